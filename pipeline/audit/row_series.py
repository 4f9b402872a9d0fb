"""Columns of tables that follow from the row above: `Năm | Sản lượng | Tốc độ tăng`, `Tháng | Trong tháng | Lũy kế`.

Told by the rows, as so many would not hold by chance. Rows are times, and run from the first to the last or back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from pipeline.audit.column_shapes import DIFFERENCE, GROWTH, RATIO
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Ledger, Row

SURE = 2  # rows that hold
RARE = 8  # digits of the results of rows that hold
_COUNTED = re.compile(r"(?P<words>\D+)(?P<number>\d{1,2})")
Steps = list[tuple[Claim, bool]]  # and whether it holds


def row_series(ledger: Ledger, column: int, used: Sequence[int], least: Fraction) -> tuple[Claim, ...]:
    """The claims on a column that follows from one of the others in the row before; none where the rows tell none."""
    rows = [row for row in ledger.rows if not (row.is_total or row.is_rate)]
    if len(rows) <= SURE or any(row.parent is not None for row in rows) or not _are_in_order(rows):
        return ()
    found = [
        steps
        for other in used
        if other != column
        for way in (rows, rows[::-1])
        for steps in _of_pairs(way, column, other)
        if _is_believed(steps, least)
    ]
    best = max(found, key=lambda steps: sum(holds for _, holds in steps), default=[])
    return tuple(claim for claim, _ in best)


def _are_in_order(rows: Sequence[Row]) -> bool:
    """Whether rows are times, or counted: `T1`, `T2`, `Đợt 3`."""
    if all(row.span is not None for row in rows):
        return True
    counted = [match for row in rows if (match := _COUNTED.fullmatch(row.label.strip())) is not None]
    steps = {int(each["number"]) - int(above["number"]) for above, each in pairwise(counted)}
    return len(counted) == len(rows) and len({match["words"] for match in counted}) == 1 and steps in ({1}, {-1})


def _of_pairs(rows: Sequence[Row], column: int, other: int) -> Iterator[Steps]:
    """Each kind of relation, row by row."""
    pairs = [(above, row) for above, row in pairwise(rows) if _has(above, row, column, other)]
    is_percent = any(row.figures[column].unit == "%" for _, row in pairs)
    for shape in (GROWTH, RATIO) if is_percent else (DIFFERENCE,):
        yield [
            (_claim(shape.kind, shape.formula, row.figures[column], (row.figures[other], above.figures[other])), holds)
            for above, row in pairs
            for holds in [shape.holds(row.figures[column], row.figures[other], above.figures[other])]
        ]
    if not is_percent:
        both = [(above, row) for above, row in pairs if column in above.figures]
        yield [_added(above.figures[column], row.figures[column], row.figures[other]) for above, row in both]


def _has(above: Row, row: Row, column: int, other: int) -> bool:
    return column in row.figures and other in row.figures and other in above.figures


def _claim(kind: str, formula: str, stated: Figure, operands: tuple[Figure, ...]) -> Claim:
    return Claim(kind, formula, stated, operands, rule=f"{kind}: table rows")


def _added(before: Figure, stated: Figure, more: Figure) -> tuple[Claim, bool]:
    """What had come together before, and what came since."""
    operands = (before, more)
    value = sum((figure.exactly for figure in operands), Fraction(0))
    is_of_one = len({stated.unit, before.unit, more.unit} - {""}) <= 1
    return _claim("sum", "sum", stated, operands), is_of_one and stated.stated.holds(value) and bool(more.value)


def _is_believed(steps: Steps, least: Fraction) -> bool:
    held = {claim.stated.value: claim.stated.digits for claim, holds in steps if holds}
    return len(held) >= SURE and len(held) >= least * len(steps) and sum(held.values()) >= RARE
