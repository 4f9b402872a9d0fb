"""Words of a page with their places, for the pages where pdfium's order is not enough."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import NamedTuple

from pipeline.model import Box, Span
from pipeline.read.lines import LINE_END_HYPHENS, Line, Run, copied
from pipeline.read.printed import PrintedPage

_WORD = re.compile(r"\S+")
_new = tuple.__new__  # what a Box's own does, without a call in between
# Of the line's height: words of one phrase stand closer, even in justified lines; columns stand further apart.
PHRASE_GAP = 0.8
SAME_ROW = 0.45  # of the height: stamped numbers stand up to 3 points off the line that they belong to
TOUCHING = 0.12  # of the height; a blank is 0.2 and more


_LEFT = attrgetter("box.x0")


class Piece(NamedTuple):
    """`start:end` of the page's text, without blanks for a word, with them for a phrase."""

    start: int
    end: int
    box: Box

    @property
    def middle(self) -> float:
        """Height of its middle line on the page, points from the top."""
        return (self.box.top + self.box.bottom) / 2

    @property
    def height(self) -> float:
        """Points from ascent to descent."""
        return self.box.bottom - self.box.top


BoxOf = Callable[[int], Box]  # text index -> box of the character


def words_of(line: Line, page: PrintedPage) -> list[Piece]:
    """The words of a line."""
    spans = word_spans(page, line)
    boxes = boxes_of(page, spans)
    return [_new(Piece, (start, end, box)) for (start, end), box in zip(spans, boxes, strict=True)]


def words_of_lines(lines: Sequence[Line], page: PrintedPage) -> list[list[Piece]]:
    """The words of each line, all of them measured together."""
    spans = [word_spans(page, line) for line in lines]
    boxes = iter(boxes_of(page, [span for each in spans for span in each]))
    return [[_new(Piece, (start, end, next(boxes))) for start, end in each] for each in spans]


def word_spans(page: PrintedPage, line: Line) -> list[tuple[int, int]]:
    """Where the words of a line stand in the page's text."""
    ends = [(run.source, run.source + run.length) for run in line.runs]
    return [match.span() for start, end in ends for match in _WORD.finditer(page.text, start, end)]


def boxes_of(page: PrintedPage, words: Sequence[tuple[int, int]]) -> list[Box]:
    """The box of each word: its letters share top and bottom, but it can end in a raised figure (m2)."""
    ends = page.boxes_at([at for start, end in words for at in (start, end - 1)])
    return [
        _new(Box, (min(a, x0), top, max(c, x1), bottom))
        for (x0, top, x1, bottom), (a, _, c, _) in zip(ends[::2], ends[1::2], strict=True)
    ]


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box around boxes."""
    if len(boxes) == 1:
        return boxes[0]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def phrases(words: Sequence[Piece]) -> list[list[Piece]]:
    """Words of one line, parted where the room between them is wide or the next stands elsewhere."""
    found: list[list[Piece]] = []
    last: Box | None = None
    for word in words:
        box = word[2]
        if last is not None and _goes_on(last, box):
            found[-1].append(word)
        else:
            found.append([word])
        last = box
    return found


def _goes_on(last: Box, word: Box) -> bool:
    _, top, x1, bottom = last
    x0, high, _, low = word
    height = bottom - top if bottom - top < low - high else low - high  # noqa: FURB136 - `min` takes three times as long
    return -height < x0 - x1 <= PHRASE_GAP * height and abs((high + low) / 2 - (top + bottom) / 2) < SAME_ROW * height


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces by the line of the page that they stand on, from the top, each row from the left."""
    rows: list[list[Piece]] = []
    row_middle = row_height = 0.0  # of the row's first piece
    middles = [(top + bottom) / 2 for _, _, (_, top, _, bottom) in pieces]
    for at in sorted(range(len(pieces)), key=middles.__getitem__):
        piece, middle = pieces[at], middles[at]
        _, top, _, bottom = piece[2]
        height = bottom - top
        if rows and abs(middle - row_middle) < SAME_ROW * min(height, row_height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
            row_middle, row_height = middle, height
    for row in rows:
        if len(row) > 1:
            row.sort(key=_LEFT)
    return rows


def line_from(page: PrintedPage, words: Sequence[Piece]) -> Line:
    """One line of words from the left, with one blank between them, or none where they touch."""
    pieces: list[str] = []
    runs: list[Run] = []
    length = 0
    last: Piece | None = None
    for word in words:
        text, copies = copied(page.text, word.start, word.end)
        if last and _is_parted(page.text, last, word):
            pieces.append(" ")
            length += 1
        pieces.append(text)
        runs += [Run(length + run.at, run.source, run.length) for run in copies]
        length += len(text)
        last = word
    return Line("".join(pieces), tuple(runs), around([word.box for word in words]), _bold(page, words, length))


def _is_parted(text: str, last: Piece, word: Piece) -> bool:
    """Whether a blank stands between two words; a number stamped into the room left before `/QĐ-UBND` joins it."""
    if text[last.end - 1] in LINE_END_HYPHENS:
        return False
    before, after = text[last.end - 1], text[word.start]
    if not last.end < word.start <= last.end + 2 and before.isdigit() != after.isdigit():
        return after not in "/-"
    return last.end < word.start <= last.end + 2 or word.box.x0 - last.box.x1 > TOUCHING * min(last.height, word.height)


def _bold(page: PrintedPage, words: Sequence[Piece], length: int) -> tuple[Span, ...]:
    ends = (words[0].start, words[-1].end - 1)
    return (Span(0, length),) if all(page.is_bold(page.char_index(end)) for end in ends) else ()
