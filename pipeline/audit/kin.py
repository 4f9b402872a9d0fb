"""Unit words for the same things: `học sinh`, `em`; `hồ sơ`, `giấy phép`. Told one for the other within a few lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from pipeline.rulebook import Rulebook

Kin = Callable[[str], str]
KEPT = 2048  # units of which the kin is known: they are few, and asked for again and again


def kin_of(rules: Rulebook) -> Kin:
    """Function (unit) -> the word that stands for all of its kind: the unit itself where it has no kin."""
    known = kinds_of(rules)
    often = tuple(f"{word} " for word in rules.words("checks.kin.often"))

    @lru_cache(maxsize=KEPT)
    def kin(unit: str) -> str:
        if unit.startswith(often) and unit not in known:
            unit = unit.partition(" ")[2]  # 6.416 lượt hộ: 1.982 hộ, 2.146 hộ, …
        return known.get(unit, unit)

    return kin


def kinds_of(rules: Rulebook) -> Mapping[str, str]:
    """Each word that has kin, and the word that stands for all of them."""
    known: dict[str, str] = {}
    for row in rules.words("checks.kin.groups"):
        first, *others = (word.strip().casefold() for word in row.split("/"))
        known |= dict.fromkeys((first, *others), first)
    return known
