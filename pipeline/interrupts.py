"""Ctrl-C, and what ends a run like it; moments when it must not strike.

Python delivers it to the main thread only; elsewhere nothing is done.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def ignored() -> Iterator[None]:
    """Ctrl-C in the block is lost: all work is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def not_inherited() -> Iterator[None]:
    """Programs started in the block leave Ctrl-C to this process, from their first instruction on.

    One that comes meanwhile counts when the block is left; on Windows, which cannot hold signals back, it is lost.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        with ignored():
            yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def deferred() -> Iterator[None]:
    """Ctrl-C in the block counts when the block is left."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt


@contextmanager
def by_other_signals() -> Iterator[None]:
    """What a batch system or a closed terminal sends counts as Ctrl-C in the block: what was begun is put in order.

    Not where Ctrl-C or the signal is ignored from the start, as in the background of a script and under `nohup`.
    """
    names = ("SIGTERM", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        numbers = []
    taken = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)
