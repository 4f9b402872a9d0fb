"""Pictures on a page with text: those whose own text nobody reads, and text that nobody sees.

Measured on 700 pages: seals, signatures and logos fill up to 0.05 of a page; backgrounds have the page's text on them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pypdfium2.raw as c

from pipeline.model import Box
from pipeline.read.layout import Item
from pipeline.read.lines import Line
from pipeline.read.objects import bounds_of_one
from pipeline.read.ocr_image import picture_of
from pipeline.read.pdfium import OpenPage
from pipeline.read.pdfium_calls import has_transparency
from pipeline.read.rulings import PICTURE_SHARE, bounds_of

if TYPE_CHECKING:
    from PIL.Image import Image

LEAST_SHARE = 0.1  # of the page's area
MOST_LETTERS = 20  # of the page's text on a picture; a caption laid over it may be longer, and then tells what it is
PAPER, PAPER_SHARE = 200, 0.7  # grey, and the share of pixels as light: a photograph is darker
INK, INK_SHARE = 100, 0.005  # grey, and the share of pixels as dark; fewer are a frame


def has_unread_picture(page: OpenPage) -> bool:
    """Whether a picture on a page of text seems to have text: dark strokes on white, and no text of the page on it."""
    large = [piece for piece in page.drawn.images if _is_large(page, bounds_of(page, piece))]
    boxes = [bounds_of(page, piece) for piece in large if not _has_text(page, piece)]
    if not boxes:
        return False
    picture = picture_of(page, [])
    upright = (picture.upright(box) for box in boxes)
    cuts = (tuple(round(edge * picture.scale) for edge in box) for box in upright)
    return any(seems_text(picture.image.crop((x0, top, x1, bottom))) for x0, top, x1, bottom in cuts)


def _is_large(page: OpenPage, box: Box) -> bool:
    wide = min(box.x1, page.width) - max(box.x0, 0)
    high = min(box.bottom, page.height) - max(box.top, 0)
    return wide > 0 and high > 0 and wide * high >= LEAST_SHARE * page.width * page.height


def _has_text(page: OpenPage, piece: int) -> bool:
    """Whether text of the page lies on it: it is a background, or was read by another OCR program."""
    return page.letters_within(*bounds_of_one(piece)) > MOST_LETTERS


def seems_text(image: Image) -> bool:
    """By its colours: OCR would say less, for pictures of tables are often distorted or small."""
    counts = image.histogram()
    total = max(sum(counts), 1)
    return sum(counts[PAPER:]) >= PAPER_SHARE * total and sum(counts[:INK]) >= INK_SHARE * total


def seen(page: OpenPage, items: Sequence[Item]) -> list[Item]:
    """What can be seen: not what stands beside the page, nor unseen letters where there is no picture.

    Only where that is less than half of the page: unseen letters may be all that a drawn page has.
    """
    lines = [item for item in items if isinstance(item, Line)]
    wide, high = page.width, page.height
    beside = [line for line in lines if not _is_on(wide, high, *line.box)]
    are_invisible = page.are_invisible([line.runs[0].source for line in lines])
    unseen = [line for line, is_invisible in zip(lines, are_invisible, strict=True) if is_invisible]
    if not (beside or unseen) or 2 * len(beside + unseen) > len(lines):
        return list(items)
    pictures = [bounds_of(page, piece) for piece in page.drawn.images] if unseen else []
    lost = {id(line) for line in unseen if not any(_is_on_picture(line.box, box) for box in pictures)}
    lost |= {id(line) for line in beside}
    return [item for item in items if id(item) not in lost]


def _is_on(wide: float, high: float, x0: float, top: float, x1: float, bottom: float) -> bool:
    """Whether any of a box is on a page of that size."""
    return x1 > 0 and x0 < wide and bottom > 0 and top < high


def _is_on_picture(line: Box, picture: Box) -> bool:
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return picture.x0 <= x <= picture.x1 and picture.top <= y <= picture.bottom


def is_under_picture(page: OpenPage, char_index: int) -> bool:
    """Whether a character was drawn before a picture that fills the page, and so lies under it."""
    text = page.piece_of(char_index)
    is_drawn = False
    for piece, kind in zip(page.drawn.pieces, page.drawn.kinds, strict=True):
        is_drawn = is_drawn or piece == text
        if is_drawn and kind == c.FPDF_PAGEOBJ_IMAGE and not has_transparency(piece):
            box = bounds_of(page, piece)
            if (box.x1 - box.x0) * (box.bottom - box.top) >= PICTURE_SHARE * page.width * page.height:
                return True
    return False
