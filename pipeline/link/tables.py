"""Tables and cells as rows, each figure with the mention that it is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipeline.figures import FIGURE_CELL, Style, parse_number
from pipeline.model import (
    Amount,
    Cell,
    CellRow,
    Document,
    Evidence,
    Grid,
    Layout,
    Mention,
    Percentage,
    Quantity,
    TableRow,
)

Figures = dict[tuple[int, int], tuple[Mention, Evidence]]


def table_rows(
    source: Document, layout: Layout, mentions: Sequence[Mention], rows: Sequence[Evidence]
) -> tuple[tuple[TableRow, ...], tuple[CellRow, ...]]:
    """All tables and cells of a document; `source` gives the cells' text as printed."""
    figures: Figures = {
        (m.start, m.end): (m, e)
        for m, e in zip(mentions, rows, strict=True)
        if isinstance(m.value, Amount | Percentage | Quantity)
    }
    by_start = {start: pair for (start, _), pair in figures.items()}
    tables: list[TableRow] = []
    cells: list[CellRow] = []
    for ordinal, (grid, printed) in enumerate(zip(layout.grids, source.tables, strict=True), 1):
        table_id = f"{source.doc_id}-t{ordinal:03d}"
        tables.append(
            TableRow(
                table_id=table_id,
                section_id=_section(layout, grid.table.start),
                page=grid.table.page,
                page_to=grid.table.page_to,
                caption=grid.caption,
                unit=grid.unit,
                rows=grid.rows,
                columns=grid.columns,
            )
        )
        for cell, shown in zip(grid.table.cells, printed.cells, strict=True):
            cells.append(_cell(table_id, grid, cell, source.text[shown.start : shown.end], layout, by_start))
    return tuple(tables), tuple(cells)


def _section(layout: Layout, at: int) -> str | None:
    """The innermost section around an offset."""
    inside = [section for section in layout.sections if section.start <= at < section.end]
    return max(inside, key=lambda section: section.start).section_id if inside else None


def _cell(
    table_id: str, grid: Grid, cell: Cell, text: str, layout: Layout, figures: dict[int, tuple[Mention, Evidence]]
) -> CellRow:
    """A cell with its labels; its value is that of its figure, or the bare number when its unit is not known."""
    found = figures.get(cell.start)
    is_body = cell.row >= grid.head_rows
    value: Decimal | None = None
    unit = ""
    if found is not None and found[0].end <= cell.end and is_body and _is_whole(layout.text, cell, found[0]):
        figure = found[0].value
        assert isinstance(figure, Amount | Percentage | Quantity)  # noqa: S101 only such were collected
        value, unit = figure.value, _base_unit(figure)
    elif is_body:
        found, value = None, _bare_number(layout, cell)
    else:
        found = None
    return CellRow(
        table_id=table_id,
        row=cell.row,
        column=cell.column,
        row_label=grid.row_labels[cell.row] if is_body else "",
        column_label=grid.column_labels[cell.column] if cell.column < len(grid.column_labels) else "",
        text=text,
        value=value,
        unit=unit,
        is_total=cell.row in grid.total_rows,
        mention_id=found[1].mention_id if found else None,
    )


def _is_whole(text: str, cell: Cell, mention: Mention) -> bool:
    """The figure is all that the cell says."""
    return not text[mention.end : cell.end].strip()


def _base_unit(figure: Amount | Percentage | Quantity) -> str:
    if isinstance(figure, Amount):
        return figure.currency
    return "%" if isinstance(figure, Percentage) else figure.unit


def _bare_number(layout: Layout, cell: Cell) -> Decimal | None:
    match = FIGURE_CELL.fullmatch(layout.text[cell.start : cell.end])
    if not match or bool(match["open"]) != bool(match["close"]):
        return None
    style = Style.ENGLISH if layout.english_numbers else Style.VIETNAMESE
    figure = parse_number(match["number"], style=style)
    if figure is None:
        return None
    return -figure.value if match["open"] or (match["minus"] or "").startswith("-") else figure.value
