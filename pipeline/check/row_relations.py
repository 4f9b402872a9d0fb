"""Figures of the prose that follow from the row of a table that they are told of: `tiểu học chiếm 39,51%`.

A row is named by its label before a figure, or by another figure that is one of its cells. Told are its percentages and
rates as they stand there, shares of the total row, ratios, growths and differences of its cells, its means, and sums of
rows named together (`khá, giỏi 44,03%`). Only where it holds: the prose may tell something else of the same row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from pipeline.audit.clauses import CHANGES, alike
from pipeline.audit.difference_slips import slipped_difference
from pipeline.audit.figure import HUNDRED, POINTS, Figure
from pipeline.audit.intervals import EXACT, total
from pipeline.audit.labels import labels_of
from pipeline.audit.means import as_mean
from pipeline.audit.model import Claim, Passage, Row, Scene
from pipeline.audit.named_rows import Line, OfRow, Rows, counted_cells, told_of_rows
from pipeline.audit.percent_slips import slipped_percent, slipped_share
from pipeline.audit.row_ratios import TELLING, is_telling, ratios_of_row, sums_of_totals
from pipeline.audit.since_cells import changes_since_cells
from pipeline.audit.told_cells import Cells, Place, cells_of, years
from pipeline.audit.told_prose import PARTED
from pipeline.audit.total_rests import rests_of_total, sums_of_begun
from pipeline.audit.verdicts import CELL
from pipeline.rulebook import Rulebook

FEWEST = 2  # rows named together
RATIOS = frozenset({"fulfilled", "compared", "same_period", "plan"})
LEFT = frozenset({"left", "rest"})
DIFFERENCES = CHANGES | LEFT | {"excluded"}
FEW, PAIR = 2, 2  # digits of what is left of the only two cells of the totals right above
BELOW = 2  # passages with figures behind a table that may tell its totals

Check = Callable[[Scene], Iterator[Claim]]
_Maker = Callable[[OfRow, Cells], Iterator[Claim]]


def row_relation_check(rules: Rulebook) -> Check:
    """The check."""
    labels = labels_of(rules)

    def check(scene: Scene) -> Iterator[Claim]:
        if not any(row.figures for ledger in scene.ledgers for row in ledger.rows):
            return
        cells = cells_of(scene, labels)
        rows = Rows(cells)
        for passage, totals in _below_tables(scene, cells):
            least = FEW if totals else TELLING
            if any(_can_follow(token.figure, least) for token in passage.tokens):
                for told in told_of_rows(passage, rows, totals):
                    yield from _claims(told, cells)

    return check


def _can_follow(figure: Figure | None, least: int) -> bool:
    """Whether a figure can be told of a row: a percentage, or one of so many digits at least."""
    return figure is not None and (figure.unit == "%" or figure.digits >= least)


def _below_tables(scene: Scene, cells: Cells) -> Iterator[tuple[Passage, Sequence[Line]]]:
    """The passages with figures, each with the rows of totals of the table right above it."""
    ends = sorted((ledger.end, table) for table, ledger in enumerate(scene.ledgers))
    at, behind = 0, 0
    totals: list[Line] = []
    for passage in scene.passages:
        if "figure" not in passage.cues:
            continue
        behind += 1
        while at < len(ends) and ends[at][0] <= passage.start:
            table = ends[at][1]
            at, behind, totals = at + 1, 0, [Line(table, row) for row in cells.totals[table]]
        yield passage, totals if behind < BELOW else ()


def _claims(told: OfRow, cells: Cells) -> Iterator[Claim]:
    """What holds of a figure: that it is a cell, and the first of what it can follow from."""
    figure = told.figure
    if figure.unit == POINTS:
        return
    if figure.unit == "%":
        makers: tuple[_Maker, ...] = (_share, _ratio, _joined, ratios_of_row)
    else:
        makers = (_mean,) if figure.per else _AMOUNTS
    is_cell = figure.per or (figure.unit == "%" and is_telling(figure) and not _right_before(told) & CHANGES)
    same = next(_equal(told, cells), None) if is_cell else None
    if same is not None:
        yield same
    slipped = slipped_percent(told, cells) if figure.unit == "%" and same is None else None
    for maker in makers:
        claim = next(maker(told, cells), None)
        if claim is not None:
            yield claim
            return
    if slipped is not None:
        yield Claim("prose_table", "equal", figure, (cells.cell(slipped),), rule=CELL)
        return
    share = slipped_share(told, cells) if figure.unit == "%" and same is None else None
    if share is not None:
        yield Claim("ratio", "ratio", figure, share, rule="ratio: row named")


def _right_before(told: OfRow) -> set[str]:
    """The cues between the last comma, semicolon or colon and a figure: of what it tells itself."""
    found: set[str] = set()
    for token in reversed(told.tokens):
        if token.cue in PARTED:
            break
        found.add(token.cue)
    return found


def _row(line: Line, cells: Cells) -> Row:
    return cells.scene.ledgers[line.table].rows[line.row]


def _equal(told: OfRow, cells: Cells) -> Iterator[Claim]:
    """A percentage or a rate as it stands in the row."""
    figure = told.figure
    for line in told.lines:
        for cell in _row(line, cells).figures.values():
            if cell.value == figure.value and cell.unit == figure.unit and cell.per == figure.per:
                yield Claim("prose_table", "equal", figure, (cell,), "silent", rule=CELL)


def _share(told: OfRow, cells: Cells) -> Iterator[Claim]:
    """A row's share of the row of totals; few digits tell that of the cell that was told last."""
    if "share" not in told.cues:
        return
    is_long = is_telling(told.figure)
    for line in told.lines:
        for number in cells.totals[line.table]:
            wholes = cells.scene.ledgers[line.table].rows[number].figures
            for column, cell in counted_cells(line, cells):
                is_last = told.last == Place(line.table, line.row, column)
                is_whole = column in wholes and cell.value and (is_long or is_last)
                if is_whole and told.figure.is_share(cell, wholes[column]):
                    yield Claim(
                        "ratio", "ratio", told.figure, (cell, wholes[column]), "silent", rule="ratio: row named"
                    )


def _ratio(told: OfRow, cells: Cells) -> Iterator[Claim]:
    """The cell that was told last in percent of another one of its row: a plan, the year before."""
    figure, last = told.figure, told.last
    if last is None or not told.cues & (RATIOS | CHANGES) or not is_telling(figure):
        return
    cell = cells.cell(last)
    others = [each for at, each in counted_cells(Line(*last[:2]), cells) if at != last.column and each.value > 0]
    for other in (*others, *_year_before(last, cells)):
        if other.unit != cell.unit:
            continue
        if "up" in told.cues:
            holds = figure.states(EXACT.multiply(EXACT.subtract(cell.value, other.value), HUNDRED), other.value)
            kind, formula = "growth", "growth"
        elif "down" in told.cues:
            holds = figure.states(EXACT.multiply(EXACT.subtract(other.value, cell.value), HUNDRED), other.value)
            kind, formula = "growth", "decline"
        else:
            holds, kind, formula = figure.is_share(cell, other), "ratio", "ratio"
        if holds:
            yield Claim(kind, formula, figure, (cell, other), "silent", rule=f"{kind}: row named")


def _year_before(last: Place, cells: Cells) -> Iterator[Figure]:
    """The cell of the year before in a column, where rows are years."""
    year = cells.row(last).label.strip()
    if years(year) == {year}:
        for row in cells.ledger(last).rows:
            if row.label.strip() == str(int(year) - 1) and last.column in row.figures:
                yield row.figures[last.column]


def _difference(told: OfRow, cells: Cells) -> Iterator[Claim]:
    """How much more or less one of its cells is than another: `tăng 8.597 em`, `chưa giải ngân 2.961 triệu đồng`."""
    figure, is_left = told.figure, bool((told.cues & LEFT) or "left" in told.behind_cues)
    if not (told.sentence & DIFFERENCES or is_left) or figure.digits < (FEW if is_left else TELLING):
        return
    lines = [*told.lines, *(each.line for each in told.joined)] if figure.digits >= TELLING else []
    if told.cues & DIFFERENCES:
        lines += told.totals
    for line in dict.fromkeys(lines):
        mine = [cell for _, cell in counted_cells(line, cells) if cell.value and _is_of(figure, cell)]
        if figure.digits < TELLING and len(mine) != PAIR:
            continue
        for one, other in combinations(mine, 2):
            high, low = (one, other) if one.value > other.value else (other, one)
            if high.unit == low.unit and EXACT.subtract(high.value, low.value) == figure.value:
                yield Claim("difference", "difference", figure, (high, low), "silent", rule="difference: row named")
    slipped = slipped_difference(told, cells)
    if slipped is not None:
        yield Claim("difference", "difference", figure, slipped, rule="difference: row named")


def _mean(told: OfRow, cells: Cells) -> Iterator[Claim]:
    """`22,8 học sinh/lớp`: one cell of the row by the one whose head is what it is counted by."""
    figure = as_mean(told.figure)
    if figure.digits < TELLING:
        return
    per = cells.labels.words(figure.per)
    for line in (*told.lines, *told.behind):
        counted = counted_cells(line, cells)
        for at, below in counted:
            head = cells.head_words(Place(line.table, line.row, at))
            if not per or not below.value or list(head[: len(per)]) != per:
                continue
            for _, above in counted:
                if above is not below and figure.states(above.value, below.value):
                    yield Claim("ratio", "quotient", figure, (above, below), "silent", rule="ratio: row named")


def _joined(told: OfRow, cells: Cells) -> Iterator[Claim]:
    """`khá, giỏi THCS là 44,03%`: rows of one table that are named together, in one of its columns."""
    figure = told.figure
    tables = {each.line.table for each in told.joined}
    if figure.digits < TELLING or told.cues & CHANGES:
        return
    for table in sorted(tables):
        rows = list(dict.fromkeys(each.line.row for each in told.joined if each.line.table == table))
        if len(rows) < FEWEST:
            continue
        for column in range(len(cells.scene.ledgers[table].columns)):
            figures = [cells.scene.ledgers[table].rows[row].figures.get(column) for row in rows]
            parts = [part for part in figures if part is not None and part.value and _is_of(figure, part)]
            if len(parts) == len(rows) and total(part.reach for part in parts).holds(figure.exactly):
                yield Claim("sum", "sum", figure, tuple(parts), "silent", rule="sum: rows named")


def _is_of(figure: Figure, cell: Figure) -> bool:
    return alike(cell.unit, figure.unit) if cell.unit else figure.unit not in {"VND", "%"}


_AMOUNTS: tuple[_Maker, ...] = (
    _difference,
    _joined,
    rests_of_total,
    sums_of_begun,
    sums_of_totals,
    changes_since_cells,
)
