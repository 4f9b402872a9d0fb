"""Pairs of columns that a third may follow from: those left out hold in none of the rows on which they would be tried.

Found by floats, in a tenth of the time of trying all pairs; what is left is computed exactly.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import permutations

from pipeline.audit.column_shapes import Shape
from pipeline.audit.figure import Figure
from pipeline.audit.model import Ledger

TINY = 1e-9  # of the figures of a row: more than floats are off

Pairs = set[tuple[int, int]]


def near_pairs(ledger: Ledger, shape: Shape, column: int, others: Sequence[int], tried: int) -> Pairs:
    """The pairs (left, right) that may give the column in a row; `tried`: rows that tell something which are tried."""
    if shape.right is None:
        return set(permutations(others, 2))
    found: Pairs = set()
    for row in ledger.rows:
        stated = row.figures.get(column)
        if stated is None:
            continue
        values = sorted([(row.figures[at].roughly[0], at) for at in others if at in row.figures])
        sizes = [value for value, _ in values]
        for left, at in values:
            first, last = _rights(shape, stated, left, sizes)
            found.update([(at, other) for _, other in values[first:last]])
        numbers = {stated.roughly[0], *sizes}
        if len(values) == len(others) and len(numbers) > len(others) and 0 not in numbers:
            tried -= 1  # it tells something of each pair
            if not tried:
                break
    return found


def _rights(shape: Shape, stated: Figure, left: float, sizes: Sequence[float]) -> tuple[int, int]:
    """From where to where in the sizes, the smallest first, is what gives the stated figure with the left one."""
    _, low, high = stated.roughly
    if shape.right is None or low <= shape.pole <= high or not left:
        return 0, len(sizes)
    least, most = sorted((shape.right(low, left), shape.right(high, left)))
    slack = TINY * (abs(left) + abs(least) + abs(most))
    return bisect_left(sizes, least - slack), bisect_right(sizes, most + slack)
