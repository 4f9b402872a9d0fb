"""Names with a type word, or whose level a list tells, to units: by the unit told behind, the own place, the day."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.gazetteer import LAST_OF_THREE, REFORM, is_same, is_valid
from pipeline.link.also_meant import PLANNED, with_others
from pipeline.link.bare_names import bare_name
from pipeline.link.damaged import repaired, repaired_above
from pipeline.link.resolved import (
    FULL,
    OTHER_DAYS,
    Around,
    Context,
    Resolved,
    is_far,
    is_in,
    is_to_come,
    lacks_chain,
    may_have_moved,
)
from pipeline.link.told_above import any_time, at_home, told_above
from pipeline.placenames import name_key
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym


def typed(
    context: Context,
    toponym: Toponym,
    level: str,
    above: PlaceRow | None,
    *,
    is_former: bool = False,
    is_chain: bool = False,
) -> Resolved | None:
    """A unit of the level with the name, or `None` when there never was one.

    `is_former`: `cũ` stands behind it. `is_chain`: `above` is told right behind it, with its type word or in brackets.
    """
    gazetteer, home = context.gazetteer, context.home
    named = gazetteer.named(toponym.name, level, home.day)
    rows = _of_type(context, list(named), toponym)
    if level == "commune" and home.province is not None and home.day < PLANNED:
        rows = [row for row in rows if not is_to_come(row, home.day)]
    has_ended = home.day >= REFORM if level == "district" else is_former and level == "commune"
    is_told_ended = has_ended and above is None
    ended = _ended_at_home(context, toponym, level) if is_told_ended else []
    if len(ended) == 1 or (ended and home.day >= REFORM):
        return Resolved(tuple(ended), level, "context" if len(ended) == 1 else "candidate", FULL)
    if toponym.form == "listed" and level == "commune" and not _is_at_home(context, toponym, rows, above):
        other = repaired(context, toponym, above) or as_bare(context, toponym)
        if other is not None:
            return other
    if not rows:
        return None
    if level == "province":
        return _province(context, toponym, rows)
    told = told_above(context, toponym, rows, above, is_chain=is_chain) if above is not None else None
    return told or _former_own(context, toponym, rows, level) or _by_own(context, toponym, rows, named)


def _former_own(context: Context, toponym: Toponym, rows: Sequence[PlaceRow], level: str) -> Resolved | None:
    """A commune that the own district had, before those of others that have the name today; a district likewise.

    One that is still there, but in a district that was split off, is where it is on the day.
    """
    district, day = context.home.district, context.home.day
    province = context.home.province
    if level == "district" and day < REFORM and province is not None and not at_home(context, rows, province):
        ended = _ended_at_home(context, toponym, level)
        return Resolved((ended[0],), level, "context", FULL) if len(ended) == 1 else None
    if district is None or level != "commune" or at_home(context, rows, None):
        return None
    former = [row for row in any_time(context.gazetteer, toponym, level, district) if row.valid_from <= day]
    if len(former) != 1:
        return None
    moved = [row for row in rows if row.code == former[0].code and is_valid(row, day)]
    return Resolved((*moved, former[0])[:1], level, "context", FULL)


def _ended_at_home(context: Context, toponym: Toponym, level: str) -> list[PlaceRow]:
    """Units of the name and the printed type that were no more on the day, of what is or was the own province's land.

    `huyện Kỳ Sơn cũ` in Hòa Bình is not the one of Nghệ An, which is still there.
    """
    gazetteer, home = context.gazetteer, context.home
    if home.province is None:
        return []
    told = context.full_type(toponym)
    ended = gazetteer.former(toponym.name, level, home.day)
    ended = [row for row in ended if toponym.form != "typed" or row.type == told]
    land = {unit.code for unit in gazetteer.today(home.province)}
    own = [row for row in ended if is_same(gazetteer.province_of(row, row.valid_to), home.province)]
    if home.day >= REFORM:
        own = [
            r for r in ended if any(u.code in land for u in gazetteer.today(gazetteer.province_of(r, LAST_OF_THREE)))
        ]
    near = [row for row in own if home.district is not None and row.parent == home.district.code] or own
    if home.day >= REFORM:
        return near
    # One that is still there, in another district or as another type, is where it is on the day.
    now = {row.code: row for row in gazetteer.named(toponym.name, level, home.day) if is_valid(row, home.day)}
    return [now.get(row.code, row) for row in near]


def _by_own(context: Context, toponym: Toponym, rows: list[PlaceRow], named: Sequence[PlaceRow]) -> Resolved:
    """`named`: all units of the name and level, `rows` those of the printed type."""
    level = named[0].level
    found = _former(context, toponym, rows, level) or _of_other_type(context, rows, named)
    found = with_others(context, toponym, found or _by_home(context, rows, level))
    return _with_damaged(context, toponym, found)


def _of_other_type(context: Context, rows: Sequence[PlaceRow], named: Sequence[PlaceRow]) -> Resolved | None:
    """Candidates, where the own province has the name under another type only: `xã Nhơn Hòa` became a town there.

    Or where one of its communes may have lain in the own district, which no source tells.
    """
    gazetteer, home = context.gazetteer, context.home
    if home.province is None or at_home(context, rows, None):
        return None
    is_own = at_home(context, rows, home.province)
    others = [row for row in named if row not in rows and is_in(gazetteer, row, home.province, home.day)]
    others = [row for row in others if not is_own or lacks_chain(gazetteer, row, home.day)]
    own = [row for row in rows if not is_own or is_in(gazetteer, row, home.province, home.day)]
    return Resolved((*others, *own), named[0].level, "candidate", FULL) if others else None


def _province(context: Context, toponym: Toponym, rows: list[PlaceRow]) -> Resolved | None:
    """The province, when the type word is its own or only provinces have it: not `thành phố Bến Tre`."""
    told = context.full_type(toponym) if toponym.form == "typed" and len(toponym.levels) > 1 else ""
    if told and all(row.type != told for row in rows):
        return None
    return Resolved.among(rows, "province", context.home.day)


def _with_damaged(context: Context, toponym: Toponym, found: Resolved) -> Resolved:
    """A commune of a name that none of the own province has: one like it in the own district may be meant too.

    Nor is the only one of the country sure, where nothing tells its province.
    """
    if found.level != "commune":
        return found
    if found.match == "context":
        return _or_own_spelling(context, toponym, found)
    if at_home(context, found.rows, context.home.province):
        return found
    is_doubtful = all(is_far(context, row) for row in found.rows)
    damaged = repaired(context, toponym, by_letters=is_doubtful)
    if damaged is None or any(name_key(row.name) == name_key(toponym.name) for row in damaged.rows):
        return found._replace(match="candidate") if is_doubtful else found
    return Resolved((*damaged.rows, *found.rows), found.level, "candidate", damaged.score)


def _or_own_spelling(context: Context, toponym: Toponym, found: Resolved) -> Resolved:
    """A commune of the own province, or one of the own district of other marks: xã Đăk Long where Đắk Long is."""
    if context.home.district is None or at_home(context, found.rows, context.home.district):
        return found
    own = repaired(context, toponym)
    if own is None or any(row in found.rows or row.valid_from > context.home.day for row in own.rows):
        return found
    return Resolved((*own.rows, *found.rows), found.level, "candidate", own.score)


def _of_type(context: Context, rows: list[PlaceRow], toponym: Toponym) -> list[PlaceRow]:
    """Units whose type is the printed type word, if any is; the type words of communes are often mixed up in lists.

    `quận Thủ Đức` stays that one since there is the city; the other code tells that it is not the same unit.
    """
    if toponym.form != "typed":
        return rows
    gazetteer, day, told = context.gazetteer, context.home.day, context.full_type(toponym)
    same = [row for row in rows if row.type == told]
    if not rows or rows[0].level == "province":
        return same or rows
    if rows[0].level == "commune":
        if same and toponym.type_word:
            return [*same, *(row for row in rows if row.type != told and not gazetteer.fits_district(row, day))]
        is_ended = not gazetteer.is_living_type("commune", told) and day >= REFORM
        ended = gazetteer.former(toponym.name, "commune", day) if is_ended else []
        return [*_type_to_come(context, rows, toponym), *([row for row in ended if row.type == told] or rows)]
    if same:
        return same
    codes = {row.code for row in rows}
    other = gazetteer.former(toponym.name, "district", day) or gazetteer.to_come(toponym.name, "district", day)
    return [row for row in other if row.type == told and row.code not in codes] or rows


def _type_to_come(context: Context, rows: Sequence[PlaceRow], toponym: Toponym) -> list[PlaceRow]:
    """Communes of the printed type that were not there yet, where those of the name were no more on the day.

    `phường Yên Bái` in 2024 may be the ward of 2025 and not the xã of Thanh Hóa that ended in 2019.
    """
    day, told = context.home.day, context.full_type(toponym)
    if any(row.type == told or is_valid(row, day) for row in rows):
        return []
    return [row for row in context.gazetteer.to_come(toponym.name, "commune", day) if row.type == told]


def as_bare(context: Context, toponym: Toponym, above: PlaceRow | None = None) -> Resolved | None:
    """A member that is no commune here may end the list: `thị trấn Hồ Xá và Đông Hà`; a number is a ward's."""
    if toponym.name.isdigit():
        return None
    levels = tuple(context.gazetteer.levels(toponym.name))
    return bare_name(context, Toponym(toponym.name, levels, "bare"), Around(above))


def _is_at_home(context: Context, toponym: Toponym, rows: Sequence[PlaceRow], above: PlaceRow | None) -> bool:
    """`at_home`, or whether the unit told behind had a commune of the name at another time."""
    if at_home(context, rows, above):
        return True
    return above is not None and bool(any_time(context.gazetteer, toponym, "commune", above))


def _former(context: Context, toponym: Toponym, rows: list[PlaceRow], level: str) -> Resolved | None:
    """Since the reform: a former unit of the own province before a present one of another.

    `Xã Bình Phú được thành lập từ xã Tây Phú, xã Vĩnh An` speaks of communes that are no more.
    """
    gazetteer, province = context.gazetteer, context.home.province
    if context.home.day < REFORM or province is None or at_home(context, rows, None):
        return None
    found = {}
    for day in OTHER_DAYS:
        for row in gazetteer.named(toponym.name, level, day):
            if row.level == rows[0].level and is_valid(row, context.home.day):
                continue
            if any(gazetteer.province_of(unit, REFORM).code == province.code for unit in gazetteer.today(row)):
                found[row.code] = row
    told = context.full_type(toponym)
    same = [row for row in found.values() if row.type == told]
    return Resolved.among(same or list(found.values()), level, context.home.day) if found else None


def _by_home(context: Context, rows: list[PlaceRow], level: str) -> Resolved:
    """The unit of the own district, else of the own province, else the only one; else all are candidates."""
    gazetteer, home = context.gazetteer, context.home
    for unit in (home.district, home.province):
        if unit is None:
            continue
        inside = [row for row in rows if is_in(gazetteer, row, unit, home.day)]
        if len(inside) == 1:
            is_open = is_to_come(inside[0], home.day) or may_have_moved(context, inside[0])
            return Resolved((inside[0],), level, "candidate" if is_open else "context", FULL)
        if inside:
            rows = inside
            break
    return Resolved.among(rows, level, home.day)


def unknown(context: Context, toponym: Toponym, above: PlaceRow | None) -> Resolved | None:
    """No unit ever had the name, or none in the unit told above: a damaged one, or a name that nothing else tells."""
    for level in toponym.levels:
        found = repaired_above(context, toponym, level) if level in {"province", "district"} else None
        if found is not None:
            return found
    if "commune" in toponym.levels:
        found = repaired(context, toponym, above, by_letters=True)
        if found is not None:
            return found
        if toponym.form == "typed" or (above is not None and context.gazetteer.has(toponym.name, ("commune",))):
            return Resolved((), "commune", "candidate", inside=above)
    return None
