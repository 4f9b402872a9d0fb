"""Tables since the reform of 1 July 2025 that set what is beside what was: `Xã mới | Xã cũ | Huyện cũ`.

The head of a column tells the time and the level of its names; the row puts the old communes into their district, and
what became of each tells of namesakes which is meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.gazetteer import LAST_OF_THREE, REFORM, is_valid
from pipeline.link.resolved import FULL, Context, Resolved, lies_in
from pipeline.model import Cell, Grid, Layout, Mention
from pipeline.placerows import PlaceRow
from pipeline.unitheads import NEW, OLD, HeadReader, UnitHead
from pipeline.values import Toponym

SEVERAL = 2


def resolve_reform_columns(
    context: Context,
    layout: Layout,
    mentions: Sequence[Mention],
    places: Sequence[int],
    resolved: dict[int, Resolved],
    read_head: HeadReader,
) -> None:
    """Resolve the names in columns of before and after the reform."""
    if context.home.day < REFORM:
        return
    starts = [mentions[index].start for index in places]
    for grid in layout.grids:
        heads = _heads(grid, read_head)
        if heads:
            table = _Table(context, mentions, resolved, heads)
            for cells in _rows(grid):
                held = {
                    cell.column: list(places[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)])
                    for cell in cells
                    if cell.end > cell.start
                }
                table.read(held)


def _heads(grid: Grid, read_head: HeadReader) -> dict[int, UnitHead]:
    """By column what its head tells; none for a table that does not tell of the time before.

    A district is always of before. What stands beside old units without a time of its own is of today.
    """
    told = {column: head for column, label in enumerate(grid.column_labels) if (head := read_head(label)) is not None}
    heads = {
        column: UnitHead(head.levels, OLD) if head.levels == ("district",) else head for column, head in told.items()
    }
    if not any(head.time for head in told.values()) or not any(head.time == OLD for head in heads.values()):
        return {}
    has_new = any(head.time == NEW for head in heads.values())
    return {
        column: UnitHead(head.levels, NEW) if not head.time and (head.levels == ("province",) or not has_new) else head
        for column, head in heads.items()
    }


def _rows(grid: Grid) -> list[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in grid.table.cells:
        if cell.row >= grid.head_rows:
            rows.setdefault(cell.row, []).append(cell)
    return [rows[row] for row in sorted(rows)]


# The new commune tells of which land the old district is, and the districts of which commune of several the row speaks.
STEPS = ((OLD, "province"), (NEW, "province"), (NEW, "commune"), (OLD, "district"), (OLD, "commune"))


@dataclass(slots=True)
class _Table:
    """A table as it is read from the top: the units of merged cells hold for the rows below."""

    context: Context
    mentions: Sequence[Mention]
    resolved: dict[int, Resolved]
    heads: Mapping[int, UnitHead]
    held: dict[tuple[str, str], list[PlaceRow]] = field(default_factory=dict)  # by time and level

    def read(self, row: Mapping[int, Sequence[int]]) -> None:
        """Resolve the names of a row, each step by those before it, until nothing is left to tell apart."""
        for time, level in STEPS:
            self._take(row, time, level)
        if any(len(units) > 1 for units in self.held.values()):
            for time, level in STEPS:
                self._take(row, time, level)

    def _take(self, row: Mapping[int, Sequence[int]], time: str, level: str) -> None:
        """Resolve the names of a time and level; a cell that is empty holds what the one above it does."""
        filled = [
            column
            for column, head in self.heads.items()
            if column in row and head.time == time and (not head.levels or level in head.levels)
        ]
        units: list[PlaceRow] = []
        for index in (index for column in filled for index in row[column]):
            units += self._resolve(index, time, level)
        if filled:
            self.held[time, level] = units

    def _resolve(self, index: int, time: str, level: str) -> list[PlaceRow]:
        """The units that a name may be at its time; none where it is of another level."""
        value = self.mentions[index].value
        if not isinstance(value, Toponym) or level not in value.levels or value.form == "bare":
            return []
        found = self.resolved.get(index)
        if len(value.levels) > 1 and found is not None and found.level != level:
            return []
        rows = self._old(value, level, found) if time == OLD else self._new(value, level)
        if rows:
            self.resolved[index] = Resolved(tuple(rows), level, "context" if len(rows) == 1 else "candidate", FULL)
        return rows

    def _new(self, value: Toponym, level: str) -> list[PlaceRow]:
        """Units of today: of the row's province, else the own one; of several those that the old ones went into."""
        gazetteer, home = self.context.gazetteer, self.context.home
        rows = [row for row in gazetteer.named(value.name, level, home.day) if is_valid(row, home.day)]
        if level == "province":
            return rows
        above = self.held.get((NEW, "province")) or ([home.province] if home.province is not None else [])
        inside = [row for row in rows if any(lies_in(gazetteer, row, unit, home.day) for unit in above)]
        rows = inside if above else rows
        if len(rows) < SEVERAL:
            return rows
        communes = self.held.get((OLD, "commune")) or []
        old = self.held.get((OLD, "district")) or self.held.get((OLD, "province")) or []
        land = {each.code for unit in old for each in self._land(unit)}
        land = land | {code for row in communes for code in row.successors}
        return [row for row in rows if row.code in land] or rows

    def _land(self, unit: PlaceRow) -> list[PlaceRow]:
        """The communes of today that the communes of an old district or province went into."""
        gazetteer = self.context.gazetteer
        return [today for row in gazetteer.communes(unit, LAST_OF_THREE) for today in gazetteer.today(row)]

    def _old(self, value: Toponym, level: str, found: Resolved | None) -> list[PlaceRow]:
        """Units of the last day before the reform, else of before: in the larger ones of the row, in the own land."""
        gazetteer = self.context.gazetteer
        rows = list(gazetteer.named(value.name, level, LAST_OF_THREE))
        rows = [row for row in rows if is_valid(row, LAST_OF_THREE)] or gazetteer.former(value.name, level, REFORM)
        told = self.context.full_type(value) if value.form == "typed" else ""
        rows = [row for row in rows if row.type == told] or rows
        if level == "province":
            return rows
        above = self.held.get((OLD, "district")) if level == "commune" else None
        above = above or self.held.get((OLD, "province"))
        if above:
            rows = [row for row in rows if any(lies_in(gazetteer, row, unit, LAST_OF_THREE) for unit in above)]
        elif found is not None and len(found.rows) == 1 and found.rows[0] in rows and found.match == "exact":
            return [found.rows[0]]  # told in the cell: `xã A (huyện B)`
        else:
            rows = self._of_own_land(rows)
        return (self._that_became(rows) or rows) if len(rows) >= SEVERAL else rows

    def _of_own_land(self, rows: Sequence[PlaceRow]) -> list[PlaceRow]:
        """Of the units those in what is the row's or the own province today; all where none is known."""
        gazetteer, home = self.context.gazetteer, self.context.home
        own = self.held.get((NEW, "province")) or ([home.province] if home.province is not None else [])
        codes = {unit.code for unit in own}
        return [
            row
            for row in rows
            if not codes
            or any(unit.code in codes for unit in gazetteer.today(gazetteer.province_of(row, LAST_OF_THREE)))
        ]

    def _that_became(self, rows: Sequence[PlaceRow]) -> list[PlaceRow]:
        """Of several units those whose land went into the row's commune of today."""
        today = {unit.code for unit in self.held.get((NEW, "commune")) or ()}
        parents = {unit.parent for unit in self.held.get((OLD, "commune")) or ()}
        if rows[0].level == "commune":
            return [row for row in rows if today.intersection(row.successors)]
        became = [row for row in rows if today.intersection(each.code for each in self._land(row))]
        return [row for row in became if row.code in parents] or became
