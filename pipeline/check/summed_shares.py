"""Shares of what the rows of a table add up to, where the total below them is another one.

`Tốt 32 | 56,1`, `Khá 19 | 33,3`, `Yếu 6 | 10,5` above `Tổng 56 | 100`: the total is wrong, the shares are right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from pipeline.audit.cellsums import CellSum, is_addable
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Ledger, Row, Scene
from pipeline.rulebook import Rulebook

FEWEST = 3  # shares
WHOLE = 100

Check = Callable[[Scene], Iterator[Claim]]


def summed_share_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        for ledger in scene.ledgers:
            totals = [row for row in ledger.rows if row.is_total]
            if len(totals) == 1:
                yield from _of_table(ledger, totals[0])

    return check


def _of_table(ledger: Ledger, total: Row) -> Iterator[Claim]:
    rows = [row for row in ledger.rows if row.parent is None and not (row.is_total or row.is_rate)]
    for column, whole in total.figures.items():
        parts = [row.figures[column] for row in rows if column in row.figures]
        if whole.unit == "%" or len(parts) < FEWEST or len(parts) < len(rows) or not is_addable(whole, parts):
            continue
        if CellSum(whole, tuple(parts)).holds or min(part.value for part in parts) < 0:
            continue
        for share_column in total.figures:
            shares = [row.figures[share_column] for row in rows if share_column in row.figures]
            if len(shares) == len(parts) and all(share.unit == "%" for share in shares):
                yield from _shares(shares, parts, whole)


def _shares(shares: Sequence[Figure], parts: Sequence[Figure], whole: Figure) -> Iterator[Claim]:
    """The shares, where all of them are of the sum, and not all of the total that is told."""
    given = sum((part.exactly for part in parts), Fraction(0))
    if not given or all(share.is_share(part, whole) for share, part in zip(shares, parts, strict=True)):
        return
    pairs = list(zip(shares, parts, strict=True))
    if all(share.stated.holds(part.exactly / given * WHOLE) for share, part in pairs):
        for share, part in pairs:
            others = (each for each in parts if each is not part)
            yield Claim("ratio", "share", share, (part, *others), "silent", rule="ratio: table shares of the sum")
