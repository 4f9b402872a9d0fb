"""What was done in percent of a plan told behind it: `Thu 1.953 tỷ đồng. So với kế hoạch 2.300 tỷ đồng thì đạt 84,9%`.

The plan stands right before its percentage; what was done is the only figure of its unit in the sentences before that
is of now. Then it is told as wrong by whatever clerks err.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from pipeline.audit.clauses import CHANGES, OPENERS
from pipeline.audit.kin import kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, percentages, told_figures
from pipeline.audit.rules import OF_PLAN
from pipeline.audit.shares import percent_of
from pipeline.audit.slips import is_near
from pipeline.audit.times import TimeReader
from pipeline.rulebook import Rulebook

TIES = frozenset({"comma", "fulfilled"})  # between the plan and its percentage
BACK, SENTENCES = 16, 3  # figures and sentences before the plan
CLOSE = 8  # a percentage is off by no more than such a part
TELLING = 2  # digits

Check = Callable[[Scene], Iterator[Claim]]


def plan_share_check(rules: Rulebook) -> Check:
    """The check."""
    kin, times, estimated = kin_of(rules), TimeReader(rules), {"", *rules.words("words.qualifiers.estimated")}

    def check(scene: Scene) -> Iterator[Claim]:
        if not any("plan" in passage.cues for passage in scene.passages):
            return
        told = told_figures(scene)
        for index in percentages(scene):
            if not index or not _is_of_plan(told[index - 1], told[index]):
                continue
            plan = told[index - 1]
            done = [
                each
                for place, each in enumerate(told[max(0, index - BACK) : index - 1], max(0, index - BACK))
                if _may_be_done(each, plan) and kin(each.figure.unit) == kin(plan.figure.unit)
                if not times.level(each, place, scene).is_then
            ]
            claim = _claim(told[index], plan, done, estimated)
            if claim is not None:
                yield claim

    return check


def _is_of_plan(plan: Told, share: Told) -> bool:
    """`So với kế hoạch cả năm 2.300 tỷ đồng thì đạt 89,4%`: the plan begins its sentence."""
    figure = share.figure
    is_share = not figure.is_range and not figure.qualifier and not share.direction
    if not is_share or plan.sentence != share.sentence or not plan.is_plain or plan.figure.qualifier:
        return False
    is_first = not any(token.figure is not None for token in plan.tokens[: plan.at])
    between = {token.cue for token in share.tokens[plan.at + 1 : share.at]}
    return is_first and "plan" in plan.cues and between <= TIES and plan.level == share.level


def _may_be_done(each: Told, plan: Told) -> bool:
    is_before = each.passage == plan.passage and 0 < plan.sentence - each.sentence <= SENTENCES
    return is_before and each.is_plain and not each.level and each.cues.isdisjoint(CHANGES | OPENERS | {"each"})


def _claim(share: Told, plan: Told, done: Sequence[Told], estimated: Collection[str]) -> Claim | None:
    figure = share.figure
    held = next((each for each in reversed(done) if figure.is_share(each.figure, plan.figure)), None)
    if held is not None:
        return Claim("ratio", "ratio", figure, (held.figure, plan.figure), "silent", rule=OF_PLAN, yields=True)
    sentences = {each.sentence for each in done}
    last = [each for each in done if sentences and each.sentence == max(sentences)]
    if len(last) != 1 or figure.digits < TELLING or last[0].figure.qualifier not in estimated:
        return None
    given = percent_of(last[0].figure, plan.figure, figure)
    is_meant = is_near(figure.value, given) or abs(figure.value - given) * CLOSE <= given
    return (
        Claim("ratio", "ratio", figure, (last[0].figure, plan.figure), rule=OF_PLAN, yields=True) if is_meant else None
    )
