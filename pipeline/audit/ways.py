"""What may give a total by dimension: a price, the counts of what it is by, and what these are converted by.

The nearest count first; where there is none, another price that gives what the price is by (`mỗi khóa 18 lớp, mỗi lớp
40 học viên`), and for a time that is not told one or, of months, twelve.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from itertools import product as each_choice
from math import prod
from typing import NamedTuple

from pipeline.audit.clauses import CHANGES, COMPARED, denominator, exact_price, is_plain
from pipeline.audit.dimension import ANY, MONEY, OWN, RESULT, Dimensions, Match, Rate
from pipeline.audit.figure import ONE, Figure
from pipeline.audit.means import as_mean
from pipeline.audit.nearby import Told

DEEPEST = 2  # prices by what another price gives
CHOICES, FEW = 8, 3  # counts that a price can be of: of what it is by, and of anything
YEAR = 12
NO_COUNT = CHANGES | COMPARED | {"plan", "left", "rest"}


@dataclass(slots=True)  # not frozen: what follows is asked for again and again, and kept when it first was
class Way:
    """A total and what may give it: `counts` of the price, with what they are converted by."""

    whole: Told
    rate: Rate
    counts: tuple[Told, ...]
    scale: Decimal
    strength: int  # of the weakest of them: OWN, OF_KIN, ANY
    is_full: bool  # every dimension of the price is counted
    is_nearest: bool  # no other count of the same stands nearer to the price
    _figures: tuple[Figure, ...] | None = field(default=None, init=False, repr=False, compare=False)
    _given: Fraction | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def price(self) -> Figure:
        """As it is meant here: a mean is rounded."""
        return self.figures[-1]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What is multiplied, the price last."""
        if self._figures is None:
            price = as_mean(self.rate.told.figure) if self.is_mean else self.rate.figure
            counts = (exact_price(each.figure) if each.figure.per else each.figure for each in self.counts)
            self._figures = (*counts, price)
        return self._figures

    @property
    def given(self) -> Fraction:
        """What it comes to."""
        if self._given is None:
            self._given = Fraction(prod((each.value for each in self.figures), start=self.scale))
        return self._given

    @property
    def is_mean(self) -> bool:
        """Whether the price was computed: it is told behind both."""
        start = self.rate.figure.start
        is_last = start > self.whole.figure.start and all(start > each.figure.start for each in self.counts)
        is_aside = self.rate.told.level > self.whole.level  # (mỗi tổ 8 người)
        is_told = self.rate.is_mean or ("each" in self.rate.told.cues and not is_aside)
        return is_last and len(self.counts) == 1 and is_told

    @property
    def says_little(self) -> bool:
        """Whether it holds of itself, or of round figures of a row: `5 giải Ba`, `giải Nhất 500.000, giải Ba 100.000`.

        `Hòa An 02 điểm, Hòa Bình 02 điểm, Tân An và Tân Phú mỗi phường 01 điểm`.
        """
        price, whole = self.rate.told.figure, self.whole.figure
        if price.value == 1:
            return self.whole.cues.isdisjoint(RESULT)
        are_round = all(figure.digits == 1 for figure in (whole, *self.figures))
        return are_round and whole.start < price.start and not self.rate.is_mean


def can_give_any(reach: Sequence[Told], rate: Rate, dimensions: Dimensions) -> bool:
    """Whether there is any total that the price can give: asked before windows are made, mostly there is none."""
    return any(_match(each, rate, dimensions) is not None for each in reach)


def _match(whole: Told, rate: Rate, dimensions: Dimensions) -> Match | None:
    """How the price gives a total; `None` for what is none."""
    if whole is rate.told or not _is_whole(whole, rate, dimensions):
        return None
    return dimensions.gives(rate.told.figure, whole.figure)


def ways_of(window: Sequence[Told], rate: Rate, text: str, dimensions: Dimensions) -> Iterator[Way]:
    """Every total that the price can give, with every count that it can be of; the nearest first."""
    at = rate.figure.start
    for whole in sorted(window, key=lambda each: (each.figure.start < at, abs(each.figure.start - at))):
        match = _match(whole, rate, dimensions)
        if match is None:
            continue
        others = [each for each in window if each is not whole and each is not rate.told]
        by = rate.by
        if whole.figure.per:  # mỗi tháng cần 57.600 kg
            by = tuple(unit for unit in by if not dimensions.is_time(unit))
        times = _times(others, rate, dimensions)
        nearest: tuple[Told, ...] = ()
        for chosen in _counts(others, by, at, text, dimensions, DEEPEST):
            if not chosen.counts:
                continue
            nearest = nearest or chosen.counts
            is_nearest = chosen.counts == nearest
            scale, strength = chosen.scale * match.scale, min(chosen.strength, match.strength)
            for time in ((), *((each,) for each in times if each not in chosen.counts)):
                yield Way(whole, rate, (*chosen.counts, *time), scale, strength, chosen.is_full, is_nearest)


def _times(window: Sequence[Told], rate: Rate, dimensions: Dimensions) -> list[Told]:
    """Times told beside a price that is by none: `540.000 đồng/người, tính cả năm 12 tháng`; who gets what is by them.

    `318 học sinh, mức 596.000 đồng/tháng, trong 9 tháng`.
    """
    if all(map(dimensions.is_time, rate.by)):
        at = rate.figure.start
        return _others(sorted(window, key=lambda each: abs(each.figure.start - at)), at, dimensions)[:1]
    if any(map(dimensions.is_time, rate.by)):
        return []
    return [
        each
        for each in window
        if each.is_plain and each.figure.is_exact and each.figure.value > 1 and dimensions.is_time(each.figure.unit)
    ]


def _is_whole(each: Told, rate: Rate, dimensions: Dimensions) -> bool:
    """A quantity by itself, or by the time: `mỗi ngày giao cho nhà máy 74.480 kg`."""
    if each.is_plain:
        return True
    figure = each.figure
    is_by_time = figure.per and dimensions.is_time(figure.per) and not dimensions.is_time(rate.by[0])
    return bool(is_by_time) and is_plain(replace(figure, per=""))


class _Chosen(NamedTuple):
    """Counts of all that a price is by, or of one thing; `is_full`: none is left out."""

    counts: tuple[Told, ...]
    scale: Decimal
    strength: int
    is_full: bool


def _counts(
    window: Sequence[Told], by: Sequence[str], at: int, text: str, dimensions: Dimensions, depth: int
) -> Iterator[_Chosen]:
    """For each thing that the price is by, a count of it, or another price that gives it and what that is by."""
    options: list[list[_Chosen]] = []
    for unit in by:
        found = list(_options(window, unit, at, text, dimensions, depth))
        if dimensions.is_time(unit):
            found.append(_Chosen((), ONE, OWN, is_full=False))
            if unit.split()[0] in dimensions.months:
                found.append(_Chosen((), Decimal(YEAR), OWN, is_full=False))
        if not found:
            return
        options.append(found)
    for chosen in each_choice(*options):
        counts = tuple(count for each in chosen for count in each.counts)
        if len({each.figure.start for each in counts}) == len(counts):
            scale = prod((each.scale for each in chosen), start=ONE)
            strength, is_full = min(each.strength for each in chosen), all(each.is_full for each in chosen)
            yield _Chosen(counts, scale, strength, is_full)


def _options(
    window: Sequence[Told], unit: str, at: int, text: str, dimensions: Dimensions, depth: int
) -> Iterator[_Chosen]:
    near = sorted(window, key=lambda each: (each.figure.start > at, abs(each.figure.start - at)))
    matched = [(each, match) for each in near if (match := dimensions.counted(each.figure.unit, unit)) is not None]
    plain = [(count, match) for each, match in matched if (count := _count(each)) is not None]
    own = [(each, match) for each, match in plain if match.strength == OWN]
    level = [(each, match) for each, match in own or plain if not each.level and not each.cues & NO_COUNT]
    for each, match in (level or own or plain)[:CHOICES]:
        yield _Chosen((each,), match.scale, match.strength, is_full=True)
    if depth and not own:
        for each, match in matched:
            rate = dimensions.rate(each, text) if each.figure.per and match.strength == OWN else None
            others = [other for other in window if other is not each]
            for more in _counts(others, rate.by, at, text, dimensions, depth - 1) if rate is not None else ():
                if more.counts:
                    scale, strength = more.scale * match.scale, min(more.strength, match.strength)
                    yield _Chosen((each, *more.counts), scale, strength, more.is_full)
    if not plain and not dimensions.is_time(unit):
        yield from (_Chosen((each,), ONE, ANY, is_full=True) for each in _others(near, at, dimensions))


def _others(near: Sequence[Told], at: int, dimensions: Dimensions) -> list[Told]:
    """The nearest counts before a price of which no word says that they are what it is by."""
    counts = [count for each in near if each.figure.start < at and (count := _count(each)) is not None]
    counted = [each for each in counts if each.figure.is_exact and each.figure.unit != MONEY]
    return [each for each in counted if not dimensions.is_time(each.figure.unit)][:FEW]


def _count(each: Told) -> Told | None:
    """A count: also `41/41 tổ`, of which the second number is how many there are, and `6.300 kg/2ha`."""
    figure = each.figure
    if figure.of is not None:
        figure = denominator(figure)[0]
    if figure.per and figure.per[0].isdigit():
        figure = replace(figure, per="")
    if not is_plain(figure) or figure.value <= 1:
        return None
    return each if figure is each.figure else replace(each, figure=figure)
