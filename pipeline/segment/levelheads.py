"""Heads that look like units: below `Trong đó`, in a table of money, `Tỉnh | Huyện | Xã` are whose money it is.

Each is a counted noun, so that their row looks like a row of units (`| | ha | tấn |`); they would make 6.781 triệu
đồng of the province 6.781 provinces.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Cell, Table
from pipeline.segment.sheets import Sheet
from pipeline.segment.tablegrammar import Grammar
from pipeline.segment.unitwords import ToldUnits


def with_level_heads(grammar: Grammar, table: Table, sheet: Sheet, told: ToldUnits | None) -> Sheet:
    """The sheet knowing which cells in its rows of units are heads: `told` are the units of the whole table."""
    is_of_money = told is not None and told.money(grammar.kinds) is not None
    units = {unit.casefold() for _, unit in told.named} if told else set()
    beside = [
        cell
        for cell in table.cells
        if cell.row in sheet.unit_rows and sheet.cells[cell.row, cell.column].casefold() not in units
    ]
    named = {
        (cell.row, cell.column) for cell in beside if _is_head(grammar, table, sheet, cell, is_of_money=is_of_money)
    }
    return replace(sheet, heads_among_units=frozenset(named)) if named else sheet


def _is_head(grammar: Grammar, table: Table, sheet: Sheet, cell: Cell, *, is_of_money: bool) -> bool:
    """A bare noun below a head of money, or a level of government in a table of money, where no head above counts.

    `Hỗ trợ > Xã | Triệu đồng` tells two units.
    """
    text = sheet.cells[cell.row, cell.column]
    if not grammar.noun_alone.fullmatch(text):
        return False
    over = _over(table, sheet, cell.row, cell.column)
    group = over[-1] if over else cell
    columns = range(group.column, group.column + group.column_span)
    if any(grammar.kinds.is_money(sheet.cells.get((cell.row, column), "").lstrip("( ")) for column in columns):
        return False
    heads = [sheet.cells[each.row, each.column] for each in over]
    left = [sheet.cells[each.row, each.column] for each in _over(table, sheet, cell.row, group.column - 1)]
    if any(_counts(grammar, head) for head in (*heads, *left)) or any(map(grammar.levels_head.match, heads)):
        return False
    is_level = grammar.level_alone.fullmatch(text) is not None
    return any(_is_money(grammar, head) for head in heads) or (is_level and is_of_money)


def _over(table: Table, sheet: Sheet, row: int, column: int) -> list[Cell]:
    """The heads with text above a cell of a row of units, from the top."""
    rows = [each for each in range(sheet.first, row) if each not in sheet.unit_rows]
    found = [c for c in table.cells if c.row in rows and c.column <= column < c.column + c.column_span]
    return sorted((c for c in found if sheet.cells[c.row, c.column]), key=lambda c: c.row)


def _counts(grammar: Grammar, head: str) -> bool:
    """`Số đơn vị`, `Số xã`: what stands below it or is parted at its right counts too."""
    return (grammar.count_head.match(head) or grammar.counted_head.match(head)) is not None


def _is_money(grammar: Grammar, head: str) -> bool:
    """`Kinh phí`, `Nguồn vốn (triệu đồng)`."""
    unit = grammar.unit_in_head.search(head)
    return grammar.kinds.is_money(unit[unit.lastgroup or 0]) if unit else grammar.money_head.search(head) is not None
