"""Villages in the rows of a table: each lies in the commune of its row, or of the last row above if that cell is empty.

A part of the place linker. A commune in a row of its own above them, in their column, holds them too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.link.columns import rows_of
from pipeline.link.resolved import Context, Resolved
from pipeline.model import Grid, Layout, Mention
from pipeline.placerows import PlaceRow


def resolve_village_rows(
    context: Context, layout: Layout, mentions: Sequence[Mention], places: Sequence[int], resolved: dict[int, Resolved]
) -> None:
    """Put villages that fill cells, and have no commune beside them, into that of their row."""
    if not layout.grids or not any(resolved[i].level == "village" for i in places if i in resolved):
        return
    at = {mentions[index].start: index for index in places}
    for grid in layout.grids:
        _read(context, grid, rows_of(layout, grid, mentions, at), _filled(layout, grid), resolved)


def _read(
    context: Context,
    grid: Grid,
    rows: Mapping[int, Sequence[tuple[int, int]]],
    filled: set[tuple[int, int]],
    resolved: dict[int, Resolved],
) -> None:
    """The rows from the top; `filled`: the cells that say anything, by row and column."""
    held: tuple[int, PlaceRow] | None = None  # the column of the last commune, and it
    for row in sorted(rows):
        units = [(column, index, resolved[index]) for column, index in rows[row] if index in resolved]
        communes = [(column, found.rows) for column, _, found in units if found.level == "commune"]
        if communes:
            column, told = communes[0]
            held = (column, told[0]) if len(communes) == len(told) == 1 else None
        if held is None or row in grid.total_rows:
            continue
        is_row_open = bool(communes) or (row, held[0]) not in filled
        for column, index, found in units:
            is_below = is_row_open or column == held[0]
            if found.level == "village" and is_below and not _is_told(context, found):
                resolved[index] = Resolved((held[1],), "village", "context")


def _is_told(context: Context, found: Resolved) -> bool:
    """Whether another commune than the own one, which all villages have, was found for a village."""
    return bool(found.rows) and found.rows[0] is not context.home.commune


def _filled(layout: Layout, grid: Grid) -> set[tuple[int, int]]:
    return {(cell.row, cell.column) for cell in grid.table.cells if layout.text[cell.start : cell.end].strip()}
