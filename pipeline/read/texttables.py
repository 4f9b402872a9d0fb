"""Tables in text files: drawn with pipes, or parted by tabs or blanks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from pipeline.model import Cell, Span, Table
from pipeline.read.blanktables import blank_tables
from pipeline.read.dashtables import dash_tables
from pipeline.read.grouprows import group_between
from pipeline.read.pipeheads import with_spans
from pipeline.read.textlines import lines_with
from pipeline.read.typedtext import Typed
from pipeline.read.unfolding import FIGURE, TELLS

_TAB = re.compile("\t")
_PIPE = re.compile(r"(?<!\\)\|")
# The row below the head of a pipe table: `|---|:--:|:-:|`.
_CELL = r"[ \t]*(?::-+:?|-+:|-{2,})[ \t]*"
_RULE = re.compile(rf"[ \t]*(?:\|?{_CELL}(?:\|{_CELL})*\|?|\+(?:[-=]{{2,}}\+)+)[ \t]*")
_BOX = re.compile(r"[ \t]*\+(?:[-=]{2,}\+)+[ \t]*")  # `+-----+----+`
_SIGNS = ("|", "\t", "+-", "+=")  # each row of a table, and each line drawn between rows, has one of them
MIN_ROWS = 2


class Found(NamedTuple):
    """Tables of a text. `rules`: the rule rows of pipe tables, which are marks.

    `loose`: pages, from 1, with figures in rows that are of no table.
    """

    tables: tuple[Table, ...]
    rules: list[Span]
    loose: list[int]


def find_tables(text: str, marks: Sequence[Span], typed: Typed) -> Found:
    """The tables, with those that are `typed`. `marks` are left out at the edges of cells."""
    tables: list[Table] = [*typed.tables]
    rules: list[Span] = []
    for kind, rows in _groups(text, typed.refused):
        found = _pipe_rules(text, rows) if kind == "|" else []
        cells = _cells(text, [row for row in rows if row not in found], kind, marks)
        if _is_table(text, cells, kind) or _is_column(cells, found):
            rules += [Span(rule.start, min(rule.end + 1, len(text))) for rule in found]
            tables.append(_table(with_spans(text, cells) if kind == "|" else cells))
    loose = dict(typed.loose)
    for grid in (*blank_tables(text), *dash_tables(text)):
        table = _table([Cell(i, j, *cell) for i, row in enumerate(grid) for j, cell in enumerate(row)])
        touched = [span for span in (*typed.refused, *loose) if span.start < table.end and table.start < span.end]
        inside = [
            span
            for span in touched
            if table.start <= span.end - len(text[slice(*span)].lstrip()) and span.end <= table.end
        ]
        if touched == inside and not set(touched) & set(typed.refused):
            tables.append(table)
            loose = {span: page for span, page in loose.items() if span not in inside}
    ordered = tuple(sorted(tables, key=lambda table: table.start))
    return Found(ordered, rules, sorted(set(loose.values())))


def _table(cells: Sequence[Cell]) -> Table:
    return Table(1, 1, min(c.start for c in cells), max(c.end for c in cells), tuple(cells))


def _groups(text: str, taken: Sequence[Span]) -> Iterator[tuple[str, list[Span]]]:
    """Runs of neighbouring lines of one kind: (`|`, rows) or (tab, rows with the same number of tabs).

    Lines in `taken` stretches are no rows here.
    """
    if "|" not in text and "\t" not in text:
        return
    lines = sorted({line for sign in _SIGNS for line in lines_with(text, sign)})
    starts = sorted(taken)
    lines = [line for line in lines if not _is_within(line, starts)] if starts else lines
    numbered: list[tuple[tuple[str, int, int], Span]] = []
    gap = 0
    for number, line in enumerate(lines):
        if number and line.start != lines[number - 1].end + 1:  # another line ends a table, but for a group of its rows
            group = group_between(text, lines[number - 1], line)
            gap += group is None
            numbered += [(numbered[-1][0], group)] if group else []
        pipes, tabs = text.find("|", *line) >= 0 and _PIPE.search(text, *line), text.count("\t", *line)
        pipes = pipes or _BOX.fullmatch(text, *line)
        kind = "|" if pipes else "\t" if tabs else ""
        numbered.append(((kind, tabs if kind == "\t" else 0, gap), line))
    for (kind, _, _), rows in groupby(numbered, key=lambda item: item[0]):
        if kind:
            yield kind, [row for _, row in rows]


def _is_within(line: Span, taken: Sequence[Span]) -> bool:
    """Whether one of the stretches, in order, holds a line."""
    at = bisect_right(taken, line.start, key=lambda span: span.start) - 1
    return at >= 0 and line.start < taken[at].end


def _pipe_rules(text: str, rows: list[Span]) -> list[Span]:
    return [row for row in rows if _RULE.fullmatch(text, *row)]


def _cells(text: str, rows: list[Span], kind: str, marks: Sequence[Span]) -> list[Cell]:
    edges = {mark.start: mark.end for mark in marks}, {mark.end: mark.start for mark in marks}
    found = []
    parted = [_parts(text, row, kind) for row in rows]
    for number, parts in enumerate(_without_outer(text, parted) if kind == "|" else parted):
        for column, part in enumerate(parts):
            start, end = _trim(text, part, edges)
            found.append(Cell(number, column, start, end))
    return found


def _parts(text: str, row: Span, kind: str) -> list[Span]:
    """The row between its separators."""
    cuts = [match.start() for match in (_TAB if kind == "\t" else _PIPE).finditer(text, *row)]
    return [Span(before + 1, after) for before, after in pairwise([row.start - 1, *cuts, row.end])]


def _without_outer(text: str, rows: Sequence[list[Span]]) -> list[list[Span]]:
    """Rows without what stands before and behind the outer pipes of `| a | b |`.

    Among rows without outer pipes, `1 | Thu | 250`, ` | Cộng | 250` begins with an empty cell.
    """
    begun = [row for row in rows if text[slice(*row[0])].strip()]
    usual = Counter(map(len, begun)).most_common(1)[0][0] if 2 * len(begun) > len(rows) else 0
    return [row if len(row) == usual and row not in begun else _inner(text, row) for row in rows]


def _inner(text: str, row: list[Span]) -> list[Span]:
    opens = len(row) > 1 and not text[slice(*row[0])].strip()
    kept = row[1:] if opens else row
    closes = len(kept) > 1 and not text[slice(*kept[-1])].strip()
    return kept[:-1] if closes else kept


def _trim(text: str, part: Span, edges: tuple[dict[int, int], dict[int, int]]) -> Span:
    """A part without the blanks and marks at its edges."""
    starts, ends = edges
    start, end = part
    while start < end and (start in starts or text[start].isspace()):
        start = starts.get(start, start + 1)
    while end > start and (end in ends or text[end - 1].isspace()):
        end = ends.get(end, end - 1)
    return Span(min(start, end), end)


def _is_table(text: str, cells: list[Cell], kind: str) -> bool:
    """At least two rows; for tabs, two or more filled columns in most rows: a tab also indents a paragraph."""
    filled: dict[int, int] = {}
    for cell in cells:
        filled[cell.row] = filled.get(cell.row, 0) + (cell.end > cell.start)
    if len(filled) < MIN_ROWS or max(filled.values()) < MIN_ROWS:
        return False
    if kind == "|" or sum(n >= MIN_ROWS for n in filled.values()) * 2 > len(filled):
        return True
    return len(filled) == MIN_ROWS and _is_told(text, cells)


def _is_column(cells: Sequence[Cell], rules: Sequence[Span]) -> bool:
    """Whether it is one column whose head a rule row parts from what is below: `| Chi (tỷ) |`, `|---|`, `| 12,5 |`."""
    rows = {cell.row for cell in cells if cell.end > cell.start}
    return bool(rules) and len(rows) >= MIN_ROWS and not any(cell.column for cell in cells)


def _is_told(text: str, cells: list[Cell]) -> bool:
    """Whether the first row is one cell that tells a unit, and the next has a figure: `ĐVT: ha` / `Lúa` tab `12,5`."""
    first, *below = ([text[cell.start : cell.end] for cell in cells if cell.row == row] for row in range(MIN_ROWS))
    told = [each for each in first if each]
    return len(told) == 1 and TELLS.match(told[0]) is not None and any(map(FIGURE.fullmatch, below[0][1:]))
