"""Sums that hold but for a slip of the pen, in whatever window and order total and parts are told.

`ô tô 687 xe và mô tô 3.412 xe, cộng 4.109 xe`; `312 vụ: 48 vụ hình sự, 127 vụ dân sự, 113 vụ hôn nhân, 06 vụ hành
chính` for 131. The surer the place is, the less the slip has to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.audit.announced import kin_units
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Figure, Scene
from pipeline.audit.nearby import told_figures
from pipeline.audit.own_shares import have_own_shares
from pipeline.audit.readings import PLAIN, SURE, TOLD, Kinds, Reading, readings
from pipeline.audit.slips import are_turned, digits_of, is_one_digit_off
from pipeline.rulebook import Rulebook

RULE = "sum: slip"
PAIR, LIST = 2, 3  # parts
SHORT, TELLING, LONG = 2, 3, 4  # digits
# What a slip says: in short figures, of one digit, of two that changed places.
NONE, WEAK, FAIR, STRONG = 0, 1, 2, 3
CLOSE, NEAR, NEARLY_ALL = Decimal("0.8"), Decimal("0.9"), Decimal("0.95")

Check = Callable[[Scene], Iterator[Claim]]


def near_sum_check(rules: Rulebook) -> Check:
    """The check."""
    times = frozenset(rules.words("checks.kin.times"))
    kinds = Kinds(kin_units(kin_of(rules)), frozenset(rules.words("checks.mixed.nouns")), times)

    def check(scene: Scene) -> Iterator[Claim]:
        told = [each for each in told_figures(scene.passages) if each.is_plain and each.figure.unit not in times]
        found = [window for window in readings(told, scene.passages, kinds) if window]
        exact = [reading for window in found for reading in window if not _over(reading)]
        right = _right(exact)
        for window in found:
            held = [_starts(reading) for reading in window if not _over(reading)]
            rest = [reading for reading in window if all(starts.isdisjoint(_starts(reading)) for starts in held)]
            claim = next((_claim(reading) for reading in rest if _is_meant(reading, right)), None)
            if claim is not None and not have_own_shares(claim, scene.passages):
                yield claim

    return check


def _right(exact: Sequence[Reading]) -> Mapping[frozenset[int], int]:
    """Parts that come to a total, and how sure it is that they are its parts: figures of two digits meet by chance."""
    found: dict[frozenset[int], int] = {}
    for reading in exact:
        surety = SURE if reading.whole.figure.digits >= TELLING else reading.surety
        found[_starts(reading)] = max(surety, found.get(_starts(reading), 0))
    return found


def _claim(reading: Reading) -> Claim:
    return Claim("sum", "sum", reading.whole.figure, _figures(reading), rule=RULE, yields=True)


def _figures(reading: Reading) -> tuple[Figure, ...]:
    return tuple(part.figure for part in reading.parts)


def _starts(reading: Reading) -> frozenset[int]:
    return frozenset(part.figure.start for part in reading.parts)


def _over(reading: Reading) -> Decimal:
    """What the total is more than its parts."""
    return reading.whole.figure.value - sum((part.figure.value for part in reading.parts), Decimal(0))


def _is_meant(reading: Reading, right: Mapping[frozenset[int], int]) -> bool:
    """Whether a slip explains what they are apart, and no other total has these parts."""
    if right.get(_starts(reading), 0) >= reading.surety:
        return False
    whole = reading.whole.figure
    over = _over(reading)
    given = whole.value - over
    near = min(given, whole.value) / max(given, whole.value)
    slip = _slip(reading, over)
    count = len(reading.parts)
    if over > 0 and (reading.is_among or reading.surety == PLAIN):  # others may be left out
        least = NEARLY_ALL if reading.is_among else NEAR
        return slip >= FAIR and near >= least and (count > LIST or slip == STRONG or whole.digits >= LONG)
    if reading.surety == SURE:
        return slip >= WEAK and near >= CLOSE
    if reading.surety == TOLD:
        return (slip >= FAIR and near >= CLOSE) or (slip >= WEAK and count > LIST and near >= NEAR)
    if count >= LIST:
        return slip >= FAIR and near >= NEAR
    return slip == STRONG and near >= NEAR and whole.digits >= LONG


def _slip(reading: Reading, over: Decimal) -> int:
    """What is said by the slip that makes them apart, in the total or in one part."""
    total = reading.whole.figure.value
    found = [_of(total, total - over)]
    slips = [_of(part.figure.value, part.figure.value + over) for part in reading.parts]
    found += [slip for slip in slips if slip >= FAIR or over < 0]
    if total_digits(reading) >= TELLING and digits_of(over) == "1":  # a one that was not carried: 4.109 for 4.099
        found.append(FAIR)
    return max(found)


def total_digits(reading: Reading) -> int:
    """How many digits of the total say something."""
    return reading.whole.figure.digits


def _of(one: Decimal, other: Decimal) -> int:
    if other <= 0:
        return NONE
    is_telling = min(len(digits_of(one)), len(digits_of(other))) >= TELLING
    if are_turned(one, other):
        return STRONG if is_telling else WEAK
    if is_one_digit_off(one, other):
        return FAIR if is_telling else WEAK
    return NONE
