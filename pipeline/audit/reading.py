"""What a sum of a text can be: a total, its parts, and how sure their places are."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from pipeline.audit.model import Claim
from pipeline.audit.nearby import Told

# How sure the place is that the figures are a total and its parts; `LOOSE`: not at all, if no words divide the total.
SURE, TOLD, PLAIN, LOOSE = 3, 2, 1, 0


class Reading(NamedTuple):
    """A total and its parts. `surety`: how sure their places are; `is_among`: `trong đó` opens them.

    `over`: what the total is more than its parts.
    """

    whole: Told
    parts: tuple[Told, ...]
    surety: int
    is_among: bool
    over: Decimal
    is_pure: bool = False  # all figures of the window are parts
    is_computed: bool = False  # a word before the total tells that it sums up what stands before
    is_divided: bool = False  # words tell that the parts are all of it


def reading_of(
    whole: Told, parts: tuple[Told, ...], surety: int, *, is_among: bool = False, is_pure: bool = False
) -> Reading:
    """The reading, with what the total is more than its parts."""
    given = sum((part.figure.value for part in parts), Decimal(0))
    return Reading(whole, parts, surety, is_among, whole.figure.value - given, is_pure)


def nearness(reading: Reading) -> Decimal:
    """How near the parts come to the total, or this to them: from 0 to 1."""
    whole = reading.whole.figure.value
    low, high = sorted((whole, whole - reading.over))
    return low / high if low > 0 else Decimal(0)


def claim_of(reading: Reading, rule: str, rest_rule: str, doubt: str = "") -> Claim:
    """The sum; or, where the last part is told as what is left, that this is wrong."""
    figures = tuple(part.figure for part in reading.parts)
    if reading.over and "left" in reading.parts[-1].cues:
        *others, last = figures
        operands, signs = (reading.whole.figure, *others), (1, *(-1 for _ in others))
        return Claim("difference", "sum", last, operands, doubt, rule=rest_rule, signs=signs, yields=True)
    return Claim("sum", "sum", reading.whole.figure, figures, doubt, rule=rule, yields=True)
