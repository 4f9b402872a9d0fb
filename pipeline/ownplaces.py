"""Rows that a user wrote into places.csv, checked against the others: a unit that hangs on nothing is told, not used.

Only rows that the shipped file has not: the tests look at those, and 16,000 checks would slow every start.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pipeline.errors import BadRule

if TYPE_CHECKING:
    from pipeline.placerows import PlaceRow

DIGITS = {"province": 2, "district": 3, "commune": 5}  # of the codes of the statistics office
ABOVE = {"province": (), "district": ("province",), "commune": ("district", "province")}
FIRST_ROW = 2  # below the head


def refuse_wrong_rows(places: Sequence[PlaceRow], data: bytes, shipped: bytes) -> None:
    """Raise `BadRule` for the first of the user's rows that cannot be; `data`: the file, `shipped`: the one of ours."""
    known = set(shipped.splitlines())
    lines = data.splitlines()
    own = [number for number, line in enumerate(lines, 1) if number >= FIRST_ROW and line not in known]
    if not own:
        return
    types: dict[str, set[str]] = defaultdict(set)
    for line in known:
        _, level, kind = line.decode("utf-8").split(",", 3)[:3]
        types[level].add(kind)
    levels: dict[str, set[str]] = defaultdict(set)
    for row in places:
        levels[row.code].add(row.level)
    for number in own:
        if number - FIRST_ROW < len(places):
            row = places[number - FIRST_ROW]
            for wrong, remedy in _faults(row, types, levels):
                raise BadRule(f"BadRule: places.csv, row {number}: {row.name}: {wrong}.", remedy)


def _faults(row: PlaceRow, types: Mapping[str, set[str]], levels: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """What is wrong with a row, each with its remedy. `types`: by level, `levels`: by code."""
    for word in (row.type, row.name, *row.aliases):
        if not unicodedata.is_normalized("NFC", word):
            yield f"{word!r} has letters taken apart and can never match", "Write it anew (NFC); macOS does it."
    digits = DIGITS[row.level]
    if len(row.code) != digits:
        yield f"code {row.code!r}", f"The code of a {row.level} has {digits} digits, your own ones too."
    if row.type not in types[row.level]:
        yield f"type {row.type!r}", f"The type of a {row.level} is one of {', '.join(sorted(types[row.level]))}."
    for day in (row.valid_from, row.valid_to):
        if day and not _is_day(day):
            yield f"there is no day {day}", "Write a day of the calendar: 2025-07-01."
    if row.valid_to and row.valid_from >= row.valid_to:
        yield (
            f"it begins {row.valid_from} and ends {row.valid_to}",
            "valid_to is the first day on which the unit was no more: write a later one than valid_from.",
        )
    yield from _faults_above(row, levels)
    for code in row.successors:
        if code not in levels:
            yield f"successor {code!r} is no unit", "Write codes that are in the file, or leave the cell empty."


def _faults_above(row: PlaceRow, levels: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    above = ABOVE[row.level]
    if not above and row.parent:
        yield f"parent {row.parent!r}", "A province has no parent: leave the cell empty."
    elif above and levels.get(row.parent, set()).isdisjoint(above):
        told = f"parent {row.parent!r} is no {' or '.join(above)}" if row.parent else "it has no parent"
        yield told, f"Write the code of the {' or '.join(above)} that the {row.level} lies in."


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
