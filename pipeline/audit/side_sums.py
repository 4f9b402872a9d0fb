"""Columns of a table that make up another one, and their sums, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pipeline.audit.cellsums import FEWEST, CellSum, is_addable
from pipeline.audit.model import Claim, Ledger

PLAIN = 3  # rows that hold make columns related that do not stand together

Tolerances = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Side:
    """Columns that make up another one, and their sums, row by row."""

    parts: tuple[int, ...] = ()
    sums: tuple[CellSum, ...] = ()
    whole: int = -1  # the column that they make up


def row_sums(ledger: Ledger, column: int, parts: tuple[int, ...]) -> Iterator[CellSum]:
    """The sum of each row that has the column and two of its parts."""
    parents = {row.parent for row in ledger.rows}
    for at, row in enumerate(ledger.rows):
        whole = row.figures.get(column)
        found = tuple(row.figures[part] for part in parts if part in row.figures)
        if whole is not None and not row.is_rate and len(found) >= FEWEST and is_addable(whole, found):
            yield CellSum(whole, found, is_led=row.is_total or at in parents)


def is_believed(sums: Sequence[CellSum], tolerances: Tolerances, *, is_small: bool = True) -> bool:
    """Whether most rows bear it out. In a small table a total that is led astray by a row above it does not count."""
    held = sum(each.holds for each in sums)
    counted = sum(each.holds or not (is_small and each.is_led) for each in sums)
    return held > 0 and held >= Fraction(tolerances["table_rows"]) * counted


def side_claims(sums: Sequence[CellSum], tolerances: Tolerances, *, is_second: bool = False) -> Iterator[Claim]:
    """The claims of the rows. `is_second`: another side of the same total bears more of them out."""
    held = sum(each.holds for each in sums)
    sure = held >= FEWEST
    is_plain = not is_second and is_believed(sums, tolerances, is_small=False)
    for each in sums:
        is_mistyped = held > FEWEST and is_plain and each.is_mistyped
        doubt = "" if sure and (is_mistyped or not each.looks_like_a_mean) else "silent"
        if not doubt and not is_plain and not each.is_plainly_wrong:
            doubt = "unsure_parts"
        if doubt and is_plain and PLAIN <= held == len(sums) - 1:
            doubt = "unsure_parts"  # in all other rows they are its parts
        yield Claim("table_total", "sum", each.whole, each.parts, doubt, rule="table_total: total column")
