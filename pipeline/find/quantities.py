"""Counted and measured figures: number and unit noun, durations, `186/337`. ANNOTATION: QTY."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.figures import LONGEST_MONTH, MONTHS, NUMBER, UNBROKEN, Figure, Style, is_year, parse_number
from pipeline.find.context import (
    line_ends,
    minus_before,
    no_per,
    per_unit,
    qualifier_before,
    range_words,
    scale_factors,
    style_of,
)
from pipeline.model import Layout, Mention, Quantity
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import UPPER, folded

# Nor the last group of a telephone number (0914 123 456).
NOT_INSIDE = r"(?<![\w.,:/-])(?<!\d\s-\s)(?<!0\d{3}\s\d{3}\s)(?<!0\d{3}\s)"
LOOK_BACK = 16  # characters: the longest word of units.quantity.ordinal_before with its blank
LONGEST_ORDINAL = 4  # digits: số 1234; a figure with marks is a count
YEAR_DIGITS = 4
DAY_DIGITS = 2


@dataclass(frozen=True, slots=True)
class _Grammar:
    number: re.Pattern[str]
    unit: re.Pattern[str]
    word: re.Pattern[str]
    not_unit: re.Pattern[str]
    scale: re.Pattern[str]
    factors: dict[str, Decimal]
    ordinal: re.Pattern[str]
    weak_ordinal: re.Pattern[str]
    not_ordinal: re.Pattern[str]
    clock: re.Pattern[str]
    hour_before: re.Pattern[str]
    calendar: re.Pattern[str]
    per: re.Pattern[str]
    second: re.Pattern[str]
    dated: re.Pattern[str]
    durations: frozenset[str]
    measures: frozenset[str]
    money: re.Pattern[str]
    reaches: re.Pattern[str]


def _grammar(rules: Rulebook) -> _Grammar:
    units = alternation(rules.words(*(f"units.quantity.{key}" for key in ("measures", "durations", "nouns"))))
    factors = scale_factors(rules)
    day, month, year = (alternation(rules.words(f"words.date.{key}")) for key in ("day", "month", "year"))
    edge = alternation(rules.words("words.date.first", "words.date.last"))
    hour, minute = (alternation(rules.words(f"units.clock.{key}")) for key in ("hour", "minute"))
    more = rf"(?:\s+\d{{1,3}}\s*(?:,|-|{alternation(rules.words('words.joints.and'))}))*"  # mức độ 3, 4

    def before(key: str, more: str = "") -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-]){alternation(rules.words(key))}{more}\s*$", re.IGNORECASE)

    return _Grammar(
        number=re.compile(
            rf"{NOT_INSIDE}(?P<low>{NUMBER})"
            rf"(?:(?P<slash>\s?/\s?)(?P<of>{UNBROKEN})|{range_words(rules)}(?P<high>{NUMBER}))?"
        ),
        unit=re.compile(rf"\s*({_chains(rules)}|{units})(?!\w)"),
        word=re.compile(r"\s+([^\W\d_]+)(?!\w)"),
        not_unit=re.compile(rf"\s*{alternation(rules.words('units.quantity.not_units'))}(?!\w)", re.IGNORECASE),
        scale=re.compile(rf"\s+({alternation(factors)})(?!\w)", re.IGNORECASE),
        factors=factors,
        ordinal=before("units.quantity.ordinal_before", more),
        weak_ordinal=before("units.quantity.ordinal_before_unless_counted", more),
        not_ordinal=before("units.quantity.not_ordinal"),
        clock=re.compile(rf"\s*{hour}\s*(?:\d{{1,2}}\s*{minute}|,?\s*{day}\s+\d|\d{{2}}(?!\d)|$)", re.IGNORECASE),
        hour_before=re.compile(rf"\d\s*{hour}\s*$", re.IGNORECASE),
        calendar=re.compile(rf"\s*{month}\s+(?:{edge}|{year}\s+\d)", re.IGNORECASE),
        per=re.compile(rf"(?:\s?/\s?{no_per(rules)}(?:(\d+)\s?)?({units}(?!\w)|[^\W\d_]+))+"),
        second=re.compile(rf"\s?/\s?(?P<low>{NUMBER})(?P<of>(?!))?(?P<high>(?!))?"),
        dated=re.compile(r"\s?/\s?(?:19|20)\d\d(?!\d)"),
        durations=frozenset(rules.words("units.quantity.durations")),
        measures=frozenset(rules.words("units.quantity.measures")),
        money=re.compile(rf"\s*{alternation(unit.name for unit in rules.money_units)}(?!\w)", re.IGNORECASE),
        reaches=before("words.relations.reaches"),
    )


def _chains(rules: Rulebook) -> str:
    """`09 huyện, thị xã, thành phố`: kinds counted together; a name behind the last begins a list of its own."""
    groups = [alternation(words) for words in rules.section("units.chains").values()]
    return "(?:" + "|".join(rf"{kind}(?:\s*,\s+{kind})+(?!\s+[{UPPER}\d])" for kind in groups) + ")"


def quantity_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of quantities in prose."""
    grammar = _grammar(rules)
    qualifier = qualifier_before(rules)
    ends = line_ends(rules)
    minus = minus_before(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        text, style = layout.text, style_of(layout)
        for first in grammar.number.finditer(text):
            match = ends.split(text, first, grammar.number)
            if match is None or (match["low"].startswith("00") and ends.tail(text, match.start())):
                continue
            found = _unit_after(grammar, text, match)
            if found is None or _is_ordinal(grammar, text, match, found):
                continue
            low = parse_number(match["low"], style=style)
            upper = match["of"] or match["high"]
            high = parse_number(upper, style=style) if upper else None
            if low is None or (upper and high is None):
                continue
            value = _quantity(low, high, found, qualifier(text, match.start()))
            sign = minus.start(text, match.start()) if found.unit in grammar.measures and not upper else None
            if sign is not None:  # âm 5 °C; no count is negative
                value = replace(value, value=-value.value)
            start = match.start() if sign is None else sign
            yield Mention(start, found.end, value, f"units.toml: {found.unit or 'ratio'}")
            if found.known and text[found.end : found.end + 2].strip().startswith("/"):
                yield from _second(grammar, text, found.end, style)

    return find


def _second(grammar: _Grammar, text: str, at: int, style: Style) -> Iterator[Mention]:
    """The quantity behind the slash of another: `815 ha/1.250 ha`."""
    match = grammar.second.match(text, at)
    found = _unit_after(grammar, text, match) if match else None
    low = parse_number(match["low"], style=style) if match else None
    if match and found and low and found.known and found.unit:
        yield Mention(match.start("low"), found.end, _quantity(low, None, found, ""), f"units.toml: {found.unit}")


@dataclass(frozen=True, slots=True)
class _Unit:
    unit: str
    per: str
    factor: Decimal
    end: int
    known: bool


def _quantity(low: Figure, high: Figure | None, unit: _Unit, qualifier: str) -> Quantity:
    return Quantity(
        value=low.value * unit.factor,
        value_to=high.value * unit.factor if high else None,
        step=low.step * unit.factor,
        unit=unit.unit,
        per=unit.per,
        qualifier=qualifier,
    )


def _unit_after(grammar: _Grammar, text: str, match: re.Match[str]) -> _Unit | None:
    """The unit noun right after the number; a ratio (`186/337`) stands without one."""
    at, factor = match.end(), Decimal(1)
    scale = grammar.scale.match(text, at)
    if scale:
        at, factor = scale.end(), grammar.factors[scale[1].casefold()]
    if match["of"] and match["low"] == "1" and len(match["of"]) > DAY_DIGITS:  # the scale of a map
        return None
    unit = grammar.unit.match(text, at)
    blocked = grammar.not_unit.match(text, at)
    if grammar.clock.match(text, at) or grammar.hour_before.search(_before(text, match)):
        return None
    if unit and (not blocked or blocked.end() <= unit.end()) and not grammar.calendar.match(text, at):
        return _known(grammar, text, unit, factor)
    if match["of"]:
        return _ratio(grammar, text, match) if match["low"] != "1" else None
    word = grammar.word.match(text, at)
    if word and not blocked and "\n" not in word[0] and word[1].islower():
        return _Unit(word[1], "", factor, word.end(), known=False)
    return None


def _known(grammar: _Grammar, text: str, unit: re.Match[str], factor: Decimal) -> _Unit | None:
    """The unit noun with what it is counted by; `3 tháng/2005` is none."""
    name = folded(unit[1])
    if name in grammar.durations and grammar.dated.match(text, unit.end()):
        return None
    per = grammar.per.match(text, unit.end())
    if per and per[1] and _is_second(grammar, name, per):
        per = None
    end = per.end() if per else unit.end()
    return _Unit(name, per_unit(per and per[0]), factor, end, known=True)


def _is_second(grammar: _Grammar, unit: str, per: re.Match[str]) -> bool:
    """`815 ha/250 ha`, `20 lớp/600 học sinh`: another quantity, nothing to count by as in `kg/2ha`, `người/1 hộ`."""
    return folded(per[2]) == unit or (unit not in grammar.measures and per[1].strip("0") != "1")


def _ratio(grammar: _Grammar, text: str, match: re.Match[str]) -> _Unit | None:
    """`186/337`: two counts; a day and month or a scale (`1/500`) is none."""
    low, high = match["low"], match["of"]
    if low == "1" or " " in match["slash"] or grammar.money.match(text, match.end()):
        return None
    if text.startswith(("/", "-"), match.end()):
        return None
    if all(len(part) == YEAR_DIGITS and part.isdigit() and is_year(int(part)) for part in (low, high)):
        return None  # niên vụ 2022/2023
    may_be_day = len(low) <= DAY_DIGITS and high.isdigit() and int(high) <= MONTHS and int(low) <= LONGEST_MONTH
    if may_be_day and (int(low) > int(high) or not grammar.reaches.search(_before(text, match))):
        return None
    return _Unit("", "", Decimal(1), match.end(), known=True)


def _is_ordinal(grammar: _Grammar, text: str, match: re.Match[str], unit: _Unit) -> bool:
    """Number of a thing, not of things: `lần 1`, `Điều 3`, a calendar year, a list number."""
    before = _before(text, match)
    raw = match["low"]
    may_be = raw.isdigit() and len(raw) <= LONGEST_ORDINAL and not grammar.not_ordinal.search(before)
    if may_be and (grammar.ordinal.search(before) or (not unit.known and grammar.weak_ordinal.search(before))):
        return True
    if unit.known:
        return False
    if match["of"] is None and raw.isdigit() and len(raw) == YEAR_DIGITS and is_year(int(raw)):
        return True
    return not before.rpartition("\n")[2].strip()


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - LOOK_BACK) : match.start()]
