"""Tables whose rows are what columns mostly are: `Chỉ tiêu | 2021 | 2022 | 2023`, `Tổng thu`, `Tổng chi`, `Kết dư`.

What the rows have to do with one another is told by the columns, as that of columns is told by the rows. Asked together
are rows of one group, with the row that they are parts of, and rows between two without figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.audit.cellsums import CellSum
from pipeline.audit.model import Column, Ledger, Row

FEWEST_COLUMNS = 2  # of figures of one kind: years, communes
FEWEST_ROWS = 3
MOST_ROWS = 14
WORKED_OUT = frozenset({"percent", "difference", "rate", "compared"})
NO_HEAD = Column("", "", frozenset())
# Roles that a row can have.
KEPT = frozenset({"percent", "rate", "yield", "price", "difference", "left", "undone", "opening", "ending"})


def turned(ledger: Ledger, head_of: Callable[[str], Column]) -> tuple[Ledger, ...]:
    """The table with rows for columns; none where too few columns hold figures of one kind."""
    columns = [at for at, column in enumerate(ledger.columns) if _is_of_one_kind(ledger, at, column)]
    totals = [at for at in columns if "total_first" in ledger.columns[at].roles]
    if len(columns) - len(totals) < FEWEST_COLUMNS:
        return ()
    blocks = [block for block in dict.fromkeys(_blocks(ledger.rows)) if FEWEST_ROWS <= len(block) <= MOST_ROWS]
    added = frozenset(_added(ledger.rows))
    heads = {at: _head(ledger.rows[at], head_of) for at in sorted({at for block in blocks for at in block})}
    return tuple(
        Ledger(
            tuple(_row(ledger, at, block, is_total=at in totals) for at in columns),
            tuple(heads.get(at, NO_HEAD) for at in range(len(ledger.rows))),
            start=ledger.start,
            end=ledger.end,
            page=ledger.page,
            is_turned=True,
            added=added,
        )
        for block in blocks
    )


def _is_of_one_kind(ledger: Ledger, at: int, head: Column) -> bool:
    """Whether a column holds figures as they were counted: no percentages, differences, means."""
    figures = [row.figures[at] for row in ledger.rows if at in row.figures]
    return bool(figures) and not (head.roles & WORKED_OUT or head.divides[1] or all(figure.per for figure in figures))


def _blocks(rows: Sequence[Row]) -> Iterator[tuple[int, ...]]:
    """The rows of each group with the one that they are parts of; of a long table runs between rows without figures."""
    groups: dict[int | None, list[int]] = {}
    run: list[int] = []
    for at, row in enumerate(rows):
        if row.figures:
            whole = [row.parent] if row.parent is not None and rows[row.parent].figures else []
            groups.setdefault(row.parent, whole).append(at)
        if not row.figures or (run and rows[run[-1]].parent != row.parent):
            yield tuple(run)
            run = []
        if row.figures:
            run.append(at)
    yield tuple(run)
    yield from map(tuple, groups.values())


def _added(rows: Sequence[Row]) -> Iterator[frozenset[int]]:
    """Rows of which the nesting, or a label and a column, says that one adds up the others."""
    parents = {row.parent for row in rows if row.parent is not None}
    for parent in sorted(parents):
        yield frozenset({parent, *(at for at, row in enumerate(rows) if row.parent == parent)})
    top = [at for at, row in enumerate(rows) if row.parent is None and not row.is_total and row.figures]
    for total in (at for at, row in enumerate(rows) if row.is_total):
        sums = (
            CellSum(figure, tuple(rows[at].figures[column] for at in top if column in rows[at].figures))
            for column, figure in rows[total].figures.items()
        )
        if any(each.is_telling and each.holds for each in sums):
            yield frozenset({total, *top})


def _head(row: Row, head_of: Callable[[str], Column]) -> Column:
    column = head_of(row.label)
    units = [figure.unit for figure in row.figures.values()]
    roles = column.roles & KEPT
    if 2 * units.count("%") > len(units):
        roles |= {"percent", "rate"}
    return replace(column, roles=roles, span=row.span)


def _row(ledger: Ledger, column: int, block: Sequence[int], *, is_total: bool) -> Row:
    figures = {at: ledger.rows[at].figures[column] for at in block if column in ledger.rows[at].figures}
    head = ledger.columns[column]
    return Row(head.label, "", None, is_total=is_total, is_partial=False, unit="", figures=figures, span=head.span)
