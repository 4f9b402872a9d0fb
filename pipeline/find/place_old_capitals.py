"""Provinces as typists wrote them until about 2010, with a capital on the first syllable only: `Thái nguyên`.

A part of the place finder. Behind a type word (`tỉnh Thái nguyên`) such names are read by `places.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product

from pipeline.find.last_words import LastWords
from pipeline.find.place_grammar import LOOK_BACK, longer_words
from pipeline.find.place_starts import Names
from pipeline.gazetteer import gazetteer_of
from pipeline.model import Mention
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import TONE_PAIRS, UPPER, folded
from pipeline.values import Toponym

SYLLABLES = re.compile(r"\w+|\W+")
# A capitalised word right before: of a person's or another place's name, not of a body in capitals (`CHND Hà nội`).
NAME_GOES_ON = re.compile(rf"[{UPPER}][^\W\d_{UPPER}]+\s$")

OldCapitals = Callable[[str], Iterator[Mention]]


def old_capitals(rules: Rulebook) -> OldCapitals:
    """Function text -> provinces of which a later syllable has a small letter."""
    names = [row.name for row in gazetteer_of(rules).rows if row.level == "province"]
    names += [alias for row in gazetteer_of(rules).rows if row.level == "province" for alias in row.aliases]
    words = alternation(rules.words("words.place.no_old_capitals"))
    forms = (form for name in names for form in _forms(name))
    found = Names(forms, r"(?!\w)")
    no_place = re.compile(rf"{words}(?!\w)")
    not_after = LastWords(rules.words("words.place.not_after", "words.place.occupations"), longer_words(rules))
    place_after = LastWords(rules.words("words.place.place_after", "issuers.bodies.fields"))

    def find(text: str) -> Iterator[Mention]:
        for match in found.matches(text):
            start, end = match.span()
            before = text[max(0, start - LOOK_BACK) : start]
            if before[-1:].isalnum() or no_place.match(text, start) or not_after.end(before):
                continue
            if NAME_GOES_ON.search(before) is None or place_after.end(before):
                value = Toponym(folded(match[0]), ("province",), "bare", cued=True)
                yield Mention(start, end, value, "places.csv: bare name")

    return find


def _forms(name: str) -> Iterator[str]:
    """`Thái nguyên`; `Bà rịa - Vũng tàu`, `Bà Rịa - Vũng tàu` and `Bà rịa - Vũng Tàu`; the tones on either vowel."""
    other = next((name[: -len(tone)] + mark for mark, tone in TONE_PAIRS if name.endswith(tone)), name)
    for printed in dict.fromkeys((name, other)):
        parts = SYLLABLES.findall(printed)
        choices = [[part] if at == 0 or not part.isalpha() else [part, part.lower()] for at, part in enumerate(parts)]
        yield from ("".join(form) for form in product(*choices) if form != tuple(parts))
