"""Parts that are more than their total, and whether that says anything."""

from __future__ import annotations

from decimal import Decimal

from pipeline.audit.model import Claim

PAIR = 2  # parts
NEAR, EXCEEDED = Decimal("0.9"), Decimal("0.75")  # of what the parts come to, at least


def over_of(claim: Claim) -> Decimal:
    """What a total is more than its parts."""
    return claim.stated.value - sum((part.value for part in claim.operands), Decimal(0))


def is_exceeded(claim: Claim, exclusive: frozenset[str]) -> bool:
    """Whether the parts are more than the total, though they can share nothing, or though some are not told."""
    given = claim.stated.value - over_of(claim)
    if given <= claim.stated.value or len(claim.operands) <= PAIR:
        return False
    if claim.doubt == "shared_parts":  # 06 lớp, trong đó 02 lớp …, 03 lớp … và 02 lớp …
        units = {figure.unit for figure in (claim.stated, *claim.operands)}
        return len(units) == 1 and units <= exclusive and claim.stated.value >= given * EXCEEDED
    is_near_by = claim.stated.value >= given * NEAR
    return claim.doubt == "missing_parts" and is_near_by and not holds_without_one(claim)


def holds_without_last(claim: Claim, text: str) -> bool:
    """`1.846 lam, trong đó chủ động 1.210 lam, thụ động 636 lam; có 03 lam dương tính`."""
    *_, before, last = claim.operands
    return over_of(claim) + last.value == 0 and ";" in text[before.end : last.start]


def holds_without_one(claim: Claim) -> bool:
    """Whether all parts but one come to the total."""
    return any(over_of(claim) + figure.value == 0 for figure in claim.operands)
