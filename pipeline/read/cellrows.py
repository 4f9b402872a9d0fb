"""Rows of a table whose columns are ruled and whose rows are not: told by its lines of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat, takewhile

from pipeline.model import Box
from pipeline.read.aligned_columns import FIGURE
from pipeline.read.pieces import SAME_ROW
from pipeline.read.printed import PrintedPage
from pipeline.read.wrapped_figures import CellLine, is_wrapped

FEWEST_FIGURES = 2  # one below another in a cell
SURE_FIGURES = 3  # the same, where the table has other rows
FEW_ROWS = 3  # of a table whose rows are hardly ruled: a head, the body, a total
OPEN = 1.25  # times the least step between lines: more room parts two rows
_LAST = frozenset("0123456789)%-–—−x…")  # a figure's last character
BROKEN = (".", ",")  # a figure that goes on below for want of room ends so

_CUT = re.compile(r"[-(]?\d{1,3}(?:\.\d{3})*\.\d{1,2}")
_GROUPED = re.compile(r"[-(]?\d{1,3}(?:\.\d{3})+(?:,\d+)?\)?")

Stretch = tuple[int, int]  # half-open range of text indexes
Sides = tuple[float, float]  # of a cell, points from the left


@dataclass(slots=True)
class _TextLine:
    """Stretches of one cell that stand side by side."""

    stretches: list[Stretch]
    middle: float
    height: float
    text: str

    @property
    def is_figure(self) -> bool:
        """Whether it says a figure and nothing else."""
        return FIGURE.fullmatch(self.text) is not None


def parted(
    page: PrintedPage, contents: Sequence[list[Stretch]], sides: Sequence[Sides], rows: int
) -> list[list[list[Stretch]]] | None:
    """The cells of one ruled row as several rows of cells; `None` when it is one; `rows` of text the table has.

    `sides`: from where to where each cell reaches.
    """
    if not _may_be_rows(page.text, contents, rows):
        return None
    cells = [_text_lines(page, content) for content in contents]
    held = [(lines, *of_cell) for lines, of_cell in zip(cells, sides, strict=True) if _holds_figures(lines)]
    figures = [[line for line in lines if line.is_figure] for lines, _, _ in held]
    if figures and all(map(_are_one_figure, repeat(page), *zip(*held, strict=True))):
        return None
    words = [lines for lines in cells if lines and not _holds_figures(lines)]
    counting = [lines for lines in words if len(lines) > 1 and _counts_up(lines)]
    if not words or not (figures or counting or _are_even(words, rows)):
        return None
    anchors = _anchors(figures or counting or [min(words, key=len)])
    least = FEWEST_FIGURES if rows <= FEW_ROWS else SURE_FIGURES
    label = max(words, key=lambda lines: sum(sum(map(str.isalpha, line.text)) for line in lines))
    if len(anchors) < least or len(label) < least:
        return None
    heads = [line.middle for lines in cells if _holds_figures(lines) for line in takewhile(_is_word, lines)]
    groups = _groups(label, anchors, max(heads, default=float("-inf")))
    if groups is None:
        return None
    marks = [line for lines in words if lines is not label for line in lines]
    rows_of_names = _whole(groups, [*anchors, *(line.middle for line in marks)])
    above = _above_figures(cells, groups[0]) if _has_mark(groups[0], anchors) else []  # else the first is of the head
    limits = _limits(rows_of_names, above, are_on_top=_are_on_top(rows_of_names, anchors))
    return [_cells(cells, group) for group in limits]


def are_one_figure(lines: Sequence[str]) -> bool:
    """Whether lines are one figure wrapped in a narrow cell: `20.6` and `98`, `(12.82` and `0)`.

    Only together they have whole thousands: Vietnamese figures have a comma before decimals.
    """
    return _CUT.fullmatch(lines[0]) is not None and _GROUPED.fullmatch("".join(lines)) is not None


def _are_one_figure(page: PrintedPage, lines: Sequence[_TextLine], left: float, right: float) -> bool:
    """The same of a cell that says nothing else, also where the marks alone do not tell: `-`, `245`, `921`."""
    if not all(line.is_figure for line in lines):
        return are_one_figure([line.text for line in lines if line.is_figure])
    ends = [(page.box_at(line.stretches[0][0]), page.box_at(line.stretches[-1][1] - 1)) for line in lines]
    reaching = [CellLine(line.text, one.x0, other.x1) for line, (one, other) in zip(lines, ends, strict=True)]
    return is_wrapped(reaching, left, right) or are_one_figure([line.text for line in lines])


def _may_be_rows(text: str, contents: Sequence[list[Stretch]], rows: int) -> bool:
    """A cheap test: two cells of several lines, and in one of them all that stands below a head ends as figures do."""
    several = [content for content in contents if len(content) >= FEWEST_FIGURES]
    if len(several) < FEWEST_FIGURES:
        return False
    return rows <= FEW_ROWS or any(all(text[end - 1] in _LAST for _, end in content[-2:]) for content in several)


def _text_lines(page: PrintedPage, content: Sequence[Stretch]) -> list[_TextLine]:
    placed = [(page.box_at(start), (start, end)) for start, end in content]
    rows: list[list[tuple[Box, Stretch]]] = []
    for box, stretch in sorted(placed, key=lambda item: (item[0].top, item[0].x0)):
        first = rows[-1][0][0] if rows else box
        if rows and abs(_middle(box) - _middle(first)) < SAME_ROW * (first.bottom - first.top):
            rows[-1].append((box, stretch))
        else:
            rows.append([(box, stretch)])
    return [_text_line(page.text, row) for row in rows]


def _text_line(text: str, row: Sequence[tuple[Box, Stretch]]) -> _TextLine:
    """The stretches from left to right: one with a tall letter (`hóa` of `Văn hóa`) has its top above the others."""
    box = row[0][0]
    stretches = [stretch for _, stretch in sorted(row, key=lambda item: item[0].x0)]
    return _TextLine(stretches, _middle(box), box.bottom - box.top, " ".join(text[slice(*each)] for each in stretches))


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _holds_figures(lines: Sequence[_TextLine]) -> bool:
    """Whether all lines are whole figures, but for a head above them."""
    first = next((i for i, line in enumerate(lines) if line.is_figure), len(lines))
    rest = lines[first:]
    numbers = [line for line in rest if line.text[:1] != "-" or len(line.text) > 1]
    is_whole = all(line.is_figure and not _is_begun_or_ended(line.text) for line in rest)
    return len(rest) >= FEWEST_FIGURES and bool(numbers) and is_whole and not _counts_up(rest)


def _is_begun_or_ended(text: str) -> bool:
    """Whether a figure goes on below, or ends one that a page break cut: `1.250.`, `(12,3`, `5)`."""
    return text.endswith(BROKEN) or ("(" in text) is not (")" in text)


def _is_word(line: _TextLine) -> bool:
    return not line.is_figure


def _counts_up(lines: Sequence[_TextLine]) -> bool:
    """1, 2, 3: the numbers of rows."""
    return all(line.text == str(number) for number, line in enumerate(lines, 1))


def _are_even(words: Sequence[Sequence[_TextLine]], rows: int) -> bool:
    """Whether every cell has as many lines, none of which goes on another: rows of words, in a table hardly ruled."""
    count = len(words[0])
    if len(words) == 1 or rows > FEW_ROWS or count < SURE_FIGURES or any(len(lines) != count for lines in words):
        return False
    beside = zip(*words, strict=True)
    is_level = all(abs(one.middle - line.middle) < SAME_ROW * one.height for one, *more in beside for line in more)
    return is_level and not any(line.text[:1].islower() or line.text[-1:] in ",-" for each in words for line in each)


def _anchors(figures: Sequence[Sequence[_TextLine]]) -> list[float]:
    """Heights of the rows of figures."""
    found: list[float] = []
    lines = [line for each in figures for line in each]
    for line in sorted(lines, key=lambda line: line.middle):
        if not found or line.middle - found[-1] >= SAME_ROW * line.height:
            found.append(line.middle)
    return found


def _groups(label: Sequence[_TextLine], anchors: Sequence[float], head: float) -> list[list[_TextLine]] | None:
    """The lines of the names by row, each row of figures beside one name; `None` when they do not agree.

    `head`: height of the last line above the figures of a column.
    """
    least = min((b.middle - a.middle for a, b in pairwise(label)), default=0.0)
    widest = max((b.middle - a.middle for a, b in pairwise(label)), default=0.0)
    is_open = widest > OPEN * least
    groups: list[list[_TextLine]] = []
    for line in label:
        step = line.middle - groups[-1][-1].middle if groups else 0.0
        goes_on = step <= OPEN * least if is_open else line.text[:1].islower()
        if groups and (goes_on or line.text[:1].islower()):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups if _agree(groups, anchors) else _by_anchors(label, anchors, head)


def _by_anchors(label: Sequence[_TextLine], anchors: Sequence[float], head: float) -> list[list[_TextLine]] | None:
    """The lines of the names by the figures beside them, where no room parts rows; `None` where that is not clear.

    A name is set in the middle of its row, beside its figures, or begins beside them.
    """
    start = sum(line.middle <= head + SAME_ROW * line.height for line in label)
    names = label[start:]
    found = [each for each in (_in_middle(names, anchors), _from_top(names, anchors)) if each]
    if not found or found[0] != found[-1]:
        return None
    return [list(label[:start]), *found[0]] if start else found[0]


def _in_middle(names: Sequence[_TextLine], anchors: Sequence[float]) -> list[list[_TextLine]] | None:
    """Groups that reach as far above their rows of figures as below."""
    groups: list[list[_TextLine]] = []
    at = 0
    for anchor in anchors:
        low = 2 * anchor - names[at].middle if at < len(names) else 0.0
        end = next((i for i in range(at, len(names)) if abs(names[i].middle - low) < SAME_ROW * names[i].height), None)
        if end is None:
            return None
        groups.append(list(names[at : end + 1]))
        at = end + 1
    return groups if at == len(names) else None


def _from_top(names: Sequence[_TextLine], anchors: Sequence[float]) -> list[list[_TextLine]] | None:
    """Groups that begin beside their rows of figures."""
    begins = [
        next((i for i, line in enumerate(names) if abs(line.middle - at) < SAME_ROW * line.height), -1)
        for at in anchors
    ]
    if -1 in begins or begins[0]:
        return None
    return [list(names[begin:end]) for begin, end in pairwise([*begins, len(names)])]


def _agree(groups: Sequence[Sequence[_TextLine]], anchors: Sequence[float]) -> bool:
    beside = [
        [i for i, each in enumerate(groups) if each[0].middle - _slack(each) <= at <= each[-1].middle + _slack(each)]
        for at in anchors
    ]
    found = [each[0] for each in beside if each]
    return all(beside) and len(set(found)) == len(found)


def _slack(group: Sequence[_TextLine]) -> float:
    return SAME_ROW * group[0].height


def _whole(groups: list[list[_TextLine]], marks: Sequence[float]) -> list[list[_TextLine]]:
    """The groups, those beside which nothing stands being part of the one above when others have their number."""
    found = [groups[0]]
    numbered = sum(_has_mark(each, marks) for each in groups) >= len(groups) - 1
    for group in groups[1:]:
        if numbered and len(groups) > FEWEST_FIGURES and not _has_mark(group, marks):
            found[-1] = [*found[-1], *group]
        else:
            found.append(group)
    return found


def _has_mark(group: Sequence[_TextLine], marks: Sequence[float]) -> bool:
    return any(group[0].middle - _slack(group) <= at <= group[-1].middle + _slack(group) for at in marks)


def _above_figures(cells: Sequence[Sequence[_TextLine]], first: Sequence[_TextLine]) -> list[float]:
    """Heights of the units of columns that stand above the first name and the figures: `(tấn)`, `(%)`."""
    words = [list(takewhile(_is_word, lines)) for lines in cells if _holds_figures(lines)]
    above = [[line.middle for line in lines if line.middle < first[0].middle - _slack(first)] for lines in words]
    return [at for lines in above for at in lines] if sum(map(bool, above)) >= FEWEST_FIGURES else []


def _are_on_top(groups: Sequence[Sequence[_TextLine]], anchors: Sequence[float]) -> bool:
    """Whether all names of several lines begin beside their figures: so do notes, which may be longer than they."""
    firsts = [group[0] for group in groups if len(group) > 1]
    return bool(firsts) and all(any(abs(line.middle - at) < _slack([line]) for at in anchors) for line in firsts)


def _limits(
    groups: Sequence[Sequence[_TextLine]], above: Sequence[float], *, are_on_top: bool
) -> list[tuple[float, float]]:
    """From which height to which each row reaches; `above`: heights of lines of a row above them."""
    borders = [
        other[0].middle - other[0].height / 2 if are_on_top else (one[-1].middle + other[0].middle) / 2
        for one, other in pairwise(groups)
    ]
    if above:
        borders.insert(0, (max(above) + groups[0][0].middle) / 2)
    return list(pairwise([float("-inf"), *borders, float("inf")]))


def _cells(cells: Sequence[Sequence[_TextLine]], limits: tuple[float, float]) -> list[list[Stretch]]:
    low, high = limits
    return [[part for line in lines if low <= line.middle < high for part in line.stretches] for lines in cells]


def holds_rows(page: PrintedPage, contents: Sequence[Sequence[Stretch]]) -> bool:
    """Whether two cells and more hold figures one below another: rows that could not be parted."""
    figures = ([1 for start, end in content if FIGURE.fullmatch(page.text, start, end)] for content in contents)
    return sum(len(each) >= SURE_FIGURES for each in figures) >= FEWEST_FIGURES
