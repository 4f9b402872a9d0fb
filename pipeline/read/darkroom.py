"""A process of its own for pictures of pages: a PDF that hangs or crashes pdfium costs that process, not the review."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from multiprocessing import get_context
from pathlib import Path

from pipeline.model import Box
from pipeline.read.picture import page_picture, page_sizes
from pipeline.read.sought import Sought, lines_of

SLOWEST = 15  # seconds for a page; the scan of a large plan takes 2


def _ready() -> None:
    """Load what pictures are made with."""
    import pypdfium2
    from PIL import JpegImagePlugin

    del pypdfium2, JpegImagePlugin


class Darkroom:
    """The process that makes pictures, one after the other; started anew where one crashes or hangs it."""

    def __init__(self, password: str | None = None) -> None:
        from pebble import ProcessPool

        self._password = password
        self._pool = ProcessPool(max_workers=1, context=get_context("spawn"))
        self._pool.schedule(_ready)  # while the page is opened, so that the first picture is as quick as the others

    def picture(self, path: Path, sha256: str, page: int) -> Future[bytes]:
        """The picture when it is made; `UnreadableFile`, `TimeoutError` or pebble's `ProcessExpired` else."""
        future: Future[bytes] = self._pool.schedule(
            page_picture, args=(path, sha256, page, self._password), timeout=SLOWEST
        )
        return future

    def sizes(self, path: Path, sha256: str) -> Future[tuple[tuple[float, float], ...]]:
        """The sizes of its pages, in the same way."""
        future: Future[tuple[tuple[float, float], ...]] = self._pool.schedule(
            page_sizes, args=(path, sha256, self._password), timeout=SLOWEST
        )
        return future

    def lines(
        self, path: Path, sha256: str, page: int, sought: Sequence[Sought]
    ) -> Future[tuple[tuple[Box, ...], ...]]:
        """Where words stand on a page, line by line, in the same way."""
        future: Future[tuple[tuple[Box, ...], ...]] = self._pool.schedule(
            lines_of, args=(path, sha256, page, sought, self._password), timeout=SLOWEST
        )
        return future

    def close(self) -> None:
        """End the process."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
