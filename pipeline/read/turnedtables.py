"""Wide tables that lie on their side on an upright page: their rows are what the page shows as columns."""

from __future__ import annotations

from dataclasses import replace

from pipeline.read.cells import Filled
from pipeline.read.halfspans import GridCell
from pipeline.read.printed import PrintedPage
from pipeline.read.ruled import Grid
from pipeline.read.turns import RUNS_DOWN, RUNS_UP, quarter_turns

LOOKS = 16  # cells that are looked at
MOST = 0.75  # of them lie on their side: of upright tables heads do, and a row of figures or more does not


def turn_of(page: PrintedPage, filled: Filled) -> int:
    """Quarter turns with the clock of what a table's cells say, 0 of nearly all."""
    begins = [content[0][0] for content in filled.contents if content]
    step = max(len(begins) // LOOKS, 1)
    looked = begins[step // 2 :: step]
    turns = [quarter_turns(page, at) for at in looked]
    return next((turn for turn in (RUNS_UP, RUNS_DOWN) if turns.count(turn) >= MOST * len(turns)), 0) if turns else 0


def turned_upright(filled: Filled, turn: int) -> Filled:
    """The table with the rows and columns that a reader sees who turns the page."""
    grid = filled.grid
    cells = [_turned(cell, turn, len(grid.ys) - 1, len(grid.xs) - 1) for cell in grid.cells]
    order = sorted(range(len(cells)), key=lambda at: (cells[at].row, cells[at].column))
    xs, ys = (grid.ys, _mirrored(grid.xs)) if turn == RUNS_DOWN else (_mirrored(grid.ys), grid.xs)
    upright = Grid(xs, ys, tuple(cells[at] for at in order))
    return replace(filled, grid=upright, contents=[filled.contents[at] for at in order], owners=upright.owners())


def _turned(cell: GridCell, turn: int, rows: int, columns: int) -> GridCell:
    row, column, high, wide = cell
    if turn == RUNS_UP:
        return GridCell(column, rows - row - high, wide, high)
    return GridCell(columns - column - wide, row, wide, high)


def _mirrored(edges: tuple[float, ...]) -> tuple[float, ...]:
    """The edges from the other side, the last one where the first was."""
    return tuple(edges[0] + edges[-1] - at for at in reversed(edges))
