"""Figures in table cells, whose unit stands in the head, above the table, or in a unit column. ANNOTATION: AMT, PCT."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.figures import Kind, Style, figure_cell, signed
from pipeline.find.context import scale_factors, style_of, unit_key
from pipeline.model import Amount, Cell, Grid, Layout, Mention, Percentage, Quantity, Value
from pipeline.rulebook import MoneyUnit, Rulebook
from pipeline.text import folded


@dataclass(frozen=True, slots=True)
class _Units:
    money: dict[str, MoneyUnit]
    percent: frozenset[str]
    scales: dict[str, Decimal]


def cell_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of figures in cells."""
    units = _Units(
        money={unit_key(unit.name): unit for unit in rules.money_units},
        percent=frozenset(rules.words("units.percent.signs", "units.percent.words")),
        scales=scale_factors(rules),
    )

    def find(layout: Layout) -> Iterator[Mention]:
        style = style_of(layout)
        for grid in layout.grids:
            unit_texts = _unit_texts(grid, layout.text)
            for cell in grid.table.cells:
                if cell.row >= grid.head_rows and cell.end > cell.start:
                    yield from _mention(units, grid, cell, unit_texts, layout.text, style)

    return find


def _unit_texts(grid: Grid, text: str) -> dict[int, str]:
    """Row -> what its unit column says."""
    if grid.unit_column is None:
        return {}
    return {
        cell.row: folded(text[cell.start : cell.end])
        for cell in grid.table.cells
        if cell.column == grid.unit_column and cell.end > cell.start
    }


def _mention(
    units: _Units, grid: Grid, cell: Cell, unit_texts: dict[int, str], text: str, style: Style
) -> Iterator[Mention]:
    printed = text[cell.start : cell.end]
    match = figure_cell(printed.strip())
    if match is None:
        return
    start = cell.start + printed.index(match[0])
    unit = _unit_of(grid, cell, unit_texts, printed_percent=bool(match["percent"]))
    if unit is None:
        return
    value = _value(units, unit, match, style, grid.row_labels[cell.row])
    if value is not None:
        yield Mention(start, start + len(match[0]), value, f"table: {unit}")


def _unit_of(grid: Grid, cell: Cell, unit_texts: dict[int, str], *, printed_percent: bool) -> str | None:
    """The cell's own sign, else its column's head, else its row's unit (of a column or its label), else the table's."""
    column = grid.units[cell.column] if cell.column < len(grid.units) else None
    if printed_percent or column == "%":
        return "%"
    if column is not None and cell.column not in grid.row_unit_columns:
        return column
    if unit_texts and grid.unit_column is not None and cell.column > grid.unit_column:
        return unit_texts.get(cell.row) or _above(grid, cell, unit_texts) or column
    if cell.column in grid.row_unit_columns:
        return grid.row_units[cell.row] or column
    return column


def _above(grid: Grid, cell: Cell, unit_texts: dict[int, str]) -> str | None:
    """The unit of a merged unit cell that covers this row too."""
    for other in grid.table.cells:
        if other.column == grid.unit_column and other.row < cell.row < other.row + other.row_span:
            return unit_texts.get(other.row)
    return None


def _value(units: _Units, unit: str, match: re.Match[str], style: Style, label: str) -> Value | None:
    """The figure in its unit: money, percentage or quantity; `label`: of the row, which tells what the figure is of."""
    key = unit_key(unit)
    base, _, per = (part.strip() for part in key.partition("/"))
    money = units.money.get(key) or units.money.get(base)
    if key in units.percent:
        figure = signed(match, style=style, kind=Kind.PERCENT)
        return Percentage(figure.value, step=figure.step, subject=label) if figure else None
    figure = signed(match, style=style, kind=Kind.WHOLE if money and money.factor == 1 else Kind.ANY)
    if figure is None:
        return None
    if money:
        value, step = figure.value * money.factor, figure.step * money.factor
        return Amount(value, currency=money.currency, unit=unit, step=step, per=per, subject=label)
    scale, _, noun = base.partition(" ")
    factor = units.scales.get(scale) if noun else None
    if factor is not None:
        return Quantity(figure.value * factor, step=figure.step * factor, unit=noun, per=per, subject=label)
    return Quantity(figure.value, step=figure.step, unit=base, per=per, subject=label)
