"""What the prose tells of the rows of a table that it counts: `thu hồi tại 06 công trình là 517.000.000 đồng`.

The table has six rows below the head `Công trình`, and a total: however far it stands, it is of the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from pipeline.audit.clauses import ASIDE, before, is_plain
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Ledger, Scene, Token
from pipeline.audit.nearby import told_passages
from pipeline.audit.slips import is_small_slip
from pipeline.rulebook import Rulebook

FEWEST_ROWS = 3
LONGEST = 40  # characters between the count and the amount

Key = tuple[str, int]
Check = Callable[[Scene], Iterator[Claim]]


def counted_row_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        tables: dict[Key, Ledger | None] = {}
        for ledger in scene.ledgers:
            for key in _keys(ledger):
                tables[key] = None if key in tables else ledger  # of two such tables, none is meant for sure
        if not tables:
            return
        for passage in told_passages(scene):
            for sentence in passage.sentences:
                tokens, levels = sentence.tokens, sentence.levels
                for at, (count, amount) in enumerate(pairwise(tokens), 1):
                    claim = _claim(count, amount, tables)
                    if claim is not None and not before(tokens, at, levels) & ASIDE:
                        yield claim

    return check


def _keys(ledger: Ledger) -> Iterator[Key]:
    """The head of the column of labels, and how many rows there are: of a table of one level with one total."""
    rows = [row for row in ledger.rows if not row.is_total]
    if len(ledger.rows) - len(rows) != 1 or len(rows) < FEWEST_ROWS or any(row.parent is not None for row in rows):
        return
    told = {at for row in ledger.rows for at in row.figures}
    for at, column in enumerate(ledger.columns):
        if at not in told and column.label:
            yield column.label.casefold(), len(rows)


def _claim(count: Token, amount: Token, tables: Mapping[Key, Ledger | None]) -> Claim | None:
    """Of a count right before an amount; the amount is the total, or that but for a slip."""
    number, told = count.figure, amount.figure
    if number is None or told is None or not number.is_exact or not is_plain(told) or told.qualifier:
        return None
    if count.cue != "figure" or amount.cue != "figure" or amount.start - count.end > LONGEST:
        return None
    ledger = tables.get((number.unit.casefold(), int(number.value)))
    if ledger is None:
        return None
    cells = [figure for row in ledger.rows if row.is_total for figure in row.figures.values()]
    same = [figure for figure in cells if figure.unit == told.unit]
    if len(same) != 1:
        return None
    if same[0].value == told.value:
        return _equal(told, same[0], "silent")
    is_row = any(figure.value == told.value for row in ledger.rows for figure in row.figures.values())
    return None if is_row or not is_small_slip(told.value, same[0].value) else _equal(told, same[0], "")


def _equal(told: Figure, cell: Figure, doubt: str) -> Claim:
    return Claim("prose_table", "equal", told, (cell,), doubt, rule="prose_table: rows counted")
