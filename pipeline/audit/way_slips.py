"""Whether a price and its counts are meant to give a total that they do not: by a slip, or as they stand in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from pipeline.audit.clauses import OPENERS
from pipeline.audit.dimension import OWN, RESULT
from pipeline.audit.intervals import decimal_of
from pipeline.audit.model import Token
from pipeline.audit.nearby import Told
from pipeline.audit.price_rows import IDLE
from pipeline.audit.printed import printed_unit
from pipeline.audit.slips import are_changed_over, are_turned, digits_of, is_misreckoned, is_small_slip
from pipeline.audit.ways import Way

SLIP_DIGITS = 3  # of a total in which a slip says enough, of counts in the very words of the price
SURE_DIGITS = 4  # and of counts of its kind
NEAR = Fraction(2, 3)  # of a product and its total that are told in a row
LEAST_PRINTED = 200  # halves of its last digit in a mean of three digits
MOST_ROUNDED = Decimal(10) ** 20
NEAR_MEAN = Fraction(1, 2)
TURNED = Fraction(1, 10)  # of one with the same digits: 6.120 for 1.620
FEWEST_SAME = 2  # digits, for a 0 too many to be a slip
SHIFTS = (Fraction(1, 1000), Fraction(1, 10), Fraction(10), Fraction(1000))  # of a unit taken for another
NO_SURE_TOTAL = frozenset({"apart", "cumulated", "added"})
BESIDE = frozenset({"overall", "rest"})  # tính cả năm 12 tháng hết 504.000.000 đồng
_YEAR = re.compile(r"(?<![\d/.,])(?:19|20)\d\d(?![\d/.,]\d)")


def is_near_by(way: Way) -> bool:
    """Whether a slip explains the total, or it is as near as clerks err."""
    apart = way.given / way.whole.figure.exactly if way.whole.figure.value else Fraction(0)
    return is_slip(way) or NEAR <= apart <= 1 / NEAR


def is_slip(way: Way, window: Sequence[Told] = ()) -> bool:
    """Whether a slip explains the total; of three digits where it is sure, or stands in a row with the others."""
    whole = way.whole.figure
    if _is_tenfold(way) or (way.strength == OWN and way.is_nearest and is_mean_turned(way, SLIP_DIGITS)):
        return True
    is_short = whole.digits < SURE_DIGITS
    if whole.digits < SLIP_DIGITS or (is_short and not way.is_full):
        return False
    if is_short and way.strength != OWN and not (window and is_in_row(way, window)):
        return False
    exact = decimal_of(way.given)
    rounded = exact.quantize(whole.value, ROUND_HALF_UP) if exact < MOST_ROUNDED else exact  # 25.965,85 of 29.565,9
    slips = any(is_small_slip(whole.value, given) or _are_turned(whole.value, given) for given in (exact, rounded))
    return slips or _is_shifted(way)


def _is_tenfold(way: Way) -> bool:
    """`450 cây, giá 12.000 đồng/cây, thành tiền 540.000 đồng`: a 0 too few or too many, right behind both.

    And a mean with its comma a place off: `4.176 triệu đồng của 144 hộ, bình quân mỗi hộ 2,90 triệu đồng`.
    """
    if way.is_mean:
        return _is_mean_moved(way)
    told, given = digits_of(way.whole.figure.value), digits_of(decimal_of(way.given))
    is_sure = way.strength == OWN and way.is_nearest and way.whole.figure.start > way.rate.figure.start
    return is_sure and told == given and len(told) >= FEWEST_SAME


def is_mean_turned(way: Way, least: int) -> bool:
    """`tính trên 9.875 lượt, chi phí bình quân một lượt là 1.785.666 đồng` for 1.875.666; of `least` digits."""
    mean, price = way.rate.told.figure, way.rate.figure.exactly
    unit = Fraction(printed_unit(mean))
    if not way.is_mean or not price or not way.given or mean.exactly < unit * 10 ** (least - 1):
        return False
    meant = round(way.whole.figure.exactly * price / way.given / unit) * unit
    return meant != mean.exactly and are_changed_over(mean.value, decimal_of(meant))


def _is_mean_moved(way: Way) -> bool:
    mean, price, whole = way.rate.told.figure, way.rate.figure.exactly, way.whole.figure.exactly
    if way.strength != OWN or not way.is_nearest or not price or not way.given:
        return False
    meant, half = whole * price / way.given, Fraction(printed_unit(mean)) / 2
    if mean.exactly < half * LEAST_PRINTED:
        return False
    return any(abs(mean.exactly - meant * shift) <= half for shift in SHIFTS)


def _are_turned(told: Decimal, given: Decimal) -> bool:
    return are_turned(told, given) or are_changed_over(told, given)


def _is_shifted(way: Way) -> bool:
    """A 0 too many, or tạ for tấn: `465,8 ha, năng suất 172 tạ/ha, sản lượng 8.011,8 tạ`."""
    whole = way.whole.figure
    is_same = digits_of(whole.value) == digits_of(decimal_of(way.given))
    return is_same or any(whole.reach.holds(way.given * shift) for shift in SHIFTS)


def _is_misreckoned_mean(way: Way) -> bool:
    """`5.600 triệu đồng cho 140 hộ, bình quân mỗi hộ 90 triệu đồng`: a digit of 40 is wrong."""
    mean, count = way.rate.told.figure, way.given / way.rate.figure.exactly if way.rate.figure.value else Fraction(0)
    if not count:
        return False
    step = mean.reach.high - mean.reach.low or Fraction(1)
    return is_misreckoned(mean.value, decimal_of(round(way.whole.figure.exactly / count / step) * step))


def is_in_row(way: Way, window: Sequence[Told]) -> bool:
    """The three one behind the other, and as near to one another as clerks err."""
    apart = way.given / way.whole.figure.exactly if way.whole.figure.value else Fraction(0)
    is_turned = sorted(digits_of(way.whole.figure.value)) == sorted(digits_of(decimal_of(way.given)))
    is_long = is_turned and way.whole.figure.digits >= SLIP_DIGITS
    least = TURNED if is_long else NEAR_MEAN if way.is_mean or is_turned else NEAR
    is_vague = any(each.qualifier for each in (way.whole.figure, *way.figures))
    is_near_by = least <= apart <= 1 / least or (way.is_mean and _is_misreckoned_mean(way))
    if not is_near_by or way.whole.cues & NO_SURE_TOTAL or is_vague:
        return False
    mine = {id(way.whole), id(way.rate.told), *map(id, way.counts)}
    told = [each for each in window if id(each) in mine or (each.figure.unit != "%" and not each.level)]
    places = [place for place, each in enumerate(told) if id(each) in mine]
    if places[-1] - places[0] + 1 != len(mine):
        return False
    between = {token.cue for token in tokens_between(way)}
    if way.is_mean:
        return not between & (OPENERS if way.rate.is_mean else OPENERS | {"semicolon"})
    is_result = way.whole.figure.start > way.rate.figure.start and bool(way.whole.cues & RESULT)
    is_last = (
        way.strength == OWN and way.is_full and way.whole.figure.start > max(each.figure.start for each in way.counts)
    )
    return not between & OPENERS and (is_result or between <= (IDLE | BESIDE if is_last else IDLE))


def tokens_between(way: Way) -> Iterator[Token]:
    """The tokens without a figure that stand between the total, the price and the counts."""
    every = [way.whole, way.rate.told, *way.counts]
    low, high = min(each.figure.start for each in every), max(each.figure.start for each in every)
    tokens = {id(token): token for each in every for token in each.tokens}
    for token in tokens.values():
        if low < token.start < high and token.figure is None:
            yield token


def names_year(way: Way, text: str) -> bool:
    """`Năm 2019 trao 140 suất học bổng, năm 2020 mỗi suất 800.000 đồng`."""
    every = [way.whole, way.rate.told, *way.counts]
    low, high = min(each.figure.start for each in every), max(each.figure.start for each in every)
    return _YEAR.search(text, low, high) is not None
