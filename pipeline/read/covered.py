"""Words of a PDF page that no reader sees: painted over afterwards, or on a layer that is switched off.

pdfium's text has them all the same. Which pieces of text may be unseen, the order of drawing tells; whether they are, a
picture of the page: where nothing stands out in a word's box, nothing is seen. Pages without such pieces cost one look
at what is drawn on them.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as c

from pipeline.model import Box
from pipeline.read.broken import take_out
from pipeline.read.objects import Drawn, is_filled
from pipeline.read.ocr_image import rendered
from pipeline.read.pdfium import OpenPage
from pipeline.read.pdfium_calls import (
    count_form_objects,
    count_marks,
    get_fill_color,
    get_form_object,
    get_mark,
    get_mark_name,
    get_object_kind,
    has_transparency,
)
from pipeline.read.pieces import around

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

LEAST_WIDE, LEAST_HIGH = 8.0, 5.0  # points: less is a rule, not something painted over a word
LEAST_OVER = 3.0  # points along a piece of text: programs that paint the ground of each word reach into the next
DOTS = 2.0  # pixels a point of the picture
STANDS_OUT = 48  # of 255: how much letters differ from their ground, in any colour
OPAQUE = 255
LAYER = "OC"  # mark of optional content, ISO 32000-1 section 8.11
DEEPEST = 4  # forms within forms
MOST_PAIRS = 1 << 15  # of a piece of text and an area, that are compared at once: what fits a processor's cache
NAME_UNITS = 8  # UTF-16 units of a mark's name that are looked at
_WORD = re.compile(r"\S*\w\S*")  # a comma alone is too low to be looked for


class _Areas(NamedTuple):
    """Areas painted on a page: `before`: how many pieces of text were there before each."""

    boxes: NDArray[np.float64]
    before: NDArray[np.int64]
    paths: Sequence[int]


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
    if page.may_hide_layers:
        doubts |= {piece: _Doubt() for piece in _layered(page) if piece not in doubts}
    if not doubts:
        return []
    image = rendered(page, DOTS)
    return [span for doubt, span in _words(page, doubts) if not _is_seen(page, image, doubt, *span)]


def _painted_over(page: OpenPage) -> dict[int, _Doubt]:
    """The pieces of text, by address, over which an area was painted later."""
    areas = _areas(page.drawn) if c.FPDF_PAGEOBJ_PATH in page.drawn.kinds else None
    if areas is None:
        return {}
    texts = page.drawn.text_bounds
    found: dict[int, _Doubt] = {}
    for text, over in _covers(texts[: int(areas.before[-1])], areas.boxes, areas.before):
        opaque = [at for at in over if _is_opaque(areas.paths[at])]
        written = [areas.boxes[at].tolist() for at in opaque if _is_written_on(areas, at, texts)]
        found[page.drawn.texts[text]] = _Doubt([page.display(*box) for box in written])
    return found


def _is_written_on(areas: _Areas, at: int, texts: NDArray[np.float64]) -> bool:
    """Whether a piece of text was set where the area had been painted before; `texts`: the bounds of all pieces."""
    later = texts[int(areas.before[at]) :]
    return any(_covers(later, areas.boxes[at : at + 1], [len(later)]))


def _areas(drawn: Drawn) -> _Areas | None:
    """The areas painted when at least one piece of text was there."""
    import numpy as np

    kinds = np.frombuffer(drawn.kinds, np.uint8)
    before = np.cumsum(kinds == c.FPDF_PAGEOBJ_TEXT)[kinds == c.FPDF_PAGEOBJ_PATH]
    left, top, right, bottom = drawn.outlines.T
    with np.errstate(invalid="ignore"):  # paths without end
        is_large = (right - left >= LEAST_WIDE) & (top - bottom >= LEAST_HIGH)
    found = [at for at in np.flatnonzero(is_large & (before > 0)).tolist() if is_filled(drawn.paths[at])]
    return _Areas(drawn.outlines[found], before[found], [drawn.paths[at] for at in found]) if found else None


def _layered(page: OpenPage) -> Iterator[int]:
    """Addresses of the pieces of text on any layer."""
    for piece, kind in zip(page.drawn.pieces, page.drawn.kinds, strict=True):
        if _is_on_layer(piece):
            yield from _texts(piece, kind, DEEPEST)


def _texts(piece: int, kind: int, depth: int) -> Iterator[int]:
    if kind == c.FPDF_PAGEOBJ_TEXT:
        yield piece
    elif kind == c.FPDF_PAGEOBJ_FORM and depth:
        for i in range(count_form_objects(piece)):
            inner = get_form_object(piece, i)
            yield from _texts(inner, int(get_object_kind(inner)), depth - 1)


def _is_on_layer(piece: int) -> bool:
    buffer, length = (c.FPDF_WCHAR * NAME_UNITS)(), ctypes.c_ulong()
    for i in range(count_marks(piece)):
        get_mark_name(get_mark(piece, i), ctypes.byref(buffer), ctypes.sizeof(buffer), ctypes.byref(length))
        if bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace") == LAYER:
            return True
    return False


def _covers(
    texts: NDArray[np.float64], areas: NDArray[np.float64], before: Sequence[int] | NDArray[np.int64]
) -> Iterator[tuple[int, list[int]]]:
    """Indexes of the pieces of text whose middle is covered, all along or in part, with those of the areas over it.

    `before`: up to which piece of text each area lies over them.
    """
    import numpy as np

    begins, highs, ends, lows = areas.T
    left, top, right, bottom = texts.T
    with np.errstate(invalid="ignore"):  # pieces without end
        inset = (top - bottom) / 4
        high, low = (top - inset)[:, None], (bottom + inset)[:, None]
    order = np.arange(len(texts))[:, None]
    step = max(MOST_PAIRS // len(areas), 1)
    for begin in range(0, len(texts), step):
        some = slice(begin, begin + step)
        rows, over = np.nonzero((highs >= high[some]) & (lows <= low[some]) & (order[some] < before))
        rows += begin
        with np.errstate(invalid="ignore"):
            wide = np.minimum(right[rows], ends[over]) - np.maximum(left[rows], begins[over])
        pairs = zip(rows[wide >= LEAST_OVER].tolist(), over[wide >= LEAST_OVER].tolist(), strict=True)
        for row, group in groupby(pairs, key=itemgetter(0)):
            yield row, [at for _, at in group]


def _is_opaque(path: int) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    get_fill_color(path, *map(ctypes.byref, (red, green, blue, alpha)))
    return alpha.value == OPAQUE and not has_transparency(path)


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
