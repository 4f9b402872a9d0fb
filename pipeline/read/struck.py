"""Words of a PDF page that a line strikes out: taken out of its text and told, for the figure beside them counts.

A ruling of a table or a form may run through letters, too: a stroke begins and ends with the letters that it is drawn
over. Pages without level lines cost one look at what is drawn on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import pypdfium2.raw as c

from pipeline.model import Box
from pipeline.read.broken import take_out
from pipeline.read.pdfium import OpenPage
from pipeline.read.rulings import MOST_PATHS, THIN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHORTEST = 3.0  # points: one figure
# Of a piece of text, from above; of a letter, from its baseline up, as high as it is itself or as its font: LibreOffice
# and chromium draw strokes at 0.26 of the font's size, two of a pair at 0.18 and 0.36.
PIECE_BAND, LETTER_BAND = (0.2, 0.8), (0.16, 0.8)
ENDS = 0.5  # of a letter's height: a stroke may run on over the blank behind the word


def drop_struck(page: OpenPage) -> None:
    """Take what is struck out of the page's text; `page.struck` tells how many words."""
    spans = list(_struck(page))
    page.struck = sum(len(page.text[start:end].split()) for start, end in spans)
    if spans:
        take_out(page, [_with_blank(page.text, start, end) for start, end in spans])


def _with_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """With the blank behind the span, where one before it stays."""
    return (start, end + 1) if text[start - 1 : start] == " " == text[end : end + 1] else (start, end)


def _struck(page: OpenPage) -> Iterator[tuple[int, int]]:
    """Spans of the page's text."""
    strokes = _strokes(page)
    crossed = dict(_crossed(page, strokes)) if strokes is not None else {}
    if not crossed:
        return
    letters = [
        (at, crossed[piece])
        for at, letter in enumerate(page.text)
        if not letter.isspace() and (piece := page.piece_of(page.char_index(at))) in crossed
    ]
    by_stroke: dict[Box, list[tuple[int, Box]]] = {}
    for at, over in letters:
        box = page.box_at(at)
        for stroke in over:
            if _is_through(stroke, box, page.baseline(at)):
                by_stroke.setdefault(stroke, []).append((at, box))
    struck = (over for stroke, over in by_stroke.items() if _ends_with(stroke, over))
    found = {at for over in struck if any(page.text[at].isalnum() for at, _ in over) for at, _ in over}
    yield from _spans(page.text, sorted(found))


def _strokes(page: OpenPage) -> NDArray[np.float64] | None:
    """Level lines of the page, from above: from where to where, and how far from the top; `None` for no such line."""
    if c.FPDF_PAGEOBJ_PATH not in page.drawn.kinds or len(page.drawn.paths) > MOST_PATHS:
        return None
    import numpy as np

    left, top, right, bottom = page.drawn.outlines.T
    thin = page.drawn.outlines[((right - left) <= THIN) | ((top - bottom) <= THIN)]
    boxes = _displayed(page, thin)
    x0, top, x1, bottom = boxes.T
    x0, top, x1, bottom = boxes[(x1 - x0 >= SHORTEST) & (bottom - top <= THIN)].T
    levels = (top + bottom) / 2
    return np.stack((x0, x1, levels))[:, levels.argsort(kind="stable")] if len(levels) else None


def _crossed(page: OpenPage, strokes: NDArray[np.float64]) -> Iterator[tuple[int, list[Box]]]:
    """Pieces of text, each with the lines that run through its middle."""
    import numpy as np

    bounds = _displayed(page, page.drawn.text_bounds)
    x0, top, x1, bottom = bounds.T
    with np.errstate(invalid="ignore"):  # pieces without end
        begin, end = (top + share * (bottom - top) for share in PIECE_BAND)
    begins, ends, levels = strokes
    firsts, lasts = levels.searchsorted(begin, "left"), levels.searchsorted(end, "right")
    for at in (firsts < lasts).nonzero()[0].tolist():
        some = slice(firsts[at], lasts[at])
        over = some.start + ((begins[some] < x1[at]) & (ends[some] > x0[at])).nonzero()[0]
        if len(over):
            found = zip(begins[over].tolist(), levels[over].tolist(), ends[over].tolist(), strict=True)
            yield page.drawn.texts[at], [Box(left, level, right, level) for left, level, right in found]


def _displayed(page: OpenPage, rects: NDArray[np.float64]) -> NDArray[np.float64]:
    """`page.displayed` for a table of numbers, a row a rectangle."""
    import numpy as np

    if page.turn:
        return np.array(page.displayed(rects.tolist())).reshape(-1, 4)
    x, y, _, _ = page.display(0.0, 0.0, 0.0, 0.0)
    left, top, right, bottom = rects.T
    return np.column_stack((left + x, y - top, right + x, y - bottom))


def _is_through(stroke: Box, letter: Box, baseline: float) -> bool:
    """Whether a line runs through a letter at the height of a stroke."""
    low, high = (share * (baseline - letter.top) for share in LETTER_BAND)
    return low <= baseline - stroke.top <= high and stroke.x0 <= (letter.x0 + letter.x1) / 2 <= stroke.x1


def _ends_with(stroke: Box, over: Sequence[tuple[int, Box]]) -> bool:
    """Whether a line begins and ends with the letters that it runs through."""
    boxes = [box for _, box in over]
    room = ENDS * max(box.bottom - box.top for box in boxes)
    return min(b.x0 for b in boxes) - stroke.x0 <= room and stroke.x1 - max(b.x1 for b in boxes) <= room


def _spans(text: str, letters: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Stretches of letters; blanks and marks between two of them, low commas too, belong to them."""
    begin = end = -1
    for at in letters:
        between = text[end:at] if end >= 0 else "\n"
        if "\n" not in between and not any(map(str.isalnum, between)):
            end = at + 1
            continue
        if end >= 0:
            yield begin, end
        begin, end = at, at + 1
    if end >= 0:
        yield begin, end
