"""Lines that pdfium glued of form fields: the last words of one stamp and the first of the next, far above or below.

Fields are drawn one after the other, each where it belongs, and nothing between two of them says that a line ends:
`Thời gian ký: 02/05/2024 09:15:33 CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ`, the first at the foot, the rest at the head.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.lines import Line
from pipeline.read.pieces import BoxOf, Piece, line_from, words_of
from pipeline.read.printed import PrintedPage

TALL = 2.0  # times a word's height: what a line of one level, raised figures and all, never is


def on_their_levels(page: PrintedPage, lines: Sequence[Line], box_of: BoxOf) -> list[Line]:
    """The lines, parted where a word stands wholly above or below the one before it."""
    found: list[Line] = []
    for line in lines:
        first = box_of(line.runs[0].source) if line.runs else line.box
        if line.box.bottom - line.box.top < TALL * (first.bottom - first.top):
            found.append(line)
            continue
        levels = _levels(words_of(line, page))
        found += [line_from(page, level) for level in levels] if len(levels) > 1 else [line]
    return found


def _levels(words: Sequence[Piece]) -> list[list[Piece]]:
    levels: list[list[Piece]] = []
    for word in words:
        last = levels[-1][-1].box if levels else None
        if last and min(last.bottom, word.box.bottom) > max(last.top, word.box.top):
            levels[-1].append(word)
        else:
            levels.append([word])
    return levels
