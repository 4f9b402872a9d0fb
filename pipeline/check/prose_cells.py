"""Figures of the prose that repeat a cell of a table: `thu nội địa 2.690 tỷ đồng` and `Thu nội địa | 2.690.000`.

The words before a figure name the row, or the head of a column where the row is one of totals. What was planned, what
was done, other years and changes are told apart by the heads and by the words right before the figure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from pipeline.audit.cell_slips import slips
from pipeline.audit.figure import Figure
from pipeline.audit.labels import held, labels_of, last_place
from pipeline.audit.model import Claim, Scene
from pipeline.audit.told_cells import Cells, Place, cells_of, fits, is_planned, years
from pipeline.audit.told_prose import Told, told_in
from pipeline.audit.verdicts import CELL
from pipeline.audit.year_slips import year_slips
from pipeline.rulebook import Rulebook

TELLING = 3  # digits of a figure that is no chance where its row is named
MOST_CELLS = 40  # of one value, of which one of few digits tells none
CERTAIN = 5  # of one that no other cell is of
BEHIND = 50  # characters behind it that tell what it is of
SURE = 4  # the same where its row is named in part
LEAST_WORDS = 2  # of a label that names a row by itself
SHARE = 0.6  # of the words of a label that is named in part

Check = Callable[[Scene], Iterator[Claim]]


class _Said(NamedTuple):
    """The words before a figure: of its passage, and of its sentence."""

    passage: Sequence[str]
    sentence: Sequence[str]
    heading: Sequence[str]  # of the heading right above


class _Match(NamedTuple):
    """A cell and what speaks for it, the more the better; compared in this order."""

    names_row: bool
    has_role: bool
    has_unit: bool
    names_head: bool
    nearest: int  # where its row is named
    earliest: int  # minus its place in the text
    place: Place


def prose_cell_check(rules: Rulebook) -> Check:
    """The check."""
    labels = labels_of(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        if not any(row.figures for ledger in scene.ledgers for row in ledger.rows):
            return
        told = list(told_in(scene))
        if not told:
            return
        cells = cells_of(scene, labels)
        rounded = _Rounded(cells)
        found: dict[int, Place] = {}
        for each in told:
            places = cells.by_value.get(each.figure.value) or rounded.places(each.figure)
            best = _best(each, places, cells) if places else None
            if best is not None:
                found[each.figure.start] = best
                yield Claim("prose_table", "equal", each.figure, (cells.cell(best),), "silent", rule=CELL)
        for figure, place in dict((*year_slips(told, cells), *slips(told, found, cells))).items():
            yield Claim("prose_table", "equal", figure, (cells.cell(place),), rule=CELL)

    return check


class _Rounded:
    """The values of all cells in order, for figures of the prose that are rounded: 60,2 tỷ of 60.216,5 triệu."""

    def __init__(self, cells: Cells) -> None:
        self._by_value = cells.by_value

    @cached_property
    def _values(self) -> list[Decimal]:
        return sorted(self._by_value)

    def places(self, figure: Figure) -> Sequence[Place]:
        """The cells that are told so, where they are of one value."""
        if figure.is_exact or figure.of is not None or figure.digits < TELLING:
            return ()
        bounds = figure.bounds
        reach = (bounds.stated_low, bounds.stated_high) if figure.qualifier else (bounds.low, bounds.high)
        low, high = (Decimal(bound) for bound in reach)
        at = bisect_left(self._values, low)
        found = []
        while at < len(self._values) and self._values[at] <= high:
            found.append(self._values[at])
            at += 1
        return self._by_value[found[0]] if len(found) == 1 else ()


def _best(told: Told, places: Sequence[Place], cells: Cells) -> Place | None:
    """The cell for which most speaks; `None` when for none enough does."""
    figure = told.figure
    if figure.digits < TELLING and figure.of is None and len(places) > MOST_CELLS:
        return None
    can_be = [place for place in places if _can_be(told, place, cells)]
    if not can_be:
        return None
    said = _Said(
        tuple(word for word, _ in cells.before(told, told.passage.start)),
        tuple(word for word, _ in cells.before(told, told.sentence)),
        cells.heading(told.number),
    )
    is_lone = len(places) == 1
    matches = [m for place in can_be if (m := _match(told, place, cells, said, is_lone=is_lone)) is not None]
    return max(matches).place if matches else None


def _can_be(told: Told, place: Place, cells: Cells) -> bool:
    """Whether a cell is of the unit, the kind and the time of a figure; of `141/190` both stand in its row."""
    figure = told.figure
    if not cells.is_alike(figure, cells.cell(place)) or not cells.is_counted(place) or not fits(told, place, cells):
        return False
    return figure.of is None or any(other.value == figure.of for other in cells.row(place).figures.values())


def _match(told: Told, place: Place, cells: Cells, said: _Said, *, is_lone: bool) -> _Match | None:
    """What speaks for a cell; `None` when it is not enough."""
    cell, column = cells.cell(place), cells.column(place)
    label = cells.row_words(place)
    named = None if cells.row(place).is_total else last_place(label, said.passage)
    is_headed = named is None and not cells.row(place).is_total and last_place(label, said.heading) is not None
    counted = cells.labels.words(told.figure.unit) if told.figure.unit != "VND" else ()  # Tổng số lượt: 273 lượt
    names_head = last_place(cells.head_words(place), (*said.sentence, *counted)) is not None
    match = _Match(
        names_row=is_headed or (named is not None and (len(label) >= LEAST_WORDS or names_head)),
        has_role=is_planned(column) if told.stance == "plan" else bool(column.roles & {"done", "difference"}),
        has_unit=bool(cell.unit),
        names_head=names_head,
        nearest=named[1] if named is not None else -1,
        earliest=-cell.start,
        place=place,
    )
    if not _is_enough(told, match, cells, said, is_lone=is_lone):
        return None
    is_few = told.figure.digits < TELLING and told.figure.of is None
    return None if is_few and not _is_both(told, match, cells, said) else match


def _is_enough(told: Told, match: _Match, cells: Cells, said: _Said, *, is_lone: bool) -> bool:
    """Whether the words before a figure and its digits tell the cell: a row that is named, or many digits.

    `is_lone`: no other cell is of that value, so that a word of its row is enough.
    """
    if is_lone and told.figure.digits >= CERTAIN and _is_spoken_of(told, match, cells, said):
        return True
    return _is_named(told, match, cells, said, is_lone=is_lone)


def _is_named(told: Told, match: _Match, cells: Cells, said: _Said, *, is_lone: bool) -> bool:
    """Whether the row is named, or the head where it is one of totals."""
    many = told.figure.digits >= SURE or told.figure.of not in {None, told.figure.value}  # 17/46: two cells of a row
    if not match.has_unit and not (match.names_head or (many and match.names_row)):
        return False
    if cells.row(match.place).is_total:
        return match.names_head or "total" in told.cues or many or (is_lone and bool(told.figure.qualifier))
    if match.names_row:
        return True
    label = cells.row_words(match.place)
    if is_lone and told.figure.qualifier and years(" ".join(label)) and last_place(label, said.sentence):
        return True  # riêng năm 2023 gần 219 tỷ đồng
    if many and is_lone and match.has_unit:
        return held(label, said.passage) >= 1
    found = held(label, said.passage if told.figure.digits > SURE else said.sentence)
    return many and found >= LEAST_WORDS and found >= SHARE * len(label)


def _is_spoken_of(told: Told, match: _Match, cells: Cells, said: _Said) -> bool:
    """Whether words of the head or the label of a cell of many digits stand around them: `Trong 11.860 người hưởng`."""
    end = told.figure.end
    behind = cells.labels.words(cells.scene.text[end : end + BEHIND])
    around = {*said.sentence, *behind, *(cells.labels.words(told.figure.unit) if told.figure.unit != "VND" else ())}
    names = {*cells.head_words(match.place), *cells.row_words(match.place)}
    needed = 1 if match.has_unit and told.figure.digits > CERTAIN else LEAST_WORDS
    return len(names & around) >= min(needed, len(names))


def _is_both(told: Told, match: _Match, cells: Cells, said: _Said) -> bool:
    """Whether the row and the column of a figure of few digits are told: `10 tỷ đồng` stand in many cells."""
    label = cells.row_words(match.place)
    if not match.names_row or (last_place(label, said.sentence) or last_place(label, said.heading)) is None:
        return False
    if match.names_head or told.figure.unit != "VND":
        return match.names_head
    return match.has_role or len(cells.in_row(match.place, "VND")) == 1
