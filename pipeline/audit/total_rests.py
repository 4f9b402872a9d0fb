"""What is left of the total of a table without a row, or without the rows whose labels begin alike.

`tiền sử dụng đất 57.430 triệu đồng …; số thu còn lại là 71.312 triệu đồng`, `không kể thu bổ sung, 774,0 triệu đồng`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import EXACT
from pipeline.audit.model import Claim
from pipeline.audit.named_rows import OfRow
from pipeline.audit.slips import is_swapped
from pipeline.audit.told_cells import Cells, Place, is_of_unit

LEFT = frozenset({"left", "rest", "excluded"})
TELLING = 4  # digits of what is left
SURE = 5  # of one in which two changed places
RULE = "difference: of a total"


def rests_of_total(told: OfRow, cells: Cells) -> Iterator[Claim]:
    """The total less the cell that was told last, or less the rows that the clause names by how they begin."""
    figure = told.figure
    if not _is_telling(figure) or not told.cues & LEFT or figure.qualifier:
        return
    if told.last is not None:
        part = cells.cell(told.last)
        for whole in _totals(told.last, cells):
            rest = EXACT.subtract(whole.value, part.value)
            if not is_of_unit(figure, whole) or whole.value <= part.value:
                continue
            if rest == figure.value:
                yield Claim("difference", "difference", figure, (whole, part), "silent", rule=RULE)
            elif "left" in told.cues and figure.digits >= SURE and _is_slip(figure, rest, cells):
                yield Claim("difference", "difference", figure, (whole, part), rule=RULE, yields=True)
    for parts, place in _begun(told, cells) if "excluded" in told.cues else ():
        for whole in _totals(place, cells):
            rest = EXACT.subtract(whole.value, _sum(parts))
            if is_of_unit(figure, whole) and rest == figure.value:
                signs = (1, *(-1 for _ in parts))
                yield Claim("sum", "sum", figure, (whole, *parts), "silent", rule="sum: rows named", signs=signs)


def sums_of_begun(told: OfRow, cells: Cells) -> Iterator[Claim]:
    """`thu bổ sung 3.778,7 triệu đồng` of `Bổ sung cân đối` and `Bổ sung có mục tiêu`."""
    if not _is_telling(told.figure):
        return
    for parts, _ in _begun(told, cells):
        if is_of_unit(told.figure, parts[0]) and _sum(parts) == told.figure.value:
            yield Claim("sum", "sum", told.figure, tuple(parts), "silent", rule="sum: rows named")


def _is_telling(figure: Figure) -> bool:
    """Whether so many digits are told, `774,0` too, that it follows by no chance."""
    if figure.digits != TELLING - 1 or figure.is_exact:
        return figure.digits >= TELLING
    return sum(char.isdigit() for char in figure.text) >= TELLING


def _sum(parts: list[Figure]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _is_slip(figure: Figure, rest: Decimal, cells: Cells) -> bool:
    return figure.value not in cells.by_value and is_swapped(figure.value, rest)


def _totals(place: Place, cells: Cells) -> Iterator[Figure]:
    """The cells of the rows of totals in the column of a cell."""
    if not cells.is_counted(place) or cells.row(place).is_total or cells.row(place).parent is not None:
        return
    for number in cells.totals[place.table]:
        whole = cells.ledger(place).rows[number].figures.get(place.column)
        if whole is not None:
            yield whole


def _begun(told: OfRow, cells: Cells) -> Iterator[tuple[list[Figure], Place]]:
    """The cells, column by column, of rows that begin with two words of the clause before a figure."""
    words = cells.labels.words(cells.scene.text[told.since : told.figure.start]) if cells.begun else ()
    for pair in dict.fromkeys(pairwise(words)):
        for table, rows in cells.begun.get(pair, ()):
            ledger = cells.scene.ledgers[table]
            for column in range(len(ledger.columns)):
                place = Place(table, rows[0], column)
                parts = [ledger.rows[row].figures[column] for row in rows if column in ledger.rows[row].figures]
                if len(parts) == len(rows) and cells.is_counted(place) and all(part.unit != "%" for part in parts):
                    yield parts, place
