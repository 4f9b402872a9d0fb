"""Heads of several lines as bands: the words one below another are one head, whatever side the figures are set to.

Where heads begin at the left of their columns and figures end at the right, a head's second line stands as near the
figures of the column before. But between two heads there is room from the first line to the last: as many bands as
the table has columns are its heads, one each, in order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.aligned_columns import SAME_EDGE, TOUCH, Columns, Phrase, Reach, Row, across, split_row, words_in
from pipeline.read.aligned_levels import parts_over
from pipeline.read.aligned_lower import FEWEST_GROUPS, LEVEL
from pipeline.read.pieces import Piece

NEAR = 2.5  # times a row's height: room between the first figures and their head
WITHIN = 0.9  # the same between the lines of a head
LEAST_GAP, WIDER = 0.4, 1.3  # times the height, and the narrowest blank between words: the gap between two heads
SAME_BEGIN = 1.0  # points that a head and the names below it may begin apart
HANGING = 0.2  # times the height: heads that end lower than one beside them are not all set at the bottom
NEXT_BUT_ONE = 1.5  # times the height: on a grid of characters lines of other heads stand between those of one
SAME_HEAD = 0.5  # times the height: less room is between the lines of one head


@dataclass(frozen=True, slots=True)
class Bands:
    """`reaches`: of each column's head, from the left; `rows`: those it was told by, by where they begin, in parts."""

    reaches: tuple[Reach, ...]
    rows: dict[int, Row]

    def of(self, phrase: Phrase) -> int:
        """Number of the column that a part of one of the rows heads."""
        return max(range(len(self.reaches)), key=lambda at: _shared(self.reaches[at], across(phrase)))


def room_between(row: Row, below: Row) -> float:
    """Points between two rows, less than 0 where one stands beside the other."""
    return min(phrase[0].box.top for phrase in below) - max(phrase[-1].box.bottom for phrase in row)


def is_close(row: Row, below: Row, most: float) -> bool:
    """Whether less room than `most` times the height is between two rows."""
    height = row[0][0].height
    return -height < room_between(row, below) < most * height


def begin_of(row: Row) -> int:
    """Where a row begins in the page's text: no two begin at one place."""
    return row[0][0].start


def bands_of(text: str, above: Sequence[Row], first: Row, columns: Columns) -> Bands | None:
    """The heads of all columns among the rows `above` the first of figures; `None` where they cannot be told so."""
    ways = (by_gaps, by_brackets, by_capitals)
    found = next((bands for way in ways if (bands := _bands(text, above, first, columns, way)) is not None), None)
    return found or _of_one_line(text, above, first, columns)


Parted = Callable[[str, Phrase], list[Phrase]]


def _bands(text: str, above: Sequence[Row], first: Row, columns: Columns, parted: Parted) -> Bands | None:
    held: list[_Band] = []
    rows: dict[int, Row] = {}
    found: Bands | None = None
    below = first
    for row in reversed(above):
        is_begun = any(band.reach[1] > columns.label_end for band in held)
        if not is_close(row, below, WITHIN if is_begun else NEAR) or _is_told_of(text, row, columns):
            break
        below, parts = (
            row,
            [part for phrase in row for half in _at_names(text, phrase, columns) for part in parted(text, half)],
        )
        more = _with(text, held, parts, columns, may_add=found is None)
        if more is None:
            break
        held = more
        rows[begin_of(row)] = parts
        if _are_all(held, columns):
            found = Bands(tuple(band.reach for band in held), dict(rows))
    return found


def _of_one_line(text: str, above: Sequence[Row], first: Row, columns: Columns) -> Bands | None:
    """Heads that end in brackets, as many as there are columns of figures, wherever on their line they stand.

    `pdftotext -layout` has no room for long ones: they push each other off their figures.
    """
    if not above or columns.has_notes or not is_close(above[-1], first, NEAR):
        return None
    parts = [part for phrase in above[-1] for part in by_brackets(text, phrase)]
    heads = parts[len(columns.words) :]
    if len(parts) != columns.count or any(text[part[-1].end - 1] != ")" for part in heads):
        return None
    return Bands(tuple(map(across, parts)), {begin_of(above[-1]): parts})


def looks_headed(text: str, above: Sequence[Row], first: Row, columns: Columns, near: float = NEAR) -> bool:
    """Whether heads seem to stand above figures: several phrases on a line, some over columns of figures.

    `near`: how much room is between the first row and these, times a row's height.
    """
    below = first
    for number, row in enumerate(reversed(above)):
        if not is_close(row, below, WITHIN if number else near) or split_row(text, row).figures:
            return False
        below = row
        is_parted = len(row) > 1 or any(len(by_brackets(text, p)) > len(by_gaps(text, p)) for p in row)
        if is_parted and across(row[-1])[1] > columns.reaches[0][0] and not _is_told_of(text, row, columns):
            return True
    return False


def _is_told_of(text: str, row: Row, columns: Columns) -> bool:
    """Whether a row tells something of the table: `Đơn vị tính: triệu đồng`; `Trong đó:` is a head."""
    over = [words_in(text, phrase) for phrase in row if across(phrase)[1] > columns.label_end]
    return any(":" in words[:-1] for words in over)


@dataclass(frozen=True, slots=True)
class _Band:
    """`goes_on`: whether its uppermost line begins as no head does, so that there is one above it."""

    reach: Reach
    top: float
    bottom: float
    goes_on: bool


def _with(text: str, held: Sequence[_Band], row: Row, columns: Columns, *, may_add: bool) -> list[_Band] | None:
    """The bands with those of the row above them; `None` where it heads several of them, or none as a line of it."""
    found = list(held)
    if _are_groups(row, found, columns):
        return None
    end = columns.reaches[-1][1]
    over = [part for part in row if across(part)[1] > columns.label_end and across(part)[0] <= end]
    are_all = len(over) >= len(columns.reaches)
    for part in row:
        reach, top = across(part), part[0].box.top
        under = [at for at, band in enumerate(found) if _shared(band.reach, reach) > TOUCH]
        if not under and may_add:
            found.append(_Band(reach, top, part[0].box.bottom, _goes_on(text, part)))
            continue
        if len(under) != 1:
            return None
        band = found[under[0]]
        if reach[1] > columns.label_end and not _is_line_of(part, band, is_sure=are_all):
            return None
        wide = (min(band.reach[0], reach[0]), max(band.reach[1], reach[1]))
        found[under[0]] = _Band(wide, min(band.top, top), band.bottom, _goes_on(text, part))
    found.sort(key=lambda band: band.reach)
    are_apart = all(one.reach[1] <= other.reach[0] + TOUCH for one, other in pairwise(found))
    return found if are_apart else None


def _are_groups(row: Row, held: Sequence[_Band], columns: Columns) -> bool:
    """Whether the words stand over runs of the heads below, each run on one line, and share it out.

    All the columns of figures are one run below several heads, or another head ends higher: none ends so low by itself.
    """
    count = len(columns.reaches)
    if len(held) < columns.count:
        return False
    below = held[len(columns.words) : len(columns.words) + count]
    low = HANGING * row[0][0].height
    for run in _level_runs(below):
        centres = [sum(band.reach) / 2 for band in run]
        heads = [middle for part in row if centres[0] < (middle := sum(across(part)) / 2) < centres[-1]]
        is_told = len(run) == count and len(heads) >= FEWEST_GROUPS
        is_told = is_told or any(run[0].bottom - band.bottom > low for band in held)
        if is_told and heads and parts_over(heads, centres) is not None:
            return True
    return False


def _level_runs(bands: Sequence[_Band]) -> list[list[_Band]]:
    """Two or more heads beside each other that begin as heads do, on one line."""
    runs: list[list[_Band]] = [[]]
    for band in bands:
        if band.goes_on or (runs[-1] and abs(band.top - runs[-1][0].top) > LEVEL):
            runs.append([])
        if not band.goes_on:
            runs[-1].append(band)
    return [run for run in runs if len(run) > 1]


def _is_line_of(part: Phrase, band: _Band, *, is_sure: bool) -> bool:
    """Whether words are the next line of the head below: set by the same edge or middle, and close to it.

    Those that head some columns and stand apart may be of more columns than the one below: `is_sure` tells of none.
    """
    (a0, a1), (b0, b1) = across(part), band.reach
    is_set_alike = min(abs(a0 - b0), abs(a1 - b1), abs((a0 + a1) - (b0 + b1)) / 2) <= SAME_EDGE
    most = NEXT_BUT_ONE if band.goes_on else SAME_HEAD
    return is_set_alike and (is_sure or band.top - part[0].box.bottom < most * part[0].height)


def _goes_on(text: str, part: Phrase) -> bool:
    """Whether words begin as the second line of a head does: `toán năm`, `(tấn)`, `2022`."""
    return not text[part[0].start].isupper()


def _are_all(bands: Sequence[_Band], columns: Columns) -> bool:
    """Whether the bands are one for each column, none over the figures of another; notes may not be printed."""
    reaches, words = [band.reach for band in bands], len(columns.words)
    are_notes = not columns.has_notes and len(bands) == columns.count + 1
    if are_notes and reaches.pop()[0] <= columns.reaches[-1][1]:
        return False
    figures = columns.reaches[0][0]
    if len(reaches) != columns.count or not all(_is_over_names(reach, columns) for reach in reaches[:words]):
        return False
    is_over_names = bool(words) and reaches[words][0] < columns.label_end - SAME_EDGE
    if is_over_names and reaches[words][1] <= figures:
        return False
    for at, (x0, x1) in enumerate(columns.reaches, words):
        middle = (x0 + x1) / 2
        if at and reaches[at - 1][1] > max(x0 + SAME_EDGE, middle):
            return False
        if at + 1 < len(bands) and bands[at + 1].reach[0] < min(x1 - SAME_EDGE, middle):
            return False
    return True


def _is_over_names(reach: Reach, columns: Columns) -> bool:
    """Whether a head stands over words; over short ones, in the middle of their column, it may begin behind them."""
    x0, x1 = reach
    is_nearer = len(columns.words) > 1 and 2 * x1 < columns.label_end + columns.reaches[0][0]
    return x0 < columns.label_end or is_nearer


def by_gaps(text: str, phrase: Phrase) -> list[Phrase]:  # noqa: ARG001 the same for all ways to part
    """Words with more room between them than a blank are of several heads."""
    gaps = [(other.box.x0 - one.box.x1) / one.height for one, other in pairwise(phrase)]
    blank = min((gap for gap in gaps if gap < LEAST_GAP), default=0.0)
    wide = max(LEAST_GAP, WIDER * blank)
    return _cut(phrase, [at for at, gap in enumerate(gaps, 1) if gap > wide])


def _at_names(text: str, phrase: Phrase, columns: Columns) -> list[Phrase]:
    """The heads of two columns of words, one blank apart: `STT Nội dung`, the second where its names begin.

    In the middle of its column it begins further right or, on a grid of characters, left: behind the capitals of `STT`.
    """
    starts = [
        at
        for at, piece in enumerate(phrase)
        if at and any(abs(piece.box.x0 - begin) <= SAME_BEGIN for begin in columns.words[1:])
    ]
    is_over_both = len(columns.words) > 1 and across(phrase)[0] < columns.words[1] < across(phrase)[1]
    if not starts and is_over_both and _is_short_form(text, phrase[0]) and not _is_short_form(text, phrase[-1]):
        starts = [next(at for at, piece in enumerate(phrase) if not _is_short_form(text, piece))]
    return _cut(phrase, starts)


def _is_short_form(text: str, piece: Piece) -> bool:
    return text[piece.start : piece.end].isupper()


def by_brackets(text: str, phrase: Phrase) -> list[Phrase]:
    """Words behind what is in brackets are of another head: `Số trường (trường) Số hộ (hộ)`."""
    return [each for part in by_gaps(text, phrase) for each in behind_brackets(text, part)]


def by_capitals(text: str, phrase: Phrase) -> list[Phrase]:
    """Each word in small letters but the first begins a head: `Dự toán Quý II Năm 2022`, no more than a blank apart.

    `Kế Hoạch` is one, its words all begin so.
    """
    says = [text[piece.start : piece.end] for piece in phrase]
    parts = _cut(phrase, [at for at, word in enumerate(says) if at and word[0].isupper() and word[1:2].islower()])
    return parts if any(len(part) > 1 for part in parts) else [phrase]


def behind_brackets(text: str, phrase: Phrase) -> list[Phrase]:
    """The same, however wide the room between the words is."""
    says = [text[piece.start : piece.end] for piece in phrase]
    return _cut(
        phrase, [at for at, (one, other) in enumerate(pairwise(says), 1) if one[-1] == ")" and other[0].isupper()]
    )


def _cut(phrase: Phrase, places: Sequence[int]) -> list[Phrase]:
    return [phrase[start:end] for start, end in pairwise((0, *places, len(phrase)))]


def _shared(one: Reach, other: Reach) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])
