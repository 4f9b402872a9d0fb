"""Columns of tables that follow from the row above: `Năm | Sản lượng | Tốc độ tăng`, `Tháng | Trong tháng | Lũy kế`.

Told by the rows, as so many would not hold by chance. Rows are times, and run from the first to the last or back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from pipeline.audit.column_shapes import DIFFERENCE, GROWTH, RATIO
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Ledger, Row

SURE = 2  # rows that hold
RARE = 8  # digits of the results of rows that hold
_COUNTED = re.compile(r"(?P<words>\D+)(?P<number>\d{1,2})")


class Steps(NamedTuple):
    """A kind of relation, row by row: what is stated, what it follows from, and whether it does."""

    kind: str
    formula: str
    rows: list[tuple[Figure, tuple[Figure, Figure], bool]]

    @property
    def held(self) -> int:
        """Rows that hold."""
        return sum(holds for *_, holds in self.rows)

    def claims(self) -> tuple[Claim, ...]:
        """The claims of all rows."""
        rule = f"{self.kind}: table rows"
        return tuple(Claim(self.kind, self.formula, stated, operands, rule=rule) for stated, operands, _ in self.rows)


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
    best = max(found, key=lambda steps: steps.held, default=None)
    return best.claims() if best is not None else ()


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
        grown = [(row.figures[column], (row.figures[other], above.figures[other])) for above, row in pairs]
        yield Steps(shape.kind, shape.formula, [(one, than, shape.holds(one, *than)) for one, than in grown])
    if not is_percent:
        both = [(above.figures[column], row) for above, row in pairs if column in above.figures]
        added = [(row.figures[column], (before, row.figures[other])) for before, row in both]
        yield Steps("sum", "sum", [(one, parts, _is_added(one, *parts)) for one, parts in added])


def _has(above: Row, row: Row, column: int, other: int) -> bool:
    return column in row.figures and other in row.figures and other in above.figures


def _is_added(stated: Figure, before: Figure, more: Figure) -> bool:
    """Whether a figure is what had come together before, and what came since."""
    if not more.value or len({stated.unit, before.unit, more.unit} - {""}) > 1:
        return False
    return stated.stated.holds(before.exactly + more.exactly)


def _is_believed(steps: Steps, least: Fraction) -> bool:
    held = {stated.value: stated.digits for stated, _, holds in steps.rows if holds}
    return len(held) >= SURE and len(held) >= least * len(steps.rows) and sum(held.values()) >= RARE
