"""Amounts of money: number and unit, chains (`119 tỷ 214 triệu đồng`), ranges, `đồng/kg`. ANNOTATION: AMT."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.figures import NUMBER, Figure, Kind, Style, parse_number
from pipeline.find.context import per_unit, qualifier_before, range_words, style_of, unit_key
from pipeline.model import Amount, Layout, Mention
from pipeline.rulebook import MoneyUnit, Rulebook, alternation
from pipeline.text import folded

# Not inside a longer figure, word, or document number (12/500 triệu is a ratio's second half).
SPACED = r"\d{1,3}(?:[ ]\d{3})+(?!\d)"  # before a unit one group is enough: 500 000 đồng
NOT_INSIDE = r"(?<![\w.,])(?<!\d/)"


@dataclass(frozen=True, slots=True)
class _Grammar:
    units: dict[str, MoneyUnit]
    amount: re.Pattern[str]
    chain: re.Pattern[str]
    counted: re.Pattern[str]
    not_counted: re.Pattern[str]
    thousand: frozenset[str]


def _grammar(rules: Rulebook) -> _Grammar:
    prose = [unit.name for unit in rules.money_units if not unit.name[0].isdigit()]
    plain = rules.words("units.money_not.unit")[0]  # `05 đồng chí` counts comrades
    people = rf"(?<!\w){plain}\s+{alternation(rules.words('units.money_not.after_unit'))}(?!\w)"
    unit = rf"(?!{people}){alternation(prose)}(?!\s+{alternation(rules.words('units.money_not.before'))}(?!\w))"
    half = alternation(rules.words("units.scale.half"))
    measures, nouns = rules.words("units.quantity.measures"), rules.words("units.quantity.nouns")
    per_units = alternation(measures + rules.words("units.quantity.durations") + nouns)
    amount = (
        rf"{NOT_INSIDE}(?P<low>{SPACED}|{NUMBER})(?:{range_words(rules)}(?P<high>{NUMBER}))?\s*(?P<unit>{unit})(?!\w)"
        rf"(?P<half>\s+{half}(?!\w)(?:\s+{unit}(?!\w))?)?"
        rf"(?P<tail>(?:\s+{NUMBER}\s*{unit}(?!\w))*)"
        rf"(?P<per>(?:\s?/\s?(?:\d+\s?)?(?:{per_units}(?!\w)|[^\W\d_]+[23²³]?))+)?"
    )
    return _Grammar(
        units={unit_key(unit.name): unit for unit in rules.money_units},
        amount=re.compile(amount, re.IGNORECASE),
        chain=re.compile(rf"({NUMBER})\s*({unit})(?!\w)", re.IGNORECASE),
        counted=re.compile(rf"\s+{alternation(nouns + measures)}(?!\w)", re.IGNORECASE),
        not_counted=re.compile(rf"\s+{alternation(rules.words('units.quantity.not_units'))}(?!\w)", re.IGNORECASE),
        thousand=frozenset(unit_key(word) for word in rules.words("units.scale.thousand")),
    )


def amount_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of amounts in prose."""
    grammar = _grammar(rules)
    qualifier = qualifier_before(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        text, style = layout.text, style_of(layout)
        for match in grammar.amount.finditer(text):
            unit = grammar.units[unit_key(match["unit"])]
            if not _is_money(grammar, text, match, unit):
                continue
            value = _value(grammar, match, unit, style, qualifier(text, match.start()))
            if value is not None:
                yield Mention(*match.span(), value, f"units.toml: {unit.name}")
            elif match["tail"]:
                yield from _apart(grammar, text, match, style)

    return find


def _is_money(grammar: _Grammar, text: str, match: re.Match[str], unit: MoneyUnit) -> bool:
    """`300 triệu` is money unless a counted noun follows; `nghìn` only where the clause ends."""
    if match["tail"]:
        last = [grammar.units[unit_key(m[2])] for m in grammar.chain.finditer(match["tail"])][-1]
        unit = last if last.sure else unit
    gap = match[0][: match.start("unit") - match.start()]
    if "\n" in gap and ((len(unit.name) == 1 and not match["per"]) or match["unit"][0].isupper()):
        return False  # a list mark `đ)`, or the first word of the next line
    if unit.sure or match["per"]:
        return True
    if unit_key(unit.name) in grammar.thousand:
        return not re.match(r"\s*[\w%]", text[match.end() : match.end() + 3])
    if grammar.not_counted.match(text, match.end()):
        return True
    return grammar.counted.match(text, match.end()) is None


def _apart(grammar: _Grammar, text: str, match: re.Match[str], style: Style) -> Iterator[Mention]:
    """What looked like a chain and is none, its units not falling: `214 triệu đồng 119 tỷ đồng` are two amounts."""
    for link in grammar.chain.finditer(text, match.start(), match.end()):
        unit = grammar.units[unit_key(link[2])]
        figure = _figure(link[1], unit, style)
        if figure is not None and unit.sure:
            value = Amount(
                figure.value * unit.factor, currency=unit.currency, unit=folded(link[2]), step=figure.step * unit.factor
            )
            yield Mention(*link.span(), value, f"units.toml: {unit.name}")


def _value(grammar: _Grammar, match: re.Match[str], unit: MoneyUnit, style: Style, qualifier: str) -> Amount | None:
    """The exact value; `None` for a figure that is no well-formed number, or a chain whose units do not fall."""
    low = _figure(match["low"], unit, style)
    if low is None:
        return None
    value, step = low.value * unit.factor, low.step * unit.factor
    if match["half"]:
        value += unit.factor / 2
        step = unit.factor / 10
    smallest = unit.factor
    for link in grammar.chain.finditer(match["tail"] or ""):
        part = grammar.units[unit_key(link[2])]
        figure = _figure(link[1], part, style)
        if figure is None or part.factor >= smallest:
            return None
        value, step, smallest = value + figure.value * part.factor, figure.step * part.factor, part.factor
    high = _figure(match["high"], unit, style) if match["high"] else None
    return Amount(
        value=value,
        value_to=high.value * unit.factor if high else None,
        currency=unit.currency,
        unit=folded(match["unit"]),
        step=step,
        per=per_unit(match["per"]),
        qualifier=qualifier,
    )


def _figure(raw: str, unit: MoneyUnit, style: Style) -> Figure | None:
    """The figure before a unit; there is no fraction of a đồng."""
    return parse_number(raw, style=style, kind=Kind.WHOLE if unit.whole and unit.factor == 1 else Kind.ANY)
