"""What a count or an amount may be reckoned from: what is left, sums, products, means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from pipeline.audit.clauses import alike
from pipeline.audit.likely.numbers import Number
from pipeline.audit.likely.operations import (
    LEFT,
    MEAN,
    MONEY,
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


def _like(here: Number, near: Sequence[Number], units: Units) -> list[Number]:
    return [each for each in counts_of(near) if is_alike(here, each, units)]


def _lefts(here: Number, place: Around, units: Units) -> Results:
    if here.is_percent:
        return
    yield from _less(here, _like(here, place.near, units))
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
    now, then = _like(here, place.beside, units), _like(here, place.far, units)
    least, most = here.value / TWICE, here.value * TWICE
    for one in now:
        for other in then:
            if other.value > 0 and least <= abs(one.value - other.value) <= most:
                pair = (one, other) if one.value > other.value else (other, one)
                yield pair, abs(one.value - other.value), ONE


def _sums(here: Number, place: Around, units: Units) -> Results:
    if here.is_percent:
        return
    like = [each for each in _like(here, place.near, units) if each.value < TWICE * here.value]
    least, most = here.value / TWICE, here.value * TWICE
    for at, one in enumerate(like):
        for other in like[at + 1 :]:
            if least <= one.value + other.value <= most:
                yield (one, other), one.value + other.value, ONE
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
    total = like[at].value
    for end in range(at + 1, min(len(like), at + LONGEST_RUN)):
        total += like[end].value
        if total > here.value * TWICE:
            return
        if total >= here.value / TWICE:
            yield tuple(sorted(like[at : end + 1], key=lambda each: each.place)), total, ONE


def _products(here: Number, place: Around, units: Units) -> Results:
    least, most = here.value / TWICE, here.value * TWICE
    for price, scale, counts in _by_count(here, place.near, lambda each: _scale(each, here, units)):
        times = float(scale)
        for count in counts:
            given = price.value * count.value * times
            if least <= given <= most and count is not price:
                yield (price, count), given, scale
        # 34 diễn viên luyện tập 15 buổi, mỗi buổi 20.000 đồng/người
        for one, other in combinations([each for each in counts if each in place.beside and each is not price], 2):
            given = price.value * one.value * other.value * times
            if least <= given <= most and price in place.beside:
                yield (price, one, other), given, scale


def _means(here: Number, place: Around, units: Units) -> Results:
    return _divided(here, _by_count(here, place.near, lambda each: _scale(here, each, units)))


def _far_means(here: Number, place: Around, units: Units) -> Results:
    """What was told long before, by a count beside: `Tính trên 365 ngày, mỗi ngày 785 lượt`."""
    pairs = _by_count(here, [*place.far, *place.beside], lambda each: _scale(here, each, units))
    for total, scale, counts in pairs:
        if total not in place.beside:
            yield from _divided(here, [(total, scale, [each for each in counts if each in place.beside])])


def _divided(here: Number, pairs: Iterable[tuple[Number, Decimal, list[Number]]]) -> Results:
    least, most = here.value / TWICE, here.value * TWICE
    for total, scale, counts in pairs:
        times = float(scale)
        for count in counts:
            given = total.value / count.value / times
            if least <= given <= most and count is not total:
                yield (total, count), given, 1 / scale


def _by_count(
    here: Number, near: Sequence[Number], scale_of: Callable[[Number], Decimal | None]
) -> Iterator[tuple[Number, Decimal, list[Number]]]:
    """What has a scale to a figure, and the counts by which the two may differ."""
    if here.is_percent or here.is_below:
        return
    counts = counts_of(near)
    counted = [each for each in counts if _is_counted(each, here)]
    for each in counts if counted else ():
        scale = scale_of(each)
        if scale is not None:
            yield each, scale, counted


def _scale(price: Number, here: Number, units: Units) -> Decimal | None:
    """How many of the figure's unit one of the price's is; `None` where neither gives the other."""
    one, other = price.figure.unit, here.figure.unit
    if price.is_loose or here.is_loose or price.value >= here.value:
        return None
    if one == other or (
        one != MONEY and (alike(one, other) or units.kin(one) == units.kin(other) or _ends(one, other))
    ):
        return ONE
    return units.scales.get((one, other))


def _ends(one: str, other: str) -> bool:
    """`lượt người`, `người`."""
    return one.endswith(f" {other}") or other.endswith(f" {one}")


def _is_counted(count: Number, here: Number) -> bool:
    figure = count.figure
    return figure.unit not in {here.figure.unit, MONEY} and not figure.per


MAKERS: Mapping[str, Maker] = {LEFT: _lefts, SUM: _sums, PRODUCT: _products, MEAN: _means}
FAR_MAKERS: Mapping[str, Maker] = {LEFT: _far_lefts, MEAN: _far_means}
