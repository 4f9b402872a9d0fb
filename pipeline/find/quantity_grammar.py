"""Patterns of counted and measured figures and of what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from pipeline.figures import NUMBER, PART, SPACED, UNBROKEN
from pipeline.find.context import no_per, range_words, scale_factors
from pipeline.find.end_patterns import EndPattern
from pipeline.find.said import said_in_words
from pipeline.find.scale_chains import ChainOf, scale_chain
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import UPPER

# Behind a slash only where a unit stands before it (`815 ha/1.250 ha`); behind a dash only where it opens the word.
# Nor the last group of a telephone number (0914 123 456, 1900 1234), nor the metres of a milestone (Km 15+300).
NOT_INSIDE = (
    r"(?=\d)(?<![\w.,:^])(?<!(?<![^\W\d_].|\s[^\W\d_])/)(?<![^\s(]-)(?<!\d\s-\s)"
    r"(?<!0\d{3}\s\d{3}\s)(?<!0\d{3}\s)(?<!1[89]00\s)(?<!\d\+)"
)


# 2,5 x 10⁶, 3 x 10^5; without a mark of its own a power is not to be told from its base: 2,5 x 106.
_POWER = r"[ ]?[x×][ ]?10(?:\^(?P<power>\d{1,2})(?!\d)|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns of quantities."""

    number: re.Pattern[str]
    unit: re.Pattern[str]
    apart: dict[str, str]  # a measure with its power apart -> the measure
    signs: frozenset[str]  # that a unit may begin with and that are no letters: °C
    capital: re.Pattern[str]
    acronym: re.Pattern[str]  # 127 CĐCS: no symbol of a document, no body, no roman number
    word: re.Pattern[str]
    not_unit: re.Pattern[str]
    scale: re.Pattern[str]
    chain: ChainOf
    half: re.Pattern[str]  # behind a scale or a measure: 2 triệu rưỡi lượt, 2 tấn rưỡi
    factors: dict[str, Decimal]
    ordinal: EndPattern
    ward: EndPattern
    hamlet: EndPattern
    number_before: re.Pattern[str]  # of a village in a list: khu phố 4 và 20 hộ
    weak_ordinal: EndPattern
    serial: EndPattern
    road: EndPattern
    on_roads: frozenset[str]
    not_ordinal: EndPattern
    year: EndPattern
    numbered: EndPattern
    holders: re.Pattern[str]
    named: re.Pattern[str]
    clock: re.Pattern[str]
    hour: re.Pattern[str]
    clock_before: EndPattern
    day_of_month: re.Pattern[str]
    memorial: EndPattern  # what may be called after a day: đường 26 tháng 3
    hour_before: EndPattern
    calendar: re.Pattern[str]
    named_month: re.Pattern[str]  # 23 tháng Chạp, 8 tháng Ba
    per: re.Pattern[str]
    dated: re.Pattern[str]
    durations: frozenset[str]
    measures: frozenset[str]
    whole: frozenset[str]  # what is counted and never in parts
    degrees: frozenset[str]
    among: frozenset[str]  # who are some of a count before a slash: 45/17 nữ
    money: re.Pattern[str]
    reaches: EndPattern
    shared: re.Pattern[str]


def grammar_of(rules: Rulebook) -> Grammar:
    """Patterns from rules/units.toml and words.toml."""
    names = rules.words(*(f"units.quantity.{key}" for key in ("measures", "durations", "nouns")))
    chains = rules.section("units.chains").values()
    apart = rules.words("units.quantity.apart")
    power = "|".join(map(re.escape, apart))  # over one blank: several part columns
    units = alternation(names)
    factors = scale_factors(rules)
    half = rf"\s+{alternation(rules.words('units.scale.half'))}(?!\w)"
    no_acronyms = [symbol for kind in rules.doc_types for symbol in (*kind.symbols, *kind.party_symbols)]
    no_acronyms += rules.words("units.quantity.no_acronyms")
    parted = rules.words(*(f"units.quantity.{key}" for key in ("measures", "durations", "parted")))
    day, month, year = (alternation(rules.words(f"words.date.{key}")) for key in ("day", "month", "year"))
    edge = alternation(rules.words("words.date.first", "words.date.last"))
    months = alternation(rules.words("words.date.months", "words.date.lunar_months"))
    hour, minute = (alternation(rules.words(f"units.clock.{key}")) for key in ("hour", "minute"))
    part, to = alternation(rules.words("units.clock.part")), alternation(rules.words("words.date.to"))
    conjunctions = rules.words("words.joints.and")
    more = rf"(?:\s+\d{{1,3}}(?:\.\d{{1,2}})?\s*(?:,|-|{alternation(conjunctions)}))*"  # mức độ 3, 4
    ordinals, weak = ("units.quantity.ordinal_before", "units.quantity.ordinal_before_unless_counted")
    numbers = rules.words(ordinals, weak, "words.date.year")
    no_ordinals = rules.words("units.quantity.not_ordinal")
    each = rf"{alternation(rules.words('units.quantity.each'))}\s+{alternation(numbers)}"

    serials, number_words = rules.words("units.quantity.serial_before"), rules.words("words.citation.number")
    number = alternation(number_words)

    def before(*keys: str) -> EndPattern:
        words = rules.words(*keys)
        return EndPattern(rf"(?<![\w-]){alternation(words)}\s*$", words)

    def before_list(*keys: str) -> EndPattern:
        words = rules.words(*keys)
        return EndPattern(rf"(?<![\w-]){alternation(words)}{more}\s*$", (*words, *conjunctions))

    return Grammar(
        number=re.compile(
            rf"{NOT_INSIDE}(?P<low>{SPACED}|{NUMBER})(?:(?=[ ]?[½¼¾x×])(?:{PART}|{_POWER}))?"
            rf"(?:(?P<slash>\s?/\s?)(?P<of>{UNBROKEN})|{range_words(rules)}(?P<high>{NUMBER})|{said_in_words(rules)})?"
        ),
        unit=re.compile(rf"\s*({_chains(rules, chains)}|(?:{power})(?=\s*(?:[.;)\n]|,(?!\d)|\Z))|{units})(?!\w)"),
        apart={word: word.replace(" ", "") for word in apart},
        signs=frozenset(word[0] for word in chain(names, *chains) if not word[0].isalpha()),
        acronym=re.compile(
            rf"[ ](?!(?:{alternation(no_acronyms)}|[IVXLCDM]+)(?!\w))(?P<name>[{UPPER}]{{2,7}})"
            r"(?![\w&]|\.\w|\s?[-–]|\s?/(?!\d))"
        ),
        capital=re.compile(rf"[ ](?:[{UPPER}](?=[^\W\d_])(?![{UPPER}])|[{UPPER}]2)"),
        word=re.compile(r"\s+([^\W\d_]+)(?!\w)"),
        not_unit=re.compile(rf"\s*{alternation(rules.words('units.quantity.not_units'))}(?!\w)", re.IGNORECASE),
        half=re.compile(half, re.IGNORECASE),
        scale=re.compile(rf"\s+({alternation(factors)})(?!\w)(?P<half>{half})?", re.IGNORECASE),
        chain=scale_chain(rules),
        factors=factors,
        hamlet=before("words.place.village"),
        number_before=re.compile(rf"(?<!\d)(?P<number>\d{{1,2}})\s*(?:,|\s{alternation(conjunctions)})\s+$"),
        ward=before("words.place.district_plain", "words.place.commune_plain"),
        ordinal=before_list(ordinals),
        weak_ordinal=before_list(weak),
        serial=EndPattern(
            rf"(?<![\w-])(?i:{alternation(serials)})(?:\s+{number})?\s*:?\s*$", (*serials, *number_words)
        ),
        road=before("units.quantity.roads"),
        on_roads=frozenset(rules.words("units.quantity.on_roads")),
        not_ordinal=EndPattern(rf"(?<![\w-])(?:{alternation(no_ordinals)}|{each})\s*$", (*no_ordinals, *numbers)),
        year=before("words.date.year"),
        numbered=before_list("words.place.numbered", "units.quantity.numbered"),
        holders=re.compile(rf"{alternation(rules.words('units.quantity.holders'))}\s+[{UPPER}\d]"),
        named=re.compile(rf"[^\W\d_][ ]+[{UPPER}][^\W\d_]*[ ]+$"),
        clock=re.compile(
            rf"\s*{hour}\s*(?:\d{{1,2}}\s*{minute}|,?\s*{day}\s+\d|\d{{2}}(?!\d)|{part}(?!\w)"
            rf"|{to}\s+\d{{1,2}}\s*{hour}(?!\w))",
            re.IGNORECASE,
        ),
        hour=re.compile(rf"\s*{hour}(?!\w)", re.IGNORECASE),
        clock_before=before("units.clock.before"),
        day_of_month=re.compile(rf"\s+{month}\s+\d{{1,2}}(?!\d)"),
        memorial=before("words.date.no_month_after"),
        hour_before=EndPattern(rf"\d\s*{hour}\s*$", rules.words("units.clock.hour")),
        calendar=re.compile(rf"\s*{month}\s+(?:{edge}|{year}\s+\d)", re.IGNORECASE),
        named_month=re.compile(rf"\s+{month}\s+{months}(?!\w)"),
        per=re.compile(
            rf"(?:\s?/\s?{no_per(rules)}(?:(\d[\d.]*\s?)?(?:{alternation(factors)}\s+)?)({units}(?!\w)|[^\W\d_]+))+"
        ),
        # 3 tháng/2005; số 420706000012 ngày 30/12/2016
        dated=re.compile(rf"\s?/\s?(?:19|20)\d\d(?!\d)|(?<={day})\s+\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}"),
        durations=frozenset(rules.words("units.quantity.durations")),
        measures=frozenset(rules.words("units.quantity.measures")),
        whole=frozenset(rules.words("units.quantity.nouns")) - frozenset(parted),
        degrees=frozenset(rules.words("units.quantity.degrees")),
        among=frozenset(rules.words("units.quantity.among")),
        money=re.compile(rf"\s*{alternation(unit.name for unit in rules.money_units)}(?!\w)", re.IGNORECASE),
        # 1/2 số hộ; not the street of `1/5 số nhà 12`
        shared=re.compile(rf"\s+{alternation(rules.words('units.quantity.shared'))}(?!\w)(?!\s+(?:[^\W\d_]+\s+)?\d)"),
        reaches=before("words.relations.reaches"),
    )


def _chains(rules: Rulebook, chains: Iterable[Iterable[str]]) -> str:
    """`09 huyện, thị xã, thành phố`: kinds counted together; a name behind the last begins a list of its own."""
    other = alternation(rules.words("units.quantity.no_kinds"))
    groups = [rf"(?!{other}(?!\w))(?>{alternation(words)})(?!\w)" for words in chains]
    return "(?:" + "|".join(rf"{kind}(?:\s*,\s+{kind})+(?!\s+[{UPPER}\d])" for kind in groups) + ")"
