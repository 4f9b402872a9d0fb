"""A printed figure with its intervals: the values that print so, and those that it may state."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from pipeline.audit.intervals import EXACT, Bounds, Interval, bounds, exactly, point

ONE, HUNDRED = Decimal(1), Decimal(100)
POINTS = "points"  # unit of a difference of percentages: 0,6 điểm phần trăm
NO_QUANTITY = frozenset({"%", POINTS, ""})  # units


# Slots are read many times as fast as a dictionary; not frozen: what is derived is kept when it was first asked for.
@dataclass(slots=True, unsafe_hash=True)
class Figure:
    """A printed figure. `reach`: all values that print so; `stated`: also those cut off, and what a qualifier allows.

    `unit`: `VND`, `%`, `hộ`: figures of one unit can be added. `of`: the denominator of `186/337`. `per`: what it is
    counted by. `mention_id` is "" for a figure that is no mention (a table cell whose unit is not known). `half`: how
    far what `gần 61%` was rounded from lies off at most; 0 of figures without such a word.
    """

    value: Decimal
    bounds: Bounds
    unit: str
    start: int
    end: int
    text: str
    mention_id: str = ""
    per: str = ""
    of: Decimal | None = None
    qualifier: str = ""
    is_range: bool = False
    is_exact: bool = False
    half: Decimal = Decimal(0)
    _exactly: Fraction | None = field(default=None, init=False, repr=False, compare=False)
    _is_plain: bool | None = field(default=None, init=False, repr=False, compare=False)
    _digits: int = field(default=0, init=False, repr=False, compare=False)
    _reach: Interval | None = field(default=None, init=False, repr=False, compare=False)
    _stated: Interval | None = field(default=None, init=False, repr=False, compare=False)
    _numbers: tuple[Figure, Figure] | None = field(default=None, init=False, repr=False, compare=False)
    _roughly: tuple[float, float, float] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def numbers(self) -> tuple[Figure, Figure]:
        """Both numbers of `139/145 đơn`, the first one first."""
        if self._numbers is None:
            below = self.of or self.value
            two = replace(self, of=None), replace(self, value=below, bounds=bounds(below), of=None)
            self._numbers = two
        return self._numbers

    @property
    def is_plain(self) -> bool:
        """A quantity or amount by itself: no percentage, range, ratio or price."""
        if self._is_plain is None:
            is_other = self.of is not None or self.is_range or self.per or self.unit in NO_QUANTITY
            self._is_plain = not is_other
        return self._is_plain

    @property
    def exactly(self) -> Fraction:
        """The printed value itself."""
        if self._exactly is None:
            self._exactly = exactly(self.value)
        return self._exactly

    @property
    def roughly(self) -> tuple[float, float, float]:
        """The value, and between what it states, as floats: to leave out what surely does not hold, never to judge."""
        if self._roughly is None:
            self._roughly = float(self.value), float(self.bounds.stated_low), float(self.bounds.stated_high)
        return self._roughly

    @property
    def digits(self) -> int:
        """How many digits say something: 3 of 1.250.000 and of 90,0%. The more, the less a relation holds by chance."""
        if not self._digits:
            is_share = self.unit == "%" and "," in self.text  # 90,0% tells as much as 89,7%
            printed = str(self.value if is_share else self.value.normalize()).partition("E")[0]
            self._digits = len(printed.replace(".", "").lstrip("-0")) or 1
        return self._digits

    def is_share(self, part: Figure, whole: Figure) -> bool:
        """Whether it prints as the part in percent of the whole. Decimals, multiplied: a tenth of a division."""
        if whole.value <= 0:
            return False
        hundredfold = EXACT.multiply(part.value, HUNDRED)
        if EXACT.multiply(self.bounds.low, whole.value) > hundredfold:
            return False
        return hundredfold <= EXACT.multiply(self.bounds.high, whole.value)

    def states(self, above: Decimal, below: Decimal = ONE) -> bool:
        """Whether a quotient is what it states, cut off or qualified. Multiplied: dividing costs more."""
        if not below:
            return False
        low, high = EXACT.multiply(self.bounds.stated_low, below), EXACT.multiply(self.bounds.stated_high, below)
        return low <= above <= high if below > 0 else high <= above <= low

    @property
    def rounded(self) -> Interval:
        """The printed value, and what rounds to one that a word calls near: 60,8 to `gần 61%`."""
        half = Fraction(self.half)
        return Interval(self.exactly - half, self.exactly + half) if half else point(self.exactly)

    @property
    def reach(self) -> Interval:
        """All values that print so."""
        if self._reach is None:
            low, high = self.bounds.low, self.bounds.high
            self._reach = point(low) if low == high else Interval(exactly(low), exactly(high))
        return self._reach

    @property
    def stated(self) -> Interval:
        """Also those that were cut off, and what a qualifier allows."""
        if self._stated is None:
            self._stated = Interval(exactly(self.bounds.stated_low), exactly(self.bounds.stated_high))
        return self._stated
