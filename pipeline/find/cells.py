"""Figures in table cells, whose unit stands in the head, above the table, or in a unit column. ANNOTATION: AMT, PCT."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from pipeline.figures import BREAK, NUMBER, ONE_GROUP, Figure, Kind, figure_cell, is_year, parse_number
from pipeline.find.context import Numbers, range_words, scale_factors, unit_key
from pipeline.model import Amount, Cell, Grid, Layout, Mention, Percentage, Quantity, Value
from pipeline.rulebook import MoneyUnit, Rulebook, alternation
from pipeline.text import folded

_THOUSANDS = ("1000", "1.000", "1,000")  # before a noun, in a unit: 1.000 con
_DECIMALS = re.compile(r"[-+(]?\d+[.,]\d{1,2}\)?")


@dataclass(frozen=True, slots=True)
class _Units:
    money: dict[str, MoneyUnit]
    percent: frozenset[str]
    scales: dict[str, Decimal]
    counted: dict[str, str]  # nouns by their keys
    ditto: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Forms:
    """What a cell's figure may look like beyond a plain one; `meanings`: of the words and signs before it."""

    qualified: re.Pattern[str]
    span: re.Pattern[str]
    meanings: dict[str, str]


class _Shown(NamedTuple):
    """A figure as printed at `start:end` of its cell; `high`: the upper end of a range, "" for none."""

    start: int
    end: int
    low: str
    high: str = ""
    is_negative: bool = False
    is_percent: bool = False
    qualifier: str = ""


def cell_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of figures in cells."""
    units = _Units(
        money={unit_key(unit.name): unit for unit in rules.money_units},
        percent=frozenset(rules.words("units.percent.signs", "units.percent.words")),
        scales=scale_factors(rules) | dict.fromkeys(_THOUSANDS, Decimal(1000)),
        ditto=frozenset(map(unit_key, rules.words("words.table.ditto"))),
        counted={unit_key(noun): noun for noun in rules.words("units.quantity.nouns")},
    )
    forms = _forms(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        numbers = Numbers(layout)
        for grid in layout.grids:
            columns = _Columns(grid, layout.text, numbers)
            unit_texts = _unit_texts(units, grid, layout.text)
            for cell in grid.table.cells:
                if cell.row >= grid.head_rows and cell.end > cell.start:
                    shown = _shown(forms, layout.text[cell.start : cell.end])
                    unit = _unit_of(grid, cell, unit_texts, printed_percent=shown.is_percent) if shown else None
                    if shown is None or unit is None:
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
    numbers: Numbers

    def reader(self, column: int) -> Callable[[str, Kind], Figure | None]:
        """Function (printed, kind) -> figure of a cell in a column."""

        def read(raw: str, kind: Kind) -> Figure | None:
            if kind is Kind.PERCENT and ONE_GROUP.fullmatch(raw) and self._has_other_decimals(column, raw):
                return parse_number(raw.replace(".", "").replace(",", ""))
            return self.numbers.read(raw, kind)

        return read

    def _has_other_decimals(self, column: int, raw: str) -> bool:
        """Whether the column's decimals are marked otherwise: 1.250 below 104,1 is a thousand and more."""
        mark = "," if "." in raw else "."
        shown = [self.text[c.start : c.end].strip(" %") for c in self.grid.table.cells if c.column == column]
        return any(_DECIMALS.fullmatch(each) and mark in each for each in shown)


def _forms(rules: Rulebook) -> _Forms:
    words = rules.section("words.qualifiers")
    signs = rules.section("words.cell_signs")
    meanings = {word.casefold(): each[0] for each in words.values() for word in each}
    meanings |= {sign: words[key][0] for key, each in signs.items() for sign in each}
    sign = alternation(sign for each in signs.values() for sign in each)
    word = alternation(word for each in words.values() for word in each)
    return _Forms(
        qualified=re.compile(rf"(?P<before>{word}(?=\s)|{sign})\s*(?=[\d(])", re.IGNORECASE),
        span=re.compile(
            rf"(?P<low>{NUMBER})\s*(?P<sign>%)?{range_words(rules)}(?P<high>{NUMBER})\s*(?P<percent>%)?", re.IGNORECASE
        ),
        meanings=meanings,
    )


def _shown(forms: _Forms, printed: str) -> _Shown | None:
    """The figure that a cell is; `None` for words, signs and blanks."""
    text = printed.strip()
    if not any(letter.isdigit() for letter in text):
        return None
    start, qualifier = printed.index(text), ""
    if before := forms.qualified.match(text):
        qualifier = forms.meanings[folded(before["before"]).casefold()]
        start, text = start + before.end(), text[before.end() :]
    end = start + len(text)
    if plain := figure_cell(text):
        is_negative = bool(plain["open"]) or (plain["minus"] or "").startswith("-")
        low = BREAK.sub("", plain["number"])
        is_percent = bool(plain["percent"])
        return _Shown(start, end, low, "", is_negative, is_percent, qualifier)
    span = forms.span.fullmatch(text)
    if span is None or _are_years(span["low"], span["high"]):
        return None
    is_percent = bool(span["percent"] or span["sign"])
    return _Shown(start, end, span["low"], span["high"], is_percent=is_percent, qualifier=qualifier)


def _are_years(low: str, high: str) -> bool:
    return low.isdecimal() and is_year(int(low)) and high.isdecimal()


def _unit_texts(units: _Units, grid: Grid, text: str) -> dict[int, str]:
    """Row -> what its unit column says, a ditto mark saying what stands above it."""
    found: dict[int, str] = {}
    last = ""
    for cell in grid.table.cells if grid.unit_column is not None else ():
        if cell.column == grid.unit_column and cell.end > cell.start and cell.row >= grid.head_rows:
            shown = folded(text[cell.start : cell.end])
            last = last if unit_key(shown) in units.ditto else shown
            found[cell.row] = last
    return found


def without_units(mentions: Iterable[Mention], grids: Sequence[Grid]) -> list[Mention]:
    """The mentions but for those in columns of units: `1.000 đồng` there is no amount."""
    columns = [
        (cell.start, cell.end)
        for grid in grids
        for cell in grid.table.cells
        if cell.column == grid.unit_column and cell.end > cell.start
    ]
    starts = [start for start, _ in columns]

    def tells_unit(mention: Mention) -> bool:
        at = bisect_right(starts, mention.start) - 1
        is_figure = isinstance(mention.value, Amount | Percentage | Quantity)
        return is_figure and at >= 0 and mention.end <= columns[at][1]

    return [mention for mention in mentions if not tells_unit(mention)] if columns else list(mentions)


def _unit_of(grid: Grid, cell: Cell, unit_texts: dict[int, str], *, printed_percent: bool) -> str | None:
    """The cell's own sign, else its column's head, else its row's unit (of a column or its label), else the table's."""
    column = grid.units[cell.column] if cell.column < len(grid.units) else None
    if printed_percent or column == "%":
        return "%"
    if cell.column in grid.unitless:
        return None
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


def _value(
    units: _Units, unit: str, shown: _Shown, read: Callable[[str, Kind], Figure | None], label: str
) -> Value | None:
    """The figure in its unit: money, percentage or quantity; `label`: of the row, which tells what the figure is of."""
    key = unit_key(unit)
    base, _, per = (part.strip() for part in key.partition("/"))
    money = units.money.get(key) or units.money.get(base)
    scale, _, noun = base.partition(" ")
    factor = units.scales.get(scale) if noun and not money else None
    is_whole = money.factor == 1 if money else base in units.counted
    is_percent = key in units.percent
    kind = Kind.PERCENT if is_percent else Kind.WHOLE if is_whole else Kind.ANY
    figure, to = read(shown.low, kind), read(shown.high, kind) if shown.high else None
    if figure is None or (shown.high and (to is None or to.value <= figure.value)):
        return None
    times = money.factor if money else factor or Decimal(1)
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
    named = noun if factor is not None else units.counted.get(base, base)
    return Quantity(value, value_to=value_to, step=step, unit=named, per=per, qualifier=shown.qualifier, subject=label)
