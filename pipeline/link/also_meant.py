"""Units that a name with a type word, or in a list, may mean besides those found: candidates must hold the right one.

A part of the place linker.
"""

from __future__ import annotations

from pipeline.gazetteer import REFORM, is_valid
from pipeline.link.resolved import FULL, Context, Resolved, is_in
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym

PLANNED = "2025-01-01"  # before this day nobody spoke of the communes that the reform was to make


def with_others(context: Context, toponym: Toponym, found: Resolved) -> Resolved:
    """What was found, or with others that may be meant where it does not lie in the own province."""
    home = context.home
    if home.province is not None and any(is_in(context.gazetteer, row, home.province, home.day) for row in found.rows):
        return found
    others = [*_planned(context, toponym, found.level), *_provinces(context, toponym, found.level)]
    others = [row for row in others if row not in found.rows]
    return Resolved((*others, *found.rows), found.level, "candidate", FULL) if others else found


def _planned(context: Context, toponym: Toponym, level: str) -> list[PlaceRow]:
    """Communes that the reform was to make in the own province: `phường Cẩm Thành` in a plan of May 2025."""
    gazetteer, home = context.gazetteer, context.home
    if level != "commune" or home.province is None or not PLANNED <= home.day < REFORM:
        return []
    land = {unit.code for unit in gazetteer.today(home.province)}
    rows = [
        row
        for row in gazetteer.called(toponym.name, level)
        if row.valid_from == REFORM and gazetteer.province_of(row, REFORM).code in land
    ]
    told = context.full_type(toponym) if toponym.form == "typed" else ""
    return [row for row in rows if row.type == told] or rows


def _provinces(context: Context, toponym: Toponym, level: str) -> list[PlaceRow]:
    """A province behind a district may begin the next clause: `huyện Yên Châu, Hòa Bình có huyện Mai Châu`."""
    if level != "district" or toponym.form != "listed":
        return []
    day = context.home.day
    return [row for row in context.gazetteer.named(toponym.name, "province", day) if is_valid(row, day)]
