"""Mentions as figures of the audit: what each can mean by its last printed digit and its qualifier."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.intervals import EXACT, Bounds, bounds
from pipeline.model import Mention
from pipeline.report import Evidence
from pipeline.rulebook import Rulebook
from pipeline.text import folded
from pipeline.values import Amount, Percentage, Quantity

Measured = Amount | Percentage | Quantity
MEASURED = (Amount, Percentage, Quantity)  # asked of each mention: a tuple is three times as fast as a union
FigureOf = Callable[[Mention, Evidence], Figure | None]
_RATIO = re.compile(r"\d\s*/\s*\d")
# What a qualifier allows, as shares of the last digit that is not zero: below and above the printed value.
REACHES: Mapping[str, tuple[Decimal, Decimal]] = {
    "above": (Decimal(0), Decimal(1)),
    "more": (Decimal(0), Decimal(1)),
    "near": (Decimal(1), Decimal(0)),
    "below": (Decimal(1), Decimal(0)),
    "about": (Decimal(1), Decimal(1)),
    "nearly": (Decimal(1), Decimal(1)),
    "estimated": (Decimal("0.5"), Decimal("0.5")),
    "at_most": (Decimal(1), Decimal(0)),
    "at_least": (Decimal(0), Decimal(1)),
}

ROUNDED = frozenset({"near", "about", "nearly", "estimated"})  # of which a figure says what it was rounded to


def figure_maker(rules: Rulebook) -> FigureOf:
    """Function (mention, its evidence) -> figure; `None` for what is no figure."""
    names = {words[0]: name for name, words in rules.section("words.qualifiers").items()}
    # `ca` is a shift and a case.
    measures = frozenset(rules.words("units.quantity.measures")) - frozenset(rules.words("units.quantity.nouns"))

    def figure(mention: Mention, row: Evidence) -> Figure | None:
        value = mention.value
        if not isinstance(value, MEASURED):
            return None
        of, is_range = _second(value, row.text)
        unit, per = _units(value)
        vague = names.get(value.qualifier, "")
        exact = _is_exact(value, measures)
        reach = bounds(value.value, 0 if exact else (value.step or Decimal(1)) / 2)
        return Figure(
            value=value.value,
            bounds=widened(cut_off(reach, value.step, exact=exact), value.value, vague),
            unit=unit,
            start=mention.start,
            end=mention.end,
            text=folded(row.text),
            mention_id=row.mention_id,
            per=per,
            of=of,
            qualifier=value.qualifier,
            is_range=is_range,
            is_exact=exact,
            half=(value.step or Decimal(1)) / 2 if vague in ROUNDED else Decimal(0),
        )

    return figure


def _second(value: Measured, text: str) -> tuple[Decimal | None, bool]:
    """The denominator of `186/337`; whether it is a range."""
    if value.value_to is None:
        return None, False
    return (value.value_to, False) if _RATIO.search(text) and isinstance(value, Quantity) else (None, True)


def _units(value: Measured) -> tuple[str, str]:
    """The unit, and what it is counted by: `kg/2ha` is kg by 2ha."""
    if isinstance(value, Amount):
        return value.currency, value.per.casefold()
    if isinstance(value, Percentage):
        return POINTS if value.relation == "points" else "%", ""
    unit, _, per = value.unit.casefold().partition("/")
    return unit, per or value.per.casefold()


def _is_exact(value: Measured, measures: frozenset[str]) -> bool:
    """Counted things and whole đồng are exact; measures, scaled counts (`3 nghìn hộ`) and percentages are rounded."""
    if isinstance(value, Amount):
        return value.step is not None and value.step <= 1 and value.currency == "VND"
    return isinstance(value, Quantity) and value.step == 1 and value.unit not in measures


def cut_off(reach: Bounds, step: Decimal | None, *, exact: bool) -> Bounds:
    """Stated may also be the values that print so when digits are cut off instead of rounded."""
    if exact or step is None:
        return reach
    low, high, stated_low, stated_high = reach
    if low + high < 0:
        return Bounds(low, high, EXACT.subtract(stated_low, step / 2), stated_high)
    return Bounds(low, high, stated_low, EXACT.add(stated_high, step / 2))


def widened(reach: Bounds, value: Decimal, qualifier: str) -> Bounds:
    """With what a qualifier allows: `trên 258 triệu` is up to 259 million."""
    if qualifier not in REACHES:
        return reach
    digit = last_digit(value)
    below, above = (share * digit for share in REACHES[qualifier])
    less, more = EXACT.subtract, EXACT.add
    low, high, stated_low, stated_high = reach
    return Bounds(less(low, below), more(high, above), less(stated_low, below), more(stated_high, above))


def last_digit(value: Decimal) -> Decimal:
    """Value of the last digit that is not zero: 1000000 for 258000000, 0.1 for 12.50; 1 for zero."""
    if not value:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
