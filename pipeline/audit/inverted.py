"""Percentages that are those of the plan in the result: `kế hoạch 60 ha, trồng được 63,5 ha, đạt 94,49% kế hoạch`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.audit.beside_shares import is_share
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.verdicts import Judged, judge

RULE = "ratio: plan and result changed over"
PLAN = frozenset({"plan"})
PAIR = 2
OTHERS = frozenset({"same_period", "compared", "total"})  # behind a percentage of another thing
TELLING_DIGITS = 2


def without_inverted(found: Sequence[Judged], scene: Scene) -> list[Judged]:
    """All of them, shares of a plan in what came of it told as wrong where words say that they are of the plan."""
    if not any(is_share(each) for each in found):
        return list(found)
    told = {each.figure.start: each for each in told_figures(scene)}
    return [_turned(each, told) if is_share(each) else each for each in found]


def _turned(each: Judged, told: dict[int, Told]) -> Judged:
    claim = each.claim
    if len(claim.operands) != PAIR or not _is_inverted(claim, told):
        return each
    plan, result = claim.operands
    wrong = replace(claim, operands=(result, plan), doubt="", rule=RULE, yields=False)
    return judge(wrong) or each


def _is_inverted(claim: Claim, told: dict[int, Told]) -> bool:
    share, plan, result = (told.get(figure.start) for figure in (claim.stated, *claim.operands))
    if share is None or plan is None or result is None or result.sentence != share.sentence:
        return False
    behind = {token.cue for token in share.tokens[share.at + 1 : share.at + 2]}
    is_of_plan = "fulfilled" in share.cues and not behind & OTHERS and claim.stated.digits >= TELLING_DIGITS
    is_in_turn = plan.figure.start < result.figure.start < share.figure.start
    are_told = "plan" in plan.cues and "plan" not in result.cues and "share" not in share.cues
    is_next = not any(each.figure is not None for each in share.tokens[result.at + 1 : share.at])
    return is_of_plan and is_in_turn and are_told and is_next and (result.sentence == plan.sentence or behind == PLAN)
