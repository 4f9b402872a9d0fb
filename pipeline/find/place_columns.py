"""Names that fill the cells of a column whose head tells their levels: below `Xã, thị trấn`, Thống Nhất is a commune.

A part of the place finder. Elsewhere a name without a type word may be an ordinary one (`Đoàn Kết`, `Hòa Bình`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.gazetteer import gazetteer_of
from pipeline.model import Layout, Mention
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import folded
from pipeline.values import Toponym

LEVELS = ("commune", "district", "province")
LONGEST = 40  # characters of a name, with line ends in its cell
LISTED = re.compile(r"(?:[-+•*]|\d{1,3}[.)])?\s*(?P<name>.*\S)\s*", re.DOTALL)  # - Tân Lập; 1. Tân Lập
NUMERAL = re.compile(r"[IVXLC]+")

ColumnNames = Callable[[Layout], Iterator[Mention]]


def column_names(rules: Rulebook) -> ColumnNames:
    """Function layout -> the names in cells, with the levels of their column."""
    gazetteer = gazetteer_of(rules)
    levels_of = _head_reader(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        for grid in layout.grids:
            heads = (levels_of(label.rpartition(" > ")[2]) for label in grid.column_labels)
            levels = {column: told for column, told in enumerate(heads) if told}
            for cell in grid.table.cells if levels else ():
                told = levels.get(cell.column)
                if told is None or cell.row < grid.head_rows or cell.end - cell.start > LONGEST:
                    continue
                printed = LISTED.fullmatch(layout.text, cell.start, cell.end)
                if printed is None or not printed["name"][0].isupper():
                    continue
                name = folded(printed["name"])
                if NUMERAL.fullmatch(name):
                    continue  # below `TT`, which is no town here
                known = tuple(level for level in told if gazetteer.has(name, (level,)))
                if known:
                    value = Toponym(name, known, "headed")
                    yield Mention(printed.start("name"), printed.end("name"), value, "words.toml: head of a column")

    return find


def _head_reader(rules: Rulebook) -> Callable[[str], tuple[str, ...]]:
    """Function head of a column -> the levels of its names, none where it has other words."""
    before = rf"(?:{alternation(rules.words('words.place.column_before'))}\s+)*"
    joint = rf"(?:\s*[,/()–-]\s*|\s+{alternation(rules.words('words.joints.and'))}\s+|\s+)"
    words = {level: rules.words(f"words.place.{level}") for level in LEVELS}
    several = alternation(word for level in LEVELS for word in words[level])

    def head(types: str) -> re.Pattern[str]:
        return re.compile(rf"\s*{before}\(?{types}(?:{joint}{types})*\s*\)?\s*", re.IGNORECASE)

    alone = {level: head(alternation(words[level])) for level in LEVELS}
    mixed = head(several)
    own = {
        level: frozenset(words[level]).difference(*(words[other] for other in LEVELS if other != level))
        for level in LEVELS
    }  # `thành phố` may be either
    word = re.compile(rf"(?<!\w){several}(?!\w)", re.IGNORECASE)

    def levels_of(label: str) -> tuple[str, ...]:
        told = tuple(level for level in LEVELS if alone[level].fullmatch(label))
        if len(told) == 1 or not mixed.fullmatch(label):
            return told if len(told) == 1 else ()
        printed = {found[0].casefold() for found in word.finditer(label)}
        return tuple(level for level in LEVELS if printed & own[level])

    return levels_of
