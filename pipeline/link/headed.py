"""Names in a column whose head tells their level: below `Xã, thị trấn`, Khoái Châu is the town."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.gazetteer import is_valid
from pipeline.link.resolved import FULL, Context, Resolved, is_in
from pipeline.model import Grid, Layout, Mention
from pipeline.rulebook import PlaceRow, Rulebook, alternation
from pipeline.values import Toponym

HEADED = "headed"  # the form of a name whose level the head of its column tells
LEVELS = ("commune", "district", "province")

Headed = Callable[[Layout, Sequence[Mention]], list[Mention]]


def names_of_columns(rules: Rulebook) -> Headed:
    """Function (layout, mentions) -> the mentions, bare names that fill a cell with the level of their column."""
    before = rf"(?:{alternation(rules.words('words.place.column_before'))}\s+)*"
    joint = rf"(?:\s*[,/()–-]\s*|\s+{alternation(rules.words('words.joints.and'))}\s+|\s+)"
    heads = {}
    for level in LEVELS:
        types = alternation(rules.words(f"words.place.{level}"))
        heads[level] = re.compile(rf"\s*{before}{types}(?:{joint}{types})*\s*\)?\s*", re.IGNORECASE)

    def levels(grid: Grid) -> Iterator[tuple[int, str]]:
        for column, label in enumerate(grid.column_labels):
            told = [level for level in LEVELS if heads[level].fullmatch(label.rpartition(" > ")[2])]
            if len(told) == 1:
                yield column, told[0]

    def headed(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
        cells: dict[int, tuple[int, str]] = {}  # where the text of a cell begins -> its end and level
        for grid in layout.grids:
            by_column = dict(levels(grid))
            for cell in grid.table.cells if by_column else ():
                if cell.row >= grid.head_rows and cell.column in by_column:
                    text = layout.text[cell.start : cell.end]
                    start = cell.start + len(text) - len(text.lstrip())
                    cells[start] = start + len(text.strip()), by_column[cell.column]
        return [_with_level(mention, cells.get(mention.start)) for mention in mentions] if cells else list(mentions)

    return headed


def _with_level(mention: Mention, cell: tuple[int, str] | None) -> Mention:
    value = mention.value
    if cell is None or not isinstance(value, Toponym) or value.form != "bare" or cell[0] != mention.end:
        return mention
    if cell[1] not in value.levels:
        return mention
    return replace(mention, value=replace(value, levels=(cell[1],), form=HEADED))


def in_column(context: Context, toponym: Toponym, above: PlaceRow | None) -> Resolved | None:
    """The unit of the level on the day: in the one told behind it, the own district, the own province."""
    gazetteer, home, level = context.gazetteer, context.home, toponym.levels[0]
    rows = [row for row in gazetteer.named(toponym.name, level, home.day) if is_valid(row, home.day)]
    own = [unit for unit in (above, home.district, home.province) if unit is not None]
    for unit in own:
        inside = [row for row in rows if is_in(gazetteer, row, unit, home.day)]
        if inside:
            return Resolved(tuple(inside), level, "context" if len(inside) == 1 else "candidate", FULL)
    return Resolved.among(rows, level, home.day) if rows and not own else None
