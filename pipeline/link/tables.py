"""Tables and cells as rows, each figure with the mention that it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pipeline.blankgroups import how_grouped
from pipeline.doubts import HIDDEN, NEXT, least_confidence
from pipeline.figures import figure_and_aside, figure_cell, is_unclear, signed, style_is_told
from pipeline.lostcommas import WITHHELD
from pipeline.model import Cell, Document, Doubt, Grid, Layout, Mention
from pipeline.numberstyle import style_named
from pipeline.report import CellRow, Evidence, TableRow
from pipeline.values import Amount, Percentage, Quantity

_BY_BLANKS = re.compile(r"[-+(]*\d{1,3}(?: \d{3})+(?:,\d+)?\)?")
LONGEST_QUALIFIER = 24  # characters with its blanks

Figure = Amount | Percentage | Quantity
FIGURES = (Amount, Percentage, Quantity)  # asked of each mention: a tuple is three times as fast as a union
Figures = dict[int, tuple[Mention, Figure, Evidence]]  # by where each starts


def table_rows(
    source: Document,
    layout: Layout,
    mentions: Sequence[Mention],
    rows: Sequence[Evidence],
    doubts: Sequence[Doubt],
) -> tuple[tuple[TableRow, ...], tuple[CellRow, ...]]:
    """All tables and cells of a document; `source` gives the cells' text as printed, `doubts` are in clean text."""
    figures: Figures = {
        mention.start: (mention, mention.value, row)
        for mention, row in zip(mentions, rows, strict=True)
        if isinstance(mention.value, FIGURES)
    }
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
        by_blanks = _Columns(grid, layout.text)
        for cell, shown in zip(grid.table.cells, printed.cells, strict=True):
            row = _cell(table_id, grid, cell, source.text[shown.start : shown.end], layout, figures, by_blanks)
            confidence = _confidence(doubts, layout.text, cell, row.text) if doubts else None
            cells.append(row if confidence is None else replace(row, confidence=confidence))
    return tuple(tables), tuple(cells)


def _confidence(doubts: Sequence[Doubt], text: str, cell: Cell, printed: str) -> Decimal | None:
    """Of the least certain word; of one beside the cell or joined to it, where that is why its figure is not used."""
    own = least_confidence(doubts, cell.start, cell.end)
    if own is not None or HIDDEN not in text[cell.start : cell.end] or HIDDEN in printed:
        return own
    beside = least_confidence(doubts, cell.start - NEXT, cell.end + NEXT)
    return Decimal(f"{WITHHELD:.2f}") if beside is None else beside


def _section(layout: Layout, at: int) -> str | None:
    """The innermost section around an offset."""
    inside = [section for section in layout.sections if section.start <= at < section.end]
    return max(inside, key=lambda section: section.start).section_id if inside else None


def _cell(
    table_id: str, grid: Grid, cell: Cell, text: str, layout: Layout, figures: Figures, by_blanks: _Columns
) -> CellRow:
    """A cell with its labels; its value is that of its figure, or the bare number when its unit is not known."""
    is_body = cell.row >= grid.head_rows
    found = figures.get(cell.start) or _qualified(figures, cell) if is_body else None
    value: Decimal | None = None
    unit, mention_id = "", None
    if found and _is_whole(layout.text, cell, found[0]):
        _, figure, row = found
        value, unit, mention_id = figure.value, _base_unit(figure), row.mention_id
    elif is_body and cell.column not in grid.unsure:
        value = _bare_number(layout, grid, cell, by_blanks)
    return CellRow(
        table_id=table_id,
        row=cell.row,
        column=cell.column,
        row_label=_row_label(grid, cell) if is_body else "",
        column_label=grid.column_labels[cell.column] if cell.column < len(grid.column_labels) else "",
        text=text,
        value=value,
        unit=unit,
        is_total=cell.row in grid.total_rows,
        mention_id=mention_id,
    )


def _row_label(grid: Grid, cell: Cell) -> str:
    """The name of a cell's row, in its part of a table whose columns stand twice beside each other."""
    labels = next((labels for begin, labels in reversed(grid.halves) if cell.column >= begin), grid.row_labels)
    return labels[cell.row]


def _qualified(figures: Figures, cell: Cell) -> tuple[Mention, Figure, Evidence] | None:
    """The figure of a cell that says a qualifier and a figure: `khoảng 3.000`."""
    reach = range(cell.start + 1, min(cell.end, cell.start + LONGEST_QUALIFIER))
    found = next((figures[at] for at in reach if at in figures), None)
    return found if found and found[1].qualifier and found[0].rule.startswith("table:") else None


def _is_whole(text: str, cell: Cell, mention: Mention) -> bool:
    """The figure is all that the cell says but for footnote marks and an aside behind it."""
    figure, _ = figure_and_aside(text[cell.start : cell.end])
    return mention.end <= cell.end and not text[mention.end : cell.start + len(figure)].strip()


def _base_unit(figure: Figure) -> str:
    if isinstance(figure, Amount):
        return figure.currency
    return "%" if isinstance(figure, Percentage) else figure.unit


@dataclass(slots=True)
class _Columns:
    """Which columns of a grid part thousands by blanks."""

    grid: Grid
    text: str
    _grouped: dict[int, bool] = field(default_factory=dict)

    def joined(self, cell: Cell, shown: str) -> str:
        """What a cell shows, without blanks where these part thousands."""
        if not _BY_BLANKS.fullmatch(shown):
            return shown
        if cell.column not in self._grouped:
            body = (c for c in self.grid.table.cells if c.row >= self.grid.head_rows and c.column == cell.column)
            self._grouped[cell.column] = bool(how_grouped([self.text[c.start : c.end] for c in body]))
        return shown.replace(" ", "") if self._grouped[cell.column] else shown


def _bare_number(layout: Layout, grid: Grid, cell: Cell, by_blanks: _Columns) -> Decimal | None:
    match = figure_cell(by_blanks.joined(cell, figure_and_aside(layout.text[cell.start : cell.end])[0]))
    style = layout.cell_style(grid, cell.column)
    figure = signed(match, style=style_named(style)) if match else None
    if match is None or figure is None:
        return None
    is_told = grid.styles or not figure.ambiguous or style_is_told(layout.text)
    if not is_told or is_unclear(match["number"], style.unclear_marks):
        return None
    return figure.value
