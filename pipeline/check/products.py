"""Products in prose: so many things at such a price, so many groups of so many, and the total or the mean."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pipeline.audit.clauses import OPENERS, alike, before, exact_price, is_counted_out, is_plain
from pipeline.audit.conversions import conversions
from pipeline.audit.intervals import decimal_of, point, times
from pipeline.audit.means import as_mean
from pipeline.audit.model import Claim, Figure, Scene, Sentence, Token
from pipeline.audit.slips import digits_of, is_small_slip
from pipeline.rulebook import Rulebook

NEAR = Fraction(4, 5)  # of a product and its total, where other counts stand by
NEAR_MEAN = Fraction(1, 2)  # of a mean: farther off, it is of something else
PLACES = 4
RESULT = frozenset({"total", "closing", "result", "equals"})

Check = Callable[[Scene], Iterator[Claim]]


class _Part(NamedTuple):
    """A figure that may be counted or be the total: its place among the tokens, and units of the price in its own."""

    place: int
    figure: Figure
    scale: Decimal


class _Priced(NamedTuple):
    """A price in its sentence, what it may be the price of, and what both may give."""

    tokens: Sequence[Token]
    levels: Sequence[int]
    at: int
    price: Figure
    counts: Sequence[_Part]
    totals: Sequence[_Part]


def product_check(rules: Rulebook) -> Check:
    """The check."""
    scales = conversions(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        for passage in scene.passages:
            if any(token.figure is not None and token.figure.per for token in passage.tokens):
                for sentence in passage.sentences:
                    yield from _in_sentence(sentence, scales)

    return check


def _in_sentence(sentence: Sentence, scales: Mapping[tuple[str, str], Decimal]) -> Iterator[Claim]:
    tokens, levels = sentence
    figures = [(at, token.figure) for at, token in enumerate(tokens) if token.figure and token.cue == "figure"]
    priced = [(at, figure) for at, figure in figures if figure.per and figure.unit != "%" and not figure.is_range]
    rates = [(at, rate if "each" in before(tokens, at, levels) else exact_price(rate)) for at, rate in priced]
    for at, rate in rates:
        counts = [
            _Part(place, figure, scale)
            for place, figure in figures
            if place != at and (scale := _scale(figure, rate, scales)) is not None
        ]
        totals = [
            _Part(place, figure, scale)
            for place, figure in figures
            if place != at and is_plain(figure) and all(place != count.place for count in counts)
            if (scale := Decimal(1) if alike(figure.unit, rate.unit) else scales.get((rate.unit, figure.unit)))
        ]
        claim = _claim(_Priced(tokens, levels, at, rate, counts, totals))
        if claim is not None:
            yield claim


def _scale(figure: Figure, rate: Figure, scales: Mapping[tuple[str, str], Decimal]) -> Decimal | None:
    """How many units of the price a count's unit is; `None` when they do not go together."""
    if figure.of is not None or figure.is_range or figure.unit in {"%", "", "VND"}:
        return None
    if figure.per and not figure.per[0].isdigit():  # 58,5 tạ/ha is a rate itself, 6.300 kg/2ha a quantity
        return None
    if alike(figure.unit, rate.per):
        return Decimal(1)
    return scales.get((figure.unit, rate.per))


def _claim(priced: _Priced) -> Claim | None:
    return _held(priced) or _sure_mean(priced) or _slipped(priced) or _told_behind(priced)


def _held(priced: _Priced) -> Claim | None:
    """The nearest count and total of which the product holds; a mean is of the total right before it."""
    at, price = priced.at, priced.price
    told = max((total.place for total in priced.totals if total.place < at), default=None)
    for count in sorted(priced.counts, key=lambda each: abs(each.place - at)):
        for total in sorted(priced.totals, key=lambda each: abs(each.place - at)):
            is_mean = _is_mean(priced.tokens, at, priced.levels, total.figure)
            scale = count.scale * total.scale
            if _holds(count.figure, price, scale, total.figure) and (not is_mean or total.place == told):
                return _told(price, count.figure, scale, total.figure, is_mean=is_mean, doubt="silent")
    return None


def _slipped(priced: _Priced) -> Claim | None:
    """`diện tích 1.250 ha, năng suất 62 tạ/ha, sản lượng 7.570 tấn`: the three in a row, the last with a slip."""
    before = [count for count in priced.counts if count.place < priced.at]
    behind = [total for total in priced.totals if total.place > priced.at]
    if not before or not behind:
        return None
    count, total = before[-1], behind[0]
    told = [place for place in range(count.place, total.place + 1) if priced.tokens[place].figure is not None]
    levels = {priced.levels[place] for place in told}
    if told != [count.place, priced.at, total.place] or len(levels) != 1 or not is_plain(count.figure):
        return None
    scale = count.scale * total.scale
    product = count.figure.exactly * priced.price.exactly * Fraction(scale)
    step = total.figure.reach.high - total.figure.reach.low or Fraction(1)
    printed = decimal_of(math.floor(product / step + Fraction(1, 2)) * step, places=PLACES)
    is_shifted = digits_of(total.figure.value) == digits_of(printed)  # a 0 too many, or tạ for tấn
    if not is_shifted and not is_small_slip(total.figure.value, printed):
        return None
    return _told(priced.price, count.figure, scale, total.figure, is_mean=False, doubt="")


def _told_behind(priced: _Priced) -> Claim | None:
    """The only count, and the only total behind the price, though they do not agree."""
    tokens, price, counts = priced.tokens, priced.price, priced.counts
    behind = [total for total in priced.totals if total.place > priced.at and total.scale == 1]
    if len(counts) != 1 or len(behind) != 1 or counts[0].place > behind[0].place:
        return None
    if any(other.per == price.per and other.start != price.start for other in (t.figure for t in tokens if t.figure)):
        return None
    (count,), (total,) = counts, behind
    more = [t.figure for t in tokens[priced.at + 1 : total.place] if t.figure is not None and is_plain(t.figure)]
    if more:
        return None  # mỗi hộ 500.000 đồng và 10 kg gạo
    is_only = sum(t.figure is not None and bool(t.figure.per) and t.figure.unit == price.unit for t in tokens) == 1
    if not is_only or _has_more(tokens, total.place):
        return None
    others = [t.figure for t in tokens[: total.place] if t.figure is not None and t.figure not in (price, count.figure)]
    is_alone = not any(other.is_exact and is_plain(other) and other.unit != "VND" for other in others)
    low, high = sorted((count.figure.exactly * price.exactly * Fraction(count.scale), total.figure.exactly))
    named = (is_alone or low >= NEAR * high) and bool(before(tokens, total.place, priced.levels) & RESULT)
    return _told(price, count.figure, count.scale, total.figure, is_mean=False, doubt="" if named else "silent")


def _has_more(tokens: Sequence[Token], total_at: int) -> bool:
    """`330 triệu đồng (đã gồm thuế 10%)`, `62 triệu đồng, gồm cả phí`: the total holds something else."""
    behind = [token.cue for token in tokens[total_at + 1 : total_at + 3]]
    return any(cue in OPENERS for cue in behind)


def _sure_mean(priced: _Priced) -> Claim | None:
    """`2.140 hộ với 8.774 khẩu, bình quân 4,1 khẩu/hộ`: the mean of the only two figures that the sentence tells."""
    tokens, at, price, counts = priced.tokens, priced.at, priced.price, priced.counts
    if "each" not in before(tokens, at, priced.levels) or len(counts) != 1 or counts[0].scale != 1:
        return None
    wholes = [total for total in priced.totals if total.scale == 1]
    told = [place for place in range(at) if tokens[place].figure is not None]
    if len(wholes) != 1 or sorted((counts[0].place, wholes[0].place)) != told:
        return None
    count, whole = counts[0].figure, wholes[0].figure
    if not alike(count.unit, price.per) or any(token.cue in OPENERS for token in tokens[told[0] : at]):
        return None  # 24 mô hình với 1.920 triệu đồng, trong đó mỗi mô hình Nhà nước hỗ trợ 50 triệu đồng
    if not count.value or not price.value:
        return None
    share = whole.exactly / count.exactly / price.exactly
    is_near = NEAR_MEAN <= share <= 1 / NEAR_MEAN
    return _told(price, count, Decimal(1), whole, is_mean=True, doubt="") if is_near else None


def _holds(count: Figure, price: Figure, scale: Decimal, whole: Figure) -> bool:
    """Whether the product is the total, rounding considered; of two round figures that would say little."""
    if not whole.qualifier and not whole.is_exact:
        return times(times(count.reach, price.reach), point(scale)).meets(whole.stated)
    return count.exactly * price.exactly * Fraction(scale) == whole.exactly


def _is_mean(tokens: Sequence[Token], at: int, levels: Sequence[int], whole: Figure) -> bool:
    """`1.350 lượt, bình quân mỗi lớp 30 lượt`: the mean is what was computed."""
    return whole.start < tokens[at].start and "each" in before(tokens, at, levels)


def _told(price: Figure, count: Figure, scale: Decimal, whole: Figure, *, is_mean: bool, doubt: str) -> Claim:
    if is_mean and scale == 1 and not is_counted_out(count, price, whole):
        kind = "ratio" if "/" in price.text else "product"  # `bình quân 45 lượt/buổi` is a ratio of two figures
        return Claim(kind, "quotient", as_mean(price), (whole, count), doubt, rule=f"{kind}: mean")
    return Claim("product", "product", whole, (count, price), doubt, rule="product", scale=scale)
