"""Tables whose rows are what columns mostly are: `Chỉ tiêu | 2021 | 2022 | 2023`, `Tổng thu`, `Tổng chi`, `Kết dư`.

What the rows have to do with one another is told by the columns, as that of columns is told by the rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.audit.model import Column, Ledger, Row

FEWEST_COLUMNS = 3  # of figures of one kind: years, communes
MOST_ROWS = 14
WORKED_OUT = frozenset({"percent", "difference", "rate", "compared"})
KEPT = frozenset({"percent", "rate", "yield", "price", "difference", "left", "undone"})  # that a row can have


def turned(ledger: Ledger, head_of: Callable[[str], Column]) -> Ledger | None:
    """The table with rows for columns; `None` where too few columns hold figures of one kind, or it has many rows."""
    columns = [
        at
        for at, column in enumerate(ledger.columns)
        if not column.roles & WORKED_OUT and any(at in row.figures for row in ledger.rows)
    ]
    totals = [at for at in columns if "total_first" in ledger.columns[at].roles]
    if len(columns) - len(totals) < FEWEST_COLUMNS or not FEWEST_COLUMNS <= len(ledger.rows) <= MOST_ROWS:
        return None
    heads = tuple(_head(row, head_of) for row in ledger.rows)
    rows = tuple(_row(ledger, at, is_total=at in totals) for at in columns)
    return Ledger(rows, heads, ledger.start, ledger.end, ledger.page, is_turned=True)


def _head(row: Row, head_of: Callable[[str], Column]) -> Column:
    column = head_of(row.label)
    units = [figure.unit for figure in row.figures.values()]
    roles = column.roles & KEPT
    if 2 * units.count("%") > len(units):
        roles |= {"percent", "rate"}
    return replace(column, roles=roles, span=row.span)


def _row(ledger: Ledger, column: int, *, is_total: bool) -> Row:
    figures = {at: row.figures[column] for at, row in enumerate(ledger.rows) if column in row.figures}
    label = ledger.columns[column].label
    return Row(label, "", None, is_total=is_total, is_partial=False, unit="", figures=figures)
