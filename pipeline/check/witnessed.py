"""Figures with a slip that several relations show at once: each of them holds with the same other digits.

That a list comes to the figure with two digits changed over is enough, where it has digits enough.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from math import prod

from pipeline.audit.figure import Figure
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.lone_witnesses import lone_witnesses, zero_moved
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.printed import Slips
from pipeline.audit.slips import beside
from pipeline.audit.witnesses import Witness, witnesses
from pipeline.rulebook import Rulebook

LEAST_DIGITS = 3  # of a figure in which a slip says something
FEWEST = 2  # relations that agree, and digits that a slip changes
TEN = 10
SELDOM = 0.001  # how often chance has them agree, at most
TOLD = 0.03  # the same where words tell that the figure is reckoned


def witnessed_check(_: Rulebook) -> LastCheck:
    """The check."""

    def check(scene: Scene, known: Known) -> Iterator[Claim]:
        told = told_figures(scene)
        short = {each.figure.start for each in told if each.figure.unit == "%" and each.figure.digits < LEAST_DIGITS}
        for at, each in enumerate(told):
            if _is_alone(each, known, short):
                for one in _agreed(each, [*witnesses(told, at, known.held), *lone_witnesses(told, at)]):
                    if _is_new(one.claim, known):
                        yield one.claim
            elif each.figure.digits == 1 and each.figure.value >= TEN and not known.of(each.figure.start):
                claim = zero_moved(told, at)
                if claim is not None and _is_new(claim, known):
                    yield claim

    return check


def _is_alone(each: Told, known: Known, short: Container[int]) -> bool:
    """Whether nothing that holds is told of a quantity of several digits, but for percentages of two digits."""
    figure = each.figure
    if not each.is_plain or figure.qualifier or figure.digits < LEAST_DIGITS:
        return False
    return not any(one.is_held and one.stated not in short for one in known.of(figure.start))


def _is_new(claim: Claim, known: Known) -> bool:
    """Whether nothing but a guess is told of what it states, or nothing with any of these figures."""
    start, others = claim.stated.start, {figure.start for figure in claim.operands}
    told = [each for each in known.of(start) if each.stated == start and not (each.is_guess and not each.is_held)]
    return all(others.isdisjoint(each.figures) for each in told)


def _agreed(each: Told, found: Sequence[Witness]) -> list[Witness]:
    """Those that the same slip makes hold, where they are enough and chance would seldom have it so."""
    found = [one for one in found if _may_be(each.figure.value, one)]
    if not found or (len(found) < FEWEST and not (found[0].is_told or found[0].claim.kind == "sum")):
        return []
    slips = Slips.of(each.figure)
    best: list[Witness] = []
    for value in (*slips.turned, *slips.others):
        agreed = _apart([one for one in found if one.low <= value <= one.high])
        if len(agreed) > len(best) and _are_enough(each.figure, value, agreed, slips):
            best = agreed
    return best


def _may_be(value: Decimal, one: Witness) -> bool:
    """Whether a slip can lead to what a relation needs: as many digits, of which one differs, or two. Asked first."""
    if one.low != one.high:
        return one.low < value * TEN and one.high * TEN > value
    left, right = beside(value, one.low)
    return len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) <= FEWEST


def _apart(found: Sequence[Witness]) -> list[Witness]:
    """The least likely one of each figure told, and of each set of figures: three tell one relation in three ways."""
    kept: list[Witness] = []
    for one in sorted(found, key=lambda each: each.chance):
        figures = {one.claim.stated.start, *(figure.start for figure in one.claim.operands)}
        same = [{each.claim.stated.start, *(figure.start for figure in each.claim.operands)} for each in kept]
        if figures not in same and one.claim.stated.start not in {each.claim.stated.start for each in kept}:
            kept.append(one)
    return kept


def _are_enough(figure: Figure, value: Decimal, agreed: Sequence[Witness], slips: Slips) -> bool:
    """Two that agree; or one alone that words tell, or a list that comes to it with two digits changed over.

    Where another digit differs, a list may leave out a round number.
    """
    chance = prod(one.chance for one in agreed)
    is_turned = value in slips.turned
    if len(agreed) >= FEWEST:
        return chance * slips.number < SELDOM
    if agreed[0].is_told:
        is_change = agreed[0].claim.formula == "difference"
        tried = slips.number if is_change else len(slips.turned)
        return (is_turned or is_change) and chance * tried < TOLD
    is_list = agreed[0].claim.kind == "sum" and figure.digits > LEAST_DIGITS
    return is_list and is_turned and chance * len(slips.turned) < SELDOM
