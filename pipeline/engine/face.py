"""The face that every engine shows: tasks in, results out, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from pipeline.errors import TrichXuatError, UsageError

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Loss:
    """A task that cost its worker. `code`: `worker_crashed` or `timeout`; `message`: what happened, no path.

    `signal`: the name of the signal that ended the worker (`SIGABRT`), empty where that is not known.
    """

    code: str
    message: str
    signal: str = ""


@dataclass(frozen=True, slots=True)
class Done(Generic[Task, Result]):
    """A task and what came of it. `is_second_try`: the first one cost its worker, or ran short of memory."""

    task: Task
    result: Result | Loss
    is_second_try: bool = False


Ahead = Callable[[Done[Task, Result]], None]
# A task that is waited for this long holds back others, whose results may be lost before their turn comes.
AHEAD_SECONDS = 5.0


def unheard(_: object) -> None:
    """Nobody keeps what is done before its turn."""


class EngineBroken(TrichXuatError):  # noqa: N818 - it says what happened
    """The workers cannot be started or were lost; what is stored stays, and the same command goes on from it."""


class EngineAbsent(UsageError):  # noqa: N818 - as above
    """The command names workers that are not there, as it might name a folder: nothing was begun."""


class Engine(Protocol[Task, Result]):
    """Workers. Entering starts them, leaving stops them; by an exception, at once."""

    def results(self, tasks: Iterable[Task], ahead: Ahead[Task, Result] = unheard) -> Iterator[Done[Task, Result]]:
        """Results in the order of the tasks, which are drawn only as results are taken, so that memory stays flat.

        `ahead` is told, in this thread, of results that wait for their turn behind a task that takes long; each comes
        again in its turn.
        """

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
