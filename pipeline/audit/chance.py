"""How often chance alone would give a relation: what a search among many figures finds is believed only if it is rare.

The wider the window, the more operands are tried, and the shorter a figure, the sooner one of them comes to it. Results
that lie within twice the figure are taken to be spread evenly over its powers (Benford), so that of `tried` results
`tried * targets * unit / (figure * ln 4)` fall on a target by chance: 20 pairs come to `96,56` once in 700 documents,
to `68` once in 5; and many times as often to one of the figures that are a digit off.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

RARE = 0.02  # chance hits a figure, at most: the share of claims found by search that may be wrong
TWICE = 2
_SPREAD = math.log(TWICE * TWICE)
_DIGITS = "0123456789"


def expected_hits(figure: Decimal, unit: Decimal, tried: int, targets: int = 1) -> float:
    """How many of `tried` results chance puts on one of `targets` values.

    `figure`: as printed, not 0; `unit`: of its last printed digit, 0.01 of 96,56; `tried`: results within twice of it.
    """
    return tried * targets * float(unit / abs(figure)) / _SPREAD


def comparable(results: Iterable[Decimal], figure: Decimal) -> int:
    """How many results lie within twice of a figure, so that they might have come to it."""
    size = abs(figure)
    return sum(1 for each in results if size <= TWICE * abs(each) and abs(each) <= TWICE * size)


def turned_targets(digits: str) -> int:
    """How many figures are one with two digits changed over: 3 of 658 (568, 685, 856)."""
    pairs = ((first, last) for first in range(len(digits)) for last in range(first + 1, len(digits)))
    changed = {
        digits[:first] + digits[last] + digits[first + 1 : last] + digits[first] + digits[last + 1 :]
        for first, last in pairs
    }
    return len(changed - {digits})


def digit_targets(digits: str) -> int:
    """How many figures of as many digits differ from one in one digit: 26 of 658 (the first is no 0)."""
    return sum(len(_DIGITS) - 1 - (not at and digit != "0") for at, digit in enumerate(digits))
