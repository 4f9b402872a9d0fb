"""Units of one measure, of which prices name one and quantities another."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pipeline.rulebook import Rulebook

FACTORS = (
    ("million", Decimal(1_000_000)),
    ("ten_thousand", Decimal(10_000)),
    ("thousand", Decimal(1000)),
    ("hundred", Decimal(100)),
    ("ten", Decimal(10)),
)


def conversions(rules: Rulebook) -> Mapping[tuple[str, str], Decimal]:
    """How many of the second unit one of the first is: 1000 for (tấn, kg)."""
    found: dict[tuple[str, str], Decimal] = {}
    for name, factor in FACTORS:
        for pair in rules.words(f"checks.conversions.{name}"):
            large, _, small = pair.partition("/")
            found[large, small] = factor
            found[small, large] = 1 / factor
    return found
