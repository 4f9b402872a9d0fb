"""Figures that tell what is left or has changed, and the numbers around that they can come from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.audit.clauses import CHANGES, COMPARED, both_numbers
from pipeline.audit.figure import Figure
from pipeline.audit.model import Scene
from pipeline.audit.nearby import Told
from pipeline.rulebook import Rulebook

RAISED = frozenset({"onto", "from"})  # nâng số hộ còn dư nợ lên 9.412 hộ
REST = frozenset({"rest", "left"})
TELLING = REST | {"down"}
ENDS = frozenset({"comma", "semicolon", "stop"})

IsRest = Callable[[Told, Scene], bool]


class _Undone(frozenset[int]):
    """Where the figures of a scene start whose subjects tell that something is not done."""

    __slots__ = ()


def rest_teller(rules: Rulebook) -> IsRest:
    """Function (figure, scene) -> whether it tells what is left of others."""
    undone = re.compile(rf"(?:^| )(?:{'|'.join(map(re.escape, rules.words('checks.complements.undone')))})(?: |$)")

    def undone_of(scene: Scene) -> _Undone:
        return _Undone([at for at, subject in scene.subject_at.items() if undone.search(subject) is not None])

    def is_rest(each: Told, scene: Scene) -> bool:
        """`còn 43 tàu`, `07 lò đốt còn lại`, `số chưa xử lý là 23`, `trong năm giảm 586 hộ` without a base behind."""
        is_undone = each.figure.start in scene.once(_Undone, lambda: undone_of(scene))
        if not is_undone and each.said.isdisjoint(TELLING):
            return False  # mostly
        behind = each.tokens[each.at + 1].cue if each.at + 1 < len(each.tokens) else ""
        if behind in COMPARED or each.cues & (COMPARED | RAISED):
            return False
        if each.direction == "down":
            return not behind or behind in ENDS
        if each.cues & CHANGES:
            return False
        if behind in REST or each.cues & REST:
            return True
        return is_undone

    return is_rest


def numbers_of(each: Told) -> Iterator[Figure]:
    """The figure, where it is a quantity; of `612/12.240 hộ` both numbers, the first one first."""
    if each.is_plain or (each.figure.of is not None and not each.figure.is_range):
        yield from both_numbers(each.figure)


def in_bracket_behind(told: Sequence[Told], index: int) -> list[Figure]:
    """All figures of the bracket right behind one."""
    here = told[index]
    if here.at + 1 == len(here.tokens) or here.tokens[here.at + 1].cue != "open":
        return []
    found: list[Figure] = []
    for each in told[index + 1 :]:
        if each.sentence != here.sentence or each.level <= here.level:
            break
        found += numbers_of(each)
    return found
