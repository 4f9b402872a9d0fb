"""The units of rules/places.csv: reading its rows, and refusing those that contradict one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.errors import BadRule
from pipeline.rulefiles import csv_rows

PLACE_COLUMNS = (
    *("code", "level", "type", "name", "parent", "valid_from", "valid_to"),
    *("successors", "lat", "lon", "aliases", "begun_by", "ended_by", "source"),
)
PLACE_LEVELS = ("province", "district", "commune")
# valid_from, valid_to, lat, lon: ISO days and decimal degrees, or nothing.
_DAY = r"(?:\d{4}-\d\d-\d\d)?"
_FACTS = re.compile(rf"{_DAY},{_DAY},(?:\d{{1,2}}\.\d+)?,(?:\d{{2,3}}\.\d+)?")


@dataclass(frozen=True, slots=True, eq=False)
class PlaceRow:
    """One administrative unit in one period (rules/places.csv); no two rows are equal, so that each is its own key."""

    code: str
    level: str
    type: str
    name: str
    parent: str
    valid_from: str
    valid_to: str
    successors: tuple[str, ...]
    lat: str
    lon: str
    aliases: tuple[str, ...]
    begun_by: str
    ended_by: str


def read_places(data: bytes) -> Iterator[PlaceRow]:
    """The rows of the file; raises `BadRule`."""
    for number, row in csv_rows("places.csv", data, PLACE_COLUMNS):
        code, level, kind, name, parent, since, until, successors, lat, lon, aliases, begun_by, ended_by, _ = row
        if level not in PLACE_LEVELS or not name or not code.isdigit():
            message = f"BadRule: places.csv, row {number}: code {code!r}, level {level!r}, name {name!r}."
            raise BadRule(message, f"The level is one of {', '.join(PLACE_LEVELS)}; code and name must not be empty.")
        if not _FACTS.fullmatch(f"{since},{until},{lat},{lon}"):
            message = f"BadRule: places.csv, row {number}: {name}: {since!r}, {until!r}, {lat!r}, {lon!r}."
            raise BadRule(message, "Days are written 2025-07-01, coordinates 14.514201; what is not known is empty.")
        new, other = _split(successors, ";"), _split(aliases, "|")
        yield PlaceRow(code, level, kind, name, parent, since, until, new, lat, lon, other, begun_by, ended_by)


def refuse_doubles(places: Iterable[PlaceRow]) -> None:
    """Raise `BadRule` for a unit that stands twice for one day, by its code or by its name."""
    periods: dict[tuple[str, ...], list[tuple[PlaceRow, int]]] = {}
    for number, row in enumerate(places, 2):
        for unit in ((row.level, row.code), (row.level, row.type, row.name, row.parent)):
            others = periods.setdefault(unit, [])
            for other, before in others:
                if _overlap(row, other):
                    message = f"BadRule: places.csv, row {number}: {row.level} {row.code} ({row.name}) "
                    message += f"is in row {before} already."
                    raise BadRule(message, "Change that row, or end it (valid_to) where this one begins (valid_from).")
            others.append((row, number))


def _overlap(one: PlaceRow, other: PlaceRow) -> bool:
    begins_before_end = not other.valid_to or one.valid_from < other.valid_to
    return begins_before_end and (not one.valid_to or other.valid_from < one.valid_to)


def _split(text: str, mark: str) -> tuple[str, ...]:
    return tuple(text.split(mark)) if text else ()
