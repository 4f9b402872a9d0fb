"""Products by dimension: a price of V per U, as many U as are counted, and a total of V in one window are one relation.

`4.215 học sinh bán trú với định mức 135 kg/em cho cả năm học, tổng số gạo đã cấp 569.025 kg`; a price can be by several
(`120.000 đồng/người/ngày`), and what it is by told as another price (`mỗi khóa 18 lớp, mỗi lớp 40 học viên`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import product as each_choice
from math import prod

from pipeline.audit.clauses import CHANGES, COMPARED, OPENERS, exact_price, is_plain
from pipeline.audit.dimension import MONEY, OWN, Dimensions, Rate
from pipeline.audit.intervals import decimal_of
from pipeline.audit.means import as_mean
from pipeline.audit.model import ONE, Claim, Figure, Scene
from pipeline.audit.nearby import Told, digits, told_figures
from pipeline.audit.slips import are_turned, digits_of, is_small_slip
from pipeline.rulebook import Rulebook

FARTHEST = 3  # passages of a list over which the three are told
LISTED = 2  # figures of each of them
DEEPEST = 2  # prices by what another price gives
CHOICES = 4  # counts that a price can be of
SLIP_DIGITS, SURE_DIGITS = 3, 4  # of a total in which a slip says enough: of counts in the words of the price, and of its kind
NEAR = Fraction(2, 3)  # of a product and its total that are told in a row
NEAR_MEAN = Fraction(1, 2)
YEAR = 12
RULE = "product: by dimension"
RESULT = frozenset({"total", "closing", "result", "equals"})
NO_TOTAL = CHANGES | COMPARED | {"plan", "left", "rest", "apart", "added", "each"}
IDLE = RESULT | {"comma", "colon", "open", "close", "each"}
_YEAR = re.compile(r"(?<![\d/.,])(?:19|20)\d\d(?![\d/.,]\d)")

Check = Callable[[Scene], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class _Way:
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
        return as_mean(self.rate.told.figure) if self.is_mean else self.rate.figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (*(exact_price(each.figure) if each.figure.per else each.figure for each in self.counts), self.price)

    @property
    def given(self) -> Fraction:
        return Fraction(prod((each.value for each in self.figures), start=self.scale))

    @property
    def is_mean(self) -> bool:
        """Whether the price was computed: it is told behind both."""
        start = self.rate.figure.start
        is_last = start > self.whole.figure.start and all(start > each.figure.start for each in self.counts)
        return is_last and len(self.counts) == 1 and (self.rate.is_mean or "each" in self.rate.told.cues)


def dimension_check(rules: Rulebook) -> Check:
    """The check."""
    dimensions = Dimensions(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene.passages)
        for index, each in enumerate(told):
            if not (each.figure.per or "each" in each.cues or each.figure.unit == MONEY or each.figure.is_exact):
                continue
            rate = dimensions.rate(each, scene.text)
            if rate is not None:
                claim = _of_rate(told, index, rate, scene.text, dimensions)
                if claim is not None:
                    yield claim

    return check


def _of_rate(told: Sequence[Told], index: int, rate: Rate, text: str, dimensions: Dimensions) -> Claim | None:
    """The first relation that holds in the smallest window, or the only one that it can be."""
    for window in _windows(told, index):
        ways = list(_ways(window, rate, text, dimensions))
        held = next((way for way in ways if _holds(way)), None)
        if held is not None:
            slipped = _exactly(held)
            return _claim(held, "silent") if slipped is None else _claim(slipped, "")
        wrong = _wrong(ways, window, text)
        if wrong is not None:
            return _claim(wrong, "")
        if ways:
            return None
    return None


def _windows(told: Sequence[Told], index: int) -> Iterator[list[Told]]:
    """The sentence; with the one before; the items of a list around."""
    here = told[index]
    low = high = index
    while low and told[low - 1].sentence == here.sentence:
        low -= 1
    while high + 1 < len(told) and told[high + 1].sentence == here.sentence:
        high += 1
    yield list(told[low : high + 1])
    start = low
    while start and told[start - 1].passage == here.passage and here.sentence - told[start - 1].sentence <= 1:
        start -= 1
    if start < low:
        yield list(told[start : high + 1])
    first, last = low, high
    while first and _is_beside(told[first - 1], here):
        first -= 1
    while last + 1 < len(told) and _is_beside(told[last + 1], here):
        last += 1
    around = list(told[first : last + 1])
    passages = [each.passage for each in around]
    if len(set(passages)) > 1 and all(passages.count(passage) <= LISTED for passage in set(passages)):
        yield around


def _is_beside(each: Told, here: Told) -> bool:
    return abs(each.passage - here.passage) < FARTHEST


def _ways(window: Sequence[Told], rate: Rate, text: str, dimensions: Dimensions) -> Iterator[_Way]:
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
            yield _Way(whole, rate, counts, scale * match.scale, own, is_full, is_nearest)
            for time in times:
                if time not in counts:
                    yield _Way(whole, rate, (*counts, time), scale * match.scale, own, is_full, is_nearest)
            is_nearest = False


def _times(window: Sequence[Told], rate: Rate, dimensions: Dimensions) -> list[Told]:
    """Times told beside a price that is by none: `540.000 đồng/người, tính cả năm 12 tháng`."""
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
    plain = [(each, match) for each, match in matched if each.is_plain and each.figure.value > 1]
    own = [(each, match) for each, match in plain if match.strength == OWN]
    for each, match in (own or plain)[:CHOICES]:
        yield (each,), match.scale, match.strength == OWN, True
    if depth > 0 and not own:
        for each, match in matched:
            rate = dimensions.rate(each, text) if each.figure.per and match.strength == OWN else None
            if rate is None:
                continue
            others = [other for other in window if other is not each]
            for counts, scale, is_own, is_full in _counts(others, rate.by, at, text, dimensions, depth - 1):
                if counts:
                    yield (each, *counts), scale * match.scale, is_own, is_full


# ---- verdicts -----------------------------------------------------------------------------------------------------


def _holds(way: _Way) -> bool:
    low = high = Fraction(way.scale)
    for figure in way.figures:
        low, high = low * figure.reach.low, high * figure.reach.high
    stated = way.whole.figure.stated
    return low <= stated.high and stated.low <= high


def _exactly(way: _Way) -> _Way | None:
    """`bình quân 04 cán bộ mỗi ca, tổng cộng 5.414 lượt người` of 1.286 ca: a slip, though a mean may be rounded so."""
    if not way.rate.is_mean or way.is_mean or way.whole.figure.start < way.rate.figure.start:
        return None
    exact = replace(way, rate=replace(way.rate, figure=exact_price(way.rate.told.figure)))
    is_long = way.whole.figure.is_exact and digits(way.whole.figure) >= SURE_DIGITS
    return exact if is_long and _is_usable(exact) and not _holds(exact) and _is_slip(exact) else None


def _claim(way: _Way, doubt: str) -> Claim:
    whole = way.whole.figure
    if way.is_mean and way.scale == 1 and not _is_even(way):
        return Claim("ratio", "quotient", way.price, (whole, way.counts[0].figure), doubt, "ratio: mean", yields=True)
    return Claim("product", "product", whole, way.figures, doubt, RULE, scale=way.scale, yields=True)


def _is_even(way: _Way) -> bool:
    """A mean that comes out even is the price that the total was made of."""
    value = way.rate.figure.value
    is_whole = way.rate.figure.unit == MONEY or value == value.to_integral_value()
    return is_whole and way.given == way.whole.figure.exactly


def _wrong(ways: Sequence[_Way], window: Sequence[Told], text: str) -> _Way | None:
    """The way that is meant though it does not hold: but for a slip, or the only one that there is."""
    usable = [way for way in ways if _is_usable(way)]
    slips = [way for way in usable if way.is_nearest and _is_slip(way)]
    if slips:
        return slips[0]
    told = {(way.given / Fraction(way.scale), way.whole.figure.exactly / Fraction(way.scale)) for way in ways}
    if not usable or len(told) != 1:
        return None
    way = usable[0]
    is_sure = way.is_full and _is_in_row(way, window) and not _has_more(way, text) and not _other_year(way, text)
    return way if is_sure else None


def _has_more(way: _Way, text: str) -> bool:
    """`330 triệu đồng (đã gồm thuế 10%)`, `62 triệu đồng, gồm cả phí`; `(10 kg/khẩu đợt 1)`."""
    tokens, at, rate = way.whole.tokens, way.whole.at, way.rate.told
    if rate.level and text[rate.figure.end : rate.figure.end + 1] not in {")", ","}:
        return True
    return any(token.cue in OPENERS for token in tokens[at + 1 : at + 3])


def _is_usable(way: _Way) -> bool:
    every = (way.whole.figure, *way.figures)
    return not any(each.qualifier for each in every) and not way.whole.cues & NO_TOTAL and way.given > 0


def _is_slip(way: _Way) -> bool:
    whole = way.whole.figure
    if digits(whole) < (SLIP_DIGITS if way.is_own and way.is_full else SURE_DIGITS):
        return False
    given = decimal_of(way.given)
    return are_turned(whole.value, given) or is_small_slip(whole.value, given) or _is_shifted(way)


def _is_shifted(way: _Way) -> bool:
    """A 0 too many, or tạ for tấn."""
    return digits_of(way.whole.figure.value) == digits_of(decimal_of(way.given))


def _is_in_row(way: _Way, window: Sequence[Told]) -> bool:
    """The three one behind the other, and as near to one another as clerks err."""
    apart = way.given / way.whole.figure.exactly if way.whole.figure.value else Fraction(0)
    least = NEAR_MEAN if way.is_mean else NEAR
    if not least <= apart <= 1 / least:
        return False
    mine = {id(way.whole), id(way.rate.told), *map(id, way.counts)}
    places = [place for place, each in enumerate(window) if id(each) in mine]
    if places[-1] - places[0] + 1 != len(mine):
        return False
    between = [token.cue for token in _between(way)]
    return not set(between) & OPENERS and (way.is_mean or bool(way.whole.cues & RESULT) or set(between) <= IDLE)


def _between(way: _Way) -> Iterator:
    every = [way.whole, way.rate.told, *way.counts]
    low, high = min(each.figure.start for each in every), max(each.figure.start for each in every)
    tokens = {id(token): token for each in every for token in each.tokens}
    for token in tokens.values():
        if low < token.start < high and token.figure is None:
            yield token


def _other_year(way: _Way, text: str) -> bool:
    """`Năm 2019 trao 140 suất học bổng, năm 2020 mỗi suất 800.000 đồng`."""
    every = [way.whole, way.rate.told, *way.counts]
    low, high = min(each.figure.start for each in every), max(each.figure.start for each in every)
    return _YEAR.search(text, low, high) is not None
