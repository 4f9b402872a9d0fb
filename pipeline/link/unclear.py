"""Figures that can be read in two ways, `12,500` being twelve and a half or twelve thousand: told, not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.figures import figure_cell, style_is_told
from pipeline.model import Cell, Document, Grid, Layout, Mention, Problem, Span
from pipeline.text import OffsetMap, folded

MOST_SHOWN = 5  # figures of a page that a message names
REMEDY = "Look at the page: nothing else in the document tells whether the comma parts thousands or decimals."
COLUMN_REMEDY = "Look at the table: neither its head nor its other figures tell what this column was worked out by."
CELL_REMEDY = "Look at the table: its columns stand so close that a figure may belong to the one beside it."
# Two figures, one at least with marked thousands or decimals: `84 327.405,47`, `4.192 65.160`.
_SEVERAL = re.compile(r"(?=.*\d[.,]\d)\(?-?\d[\d.,]*\)?%?(?:[ (]-?\d[\d.,]*\)?%?)+")
_COMMA = re.compile(r",\d{3}(?![\d.,/])")
_WHOLE = re.compile(r"(?<![\d.,/])[1-9]\d{0,2}$")
REACH = 4  # characters before the comma: three figures and what stands before them


def unclear_figures(
    document: Document, layout: Layout, mentions: Sequence[Mention], offsets: OffsetMap
) -> tuple[Problem, ...]:
    """A problem for each page with figures that only the document's style would decide, and each unclear column."""
    text = layout.text
    found = [
        Span(match.start() - len(whole[0]), match.end())
        for match in _COMMA.finditer(text)
        if (whole := _WHOLE.search(text[max(match.start() - REACH, 0) : match.start()]))
    ]
    columns = tuple(_columns(document, layout))
    if not found or style_is_told(text):
        return columns
    read = {at for mention in mentions for at in range(mention.start, mention.end)}
    by_page: dict[int, list[str]] = {}
    for span in found:
        if span.start not in read:
            by_page.setdefault(_page(document, offsets.to_source(span).start), []).append(text[slice(*span)])
    return (*columns, *(_problem(document, page, figures) for page, figures in sorted(by_page.items())))


def _columns(document: Document, layout: Layout) -> Iterator[Problem]:
    """A problem for each column that compares others and may hold percentages or differences."""
    for grid in layout.grids:
        for column in sorted(grid.unclear):
            page, label = grid.table.page, grid.column_labels[column]
            message = f'{document.path}, page {page}: the figures under "{label}" have no unit: percent or difference?'
            yield Problem("unclear_figures", message, COLUMN_REMEDY, stage="link", page=page)
        several = [shown for cell in grid.table.cells if (shown := _several(grid, cell, layout.text))]
        if several:
            page = grid.table.page
            message = f"{document.path}, page {page}: cells that hold more than one figure have no value: "
            yield Problem("unclear_figures", message + _listed(several), CELL_REMEDY, stage="link", page=page)


def _several(grid: Grid, cell: Cell, text: str) -> str:
    """What a cell says, when that is figures beside one another in a column of figures with a unit; else ""."""
    if cell.row < grid.head_rows or cell.column >= len(grid.units) or grid.units[cell.column] is None:
        return ""
    shown = folded(text[cell.start : cell.end])
    return shown if _SEVERAL.fullmatch(shown) and not figure_cell(shown) else ""


def _listed(figures: Sequence[str]) -> str:
    return "; ".join(figures[:MOST_SHOWN]) + ("; …." if len(figures) > MOST_SHOWN else ".")


def _page(document: Document, at: int) -> int:
    return max((page.number for page in document.pages if page.start <= at), default=1)


def _problem(document: Document, page: int, figures: Sequence[str]) -> Problem:
    message = f"{document.path}, page {page}: figures that can be read in two ways have no value: {_listed(figures)}"
    return Problem("unclear_figures", message, REMEDY, stage="link", page=page)
