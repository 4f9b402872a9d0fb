"""Pairs of columns that are left out before anything is computed: none of them would have been a relation."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from random import Random

import pytest

from pipeline.audit import column_shapes as shapes
from pipeline.audit.column_fits import TRIED, _of_columns
from pipeline.audit.column_pairs import near_pairs
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds
from pipeline.audit.model import Column, Ledger, Row

SHAPES = (
    shapes.RATIO,
    shapes.GROWTH,
    shapes.SHARE_OF_CHANGE,
    shapes.CHANGE,
    shapes.DIFFERENCE,
    shapes.PRODUCT,
    shapes.MEAN,
    shapes.DISTANCE,
    shapes.GROWTH_OR_DECLINE,
)
COLUMNS = 5


def figure(value: Decimal, start: int) -> Figure:
    reach = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1) if value % 1 else 0
    return Figure(value, bounds(value, reach), "", start, start + 1, str(value))


def row(figures: dict[int, Figure]) -> Row:
    return Row("", "", None, is_total=False, is_partial=False, unit="", figures=figures)


def ledger(random: Random) -> Ledger:
    """Rows of small figures, noughts, decimals, negative ones and gaps, of which some follow from others."""
    rows = []
    for at in range(random.randint(2, 14)):
        left, right = Decimal(random.randint(-3, 60)), Decimal(random.randint(-2, 12))
        made = [left - right, left * right, round(100 * left / right, 1) if right else Decimal(0)]
        made[2] = random.choice([made[2], made[2] - 100, round(left / right, 2) if right else left])
        values = [value if random.random() < 0.8 else Decimal(random.randint(0, 40)) for value in (left, right, *made)]
        kept = {c: figure(value, at * COLUMNS + c) for c, value in enumerate(values) if random.random() < 0.93}
        rows.append(row(kept))
    return Ledger(tuple(rows), tuple(Column("", "", frozenset()) for _ in range(COLUMNS)), 0, 1, 1)


@pytest.mark.parametrize("seed", range(60))
def test_no_relation_is_left_out(seed):
    random = Random(seed)  # noqa: S311 - no secret
    table, misses = ledger(random), random.randint(2, 5)
    for shape in SHAPES:
        for column in range(COLUMNS):
            others = [at for at in range(COLUMNS) if at != column]
            near = near_pairs(table, shape, column, others, min(TRIED, misses + 1))
            fits = {pair for pair in permutations(others, 2) if _of_columns(table, shape, (column, *pair), misses)}
            assert fits <= near


def test_most_pairs_are_left_out():
    random = Random(1)  # noqa: S311 - no secret
    rows = [{c: figure(Decimal(random.randint(100, 9999)), at * 9 + c) for c in range(9)} for at in range(12)]
    table = Ledger(tuple(map(row, rows)), tuple(Column("", "", frozenset()) for _ in range(9)), 0, 1, 1)
    assert len(near_pairs(table, shapes.DIFFERENCE, 0, range(1, 9), TRIED)) < 10
