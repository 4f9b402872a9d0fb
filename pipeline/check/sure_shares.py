"""Percentages of what its words tell to be a part: `2.214 cháu trong số 2.460 cháu`, in whatever order they stand.

`Trong tổng số 458 vụ việc, giải quyết 412 vụ, tỷ lệ 90%`; `đạt 90%, tương ứng 2.214 cháu trong số 2.460 cháu`.
Nothing else can be meant, so that what does not hold is wrong, as far as clerks reckon wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.clauses import CHANGES, OF_CHANGE, alike
from pipeline.audit.figure import Figure
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, percentages, told_figures
from pipeline.audit.shares import percent_of
from pipeline.audit.slips import is_misreckoned, is_near
from pipeline.rulebook import Rulebook, alternation

PAIR_AND_SHARE = 2  # figures from a whole, over its part, to the percentage
MONEY = "VND"
AROUND = 3  # figures from a percentage to its part
LONGEST = 60  # characters between a part and `trong số`
OTHERS = frozenset({"plan", "same_period", "compared", "each", "slash"})
PARTING = frozenset({"semicolon", "stop"})
RULE = "ratio: part of what is told"

Check = Callable[[Scene], Iterator[Claim]]


def sure_share_check(rules: Rulebook) -> Check:
    """The check."""
    kin = kin_of(rules)
    among = alternation(rules.words("checks.shares.sure"))
    first = alternation(rules.words("checks.shares.first"))
    before = re.compile(rf"(?<!\w)(?:{among}|(?<![^.\n] )(?<!\w){first})\s*$", re.IGNORECASE)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index in percentages(scene):
            each = told[index]
            figure = each.figure
            if figure.is_range or figure.qualifier or figure.value <= 0 or each.cues & CHANGES:
                continue
            if any(token.cue in OTHERS for token in each.tokens[each.at + 1 : each.at + 2]):
                continue
            claim = _claim(told, index, scene.text, before, kin)
            if claim is not None:
                yield claim

    return check


def _claim(told: Sequence[Told], index: int, text: str, among: re.Pattern[str], kin: Kin) -> Claim | None:
    share, operands = told[index], _operands(told, index, text, among, kin)
    if operands is None:
        return None
    part, whole = operands
    if share.figure.is_share(part, whole):
        return Claim("ratio", "ratio", share.figure, operands, "silent", rule=RULE, yields=True)
    others = [token.figure for token in share.tokens if token.figure is not None]
    same = [each for each in others if each.unit in {"", whole.unit} and each not in operands]
    if any(share.figure.is_share(part, each) or share.figure.is_share(each, whole) for each in same):
        return None
    given = percent_of(part, whole, share.figure)
    told_value = share.figure.value
    if not (is_near(told_value, given) or is_misreckoned(told_value, given)):
        return None
    return Claim("ratio", "ratio", share.figure, operands, rule=RULE, yields=True)


def _operands(
    told: Sequence[Told], index: int, text: str, among: re.Pattern[str], kin: Kin
) -> tuple[Figure, Figure] | None:
    whole_at = _whole(told, index, text, among)
    part = None if whole_at is None else _part(told, index, whole_at)
    if whole_at is None or part is None or part.figure.value >= told[whole_at].figure.value:
        return None
    whole = told[whole_at]
    is_next = part.figure.start < whole.figure.start and _are_counts(part, whole)
    return (part.figure, whole.figure) if is_next or _are_kin(part.figure, whole.figure, kin) else None


def _whole(told: Sequence[Told], index: int, text: str, among: re.Pattern[str]) -> int | None:
    """The only figure of the sentence with `trong số` right before it."""
    here = told[index]
    found = []
    for at in range(max(0, index - AROUND), min(len(told), index + AROUND + 1)):
        each = told[at]
        if each.sentence == here.sentence and each.is_plain and not each.cues & OF_CHANGE:
            start = max(each.tokens[0].start - LONGEST, each.figure.start - LONGEST, 0)
            if among.search(text[start : each.figure.start]):
                found.append(at)
    return found[0] if len(found) == 1 else None


def _part(told: Sequence[Told], index: int, whole_at: int) -> Told | None:
    """The figure before `trong số`, else the only one between the whole and the percentage."""
    share, whole = told[index], told[whole_at]
    before = told[whole_at - 1] if whole_at else None
    if before is not None and before.sentence == whole.sentence and before.is_plain and before.level == whole.level:
        between = {token.cue for token in before.tokens[before.at + 1 : whole.at]}
        if between <= {"total", "some_parts"} and before.cues.isdisjoint(OF_CHANGE):
            is_beside = index in {whole_at + 1, whole_at - PAIR_AND_SHARE}
            low, high = sorted((share.at, before.at if index < whole_at else whole.at))
            is_parted = not PARTING.isdisjoint(token.cue for token in share.tokens[low:high])
            return before if is_beside and not is_parted else None
    if index != whole_at + PAIR_AND_SHARE:
        return None
    part = told[whole_at + 1]
    if not part.is_plain or part.cues & OF_CHANGE or part.level > share.level:
        return None
    between = {token.cue for token in part.tokens[whole.at + 1 : share.at]}
    return None if between & PARTING else part


def _are_counts(part: Told, whole: Told) -> bool:
    """`65 camera trên tổng số 130 vị trí`: things of two names."""
    return part.figure.is_exact and whole.figure.is_exact and MONEY not in {part.figure.unit, whole.figure.unit}


def _are_kin(part: Figure, whole: Figure, kin: Kin) -> bool:
    return alike(part.unit, whole.unit) or kin(part.unit) == kin(whole.unit)
