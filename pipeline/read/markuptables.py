"""HTML tables in text files, as converters of PDFs write them into Markdown, often in one line.

The tags become tabs and line ends, so that the table reads as one of tabs does: `<tr><td>A</td><td>B</td></tr>` is
`A` tab `B`. The text keeps its length; what is left of the tags is reported as marks. Tables within tables, and those
with text outside their cells, stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from pipeline.model import Span
from pipeline.read.textlines import holds

MOST_COLUMNS = 100  # Word has at most 63
_TABLE = re.compile(r"<table\b[^<>]*>(?:[^<]|<(?!/?table\b))*</table[ ]?>", re.IGNORECASE)
_PART = re.compile(
    r"<tr\b[^<>]*>|<(?P<kind>t[dh])\b(?P<given>[^<>]*)>(?P<said>(?:[^<]|<(?!/?t[dhr]\b))*)</(?P=kind)[ ]?>",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?(\d{1,3})\b", re.IGNORECASE)
_TAG = re.compile(r"<[/a-z][^<>]*>", re.IGNORECASE)
_IN_LINE = re.compile(r"</?(?:b|strong|i|em|u|sup|sub|ins|del)>", re.IGNORECASE)  # left to markup.py
_PARTS_NOTHING = re.compile(r"</?(?:span|font|a)\b", re.IGNORECASE)
_WHITE = re.compile(r"\s")
_BLANKS = re.compile(r" {2,}")


class _Cell(NamedTuple):
    """Where a cell's content stands in the text, and how far the cell reaches."""

    start: int
    end: int
    across: int
    down: int


class _Written(NamedTuple):
    """A piece of the text as it is to be, of the same length, and what of it is marks."""

    start: int
    text: str
    marks: Sequence[Span]


def tables_as_tabs(text: str) -> tuple[str, list[Span]]:
    """The text, of the same length, with tabs and line ends in the place of the tags of its tables; the marks."""
    if not holds(text, "<table") and not holds(text, "<TABLE"):
        return text, []
    pieces: list[str] = []
    marks: list[Span] = []
    at = 0
    for table in _TABLE.finditer(text):
        for piece in _table(text, Span(*table.span())):
            pieces += [text[at : piece.start], piece.text]
            marks += piece.marks
            at = piece.start + len(piece.text)
    return "".join([*pieces, text[at:]]), marks


def _table(text: str, table: Span) -> list[_Written]:
    """The table's gaps and cells in order; nothing where it is to stay as it is."""
    rows = _rows(text, table)
    placed = [list(zip(row, columns, strict=True)) for row, columns in zip(rows, _columns(rows), strict=True)]
    width = max((column + cell.across for row in placed for cell, column in row), default=0)
    if not 1 < width <= MOST_COLUMNS:
        return []
    signs = ["\n"]  # what is to stand in each gap: before, between and behind the cells
    for row in placed:
        columns = [column for _, column in row]
        signs[-1] += "\t" * columns[0]
        signs += ["\t" * (after - before) for before, after in pairwise([*columns, width - 1])]
        signs[-1] += "\n"
    cells = [cell for row in rows for cell in row]
    edges = [table.start, *chain.from_iterable((cell.start, cell.end) for cell in cells), table.end]
    gaps = [Span(*gap) for gap in zip(edges[::2], edges[1::2], strict=True)]
    if not all(map(_holds, [text[slice(*gap)] for gap in gaps], signs)):
        return []
    written = [_gap(gap, sign) for gap, sign in zip(gaps, signs, strict=True)]
    return sorted([*written, *(_said(text, cell) for cell in cells)])


def _rows(text: str, table: Span) -> list[list[_Cell]]:
    rows: list[list[_Cell]] = [[]]
    for part in _PART.finditer(text, *table):
        if not part["kind"]:
            rows.append([])
            continue
        spans = {name.lower(): max(int(number), 1) for name, number in _SPAN.findall(part["given"])}
        rows[-1].append(_Cell(*part.span("said"), spans.get("col", 1), spans.get("row", 1)))
    return [row for row in rows if row]


def _columns(rows: Sequence[Sequence[_Cell]]) -> Iterator[list[int]]:
    """The column in which each cell of a row begins; those that a cell from above covers are passed over."""
    taken: dict[int, int] = {}  # column -> rows that are still covered
    for row in rows:
        found: list[int] = []
        reaching: dict[int, int] = {}
        column = 0
        for cell in row:
            while taken.get(column):
                column += 1
            found.append(column)
            reaching |= dict.fromkeys(range(column, column + cell.across), cell.down - 1)
            column += cell.across
        taken = {at: left - 1 for at, left in taken.items()} | reaching
        yield found


def _holds(gap: str, signs: str) -> bool:
    """Whether the gap is tags alone, and long enough."""
    return len(gap) >= len(signs) and not _TAG.sub("", gap).strip()


def _gap(gap: Span, signs: str) -> _Written:
    start = gap.start + len(signs)
    return _Written(gap.start, signs + " " * (gap.end - start), [Span(start, gap.end)])


def _said(text: str, cell: _Cell) -> _Written:
    """What a cell says, in one line; tags that begin something new leave a blank."""
    marks: list[Span] = []

    def without(tag: re.Match[str]) -> str:
        if _IN_LINE.fullmatch(tag[0]):
            return tag[0]
        if not _PARTS_NOTHING.match(tag[0]):
            return " " * len(tag[0])
        marks.append(Span(cell.start + tag.start(), cell.start + tag.end()))
        return tag[0]

    said = _WHITE.sub(" ", _TAG.sub(without, text[cell.start : cell.end]))
    marks += [Span(cell.start + run.start() + 1, cell.start + run.end()) for run in _BLANKS.finditer(said)]
    return _Written(cell.start, said, marks)
