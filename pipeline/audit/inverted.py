"""Percentages that are those of the plan in the result: `kế hoạch 60 ha, trồng được 63,5 ha, đạt 94,49% kế hoạch`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.audit.beside_shares import is_share
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.verdicts import Judged, judge

RULE = "ratio: plan and result changed over"
PAIR = 2
OTHERS = frozenset({"same_period", "compared", "total"})  # behind a percentage of another thing
TELLING_DIGITS = 2
MOST_TIMES = 2  # that a result is more or less than its plan
SHORTEST = 8  # characters between the word and what was planned


def without_inverted(found: Sequence[Judged], scene: Scene) -> list[Judged]:
    """All of them, shares of a plan in what came of it told as wrong where words say that they are of the plan."""
    if not any(is_share(each) for each in found):
        return list(found)
    told = {each.figure.start: each for each in told_figures(scene)}
    return [_turned(each, told) if is_share(each) else each for each in found]


def _turned(each: Judged, told: Mapping[int, Told]) -> Judged:
    claim = each.claim
    if len(claim.operands) != PAIR or not _is_inverted(claim, told):
        return each
    plan, result = claim.operands
    if not plan.value <= MOST_TIMES * result.value <= MOST_TIMES**2 * plan.value:
        return each
    wrong = replace(claim, operands=(result, plan), doubt="", rule=RULE, yields=False)
    return judge(wrong) or each


def _is_inverted(claim: Claim, told: Mapping[int, Told]) -> bool:
    share, plan, result = (told.get(figure.start) for figure in (claim.stated, *claim.operands))
    if share is None or plan is None or result is None or claim.stated.digits < TELLING_DIGITS:
        return False
    if "fulfilled" not in share.cues or "share" in share.cues or "plan" in result.cues:
        return False
    between = share.tokens[share.at + 1 : share.at + 4]
    if plan.figure.start > share.figure.start:  # 720 ha, bằng 90,3% kế hoạch năm (650 ha)
        return [token.cue for token in between] == ["plan", "open", "figure"] and between[-1].start == plan.figure.start
    if "plan" not in plan.cues or {token.cue for token in between[:1]} & OTHERS:
        return False
    if result.figure.start < plan.figure.start:  # 754 người. Chưa đạt chỉ tiêu 800 người, mới đạt 106,1%
        return _is_next(plan, share) and _is_planned_alone(plan)
    return _is_next(result, share) and (result.sentence == plan.sentence or between[0].cue == "plan")


def _is_planned_alone(plan: Told) -> bool:
    """`chỉ tiêu 800 người`; not `đã giải ngân cho kế hoạch của cả ba năm là 211.871 triệu đồng`."""
    last = plan.tokens[plan.at - 1]
    return last.cue == "plan" and plan.figure.start - last.end <= SHORTEST


def _is_next(each: Told, share: Told) -> bool:
    """Whether nothing is told between a figure and the percentage of its sentence."""
    between = share.tokens[each.at + 1 : share.at]
    return each.sentence == share.sentence and all(token.figure is None for token in between)
