"""Numbered regions and parcels that are no villages: `Tòa án nhân dân khu vực 5`, `khoảnh 3, tiểu khu 72`.

A part of the place finder. `khu vực 5, phường III` is a village of its ward, `tiểu khu 3, thị trấn Hát Lót` too.
"""

from __future__ import annotations

import re

from pipeline.find.place_grammar import LOOK_BACK, PlaceGrammar, UnitType

LONGEST_NUMBER = 2  # digits of a village's number; parcels of forests have hundreds
AROUND = 90  # characters in which a forest is told
MOST_BEFORE = 8  # regions of a body in a list
PARCEL = re.compile(r"\d+[A-Za-z]?")
SENTENCE_END = re.compile(r"\.\s|\n\s*\n")


def is_no_village(grammar: PlaceGrammar, text: str, begin: int, start: int, kind: UnitType) -> bool:
    """Whether a unit with its type word at `begin` and its name or number at `start` is a region or a parcel.

    Nor is one where a blank line stands between: `2. Sắp xếp khối, bản` / `Ghi nhận kết quả …`.
    """
    if "village" in kind.levels and text.count("\n", begin, start) > 1:
        return True
    if kind.word in grammar.regional:
        return _is_of_body(grammar, text, begin)
    return kind.word in grammar.of_forests and _is_of_forest(grammar, text, begin, start)


def _is_of_body(grammar: PlaceGrammar, text: str, begin: int) -> bool:
    """Whether a body stands before the region, or before those that it goes on from: `TAND khu vực 1, khu vực 2`."""
    for _ in range(MOST_BEFORE):
        low = max(0, begin - LOOK_BACK)
        before = grammar.region_before.search(text, low, begin)
        if before is None:
            return grammar.of_regions.end(text[low:begin])
        begin = before.start()
    return False


def _is_of_forest(grammar: PlaceGrammar, text: str, begin: int, start: int) -> bool:
    """Whether the number is too long for a village's, or the sentence tells of a forest."""
    number = PARCEL.match(text, start)
    if number is not None and sum(map(str.isdigit, number[0])) > LONGEST_NUMBER:
        return True
    before = SENTENCE_END.split(text[max(0, begin - AROUND) : begin])[-1]
    behind = SENTENCE_END.split(text[start : start + AROUND])[0]
    return grammar.forest.search(before) is not None or grammar.forest.search(behind) is not None
