"""The operations by which a figure may be reckoned, each with the results that the figures around give by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, permutations
from typing import NamedTuple

from pipeline.audit.clauses import alike
from pipeline.audit.conversions import conversions
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.likely.numbers import Number
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
MONEY = "VND"
LONGEST_RUN, LONGEST_LESS, LONGEST_JOINT = 12, 3, 4  # parts of a sum; of what is taken away; of a joint share
JOINT_REACH = 14  # figures from a joint share to its parts and whole
CLOSE = 8  # figures between those of different units
NEXT = 2  # counts from a total to the first or last of its parts


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


class Around(NamedTuple):
    """The numbers about one: `near` all, `beside` those of its sentence next to it, `far` those long before."""

    near: Sequence[Number]
    beside: Sequence[Number]
    far: Sequence[Number]


Results = Iterator[tuple[tuple[Number, ...], float, Decimal]]
Maker = Callable[[Number, Around, Units], Results]
ONE = Decimal(1)


def is_alike(one: Number, other: Number, units: Units) -> bool:
    """Whether two figures are of one unit or kind; what has none may be of any, but for money."""
    left, right = one.figure, other.figure
    if one.is_loose or other.is_loose:
        return MONEY not in {left.unit, right.unit}
    return left.per == right.per and (alike(left.unit, right.unit) or units.kin(left.unit) == units.kin(right.unit))


def _is_money(each: Number) -> bool:
    return each.figure.unit == MONEY


def _is_count(each: Number, units: Units) -> bool:
    """Whether it counts things, of whatever kind."""
    return not (each.is_percent or each.is_below or each.figure.per or each.figure.unit in units.measures)


def _counts(near: Sequence[Number]) -> list[Number]:
    return [each for each in near if not each.is_percent]


# ---- percentages ---------------------------------------------------------------------------------------------


def _ratios(here: Number, place: Around, units: Units) -> Results:
    if here.figure.unit != "%":
        return
    counts = _counts(place.near)
    for above, below in _quotients(here, counts, counts):
        yield (above, below), HUNDRED * above.value / below.value, ONE
    yield from _joint_ratios(here, counts, units)


def _quotients(here: Number, over: Sequence[Number], under: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Two of money or two of anything else, of which the first is about so many percent of the second."""
    least, most = here.value / TWICE / HUNDRED, here.value * TWICE / HUNDRED
    for below in under:
        low, high, is_money = below.value * least, below.value * most, _is_money(below)
        for above in over:
            if low <= above.value <= high and above is not below and _is_money(above) is is_money:
                yield above, below


def _joint_ratios(here: Number, counts: Sequence[Number], units: Units) -> Results:
    """Some parts told one behind the other, in percent of a whole: `04 tiến sĩ, 58 thạc sĩ`, of 103."""
    close = [each for each in counts if abs(here.place - each.place) <= JOINT_REACH]
    for at, one in enumerate(close):
        total = one.value
        for end in range(at + 1, min(len(close), at + LONGEST_JOINT)):
            if close[end].sentence != one.sentence or not _are_parts(one, close[end], units):
                break
            total += close[end].value
            parts = close[at : end + 1]
            for whole in close:
                if whole.value > total and whole not in parts and _is_money(whole) is _is_money(one):
                    yield (*parts, whole), HUNDRED * total / whole.value, ONE


def _shares(here: Number, place: Around, units: Units) -> Results:
    """A part of what it makes with another one: `đúng hạn 1.180 hồ sơ (99,2%), quá hạn 10 hồ sơ`."""
    if here.figure.unit != "%" or here.value >= HUNDRED:
        return
    close = [each for each in _counts(place.near) if abs(here.place - each.place) <= CLOSE]
    for part, other in permutations(close, 2):
        if part.sentence == other.sentence and is_alike(part, other, units):
            yield (part, other), HUNDRED * part.value / (part.value + other.value), ONE


def _are_parts(one: Number, other: Number, units: Units) -> bool:
    return is_alike(one, other, units) or (_is_count(one, units) and _is_count(other, units))


def _far_ratios(here: Number, place: Around, units: Units) -> Results:
    """What stands beside, of a whole that was told long before."""
    if here.figure.unit == "%":
        for above, below in _quotients(here, _counts(place.beside), _counts(place.far)):
            if is_alike(above, below, units):
                yield (above, below), HUNDRED * above.value / below.value, ONE


def _growths(here: Number, place: Around, units: Units) -> Results:
    counts = _counts(place.near)
    return _changes(here, counts, counts, units)


def _far_growths(here: Number, place: Around, units: Units) -> Results:
    """A plan at the end of a report, against what was reached at its beginning."""
    return _changes(here, _counts(place.beside), _counts(place.far), units)


def _changes(here: Number, nows: Sequence[Number], thens: Sequence[Number], units: Units) -> Results:
    if here.figure.unit != "%":
        return
    least, most = here.value / TWICE / HUNDRED, here.value * TWICE / HUNDRED
    for then in thens:
        low, high = then.value * least, then.value * most
        for now in nows:
            if low <= abs(now.value - then.value) <= high and now is not then and _is_change(now, then, here, units):
                yield (now, then), HUNDRED * abs(now.value - then.value) / then.value, ONE


def _is_change(now: Number, then: Number, here: Number, units: Units) -> bool:
    """Of a kind, or counts so near that they may be of it: `1.523 học sinh, sinh viên`, `1.386 HSSV`."""
    return is_alike(now, then, units) or (_are_parts(now, then, units) and _are_close((now, then), here))


def _are_close(numbers: Sequence[Number], here: Number) -> bool:
    return all(abs(here.place - each.place) <= CLOSE for each in numbers)


def _rests(here: Number, place: Around, _: Units) -> Results:
    if here.figure.unit == "%":
        for each in place.near:
            if each.figure.unit == "%" and each.value < HUNDRED:
                yield (each,), HUNDRED - each.value, ONE


def _points(here: Number, place: Around, _: Units) -> Results:
    for one, other in _share_pairs(here, place.near):
        yield (one, other) if one.value > other.value else (other, one), abs(one.value - other.value), ONE


def _totals(here: Number, place: Around, _: Units) -> Results:
    for one, other in _share_pairs(here, place.near):
        yield (one, other), one.value + other.value, ONE


def _share_pairs(here: Number, near: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Two percentages each, of which another may be reckoned."""
    return combinations([each for each in near if each.is_percent], 2) if here.is_percent else iter(())


# ---- what is left, sums --------------------------------------------------------------------------------------


def _like(here: Number, near: Sequence[Number], units: Units) -> list[Number]:
    return [each for each in _counts(near) if is_alike(here, each, units)]


def _lefts(here: Number, place: Around, units: Units) -> Results:
    if here.is_percent:
        return
    yield from _less(here, _like(here, place.near, units))
    if _is_count(here, units):
        yield from _less(here, [each for each in place.near if _is_count(each, units) and _are_close((each,), here)])
    elif not here.figure.per:  # what two means differ by: `8,4 triệu đồng/tháng`, `7,1 triệu đồng/tháng`
        means = [each for each in place.near if each.figure.per and each.figure.unit == here.figure.unit]
        yield from _less(here, [each for each in means if _are_close((each,), here)])


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
            if least <= abs(one.value - other.value) <= most:
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
    if _is_count(here, units):  # of any kinds, beside it: `34 diễn viên, 21 nữ và 13 nam`
        counts = [each for each in place.near if _is_count(each, units)]
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


# ---- products, means -----------------------------------------------------------------------------------------


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
    counts = _counts(near)
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


MAKERS: Mapping[str, Maker] = {
    RATIO: _ratios,
    SHARE: _shares,
    GROWTH: _growths,
    REST: _rests,
    POINTS: _points,
    TOTAL: _totals,
    LEFT: _lefts,
    SUM: _sums,
    PRODUCT: _products,
    MEAN: _means,
}
FAR_MAKERS: Mapping[str, Maker] = {RATIO: _far_ratios, GROWTH: _far_growths, LEFT: _far_lefts, MEAN: _far_means}
SYMMETRIC = frozenset({TOTAL, SUM, PRODUCT, POINTS})
