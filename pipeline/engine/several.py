"""Tasks that are all to be done, in whatever order, and have no results: several at a time, on worker processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from multiprocessing.context import BaseContext

from pipeline.engine.face import Loss, Task
from pipeline.engine.local import LocalEngine

# For one task: these are our own, no hostile file is read, and the largest takes minutes. What takes longer is done in
# this process, for whatever ended without a word is not waited for by the day.
LIMIT_SECONDS = 1800.0


def do_all(work: Callable[[Task], None], tasks: Iterable[Task], *, jobs: int, context: BaseContext) -> None:
    """Do every task; what one raises is raised here. One that costs its worker twice is done in this process."""
    engine = LocalEngine(work, prepare=_nothing, seconds=_limit, jobs=jobs, context=context)
    with engine:
        for done in engine.results(tasks):
            if isinstance(done.result, Loss):
                work(done.task)


def _nothing() -> None:
    """These workers need no rules."""


def _limit(_: object) -> float:
    return LIMIT_SECONDS
