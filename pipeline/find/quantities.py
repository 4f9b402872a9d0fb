"""Counted and measured figures: number and unit noun, durations, `186/337`. ANNOTATION: QTY."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.figures import MONTHS, NUMBER, Figure, is_year, parse_number
from pipeline.find.context import qualifier_before, range_words, style_of
from pipeline.model import Layout, Mention, Quantity
from pipeline.rulebook import Rulebook, alternation

NOT_INSIDE = r"(?<![\w.,:/-])(?<!\d\s-\s)"
LOOK_BACK = 16  # characters: the longest word of units.quantity.ordinal_before with its blank
SCALES = {"ten": 10, "hundred": 100, "thousand": 1000, "myriad": 10000, "million": 10**6, "billion": 10**9}
MAX_DAY = 31
LONGEST_ORDINAL = 4  # digits: số 1234; a figure with marks is a count


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
    reaches: re.Pattern[str]


def _grammar(rules: Rulebook) -> _Grammar:
    measures, durations, nouns, not_units, ordinal = (
        rules.words(f"units.quantity.{key}")
        for key in ("measures", "durations", "nouns", "not_units", "ordinal_before")
    )
    units = alternation(measures + durations + nouns)
    factors = {word: Decimal(value) for name, value in SCALES.items() for word in rules.words(f"units.scale.{name}")}
    year, month = alternation(rules.words("words.date.year")), alternation(rules.words("words.date.month"))
    more = r"(?:\s+\d{1,3}\s*(?:,|-|và))*"  # mức độ 3, 4
    edge = alternation(rules.words("words.date.first") + rules.words("words.date.last"))
    return _Grammar(
        number=re.compile(rf"{NOT_INSIDE}(?P<low>{NUMBER})(?:(?P<slash>\s?/\s?)(?P<of>{NUMBER})|{range_words(rules)}(?P<high>{NUMBER}))?"),
        unit=re.compile(rf"\s*({units})(?!\w)"),
        word=re.compile(r"\s+([^\W\d_]+)(?!\w)"),
        not_unit=re.compile(rf"\s*{alternation(not_units)}(?!\w)", re.IGNORECASE),
        scale=re.compile(rf"\s+({alternation(factors)})(?!\w)", re.IGNORECASE),
        factors=factors,
        ordinal=re.compile(rf"(?<!\w){alternation(ordinal)}{more}\s*$", re.IGNORECASE),
        weak_ordinal=re.compile(rf"(?<!\w){alternation(rules.words('units.quantity.ordinal_before_unless_counted'))}{more}\s*$", re.IGNORECASE),
        not_ordinal=re.compile(rf"(?<!\w){alternation(rules.words('units.quantity.not_ordinal'))}\s*$", re.IGNORECASE),
        clock=re.compile(rf"\s*{alternation(rules.words('units.clock.hour'))}\s*(?:\d{{1,2}}\s*{alternation(rules.words('units.clock.minute'))}|,?\s*{alternation(rules.words('words.date.day'))}\s+\d|\d{{2}}(?!\d)|$)", re.IGNORECASE),
        hour_before=re.compile(rf"\d\s*{alternation(rules.words('units.clock.hour'))}\s*$", re.IGNORECASE),
        calendar=re.compile(rf"\s*{month}\s+(?:{edge}|{year}\s+\d)", re.IGNORECASE),
        per=re.compile(rf"(?:\s?/\s?(?:\d+\s?)?(?:{units}(?!\w)|[^\W\d_]+))+"),
        reaches=re.compile(rf"(?<!\w){alternation(rules.words('words.relations.reaches'))}\s+$", re.IGNORECASE),
    )  # fmt: skip


def quantity_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of quantities in prose."""
    grammar = _grammar(rules)
    qualifier = qualifier_before(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        text, style = layout.text, style_of(layout)
        for match in grammar.number.finditer(text):
            found = _unit_after(grammar, text, match)
            if found is None or _is_ordinal(grammar, text, match, found):
                continue
            low = parse_number(match["low"], style=style)
            upper = match["of"] or match["high"]
            high = parse_number(upper, style=style) if upper else None
            if low is None or (upper and high is None):
                continue
            value = _quantity(low, high, found, qualifier(text, match.start()))
            yield Mention(match.start(), found.end, value, f"units.toml: {found.unit or 'ratio'}")

    return find


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
    if match["of"] and match["low"] == "1" and len(match["of"]) > 2:  # noqa: PLR2004 the scale of a map
        return None
    unit = grammar.unit.match(text, at)
    blocked = grammar.not_unit.match(text, at)
    if grammar.clock.match(text, at) or grammar.hour_before.search(
        text[max(0, match.start() - LOOK_BACK) : match.start()]
    ):
        return None
    if unit and (not blocked or blocked.end() <= unit.end()) and not grammar.calendar.match(text, at):
        per = grammar.per.match(text, unit.end())
        end = per.end() if per else unit.end()
        per_unit = "".join(per[0].split()).removeprefix("/") if per else ""
        return _Unit(" ".join(unit[1].split()), per_unit, factor, end, known=True)
    if match["of"]:
        return _ratio(grammar, text, match) if match["low"] != "1" else None
    word = grammar.word.match(text, at)
    if word and not blocked and "\n" not in word[0] and word[1].islower():
        return _Unit(word[1], "", factor, word.end(), known=False)
    return None


def _ratio(grammar: _Grammar, text: str, match: re.Match[str]) -> _Unit | None:
    """`186/337`: two counts; a day and month or a scale (`1/500`) is none."""
    low, high = match["low"], match["of"]
    if low == "1" or " " in match["slash"] or text[match.end() : match.end() + 1] in "/-":
        return None
    if len(low) <= 2 and high.isdigit() and int(high) <= MONTHS and int(low) <= MAX_DAY:  # noqa: PLR2004 04/8 may be a date
        before = text[max(0, match.start() - LOOK_BACK) : match.start()]
        if int(low) > int(high) or not grammar.reaches.search(before):
            return None
    return _Unit("", "", Decimal(1), match.end(), known=True)


def _is_ordinal(grammar: _Grammar, text: str, match: re.Match[str], unit: _Unit) -> bool:
    """Number of a thing, not of things: `lần 1`, `Điều 3`, a calendar year, a list number."""
    before = text[max(0, match.start() - LOOK_BACK) : match.start()]
    raw = match["low"]
    if raw.isdigit() and len(raw) <= LONGEST_ORDINAL and not grammar.not_ordinal.search(before):
        if grammar.ordinal.search(before) or (not unit.known and grammar.weak_ordinal.search(before)):
            return True
    if match["of"] is None and raw.isdigit() and is_year(int(raw)) and len(raw) == 4 and not unit.known:  # noqa: PLR2004
        return True
    line = before.rpartition("\n")[2]
    return not line.strip() and not unit.known
