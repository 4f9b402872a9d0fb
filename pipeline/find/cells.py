"""Figures in table cells, whose unit stands in the head, above the table, or in a unit column. ANNOTATION: AMT, PCT."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from pipeline.blankgroups import SURE_BLANKS, how_grouped
from pipeline.figures import MONTHS, ONE_GROUP, PER_MILLE, SCALE_FIGURE, Figure, Kind, parse_number
from pipeline.find.cellforms import Shown, figure_shown, forms_of
from pipeline.find.context import scale_factors, unit_key, unit_names
from pipeline.find.numbers import PART_RULE, Numbers
from pipeline.model import Cell, Grid, Layout, Mention
from pipeline.rulebook import MoneyUnit, Rulebook
from pipeline.text import folded
from pipeline.values import Amount, Percentage, Quantity, Value

FIGURES = (Amount, Percentage, Quantity)  # asked of each mention: a tuple is three times as fast as a union
DAY_DIGITS = 2
_SCALE = re.compile(rf"({SCALE_FIGURE})\s*")  # before a unit of money: 1.000 USD, 1.000.000 đồng
_THOUSANDS = ("1000", "1.000", "1,000")  # before a noun, in a unit: 1.000 con
_STOPS = " .,;:"  # behind a unit
_DECIMALS = re.compile(r"[-+(]?\d+[.,]\d{1,2}\)?")


@dataclass(frozen=True, slots=True)
class _Units:
    money: dict[str, MoneyUnit]
    percent: frozenset[str]
    per_mille: frozenset[str]
    scales: dict[str, Decimal]
    counted: frozenset[str]  # keys of nouns
    name: Callable[[str], str]  # a printed unit as prose would have it
    ditto: frozenset[str]
    every: frozenset[str]  # units that may stand in brackets behind a figure: 12 (triệu đồng)

    def money_unit(self, unit: str) -> MoneyUnit | None:
        """The unit of money, by the thousand or by the piece too: `1.000 USD`, `đồng/kg`."""
        key = unit_key(unit)
        base = key.partition("/")[0].strip()
        if found := self.money.get(key) or self.money.get(base):
            return found
        scale = _SCALE.match(base)
        one = self.money.get(base[scale.end() :]) if scale else None
        return replace(one, factor=one.factor * 10 ** scale[1].count("0"), whole=False) if one and scale else None


def cell_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of figures in cells."""
    money = {unit_key(unit.name): unit for unit in rules.money_units}
    measured = rules.words(
        *(f"units.quantity.{key}" for key in ("measures", "nouns", "durations")),
        "units.percent.signs",
        "units.percent.per_mille",
    )
    units = _Units(
        money=money,
        every=frozenset((*money, *map(unit_key, measured))),
        percent=frozenset(rules.words(*(f"units.percent.{key}" for key in ("signs", "words", "per_mille")))),
        per_mille=frozenset(rules.words("units.percent.per_mille")),
        scales=scale_factors(rules) | dict.fromkeys(_THOUSANDS, Decimal(1000)),
        ditto=frozenset(map(unit_key, rules.words("words.table.ditto"))),
        counted=frozenset(map(unit_key, rules.words("units.quantity.nouns"))),
        name=unit_names(rules),
    )
    forms = forms_of(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        numbers = Numbers(layout)
        for grid in layout.grids:
            columns = _Columns(grid, layout.text, [numbers.of_style(each) for each in grid.styles] or [numbers])
            by_row = _unit_column(units, grid, layout.text)
            for cell in grid.table.cells:
                if cell.row >= grid.head_rows and cell.end > cell.start:
                    shown = figure_shown(forms, layout.text[cell.start : cell.end])
                    unit = _unit_of(units, grid, cell, by_row, shown) if shown else None
                    if shown is None or unit is None or not _fits(units, grid, cell, unit, shown):
                        continue
                    if shown.is_blank_group and (unit_key(unit) in units.percent or not columns.is_one_figure(cell)):
                        continue
                    if shown.has_blank_decimals and not columns.has_decimals_like(cell, shown.low):
                        continue
                    value = _value(units, unit, shown, columns.reader(cell.column), grid.row_labels[cell.row])
                    if value is not None:
                        yield Mention(cell.start + shown.start, cell.start + shown.end, value, f"table: {unit}")

    return find


@dataclass(slots=True)
class _Columns:
    """Reads the numbers of a grid; the percentages of a column tell one another's style, having no sign."""

    grid: Grid
    text: str
    numbers: Sequence[Numbers]  # of each column, or one for all
    _grouped: dict[int, bool | None] = field(default_factory=dict)
    _sure_rows: set[int] | None = None
    _is_grouped: bool | None = None

    def reader(self, column: int) -> Callable[[str, Kind], Figure | None]:
        """Function (printed, kind) -> figure of a cell in a column."""
        numbers = self.numbers[column if len(self.numbers) > 1 else 0]

        def read(raw: str, kind: Kind) -> Figure | None:
            if kind is Kind.PERCENT and ONE_GROUP.fullmatch(raw) and self._has_other_decimals(column, raw):
                return parse_number(raw.replace(".", "").replace(",", ""))
            return numbers.read(raw, kind)

        return read

    def is_one_figure(self, cell: Cell) -> bool:
        """Whether `12 500` is one figure: of its column or row one has two groups, or several of its column have one.

        A column too short to tell is grouped as the others of the table with units are.
        No other of the column may be two figures (`12 50`), nor grouped otherwise (`1.250`) unless two groups tell.
        """
        body = [c for c in self.grid.table.cells if c.row >= self.grid.head_rows and c.end > c.start]
        if self._sure_rows is None:
            self._sure_rows = {c.row for c in body if SURE_BLANKS.search(self.text[c.start : c.end])}
        if cell.column not in self._grouped:
            shown = [self.text[c.start : c.end] for c in body if c.column == cell.column]
            self._grouped[cell.column] = how_grouped(shown)
        of_column = self._grouped[cell.column]
        if of_column is not None or cell.row in self._sure_rows:
            return of_column is not False
        if self._is_grouped is None:
            self._is_grouped = bool(how_grouped([self.text[c.start : c.end] for c in body if self._has_unit(c)]))
        return self._is_grouped

    def has_decimals_like(self, cell: Cell, printed: str) -> bool:
        """Whether another figure of the column has as many decimals behind a comma: else `80, 5` may be two figures."""
        places = len(printed) - printed.rindex(",") - 1
        decimals = re.compile(rf"[-+(]*\d+(?:\.\d{{3}})*,\d{{{places}}}\)?\s?%?\)?")
        shown = (self.text[c.start : c.end].strip() for c in self.grid.table.cells if c.column == cell.column)
        return any(map(decimals.fullmatch, shown))

    def _has_unit(self, cell: Cell) -> bool:
        """Whether a cell stands in a column whose head tells a unit, or that has the units of the rows."""
        units = self.grid.units
        return cell.column in self.grid.row_unit_columns or (
            cell.column < len(units) and units[cell.column] is not None
        )

    def _has_other_decimals(self, column: int, raw: str) -> bool:
        """Whether the column's decimals are marked otherwise: 1.250 below 104,1 is a thousand and more."""
        mark = "," if "." in raw else "."
        shown = [self.text[c.start : c.end].strip(" %") for c in self.grid.table.cells if c.column == column]
        return any(_DECIMALS.fullmatch(each) and mark in each for each in shown)


class _UnitColumn(NamedTuple):
    """What the unit column says of each row; `reaching`: what merged cells say of those below their first."""

    texts: dict[int, str]
    reaching: dict[int, str | None]

    def of(self, row: int) -> str | None:
        """The unit of a row."""
        return self.texts.get(row) or self.reaching.get(row)


def _unit_column(units: _Units, grid: Grid, text: str) -> _UnitColumn:
    """The units that the rows' own column tells."""
    texts = _unit_texts(units, grid, text)
    reaching: dict[int, str | None] = {}
    for cell in grid.table.cells if grid.unit_column is not None else ():
        if cell.column == grid.unit_column and cell.row_span > 1:
            for row in range(cell.row + 1, min(cell.row + cell.row_span, grid.rows)):
                reaching.setdefault(row, texts.get(cell.row))
    return _UnitColumn(texts, reaching)


def _unit_texts(units: _Units, grid: Grid, text: str) -> dict[int, str]:
    """Row -> what its unit column says, a ditto mark saying what stands above it."""
    found: dict[int, str] = {}
    last = ""
    for cell in grid.table.cells if grid.unit_column is not None else ():
        if cell.column == grid.unit_column and cell.end > cell.start and cell.row >= grid.head_rows:
            shown = folded(text[cell.start : cell.end])
            shown = shown if shown in grid.unread_units else shown.rstrip(_STOPS)
            last = last if unit_key(shown) in units.ditto else shown
            found[cell.row] = last
    return found


def without_units(mentions: Iterable[Mention], grids: Sequence[Grid]) -> list[Mention]:
    """The mentions but for those in columns of units: `1.000 đồng` there is no amount.

    Nor is `1.250/1.300` a bare part of a whole where the column has a unit of its own.
    """
    columns = [
        (cell.start, cell.end, cell.column == grid.unit_column)
        for grid in grids
        for cell in grid.table.cells
        if cell.end > cell.start and (cell.column == grid.unit_column or _has_unit(grid, cell))
    ]
    starts = [start for start, _, _ in columns]

    def is_none(mention: Mention) -> bool:
        at = bisect_right(starts, mention.start) - 1
        if at < 0 or mention.end > columns[at][1]:
            return False
        is_figure = isinstance(mention.value, FIGURES)
        return is_figure and (columns[at][2] or mention.rule == PART_RULE)

    return [mention for mention in mentions if not is_none(mention)] if columns else list(mentions)


def _has_unit(grid: Grid, cell: Cell) -> bool:
    """Whether a figure of the body has a unit by its column or the label of its row."""
    if cell.row < grid.head_rows or cell.column >= len(grid.units):
        return False
    by_row = cell.column in grid.row_unit_columns and any(grid.row_units[cell.row : cell.row + 1])
    return by_row or grid.units[cell.column] is not None


def _unit_of(units: _Units, grid: Grid, cell: Cell, by_row: _UnitColumn, shown: Shown) -> str | None:
    """The cell's own unit, else its column's head, else its row's unit (of a column or its label), else the table's."""
    column = grid.units[cell.column] if cell.column < len(grid.units) else None
    if shown.is_percent or column == "%":
        return "%"
    if shown.aside and unit_key(shown.aside).partition("/")[0].strip() in units.every:
        return shown.aside
    if cell.column in grid.unitless or by_row.texts.get(cell.row) in grid.unread_units:
        return None
    if cell.column in grid.price_columns:
        return _price(units, column, by_row.of(cell.row))
    if cell.column not in grid.row_unit_columns:
        return column
    row = by_row.of(cell.row) or grid.row_units[cell.row]
    is_other = cell.column in grid.money_columns and row and units.money_unit(row) is None
    return column if is_other else row or column


def _fits(units: _Units, grid: Grid, cell: Cell, unit: str, shown: Shown) -> bool:
    """Whether a unit may be that of a part or a rate: `6/8` counts things; as a day only where its row says which."""
    key = unit_key(unit)
    if shown.per:
        return "/" not in key and units.money_unit(unit) is not None
    if not shown.is_part:
        return True
    is_day = len(shown.low) <= DAY_DIGITS and len(shown.high) <= DAY_DIGITS and int(shown.high) <= MONTHS
    return key in units.counted and (not is_day or unit in grid.row_units[cell.row : cell.row + 1])


def _price(units: _Units, money: str | None, row: str | None) -> str | None:
    """The unit of a price: money for one of what its row's unit says (`đồng/tấn`), or as that says it (`đồng/kg`)."""
    if row is None or units.money_unit(row) is not None:
        return row or money
    return f"{money}/{row}" if money and units.money_unit(money) and "/" not in money else money


def _value(
    units: _Units, unit: str, shown: Shown, read: Callable[[str, Kind], Figure | None], label: str
) -> Value | None:
    """The figure in its unit: money, percentage or quantity; `label`: of the row, which tells what the figure is of."""
    key = unit_key(unit)
    printed, _, by = (part.strip() for part in folded(unit).partition("/"))
    base, per = unit_key(printed), "/".join(units.name(each.strip()) for each in by.split("/"))
    money = units.money_unit(unit)
    scale, _, noun = base.partition(" ")
    factor = units.scales.get(scale) if noun and not money else None
    is_whole = money.factor == 1 if money else base in units.counted
    is_percent = not {key, base}.isdisjoint(units.percent)  # %/năm is one too
    kind = Kind.PERCENT if is_percent else Kind.WHOLE if is_whole else Kind.ANY
    figure, to = read(shown.low, kind), read(shown.high, kind) if shown.high else None
    if figure is None or (shown.high and (to is None or to.value < figure.value)):
        return None
    if to and to.value == figure.value and not shown.is_part:
        return None
    per = shown.per or per
    times = PER_MILLE if base in units.per_mille else money.factor if money else factor or Decimal(1)
    value = (-figure.value if shown.is_negative else figure.value) * times
    step, value_to = figure.step * times, to.value * times if to else None
    if is_percent:
        return Percentage(value, value_to=value_to, step=step, qualifier=shown.qualifier, subject=label)
    if money:
        return Amount(
            value,
            value_to=value_to,
            currency=money.currency,
            unit=unit,
            step=step,
            per=per,
            qualifier=shown.qualifier,
            subject=label,
        )
    named = units.name(printed.partition(" ")[2] if factor is not None else printed)
    return Quantity(value, value_to=value_to, step=step, unit=named, per=per, qualifier=shown.qualifier, subject=label)
