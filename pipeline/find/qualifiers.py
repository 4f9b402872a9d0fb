"""What makes a figure vague or a bound: `trên 20%`, `(khoảng 1,5 tỷ đồng)`, `< 5%`."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.rulebook import Rulebook, alternation
from pipeline.text import folded

LOOK_BACK = 24  # characters: the longest qualifier ("không dưới", "ước khoảng") and its blanks, twice
_OPENING = '[“":;,'  # right before the first word of an aside

QualifierOf = Callable[[str, int], str]


def qualifier_before(rules: Rulebook) -> QualifierOf:
    """Function (text, start) -> the qualifier right before `start`, or ""."""
    meanings = {word: words[0] for words in rules.section("words.qualifiers").values() for word in words}
    pattern = re.compile(rf"(?<!\w)({alternation(meanings)})\s+$", re.IGNORECASE)
    last_words = {word.split()[-1].casefold() for word in meanings}
    words = rules.section("words.qualifiers")
    signs = {sign: words[key][0] for key, each in rules.section("words.cell_signs").items() for sign in each}
    # not behind a letter, no head of an arrow (5 -> 7%), mark of a quotation at the head of a line, range (5 ~ 7%)
    sign_before = re.compile(rf"(?<![^\s(\[:;,])(?<!\d )(?:(?!>)|(?<!^)(?<!\n)){alternation(signs)}\s?$")
    sign_ends = frozenset(sign[-1] for sign in signs)
    other = re.compile(rf"(?<!\w){alternation(rules.words('words.not_qualifiers.phrases'))}\s+$", re.IGNORECASE)

    def qualifier(text: str, start: int) -> str:
        before = text[max(0, start - LOOK_BACK) : start]
        stripped = before.rstrip()
        if stripped[-1:] in sign_ends:
            sign = sign_before.search(before)
            return signs[sign[0].strip()] if sign else ""
        if stripped == before:
            return ""
        last = stripped.rpartition(" ")[2].rpartition("\n")[2].rpartition("(")[2]
        if last.lstrip(_OPENING).casefold() not in last_words:
            return ""
        match = pattern.search(before)
        if match is None or ((longer := other.search(before)) and longer.start() < match.start()):
            return ""
        return meanings[folded(match[1].casefold())]

    return qualifier
