"""Figures before the words that open a list of parts, which can be its total."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.audit.clauses import depths, is_plain
from pipeline.audit.figure import Figure
from pipeline.audit.model import Token


def totals_of(tokens: Sequence[Token], levels: Sequence[int], index: int, previous: Sequence[Token]) -> list[Figure]:
    """Figures that can be the total of what is told behind an opener, the nearest first.

    Those of the sentence before, where none stands before the opener: `… là 2.400.400.000 đồng. Trong đó: …`.
    """
    found = _before(tokens, levels, index)
    if found or any(token.figure is not None for token in tokens[:index]):
        return found
    return _before([*previous, Token(0, 0, "some_parts")], [*depths(previous), 0], len(previous))


def _before(tokens: Sequence[Token], levels: Sequence[int], index: int) -> list[Figure]:
    """Figures before an opener that can be the total, the nearest first."""
    level = levels[index] - (tokens[index].cue == "open")
    ends = (at for at in range(index - 1, -1, -1) if tokens[at].cue == "semicolon" and levels[at] <= level)
    first = next(ends, -1) if tokens[index].cue == "colon" else -1  # Quốc lộ 1A: 8 vụ; ĐT 716: 5 vụ; ĐT 717: 4 vụ
    return [
        figure
        for at in range(index - 1, first, -1)
        if levels[at] <= level and (figure := tokens[at].figure) is not None and is_plain(figure)
        if tokens[at].cue == "figure" and not (_is_change(tokens, at, levels) or _is_plan_of(tokens, at, index))
    ]


def _is_plan_of(tokens: Sequence[Token], at: int, index: int) -> bool:
    """`chưa đạt chỉ tiêu 800 người, mới đạt 96,5%; gồm Malaysia 312 người, …`: the parts are of what was reached."""
    is_plan = at > 0 and tokens[at - 1].cue == "plan"
    behind = [token.cue if token.figure is None else token.figure.unit for token in tokens[at + 1 : index]]
    return is_plan and "fulfilled" in behind and "%" in behind[behind.index("fulfilled") :]


def _is_change(tokens: Sequence[Token], at: int, levels: Sequence[int]) -> bool:
    """`tăng 12 hộ so với …` is no total; `đạt 215 giải`, `kế hoạch 120 ha` may be one."""
    is_plan = False
    for back in range(at - 1, -1, -1):
        if levels[back] != levels[at]:
            continue
        cue = tokens[back].cue
        figure = tokens[back].figure
        if figure is not None:
            return is_plan and figure.unit == "%"  # đạt 98,7% kế hoạch 35.000 tấn
        if cue in {"comma", "semicolon", "colon"}:
            return False
        is_plan = is_plan or cue == "plan"
        if cue in {"up", "down", "compared", "same_period", "from", "onto", "each"}:
            return True
    return False
