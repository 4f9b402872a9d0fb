"""The head above columns of figures without ruled lines: which rows belong to it, and its cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from pipeline.read.aligned_bands import NEAR, WITHIN, Bands, bands_of, begin_of, behind_brackets, is_close, room_between
from pipeline.read.aligned_captions import captions, is_capital_title, is_centred, lines_of_names
from pipeline.read.aligned_columns import SAME_EDGE, Columns, Phrase, Reach, Row, Split, across, words_in
from pipeline.read.aligned_joined import without_joined
from pipeline.read.aligned_levels import heads_some, level_groups
from pipeline.read.aligned_lower import Lower, Placed, one_in_middle, one_set_left, set_left
from pipeline.read.aligned_numbering import is_numbering, numbers_of
from pipeline.read.aligned_regrouped import regrouped
from pipeline.read.aligned_words import heads_parted

CENTRED = 8.0  # points that the middles of a head's lines may differ, when each is set in the middle
WIDE_CENTRED = 16.0  # the same for a head over several others, which may be of different lengths
WIDER, LEAST_GAP = 1.3, 0.4  # times the widest blank between words, and the height: the gap between two heads
SAME_ROOM = 1.1  # times the room between the head and the first row
FEW_COLUMNS = 2  # of figures, that must all have a head
UNCOVERED = 1  # columns of figures that may have no head, of more
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = re.compile(r"(?:(?:[^\W\d_]+ )?\d{1,2}/)?(?:19|20)\d\d|\(?%\)?")  # of a head's last line: 5/2020


@dataclass(slots=True)
class Head:
    """`rows` and their words in columns, from the top; `numbering`: the row of the columns' numbers, one of `rows`.

    `between`: how many rows of words stand between the head and the first figures; `told`: the row that tells something
    of the whole table, one of `rows` without a column.
    """

    rows: list[Row] = field(default_factory=list)
    placed: list[list[Placed]] = field(default_factory=list)
    numbering: Row = field(default_factory=list)
    told: Row = field(default_factory=list)
    between: int = 0

    def bare(self, columns: Columns) -> set[int]:
        """The columns of figures that have no words."""
        return columns.of_all_figures() - {at for row in self.placed for each in row for at in each.columns()}


def heads_a_column(text: str, split: Split) -> bool:
    """Whether the figures of a row are years, or the numbers of the columns: then they stand in the head."""
    found = [words_in(text, phrase) for phrase in split.figures]
    row = [*split.words, *split.figures]
    are_times = all(_TIME.fullmatch(words_in(text, phrase)) for phrase in row)  # no row has a name of these
    return are_times or all(map(_YEAR.fullmatch, found)) or is_numbering(text, row)


def head_of(text: str, above: Sequence[Row], first: Row, columns: Columns) -> Head:
    """The head among the rows `above` the first row of figures; without rows when these have none."""
    head = Head()
    waiting: list[Row] = []  # words left of the figures only: they count when more of the head follows
    between: list[Row] = []
    lower = Lower(text)
    below = first
    had_notes = columns.has_notes
    bands = _bands(text, above, first, columns)
    for row, upper in zip(reversed(above), [*reversed(above[:-1]), []], strict=False):
        is_told = bands is not None and begin_of(row) in bands.rows
        beside = below if head.placed else upper
        most = _most_room(row, head, first, columns)
        if _is_above(text, row, below, head, columns, most=most, is_told=is_told, beside=beside):
            break
        below = row
        if not head.rows and is_numbering(text, row):
            head.rows, head.numbering = [row], numbers_of(text, row)
            continue
        placed = _placed(row, columns, lower, bands)
        over = {at for each in placed for at in each.columns()} & columns.of_all_figures()
        is_whole = not head.bare(columns)
        if over and is_whole and not is_told and not (_goes_on(placed, columns, lower) and not _is_note(text, row)):
            break
        if over and between and room_between(row, between[-1]) < 0:  # a line of a head beside it, half a line lower
            waiting, between = between, []
        if over or (head.placed and room_between(row, head.rows[0]) < 0):
            head.rows = [row, *waiting[::-1], *head.rows]
            head.placed = [placed, *(_placed(each, columns, lower, bands) for each in waiting[::-1]), *head.placed]
            waiting = []
            lower.add(placed)
        elif head.placed:
            waiting.append(row)
        else:
            between.append(row)
    head.between = len(between)
    if not head.placed:
        return Head(between=_begun(text, above, first, columns))
    if len(head.bare(columns)) <= (0 if len(columns.reaches) <= FEW_COLUMNS else UNCOVERED):
        head.placed = regrouped(text, without_joined(text, head.placed), columns)
        return head
    columns.has_notes = had_notes
    return Head(between=_begun(text, above, first, columns))


def _begun(text: str, above: Sequence[Row], first: Row, columns: Columns) -> int:
    """How many lines of the first row's name stand above its figures, in rows that have no head."""
    count, below = 0, first
    for row in reversed(above):
        column = columns.of(row[0])
        rest = [words_in(text, phrase) for phrase in below if columns.of(phrase) == column]
        if len(row) > 1 or column in columns.of_all_figures() or not rest or not rest[0][:1].islower():
            break
        if not is_close(row, below, WITHIN):
            break
        count, below = count + 1, row
    return count


def _is_title(text: str, row: Row, columns: Columns, *, is_inner: bool) -> bool:
    """Whether a row is no part of a head: `Đơn vị tính: đồng`, or words that lie over words and figures both.

    `is_inner`: what has a colon may be a line in the middle of a head.
    """
    colons = [words_in(text, phrase) for phrase in row if ":" in words_in(text, phrase)]
    is_head = bool(colons) and colons[-1].endswith(":") and across(row[0])[0] >= columns.label_end
    if not is_inner and len(colons) == len(row) and not is_head:
        return True
    reaches, begin = map(across, row), columns.reaches[0][0]
    return any(x0 < columns.label_end - SAME_EDGE and x1 > begin for x0, x1 in reaches)


def _is_inner_line(text: str, row: Row, beside: Row) -> bool:
    """Whether a row is a further line of a head: `đó: tiền` between `Trong` and `SDĐ`, `đó: Nữ` below `Trong`."""
    if len(row) > 1 or not words_in(text, row[0])[:1].islower():
        return False
    return any(_is_set_alike(across(row[0]), across(phrase)) for phrase in beside)


def _most_room(row: Row, head: Head, first: Row, columns: Columns) -> float:
    """Times its height, what room may be below a row of the head: a row of several is set apart as the body's are."""
    if not head.placed:
        return NEAR
    few = 1 if across(row[0])[0] > columns.label_end else FEW_COLUMNS
    apart = room_between(head.rows[-1], first) / row[0][0].height
    is_group = len(row) > few or (len(row) == 1 and heads_some(row[0], head.placed, columns))
    return max(WITHIN, min(SAME_ROOM * apart, NEAR)) if is_group else WITHIN


def _is_above(
    text: str, row: Row, below: Row, head: Head, columns: Columns, *, most: float, is_told: bool, beside: Row
) -> bool:
    """Whether a row is no line of the head, nor stands between it and the figures.

    `most`: times a row's height, what room is between lines; `is_told`: the bands have it; `beside`: the row of the
    head next to it.
    """
    if not is_close(row, below, most):
        return True
    if is_told:
        return False
    is_inner = _is_inner_line(text, row, beside)
    is_caption = (bool(head.placed) or across(row[-1])[1] > columns.label_end) and captions(text, row)
    if is_caption or is_capital_title(text, row, head.rows) or _is_title(text, row, columns, is_inner=is_inner):
        return True
    return not head.bare(columns) and is_centred(head.rows, head.placed)


def _bands(text: str, above: Sequence[Row], first: Row, columns: Columns) -> Bands | None:
    """The heads of all columns, if they can be told by the room between them; one of notes gives the table a column."""
    has_numbers = bool(above) and is_numbering(text, above[-1])
    bands = bands_of(text, above[:-1] if has_numbers else above, above[-1] if has_numbers else first, columns)
    names = 0 if bands else lines_of_names(above, columns)
    if names:
        bands = bands_of(text, above[:-names], above[-names], columns)
    columns.has_notes = columns.has_notes or (bands is not None and len(bands.reaches) > columns.count)
    return bands


def _placed(row: Row, columns: Columns, lower: Lower, bands: Bands | None) -> list[Placed]:
    """Each phrase with the columns that it stands over; `lower`: the heads below, by which a wide one is told.

    A head of notes of which none is printed gives the table that column.
    """
    figures = columns.of_all_figures()
    if bands is not None and (parts := bands.rows.get(begin_of(row))):
        alone = [bands.of(part) for part in parts]
        spans = one_set_left(parts, alone, lower, figures) or one_in_middle(parts, alone, lower, figures)
        return [Placed(part, *spans.get(part[0].start, (at, 1))) for part, at in zip(parts, alone, strict=True)]
    columns.has_notes = columns.has_notes or _heads_notes(row, columns, lower)
    is_one_each = _is_one_each(row, columns)
    if not is_one_each and len(row) < columns.count:
        row = [part for phrase in _parted(row, columns) for part in behind_brackets(lower.text, phrase)]
        row = heads_parted(row, columns.borders()) if len(row) < columns.count else row
        row = [part for phrase in row for part in lower.parted(phrase)] if len(row) < columns.count else row
    is_whole = is_one_each or columns.are_each(row)
    own = sorted(figures) if is_one_each else columns.of_row(row)
    groups = {} if is_whole else level_groups(row, lower, figures) or set_left(row, own, lower, figures)
    groups = groups or ({} if is_whole else one_in_middle(row, own, lower, figures))
    found: list[Placed] = []
    for phrase, column in zip(row, own, strict=True):
        if group := groups.get(phrase[0].start):
            found.append(Placed(phrase, *group))
            continue
        wide = None
        if not is_whole and column in figures:
            over = _over_whole_heads(phrase, columns, lower) if len(row) > 1 else None
            taken = {at for each in found for at in each.columns()}
            wide = over or _wide(phrase, columns, lower, taken.union(own) - {column})
        if wide and any(wide[0] <= other < sum(wide) for other in own if other != column):  # others stand beside it
            wide = None
        found.append(Placed(phrase, *(wide or (column, 1))))
    return found


def _is_one_each(row: Row, columns: Columns) -> bool:
    """Whether a row has as many phrases as there are columns of figures, all right of the names."""
    return len(row) == len(columns.reaches) > FEW_COLUMNS and across(row[0])[0] > columns.label_end


def _parted(row: Row, columns: Columns) -> Row:
    """The row, heads that nearly touch parted at the widest gaps, where they then are one for each column."""
    gaps = [(two.box.x0 - one.box.x1, two.start) for phrase in row for one, two in pairwise(phrase)]
    missing = columns.count - len(row)
    cuts = sorted(gaps, reverse=True)[:missing]
    rest = [gap for gap, _ in sorted(gaps)[: len(gaps) - missing]]
    if len(cuts) < missing or cuts[-1][0] < max(LEAST_GAP * row[0][0].height, WIDER * max(rest, default=0.0)):
        return row
    starts = {start for _, start in cuts}
    found: Row = []
    for phrase in row:
        for number, piece in enumerate(phrase):
            if number and piece.start not in starts:
                found[-1].append(piece)
            else:
                found.append([piece])
    return found


def _over_whole_heads(phrase: Phrase, columns: Columns, lower: Lower) -> tuple[int, int] | None:
    """First column and number of those whose own heads a head of several in its row lies over: it is no line of one."""
    x0, x1 = across(phrase)
    under = sorted(c for c in lower.own if c in columns.of_all_figures() and x0 < sum(lower.own[c]) / 2 < x1)
    is_whole = len(under) > 1 and len(under) == under[-1] + 1 - under[0] and lower.nests(set(under))
    return (under[0], len(under)) if is_whole else None


def _wide(phrase: Phrase, columns: Columns, lower: Lower, beside: Collection[int]) -> tuple[int, int] | None:
    """First column and number of those that a head over several stands over; each must have a head of its own.

    `beside`: columns that other heads of its row stand over.
    """
    x0, x1 = across(phrase)
    figures = sorted(column for column in lower.own if column in columns.of_all_figures())
    over = [i for i, (start, end) in enumerate(columns.reaches, len(columns.words)) if x0 < end and x1 > start]
    alike = [column for column in figures if _is_set_alike((x0, x1), lower.own[column])]
    if any(lower.goes_on(column, phrase, columns.of_all_figures()) for column in alike):
        return None
    found = []
    for first, last in combinations(figures, 2):
        low, high = lower.own[first][0], lower.own[last][1]
        is_within = low - SAME_EDGE <= x0 and x1 <= high + SAME_EDGE and all(c in lower.own for c in range(first, last))
        middles = (sum(lower.own[first]) + sum(lower.own[last])) / 2  # heads of unlike lengths reach unlike far
        away = min(abs((x0 + x1) - (low + high)), abs((x0 + x1) - middles)) / 2
        over_these = set(range(first, last + 1))
        if is_within and away <= WIDE_CENTRED and lower.nests(over_these) and not over_these.intersection(beside):
            found.append((round(away / CENTRED), last - first, first))
    if found:
        _, further, first = min(found)
        return first, further + 1
    is_over = len(over) > 1 and all(column in lower.own for column in over) and lower.nests(set(over))
    return (over[0], len(over)) if is_over else None


def _heads_notes(row: Row, columns: Columns, lower: Lower) -> bool:
    """Whether the last of several heads stands right of all figures and of the heads below: `Ghi chú`, none printed."""
    last = len(columns.words) + len(columns.reaches) - 1
    if len(row) == 1 or last not in lower.own:
        return False
    begin = across(row[-1])[0]
    return begin > columns.reaches[-1][1] and begin > lower.own[last][1] + SAME_EDGE


def _is_note(text: str, row: Row) -> bool:
    """`(triệu đồng)` above the table, set right."""
    return len(row) == 1 and words_in(text, row[0]).startswith("(")


def _goes_on(placed: Sequence[Placed], columns: Columns, lower: Lower) -> bool:
    """Whether all words of a row over figures are the upper line of a head below, or a head over several of them."""
    single = [each for each in placed if each.span == 1 and each.column in columns.of_all_figures()]
    return all(
        each.column in lower.own and _is_set_alike(across(each.phrase), lower.own[each.column]) for each in single
    )


def _is_set_alike(one: Reach, other: Reach) -> bool:
    (a0, a1), (b0, b1) = one, other
    return abs((a0 + a1) - (b0 + b1)) <= 2 * CENTRED or abs(a0 - b0) <= SAME_EDGE or abs(a1 - b1) <= SAME_EDGE
