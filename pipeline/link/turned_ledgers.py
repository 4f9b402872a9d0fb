"""Tables whose rows are what columns mostly are: `Chỉ tiêu | 2021 | 2022 | 2023`, `Tổng thu`, `Tổng chi`, `Kết dư`.

What the rows have to do with one another is told by the columns, as that of columns is told by the rows. Of a long
table the rows of each group, and those between two rows without figures, are asked together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

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
            *(ledger.start, ledger.end, ledger.page),
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
    """All rows; of a long table those of each group with its own row, and runs between rows without figures."""
    told = [at for at, row in enumerate(rows) if row.figures]
    if len(told) <= MOST_ROWS:
        yield tuple(told)
        return
    groups: dict[int | None, list[int]] = {}
    for at in told:
        parent = rows[at].parent
        groups.setdefault(parent, [parent] if parent is not None and rows[parent].figures else []).append(at)
    yield from map(tuple, groups.values())
    run: list[int] = []
    for at, row in enumerate(rows):
        if row.figures:
            run.append(at)
        else:
            yield tuple(run)
            run = []
    yield tuple(run)


def _added(rows: Sequence[Row]) -> Iterator[frozenset[int]]:
    """Rows of which the nesting or a label says that one adds up the others."""
    parents = {row.parent for row in rows if row.parent is not None}
    for parent in sorted(parents):
        yield frozenset({parent, *(at for at, row in enumerate(rows) if row.parent == parent)})
    top = [at for at, row in enumerate(rows) if row.parent is None and not row.is_total and row.figures]
    for total in (at for at, row in enumerate(rows) if row.is_total):
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
