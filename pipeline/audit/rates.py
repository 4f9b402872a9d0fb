"""Rates in tables: area, yield and output; people, area and density; teachers, classes and teachers by class.

What belongs together is told by units (`ha`, `tạ/ha`, `tấn`) or by a head that divides (`Vốn bình quân/dự án`), and is
believed when most rows bear it out. A yield's output is looked at; elsewhere the rate itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from pipeline.audit.cellsums import MEASURED
from pipeline.audit.conversions import conversions
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import decimal_of, over, point, times
from pipeline.audit.means import as_mean
from pipeline.audit.model import Claim, Column, Ledger, Row
from pipeline.audit.slips import is_mistyped
from pipeline.rulebook import Rulebook

SURE = 2  # rows that hold make a relation sure
FARTHEST = 8  # columns apart at most
RESULT_TOLD = frozenset({"yield", "price"})  # of these what they lead to is looked at, no quotient
NO_FIGURES_OF = frozenset({"rate", "percent", "price"})
_WORD = re.compile(r"\w+")

Rates = Callable[[Ledger, int], tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row's result, what it is counted by, and the rate: 2.822 tấn, 412 ha, 68,5 tạ/ha. `scale`: tấn in a tạ."""

    row: Row
    whole: Figure
    base: Figure
    rate: Figure
    scale: Decimal

    @property
    def holds(self) -> bool:
        """Whether base times rate is the whole, rounding considered."""
        found = times(times(self.base.reach, self.rate.reach), point(self.scale))
        if found.meets(self.whole.stated):
            return True
        quotient = over(self.whole.reach, times(self.base.reach, point(self.scale)))
        return quotient is not None and quotient.meets(self.rate.stated)

    @property
    def product(self) -> Fraction:
        """The whole as it follows."""
        return self.base.exactly * self.rate.exactly * Fraction(self.scale)

    @property
    def is_slipped(self) -> bool:
        """Whether a digit or two make the difference, in the whole or in one of the others."""
        base, rate = self.base.exactly * Fraction(self.scale), self.rate.exactly * Fraction(self.scale)
        wanted = (
            (self.whole, self.product),
            (self.rate, self.whole.exactly / base),
            (self.base, self.whole.exactly / rate),
        )
        return any(_is_slip(figure, value) for figure, value in wanted)


@dataclass(frozen=True, slots=True)
class _Fit:
    """Three columns and their rows."""

    lines: tuple[_Line, ...]
    is_grouped: bool  # below one head
    distance: int

    @property
    def held(self) -> int:
        """Rows in which it holds."""
        return sum(line.holds for line in self.lines)


def table_rates(rules: Rulebook) -> Rates:
    """Function (table, a column) -> the claims on the rate in that column; none when it is no rate of others."""
    least = Fraction(rules.checks.tolerances["table_rows"])
    scales = conversions(rules)

    def rates(ledger: Ledger, column: int) -> tuple[Claim, ...]:
        if "product" in ledger.columns[column].roles:
            return ()
        fits = list(_fits(ledger, column, scales))
        if not fits:
            return ()
        best = max(fits, key=lambda fit: (fit.held, fit.is_grouped, -fit.distance))
        own = [line for line in best.lines if line.holds or not line.row.is_total]
        if not best.held or (best.held < SURE and len(own) > SURE) or best.held < least * len(own) - (len(own) == SURE):
            return ()
        is_yield = bool(ledger.columns[column].roles & RESULT_TOLD)
        is_numbered = any(row.numbering for row in ledger.rows)
        found = [(line, line.row.is_total or (is_numbered and not line.row.numbering)) for line in best.lines]
        return tuple(
            _claim(line, fits, is_yield=is_yield, is_sure=best.held >= SURE and not is_summary)
            for line, is_summary in found
        )

    return rates


def _claim(line: _Line, fits: Sequence[_Fit], *, is_yield: bool, is_sure: bool) -> Claim:
    doubt = ""
    if not line.holds:
        others = (each for fit in fits for each in fit.lines if each.row is line.row)
        if any(each.holds for each in others):
            doubt = "silent"  # of another area: gieo trồng, thu hoạch
        elif not line.is_slipped and (not is_sure or (is_yield and line.whole.exactly < line.product)):
            doubt = "unsure_columns"  # what was grown need not all have been harvested
    if is_yield:
        operands = (line.base, line.rate)
        return Claim("product", "product", line.whole, operands, doubt, rule="product: table rates", scale=line.scale)
    rate = replace(line.rate, unit="") if line.rate.unit == "%" else line.rate
    return Claim("ratio", "quotient", rate, (line.whole, line.base), doubt, rule="ratio: table rates")


def _fits(ledger: Ledger, column: int, scales: Mapping[tuple[str, str], Decimal]) -> Iterator[_Fit]:
    """Each two columns that the rate's unit or head relates."""
    if not _unit(ledger, column)[1] and not all(ledger.columns[column].divides):
        return  # mostly
    near = [at for at in range(len(ledger.columns)) if 0 < abs(at - column) <= FARTHEST]
    others = [at for at in near if not ledger.columns[at].roles & NO_FIGURES_OF]
    units = {at: _unit(ledger, at) for at in (column, *others)}
    for whole, base in permutations(others, 2):
        scale = _scale(units[column], units[whole], units[base], scales)
        if scale is None and _divides(ledger.columns[column], ledger.columns[whole], ledger.columns[base]):
            scale = Decimal(1)
        roles = ledger.columns[column].roles
        if scale is None or (scale != 1 and not roles & RESULT_TOLD) or (scale == 1 and "price" in roles):
            continue
        groups = {ledger.columns[at].group for at in (column, base, whole)}
        lines = tuple(_lines(ledger, (column, whole, base), scale))
        if lines:
            yield _Fit(lines, len(groups) == 1, abs(whole - column) + abs(base - column))


def _unit(ledger: Ledger, column: int) -> tuple[str, str]:
    """What most figures of a column are in, and what they are counted by."""
    found = Counter((row.figures[column].unit, row.figures[column].per) for row in ledger.rows if column in row.figures)
    return found.most_common(1)[0][0] if found else ("", "")


def _scale(
    rate: tuple[str, str], whole: tuple[str, str], base: tuple[str, str], scales: Mapping[tuple[str, str], Decimal]
) -> Decimal | None:
    """How many of the whole's unit one of the rate's is: a tenth for `tạ/ha`, `tấn`, `ha`; `None`: of other things."""
    if not rate[1] or base[1] or whole[1]:
        return None
    if base[0] != rate[1]:  # 120 tấn, 8.500 đồng/kg
        return scales.get((base[0], rate[1])) if whole[0] == rate[0] else None
    if not whole[0]:  # Dân số | Diện tích (km2) | Mật độ (người/km2)
        return Decimal(1) if rate[0] not in MEASURED else None
    return Decimal(1) if whole[0] == rate[0] else scales.get((rate[0], whole[0]))


def _divides(rate: Column, whole: Column, base: Column) -> bool:
    """Whether a head says so: `Vốn bình quân/dự án` between `Số dự án` and `Vốn đăng ký`."""
    above, below = rate.divides
    return bool(above and below) and _has(whole.label, above) and _has(base.label, below)


def _has(label: str, words: str) -> bool:
    return f" {words} " in f" {' '.join(_WORD.findall(label.casefold()))} "


def _lines(ledger: Ledger, columns: tuple[int, int, int], scale: Decimal) -> Iterator[_Line]:
    for row in ledger.rows:
        if not all(column in row.figures and row.figures[column].value > 0 for column in columns):
            continue
        rate, whole, base = (row.figures[column] for column in columns)
        if not ledger.columns[columns[0]].roles & RESULT_TOLD:
            rate = as_mean(rate)
        if (whole.unit == "VND") == (rate.unit == "VND"):
            yield _Line(row, whole, base, rate, scale)


def _is_slip(figure: Figure, value: Fraction) -> bool:
    """Whether it differs in a digit, one too many too, or two that changed places, from the value rounded as it is."""
    step = Fraction(figure.bounds.high - figure.bounds.low) or Fraction(1)
    rounded = decimal_of(round(value / step) * step)
    return rounded != figure.value and is_mistyped(rounded, figure.value)
