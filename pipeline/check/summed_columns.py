"""What the prose tells all rows of a table to come to, where the table has no row of totals.

`Ba đảng bộ có 706 đảng viên, trong đó nữ 238 người` below `Đảng bộ | Tổng số | Nữ` with three rows. That a sentence
tells the sums of a table is shown by one of them that holds, or by a total right below it: then the others are, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from pipeline.audit.clauses import ASIDE, alike, before
from pipeline.audit.figure import Figure
from pipeline.audit.labels import labels_of
from pipeline.audit.model import Claim, Ledger, Passage, Row, Scene, Sentence
from pipeline.audit.slips import is_pen_slip, is_small_slip, within
from pipeline.audit.told_cells import UNTOLD, Cells, Place, cells_of
from pipeline.rulebook import Rulebook

RULE = "sum: column"
FEWEST = 3  # rows
BESIDE = 2  # passages with figures above a table, and below it
TELLING, SHORT = 3, 2  # digits of a sum that is no chance, and of one beside it
TWICE = 2  # times that a slip may be off

Check = Callable[[Scene], Iterator[Claim]]


class _Column(NamedTuple):
    """The cells of a column and what they come to."""

    at: int
    cells: tuple[Figure, ...]
    given: Decimal

    def claim(self, stated: Figure, doubt: str = "") -> Claim:
        return Claim("sum", "sum", stated, self.cells, doubt, rule=RULE)

    def is_of(self, figure: Figure) -> bool:
        unit = self.cells[0].unit
        return alike(unit, figure.unit) if unit else figure.unit not in {"VND", "%"}


def summed_column_check(rules: Rulebook) -> Check:
    """The check."""
    labels = labels_of(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        for table, ledger in enumerate(scene.ledgers):
            columns = list(_columns(ledger))
            if columns:
                cells = cells_of(scene, labels)
                for passage in _beside(scene, ledger):
                    for sentence in passage.sentences:
                        yield from _told(sentence, columns, table, cells)

    return check


def _columns(ledger: Ledger) -> Iterator[_Column]:
    """Those that have a figure in every row of a table without totals."""
    rows = [row for row in ledger.rows if row.figures]
    if len(rows) < FEWEST or any(_is_other(row) for row in rows) or not _follow(rows):
        return
    for at, column in enumerate(ledger.columns):
        cells = tuple(row.figures[at] for row in rows if at in row.figures)
        is_whole = len(cells) == len(rows) and not column.roles & UNTOLD
        if (
            is_whole
            and len({cell.unit for cell in cells}) == 1
            and all(cell.is_plain or not cell.unit for cell in cells)
        ):
            yield _Column(at, cells, sum((cell.value for cell in cells), Decimal(0)))


def _is_other(row: Row) -> bool:
    return row.is_total or row.is_rate or row.is_partial or row.parent is not None


def _follow(rows: Sequence[Row]) -> bool:
    """Whether the times of rows follow one another: `Quý I`, `Quý II`, not `Cả năm`; or no row tells a time."""
    spans = [row.span for row in rows]
    told = [span for span in spans if span is not None]
    return not told or (len(told) == len(spans) and all(one.end <= other.first for one, other in pairwise(told)))


def _beside(scene: Scene, ledger: Ledger) -> list[Passage]:
    told = [passage for passage in scene.passages if "figure" in passage.cues]
    above = [passage for passage in told if passage.end <= ledger.start][-BESIDE:]
    return [*above, *[passage for passage in told if passage.start >= ledger.end][:BESIDE]]


def _told(sentence: Sentence, columns: Sequence[_Column], table: int, cells: Cells) -> Iterator[Claim]:
    """The sums that a sentence tells, and those that it tells wrongly beside them."""
    figures = [
        (at, token.figure)
        for at, token in enumerate(sentence.tokens)
        if token.cue == "figure" and token.figure is not None and token.figure.is_plain and not token.figure.qualifier
    ]
    held = _held([figure for _, figure in figures], columns)
    yield from (column.claim(held[column.at], "silent") for column in columns if column.at in held)
    if not held:
        return
    known = {figure.start for figure in held.values()}
    values = {cell.value for column in columns for cell in column.cells}
    for at, figure in figures:
        if figure.start in known or figure.value in values or before(sentence.tokens, at, sentence.levels) & ASIDE:
            continue
        free = [c for c in columns if c.at not in held and c.is_of(figure) and _is_slip(figure, c.given)]
        since = max([sentence.tokens[0].start, *(other.end for place, other in figures if place < at)])
        words = list(cells.labels.words(cells.scene.text[min(since, figure.start) : figure.start]))
        while words and words[-1] in cells.labels.idle | cells.labels.soft:
            words.pop()
        named = [c for c in free if _is_headed(words, cells.head_words(Place(table, 0, c.at)))]
        if len(named) == 1:
            yield named[0].claim(figure)


def _held(figures: Sequence[Figure], columns: Sequence[_Column]) -> dict[int, Figure]:
    """The figures that columns come to, by the number of the column; short ones only beside a longer one."""
    fitting = {column.at: [f for f in figures if column.is_of(f) and f.value == column.given] for column in columns}
    found = {at: figure for at, some in fitting.items() for figure in some[::-1] if figure.digits >= TELLING}
    short = {at: figure for at, some in fitting.items() for figure in some[::-1] if figure.digits >= SHORT}
    return {**short, **found} if found else {}


def _is_headed(words: Sequence[str], head: Sequence[str]) -> bool:
    """Whether the words end with the head: `hộ nghèo là 35 hộ`; not `hộ cận nghèo`, `hộ nghèo người dân tộc`."""
    return bool(head) and tuple(words[-len(head) :]) == tuple(head)


def _is_slip(figure: Figure, given: Decimal) -> bool:
    is_near = within(figure.value, given, TWICE)
    return is_near and (is_pen_slip(figure.value, given) or is_small_slip(figure.value, given))
