"""Which of several totals that come near to the same parts is meant: one named before them, of now, or of all."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from pipeline.audit.clauses import CHANGES
from pipeline.audit.model import Scene
from pipeline.audit.nearby import Told, clause_of
from pipeline.audit.reading import Reading
from pipeline.audit.times import behind_of

NEXT = 2  # figures between two that add up
BEHIND, BEFORE = 2, 3  # words of a name, behind a figure and before it: of one word only would be two such
LEFTS = frozenset({"rest", "left"})
RESTS = LEFTS | CHANGES
_WORD = re.compile(r"[^\W\d_]+")

IsPast = Callable[[Told], bool]


def whole_meant(
    near: Sequence[Reading], pools: Sequence[Sequence[Told]], lead: str, scene: Scene, is_past: IsPast
) -> Reading | None:
    """The one that is meant, `None` where that is open; `near`: nearest first; `lead`: what stands before the parts."""
    named = _of_one(_named(near, lead, scene))
    if named is not None:
        return named
    for pool in pools:
        places = {each.figure.start for each in pool}
        found = [each for each in near if each.whole.figure.start in places]
        if found:
            found = [each for each in found if not is_past(each.whole)] or found
            return _of_one(found) or _of_one([each for each in found if not _is_part(each, found, pool)])
    return None


def _of_one(found: Sequence[Reading]) -> Reading | None:
    return found[0] if len({each.whole.figure.value for each in found}) == 1 else None


def _named(near: Sequence[Reading], lead: str, scene: Scene) -> list[Reading]:
    """`49 em mức Chưa đạt. … Học sinh chưa đạt chủ yếu hổng kiến thức: khối 6 có 17 em`: words told of no other."""
    told = _runs(lead, BEHIND) | _runs(lead, BEFORE)
    names = [
        (_runs(behind_of(each.whole, scene), BEHIND) | _runs(clause_of(each.whole, scene), BEFORE)) & told
        for each in near
    ]
    values = [each.whole.figure.value for each in near]
    found = []
    for each, own in zip(near, names, strict=True):
        others = [name for name, value in zip(names, values, strict=True) if value != each.whole.figure.value]
        if own.difference(*others):
            found.append(each)
    return found


def _runs(text: str, count: int) -> set[tuple[str, ...]]:
    """So many words that follow one another."""
    words = _WORD.findall(text.casefold())
    return {tuple(words[at : at + count]) for at in range(len(words) - count + 1)}


def _is_part(each: Reading, near: Collection[Reading], pool: Sequence[Told]) -> bool:
    """`148 vụ …. Đường bộ 145 vụ, đường thủy 3 vụ`: with one beside it, it is another of them.

    Not so `giao 58 biên chế, có mặt 52 người, còn thiếu 6 người`, but behind `trong đó`.
    """
    values, whole = {other.whole.figure.value for other in near}, each.whole
    at = next(place for place, told in enumerate(pool) if told.figure.start == whole.figure.start)
    beside = [other for other in pool[max(0, at - NEXT) : at + NEXT + 1] if other.figure.value > 0]
    rests = RESTS - LEFTS if whole.is_listed else RESTS
    if whole.cues & rests:
        return False
    return any(other.figure.value + whole.figure.value in values for other in beside if not other.cues & rests)
