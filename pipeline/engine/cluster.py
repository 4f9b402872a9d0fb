"""Workers of a Dask cluster over a folder that all machines share: the same tasks, the same faces, more machines.

The cluster's workers (`dask worker`, one thread a core) do not work on documents themselves. Each thread keeps a
LocalEngine of one process, so that a document that hangs, crashes or swells costs that process, not the Dask worker;
a Dask worker that dies with its machine is no loss either, for the scheduler gives its tasks to another one.
Results stream back to this process, the only one that writes.
"""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self

from pipeline.engine.face import AHEAD_SECONDS, Ahead, Done, EngineAbsent, EngineBroken, Loss, Result, Task, unheard
from pipeline.engine.forking import start_context
from pipeline.engine.local import LocalEngine, never

if TYPE_CHECKING:
    from distributed import Client, Future

# Tasks under way a thread: one works, the others wait beside it so that no thread ever waits for the network, and what
# is done ahead of a slow one has room. A result is about a megabyte, kept by the worker until it is taken.
LOOK_AHEAD = 16
FIRST_WORKER_SECONDS = 60
CONNECT_SECONDS = 15
POLL_SECONDS = 1.0
COUNT_AGAIN_SECONDS = 5.0  # how soon workers that came or went are noticed
INSTALL = "Install it, in the folder of the program: pip install '.[cluster]'."
START = "Start one (`dask scheduler`, then `dask worker ADDRESS` on each machine), and run the same command again."
LOST = "Start it again, and run the same command: it goes on from what is stored."


@dataclass(frozen=True, slots=True)
class _Order(Generic[Task, Result]):
    """What a cluster's worker must know; `token` tells one run from another."""

    token: str
    work: Callable[[Task], Result]
    prepare: Callable[[], object]
    seconds: Callable[[Task], float]
    is_short: Callable[[Result], bool]
    memory_limit: int | None
    preload: tuple[str, ...]


# ---- in a worker of the cluster ------------------------------------------------------------------------------

_thread = threading.local()
_engines: list[LocalEngine[object, object]] = []


def isolated(order: _Order[Task, Result], task: Task) -> Done[Task, Result]:
    """Do one task in a process of its own beside this thread; it is kept for the next task."""
    if getattr(_thread, "token", None) != order.token:
        _close_own()
        _thread.engine = _new_engine(order)
        _thread.token = order.token
        _engines.append(_thread.engine)
    (done,) = _thread.engine.results([task])
    return done  # type: ignore[no-any-return]  # a thread's own names have no types


def _new_engine(order: _Order[Task, Result]) -> LocalEngine[Task, Result]:
    _let_have_children()
    engine: LocalEngine[Task, Result] = LocalEngine(
        order.work,
        prepare=order.prepare,
        seconds=order.seconds,
        jobs=1,
        context=start_context(order.preload),
        memory_limit=order.memory_limit or _share_of_worker(),
        is_short=order.is_short,
    )
    return engine.__enter__()  # closed by `close_all`, or by the end of this process


def _let_have_children() -> None:
    """A Dask worker that a nanny started is a daemon, which multiprocessing lets have no children."""
    import multiprocessing

    multiprocessing.current_process()._config.pop("daemon", None)  # type: ignore[attr-defined]  # noqa: SLF001


def _share_of_worker() -> int | None:
    """Bytes of each thread of this Dask worker (`--memory-limit`); `None` where it was given no limit."""
    from distributed import get_worker

    worker = get_worker()
    limit = worker.memory_manager.memory_limit
    return int(limit) // worker.state.nthreads if limit else None


def _close_own() -> None:
    engine = getattr(_thread, "engine", None)
    if engine in _engines:
        _engines.remove(engine)
        engine.__exit__(None, None, None)


def close_all() -> None:
    """End the processes of all threads of this worker: the run is over."""
    while _engines:
        _engines.pop().__exit__(None, None, None)


# ---- in the run ----------------------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class _UnderWay(Generic[Task]):
    task: Task
    future: Future
    is_told: bool = False


class ClusterEngine(Generic[Task, Result]):
    """The cluster of a scheduler (`tcp://host:8786`), with the options of LocalEngine.

    `work`, `prepare`, `seconds` and `is_short` must be importable by name on all machines. Raises EngineAbsent where
    there is no scheduler, or it has no worker, EngineBroken where it is lost; what `prepare` raises on a worker is
    raised here.
    """

    def __init__(
        self,
        address: str,
        work: Callable[[Task], Result],
        *,
        prepare: Callable[[], object],
        seconds: Callable[[Task], float],
        memory_limit: int | None = None,
        is_short: Callable[[Result], bool] = never,
        preload: tuple[str, ...] = (),
    ) -> None:
        self._address = address
        self._order = _Order(uuid.uuid4().hex, work, prepare, seconds, is_short, memory_limit, preload)
        self._client: Client | None = None
        self._threads = 1
        self._counted = 0.0

    def __enter__(self) -> Self:
        try:
            from distributed import Client
        except ImportError as error:
            raise EngineAbsent("Dask, which --scheduler needs, is not installed.", INSTALL) from error
        # A lost scheduler is told in a sentence; Dask's client would write tracebacks above it.
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
        try:
            self._client = Client(self._address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise EngineAbsent(f"{self._address}: no scheduler answers there ({error}).", START) from error
        try:
            self._client.wait_for_workers(1, timeout=FIRST_WORKER_SECONDS)
        except TimeoutError as error:
            self._client.close()
            raise EngineAbsent(f"{self._address}: the scheduler has no worker.", START) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._client is not None:
            with suppress(Exception):  # the cluster may be gone; what it had to give is taken
                self._client.run(close_all)
            self._client.close()
            self._client = None

    def results(self, tasks: Iterable[Task], ahead: Ahead[Task, Result] = unheard) -> Iterator[Done[Task, Result]]:
        """Results in the order of the tasks; at most `LOOK_AHEAD` tasks a thread of the cluster are under way."""
        queue: deque[_UnderWay[Task]] = deque()
        for task in tasks:
            queue.append(_UnderWay(task, self._submitted(task)))
            if len(queue) >= LOOK_AHEAD * self._counted_threads():
                yield self._taken(queue, ahead)
        while queue:
            yield self._taken(queue, ahead)

    def _submitted(self, task: Task) -> Future:
        # Not pure: a task that comes again (--force) is to be done again.
        return self._opened().submit(isolated, self._order, task, pure=False)

    def _opened(self) -> Client:
        if self._client is None:
            raise EngineBroken(f"{self._address}: the cluster is not open.", START)
        return self._client

    def _counted_threads(self) -> int:
        """Threads of the cluster just now; as many as last time when all workers are gone and others may come."""
        if time.monotonic() - self._counted > COUNT_AGAIN_SECONDS:
            self._counted = time.monotonic()
            with suppress(OSError):
                self._threads = sum(self._opened().nthreads().values()) or self._threads
        return self._threads

    def _taken(self, queue: deque[_UnderWay[Task]], ahead: Ahead[Task, Result]) -> Done[Task, Result]:
        """Wait for the oldest task."""
        from distributed.scheduler import KilledWorker

        first, taking = queue.popleft(), time.monotonic()
        while True:
            try:
                done: Done[Task, Result] = first.future.result(timeout=POLL_SECONDS)
            except TimeoutError:
                if time.monotonic() - taking >= AHEAD_SECONDS:
                    _tell_ahead(queue, ahead)
            except KilledWorker:
                return Done(
                    first.task, Loss("worker_crashed", "several workers of the cluster ended while they had it")
                )
            except (CancelledError, OSError) as error:  # the first with a text of Dask's own, which tells nobody more
                why = f" ({error.strerror})" if isinstance(error, OSError) and error.strerror else ""
                raise EngineBroken(f"{self._address}: the scheduler is lost{why}.", LOST) from error
            else:
                return done


def _tell_ahead(queue: deque[_UnderWay[Task]], ahead: Ahead[Task, Result]) -> None:
    """Tell, once, what is done before its turn; what cannot be had just now is waited for in its turn."""
    for each in queue:
        if each.is_told or each.future.status != "finished":
            continue
        each.is_told = True
        try:
            done: Done[Task, Result] = each.future.result(timeout=POLL_SECONDS)
        except (TimeoutError, CancelledError, OSError):
            continue
        ahead(done)
