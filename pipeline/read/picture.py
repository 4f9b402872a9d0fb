"""Pictures of pages, as a PDF viewer shows them: what the review lays its marks over."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UnreadableFile

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

SCALE = 150 / 72  # pixels a point: 1240 for the width of A4, enough for tables of 18 columns when they are magnified
LARGEST = 2400  # pixels of the longer side
QUALITY = 88  # of 100: letters without fringes, a third of the time of a PNG
KEPT_FILES = 6
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

    document = pypdfium2.PdfDocument(whole_file(path, sha256), password=password)
    document.init_forms()
    return document


def whole_file(path: Path, sha256: str) -> bytes:
    """The bytes that were extracted; raises UnreadableFile where others are in their place."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile("unreadable_file", f"{path}: cannot be opened ({error.strerror}).", REMEDY) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise UnreadableFile("other_file", f"{path}: is not the file that was extracted.", REMEDY)
    return data
