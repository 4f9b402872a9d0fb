"""The operations by which a figure may be reckoned, and what is asked of the figures that may give it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from pipeline.audit.clauses import alike
from pipeline.audit.conversions import conversions
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.likely.numbers import MONEY, Number
from pipeline.rulebook import Rulebook

RATIO, SHARE, GROWTH, REST, POINTS, TOTAL, LEFT, SUM, PRODUCT, MEAN = OPERATIONS = (
    "ratio",
    "share",
    "growth",
    "rest",
    "points",
    "total",
    "left",
    "sum",
    "product",
    "mean",
)
AS_TOLD = {SHARE: RATIO}  # words do not tell whether a percentage is of a whole or of a part among the parts
TWICE = 2.0
HUNDRED = 100.0
CLOSE = 8  # figures between those of different units


class Units(NamedTuple):
    """`kin`: the word for all units of a kind; `scales`: how many of the second unit one of the first is.

    `measures`: units of what is measured, not counted.
    """

    kin: Kin
    scales: Mapping[tuple[str, str], Decimal]
    measures: frozenset[str]


def units_of(rules: Rulebook) -> Units:
    """As the rules tell them."""
    measures = frozenset(rules.words("units.quantity.measures")) - frozenset(rules.words("units.quantity.nouns"))
    return Units(kin_of(rules), conversions(rules), measures | {MONEY})


@dataclass(slots=True, eq=False)  # not frozen: what is derived is kept when it was first asked for
class Around:
    """The numbers about one: `near` all, `beside` those of its sentence next to it, `far` those long before.

    `counts`: those near that are no percentages.
    """

    here: Number
    near: Sequence[Number]
    beside: Sequence[Number]
    far: Sequence[Number]
    counts: Sequence[Number] = field(init=False)
    _like: Sequence[Number] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.counts = counts_of(self.near)

    def like(self, units: Units) -> Sequence[Number]:
        """The counts near that are of its unit or kind."""
        if self._like is None:
            self._like = [each for each in self.counts if is_alike(self.here, each, units)]
        return self._like


Results = Iterator[tuple[tuple[Number, ...], float, Decimal]]
Maker = Callable[[Number, Around, Units], Results]
ONE = Decimal(1)


def is_alike(one: Number, other: Number, units: Units) -> bool:
    """Whether two figures are of one unit or kind; what has none may be of any, but for money."""
    left, right = one.figure, other.figure
    if one.is_loose or other.is_loose:
        return MONEY not in {left.unit, right.unit}
    return left.per == right.per and (alike(left.unit, right.unit) or units.kin(left.unit) == units.kin(right.unit))


def is_count(each: Number, units: Units) -> bool:
    """Whether it counts things, of whatever kind."""
    return not (each.is_percent or each.is_below or each.figure.per or each.figure.unit in units.measures)


def counts_of(near: Sequence[Number]) -> list[Number]:
    """All but percentages."""
    return [each for each in near if not each.is_percent]


def are_parts(one: Number, other: Number, units: Units) -> bool:
    """Whether two can be parts of one whole: of a kind, or counts of any kinds."""
    return is_alike(one, other, units) or (is_count(one, units) and is_count(other, units))


def are_close(numbers: Sequence[Number], here: Number) -> bool:
    """Whether they are told so near that they may be of different units."""
    return all(abs(here.place - each.place) <= CLOSE for each in numbers)
