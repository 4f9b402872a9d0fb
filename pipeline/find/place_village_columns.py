"""Villages that fill the cells of a column headed by their type word: below `Thôn`, `Ấp`, `Tên bản`.

A part of the place finder. No gazetteer holds villages, so that a whole column must look like names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.find.place_columns import LISTED, LONGEST, LONGEST_LIST, NUMERAL, cell_names
from pipeline.find.place_grammar import PlaceGrammar, list_joint
from pipeline.model import Cell, Grid, Layout, Mention, Span
from pipeline.placenames import SYLLABLE, name_key
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import folded
from pipeline.unitheads import PARTS
from pipeline.values import Toponym

NAME = re.compile(rf"{SYLLABLE}(?: {SYLLABLE}){{0,4}}(?: (?:\d{{1,2}}[A-Da-d]?|[IVX]+))?")
NUMBER = re.compile(r"\d{1,3}[A-Da-d]?")
LEAST = 2  # names in a column
MOST_OTHERS = 0.25  # of the filled cells of a column may say something else

VillageColumns = Callable[[Layout], Iterator[Mention]]


def village_columns(rules: Rulebook, grammar: PlaceGrammar) -> VillageColumns:
    """Function layout -> the names of villages in columns of them."""
    type_of = _type_of(rules)
    cells = _Cells(rules, grammar)

    def find(layout: Layout) -> Iterator[Mention]:
        for grid in layout.grids:
            kinds = {column: kind for column, label in enumerate(grid.column_labels) if (kind := type_of(label))}
            for column, kind in kinds.items():
                for start, end in cells.names(layout.text, _body(grid, column)):
                    value = Toponym(folded(layout.text[start:end]), ("village",), "listed", kind)
                    yield Mention(start, end, value, "words.toml: head of a column")

    return find


class _Cells:
    """What the cells of a column of villages say."""

    def __init__(self, rules: Rulebook, grammar: PlaceGrammar) -> None:
        self._grammar = grammar
        self._joint = list_joint(rules)
        words = rules.words("words.table.total", "words.place.no_villages")
        self._no_names = frozenset(name_key(word) for word in words)

    def names(self, text: str, cells: list[Cell]) -> list[Span]:
        """Where the names stand; none in a column in which too much is none."""
        named = [spans for cell in cells if (spans := self._of_cell(text, cell))]
        others = sum(not self._of_cell(text, cell) and self._says_more(text, cell) for cell in cells)
        found = [span for spans in named for span in spans]
        return found if len(found) >= LEAST and others <= MOST_OTHERS * len(cells) else []

    def _of_cell(self, text: str, cell: Cell) -> list[Span]:
        """The names that a cell says, if it says nothing else."""
        spans = cell_names(text, cell, self._joint) if cell.end - cell.start <= LONGEST_LIST else []
        return [Span(*span) for span in spans] if all(self._is_name(folded(text[s:e])) for s, e in spans) else []

    def _is_name(self, name: str) -> bool:
        if not NAME.fullmatch(name) or len(name) > LONGEST or name.isupper() or NUMERAL.fullmatch(name):
            return False
        words, key = name.split(), name_key(name)
        two = name_key(" ".join(words[:2]))
        if two in self._grammar.village_stop and not (two == key and two in self._grammar.village_names):
            return False
        return key not in self._no_names and self._grammar.body.match(name) is None

    def _says_more(self, text: str, cell: Cell) -> bool:
        """Whether a cell is not empty, nor that of a total, a number, or a village's with its type, read elsewhere."""
        shown = folded(text[cell.start : cell.end]).strip()
        listed = LISTED.fullmatch(shown)
        name = listed["name"] if listed is not None else shown
        if not name or NUMBER.fullmatch(name) or name_key(name) in self._no_names:
            return False
        return self._grammar.type_ahead.match(name.casefold()) is None or " " not in name


def _body(grid: Grid, column: int) -> list[Cell]:
    return [
        cell
        for cell in grid.table.cells
        if cell.column == column and cell.row >= grid.head_rows and cell.row not in grid.total_rows
    ]


def _type_of(rules: Rulebook) -> Callable[[str], str]:
    """Function head of a column -> the type word of the villages in it; "" for a head of other words."""
    types = alternation(rules.words("words.place.column_villages"))
    before = rf"(?:{alternation(rules.words('words.place.column_before'))}\s+)*"
    joint = rf"(?:\s*[,/()–-]\s*|\s+{alternation(rules.words('words.joints.and'))}\s+|\s+)"
    head = re.compile(rf"\s*{before}\(?(?P<type>{types})(?:{joint}{types})*\s*\)?\s*", re.IGNORECASE)

    def type_of(label: str) -> str:
        match = head.fullmatch(label.rpartition(PARTS)[2])
        return folded(match["type"]).casefold() if match is not None else ""

    return type_of
