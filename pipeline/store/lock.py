"""One run at a time in an outputs folder: a lock that the system takes back when its process ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.errors import UnwritableOutputs

NAME = ".lock"
BUSY = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
LONGEST = 20  # bytes of a process number
LOOKS, LOOK_SECONDS = 10, 0.02  # whoever asks for a status holds the lock for a moment
WAIT = "Wait until it has ended, or give -o another folder."


class Lock:
    """Keeps other runs out of a folder until the `with` block is left.

    Raises UnwritableOutputs where one is at work, OSError where the folder cannot be written.
    """

    def __init__(self, outputs: Path) -> None:
        self._file = outputs / NAME
        self._handle = _taken(outputs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._file.unlink()  # while it is ours; Windows removes no open file, and one that stays does no harm
        os.close(self._handle)


def _taken(outputs: Path) -> int:
    """The open file of the lock; one that its last owner removed just now is no lock, and is made anew."""
    looks = 0
    while True:
        handle = os.open(outputs / NAME, os.O_RDWR | os.O_CREAT, 0o666)
        looks += 1
        is_ours = _lock(handle)
        if is_ours and _is_in_place(outputs, handle):
            os.truncate(handle, 0)
            os.write(handle, str(os.getpid()).encode())
            return handle
        error = None if is_ours or looks < LOOKS else _busy(outputs, handle)
        os.close(handle)
        if error is not None:
            raise error
        if not is_ours:
            time.sleep(LOOK_SECONDS)


def holder(outputs: Path) -> int | None:
    """Number of the process that is at work, 0 where none is; `None` where the system does not tell.

    A killed process holds nothing from its end on, though its number is taken until its parent has heard of it.
    """
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        handle = os.open(outputs / NAME, os.O_RDONLY)
    except FileNotFoundError:
        return 0
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        return _number(handle) if error.errno in BUSY else None
    else:
        return 0
    finally:
        os.close(handle)


def _number(handle: int) -> int | None:
    """What the process that has the lock wrote into it."""
    number = os.pread(handle, LONGEST, 0).decode("ascii", "replace") if hasattr(os, "pread") else ""
    return int(number) if number.isdigit() else None


def _is_in_place(outputs: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), (outputs / NAME).stat())
    except FileNotFoundError:
        return False


def _busy(outputs: Path, handle: int) -> UnwritableOutputs:
    number = _number(handle)
    by = f" (process {number})" if number else ""
    return UnwritableOutputs(f"{outputs}: another run{by} is writing into this folder.", WAIT)


def _lock(handle: int) -> bool:
    """Whether the lock is ours now. On a file system without locks, as some network disks are, it always is."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
    else:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in BUSY
    return True
