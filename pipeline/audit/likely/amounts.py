"""What a count or an amount may be reckoned from: what is left, sums, products, means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from pipeline.audit.clauses import alike
from pipeline.audit.likely.numbers import MONEY, Number
from pipeline.audit.likely.operations import (
    LEFT,
    MEAN,
    ONE,
    PRODUCT,
    SUM,
    TWICE,
    Around,
    Maker,
    Results,
    Units,
    are_close,
    counts_of,
    is_alike,
    is_count,
)

LONGEST_RUN, LONGEST_LESS = 12, 3  # parts of a sum; of what is taken away
NEXT = 2  # counts from a total to the first or last of its parts


def _lefts(here: Number, place: Around, units: Units) -> Results:
    if here.is_percent:
        return
    yield from _less(here, place.like(units))
    if is_count(here, units):
        yield from _less(here, [each for each in place.near if is_count(each, units) and are_close((each,), here)])
    elif not here.figure.per:  # what two means differ by: `8,4 triệu đồng/tháng`, `7,1 triệu đồng/tháng`
        means = [each for each in place.near if each.figure.per and each.figure.unit == here.figure.unit]
        yield from _less(here, [each for each in means if are_close((each,), here)])


def _less(here: Number, like: Sequence[Number]) -> Results:
    """A whole less what is told one behind the other."""
    least, most = here.value / TWICE, here.value * TWICE
    for whole in like:
        for at, part in enumerate(like):
            if part is whole or part.value >= whole.value:
                continue
            left = whole.value - part.value
            if least <= left <= most:
                yield (whole, part), left, ONE
            for end in range(at + 1, min(len(like), at + LONGEST_LESS)):
                left -= like[end].value
                if like[end] is whole or left < least:
                    break
                if left <= most:
                    yield (whole, *like[at : end + 1]), left, ONE


def _far_lefts(here: Number, place: Around, units: Units) -> Results:
    if here.is_percent:
        return
    least, most = here.value / TWICE, here.value * TWICE
    then = counts_of(place.far)
    for one in counts_of(place.beside):
        if not is_alike(here, one, units):
            continue
        for other in then:
            left = abs(one.value - other.value)
            if least <= left <= most and other.value > 0 and is_alike(here, other, units):
                yield (one, other) if one.value > other.value else (other, one), left, ONE


def _sums(here: Number, place: Around, units: Units) -> Results:
    if here.is_percent:
        return
    like = [each for each in place.like(units) if each.value < TWICE * here.value]
    least, most = here.value / TWICE, here.value * TWICE
    for at, one in enumerate(like):
        value = one.value
        for other in like[at + 1 :]:
            if least <= value + other.value <= most:
                yield (one, other), value + other.value, ONE
        yield from _runs(here, like, at)
    if is_count(here, units):  # of any kinds, beside it: `34 diễn viên, 21 nữ và 13 nam`
        counts = [each for each in place.near if is_count(each, units)]
        before = sum(each.place < here.place for each in counts)
        for at in range(before, min(before + NEXT, len(counts))):
            yield from _runs(here, counts, at)
        for end in range(max(0, before - NEXT), before):
            yield from _runs(here, counts[end::-1], 0)


def _runs(here: Number, like: Sequence[Number], at: int) -> Results:
    """Sums of those that stand one behind the other from one on."""
    total, least, most = like[at].value, here.value / TWICE, here.value * TWICE
    for end in range(at + 1, min(len(like), at + LONGEST_RUN)):
        total += like[end].value
        if total > most:
            return
        if total >= least:
            yield tuple(sorted(like[at : end + 1], key=lambda each: each.place)), total, ONE


def _products(here: Number, place: Around, units: Units) -> Results:
    counts = _counted(here, place.counts)
    if not counts:
        return
    least, most = here.value / TWICE, here.value * TWICE
    beside = [each for each in counts if each in place.beside]
    for price in place.counts:
        if price.value >= here.value or price.is_loose:
            continue
        scale = _scale(price, here, units)
        if scale is None:
            continue
        times = float(scale)
        for count in counts:
            given = price.value * count.value * times
            if least <= given <= most and count is not price:
                yield (price, count), given, scale
        # 34 diễn viên luyện tập 15 buổi, mỗi buổi 20.000 đồng/người
        for one, other in combinations(beside, 2) if price in place.beside else ():
            given = price.value * one.value * other.value * times
            if least <= given <= most and one is not price and other is not price:
                yield (price, one, other), given, scale


def _means(here: Number, place: Around, units: Units) -> Results:
    return _divided(here, place.counts, _counted(here, place.counts), units)


def _far_means(here: Number, place: Around, units: Units) -> Results:
    """What was told long before, by a count beside: `Tính trên 365 ngày, mỗi ngày 785 lượt`."""
    return _divided(here, place.far, _counted(here, counts_of(place.beside)), units)


def _divided(here: Number, totals: Sequence[Number], counts: Sequence[Number], units: Units) -> Results:
    """Totals by counts of which the figure may be the mean."""
    least, most = here.value / TWICE, here.value * TWICE
    for total in totals if counts else ():
        if total.value <= here.value or total.is_loose or total.is_percent:
            continue
        scale = _scale(here, total, units)
        if scale is None:
            continue
        times = float(scale)
        for count in counts:
            given = total.value / count.value / times
            if least <= given <= most and count is not total:
                yield (total, count), given, 1 / scale


def _counted(here: Number, counts: Sequence[Number]) -> list[Number]:
    """The counts by which a figure may differ from one of which it comes; none where it is no amount itself."""
    if here.is_percent or here.is_below or here.is_loose:
        return []
    own = {here.figure.unit, MONEY}
    return [each for each in counts if each.figure.unit not in own and not each.figure.per]


def _scale(price: Number, total: Number, units: Units) -> Decimal | None:
    """How many of the total's unit one of the price's is; `None` where neither gives the other."""
    one, other = price.figure.unit, total.figure.unit
    if one == other or (
        one != MONEY and (alike(one, other) or units.kin(one) == units.kin(other) or _ends(one, other))
    ):
        return ONE
    return units.scales.get((one, other))


def _ends(one: str, other: str) -> bool:
    """`lượt người`, `người`."""
    return one.endswith(f" {other}") or other.endswith(f" {one}")


MAKERS: Mapping[str, Maker] = {LEFT: _lefts, SUM: _sums, PRODUCT: _products, MEAN: _means}
FAR_MAKERS: Mapping[str, Maker] = {LEFT: _far_lefts, MEAN: _far_means}
