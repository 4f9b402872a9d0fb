"""A figure said once more in words, in brackets between it and its unit: `03 (ba) bản`, `5 (năm) tỷ đồng`."""

from __future__ import annotations

from pipeline.find.context import scale_factors
from pipeline.rulebook import Rulebook, alternation


def said_in_words(rules: Rulebook) -> str:
    """Pattern of the bracket with the blanks before it; nothing but words of figures may stand in it."""
    digits = [word for words in rules.section("units.spelled_other").values() for word in words]
    kinds = rules.words(*(f"units.spelled.{key}" for key in ("digits", "ten", "tens", "fillers")))
    word = alternation([*kinds, *digits, *scale_factors(rules), *rules.words("units.scale.half")])
    cue = alternation(rules.words("units.spelled.restated"))
    return rf"(?:\s?\(\s?(?i:(?:{cue}\s?:?\s?)?{word}(?:,?\s+{word}){{0,30}})\s?\))"
