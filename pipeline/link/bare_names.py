"""Names without a type word to units: the own one, a neighbour's, and the place of issue (`Cao Lãnh, ngày …`).

The place of issue is always a place: what does not tell which stays a list of candidates.
"""

from __future__ import annotations

from pipeline.gazetteer import REFORM, is_valid
from pipeline.link.bare_beside import own_commune
from pipeline.link.own_names import own_name
from pipeline.link.resolved import FULL, Around, Context, Resolved, is_in, lies_in
from pipeline.link.since_reform import bare_since_reform
from pipeline.placenames import name_key
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym


def bare_name(context: Context, toponym: Toponym, around: Around) -> Resolved | None:
    """A name without a type word names the own district, any province, a unit of the own district or province."""
    gazetteer, home = context.gazetteer, context.home
    if home.day >= REFORM:
        return bare_since_reform(context, toponym, around)
    found = _seat(context, toponym, around) or own_name(context, toponym, around)
    found = found or _own_district(context, toponym, around)
    found = found or _province(context, toponym, around)
    if found is not None:
        return found
    own = [("commune", home.commune), ("district", home.province), ("commune", home.district)]
    if home.district is None and toponym.cued:  # a province's report
        own.append(("commune", home.province))
    # What is there on the day goes before what has ended; what had not begun is meant by nobody.
    for is_meant in (is_valid, _has_ended):
        for level, unit in own:
            if unit is None or level not in toponym.levels:
                continue
            named = gazetteer.named(toponym.name, level, home.day)
            rows = [row for row in named if is_meant(row, home.day) and is_in(gazetteer, row, unit, home.day)]
            if len(rows) == 1:
                return Resolved((rows[0],), level, "context", FULL)
    if not toponym.cued and around.above is None:
        return None
    found = _far(context, toponym, around.above)
    if found is not None or not toponym.cued or around.above is None:
        return found
    is_beside = toponym.in_row and around.above.level in toponym.levels  # Nha Trang, Đà Lạt
    is_of_last = around.is_above_apart and around.above.level == "province"  # Đà Lạt và huyện Khánh Vĩnh (Khánh Hòa)
    return _far(context, toponym, None) if is_beside or is_of_last else None


def _seat(context: Context, toponym: Toponym, around: Around) -> Resolved | None:
    """The commune of the name that brackets put into the district of the name: `Vị Xuyên (huyện Vị Xuyên)`."""
    above = around.above if around.is_put_into and not around.is_above_apart else None
    if above is None or above.level != "district" or name_key(above.name) != name_key(toponym.name):
        return None
    named = context.gazetteer.named(toponym.name, "commune", context.home.day) if "commune" in toponym.levels else ()
    rows = [row for row in named if lies_in(context.gazetteer, row, above, context.home.day)]
    return Resolved((rows[0],), "commune", "exact", FULL) if len(rows) == 1 else None


def _own_district(context: Context, toponym: Toponym, around: Around) -> Resolved | None:
    """The own district of the name, unless a commune of it that is called so is listed with others."""
    district = context.home.district
    if district is None or "district" not in toponym.levels or name_key(district.name) != name_key(toponym.name):
        return None  # a company is called after the province
    if around.of_province and context.gazetteer.exists(toponym.name, "province", context.home.day):
        return None  # Tây Ninh 39 ha, Long An 12 ha
    listed = own_commune(context, toponym) if around.among_own else None
    if listed is not None:
        return Resolved((listed,), "commune", "context", FULL)
    return Resolved((district,), "district", "context", FULL)


def _province(context: Context, toponym: Toponym, around: Around) -> Resolved | None:
    """The province of the name, or the commune of the own district where it is listed with others of these."""
    gazetteer, day = context.gazetteer, context.home.day
    rows = gazetteer.named(toponym.name, "province", day) if "province" in toponym.levels else []
    if not rows or (not is_valid(rows[0], day) and gazetteer.exists(toponym.name, "district", day)):
        return None  # Huế was a city before it was a province
    listed = own_commune(context, toponym) if around.among_own else None
    if listed is not None:
        return Resolved((listed,), "commune", "context", FULL)
    if around.is_put_into and around.above is not None and around.above.level == "district":
        communes = gazetteer.named(toponym.name, "commune", day) if "commune" in toponym.levels else []
        inside = [row for row in communes if lies_in(gazetteer, row, around.above, day)]
        if len(inside) == 1:  # Bình Dương, An Sinh (Đông Triều)
            return Resolved((inside[0],), "commune", "exact", FULL)
    return Resolved((rows[0],), "province", "exact", FULL)


def _has_ended(row: PlaceRow, day: str) -> bool:
    return bool(row.valid_to) and row.valid_to <= day


def _far(context: Context, toponym: Toponym, above: PlaceRow | None) -> Resolved | None:
    """A bare name elsewhere counts only when it can be one district alone, or the unit above is told.

    Also one of a commune with its number, which is no word: `Đạ Huoai 2`.
    """
    gazetteer, day = context.gazetteer, context.home.day
    is_numbered = toponym.name[-1:].isdigit() or toponym.name[:1].isdigit()
    for level in ("district", "commune"):
        rows = gazetteer.named(toponym.name, level, day) if level in toponym.levels else []
        rows = [row for row in rows if row.valid_from <= day]
        if above is not None:
            rows = [row for row in rows if lies_in(gazetteer, row, above, day)]
        if len(rows) == 1 and (level == "district" or above is not None or is_numbered):
            return Resolved.among(rows, level, day) if is_numbered else Resolved((rows[0],), level, "exact", FULL)
        if len(rows) > 1 and above is not None:  # the town and the district of Cai Lậy, before any commune
            return Resolved.among(rows, level, day)
    return None


def place_of_issue(context: Context, toponym: Toponym, around: Around) -> Resolved:
    """The unit that a document is issued in; candidates where nothing tells which."""
    return _commune_of_today(context, toponym) or bare_name(context, toponym, around) or _candidates(context, toponym)


def _commune_of_today(context: Context, toponym: Toponym) -> Resolved | None:
    """Since the reform a former district's name is the commune's of that name in the own province: `Đức Trọng`."""
    gazetteer, home = context.gazetteer, context.home
    if home.day < REFORM or home.province is None or gazetteer.exists(toponym.name, "province", home.day):
        return None
    rows = [
        row
        for row in gazetteer.named(toponym.name, "commune", home.day)
        if is_valid(row, home.day) and is_in(gazetteer, row, home.province, home.day)
    ]
    return Resolved((rows[0],), "commune", "context", FULL) if len(rows) == 1 else None


def _candidates(context: Context, toponym: Toponym) -> Resolved:
    """All units of the name on the day, of the highest level there is; those of the own province if it has any."""
    gazetteer, home = context.gazetteer, context.home
    level = by_day(context, toponym)[0]
    rows = gazetteer.named(toponym.name, level, home.day)
    own = [row for row in rows if home.province is not None and is_in(gazetteer, row, home.province, home.day)]
    return Resolved.among(own or rows, level, home.day)


def by_day(context: Context, toponym: Toponym) -> list[str]:
    """The levels that the name can be, first those that a unit of it had on the day: Huế became a province in 2025."""
    gazetteer, day = context.gazetteer, context.home.day
    return sorted(toponym.levels, key=lambda level: not gazetteer.exists(toponym.name, level, day))
