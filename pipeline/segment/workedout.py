"""Columns worked out from other columns of their table: percentages, numbers of times, or differences.

`So sánh`, `TH/KH`, `7=6/4` say that figures are compared; only the figures themselves tell how.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import permutations

from pipeline.figures import Figure, Style, figure_cell, signed
from pipeline.rulebook import Rulebook, alternation

MOST_ROWS, MOST_COLUMNS = 12, 10  # that are looked at: the first ones tell
ENOUGH = Decimal("0.6")  # of the rows with all three figures must agree: some are printed wrong, or of another kind
HIGHEST_PERCENT, LEAST_PERCENT = 1000, 3  # percentages nobody checked lie between; a number of times is less
_DIVISION = re.compile(r"=[^=]*\d\)?\s*[/:]")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*/\s*((?:19|20)\d\d)(?!\d)")

Column = Sequence[Figure | None]  # from the top


class Meaning(Enum):
    """What the figures of a column that compares others are."""

    PERCENT = "percent"
    TIMES = "times"
    DIFFERENCE = "difference"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class ComparedHeads:
    """Patterns of heads; `ratio`: it says a division, `compared`: perhaps one."""

    ratio: re.Pattern[str]
    compared: re.Pattern[str]

    def is_ratio(self, label: str, number: str) -> bool:
        """Whether a division is said by the head, or by the column's `number`: `TH/KH`, `2022/2021`, `7=6/4`."""
        years = _YEARS.search(label)
        descends = years is not None and years[1] > years[2]  # `2021/2022` is a school year
        return descends or _DIVISION.search(number) is not None or self.ratio.search(label) is not None


def compared_heads(rules: Rulebook) -> ComparedHeads:
    """Patterns from rules/words.toml [table]."""
    year = alternation(rules.words("words.date.year"))
    side = rf"{alternation(rules.words('words.table.ratio_sides'))}(?:\s*(?:{year}\s*)?\d{{4}})?"
    compared = alternation(rules.words("words.table.compared"))
    return ComparedHeads(
        ratio=re.compile(rf"(?<![\w/]){side}\s*/\s*{side}(?![\w/])", re.IGNORECASE),
        compared=re.compile(rf"(?<!\w){compared}(?!\w)", re.IGNORECASE),
    )


def figures_in(texts: Sequence[str]) -> list[Figure | None]:
    """The figures of cells, `None` for other cells."""
    found = map(figure_cell, texts)
    return [signed(match, style=Style.VIETNAMESE) if match else None for match in found]


def meaning_of(
    heads: ComparedHeads, label: str, number: str, column: Column, others: Sequence[Column]
) -> Meaning | None:
    """What a column is; `None` where its head compares nothing, or it holds no figures."""
    is_ratio = heads.is_ratio(label, number)
    shown = [figure for figure in column if figure is not None]
    if not shown or not (is_ratio or heads.compared.search(label)):
        return None
    found = proven(column, others)
    if found is not None:
        return found
    sizes = [abs(figure.value) for figure in shown]
    are_percents = is_ratio and max(sizes) <= HIGHEST_PERCENT and max(sizes) > LEAST_PERCENT
    return Meaning.PERCENT if are_percents else Meaning.UNCLEAR


def proven(column: Column, others: Sequence[Column]) -> Meaning | None:
    """The relation to two other columns that most rows keep."""
    best: tuple[Decimal, int, Meaning] | None = None
    for one, other in permutations(others[-MOST_COLUMNS:], 2):
        rows = [
            (v, a, b)
            for v, a, b in zip(column, one, other, strict=True)
            if v is not None and a is not None and b is not None and a.value and b.value
        ][:MOST_ROWS]
        kept = [set(_relations(*row)) for row in rows]
        for meaning in (Meaning.PERCENT, Meaning.DIFFERENCE, Meaning.TIMES):
            count = sum(meaning in each for each in kept)
            share = Decimal(count) / len(rows) if rows else Decimal(0)
            if share >= ENOUGH and (best is None or (share, count) > best[:2]):
                best = (share, count, meaning)
    return best[2] if best else None


def _relations(figure: Figure, a: Figure, b: Figure) -> Iterator[Meaning]:
    """How a figure is worked out from two others, as far as their printed digits tell."""
    ratio = a.value / b.value
    slack = abs(ratio) * (a.step / abs(a.value) + b.step / abs(b.value)) / 2
    hundredths = 100 * slack + figure.step
    if abs(figure.value - 100 * ratio) <= hundredths or abs(figure.value - 100 * (ratio - 1)) <= hundredths:
        yield Meaning.PERCENT
    if abs(figure.value - ratio) <= slack + figure.step / 2 and figure.step < 1:
        yield Meaning.TIMES
    if abs(figure.value - (a.value - b.value)) <= max(a.step, b.step, figure.step):
        yield Meaning.DIFFERENCE
