"""Columns of a table whose cells are years: they name its rows, and are no figures. `TT | Năm | Thu | Chi`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.model import Cell, Grid, Layout
from pipeline.text import folded

FEWEST = 2  # rows
FIRST = 2  # columns in which they can stand
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?")


def year_column(layout: Layout, grid: Grid, cells: Mapping[int, Mapping[int, Cell]]) -> int | None:
    """The one of the first columns that tells a year in each row that has no label; `None` where there is none."""
    unnamed = [row for number, row in cells.items() if not label_of(grid, number).strip()]
    if len(unnamed) < FEWEST:
        return None
    for column in range(FIRST):
        found = [row.get(column) for row in unnamed]
        told = [folded(layout.text[cell.start : cell.end]) for cell in found if cell is not None]
        if len(told) == len(unnamed) == len(set(told)) and all(map(_YEAR.fullmatch, told)):
            return column
    return None


def label_of(grid: Grid, row: int) -> str:
    """The words that name a row."""
    return grid.row_labels[row] if row < len(grid.row_labels) else ""
