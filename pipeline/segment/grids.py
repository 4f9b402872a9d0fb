"""Tables understood: head rows, labels, units. The figures in them are found by `find/cells.py`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model import Document, Grid, Table
from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.lines import CELL_BORDER, TABLE_END
from pipeline.text import folded

LINES_ABOVE = 3  # unit line and caption stand directly above the table
REACH_ABOVE = 400  # characters, in which those lines lie
UNIT_LINE_REACH = 160  # characters at the end of a line: the unit may stand behind a long caption
SHORTEST_LABEL = 3  # characters; shorter texts are marks, but for words in small letters (`Bò`)
LEAST_SUBHEAD = 3  # columns of a table that may have a second head row without merged cells
_TABLE_UNIT = ""  # of a column whose head tells none: that of its row, else the table's
FIGURE = re.compile(r"[(\-+]?\s*\d[\d.,  ]*\s*%?\s*\)?")
_ENUMERATOR = re.compile(r"\(?\s*(?:\d{1,2}|[A-Z]|[IVX]+)\s*\)?(?:\s*=\s*[\d()+\-*/:x%\s]+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CODE = re.compile(r"0\d+|\d{7,}")
_LIST_LABEL = re.compile(r"[IVX]+|[A-Za-z]|\d{1,3}(?:\.\d{1,2})*\.?|[-+*]")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns of tables."""

    unit_line: re.Pattern[str]
    unit_in_head: re.Pattern[str]
    unit_whole: re.Pattern[str]
    unit_alone: re.Pattern[str]
    unit_of_row: re.Pattern[str]
    unit_column: re.Pattern[str]
    number_column: re.Pattern[str]
    percent_head: re.Pattern[str]
    no_unit_head: re.Pattern[str]
    counted_head: re.Pattern[str]
    money_head: re.Pattern[str]
    total: re.Pattern[str]
    caption: re.Pattern[str]


def grammar_of(rules: Rulebook) -> Grammar:
    """Patterns from rules/words.toml [table] and rules/units.toml."""
    percent = rules.words("units.percent.signs", "units.percent.words")
    counted = rules.words("units.quantity.measures", "units.quantity.nouns")
    scales = alternation(word for words in rules.section("units.scale").values() for word in words)
    known = alternation([*(unit.name for unit in rules.money_units), *percent])
    every = rf"(?:{known}|(?:{scales}\s+)?{alternation(counted)})"
    sure = alternation([*(unit.name for unit in rules.money_units if unit.sure), *percent])
    per = r"(?:\s?/\s?[^\W\d_]+[23²³]?)*"

    def any_of(*names: str) -> str:
        return alternation(rules.words(*(f"words.table.{name}" for name in names)))

    lines = any_of("unit_line")
    named = any_of("unit_line", "unit_or_body")  # within parentheses no body is named
    # `Đơn vị:` alone may name a body: only money and percent signs count behind it, and nothing may follow.
    unit_line = (
        rf"\(?\s*(?:{lines}\s*(?:\(|:)?\s*:?\s*(?P<unit>{every}{per})|{any_of('unit_or_body')}\s*:?\s*(?P<sure>{sure}{per}))"
        r"\s*(?=[).,;:]|$)"
    )
    in_head = (
        rf"\(\s*(?:{named}\s*:?\s*)?(?P<in>{every}{per})\s*\)"
        rf"|(?:^|[\s,])(?P<out>{sure})\s*$"
        r"|^(?P<lead>%)"
    )
    return Grammar(
        unit_line=re.compile(unit_line, re.IGNORECASE),
        unit_in_head=re.compile(in_head, re.IGNORECASE),
        unit_whole=re.compile(rf"\(\s*(?P<unit>(?P<sure>{every}{per}))\s*\)", re.IGNORECASE),
        unit_alone=re.compile(rf"{every}{per}", re.IGNORECASE),
        unit_of_row=re.compile(rf"\(\s*(?:{named}\s*:?\s*)?({every}{per})\s*\)\s*$", re.IGNORECASE),
        unit_column=re.compile(any_of("unit_column"), re.IGNORECASE),
        number_column=re.compile(any_of("number_column"), re.IGNORECASE),
        percent_head=re.compile(rf"(?<!\w){any_of('percent_head')}(?!\w)", re.IGNORECASE),
        no_unit_head=re.compile(
            rf"{any_of('code_head', 'count_head')}(?!\w)|{any_of('code_head_whole')}$", re.IGNORECASE
        ),
        counted_head=re.compile(
            rf"(?!{any_of('code_head')}(?!\w)){any_of('number_of')}\s+({alternation(counted)})(?!\w)", re.IGNORECASE
        ),
        money_head=re.compile(
            rf"(?<!\w)(?:{any_of('money_head')})(?!\w)|^{any_of('money_head_whole')}$", re.IGNORECASE
        ),
        # `Tổng số hộ` is an indicator, `Tổng số (I+II)` a total.
        total=re.compile(rf"{any_of('total')}\s*(?:$|[(:=])|{any_of('total_begin')}(?!\w)", re.IGNORECASE),
        caption=caption_of(rules),
    )


def caption_of(rules: Rulebook) -> re.Pattern[str]:
    """How a caption begins: `Bảng 2`, `Biểu số 1`."""
    begins, number = (alternation(rules.words(f"words.table.{key}")) for key in ("caption", "caption_number"))
    return re.compile(rf"{begins}\s*(?:{number}\s*)?\d")


def grids(grammar: Grammar, document: Document, text: str) -> tuple[Grid, ...]:
    """One grid a table; `text`: the layout's."""
    return tuple(_grid(grammar, text, table) for table in document.tables)


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


def _grid(grammar: Grammar, text: str, table: Table) -> Grid:
    sheet = _sheet(table, text)
    labels = _column_labels(table, sheet)
    row_labels = tuple(_row_label(sheet, row) for row in range(sheet.rows))
    above = _lines_above(text, table)
    unit_line, unit = _unit_line(grammar, text, table, above) or (None, None)
    heads = [_head_unit(grammar, sheet, column, label) for column, label in enumerate(labels)]
    return Grid(
        table=table,
        caption=next((line for line in above if grammar.caption.match(line)), None),
        unit=unit_line,
        head_rows=sheet.head,
        rows=sheet.rows,
        columns=sheet.columns,
        units=tuple(unit if found is _TABLE_UNIT else found for found in heads),
        row_labels=row_labels,
        column_labels=labels,
        total_rows=frozenset(row for row in range(sheet.head, sheet.rows) if grammar.total.match(row_labels[row])),
        unit_column=next((c for c, label in enumerate(labels) if _tells_units(grammar, sheet, c, label)), None),
        row_units=tuple(
            folded(match[1]) if (match := grammar.unit_of_row.search(each)) else None for each in row_labels
        ),
        row_unit_columns=frozenset(
            c for c, found in enumerate(heads) if found is _TABLE_UNIT and not (unit and _is_money(grammar, labels[c]))
        ),
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


def _head_unit(grammar: Grammar, sheet: _Sheet, column: int, label: str) -> str | None:
    """Unit of a column from its head; `None` for list numbers, codes, counts and notes; `_TABLE_UNIT` for the rest."""
    parts = label.split(" > ")
    if grammar.number_column.fullmatch(parts[-1]) or _tells_units(grammar, sheet, column, parts[-1]):
        return None
    for part in reversed(parts):
        match = grammar.unit_in_head.search(part)
        if match:
            return folded(str(match[match.lastgroup or 0]))
    if grammar.percent_head.search(parts[-1]):
        return "%"
    if not _is_money(grammar, label) and (noun := _counted(grammar, sheet, column, parts)):
        return noun
    if grammar.no_unit_head.match(parts[-1]) or _holds_years(sheet, column):
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
    return 2 * sum(grammar.unit_alone.fullmatch(text) is not None for text in filled) >= max(len(filled), 1)


def _is_enumeration(sheet: _Sheet) -> bool:
    """The first column holds list labels: I, 1, 1.1, 2 and so on."""
    return all(_LIST_LABEL.fullmatch(text) for text in sheet.below_head(0))
