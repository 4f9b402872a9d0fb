"""Tables understood: head rows, labels, units. The figures in them are found by `find/cells.py`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model import Document, Grid, Table
from pipeline.segment.lines import CELL_BORDER, TABLE_END
from pipeline.segment.tablegrammar import Grammar
from pipeline.segment.workedout import Meaning, figures_in, meaning_of
from pipeline.text import folded

LINES_ABOVE = 3  # unit line and caption stand directly above the table
REACH_ABOVE = 400  # characters, in which those lines lie
UNIT_LINE_REACH = 160  # characters at the end of a line: the unit may stand behind a long caption
SHORTEST_LABEL = 3  # characters; shorter texts are marks, but for words in small letters (`Bò`)
LEAST_SUBHEAD = 3  # columns of a table that may have a second head row without merged cells
_WITHOUT_UNIT = (Meaning.TIMES, Meaning.UNCLEAR)
_TABLE_UNIT = ""  # of a column whose head tells none: that of its row, else the table's
FIGURE = re.compile(r"[(\-+]?\s*\d[\d.,  ]*\s*%?\s*\)?")
_ENUMERATOR = re.compile(r"\(?\s*(?:\d{1,2}|[A-Z]|[IVX]+)\s*\)?(?:\s*=\s*[\d()+\-*/:x%\s]+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CODE = re.compile(r"0\d+|\d{7,}")
_LIST_LABEL = re.compile(r"[IVX]+|[A-Za-z]|\d{1,3}(?:\.\d{1,2})*\.?|[-+*]")


def grids(grammar: Grammar, document: Document, text: str) -> tuple[Grid, ...]:
    """One grid a table; `text`: the layout's."""
    found: list[Grid] = []
    for table in document.tables:
        beside = found[-1] if found and _are_side_by_side(text, found[-1].table, table) else None
        found.append(_grid(grammar, text, table, beside))
    return tuple(found)


def _are_side_by_side(text: str, one: Table, other: Table) -> bool:
    """Whether nothing stands between two tables of a page."""
    between = text[one.end : other.start].replace(TABLE_END, "")
    return one.page_to == other.page and not between.strip()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The cells' texts, folded, by row and column; the first `head` rows are the head."""

    cells: dict[tuple[int, int], str]
    rows: int
    columns: int
    head: int = 0

    def row(self, row: int) -> list[str]:
        return [self.cells.get((row, column), "") for column in range(self.columns)]

    def below_head(self, column: int) -> list[str]:
        """Texts of a column that are not empty."""
        return [text for row in range(self.head, self.rows) if (text := self.cells.get((row, column), ""))]


def _grid(grammar: Grammar, text: str, table: Table, beside: Grid | None) -> Grid:
    """The table understood; `beside`: the one right before it, whose unit line stands above both."""
    sheet = _sheet(table, text)
    labels = _column_labels(table, sheet)
    row_labels = tuple(_row_label(sheet, row) for row in range(sheet.rows))
    above = _lines_above(text, table)
    found = _unit_line(grammar, text, table, above)
    if found is None and beside is not None and beside.unit is not None and set(labels) & set(beside.column_labels):
        found = _unit_line(grammar, text, beside.table, _lines_above(text, beside.table))
    unit_line, unit = found or (None, None)
    meanings = [_meaning(grammar, sheet, column, label) for column, label in enumerate(labels)]
    heads = [_head_unit(grammar, sheet, c, label, meanings[c]) for c, label in enumerate(labels)]
    return Grid(
        table=table,
        caption=next((line for line in above if grammar.caption.match(line)), None),
        unit=unit_line,
        head_rows=sheet.head,
        rows=sheet.rows,
        columns=sheet.columns,
        units=tuple(unit if each is _TABLE_UNIT else each for each in heads),
        row_labels=row_labels,
        column_labels=labels,
        total_rows=frozenset(row for row in range(sheet.head, sheet.rows) if grammar.total.match(row_labels[row])),
        unit_column=next((c for c, label in enumerate(labels) if _tells_units(grammar, sheet, c, label)), None),
        row_units=tuple(
            folded(match[1]) if (match := grammar.unit_of_row.search(each)) else None for each in row_labels
        ),
        row_unit_columns=frozenset(
            c for c, each in enumerate(heads) if each is _TABLE_UNIT and not (unit and _is_money(grammar, labels[c]))
        ),
        unitless=frozenset(c for c, m in enumerate(meanings) if heads[c] is None and m in _WITHOUT_UNIT),
        unclear=frozenset(c for c, m in enumerate(meanings) if heads[c] is None and m is Meaning.UNCLEAR),
    )


def _sheet(table: Table, text: str) -> _Sheet:
    sheet = _Sheet(
        cells={(c.row, c.column): folded(text[c.start : c.end]) for c in table.cells},
        rows=max((c.row + c.row_span for c in table.cells), default=0),
        columns=max((c.column + c.column_span for c in table.cells), default=0),
    )
    return replace(sheet, head=_head_rows(table, sheet))


def _head_rows(table: Table, sheet: _Sheet) -> int:
    """Rows of the head: the first, those that its merged cells reach, and a row of column numbers below."""
    if not sheet.rows or _looks_like_data(sheet.row(0)):
        return 0
    head = max((c.row_span for c in table.cells if c.row == 0), default=1)
    while head < sheet.rows and _is_subhead(sheet.row(head), is_second=head == 1):
        head += 1
    return min(head, sheet.rows)


def _looks_like_data(texts: list[str]) -> bool:
    """A figure behind the first cell, other than a year."""
    return any(FIGURE.fullmatch(t) and not _YEAR.fullmatch(t) for t in texts[1:])


def _is_subhead(texts: list[str], *, is_second: bool) -> bool:
    """`(1) (2) (3=1+2)`, `A B 1 2`: enumerators; or the second row's first cells are empty and others hold words."""
    filled = [t for t in texts if t]
    if len(filled) < 2:  # noqa: PLR2004 one cell is no row of heads
        return False
    if len(filled) >= len(texts) - 1 and all(_ENUMERATOR.fullmatch(t) for t in filled):
        numbers = [int(m[0]) for t in filled if (m := re.search(r"\d+", t.partition("=")[0]))]
        return all(b - a == 1 for a, b in pairwise(numbers))
    return (
        is_second
        and len(texts) >= LEAST_SUBHEAD
        and not texts[0]
        and not texts[1]
        and not any(FIGURE.fullmatch(t) for t in filled)
    )


def _column_labels(table: Table, sheet: _Sheet) -> tuple[str, ...]:
    """Head texts from the top down, joined by ` > `; a merged head counts for all columns that it covers."""
    labels: list[list[str]] = [[] for _ in range(sheet.columns)]
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        text = sheet.cells[cell.row, cell.column]
        if cell.row < sheet.head and text and not _ENUMERATOR.fullmatch(text):
            for column in range(cell.column, min(cell.column + cell.column_span, sheet.columns)):
                labels[column].append(text)
    return tuple(" > ".join(parts) for parts in labels)


def _row_label(sheet: _Sheet, row: int) -> str:
    """The first cell of a row that holds words and no number or list label."""
    texts = (t for t in sheet.row(row) if len(t) >= SHORTEST_LABEL or (t.isalpha() and t[1:].islower()))
    return next((t for t in texts if not FIGURE.fullmatch(t) and not _ENUMERATOR.fullmatch(t)), "")


def _lines_above(text: str, table: Table) -> list[str]:
    """The lines directly above, the nearest first."""
    low = max(0, table.start - REACH_ABOVE, text.rfind(TABLE_END, 0, table.start) + 1)  # a unit is that of one table
    lines = text[low : table.start].split("\n")
    return [line.strip() for line in lines if line.strip()][: -LINES_ABOVE - 1 : -1]


def _unit_line(grammar: Grammar, text: str, table: Table, above: list[str]) -> tuple[str, str] | None:
    """`Đơn vị tính: triệu đồng` above or in the first cell: as printed, and the unit. `Đơn vị: Trường …` is none.

    `(triệu đồng)` counts as a line of its own right above.
    """
    found = (grammar.unit_line.search(line[-UNIT_LINE_REACH:]) for line in above)
    first = text[table.start : table.end].partition("\n")[0].strip(CELL_BORDER + " \t")
    match = next(filter(None, found), None) or grammar.unit_line.match(first)
    match = match or next(filter(None, map(grammar.unit_whole.fullmatch, above[:1])), None)
    return (folded(match[0].strip(" ()")), folded(match["unit"] or match["sure"])) if match else None


def _meaning(grammar: Grammar, sheet: _Sheet, column: int, label: str) -> Meaning | None:
    """What a column that compares others holds; its number may say how: `7=6/4`."""
    number = next((t for row in range(sheet.head) if "=" in (t := sheet.cells.get((row, column), ""))), "")
    heads = grammar.compared
    if not (heads.compared.search(label) or heads.is_ratio(label, number)):
        return None
    every = [
        figures_in([sheet.cells.get((row, c), "") for row in range(sheet.head, sheet.rows)])
        for c in range(sheet.columns)
    ]
    return meaning_of(
        heads, label, number, every[column], [each for c, each in enumerate(every) if c not in (0, column)]
    )


def _head_unit(grammar: Grammar, sheet: _Sheet, column: int, label: str, meaning: Meaning | None) -> str | None:
    """Unit of a column from its head; `None` for list numbers, codes, counts and notes; `_TABLE_UNIT` for the rest."""
    parts = label.split(" > ")
    if grammar.number_column.fullmatch(parts[-1]) or _tells_units(grammar, sheet, column, parts[-1]):
        return None
    for part in reversed(parts):
        match = grammar.unit_in_head.search(part)
        if match:
            return folded(str(match[match.lastgroup or 0]))
    if grammar.percent_head.search(parts[-1]) or meaning is Meaning.PERCENT:
        return "%"
    if (
        meaning not in _WITHOUT_UNIT
        and not _is_money(grammar, label)
        and (noun := _counted(grammar, sheet, column, parts))
    ):
        return noun
    if meaning in _WITHOUT_UNIT or grammar.no_unit_head.match(parts[-1]) or _holds_years(sheet, column):
        return None
    return None if column == 0 and (not label or _is_enumeration(sheet)) else _TABLE_UNIT


def _counted(grammar: Grammar, sheet: _Sheet, column: int, parts: list[str]) -> str | None:
    """The noun that a head counts (`Số hộ nghèo`: hộ), its own or the one above it; codes count nothing."""
    match = next((found for part in reversed(parts) if (found := grammar.counted_head.match(part))), None)
    if match is None or any(_CODE.fullmatch(text) for text in sheet.below_head(column)):
        return None
    noun = folded(match[1])
    return noun if noun.isupper() else noun.lower()


def _is_money(grammar: Grammar, label: str) -> bool:
    """`Thành tiền`, `Kinh phí`: the unit of the table is this column's, whatever the row's unit is."""
    return grammar.money_head.search(label.rsplit(" > ", maxsplit=1)[-1]) is not None


def _holds_years(sheet: _Sheet, column: int) -> bool:
    """All figures of the column are calendar years: `Thời gian KC-HT`, `Khởi công`."""
    figures = [text for text in sheet.below_head(column) if FIGURE.fullmatch(text)]
    return bool(figures) and all(_YEAR.fullmatch(text) for text in figures)


def _tells_units(grammar: Grammar, sheet: _Sheet, column: int, label: str) -> bool:
    """A column headed `ĐVT` or `Đơn vị` whose cells are units: `Đơn vị` may as well head a list of bodies."""
    if not grammar.unit_column.fullmatch(label):
        return False
    filled = sheet.below_head(column)
    units = sum(grammar.unit_alone.fullmatch(text) is not None for text in filled)
    return 2 * (units + sum(grammar.ditto.fullmatch(text) is not None for text in filled)) >= max(len(filled), 1)


def _is_enumeration(sheet: _Sheet) -> bool:
    """The first column holds list labels: I, 1, 1.1, 2 and so on."""
    return all(_LIST_LABEL.fullmatch(text) for text in sheet.below_head(0))
