"""Figures of the prose that tell a cell of a year in other digits: `năm 2019 với 835,1 triệu đồng`, where it is 853,1.

The year right before a figure names the row, or the column where other years of the same row are told beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.audit.figure import Figure
from pipeline.audit.model import Ledger
from pipeline.audit.slips import are_turned, is_small_slip
from pipeline.audit.told_cells import Cells, Place, head_of, is_of_unit, years
from pipeline.audit.told_prose import Told

LEAST_DIGITS = 4  # of a figure in which a slip shows
FEWEST = 2  # other years of the row that are told


def year_slips(told: Sequence[Told], cells: Cells) -> Iterator[tuple[Figure, Place]]:
    """The figures, each with the one cell that it can be."""
    if not any(_names_years(ledger) for ledger in cells.scene.ledgers):
        return  # mostly
    beside: dict[tuple[int, int], list[Told]] = defaultdict(list)
    for each in told:
        beside[each.number, each.sentence].append(each)
    rows = _rows_of_years(cells)
    for each in told:
        year = _year(each, cells) if _can_slip(each, cells) else ""
        if not year:
            continue
        mine = [place for place in rows.get(year, ()) if _is_turned(each.figure, place, cells)]
        mine = mine or list(_of_columns(each, year, beside[each.number, each.sentence], cells))
        if len(mine) == 1:
            yield each.figure, mine[0]


def _names_years(ledger: Ledger) -> bool:
    return any(years(head_of(column)) for column in ledger.columns) or any(years(row.label) for row in ledger.rows)


def _rows_of_years(cells: Cells) -> Mapping[str, list[Place]]:
    """The cells of rows whose label is a year."""
    found: dict[str, list[Place]] = defaultdict(list)
    for table, ledger in enumerate(cells.scene.ledgers):
        for number, row in enumerate(ledger.rows):
            named = years(row.label)
            if len(named) == 1 and cells.labels.telling(row.label) == tuple(named):
                found[min(named)] += [Place(table, number, column) for column in row.figures]
    return found


def _can_slip(told: Told, cells: Cells) -> bool:
    figure = told.figure
    is_plain = figure.of is None and not figure.qualifier and figure.digits >= LEAST_DIGITS
    return is_plain and figure.value not in cells.by_value and told.stance == "now"


def _year(told: Told, cells: Cells) -> str:
    """The year right before a figure; "" for none."""
    words = [word for word, _ in cells.clause(told)]
    for word in reversed(words):
        if years(word) == {word}:
            return word
        if word not in cells.labels.idle:
            return ""
    return ""


def _is_turned(figure: Figure, place: Place, cells: Cells) -> bool:
    cell = cells.cell(place)
    return is_of_unit(figure, cell) and cells.is_counted(place) and are_turned(figure.value, cell.value)


def _of_columns(told: Told, year: str, beside: Sequence[Told], cells: Cells) -> Iterator[Place]:
    """The cell of a year in the row of which the sentence tells other years, below heads that are alike but for it."""
    lines: dict[tuple[int, int, tuple[str, ...]], set[str]] = defaultdict(set)
    for other in beside:
        for place in cells.by_value.get(other.figure.value, ()):
            if other.figure.digits >= LEAST_DIGITS and is_of_unit(other.figure, cells.cell(place)):
                lines[place.table, place.row, cells.head_words(place)] |= years(head_of(cells.column(place)))
    for (table, row, head), named in lines.items():
        if len(named) < FEWEST or year in named:
            continue
        for column, cell in cells.scene.ledgers[table].rows[row].figures.items():
            place = Place(table, row, column)
            is_head = years(head_of(cells.column(place))) == {year} and cells.head_words(place) == head
            is_slip = is_small_slip(told.figure.value, cell.value) or are_turned(told.figure.value, cell.value)
            if is_head and is_slip and is_of_unit(told.figure, cell):
                yield place
