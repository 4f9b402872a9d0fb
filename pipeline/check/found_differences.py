"""What is left, and what has changed, found where two figures around come to it and no word says which they are.

`1.284/3.520 cháu …, 2.236 cháu chưa đến lớp`; `còn thiếu 62,36 tỷ đồng (đã cấp 250 tỷ đồng trên tổng số 312,36 tỷ
đồng)`; `giải quyết việc làm 4.800 lao động (tăng 75 lao động)` of 4.725 that were told pages before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from pipeline.audit.clauses import COMPARED, is_plain
from pipeline.audit.figure import Figure
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.rests import in_bracket_behind, numbers_of, rest_teller
from pipeline.rulebook import Rulebook

NEAR = 8  # figures before
FARTHEST = 400  # back to a figure of the introduction
SENTENCES = 2
FEW = 4  # numbers before, of which two come to a difference of one digit by chance only
PAIR = 2
TELLING_DIGITS = 3
RULE = "difference: found"

Check = Callable[[Scene], Iterator[Claim]]


def found_difference_check(rules: Rulebook) -> Check:
    """The check."""
    kin, is_rest = kin_of(rules), rest_teller(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            if not each.is_plain:
                continue
            direction = each.direction
            found = _in_bracket(told, index)
            if found is None and (direction or is_rest(each, scene)):
                found = _of_two_before(told, index, kin)
            if found is None and direction:
                found = _of_one_told_before(told, index, direction)
            if found is not None:
                yield Claim("difference", "difference", each.figure, found, "silent", rule=RULE, yields=True)

    return check


def _in_bracket(told: Sequence[Told], index: int) -> tuple[Figure, Figure] | None:
    """Of the only two figures of the bracket behind."""
    figure = told[index].figure
    two = [each for each in in_bracket_behind(told, index) if each.unit == figure.unit]
    return _two(figure, two) if len(two) == PAIR else None


def _two(figure: Figure, numbers: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The first two whose difference it is."""
    for one, other in combinations(numbers, PAIR):
        high, low = (one, other) if one.value > other.value else (other, one)
        if low.value and high.value - low.value == figure.value:
            return high, low
    return None


def _of_two_before(told: Sequence[Told], index: int, kin: Kin) -> tuple[Figure, Figure] | None:
    """Of two of the sentences before, which may be told by other words for the same things."""
    here = told[index]
    unit = kin(here.figure.unit)
    near = [each for each in told[max(0, index - NEAR) : index] if here.sentence - each.sentence <= SENTENCES]
    near = [each for each in near if here.passage - each.passage <= 1]
    held = [(each, number) for each in reversed(near) for number in numbers_of(each) if kin(number.unit) == unit]
    if here.figure.digits >= TELLING_DIGITS:
        return _two(here.figure, [number for _, number in held])
    if here.direction:  # (125 vụ, chết 65 người, bị thương 78 người) giảm 13 vụ, giảm 07 người chết
        return _two_periods(here.figure, held)
    found = _two(here.figure, [number for _, number in held[:FEW]])
    return found if found is not None and held[0][1] in found else None


def _two_periods(figure: Figure, held: Sequence[tuple[Told, Figure]]) -> tuple[Figure, Figure] | None:
    """Of one that is told in a bracket, or behind `so với`, and one that is not."""
    then = [number for each, number in held if each.level or each.cues & COMPARED]
    now = [number for each, number in held if not (each.level or each.cues & COMPARED)]
    found = (_two(figure, (one, other)) for one in then for other in now)
    return next(filter(None, found), None)


def _of_one_told_before(told: Sequence[Told], index: int, direction: str) -> tuple[Figure, Figure] | None:
    """Of the figure beside it that has changed, and one of three digits or more that is told anywhere before."""
    here = told[index]
    beside = [each for each in told[max(0, index - PAIR) : index + PAIR] if each.sentence == here.sentence]
    for each in beside:
        now = each.figure
        if each is here or not is_plain(now) or now.unit != here.figure.unit or now.digits < TELLING_DIGITS:
            continue
        then = now.value - here.figure.value if direction == "up" else now.value + here.figure.value
        for earlier in told[max(0, index - FARTHEST) : max(0, index - PAIR)]:
            for number in numbers_of(earlier):
                if number.value == then and number.unit == now.unit and number.digits >= TELLING_DIGITS:
                    return (now, number) if direction == "up" else (number, now)
    return None
