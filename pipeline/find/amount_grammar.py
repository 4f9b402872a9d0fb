"""Patterns of amounts of money and of what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.figures import NUMBER, PART, SPACED, UNBROKEN
from pipeline.find.context import followed_by, no_per, range_words, scale_factors, unit_key
from pipeline.find.money_before import signs_before
from pipeline.find.said import said_in_words
from pipeline.rulebook import MoneyUnit, Rulebook, alternation
from pipeline.spokenmoney import SpokenMoney, spoken_money
from pipeline.text import UPPER

# Not inside a longer figure, word, or document number (12/500 triệu is a ratio's second half).
NOT_INSIDE = r"(?=\d)(?<![\w.,^])(?<!\d/)"


@dataclass(frozen=True, slots=True)
class AmountGrammar:
    """Compiled patterns and tables of amounts."""

    units: dict[str, MoneyUnit]
    short: frozenset[str]
    short_per: re.Pattern[str]
    amount: re.Pattern[str]
    chain: re.Pattern[str]
    spoken: SpokenMoney
    counted: re.Pattern[str]
    not_counted: re.Pattern[str]
    thousand: frozenset[str]
    named: re.Pattern[str]
    people: re.Pattern[str]
    plain: str
    medals: re.Pattern[str]
    signed: re.Pattern[str]
    great: frozenset[str]  # units that are money only in large figures

    times: dict[str, Decimal]


def amount_grammar(rules: Rulebook) -> AmountGrammar:
    """Patterns from rules/units.toml."""
    unit = _unit(rules)
    half = alternation(rules.words("units.scale.half"))
    measured = alternation(rules.words("units.quantity.measures", "units.quantity.durations"))
    # `6 triệu đồng/2ha`, `đồng/01 hộ` are rates; `22 tỷ đồng/600 hộ` tells two figures.
    several = rf"(?:0?1\s?|\d+\s?(?={measured}(?!\w)))?"
    per_units = alternation(
        rules.words(*(f"units.quantity.{key}" for key in ("measures", "durations", "nouns", "paid_for")))
    )
    counted = rules.words("units.quantity.measures", "units.money_not.after_scale", "units.money_not.counted")
    times = _times(rules)
    short = _short(rules)
    hundred = rf"(?:\s+{alternation(times)})?"
    link = rf"{NUMBER}{hundred}(?:\s*{unit}|\s?{alternation(short)})(?!\w)"  # 352 tỷ 817 tr
    told = [*(unit.name for unit in rules.money_units if not unit.name[0].isdigit()), *short, *times]
    amount = (
        rf"{NOT_INSIDE}(?P<low>{SPACED}|{NUMBER}){PART}?{followed_by(rules, told, '.,/(')}"
        rf"(?:[.,][=-]|{range_words(rules)}(?P<high>{NUMBER})|\s?/\s?(?P<second>{UNBROKEN})|{said_in_words(rules)})?"
        rf"\s*+(?P<open>\(\s?+)?+(?:(?P<times>{alternation(times)})\s+)??(?P<unit>{unit}|{alternation(short)})"
        r"(?(open)\s?\))"
        rf"(?:(?!\w)|(?P<rest>\d{{1,3}})(?!\w)|(?={link}))"
        rf"(?P<half>\s+{half}(?!\w)(?:\s+{unit}(?!\w))?)?"
        rf"(?P<tail>(?:\s*{link})*)"
        rf"(?P<per>(?:\s?/\s?{no_per(rules)}{several}(?:{per_units}(?!\w)|[^\W\d_]+[23²³]?))+)?"
    )
    return AmountGrammar(
        units={unit_key(unit.name): unit for unit in rules.money_units} | short,
        short=frozenset(short),
        short_per=re.compile(rf"\s?/\s?{alternation(rules.words('units.money_not.short_per'))}(?!\w)"),
        amount=re.compile(amount, re.IGNORECASE),
        chain=re.compile(
            rf"(?P<low>{NUMBER})(?:\s+(?P<times>{alternation(times)}))?"
            rf"(?:\s*(?P<unit>{unit})|\s?(?P<short>{alternation(short)}))(?!\w)",
            re.IGNORECASE,
        ),
        spoken=spoken_money(rules),
        counted=re.compile(rf"\s+{alternation(counted)}(?!\w)", re.IGNORECASE),
        named=re.compile(rf"[ ]?[{UPPER}]"),
        people=re.compile(
            rf"(?<!\w)(?:{alternation(rules.words('units.money_not.people_before'))}[^.,;\n]*"
            rf"|{alternation(rules.words('units.money_not.counted_before'))}(?:[^.,;\n]*\s)?"
            rf"{alternation(rules.words('units.money_not.counted_by'))}\s+)$",
            re.IGNORECASE,
        ),
        plain=rules.words("units.money_not.unit")[0],
        medals=re.compile(
            rf"\d\s+{alternation(rules.words('units.money_not.medals'))}\s*(?:[,;]|{alternation(rules.words('checks.listing.and'))})\s*$",
            re.IGNORECASE,
        ),
        signed=re.compile(rf"{alternation(signs_before(rules))}\s?$"),
        great=frozenset(map(unit_key, rules.words("units.money_not.great"))),
        times=times,
        not_counted=re.compile(rf"\s+{alternation(rules.words('units.quantity.not_units'))}(?!\w)", re.IGNORECASE),
        thousand=frozenset(unit_key(word) for word in rules.words("units.scale.thousand")),
    )


def _unit(rules: Rulebook) -> str:
    """Pattern of a unit of money in prose."""
    units = [unit for unit in rules.money_units if not unit.name[0].isdigit()]
    sure, bare = (alternation(unit.name for unit in units if unit.sure is sure) for sure in (True, False))
    plain = rules.words("units.money_not.unit")[0]  # `05 đồng chí` counts comrades
    words = alternation(rules.words("units.spelled.restated"))  # đồng bằng is a plain, `đồng bằng chữ: …` money
    people = rf"(?<!\w){plain}\s+(?!{words}){alternation(rules.words('units.money_not.after_unit'))}(?!\w)"
    shortened = rf"{alternation(rules.words('units.money_not.short_forms'))}(?!\w)"
    starts = re.escape("".join(sorted({unit.name[0].casefold() for unit in units})))
    not_before = alternation(rules.words("units.money_not.before"))
    return rf"(?:(?=[{starts}])(?!{people}|{shortened})(?:{sure}(?!\w)|{bare}(?!\s+{not_before}(?!\w))))"


def _short(rules: Rulebook) -> dict[str, MoneyUnit]:
    """Units that only stand right behind their figure: `500k`, `750tr`."""
    factors = scale_factors(rules)
    return {
        word: MoneyUnit(
            name=word,
            factor=factors[rules.words(f"units.scale.{scale}")[0]],
            currency="VND",
            whole=False,
            sure=False,
            example="",
            counter_example="",
        )
        for scale, words in rules.section("units.money_short").items()
        for word in words
    }


def _times(rules: Rulebook) -> dict[str, Decimal]:
    """Scale words between a number and its unit: `5 trăm nghìn đồng`."""
    factors = scale_factors(rules)
    return {word: factors[word] for word in rules.words("units.scale.ten", "units.scale.hundred")}
