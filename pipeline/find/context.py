"""What stands just before and after a figure: qualifiers, units, ends of ranges. Used by the finders of figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from pipeline.figures import Style
from pipeline.model import Layout
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import folded

LOOK_BACK = 24  # characters: the longest qualifier ("không dưới", "ước khoảng") and its blanks, twice
_SCALES = {"ten": 10, "hundred": 100, "thousand": 1000, "myriad": 10000, "million": 10**6, "billion": 10**9}
_DASHES = r"-|÷"  # a range: 5-7, 5 - 7; the division sign is common in engineering

QualifierOf = Callable[[str, int], str]


def qualifier_before(rules: Rulebook) -> QualifierOf:
    """Function (text, start) -> the qualifier right before `start`, or ""."""
    meanings = {word: words[0] for words in rules.section("words.qualifiers").values() for word in words}
    pattern = re.compile(rf"(?<!\w)({alternation(meanings)})\s+$", re.IGNORECASE)
    last_words = {word.split()[-1].casefold() for word in meanings}

    def qualifier(text: str, start: int) -> str:
        before = text[max(0, start - LOOK_BACK) : start]
        stripped = before.rstrip()
        if stripped == before or stripped.rpartition(" ")[2].casefold().rpartition("\n")[2] not in last_words:
            return ""
        match = pattern.search(before)
        return meanings[folded(match[1].casefold())] if match else ""

    return qualifier


def scale_factors(rules: Rulebook) -> dict[str, Decimal]:
    """Multipliers of counts by their words: nghìn -> 1000."""
    return {word: Decimal(value) for name, value in _SCALES.items() for word in rules.words(f"units.scale.{name}")}


def range_words(rules: Rulebook) -> str:
    """Pattern of what joins the two ends of a range."""
    return rf"(?:\s*(?:{_DASHES})\s*|\s+{alternation(rules.words('words.date.to'))}\s+)"


def style_of(layout: Layout) -> Style:
    """The document's own number style."""
    return Style.ENGLISH if layout.english_numbers else Style.VIETNAMESE


def unit_key(printed: str) -> str:
    """One spelling of a unit: folded white space, lower case."""
    return folded(printed).casefold()


def per_unit(printed: str | None) -> str:
    """What a figure is counted by, closed up: `/ 100 kg` -> `100kg`; "" for nothing."""
    return "".join(printed.split()).removeprefix("/") if printed else ""
