"""A process of its own for pictures of pages: a PDF that hangs or crashes pdfium costs that process, not the review."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.model import Box
from pipeline.read.picture import page_picture, page_sizes
from pipeline.read.sought import Sought, lines_of

if TYPE_CHECKING:
    from pebble import ProcessPool

Made = TypeVar("Made")
SLOWEST = 15  # seconds for a page; the scan of a large plan takes 2


def _ready() -> None:
    """Load what pictures are made with."""
    import pypdfium2
    from PIL import JpegImagePlugin

    del pypdfium2, JpegImagePlugin


def _new_pool() -> ProcessPool:
    from pebble import ProcessPool

    return ProcessPool(max_workers=1, context=get_context("spawn"))


class Darkroom:
    """The process that makes pictures, one after the other; started anew where one crashes or hangs it."""

    def __init__(self, password: str | None = None) -> None:
        self._password = password
        self._pool = _new_pool()
        self._pool.schedule(_ready)  # while the page is opened, so that the first picture is as quick as the others

    def _asked(self, make: Callable[..., Made], *about: object) -> Future[Made]:
        """What is to be made, by a new process where the old one could not be kept going."""
        arguments = (*about, self._password)
        try:
            future: Future[Made] = self._pool.schedule(make, args=arguments, timeout=SLOWEST)
        except RuntimeError:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool = _new_pool()
            future = self._pool.schedule(make, args=arguments, timeout=SLOWEST)
        return future

    def picture(self, path: Path, sha256: str, page: int) -> Future[bytes]:
        """The picture when it is made; `UnreadableFile`, `TimeoutError` or pebble's `ProcessExpired` else."""
        return self._asked(page_picture, path, sha256, page)

    def sizes(self, path: Path, sha256: str) -> Future[tuple[tuple[float, float], ...]]:
        """The sizes of its pages, in the same way."""
        return self._asked(page_sizes, path, sha256)

    def lines(
        self, path: Path, sha256: str, page: int, sought: Sequence[Sought]
    ) -> Future[tuple[tuple[Box, ...], ...]]:
        """Where words stand on a page, line by line, in the same way."""
        return self._asked(lines_of, path, sha256, page, tuple(sought))

    def close(self) -> None:
        """End the process."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
