"""Percentages that are nearly those of a part in a figure before: it is meant, and one of the three is wrong.

And which of the figures before a percentage is the part, which the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.audit.clauses import CHANGES, OPENERS, before, figure_at, is_plain, same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Token
from pipeline.audit.shares import (
    BASED,
    BLANK,
    LINKED,
    follows,
    has_own_share,
    is_at_bracket,
    is_nearly,
    is_next_opened,
    is_of_less,
    is_of_other,
    is_opened,
    is_turned,
)

PART, NEARLY, ABOVE = "ratio: part of a total", "ratio: nearly of a total", "ratio: nearly of one before"  # rules
PAIR = 2  # parts of a total, or a part and its whole
MONEY = "VND"
TIES = LINKED | {"comma"}  # between a change and its percentage
MOST_WHOLES = 3  # in a sentence, for one that is nearly it to be meant


def nearly(tokens: Sequence[Token], index: int, part_at: int, wholes: Sequence[int]) -> Claim | None:
    """`ảnh hưởng 1.318 hộ, đã chi trả 1.120 hộ, đạt 88,0%`: of the only figure that it nearly is a part of."""
    opened = index - 2 if tokens[index - 1].cue in LINKED else index - 1  # (70%), (chiếm 70%)
    in_bracket = opened > 0 and tokens[opened].cue == "open"
    is_next = is_at_bracket(tokens, part_at, opened) if in_bracket else follows(tokens, index, part_at)
    is_linked = not in_bracket or tokens[index - 1].cue in LINKED
    is_named = is_linked and tokens[index].start - tokens[index - 1].end > BLANK  # đạt tỷ lệ đúng hạn 99,2%
    share, part = figure_at(tokens, index), figure_at(tokens, part_at)
    greater = [at for at in wholes if figure_at(tokens, at).value >= part.value]
    if not is_next or is_named or len(greater) > MOST_WHOLES or is_of_other(tokens, index):
        return None
    free = [figure_at(tokens, at) for at in wholes if not has_own_share(tokens, at)]
    is_left = any(token.cue == "left" for token in tokens[index:])  # …; số còn lại chưa đánh giá
    if is_left or (in_bracket and tokens[index - 1].cue == "fulfilled"):  # tiêm mũi 1 3.280 trẻ (đạt 97,4%)
        free = [whole for whole in free if is_opened(tokens, whole, part_at) or is_turned(share, part, whole)]
    near = [whole for whole in free if is_nearly(share, part, whole) and not is_of_less(tokens, share, part, whole)]
    if len({whole.value for whole in near}) > 1:  # 6.202 hồ sơ; giải quyết 5.991 hồ sơ, trong đó đúng hạn …
        near = [whole for whole in near if is_next_opened(tokens, whole, part_at)]
    return _near_claim(share, part, near, NEARLY)


def of_plan(tokens: Sequence[Token], index: int, part_at: int) -> Claim | None:
    """`29.845 ha (kế hoạch 29.500 ha), đạt 101,17% kế hoạch`: of the plan in the bracket right behind the part."""
    cues = [token.cue for token in tokens[part_at + 1 : index]]
    if cues != ["open", "plan", "figure", "close", "comma", "fulfilled"]:
        return None
    share, part, whole = figure_at(tokens, index), figure_at(tokens, part_at), figure_at(tokens, part_at + 3)
    behind = tokens[index + 1 : index + 2]
    if not is_plain(whole) or not same_unit(part, whole) or (behind and behind[0].cue in BASED - {"plan"}):
        return None
    doubt = "" if is_nearly(share, part, whole) else "silent"
    return Claim("ratio", "ratio", share, (part, whole), doubt, rule=PART, yields=True)


def _near_claim(share: Figure, part: Figure, near: Sequence[Figure], rule: str) -> Claim | None:
    """The claim, where only one figure is nearly the total."""
    if len({whole.value for whole in near}) != 1:
        return None
    return Claim("ratio", "ratio", share, (part, near[0]), "", rule=rule, yields=True)


def nearly_before(tokens: Sequence[Token], index: int, part_at: int, above: Sequence[Figure]) -> Claim | None:
    """`Tổng số 412.350 lượt. Khám bảo hiểm y tế 338.127 lượt, chiếm 85,0%`: of a figure of the sentence before."""
    share, part = figure_at(tokens, index), figure_at(tokens, part_at)
    cue = next((token.cue for token in reversed(tokens[:index]) if token.cue in LINKED), "")
    is_first = not any(token.figure is not None for token in tokens[:part_at])
    if not is_first or cue != "share" or not follows(tokens, index, part_at):
        return None
    if index + 1 < len(tokens) and tokens[index + 1].cue in BASED:
        return None
    wholes = [whole for whole in above if same_unit(part, whole) and whole.value > part.value]
    return _near_claim(share, part, [whole for whole in wholes if is_nearly(share, part, whole)], ABOVE)


def whole_of_list(tokens: Sequence[Token], places: Sequence[int], part_at: int) -> int:
    """`Thu 214,6 tỷ đồng, trong đó A 180,2 tỷ đồng, B 34,4 tỷ đồng, đạt 107,3% dự toán (200 tỷ đồng)`: the first.

    Where those behind the word for parts add up to the one before it, what follows is told of that; else the nearest.
    """
    opened = max((at for at in range(part_at) if tokens[at].cue in OPENERS), default=None)
    if opened is None:
        return part_at
    whole_at = max((at for at in places if at < opened), default=None)
    parts = [at for at in places if at > opened]
    if whole_at is None or len(parts) < PAIR:
        return part_at
    whole, listed = figure_at(tokens, whole_at), [figure_at(tokens, at) for at in parts]
    is_sum = sum([part.value for part in listed]) == whole.value and all(same_unit(part, whole) for part in listed)
    return whole_at if is_sum else part_at


def right_way(claim: Claim) -> Claim:
    """`1.460 cơ quan trên tổng số 1.532 cơ quan, chiếm 95,30%`: the whole is the one that it holds of."""
    if claim.formula != "ratio" or len(claim.operands) != PAIR:
        return claim
    part, whole = claim.operands
    is_inverse = part.value > whole.value and claim.stated.is_share(whole, part)
    return replace(claim, operands=(whole, part)) if is_inverse else claim


def are_counts(part: Figure, whole: Figure, between: frozenset[str] | set[str]) -> bool:
    """`428 ca, bằng 4,6% tổng số 9.236 lượt khám`: counts, of which the one is told to be of the other."""
    are_exact = part.is_exact and whole.is_exact and part.of is None and whole.of is None
    return between == {"total"} and are_exact and MONEY not in (part.unit, whole.unit)


def is_of_change(tokens: Sequence[Token], levels: Sequence[int], index: int) -> bool:
    """`tăng 1.000 triệu đồng, bằng 15,4%`: nothing stands between the change and the percentage."""
    at = index - 1
    while at > 0 and tokens[at].cue in TIES and levels[at] == levels[index]:
        at -= 1
    return tokens[at].cue == "figure" and bool(before(tokens, at, levels) & CHANGES)


def begins_anew(tokens: Sequence[Token], part_at: int, whole_at: int) -> bool:
    """Whether a semicolon stands between a figure and one behind it that it may be a part of."""
    return any(token.cue == "semicolon" for token in tokens[part_at:whole_at])
