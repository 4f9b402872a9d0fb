"""Tables of which a cell came twice, left out so that one of them does not cost its document."""

from __future__ import annotations

from collections import Counter

from pipeline.store.rows import Row, Rows
from pipeline.store.schema import CELLS, TABLE_ROWS, table_named

PLACE = tuple(map(CELLS.names.index, CELLS.key))
TABLE_ID = CELLS.names.index("table_id")
PAGE = TABLE_ROWS.names.index("page")
STATUS = table_named("documents").names.index("status")
PROBLEMS = table_named("documents").names.index("problems")
PARTIAL = "partial"


def without_doubled_tables(rows: Rows) -> tuple[Rows, list[int]]:
    """The rows without the tables that have two cells in one place, and the pages where these begin.

    What was found in them stays: mentions stand in the text, not in cells.
    """
    places = Counter(tuple(row[at] for at in PLACE) for row in rows.get("cells", ()))
    doubled = {place[0] for place, count in places.items() if count > 1}
    if not doubled:
        return rows, []
    left_out = [row for row in rows["tables"] if row[0] in doubled]
    kept = {
        "documents": [_as_partial(row, len(doubled)) for row in rows["documents"]],
        "tables": [row for row in rows["tables"] if row[0] not in doubled],
        "cells": [row for row in rows["cells"] if row[TABLE_ID] not in doubled],
    }
    return {**rows, **kept}, [page for row in left_out if isinstance(page := row[PAGE], int)]


def _as_partial(row: Row, more: int) -> Row:
    """The document's row with a further problem for each table left out."""
    changed = list(row)
    changed[STATUS] = PARTIAL
    changed[PROBLEMS] = int(row[PROBLEMS] or 0) + more
    return tuple(changed)
