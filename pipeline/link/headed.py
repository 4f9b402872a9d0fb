"""Names in a column whose head tells their level: below `Xã, thị trấn`, Khoái Châu is the town."""

from __future__ import annotations

from pipeline.gazetteer import is_valid
from pipeline.link.resolved import FULL, Context, Resolved, is_in, may_have_moved
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym

HEADED = "headed"  # the form of a name whose level the head of its column tells


def in_column(context: Context, toponym: Toponym, above: PlaceRow | None) -> Resolved | None:
    """The unit of the level on the day: in the one told behind it, the own district, the own province."""
    gazetteer, home, level = context.gazetteer, context.home, toponym.levels[0]
    if len(toponym.levels) > 1:
        return None
    rows = [row for row in gazetteer.named(toponym.name, level, home.day) if is_valid(row, home.day)]
    own = [unit for unit in (above, home.district, home.province) if unit is not None]
    for unit in own:
        inside = [row for row in rows if is_in(gazetteer, row, unit, home.day)]
        if inside:
            is_sure = len(inside) == 1 and (unit is above or not may_have_moved(context, inside[0]))
            return Resolved(tuple(inside), level, "context" if is_sure else "candidate", FULL)
    return Resolved.among(rows, level, home.day) if rows and not own else None
