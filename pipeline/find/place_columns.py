"""Names that fill the cells of a column whose head tells their levels: below `Xã, thị trấn`, Thống Nhất is a commune.

A part of the place finder. Elsewhere a name without a type word may be an ordinary one (`Đoàn Kết`, `Hòa Bình`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.find.place_grammar import list_joint
from pipeline.gazetteer import Gazetteer, gazetteer_of
from pipeline.model import Cell, Layout, Mention
from pipeline.rulebook import Rulebook
from pipeline.text import folded
from pipeline.unitheads import head_reader
from pipeline.values import Toponym

LONGEST = 40  # characters of a name, with line ends in its cell
LONGEST_LIST = 400  # characters of a cell with several
LISTED = re.compile(r"(?:[-+•*]|\d{1,3}[.)])?\s*(?P<name>.*\S)\s*", re.DOTALL)  # - Tân Lập; 1. Tân Lập
NUMERAL = re.compile(r"[IVXLC]+")

ColumnNames = Callable[[Layout], Iterator[Mention]]


def column_names(rules: Rulebook) -> ColumnNames:
    """Function layout -> the names in cells, with the levels of their column."""
    gazetteer = gazetteer_of(rules)
    read = head_reader(rules)
    joint = list_joint(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        for grid in layout.grids:
            heads = (read(label) for label in grid.column_labels)
            levels = {column: head.levels for column, head in enumerate(heads) if head and head.levels}
            for cell in grid.table.cells if levels else ():
                told = levels.get(cell.column)
                if told is None or cell.row < grid.head_rows or cell.end - cell.start > LONGEST_LIST:
                    continue
                spans = cell_names(layout.text, cell, joint)
                known = [_known(gazetteer, folded(layout.text[start:end]), told) for start, end in spans]
                for (start, end), value in zip(spans, known, strict=True) if all(known) else ():
                    if value is not None:
                        yield Mention(start, end, value, "words.toml: head of a column")

    return find


def cell_names(text: str, cell: Cell, joint: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the names of a cell stand: the only one, or those of a list (`Đà Sơn, Lạc Sơn`)."""
    printed = LISTED.fullmatch(text, cell.start, cell.end)
    if printed is None:
        return []
    start, end = printed.span("name")
    if end - start <= LONGEST and not joint.search(text, start, end):
        return [(start, end)]
    found = []
    for gap in joint.finditer(text, start, end):
        found.append((start, gap.start()))
        start = gap.end()
    return [*found, (start, end)]


def _known(gazetteer: Gazetteer, name: str, told: Sequence[str]) -> Toponym | None:
    """The name with those of the told levels that any unit of it ever had; `None` for what is none."""
    if not name[:1].isupper() or len(name) > LONGEST or NUMERAL.fullmatch(name):
        return None  # below `TT` stand numerals, which is no town here
    levels = tuple(level for level in told if gazetteer.has(name, (level,)))
    return Toponym(name, levels, "headed") if levels else None
