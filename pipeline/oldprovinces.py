"""Provinces of before: what lay in which of them, as words.parts_of_provinces has it; `huyện Đầm Dơi` in Minh Hải."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.placerows import PlaceRow


class Part(NamedTuple):
    """The province, by its name, that a unit lay in between two days."""

    since: str
    until: str
    name: str


class OldProvinces:
    """The province on a day of what later lay in another.

    `rows`: those of the list of units, provinces that were a part of another from the day on which they were no more.
    `ended`: the provinces that there are none of today. `parts`: days and codes by the name of a province.
    """

    def __init__(self, rows: Iterable[PlaceRow], ended: Iterable[PlaceRow], parts: Mapping[str, Sequence[str]]) -> None:
        self._parts: dict[str, list[Part]] = {}
        for code, part in _by_code(parts):
            self._parts.setdefault(code, []).append(part)
        self._last = max((part.until for own in self._parts.values() for part in own), default="")
        self.rows = tuple(self._dated(row) for row in rows)
        provinces = (row for row in (*ended, *self.rows) if row.level == "province")
        self._named: dict[str, PlaceRow] = {}
        for row in provinces:
            self._named.setdefault(row.name, row)  # the first of its name in time

    def of(self, district: PlaceRow | None, province: PlaceRow, day: str) -> PlaceRow:
        """The province of a unit on the day; `province`: the one that the list of units, which begins later, has."""
        if day >= self._last:  # most
            return province
        for unit in (district, province):
            for part in self._parts.get(unit.code, ()) if unit is not None else ():
                if part.since <= day < part.until:
                    return self._named[part.name]
        return province

    def _dated(self, row: PlaceRow) -> PlaceRow:
        if row.level != "province" or row.valid_from or row.code not in self._parts:
            return row
        return replace(row, valid_from=max(part.until for part in self._parts[row.code]))


def _by_code(parts: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Part]]:
    for name, lines in parts.items():
        for line in lines:
            days, *codes = line.split()
            since, _, until = days.partition("/")
            yield from ((code, Part(since, until, name)) for code in codes)
