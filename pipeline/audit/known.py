"""What the other checks told of a document, which those that search farther begin from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.audit.verdicts import Judged

SHARES = frozenset({"ratio", "joint_ratio"})


@dataclass(frozen=True, slots=True)
class Known:
    """Where the figures start of which a relation is told, those of which one holds, and wholes of shares that hold."""

    told: frozenset[int]
    held: frozenset[int]
    wholes: frozenset[int]


def known_of(judged: Iterable[Judged]) -> Known:
    """What the verdicts tell."""
    found = list(judged)
    told = {each.claim.stated.start for each in found if each.verdict != "unchecked"}
    held = {each.claim.stated.start for each in found if each.verdict in {"ok", "rounding"}}
    wholes = {
        each.claim.operands[-1].start
        for each in found
        if each.verdict == "ok" and each.claim.formula in SHARES and each.claim.operands
    }
    return Known(frozenset(told), frozenset(held), frozenset(wholes))
