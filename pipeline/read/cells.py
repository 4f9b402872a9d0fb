"""Tables as blocks of cells: the text of every cell, with the way back to pdfium's text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.model import Box
from pipeline.read.broken_words import parts_that_go_on
from pipeline.read.cellrows import parted
from pipeline.read.halfspans import GridCell
from pipeline.read.lines import Edges, Line, Run, joined
from pipeline.read.pieces import SAME_ROW
from pipeline.read.printed import PrintedPage
from pipeline.read.ruled import Grid
from pipeline.read.wrapped_figures import LETTERS, CellLine, is_wrapped

FEWEST_ROWS, FEWEST_COLUMNS = 2, 2  # with text in them; less is a frame around text
# A grid whose cells are nearly all empty is a form's boxes or a chart's background.
FILLED_SHARE = 0.15
# One figure beyond doubt, its thousands marked: two that touch seldom read so.
_WIDE_FIGURE = re.compile(r"[-–−+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?%?|\([-–−]?\d{1,3}(?:\.\d{3})*(?:,\d+)?%?\)")
LOOSE = 0.25  # of the height: less room is between the digits of one figure, for their boxes leave some
A_BLANK = 0.5  # of the height: the widest blank within a phrase, a line's last one not stretched
CROWDED = 0.36  # of the height, a character: less room is between the ends of a line that goes back; Times takes 0.4
_WORD = re.compile(r"\d[\d.,]*(?=\(\d)|\(\d[\d.,]*\)(?=\d)|\S+")  # brackets part two figures that touch
_UNEVEN = re.compile(r"\s\s|[^\S ]")  # more than a blank between words


@dataclass(slots=True)
class CellDraft:
    """One cell; `column` counts from 0 in the table's own grid."""

    text: str
    runs: tuple[Run, ...]
    column: int
    row_span: int = 1
    column_span: int = 1
    is_bold: bool = False
    tails: list[tuple[int, tuple[Run, ...]]] = field(default_factory=list)
    """What the cell says on further pages, when a page break cuts its row: (page, runs)."""


@dataclass(slots=True)
class TableBlock:
    """Rows of cells, each with the number of the page that it stands on; `xs`: column edges, points from the left."""

    page: int
    page_to: int
    rows: list[tuple[int, list[CellDraft]]]
    xs: tuple[float, ...]
    box: Box
    lines: list[Line] = field(default_factory=list)
    """The same text as lines, for a block that turns out to be no table."""
    is_ruled: bool = True
    """Whether `xs` are ruled lines; else they are where words and figures begin."""
    reaches: tuple[tuple[float, float], ...] = ()
    """From where to where the columns of figures reach, in a table without ruled columns."""
    is_loose: bool = False
    """Whether `lines` are figures one below another that may be part of a table: to be told when they become lines."""
    is_doubtful: bool = False
    """Whether the heads of some columns cannot be told: their cells are empty, which is to be told."""
    unsure: frozenset[int] = frozenset()
    """Those columns of figures of a PDF's table."""
    has_lost_head: bool = False
    """Whether no head was read where one seems to stand: no column has a unit, whatever is told above the table."""
    is_rest: bool = False
    """Whether it has no head and may be the rest of a table of the page before, the columns of which it has not."""
    cut_on: list[int] = field(default_factory=list)
    """Pages whose first row may be the rest of the last one on the page before."""

    def has_rows(self) -> bool:
        """Whether two rows hold text: one row alone is a table only when it goes on one."""
        return sum(any(draft.text for draft in row) for _, row in self.rows) >= FEWEST_ROWS


Stretch = tuple[int, int]  # half-open range of text indexes


@dataclass(slots=True)
class Filled:
    """A grid and, for each of its cells, the stretches of text in it, blanks only within them."""

    grid: Grid
    contents: list[list[Stretch]]
    owners: dict[tuple[int, int], int] = field(default_factory=dict)

    def is_table(self) -> bool:
        """Whether two columns hold text, and not nearly all cells are empty."""
        used = [cell for cell, content in zip(self.grid.cells, self.contents, strict=True) if content]
        columns = {cell.column for cell in used}
        return len(columns) >= FEWEST_COLUMNS and len(used) >= FILLED_SHARE * len(self.contents)


def fill(page: PrintedPage, lines: Sequence[Line], grids: Sequence[Grid]) -> list[Filled]:
    """Lines to the cells that they lie in: whole where both ends lie in one, else word by word, else by letters."""
    if not grids:
        return []
    filled = [Filled(grid, [[] for _ in grid.cells], grid.owners()) for grid in grids]
    boxes = [grid.box for grid in grids]
    near: list[list[Filled]] = []
    stretches: list[Stretch] = []
    for line in lines:
        touched = [each for each, box in zip(filled, boxes, strict=True) if _touches(line.box, box)]
        if touched:
            near += [touched] * len(line.runs)
            stretches += [(run.source, run.source + run.length) for run in line.runs]
    for tables, stretch, ends in zip(near, stretches, _ends(page, stretches), strict=True):
        _put(page, tables, stretch, ends)
    return [each for each in filled if each.is_table()]


def _touches(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _ends(page: PrintedPage, stretches: Sequence[Stretch]) -> list[tuple[Edges, Edges]]:
    """Boxes of the first and the last character of each stretch."""
    found = page.boxes_at([at for start, end in stretches for at in (start, end - 1)])
    return list(zip(found[::2], found[1::2], strict=True))


def _put(page: PrintedPage, tables: list[Filled], stretch: Stretch, ends: tuple[Edges, Edges]) -> None:
    """A stretch to the cell that it lies in; boxes are asked for as few characters as will do."""
    start, end = stretch
    text = page.text[start:end]
    if not text or text.isspace():
        return
    first = _place(tables, ends[0])
    # Of what is printable only the space is a blank: mostly, and in a third of the time of the pattern.
    is_even = (text.isprintable() and "  " not in text) or not _UNEVEN.search(text)
    is_one = is_even and (len(text) == 1 or first == _place(tables, ends[1]))
    if is_one and not (" " in text and _leaves(page, tables, stretch, ends)):
        if first is not None:
            first[0].contents[first[1]].append(stretch)
            return
        if " " not in text:
            return
    parts = [(start + match.start(), start + match.end()) for match in _WORD.finditer(text)]
    if parts == [stretch]:
        place = _of_wide_figure(page, tables, start, end)
        if place is not None:
            place[0].contents[place[1]].append(stretch)
            return
        parts = [(at, at + 1) for at in range(start, end)] if len(text) > 1 else []
    _put_parts(page, tables, parts)


def _put_parts(page: PrintedPage, tables: list[Filled], parts: Sequence[Stretch]) -> None:
    """Words one by one; one that runs over a table's right edge goes where the word before it went."""
    before: tuple[tuple[Filled, int], Edges] | None = None  # the cell of that word, and its last letter
    for part, of_part in zip(parts, _ends(page, parts), strict=True):
        place = _place(tables, of_part[0])
        if place is None and before is not None and _runs_over(*before, of_part[0]):
            before[0][0].contents[before[0][1]].append(part)
            before = before[0], of_part[1]
            continue
        _put(page, tables, part, of_part)
        place = _place(tables, of_part[1])
        before = (place, of_part[1]) if place is not None else None


def _runs_over(place: tuple[Filled, int], last: Edges, first: Edges) -> bool:
    """Whether a word beyond the table's right edge goes on the one before it, whose cell has no room for it."""
    table, owner = place
    cell = table.grid.cells[owner]
    is_last = cell.column + cell.column_span == len(table.grid.xs) - 1
    return is_last and abs(first[0] - last[2]) < A_BLANK * (last[3] - last[1])


def _leaves(page: PrintedPage, tables: list[Filled], stretch: Stretch, ends: tuple[Edges, Edges]) -> bool:
    """Whether a line that has too little room between its ends goes to another cell and comes back.

    pdfium writes `giảm (-) Diện tích (ha)` where `(ha)` stands below `giảm (-)`, and `Diện tích` beside them,
    half a line higher.
    """
    start, end = stretch
    (x0, top, _, bottom), (_, _, x1, _) = ends
    if x1 - x0 >= CROWDED * (bottom - top) * (end - start):
        return False
    own = _place(tables, ends[0])
    words = (page.box_at(match.start()) for match in _WORD.finditer(page.text, start, end))
    return any(_place(tables, box) != own for box in words)


def _of_wide_figure(page: PrintedPage, tables: list[Filled], start: int, end: int) -> tuple[Filled, int] | None:
    """The cell of one figure that is wider than it, by its middle; `None` for anything else, as figures that touch."""
    if not _WIDE_FIGURE.fullmatch(page.text, start, end):
        return None
    boxes = [page.box_at(at) for at in range(start, end)]
    if any(two.x0 - one.x1 > LOOSE * (one.bottom - one.top) for one, two in pairwise(boxes)):
        return None
    return _place(tables, Box(boxes[0].x0, boxes[0].top, boxes[-1].x1, boxes[0].bottom))


def _place(tables: list[Filled], box: Edges) -> tuple[Filled, int] | None:
    """The table and the cell that the middle of a box lies in."""
    x0, top, x1, bottom = box
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    for table in tables:
        grid = table.grid
        owner = table.owners.get((bisect_right(grid.ys, y) - 1, bisect_right(grid.xs, x) - 1))
        if owner is not None:
            return table, owner
    return None


Row = list[tuple[GridCell, list[Stretch]]]  # cells and what stands in them


def block_of(page: PrintedPage, filled: Filled, *, may_part: bool = True) -> TableBlock:
    """The table's rows, cell by cell; `may_part`: whether a ruled row may be several, told by the heights of lines."""
    number, grid = page.index + 1, filled.grid
    by_row: dict[int, Row] = {}
    for cell, content in zip(grid.cells, filled.contents, strict=True):
        by_row.setdefault(cell.row, []).append((cell, _together(content)))
    used = sum(any(content for _, content in row) for row in by_row.values())
    ruled = [by_row[row] for row in sorted(by_row)]
    rows = [part for row in ruled for part in _parted(page, grid, row, used)] if may_part else ruled
    bold = iter(_are_bold(page, [parts for row in rows for _, parts in row]))
    drafts = [[_draft(page, grid, *cell, is_bold=next(bold)) for cell in row] for row in rows]
    return TableBlock(number, number, [(number, row) for row in drafts], grid.xs, grid.box)


def _parted(page: PrintedPage, grid: Grid, row: Row, rows: int) -> list[Row]:
    """The ruled row, or several rows when it holds them; `rows`: how many with text the table has."""
    is_plain = all(cell.row_span == 1 for cell, _ in row)
    sides = [(grid.xs[cell.column], grid.xs[cell.column + cell.column_span]) for cell, _ in row]
    found = parted(page, [content for _, content in row], sides, rows) if is_plain else None
    if found is None:
        return [row]
    cells = [cell for cell, _ in row]
    return [list(zip(cells, parts, strict=True)) for parts in found]


def _draft(page: PrintedPage, grid: Grid, cell: GridCell, parts: list[Stretch], *, is_bold: bool) -> CellDraft:
    lines = _lines_of_figures(page, parts) if len(parts) > 1 else []
    sides = grid.xs[cell.column], grid.xs[cell.column + cell.column_span]
    if lines and is_wrapped(lines, *sides):
        text, runs = joined(page.text, parts, range(1, len(parts)))
    else:
        text, runs = joined(page.text, parts, parts_that_go_on(page, parts, *sides) if len(parts) > 1 else ())
        text = text.replace(" ", "\n") if lines and "," not in text else text  # a blank might part thousands
    return CellDraft(text, runs, cell.column, cell.row_span, cell.column_span, is_bold)


def _lines_of_figures(page: PrintedPage, parts: list[Stretch]) -> list[CellLine]:
    """The parts of a cell that holds nothing but figures, one below another; else none."""
    text = page.text
    if not all(text[start] in LETTERS and LETTERS.issuperset(text[start:end]) for start, end in parts):
        return []
    ends = [(page.box_at(start), page.box_at(end - 1)) for start, end in parts]
    if any(below.top < above.top + SAME_ROW * (above.bottom - above.top) for (_, above), (below, _) in pairwise(ends)):
        return []
    return [CellLine(page.text[slice(*part)], one.x0, other.x1) for part, (one, other) in zip(parts, ends, strict=True)]


def _are_bold(page: PrintedPage, contents: Sequence[list[Stretch]]) -> list[bool]:
    """Whether each content begins and ends bold."""
    ends = [at for parts in contents if parts for at in (parts[0][0], parts[-1][1] - 1)]
    found = page.are_bold(ends)
    both = zip(found[::2], found[1::2], strict=True)
    return [bool(parts) and all(next(both)) for parts in contents]


def _together(content: list[Stretch]) -> list[Stretch]:
    """Stretches that touch made one: a word that was put letter by letter."""
    found: list[Stretch] = []
    for start, end in content:
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
