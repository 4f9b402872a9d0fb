"""A name with a type word in the unit told behind it: `xã A, huyện B, tỉnh C`. What is told there holds.

A part of the place linker.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.gazetteer import REFORM, Gazetteer, is_valid
from pipeline.link.damaged import repaired
from pipeline.link.resolved import FULL, OTHER_DAYS, Context, Resolved, lies_in
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym


def told_above(
    context: Context, toponym: Toponym, rows: Sequence[PlaceRow], above: PlaceRow, *, is_chain: bool
) -> Resolved | None:
    """The unit in the one told behind it.

    Of a commune that it has not only what is printed is sure, unless the own district or province has it, for then the
    other may be another place of a list; it is none where it stands right behind (`xã Kim Chung, huyện Hưng Hà`).
    """
    gazetteer, day, level = context.gazetteer, context.home.day, rows[0].level
    inside = [row for row in rows if lies_in(gazetteer, row, above, day)]
    has_own = context.home.province is not None and at_home(context, rows, None)
    inside = inside or _in_what_it_became(context, rows, above) or any_time(gazetteer, toponym, level, above)
    inside = inside or _by_alias(gazetteer, toponym, level, above, day)
    if inside and has_own and all(row.valid_from > day for row in inside):
        # `xã Mỹ Hà, phường Lộc Vượng (TP Nam Định)` in 2013: it came into the city in 2024.
        codes = {row.code for row in inside}
        inside = [row for row in rows if row.code in codes and is_valid(row, day)]
    if inside:
        told = context.full_type(toponym) if toponym.form == "typed" else ""
        return Resolved.among([row for row in inside if row.type == told] or inside, level, day)
    if level != "commune" or (has_own and not is_chain):
        return None
    if above.level == "district" or has_own:
        return repaired(context, toponym, above) or Resolved((), level, "candidate", inside=above)
    return Resolved(tuple(rows), level, "candidate", FULL)


def _by_alias(gazetteer: Gazetteer, toponym: Toponym, level: str, above: PlaceRow, day: str) -> list[PlaceRow]:
    """`xã Kim Chung, huyện Hưng Hà`: that is a second name of a commune there, though others are called so."""
    rows = [
        row for row in gazetteer.called(toponym.name, level) if lies_in(gazetteer, row, above, row.valid_from or day)
    ]
    current = [row for row in rows if is_valid(row, day)]
    return current or list({row.code: row for row in rows}.values())


def _in_what_it_became(context: Context, rows: Sequence[PlaceRow], above: PlaceRow) -> list[PlaceRow]:
    """`xã Trà My (tỉnh Quảng Nam cũ)` since the reform: the commune of the day, told by the province of old.

    In a province of before 1997 lies what is on its land: `huyện Hải Hậu, tỉnh Hà Nam Ninh`.
    """
    gazetteer, day = context.gazetteer, context.home.day
    if not above.code:
        provinces = ((row, gazetteer.today(gazetteer.province_later(row, day))) for row in rows)
        return [row for row, now in provinces if any(unit.code in above.successors for unit in now)]
    if day < REFORM or above.level != "province" or is_valid(above, day):
        return []
    today = {unit.code for unit in gazetteer.today(above)}
    return [row for row in rows if is_valid(row, day) and gazetteer.province_of(row, day).code in today]


def any_time(gazetteer: Gazetteer, toponym: Toponym, level: str, above: PlaceRow) -> list[PlaceRow]:
    """Units of other times inside the unit named."""
    found = {}
    for day in OTHER_DAYS:
        for row in gazetteer.named(toponym.name, level, day):
            if lies_in(gazetteer, row, above, row.valid_from or day) or row.parent == above.code:
                found[row.code] = row
    return list(found.values())


def at_home(context: Context, rows: Sequence[PlaceRow], above: PlaceRow | None) -> bool:
    """Whether any unit lies in the one told, or the own one; True where neither is known."""
    home = context.home
    unit = above or home.district or home.province
    return unit is None or any(lies_in(context.gazetteer, row, unit, home.day) for row in rows)
