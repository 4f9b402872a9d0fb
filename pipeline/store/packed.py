"""A document's rows on their way from a worker to the store: bytes, made into rows only when these are stored.

Those who take them look at few of them, and hold many documents at a time. `marshal` knows nothing but plain values;
both sides have the same Python (pipeline.work.prepare_elsewhere).
"""

from __future__ import annotations

import marshal

from pipeline.store.rows import Rows

LOOKED_AT = frozenset({"documents", "problems"})  # by those who take the rows: they stay as they are
# What stands for None meanwhile: SQLite stores it as NULL, and Python's module hands it over at once. For each None it
# looks for an adapter: a fifth of the cells took a third of the time. No cell is such a number by itself.
NULL = float("nan")


def pack(rows: Rows) -> tuple[Rows, bytes]:
    """The rows that are looked at, and all others as bytes; none where one holds more than plain values."""
    others = {
        name: [tuple([NULL if cell is None else cell for cell in row]) for row in batch]
        for name, batch in rows.items()
        if name not in LOOKED_AT
    }
    try:
        data = marshal.dumps(others)
    except ValueError:
        return rows, b""
    return {name: batch for name, batch in rows.items() if name in LOOKED_AT}, data


def to_store(rows: Rows, data: bytes) -> Rows:
    """All rows, for the store only: with `NULL` for None."""
    others: Rows = marshal.loads(data) if data else {}  # noqa: S302 - written by our own worker
    return {**rows, **others}


def unpack(rows: Rows, data: bytes) -> Rows:
    """All rows as they were."""
    if not data:
        return rows
    others: Rows = marshal.loads(data)  # noqa: S302 - written by our own worker
    return {**rows, **{name: [tuple([_own(cell) for cell in row]) for row in batch] for name, batch in others.items()}}


def _own(cell: str | float | None) -> str | float | None:
    return None if cell != cell else cell  # noqa: PLR0124 - only a NaN is not itself
