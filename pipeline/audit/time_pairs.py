"""Pairs of levels that tell one thing at two times: one is of then and the other is not, or their years differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.audit.kin import Kin
from pipeline.audit.nearby import Told, is_behind_slash
from pipeline.audit.slips import are_same_digits, is_pen_slip
from pipeline.audit.times import PLAN, Level, are_kin


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing now and then."""

    now: Level
    then: Level


def pairs(levels: Sequence[Level], unit: str, kin: Kin) -> list[Pair]:
    """All pairs of levels of a unit."""
    own = [each for each in levels if are_kin(each.figure.unit, unit, kin)]
    return [Pair(now, then) for then in own for now in own if now is not then and _is_pair(now, then)]


def _is_pair(now: Level, then: Level) -> bool:
    if now.figure.per != then.figure.per and now.figure.per and then.figure.per:
        return False
    if now.is_then != then.is_then:
        return then.is_then and not (now.year and then.year and then.year > now.year)
    if "from" in then.leads and "onto" in now.leads:
        return True
    if not now.year:
        return (then.is_own or then.is_past) and not now.is_then  # hiện có 14.230 con; năm 2011 có 15.118 con
    return bool(then.year) and then.year < now.year and (now.is_own or then.is_own)


def is_of_base(then: Level, base: str) -> bool:
    """Whether a figure is of the time, or the plan, that is named; any where none is."""
    if base == PLAN:
        return then.is_planned
    if base.isdigit():
        return then.year in {"", base} and not then.is_planned
    return not base or not then.is_planned


def nearest(found: Sequence[Pair], levels: Sequence[Level], index: int, here: Told) -> tuple[list[Pair], bool]:
    """The pairs with the base that stands nearest, and whether nothing else can be meant.

    None where a figure beside tells another: `…; riêng hệ giáo dục thường xuyên đạt 91,05%, tăng 3,4 điểm phần trăm`.
    """

    def distance(level: Level) -> tuple[int, int]:
        return abs(level.told.sentence - here.sentence), abs(level.place - index)

    ranked = sorted(found, key=lambda pair: (distance(pair.then), distance(pair.now)))
    if not ranked:
        return [], False
    first = ranked[0]
    beside = [each for each in levels if each.place < index and not each.is_then]
    beside = [each for each in beside if each.told.sentence == here.sentence and each.told.level <= here.level]
    own = (each for each in reversed(beside) if each.figure.unit == first.now.figure.unit)
    last = next((each for each in own if not is_behind_slash(each.told)), None)
    if last is not None and last not in (first.now, first.then):
        return [], False
    is_only = len({(pair.now.figure.value, pair.then.figure.value) for pair in ranked}) == 1
    is_next = first.then.is_base and first.then.place > index and last == first.now
    meant = [pair for pair in ranked if pair.then is first.then]
    return (meant[:1], True) if is_only or is_next else (meant if last in (None, first.then) else meant[:1], False)


def meant_of(pairs_: Sequence[Pair], told: Decimal, given: Callable[[Pair], Decimal]) -> Pair | None:
    """The pair of which a figure is a slip: the only one, or the only one of several in the sentences before."""
    slipped = [pair for pair in pairs_ if is_pen_slip(told, given(pair))]
    if not slipped and len(pairs_) == 1 and are_same_digits(told, given(pairs_[0])):
        return pairs_[0]
    return slipped[0] if len(slipped) == 1 else None


def exact_change_of(pair: Pair) -> Fraction:
    """By how much it changed, whichever way."""
    return abs(pair.now.figure.exactly - pair.then.figure.exactly)


def growth_of(pair: Pair) -> Fraction:
    """In percent."""
    return exact_change_of(pair) / pair.then.figure.exactly * 100


def change_of(pair: Pair) -> Decimal:
    """The same as a decimal number."""
    return abs(pair.now.figure.value - pair.then.figure.value)
