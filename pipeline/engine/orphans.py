"""No process outlives the one that started it: workers end at once, the fork server also while it still imports.

Linux ends a process with its parent when asked to, whatever it is doing; elsewhere a thread looks. That thread cannot
run while a library keeps Python from it, as pdfium does in the middle of a long page.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress

LOOK_SECONDS = 0.1  # how soon a fork server that imports notices that it is alone
DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of linux/prctl.h

_imported = threading.Event()


def end_with_parent() -> None:
    """Let the system end this process with the one that made it; where it cannot, nothing is done.

    For workers: Linux means the thread that made them, and the fork server has one for as long as it lives.
    """
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(DEATH_SIGNAL, int(signal.SIGKILL), 0, 0, 0)


def watch_imports() -> None:
    """Let this process, a fork server, end with its parent until `imports_end`; then a pipe tells it the same."""
    starter = os.getppid()
    threading.Thread(target=_look, args=(starter,), daemon=True, name="imports").start()


def _look(starter: int) -> None:
    while not _imported.wait(LOOK_SECONDS):
        if os.getppid() != starter:
            os._exit(1)


def imports_end() -> None:
    """End the thread that watches, for none may run when workers are copied from this process."""
    _imported.set()
    for thread in threading.enumerate():
        if thread.name == "imports":
            thread.join()
