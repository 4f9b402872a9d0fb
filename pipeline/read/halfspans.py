"""Merged cells that the ruled lines do not close: `Hộ nghèo` over `Số hộ`, `Tỷ lệ (%)`, a line between these two.

Without a level line below the merged cell, what the lines enclose reaches from it down into one of the two,
and lies over the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple


class GridCell(NamedTuple):
    """A cell's place in the grid and on the page."""

    row: int
    column: int
    row_span: int
    column_span: int


def without_overlaps(cells: Sequence[GridCell]) -> list[GridCell]:
    """The cells by row and column, those that others lie over cut at the row where these begin."""
    merged = [cell for cell in cells if cell.row_span > 1 and cell.column_span > 1]
    over = {cell: [each for each in cells if _lies_over(each, cell)] for cell in merged}
    found = [part for cell in cells for part in (_cut(cell, over[cell]) if over.get(cell) else (cell,))]
    return sorted(found, key=itemgetter(0, 1))


def _lies_over(one: GridCell, merged: GridCell) -> bool:
    rows, columns = _rows(merged), _columns(merged)
    is_inside = _rows(one)[0] > rows[0] and _rows(one)[-1] == rows[-1] and _columns(one)[-1] <= columns[-1]
    return is_inside and _columns(one)[0] >= columns[0]


def _cut(cell: GridCell, others: Sequence[GridCell]) -> Iterator[GridCell]:
    """The part above the others, and what they leave free below it."""
    row = min(each.row for each in others)
    yield GridCell(cell.row, cell.column, row - cell.row, cell.column_span)
    taken = {column for each in others for column in _columns(each)}
    free = [column for column in _columns(cell) if column not in taken]
    for _, run in groupby(enumerate(free), key=lambda each: each[1] - each[0]):
        columns = [column for _, column in run]
        yield GridCell(row, columns[0], cell.row + cell.row_span - row, len(columns))


def _rows(cell: GridCell) -> range:
    return range(cell.row, cell.row + cell.row_span)


def _columns(cell: GridCell) -> range:
    return range(cell.column, cell.column + cell.column_span)
