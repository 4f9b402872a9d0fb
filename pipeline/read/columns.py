"""Blocks side by side: the two columns of a document's head, recipients beside the signature.

The left column comes out first, then the right, each line whole. Found by geometry alone: lines that leave one upright
strip of the page free, where the right column is centred as heads and signatures are (lists with tabs are not).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.drawn import LONGEST_PAGE_NUMBER, head_first, title_first
from pipeline.read.lines import Line
from pipeline.read.pieces import Piece, around, line_from, phrases, rows_of, words_of_lines
from pipeline.read.printed import PrintedPage
from pipeline.read.sides import NARROWEST, PROSE_ROWS, STRIP_FROM, STRIP_TO, has_gap, has_gutter, words_beside

NEXT_ROW = 3.6  # times the line's height: rows further apart are of different blocks
SIGNER_FROM = 0.25  # of the width of two signers: the strip between them lies not nearer to either side
SIGNERS_APART = 12.0  # points; a blank has 4
SIGNED_ROW = 8.0  # times the line's height; real signatures leave four to seven lines
CENTRED = 15.0  # points that the middles of centred lines may differ
TOP_ROWS = 3  # a page number or a stamp may stand above the head
FEWEST_SPELT = 4  # letters
LETTERS_PER_FIGURE = 2  # heads are words; figures side by side are a table without lines
RIGHT_LINE = 0.42  # of the page's width: lines that begin further right are centred or stand in a right column
# Columns of prose, as newspapers and bulletins have: most lines fill their column, which no list or label does.
PROSE_WORDS = 4  # in an average line
FULL_LINE, FULL_LINES = 0.85, 0.6  # of the column's width, and of its lines


@dataclass(slots=True)
class Band:
    """Rows side by side, the words of each column from the left."""

    columns: list[list[Piece]]
    is_head: bool
    rows: int | None = None  # of the run that it is made of, where what follows is none of it


def may_have_columns(page: PrintedPage, lines: Sequence[Line]) -> bool:
    """A cheap test: first pages, and pages with a line that has a gap or lines that stand at the right."""
    if page.index == 0:
        return True
    begin = RIGHT_LINE * page.width
    right = [1 for line in lines if line.box[0] > begin]
    return len(right) > 1 or any(has_gap(line, page.width) for line in lines) or has_gutter(page, lines)


def unfold(page: PrintedPage, lines: list[Line]) -> list[Line]:
    """The lines in reading order: columns one after the other, what stands above the first line first."""
    is_glued = has_gutter(page, lines)
    beside = dict(enumerate(words_of_lines(lines, page))) if is_glued else words_beside(page, lines)
    words = [beside.get(number) or _whole(line) for number, line in enumerate(lines)] if beside else []
    parts = [phrase for each in words for phrase in ([each] if _is_spelt(page.text, each) else phrases(each))]
    for band in _bands(page, parts):
        lines, words = _replaced(page, lines, words, band)
    return title_first(page, head_first(lines)) if page.index == 0 else lines


def _is_spelt(text: str, words: Sequence[Piece]) -> bool:
    """Whether a line is printed letter by letter, its blanks wide: `B Á O    C Á O`."""
    are_letters = all(word.end - word.start == 1 and text[word.start].isupper() for word in words)
    return len(words) >= FEWEST_SPELT and are_letters


def _whole(line: Line) -> list[Piece]:
    """A line beside which nothing stands, as one piece: looking at its words would cost time."""
    runs = line.runs
    return [Piece(runs[0].source, runs[-1].source + runs[-1].length, line.box)] if runs else []


def _replaced(
    page: PrintedPage, lines: list[Line], words: list[list[Piece]], band: Band
) -> tuple[list[Line], list[list[Piece]]]:
    """The band's words taken out of the lines, and its own lines put where the first of them stood.

    Word files often have their head last: it goes before the first line that stands below it.
    """
    taken = {piece.start for column in band.columns for piece in column}
    rows = [row for column in band.columns for row in rows_of(column)]
    columns = [line_from(page, row) for row in rows]
    kept: list[tuple[Line, list[Piece]]] = []
    top = min(row[0].box.top for row in rows)
    at: int | None = None
    for line, pieces in zip(lines, words, strict=True):
        rest = [piece for piece in pieces if piece.start not in taken]
        is_place = len(rest) < len(pieces) or (band.is_head and line.box.top > top)
        if is_place and at is None:
            at = len(kept)
        if rest:
            kept.append((line if len(rest) == len(pieces) else line_from(page, rest), rest))
    at = at or 0
    lines = [line for line, _ in kept]
    rests = [rest for _, rest in kept]
    return [*lines[:at], *columns, *lines[at:]], [*rests[:at], *rows, *rests[at:]]


Row = list[list[Piece]]  # phrases on one line of the page


def _bands(page: PrintedPage, found: list[list[Piece]]) -> list[Band]:
    by_start = {phrase[0].start: phrase for phrase in found}
    outlines = [Piece(phrase[0].start, phrase[-1].end, around([p.box for p in phrase])) for phrase in found]
    rows = [[by_start[outline.start] for outline in row] for row in rows_of(outlines)]
    bands, at = [], int(bool(rows) and _is_numbered(page, rows[0]))
    while at < len(rows):
        is_top = page.index == 0 and at < TOP_ROWS
        end, strips = _run(rows, at, page.width, is_top=is_top)
        band = _band(page, rows[at:end], strips, is_top=is_top) if strips else None
        if band is not None:
            bands.append(band)
            at = end if band.rows is None else at + band.rows
        else:
            at += 1
    return bands


def _is_numbered(page: PrintedPage, row: Row) -> bool:
    """Whether a page's first row is a running head with its number: `CÔNG BÁO/Số 21 …  33` is no column's begin."""
    last = row[-1]
    number = page.text[last[0].start : last[-1].end]
    return len(row) > 1 and number.isdigit() and len(number) < LONGEST_PAGE_NUMBER


def _run(rows: list[Row], at: int, width: float, *, is_top: bool) -> tuple[int, list[tuple[float, float]]]:
    """How far rows from `at` on leave a strip free, and the strips."""
    strips = [(STRIP_FROM * width, STRIP_TO * width)]
    end = at
    while end < len(rows):
        if end > at and _room(rows[end - 1], rows[end]) > _reach(rows[end], is_top=is_top):
            break
        narrower = _without(strips, rows[end])
        if not narrower:
            break
        strips = narrower
        end += 1
    return end, strips if end > at else []


def _reach(row: Row, *, is_top: bool) -> float:
    """How far below its block a row may stand: names side by side leave room for signatures and seals."""
    return (NEXT_ROW if is_top or len(row) == 1 else SIGNED_ROW) * _height(row)


def _room(above: Row, below: Row) -> float:
    return min(p[0].box.top for p in below) - max(p[0].box.bottom for p in above)


def _height(row: Row) -> float:
    return max(phrase[0].height for phrase in row)


def _without(strips: list[tuple[float, float]], row: Row) -> list[tuple[float, float]]:
    """The strips less what the row's phrases cover."""
    for phrase in row:
        x0, x1 = phrase[0].box.x0, phrase[-1].box.x1
        cut = [part for start, end in strips for part in ((start, min(end, x0)), (max(start, x1), end))]
        strips = [(start, end) for start, end in cut if end - start >= NARROWEST]
    return strips


def _band(page: PrintedPage, rows: list[Row], strips: list[tuple[float, float]], *, is_top: bool) -> Band | None:
    """The rows as a band, from the first row with both sides to the last, and rows of one side that belong to them."""
    for start, end in sorted(strips, key=lambda strip: strip[0] - strip[1]):
        strip = (start + end) / 2
        core = _core(rows, strip)
        if core is None:
            continue
        end_of_prose = _prose_end(rows[: core[1]], core[0], strip)
        columns = _columns(rows[core[0] : end_of_prose], strip)
        if end_of_prose < core[1] and _is_prose(page, prose := Band(columns, is_head=False, rows=end_of_prose)):
            return prose
        columns = _columns(rows[core[0] : core[1]], strip)
        band = Band(columns, is_head=is_top and _is_head(page, *columns))
        if band.is_head or _is_prose(page, band) or _is_signed(page, band):
            return band
    return None


def _columns(rows: Sequence[Row], strip: float) -> list[list[Piece]]:
    """What stands left and right of a strip."""
    sides: list[list[Piece]] = [[], []]
    for row in rows:
        for phrase in row:
            sides[phrase[0].box.x0 >= strip] += phrase
    return sides


def _prose_end(rows: Sequence[Row], first: int, strip: float) -> int:
    """End of the rows of two columns of prose: at the first gap behind the last line that fills its column.

    Below may stand a line over the page, or a signature.
    """
    sides = [[_extent(row, strip, is_right=is_right) for row in rows] for is_right in (False, True)]
    last = first
    for extents in sides:
        found = [extent for extent in extents[first:] if extent]
        wide = max((x1 for _, x1 in found), default=0.0) - min((x0 for x0, _ in found), default=0.0)
        full = [n for n, extent in enumerate(extents) if extent and extent[1] - extent[0] >= FULL_LINE * wide]
        last = max(last, *full, first)
    gaps = (n for n in range(last + 1, len(rows)) if _room(rows[n - 1], rows[n]) > _height(rows[n]))
    return next(gaps, len(rows))


def _extent(row: Row, strip: float, *, is_right: bool) -> tuple[float, float] | None:
    """From where to where a row reaches left of a strip, or right of it, in points; `None` where nothing is there."""
    there = [phrase for phrase in row if (phrase[0].box.x0 >= strip) is is_right]
    return (there[0][0].box.x0, there[-1][-1].box.x1) if there else None


def _core(rows: list[Row], strip: float) -> tuple[int, int] | None:
    """First row and end of the rows where both columns are under way, and of close rows of one side around them."""
    left = [i for i, row in enumerate(rows) if any(phrase[0].box.x0 < strip for phrase in row)]
    right = [i for i, row in enumerate(rows) if any(phrase[0].box.x0 >= strip for phrase in row)]
    if not left or not right:
        return None
    first, last = max(left[0], right[0]), min(left[-1], right[-1])
    if first > last:
        return None
    while first > 0 and _room(rows[first - 1], rows[first]) < _height(rows[first]):
        first -= 1
    while last + 1 < len(rows) and last + 1 in left and _room(rows[last], rows[last + 1]) < 2 * _height(rows[last]):
        last += 1
    return first, last + 1


def _is_head(page: PrintedPage, left: list[Piece], right: list[Piece]) -> bool:
    """Whether rows at the top of the first page are the two columns of a document's head."""
    return _is_column(page, left) and _is_column(page, right)


def _is_prose(page: PrintedPage, band: Band) -> bool:
    """Whether both columns are prose."""
    return all(_is_filled(page, column) for column in band.columns)


def _is_filled(page: PrintedPage, column: list[Piece]) -> bool:
    """Whether most of its lines go from side to side."""
    rows = rows_of(column)
    if len(rows) < PROSE_ROWS or len(column) < PROSE_WORDS * len(rows) or not _are_words(page.text, column):
        return False
    x0, x1 = min(piece.box.x0 for piece in column), max(piece.box.x1 for piece in column)
    full = sum(row[-1].box.x1 - row[0].box.x0 >= FULL_LINE * (x1 - x0) for row in rows)
    return full >= FULL_LINES * len(rows)


def _is_signed(page: PrintedPage, band: Band) -> bool:
    """Whether the right column is centred as signatures are; two signers there become columns of their own."""
    left, right = band.columns
    if not _is_column(page, left) or not _is_column(page, right):
        return False
    signers = _side_by_side(page, right)
    band.columns = [left, *signers]
    return len(signers) > 1 or _is_centred(rows_of(right))


def _is_column(page: PrintedPage, column: list[Piece]) -> bool:
    """Whether it has more than one row, which would be a line with a gap, and more words than figures."""
    return len(rows_of(column)) > 1 and _are_words(page.text, column)


def _side_by_side(page: PrintedPage, column: list[Piece]) -> list[list[Piece]]:
    """The column parted where a strip down its whole height is free and both sides are centred."""
    rows = [phrases(row) for row in rows_of(column)]
    x0, x1 = min(piece.box.x0 for piece in column), max(piece.box.x1 for piece in column)
    strips = [(x0 + SIGNER_FROM * (x1 - x0), x1 - SIGNER_FROM * (x1 - x0))]
    for row in rows:
        strips = _without(strips, row)
    for start, end in strips:
        parts = [
            [word for row in rows for phrase in row if (phrase[0].box.x0 < start) is is_left for word in phrase]
            for is_left in (True, False)
        ]
        if end - start >= SIGNERS_APART and all(_is_column(page, p) and _is_centred(rows_of(p)) for p in parts):
            return [each for part in parts for each in _side_by_side(page, part)]
    return [column]


def _are_words(text: str, column: list[Piece]) -> bool:
    printed = "".join(text[piece.start : piece.end] for piece in column)
    return sum(map(str.isalpha, printed)) > LETTERS_PER_FIGURE * sum(map(str.isdigit, printed))


def _is_centred(rows: list[list[Piece]]) -> bool:
    """Whether the middles of lines agree better than their beginnings."""
    middles = [(row[0].box.x0 + row[-1].box.x1) / 2 for row in rows]
    starts = [row[0].box.x0 for row in rows]
    spread = max(middles) - min(middles)
    steps = max(abs(a - b) for a, b in pairwise(starts))
    return spread <= CENTRED and (spread < max(starts) - min(starts) or steps < 1)
