"""Rows of totals that no word calls so: `Cả năm`, `Toàn đảng bộ`, or no label at all. Their figures prove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log10

from pipeline.audit.cellsums import CellSum, is_addable
from pipeline.audit.model import Row

FEWEST = 3  # rows that are added up
SLIP = 1.5  # a column that is right but for a slip of the pen is so by chance once in so many times ten
SURE = 5.0  # that all of it holds by chance is as rare as one in so many times ten


def with_proven_total(rows: Sequence[Row]) -> list[Row]:
    """The rows; where none is called a total, the last or first one that all others add up to is one."""
    top = [at for at, row in enumerate(rows) if row.parent is None and row.figures]
    is_told = any(row.is_total or row.is_rate for row in rows) or len({row.unit for row in rows if row.unit}) > 1
    if not is_told and len(top) > FEWEST and not all(rows[at].span for at in top):
        for at in (top[-1], top[0]):
            others = [rows[other] for other in top if other != at]
            if not rows[at].numbering and _adds_up(rows[at], others):
                return [replace(row, is_total=True) if row is rows[at] else row for row in rows]
    return list(rows)


def _adds_up(whole: Row, parts: Sequence[Row]) -> bool:
    """Whether most columns add up, of so many digits that they do not by chance."""
    sums = [each for column in whole.figures if (each := _sum(whole, parts, column)) is not None]
    held = {each.whole.value: each for each in sums if each.holds}
    slipped = sum(each.is_mistyped or each.is_slipped for each in sums if not each.holds)
    rarity = sum(map(_rarity, held.values())) + SLIP * slipped
    return bool(held) and 2 * (len(held) + slipped) > len(sums) and rarity >= SURE


def _sum(whole: Row, parts: Sequence[Row], column: int) -> CellSum | None:
    """A column's sum; `None` where it has none: percentages, means, too few parts."""
    figure = whole.figures[column]
    found = tuple(row.figures[column] for row in parts if column in row.figures)
    if figure.unit == "%" or len(found) < FEWEST or not is_addable(figure, found):
        return None
    each = CellSum(figure, found, column)
    return each if each.is_telling and not each.looks_like_a_mean else None


def _rarity(each: CellSum) -> float:
    """How rarely such a sum holds by chance, in powers of ten: the more digits it has."""
    ends = [figure.bounds for figure in (each.whole, *each.parts)] if each.given != each.whole.exactly else []
    width = sum(float(end.high - end.low) for end in ends)
    return log10(max(abs(float(each.whole.value)) / max(width, _step(each)), 1.0))


def _step(each: CellSum) -> float:
    """The value of the last digit that is not always nought: a million of money told in millions, a tenth of 1,5 ha."""
    figures = (each.whole, *each.parts)
    digits = [figure.value.normalize().as_tuple().exponent for figure in figures if figure.value]
    return float(10.0 ** min(digit for digit in digits if isinstance(digit, int)))
