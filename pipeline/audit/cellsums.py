"""A figure of a table and those that it may be the sum of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import EXACT, decimal_of
from pipeline.audit.slips import digits_of, is_mistyped, is_near, is_small_slip

FEWEST = 2  # parts
LONG = 5  # digits
MEASURED = frozenset({"VND", "%"})


@dataclass(frozen=True, slots=True)
class CellSum:
    """One figure and its parts. `column`: of a sum over rows."""

    whole: Figure
    parts: tuple[Figure, ...]
    column: int = -1
    is_led: bool = False  # of a row that adds up others: an error in them is one in it

    @property
    def given(self) -> Fraction:
        """What the parts add up to."""
        return sum((part.exactly for part in self.parts), Fraction(0))

    @property
    def holds(self) -> bool:
        """Whether it is right, rounding considered."""
        low = high = Decimal(0)
        for part in self.parts:
            low, high = EXACT.add(low, part.bounds.low), EXACT.add(high, part.bounds.high)
        return low <= self.whole.bounds.stated_high and self.whole.bounds.stated_low <= high

    @property
    def is_telling(self) -> bool:
        """Whether it is a sum of several: that a figure and nothing are that figure says little."""
        return sum(part.value != 0 for part in self.parts) >= FEWEST

    @property
    def is_slipped(self) -> bool:
        """Whether a digit or two of one of its figures make the difference."""
        return any(is_small_slip(figure.value, value) for figure, value in self._wanted())

    @property
    def is_mistyped(self) -> bool:
        """The same of any digit, also the first one, one too many or one missing: 5.590 for 550."""
        return any(is_mistyped(figure.value, value) for figure, value in self._wanted())

    @property
    def is_long_and_mistyped(self) -> bool:
        """The same of a total of so many digits that it is like the sum by no chance: 11.073.500 for 1.073.500."""
        given = decimal_of(self.given)
        return len(digits_of(given)) >= LONG and is_mistyped(self.whole.value, given)

    def _wanted(self) -> Iterator[tuple[Figure, Decimal]]:
        """Each figure and what it would have to be, were it the only wrong one."""
        rest = self.whole.exactly - self.given
        for figure, value in ((self.whole, self.given), *((part, part.exactly + rest) for part in self.parts)):
            if value > 0:
                yield figure, decimal_of(value)

    @property
    def is_plainly_wrong(self) -> bool:
        """By a slip, or by parts that are more than the whole; where they are less one may not be told."""
        return self.is_slipped or (
            self.whole.exactly < self.given and is_near(self.whole.value, decimal_of(self.given))
        )

    @property
    def nearness(self) -> Fraction:
        """The smaller of both sides as a share of the greater; 0 when they differ in sign."""
        low, high = sorted((self.whole.exactly, self.given), key=abs)
        return low / high if high else Fraction(1)

    @property
    def looks_like_a_mean(self) -> bool:
        """A figure no greater than its greatest part is no sum of positive figures: a rate, a mean, a rank."""
        values = [part.value for part in self.parts]
        return len(values) >= FEWEST and min(values) >= 0 and self.whole.value <= max(values)

    @property
    def lies_between(self) -> bool:
        """Whether it is no less than the least of its parts and no more than the greatest, as a mean is."""
        values = [part.value for part in self.parts]
        return min(values) <= self.whole.value <= max(values)

    @property
    def is_counted(self) -> bool:
        """Whether all of it are whole numbers, or sums of money: not what means, marks and rates mostly are."""
        figures = (self.whole, *self.parts)
        return self.whole.unit == "VND" or all(figure.value == int(figure.value) for figure in figures)


def is_addable(whole: Figure, parts: Sequence[Figure]) -> bool:
    """One unit; counts of which some heads name the thing and others do not can be added up too."""
    units = {whole.unit, *(part.unit for part in parts)}
    return len(units) == 1 or (len(units - {""}) == 1 and not units & MEASURED)
