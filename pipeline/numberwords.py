"""Figures in words: `một trăm hai mươi lăm triệu` is 125 million; what makes no figure has no value.

Spoken forms without the word for tens are read where they are certain: `hai lăm` is 25, for `lăm` is only ever a unit
behind tens. Two plain digits in a row (`hai ba`) are two figures, and none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.rulebook import Rulebook

THOUSAND = 1000
TEN = 10
HUNDRED = 100
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Words in small letters. `units`: digits that stand behind tens only; `tens`: what they count."""

    digits: Mapping[str, int]
    units: frozenset[str]
    ten: frozenset[str]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    fillers: frozenset[str]
    half: frozenset[str]

    def holds(self, word: str) -> bool:
        """Whether the word may be part of a figure."""
        return any(word in words for words in (self.digits, self.scales, self.tens, self.ten, self.fillers, self.half))

    def value(self, words: Sequence[str]) -> int | None:
        """The figure; `None` for words that make none."""
        total, smallest = 0, 0
        group: list[str] = []
        for word in words:
            if word not in self.scales and word not in self.half:
                group.append(word)
                continue
            part = self._part(group)
            if word in self.half:
                total += smallest // 2
                continue
            scale = self.scales[word]
            if part is not None and smallest == THOUSAND and scale > THOUSAND and total < THOUSAND**2:
                total, part = 0, total + part  # một nghìn hai trăm tỷ
            elif part is None or not group or (smallest and scale >= smallest):
                return None
            total, smallest, group = total + part * scale, scale, []
        rest = self._part(group)
        is_short = len(group) == 1  # hai triệu tư: 2.000.004 or 2.400.000
        return total + rest if rest is not None and total >= THOUSAND and not is_short else None

    def count(self, words: Sequence[str]) -> int | None:
        """The figure, also one below a thousand: `mười lăm`."""
        return self._part(words) if words and not self.scales.keys() & set(words) else self.value(words)

    def _part(self, words: Sequence[str]) -> int | None:
        """A figure below a thousand; 0 for no word."""
        part = 0
        digit: int | None = None
        last = ""
        for word in words:
            if word in self.units and last in self.digits and (digit or 0) > 1 and not part % HUNDRED:
                part, digit = part + (digit or 0) * TEN, self.digits[word]  # hai lăm
            elif word in self.units and not self._is_behind_tens(last):
                return None  # một trăm tư: 104 or 140
            elif word in self.digits and digit is None:
                digit = self.digits[word]
            elif word in self.tens and digit is not None:
                part, digit = part + digit * self.tens[word], None
            elif word in self.ten and digit is None:
                part += TEN
            elif word not in self.fillers:
                return None
            last = word
        return part + (digit or 0)

    def _is_behind_tens(self, last: str) -> bool:
        return last in self.ten or last in self.fillers or self.tens.get(last) == TEN


def number_words(rules: Rulebook) -> NumberWords:
    """From rules/units.toml."""
    digits = {word: value for value, word in enumerate(rules.words("units.spelled.digits"))}
    digits |= {word: int(value) for value, words in rules.section("units.spelled_other").items() for word in words}
    return NumberWords(
        digits=digits,
        units=frozenset(rules.words("units.spelled.units")),
        ten=frozenset(rules.words("units.spelled.ten")),
        tens=dict.fromkeys(rules.words("units.spelled.tens"), TEN)
        | dict.fromkeys(rules.words("units.scale.hundred"), HUNDRED),
        scales={word: scale for key, scale in SCALES.items() for word in rules.words(f"units.scale.{key}")},
        fillers=frozenset(rules.words("units.spelled.fillers")),
        half=frozenset(rules.words("units.scale.half")),
    )
