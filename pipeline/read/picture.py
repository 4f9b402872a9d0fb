"""Pictures of pages, as a PDF viewer shows them: what the review lays its marks over.

Made in a process of its own (`Darkroom`): a PDF that hangs or crashes pdfium costs that process, not the review.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import Future
from functools import lru_cache
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UnreadableFile

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

SCALE = 150 / 72  # pixels a point: 1240 for the width of A4, enough for tables of 18 columns when they are magnified
LARGEST = 2400  # pixels of the longer side
QUALITY = 88  # of 100: letters without fringes, a third of the time of a PNG
KEPT_FILES = 6
SLOWEST = 15  # seconds for a page; the scan of a large plan takes 2
MEDIA_TYPE = "image/jpeg"
REMEDY = "Look whether the file was moved or replaced since the extraction, and extract again."


def page_picture(path: Path, sha256: str, page: int, password: str | None = None) -> bytes:
    """A JPEG of the page (from 1); raises UnreadableFile unless the file's bytes are those that were extracted."""
    import pypdfium2

    try:
        document = _opened(path, sha256, password)
        leaf = document[page - 1]
        wide, high = leaf.get_size()
        scale = min(SCALE, LARGEST / max(wide, high))
        image = leaf.render(scale=scale, draw_annots=True, may_draw_forms=True).to_pil()
    except (pypdfium2.PdfiumError, IndexError, ValueError, ZeroDivisionError) as error:
        raise UnreadableFile("unreadable_page", f"{path}: page {page} cannot be shown ({error}).", REMEDY) from error
    stream = BytesIO()
    image.save(stream, "JPEG", quality=QUALITY, subsampling=0)
    return stream.getvalue()


def page_sizes(path: Path, sha256: str, password: str | None = None) -> tuple[tuple[float, float], ...]:
    """Width and height in points of every page as it is displayed; raises UnreadableFile."""
    import pypdfium2

    try:
        document = _opened(path, sha256, password)
        return tuple((float(wide), float(high)) for wide, high in map(document.get_page_size, range(len(document))))
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile("unreadable_file", f"{path}: cannot be opened ({error}).", REMEDY) from error


@lru_cache(maxsize=KEPT_FILES)
def _opened(path: Path, sha256: str, password: str | None) -> PdfDocument:
    """The file in memory: what is shown is what was hashed, whatever becomes of the file."""
    import pypdfium2

    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile("unreadable_file", f"{path}: cannot be opened ({error.strerror}).", REMEDY) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise UnreadableFile("other_file", f"{path}: is not the file that was extracted.", REMEDY)
    document = pypdfium2.PdfDocument(data, password=password)
    document.init_forms()
    return document


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

    def close(self) -> None:
        """End the process."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
