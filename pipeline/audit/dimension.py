"""Figures by dimension: what a price is of and by (V per U), what is counted (so many U), and what both give (V).

Word order, distance and the words between matter little: `mỗi suất 800.000 đồng`, `800.000 đồng/suất`,
`800.000 đồng một suất` are by the suất, and `160 suất học bổng` is a count of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pipeline.audit.clauses import UNTOLD, alike, exact_price
from pipeline.audit.conversions import conversions
from pipeline.audit.figure import ONE, Figure
from pipeline.audit.kin import kinds_of
from pipeline.audit.means import as_mean
from pipeline.audit.nearby import CLAUSE_ENDS, Told
from pipeline.rulebook import Rulebook, alternation, whole_words
from pipeline.text import folded

MONEY = "VND"
# Cues before a total of what is priced.
RESULT = frozenset({"total", "closing", "result", "equals"})
ANYTHING = "*"  # what a price is by that names nothing: 45 bộ máy tính với đơn giá 11.800.000 đồng
LONGEST_BY = 30  # characters behind `mỗi` that name what the figure before it is by
FAR_BEFORE = 60  # characters before a figure in which a word tells that it is a mean
# How sure a count is of what the price is by: in its very words, in others of the kind, in any others.
OWN, OF_KIN, ANY = 2, 1, 0
CLAUSE_STOPS = (CLAUSE_ENDS - {"comma"}) | {"total", "closing", "result"}
WORDS = 3  # of a unit
KEPT = 4096  # pairs of units of which it is known whether one counts the other


@dataclass(frozen=True, slots=True, eq=False)
class Rate:
    """A price, norm or mean; `by`: what it is by, in turn: `("học sinh", "tháng")`."""

    told: Told
    figure: Figure  # a price is meant exactly, a mean is rounded
    by: tuple[str, ...]
    is_mean: bool


@dataclass(frozen=True, slots=True)
class Match:
    """How many units of the price one of the count is, and how sure it is that it is a count of them."""

    scale: Decimal
    strength: int


class Dimensions:
    """The rules by which units are compared."""

    def __init__(self, rules: Rulebook) -> None:
        self.scales: Mapping[tuple[str, str], Decimal] = conversions(rules)
        self._kinds = kinds_of(rules)
        self.times = frozenset(rules.words("checks.kin.times"))
        self.months = frozenset(rules.words("checks.products.months"))
        self._lands = frozenset(rules.words("checks.products.lands"))
        one = alternation(rules.words("checks.products.one"))
        on = alternation(rules.words("checks.products.on"))
        not_one = alternation(rules.words("checks.products.not_one"))
        self._behind = re.compile(
            rf"\s+(?:{on}\s+)?{one}\s+(?!{not_one}\b)(?P<by>[^\d,.;:()]{{1,{LONGEST_BY}}}?)\s*(?=[,.;:()\n]|$)"
        )
        self._one = re.compile(rf"{one}\s+")
        self._before = re.compile(rf"(?<!\w){one}\s+(?!{not_one}\b)(?P<by>[^\W\d]+)[^\d.;:()]*$", re.IGNORECASE)
        self._mean = means_pattern(rules)
        self._priced = whole_words(rules.words("checks.products.prices"))
        self.number = alternation(rules.words("checks.products.number"))
        self.estimated = frozenset(rules.words("words.qualifiers.estimated"))
        self._classifiers = frozenset(rules.words("checks.kin.classifiers", "checks.products.by_any"))
        # Units are few, and asked for again and again.
        self._kind = lru_cache(maxsize=KEPT)(self._kind_of)
        self._counted_else = lru_cache(maxsize=KEPT)(self._counted_in_other_words)

    def rate(self, told: Told, text: str) -> Rate | None:
        """The figure as a price, norm or mean; `None` for what is no such thing."""
        figure = told.figure
        if figure.is_range or figure.of is not None or figure.unit in {"%", "", "points"}:
            return None
        by = tuple(self._one.sub("", each.strip()) for each in figure.per.split("/")) if figure.per else ()
        if not by or UNTOLD in by:
            match = self._behind.match(text, figure.end, figure.end + 2 * LONGEST_BY)
            by = (match["by"].casefold(),) if match is not None else self._each_before(told, text)
            if not by and figure.unit == MONEY and self._priced.search(text, _clause(told), figure.start):
                by = (ANYTHING,)
            if not by:
                return None
        elif all(map(self.is_time, by)):  # mỗi người 250.000 đồng/tháng
            by = (*self._each_before(told, text), *by)
        before = text[max(0, figure.start - FAR_BEFORE, _end_before(told)) : figure.start]
        is_mean = self._mean.search(before) is not None
        return Rate(told, as_mean(figure) if is_mean else exact_price(figure), by, is_mean)

    def by_told(self, figure: Figure, text: str) -> str:
        """What a mean is by, where it is told right behind or before: `720 lam một tháng`, `mỗi xã 1.500 tờ`."""
        match = self._behind.match(text, figure.end, figure.end + 2 * LONGEST_BY)
        if match is None:
            match = self._before.search(text[max(0, figure.start - LONGEST_BY) : figure.start])
        return match["by"].casefold() if match is not None else ""

    def _each_before(self, told: Told, text: str) -> tuple[str, ...]:
        """What stands behind `mỗi` in the clause of a figure."""
        if "each" not in told.said:
            return ()
        end = told.figure.start
        for token in told.clause:
            if token.figure is not None and token.figure.unit in self.times and end == told.figure.start:
                end = token.start  # mỗi trường hợp bằng 10 tháng lương cơ sở là 14.900.000 đồng
                continue
            if token.figure is not None or token.cue in CLAUSE_ENDS:
                break
            if token.cue == "each":
                said = self._one.sub("", folded(text[token.end : end]).strip().casefold())
                return (said,) if said and len(said) <= LONGEST_BY and not self.is_time(said) else ()
        return ()

    def counted(self, unit: str, by: str) -> Match | None:
        """`4.215 học sinh` of a price by the `em`; `None` for what is no count of it."""
        if unit in {MONEY, "%", ""} or (by == ANYTHING and unit in self.times):
            return None
        if by == ANYTHING:
            return Match(ONE, OF_KIN)
        return Match(ONE, OWN) if alike(unit, by) else self._counted_else(unit, by)

    def _counted_in_other_words(self, unit: str, by: str) -> Match | None:
        """In another measure, in the last words of the unit, or in words of the kind."""
        words = by.split()
        for number in range(1, min(WORDS, len(words)) + 1):
            begun = " ".join(words[:number])
            if (unit, begun) in self.scales:
                return Match(self.scales[unit, begun], OWN)
            if unit.endswith(f" {begun}"):
                return Match(ONE, OWN)
        first = words[0] if words else ""
        if first in self._classifiers or (first not in self.times and self.are_kin(unit, by)):
            return Match(ONE, OF_KIN)
        return None

    def are_kin(self, left: str, right: str) -> bool:
        """`nữ công nhân` and `người`: by the whole words, those that they end in, or those that they begin with."""
        return left == right or self._kind(left) == self._kind(right)

    def _kind_of(self, unit: str) -> str:
        """The kind of a unit, or of the words that it ends in or begins with: `lượt hộ`, `hộ nghèo`."""
        words = unit.split()
        for number in range(len(words), 0, -1):
            for said in (" ".join(words[-number:]), " ".join(words[:number])):
                if said in self._kinds:
                    return self._kinds[said]
        return unit

    def is_yield(self, rate: Rate) -> bool:
        """`58,5 tạ/ha`: less may be harvested than was sown."""
        return rate.figure.unit != MONEY and rate.by[0] in self._lands

    def gives(self, rate: Figure, whole: Figure) -> Match | None:
        """How many of the whole's unit one of the price's is; `None` where it gives something else."""
        if MONEY in {rate.unit, whole.unit}:
            return Match(ONE, OWN) if rate.unit == whole.unit else None
        if alike(rate.unit, whole.unit):
            return Match(ONE, OWN)
        if (rate.unit, whole.unit) in self.scales:
            return Match(self.scales[rate.unit, whole.unit], OWN)
        is_kin = rate.unit not in self.times and self.are_kin(rate.unit, whole.unit)
        return Match(ONE, OF_KIN) if is_kin and whole.is_exact else None

    def is_time(self, by: str) -> bool:
        """`tháng`, `ngày giao cho nhà máy`: by a time."""
        return by.split(maxsplit=1)[0] in self.times if by else False


def means_pattern(rules: Rulebook) -> re.Pattern[str]:
    """Words before a figure that say that it is a mean."""
    return whole_words(rules.words("checks.products.means"))


def _clause(told: Told) -> int:
    """Where the clause of a figure begins; a comma stands in it: suất đầu tư kể cả bàn ghế, thiết bị là 540 triệu."""
    for token in told.clause:
        if token.figure is not None or token.cue in CLAUSE_STOPS:
            return token.end
    return max(0, told.figure.start - FAR_BEFORE)


def _end_before(told: Told) -> int:
    """Where the figure before it in the sentence ends."""
    before: Sequence[int] = [token.end for token in told.tokens[: told.at] if token.figure is not None]
    return before[-1] if before else 0
