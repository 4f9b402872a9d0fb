"""What a figure may be reckoned from: results of the figures around that are it, or are near it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from pipeline.audit.likely import amounts, percentages
from pipeline.audit.likely.numbers import Number
from pipeline.audit.likely.operations import MEAN, POINTS, PRODUCT, SUM, TOTAL, TWICE, Around, Maker, Units

BACK, AHEAD = 36, 10  # figures around
BESIDE = 5  # figures before, of the same sentence
FARTHEST = 400  # figures before
PASSAGES, LATER = 14, 2  # before and behind
EXACT, DIGIT, TURNED, NEAR = SLIPS = ("exact", "digit", "turned", "near")
OF_NOW = "of now"  # a change, divided by what is now instead of what was
TINY = 1e-9
NEARLY = 1.45  # a wrong figure is seldom farther from what it ought to be
SHORTEST_SLIP = 2  # digits
TWO = 2
NINE = 9  # two digits changed over are a multiple of it apart, a digit of a power of ten

MAKERS: Mapping[str, Maker] = {**percentages.MAKERS, **amounts.MAKERS}
FAR_MAKERS: Mapping[str, Maker] = {**percentages.FAR_MAKERS, **amounts.FAR_MAKERS}
_PASSAGE = attrgetter("passage")
SYMMETRIC = frozenset({TOTAL, SUM, PRODUCT, POINTS})


class Candidate(NamedTuple):
    """Numbers that give a figure by an operation; `slip`: exactly, but for a digit, for two changed over, or nearly."""

    operation: str
    operands: tuple[Number, ...]
    value: float
    slip: str
    scale: Decimal = Decimal(1)


def around(here: Number, numbers: Sequence[Number]) -> Around:
    """The numbers that may have to do with one."""
    place = here.place
    first, last = max(0, place - BACK), min(len(numbers), place + AHEAD + 1)
    since = bisect_left(numbers, here.passage - PASSAGES, first, place, key=_PASSAGE)
    until = bisect_left(numbers, here.passage + LATER + 1, place, last, key=_PASSAGE)
    near = [each for each in numbers[since:until] if each.value > 0 and each is not here]
    far = [*numbers[max(0, first - FARTHEST) : first]]  # noughts too: looking at each costs more than they do
    far += [each for each in numbers[first:since] if each.value > 0]
    sentence = here.sentence
    beside = [each for each in numbers[max(0, place - BESIDE) : place] if each.sentence == sentence and each.value > 0]
    return Around(here, near, beside, far)


def candidates(here: Number, place: Around, operations: frozenset[str], units: Units) -> list[Candidate]:
    """All of them, by the given operations; of figures far away only what gives the figure exactly."""
    found: dict[tuple[object, ...], Candidate] = {}
    for makers in (MAKERS, FAR_MAKERS):
        for name, make in makers.items():
            if name not in operations:
                continue
            for operands, value, scale in make(here, place, units):
                slip = slip_of(here, round(value / here.step) * here.step if name == MEAN else value)
                if slip == EXACT or (slip and makers is MAKERS):
                    places = [each.place for each in operands]
                    key = (name, *(sorted(places) if name in SYMMETRIC else places))
                    if key not in found:
                        found[key] = Candidate(name, operands, value, slip, scale)
    return list(found.values())


def far_of(here: Number, each: Candidate) -> int:
    """Figures from it to the farthest operand."""
    place = here.place
    return max([abs(operand.place - place) for operand in each.operands])


def slip_of(here: Number, value: float) -> str:
    """`exact` for what prints as the figure, `digit` or `turned` for what does but for that, `near`, or ""."""
    slack = TINY * max(1.0, value)
    if here.low - slack <= value <= here.high + slack:
        return EXACT
    if not here.value <= TWICE * value <= 2 * TWICE * here.value:
        return ""
    near = NEAR if here.value <= NEARLY * value and value <= NEARLY * here.value else ""
    apart = abs(round((value - here.value) / here.step))
    is_turned = not apart % NINE
    if not apart or not (is_turned or len(str(apart).rstrip("0")) == 1):
        return near  # mostly
    told, given = here.digits, str(round(value / here.step))
    if len(told) != len(given) or len(told) < SHORTEST_SLIP:
        return near
    places = [at for at, (one, other) in enumerate(zip(told, given, strict=True)) if one != other]
    if len(places) == 1:
        return DIGIT
    first, last = (places[0], places[-1]) if places else (0, 0)
    is_turned = len(places) == TWO and told[first] == given[last] and told[last] == given[first]
    return TURNED if is_turned else near
