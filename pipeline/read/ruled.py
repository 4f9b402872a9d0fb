"""Tables with ruled lines: from edges to grids of cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model import Box
from pipeline.read.crossings import TOLERANCE, Cell, Rule, cells_between, crossings, merged
from pipeline.read.halfspans import GridCell, without_overlaps
from pipeline.read.open_sides import closed

if TYPE_CHECKING:  # it loads pdfium, which texts need not
    from pipeline.read.rulings import Edge

FEWEST_COLUMN_EDGES = 3  # two columns
FEWEST_EDGES = 4  # that make two cells side by side or two rows, the outer sides open
# Cells are found by comparing crossings with one another; a page of text in a 60 x 20 grid has 1,300 of them.
MOST_CROSSINGS = 6_000
_new = tuple.__new__  # what a Rule's own does, without a call in between


@dataclass(frozen=True, slots=True)
class Grid:
    """`xs` and `ys`: the edges of columns and rows, points from the top left; cells by row, then column."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        """The table's outer edges."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def owners(self) -> dict[tuple[int, int], int]:
        """(row, column) of the grid -> index in `cells`; merged cells own several."""
        found = {}
        for index, cell in enumerate(self.cells):
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    found[row, column] = index
        return found


def grids_of(edges: Sequence[Edge]) -> list[Grid]:
    """All grids of two columns and more that ruled lines make, from the top; their text tells if they are tables."""
    if len(edges) < FEWEST_EDGES:
        return []
    boxes = [edge.box for edge in edges]
    level = [_new(Rule, (top, x0, x1)) for x0, top, x1, bottom in boxes if top == bottom]
    upright = [_new(Rule, (x0, top, bottom)) for x0, top, _, bottom in boxes if top != bottom]
    return [grid for cells in _tables(level, upright) if (grid := _grid(cells))] if level and upright else []


def _tables(level: Sequence[Rule], upright: Sequence[Rule]) -> list[list[Cell]]:
    """The cells of each table."""
    from pdfplumber.table import cells_to_tables

    found = crossings(*closed(merged(level), merged(upright)))
    tables: list[list[Cell]] = cells_to_tables(cells_between(found)) if len(found) <= MOST_CROSSINGS else []
    return tables


def _grid(cells: Sequence[Cell]) -> Grid | None:
    lefts, tops, rights, bottoms = zip(*cells, strict=True)
    xs, columns = _marks({*lefts, *rights})
    ys, rows = _marks({*tops, *bottoms})
    if len(xs) < FEWEST_COLUMN_EDGES:
        return None
    found = []
    for x0, top, x1, bottom in cells:
        row, column = rows[top], columns[x0]
        spans = max(rows[bottom] - row, 1), max(columns[x1] - column, 1)
        found.append(_new(GridCell, (row, column, *spans)))
    return Grid(xs, ys, tuple(without_overlaps(found)))


def _marks(values: Iterable[float]) -> tuple[tuple[float, ...], dict[float, int]]:
    """Positions in order, those closer than half the tolerance made one; and at which of them each value is."""
    kept: list[float] = []
    ordered = sorted(values)
    for value in ordered:
        if not kept or value - kept[-1] > TOLERANCE / 2:
            kept.append(value)
    return tuple(kept), {value: bisect_right(kept, value + TOLERANCE / 2) - 1 for value in ordered}
