# ruff: noqa: INP001 - beside the tables that it helps to build, no package
"""places_extra.csv, the hand-written supplement: read, and laid over the rows: a part of build_places.py."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from places_packages import Days, Snapshot
from places_units import Code, Day, PlacesError, Row, Unit


@dataclass(frozen=True, slots=True)
class Extra:
    """places_extra.csv by its actions, each line as a dict of its columns."""

    lines: tuple[dict[str, str], ...]

    def of(self, action: str) -> list[dict[str, str]]:
        """The lines of one action, in their order."""
        return [line for line in self.lines if line["action"] == action]


ACTIONS = ("date", "spelling", "alias", "earlier", "born", "add", "split", "nopoint", "reform", "itself")


def split(cell: str, mark: str) -> tuple[str, ...]:
    """The parts of a joined cell; none for an empty one."""
    return tuple(part for part in cell.split(mark) if part)


def extra(path: Path) -> Extra:
    """The supplement; an unknown action or a line without its regulation stops the build."""
    with path.open(encoding="utf-8", newline="") as stream:
        lines = tuple(csv.DictReader(stream))
    for number, line in enumerate(lines, start=2):
        if line["action"] not in ACTIONS:
            raise PlacesError(
                f"{path.name}, row {number}: unknown action {line['action']!r}. Use one of {', '.join(ACTIONS)}."
            )
        if not line["regulation"]:
            raise PlacesError(f"{path.name}, row {number}: no regulation. Name the text that says so, or drop the row.")
    return Extra(lines)


def change_days(added: Extra) -> Days:
    """The days of the `date` lines by level and code."""
    found: dict[tuple[str, Code], tuple[Day, ...]] = {}
    for line in added.of("date"):
        key = line["level"], line["code"]
        found[key] = (*found.get(key, ()), line["valid_from"])
    return found


def respelled(states: list[Snapshot], added: Extra) -> list[Snapshot]:
    """The snapshots with one spelling where the supplement names two; the other becomes an alias later."""
    right = {(line["level"], line["code"], line["aliases"]): line["name"] for line in added.of("spelling")}
    return [
        {key: replace(unit, name=right.get((*key, unit.name), unit.name)) for key, unit in state.items()}
        for state in states
    ]


def given_aliases(added: Extra) -> dict[tuple[str, Code, str], tuple[str, ...]]:
    """Aliases by level, code and canonical name."""
    found: dict[tuple[str, Code, str], tuple[str, ...]] = defaultdict(tuple)
    for line in [*added.of("spelling"), *added.of("alias")]:
        found[line["level"], line["code"], line["name"]] += split(line["aliases"], "|")
    return found


def with_added(rows: list[Row], new: list[Row]) -> list[Row]:
    """The rows and the supplement's whole rows; a row of the same code and the same end stops before such a row."""
    starts = {(row.unit.level, row.unit.code, row.valid_to): row.valid_from for row in new}
    cut = [
        replace(row, valid_to=starts.get((row.unit.level, row.unit.code, row.valid_to), row.valid_to)) for row in rows
    ]
    return cut + new


def with_splits(rows: list[Row], added: Extra) -> list[Row]:
    """The rows with each xã of a district that was split off also under its old district, until that day.

    Only xã: a phường was something else before, which no source of ours tells.
    """
    splits = {line["code"]: (line["parent"], line["valid_from"]) for line in added.of("split")}
    done = []
    for row in rows:
        mother, day = splits.get(row.unit.parent, ("", ""))
        if day and row.unit.type == "xã" and not row.valid_from:
            done.append(replace(row, unit=replace(row.unit, parent=mother), valid_to=day, source="extra"))
            done.append(replace(row, valid_from=day))
        else:
            done.append(row)
    return done


def added_rows(added: Extra) -> list[Row]:
    """The whole rows of the supplement."""
    rows = []
    for line in added.of("add"):
        unit = Unit(line["code"], line["level"], line["type"], line["name"], line["parent"])
        rows.append(Row(unit, line["valid_from"], line["valid_to"], "extra", split(line["successors"], ";")))
    return rows


def with_past(rows: list[Row], added: Extra) -> list[Row]:
    """The rows with what districts were before the oldest snapshot, each beginning where the one before it ends."""
    past: dict[tuple[str, Code], list[Row]] = defaultdict(list)
    for line in sorted(added.of("earlier"), key=lambda each: each["valid_to"]):
        key = line["level"], line["code"]
        start = past[key][-1].valid_to if past[key] else ""
        past[key].append(
            Row(
                Unit(line["code"], line["level"], line["type"], line["name"], line["parent"]),
                start,
                line["valid_to"],
                "extra",
            )
        )
    starts = {key: before[-1].valid_to for key, before in past.items()}
    starts |= {(line["level"], line["code"]): line["valid_from"] for line in added.of("born")}
    begun = [replace(row, valid_from=row.valid_from or starts.get((row.unit.level, row.unit.code), "")) for row in rows]
    return begun + [row for before in past.values() for row in before]
