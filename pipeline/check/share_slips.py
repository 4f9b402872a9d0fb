"""Percentages with a slip, of a total in their own sentence or one before.

`Kinh phí giao 318.546 triệu đồng. Đã giải ngân 141.753 triệu đồng, đạt 45,4%`: it is 44,5. Two digits that changed
places tell enough. A single wrong digit does of a percentage with two decimals, where the total is the figure right
before the part, or where what is left of it is told beside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.clauses import CHANGES, OF_CHANGE, is_plain
from pipeline.audit.figure import Figure
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, percentages, told_figures
from pipeline.audit.rests import numbers_of
from pipeline.audit.shares import LINKED, percent_of
from pipeline.audit.slips import are_turned, is_small_slip
from pipeline.rulebook import Rulebook

BACK = 40  # figures in which one may hold
STANDING = 400  # figures back that a total of the introduction can stand
NEAR = 14  # of them that can be meant
SENTENCES = 2
MOST = 4
PAIR = 2  # figures from one share to the next
TURNED_DIGITS = 3
SLIP_DIGITS = 4
TIES = LINKED | {"comma", "open"}
OTHERS = frozenset({"plan", "same_period", "compared"})
RULE = "ratio: slip of a share"

Check = Callable[[Scene], Iterator[Claim]]


def share_slip_check(rules: Rulebook) -> Check:
    """The check."""
    kin = kin_of(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index in percentages(scene):
            share = told[index].figure
            if share.digits >= TURNED_DIGITS and not (share.is_range or share.qualifier):
                claim = _claim(told, index, kin)
                if claim is not None:
                    yield claim

    return check


def _claim(told: Sequence[Told], index: int, kin: Kin) -> Claim | None:
    share, part = told[index], _part(told, index)
    if part is None or _is_of_other(share):
        return None
    before = told[max(0, index - BACK) : index - 1]
    wholes = [number for each in reversed(before) for number in numbers_of(each) if _can_be(number, part, kin)]
    if any(share.figure.is_share(part, whole) for whole in wholes):
        return None
    near = [each for each in told[max(0, index - NEAR) : index - 1] if share.sentence - each.sentence <= SENTENCES]
    near = [each for each in near if share.passage - each.passage <= 1 and not each.cues & CHANGES]
    meant = [number for each in reversed(near) for number in numbers_of(each) if _can_be(number, part, kin)][:MOST]
    for place, whole in enumerate(meant):
        given = percent_of(part, whole, share.figure)
        is_sure = not place or _is_left_told(told, index, whole.value - part.value)
        is_slip = share.figure.digits >= SLIP_DIGITS and is_sure and is_small_slip(share.figure.value, given)
        if (are_turned(share.figure.value, given) or is_slip) and not _are_others_of_another(told, index, whole):
            return Claim("ratio", "ratio", share.figure, (part, whole), rule=RULE, yields=True)
    return _beside_another(told, index, part)


def _are_others_of_another(told: Sequence[Told], index: int, whole: Figure) -> bool:
    """Whether another share beside it is of something else, so that this one may be too."""
    for at in _beside(told, index):
        part = _part(told, at)
        is_of_unit = part is not None and part.unit == whole.unit and "share" in told[at].cues
        if part is not None and is_of_unit and not told[at].figure.is_share(part, whole):
            return True
    return False


def _beside(told: Sequence[Told], index: int) -> Iterator[int]:
    """Where the shares of the figures before and behind stand in the sentence."""
    for at in (index - PAIR, index + PAIR):
        if 0 < at < len(told) and told[at].sentence == told[index].sentence and told[at].figure.unit == "%":
            yield at


def _beside_another(told: Sequence[Told], index: int, part: Figure) -> Claim | None:
    """`hộ nghèo 487 hộ, tỷ lệ 4,49%; hộ cận nghèo 612 hộ, tỷ lệ 6,55%`: of the total that the share beside it is of."""
    share = told[index]
    for at in _beside(told, index):
        other, other_part = told[at].figure, _part(told, at)
        if other_part is None or other_part.unit != part.unit or other.digits < TURNED_DIGITS:
            continue
        before = told[max(0, at - STANDING) : at - 1]
        wholes = {each.figure.value: each.figure for each in before if _is_standing(each.figure, part)}
        for whole in wholes.values():
            if not other.is_share(other_part, whole):
                continue
            given = percent_of(part, whole, share.figure)
            if are_turned(share.figure.value, given) or is_small_slip(share.figure.value, given):
                return Claim("ratio", "ratio", share.figure, (part, whole), rule=RULE, yields=True)
    return None


def _is_standing(whole: Figure, part: Figure) -> bool:
    return is_plain(whole) and whole.unit == part.unit and whole.value > part.value and whole.digits >= TURNED_DIGITS


def _part(told: Sequence[Told], index: int) -> Figure | None:
    """The figure right before, of which the percentage speaks."""
    share, part = told[index], told[index - 1] if index else None
    if part is None or part.sentence != share.sentence or part.cues & OF_CHANGE or share.cues & CHANGES:
        return None
    cues = [token.cue for token in share.tokens[part.at + 1 : share.at]]
    if not set(cues) <= TIES or not (set(cues) & LINKED or cues == ["open"]):
        return None
    numbers = list(numbers_of(part))
    return numbers[0] if len(numbers) == 1 and is_plain(numbers[0]) else None


def _is_of_other(share: Told) -> bool:
    """`đạt 95,2% kế hoạch`, `bằng 104,1% cùng kỳ`."""
    return any(token.cue in OTHERS for token in share.tokens[share.at + 1 : share.at + 2])


def _can_be(whole: Figure, part: Figure, kin: Kin) -> bool:
    return whole.value > part.value and whole.value > 0 and kin(whole.unit) == kin(part.unit)


def _is_left_told(told: Sequence[Told], index: int, left: object) -> bool:
    """`118 doanh nghiệp …, 96 doanh nghiệp, đạt 83,36%, còn 22 doanh nghiệp`: the rest is told, and right."""
    behind = told[index + 1 : index + 2]
    return any(each.sentence - told[index].sentence <= 1 and each.figure.value == left for each in behind)
