"""What is left with a slip: `612 tàu, đã cấp phép 579 tàu, còn 43 tàu`, where 33 are.

Of which figures it is left is told by their order, the whole before the part; that the rest is meant to be what they
leave, by the slip itself, or by a percentage between them that holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.audit.clauses import CHANGES, denominator, is_plain
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Claim, Figure, Scene
from pipeline.audit.nearby import Told, digits, told_figures
from pipeline.audit.rests import rest_teller
from pipeline.audit.slips import are_turned, is_near, is_one_digit_off, is_small_slip
from pipeline.rulebook import Rulebook

BACK = 12  # figures before the rest
MOST = 8  # of its unit
SENTENCES = 1
PARTS = 2  # the figures before that can be the part
BASES = frozenset({"plan", "total"})
RULE = "difference: what is left"

Check = Callable[[Scene], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class _Two:
    """The whole and its part; `is_told`: a percentage that holds tells that they are."""

    whole: Figure
    part: Figure
    is_told: bool


@dataclass(frozen=True, slots=True)
class _Number:
    """A figure of the rest's unit. `is_base`: a plan, or what others are a part of: behind a slash, or `tổng số`."""

    figure: Figure
    is_base: bool


def rest_slip_check(rules: Rulebook) -> Check:
    """The check."""
    is_rest, kin = rest_teller(rules), kin_of(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            if each.is_plain and not each.figure.qualifier and is_rest(each, scene.subject_at):
                claim = _claim(told, index, kin)
                if claim is not None:
                    yield claim

    return check


def _claim(told: Sequence[Told], index: int, kin: Kin) -> Claim | None:
    rest = told[index].figure
    numbers = _numbers_before(told, index, kin)
    values = [each.figure.value for each in numbers]
    if any(abs(one - other) == rest.value for one in values for other in values):
        return None
    two = next((two for two in _twos(told, index, numbers) if _is_meant(rest, two)), None)
    if two is None:
        return None
    return Claim("difference", "difference", rest, (two.whole, two.part), rule=RULE, yields=True)


def _is_meant(rest: Figure, two: _Two) -> bool:
    """Whether it is what the two leave, but for a slip."""
    given = two.whole.value - two.part.value
    if are_turned(rest.value, given) or is_small_slip(rest.value, given):
        return True
    return two.is_told and (is_near(rest.value, given) or is_one_digit_off(rest.value, given))


def _numbers_before(told: Sequence[Told], index: int, kin: Kin) -> list[_Number]:
    """Figures of its unit in the sentence and the one before, the nearest first; of `87/94 hồ sơ` both numbers."""
    here = told[index]
    found: list[_Number] = []
    for each in reversed(told[max(0, index - BACK) : index]):
        if each.passage != here.passage or here.sentence - each.sentence > SENTENCES:
            break
        figure = each.figure
        if each.level > here.level or each.cues & CHANGES or figure.per or kin(figure.unit) != kin(here.figure.unit):
            continue
        if figure.of is not None:
            below, above = denominator(figure)
            found += [_Number(replace(above, of=None), is_base=False), _Number(below, is_base=True)]
        elif is_plain(figure):
            found.append(_Number(figure, bool(each.cues & BASES) or _is_behind_slash(each)))
    return found[:MOST]


def _twos(told: Sequence[Told], index: int, numbers: Sequence[_Number]) -> Iterator[_Two]:
    """The part and the whole of which a percentage holds; then the last figure before, and the next that is greater.

    A plan and what stands behind a slash are no wholes by their place: `thu 1.867 triệu đồng, đạt 124,5% kế hoạch 1.500
    triệu đồng; chi 1.204 triệu đồng, còn lại …`; `1.894 hộ nghèo …, còn 1.326 hộ nghèo/18.946 hộ; giảm …`.
    """
    shares = [each.figure for each in told[max(0, index - BACK) : index] if each.figure.unit == "%"]
    for part in numbers[:PARTS]:
        for whole in numbers:
            first = min(part.figure.start, whole.figure.start)
            behind = [share for share in shares if share.start > first and not share.is_range]
            if whole.figure.value > part.figure.value and any(_holds(share, part, whole) for share in behind):
                yield _Two(whole.figure, part.figure, is_told=True)
    own = [each.figure for each in numbers if not each.is_base]
    if own:
        greater = next((each for each in own[1:] if each.value > own[0].value), None)
        if greater is not None and digits(greater) >= PARTS:
            # 186 hộ …. Đã chi trả cho 157 hộ, còn lại 39 hộ: no other figure of theirs is told.
            is_only = len(numbers) == PARTS and "left" in told[index].cues and _is_next(told, index)
            yield _Two(greater, own[0], is_told=is_only)


def _is_next(told: Sequence[Told], index: int) -> bool:
    """Whether the figure right before is the part, with nothing but a comma between."""
    here, last = told[index], told[index - 1]
    between = {token.cue for token in here.tokens[last.at + 1 : here.at]}
    return last.sentence == here.sentence and between <= {"comma", "semicolon", "left"}


def _holds(share: Figure, part: _Number, whole: _Number) -> bool:
    return share.is_share(part.figure, whole.figure)


def _is_behind_slash(each: Told) -> bool:
    return each.at > 0 and each.tokens[each.at - 1].cue == "slash"
