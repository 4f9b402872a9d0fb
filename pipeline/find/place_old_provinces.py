"""Provinces of before 1997 without their type word, in documents of their time: `TỈNH ỦY SÔNG BÉ`, `Sông Bé, ngày …`.

A part of the place finder. In later documents only the type word tells them from rivers, mountains and communes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.endedplaces import ended_units
from pipeline.find.last_words import LastWords
from pipeline.find.place_grammar import LOOK_BACK, PlaceGrammar, longer_words
from pipeline.model import Layout, Mention, Span
from pipeline.placerows import PlaceRow
from pipeline.rulebook import Rulebook
from pipeline.text import UPPER
from pipeline.values import Toponym

# A name goes on: Hà Nam Ninh Bình, Sông Bé - Phước Long.
GOES_ON = re.compile(rf"[ \t]?[-–]?[ \t]?[{UPPER}]|\w")
NAME_BEFORE = re.compile(rf"(?:[{UPPER}][^\W\d_{UPPER}]+[ \t]|[\w-])\Z")  # the name is the end of a longer one

OldProvinceNames = Callable[[Layout, Sequence[Mention]], Iterator[Mention]]


def old_province_names(rules: Rulebook, grammar: PlaceGrammar) -> OldProvinceNames:
    """Function layout, what was found by now -> the bare names of provinces that there were on the document's date."""
    provinces = [row for row in ended_units(rules) if row.level == "province"]
    last = max((row.valid_to for row in provinces), default="")
    not_after = LastWords(rules.words("words.place.not_after", "words.place.occupations"), longer_words(rules))
    place_after = LastWords(rules.words("words.place.place_after", "issuers.bodies.fields"))

    def is_open(text: str, start: int, end: int) -> bool:
        before = text[max(0, start - LOOK_BACK) : start]
        if GOES_ON.match(text, end) or not_after.end(before):
            return False
        if grammar.type_before.search(before) is not None:  # read elsewhere: `xã Vĩnh Phú`
            return False
        return NAME_BEFORE.search(before) is None or place_after.end(before)

    def find(layout: Layout, found: Sequence[Mention]) -> Iterator[Mention]:
        day = layout.facts.issue_date
        if not day or day >= last:
            return  # most
        taken = [(mention.start, mention.end) for mention in found if not _is_bare(mention)]
        for row in (row for row in provinces if row.valid_from <= day < row.valid_to):
            for start, end in _named(row, layout.text):
                is_new = not any(begin < end and start < stop for begin, stop in taken)
                if is_new and is_open(layout.text, start, end):
                    value = Toponym(row.name, ("province",), "typed", row.type)
                    yield Mention(start, end, value, "words.toml: provinces_before_1997")

    return find


def _named(row: PlaceRow, text: str) -> Iterator[Span]:
    """Where the name stands, in small or capital letters."""
    joined = row.name.replace(" - ", "-")
    for form in {row.name, row.name.upper(), joined, joined.upper()}:
        at = text.find(form)
        while at >= 0:
            yield Span(at, at + len(form))
            at = text.find(form, at + 1)


def _is_bare(mention: Mention) -> bool:
    return isinstance(mention.value, Toponym) and mention.value.form == "bare"
