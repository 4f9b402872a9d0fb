"""Percentages and sums that the prose reckons from cells of one row: of a row it names, or of the totals right above.

`Khắc phục thiên tai giải ngân 93,98%`, `cao nhất là Ia H'Drai (31,91%)`, `Thực chi bằng 99,1% dự toán`, and of all
cells of the totals `Tổng số tiền hỗ trợ 4.919,4 triệu đồng`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from pipeline.audit.clauses import CHANGES
from pipeline.audit.figure import HUNDRED, Figure
from pipeline.audit.intervals import EXACT, total
from pipeline.audit.model import Claim
from pipeline.audit.named_rows import Line, OfRow, counted_cells
from pipeline.audit.told_cells import MEASURED, Cells, Place, is_of_unit, is_planned

TELLING = 3  # digits of a figure that follows by no chance
SURE = 4  # of a sum of all cells of a row
TEN, TENTH = Decimal(10), Decimal("0.1")
LEVELS = frozenset({"from", "onto"})  # what a change led from and to is none
OF_TOTALS = frozenset({"fulfilled", "compared", "same_period", "plan", "share"})
OTHERWISE = frozenset({"each", "multiple", "others"})
FEWEST = 2  # cells that are added up


def is_telling(figure: Figure) -> bool:
    """Whether a percentage has so many digits, `16,0` too, that it follows by no chance."""
    return figure.digits >= TELLING or (figure.value >= TEN and figure.bounds.high - figure.bounds.low <= TENTH)


def ratios_of_row(told: OfRow, cells: Cells) -> Iterator[Claim]:
    """Of two cells of a row that the clause names, or of the totals right above where it names none."""
    figure = told.figure
    if not is_telling(figure) or told.cues & OTHERWISE:
        return
    is_change = bool(told.cues & CHANGES) and not told.cues & LEVELS
    for line in _lines(told):
        for part, whole in _pairs(line, cells):
            if is_change:
                yield from _growth(figure, part, whole, is_up="up" in told.cues)
            elif figure.is_share(part, whole):
                yield Claim("ratio", "ratio", figure, (part, whole), "silent", rule="ratio: row named")


def _lines(told: OfRow) -> list[Line]:
    own = [each.line for each in reversed(told.joined) if each.start >= told.since]
    if own:
        return own
    return list(told.totals) if told.cues & (OF_TOTALS | CHANGES) and not told.joined else []


def _pairs(line: Line, cells: Cells) -> Iterator[tuple[Figure, Figure]]:
    """Two cells of one unit, the greater first where it is held against a plan or another time."""
    ledger = cells.scene.ledgers[line.table]
    for (at, part), (of, whole) in permutations(counted_cells(line, cells), 2):
        if not _are_of_one(part, whole) or part.value <= 0 or whole.value <= 0:
            continue
        column = ledger.columns[of]
        if part.value <= whole.value or is_planned(column) or (column.span is not None and at != of):
            yield part, whole


def _are_of_one(part: Figure, whole: Figure) -> bool:
    """Of one unit; of counts some heads tell none: `Số hộ` and `Hộ nghèo`."""
    units = {part.unit, whole.unit}
    return len(units) == 1 or ("" in units and not units & MEASURED)


def _growth(figure: Figure, now: Figure, then: Figure, *, is_up: bool) -> Iterator[Claim]:
    more = EXACT.subtract(now.value, then.value)
    above = EXACT.multiply(more if is_up else -more, HUNDRED)
    if above > 0 and figure.states(above, then.value):
        formula = "growth" if is_up else "decline"
        yield Claim("growth", formula, figure, (now, then), "silent", rule="growth: row named")


def sums_of_totals(told: OfRow, cells: Cells) -> Iterator[Claim]:
    """All cells of the totals right above together: of three years, of two sources."""
    figure = told.figure
    if "total" not in told.cues or told.joined or figure.digits < SURE:
        return
    for line in told.totals:
        every = counted_cells(line, cells)
        parts = [part for _, part in every if part.value and is_of_unit(figure, part)]
        is_whole = len(parts) >= FEWEST and not any(is_planned(cells.column(Place(*line, at))) for at, _ in every)
        if is_whole and total(part.reach for part in parts).holds(figure.exactly):
            yield Claim("sum", "sum", figure, tuple(parts), "silent", rule="sum: totals")
