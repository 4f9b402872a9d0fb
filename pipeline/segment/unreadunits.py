"""What looks like a unit of money and is none that is known: told, and no figure has it.

`Đơn vị tính: Tr/đồng` above a table; `tỉ-đồng` in its column of units, which counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.segment.columns import Columns
from pipeline.segment.sheets import Sheet
from pipeline.segment.tablegrammar import Grammar


def unread_units(grammar: Grammar, sheet: Sheet, columns: Columns, lines: Iterable[str]) -> frozenset[str]:
    """The printed units that are not understood; `lines`: those above the table and in rows of its own."""
    return frozenset((*_in_column(grammar, sheet, columns.unit_column), *_in_lines(grammar, columns, lines)))


def _in_column(grammar: Grammar, sheet: Sheet, column: int | None) -> Iterator[str]:
    for unit in sheet.below_head(column) if column is not None else ():
        if grammar.like_money.fullmatch(unit) and not grammar.unit_alone.fullmatch(unit.rstrip(" .,;:")):
            yield unit


def _in_lines(grammar: Grammar, columns: Columns, lines: Iterable[str]) -> Iterator[str]:
    """A line that begins as one of a unit does and is of none, where figures need one."""
    if columns.told is None and columns.need_unit:
        yield from (line for line in lines if grammar.like_unit_line.fullmatch(line))
