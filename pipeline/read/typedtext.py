"""Typed tables in the text: cells where they stand, or rows of several lines written anew, cells parted by tabs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.model import Cell, Span, Table
from pipeline.read.cells import CellDraft, TableBlock
from pipeline.read.lines import Line
from pipeline.read.typedpage import TypedPage


@dataclass(slots=True)
class Typed:
    """The text with its tables; `marks`: page numbers between their rows.

    `loose`: figures one below another that were not read as a table, with the number of their page; `refused`: those
    among them, and whole tables, where nobody else is to look for one.
    """

    text: str
    tables: list[Table] = field(default_factory=list)
    marks: list[Span] = field(default_factory=list)
    loose: list[tuple[Span, int]] = field(default_factory=list)
    refused: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """A stretch of the text that is laid out as one page; `start`: where it begins; `number`: of its page, from 1.

    `blocks`: its tables, each with the lines of the page that it is made of; `refused`: lines of figures whose rows
    cannot be told; `doubtful`: tables whose heads cannot; `left`: the items that are left when tables were joined
    over pages.
    """

    start: int
    number: int
    page: TypedPage
    items: list[Line | TableBlock] = field(default_factory=list)
    blocks: list[tuple[TableBlock, Span]] = field(default_factory=list)
    refused: list[Span] = field(default_factory=list)
    doubtful: list[Span] = field(default_factory=list)
    left: list[Line | TableBlock] = field(default_factory=list)

    def span(self, lines: Span) -> Span:
        """Where lines of the page stand in the text, without the line end of the last."""
        end = self.page.starts[lines.end] - 1 if lines.end < len(self.page.starts) else len(self.page.text)
        return Span(self.start + self.page.starts[lines.start], self.start + end)


Place = tuple[Part, Span]  # of a table on one page: the part, and the stretch of the text


@dataclass(slots=True)
class _Held:
    """A table and where it stands, one place a page."""

    block: TableBlock
    places: list[Place]
    cells: list[Cell] = field(default_factory=list)


def written(text: str, parts: Sequence[Part]) -> Typed:
    """The text with the tables of its parts."""
    found, held = Typed(text), list[_Held]()
    edges: list[tuple[Span, _Held | None, Part]] = []  # stretches that may change or are told of, in order
    for part in parts:
        left = {id(item) for item in part.left}
        for block, lines in part.blocks:
            span = part.span(lines)
            if block.lines and id(block.lines[0]) in left:
                edges += [(span, None, part)] if block.is_loose else []
                continue
            if id(block) in left:
                held.append(_Held(block, []))
            held[-1].places.append((part, span))
            edges.append((span, held[-1], part))
        edges += [(part.span(lines), None, part) for lines in part.refused]
    pieces, at, length = list[str](), 0, 0
    for span, table, part in sorted(edges, key=lambda edge: edge[0]):
        if span.start < at:  # within a table: nothing of it is told twice
            continue
        pieces.append(text[at : span.start])
        length += span.start - at
        new = text[slice(*span)] if table is None else _page_of(text, table, part, span, length)
        pieces.append(new)
        place = Span(length, length + len(new))
        at, length = span.end, length + len(new)
        if table is None:
            found.loose.append((place, part.number))
            found.refused += [place] if any(part.span(lines) == span for lines in part.refused) else []
        else:
            found.refused.append(place)
            found.loose += [(place, part.number)] if any(part.span(each) == span for each in part.doubtful) else []
    found.text = "".join([*pieces, text[at:]])
    found.tables = [_table(each) for each in held]
    found.marks = [mark for each in found.tables if each.page < each.page_to for mark in _between(found.text, each)]
    return found


def _table(held: _Held) -> Table:
    cells = held.cells
    block = held.block
    start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
    return Table(block.page, block.page_to, start, end, tuple(cells), has_lost_head=block.has_lost_head)


def _page_of(text: str, held: _Held, part: Part, span: Span, at: int) -> str:
    """What the table's rows of one page say, written at `at`; adds their cells."""
    rows = [(number, row) for number, (page, row) in enumerate(held.block.rows) if page == part.number]
    if len(held.places) == 1 and all(_stands(text, part, draft) for _, row in rows for draft in row):
        for number, row in rows:
            held.cells += _in_place(row, number, part.start - span.start + at, at)
        return text[slice(*span)]
    pieces: list[str] = []
    for number, row in rows:
        for column, draft in enumerate(row):
            pieces.append("\t" if column else "\n" if pieces else "")
            at += len(pieces[-1])
            held.cells.append(Cell(number, draft.column, at, at + len(draft.text), draft.row_span, draft.column_span))
            pieces.append(draft.text)
            at += len(draft.text)
    return "".join(pieces)


def _stands(text: str, part: Part, draft: CellDraft) -> bool:
    """Whether the cell is one stretch of the text."""
    if not draft.runs:
        return True
    start = part.start + draft.runs[0].source
    return not draft.tails and text.startswith(draft.text, start)


def _in_place(row: Sequence[CellDraft], number: int, shift: int, first: int) -> Iterator[Cell]:
    """The cells where they stand; an empty one behind the one before it."""
    behind = first
    for draft in row:
        start = draft.runs[0].source + shift if draft.runs else behind
        behind = max(start + len(draft.text), behind)
        yield Cell(number, draft.column, start, start + len(draft.text), draft.row_span, draft.column_span)


def _between(text: str, table: Table) -> Iterator[Span]:
    """What stands between the pages of a table: page numbers and running lines."""
    cells = sorted((cell.start, cell.end) for cell in table.cells)
    at = table.start
    for start, end in cells:
        gap = text[at:start]
        if gap.strip("\t\n\f "):
            bare = len(gap) - len(gap.lstrip())
            yield Span(at + bare, at + len(gap.rstrip()))
        at = max(at, end)
