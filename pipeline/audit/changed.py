"""How a change, what changed and what it changed from stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.audit.clauses import CHANGES, COMPARED, alike, before, change_before_bracket, figure_at
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.model import Token

ENDS = frozenset({"comma", "semicolon", "from", "onto"})
ADJACENT = 2  # characters between two words with nothing between them but a mark


def is_yearly(tokens: Sequence[Token], index: int, levels: Sequence[int]) -> bool:
    """`tăng bình quân 10,4%/năm`, `tăng 5,7% mỗi năm`: a mean of several changes."""
    if tokens[index].cue != "figure" or figure_at(tokens, index).unit != "%":
        return False
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    is_by = behind is not None and behind.cue in {"each", "slash"} and behind.start - tokens[index].end <= ADJACENT
    return is_by or "each" in before(tokens, index, levels)


def direction_of(tokens: Sequence[Token], index: int, levels: Sequence[int]) -> str:
    """`up` or `down`: of the nearest such word in the clause, unless `từ` or `lên` makes the figure an end of it."""
    for at in range(index - 1, -1, -1):
        token = tokens[at]
        if levels[at] > levels[index]:
            continue  # tăng so với năm 2018 (20.875 người) là 585 người
        if levels[at] != levels[index] or token.figure is not None or token.cue in ENDS:
            return ""
        if token.cue in CHANGES:
            return token.cue
    return ""


def direction_in_bracket(tokens: Sequence[Token], index: int, levels: Sequence[int]) -> str:
    """`giảm 10 vụ (18,2%)`, `tăng 2.000 lượt (tương ứng 20%)`: the percentage is of the change before the bracket."""
    opening = change_before_bracket(tokens, index, levels)
    return direction_of(tokens, opening - 1, levels) if opening is not None else ""


def is_level(figure: Figure | None, change: Figure) -> bool:
    """An amount or a quantity, of its own or by person and year; percentages change by points."""
    if figure is None or figure.of is not None or figure.is_range:
        return False
    return figure.unit == "%" if change.unit == POINTS else figure.unit not in {"%", POINTS, ""}


def is_planned(tokens: Sequence[Token], at: int, levels: Sequence[int]) -> bool:
    """`18.452 triệu đồng/dự toán 152.000 triệu đồng`: the second is the plan."""
    return "plan" in before(tokens, at, levels) or (at > 0 and tokens[at - 1].cue == "slash")


def compare(left: Figure, right: Figure) -> bool:
    """Whether two figures are of one unit, and counted by the same."""
    return alike(left.unit, right.unit) and left.per == right.per


def is_shortened(now: Figure, then: Figure) -> bool:
    """`72,5 triệu đồng/người/năm, tăng 7,5 triệu đồng so với năm 2021 (65 triệu đồng)`: by what is told once."""
    return bool(now.per) and not then.per and alike(now.unit, then.unit)


def opens_clause(tokens: Sequence[Token], index: int) -> bool:
    """`giảm từ 143 hộ xuống còn 107 hộ, giảm 36 hộ`; not `…, trong đó hộ đồng bào giảm 12 hộ`."""
    at = next((at for at in range(index - 1, -1, -1) if tokens[at].cue in CHANGES), 0)
    opening = at - 2 if at > 1 and tokens[at - 1].cue == "fulfilled" else at - 1
    if opening < 0 or tokens[opening].cue not in {"comma", "open"}:
        return False
    return all(right.start - left.end <= ADJACENT for left, right in pairwise(tokens[opening : at + 1]))


def follows_at_once(tokens: Sequence[Token], base_at: int, index: int) -> bool:
    """Whether nothing is named between a base and a change: only a bracket, a comma, `tương ứng`, the change's word."""
    between = tokens[base_at + 1 : index]
    if {token.cue for token in between} - {"close", "comma", "fulfilled", *CHANGES}:
        return False
    ends = [*between, tokens[index]]
    return all(right.start - left.end <= ADJACENT for left, right in pairwise(ends))


def has_other_base(tokens: Sequence[Token], index: int) -> bool:
    """`…, tăng 3 vụ so với quý trước`."""
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    return behind is not None and behind.cue in {*COMPARED, "plan"}


def is_named(tokens: Sequence[Token], at: int, levels: Sequence[int]) -> bool:
    """Whether `so với` or `cùng kỳ` speaks of this figure."""
    if before(tokens, at, levels) & COMPARED:
        return True
    opening = next((i for i in range(at - 1, -1, -1) if tokens[i].cue == "open"), None) if levels[at] else None
    if opening is None:
        return False
    cues = {token.cue for token in tokens[max(0, opening - 3) : opening]}
    return bool(cues & COMPARED)


def is_base_before(tokens: Sequence[Token], at: int, levels: Sequence[int]) -> bool:
    """`tăng 9% so với năm 2012 là 1.486 tỷ đồng`: what another change is compared with."""
    last = next((each for each in range(at - 1, -1, -1) if tokens[each].figure is not None), None)
    is_compared = last is not None and "compared" in before(tokens, at, levels)
    return is_compared and last is not None and bool(direction_of(tokens, last, levels))


def is_anothers_base(tokens: Sequence[Token], levels: Sequence[int], index: int, base_at: int) -> bool:
    """Whether a base is that of a figure before it: `tăng 12% so với cùng kỳ (100 tỷ), vượt 6,7% dự toán`.

    The same change told in the other way has it too: `tăng 12 tỷ so với cùng kỳ (100 tỷ), tương ứng tăng 12%`.
    """
    owner = next((at for at in range(base_at - 1, -1, -1) if tokens[at].figure is not None), None)
    if owner is None:
        return False
    direction, of = direction_of(tokens, owner, levels), figure_at(tokens, owner)
    if not direction and of.unit != "%":
        return False
    is_told_again = (
        direction == direction_of(tokens, index, levels)
        and (of.unit == "%") != (figure_at(tokens, index).unit == "%")
        and follows_at_once(tokens, base_at, index)
        and not has_other_base(tokens, index)
    )
    return not is_told_again
