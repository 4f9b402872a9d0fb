"""The bare name of the commune that issues a document: it is that one, not the district or province called like it."""

from __future__ import annotations

from pipeline.gazetteer import is_valid
from pipeline.link.resolved import FULL, Around, Context, Resolved
from pipeline.placenames import name_key
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym


def own_name(context: Context, toponym: Toponym, around: Around) -> Resolved | None:
    """The commune that issues the document, which is printed with its date too; else it, or what has its name above.

    `Thái Bình có 12 thôn` in what xã Thái Bình writes; in the text of thị trấn Vĩnh Thạnh its district may be meant.
    Where several communes have the type and name of the head, all of them.
    """
    home, key = context.home, name_key(toponym.name)
    heads = (home.commune,) if home.commune is not None else home.heads
    if not heads or "commune" not in toponym.levels or around.of_province or name_key(heads[0].name) != key:
        return None
    if home.commune is not None:
        above = [unit for unit in (home.district, home.province) if unit is not None and name_key(unit.name) == key]
        if not above or around.is_issue:
            return Resolved((home.commune,), "commune", "context", FULL)
        return Resolved((home.commune, *above), "commune", "candidate", FULL)
    above = [] if around.is_issue else _larger(context, toponym)
    return Resolved((*heads, *above), "commune", "candidate", FULL)


def _larger(context: Context, toponym: Toponym) -> list[PlaceRow]:
    """Provinces and districts of the name on the day."""
    gazetteer, day = context.gazetteer, context.home.day
    levels = [level for level in ("province", "district") if level in toponym.levels]
    rows = (row for level in levels for row in gazetteer.named(toponym.name, level, day))
    return [row for row in rows if is_valid(row, day)]
