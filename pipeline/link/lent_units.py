"""Columns without a unit beside one of money or of thousands: `Kinh phí (triệu đồng) | Đã chi trả | Còn lại`.

What their figures are of is not known. Whether they are in the unit beside them is told by the figures, where they are
related so: the table is tried once more, with that unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import EXACT, Bounds
from pipeline.audit.model import Ledger, Row

FEWEST_ROWS = 3
ONE = Decimal(1)
Unit = tuple[str, Decimal]  # and how many times the printed number a figure is


def lent(ledger: Ledger, printed: dict[int, Decimal]) -> Ledger | None:
    """The table with its one unit of money or thousands for figures without one; `printed`: numbers, by their start."""
    if len(ledger.rows) < FEWEST_ROWS:
        return None
    units = {(unit, times) for unit, times in _units(ledger, printed) if unit == "VND" or times != ONE}
    # Counts of which some heads name the thing can be added up as they are.
    bare = {at for row in ledger.rows for at, figure in row.figures.items() if not figure.unit and not figure.per}
    if len(units) != 1 or not bare:
        return None
    unit, times = units.pop()
    rows = tuple(_with_unit(row, unit, times) for row in ledger.rows)
    return replace(ledger, rows=rows, lent_to=frozenset(bare), lent=None, turned=())


def _units(ledger: Ledger, printed: dict[int, Decimal]) -> Iterator[Unit]:
    """The units of figures that are no percentages."""
    for row in ledger.rows:
        for figure in row.figures.values():
            number = printed.get(figure.start)
            if figure.unit not in {"", "%"} and not figure.per and number:
                yield figure.unit, (figure.value / abs(number)).copy_abs().normalize()


def _with_unit(row: Row, unit: str, times: Decimal) -> Row:
    figures = {
        at: figure if figure.unit or figure.per else _lent(figure, unit, times) for at, figure in row.figures.items()
    }
    return replace(row, figures=figures)


def _lent(figure: Figure, unit: str, times: Decimal) -> Figure:
    bounds = Bounds(*(EXACT.multiply(value, times) for value in figure.bounds))
    value, half = (EXACT.multiply(number, times) for number in (figure.value, figure.half))
    return replace(figure, value=value, bounds=bounds, half=half, unit=unit)
