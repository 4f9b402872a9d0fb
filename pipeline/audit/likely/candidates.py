"""What a figure may be reckoned from: results of the figures around that are it, or it but for a slip of the pen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from pipeline.audit.clauses import alike
from pipeline.audit.likely.numbers import Number

BACK, AHEAD = 36, 10  # figures around
PASSAGES, LATER = 14, 2  # before and behind
TWICE = 2.0
HUNDRED = 100.0
MONEY = "VND"
LONGEST_RUN, LONGEST_LESS = 12, 3  # parts of a sum; of what is taken away
EXACT, DIGIT, TURNED = "exact", "digit", "turned"
RATIO, GROWTH, REST, POINTS, TOTAL, LEFT, SUM, PRODUCT, MEAN = OPERATIONS = (
    "ratio",
    "growth",
    "rest",
    "points",
    "total",
    "left",
    "sum",
    "product",
    "mean",
)
TINY = 1e-9
SHORTEST_SLIP = 2  # digits
TWO = 2
NINE = 9  # two digits changed over are a multiple of it apart, a digit of a power of ten

Kin = Callable[[str], str]


class Candidate(NamedTuple):
    """Numbers that give a figure by an operation; `slip`: exactly, but for a digit, or for two changed over."""

    operation: str
    operands: tuple[Number, ...]
    value: float
    slip: str
    scale: Decimal = Decimal(1)


class Units(NamedTuple):
    """`kin`: the word for all units of a kind; `scales`: how many of the second unit one of the first is."""

    kin: Kin
    scales: Mapping[tuple[str, str], Decimal]


def around(here: Number, numbers: Sequence[Number]) -> list[Number]:
    """The numbers that may have to do with one."""
    near = numbers[max(0, here.place - BACK) : here.place + AHEAD + 1]
    return [each for each in near if each is not here and _is_near(each, here) and each.value > 0]


def _is_near(each: Number, here: Number) -> bool:
    return -LATER <= here.passage - each.passage <= PASSAGES


def candidates(here: Number, near: Sequence[Number], operations: frozenset[str], units: Units) -> list[Candidate]:
    """All of them, by the given operations."""
    found: dict[tuple[object, ...], Candidate] = {}
    for name, make in MAKERS.items():
        if name not in operations:
            continue
        for operands, value, scale in make(here, near, units):
            slip = slip_of(here, value)
            if slip:
                places = tuple(each.place for each in operands)
                key = (name, *(sorted(places) if name in SYMMETRIC else places))
                found.setdefault(key, Candidate(name, operands, value, slip, scale))
    return list(found.values())


def far_of(here: Number, each: Candidate) -> int:
    """Figures from it to the farthest operand."""
    return max(abs(operand.place - here.place) for operand in each.operands)


def slip_of(here: Number, value: float) -> str:
    """`exact` for what prints as the figure, `digit` or `turned` for what does but for that, else ""."""
    slack = TINY * max(1.0, value)
    if here.low - slack <= value <= here.high + slack:
        return EXACT
    if not here.value <= TWICE * value <= 2 * TWICE * here.value:
        return ""
    apart = abs(round((value - here.value) / here.step))
    is_turned = not apart % NINE
    if not apart or not (is_turned or len(str(apart).rstrip("0")) == 1):
        return ""  # mostly
    told, given = here.digits, str(round(value / here.step))
    if len(told) != len(given) or len(told) < SHORTEST_SLIP:
        return ""
    places = [at for at, (one, other) in enumerate(zip(told, given, strict=True)) if one != other]
    if len(places) == 1:
        return DIGIT
    first, last = (places[0], places[-1]) if places else (0, 0)
    is_turned = len(places) == TWO and told[first] == given[last] and told[last] == given[first]
    return TURNED if is_turned else ""


Results = Iterator[tuple[tuple[Number, ...], float, Decimal]]
Maker = Callable[[Number, Sequence[Number], Units], Results]
ONE = Decimal(1)


def is_alike(one: Number, other: Number, units: Units) -> bool:
    """Whether two figures are of one unit or kind; what has none may be of any, but for money."""
    left, right = one.figure, other.figure
    if one.is_loose or other.is_loose:
        return MONEY not in {left.unit, right.unit}
    return left.per == right.per and (alike(left.unit, right.unit) or units.kin(left.unit) == units.kin(right.unit))


def _is_money(each: Number) -> bool:
    return each.figure.unit == MONEY


def _counts(near: Sequence[Number]) -> list[Number]:
    return [each for each in near if not each.is_percent]


def _ratios(here: Number, near: Sequence[Number], _: Units) -> Results:
    if here.figure.unit != "%":
        return
    least, most = here.value / TWICE / HUNDRED, here.value * TWICE / HUNDRED
    counts = _counts(near)
    for below in counts:
        low, high, is_money = below.value * least, below.value * most, _is_money(below)
        for above in counts:
            if low <= above.value <= high and above is not below and _is_money(above) is is_money:
                yield (above, below), HUNDRED * above.value / below.value, ONE


def _growths(here: Number, near: Sequence[Number], units: Units) -> Results:
    if here.figure.unit != "%":
        return
    least, most = here.value / TWICE / HUNDRED, here.value * TWICE / HUNDRED
    counts = _counts(near)
    for then in counts:
        low, high = then.value * least, then.value * most
        for now in counts:
            if low <= abs(now.value - then.value) <= high and now is not then and is_alike(now, then, units):
                yield (now, then), HUNDRED * abs(now.value - then.value) / then.value, ONE


def _rests(here: Number, near: Sequence[Number], _: Units) -> Results:
    if here.figure.unit == "%":
        for each in near:
            if each.figure.unit == "%" and each.value < HUNDRED:
                yield (each,), HUNDRED - each.value, ONE


def _points(here: Number, near: Sequence[Number], _: Units) -> Results:
    for one, other in _share_pairs(here, near):
        yield (one, other) if one.value > other.value else (other, one), abs(one.value - other.value), ONE


def _totals(here: Number, near: Sequence[Number], _: Units) -> Results:
    for one, other in _share_pairs(here, near):
        yield (one, other), one.value + other.value, ONE


def _share_pairs(here: Number, near: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Two percentages each, of which another may be reckoned."""
    return combinations([each for each in near if each.is_percent], 2) if here.is_percent else iter(())


def _like(here: Number, near: Sequence[Number], units: Units) -> list[Number]:
    return [each for each in _counts(near) if is_alike(here, each, units)]


def _lefts(here: Number, near: Sequence[Number], units: Units) -> Results:
    if here.is_percent:
        return
    like = _like(here, near, units)
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


def _sums(here: Number, near: Sequence[Number], units: Units) -> Results:
    if here.is_percent:
        return
    like = [each for each in _like(here, near, units) if each.value < TWICE * here.value]
    least, most = here.value / TWICE, here.value * TWICE
    for at, one in enumerate(like):
        for other in like[at + 1 :]:
            if least <= one.value + other.value <= most:
                yield (one, other), one.value + other.value, ONE
        total = one.value
        for end in range(at + 1, min(len(like), at + LONGEST_RUN)):
            total += like[end].value
            if total > most:
                break
            if end - at > 1 and total >= least:
                yield tuple(like[at : end + 1]), total, ONE


def _products(here: Number, near: Sequence[Number], units: Units) -> Results:
    least, most = here.value / TWICE, here.value * TWICE
    for price, scale, counts in _by_count(here, near, lambda each: _scale(each, here, units)):
        times = float(scale)
        for count in counts:
            given = price.value * count.value * times
            if least <= given <= most and count is not price:
                yield (price, count), given, scale


def _means(here: Number, near: Sequence[Number], units: Units) -> Results:
    least, most = here.value / TWICE, here.value * TWICE
    for total, scale, counts in _by_count(here, near, lambda each: _scale(here, each, units)):
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
    GROWTH: _growths,
    REST: _rests,
    POINTS: _points,
    TOTAL: _totals,
    LEFT: _lefts,
    SUM: _sums,
    PRODUCT: _products,
    MEAN: _means,
}
SYMMETRIC = frozenset({TOTAL, SUM, PRODUCT, POINTS})
