"""Tables understood: head rows, labels, units. The figures in them are found by `find/cells.py`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Document, Grid, Table
from pipeline.segment.columns import Columns
from pipeline.segment.halves import halves_of
from pipeline.segment.headcopies import over_copy
from pipeline.segment.levelheads import with_level_heads
from pipeline.segment.lines import TABLE_END
from pipeline.segment.rowlabels import figure_labels, grouped, row_label
from pipeline.segment.rowunits import row_units
from pipeline.segment.sheets import FIGURE, Sheet, column_labels, sheet_of
from pipeline.segment.tablegrammar import Grammar
from pipeline.segment.unitwords import ToldUnits
from pipeline.segment.unreadunits import unread_units

LINES_ABOVE = 3  # unit line and caption stand directly above the table
BORDER = " \t\n|"  # what stands around a table and its rows and says nothing
REACH_ABOVE = 400  # characters, in which those lines lie
LABEL_COLUMNS = 2  # number and name
_REST_OF_NAME = re.compile(r"[^\d\n:]{0,60}")  # a line without figures, on the page behind its row
_PARTED = re.compile(r"\s{2,}")
UNIT_LINE_REACH = 160  # characters at the end of a line: the unit may stand behind a long caption


def grids(grammar: Grammar, document: Document, text: str) -> tuple[Grid, ...]:
    """One grid a table; `text`: the layout's."""
    found: list[Grid] = []
    above: list[str] = []
    for table in document.tables:
        beside = found[-1] if found and _are_side_by_side(text, found[-1].table, table) else None
        outer = above
        above = outer if table.is_next_part else _lines_above(text, table, _low(text, table, found))
        found.append(_grid(grammar, text, table, above, (beside, outer) if beside else None, _low(text, table, found)))
    return tuple(found)


def _low(text: str, table: Table, before: Sequence[Grid]) -> int:
    """Where what stands above a table begins, behind the table before."""
    return max(before[-1].table.end if before else 0, text.rfind(TABLE_END, 0, table.start) + 1)


def _are_side_by_side(text: str, one: Table, other: Table) -> bool:
    """Whether nothing stands between two tables of a page; one that goes on may have the rest of a name before it."""
    between = text[one.end : other.start].replace(TABLE_END, "").strip(BORDER)
    if one.page_to == other.page - 1:
        return _REST_OF_NAME.fullmatch(between) is not None
    return one.page_to == other.page and not between


def _grid(
    grammar: Grammar, text: str, table: Table, above: list[str], beside: tuple[Grid, list[str]] | None, low: int
) -> Grid:
    """The table understood; `beside`: the one right before it and the lines above both, with their unit.

    `low`: where what stands above it begins.
    """
    sheet = sheet_of(grammar, table, text)
    above = over_copy(text, table, sheet, low)[:LINES_ABOVE] or above
    labels = column_labels(grammar, table, sheet)
    told = _told_units(grammar, sheet, above)
    if told is None and beside is not None:
        other, lines = beside
        theirs = sheet_of(grammar, other.table, text)
        names = _names(sheet)
        is_other_part = (
            table.is_next_part or _have_one_head(labels, other.column_labels) or (names and names == _names(theirs))
        )
        if is_other_part or any(grammar.money_head.search(label) for label in set(labels) & set(other.column_labels)):
            told = _told_units(grammar, theirs, lines)
    told = told or _told_below(grammar, text, table)
    if sheet.unit_rows and (known := with_level_heads(grammar, table, sheet, told)) is not sheet:
        sheet, labels = known, column_labels(grammar, table, known)
    columns = Columns(grammar, sheet, labels, told, " > ".join((*sheet.told_inside(), *above)))
    row_labels = tuple(row_label(sheet, row, unit_column=columns.unit_column) for row in range(sheet.rows))
    if grammar.naming_column.fullmatch(labels[0] if labels else ""):
        row_labels = figure_labels(sheet, row_labels)
    by_row = row_units(grammar, sheet, row_labels, has_unit=told is not None)
    lost_head = _lost_head(grammar, sheet, above)
    totals = frozenset(row for row in range(sheet.head, sheet.rows) if grammar.total.match(row_labels[row]))
    has_units = not lost_head and not table.has_lost_head
    by_row_in = columns.without_head_unit if by_row.retold else columns.with_unit_of_row
    return Grid(
        table=table,
        caption=next((line for line in (*sheet.told_inside(), *above) if grammar.caption.match(line)), None),
        unit=told.printed if told else None,
        head_rows=sheet.head,
        rows=sheet.rows,
        columns=sheet.columns,
        units=columns.units if has_units else (None,) * sheet.columns,
        row_labels=grouped(table, sheet, row_labels, totals, unit_column=columns.unit_column),
        column_labels=labels,
        halves=halves_of(sheet, labels),
        total_rows=totals,
        unit_column=columns.unit_column,
        row_units=by_row.units,
        row_unit_columns=by_row_in if has_units else frozenset(),
        money_columns=columns.of_money,
        price_columns=columns.of_prices,
        unitless=columns.unitless,
        unclear=columns.unclear,
        unread_units=unread_units(grammar, sheet, columns, (*sheet.told_inside(), *above)),
        undecided=frozenset() if any(by_row.units) and columns.unit_column is None else columns.undecided,
        lost_head=lost_head,
    )


def _lost_head(grammar: Grammar, sheet: Sheet, above: Sequence[str]) -> str:
    """The line above a table without head that heads one of its columns, set with blanks, in percent; "": none.

    `Tốc độ tăng` / `TT   Chỉ tiêu   2018   2019` / `(%)`: the rows' units are not those of that column, wherever it is.
    """
    if sheet.head or sheet.columns < 2:  # noqa: PLR2004 a list of lines has no heads
        return ""
    return next((line for line in above if _heads_percent(grammar, line)), "")


def _heads_percent(grammar: Grammar, line: str) -> bool:
    """Whether a part of a line that blanks part ends in a percent sign, as a head does: no unit line or caption."""
    if grammar.told_units(line, reach=UNIT_LINE_REACH) or grammar.caption.match(line):
        return False
    found = ((part, grammar.unit_in_head.search(part)) for part in _PARTED.split(line))
    return any(
        match is not None and match[match.lastgroup or 0] == "%" and not part[: match.start()][-1:].isdigit()
        for part, match in found
    )


def _have_one_head(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the columns of one table are all in the other: parts of a wide or long one, told one unit for both."""
    named, also = ({label for label in labels if label} for labels in (one, other))
    return bool(named) and bool(also) and (named <= also or also <= named)


def _names(sheet: Sheet) -> list[str]:
    """What the rows are called: of a wide table in two parts the same."""
    return [text for column in range(LABEL_COLUMNS) for text in sheet.below_head(column) if text[0].isalpha()]


def _lines_above(text: str, table: Table, low: int) -> list[str]:
    """The lines directly above, the nearest first, from `low` on, behind the table before: a unit is of one table."""
    lines = [line.strip(BORDER) for line in text[max(low, table.start - REACH_ABOVE) : table.start].split("\n")]
    return [line for line in lines if line][: -LINES_ABOVE - 1 : -1]


def _told_below(grammar: Grammar, text: str, table: Table) -> ToldUnits | None:
    """The unit that a note right below the table tells: `Ghi chú: Đơn vị tính là triệu đồng.`."""
    line = text[table.end : table.end + REACH_ABOVE].strip(BORDER + TABLE_END).partition("\n")[0]
    note = grammar.note_below.match(line)
    match = grammar.unit_line.match(line, note.end()) if note else None
    return grammar.told_units(line, reach=len(line)) if match and not line[match.end() :].strip(" .;)") else None


def _told_units(grammar: Grammar, sheet: Sheet, above: list[str]) -> ToldUnits | None:
    """The table's units: in rows of its own, in a line above it, in its first cell, or in its caption's parentheses."""
    lines = [*sheet.told_inside(), *above]
    if told := next(filter(None, (grammar.told_units(line, reach=UNIT_LINE_REACH) for line in lines)), None):
        return told
    if told := _told_in_corner(grammar, sheet):
        return told
    captioned = next((at for at, line in enumerate(lines) if grammar.caption.match(line)), -1)
    told = next(filter(None, map(grammar.listed.told_by_caption, lines[: captioned + 1])), None)
    return told or next(filter(None, map(grammar.told_beside, lines[: len(lines) - len(above) + 1])), None)


def _told_in_corner(grammar: Grammar, sheet: Sheet) -> ToldUnits | None:
    """The unit in the head of the names of rows: `| ĐVT: triệu đồng | Kế hoạch |`, `| Chỉ tiêu (ĐVT: ha) | 2022 |`."""
    column = 1 if sheet.is_enumerated() else 0
    if any(map(FIGURE.fullmatch, sheet.below_head(column))):
        return None
    corners = (sheet.cells.get((row, column), "") for row in range(sheet.first, sheet.head))
    told = (grammar.told_units(each, reach=len(each)) for each in corners if grammar.ends_with_unit(each))
    return next(filter(None, told), None)
