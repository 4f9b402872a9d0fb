"""Products by dimension: a price of V per U, as many U as are counted, and a total of V in one window are one relation.

`4.215 học sinh bán trú với định mức 135 kg/em cho cả năm học, tổng số gạo đã cấp 569.025 kg`; a price can be by several
(`120.000 đồng/người/ngày`), and what it is by told as another price (`mỗi khóa 18 lớp, mỗi lớp 40 học viên`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from pipeline.audit.clauses import CHANGES, COMPARED, OPENERS, exact_price
from pipeline.audit.dimension import ANY, MONEY, OWN, RESULT, Dimensions, Rate
from pipeline.audit.intervals import EXACT, decimal_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import CLAUSE_ENDS, Told, told_figures
from pipeline.audit.price_rows import is_bracketed, is_one_by_one
from pipeline.audit.price_windows import reach_of, rows_behind, windows
from pipeline.audit.slips import are_turned
from pipeline.audit.way_slips import (
    SLIP_DIGITS,
    SURE_DIGITS,
    is_in_row,
    is_mean_turned,
    is_near_by,
    is_slip,
    names_year,
    tokens_between,
)
from pipeline.audit.ways import Way, can_give_any, ways_of
from pipeline.audit.year_ways import YearTeller, year_teller
from pipeline.rulebook import Rulebook

RULE = "product: by dimension"
FARTHER = 10  # figures before a mean, of which one may be what it is of
NO_TOTAL = CHANGES | COMPARED | {"plan", "left", "rest", "each"}

Check = Callable[[Scene], Iterator[Claim]]


def dimension_check(rules: Rulebook) -> Check:
    """The check."""
    dimensions, of_year = Dimensions(rules), year_teller(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            rate = dimensions.rate(each, scene.text)
            if rate is not None:
                claim = _of_rate(told, index, rate, scene.text, dimensions, of_year)
                if claim is not None:
                    yield claim
                yield from _of_rows(told, index, rate, scene.text, dimensions)

    return check


def _of_rate(
    told: Sequence[Told], index: int, rate: Rate, text: str, dimensions: Dimensions, of_year: YearTeller
) -> Claim | None:
    """The first relation that holds in the smallest window, or the only one that it can be."""
    has_numbers = any(token.cue == "number" for token in rate.told.tokens)
    loose = list(_loose_totals(rate, text, dimensions)) if has_numbers else []
    if not loose and not can_give_any(reach_of(told, index), rate, dimensions):
        return None
    for near in windows(told, index):
        window = [*near, *loose]
        ways = list(ways_of(window, rate, text, dimensions))
        holding = [way for way in ways if _holds(way)]
        telling = (way for way in sorted(holding, key=_order) if not way.says_little and _is_telling(way, window))
        held = next(telling, None)
        if held is not None:
            yearly = of_year(held, ways, text)
            if yearly is not None:
                return _claim(yearly, "")
            slipped = _exactly(held)
            return _claim(held, "silent") if slipped is None else _claim(slipped, "")
        wrong = None if holding else _wrong(ways, window, text, dimensions)
        if wrong is not None:
            return None if _holds_farther(told, index, wrong) else _claim(wrong, "")
        if ways:
            return None
    return None


def _holds_farther(told: Sequence[Told], index: int, wrong: Way) -> bool:
    """`600 học sinh. Nữ 310 học sinh. Thu 180 triệu đồng, bình quân 300.000 đồng/học sinh`: a mean of all of them."""
    if not wrong.is_mean or not wrong.given:
        return False
    meant = wrong.counts[0].figure.exactly * wrong.whole.figure.exactly / wrong.given
    before = told[max(0, index - FARTHER) : index]
    return any(each.is_plain and each.figure.is_exact and each.figure.exactly == meant for each in before)


def _of_rows(told: Sequence[Told], index: int, rate: Rate, text: str, dimensions: Dimensions) -> Iterator[Claim]:
    """`mỗi khẩu 15 kg. Đợt 1 cấp cho 412 khẩu, 6.180 kg. Đợt 2 cấp cho 274 khẩu, 4.110 kg`: each sentence behind.

    Where it holds of one, another is wrong that nearly is of it. A mean is of no row: `bình quân 55 học viên/lớp`.
    """
    if rate.is_mean:
        return
    rows = [row for row in rows_behind(told, index) if not any(dimensions.rate(each, text) for each in row)]
    ways = [list(ways_of([told[index], *row], rate, text, dimensions)) for row in rows]
    held = [way for own in ways for way in own if _holds(way) and way.strength > ANY]
    sure = {way.whole.figure.start for way in held}
    for own in ways:
        for way in own if held else ():
            if way in held:
                yield _claim(way, "silent")
            elif way.whole.figure.start not in sure and way.strength == OWN and _is_usable(way) and is_near_by(way):
                yield _claim(way, "")


def _loose_totals(rate: Rate, text: str, dimensions: Dimensions) -> Iterator[Told]:
    """Numbers whose unit stands before them: `mỗi bác sĩ trực 24 buổi, tổng số buổi trực là 408`."""
    told, start = rate.told, rate.told.tokens[0].start
    said = re.compile(rf"(?<!\w){dimensions.number}\s+{re.escape(told.figure.unit)}(?!\w)", re.IGNORECASE)
    for at, token in enumerate(told.tokens):
        if token.cue == "number" and token.figure is not None and said.search(text, start, token.start):
            figure = replace(token.figure, unit=told.figure.unit)
            yield replace(told, figure=figure, at=at, level=told.levels[at], cues={"total"})
        if token.figure is not None or token.cue in CLAUSE_ENDS:
            start = token.end


# ---- verdicts -----------------------------------------------------------------------------------------------------


def _holds(way: Way) -> bool:
    low = high = way.scale
    for figure in way.figures:
        least, most, stated_low, stated_high = figure.bounds
        if figure is way.rate.figure and way.rate.is_mean:
            least, most = stated_low, stated_high
        low, high = EXACT.multiply(low, least), EXACT.multiply(high, most)
    stated = way.whole.figure.bounds
    return low <= stated.stated_high and stated.stated_low <= high


def _exactly(way: Way) -> Way | None:
    """`bình quân 04 cán bộ mỗi ca, tổng cộng 5.414 lượt người` of 1.286 ca: a slip, though a mean may be rounded so."""
    if not way.rate.is_mean or way.is_mean or way.whole.figure.start < way.rate.figure.start:
        return None
    mean, whole = way.rate.told.figure, way.whole.figure
    exact = replace(way, rate=replace(way.rate, figure=exact_price(mean)))
    if whole.digits < SURE_DIGITS or not _is_usable(exact) or _holds(exact):
        return None
    if mean.bounds.low != mean.bounds.high:  # rounded as it is printed, mostly: 5,8 triệu đồng/tấn
        return exact if are_turned(whole.value, decimal_of(way.given)) else None
    return exact if whole.is_exact and is_slip(exact) else None


def _order(way: Way) -> tuple[bool, bool]:
    """What holds exactly first, and of a mean what stands before it."""
    return way.given != way.whole.figure.exactly, way.rate.is_mean and not way.is_mean


def _is_telling(way: Way, window: Sequence[Told]) -> bool:
    """Whether a relation that holds says something: of what other sentences or words tell, only in many digits."""
    here = way.rate.told.sentence
    if way.strength == ANY and way.given == way.whole.figure.exactly and is_in_row(way, window):
        return True
    if way.whole.sentence < here or way.strength == ANY:
        return max(way.whole.figure.digits, way.price.digits) >= SURE_DIGITS
    is_near = all(here - each.sentence <= 1 for each in way.counts)
    return is_near or max(way.whole.figure.digits, way.price.digits) >= SLIP_DIGITS


def _claim(way: Way, doubt: str) -> Claim:
    whole = way.whole.figure
    if way.is_mean and way.scale == 1 and not _is_even(way):
        return Claim("ratio", "quotient", way.price, (whole, way.counts[0].figure), doubt, "ratio: mean", yields=True)
    return Claim("product", "product", whole, way.figures, doubt, RULE, scale=way.scale, yields=True)


def _is_even(way: Way) -> bool:
    """A mean that comes out even is the price that the total was made of."""
    value = way.rate.figure.value
    is_whole = way.rate.figure.unit == MONEY or value == value.to_integral_value()
    return is_whole and way.given == way.whole.figure.exactly


def _wrong(ways: Sequence[Way], window: Sequence[Told], text: str, dimensions: Dimensions) -> Way | None:
    """The way that is meant though it does not hold: but for a slip, or the only one that there is."""
    usable = [way for way in ways if _is_usable(way, dimensions.estimated) and not _is_explained(way, window)]
    usable = [way for way in usable if not _is_rounded(way)]
    slipped = next((way for way in usable if way.is_nearest and _is_slipped(way, window)), None)
    if slipped is not None:
        return slipped
    if not usable or dimensions.is_yield(usable[0].rate):
        return None
    full = [way for way in ways if way.is_full] or ways
    own = next((way for way in usable if way.is_nearest and (is_one_by_one(way) or is_bracketed(way))), None)
    if own is not None and is_bracketed(own):
        return own if is_near_by(own) else None
    full = full if own is None else [own]
    told = {(way.given / Fraction(way.scale), way.whole.figure.exactly / Fraction(way.scale)) for way in full}
    if len(told) != 1:
        return None
    way = own or usable[0]
    if way.rate.is_mean and not way.is_mean and any(token.cue == "semicolon" for token in tokens_between(way)):
        return None  # 8 thôn; trung bình mỗi thôn 120 hộ; toàn xã 1.012 hộ
    is_sure = way.is_full and is_in_row(way, window) and not _has_more(way, text) and not names_year(way, text)
    return way if is_sure else None


def _is_slipped(way: Way, window: Sequence[Told]) -> bool:
    return is_slip(way, window) or is_mean_turned(way, SURE_DIGITS + 1)


def _has_more(way: Way, text: str) -> bool:
    """`330 triệu đồng (đã gồm thuế 10%)`, `62 triệu đồng, gồm cả phí`; `(10 kg/khẩu đợt 1)`."""
    tokens, at, rate = way.whole.tokens, way.whole.at, way.rate.told
    if rate.level and text[rate.figure.end : rate.figure.end + 1] not in {")", ","}:
        return True
    is_parted = any(token.cue in {"left", "rest"} for token in rate.tokens[rate.at + 1 :])  # số còn lại mua cây giống
    return is_parted or any(token.cue in OPENERS for token in tokens[at + 1 : at + 3])


def _is_rounded(way: Way) -> bool:
    """`2.318,6 tỷ đồng của 15.230 hộ, tức 152,2 triệu đồng/hộ`: a mean told behind, rounded as it is printed."""
    price, whole = way.rate.told.figure, way.whole.figure
    if whole.start > price.start or price.digits < SURE_DIGITS or not way.given:
        return False
    return price.reach.holds(way.rate.figure.exactly * whole.exactly / way.given)


def _is_explained(way: Way, window: Sequence[Told]) -> bool:
    """`12 đơn vị, mỗi đơn vị giao 150 triệu đồng`, of which 1.560 triệu are told as 86,7%."""
    shares = [each.figure for each in window if each.figure.unit == "%"]
    if not shares:
        return False
    whole, given = way.whole.figure, replace(way.whole.figure, value=decimal_of(way.given))
    return any(each.is_share(whole, given) or each.is_share(given, whole) for each in shares)


def _is_usable(way: Way, estimated: frozenset[str] = frozenset()) -> bool:
    every = (way.whole.figure, *way.figures)
    is_turned = way.whole.figure.digits >= SURE_DIGITS and are_turned(way.whole.figure.value, decimal_of(way.given))
    is_turned = is_turned or (way.is_nearest and is_mean_turned(way, SURE_DIGITS + 1))
    is_told = (way.strength > ANY or is_turned) and {each.qualifier for each in every} <= {"", *estimated}
    alike = {"plan"} & way.rate.told.cues  # dự toán 650 triệu đồng/km, tổng dự toán 1.560 triệu đồng
    by_time = {"each"} if way.whole.figure.per else set()  # mỗi tháng cần 57.600 kg
    is_sum = CHANGES if way.whole.cues & RESULT else set()  # tổng số tiền miễn giảm
    return is_told and not (way.whole.cues - alike - by_time - is_sum) & NO_TOTAL and way.given > 0
