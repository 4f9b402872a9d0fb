"""Worker processes on this machine, by pebble: a hanging or crashing document costs its own worker, not the run.

Start method: forkserver where the system has it. `fork` would copy a parent that has threads (pebble's own, the
progress line's) and can deadlock in a lock that one of them held; `spawn` would import everything again for each
worker, also for the one that replaces a crashed one. The fork server is a clean process without threads that has
imported once; it starts while the parent reads the rules. Windows has `spawn` only.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Generic, Self

from pebble import ProcessExpired, ProcessPool

from pipeline import interrupts
from pipeline.engine.face import Done, Loss, Result, Task

# Documents under way per worker. One slow document holds back the order, so the others need this much to do meanwhile;
# a document's rows take about a megabyte, so two workers hold some 60 MB at the worst.
LOOK_AHEAD = 32
THREAD_SETTINGS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT")
POLL_SECONDS = 1.0  # how soon a pool that broke without a word is noticed
WORKER_NAME = "pebble_pool_worker"  # pebble.pool.process.WORKERS_NAME: other children of this process are not ours
# Between telling pebble to stop and killing its workers, so that its manager does not replace one just then. They are
# killed because pebble would wait 3 seconds for each that hangs, and one that is only starting would complain.
SETTLE_SECONDS = 0.02
# Pools in a row that broke without one result. A pool breaks when a worker ends that has no task: killed from outside,
# say, while it starts. No document is to blame; the machine may need a moment (memory), so each wait is twice the last.
# Eight waits are 25 seconds: then something is wrong for good.
BREAKS_ALLOWED = 8
FIRST_WAIT_SECONDS = 0.1


class EngineBroken(Exception):  # noqa: N818 - it says what happened
    """The workers cannot be started at all."""


def usable_cores() -> int:
    """Cores that this process may run on; a container or `taskset` may leave fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def start_context(preload: Iterable[str]) -> BaseContext:
    """How workers are started. The modules to preload are imported in the background from now on."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    with interrupts.not_inherited(), _one_thread_each():
        forkserver.ensure_running()
    return context


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes started here get no threads from numpy or Tesseract: neither fork server nor workers need any."""
    before = {name: os.environ.get(name) for name in THREAD_SETTINGS}
    os.environ.update(dict.fromkeys(THREAD_SETTINGS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _prepare(prepare: Callable[[], object]) -> None:
    """Make a new worker ready, and make sure that it does not outlive the parent."""
    threading.Thread(target=_die_with_parent, daemon=True).start()
    try:
        prepare()
    except Exception as error:  # noqa: BLE001 - pebble would only log it and start another worker, for ever
        UNPREPARED.append(error)


UNPREPARED: list[Exception] = []  # in a worker: why it could not be made ready; every task answers with it


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _call(work: Callable[[Task], Result], task: Task) -> bytes:
    """Do one task in a worker. Pickled here, for pebble would pickle while holding the lock that all workers share."""
    if UNPREPARED:
        raise UNPREPARED[0]
    return pickle.dumps(work(task), protocol=pickle.HIGHEST_PROTOCOL)


@dataclass(slots=True)
class _UnderWay(Generic[Task]):
    task: Task
    future: Future[bytes]


class LocalEngine(Generic[Task, Result]):
    """A pool of `jobs` processes that run `work(task)`; each calls `prepare()` once. `seconds(task)` is its time limit.

    `work` and `prepare` must be importable by name; `context` comes from `start_context`.
    """

    def __init__(
        self,
        work: Callable[[Task], Result],
        *,
        prepare: Callable[[], object],
        seconds: Callable[[Task], float],
        jobs: int,
        context: BaseContext,
    ) -> None:
        self._work = work
        self._prepare = prepare
        self._seconds = seconds
        self._jobs = jobs
        self._context = context
        self._pool = self._new_pool()
        self._breaks = 0

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._jobs,
            initializer=_prepare,
            initargs=(self._prepare,),
            context=self._context,
        )

    def __enter__(self) -> Self:
        _start(self._pool)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _stop(self._pool)

    def results(self, tasks: Iterable[Task]) -> Iterator[Done[Task, Result]]:
        """Results in the order of the tasks; at most `LOOK_AHEAD` tasks a worker are under way."""
        queue: deque[_UnderWay[Task]] = deque()
        for task in tasks:
            queue.append(_UnderWay(task, self._schedule(task, queue)))
            if len(queue) >= LOOK_AHEAD * self._jobs:
                yield self._take(queue)
        while queue:
            yield self._take(queue)

    def _schedule(self, task: Task, queue: deque[_UnderWay[Task]]) -> Future[bytes]:
        while True:
            try:
                return self._submit(task)
            except RuntimeError:  # the pool broke
                self._renew(queue)

    def _submit(self, task: Task) -> Future[bytes]:
        return self._pool.schedule(_call, args=(self._work, task), timeout=self._seconds(task))

    def _take(self, queue: deque[_UnderWay[Task]]) -> Done[Task, Result]:
        """Wait for the oldest task; a pool that broke meanwhile is replaced."""
        first = queue[0]
        while True:
            finished, _ = wait([first.future], timeout=POLL_SECONDS)
            if not finished and self._pool.active:
                continue
            if finished and not isinstance(first.future.exception(), BrokenProcessPool):
                break
            self._renew(queue)
        queue.popleft()
        self._breaks = 0
        return Done(first.task, self._outcome(first.future))

    def _outcome(self, future: Future[bytes]) -> Result | Loss:
        try:
            result: Result = pickle.loads(future.result())  # noqa: S301 - written by our own worker
        except TimeoutError as error:
            return Loss("timeout", f"it took more than {error.args[-1]:g} seconds")
        except ProcessExpired as error:
            return Loss("worker_crashed", f"the worker process ended ({_ending(error.exitcode)})")
        return result

    def _renew(self, queue: deque[_UnderWay[Task]]) -> None:
        """Replace a broken pool and put what it had not finished into the new one."""
        self._breaks += 1
        if self._breaks > BREAKS_ALLOWED:
            raise EngineBroken(f"{BREAKS_ALLOWED} times in a row the worker processes ended before doing anything")
        _stop(self._pool)
        time.sleep(FIRST_WAIT_SECONDS * 2 ** (self._breaks - 1))
        self._pool = self._new_pool()
        _start(self._pool)
        for each in queue:
            if not each.future.done() or isinstance(each.future.exception(), BrokenProcessPool):
                with suppress(RuntimeError):  # it broke again; whoever waits for this task will see that
                    each.future = self._submit(each.task)


def _ending(code: int) -> str:
    """What a process's exit code says: `signal SIGSEGV`, `exit code 3`."""
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"


def _start(pool: ProcessPool) -> None:
    try:
        with interrupts.deferred():  # a worker that is half started when it comes would be nobody's
            _ = pool.active  # a look at its state starts it
    except BrokenProcessPool as error:
        raise EngineBroken("the process that starts the workers ended; what it said stands above") from error


def _stop(pool: ProcessPool) -> None:
    """Stop, whatever the workers are doing; they have nothing to lose."""
    pool.stop()  # type: ignore[no-untyped-call]
    time.sleep(SETTLE_SECONDS)
    for child in multiprocessing.active_children():
        if child.name == WORKER_NAME:
            child.kill()
    pool.join()
