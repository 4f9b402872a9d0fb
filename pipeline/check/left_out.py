"""Totals that leave out one of the list right before them: `12,4 tỷ, 8,9 tỷ và 6,7 tỷ đồng, cộng 21,3 tỷ đồng`.

The list says by `và` that it ends, and the word behind it that all of it is added up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.clauses import same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.rulebook import Rulebook

RULE = "sum: one left out"
JOINTS, ENDS = frozenset({"comma", "and"}), frozenset({"comma", "closing", "total"})
FEWEST = 3  # in the list

Check = Callable[[Scene], Iterator[Claim]]


def left_out_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, whole in enumerate(told):
            if "closing" in whole.cues and whole.is_plain and not whole.figure.qualifier:
                listed = _listed(told, index)
                if len(listed) >= FEWEST and _is_one_left_out(whole.figure, listed):
                    yield Claim("sum", "sum", whole.figure, tuple(listed), rule=RULE)

    return check


def _listed(told: Sequence[Told], index: int) -> list[Figure]:
    """The figures of the list that ends right before a total, in reading order; none where no `và` ends it."""
    whole = told[index]
    found: list[Figure] = []
    for at in range(index - 1, -1, -1):
        each, behind = told[at], told[at + 1]
        between = [token.cue for token in whole.tokens[each.at + 1 : behind.at]]
        joints = JOINTS if found else ENDS
        is_next = each.sentence == whole.sentence and each.level == whole.level and bool(between)
        if not (is_next and set(between) <= joints and each.is_plain and same_unit(each.figure, whole.figure)):
            break
        if len(found) == 1 and "and" not in between:
            break
        found.append(each.figure)
    return found[::-1]


def _is_one_left_out(whole: Figure, listed: Sequence[Figure]) -> bool:
    """Whether the total is that of all of them but one."""
    added = sum([each.value for each in listed])
    return any(added - each.value == whole.value for each in listed if each.value)
