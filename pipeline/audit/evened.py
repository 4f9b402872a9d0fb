"""Shares of one whole that were evened out: 39,5 % for 39,45 %, so that 39,5 + 34,6 + 25,9 make up 100.

A report may do so, and then a share is right though it is one step of its last digit off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.audit.figure import HUNDRED, Figure
from pipeline.audit.intervals import EXACT

WHOLE = HUNDRED
NONE, TWO = Decimal(0), Decimal(2)
Share = tuple[Figure, Figure, Figure]  # as told, the part, what it is of


def evened(shares: Sequence[Share], among: Sequence[Share]) -> list[Share]:
    """The shares; those that were evened out with all the values that they can have been told for.

    `among`: those of them that together are the whole.
    """
    steps = {_step(told) for told, _, _ in among}
    step = next(iter(steps), NONE)
    if len(steps) != 1 or not step or any(not base.value for _, _, base in among):
        return list(shares)
    rounded = [_rounded(part.value, base.value, step) for _, part, base in among]
    missing = WHOLE
    for value in rounded:
        missing = EXACT.subtract(missing, value)
    moved = step if missing > 0 else -step
    off = [share for share, value in zip(among, rounded, strict=True) if EXACT.subtract(share[0].value, value) == moved]
    if not off or EXACT.multiply(moved, len(off)) != missing:
        return list(shares)
    starts = {told.start for told, _, _ in off}
    return [(_widened(told) if told.start in starts else told, part, base) for told, part, base in shares]


def _step(told: Figure) -> Decimal:
    return EXACT.subtract(told.bounds.high, told.bounds.low)


def _rounded(part: Decimal, base: Decimal, step: Decimal) -> Decimal:
    """A part in percent of its base to the nearest step, halves away from zero."""
    hundredfold, unit = EXACT.multiply(HUNDRED, EXACT.abs(part)), EXACT.multiply(EXACT.abs(base), step)
    count = EXACT.divide_int(EXACT.add(EXACT.multiply(TWO, hundredfold), unit), EXACT.multiply(TWO, unit))
    value = EXACT.multiply(count, step)
    return value if (part < 0) == (base < 0) else EXACT.minus(value)


def _widened(told: Figure) -> Figure:
    reach = told.bounds
    step = EXACT.subtract(reach.high, reach.low)
    low, high = EXACT.subtract(reach.stated_low, step), EXACT.add(reach.stated_high, step)
    return replace(told, bounds=reach._replace(stated_low=low, stated_high=high))
