"""Tables that go on over a page break, made one; a head printed again on the next page is left out."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.read.assemble import PageContent
from pipeline.read.cells import CellDraft, TableBlock
from pipeline.read.lines import Line
from pipeline.read.pagebreak import is_cut, join_row, repeated_rows

SAME_EDGE = 4.0  # points that a column's edge may differ; merged cells and line widths move it
MARGIN_SHIFT = 45.0  # points that left and right pages may be set apart


def stitch_tables(contents: list[PageContent]) -> None:
    """Join tables over page breaks; a block of one row that joins nothing becomes lines again."""
    last: TableBlock | None = None
    for content in contents:
        if not content.items:
            last = None
            continue
        first = content.items[0]
        joined = isinstance(first, TableBlock) and last is not None and _append(last, first)
        if joined:
            del content.items[0]
        if content.items or not joined:
            end = content.items[-1]
            last = end if isinstance(end, TableBlock) else None
    for content in contents:
        content.items = [part for item in content.items for part in _unfolded(item)]


def _unfolded(item: Line | TableBlock) -> list[Line | TableBlock]:
    return list(item.lines) if isinstance(item, TableBlock) and item.lines else [item]


def _append(table: TableBlock, more: TableBlock) -> bool:
    """Whether `more` goes on `table`; if so its rows are now the table's."""
    if more.page != table.page_to + 1:
        return False
    shift = table.xs[0] - more.xs[0]
    moved = tuple(x + shift for x in more.xs)
    if table.is_ruled != more.is_ruled or abs(shift) > MARGIN_SHIFT or abs(moved[-1] - table.xs[-1]) > SAME_EDGE:
        return False
    if not _one_in_other(table.xs, moved) or (not table.is_ruled and len(table.xs) != len(moved)):
        return False
    marks = max((table.xs, moved), key=len)
    table.rows = [(page, _placed(row, table.xs, marks)) for page, row in table.rows]
    rows = [(page, _placed(row, moved, marks)) for page, row in more.rows]
    rows = rows[repeated_rows(table.rows, rows) :]
    if rows and is_cut(table.rows, rows[0][1]):
        join_row(table.rows[-1][1], *rows.pop(0))
    table.rows += rows
    table.xs, table.page_to, table.lines = marks, more.page_to, []
    return True


def _one_in_other(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    few, many = sorted((one, other), key=len)
    return all(any(abs(x - y) <= SAME_EDGE for y in many) for x in few)


def _placed(row: list[CellDraft], xs: tuple[float, ...], marks: tuple[float, ...]) -> list[CellDraft]:
    """The row's cells in the columns of `marks`, a grid that holds all of `xs`."""
    if len(xs) == len(marks):
        return row
    for draft in row:
        end = bisect_right(marks, xs[min(draft.column + draft.column_span, len(xs) - 1)] + SAME_EDGE) - 1
        draft.column = bisect_right(marks, xs[draft.column] + SAME_EDGE) - 1
        draft.column_span = max(end - draft.column, 1)
    return row
