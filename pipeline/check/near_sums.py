"""Sums that hold but for a slip of the pen, in whatever window and order total and parts are told.

`ô tô 687 xe và mô tô 3.412 xe, cộng 4.109 xe`; `312 vụ: 48 vụ hình sự, 127 vụ dân sự, 113 vụ hôn nhân, 06 vụ hành
chính` for 131. The surer the place is, the less the slip has to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.audit.announced import kin_units
from pipeline.audit.apiece import apiece_of
from pipeline.audit.complete import trait_teller
from pipeline.audit.counted import Kinds
from pipeline.audit.exceeded import over_of
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import lists_of, told_figures
from pipeline.audit.own_shares import have_own_shares
from pipeline.audit.reading import LOOSE, PLAIN, SURE, TOLD, Reading, claim_of, nearness
from pipeline.audit.readings import readings
from pipeline.audit.slips import TWICE, are_same_digits, are_turned, beside, digits_of, is_one_digit_off, within
from pipeline.audit.surety import Surer, surer_of
from pipeline.rulebook import Rulebook

RULE, REST_RULE = "sum: slip", "difference: left"
REST = frozenset({"rest", "left"})
PAIR, LIST = 2, 3  # parts
SHORT, TELLING, LONG, TEN = 2, 3, 4, 10  # digits
# What a slip says: in short figures, of one digit, of two that changed places.
NONE, WEAK, FAIR, STRONG = 0, 1, 2, 3
HALF, AROUND, CLOSE, WIDE, NEAR, NEARLY_ALL = (
    Decimal("0.5"),
    Decimal("0.75"),
    Decimal("0.8"),
    Decimal("0.85"),
    Decimal("0.9"),
    Decimal("0.95"),
)

Check = Callable[[Scene], Iterator[Claim]]


def near_sum_check(rules: Rulebook) -> Check:
    """The check."""
    times = frozenset(rules.words("checks.kin.times"))
    nouns, classifiers = (frozenset(rules.words(key)) for key in ("checks.mixed.nouns", "checks.kin.classifiers"))
    surer, apiece, are_traits = surer_of(rules), apiece_of(rules), trait_teller(rules)
    traits = frozenset(rules.words("checks.sums.traits"))
    kinds = Kinds(kin_units(kin_of(rules)), nouns, times, classifiers, traits)

    def check(scene: Scene) -> Iterator[Claim]:
        every = (copy for each in told_figures(scene) for copy in apiece(each, scene.text))
        told = [each for each in every if each.is_plain and each.figure.unit not in times]
        found = [window for window in readings(told, lists_of(scene), kinds) if window]
        exact = [reading for window in found for reading in window if not reading.over]
        right = _right(exact)
        yield from (_claim(reading, "silent") for reading in exact if _is_telling(reading))
        for window in found:
            held = [_starts(reading) for reading in window if not reading.over]
            rest = [reading for reading in window if all(starts.isdisjoint(_starts(reading)) for starts in held)]
            claim = next((_claim(reading) for reading in rest if _is_meant(reading, right, surer, scene.text)), None)
            if claim is None or (over_of(claim) > 0 and are_traits(claim.operands, scene.text)):
                continue
            if not have_own_shares(claim, scene.passages):
                yield claim

    return check


def _right(exact: Sequence[Reading]) -> Mapping[frozenset[int], int]:
    """Parts that come to a total, and how sure it is that they are its parts: figures of two digits meet by chance."""
    found: dict[frozenset[int], int] = {}
    for reading in exact:
        surety = SURE if reading.whole.figure.digits >= TELLING else reading.surety
        found[_starts(reading)] = max(surety, found.get(_starts(reading), 0))
    return found


def _claim(reading: Reading, doubt: str = "") -> Claim:
    return claim_of(reading, RULE, REST_RULE, doubt)


def _is_telling(reading: Reading) -> bool:
    """Whether it does not hold by chance, and is not told as what is left: `đã cấp 579 tàu, còn 33 tàu`."""
    if len(reading.parts) == PAIR and reading.parts[-1].cues & REST:
        return False
    if reading.surety == LOOSE:
        return False
    return reading.surety > PLAIN or reading.whole.figure.digits >= TELLING or len(reading.parts) > LIST


def _starts(reading: Reading) -> frozenset[int]:
    return frozenset(part.figure.start for part in reading.parts)


def _is_meant(reading: Reading, right: Mapping[frozenset[int], int], surer_than: Surer, text: str) -> bool:
    """Whether a slip explains what they are apart, and no other total has these parts."""
    whole = reading.whole.figure.value
    given = whole - reading.over
    if min(given, whole) <= 0 or any(part.figure.value == whole for part in reading.parts):
        return False  # kiểm tra 15 mẫu, đạt cả 15 mẫu
    near = nearness(reading)
    if near < HALF or _is_left_open(reading):
        return False
    surer = surer_than(reading, near, text)
    is_long_list = surer is not None and surer.surety == SURE and len(reading.parts) > LIST
    if not is_long_list and _came_and_went(reading):
        return False
    if surer is None or surer.surety == LOOSE or right.get(_starts(reading), 0) >= surer.surety:
        return False
    if near < AROUND:  # 108,0 for 180,0
        is_telling = surer.surety == SURE and surer.is_computed and reading.whole.figure.digits >= SHORT
        return is_telling and are_same_digits(whole, given)
    is_more = surer.is_divided and surer.over < 0  # than what it is divided into, be it a slip or not
    return is_more or _is_explained(surer, _slip(surer, near), near)


def _is_left_open(reading: Reading) -> bool:
    """`245 người: công an 86, quân sự 54, dân quân 95 và y tế`: what `và` joins has no figure."""
    last = reading.parts[-1]
    behind = [token.cue for token in last.tokens[last.at + 1 :]]
    return reading.over > 0 and behind[:1] == ["and"] and not {"figure", "number"} & set(behind)


def _came_and_went(reading: Reading) -> bool:
    """`mới 245 đơn, kỳ trước 15 đơn, đã giải quyết 198 đơn, chưa 62 đơn`: with one part it makes the others."""
    return any(reading.over + 2 * part.figure.value == 0 for part in reading.parts)


def _is_explained(reading: Reading, slip: int, near: Decimal) -> bool:
    """The surer the place, the less the slip has to say."""
    count, is_long = len(reading.parts), reading.whole.figure.digits >= LONG
    if reading.over < 0 and reading.surety < SURE and reading.parts[-1].cues & REST == {"rest"} and slip < STRONG:
        return False  # 186 hộ; thu phí 156 hộ, miễn 12 hộ, còn nợ phí 24 hộ: some are told twice
    if reading.over > 0 and (reading.is_among or reading.surety in {SURE, PLAIN}):  # others may be left out
        return _is_all(reading, slip, near)
    if reading.surety == SURE:
        return slip >= WEAK
    if reading.surety == TOLD:
        return (slip >= FAIR and near >= CLOSE) or (slip >= WEAK and count > LIST and near >= NEAR)
    if count >= LIST:
        return (slip >= FAIR and near >= NEAR) or (slip == STRONG and near >= WIDE)
    return slip == STRONG and near >= NEAR and is_long


def _is_all(reading: Reading, slip: int, near: Decimal) -> bool:
    """Whether parts that come to less than their total are all the same."""
    count, is_long = len(reading.parts), reading.whole.figure.digits >= LONG
    if reading.surety == SURE and not reading.is_among:
        return slip >= WEAK or (not reading.is_divided and _lacks_few(reading, near))
    if reading.is_among and _lacks_few(reading, near):
        return True
    least = NEARLY_ALL if reading.is_among else NEAR
    return slip >= FAIR and near >= least and (count > LIST or slip == STRONG or is_long)


def _lacks_few(reading: Reading, near: Decimal) -> bool:
    """`47 người, trong đó kỹ sư 29, trung cấp 11, lái xe 6`: who counts so many of them leaves none out."""
    is_list = reading.is_pure and len(reading.parts) >= LIST and near >= NEARLY_ALL
    return is_list and all(each.figure.is_exact for each in (reading.whole, *reading.parts))


def _slip(reading: Reading, near: Decimal) -> int:
    """What is said by the slip that makes them apart, in the total or in one part."""
    total, over = reading.whole.figure.value, reading.over
    parts = [part.figure.value for part in reading.parts]
    # 8.100 for 8.000, of 5.126 and 2.874: they are told to the last digit, though none stands there.
    finest = min(_place(value) for value in (total, *parts))
    is_long = _place(total) - finest + len(digits_of(total)) >= TELLING
    found = [_of(total, total - over, is_long=is_long)]
    slips = [_of(value, value + over, is_long=False) for value in parts]
    is_all = over < 0 or reading.surety == SURE
    found += [slip for slip in slips if slip >= FAIR or is_all]
    is_pure = is_all and reading.is_pure and near >= WIDE
    if is_pure and any(_is_digit(value) and _is_digit(value + over) for value in parts):
        found.append(WEAK)
    if reading.whole.figure.digits >= TELLING and digits_of(over) == "1":  # one not carried: 4.109 for 4.099
        found.append(FAIR)
    return max(found)


def _is_digit(value: Decimal) -> bool:
    return 0 < value < TEN and value == int(value)


def _place(value: Decimal) -> int:
    """The power of ten of the last digit that is no 0: 3 of 12.000."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _of(one: Decimal, other: Decimal, *, is_long: bool) -> int:
    if other <= 0:
        return NONE
    is_telling = is_long or min(map(len, beside(one, other))) >= TELLING
    if are_turned(one, other):
        return STRONG if is_telling else WEAK
    if are_same_digits(one, other):  # 1.905 for 1.095
        return FAIR if is_telling and within(one, other, TWICE) else WEAK
    if is_one_digit_off(one, other):
        return FAIR if is_telling else WEAK
    return NONE
