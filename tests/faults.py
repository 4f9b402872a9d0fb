"""A worker's task that fails in the ways in which documents make it fail, for texts that ask for it.

A module of its own, so that worker processes can import it. And an engine without workers, for tests of what is run,
not of how.
"""

from __future__ import annotations

import ctypes
import errno
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Self

from pipeline.engine import worker
from pipeline.engine.face import Done
from pipeline.work import Job, Outcome
from pipeline.work import work as real_work


def work(job: Job) -> Outcome:
    """Extract the file, unless its text asks for a fault."""
    text = job.path.read_text(encoding="utf-8", errors="replace") if job.path.suffix == ".txt" else ""
    if "CRASH" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "ABORT" in text:
        os.abort()
    if "HANG" in text:
        time.sleep(600)
    if "VANISH" in text:
        job.path.unlink()
    return real_work(job)


def limit(_: Job) -> float:
    """A short time limit."""
    return 2.0


def prepare() -> None:
    """Nothing to prepare."""


def broken_prepare() -> None:
    """A worker that cannot even start."""
    os._exit(7)


def failing_prepare() -> None:
    """A worker that finds something wrong when it starts."""
    raise LookupError("no rules")


def square(number: int) -> int:
    """The task of the engine's own tests: 3 crashes, 5 hangs."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGSEGV)
    if number == 5:
        time.sleep(600)
    return number * number


def one_second(_: int) -> float:
    """Time limit of the engine's own tests."""
    return 1.0


class InlineEngine:
    """Does the tasks in this process, one after the other, and draws some ahead as the real one does."""

    AHEAD = 3

    def __init__(self, work: Callable[[object], object], **_: object) -> None:
        self._work = work

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def results(self, tasks: Iterable[object], _: object = None) -> Iterator[Done[object, object]]:
        """Results in the order of the tasks."""
        drawn: deque[object] = deque()
        for task in tasks:
            drawn.append(task)
            if len(drawn) > self.AHEAD:
                first = drawn.popleft()
                yield Done(first, self._work(first))
        for task in drawn:
            yield Done(task, self._work(task))


# ---- tasks of tests of the engine ----------------------------------------------------------------------------


def half_a_minute(_: object) -> float:
    """A time limit that nothing comes near, on a busy machine either."""
    return 30.0


def an_hour(_: object) -> float:
    """A time limit of which no test may come to the end."""
    return 3600.0


def notice_late() -> None:
    """Let a worker go on for seconds when its fork server has ended, which is else a matter of luck."""
    worker.WATCH_SECONDS = 1.0


def short(number: int) -> int:
    """Take so little that a worker takes several in the time in which it notices that it is alone."""
    time.sleep(0.05)
    return number


def slow_or_square(number: int) -> int:
    """3 takes two seconds."""
    if number == 3:
        time.sleep(2)
    return number * number


def is_thirteen(result: object) -> bool:
    """Whether it is to be tried again: the square of 13."""
    return result == 169


def quick(number: int) -> int:
    """Do nothing."""
    return number


def crash_once(folder: Path, number: int) -> int:
    """Crash on 7 and 23, but not a second time."""
    mark = folder / str(number)
    if number in (7, 23) and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGSEGV)
    return number


def alone_or_crash(folder: Path, number: int) -> int:
    """11 crashes at first, then tells how many others are at work."""
    own, first = folder / f"{number}.now", folder / "first"
    own.touch()
    try:
        if number != 11:
            time.sleep(0.02)
            return number
        if not first.exists():
            first.touch()
            own.unlink()
            os.kill(os.getpid(), signal.SIGSEGV)
        time.sleep(0.2)
        return len(list(folder.glob("*.now"))) - 1
    finally:
        own.unlink(missing_ok=True)


def take_megabytes(number: int) -> int | None:
    """Take so much memory; `None` where there is not so much."""
    try:
        return len(bytearray(number << 20)) >> 20
    except MemoryError:
        return None


def was_short(result: object) -> bool:
    """Whether there was too little."""
    return result is None


def own_number(_: int) -> int:
    """Number of the process."""
    return os.getpid()


def large_result(number: int) -> bytes:
    """A megabyte."""
    time.sleep(0.02)
    return bytes([number]) * (1 << 20)


def hold_python(mark: Path, _: int) -> None:
    """Take ten seconds in which no other thread runs, as in the middle of a long page."""
    mark.touch()
    ctypes.PyDLL(None).sleep(10)


def write_or_crash(folder: Path, name: str) -> None:
    """Write a file; a worker process crashes on `crash`, and a full disk is met on `full`."""
    if name == "crash" and multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGSEGV)
    if name == "full":
        raise OSError(errno.ENOSPC, "No space left on device")
    (folder / name).write_text(name, encoding="utf-8")
