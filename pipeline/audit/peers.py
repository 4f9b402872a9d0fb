"""Figures that may be added up with one: those of a unit that begins with its word; asked before any is compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.audit.nearby import Told


class Peers:
    """Figures in reading order, and for each of them those of its unit, nearer and farther."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._own: list[tuple[list[Told], int]] = []
        by_word: dict[str, list[Told]] = defaultdict(list)
        for each in told:
            own = by_word[first_word(each.figure.unit)]
            self._own.append((own, len(own)))
            own.append(each)

    def are_within(self, index: int, count: int, passages: int) -> bool:
        """Whether so many of its peers behind a figure (before it, if negative) stand in so many passages."""
        own, at = self._own[index]
        last = at + count
        return 0 <= last < len(own) and abs(own[last].passage - own[at].passage) <= passages


def first_word(unit: str) -> str:
    """What units have in common that are alike: `lượt` of `lượt người`, `lượt, người`."""
    return unit.partition(" ")[0].partition(",")[0]
