"""Columns of figures on a page without ruled lines: which figures stand one below another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.read.pieces import Piece

SAME_EDGE = 3.0  # points that the right edges (or the middles, or the left edges) of a column's figures may differ
ALIGNED_SHARE = 0.8  # of a column's figures: one may be set by hand
LONE_SHARE = 3  # columns for each that has one figure only
TOUCH = 1.0  # points that figures of neighbouring columns may reach over each other
WORDED_SHARE = 0.3  # of the rows with words that have some in a column of words
FEWEST_AMOUNTS = 2  # beside one another, without a name
_ROW_NUMBER = re.compile(r"\d{1,3}")
_AMOUNT = re.compile(r"\(?-?\d{1,3}(?:(?:\.\d{3})+(?:,\d+)?|,\d+)\)?|-|0")
FEWEST_LONE = 2  # figures in the only column
NOTE = r"\s?(?:\*{1,3}|\(\*{1,3}\))"  # a footnote's mark behind a figure; `(1)` may be one of another column
FIGURE = re.compile(
    rf"[(\-+–−]?\s?\d[\d.,/]*(?:(?:\s\d{{3}})+(?:,\d+)?)?(?:\s?[-–]\s?\d[\d.,]*)?\s?%?\)?(?:{NOTE})?|[-–—−x…]|\.{{3}}"
)
_DIGIT = re.compile(r"\d")

Phrase = list[Piece]
Row = list[Phrase]
Reach = tuple[float, float]  # from where to where on the page's width


@dataclass(slots=True)
class Split:
    """A row: words, and the figures behind the first of them; the last words may stand behind the figures."""

    words: list[Phrase]
    figures: list[Phrase]

    @property
    def height(self) -> float:
        """Of a line of the row."""
        return (self.figures or self.words)[0][0].height

    def names(self) -> list[Phrase]:
        """The words before the figures."""
        begin = across(self.figures[0])[0] if self.figures else float("inf")
        return [phrase for phrase in self.words if across(phrase)[0] < begin]


@dataclass(slots=True)
class Columns:
    """`reaches`: of each column of figures; `words`: where each column of words left of them begins.

    `label_end`: where the words left of them end; `has_notes`: whether a column of words stands right of them;
    `is_strict`: whether the figures of each are set by one edge, or by their middles.
    """

    reaches: list[Reach]
    words: list[float]
    label_end: float
    has_notes: bool
    is_strict: bool

    @property
    def count(self) -> int:
        """Columns of words and of figures."""
        return len(self.words) + len(self.reaches) + self.has_notes

    def of_all_figures(self) -> set[int]:
        """Numbers of the columns of figures."""
        return set(range(len(self.words), len(self.words) + len(self.reaches)))

    def borders(self) -> list[float]:
        """From where on words stand over each column of figures, and over the notes behind them."""
        ends = [self.label_end, *(end for _, end in self.reaches)]
        starts = [start for start, _ in self.reaches]
        return [(end + start) / 2 for end, start in zip(ends, starts, strict=False)]

    def of_figures(self, phrase: Phrase) -> int | None:
        """Number of the column of figures that a phrase stands in or over, words not counted; `None` left of them."""
        x0, x1 = across(phrase)
        best = max(range(len(self.reaches)), key=lambda i: _shared(self.reaches[i], (x0, x1)))
        if _shared(self.reaches[best], (x0, x1)) > 0:
            return best
        middle = (x0 + x1) / 2
        if middle <= self.label_end or (self.words and middle - self.label_end < self.reaches[0][0] - middle):
            return None
        ends = [end for _, end in self.reaches]  # a head centred over figures set right stands left of them
        at = min(bisect_right(ends, middle), len(ends) - 1)
        if at and self.reaches[at][0] - middle > middle - ends[at - 1]:
            return at - 1
        return at

    def of_words(self, phrase: Phrase) -> int:
        """Number of the column of words that a phrase left of the figures stands in."""
        x0, x1 = across(phrase)
        return max(bisect_right(self.words, (x0 + x1) / 2) - 1, 0)

    def of(self, phrase: Phrase) -> int:
        """Number of the column that a phrase stands in or over."""
        if self.has_notes and across(phrase)[0] >= self.reaches[-1][1]:
            return self.count - 1
        at = None if self._begins_name(phrase) else self.of_figures(phrase)
        return self.of_words(phrase) if at is None else len(self.words) + at

    def _begins_name(self, phrase: Phrase) -> bool:
        """Whether a phrase begins where names do, however far it reaches: `Trong đó: vốn của cấp huyện, cấp xã`."""
        x0 = across(phrase)[0]
        return x0 < self.reaches[0][0] - SAME_EDGE and any(abs(x0 - begin) <= SAME_EDGE for begin in self.words)

    def are_each(self, row: Row) -> bool:
        """Whether the phrases of a row are as many as the columns, none over names or the figures of another column."""
        if len(row) != self.count:
            return False
        over = list(map(across, row[len(self.words) : len(self.words) + len(self.reaches)]))
        are_over = [[_shared(each, head) > 0 for each in self.reaches] for head in over]
        return over[0][1] > self.label_end and all(own[at] or not any(own) for at, own in enumerate(are_over))

    def of_row(self, row: Row) -> list[int]:
        """Numbers of the columns that the phrases of a row stand in or over, one each where they are as many."""
        if self.are_each(row):
            return list(range(self.count))
        found = [self.of(phrase) for phrase in row]
        for i, (one, other) in enumerate(pairwise(found)):
            if (
                one == other
                and self.count - self.has_notes > one >= len(self.words) > 0
                and not self._lies_over(row[i], one)
            ):
                found[i] = len(self.words) - 1
        return found

    def _lies_over(self, phrase: Phrase, column: int) -> bool:
        return _shared(self.reaches[column - len(self.words)], across(phrase)) > 0


def across(phrase: Phrase) -> Reach:
    """From where to where a phrase reaches."""
    if phrase[0].middle == phrase[-1].middle:
        return phrase[0].box.x0, phrase[-1].box.x1
    return min(piece.box.x0 for piece in phrase), max(piece.box.x1 for piece in phrase)


def words_in(text: str, phrase: Phrase) -> str:
    """What a phrase says."""
    return " ".join(text[piece.start : piece.end] for piece in phrase)


def split_row(text: str, row: Row) -> Split:
    """The row's words, and the figures behind them; behind these may stand a note."""
    are_figures = [FIGURE.fullmatch(words_in(text, phrase)) is not None for phrase in row]
    end = len(row) - 1 if len(row) > 2 and not are_figures[-1] and are_figures[-2] else len(row)  # noqa: PLR2004
    at = end
    while at > 0 and are_figures[at - 1]:
        at -= 1
    if at == 0 and end < len(row):
        return _without_name(text, row, end)
    return Split([*row[:at], *row[end:]], row[at:end])


def _without_name(text: str, row: Row, end: int) -> Split:
    """Figures and a note, their name above and below them: amounts, perhaps behind the row's number; else words."""
    is_numbered = _ROW_NUMBER.fullmatch(words_in(text, row[0])) is not None
    figures = row[int(is_numbered) : end]
    are_amounts = all(_AMOUNT.fullmatch(words_in(text, phrase)) for phrase in figures)
    if len(figures) < FEWEST_AMOUNTS or not are_amounts:
        return Split(row, [])
    return Split([*row[: int(is_numbered)], *row[end:]], figures)


def names_ended(splits: Sequence[Split]) -> list[Split]:
    """The rows, figures that end a name being words: `2025` below `giai đoạn 2021 -`, where other names begin."""
    names = [across(split.names()[-1]) for split in splits if split.figures and split.names()]
    begin = min((across(phrase)[0] for split in splits if split.names() for phrase in split.figures), default=0.0)

    def of_name(split: Split) -> int:
        """How many figures stand where names do."""
        if split.words or not any(abs(x0 - across(split.figures[0])[0]) <= SAME_EDGE for x0, _ in names):
            return 0
        return sum(across(phrase)[1] < begin for phrase in split.figures)

    counts = [of_name(split) for split in splits]
    if sum(map(bool, counts)) > len(names):
        return list(splits)
    return [
        Split(split.figures[:count], split.figures[count:]) if count else split
        for split, count in zip(splits, counts, strict=True)
    ]


def columns_of(text: str, splits: Sequence[Split]) -> Columns | None:
    """The columns of the figures; `None` when these are not set one below another."""
    signs = [phrase for split in splits for phrase in split.figures if not _has_digit(text, phrase)]
    figures = [phrase for split in splits for phrase in split.figures if _has_digit(text, phrase)]
    groups = _groups(figures)
    groups = _groups([*figures, *_of_own_columns(signs, groups, splits)]) if signs else groups
    labels = [phrase for split in splits if split.figures for phrase in split.words]
    groups = _right_of(groups, splits)
    if not groups or (len(groups) == 1 and (len(groups[0]) < FEWEST_LONE or not _is_aligned(groups[0]))):
        return None
    lone = sum(_count([*figures, *signs], group) == 1 for group in groups)
    if sum(bool(split.figures) for split in splits) > 1 and LONE_SHARE * lone > len(groups):
        return None
    reaches = [_reach(group) for group in groups]
    begin = reaches[0][0]
    if any(_doubled(reaches, split) for split in splits):
        return None
    words = [phrase for phrase in labels if across(phrase)[0] < begin - SAME_EDGE]
    label_end = max((across(phrase)[1] for phrase in words), default=0.0)
    has_notes = any(across(phrase)[0] > reaches[-1][1] for split in splits for phrase in split.words)
    is_strict = all(map(_is_aligned, groups))
    return Columns(reaches, _word_columns(splits, begin), min(label_end, begin), has_notes, is_strict)


def _has_digit(text: str, phrase: Phrase) -> bool:
    return _DIGIT.search(text[phrase[0].start : phrase[-1].end]) is not None


def _of_own_columns(
    signs: Sequence[Phrase], groups: Sequence[Sequence[Phrase]], splits: Sequence[Split]
) -> list[Phrase]:
    """Dashes in columns of their own; one set in the middle belongs to the nearest column that its row has not."""
    reaches = [_reach(group) for group in groups]
    row_of = {phrase[0].start: split for split in splits for phrase in split.figures}
    found = []
    for sign in signs:
        if any(_shared(reach, across(sign)) > 0 for reach in reaches):
            continue
        near = min(reaches, key=lambda reach: -_shared(reach, across(sign)), default=None)
        others = [phrase for phrase in row_of[sign[0].start].figures if phrase is not sign]
        if near is None or any(_shared(near, across(phrase)) > 0 for phrase in others):
            found.append(sign)
    return found


def _count(figures: Sequence[Phrase], group: Sequence[Phrase]) -> int:
    """How many figures and dashes stand in the column of a group."""
    reach = _reach(group)
    return sum(_shared(reach, across(phrase)) > 0 for phrase in figures)


def _reach(group: Sequence[Phrase]) -> Reach:
    return min(across(phrase)[0] for phrase in group), max(across(phrase)[1] for phrase in group)


def _groups(figures: Sequence[Phrase]) -> list[list[Phrase]]:
    """Figures that stand above or below one another, from the left."""
    groups: list[list[Phrase]] = []
    end = 0.0
    for phrase in sorted(figures, key=across):
        x0, x1 = across(phrase)
        if groups and x0 < end - TOUCH:
            groups[-1].append(phrase)
            end = max(end, x1)
        else:
            groups.append([phrase])
            end = x1
    return groups


def _right_of(groups: list[list[Phrase]], splits: Sequence[Split]) -> list[list[Phrase]]:
    """The groups without list numbers of rows that have no words: those left of where the names begin."""
    names = [split.names()[-1] for split in splits if split.figures and split.names()]
    if not names:
        return groups
    begin = median(across(phrase)[0] for phrase in names)
    return [each for each in groups if max(across(phrase)[1] for phrase in each) > begin]


def _is_aligned(group: Sequence[Phrase]) -> bool:
    """Whether right edges, middles or left edges agree."""
    ends = [across(phrase) for phrase in group]
    anchors = ([x1 for _, x1 in ends], [(x0 + x1) / 2 for x0, x1 in ends], [x0 for x0, _ in ends])
    for at in anchors:
        usual = median(at)
        if sum(abs(x - usual) <= SAME_EDGE for x in at) >= ALIGNED_SHARE * len(at):
            return True
    return False


def _doubled(reaches: Sequence[Reach], split: Split) -> bool:
    """Whether two figures of a row stand in one column."""
    found = [i for phrase in split.figures for i, reach in enumerate(reaches) if _shared(reach, across(phrase)) > 0]
    return len(set(found)) < len(found)


def _shared(one: Reach, other: Reach) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])


def _word_columns(splits: Sequence[Split], begin: float) -> list[float]:
    """Where the columns of words begin: number, name, unit; what few rows have belongs to the column before."""
    rows = [[phrase for phrase in split.words if across(phrase)[0] < begin] for split in splits if split.figures]
    groups = _groups([phrase for row in rows for phrase in row])
    enough = WORDED_SHARE * sum(map(bool, rows))
    found = [min(across(phrase)[0] for phrase in group) for group in groups if len(group) >= enough]
    return found or [min(across(phrase)[0] for phrase in group) for group in groups[:1]]
