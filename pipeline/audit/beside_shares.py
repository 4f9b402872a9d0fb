"""Percentages that hold of a figure that nothing beside them is of.

`thu về 235 phiếu: 148 phiếu rất hài lòng (63,0%), 76 phiếu hài lòng (30,4%), 11 phiếu chưa hài lòng (4,7%)`: the 30,4 %
are of the 250 that were sent out. `Kỷ luật 23 đảng viên, năm trước 18, tăng 05 trường hợp, bằng 21,7%`: of what is now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from pipeline.audit.clauses import alike
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.share_names import words_about
from pipeline.audit.shares import percent_of
from pipeline.audit.slips import is_misreckoned, is_near
from pipeline.audit.verdicts import Judged, judge
from pipeline.audit.wholes import is_of_other, named_by

WRONG_ONE, OF_NOW = "ratio: of the wrong one", "growth: divided by now"
RATIO, SHARE = "ratio", "share"  # formulas: of a figure, of all parts
TABLE = "table"  # in the rules of relations in tables
FEWEST = 2  # shares beside one that are of one whole
MOST_TIMES = 4  # that a figure is likely to grow by
BACK = 12  # figures in which the one of then stands
SOME_PARTS = "some_parts"  # trong đó
OTHERS = frozenset({"plan", "same_period", "compared"})  # behind a percentage of another thing


def told_beside(found: Sequence[Judged], scene: Scene) -> list[Judged]:
    """All of them, those told as wrong of which figures beside tell that they are of another."""
    shares = [each for each in found if is_share(each) or _is_of_all(each)]
    if not shares:
        return list(found)
    told = told_figures(scene)
    places = {each.figure.start: place for place, each in enumerate(told)}
    near = {each.figure.start: each for each in told}
    odd = dict(_odd_ones(shares, near, scene))
    fulfilled = {each.claim.operands[-1].start: each.claim for each in shares if _is_fulfilment(each, near)}
    found = [_of_result(each, fulfilled, near) if is_share(each) else each for each in found]
    return [_told(each, odd, told, places) if is_share(each) or _is_of_all(each) else each for each in found]


def _is_fulfilment(each: Judged, near: Mapping[int, Told]) -> bool:
    """`226 đảng viên, bằng 113% kế hoạch (200 đồng chí)`: of what was planned, told right behind the percentage."""
    here, base = near.get(each.claim.stated.start), near.get(each.claim.operands[-1].start)
    return here is not None and base is not None and is_of_other(here) and base.figure.start > here.figure.start


def _of_result(each: Judged, fulfilled: Mapping[int, Claim], near: Mapping[int, Told]) -> Judged:
    """A share of a part in the plan, as that of what was done: `…, trong đó thanh niên 154 đồng chí (77,00%)`."""
    claim, here = each.claim, near.get(each.claim.stated.start)
    plan = fulfilled.get(claim.operands[-1].start)
    if plan is None or here is None or plan is claim or is_of_other(here) or claim.stated.start < plan.stated.start:
        return each
    done, part = plan.operands[0], claim.operands[0]
    is_part = SOME_PARTS in here.said and done.value > part.value and not claim.stated.is_share(part, done)
    return (of_whole(claim, part, done) or each) if is_part else each


def is_share(each: Judged) -> bool:
    """Whether it tells that a percentage of the prose is right."""
    claim = each.claim
    is_ratio = claim.kind == "ratio" and claim.formula == RATIO and claim.stated.unit == "%"
    return is_ratio and each.verdict == "ok" and TABLE not in claim.rule


def _is_of_all(each: Judged) -> bool:
    return each.claim.formula == SHARE and each.verdict == "ok" and TABLE not in each.claim.rule


def of_whole(claim: Claim, part: Figure, whole: Figure) -> Judged | None:
    """A share told as wrong of a whole, where it is nearly that of the part in it."""
    given = percent_of(part, whole, claim.stated)
    is_meant = is_near(claim.stated.value, given) or is_misreckoned(claim.stated.value, given)
    return of_the_wrong_one(claim, part, whole) if is_meant else None


def of_the_wrong_one(claim: Claim, part: Figure, whole: Figure) -> Judged | None:
    """A share that holds of another figure, told of the whole that its part is of."""
    return judge(replace(claim, operands=(part, whole), doubt="", rule=WRONG_ONE, yields=False))


def _told(each: Judged, odd: Mapping[int, Claim], told: Sequence[Told], places: Mapping[int, int]) -> Judged:
    claim = each.claim
    if claim.stated.start in odd:
        return _as_the_others(claim, odd[claim.stated.start]) or each
    if claim.formula != RATIO:
        return each
    place = places.get(claim.stated.start, 0)
    return _of_then(claim, told, place) or each


# ---- a list of shares ---------------------------------------------------------------------------------------------


def _odd_ones(shares: Sequence[Judged], near: Mapping[int, Told], scene: Scene) -> Iterator[tuple[int, Claim]]:
    """Shares of a sentence that are of another whole than all others, and one of these."""
    own = sorted([each.claim for each in shares if _is_of_last(each.claim, near)], key=lambda claim: claim.stated.start)
    for _, group in groupby(own, key=lambda claim: near[claim.stated.start].sentence):
        row = {claim.stated.start: claim for claim in group}
        wholes = Counter(_whole(claim) for claim in row.values())
        parts = {claim.operands[0].start: claim.operands[0].value for claim in row.values()}
        both = sum(parts.values())
        whole, count = (both, 1) if len(row) == FEWEST and both in wholes else wholes.most_common(1)[0]
        others = [claim for claim in row.values() if _whole(claim) != whole]
        is_row = len(others) == 1 and len(row) == count + 1 and both <= whole
        if is_row and (count >= FEWEST or (both == whole and not _is_of_named(others[0], near, scene))):
            yield others[0].stated.start, next(claim for claim in row.values() if _whole(claim) == whole)


def _is_of_named(claim: Claim, near: Mapping[int, Told], scene: Scene) -> bool:
    """`nữ 512 em, chiếm 80%; đoàn viên 128 em, chiếm 25% số nữ`."""
    named = named_by(claim.stated, scene)
    return not named.isdisjoint(words_about(near[claim.operands[1].start], scene)) if named else False


def _whole(claim: Claim) -> Decimal:
    """What a share is of: a figure, or all parts."""
    if claim.formula == RATIO:
        return claim.operands[1].value
    return sum((figure.value for figure in claim.operands), Decimal(0))


def _as_the_others(claim: Claim, other: Claim) -> Judged | None:
    """The share of the same whole as another beside it."""
    part = claim.operands[0]
    if other.formula == RATIO:
        return of_whole(claim, part, other.operands[1])
    whole = replace(part, value=_whole(other), bounds=bounds(_whole(other)))
    if of_whole(claim, part, whole) is None or part not in other.operands:
        return None
    rest = (figure for figure in other.operands if figure is not part)
    return judge(replace(claim, formula="share", operands=(part, *rest), doubt="", rule=WRONG_ONE, yields=False))


def _is_of_last(claim: Claim, near: Mapping[int, Told]) -> bool:
    """`76 phiếu hài lòng (30,4%)`, `76 phiếu hài lòng, chiếm 30,4%`: of the figure right before it."""
    here = near.get(claim.stated.start)
    if here is None or claim.operands[0].start not in near or claim.operands[1].start not in near:
        return False
    behind = [token.cue for token in here.tokens[here.at + 1 : here.at + 2]]
    before = [token.start for token in here.tokens[: here.at] if token.cue == "figure"]
    is_next = before[-1:] == [claim.operands[0].start] and OTHERS.isdisjoint(behind)
    return is_next and ("share" in here.cues or here.tokens[here.at - 1].cue == "open")


# ---- a change -----------------------------------------------------------------------------------------------------


def _of_then(claim: Claim, told: Sequence[Told], place: int) -> Judged | None:
    """The share of a change in what is now, told as wrong in what was then, where that gives the change."""
    change, now = claim.operands
    last = told[place - 1] if place else None
    if last is None or last.figure.start != change.start or not last.direction or last.sentence != told[place].sentence:
        return None
    sign = 1 if last.direction == "up" else -1
    here = [each for each in told[max(0, place - BACK) : place] if each.passage == last.passage and each.is_plain]
    then = [each.figure for each in here if each.figure.value == now.value - sign * change.value]
    then = [figure for figure in then if alike(figure.unit, now.unit) and figure.start not in {change.start, now.start}]
    if len(then) != 1 or claim.stated.is_share(change, then[0]) or change.value > MOST_TIMES * then[0].value:
        return None  # đạt 02 chỉ tiêu; số chỉ tiêu đạt và vượt là 20 chỉ tiêu, bằng 90,9%
    wrong = replace(claim, kind="growth", operands=(change, then[0]), doubt="", rule=OF_NOW, yields=False)
    return judge(wrong)
