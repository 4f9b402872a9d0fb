"""Counts in words, where a roll may follow: `bốn phường`, `Sáu hộ`, `ba nguồn`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds
from pipeline.rulebook import Rulebook, alternation, capital
from pipeline.starts import Heads
from pipeline.text import LOWER

LOOK_BACK = 16  # characters: a word and blanks
MOST_WORDS = 4  # of a noun


@dataclass(frozen=True, slots=True)
class SpelledCounts:
    """Compiled patterns and words."""

    number: re.Pattern[str]
    words: Heads  # of the counts, as they are looked for in a whole text
    values: Mapping[str, int]
    nouns: frozenset[str]
    year: frozenset[str]
    ordinal: re.Pattern[str]  # thứ ba, tháng ba
    of_year: re.Pattern[str]  # trong năm

    def starts(self, text: str) -> list[int]:
        """Where the words may begin in a text that can be counts, in order."""
        return self.words.word_starts(text)

    def of(self, text: str, start: int, end: int, starts: Sequence[int]) -> Iterator[Figure]:
        """The counts in a paragraph, as figures that are no mentions; `starts`: of the words in the whole text."""
        last = start
        for at in starts[bisect_left(starts, start) : bisect_left(starts, end)]:
            match = self.number.match(text, at, end) if at >= last else None
            if match is None:
                continue
            last = match.end()
            word, behind = match["number"].casefold(), match["noun"].split(" ")
            before = text[max(start, match.start() - LOOK_BACK) : match.start()]
            if self.ordinal.search(before) or (word in self.year and self.of_year.search(before)):
                continue
            noun = self._noun(behind)
            if noun:
                value = Decimal(self.values[word])
                last = match.start("noun") + len(noun)
                printed = text[match.start() : last]
                yield Figure(value, bounds(value), noun, match.start(), last, printed, is_exact=True)

    def _noun(self, behind: list[str]) -> str:
        """The longest of the known nouns that the words begin with; "" for none."""
        for number in range(len(behind), 0, -1):
            noun = " ".join(behind[:number])
            if noun in self.nouns:
                return noun
        return ""


def spelled_counts(rules: Rulebook) -> SpelledCounts:
    """From rules/checks.toml, [roll], and the counted nouns of rules/units.toml."""
    counts = rules.words("checks.roll.counts")
    before, of_year = rules.words("checks.roll.count_before"), rules.words("checks.roll.year_before")
    word = rf"[{LOWER}]+"
    nouns = frozenset(rules.words("units.quantity.nouns", "checks.listing.type_words", "checks.roll.nouns"))
    forms = [*counts, *map(capital, counts)]
    return SpelledCounts(
        number=re.compile(
            rf"(?<!\w)(?P<number>{alternation(forms)}) "
            rf"(?P<noun>{word}(?: {word}){{0,{MOST_WORDS - 1}}})"
        ),
        words=Heads(f"{form} " for form in forms),
        values={word: value for value, word in enumerate(counts, 2)},
        nouns=nouns - frozenset(rules.words("units.quantity.durations", "checks.listing.uncounted")),
        year=frozenset(rules.words("checks.roll.year")),
        ordinal=re.compile(rf"(?<!\w){alternation([*before, *map(capital, before)])}\s+$"),
        of_year=re.compile(rf"(?<!\w){alternation([*of_year, *map(capital, of_year)])}\s+$"),
    )
