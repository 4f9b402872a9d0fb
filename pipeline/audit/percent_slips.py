"""Percentages of the prose that tell the one of a row in other digits: `giải ngân 12.745 triệu đồng, bằng 66,9%`."""

from __future__ import annotations

from pipeline.audit.clauses import CHANGES, COMPARED
from pipeline.audit.figure import HUNDRED, Figure
from pipeline.audit.intervals import EXACT
from pipeline.audit.labels import last_place
from pipeline.audit.named_rows import CLAUSE_ENDS, Line, OfRow
from pipeline.audit.slips import are_turned, is_small_slip
from pipeline.audit.told_cells import Cells, Place, head_of, years

LEAST_DIGITS = 3
LEAST_WORDS = 2  # of a head that is named
REACHED = frozenset({"fulfilled", "share"})  # bằng, chiếm tỷ lệ
NO_CELL = CHANGES | COMPARED | {"each", "apart", "cumulated", "from", "onto", "excluded"}


def slipped_percent(told: OfRow, cells: Cells) -> Place | None:
    """The cell, where its row and its column are told beyond doubt: by their names, or by the cell told just before."""
    figure = told.figure
    line, is_beside = _line_of(told)
    if line is None:
        return None
    row = cells.scene.ledgers[line.table].rows[line.row]
    places = [Place(*line, column) for column, cell in row.figures.items() if cell.unit == "%"]
    named = [place for place in places if _is_headed(told, place, cells)]
    if not named and is_beside and len(places) == 1 and _is_of_kind(told, places[0], cells):
        named = places
    if len(named) != 1 or any(cells.cell(place).value == figure.value for place in places):
        return None
    is_one = _is_slip(figure, cells.cell(named[0])) and _names_nothing_else(told, named[0], cells)
    return named[0] if is_one else None


def slipped_share(told: OfRow, cells: Cells) -> tuple[Figure, Figure] | None:
    """A cell and the total of its column, of which a share is told in other digits: `cấp xã chiếm 67,5% tổng số`."""
    figure = told.figure
    line, is_beside = _line_of(told)
    if line is None or "share" not in told.cues or len(cells.totals[line.table]) != 1:
        return None
    whole = cells.scene.ledgers[line.table].rows[cells.totals[line.table][0]].figures
    row = cells.scene.ledgers[line.table].rows[line.row].figures
    places = [Place(*line, at) for at, cell in row.items() if at in whole and 0 < cell.value < whole[at].value]
    places = [each for each in places if cells.is_counted(each) and cells.cell(each).unit != "%"]
    named = [each for each in places if _is_headed(told, each, cells)]
    if is_beside:
        named = [each for each in places if each == told.last]
    if len(named) != 1 and len(places) == 1:
        named = places
    if len(named) != 1 or not _names_nothing_else(told, named[0], cells):
        return None
    cell, total = row[named[0].column], whole[named[0].column]
    given = round(
        EXACT.divide(EXACT.multiply(cell.value, HUNDRED), total.value), -int(figure.value.as_tuple().exponent)
    )
    return (cell, total) if are_turned(figure.value, given) or is_small_slip(figure.value, given) else None


def _line_of(told: OfRow) -> tuple[Line | None, bool]:
    """The only row that a percentage can be of, and whether that is told by the cell right before it."""
    figure = told.figure
    if figure.qualifier or figure.digits < LEAST_DIGITS or (told.cues | told.behind_cues) & NO_CELL:
        return None, False
    lines = {each.line for each in told.joined if each.start >= told.since}
    is_beside = told.is_beside and told.last is not None and not told.cues & CLAUSE_ENDS and not lines
    if is_beside and told.last is not None:
        lines = {Line(*told.last[:2])}
    return (next(iter(lines)) if len(lines) == 1 else None), is_beside


def _names_nothing_else(told: OfRow, place: Place, cells: Cells) -> bool:
    """Whether the clause before a figure has no words but those of the row, the head and such as name nothing."""
    labels = cells.labels
    words = set(labels.words(cells.scene.text[told.since : told.figure.start]))
    known = {*labels.words(cells.row(place).label), *labels.words(head_of(cells.column(place)))}
    for token in told.tokens:
        if token.cue in REACHED:
            known.update(labels.words(cells.scene.text[token.start : token.end]))
    return words <= known | labels.idle | labels.leads | labels.soft


def _is_slip(figure: Figure, cell: Figure) -> bool:
    is_long = cell.digits >= LEAST_DIGITS
    return is_long and (are_turned(figure.value, cell.value) or is_small_slip(figure.value, cell.value))


def _is_headed(told: OfRow, place: Place, cells: Cells) -> bool:
    """Whether the head of a column stands between the figure before and this one, and names no other year."""
    text = cells.scene.text[told.since : told.figure.start]
    head = cells.head_words(place)
    own, named = years(head_of(cells.column(place))), years(text)
    if own and named and not own & named:
        return False
    return len(head) >= LEAST_WORDS and last_place(head, cells.labels.words(text)) is not None


def _is_of_kind(told: OfRow, place: Place, cells: Cells) -> bool:
    """Whether a share is told below a head of shares, and what was reached below another one."""
    is_share = "share" in cells.column(place).roles
    return "share" in told.cues if is_share else "fulfilled" in told.cues and "share" not in told.cues
