"""A row of a table told again in prose: `tiếp nhận 6.202 hồ sơ; đã giải quyết 5.991 …, đang giải quyết 211 hồ sơ`.

Where a passage tells three cells of one row, a figure of it that is named like another column of the row is that cell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.audit.clauses import alike
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Column, Row, Scene
from pipeline.audit.nearby import told_passages
from pipeline.audit.slips import is_near
from pipeline.rulebook import Rulebook

FEWEST = 3  # cells of a row that a passage tells, for it to tell the row
LEAST_DIGITS = 2  # of each of them
LEAST_SUM = 8  # digits of them all: `02, 05 và 12` stand in many rows
LEAST_VALUE = 100  # of figures that are near one another by no chance

Check = Callable[[Scene], Iterator[Claim]]


class _Line(NamedTuple):
    """A row with the columns of its table."""

    row: Row
    columns: Sequence[Column]


def told_row_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        places: dict[Decimal, list[tuple[int, int]]] = defaultdict(list)
        lines = [_Line(row, ledger.columns) for ledger in scene.ledgers for row in ledger.rows]
        for number, line in enumerate(lines):
            for column, cell in line.row.figures.items():
                if cell.digits >= LEAST_DIGITS:
                    places[cell.value].append((number, column))
        if not places:
            return
        subjects = scene.subject_at
        for passage in told_passages(scene):
            told = [token.figure for token in passage.tokens if token.cue == "figure" and token.figure is not None]
            figures = [figure for figure in told if figure.is_plain]
            if len(figures) >= FEWEST:
                yield from _of_passage(figures, lines, places, subjects)

    return check


def _of_passage(
    figures: Sequence[Figure],
    lines: Sequence[_Line],
    places: Mapping[Decimal, Sequence[tuple[int, int]]],
    subjects: Mapping[int, str],
) -> Iterator[Claim]:
    found: dict[int, dict[int, Figure]] = defaultdict(dict)  # by line, then by column
    for figure in figures:
        for number, column in places.get(figure.value, ()):
            cell = lines[number].row.figures[column]
            is_one = not cell.unit or alike(cell.unit, figure.unit)
            if is_one and cell.start != figure.start and figure not in found[number].values():
                found[number].setdefault(column, figure)
    best = max(found, key=lambda number: len(found[number]), default=None)
    if best is None or sum(len(each) == len(found[best]) for each in found.values()) > 1:
        return
    held = found[best]
    if len(held) < FEWEST or sum(each.digits for each in held.values()) < LEAST_SUM:
        return
    line = lines[best]
    for column, figure in held.items():
        yield Claim("prose_table", "equal", figure, (line.row.figures[column],), rule="prose_table: row told")
    for figure in figures:
        if figure not in held.values() and not figure.qualifier:
            yield from _apart(figure, subjects.get(figure.start, ""), line, held)


def _apart(figure: Figure, subject: str, line: _Line, held: Mapping[int, Figure]) -> Iterator[Claim]:
    """The cell whose column is named like a figure that tells another value."""
    named = [at for at, column in enumerate(line.columns) if subject and column.label.casefold().strip() == subject]
    if len(named) != 1 or named[0] in held or named[0] not in line.row.figures:
        return
    cell = line.row.figures[named[0]]
    is_one = not cell.unit or alike(cell.unit, figure.unit)
    if is_one and min(figure.value, cell.value) >= LEAST_VALUE and is_near(figure.value, cell.value):
        yield Claim("prose_table", "equal", figure, (cell,), rule="prose_table: row told")
