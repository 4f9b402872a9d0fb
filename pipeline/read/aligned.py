"""Tables without ruled lines: rows that end in figures, those of a column with right edges (or middles) in one line.

A table has a head, words above each of its columns of figures; rows without one are a table only where they go on one
from the page before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import mean, mode

from pipeline.read.aligned_rows import (
    SAME_EDGE,
    Columns,
    Row,
    Split,
    anchor,
    block_of_rows,
    overlaps,
    spans,
    words_in,
)
from pipeline.read.cells import TableBlock
from pipeline.read.lines import Line
from pipeline.read.pieces import BoxOf, phrases, rows_of, words_of
from pipeline.read.printed import PrintedPage

FEWEST_ROWS = 3  # of figures in a column: two lines of prose may end in figures by chance
NEXT_ROW = 2.5  # times a row's height: room between rows of one table; set with open lines they have 1.5
BETWEEN = 3  # lines from one row's figures to the next: a name of three lines
ROW_SHIFT = 1.3  # times a line's height that the next begins above its end, when both stand in one row
HEAD_ROWS = 5  # lines of the deepest head seen
HEADLESS_FROM = 2  # lines above rows that go on a table from the page before: page number, running head
NUMBERED_SHARE = 0.7  # of the rows that show as many words left of the figures as the table has columns of words
_FIGURE = re.compile(r"[(\-+–−]?\s?\d[\d.,/]*(?:\s\d{3})*\s?%?\)?\*?|[-–—x…]|\.{3}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LAST = frozenset("0123456789)%-–")  # a row's last character
_LEADERS = re.compile(r"\.{5}|…{3}|_{4}")  # of a table of contents, and of blanks to fill in


def with_aligned_tables(page: PrintedPage, lines: list[Line], box_of: BoxOf) -> list[Line | TableBlock]:
    """The lines, those that make tables replaced by them."""
    items: list[Line | TableBlock] = []
    done = 0
    for start, end in list(_runs(lines)):
        first = max(done, start - HEAD_ROWS)
        found = _table(page, lines, (first, start, end), box_of)
        if found is not None:
            block, begin = found
            items += lines[done:begin]
            items.append(block)
            done = end
    return [*items, *lines[done:]] if done else list(lines)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Stretches of lines that end in figures; lines of words may stand between two such."""
    ending = [i for i, line in enumerate(lines) if line.text[-1:] in _LAST and not _LEADERS.search(line.text)]
    ending = [i for i in ending if i >= HEADLESS_FROM or not _FIGURE.fullmatch(lines[i].text)]  # the page's number
    start = 0
    for i in range(1, len(ending) + 1):
        if i == len(ending) or not _goes_on(lines, ending[i - 1], ending[i]):
            if i - start >= FEWEST_ROWS:
                yield ending[start], ending[i - 1] + 1
            start = i


def _goes_on(lines: Sequence[Line], one: int, other: int) -> bool:
    above, below = lines[one].box, lines[other].box
    high = below.bottom - below.top
    return other - one <= BETWEEN and -ROW_SHIFT * high < below.top - above.bottom < NEXT_ROW * high * (other - one)


def _table(
    page: PrintedPage, lines: Sequence[Line], span: tuple[int, int, int], box_of: BoxOf
) -> tuple[TableBlock, int] | None:
    """The table in `lines[start:end]` and the index of its first line, its head being looked for from `first` on."""
    first, start, end = span
    rows = _rows(lines[start:end], page.text, box_of)
    splits = [_split(page.text, row) for row in rows]
    heads = next((i for i, split in enumerate(splits) if split.figures and not _are_years(page.text, split)), len(rows))
    head, splits = rows[:heads], splits[heads:]
    columns = _columns(splits)
    if columns is None or not _fit(splits, columns):
        return None
    begin = start
    for line in reversed(lines[first:start]):
        above = _rows([line], page.text, box_of)
        if not all(_is_head(page.text, row, splits, columns) for row in above):
            break
        head = [*above, *head]
        begin -= 1
    if _covers(head, splits, columns):
        return block_of_rows(page, head, splits, columns), begin
    if start > HEADLESS_FROM or len(columns.edges) < 2:  # noqa: PLR2004 - a list with figures
        return None
    block = block_of_rows(page, [], splits, columns)
    block.lines = list(lines[start:end])
    return block, start


def _are_years(text: str, split: Split) -> bool:
    """A head of years over columns of figures."""
    return all(_YEAR.fullmatch(words_in(text, figure)) for figure in split.figures)


def _rows(lines: Sequence[Line], text: str, box_of: BoxOf) -> list[Row]:
    """By their height on the page, not by pdfium's lines: it breaks them behind a lone hyphen."""
    return [phrases(row) for row in rows_of([word for line in lines for word in words_of(line, text, box_of)])]


def _split(text: str, row: Row) -> Split:
    at = len(row)
    while at > 0 and _FIGURE.fullmatch(words_in(text, row[at - 1])):
        at -= 1
    return Split(row[:at], row[at:])


def _columns(splits: Sequence[Split]) -> Columns | None:
    """By right edges or by middles, whichever needs fewer columns; `None` when a figure stands alone in its column."""
    figures = [phrase for split in splits for phrase in split.figures]
    if len(figures) < FEWEST_ROWS:
        return None
    found = []
    for by_middle in (False, True):
        groups: list[list[float]] = []
        for at in sorted(anchor(phrase, by_middle=by_middle) for phrase in figures):
            if groups and at - groups[-1][0] <= SAME_EDGE:
                groups[-1].append(at)
            else:
                groups.append([at])
        found.append(Columns([mean(group) for group in groups], by_middle, []) if min(map(len, groups)) > 1 else None)
    kept = [columns for columns in found if columns is not None]
    best = min(kept, key=lambda columns: len(columns.edges), default=None)
    if best is not None:
        best.words = _word_columns(splits)
    return best


def _word_columns(splits: Sequence[Split]) -> list[float]:
    """Where the columns of words begin: number, name, unit; one when the rows do not agree."""
    rows = [split.words for split in splits if split.figures and split.words]
    usual = mode(len(row) for row in rows) if rows else 1
    whole = [row for row in rows if len(row) == usual]
    begins = [min(row[i][0].box.x0 for row in whole) for i in range(usual)] if whole else [0.0]
    ends = [max(row[i][-1].box.x1 for row in whole) for i in range(usual)] if whole else [0.0]
    apart = all(end < begin for end, begin in zip(ends, begins[1:], strict=False))
    return begins if apart and len(whole) >= NUMBERED_SHARE * len(rows) else begins[:1]


def _fit(splits: Sequence[Split], columns: Columns) -> bool:
    """Whether every figure has its column and each column figures enough, and words stay left of the figures."""
    counts = [0] * len(columns.edges)
    for split in splits:
        placed = [columns.of_figure(phrase) for phrase in split.figures]
        if None in placed or len(set(placed)) < len(placed):
            return False
        for column in placed:
            counts[column or 0] += 1
    left = _left(splits)
    is_clear = all(phrase[-1].box.x1 < left for split in splits for phrase in split.words)
    labelled = sum(bool(split.words) for split in splits if split.figures)
    return is_clear and max(counts) >= FEWEST_ROWS and 2 * labelled >= sum(bool(split.figures) for split in splits)


def _left(splits: Sequence[Split]) -> float:
    """Where the figures begin."""
    return min(phrase[0].box.x0 for split in splits for phrase in split.figures)


def _is_head(text: str, row: Row, splits: Sequence[Split], columns: Columns) -> bool:
    """Whether a row above has words over the figures, none that lie over words and figures both, and no colon."""
    reach = max(phrase[-1].box.x1 for split in splits for phrase in split.words) if columns.words else 0.0
    over = [phrase for phrase in row if phrase[-1].box.x1 > reach]
    if not over or any(phrase[0].box.x0 < reach - SAME_EDGE and len(row) == 1 for phrase in over):
        return False
    top = min(phrase[0].box.top for split in splits[:1] for phrase in [*split.words, *split.figures])
    height = row[0][0].height
    near = -height < top - row[0][0].box.bottom < HEAD_ROWS * NEXT_ROW * height
    return near and not any(":" in words_in(text, phrase) for phrase in over)


def _covers(head: Sequence[Row], splits: Sequence[Split], columns: Columns) -> bool:
    """Whether words stand above each column of figures."""
    reaches = spans(splits, columns)
    covered = {i for row in head for phrase in row for i, span in enumerate(reaches) if overlaps(phrase, span)}
    return len(covered) == len(columns.edges)
