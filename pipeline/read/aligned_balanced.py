"""Rows whose names are set in the middle of their height: as many lines of a name stand above its figures as below.

Nothing else need part the rows of such a table, be its lines as close as those of a name. From the first line on, each
row ends where its name is in balance, and the next begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.aligned_columns import Columns, Phrase, Split, across, words_in
from pipeline.read.aligned_wrapped import is_full
from pipeline.read.typedrows import BEGINS_LABELLED

EVEN = 0.2  # of a line's height: how far the middle of a name may be from that of its figures; a line more moves it 0.5


def balanced(text: str, splits: Sequence[Split], columns: Columns) -> list[list[Split]]:
    """The lines of each row; none where not all rows are in balance, or none begins above its figures.

    A page break may cut the first of them, and the last.
    """
    first = next((at for at, split in enumerate(splits) if split.figures), len(splits))
    second = next((at for at in range(first + 1, len(splits)) if splits[at].figures), len(splits))
    for begin in (0, *range(first + 1, second)):
        cuts = sorted({0, *_ends_of_rows(splits, begin, columns)} | {begin})
        found = [list(splits[one:other]) for one, other in pairwise(cuts)]
        rest = splits[cuts[-1] :]
        if any(split.figures for split in rest) or any(_goes_on(text, row[0]) for row in found[1:]):
            continue
        if not _are_names(text, found[bool(begin) :], columns):
            continue
        return [*found, list(rest)] if rest else found
    return []


def balanced_end(text: str, splits: Sequence[Split], columns: Columns, fewest: int) -> int | None:
    """How many of the lines are rows in balance, the last of which ends behind line number `fewest`; `None` if none."""
    ends = _ends_of_rows(splits, 0, columns)
    last = next((at for at, end in enumerate(ends) if end >= fewest), None)
    if last is None:
        return None
    rows = [list(splits[one:other]) for one, other in pairwise([0, *ends[: last + 1]])]
    is_told = _are_names(text, rows, columns) and not any(_goes_on(text, row[0]) for row in rows[1:])
    return ends[last] if is_told else None


def _ends_of_rows(splits: Sequence[Split], at: int, columns: Columns) -> list[int]:
    """Numbers of the lines behind each row, from line `at` on, as far as they are in balance."""
    ends: list[int] = []
    while at < len(splits) and (end := _end_of_row(splits, at, columns)) is not None:
        ends.append(end)
        at = end
    return ends


def _are_names(text: str, rows: Sequence[Sequence[Split]], columns: Columns) -> bool:
    """Whether some rows begin above their figures, and the lines of names are broken for want of room.

    Nor may what follows in a row be a label, or begin with capitals more often than not: headings stand so.
    """
    pairs: list[tuple[tuple[Phrase, Phrase], float]] = []
    for column in range(len(columns.words)):
        names = [_lines(row, column, columns) for row in rows]
        end = max((across(line)[1] for name in names for line in name), default=0.0)
        pairs += [(pair, end) for name in names for pair in pairwise(name)]
    says = [words_in(text, below) for (_, below), _ in pairs]
    lower = sum(each[:1].islower() for each in says)
    if any(map(BEGINS_LABELLED.match, says)) or 2 * lower < len(says):
        return False
    is_begun = any(not row[0].figures and row[-1] is not row[0] for row in rows)
    return is_begun and all(is_full(above, below, end) for (above, below), end in pairs)


def _goes_on(text: str, line: Split) -> bool:
    """Whether the last words of a line begin in small letters."""
    return bool(line.words) and words_in(text, line.words[-1])[:1].islower()


def _lines(row: Sequence[Split], column: int, columns: Columns) -> list[Phrase]:
    """The lines of a cell of words, from the top."""
    found = [phrase for split in row for phrase in split.words if columns.of(phrase) == column]
    return sorted(found, key=lambda phrase: phrase[0].box.top)


def _end_of_row(splits: Sequence[Split], at: int, columns: Columns) -> int | None:
    """Number of the line behind the row that begins with line `at`; `None` where it is not in balance."""
    own = next((i for i in range(at, len(splits)) if splits[i].figures), None)
    if own is None:
        return None
    middle, slack = splits[own].figures[0][0].middle, EVEN * splits[own].height
    reach: dict[int, tuple[float, float]] = {}
    for end in range(at + 1, len(splits) + 1):
        line = splits[end - 1]
        if line.figures and end - 1 > own:
            return None
        for phrase in line.words:
            top, bottom = _height_of(phrase)
            high, low = reach.get(columns.of(phrase), (top, bottom))
            reach[columns.of(phrase)] = (min(high, top), max(low, bottom))
        if end > own and all(abs((high + low) / 2 - middle) <= slack for high, low in reach.values()):
            return end
    return None


def _height_of(phrase: Phrase) -> tuple[float, float]:
    return min(piece.box.top for piece in phrase), max(piece.box.bottom for piece in phrase)
