"""Totals whose parts are counted by other words: `46 cơ sở có 12 khách sạn, 20 nhà nghỉ, 14 homestay`."""

from __future__ import annotations

from fractions import Fraction

from pipeline.audit.clauses import is_plain
from pipeline.audit.model import Claim
from pipeline.audit.nearby import Told

FEWEST = 2  # parts that make no such sum yet


def mixed_sum(whole: Told) -> Claim | None:
    """`46 cơ sở có 12 khách sạn, 20 nhà nghỉ, 14 homestay`: all that the sentence goes on to count."""
    if not may_be_mixed(whole):
        return None
    rest = [token.figure for token in whole.tokens[whole.at + 1 :] if token.figure is not None]
    parts = [figure for figure in rest if is_plain(figure) and figure.is_exact and figure.unit != "VND"]
    if len(parts) != len(rest) or len(parts) <= FEWEST:
        return None
    if sum((part.exactly for part in parts), Fraction(0)) != whole.figure.exactly:
        return None
    return Claim("sum", "sum", whole.figure, tuple(parts), "silent", rule="sum: told behind")


def may_be_mixed(whole: Told) -> bool:
    """Whether a figure counts things, outside of brackets."""
    return whole.figure.is_exact and whole.figure.unit != "VND" and not whole.level
