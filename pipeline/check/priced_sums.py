"""Totals of several prices: `14 tập thể (2.000.000 đồng/tập thể) và 23 cá nhân (1.000.000 đồng/cá nhân), 51 triệu`.

Each price is of the count that stands next to it. Where the sentence tells nothing else in the unit of the total, a
total that is near theirs is wrong where it is not theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from pipeline.audit.clauses import CHANGES, COMPARED, OPENERS, exact_price
from pipeline.audit.dimension import MONEY, RESULT, Dimensions, Rate
from pipeline.audit.figure import ONE, Figure
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_sentences
from pipeline.audit.slips import are_turned, is_small_slip
from pipeline.rulebook import Rulebook, alternation

FEWEST = 2  # prices
LONGEST_KIND = 30  # characters between a count and the word for a size
LEAST_DIGITS, SLIP_DIGITS = 2, 3
NEAR = Fraction(2, 3)
RULE = "product: of prices"
NO_TOTAL = CHANGES | COMPARED | {"plan", "left", "rest", "apart", "cumulated", "added", "each"}

Check = Callable[[Scene], Iterator[Claim]]


def priced_sum_check(rules: Rulebook) -> Check:
    """The check."""
    dimensions = Dimensions(rules)
    size = re.compile(rf"[^,;.:()]{{0,{LONGEST_KIND}}}?{alternation(rules.words('checks.products.sizes'))}\s+$")

    def check(scene: Scene) -> Iterator[Claim]:
        for window in told_sentences(scene):
            if len(window) <= FEWEST:
                continue
            yield from _sized(window, scene.text, size)
            if sum(bool(each.figure.per) for each in window) < FEWEST:
                continue
            rates = [rate for each in window if (rate := dimensions.rate(each, scene.text)) is not None]
            for whole in window:
                claim = _claim(window, whole, rates, dimensions) if whole.is_plain else None
                if claim is not None:
                    yield claim

    return check


def _sized(window: Sequence[Told], text: str, size: re.Pattern[str]) -> Iterator[Claim]:
    """`tổng công suất 2.240 kVA, trong đó 2 trạm loại 250 kVA, 3 trạm loại 400 kVA và …`: sizes in place of prices."""
    pairs = [
        (count.figure, each.figure)
        for count, each in pairwise(window)
        if count.is_plain
        and each.is_plain
        and count.figure.is_exact
        and size.fullmatch(text, count.figure.end, each.figure.start) is not None
    ]
    if len(pairs) < FEWEST or len({each.unit for _, each in pairs}) > 1:
        return
    sizes = {each.start for _, each in pairs}
    alike = [each for each in window if each.figure.unit == pairs[0][1].unit and each.figure.start not in sizes]
    if len(alike) != 1 or not alike[0].is_plain:
        return
    # 12 tờ mệnh giá 500.000 đồng, 31 tờ mệnh giá 200.000 đồng; quy theo mệnh giá là 12.200.000 đồng
    is_last = alike[0] is window[-1] and alike[0].figure.start > max(sizes) and not alike[0].cues & NO_TOTAL
    if not (alike[0].opening & RESULT or is_last):
        return
    whole, figures = alike[0].figure, tuple(figure for pair in pairs for figure in pair)
    given = sum((count.value * each.value for count, each in pairs), Decimal(0))
    words = RESULT - {"result"} if whole.unit == MONEY else RESULT  # chi phí tổ chức 10 triệu đồng
    is_told = bool(alike[0].opening & words) or _is_slip(whole, given)
    is_wrong = given != whole.value and is_told and _is_near(whole, given)
    if given == whole.value or is_wrong:
        kind = "product" if whole.unit == MONEY else "sum"
        yield Claim(kind, "products", whole, figures, "" if is_wrong else "silent", RULE, yields=True)


def _is_near(whole: Figure, given: Decimal) -> bool:
    return bool(whole.value) and not whole.qualifier and NEAR <= Fraction(given) / whole.exactly <= 1 / NEAR


def _claim(window: Sequence[Told], whole: Told, rates: Sequence[Rate], dimensions: Dimensions) -> Claim | None:
    """The prices all before the total, or all behind it; of each the count next to it."""
    if whole.figure.digits < LEAST_DIGITS and not whole.opening & RESULT:
        return None
    start = whole.figure.start
    for sides in (
        [rate for rate in rates if rate.figure.start < start],
        [rate for rate in rates if rate.figure.start > start],
    ):
        own = [rate for rate in sides if rate.figure.unit == whole.figure.unit]
        if len(own) < FEWEST:
            continue
        pairs = [(_count(window, rate, own, whole, dimensions), rate) for rate in own]
        held = [(count, exact_price(rate.told.figure)) for count, rate in pairs if count is not None]
        figures = tuple(figure for count, price in held for figure in (count, price))
        given = sum((count.value * price.value for count, price in held), Decimal(0))
        if len(held) < len(pairs) or len({figure.start for figure in figures}) < len(figures):
            continue
        if given == whole.figure.value:
            return Claim("product", "products", whole.figure, figures, "silent", RULE, yields=True)
        if _is_meant(window, whole, held, given):
            return Claim("product", "products", whole.figure, figures, "", RULE, yields=True)
    return None


def _count(
    window: Sequence[Told], rate: Rate, rates: Sequence[Rate], whole: Told, dimensions: Dimensions
) -> Figure | None:
    """The nearest count of what the price is by between the price before it and it, else between it and the next."""
    if len(rate.by) > 1:
        return None
    at = rate.figure.start
    low = max((each.figure.start for each in rates if each.figure.start < at), default=0)
    high = min((each.figure.start for each in rates if each.figure.start > at), default=whole.figure.start)
    behind = [each for each in window if at < each.figure.start < high]
    for each in (*reversed([each for each in window if low < each.figure.start < at]), *behind):
        match = dimensions.counted(each.figure.unit, rate.by[0]) if each.is_plain and each is not whole else None
        if match is not None and match.scale == ONE:
            return each.figure
    return None


def _is_meant(window: Sequence[Told], whole: Told, held: Sequence[tuple[Figure, Figure]], given: Decimal) -> bool:
    """Whether the total is told as one, and nothing else in its unit is but what one price gives."""
    figure = whole.figure
    every = [figure, *(each for pair in held for each in pair)]
    is_told = _is_slip(figure, given) or bool(whole.opening & RESULT)
    if any(each.qualifier for each in every) or whole.cues & NO_TOTAL or not is_told:
        return False
    if any(token.cue in OPENERS for token in whole.tokens[whole.at + 1 : whole.at + 3]):
        return False
    if _goes_on(window, every):
        return False
    own = [count.value * price.value for count, price in held]
    others = [each.figure for each in window if each is not whole and each.is_plain and each.figure.unit == figure.unit]
    return all(each.value in own for each in others) and _is_near(figure, given)


def _is_slip(whole: Figure, given: Decimal) -> bool:
    return whole.digits >= SLIP_DIGITS and (are_turned(whole.value, given) or is_small_slip(whole.value, given))


def _goes_on(window: Sequence[Told], figures: Sequence[Figure]) -> bool:
    """`150 suất mức 400.000 đồng/suất và vận chuyển`: something without a figure is added."""
    last = max((figure.start for figure in figures), default=0)
    each = next(told for told in window if told.figure.start == last)
    behind = each.tokens[each.at + 1 : each.at + 3]
    return bool(behind) and behind[0].cue == "and" and all(token.figure is None for token in behind)
