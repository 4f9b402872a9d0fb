"""Ctrl-C at moments when it must not strike. Python delivers it to the main thread only; elsewhere nothing is done."""

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
