"""Rows of percentages below the figures that they are of: `Tổng cộng 745 | 259 | 361 | 108`, `Tỷ lệ (%) 100 | 34,8 …`.

Of what they are shares is told by the cells: of the row's own total, or of the row before it (plan and done).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Ledger, Row, Scene
from pipeline.rulebook import Rulebook

PLAIN = 3  # cells that hold, where one can be wrong
SURE = 2  # cells that hold, where none is wrong
WHOLE = 100

Check = Callable[[Scene], Iterator[Claim]]


def table_rate_row_check(rules: Rulebook) -> Check:
    """The check."""
    least = Fraction(rules.checks.tolerances["table_rows"])

    def check(scene: Scene) -> Iterator[Claim]:
        for ledger in scene.ledgers:
            for at, row in enumerate(ledger.rows):
                if row.is_rate and at and not ledger.rows[at - 1].is_rate:
                    yield from _best(ledger, at, least)

    return check


def _best(ledger: Ledger, at: int, least: Fraction) -> Sequence[Claim]:
    """The claims of the base that fits the most cells; none when it fits too few of them."""
    choices = [claims for claims in _choices(ledger, at) if claims]
    best = max(choices, key=lambda claims: sum(map(_holds, claims)), default=[])
    telling = [claim for claim in best if claim.stated.value != WHOLE]
    held = sum(map(_holds, telling))
    is_whole = len(telling) < len(best)  # one of them is 100 % of itself
    is_sure = held >= (SURE if is_whole else PLAIN) or held == len(telling) >= SURE
    return best if is_sure and held >= least * len(telling) else ()


def _choices(ledger: Ledger, at: int) -> Iterator[list[Claim]]:
    row, above = ledger.rows[at], ledger.rows[at - 1]
    first = min(_shared(row, above), default=0)
    for base in sorted(above.figures):
        if base <= first and not ledger.columns[base].roles & {"rate"}:
            yield [_claim(row.figures[c], above.figures[c], above.figures[base]) for c in _shared(row, above)]
    for other in ledger.rows[: at - 1]:
        if other.is_total or other is ledger.rows[at - 2]:
            columns = [c for c in _shared(row, above) if c in other.figures]
            yield [
                _claim(row.figures[c], above.figures[c], other.figures[c]) for c in columns if other.figures[c].value
            ]


def _shared(row: Row, above: Row) -> list[int]:
    return [column for column in sorted(row.figures) if column in above.figures]


def _claim(stated: Figure, part: Figure, base: Figure) -> Claim:
    percent = replace(stated, unit="%")
    return Claim("ratio", "ratio", percent, (part, base), rule="ratio: table rows")


def _holds(claim: Claim) -> bool:
    part, base = claim.operands
    return base.value != 0 and claim.stated.stated.holds(part.exactly / base.exactly * 100)
