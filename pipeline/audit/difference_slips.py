"""Differences of plan and result in a row that the prose tells in other digits: `chưa giải ngân 58.365 triệu đồng`."""

from __future__ import annotations

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import EXACT
from pipeline.audit.named_rows import Line, OfRow
from pipeline.audit.slips import are_turned, is_small_slip
from pipeline.audit.told_cells import Cells, Place, is_of_unit, is_planned

LEAST_DIGITS = 4  # of both, for a slip to show
LEFT = frozenset({"left", "rest"})
OTHERWISE = frozenset({"same_period", "from", "onto", "each", "apart", "cumulated", "others", "some_parts"})


def slipped_difference(told: OfRow, cells: Cells) -> tuple[Figure, Figure] | None:
    """The plan and the result, where the row is named right before, or is the total of the table right above."""
    figure = told.figure
    if not told.cues & LEFT or (told.cues | told.behind_cues) & OTHERWISE or figure.qualifier:
        return None
    if figure.digits < LEAST_DIGITS or figure.value in cells.by_value:
        return None
    lines = {each.line for each in told.joined if each.start >= told.since} or set(told.totals)
    if len(lines) != 1:
        return None
    pair = _plan_and_result(lines.pop(), figure, cells)
    if pair is None:
        return None
    left = EXACT.subtract(pair[0].value, pair[1].value)
    is_long = len(left.normalize().as_tuple().digits) >= LEAST_DIGITS
    is_slip = are_turned(figure.value, left) or is_small_slip(figure.value, left)
    return pair if left > 0 and is_long and is_slip else None


def _plan_and_result(line: Line, figure: Figure, cells: Cells) -> tuple[Figure, Figure] | None:
    """The one column of what was planned and the one of what was done."""
    row = cells.scene.ledgers[line.table].rows[line.row].figures
    places = [Place(*line, at) for at, cell in row.items() if is_of_unit(figure, cell) and cell.unit != "%"]
    places = [place for place in places if cells.is_counted(place)]
    plans = [place for place in places if is_planned(cells.column(place))]
    results = [place for place in places if "done" in cells.column(place).roles and place not in plans]
    return (cells.cell(plans[0]), cells.cell(results[0])) if len(plans) == len(results) == 1 else None
