"""Names without a type word in documents since the reform of 1 July 2025: what lives goes before what has ended.

`tại Đức Trọng` is the commune of today, not the district of that name that is no more: that one counts where `cũ`
stands behind its name, and as a candidate where no living unit has it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.gazetteer import is_valid
from pipeline.link.own_names import own_name
from pipeline.link.resolved import FULL, Around, Context, Resolved, lies_in
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym


def bare_since_reform(context: Context, toponym: Toponym, around: Around) -> Resolved | None:
    """The unit of the day, or the ended one with the match that it deserves; `None` for what may be no place."""
    if around.is_former:
        former = _former(context, toponym)
        if former is not None:
            return former
    own = own_name(context, toponym, around)
    if own is not None:
        return own
    provinces = _living(context, toponym, "province")
    if provinces:
        return Resolved((provinces[0],), "province", "exact", FULL)
    inside = None if around.above is None else _inside(context, toponym, around.above)
    found = inside or _own(context, toponym, around) or _ended(context, toponym)
    return found or (_elsewhere(context, toponym) if toponym.cued else None)


def _living(context: Context, toponym: Toponym, level: str) -> list[PlaceRow]:
    if level not in toponym.levels:
        return []
    day = context.home.day
    return [row for row in context.gazetteer.named(toponym.name, level, day) if is_valid(row, day)]


def _gone(context: Context, toponym: Toponym, level: str) -> list[PlaceRow]:
    if level not in toponym.levels:
        return []
    return context.gazetteer.former(toponym.name, level, context.home.day)


def _of_own_province(context: Context, rows: Sequence[PlaceRow]) -> list[PlaceRow]:
    """Of the units those in what is the own province today: Hải Hậu lay in Nam Định, which is in Ninh Bình."""
    gazetteer, home = context.gazetteer, context.home
    if home.province is None:
        return []
    own = home.province.code
    return [row for row in rows if any(u.code == own for u in gazetteer.today(gazetteer.province_of(row, home.day)))]


def _former(context: Context, toponym: Toponym) -> Resolved | None:
    """`Nam Định cũ`: the ended province, else the ended district or commune of the own province, else the only one."""
    provinces = _gone(context, toponym, "province")
    if provinces:
        return Resolved((provinces[0],), "province", "exact", FULL)
    for level in ("district", "commune"):
        rows = _gone(context, toponym, level)
        own = _of_own_province(context, rows)
        if own and (level == "district" or toponym.cued):
            return Resolved(tuple(own), level, "context" if len(own) == 1 else "candidate", FULL)
        if level == "district" and len(rows) == 1 and toponym.cued:
            return Resolved((rows[0],), level, "exact", FULL)
    return None


def _inside(context: Context, toponym: Toponym, above: PlaceRow) -> Resolved | None:
    """The unit in the one told behind it: `Đức Trọng, tỉnh Lâm Đồng`; in one that has ended, what had ended with it."""
    gazetteer, day = context.gazetteer, context.home.day
    living = [_living(context, toponym, "commune")]
    gone = [_gone(context, toponym, level) for level in ("district", "commune")]
    for rows in [*living, *gone] if is_valid(above, day) else [*gone, *living]:
        inside = [row for row in rows if lies_in(gazetteer, row, above, day)]
        if inside:
            is_ended = not is_valid(inside[0], day) and is_valid(above, day)
            match = "candidate" if is_ended or len(inside) > 1 else "exact"
            return Resolved(tuple(inside), inside[0].level, match, FULL)
    return None


def _own(context: Context, toponym: Toponym, around: Around) -> Resolved | None:
    """The commune of today in the own province.

    A name that was never more than a commune's may be a word, unless a word before it says that it is a place. One that
    was a province's too may still be meant as that: both are candidates.
    """
    # Names in a row may be villages in a commune's own report.
    is_told = toponym.cued or around.is_early or (toponym.in_row and context.home.commune is None)
    is_place = is_told or not {"district", "province"}.isdisjoint(toponym.levels)
    rows = _of_own_province(context, _living(context, toponym, "commune")) if is_place else []
    if not rows:
        return None
    provinces = _gone(context, toponym, "province")
    match = "context" if len(rows) == 1 and not provinces else "candidate"
    return Resolved((*rows, *provinces), "commune", match, FULL)


def _ended(context: Context, toponym: Toponym) -> Resolved | None:
    """A province that is no more; a district of the own province, where no commune has its name."""
    provinces = _gone(context, toponym, "province")
    if provinces:
        return Resolved((provinces[0],), "province", "context", FULL)
    districts = _of_own_province(context, _gone(context, toponym, "district"))
    return Resolved(tuple(districts), "district", "candidate", FULL) if districts else None


def _elsewhere(context: Context, toponym: Toponym) -> Resolved | None:
    """A name that one district had: that one and the communes of today are candidates; a commune with its number."""
    districts, communes = _gone(context, toponym, "district"), _living(context, toponym, "commune")
    if len(districts) == 1:
        level = "commune" if communes else "district"
        return Resolved((*communes, *districts), level, "candidate", FULL)
    is_numbered = toponym.name[-1:].isdigit() or toponym.name[:1].isdigit()
    if len(communes) == 1 and is_numbered:
        return Resolved.among(communes, "commune", context.home.day)
    return None
