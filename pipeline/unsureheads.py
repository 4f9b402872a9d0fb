"""Heads of tables that cannot be told apart: a column of figures without one, beside one that may hold two.

`Thực hiện So dự toán (%)` stands over one column and nothing over the next: which of them is in percent is not known.
In tables that are not scanned the reading tells so. Such columns have no label and no unit, and their figures no value.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from pipeline.doubts import HIDDEN
from pipeline.figures import figure_and_aside, figure_cell
from pipeline.lostcommas import OCR
from pipeline.model import Document, Grid, Layout, Problem

LEAST_FIGURES, MOST_FIGURES = 2, 0.6  # of a column, and of its filled cells
REST_REMEDY = "Look at both pages: the heads and the unit of its figures may stand on the page before."
REMEDY = "Look at the table: a head was not read, or two were read as one."


def without_unsure_heads(document: Document, layout: Layout) -> Layout:
    """The layout, its tables without heads and units that may be those of other columns."""
    starts = [page.start for page in document.pages]
    grids = []
    for grid in layout.grids:
        page = document.pages[max(bisect_right(starts, grid.table.start) - 1, 0)]
        unsure = _unsure(grid, layout.text) if page.source == OCR else grid.table.unsure
        unsure |= frozenset(range(1, grid.columns)) if grid.table.is_rest else frozenset()
        grids.append(_without(grid, unsure) if unsure else grid)
    return replace(layout, grids=tuple(grids)) if any(grid.unsure for grid in grids) else layout


def problems_of(document: Document, layout: Layout) -> Iterator[Problem]:
    """One row a table with such columns."""
    for grid in layout.grids:
        if grid.table.is_rest:
            yield _rest(document, grid.table.page)
        elif grid.unsure:
            table = "table" if grid.table.unsure else "scanned table"
            counted = "one column" if len(grid.unsure) == 1 else f"{len(grid.unsure)} columns"
            page = grid.table.page
            message = f"{document.path}, page {page}: the heads of {counted} of a {table} cannot be told"
            message += ", so that their figures have no value."
            yield Problem("unclear_figures", message, REMEDY, stage="link", page=page)


def _rest(document: Document, page: int) -> Problem:
    message = f"{document.path}, page {page}: a table without heads may go on that of page {page - 1}, but its columns"
    message += " are not the same, so that its figures have no value."
    return Problem("unclear_figures", message, REST_REMEDY, stage="link", page=page)


def _unsure(grid: Grid, text: str) -> frozenset[int]:
    """Columns of figures without a head, and those beside them whose head may be of both."""
    labels = grid.column_labels
    figures = {
        column for column in range(1, len(labels)) if column != grid.unit_column and _has_figures(grid, column, text)
    }
    bare = {column for column in figures if not labels[column].strip(HIDDEN)}
    if len(figures) == 1 or not bare:
        return frozenset()
    beside = {each for column in bare for each in (column - 1, column + 1) if each in figures - bare}
    return frozenset(bare | {column for column in beside if _may_be_two(labels[column])})


def _has_figures(grid: Grid, column: int, text: str) -> bool:
    cells = [c for c in grid.table.cells if c.column == column and c.row >= grid.head_rows and c.end > c.start]
    shown = [figure_and_aside(text[c.start : c.end])[0].strip() for c in cells]
    filled = [each for each in shown if any(map(str.isalnum, each))]
    figures = sum(figure_cell(each) is not None for each in filled)
    return figures >= max(LEAST_FIGURES, MOST_FIGURES * len(filled))


def _may_be_two(label: str) -> bool:
    """Whether a head has a second word with a capital letter: `Thực hiện So dự toán (%)`."""
    return any(word[0].isupper() for word in label.split()[1:])


def _without(grid: Grid, unsure: frozenset[int]) -> Grid:
    """The grid without what the heads of these columns tell."""
    return replace(
        grid,
        units=tuple(None if column in unsure else unit for column, unit in enumerate(grid.units)),
        column_labels=tuple("" if column in unsure else label for column, label in enumerate(grid.column_labels)),
        row_unit_columns=grid.row_unit_columns - unsure,
        money_columns=grid.money_columns - unsure,
        price_columns=grid.price_columns - unsure,
        unclear=grid.unclear - unsure,
        undecided=grid.undecided - unsure,
        unsure=unsure,
    )
