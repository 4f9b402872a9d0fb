"""Rests that leave out one of a row: `62 bác sĩ có 04 chuyên khoa II, 19 chuyên khoa I, 05 thạc sĩ, còn lại 39`.

Nothing but commas and `và` stands between the parts, which are counted together by their units. What the whole leaves
of all parts but one is told to hold by nobody: the rest is wrong, or the row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.announced import AreKin, kin_units
from pipeline.audit.clauses import CHANGES, COMPARED
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.rulebook import Rulebook

RULE = "difference: one left out"
JOINTS, LEFT = frozenset({"comma", "and"}), frozenset({"left", "rest"})
NO_WHOLE = CHANGES | COMPARED | LEFT | {"plan", "each", "semicolon"}
FEWEST = 3  # parts beside the rest

Check = Callable[[Scene], Iterator[Claim]]


def rest_left_out_check(rules: Rulebook) -> Check:
    """The check."""
    are_kin = kin_units(kin_of(rules))

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, rest in enumerate(told):
            if rest.is_plain and rest.cues & LEFT and not rest.figure.qualifier:
                claim = _claim(told, index, are_kin)
                if claim is not None:
                    yield claim

    return check


def _claim(told: Sequence[Told], index: int, are_kin: AreKin) -> Claim | None:
    rest, parts = told[index], _parts(told, index, are_kin)
    at = index - len(parts) - 1
    if len(parts) < FEWEST or at < 0 or not _is_whole(told[at], parts[0], rest, are_kin):
        return None
    whole, figures = told[at].figure, [each.figure for each in parts]
    left = whole.exactly - sum(each.exactly for each in figures)
    if left < 0 or rest.figure.exactly - left not in {each.exactly for each in figures}:
        return None
    signs = (1, *(-1 for _ in figures))
    return Claim("difference", "sum", rest.figure, (whole, *figures), rule=RULE, signs=signs)


def _parts(told: Sequence[Told], index: int, are_kin: AreKin) -> list[Told]:
    """The row of parts that ends right before a rest, in reading order."""
    rest = told[index]
    found: list[Told] = []
    for at in range(index - 1, -1, -1):
        each, behind = told[at], told[at + 1]
        between = {token.cue for token in rest.tokens[each.at + 1 : behind.at]}
        is_next = each.sentence == rest.sentence and each.level == rest.level
        if not is_next or not between or not between <= (JOINTS if found else JOINTS | LEFT):
            break
        if not each.is_plain or each.figure.qualifier or not are_kin(each.figure.unit, rest.figure.unit):
            break
        found.append(each)
    return found[::-1]


def _is_whole(each: Told, first: Told, rest: Told, are_kin: AreKin) -> bool:
    """The figure of its kind before the row, in its sentence."""
    is_near = each.sentence == rest.sentence and each.level == rest.level and each.is_plain
    between = {token.cue for token in rest.tokens[each.at + 1 : first.at]}
    is_like = are_kin(each.figure.unit, rest.figure.unit) and not each.figure.qualifier
    return is_near and is_like and between.isdisjoint(NO_WHOLE) and each.cues.isdisjoint(NO_WHOLE)
