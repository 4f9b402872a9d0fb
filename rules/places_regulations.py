# ruff: noqa: INP001 - beside the tables that it helps to build, no package
"""The text behind each change of a unit, as places_extra.csv names it: a part of build_places.py."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from places_supplement import Extra
from places_units import REFORM, Code, Day, Row

Change = tuple[str, Code, Day]  # level and code that a line speaks of, and the day
# Which columns of a line have the day of its change.
DAY_COLUMNS = (
    *(("date", "valid_from"), ("born", "valid_from"), ("split", "valid_from"), ("earlier", "valid_to")),
    *(("add", "valid_from"), ("add", "valid_to")),
)


def with_regulations(rows: list[Row], added: Extra) -> list[Row]:
    """The rows with the texts that began and ended them, as far as a line tells one."""
    texts = _Texts(rows, added)
    return [replace(row, begun_by=texts.of(row, row.valid_from), ended_by=texts.of(row, row.valid_to)) for row in rows]


class _Texts:
    """Lines of the supplement by what they speak of, and where the units lie."""

    def __init__(self, rows: list[Row], added: Extra) -> None:
        self._told: dict[Change, str] = {}
        for action, column in DAY_COLUMNS:
            for line in added.of(action):
                self._told.setdefault((line["level"], line["code"], line[column]), line["regulation"])
        self._itself = {
            (line["level"], line["code"], line["valid_from"]): line["regulation"] for line in added.of("itself")
        }
        self._reform = {(line["level"], line["code"]): line["regulation"] for line in added.of("reform")}
        self._parents: dict[Code, set[Code]] = defaultdict(set)  # of a district or commune, at any time
        self._today = {row.unit.code: row.unit.parent for row in rows if row.valid_from == REFORM}
        for row in rows:
            self._parents[row.unit.code].add(row.unit.parent)

    def of(self, row: Row, day: Day) -> str:
        """The text behind the change of a row on a day, the nearest line first."""
        if day == REFORM:
            return self._of_reform(row)
        own = self._itself.get((row.unit.level, row.unit.code, day))
        return own or next((self._told[key] for key in self._keys(row, day) if day and key in self._told), "")

    def _of_reform(self, row: Row) -> str:
        if row.unit.level != "commune":
            return self._reform[row.unit.level, ""]
        province = row.unit.parent if not row.valid_to else self._today[row.successors[0]]
        return self._reform["commune", province]

    def _keys(self, row: Row, day: Day) -> Iterator[Change]:
        """The unit itself, the districts that it ever lay in, their provinces."""
        unit = row.unit
        yield unit.level, unit.code, day
        above = [unit.parent, *sorted(self._parents[unit.code] - {unit.parent})]
        if unit.level == "commune":
            yield from (("district", code, day) for code in above)
            above = [province for code in above for province in sorted(self._parents[code])]
        yield from (("province", code, day) for code in above)
