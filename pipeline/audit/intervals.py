"""Exact intervals: what a printed figure can mean, and what follows from several. Fractions, never floats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple

LONGEST_DECIMALS = 6  # of a computed figure that has no finite decimal form (a third)
EXACT = Context(prec=200)  # digits: no printed figure has as many, so nothing is rounded


class Bounds(NamedTuple):
    """All values that print as a figure, from `low` to `high`, and those that it may have been stated for.

    Decimals: they cost a twentieth of fractions, and most figures of a document are in no relation.
    """

    low: Decimal
    high: Decimal
    stated_low: Decimal
    stated_high: Decimal


def bounds(value: Decimal, reach: Decimal | int = 0) -> Bounds:
    """From `reach` below to `reach` above; by default of a value that is exact."""
    if not reach:
        return Bounds(value, value, value, value)
    low, high = EXACT.subtract(value, reach), EXACT.add(value, reach)
    return Bounds(low, high, low, high)


class Interval(NamedTuple):
    """All values from `low` to `high`, both included."""

    low: Fraction
    high: Fraction

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: Fraction) -> bool:
        """Whether the value lies in it."""
        return self.low <= value <= self.high


def exactly(value: Decimal | int) -> Fraction:
    """The same as `Fraction(value)`, in half of the time."""
    return Fraction(*value.as_integer_ratio())


def point(value: Decimal | Fraction | int) -> Interval:
    """The interval of one value."""
    exact = value if isinstance(value, Fraction) else exactly(value)
    return Interval(exact, exact)


def total(parts: Iterable[Interval]) -> Interval:
    """Of a sum."""
    kept = tuple(parts)
    low = _added([part.low for part in kept])
    return Interval(low, low if all(map(is_point, kept)) else _added([part.high for part in kept]))


def _added(values: Sequence[Fraction]) -> Fraction:
    if all(value.denominator == 1 for value in values):  # most are, and are added ten times as fast
        return Fraction(sum(value.numerator for value in values))
    return sum(values, Fraction(0))


def is_point(interval: Interval) -> bool:
    """Whether it was made of one value, so that what follows need be computed but once."""
    return interval.low is interval.high


def less(whole: Interval, part: Interval) -> Interval:
    """Of a difference."""
    if is_point(whole) and is_point(part):
        return point(whole.low - part.low)
    return Interval(whole.low - part.high, whole.high - part.low)


def times(left: Interval, right: Interval) -> Interval:
    """Of a product."""
    if is_point(left) and is_point(right):
        return point(left.low * right.low)
    if left.low >= 0 and right.low >= 0:  # nearly always, and half the work
        return Interval(left.low * right.low, left.high * right.high)
    corners = [a * b for a in left for b in right]
    return Interval(min(corners), max(corners))


def over(above: Interval, below: Interval) -> Interval | None:
    """Of a quotient; `None` when the divisor may be zero."""
    if below.low <= 0 <= below.high:
        return None
    if is_point(above) and is_point(below):
        return point(above.low / below.low)
    if above.low >= 0 and below.low > 0:
        return Interval(above.low / below.high, above.high / below.low)
    return times(above, Interval(1 / below.high, 1 / below.low))


def decimal_of(value: Fraction, *, places: int = LONGEST_DECIMALS) -> Decimal:
    """The fraction as a decimal: exact where it has one of at most `places`, else rounded half up to them."""
    if value.denominator == 1:
        return Decimal(value.numerator)
    rounded = (2 * value.numerator * 10**places + value.denominator) // (2 * value.denominator)
    return Decimal(rounded).scaleb(-places)


def printed(value: Fraction, *, places: int) -> str:
    """The same as English prints it, without needless zeros: `1,250.5`."""
    above, below = value.numerator, value.denominator
    if below == 1:
        return f"{above:,}"  # mostly
    scale = 10**places
    rounded = (2 * above * scale + below) // (2 * below)
    whole, rest = divmod(abs(rounded), scale)
    sign = "-" if rounded < 0 else ""
    return f"{sign}{whole:,}.{rest:0{places}d}".rstrip("0").rstrip(".")
