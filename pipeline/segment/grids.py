"""Tables understood: head rows, labels, units. The figures in them are found by `find/cells.py`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model import Document, Grid, Table
from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.lines import CELL_BORDER, TABLE_END

LINES_ABOVE = 3  # unit line and caption stand directly above the table
LONGEST_UNIT_LINE = 80  # characters


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns of tables."""

    unit_line: re.Pattern[str]
    unit_in_head: re.Pattern[str]
    unit_alone: re.Pattern[str]
    unit_column: re.Pattern[str]
    number_column: re.Pattern[str]
    percent_head: re.Pattern[str]
    code_head: re.Pattern[str]
    count_head: re.Pattern[str]
    total: re.Pattern[str]
    caption: re.Pattern[str]


FIGURE = re.compile(r"[(\-+]?\s*\d[\d.,  ]*\s*%?\s*\)?")
_ENUMERATOR = re.compile(r"\(?\s*(?:\d{1,2}|[A-Z]|[IVX]+)\s*\)?(?:\s*=\s*[\d()+\-*/:x%\s]+)?")


def grammar_of(rules: Rulebook) -> Grammar:
    """Patterns from rules/words.toml [table] and rules/units.toml."""
    money = [unit.name for unit in rules.money_units]
    percent = rules.words("units.percent.signs") + rules.words("units.percent.words")
    counted = rules.words("units.quantity.measures") + rules.words("units.quantity.nouns")
    every = alternation([*money, *percent, *counted])
    sure = alternation([unit.name for unit in rules.money_units if unit.sure] + list(percent))
    lines = alternation(rules.words("words.table.unit_line"))
    return Grammar(
        unit_line=re.compile(rf"\(?\s*(?:{lines})\s*(?:\(|:)?\s*:?\s*(?P<unit>{every}(?:\s?/\s?[^\W\d_]+)?)(?!\w)", re.IGNORECASE),
        unit_in_head=re.compile(rf"\(\s*(?:{lines}\s*:?\s*)?(?P<in>{every}(?:\s?/\s?[^\W\d_]+)?)\s*\)|(?:^|[\s,])(?P<out>{sure})\s*$|^(?P<lead>%)", re.IGNORECASE),
        unit_alone=re.compile(rf"{every}(?:\s?/\s?[^\W\d_]+)?", re.IGNORECASE),
        unit_column=re.compile(rf"{alternation(rules.words('words.table.unit_column'))}", re.IGNORECASE),
        number_column=re.compile(alternation(rules.words("words.table.number_column")), re.IGNORECASE),
        percent_head=re.compile(rf"(?<!\w){alternation(rules.words('words.table.percent_head'))}(?!\w)", re.IGNORECASE),
        code_head=re.compile(rf"{alternation(rules.words('words.table.code_head'))}(?!\w)", re.IGNORECASE),
        count_head=re.compile(rf"{alternation(rules.words('words.table.count_head'))}(?!\w)", re.IGNORECASE),
        total=re.compile(rf"{alternation(rules.words('words.table.total'))}(?!\w)", re.IGNORECASE),
        caption=re.compile(rf"{alternation(rules.words('words.table.caption'))}\s*(?:số\s*)?\d"),
    )  # fmt: skip


def grids(grammar: Grammar, document: Document, text: str) -> tuple[Grid, ...]:
    """One grid a table."""
    return tuple(_grid(grammar, document, text, table) for table in document.tables)


def _grid(grammar: Grammar, document: Document, text: str, table: Table) -> Grid:
    cells = {(c.row, c.column): " ".join(text[c.start : c.end].split()) for c in table.cells}
    rows = max((c.row + c.row_span for c in table.cells), default=0)
    columns = max((c.column + c.column_span for c in table.cells), default=0)
    head_rows = _head_rows(table, cells, rows, columns)
    labels = _column_labels(table, cells, head_rows, columns)
    unit = _unit_above(grammar, document, text, table)
    row_labels = tuple(_row_label(cells, row, columns) for row in range(rows))
    return Grid(
        table=table,
        caption=_caption(grammar, text, table),
        unit=unit[0] if unit else None,
        head_rows=head_rows,
        rows=rows,
        columns=columns,
        units=tuple(
            _column_unit(grammar, labels[c], unit[1] if unit else None, c, cells, rows, head_rows)
            for c in range(columns)
        ),
        row_labels=row_labels,
        column_labels=labels,
        total_rows=frozenset(row for row in range(head_rows, rows) if grammar.total.match(row_labels[row])),
        unit_column=next(
            (c for c in range(columns) if _tells_units(grammar, labels[c], c, cells, rows, head_rows)), None
        ),
    )


def _head_rows(table: Table, cells: dict[tuple[int, int], str], rows: int, columns: int) -> int:
    """Rows of the head: the first, those that its merged cells reach, and a row of column numbers below."""
    if not rows or _looks_like_data(cells, 0, columns):
        return 0
    head = max((c.row_span for c in table.cells if c.row == 0), default=1)
    while head < rows and _is_subhead(cells, head, columns):
        head += 1
    return min(head, rows)


def _looks_like_data(cells: dict[tuple[int, int], str], row: int, columns: int) -> bool:
    texts = [cells.get((row, c), "") for c in range(columns)]
    return sum(bool(FIGURE.fullmatch(t)) and not re.fullmatch(r"(?:19|20)\d\d", t) for t in texts[1:]) > 0


def _is_subhead(cells: dict[tuple[int, int], str], row: int, columns: int) -> bool:
    """`(1) (2) (3=1+2)` or `A B 1 2`: all cells are enumerators; or the first cells are empty and others hold words."""
    texts = [cells.get((row, c), "") for c in range(columns)]
    filled = [t for t in texts if t]
    if len(filled) > 1 and len(filled) >= columns - 1 and all(_ENUMERATOR.fullmatch(t) for t in filled):
        numbers = [int(m[0]) for t in filled if (m := re.search(r"\d+", t.partition("=")[0]))]
        return all(b - a == 1 for a, b in zip(numbers, numbers[1:], strict=False))
    return (
        row == 1
        and columns > 2
        and not texts[0]
        and not texts[1]
        and len(filled) > 1
        and not any(FIGURE.fullmatch(t) for t in filled)
    )


def _column_labels(table: Table, cells: dict[tuple[int, int], str], head_rows: int, columns: int) -> tuple[str, ...]:
    """Head texts from the top down, joined by ` > `; a merged head counts for all columns that it covers."""
    labels: list[list[str]] = [[] for _ in range(columns)]
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        text = cells[cell.row, cell.column]
        if cell.row < head_rows and text and not _ENUMERATOR.fullmatch(text):
            for column in range(cell.column, min(cell.column + cell.column_span, columns)):
                labels[column].append(text)
    return tuple(" > ".join(parts) for parts in labels)


def _row_label(cells: dict[tuple[int, int], str], row: int, columns: int) -> str:
    """The first cell of a row that holds words and no number or list label."""
    for column in range(columns):
        text = cells.get((row, column), "")
        if len(text) > 2 and not FIGURE.fullmatch(text) and not _ENUMERATOR.fullmatch(text):  # noqa: PLR2004
            return text
    return ""


def _unit_above(grammar: Grammar, document: Document, text: str, table: Table) -> tuple[str, str] | None:
    """Unit line above the table (`Đơn vị tính: triệu đồng`): as printed, and the unit. `Đơn vị: Trường …` is none."""
    start = max(0, table.start - 400)
    for line in reversed(
        [line.strip() for line in re.split(rf"[\n{TABLE_END}]", text[start : table.start]) if line.strip()][
            -LINES_ABOVE:
        ]
    ):
        match = grammar.unit_line.search(line[-LONGEST_UNIT_LINE * 2 :])
        if match:
            return " ".join(match[0].strip(" ()").split()), " ".join(match["unit"].split())
    first = text[table.start : table.end].partition("\n")[0]
    match = grammar.unit_line.match(first.strip(CELL_BORDER + " \t"))
    return (" ".join(match[0].strip(" ()").split()), " ".join(match["unit"].split())) if match else None


def _caption(grammar: Grammar, text: str, table: Table) -> str | None:
    start = max(0, table.start - 400)
    for line in reversed(
        [line.strip() for line in re.split(rf"[\n{TABLE_END}]", text[start : table.start]) if line.strip()][
            -LINES_ABOVE:
        ]
    ):
        if grammar.caption.match(line):
            return line
    return None


def _column_unit(
    grammar: Grammar, label: str, unit: str | None, column: int,
    cells: dict[tuple[int, int], str], rows: int, head_rows: int,
) -> str | None:  # fmt: skip
    """Unit of a column: from its head, else the table's; list numbers, codes, counts and notes have none."""
    last = label.rpartition(" > ")[2]
    if grammar.number_column.fullmatch(last) or _tells_units(grammar, last, column, cells, rows, head_rows):
        return None
    for part in reversed(label.split(" > ")):
        match = grammar.unit_in_head.search(part)
        if match:
            return " ".join((match["in"] or match["out"] or match["lead"]).split())
    if grammar.percent_head.search(last):
        return "%"
    if grammar.code_head.match(last) or grammar.count_head.match(last) or (column == 0 and not label):
        return None
    return None if column == 0 and _is_enumeration(cells, rows, head_rows) else unit


def _tells_units(
    grammar: Grammar, label: str, column: int, cells: dict[tuple[int, int], str], rows: int, head_rows: int
) -> bool:
    """A column headed `ĐVT` or `Đơn vị` whose cells are units: `Đơn vị` may as well head a list of bodies."""
    if not grammar.unit_column.fullmatch(label):
        return False
    filled = [text for row in range(head_rows, rows) if (text := cells.get((row, column), ""))]
    return 2 * sum(grammar.unit_alone.fullmatch(text) is not None for text in filled) >= max(len(filled), 1)


def _is_enumeration(cells: dict[tuple[int, int], str], rows: int, head_rows: int) -> bool:
    """The first column holds list labels: I, 1, 1.1, 2 …"""
    texts = [cells.get((row, 0), "") for row in range(head_rows, rows)]
    filled = [t for t in texts if t]
    return all(re.fullmatch(r"[IVX]+|[A-Za-z]|\d{1,3}(?:\.\d{1,2})*\.?|[-+*]", t) for t in filled)
