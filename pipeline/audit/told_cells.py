"""Cells of tables that figures of the prose can repeat: where they stand, what is said of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from pipeline.audit.clauses import alike
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.labels import Labels
from pipeline.audit.model import Column, Ledger, Passage, Row, Scene
from pipeline.audit.told_prose import Told

FARTHEST = 600  # characters before a figure in which its subject is looked for
BEGINNING = 2  # words with which labels begin alike
HEADED, LONGEST_HEADING = 3, 90  # passages from a heading to what is told below it, and its characters
CAPTION = 250  # characters above a table that tell what it is of
MEASURED = frozenset({"VND", "%", POINTS})
UNTOLD = frozenset({"rate", "percent", "price", "yield", "share"})
LONGEST_TAIL = 40  # characters behind a figure that go on with what it counts
_CLAUSE_END = re.compile(r"[,;.:()\n]")
_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d(?!\d)")  # 2018, 12/2018, 31/12/2018


def is_of_unit(figure: Figure, cell: Figure) -> bool:
    """Whether both are of one unit; a cell that tells none can be of any but money."""
    return alike(cell.unit, figure.unit) if cell.unit else figure.unit != "VND"


class Place(NamedTuple):
    """A cell: the table, its row and its column, by their numbers."""

    table: int
    row: int
    column: int


def years(text: str) -> set[str]:
    """The years that a text names."""
    return set(_YEAR.findall(text))


def head_of(column: Column) -> str:
    """All that is printed above a column."""
    return f"{column.group} {column.label}"


class Cells:
    """All cells of a document's tables, by value; the words around them when they are first asked for."""

    def __init__(self, scene: Scene, labels: Labels) -> None:
        self.scene = replace(
            scene
        )  # not itself: it keeps this, and a ring of objects lives until garbage is looked for
        self.labels = labels
        self.by_value: dict[Decimal, list[Place]] = defaultdict(list)
        for table, ledger in enumerate(scene.ledgers):
            for number, row in enumerate(ledger.rows):
                if row.is_rate:
                    continue
                for column, cell in row.figures.items():
                    if cell.unit not in {"%", POINTS}:
                        self.by_value[cell.value].append(Place(table, number, column))
        self._headings: dict[int, tuple[str, ...]] = {}
        self._rows: dict[tuple[int, int], tuple[str, ...]] = {}
        self._heads: dict[tuple[int, int], tuple[str, ...]] = {}
        self._words: dict[int, tuple[list[tuple[str, int]], list[int]]] = {}  # by where the passage begins
        self._clauses: dict[int, list[tuple[str, int]]] = {}  # by where the figure begins

    def ledger(self, place: Place) -> Ledger:
        """The table of a cell."""
        return self.scene.ledgers[place.table]

    def row(self, place: Place) -> Row:
        """The row of a cell."""
        return self.ledger(place).rows[place.row]

    def cell(self, place: Place) -> Figure:
        """The figure of a cell."""
        return self.row(place).figures[place.column]

    def column(self, place: Place) -> Column:
        """The column of a cell."""
        return self.ledger(place).columns[place.column]

    def row_words(self, place: Place) -> tuple[str, ...]:
        """The telling words of a row's label."""
        key = place[:2]
        if key not in self._rows:
            self._rows[key] = self.labels.telling(self.row(place).label)
        return self._rows[key]

    def head_words(self, place: Place) -> tuple[str, ...]:
        """The telling words of the head of a column."""
        key = place.table, place.column
        if key not in self._heads:
            label = _DAY.sub(" ", self.column(place).label)  # years are compared by `fits`
            self._heads[key] = self.labels.telling(label)
        return self._heads[key]

    def caption(self, table: int) -> str:
        """What stands right above a table, behind the last table or passage that tells figures."""
        start = self.scene.ledgers[table].start
        ends = [each.end for each in self.scene.ledgers if each.end <= start]
        ends += [each.end for each in self._figured if each.end <= start]
        return self.scene.text[max([0, start - CAPTION, *ends]) : start]

    @cached_property
    def _figured(self) -> list[Passage]:
        """The passages that tell figures."""
        return [each for each in self.scene.passages if any(token.figure for token in each.tokens)]

    @cached_property
    def labelled(self) -> Mapping[tuple[str, ...], list[tuple[int, int]]]:
        """The rows of figures whose label is that of no other row, by its first two words."""
        rows: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for table, ledger in enumerate(self.scene.ledgers):
            for number, row in enumerate(ledger.rows):
                if row.figures and not row.is_total and not row.is_rate:
                    rows[self.labels.all_of(row.label)].append((table, number))
        found: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for label, places in rows.items():
            if len(places) == 1:
                found[label[:2]] += places
        return found

    @cached_property
    def begun(self) -> Mapping[tuple[str, ...], list[tuple[int, tuple[int, ...]]]]:
        """Rows of one level of a table whose labels begin with the same two words, not all of its rows."""
        found: dict[tuple[str, ...], list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
        for table, ledger in enumerate(self.scene.ledgers):
            rows: dict[tuple[tuple[str, ...], int | None], list[int]] = defaultdict(list)
            told = [
                number for number, row in enumerate(ledger.rows) if row.figures and not (row.is_total or row.is_rate)
            ]
            for number in told:
                label = self.labels.telling(ledger.rows[number].label)
                if len(label) > BEGINNING:
                    rows[label[:BEGINNING], ledger.rows[number].parent].append(number)
            for (beginning, _), numbers in rows.items():
                if 1 < len(numbers) < len(told):
                    found[beginning].append((table, tuple(numbers)))
        return found

    @cached_property
    def totals(self) -> Mapping[int, list[int]]:
        """The rows of totals of each table."""
        tables = enumerate(self.scene.ledgers)
        return {at: [number for number, row in enumerate(table.rows) if row.is_total] for at, table in tables}

    def heads(self, table: int) -> set[str]:
        """The words of all heads of a table."""
        return {word for column in self.scene.ledgers[table].columns for word in self.labels.words(head_of(column))}

    def row_vocabulary(self, table: int) -> set[str]:
        """The words of all labels of its rows, which name something where they stand before a figure."""
        return {word for row in self.scene.ledgers[table].rows for word in self.labels.telling(row.label)}

    def words_in(self, passage: Passage) -> tuple[list[tuple[str, int]], list[int]]:
        """The words of a passage with the places where they begin, and these places alone."""
        known = self._words.get(passage.start)
        if known is None:
            start = passage.start
            placed = [(word, start + at) for word, at in self.labels.placed(self.scene.text[start : passage.end])]
            known = self._words[start] = placed, [at for _, at in placed]
        return known

    def heading(self, number: int) -> tuple[str, ...]:
        """The words of the heading right above a passage: of the first line without figures, if it is short."""
        if number not in self._headings:
            self._headings[number] = self._heading(number)
        return self._headings[number]

    def _heading(self, number: int) -> tuple[str, ...]:
        for above in reversed(self.scene.passages[max(0, number - HEADED) : number]):
            line = self.scene.text[above.start : above.end].strip()
            if line and not above.tokens and len(line) <= LONGEST_HEADING and line[-1] not in ".;:,":
                return tuple(self.labels.all_of(line))
        return ()

    def before(self, told: Told, since: int) -> list[tuple[str, int]]:
        """The words of a figure's passage from a place to the figure, the farthest left out."""
        placed, starts = self.words_in(told.passage)
        low = max(since, told.figure.start - FARTHEST)
        return placed[bisect_left(starts, low) : bisect_left(starts, told.figure.start)]

    def clause(self, told: Told) -> list[tuple[str, int]]:
        """The words between a figure and the figure, semicolon, colon or full stop before it."""
        if told.figure.start not in self._clauses:
            ends = [token.end for token in told.tokens if token.cue in {"semicolon", "colon"}]
            low = max([told.sentence, told.last, told.figure.start - FARTHEST, *ends])
            placed = self.labels.placed(self.scene.text[low : told.figure.start])
            self._clauses[told.figure.start] = [(word, low + at) for word, at in placed]
        return self._clauses[told.figure.start]

    def is_alike(self, figure: Figure, cell: Figure) -> bool:
        """Whether both are of one unit, or count the same by other words: `67.412 em` below `Số học sinh`."""
        if not figure.unit:
            return cell.unit not in MEASURED
        return is_of_unit(figure, cell) or (
            bool(cell.unit) and self.labels.kin(figure.unit) == self.labels.kin(cell.unit)
        )

    def is_counted(self, place: Place) -> bool:
        """Whether a cell can be told as a figure: in no column of rates or prices."""
        column = self.column(place)
        return not column.roles & UNTOLD

    def in_row(self, place: Place, unit: str) -> list[Place]:
        """The cells of a row that are of a unit, in columns of figures."""
        places = [Place(place.table, place.row, column) for column in self.row(place).figures]
        return [each for each in places if self.cell(each).unit == unit and self.is_counted(each)]


def cells_of(scene: Scene, labels: Labels) -> Cells:
    """The cells of a document, read once for all checks."""
    return scene.once(Cells, lambda: Cells(scene, labels))


def fits(told: Told, place: Place, cells: Cells) -> bool:
    """Whether a figure can be of the time and kind of a cell: a plan, what was done, a change, of the same year."""
    column = cells.column(place)
    is_plan = is_planned(column)
    between = _BRACKETS.sub(" ", cells.scene.text[told.last : told.figure.start])  # (giá so sánh năm 2010)
    named, own = years(between), years(head_of(column)) or years(cells.row(place).label)
    if told.stance == "aside" or (named and own and not named & own):
        return False
    if told.stance == "change":
        return "difference" in column.roles
    if told.stance == "plan":
        others = cells.in_row(place, cells.cell(place).unit)
        return is_plan or not any(is_planned(cells.column(each)) for each in others)
    if told.stance == "past":
        return not is_plan and bool(named & own)
    return True


def is_planned(column: Column) -> bool:
    """Whether a column tells what was to be reached."""
    return ("plan" in column.roles and "done" not in column.roles) or (column.span is not None and column.span.is_plan)


def goes_on_otherwise(told: Told, place: Place, cells: Cells) -> bool:
    """Whether words of the head and others go on behind a figure: `4.215 hộ cận nghèo` below `Số hộ nghèo`."""
    text, end = cells.scene.text, told.figure.end
    mark = _CLAUSE_END.search(text, end, end + LONGEST_TAIL)
    behind = set(cells.labels.words(text[end : mark.start()])) if mark is not None else set()
    own = {*cells.labels.words(head_of(cells.column(place))), *cells.labels.words(cells.row(place).label)}
    said = own | cells.labels.idle | {*cells.labels.words(cells.caption(place.table))}
    return not behind.isdisjoint(own) and not behind <= said
