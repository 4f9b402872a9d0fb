"""Changes whose base is told beside them, in a bracket or in words, with the figure of now far away or in doubt.

`số bị thương tăng 5 người (năm trước 24 người), tăng 20,83%`; `so với đầu năm có 1.683 hộ … thì giảm 482 hộ`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from pipeline.audit.changed import opens_clause
from pipeline.audit.clauses import CHANGES, COMPARED, same_unit
from pipeline.audit.kin import Kin, kin_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.of_now import is_share_of
from pipeline.audit.shares import percent_of
from pipeline.audit.slips import are_turned, is_near, is_small_slip
from pipeline.rulebook import Rulebook

TIES = frozenset({"comma", "open", "close", "fulfilled", "up", "down"})  # between a change and its percentage
TELLING_DIGITS = 3
PAIR = 2  # a change and its base
BACK = 8  # figures looked at

Check = Callable[[Scene], Iterator[Claim]]


def told_base_check(rules: Rulebook) -> Check:
    """The check."""
    kin = kin_of(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            if each.figure.is_range or each.figure.of is not None:
                continue
            claim = None
            if each.figure.unit == "%":
                claim = _share(told, index) or _points(told, index)
            elif each.direction:
                claim = _from_words(told, index) or _in_one_bracket(told, index) or _of_kin(told, index, kin)
            if claim is not None:
                yield claim

    return check


def _share(told: Sequence[Told], index: int) -> Claim | None:
    """The percentage of a change whose base stands in a bracket right behind the change, or right before it."""
    share, before = told[index], told[max(0, index - PAIR) : index]
    if len(before) < PAIR or any(each.sentence != share.sentence or not each.is_plain for each in before):
        return None
    change, base = _change_and_base(before[0], before[1]) or (None, None)
    if change is None or base is None or not same_unit(change.figure, base.figure) or not base.figure.value:
        return None
    cues = {token.cue for token in share.tokens[before[1].at + 1 : share.at]}
    if cues - TIES or (cues & CHANGES) - {change.direction}:
        return None
    given = percent_of(change.figure, base.figure, share.figure)
    # The figure behind the change may be no base, `tăng 5 người (ngoài huyện 26 người)`: only a slip tells that it is.
    is_turned = are_turned(share.figure.value, given) and is_small_slip(share.figure.value, given)
    is_meant = is_near(share.figure.value, given) if base is before[0] else is_turned
    sign = 1 if change.direction == "up" else -1
    now = base.figure.value + sign * change.figure.value
    is_next = opens_clause(share.tokens, share.at) or "fulfilled" in cues  # (1.148 vụ), tương ứng 4,81%
    is_meant = is_meant or (is_next and is_share_of(share.figure, change.figure, now))
    doubt = "" if share.figure.digits >= TELLING_DIGITS and is_meant else "silent"
    operands = (change.figure, base.figure)
    return Claim("growth", "ratio", share.figure, operands, doubt, rule="growth: base beside", yields=True)


def _change_and_base(first: Told, second: Told) -> tuple[Told, Told] | None:
    """Which of two figures of a sentence changed the other, that stands in a bracket right beside it."""
    between = [token.cue for token in second.tokens[first.at + 1 : second.at]]
    if _is_in_own_bracket(second) and first.direction:
        # tăng 2,3 triệu đồng so với năm 2020 (36,2 triệu đồng), tương ứng 6,35%
        return (first, second) if set(between[:-1]) <= COMPARED else None
    if _is_in_own_bracket(first) and second.direction:
        is_told = [cue for cue in between if cue != "comma"] == ["close", second.direction]
        return (second, first) if is_told and _is_compared(first) else None
    return None


def _is_in_own_bracket(each: Told) -> bool:
    """`(năm 2017 là 24 người)`: alone in its bracket."""
    tokens, at = each.tokens, each.at
    return 0 < at < len(tokens) - 1 and tokens[at - 1].cue == "open" and tokens[at + 1].cue == "close"


def _is_compared(base: Told) -> bool:
    """`so với cùng kỳ (77 vụ)`."""
    return any(token.cue in COMPARED for token in base.tokens[max(0, base.at - 3) : base.at - 1])


def _from_words(told: Sequence[Told], index: int) -> Claim | None:
    """`1.201 hộ nghèo …; so với đầu năm có 1.683 hộ … thì giảm 428 hộ`: of the one figure that gives 482."""
    change, direction = told[index], told[index].direction
    if not change.is_plain or change.figure.digits < TELLING_DIGITS or change.level:
        return None
    here = [each for each in told[max(0, index - BACK) : index] if each.sentence == change.sentence]
    same = [each for each in here if each.is_plain and same_unit(each.figure, change.figure) and not each.level]
    if not same or not same[-1].cues & COMPARED or same[-1].cues & CHANGES or change.cues & COMPARED:
        return None
    base, sign = same[-1].figure, 1 if direction == "up" else -1
    gaps: list[tuple[Decimal, Told]] = [((each.figure.value - base.value) * sign, each) for each in same[:-1]]
    if any(gap == change.figure.value for gap, _ in gaps):
        return None
    slipped = [
        each for gap, each in gaps if are_turned(change.figure.value, gap) and is_small_slip(change.figure.value, gap)
    ]
    if len(slipped) != 1:
        return None
    now = slipped[0].figure
    operands = (now, base) if direction == "up" else (base, now)
    return Claim("difference", "difference", change.figure, operands, rule="difference: base in words", yields=True)


def _in_one_bracket(told: Sequence[Told], index: int) -> Claim | None:
    """`74 vụ cháy (tăng 11 vụ, 17,46% so với 63 vụ năm 2022)`: the change and its base in the bracket behind."""
    change, direction = told[index], told[index].direction
    now = told[index - 1] if index else None
    cues = [token.cue for token in change.tokens[max(0, change.at - 3) : change.at]]
    if now is None or cues != ["figure", "open", direction] or not change.is_plain or not now.is_plain:
        return None
    behind = [each for each in told[index + 1 : index + 1 + PAIR] if each.sentence == change.sentence]
    base = next((each for each in behind if each.level == change.level and each.cues & COMPARED), None)
    if base is None or not same_unit(base.figure, now.figure) or not same_unit(change.figure, now.figure):
        return None
    operands = (now.figure, base.figure) if direction == "up" else (base.figure, now.figure)
    given = operands[0].value - operands[1].value
    doubt = "" if is_near(change.figure.value, given) or are_turned(change.figure.value, given) else "silent"
    return Claim(
        "difference", "difference", change.figure, operands, doubt, rule="difference: base beside", yields=True
    )


def _of_kin(told: Sequence[Told], index: int, kin: Kin) -> Claim | None:
    """`21 bác sĩ xin thôi việc, tăng 9 người so với cùng kỳ (12 bác sĩ)`: the change by another word for the same."""
    change, direction = told[index], told[index].direction
    if not 0 < index < len(told) - 1 or change.level or not change.is_plain:
        return None
    now, base = told[index - 1], told[index + 1]
    if now.sentence != change.sentence or base.sentence != change.sentence or now.figure.unit != base.figure.unit:
        return None
    unit, other = now.figure.unit, change.figure.unit
    between = {token.cue for token in change.tokens[now.at + 1 : change.at]}
    is_told = between == {"comma", direction} and _is_in_own_bracket(base) and _is_compared(base)
    if not is_told or unit == other or kin(unit) != kin(other) or not now.is_plain:
        return None
    operands = (now.figure, base.figure) if direction == "up" else (base.figure, now.figure)
    return Claim("difference", "difference", change.figure, operands, rule="difference: base beside", yields=True)


def _points(told: Sequence[Told], index: int) -> Claim | None:
    """`tỷ lệ 40,0% … cuối năm còn 34,0%, tức là giảm 6,0%`: of two percentages just told; only where it holds."""
    change, direction = told[index], told[index].direction
    if not direction or change.figure.digits < PAIR:
        return None
    near = [each for each in told[max(0, index - BACK) : index] if change.sentence - each.sentence <= PAIR]
    levels = [each.figure for each in near if each.figure.unit == "%" and not each.direction]
    for now, then in combinations(reversed(levels), PAIR):
        high, low = sorted((now, then), key=lambda each: each.value, reverse=True)
        if low.value and high.value - low.value == change.figure.value:
            return Claim("difference", "difference", change.figure, (high, low), "silent", rule="difference: points")
    return None
