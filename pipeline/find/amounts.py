"""Amounts of money: number and unit, chains (`119 tỷ 214 triệu đồng`), ranges, `đồng/kg`. ANNOTATION: AMT."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.figures import Figure, Kind, in_thousands, is_year, with_part
from pipeline.find.amount_grammar import AmountGrammar, amount_grammar
from pipeline.find.context import (
    Surroundings,
    per_unit,
    surroundings,
    unit_key,
    unit_line_before,
    with_plus,
)
from pipeline.find.levels import level_before
from pipeline.find.money_before import money_before
from pipeline.find.numbers import Numbers
from pipeline.find.scale_chains import GROUP
from pipeline.model import Layout, Mention
from pipeline.rulebook import MoneyUnit, Rulebook
from pipeline.text import UPPER, folded
from pipeline.values import Amount

MILLION = 10**6
CLAUSE = 60  # characters: how far before a figure `dân số` may stand
# Behind a unit below its figure: `3.126.500.000 / đ, bằng …`, `/ đ.`; the mark of a list is `đ) Chi`, `đ. Chi`.
_GOES_ON = re.compile(rf"[,;]|\.?[ ]*(?:\n|\Z)|[ ](?:[(]|(?=[^\W\d_])[^{UPPER}])")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})*,000")  # of prices, too: 95,000 SGD
_RATE = re.compile(r"=\s*\Z")  # 1 EUR = 1,085 USD
_GREAT = re.compile(r"\d{3}(?:[., ]\d{3})+|\d{1,2}(?:[., ]\d{3}){2,}|\d{6,}")  # a hundred thousand and more
_GROUPED = re.compile(r",\d|\.\d{3}\.\d{3}")  # no number of a table or a section has these


def amount_finder(rules: Rulebook) -> Callable[[Layout], Iterator[Mention]]:
    """The finder of amounts in prose."""
    grammar = amount_grammar(rules)
    around = surroundings(rules)
    is_scale = unit_line_before(rules)
    level = level_before(rules)
    before = money_before(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        text, every = layout.text, Numbers(layout)
        for match, spoken in _written(grammar, around, text):
            numbers = every.at(match.start())
            if around.ends.closes_row(text, *match.span("low")) or is_scale(text, match):
                continue
            unit = grammar.units[unit_key(match["unit"])]
            if match["second"]:
                yield from _pair(match, unit, numbers)
                continue
            if not _is_money(grammar, text, match, unit):
                continue
            sign = around.minus.start(text, match.start())
            begin = with_plus(text, match.start()) if sign is None else sign
            qualifier = around.qualifier(text, begin)
            value = _value(grammar, match, unit, numbers, qualifier)
            if value is not None:
                is_plain = not any(match[key] for key in ("high", "times", "rest", "tail"))
                if is_plain and (lower := level(text, match.start())):
                    yield from _lower(lower, value, unit, numbers)
                yield from _signed(match, begin, value, unit, sign, spoken)
            elif match["tail"] and unit_key(unit.name) not in grammar.thousand:  # not 2 nghìn 50 tỷ đồng
                yield from _apart(grammar, text, match, numbers)
        yield from before(text, every)

    return find


def _written(
    grammar: AmountGrammar, around: Surroundings, text: str
) -> Iterator[tuple[re.Match[str], re.Match[str] | None]]:
    """What is written like an amount, and its thousandths or tenths that are said behind it; none that is unclear."""
    read = 0
    for found in around.matches(grammar.amount, text):
        match = found if found.start() >= read else _behind(grammar, found)
        if match is None or around.ends.tail(text, match.start()):
            continue
        spoken, cut = _spoken(grammar, text, match)
        if said := spoken or cut:
            read = said.end()
        if not cut:
            yield match, spoken


TORN_REACH = 8  # characters: the last letter of a word, three digits, a stop and blanks
_TORN = re.compile(r"[^\W\d_] \d{1,3}\. $")  # a figure that OCR sets apart, or the end of a sentence


def _is_money(grammar: AmountGrammar, text: str, match: re.Match[str], unit: MoneyUnit) -> bool:
    """`300 triệu` is money unless a counted noun follows; `nghìn` only where the clause ends."""
    if match["tail"]:
        last = [_unit_of(grammar, link) for link in grammar.chain.finditer(match["tail"])][-1]
        unit = last if last.sure or unit_key(unit.name) in grammar.thousand else unit
    gap = match[0][: match.start("unit") - match.start()]
    # a list mark `đ)`, or the first word of the next line
    is_column_head = match["open"] and not (unit.sure and _GROUPED.search(match["low"]))  # Quý 2 (tỷ đồng)
    is_next_line = "\n" in gap and (match["unit"][0].isupper() or (len(unit.name) == 1 and not _wraps(text, match)))
    before = text[max(0, match.start() - CLAUSE) : match.start()]
    is_torn = len(match["low"]) == GROUP and _TORN.search(before[-TORN_REACH:]) is not None  # 1. 200 triệu đồng
    is_small = unit_key(unit.name) in grammar.great and _GREAT.fullmatch(match["low"]) is None
    if is_next_line or is_column_head or is_torn or is_small or not _is_written_short(grammar, match, unit):
        return False
    if unit.sure or match["per"]:
        return unit.name != grammar.plain or grammar.medals.search(before) is None
    if grammar.people.search(before) or grammar.signed.search(before) or grammar.named.match(text, match.end()):
        return False
    if unit_key(unit.name) in grammar.thousand:
        return not re.match(r"\s*[\w%]", text[match.end() : match.end() + 3])
    no_noun, noun = (each.match(text, match.end()) for each in (grammar.not_counted, grammar.counted))
    return noun is None or (no_noun is not None and no_noun.end() >= noun.end())  # `ngày`, but `ngày công`


def _wraps(text: str, match: re.Match[str]) -> bool:
    """Whether a unit of one letter on the next line is the figure's, which stands behind a word: no cell, no label."""
    if match["per"]:
        return True
    is_in_sentence = text[match.start() - 1 : match.start()] == " " and text[match.start() - 2].isalpha()
    return is_in_sentence and bool(_GROUPED.search(match["low"])) and bool(_GOES_ON.match(text, match.end()))


def _is_written_short(grammar: AmountGrammar, match: re.Match[str], unit: MoneyUnit) -> bool:
    """`500k`, `1tr2`: right behind the figure, in small letters, thousands in tens and fives; `2tỷ5`."""
    if unit.name not in grammar.short:
        return not match["rest"] or (unit.factor >= MILLION and match["unit"][-1:].isalpha() and not match["tail"])
    closed = match.end("low") == match.start("unit") or (match["high"] and match.end("high") == match.start("unit"))
    closed = closed or (match["per"] and grammar.short_per.match(match["per"]) is not None)
    follows = match.string[match.end() : match.end() + 1]
    return (
        bool(closed)
        and match["unit"] == unit.name
        and (match["low"][-1] in "05" or unit.factor >= MILLION)
        and follows != "-"
    )


def _spoken(
    grammar: AmountGrammar, text: str, match: re.Match[str]
) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """What is said behind the unit: `2 tỷ 500` and `2 tỷ 5` are 2,5 tỷ, where no noun is counted by it; or may be that.

    `3 tỷ 25`, `3 tỷ 5 đồng`: neither value is certain.
    """
    unit = grammar.units[unit_key(match["unit"])]
    is_whole = match["low"].isdigit() and unit.factor >= MILLION and not unit.sure
    if not is_whole or any(match[each] for each in ("high", "times", "rest", "half", "per", "part")):
        return None, None
    spoken = None if match["tail"] else grammar.spoken.read.match(text, match.end())
    return spoken, None if spoken else grammar.spoken.cut.match(text, match.end("unit"))


def _behind(grammar: AmountGrammar, match: re.Match[str]) -> re.Match[str] | None:
    """The amount at the end of what is no range: `đến 2 triệu 5` of `từ 2 triệu 3 đến 2 triệu 5`."""
    return grammar.amount.match(match.string, match.start("high")) if match["high"] else None


def _signed(
    match: re.Match[str],
    begin: int,
    value: Amount,
    unit: MoneyUnit,
    sign: int | None,
    spoken: re.Match[str] | None,
) -> Iterator[Mention]:
    """The amount with the minus before it and the thousandths behind; in `-5-7 tỷ` the dash may be either."""
    end = match.end()
    if spoken is not None:
        step = unit.factor.scaleb(-len(spoken["digits"]))
        value = replace(value, value=value.value + int(spoken["digits"]) * step, step=step)
        value, end = replace(value, per=per_unit(spoken["per"])), spoken.end("per" if spoken["per"] else "digits")
    if sign is None:
        yield Mention(begin, end, value, f"units.toml: {unit.name}")
    elif not match["high"]:
        yield Mention(sign, end, replace(value, value=-value.value), f"units.toml: {unit.name}")


def _lower(lower: re.Match[str], upper: Amount, unit: MoneyUnit, numbers: Numbers) -> Iterator[Mention]:
    """`từ 3,5 lên 4,2 triệu đồng`: the level before has the unit too."""
    figure = _figure(lower["low"], unit, numbers)
    if figure is not None:
        value = replace(upper, value=figure.value * unit.factor, step=figure.step * unit.factor, qualifier="")
        yield Mention(*lower.span("low"), value, f"units.toml: {unit.name}")


def _pair(match: re.Match[str], unit: MoneyUnit, numbers: Numbers) -> Iterator[Mention]:
    """`698,445/871,321 triệu đồng`: two amounts in the unit that is printed once."""
    low, second = match["low"], match["second"]
    if len(low) == len(second) == 1 and "0" < low < second:
        return  # 1/2 tỷ đồng is read elsewhere, 2/3 tỷ đồng may be a part or two amounts
    plain_figures = low.isdigit() or second.isdigit()
    if not unit.sure or match["tail"] or match["half"] or match["times"] or (unit.factor == 1 and plain_figures):
        return  # `30/6/2022 đồng loạt`
    if second.isdigit() and is_year(int(second)):
        return  # `12/2022 tỷ đồng`: a month
    for name, end in (("low", match.end("low")), ("second", match.end())):
        figure = _figure(match[name], unit, numbers)
        if figure is None:
            return
        value = Amount(
            figure.value * unit.factor,
            currency=unit.currency,
            unit=folded(match["unit"]),
            step=figure.step * unit.factor,
            per=per_unit(match["per"]),
        )
        yield Mention(match.start(name), end, value, f"units.toml: {unit.name}")


def _apart(grammar: AmountGrammar, text: str, match: re.Match[str], numbers: Numbers) -> Iterator[Mention]:
    """What looked like a chain and is none, its units not falling: `214 triệu đồng 119 tỷ đồng` are two amounts."""
    for link in grammar.chain.finditer(text, match.start(), match.end()):
        unit, printed = _unit_of(grammar, link), link["unit"] or link["short"]
        figure = _figure(link["low"], unit, numbers)
        if figure is not None and unit.sure:
            factor = unit.factor * _times(grammar, link)
            value = Amount(
                figure.value * factor, currency=unit.currency, unit=folded(printed), step=figure.step * factor
            )
            yield Mention(*link.span(), value, f"units.toml: {unit.name}")


def _value(
    grammar: AmountGrammar, match: re.Match[str], unit: MoneyUnit, numbers: Numbers, qualifier: str
) -> Amount | None:
    """The exact value; `None` for a figure that is no well-formed number, or a chain whose units do not fall."""
    is_sum = not match["per"] and _RATE.search(match.string, max(0, match.start() - len(" = ")), match.start()) is None
    low = _figure(match["low"], unit, numbers, is_sum=is_sum)
    if low is None:
        return None
    times = _times(grammar, match)
    low = with_part(low, match["part"])
    value, step = low.value * unit.factor * times, low.step * unit.factor * times
    if match["half"]:
        value += unit.factor / 2
        step = unit.factor / 10
    if match["rest"]:  # `1tr2`, `1tr250`: the digits behind the mark
        step = unit.factor.scaleb(-len(match["rest"]))
        value += int(match["rest"]) * step
    smallest, printed, last = unit.factor, match["unit"], unit
    for link in grammar.chain.finditer(match["tail"] or ""):
        last = _unit_of(grammar, link)
        figure = _figure(link["low"], last, numbers)
        if figure is None:
            return None
        factor = last.factor * _times(grammar, link)
        if last.factor < smallest:
            value, step = value + figure.value * factor, figure.step * factor
        elif _counts_the_next(grammar, match, printed, link["low"]):
            value, step, printed = (value + figure.value) * last.factor, last.factor, link["unit"] or link["short"]
        else:
            return None
        smallest = last.factor
    high = _figure(match["high"], unit, numbers, is_sum=is_sum) if match["high"] else None
    if high and unit.whole and (shared := _thousands_left_out(match["low"], match["high"])):
        value, step = value * shared, step * shared
    return Amount(
        value=value,
        value_to=high.value * unit.factor * times if high else None,
        currency=last.currency,
        unit=folded(printed),
        step=step,
        per=per_unit(match["per"]),
        qualifier=qualifier,
    )


def _unit_of(grammar: AmountGrammar, link: re.Match[str]) -> MoneyUnit:
    return grammar.units[unit_key(link["unit"] or link["short"])]


def _times(grammar: AmountGrammar, match: re.Match[str]) -> Decimal:
    """What stands between a figure and its unit: `3 trăm nghìn`."""
    return grammar.times[unit_key(match["times"])] if match["times"] else Decimal(1)


def _thousands_left_out(low: str, high: str) -> int:
    """What the lower end of `45-50.000 đồng/kg` is to be taken times, 0 for nothing: both ends are in thousands."""
    first, *groups = high.split(".")
    is_short = low.isdigit() and len(low) <= GROUP and first.isdigit() and bool(groups)
    if not is_short or set(groups) != {"0" * GROUP} or int(low) >= int(first):
        return 0
    return int(10 ** (GROUP * len(groups)))


def _counts_the_next(grammar: AmountGrammar, match: re.Match[str], unit: str, following: str) -> bool:
    """`2 nghìn 345 tỷ đồng`: a bare thousand is one of the unit behind it, whose figure is written in full."""
    is_written_so = following.isdigit() and len(following) == GROUP and match["low"].isdigit()
    return unit_key(unit) in grammar.thousand and is_written_so and not (match["half"] or match["high"])


def _figure(raw: str, unit: MoneyUnit, numbers: Numbers, *, is_sum: bool = False) -> Figure | None:
    """The figure before a unit; there is no fraction of a đồng. `is_sum`: it is no price of anything, and no rate."""
    is_whole = unit.whole or _THOUSANDS.fullmatch(raw) is not None or (is_sum and in_thousands(raw))
    return numbers.read(raw, Kind.WHOLE if is_whole and unit.factor == 1 else Kind.ANY)
