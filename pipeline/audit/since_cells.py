"""How far a figure of the prose is from a cell: `Dự toán năm 2024 là 68.610 triệu đồng, tăng 9.460 triệu đồng`.

What it is held against stands only in the table: its totals, or the row that is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.clauses import CHANGES, alike
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import EXACT
from pipeline.audit.model import Claim
from pipeline.audit.named_rows import Line, OfRow, counted_cells
from pipeline.audit.told_cells import Cells, is_of_unit

TELLING = 3  # digits of a change that is no chance, of a row that is named or the totals right above
SURE = 4  # the same of the totals of any table
CHANGED = CHANGES | {"added"}
OTHERWISE = frozenset({"each", "share", "others", "multiple", "stop", "from", "onto"})


def changes_since_cells(told: OfRow, cells: Cells) -> Iterator[Claim]:
    """The figure right before, and a cell that it is so much more or less than."""
    now, figure = told.before, told.figure
    if now is None or not told.cues & CHANGED or told.cues & OTHERWISE or not alike(now.unit, figure.unit):
        return
    is_up = bool(told.cues & {"up", "added"})
    then = EXACT.subtract(now.value, figure.value if is_up else -figure.value)
    for line in _lines(told, cells):
        for _, cell in counted_cells(line, cells):
            if cell.value == then and is_of_unit(figure, cell) and cell.value != now.value:
                yield _claim(figure, now, cell, is_up=is_up)


def _lines(told: OfRow, cells: Cells) -> Iterator[Line]:
    if told.figure.digits < TELLING:
        return
    yield from told.lines
    yield from told.totals
    if told.figure.digits >= SURE:
        yield from (Line(table, row) for table, rows in cells.totals.items() for row in rows)


def _claim(figure: Figure, now: Figure, then: Figure, *, is_up: bool) -> Claim:
    pair = (now, then) if is_up else (then, now)
    return Claim("difference", "difference", figure, pair, "silent", rule="difference: row named")
