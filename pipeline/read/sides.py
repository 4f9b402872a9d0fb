"""Lines of a page that may stand side by side, told by their own boxes before any word of theirs is measured.

A line of prose that lies over the middle of the page parts what is above it from what is below: two columns need two
lines with something at the left and two with something at the right, between such lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.read.drawn import HEAD_SHARE
from pipeline.read.lines import Line
from pipeline.read.pieces import Piece, boxes_of, phrases, word_spans, words_of
from pipeline.read.printed import PrintedPage

# Where the free strip may lie, shares of the page's width; heads are split at 0.38 to 0.48 (Nghị định 30/2020/NĐ-CP).
STRIP_FROM, STRIP_TO = 0.25, 0.68
NARROWEST = 4.0  # points; long agency names nearly touch the motto
WIDE_LETTER = 0.62  # width by height of an average letter: more means a gap in the line; capitals have 0.6, prose 0.4
PROSE_ROWS = 6  # at least, of each of two columns of prose
GUTTER = 0.9  # of the line's height: what parts such columns at least; justified lines stretch blanks to 0.8
LOOKED_AT = (0.35, 0.5, 0.65)  # which lines of a page are looked at for a gutter
FEWEST_LINES = 2  # of a column: one would be a line with a gap

Words = dict[int, list[Piece]]  # of lines, by their numbers


def has_gap(line: Line, page_width: float) -> bool:
    """Whether a long line is longer than its letters make it."""
    x0, top, x1, bottom = line.box
    return x1 - x0 > page_width / 2 and x1 - x0 > WIDE_LETTER * (bottom - top) * len(line.text)


def has_gutter(page: PrintedPage, lines: Sequence[Line]) -> bool:
    """Whether lines in the middle of the page have room at about the same place: two columns, glued by pdfium."""
    if len(lines) < PROSE_ROWS:
        return False
    looked_at = [lines[int(share * len(lines))] for share in LOOKED_AT]
    if any(line.box.x1 - line.box.x0 < page.width / 2 for line in looked_at):  # before words are measured
        return False
    rooms: list[tuple[float, float]] = []
    for line in looked_at:
        boxes = boxes_of(page, word_spans(page, line))
        found = [
            (before[2], after[0])
            for before, after in pairwise(boxes)
            if after[0] - before[2] > GUTTER * (after[3] - after[1])
        ]
        if not found:
            return False
        rooms = found if not rooms else [(max(a, c), min(b, d)) for a, b in rooms for c, d in found]
    return any(end - start >= NARROWEST for start, end in rooms)


def words_beside(page: PrintedPage, lines: Sequence[Line]) -> Words:
    """The words of the lines that may stand side by side; of most pages, none."""
    found: Words = {}
    for numbers in _between_bars(page, lines):
        words: Words = {}
        if _may_be_columns(page, lines, numbers, words):
            found |= words
    return found


def _between_bars(page: PrintedPage, lines: Sequence[Line]) -> Iterator[list[int]]:
    """Numbers of the lines between two of prose that lie over the middle of the page."""
    numbers: list[int] = []
    for at in sorted(range(len(lines)), key=lambda number: lines[number].box.top + lines[number].box.bottom):
        if not _is_bar(page, lines[at]):
            numbers.append(at)
        elif numbers:
            yield numbers
            numbers = []
    if numbers:
        yield numbers


def _is_bar(page: PrintedPage, line: Line) -> bool:
    """Whether a line is prose that leaves no room for a strip; prose has no gaps, and its words are not looked at."""
    x0, _, x1, bottom = line.box
    wide = page.width
    is_over = x0 < STRIP_FROM * wide + NARROWEST and x1 > STRIP_TO * wide - NARROWEST
    in_head = page.index == 0 and bottom < HEAD_SHARE * page.height
    return is_over and not in_head and len(line.runs) == 1 and x1 - x0 > wide / 2 and not has_gap(line, wide)


def _may_be_columns(page: PrintedPage, lines: Sequence[Line], numbers: Sequence[int], words: Words) -> bool:
    """Whether enough of the lines have something at the left and at the right; `words` takes those measured."""
    begin, end = STRIP_FROM * page.width, STRIP_TO * page.width
    left = sum(lines[number].box.x0 < end for number in numbers)  # at most
    right = sum(lines[number].box.x1 > begin for number in numbers)
    for number in sorted(numbers, key=lambda number: len(lines[number].text)):  # short ones have few words
        if min(left, right) < FEWEST_LINES:
            return False
        line = lines[number]
        words[number] = words_of(line, page)
        parts = phrases(words[number])
        left -= line.box.x0 < end and not any(part[-1].box.x1 < end for part in parts)
        right -= line.box.x1 > begin and not any(part[0].box.x0 > begin for part in parts)
    return min(left, right) >= FEWEST_LINES
