"""Committees of the Party, which tell the type of the unit behind them. A part of the place finder."""

from __future__ import annotations

from collections.abc import Collection

from pipeline.find.last_words import LastWords
from pipeline.find.place_grammar import LOOK_BACK
from pipeline.rulebook import Rulebook
from pipeline.values import Toponym


class Committees:
    """Bodies that tell the type of the unit whose name follows: `Thành ủy Sóc Trăng`."""

    def __init__(self, rules: Rulebook) -> None:
        pairs = [pair.partition("/")[::2] for pair in rules.words("words.place.committees")]
        self._words = {kind: LastWords([word for word, of in pairs if of == kind]) for _, kind in pairs}
        units = {level: frozenset(rules.words(f"words.place.{level}")) for level in ("province", "district")}
        self._levels = {kind: [level for level, words in units.items() if kind in words] for kind in self._words}

    def typed(self, text: str, at: int, name: str, told: Collection[str]) -> Toponym | None:
        """The toponym as with that type word; `None` where no such body stands before, or no unit has the name."""
        before = text[max(0, at - LOOK_BACK) : at]
        kind = next((kind for kind, words in self._words.items() if words.end(before)), None)
        levels = tuple(level for level in self._levels[kind] if level in told) if kind else ()
        return Toponym(name, levels, "typed", kind or "") if levels else None
