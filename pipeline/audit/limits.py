"""How near the parts of a total must come to be all of it, and which differences are slips of the pen."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import decimal_of
from pipeline.audit.parts import Parts
from pipeline.audit.slips import are_turned, digits_of, is_small_slip

ENOUGH_SOURCES = 3
FEW = 3  # parts behind `trong đó`; digits of a total with two that changed places
LONG = 4  # digits of a total
TELLING = 100  # of a part: two digits are soon turned
CLOSE = Fraction(9, 10)  # of parts of several kinds behind `gồm`
NEARLY_ALL = Decimal("0.95")
MONEY = "VND"
SCALES = (10, 100, 1000)  # by which a unit is taken for another


class Limits(NamedTuple):
    """How near parts must come to a total, from below and above, to be all of them; `is_among`: behind `trong đó`."""

    nearly: Decimal
    over: Decimal
    mixed: Decimal
    among: Decimal
    is_among: bool = False
    is_all: bool = False  # behind `gồm`


def are_kinds(head: Figure, parts: Parts) -> bool:
    """`38 xã, thị trấn, gồm 36 xã và 02 thị trấn`: the parts are of the kinds that the total names."""
    kinds = {kind.strip() for kind in head.unit.split(",")}
    return len(kinds) > 1 and kinds == {part.unit for part in parts.figures} and len(kinds) == len(parts.figures)


def is_slipped(head: Figure, parts: Parts) -> bool:
    """Whether all parts add up but for a slip in the total, or for one part in another unit (tỷ for triệu)."""
    given = sum((part.value for part in parts.figures), Decimal(0))
    if is_small_slip(head.value, given):
        return True
    over = head.value - given
    needed = ((part.value, part.value + over) for part in parts.figures)
    return any(low > 0 and high / low in SCALES for low, high in map(sorted, needed))


def is_mistyped(head: Figure, given: Fraction) -> bool:
    """Whether a total of many digits is that of its parts but for one digit, or two: 7.266 for 7.966, 124 for 142."""
    total = decimal_of(given)
    if are_turned(head.value, total) and min(len(digits_of(head.value)), len(digits_of(total))) >= FEW:
        return is_small_slip(head.value, total)
    return min(len(digits_of(head.value)), len(digits_of(total))) >= LONG and is_small_slip(head.value, total)


def is_swapped(over: Fraction, parts: Parts) -> bool:
    """Whether two digits that changed places in a part make the difference: 318 for 381."""
    return any(_are_turned(part, part.exactly + over) for part in parts.figures)


def _are_turned(part: Figure, needed: Fraction) -> bool:
    wanted = decimal_of(needed)
    return part.value >= TELLING and are_turned(part.value, wanted) and is_small_slip(part.value, wanted)


def doubt_of(whole: Fraction, given: Fraction, parts: Parts, limits: Limits) -> str:
    """Why parts that do not add up may be none of a mistake."""
    if parts.loose or parts.gaps:
        return "missing_parts"
    if given > whole:
        return "" if whole >= Fraction(limits.over) * given else "shared_parts"
    if parts.left:
        return ""
    # Money behind `trong đó` leaves small sources out: kết dư, chuyển nguồn. So do two parts of it.
    is_money = limits.is_among and parts.figures[0].unit == MONEY and len(parts.figures) < ENOUGH_SOURCES
    return "" if given >= Fraction(limits.nearly) * whole and not is_money else "open_parts"


def doubt_in_prose(head: Figure, parts: Parts, limits: Limits, kinds: frozenset[str], *, is_bracket: bool) -> str:
    """Why a total of the prose may not be that of its parts; "" where they are sure to be all, or a slip tells it."""
    whole, given = head.exactly, sum((part.exactly for part in parts.figures), Fraction(0))
    if parts.mixed:
        return _doubt_of_kinds(head, parts, limits, given, is_bracket=is_bracket)
    doubt = doubt_of(whole, given, parts, limits)
    if doubt and _is_slip(head, parts, limits, given):
        doubt = ""
    if is_bracket and doubt == "shared_parts" and head.unit not in kinds and is_one_more(head, parts):
        doubt = ""
    if is_bracket and not parts.counted_first and given < Fraction(limits.among) * whole:
        doubt = doubt or "open_parts"  # 10.000 con (lợn 8.000 con, bò 1.200 con)
    return "" if doubt == "open_parts" and _lacks_few(head, parts, given) else doubt


def _doubt_of_kinds(head: Figure, parts: Parts, limits: Limits, given: Fraction, *, is_bracket: bool) -> str:
    """`12 đơn vị (10 xã, 02 thị trấn)`."""
    low, high = sorted((head.exactly, given))
    near = low >= Fraction(limits.mixed) * high
    is_whole = is_bracket or (limits.is_all and low >= CLOSE * high)
    sure = near and is_whole and parts.counted_first and not (parts.loose or parts.numbers)
    is_typed = is_bracket and are_of_one_noun(parts) and is_mistyped(head, given)
    return "" if sure or is_typed or (near and are_kinds(head, parts)) else "silent"


def _is_slip(head: Figure, parts: Parts, limits: Limits, given: Fraction) -> bool:
    """Whether the difference is a slip of the pen, in the total or in a part."""
    is_told = limits.is_all or (limits.is_among and given > head.exactly and len(parts.figures) <= FEW)
    if is_told and not parts.loose and is_swapped(head.exactly - given, parts):
        return True
    if parts.loose or parts.gaps:
        return False
    return (limits.is_all and is_slipped(head, parts)) or is_mistyped(head, given) or _is_nearly_all(head, parts, given)


def _is_nearly_all(head: Figure, parts: Parts, given: Fraction) -> bool:
    """`3.350 chiến sĩ, trong đó A 1.180, B 1.465, C 605`: 3.250. So near, and by one digit, no part is left out."""
    total = decimal_of(given)
    is_close = NEARLY_ALL * head.value <= total < head.value
    return len(parts.figures) >= FEW and head.digits >= FEW and is_close and is_small_slip(head.value, total)


def _lacks_few(head: Figure, parts: Parts, given: Fraction) -> bool:
    """`22 giải, trong đó 03 giải A, 06 giải B, 10 giải C và 02 giải D`: who lists so many leaves not one out."""
    are_counts = all(part.is_exact and part.unit != MONEY for part in (head, *parts.figures))
    is_one = head.exactly - given == 1 and given >= CLOSE * head.exactly
    return are_counts and len(parts.figures) >= FEW and is_one


def are_of_one_noun(parts: Parts) -> bool:
    """`1.284 phương tiện (96 xe ô tô, 1.171 xe mô tô, 27 xe thô sơ và tự chế)`: each part counts things of one kind."""
    is_whole = parts.counted_first and not parts.numbers and (parts.uneven or not parts.loose)
    return is_whole and len({part.unit for part in parts.figures}) == 1


def is_one_more(head: Figure, parts: Parts) -> bool:
    """`11 giấy phép (04 giấy phép thăm dò, 05 giấy phép khai thác, 03 giấy phép gia hạn)`: one too many in a full list.

    Things that overlap do so by more than one, as a rule.
    """
    is_list = parts.counted_first and not (parts.loose or parts.gaps or parts.mixed) and len(parts.figures) >= FEW
    are_same = all(part.unit == head.unit and part.is_exact for part in parts.figures)
    return is_list and are_same and sum(part.value for part in parts.figures) == head.value + 1
