"""Shares of one whole that were evened out: 39,5 % for 39,45 %, so that 39,5 + 34,6 + 25,9 make up 100.

A report may do so, and then a share is right though it is one step of its last digit off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from pipeline.audit.intervals import EXACT
from pipeline.audit.model import Figure

WHOLE = 100
Share = tuple[Figure, Figure, Figure]  # as told, the part, what it is of


def evened(shares: Sequence[Share], among: Sequence[Share]) -> list[Share]:
    """The shares; those that were evened out with all the values that they can have been told for.

    `among`: those of them that together are the whole.
    """
    steps = {_step(told) for told, _, _ in among}
    step = next(iter(steps), Fraction(0))
    if len(steps) != 1 or not step or any(not base.value for _, _, base in among):
        return list(shares)
    rounded = [_rounded(part.exactly / base.exactly * 100, step) for _, part, base in among]
    missing = (WHOLE - sum(rounded, Fraction(0))) / step
    moved = step if missing > 0 else -step
    off = [share for share, value in zip(among, rounded, strict=True) if share[0].exactly - value == moved]
    if not off or len(off) != abs(missing):
        return list(shares)
    starts = {told.start for told, _, _ in off}
    return [(_widened(told) if told.start in starts else told, part, base) for told, part, base in shares]


def _step(told: Figure) -> Fraction:
    return told.reach.high - told.reach.low


def _rounded(value: Fraction, step: Fraction) -> Fraction:
    """To the nearest step, halves away from zero."""
    count = abs(value) / step + Fraction(1, 2)
    return (count.numerator // count.denominator) * step * (1 if value >= 0 else -1)


def _widened(told: Figure) -> Figure:
    reach = told.bounds
    step = EXACT.subtract(reach.high, reach.low)
    low, high = EXACT.subtract(reach.stated_low, step), EXACT.add(reach.stated_high, step)
    return replace(told, bounds=reach._replace(stated_low=low, stated_high=high))
