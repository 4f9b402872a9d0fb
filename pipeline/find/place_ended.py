"""Where the name of a province or district that is none today ends, and the syllables of a name.

A part of the place finder.
"""

from __future__ import annotations

import re
from itertools import islice

from pipeline.find.place_grammar import LOOK_BACK, PlaceGrammar, UnitType
from pipeline.placenames import APOSTROPHES, NAME_JOINT

LONGEST_NAME = 6  # syllables: "Phan Rang - Tháp Chàm", "Cộng hòa …" are the longest
# Words from a name's first on, whatever their case: `Nông trường Mộc Châu`.
WINDOW = re.compile(rf"(?P<first>[\w{APOSTROPHES}]+)(?:{NAME_JOINT}[\w{APOSTROPHES}]+){{0,5}}")
WORD = re.compile(r"[^\s-]+")
GOES_ON_JOINED = re.compile(r"\s?[-–]\s?\w")  # Quảng Nam - Đà Nẵng - Quảng Ngãi


def ended_province_end(grammar: PlaceGrammar, text: str, start: int, kind: UnitType, *, listed: bool) -> int | None:
    """End of a unit's name that is none today: `tỉnh Hà Nam Ninh`, which is no Hà Nam; `huyện Hiên`.

    `hai tỉnh Gia Lai - Kon Tum`, `giáp tỉnh Gia Lai - Kon Tum` are the two of today, `tỉnh Hà Nam` / `Ninh Bình` too.
    """
    window = WINDOW.match(text, start) if kind.word in grammar.ended_types else None
    if window is None or not grammar.gazetteer.may_have_ended(window["first"]):
        return None  # most
    spans = words_of(window[0])
    for at, (begin, end) in reversed(list(enumerate(spans))):
        name = window[0][:end]
        if grammar.gazetteer.without_code(name, kind.word) is None:
            continue
        is_joined = "-" in name
        if is_joined and (listed or grammar.two_before.search(text, max(0, start - LOOK_BACK), start)):
            return None
        over = window[0][begin : spans[at + 1][1]] if at + 1 < len(spans) else ""
        goes_on = GOES_ON_JOINED.match(text, start + end) if is_joined else grammar.gazetteer.has(over, ("province",))
        return None if goes_on else start + end
    return None


def words_of(name: str) -> list[tuple[int, int]]:
    """Where the syllables begin and end, as many as a name can have."""
    return [word.span() for word in islice(WORD.finditer(name), LONGEST_NAME)]
