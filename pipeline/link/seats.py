"""The commune that a body is called after and sits in: `HỢP TÁC XÃ NÔNG NGHIỆP LONG HIỆP` / `Long Hiệp, ngày …`.

A part of the place linker. A name that a district or province has too may be that of the larger one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.link.resolved import Context, Resolved, lies_in
from pipeline.model import Layout, Mention
from pipeline.placenames import name_key
from pipeline.placerows import PlaceRow
from pipeline.text import folded
from pipeline.values import Toponym

LARGER = ("district", "province")


def seat_of_issuer(
    context: Context,
    layout: Layout,
    mentions: Sequence[Mention],
    places: Sequence[int],
    resolved: Mapping[int, Resolved],
) -> PlaceRow | None:
    """The commune of the place of issue where the head prints its name above too; `None` where nothing tells which."""
    name = context.issue_place
    if not name or context.home.commune is not None or not _is_in_head(context, layout, name):
        return None
    if any(context.gazetteer.exists(name, level, context.home.day) for level in LARGER):
        return None
    own = context.home.district or context.home.province
    for index in places:
        mention, found = mentions[index], resolved.get(index)
        if not isinstance(mention.value, Toponym) or name_key(mention.value.name) != name_key(name):
            continue
        if found is not None and found.level == "commune" and len(found.rows) == 1 and found.match != "candidate":
            row = found.rows[0]
            return row if own is None or lies_in(context.gazetteer, row, own, context.home.day) else None
    return None


def _is_in_head(context: Context, layout: Layout, name: str) -> bool:
    """Whether the head prints the name but for the place before its date."""
    for zone in (zone for zone in layout.zones if zone.name == "header"):
        printed = folded(layout.text[zone.start : zone.end]).upper()
        at = printed.find(name.upper())
        while at >= 0:
            if context.dated.match(printed, at + len(name)) is None:
                return True
            at = printed.find(name.upper(), at + 1)
    return False
