"""Products by dimension: a price of V per U, as many U as are counted, and a total of V in one window are one relation.

`4.215 học sinh bán trú với định mức 135 kg/em cho cả năm học, tổng số gạo đã cấp 569.025 kg`; a price can be by several
(`120.000 đồng/người/ngày`), and what it is by told as another price (`mỗi khóa 18 lớp, mỗi lớp 40 học viên`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from pipeline.audit.clauses import CHANGES, COMPARED, OPENERS, exact_price
from pipeline.audit.dimension import ANY, MONEY, OWN, RESULT, Dimensions, Rate
from pipeline.audit.intervals import decimal_of
from pipeline.audit.model import Claim, Scene, Token
from pipeline.audit.nearby import CLAUSE_ENDS, Told, digits, told_figures
from pipeline.audit.slips import are_turned, digits_of, is_small_slip
from pipeline.audit.ways import Way, ways_of
from pipeline.rulebook import Rulebook

FARTHEST = 3  # passages of a list over which the three are told
MOST = 14  # figures before the sentence of a price that are looked at last
LISTED = 2  # figures of each of them
SLIP_DIGITS = 3  # of a total in which a slip says enough, of counts in the very words of the price
SURE_DIGITS = 4  # and of counts of its kind
NEAR = Fraction(2, 3)  # of a product and its total that are told in a row
MOST_ROUNDED = Decimal(10) ** 20
NEAR_MEAN = Fraction(1, 2)
RULE = "product: by dimension"
NO_TOTAL = CHANGES | COMPARED | {"plan", "left", "rest", "each"}
NO_SURE_TOTAL = frozenset({"apart", "cumulated", "added"})
IDLE = RESULT | {"comma", "colon", "open", "close", "each", "slash"}
_YEAR = re.compile(r"(?<![\d/.,])(?:19|20)\d\d(?![\d/.,]\d)")

Check = Callable[[Scene], Iterator[Claim]]


def dimension_check(rules: Rulebook) -> Check:
    """The check."""
    dimensions = Dimensions(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene.passages)
        for index, each in enumerate(told):
            rate = dimensions.rate(each, scene.text)
            if rate is not None:
                claim = _of_rate(told, index, rate, scene.text, dimensions)
                if claim is not None:
                    yield claim

    return check


def _of_rate(told: Sequence[Told], index: int, rate: Rate, text: str, dimensions: Dimensions) -> Claim | None:
    """The first relation that holds in the smallest window, or the only one that it can be."""
    loose = list(_loose_totals(rate, text, dimensions)) if _has_numbers(rate.told) else []
    for near in _windows(told, index):
        window = [*near, *loose]
        ways = list(ways_of(window, rate, text, dimensions))
        holding = [way for way in ways if _holds(way)]
        held = next((way for way in sorted(holding, key=_order) if _is_telling(way, window)), None)
        if held is not None:
            slipped = _exactly(held)
            return _claim(held, "silent") if slipped is None else _claim(slipped, "")
        wrong = None if holding else _wrong(ways, window, text, dimensions)
        if wrong is not None:
            return _claim(wrong, "")
        if ways:
            return None
    return None


def _has_numbers(each: Told) -> bool:
    return any(token.cue == "number" for token in each.tokens)


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


def _windows(told: Sequence[Told], index: int) -> Iterator[list[Told]]:
    """The sentence; with the one before; the items of a list around; what was told before."""
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
    end = _end_behind(told, high)
    if end > high:  # Mức quà 100.000 đồng/người. Phường đã chi cho 76.508 người, tổng kinh phí 7.650.800.000 đồng
        yield list(told[low : end + 1])
    first, last = low, high
    while first and _is_beside(told[first - 1], here):
        first -= 1
    while last + 1 < len(told) and _is_beside(told[last + 1], here):
        last += 1
    around = list(told[first : last + 1])
    passages = [each.passage for each in around]
    if len(set(passages)) > 1 and all(passages.count(passage) <= LISTED for passage in set(passages)):
        yield around
    first = low
    while first and low - first < MOST and here.passage - told[first - 1].passage < FARTHEST:
        first -= 1
    yield list(told[first : high + 1])


def _end_behind(told: Sequence[Told], high: int) -> int:
    """The last figure of the sentence behind, in the same passage."""
    here, end = told[high], high
    while end + 1 < len(told) and told[end + 1].passage == here.passage and told[end + 1].sentence - here.sentence <= 1:
        end += 1
    return end


def _is_beside(each: Told, here: Told) -> bool:
    return abs(each.passage - here.passage) < FARTHEST


# ---- verdicts -----------------------------------------------------------------------------------------------------


def _holds(way: Way) -> bool:
    low = high = Fraction(way.scale)
    for figure in way.figures:
        reach = figure.stated if figure is way.rate.figure and way.rate.is_mean else figure.reach
        low, high = low * reach.low, high * reach.high
    stated = way.whole.figure.stated
    return low <= stated.high and stated.low <= high


def _exactly(way: Way) -> Way | None:
    """`bình quân 04 cán bộ mỗi ca, tổng cộng 5.414 lượt người` of 1.286 ca: a slip, though a mean may be rounded so."""
    if not way.rate.is_mean or way.is_mean or way.whole.figure.start < way.rate.figure.start:
        return None
    exact = replace(way, rate=replace(way.rate, figure=exact_price(way.rate.told.figure)))
    is_long = way.whole.figure.is_exact and digits(way.whole.figure) >= SURE_DIGITS
    return exact if is_long and _is_usable(exact) and not _holds(exact) and _is_slip(exact) else None


def _order(way: Way) -> tuple[bool, bool]:
    """What holds exactly first, and of a mean what stands before it."""
    return way.given != way.whole.figure.exactly, way.rate.is_mean and not way.is_mean


def _is_telling(way: Way, window: Sequence[Told]) -> bool:
    """Whether a relation that holds says something: of what other sentences or words tell, only in many digits."""
    here = way.rate.told.sentence
    if way.strength == ANY and way.given == way.whole.figure.exactly and _is_in_row(way, window):
        return True
    if way.whole.sentence < here or way.strength == ANY:
        return max(digits(way.whole.figure), digits(way.price)) >= SURE_DIGITS
    is_near = all(here - each.sentence <= 1 for each in way.counts)
    return is_near or max(digits(way.whole.figure), digits(way.price)) >= SLIP_DIGITS


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
    slips = [way for way in usable if way.is_nearest and _is_slip(way, is_row=_is_in_row(way, window))]
    if slips:
        return slips[0]
    told = {(way.given / Fraction(way.scale), way.whole.figure.exactly / Fraction(way.scale)) for way in ways}
    if not usable or len(told) != 1 or dimensions.is_yield(usable[0].rate):
        return None
    way = usable[0]
    if way.rate.is_mean and not way.is_mean and any(token.cue == "semicolon" for token in _between(way)):
        return None  # 8 thôn; trung bình mỗi thôn 120 hộ; toàn xã 1.012 hộ
    is_sure = way.is_full and _is_in_row(way, window) and not _has_more(way, text) and not _other_year(way, text)
    return way if is_sure else None


def _has_more(way: Way, text: str) -> bool:
    """`330 triệu đồng (đã gồm thuế 10%)`, `62 triệu đồng, gồm cả phí`; `(10 kg/khẩu đợt 1)`."""
    tokens, at, rate = way.whole.tokens, way.whole.at, way.rate.told
    if rate.level and text[rate.figure.end : rate.figure.end + 1] not in {")", ","}:
        return True
    is_parted = any(token.cue in {"left", "rest"} for token in rate.tokens[rate.at + 1 :])  # số còn lại mua cây giống
    return is_parted or any(token.cue in OPENERS for token in tokens[at + 1 : at + 3])


def _is_explained(way: Way, window: Sequence[Told]) -> bool:
    """`12 đơn vị, mỗi đơn vị giao 150 triệu đồng`, of which 1.560 triệu are told as 86,7%."""
    whole, given = way.whole.figure, replace(way.whole.figure, value=decimal_of(way.given))
    shares = [each.figure for each in window if each.figure.unit == "%"]
    return any(each.is_share(whole, given) or each.is_share(given, whole) for each in shares)


def _is_usable(way: Way, estimated: frozenset[str] = frozenset()) -> bool:
    every = (way.whole.figure, *way.figures)
    is_told = way.strength > ANY and {each.qualifier for each in every} <= {"", *estimated}
    alike = {"plan"} & way.rate.told.cues  # dự toán 650 triệu đồng/km, tổng dự toán 1.560 triệu đồng
    by_time = {"each"} if way.whole.figure.per else set()  # mỗi tháng cần 57.600 kg
    return is_told and not (way.whole.cues - alike - by_time) & NO_TOTAL and way.given > 0


def _is_slip(way: Way, *, is_row: bool = False) -> bool:
    whole = way.whole.figure
    if digits(whole) < (SLIP_DIGITS if (way.strength == OWN or is_row) and way.is_full else SURE_DIGITS):
        return False
    exact = decimal_of(way.given)
    rounded = exact.quantize(whole.value, ROUND_HALF_UP) if exact < MOST_ROUNDED else exact  # 25.965,85 of 29.565,9
    slips = any(are_turned(whole.value, given) or is_small_slip(whole.value, given) for given in (exact, rounded))
    return slips or _is_shifted(way)


def _is_shifted(way: Way) -> bool:
    """A 0 too many, or tạ for tấn."""
    return digits_of(way.whole.figure.value) == digits_of(decimal_of(way.given))


def _is_in_row(way: Way, window: Sequence[Told]) -> bool:
    """The three one behind the other, and as near to one another as clerks err."""
    apart = way.given / way.whole.figure.exactly if way.whole.figure.value else Fraction(0)
    is_turned = sorted(digits_of(way.whole.figure.value)) == sorted(digits_of(decimal_of(way.given)))
    least = NEAR_MEAN if way.is_mean or is_turned else NEAR
    is_vague = any(each.qualifier for each in (way.whole.figure, *way.figures))
    if not least <= apart <= 1 / least or way.whole.cues & NO_SURE_TOTAL or is_vague:
        return False
    mine = {id(way.whole), id(way.rate.told), *map(id, way.counts)}
    told = [each for each in window if id(each) in mine or (each.figure.unit != "%" and not each.level)]
    places = [place for place, each in enumerate(told) if id(each) in mine]
    if places[-1] - places[0] + 1 != len(mine):
        return False
    between = {token.cue for token in _between(way)}
    if way.is_mean:
        return not between & (OPENERS if way.rate.is_mean else OPENERS | {"semicolon"})
    is_result = way.whole.figure.start > way.rate.figure.start and bool(way.whole.cues & RESULT)
    return not between & OPENERS and (is_result or between <= IDLE)


def _between(way: Way) -> Iterator[Token]:
    every = [way.whole, way.rate.told, *way.counts]
    low, high = min(each.figure.start for each in every), max(each.figure.start for each in every)
    tokens = {id(token): token for each in every for token in each.tokens}
    for token in tokens.values():
        if low < token.start < high and token.figure is None:
            yield token


def _other_year(way: Way, text: str) -> bool:
    """`Năm 2019 trao 140 suất học bổng, năm 2020 mỗi suất 800.000 đồng`."""
    every = [way.whole, way.rate.told, *way.counts]
    low, high = min(each.figure.start for each in every), max(each.figure.start for each in every)
    return _YEAR.search(text, low, high) is not None
