"""Units in the rows of a table: `Tân Lập | Mộc Châu | Sơn La` in columns, `Huyện Mộc Châu` in a row above `Tân Lập`.

What the row itself tells comes first, then the last district above in the table; a name that lies in neither stays
what it is without the table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.gazetteer import is_valid
from pipeline.link.resolved import FULL, OTHER_DAYS, Context, Resolved, is_to_come, lies_in
from pipeline.model import Grid, Layout, Mention
from pipeline.placenames import name_key
from pipeline.placerows import PlaceRow
from pipeline.values import Toponym

FORMS = ("typed", "headed", "bare")
ABOVE = {"district": "province", "commune": "district"}


def resolve_columns(
    context: Context, layout: Layout, mentions: Sequence[Mention], places: Sequence[int], resolved: dict[int, Resolved]
) -> None:
    """Put the names that fill cells into the units of their row, or of the rows above."""
    if not layout.grids:
        return
    at = {mentions[index].start: index for index in places}
    for grid in layout.grids:
        table = _Table(context, mentions, resolved)
        rows = rows_of(layout, grid, mentions, at)
        for row in sorted(rows):
            table.read(rows[row])


def rows_of(
    layout: Layout, grid: Grid, mentions: Sequence[Mention], at: Mapping[int, int]
) -> dict[int, list[tuple[int, int]]]:
    """By row: columns with the mention that fills the cell."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for cell in grid.table.cells:
        text = layout.text[cell.start : cell.end]
        index = (
            next((at[start] for start in range(cell.start, cell.end) if start in at), None) if text.strip() else None
        )
        if index is None:
            continue
        mention = mentions[index]
        rest = layout.text[cell.start : mention.start] + layout.text[mention.end : cell.end]
        if mention.end <= cell.end and isinstance(mention.value, Toponym) and not any(map(str.isalpha, rest)):
            found[cell.row].append((cell.column, index))
    return found


@dataclass(slots=True)
class _Table:
    """A table as it is read from the top: the units that hold for the rows below."""

    context: Context
    mentions: Sequence[Mention]
    resolved: dict[int, Resolved]
    holders: dict[str, PlaceRow] = field(default_factory=dict)  # by level

    def read(self, row: Sequence[tuple[int, int]]) -> None:
        """Resolve the names of a row, from the largest units down."""
        told: dict[str, PlaceRow] = {}
        for level in ("province", "district", "commune"):
            for _, index in row:
                value = self.mentions[index].value
                if not isinstance(value, Toponym) or value.form not in FORMS or level not in value.levels:
                    continue
                unit = self._unit(index, value, level, told)
                if unit is not None and level != "commune":
                    told[level] = unit
        if "province" in told and told["province"] != self.holders.get("province"):
            self.holders = {}
        self.holders |= told

    def _unit(self, index: int, value: Toponym, level: str, told: Mapping[str, PlaceRow]) -> PlaceRow | None:
        """The unit of the level that a name is in its row, if it is one; `told`: by the larger ones of the row."""
        found = self.resolved.get(index)
        if found is not None and found.level in told and found.level != level:
            return None  # read as the larger one before
        rows = self._named(value, level)
        if level == "district" and self._is_town(value):
            return None
        above = told.get(ABOVE.get(level, "")) or told.get("province")
        if above is not None:
            return self._inside(index, level, rows, above)
        holder = self.holders.get(ABOVE.get(level, "")) if level == "commune" else None
        inside = [row for row in rows if holder is not None and self._lies_in(row, holder)]
        if len(inside) == 1:
            self.resolved[index] = Resolved((inside[0],), level, "context", FULL)
            return inside[0]
        if found is None and value.form == "headed" and level != "commune":
            self._take(index, level, rows)
        found = self.resolved.get(index)
        return found.rows[0] if found is not None and found.level == level and len(found.rows) == 1 else None

    def _is_town(self, value: Toponym) -> bool:
        """Whether a name below its own district is the town's: `Huyện Mộc Châu`, and in a row below `Mộc Châu`."""
        holder = self.holders.get("district")
        if holder is None or value.form == "typed" or "commune" not in value.levels:
            return False
        is_same = name_key(holder.name) == name_key(value.name)
        return is_same and any(self._lies_in(row, holder) for row in self._named(value, "commune"))

    def _take(self, index: int, level: str, rows: Sequence[PlaceRow]) -> None:
        """A name that the head tells to be a district or province: the own province's, or the only one there is."""
        home = self.context.home
        own = [row for row in rows if home.province is not None and self._lies_in(row, home.province)]
        if own or (rows and home.province is None):
            self.resolved[index] = Resolved.among(own or rows, level, home.day)

    def _inside(self, index: int, level: str, rows: Sequence[PlaceRow], above: PlaceRow) -> PlaceRow | None:
        """The unit in the one that the row tells; where that has none of the name, nothing else is sure."""
        inside = [row for row in rows if self._lies_in(row, above)]
        if len(inside) == 1:
            self.resolved[index] = Resolved((inside[0],), level, "context", FULL)
            return inside[0]
        found = self.resolved.get(index)
        if found is not None and found.level == level and not any(row in inside for row in found.rows):
            self.resolved[index] = Resolved(tuple(inside), level, "candidate", FULL if inside else None, inside=above)
        return None

    def _named(self, value: Toponym, level: str) -> list[PlaceRow]:
        """Units of the name: of the day, then of the days before it."""
        gazetteer, day = self.context.gazetteer, self.context.home.day
        now = [row for row in gazetteer.named(value.name, level, day) if is_valid(row, day)]
        known = {row.code for row in now}
        then = {
            row.code: row
            for each in OTHER_DAYS
            for row in gazetteer.named(value.name, level, each)
            if row.code not in known and not is_to_come(row, day) and row.valid_from <= day
        }
        return [*now, *then.values()]

    def _lies_in(self, row: PlaceRow, above: PlaceRow) -> bool:
        day = self.context.home.day
        return lies_in(
            self.context.gazetteer, row, above, day if is_valid(row, day) else row.valid_from or OTHER_DAYS[0]
        )
