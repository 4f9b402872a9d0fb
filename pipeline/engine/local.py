"""Worker processes on this machine, by pebble: a hanging or crashing document costs its own worker, not the run."""

from __future__ import annotations

import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Generic, Self

from pebble import ProcessExpired, ProcessPool

from pipeline import interrupts
from pipeline.engine import forking, memory, worker
from pipeline.engine.face import AHEAD_SECONDS, Ahead, Done, EngineBroken, Loss, Result, Task, unheard
from pipeline.engine.pools import ending, is_locked, stop

# Documents under way per worker. One slow document holds back the order, so the others need this much to do meanwhile;
# a document's rows take about a megabyte, so two workers hold some 60 MB at the worst.
LOOK_AHEAD = 32
POLL_SECONDS = 1.0  # how soon a pool that broke without a word is noticed
# Pools in a row that broke without one result. A pool breaks when a worker ends that has no task: killed from outside,
# say, while it starts. No document is to blame; the machine may need a moment (memory), so each wait is twice the last.
# Eight waits are 25 seconds: then something is wrong for good.
BREAKS_ALLOWED = 8
FIRST_WAIT_SECONDS = 0.1
# A worker that is killed while it reads or writes leaves the lock of the channel that all share closed, and maybe
# half a message: the pool is not broken then, but nothing moves. The lock is held for milliseconds else, so it is given
# up when the lock was found closed so many times in a row, `POLL_SECONDS` apart.
LOCKED_POLLS = 5
# The same for what nobody foresaw: when nothing has come to its end for this much longer than anything may take.
STUCK_SECONDS = 30.0
# Libraries that lose a little memory with each document lose it for so long at most: 1,500 different reports took 6 MB
# more than the first 500. A new worker takes half a second of work until it knows what the last one knew (readers that
# are loaded, patterns of tables that are compiled when first needed): with 1,000 documents each that was 2 % of all.
TASKS_A_WORKER = 4000
AGAIN = ", also when it was tried again alone"
REMEDY = "Look at what stands above. What is stored stays: the same command goes on from there."


@dataclass(slots=True, eq=False)
class _UnderWay(Generic[Task]):
    task: Task
    future: Future[bytes] = field(default_factory=Future)
    is_alone: bool = False
    is_told: bool = False


def never(_: object) -> bool:
    """No result asks for a second try."""
    return False


class LocalEngine(Generic[Task, Result]):
    """A pool of `jobs` processes that run `work(task)`; each calls `prepare()` once. `seconds(task)` is its time limit.

    A task that costs its worker, or whose result `is_short` of memory, is tried once more when nothing else is under
    way. `memory_limit`: bytes a worker, `None` for its share of the machine; then the second try has all of it.
    `work` and `prepare` must be importable by name; `context` comes from `forking.start_context`.
    """

    def __init__(
        self,
        work: Callable[[Task], Result],
        *,
        prepare: Callable[[], object],
        seconds: Callable[[Task], float],
        jobs: int,
        context: BaseContext,
        memory_limit: int | None = None,
        is_short: Callable[[Result], bool] = never,
    ) -> None:
        self._work = work
        self._prepare = prepare
        self._seconds = seconds
        self._jobs = jobs
        self._context = context
        self._memory = memory_limit or memory.share(jobs)
        self._memory_alone = memory_limit or memory.share(1)
        self._is_short = is_short
        self._pool = self._new_pool()
        self._breaks = 0
        self._locked = 0
        self._moved = time.monotonic()
        self._starter: int | None = None
        self._taking = 0.0
        self._ahead: Ahead[Task, Result] = unheard

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._jobs,
            max_tasks=TASKS_A_WORKER,
            initializer=worker.make_ready,
            initargs=(self._prepare, self._memory),
            context=self._context,
        )

    def __enter__(self) -> Self:
        self._start()
        return self

    def _start(self) -> None:
        """Start the workers, in another pool where the process that makes them ends meanwhile."""
        while True:
            self._starter = self._starter_now()
            try:
                with interrupts.deferred():  # a worker that is half started when it comes would be nobody's
                    _ = self._pool.active  # a look at its state starts it
            except (BrokenProcessPool, OSError):
                self._replace()
            else:
                return

    def _starter_now(self) -> int | None:
        return forking.fork_server() if self._context.get_start_method() == "forkserver" else None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        stop(self._pool)

    def results(self, tasks: Iterable[Task], ahead: Ahead[Task, Result] = unheard) -> Iterator[Done[Task, Result]]:
        """Results in the order of the tasks; at most `LOOK_AHEAD` tasks a worker are under way."""
        self._ahead = ahead
        queue: deque[_UnderWay[Task]] = deque()
        for task in tasks:
            self._schedule(_UnderWay(task), queue)
            if len(queue) >= LOOK_AHEAD * self._jobs:
                yield self._take(queue)
        while queue:
            yield self._take(queue)

    def _schedule(self, each: _UnderWay[Task], queue: deque[_UnderWay[Task]]) -> None:
        """Put a new task at the queue's end under way, or one of the queue once more."""
        while True:
            try:
                self._submit(each)
                break
            except RuntimeError:  # the pool broke
                self._renew(queue)
        if each not in queue:
            queue.append(each)

    def _submit(self, each: _UnderWay[Task]) -> None:
        arguments = (self._work, each.task)
        limit = self._seconds(each.task)
        if each.is_alone:
            memories = (self._memory, self._memory_alone)
            each.future = self._pool.schedule(worker.call_alone, args=(*arguments, *memories), timeout=limit)
        else:
            each.future = self._pool.schedule(worker.call, args=arguments, timeout=limit)
        each.future.add_done_callback(self._note_move)

    def _note_move(self, _: Future[bytes]) -> None:
        self._moved = time.monotonic()

    def _take(self, queue: deque[_UnderWay[Task]]) -> Done[Task, Result]:
        """Wait for the oldest task; tried again when nothing else is under way, should it have cost its worker."""
        first = queue[0]
        self._taking = time.monotonic()
        self._wait(first, queue)
        result = self._outcome(first)
        if is_second_try := self._is_worth_another(result):
            for other in tuple(queue):
                self._wait(other, queue)
            first.is_alone = True
            self._schedule(first, queue)
            self._wait(first, queue)
            result = self._outcome(first)
        queue.popleft()
        self._breaks = 0
        return Done(first.task, result, is_second_try)

    def _is_worth_another(self, result: Result | Loss) -> bool:
        """Whether a second try, alone, may do better; what ran too long as the only task was alone already."""
        if isinstance(result, Loss):
            return result.code != "timeout" or self._jobs > 1
        return self._is_short(result)

    def _wait(self, each: _UnderWay[Task], queue: deque[_UnderWay[Task]]) -> None:
        """Wait until the task is done; a pool that broke or is stuck meanwhile is replaced."""
        while True:
            finished, _ = wait([each.future], timeout=POLL_SECONDS)
            if finished and not isinstance(each.future.exception(), BrokenProcessPool):
                return
            self._locked = self._locked + 1 if not finished and is_locked(self._pool) else 0
            is_broken = finished or not self._pool.active or self._locked >= LOCKED_POLLS
            if is_broken or self._is_orphaned() or self._is_stuck(queue):
                self._renew(queue)
            elif time.monotonic() - self._taking >= AHEAD_SECONDS:
                self._tell_ahead(queue)

    def _tell_ahead(self, queue: deque[_UnderWay[Task]]) -> None:
        """Tell, once, what is done before its turn and will not be tried again."""
        for each in queue:
            if not each.is_told and each.future.done() and each.future.exception() is None:
                each.is_told = True
                result = self._outcome(each)
                if isinstance(result, Loss) or not self._is_short(result):
                    self._ahead(Done(each.task, result))

    def _is_orphaned(self) -> bool:
        """Whether the workers' fork server has ended, and they with it.

        The pool takes them for dead at once, and yet they go on for `worker.WATCH_SECONDS`: a task that one of them
        took then would come to no end.
        """
        return self._starter_now() != self._starter

    def _is_stuck(self, queue: deque[_UnderWay[Task]]) -> bool:
        idle = time.monotonic() - self._moved - STUCK_SECONDS
        return idle > 0 and idle > max(
            (self._seconds(each.task) for each in queue if not each.future.done()), default=0.0
        )

    def _outcome(self, each: _UnderWay[Task]) -> Result | Loss:
        again = AGAIN if each.is_alone else ""
        try:
            result: Result = pickle.loads(each.future.result())  # noqa: S301 - written by our own worker
        except TimeoutError as error:
            return Loss("timeout", f"it took more than {round(error.args[-1], 1):g} seconds{again}")
        except ProcessExpired as error:
            how = ending(error.exitcode)
            name = how.partition("signal ")[2]
            return Loss("worker_crashed", f"the worker process ended ({how}){again}", name)
        return result

    def _renew(self, queue: deque[_UnderWay[Task]]) -> None:
        """Replace a broken pool and put what it had not finished into the new one."""
        self._replace()
        self._start()
        for each in queue:
            if not each.future.done() or isinstance(each.future.exception(), BrokenProcessPool):
                with suppress(RuntimeError):  # it broke again; whoever waits for this task will see that
                    self._submit(each)

    def _replace(self) -> None:
        """Stop a broken pool and make another."""
        self._breaks += 1
        stop(self._pool)
        if self._breaks > BREAKS_ALLOWED:
            message = f"{BREAKS_ALLOWED} times in a row the worker processes ended before doing anything."
            raise EngineBroken(message, REMEDY)
        time.sleep(FIRST_WAIT_SECONDS * 2 ** (self._breaks - 1))
        self._moved, self._locked = time.monotonic(), 0
        self._pool = self._new_pool()
