"""Heads over several columns of a table without rules, told by which of the heads below stand on one line.

In a head whose cells are set in the middle of their height, those under a head of several stand lower than those
beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations, pairwise

from pipeline.read.aligned_columns import SAME_EDGE, Columns, Phrase, Row, across
from pipeline.read.aligned_lower import FEWEST_GROUPS, Lower, Placed

LEVEL = 0.2  # of a line's height that the middles of heads on one line differ, printed by two fonts; half a line else
CENTRED = 0.25  # of the room from one head to the next: how far a head may be from the middle of those under it
MOST = 14  # columns of a run: more is looked at in vain

Run = tuple[int, int]  # first and last of columns beside each other, both counted


def level_groups(row: Row, lower: Lower, figures: Collection[int]) -> dict[int, tuple[int, int]]:
    """Where the heads of a row begin -> first column and number of those that each is over.

    Nothing, unless another head stands half a line higher or several share all columns out: one above heads that are
    all set low tells nothing.
    """
    found = {}
    for first, last in _runs(lower, figures, LEVEL * row[0][0].height) or _every(row, lower, figures):
        centres = [sum(lower.own[column]) / 2 for column in range(first, last + 1)]
        low, high = (centres[0], centres[-1])
        over = [phrase for phrase in row if low < sum(across(phrase)) / 2 < high]
        parts = parts_over([sum(across(phrase)) / 2 for phrase in over], centres) if over else None
        for phrase, (begin, end) in zip(over, parts or (), strict=bool(parts)):
            found[phrase[0].start] = (first + begin, end + 1 - begin)
    return found


def _runs(lower: Lower, figures: Collection[int], slack: float) -> list[Run]:
    """Columns of figures beside each other whose heads are level, lower than others and under none of several."""
    middles = lower.middles()
    under = set().union(*lower.wide)
    if not middles:
        return []
    highest = min(middles.values())
    low = [c for c in sorted(figures) if c in middles and c not in under and middles[c] - highest > slack]
    runs: list[Run] = []
    for column in low:
        if runs and column == runs[-1][1] + 1 and abs(middles[column] - middles[runs[-1][0]]) <= slack:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return [(first, last) for first, last in runs if 0 < last - first < MOST]


def _every(row: Row, lower: Lower, figures: Collection[int]) -> list[Run]:
    """All columns of figures as one run, if their heads begin on one line and several stand over these."""
    if not figures or not set(figures) <= set(lower.own) or lower.wide:
        return []
    first, last = min(figures), max(figures)
    begin = sum(lower.own[first]) / 2
    are_several = sum(sum(across(phrase)) / 2 > begin for phrase in row) >= FEWEST_GROUPS
    return [(first, last)] if are_several and lower.are_level_names(first, figures) else []


def parts_over(heads: Sequence[float], centres: Sequence[float]) -> list[Run] | None:
    """The columns, parted among the heads so that each stands over the middle of two or more; `None` if none does."""
    step = (centres[-1] - centres[0]) / (len(centres) - 1)
    fits: list[tuple[float, list[Run]]] = []
    for cuts in combinations(range(2, len(centres) - 1), len(heads) - 1):
        parts = [(begin, end - 1) for begin, end in pairwise([0, *cuts, len(centres)])]
        away = [abs(head - (centres[a] + centres[b]) / 2) for head, (a, b) in zip(heads, parts, strict=True)]
        if all(b > a for a, b in parts) and max(away) <= CENTRED * step:
            fits.append((max(away), parts))
    return min(fits)[1] if fits else None


def heads_some(phrase: Phrase, placed: Sequence[Sequence[Placed]], columns: Columns) -> bool:
    """Whether words stand over the middle of heads of several columns of figures, not of them all nor at their end.

    A title stands over the middle of the table, a unit ends where it does.
    """
    heads = {each.column: across(each.phrase) for row in placed for each in row if each.span == 1}
    own = [heads[column] for column in sorted(columns.of_all_figures() & heads.keys())]
    if len(own) <= FEWEST_GROUPS:
        return False
    (x0, x1), step = across(phrase), (sum(own[-1]) - sum(own[0])) / 2 / (len(own) - 1)
    over = [
        (one, other)
        for one, other in combinations(own, 2)
        if one[0] - SAME_EDGE <= x0 and x1 <= other[1] + SAME_EDGE
        if abs(x0 + x1 - one[0] - other[1]) / 2 <= CENTRED * step
    ]
    begin, end = min(x0 for x0, _ in heads.values()), max(x1 for _, x1 in heads.values())
    is_title = abs(x0 + x1 - begin - end) / 2 <= SAME_EDGE
    return bool(over) and not is_title and abs(x1 - end) > SAME_EDGE
