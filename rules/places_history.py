# ruff: noqa: INP001 - beside the tables that it helps to build, no package
"""Units matched over the snapshots, each time of a unit one row: a part of build_places.py."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from places_packages import SNAPSHOTS, Days, Reform, Snapshot
from places_units import REFORM, Code, Day, PlacesError, Row, Unit, folded

DAK = ("Đắk", "Đăk", "Đak")


def same(left: Unit | None, right: Unit | None) -> bool:
    """Whether two snapshots show the same unit, its spelling apart."""
    if left is None or right is None:
        return left is right
    return (left.type, left.parent, folded(left.name)) == (right.type, right.parent, folded(right.name))


def filled(states: list[Unit | None]) -> list[Unit | None]:
    """A unit that one snapshot forgot between two that agree was never gone."""
    inner = range(1, len(states) - 1)
    gap = {i for i in inner if states[i] is None and states[i - 1] is not None and same(states[i - 1], states[i + 1])}
    return [states[i - 1] if i in gap else state for i, state in enumerate(states)]


def change_day(index: int, before: Unit | None, after: Unit | None, states: list[Snapshot], days: Days) -> Day:
    """The day of a change first seen in snapshot `index`: from the supplement, else the last day of that snapshot."""
    level = next(unit.level for unit in (before, after) if unit is not None)
    column = 2 if level == "district" else 1
    start, end = SNAPSHOTS[index - 1][column], SNAPSHOTS[index][column]
    for scope in scopes(before, after, states):
        inside = sorted(day for day in days.get(scope, ()) if start < day <= end)
        if len(inside) > 1:
            raise PlacesError(
                f"places_extra.csv: {scope} has {inside} between {start} and {end}. "
                "Keep one, give the others finer scopes."
            )
        if inside:
            return inside[0]
    return end


def scopes(before: Unit | None, after: Unit | None, states: list[Snapshot]) -> list[tuple[str, Code]]:
    """Where the supplement may date a change, nearest first: unit, districts that it moved between, provinces."""
    units = [unit for unit in (before, after) if unit is not None]
    found = [(unit.level, unit.code) for unit in units]
    parents = [unit.parent for unit in units]
    if units[0].level != "commune":
        return found + [("province", parent) for parent in parents]
    if len(set(parents)) > 1:
        found += [("district", parent) for parent in parents]
    above = {
        state["district", parent].parent for parent in parents for state in states if ("district", parent) in state
    }
    return found + [("province", code) for code in sorted(above)]


def spellings(units: Iterable[Unit | None], chosen: str) -> tuple[str, ...]:
    """The other spellings of a unit's name over the snapshots."""
    return tuple(sorted({unit.name for unit in units if unit is not None} - {chosen}))


def usual_name(units: Iterable[Unit | None], newest: str) -> str:
    """The newest spelling; of `Đắk`, `Đăk` and `Đak`, which the newest snapshot changed at will, that of most."""
    if newest.split(maxsplit=1)[0] not in DAK:
        return newest
    counts = Counter(unit.name for unit in units if unit is not None)
    most = max(counts.values())
    return newest if counts[newest] == most else next(name for name, count in counts.items() if count == most)


def runs(states: list[Unit | None]) -> list[tuple[int, int]]:
    """Half-open ranges of snapshots that show the same unit."""
    cuts = [i for i in range(1, len(states)) if not same(states[i - 1], states[i])]
    edges = [0, *cuts, len(states)]
    return [(a, b) for a, b in pairwise(edges) if states[a] is not None]


def history(key: tuple[str, Code], states: list[Snapshot], days: Days) -> Iterator[Row]:
    """The rows of one code before the reform."""
    units = filled([state.get(key) for state in states])
    for first, after in runs(units):
        newest = units[after - 1]
        if newest is None:
            continue
        unit = replace(newest, name=usual_name(units[first:after], newest.name))
        start = change_day(first, units[first - 1], unit, states, days) if first else ""
        end = REFORM if after == len(units) else change_day(after, unit, units[after], states, days)
        yield Row(unit, start, end, SNAPSHOTS[after - 1][0], (), "", "", spellings(units[first:after], unit.name))


def old_rows(states: list[Snapshot], days: Days) -> list[Row]:
    """Every unit of every snapshot, with its dates."""
    keys = sorted({key for state in states for key in state})
    return [row for key in keys for row in history(key, states, days)]


def namesakes(state: Snapshot) -> dict[tuple[Code, str], Code]:
    """The communes of a snapshot by district and name, names that occur twice in a district left out."""
    found: dict[tuple[Code, str], list[Code]] = defaultdict(list)
    for (level, code), unit in state.items():
        if level == "commune":
            found[unit.parent, folded(unit.name)].append(code)
    return {key: codes[0] for key, codes in found.items() if len(codes) == 1}


def heirs_of(
    row: Row, after: Reform, merged: dict[Code, Code], twins: dict[tuple[Code, str], Code]
) -> tuple[Code, ...]:
    """The units that hold this one after the reform: by its code, by the ward that took it in, by name and district."""
    unit = row.unit
    if unit.level == "district":
        return ()
    for code in (unit.code, merged.get(unit.code, ""), twins.get((unit.parent, folded(unit.name)), "")):
        if (unit.level, code) in after.heirs:
            return after.heirs[unit.level, code]
    return ()


def untouched(after: Reform) -> set[Code]:
    """The provinces that the reform left as they were: nothing else was merged into them."""
    sources = defaultdict(set)
    for (level, code), heir_codes in after.heirs.items():
        for heir in heir_codes if level == "province" else ():
            sources[heir].add(code)
    return {code for code, olds in sources.items() if olds == {code}}


def with_reform(rows: list[Row], after: Reform, last: Snapshot, merged: dict[Code, Code]) -> list[Row]:
    """Successors and points for the old rows, and the new units."""
    kept, twins = untouched(after), namesakes(last)
    done = []
    for row in rows:
        unit, key = row.unit, (row.unit.level, row.unit.code)
        same_name = key in last and folded(last[key].name) == folded(unit.name)
        lat, lon = after.old_points.get(key, ("", "")) if same_name else ("", "")
        if unit.level == "province" and unit.code in kept and row.valid_to == REFORM:
            done.append(replace(row, valid_to="", lat=lat, lon=lon))
        else:
            done.append(replace(row, successors=heirs_of(row, after, merged, twins), lat=lat, lon=lon))
    new = [unit for unit in after.units if unit.level == "commune" or unit.code not in kept]
    return done + [Row(unit, REFORM, "", "vietnamadminunits", (), *after.points[unit.level, unit.code]) for unit in new]


def without_namesakes(rows: list[Row]) -> list[Row]:
    """Rows without the successors of a commune that had the same name in what became the same province.

    The package tells successors by name and province: phường 4 of Mỹ Tho has those of phường 4 of Sa Đéc too. A unit is
    the namesake's where no other commune of the own district became part of it, and it has not the own code.
    """
    ended = [row for row in rows if row.unit.level == "commune" and row.valid_to == REFORM]
    sure = {(row.unit.parent, row.successors[0]): row.unit.code for row in ended if len(row.successors) == 1}
    by_name: dict[str, list[Row]] = defaultdict(list)
    for row in ended:
        by_name[folded(row.unit.name)].append(row)
    foreign: dict[Code, set[Code]] = {}
    for row in ended:
        unit = row.unit
        theirs = {
            heir for twin in by_name[folded(unit.name)] if twin.unit.parent != unit.parent for heir in twin.successors
        }
        own = {heir for heir in row.successors if heir == unit.code or (unit.parent, heir) in sure}
        if own and theirs - own:
            foreign[unit.code] = theirs - own
    return [
        replace(row, successors=tuple(heir for heir in row.successors if heir not in foreign.get(row.unit.code, ())))
        if row.unit.level == "commune"
        else row
        for row in rows
    ]
