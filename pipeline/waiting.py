"""Who a run waits for: the file whose turn it is, when it takes long, told to whoever watches and to the log.

Files are stored in their order, so that one that takes minutes holds back all behind it; without its name a run looks
as if it stood still.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from pipeline.journal import Journal
from pipeline.progress import Progress

LOOK_SECONDS = 1.0
LONG_SECONDS = 10.0  # from when on those who watch are told
LOGGED_SECONDS = 30.0  # when the log is told first; then again at each doubling


class Watch:
    """Looks, in a thread of its own while the block runs, at the file whose turn it is (`None`: no file's)."""

    def __init__(self, awaited: Callable[[], str | None], progress: Progress, journal: Journal) -> None:
        self._awaited = awaited
        self._progress = progress
        self._journal = journal
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look_now_and_then, daemon=True)
        self._path: str | None = None
        self._since = 0.0
        self._log_from = LOGGED_SECONDS

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _look_now_and_then(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            self.look(time.monotonic())

    def look(self, now: float) -> None:
        """Tell of the file, if it is the same one for long."""
        path = self._awaited()
        if path is None or path != self._path:
            self._path, self._since, self._log_from = path, now, LOGGED_SECONDS
            return
        seconds = now - self._since
        if seconds >= LONG_SECONDS:
            self._progress.wait(path, seconds)
        if seconds >= self._log_from:
            self._log_from = 2 * seconds
            self._journal.write("waiting", path=path, seconds=round(seconds, 1))
