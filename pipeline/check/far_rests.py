"""What is left of a whole that is told paragraphs above: `Đã trả 2.391 hồ sơ, còn lại 73 hồ sơ` of 2.464 received.

What is done stands right before the rest; the whole is the nearest figure of their kind that both make up, but for a
slip where no other figure is what they make up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.announced import AreKin, kin_units
from pipeline.audit.clauses import CHANGES, COMPARED
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.rests import REST, numbers_of
from pipeline.audit.slips import are_turned, digits_of, is_one_digit_off
from pipeline.rulebook import Rulebook

RULE = "difference: left of what is told above"
BACK, NEAR, PASSAGES = 60, 24, 6  # figures before, those of them among which a slip counts, and their passages
BETWEEN = frozenset({"comma", "semicolon", "stop", "fulfilled", "share", "open", "close", "figure", "cumulated"}) | REST
NO_PART = CHANGES | COMPARED | {"plan", "each", "from", "onto", "again"}
FEWEST, TELLING = 2, 3  # digits
CLOSE = 20  # a whole is no further from what part and rest make up than a part in so many

Check = Callable[[Scene], Iterator[Claim]]


def far_rest_check(rules: Rulebook) -> Check:
    """The check."""
    are_kin = kin_units(kin_of(rules))

    def check(scene: Scene) -> Iterator[Claim]:
        if not any("left" in passage.cues for passage in scene.passages):
            return
        told = told_figures(scene)
        for index, each in enumerate(told):
            if each.is_plain and not each.figure.qualifier and "left" in each.cues and not each.level:
                claim = _claim(told, index, are_kin)
                if claim is not None:
                    yield claim

    return check


def _claim(told: Sequence[Told], index: int, are_kin: AreKin) -> Claim | None:
    rest = told[index].figure
    part = _part(told, index, are_kin)
    if part is None:
        return None
    done = told[part]
    given = done.figure.value + rest.value
    before = [
        each
        for each in told[max(0, part - BACK) : part]
        if are_kin(each.figure.unit, rest.unit) and not each.cues & NO_PART
    ]
    if any(each.figure.value == done.figure.value for each in before):
        return None
    wholes = [number for each in reversed(before) for number in numbers_of(each)]
    right = next((whole for whole in wholes if whole.value == given), None)
    if right is not None:
        operands = (right, done.figure)
        return Claim("difference", "difference", rest, operands, "silent", rule=RULE, yields=True)
    near = [each for each in before if each in told[max(0, part - NEAR) : part] and each.is_plain and not each.level]
    near = [each for each in near if told[index].passage - each.passage <= PASSAGES]
    whole = next((each.figure for each in reversed(near) if each.figure.value > done.figure.value), None)
    if whole is None or whole.qualifier or abs(whole.value - given) * CLOSE > whole.value:
        return None
    left = whole.value - done.figure.value
    is_slip = are_turned(rest.value, left) or is_one_digit_off(rest.value, left)
    is_telling = whole.digits >= TELLING and min(len(digits_of(rest.value)), len(digits_of(left))) >= FEWEST
    if not (is_slip and is_telling):
        return None
    return Claim("difference", "difference", rest, (whole, done.figure), rule=RULE, yields=True)


def _part(told: Sequence[Told], index: int, are_kin: AreKin) -> int | None:
    """What is done: the only figure of its kind in the rest's sentence, or in the one before, right before the rest."""
    here = told[index]
    at = index - 1
    while at >= 0 and told[at].figure.unit == "%" and told[at].passage == here.passage:
        at -= 1
    if at < 0 or told[at].passage != here.passage or here.sentence - told[at].sentence > 1:
        return None
    done = told[at]
    if not done.is_plain or done.level or done.figure.qualifier or done.cues & NO_PART:
        return None
    is_first = not any(
        each.passage == here.passage and are_kin(each.figure.unit, here.figure.unit)
        for each in told[max(0, at - NEAR) : at]
    )
    if not is_first or not are_kin(done.figure.unit, here.figure.unit):
        return None
    tokens = here.tokens[: here.at] if done.sentence != here.sentence else here.tokens[done.at + 1 : here.at]
    return at if {token.cue for token in tokens} <= BETWEEN else None
