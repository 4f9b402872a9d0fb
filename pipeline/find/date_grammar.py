"""How dates and spans of time are written: the patterns of the date finder, from rules/words.toml. DOMAIN section 6."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.find.date_feasts import day_month, listed_feast
from pipeline.find.date_letters import YEAR, D, Lettered, before_number, before_roman, lettered, months_to
from pipeline.rulebook import Rulebook, alternation, capital, cased, in_cases
from pipeline.starts import Heads
from pipeline.text import UPPER

YEAR_OF_DAY = r"(?:1[6-9]|20)\d\d"  # with its day and month an earlier year is one too: 19/5/1890
QUARTER = r"(?:[1-4]|IV|I{1,3})"
NOT_LONGER = r"(?![\d/]|[.-]\d)"  # behind a year: no further part of a date or number
NOT_LONGER_DATE = rf"(?![\d/]|\.\d|-(?!{D}/{D}/{YEAR})\d)"  # `15/9/2021-15/10/2021` are two days
NOT_LONGER_DAY = rf"(?![\d/.,%]\d|\d|/|-(?!{D}/{D}(?!\d)))"  # behind a day and month; `30/4-1/5` are two days


@dataclass(frozen=True, slots=True)
class Cues:
    """What right before a number says that it is a date; each ends where the number begins."""

    day: re.Pattern[str]
    day_list: re.Pattern[str]
    several_days: re.Pattern[str]  # of `ngày 1-5`: the first to the fifth
    named_day: re.Pattern[str]
    hour: re.Pattern[str]
    no_hour: re.Pattern[str]
    until: re.Pattern[str]
    year: re.Pattern[str]
    span: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lists:
    """Days that share the month or year of the last, and what joins them."""

    joint: re.Pattern[str]
    dashed_end: re.Pattern[str]  # behind `từ ngày 2-9`, which is a day then: ` đến ngày 5-9`
    day_and_month: re.Pattern[str]
    days_before: re.Pattern[str]
    numbers_before: re.Pattern[str]
    is_range: re.Pattern[str]
    is_until: re.Pattern[str]
    has_day_word: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class DateGrammar:
    """Compiled patterns, from rules/words.toml."""

    led_by_digits: re.Pattern[str]
    led_by_words: re.Pattern[str]
    in_words: re.Pattern[str]
    edge: re.Pattern[str]
    numeral: re.Pattern[str]
    quarter: re.Pattern[str]
    part_words: Heads  # with which `quarter`, `named_month` and `edge` begin
    half: re.Pattern[str]  # before a year: nửa đầu năm 2022
    leaders: tuple[str, ...]
    letter: re.Pattern[str]  # that leads a number without a blank: T6/2023
    dotted: Lettered  # such a letter with a full stop or a Roman number: Q.III/2023, T.6/2023, QIV/2023
    cues: Cues
    lists: Lists
    each_month: re.Pattern[str]
    lunar: re.Pattern[str]
    counted: re.Pattern[str]
    not_counted: re.Pattern[str]  # words that only begin like a noun
    not_a_month: re.Pattern[str]  # before `5/2020`: a ratio or a number
    is_share: re.Pattern[str]  # behind it: a ratio
    compared: re.Pattern[str]
    first: frozenset[str]
    quarters: frozenset[str]
    numerals: Mapping[str, int]
    named_month: re.Pattern[str]
    no_month: re.Pattern[str]  # before such a name, that it is no month, or has a day
    months: Mapping[str, int]
    feast_days: frozenset[tuple[int, int]]  # day and month
    listed_feast: re.Pattern[str]  # known days that need no word: 08/3, 30/4 và 02/9


def date_grammar(rules: Rulebook) -> DateGrammar:
    """The patterns of a rulebook."""
    keys = (
        "day",
        "month",
        "year",
        "quarter",
        "month_letter",
        "quarter_letter",
        "and",
        "since",
        "first",
        "last",
        "until",
        "until_day",
        "list_and",
        "hours",
        "clock",
        "estimates",
    )
    word = {key: alternation(rules.words(f"words.date.{key}")) for key in keys}
    numerals = {w: n for n, key in enumerate(_NUMERALS, 2) for w in rules.words(f"words.date.{key}")}
    counted = cased(numerals)
    nouns = alternation(rules.words("units.quantity.nouns", "units.quantity.measures"))
    parts = rules.words("words.date.month", "words.date.quarter")
    each = alternation(rules.words("words.date.each"))
    halves = rules.words("words.date.half")
    names, year = rules.words("words.date.months"), rules.words("words.date.year")
    word["names"] = _names_of_months(names, year)
    return DateGrammar(
        led_by_digits=re.compile(rf"{_glance(rules)}(?:{'|'.join(_led_by_digits(word))})", re.IGNORECASE),
        led_by_words=re.compile("|".join(_led_by_words(word)), re.IGNORECASE),
        in_words=re.compile(rf"(?P<months>{counted}){_edge_of_year(word)}", re.IGNORECASE),
        edge=re.compile(rf"{cased(parts)}\s+{cased(rules.words('words.date.first', 'words.date.last'))}\s"),
        numeral=re.compile(rf"(?<!\w){counted}\s+$"),
        quarter=re.compile(rf"{cased(rules.words('words.date.quarter'))}\s+[IV]"),
        part_words=Heads(in_cases(parts)),
        half=re.compile(rf"(?<!\w)(?:(?P<early>{cased(halves[:1])})|{cased(halves[1:])})\s+$"),
        leaders=tuple(w.casefold() for w in rules.words("words.date.month", "words.date.year", "words.date.quarter")),
        letter=re.compile(rf"(?<!\w)(?:{word['month_letter']}|{word['quarter_letter']})$"),
        dotted=lettered(rules),
        cues=_cues(rules, word),
        lists=_lists(word),
        each_month=re.compile(rf"\s+(?:{each}\s+)?{word['month']}(?!\w)"),
        lunar=re.compile(rf"\s*\(?{alternation(rules.words('words.date.lunar'))}(?!\w)"),
        counted=re.compile(rf"\s+{nouns}(?!\w)"),
        not_counted=re.compile(rf"\s+{alternation(rules.words('units.quantity.not_units'))}(?!\w)"),
        not_a_month=_not_a_month(rules),
        is_share=re.compile(
            rf"\s*(?:[=(]|{alternation(rules.words('words.relations.reaches', 'words.date.ratios'))})\s*\d[\d.,]*\s*%"
            rf"|\s+{alternation(rules.words('units.quantity.shared'))}(?!\w)"
        ),
        compared=re.compile(rf"(?<!\w){alternation(rules.words('words.relations.compared_base'))}(?!\w)"),
        first=frozenset(w.casefold() for w in rules.words("words.date.first")),
        quarters=frozenset(w.casefold() for w in rules.words("words.date.quarter")),
        numerals={w.casefold(): n for w, n in numerals.items()},
        named_month=re.compile(rf"{cased(rules.words('words.date.month'))}\s+{word['names']}"),
        no_month=re.compile(rf"(?:\d|(?<!\w){alternation(rules.words('words.date.no_month_after'))})\s+$"),
        months={name.casefold(): number for number, name in enumerate(names, 1)},
        feast_days=frozenset(day_month(day) for day in rules.words("words.date.feast_days")),
        listed_feast=listed_feast(rules, nouns),
    )


_NUMERALS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")


def _names_of_months(names: Sequence[str], years: Sequence[str]) -> str:
    """Pattern of the months' names, which begin with a capital: `9 THÁNG NĂM 2020` and `tháng Năm 2020` tell years."""
    as_year = {name for name in names if name.casefold() in {year.casefold() for year in years}}
    forms = {form for name in names for form in (name, name.title(), name.upper())}
    forms -= {name.upper() for name in as_year}
    before_figure = rf"(?!{alternation(as_year)}\s+\d)" if as_year else ""
    return rf"(?-i:{before_figure}{alternation(forms)}(?!\w))"


def _not_a_month(rules: Rulebook) -> re.Pattern[str]:
    """Before `5/2020`: `đạt 5/2020` may be a ratio, `Công văn 5/2020` is a number, `thửa 5/2020` a plot's."""
    words = rules.words("words.relations.reaches", "words.date.ratios", "words.date.numbered", "words.citation.number")
    types = (name for kind in rules.doc_types for name in (kind.name, *kind.aliases, *kind.symbols))
    listed = rf"\d\s*(?:[,;-]|{alternation(rules.words('words.date.list_and'))})"  # Điều 5, 6 và 7/2022
    return re.compile(rf"(?:(?<!\w){alternation((*words, *types))}\s*:?|{listed})\s*$", re.IGNORECASE)


def _cues(rules: Rulebook, word: Mapping[str, str]) -> Cues:
    day, year, joint = word["day"], word["year"], rf"(?:,|-|{word['and']})"
    days = alternation(form for name in rules.words("words.date.day") for form in (name, capital(name)))
    listed = rf"{day}\s+{D}/{D}(?:\s*{joint}\s*(?:{day}\s+)?{D}/{D})*\s*{joint}"
    numbers = rf"{day}\s+{D}(?:\s*,\s*{D})*(?:\s*,|\s+{word['list_and']})"  # ngày 5, 6/8
    since = rf"\s*(?:{word['since']}\s*)?$"
    names = rf"[{UPPER}][^\W\d_]*(?:\s+(?:[^\W\d_]+|-))"
    birth, feasts = (alternation(rules.words(f"words.date.{key}")) for key in ("birth", "feasts"))
    weekdays = alternation(rules.words("words.date.weekdays"))
    listed_years = rf"{YEAR}(?:\s*,\s*{YEAR})*(?:\s*,\s*|\s+{alternation(rules.words('words.place.and'))}\s+)"
    year_cue = rf"(?<!\w)(?:{word['since']}\s+|{year}\s+{listed_years}|{year}\s*\((?:{listed_years})?)$"
    spans, several, no_hours = (
        alternation(rules.words(f"words.date.{key}")) for key in ("spans_of_years", "several_days", "not_hours")
    )
    return Cues(
        day=re.compile(rf"(?<!\w){day}{since}", re.IGNORECASE),
        day_list=re.compile(rf"(?<!\w)(?:{listed}|{numbers}){since}", re.IGNORECASE),
        several_days=re.compile(rf"(?<!\w){several}\s+{day}\s+$", re.IGNORECASE),
        named_day=re.compile(
            rf"(?<!\w)(?:{days}\s+(?:{birth}\s+{names}{{0,12}}|{names}{{1,12}})|{feasts})\s+\(?$|(?<!\w){weekdays}(?:\s*[,(]\s*|\s+)$"
        ),
        hour=re.compile(rf"(?<!\w){word['hours']}\s+$", re.IGNORECASE),
        no_hour=re.compile(rf"(?<!\w){no_hours}\s+$", re.IGNORECASE),
        until=re.compile(rf"(?<!\w){word['until_day']}\s+$", re.IGNORECASE),
        year=re.compile(year_cue, re.IGNORECASE),
        span=re.compile(
            rf"(?<!\w){spans}\s+(?:[^\W\d_]+(?:\s+|\s*-\s*)){{0,2}}(?:{YEAR}/{YEAR}(?:\s*,|\s+{word['list_and']})\s+)*$",
            re.IGNORECASE,
        ),
    )


def _lists(word: Mapping[str, str]) -> Lists:
    day, month, hours = word["day"], word["month"], word["hours"]
    clock = rf"(?:{D}\s*{word['clock']}(?:\s*\d\d)?['’]?\s+(?:{hours}\s+)?)?"  # từ 19h ngày 28/9 đến 7h ngày 29/9/2022
    time = rf"{D}\s*{word['clock']}(?:\s*\d\d)?['’]?\s+"  # từ 0 giờ ngày 24 đến 12 giờ ngày 25/6
    joint = rf"(?:\s*[,;-]\s*|\s*,?\s+(?:{word['list_and']}|{word['until']})\s+|\s*,\s*{hours}\s+){clock}(?:{day}\s+)?"
    one = rf"(?:{D}-{D}/{D}|{D}[/-]{D}|{D}\s+{month}\s+{D})"
    return Lists(
        joint=re.compile(joint, re.IGNORECASE),
        dashed_end=re.compile(rf"\s+{word['until']}\s+{day}\s+(?P<day>{D})-(?P<month>{D})(?!\d)", re.IGNORECASE),
        day_and_month=re.compile(
            rf"(?:(?P<first>{D})-(?={D}/))?(?P<day>{D})(?:(?P<dash>-)|/|\s+{month}\s+)(?P<month>{D})", re.IGNORECASE
        ),
        days_before=re.compile(rf"(?<![\w/.,-])(?P<days>(?:{one}{joint})+)$", re.IGNORECASE),
        numbers_before=re.compile(
            rf"(?<!\w)(?:{day},?|{hours})\s+\(?(?P<days>{D}(?:\s*,\s*(?:{day}\s+)?{D})*)"
            rf"(?:\s*[,;]\s*|\s*,?\s+{word['list_and']}\s+|\s*[,-]?\s*(?={hours})|\s+{word['until']}\s+{time}(?={day}))"
            rf"(?:{hours}\s+)?(?:{day}\s+)?$",
            re.IGNORECASE,
        ),
        is_until=re.compile(rf"(?<!\w){word['until']}(?!\w)", re.IGNORECASE),
        is_range=re.compile(rf"-|(?<!\w){word['until']}(?!\w)", re.IGNORECASE),
        has_day_word=re.compile(rf"(?<!\w){day}(?!\w)", re.IGNORECASE),
    )


def _edge_of_year(word: Mapping[str, str]) -> str:
    """`tháng đầu năm 2022`, `quý cuối năm`: behind the count of months or quarters; the year may be missing."""
    edge = rf"(?P<edge>{word['first']}|{word['last']})"
    part = rf"(?:\s+(?P<edge_of>{word['month']}|{word['quarter']})|(?-i:{word['month_letter']}))"
    return rf"{part}\s+{edge}\s+(?:{word['year']}(?:\s+(?P<months_year>{YEAR})(?!\d))?)"


def _years_apart(word: Mapping[str, str]) -> str:
    """What joins two years of a span, and the second: `2020-2025`, `2020 đến năm 2025`."""
    return rf"(?:\s*-\s*|\s+{word['until']}\s+)(?P<second>(?:{word['year']}\s+)?(?P<y2>{YEAR})){NOT_LONGER}"


def _glance(rules: Rulebook) -> str:
    """Look-ahead for what is behind the first number of a date: most numbers are none."""
    words = rules.words(*(f"words.date.{key}" for key in ("month", "quarter", "until")))
    letters = re.escape("".join(sorted({word[0] for word in words})))
    short = alternation(rules.words("words.date.month_letter"))
    return rf"(?={YEAR}|{D}(?:\s*[-/.]\s*\d|\s+[{letters}]|(?-i:{short})))"


def _led_by_digits(word: Mapping[str, str]) -> tuple[str, ...]:
    """Dates that begin with a number, the longer first."""
    day, month, year = word["day"], word["month"], word["year"]
    return (
        rf"(?P<months>{D}){_edge_of_year(word)}",
        (
            rf"(?P<ytd>{D})(?:\s+(?P<ytd_of>{month}|{word['quarter']})(?:\s*/\s*|\s+(?:{year}\s+)?)"
            rf"|{months_to(word['month_letter'], year)})(?P<ytd_year>{YEAR})(?![\w/]|[.,]\d)"
        ),
        _so_far(word),
        (  # 01-05/3/2022, 20 đến 25/11/2023, 10 đến ngày 15 tháng 4
            rf"(?P<d1>{D})(?P<dto>\s*-\s*|\s+{word['until']}\s+(?:{day}\s+)?)(?P<d2>{D})"
            rf"(?:\s*(?P<dsep>[/.])\s*(?P<dm>{D})\s*(?P=dsep)\s*(?P<dy>{YEAR})(?![\d/])"
            rf"|\s+{month}\s+(?P<dwm>{D})(?:(?:\s*,)?\s+{year}\s+(?P<dwy>{YEAR})(?!\d)|\s*/\s*(?P<dwy2>{YEAR})(?!\d)"
            rf"|(?!\s*/?\d)(?=\W|$))"
            rf"|/(?P<dom>{D}){NOT_LONGER_DAY})"
        ),
        rf"(?P<iyear>{YEAR})(?P<isep>[-/])(?P<imon>{D})(?P=isep)(?P<iday>{D})(?![\w/]|[.-]\w)",  # 2024-02-29
        rf"(?P<day>{D})\s*(?P<sep>[/.-])\s*(?P<mon>{D})\s*(?P=sep)\s*(?P<year>{YEAR_OF_DAY}){NOT_LONGER_DATE}",
        (
            rf"(?P<wday>{D})\s+{month}\s+(?P<wmon>{D})"
            rf"(?:(?:\s*,)?\s+{year}\s+(?P<wyear>{YEAR_OF_DAY})(?!\d)"
            rf"|\s*/\s*(?P<wyear2>{YEAR})(?!\d)"
            r"|(?!\s*/?\d)(?=\W|$))"
        ),
        rf"(?P<sday>{D})(?P<ssep>[/.-])(?P<smon>{D})(?P=ssep)(?P<syear>\d\d)(?![\w/%]|[.,-]\d)",
        rf"(?P<mday>{D})(?P<msep>[/-])(?P<mmon>{D}){NOT_LONGER_DAY}",
        rf"(?P<cm>{D})\s*/\s*(?P<cy>{YEAR})(?![\d/%]|[.,]\d|-(?!{D}/{YEAR})\d)",
        rf"(?P<y1>{YEAR}){_years_apart(word)}",
        rf"(?P<p1>{YEAR})(?:\s*/\s*(?P<p2>{YEAR}){NOT_LONGER}|\s*[-/]\s*(?P<p2s>\d\d)(?![\w/%]|[.,-]\d))",
        rf"(?P<bare>{YEAR})(?![\d/%]|[.,-]\d)",
    )


def _so_far(word: Mapping[str, str]) -> str:
    """`9 tháng, ước thực hiện cả năm 2023`, `9 tháng và nhiệm vụ quý IV năm 2023`: what is to come has the year."""
    month, year, quarter = word["month"], word["year"], word["quarter"]
    whole = rf"{word['estimates']}(?!\w)[^.;:\d]{{0,40}}?{year}\s+(?P<so_far_year>{YEAR})"
    rest = (
        rf"[^.;:\d]{{0,80}}?(?:{D}\s+{month}\s+{word['last']}\s+{year}\s+"
        rf"|{quarter}\s+(?:IV|4)(?:\s*/\s*|\s+{year}\s+))(?P<so_far_rest>{YEAR})"
    )
    return rf"(?P<so_far>{D})\s+{month}(?=\s*(?:,|\s{word['list_and']})\s+(?:{whole}|{rest})(?!\d))"


def _led_by_words(word: Mapping[str, str]) -> tuple[str, ...]:
    """Dates that begin with `tháng`, `quý` or `năm`."""
    month, year, quarter = word["month"], word["year"], word["quarter"]
    joint = rf"(?:\s*[,;+&]\s*|\s+{word['list_and']}\s+|\s*-\s*|\s+{word['until']}\s+)"
    told = rf"(?:\s*/\s*|\s*,?\s+{year}\s+)"
    months = rf"(?:{month}\s+|{before_number(word['month_letter'], D)})"
    letter = word["quarter_letter"]
    quarters = rf"(?:{quarter}\s+|{before_number(letter, '[1-4]')}|{before_roman(letter, year)})"
    return (
        rf"{month}\s+(?P<month_list>{D}(?:{joint}{D})+){told}(?P<month_list_year>{YEAR})(?![\d/])",
        rf"{quarter}\s+(?P<quarter_list>{QUARTER}(?:{joint}{QUARTER})+){told}(?P<quarter_list_year>{YEAR})(?!\d)",
        rf"{months}(?P<m>{D})(?:\s*[/.-]\s*|\s*,?\s+{year}\s+)(?P<my>{YEAR})(?![\d/])",
        rf"{quarters}(?P<q>{QUARTER})(?:\s*[/.-]\s*|,?\s+{year}\s+)(?P<qy>{YEAR})(?!\d)",
        rf"{year}\s+(?P<y1>{YEAR}){_years_apart(word)}",
        rf"{year}\s+(?P<y>{YEAR})(?![\d/]|[.,-]\d)",
        rf"{month}\s+(?P<named>{word['names']})(?:\s*/\s*|\s+{year}\s+)(?P<named_year>{YEAR})(?![\d/])",
        rf"{month}\s+(?P<open_named>{word['names']})(?=\s*(?:,|[-–]|\s{word['list_and']})\s+(?:\d|{quarter}|{year}\s))",
        rf"{month}\s+(?P<open_month>{D})(?![\d/%]|[.,-]\d)",
        rf"{quarter}\s+(?P<open_quarter>{QUARTER})(?![\w/%]|[.,-]\d)",
    )
