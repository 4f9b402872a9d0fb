"""What is known of the heads below, while a head without ruled lines is read from its last line upwards."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from pipeline.read.aligned_columns import Phrase, Reach, Row, across

MIDDLES = 1.5  # points that the middles of a head's lines may differ where nothing else parts two heads
SAME_HEAD = 0.5  # times a line's height: less room is between lines of one head, more between a head and those under it
SET_LEFT = 1.0  # points that heads set from the left may begin apart from the first of those below
LEVEL = 1.0  # points that the tops of heads of one line may differ
OFF_MIDDLE = 1.0  # times a line's height: how far a head may be from the middle of all those under it
FEWEST_GROUPS = 2  # heads over others that all begin with the first of these: one alone may do so by chance


class Placed(NamedTuple):
    """Words of a head over `span` columns from `column` on."""

    phrase: Phrase
    column: int
    span: int

    def columns(self) -> range:
        """The columns that they are over."""
        return range(self.column, self.column + self.span)


@dataclass(slots=True)
class Lower:
    """The heads below a row: from where to where each column's own words reach, and which columns wide ones cover.

    `names`: the columns whose own words begin as a head does, with a capital.
    """

    text: str
    names: set[int] = field(default_factory=set)
    own: dict[int, Reach] = field(default_factory=dict)
    tops: dict[int, float] = field(default_factory=dict)
    bottoms: dict[int, float] = field(default_factory=dict)
    wide: list[set[int]] = field(default_factory=list)
    highs: dict[int, float] = field(default_factory=dict)  # tops of all that stands over a column, wide heads too

    def add(self, placed: Sequence[Placed]) -> None:
        """Take in the words of a row, which lies above those known."""
        for phrase, column, span in placed:
            self.highs |= dict.fromkeys(range(column, column + span), phrase[0].box.top)
            if span == 1:
                (x0, x1), (a, b) = across(phrase), self.own.get(column, across(phrase))
                self.own[column] = (min(x0, a), max(x1, b))
                self.tops[column] = phrase[0].box.top
                self.bottoms.setdefault(column, phrase[0].box.bottom)
                self.names = self.names | {column} if self._begins_name(phrase) else self.names - {column}
            else:
                self.wide.append(set(range(column, column + span)))

    def middles(self) -> dict[int, float]:
        """Heights of the middles of the columns' own words."""
        return {column: (self.tops[column] + self.bottoms[column]) / 2 for column in self.own}

    def goes_on(self, column: int, phrase: Phrase, figures: Collection[int]) -> bool:
        """Whether a phrase is the line above the column's own head, or nothing lies at both sides for it to cover.

        `figures`: the columns of figures.
        """
        beside = {column - 1, column + 1}
        if self.tops[column] - phrase[0].box.bottom < SAME_HEAD * phrase[0].height:
            return not self.are_level_names(column, beside.intersection(figures))
        return not beside <= set(self.own)

    def are_level_names(self, column: int, others: Collection[int]) -> bool:
        """Whether the column's own words and those of the others begin as heads, on one line: each is a head."""
        are_names = {column, *others} <= self.names
        return are_names and all(abs(self.tops[other] - self.tops[column]) <= LEVEL for other in others)

    def _begins_name(self, phrase: Phrase) -> bool:
        """`Kế hoạch`; `NSTW` and `năm 2022` may go on a line above."""
        word = self.text[phrase[0].start : phrase[0].end]
        return word[:1].isupper() and not word.isupper()

    def parted(self, phrase: Phrase) -> list[Phrase]:
        """Two phrases, where each is the line right above the own head of its column, set in its middle."""
        for at in range(1, len(phrase)):
            halves = (phrase[:at], phrase[at:])
            columns = [column for half in halves if (column := self._below(half)) is not None]
            if len(columns) > 1 and columns[1] == columns[0] + 1:
                return [halves[0], *self.parted(halves[1])]
        return [phrase]

    def _below(self, phrase: Phrase) -> int | None:
        """The column whose own head a phrase is the line above of, both set in the middle."""
        (a0, a1), bottom = across(phrase), phrase[0].box.bottom
        for column, (b0, b1) in self.own.items():
            is_near = self.tops[column] - bottom < SAME_HEAD * phrase[0].height
            if is_near and abs((a0 + a1) - (b0 + b1)) < 2 * MIDDLES:
                return column
        return None

    def nests(self, over: set[int]) -> bool:
        """Whether a head over these columns has those below wholly under it or not at all."""
        return all(each <= over or not each & over for each in self.wide)


def set_left(row: Row, own: Sequence[int], lower: Lower, figures: Collection[int]) -> dict[int, tuple[int, int]]:
    """Where the heads of a row begin -> first column and number of those that each is over, all set from the left.

    Each begins with the first head below it and reaches to the next, as far as these stand on one line. One alone does
    where all other columns of figures have words of their `own` in the row.
    """
    begins = [(phrase, _first_below(phrase, lower, figures)) for phrase in row]
    over = [(phrase, column) for phrase, column in begins if column is not None]
    if len(over) == 1:
        return one_set_left(row, own, lower, figures)
    others = [phrase for phrase, column in begins if column is None]
    if len(over) < FEWEST_GROUPS or any(across(phrase)[1] > across(over[0][0])[0] for phrase in others):
        return {}
    ends = [column for _, column in over[1:]] + [max(figures) + 1]
    found = {}
    for (phrase, column), end in zip(over, ends, strict=True):
        last = column
        while last + 1 < end and abs(lower.tops.get(last + 1, 0.0) - lower.tops[column]) <= LEVEL:
            last += 1
        found[phrase[0].start] = (column, last + 1 - column)
    are_whole = all(one[0] + one[1] == other[0] for one, other in pairwise(found.values()))
    return found if are_whole and all(span > 1 for _, span in found.values()) else {}


def one_set_left(row: Row, own: Sequence[int], lower: Lower, figures: Collection[int]) -> dict[int, tuple[int, int]]:
    """The same for a row with one head that begins with those below it, and none above the next of these.

    Another head of the row has nothing below it: heads of one line do not stand at the bottom.
    """
    begins = [(phrase, _first_below(phrase, lower, figures)) for phrase in row]
    over = [(phrase, column) for phrase, column in begins if column is not None]
    if len(over) != 1:
        return {}
    phrase, column = over[0]
    covered = _free_beside(phrase, column, row, own, lower, figures)
    return {phrase[0].start: (column, len(covered))} if covered[:1] == [column] else {}


def one_in_middle(row: Row, own: Sequence[int], lower: Lower, figures: Collection[int]) -> dict[int, tuple[int, int]]:
    """The same for one head over the middle of those below it, be it right above one of these: `Tổng số | Chia ra`."""
    for phrase, column in zip(row, own, strict=True):
        covered = _free_beside(phrase, column, row, own, lower, figures) if column in lower.own else []
        if not set(covered) <= lower.own.keys() or not covered:
            continue
        middle = (lower.own[covered[0]][0] + lower.own[covered[-1]][1]) / 2
        if abs(sum(across(phrase)) / 2 - middle) <= OFF_MIDDLE * phrase[0].height:
            return {phrase[0].start: (covered[0], len(covered))}
    return {}


def _free_beside(
    phrase: Phrase, column: int, row: Row, own: Sequence[int], lower: Lower, figures: Collection[int]
) -> list[int]:
    """The columns of figures that have no words of their `own` in the row, and that of a phrase of it.

    None, unless they stand side by side, their heads on one line, and another of the row has nothing below it.
    """
    told = {at for words, at in zip(row, own, strict=True) if words is not phrase}
    missing = set(figures) - told - {column}
    covered = sorted({column, *missing})
    is_high = any(at not in lower.highs for at in told & set(figures))
    if not missing or covered != list(range(covered[0], covered[0] + len(covered))) or not is_high:
        return []
    high = lower.highs.get(column, 0.0)
    is_level = all(abs(lower.highs.get(at, 0.0) - high) <= LEVEL for at in missing)
    return covered if is_level and lower.nests(set(covered)) else []


def _first_below(phrase: Phrase, lower: Lower, figures: Collection[int]) -> int | None:
    """The column of figures with whose own head a phrase begins, further above it than lines of one head stand."""
    begin, bottom = across(phrase)[0], phrase[0].box.bottom
    for column, (x0, _) in lower.own.items():
        is_far = lower.tops[column] - bottom >= SAME_HEAD * phrase[0].height
        is_above = column in figures and (is_far or lower.are_level_names(column, {column + 1}))
        if is_above and abs(x0 - begin) <= SET_LEFT:
            return column
    return None
