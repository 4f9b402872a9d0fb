"""Words of a PDF page that no reader sees: painted over afterwards, or on a layer that is switched off.

pdfium's text has them all the same. Which pieces of text may be unseen, the order of drawing tells; whether they are, a
picture of the page: where nothing stands out in a word's box, nothing is seen. Pages without such pieces cost one look
at what is drawn on them.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pypdfium2.raw as c

from pipeline.model import Box
from pipeline.read.broken import take_out
from pipeline.read.ocr_image import rendered
from pipeline.read.pdfium import OpenPage, Rect, address
from pipeline.read.pieces import around

if TYPE_CHECKING:
    from PIL.Image import Image

LEAST_WIDE, LEAST_HIGH = 8.0, 5.0  # points: less is a rule, not something painted over a word
LEAST_OVER = 3.0  # points along a piece of text: programs that paint the ground of each word reach into the next
BAND = 24.0  # points
DOTS = 2.0  # pixels a point of the picture
STANDS_OUT = 48  # of 255: how much letters differ from their ground, in any colour
OPAQUE = 255
LAYER = "OC"  # mark of optional content, ISO 32000-1 section 8.11
DEEPEST = 4  # forms within forms
NAME_UNITS = 8  # UTF-16 units of a mark's name that are looked at
_WORD = re.compile(r"\S*\w\S*")  # a comma alone is too low to be looked for


@dataclass(slots=True)
class _Doubt:
    """Of a piece of text: where it was painted over for good, and something else was written there."""

    replaced: list[Box] = field(default_factory=list)


def drop_covered(page: OpenPage) -> None:
    """Take words out of the page's text that are not to be seen on it; `page.covered` keeps where they were.

    A page that is loaded again, for the boxes of its mentions, has been looked at before.
    """
    if page.covered is None:
        page.covered = _unseen(page)
    if page.covered:
        take_out(page, page.covered)


def _unseen(page: OpenPage) -> list[tuple[int, int]]:
    """Spans of the words that are not to be seen."""
    doubts = _painted_over(page)
    if page.may_have_layers:
        doubts |= {piece: _Doubt() for piece in _layered(page) if piece not in doubts}
    if not doubts:
        return []
    image = rendered(page, DOTS)
    return [span for doubt, span in _words(page, doubts) if not _is_seen(page, image, doubt, *span)]


def _painted_over(page: OpenPage) -> dict[int, _Doubt]:
    """The pieces of text, by address, over which an area was painted later."""
    if c.FPDF_PAGEOBJ_PATH not in page.kinds:
        return {}
    texts: list[c.FPDF_PAGEOBJECT] = []
    areas: dict[int, list[tuple[int, Rect, c.FPDF_PAGEOBJECT]]] = {}  # by band: how many texts were there before
    most = 0
    for (piece, kind), box in zip(page.pieces, page.outlines, strict=True):
        if kind == c.FPDF_PAGEOBJ_TEXT:
            texts.append(piece)
        elif box is not None and texts and _is_area(box) and _is_filled(piece):
            most = len(texts)
            for band in range(int(box[3] // BAND), int(box[1] // BAND) + 1):
                areas.setdefault(band, []).append((most, box, piece))
    found: dict[int, _Doubt] = {}
    for i, text in enumerate(texts[:most]):
        box = _bounds(text)
        later = areas.get(int((box[1] + box[3]) / 2 // BAND), ())
        over = [(count, area, path) for count, area, path in later if i < count and _meet(box, area)]
        if over:
            opaque = [(count, area) for count, area, path in over if _is_opaque(path)]
            written = [area for count, area in opaque if any(_meet(_bounds(text), area) for text in texts[count:])]
            found[address(text)] = _Doubt([page.display(*area) for area in written])
    return found


def _layered(page: OpenPage) -> Iterator[int]:
    """Addresses of the pieces of text on any layer."""
    for piece, kind in page.pieces:
        if _is_on_layer(piece):
            yield from _texts(piece, kind, DEEPEST)


def _texts(piece: c.FPDF_PAGEOBJECT, kind: int, depth: int) -> Iterator[int]:
    if kind == c.FPDF_PAGEOBJ_TEXT:
        yield address(piece)
    elif kind == c.FPDF_PAGEOBJ_FORM and depth:
        for i in range(c.FPDFFormObj_CountObjects(piece)):
            inner = c.FPDFFormObj_GetObject(piece, i)
            yield from _texts(inner, int(c.FPDFPageObj_GetType(inner)), depth - 1)


def _is_on_layer(piece: c.FPDF_PAGEOBJECT) -> bool:
    buffer, length = (c.FPDF_WCHAR * NAME_UNITS)(), ctypes.c_ulong()
    for i in range(c.FPDFPageObj_CountMarks(piece)):
        c.FPDFPageObjMark_GetName(c.FPDFPageObj_GetMark(piece, i), buffer, ctypes.sizeof(buffer), length)
        if bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace") == LAYER:
            return True
    return False


def _is_area(box: Rect) -> bool:
    return box[2] - box[0] >= LEAST_WIDE and box[1] - box[3] >= LEAST_HIGH


def _is_filled(path: c.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value != c.FPDF_FILLMODE_NONE)


_LEFT, _BOTTOM, _RIGHT, _TOP = (ctypes.c_float() for _ in range(4))  # made once: pages have thousands of pieces


def _bounds(piece: c.FPDF_PAGEOBJECT) -> Rect:
    c.FPDFPageObj_GetBounds(piece, _LEFT, _BOTTOM, _RIGHT, _TOP)
    return _LEFT.value, _TOP.value, _RIGHT.value, _BOTTOM.value


def _meet(text: Rect, area: Rect) -> bool:
    """Whether an area covers the middle of a piece of text, all along it or in part."""
    inset = (text[1] - text[3]) / 4
    is_level = area[3] <= text[3] + inset and area[1] >= text[1] - inset
    return is_level and min(text[2], area[2]) - max(text[0], area[0]) >= LEAST_OVER


def _is_opaque(path: c.FPDF_PAGEOBJECT) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    c.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    return alpha.value == OPAQUE and not c.FPDFPageObj_HasTransparency(path)


def _words(page: OpenPage, doubts: Mapping[int, _Doubt]) -> Iterator[tuple[_Doubt, tuple[int, int]]]:
    """The words of the page's text that doubtful pieces write."""
    for match in _WORD.finditer(page.text):
        doubt = doubts.get(page.piece_of(page.char_index(match.start())))
        if doubt is not None:
            yield doubt, match.span()


def _is_seen(page: OpenPage, image: Image, doubt: _Doubt, start: int, end: int) -> bool:
    box = around([page.box_at(at) for at in range(start, end)])
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    if any(area.x0 <= x <= area.x1 and area.top <= y <= area.bottom for area in doubt.replaced):
        return False
    return _stands_out(image, box)


def _stands_out(image: Image, box: Box) -> bool:
    """Whether anything is to be seen in a word's box; its edges are left out, for its neighbours may reach in."""
    inset = (box.bottom - box.top) / 4
    sides = (box.x0 + inset / 2, box.top + inset, box.x1 - inset / 2, box.bottom - inset)
    cut = [round(side * DOTS) for side in sides]
    if cut[2] <= cut[0] or cut[3] <= cut[1]:
        return True
    return any(_contrast(colour) >= STANDS_OUT for colour in image.crop((cut[0], cut[1], cut[2], cut[3])).split())


def _contrast(colour: Image) -> int:
    shades = [shade for shade, count in enumerate(colour.histogram()) if count]
    return shades[-1] - shades[0]
