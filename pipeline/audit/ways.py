"""What may give a total by dimension: a price, the counts of what it is by, and what these are converted by.

The nearest count first; where there is none, another price that gives what the price is by (`mỗi khóa 18 lớp, mỗi lớp
40 học viên`), and for a time that is not told one or, of months, twelve.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import product as each_choice
from math import prod

from pipeline.audit.clauses import CHANGES, COMPARED, exact_price, is_plain
from pipeline.audit.dimension import MONEY, OWN, Dimensions, Rate
from pipeline.audit.means import as_mean
from pipeline.audit.model import ONE, Figure
from pipeline.audit.nearby import Told

DEEPEST = 2  # prices by what another price gives
CHOICES = 8  # counts that a price can be of
YEAR = 12
NO_COUNT = CHANGES | COMPARED | {"plan", "left", "rest"}


@dataclass(frozen=True, slots=True)
class Way:
    """A total and what may give it: `counts` of the price, with what they are converted by."""

    whole: Told
    rate: Rate
    counts: tuple[Told, ...]
    scale: Decimal
    is_own: bool  # all in the very words of the price
    is_full: bool  # every dimension of the price is counted
    is_nearest: bool  # no other count of the same stands nearer to the price

    @property
    def price(self) -> Figure:
        """As it is meant here: a mean is rounded."""
        return as_mean(self.rate.told.figure) if self.is_mean else self.rate.figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What is multiplied."""
        return (*(exact_price(each.figure) if each.figure.per else each.figure for each in self.counts), self.price)

    @property
    def given(self) -> Fraction:
        """What it comes to."""
        return Fraction(prod((each.value for each in self.figures), start=self.scale))

    @property
    def is_mean(self) -> bool:
        """Whether the price was computed: it is told behind both."""
        start = self.rate.figure.start
        is_last = start > self.whole.figure.start and all(start > each.figure.start for each in self.counts)
        is_aside = self.rate.told.level > self.whole.level  # (mỗi tổ 8 người)
        is_told = self.rate.is_mean or ("each" in self.rate.told.cues and not is_aside)
        return is_last and len(self.counts) == 1 and is_told


def ways_of(window: Sequence[Told], rate: Rate, text: str, dimensions: Dimensions) -> Iterator[Way]:
    """Every total that the price can give, with every count that it can be of; the nearest first."""
    at = rate.figure.start
    for whole in sorted(window, key=lambda each: (each.figure.start < at, abs(each.figure.start - at))):
        if whole is rate.told or not _is_whole(whole, rate, dimensions):
            continue
        match = dimensions.gives(rate.told.figure, whole.figure)
        if match is None:
            continue
        others = [each for each in window if each is not whole and each is not rate.told]
        by = rate.by
        if whole.figure.per:  # mỗi tháng cần 57.600 kg
            by = tuple(unit for unit in by if not dimensions.is_time(unit))
        times = _times(others, rate, dimensions)
        is_nearest = True
        for counts, scale, is_own, is_full in _counts(others, by, at, text, dimensions, DEEPEST):
            if not counts:
                continue
            own = is_own and match.strength == OWN
            yield Way(whole, rate, counts, scale * match.scale, own, is_full, is_nearest)
            for time in times:
                if time not in counts:
                    yield Way(whole, rate, (*counts, time), scale * match.scale, own, is_full, is_nearest)
            is_nearest = False


def _times(window: Sequence[Told], rate: Rate, dimensions: Dimensions) -> list[Told]:
    """Times told beside a price that is by none: `540.000 đồng/người, tính cả năm 12 tháng`; who gets what is by them.

    `318 học sinh, mức 596.000 đồng/tháng, trong 9 tháng`.
    """
    if all(map(dimensions.is_time, rate.by)):
        before = [each for each in window if each.figure.start < rate.figure.start and _is_count(each)]
        counted = [each for each in before if each.figure.is_exact and each.figure.unit != MONEY]
        return [each for each in counted if not dimensions.is_time(each.figure.unit)][-1:]
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


Chosen = tuple[tuple[Told, ...], Decimal, bool, bool]


def _counts(
    window: Sequence[Told], by: Sequence[str], at: int, text: str, dimensions: Dimensions, depth: int
) -> Iterator[Chosen]:
    """For each thing that the price is by, a count of it, or another price that gives it and what that is by."""
    options: list[list[Chosen]] = []
    for unit in by:
        found = list(_options(window, unit, at, text, dimensions, depth))
        if dimensions.is_time(unit):
            twelve = Decimal(YEAR) if unit.split()[0] in dimensions.months else ONE
            found += [((), ONE, True, False), *([((), twelve, True, False)] if twelve != 1 else [])]
        if not found:
            return
        options.append(found)
    for chosen in each_choice(*options):
        counts = tuple(count for each in chosen for count in each[0])
        if len(set(map(id, counts))) == len(counts):
            scale = prod((each[1] for each in chosen), start=ONE)
            yield counts, scale, all(each[2] for each in chosen), all(each[3] for each in chosen)


def _options(
    window: Sequence[Told], unit: str, at: int, text: str, dimensions: Dimensions, depth: int
) -> Iterator[Chosen]:
    near = sorted(window, key=lambda each: (each.figure.start > at, abs(each.figure.start - at)))
    matched = [(each, match) for each in near if (match := dimensions.counted(each.figure.unit, unit)) is not None]
    plain = [(each, match) for each, match in matched if _is_count(each)]
    own = [(each, match) for each, match in plain if match.strength == OWN]
    level = [(each, match) for each, match in own or plain if not each.level and not each.cues & NO_COUNT]
    for each, match in (level or own or plain)[:CHOICES]:
        yield (each,), match.scale, match.strength == OWN, True
    if depth and not own:
        for each, match in matched:
            rate = dimensions.rate(each, text) if each.figure.per and match.strength == OWN else None
            if rate is None:
                continue
            others = [other for other in window if other is not each]
            for counts, scale, is_own, is_full in _counts(others, rate.by, at, text, dimensions, depth - 1):
                if counts:
                    yield (each, *counts), scale * match.scale, is_own, is_full


def _is_count(each: Told) -> bool:
    figure = each.figure
    if figure.per and figure.per[0].isdigit():  # 6.300 kg/2ha
        figure = replace(figure, per="")
    return is_plain(figure) and figure.value > 1
