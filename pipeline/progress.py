"""The face of whoever wants to know how far a run is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told by the run."""

    def begin(self) -> None:
        """Tell that work begins; not called when there is none. Workers start meanwhile: time for slow imports."""

    def expect(self, files: int) -> None:
        """Tell how many files there are; called once, from another thread, some time after the start."""

    def advance(self, *, pages: int, problems: int, is_taken_over: bool = False) -> None:
        """Tell that one more file is done; `is_taken_over`: an earlier run had read it."""

    def wait(self, path: str, seconds: float) -> None:
        """Tell that this file holds back those behind it, for so long by now; called from another thread."""

    def finish(self) -> None:
        """Tell that all files are done and the outputs are being written."""


class Silence:
    """Nobody wants to know."""

    def begin(self) -> None:
        """Ignore it."""

    def expect(self, files: int) -> None:
        """Ignore it."""

    def advance(self, *, pages: int, problems: int, is_taken_over: bool = False) -> None:
        """Ignore it."""

    def wait(self, path: str, seconds: float) -> None:
        """Ignore it."""

    def finish(self) -> None:
        """Ignore it."""


class Several:
    """Tells several listeners."""

    def __init__(self, *listeners: Progress) -> None:
        self._listeners = listeners

    def begin(self) -> None:
        """Tell each."""
        for each in self._listeners:
            each.begin()

    def expect(self, files: int) -> None:
        """Tell each."""
        for each in self._listeners:
            each.expect(files)

    def advance(self, *, pages: int, problems: int, is_taken_over: bool = False) -> None:
        """Tell each."""
        for each in self._listeners:
            each.advance(pages=pages, problems=problems, is_taken_over=is_taken_over)

    def wait(self, path: str, seconds: float) -> None:
        """Tell each."""
        for each in self._listeners:
            each.wait(path, seconds)

    def finish(self) -> None:
        """Tell each."""
        for each in self._listeners:
            each.finish()
