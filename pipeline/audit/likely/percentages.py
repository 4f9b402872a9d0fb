"""What a percentage may be reckoned from: shares, growth, the rest of a hundred, points between two others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations

from pipeline.audit.likely.numbers import Number
from pipeline.audit.likely.operations import (
    CLOSE,
    GROWTH,
    HUNDRED,
    ONE,
    POINTS,
    RATIO,
    REST,
    SHARE,
    TOTAL,
    TWICE,
    Around,
    Maker,
    Results,
    Units,
    are_close,
    are_parts,
    counts_of,
    is_alike,
)

LONGEST_JOINT = 4  # parts of a joint share
JOINT_REACH = 14  # figures from a joint share to its parts and whole
ABOUT = 2.1  # times: what comes to more or less is never meant; asked before what costs more


def _ratios(here: Number, place: Around, units: Units) -> Results:
    if here.figure.unit != "%":
        return
    counts = place.counts
    for above, below in _quotients(here, counts, counts):
        yield (above, below), HUNDRED * above.value / below.value, ONE
    yield from _joint_ratios(here, counts, units)


def _quotients(here: Number, over: Sequence[Number], under: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Two of money or two of anything else, of which the first is about so many percent of the second."""
    least, most = here.value / TWICE / HUNDRED, here.value * TWICE / HUNDRED
    for below in under:
        low, high, is_money = below.value * least, below.value * most, below.is_money
        for above in over:
            if low <= above.value <= high and above is not below and above.is_money is is_money:
                yield above, below


def _joint_ratios(here: Number, counts: Sequence[Number], units: Units) -> Results:
    """Some parts told one behind the other, in percent of a whole: `04 tiến sĩ, 58 thạc sĩ`, of 103."""
    close = [each for each in counts if abs(here.place - each.place) <= JOINT_REACH]
    least, most = here.value / ABOUT, here.value * ABOUT
    for at, one in enumerate(close):
        total = one.value
        for end in range(at + 1, min(len(close), at + LONGEST_JOINT)):
            if close[end].sentence != one.sentence or not are_parts(one, close[end], units):
                break
            total += close[end].value
            parts = close[at : end + 1]
            for whole in close:
                given = HUNDRED * total / whole.value
                if not least <= given <= most:
                    continue  # mostly
                if whole.value > total and whole not in parts and whole.is_money is one.is_money:
                    yield (*parts, whole), given, ONE


def _shares(here: Number, place: Around, units: Units) -> Results:
    """A part of what it makes with another one: `đúng hạn 1.180 hồ sơ (99,2%), quá hạn 10 hồ sơ`."""
    if here.figure.unit != "%" or here.value >= HUNDRED:
        return
    close = [each for each in place.counts if abs(here.place - each.place) <= CLOSE]
    least, most = here.value / ABOUT, here.value * ABOUT
    for part, other in permutations(close, 2):
        given = HUNDRED * part.value / (part.value + other.value)
        if least <= given <= most and part.sentence == other.sentence and is_alike(part, other, units):
            yield (part, other), given, ONE


def _far_ratios(here: Number, place: Around, units: Units) -> Results:
    """What stands beside, of a whole that was told long before."""
    if here.figure.unit == "%":
        for above, below in _quotients(here, counts_of(place.beside), counts_of(place.far)):
            if is_alike(above, below, units):
                yield (above, below), HUNDRED * above.value / below.value, ONE


def _growths(here: Number, place: Around, units: Units) -> Results:
    return _changes(here, place.counts, place.counts, units)


def _far_growths(here: Number, place: Around, units: Units) -> Results:
    """A plan at the end of a report, against what was reached at its beginning."""
    return _changes(here, counts_of(place.beside), counts_of(place.far), units)


def _changes(here: Number, nows: Sequence[Number], thens: Sequence[Number], units: Units) -> Results:
    if here.figure.unit != "%":
        return
    least, most = here.value / TWICE / HUNDRED, here.value * TWICE / HUNDRED
    for then in thens:
        base = then.value
        low, high = base * least, base * most
        for now in nows:
            if low <= abs(now.value - base) <= high and now is not then and _is_change(now, then, here, units):
                yield (now, then), HUNDRED * abs(now.value - base) / base, ONE


def _is_change(now: Number, then: Number, here: Number, units: Units) -> bool:
    """Of a kind, or counts so near that they may be of it: `1.523 học sinh, sinh viên`, `1.386 HSSV`."""
    return is_alike(now, then, units) or (are_parts(now, then, units) and are_close((now, then), here))


def _rests(here: Number, place: Around, _: Units) -> Results:
    if here.figure.unit == "%":
        for each in place.near:
            if each.figure.unit == "%" and each.value < HUNDRED:
                yield (each,), HUNDRED - each.value, ONE


def _points(here: Number, place: Around, _: Units) -> Results:
    for one, other in _share_pairs(here, place.near):
        yield (one, other) if one.value > other.value else (other, one), abs(one.value - other.value), ONE


def _totals(here: Number, place: Around, _: Units) -> Results:
    for one, other in _share_pairs(here, place.near):
        yield (one, other), one.value + other.value, ONE


def _share_pairs(here: Number, near: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Two percentages each, of which another may be reckoned."""
    return combinations([each for each in near if each.is_percent], 2) if here.is_percent else iter(())


MAKERS: Mapping[str, Maker] = {
    RATIO: _ratios,
    SHARE: _shares,
    GROWTH: _growths,
    REST: _rests,
    POINTS: _points,
    TOTAL: _totals,
}
FAR_MAKERS: Mapping[str, Maker] = {RATIO: _far_ratios, GROWTH: _far_growths}
