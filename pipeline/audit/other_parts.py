"""Another part of a whole, which most lines lack: `A = I + II + III`, where III is 0 in all years but one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from pipeline.audit.model import Claim, Ledger

KINDS = frozenset({"difference", "table_total", "sum"})


def without_other_parts(claims: Iterable[Claim], ledger: Ledger) -> Iterator[Claim]:
    """The claims; where only figures tell them, not those that another figure of their line makes right."""
    if not ledger.is_guessed:
        yield from claims
        return
    lines = {figure.start: tuple(row.figures.values()) for row in ledger.rows for figure in row.figures.values()}
    for claim in claims:
        rest = abs(_rest(claim)) if claim.kind in KINDS else Fraction(0)
        own = {claim.stated.start, *(figure.start for figure in claim.operands)}
        others = (figure for figure in lines.get(claim.stated.start, ()) if figure.start not in own)
        if not rest or all(abs(figure.value) != rest for figure in others):
            yield claim


def _rest(claim: Claim) -> Fraction:
    """How far a figure told is from what its operands give."""
    if claim.formula == "difference":
        left, right = claim.operands
        return claim.stated.exactly - left.exactly + right.exactly
    signs = claim.signs or (1,) * len(claim.operands)
    given = (figure.exactly * sign for figure, sign in zip(claim.operands, signs, strict=True))
    return claim.stated.exactly - sum(given, Fraction(0))
