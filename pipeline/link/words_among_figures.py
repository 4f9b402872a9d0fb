"""Rows of words among the figures of a table, which may be heads of those below: their units are then others.

Each is told: `Đối tượng | Số hộ | Kinh phí` below rows of `Nội dung | Dự toán | Thực hiện`, not in bold as those are.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.akinheads import are_akin
from pipeline.brief import brief
from pipeline.figures import figure_and_aside, figure_cell
from pipeline.model import Document, Grid, Layout, Problem
from pipeline.text import folded
from pipeline.unitheads import PARTS

FEWEST_COLUMNS = 2  # of figures
REMEDY = "Look at the table: if the row is a head, the figures below it may have other units than those above."


def words_among_figures(document: Document, layout: Layout) -> Iterator[Problem]:
    """A problem for each such row."""
    for grid in layout.grids:
        columns = [column for column, unit in enumerate(grid.units) if column and unit is not None]
        if len(columns) < FEWEST_COLUMNS:
            continue
        rows = _rows(grid, layout.text)
        seen = False
        for row in range(grid.head_rows, grid.rows - 1):
            texts = {column: rows.get(row, {}).get(column, "") for column in (0, *columns)}
            is_of_figures = sum(map(_is_figure, texts.values())) >= FEWEST_COLUMNS
            below = [rows.get(row + 1, {}).get(column, "") for column in columns]
            if seen and not is_of_figures and _may_be_heads(grid, texts) and all(map(_is_figure, below)):
                page, said = grid.table.page, brief("; ".join(texts.values()))
                message = (
                    f'{document.path}, page {page}: a row of words stands among figures: "{said}": are they heads?'
                )
                yield Problem("unclear_figures", message, REMEDY, stage="link", page=page)
            seen |= is_of_figures


def _rows(grid: Grid, text: str) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    for cell in grid.table.cells:
        if cell.end > cell.start and cell.row_span == cell.column_span == 1:
            found.setdefault(cell.row, {})[cell.column] = folded(text[cell.start : cell.end])
    return found


def _is_figure(text: str) -> bool:
    return figure_cell(figure_and_aside(text)[0]) is not None


def _may_be_heads(grid: Grid, texts: dict[int, str]) -> bool:
    """Whether all cells begin as heads do, none says the same as another, and not all what the heads above say."""
    every = texts.values()
    if not all(text[:1].isupper() and len(text) > 1 for text in every) or len(set(every)) < len(texts):
        return False
    labels = ((text, grid.column_labels[column].rpartition(PARTS)[2]) for column, text in texts.items() if column)
    return not all(text == label or are_akin(text, label) for text, label in labels)
