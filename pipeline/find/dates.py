"""Points and spans of calendar time, as EDTF (ISO 8601-2). ANNOTATION: DATE; DOMAIN section 6.

No day is ever filled in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.figures import MONTHS, ROMAN_QUARTERS, bounds, day_value, is_day, is_year, months_value
from pipeline.model import DateValue, Layout, Mention
from pipeline.rulebook import Rulebook, alternation, capital, cased
from pipeline.text import UPPER

Groups = defaultdict[str, str]  # group name -> what it matched, "" for nothing
DateFinder = Callable[[Layout], Iterator[Mention]]
DAY_CUE_REACH = 60  # characters: "Ngày Khoa học và Công nghệ Việt Nam" and its kind
SHARED_YEAR_REACH = 200  # characters between "6 tháng đầu năm" and the "6 tháng cuối năm 2022" that tells its year
YEAR_ONLY_BEFORE = 40  # characters: "so với năm" and its blanks, or a list of five years
LEADER_REACH = 9  # characters: "tháng" and a line break
DIGITS = re.compile(r"\d+")
YEAR_DIGITS = 4
YEAR = r"(?:19|20)\d\d"
D = r"\d{1,2}"
HALVES = ("-01/-06", "-07/-12")  # months of a span of one year
NOT_LONGER = r"(?![\d/]|[.-]\d)"  # behind a year: no further part of a date or number


@dataclass(frozen=True, slots=True)
class _Grammar:
    led_by_digits: re.Pattern[str]
    led_by_words: re.Pattern[str]
    in_words: re.Pattern[str]
    numeral: re.Pattern[str]
    quarter: re.Pattern[str]
    leaders: tuple[str, ...]
    day_cue: re.Pattern[str]
    named_day: re.Pattern[str]
    counted: re.Pattern[str]
    year_cue: re.Pattern[str]
    until_cue: re.Pattern[str]
    compared: re.Pattern[str]
    first: frozenset[str]
    numerals: dict[str, int]


def _grammar(rules: Rulebook) -> _Grammar:
    word = {
        key: alternation(rules.words(f"words.date.{key}"))
        for key in ("day", "month", "year", "and", "since", "first", "last", "until_day")
    }
    numerals = {w: n for key, n in (("three", 3), ("six", 6), ("nine", 9)) for w in rules.words(f"words.date.{key}")}
    counted = cased(numerals)
    day, year, joint = word["day"], word["year"], rf"(?:,|-|{word['and']})"
    days = alternation(form for name in rules.words("words.date.day") for form in (name, capital(name)))
    in_words = rf"(?P<months>{counted}){_edge_of_year(word)}"
    day_cue = (
        rf"(?<!\w)(?:{day}|{day}\s+{D}/{D}(?:\s*{joint}\s*(?:{day}\s+)?{D}/{D})*\s*{joint})"
        rf"\s*(?:{word['since']}\s*)?$"
    )
    names = rf"[{UPPER}][^\W\d_]*(?:\s+(?:[^\W\d_]+|-)){{1,12}}"
    birth, feasts = (alternation(rules.words(f"words.date.{key}")) for key in ("birth", "feasts"))
    named_day = rf"(?<!\w)(?:{days}\s+(?:{birth}\s+)?{names}|{feasts})\s+\(?$"
    year_cue = (
        rf"(?<!\w)(?:{word['since']}\s+"
        rf"|{year}\s+{YEAR}(?:\s*,\s*{YEAR})*(?:\s*,\s*|\s+{alternation(rules.words('words.place.and'))}\s+))$"
    )
    return _Grammar(
        led_by_digits=re.compile("|".join(_led_by_digits(rules, word)), re.IGNORECASE),
        led_by_words=re.compile("|".join(_led_by_words(rules, word)), re.IGNORECASE),
        in_words=re.compile(in_words, re.IGNORECASE),
        numeral=re.compile(counted + r"\s"),
        quarter=re.compile(rf"{cased(rules.words('words.date.quarter'))}\s+[IV]"),
        leaders=tuple(w.casefold() for w in rules.words("words.date.month", "words.date.year", "words.date.quarter")),
        day_cue=re.compile(day_cue, re.IGNORECASE),
        counted=re.compile(rf"\s+{alternation(rules.words('units.quantity.nouns', 'units.quantity.measures'))}(?!\w)"),
        named_day=re.compile(named_day),
        year_cue=re.compile(year_cue, re.IGNORECASE),
        until_cue=re.compile(rf"(?<!\w){word['until_day']}\s+$", re.IGNORECASE),
        compared=re.compile(rf"(?<!\w){alternation(rules.words('words.relations.compared_base'))}(?!\w)"),
        first=frozenset(w.casefold() for w in rules.words("words.date.first")),
        numerals={w.casefold(): n for w, n in numerals.items()},
    )


def _edge_of_year(word: Mapping[str, str]) -> str:
    """`tháng đầu năm 2022`: behind the count of months; the year may be missing."""
    edge = rf"(?P<edge>{word['first']}|{word['last']})"
    return rf"\s+{word['month']}\s+{edge}\s+(?:{word['year']}(?:\s+(?P<months_year>{YEAR})(?!\d))?)"


def _years_apart(rules: Rulebook, year: str) -> str:
    """What joins two years of a span, and the second: `2020-2025`, `2020 đến năm 2025`."""
    until = alternation(rules.words("words.date.until"))
    return rf"(?:\s*-\s*|\s+{until}\s+(?:{year}\s+)?)(?P<y2>{YEAR}){NOT_LONGER}"


def _led_by_digits(rules: Rulebook, word: Mapping[str, str]) -> tuple[str, ...]:
    """Dates that begin with a number, the longer first."""
    month, year = word["month"], word["year"]
    return (
        rf"(?P<months>{D}){_edge_of_year(word)}",
        rf"(?P<ytd>{D})\s+{month}\s+(?:{year}\s+)?(?P<ytd_year>{YEAR})(?![\d/]|[.,]\d)",
        rf"(?P<d1>{D})\s*-\s*(?P<d2>{D})\s*[/]\s*(?P<dm>{D})\s*[/]\s*(?P<dy>{YEAR})(?![\d/])",
        rf"(?P<day>{D})\s*(?P<sep>[/.-])\s*(?P<mon>{D})\s*(?P=sep)\s*(?P<year>{YEAR}){NOT_LONGER}",
        (
            rf"(?P<wday>{D})\s+{month}\s+(?P<wmon>{D})"
            rf"(?:(?:\s*,)?\s+{year}\s+(?P<wyear>{YEAR})(?!\d)"
            rf"|\s*/\s*(?P<wyear2>{YEAR})(?!\d)"
            r"|(?!\s*/?\d)(?=\W|$))"
        ),
        rf"(?P<mday>{D})(?P<msep>[/-])(?P<mmon>{D})(?![\d/.,%]\d|[-/]|\d)(?!\s*-\s*\d+/\d+/)",
        rf"(?P<y1>{YEAR}){_years_apart(rules, year)}",
        rf"(?P<bare>{YEAR})(?![\d/%]|[.,-]\d)",
    )


def _led_by_words(rules: Rulebook, word: Mapping[str, str]) -> tuple[str, ...]:
    """Dates that begin with `tháng`, `quý` or `năm`."""
    year, quarter = word["year"], alternation(rules.words("words.date.quarter"))
    return (
        rf"{word['month']}\s+(?P<m>{D})(?:\s*[/.-]\s*|\s*,?\s+{year}\s+)(?P<my>{YEAR})(?![\d/])",
        rf"{quarter}\s+(?P<q>[1-4]|IV|I{{1,3}})(?:\s*[/.-]\s*|,?\s+{year}\s+)(?P<qy>{YEAR})(?!\d)",
        rf"{year}\s+(?P<y1>{YEAR}){_years_apart(rules, year)}",
        rf"{year}\s+(?P<y>{YEAR})(?![\d/]|[.,-]\d)",
        rf"{word['month']}\s+(?P<open_month>{D})(?![\d/%]|[.,-]\d)",
        rf"{quarter}\s+(?P<open_quarter>[1-4]|IV|I{{1,3}})(?![\w/%]|[.,-]\d)",
    )


def date_finder(rules: Rulebook) -> DateFinder:
    """The finder of dates."""
    grammar = _grammar(rules)

    def find(layout: Layout) -> Iterator[Mention]:
        text = layout.text
        titles = [(zone.start, zone.end) for zone in layout.zones if zone.name == "title"]
        waiting: list[re.Match[str]] = []
        for match in _matches(grammar, text):
            found = match.groupdict()
            if found.get("open_month") or found.get("open_quarter") or (found.get("edge") and not found["months_year"]):
                waiting.append(match)
                continue
            value, start, end = _value(grammar, match, text)
            if not value:
                continue
            in_title = any(low <= start < high for low, high in titles)
            if waiting and (found.get("edge") or found.get("q") or found.get("m") or (found.get("y") and in_title)):
                yield from _shared_year(grammar, waiting, value, start, text)
            if waiting and not found.get("mday"):
                waiting.clear()
            yield _mention(value, start, end, match)

    return find


def _matches(grammar: _Grammar, text: str) -> list[re.Match[str]]:
    """Everything written like a date, in order, none overlapping.

    Every date has a number: the search goes from number to number, and to the words that lead one or stand for one.
    """
    starts = [match.start() for pattern in (grammar.numeral, grammar.quarter) for match in pattern.finditer(text)]
    starts += [_leader(grammar, text, match.start()) for match in DIGITS.finditer(text)]
    found: list[re.Match[str]] = []
    last = 0
    for start in sorted(starts):
        if start < last or (start and (text[start - 1].isalnum() or text[start - 1] in "_.,/-")):
            continue
        pattern = grammar.led_by_digits if text[start].isdigit() else grammar.led_by_words
        match = pattern.match(text, start) or grammar.in_words.match(text, start)
        if match is None and not text[start].isdigit():  # `năm` before a day: the number stands for itself
            number = DIGITS.search(text, start, start + LEADER_REACH)
            match = grammar.led_by_digits.match(text, number.start()) if number else None
        if match:
            found.append(match)
            last = match.end()
    return found


def _leader(grammar: _Grammar, text: str, start: int) -> int:
    """Where the word that leads a number begins (`năm 2022`), or the number itself."""
    before = text[max(0, start - LEADER_REACH) : start]
    word = before.rstrip()
    if word == before or not word.casefold().endswith(grammar.leaders):
        return start
    return start - len(before) + len(word) - len(re.split(r"\W", word)[-1])


def _mention(value: str, start: int, end: int, match: re.Match[str]) -> Mention:
    low, high = bounds(value)
    return Mention(start, end, DateValue(value, low, high, _precision(value, match)), "dates")


def _shared_year(grammar: _Grammar, waiting: list[re.Match[str]], told: str, at: int, text: str) -> Iterator[Mention]:
    """`6 tháng đầu năm và … 6 tháng cuối năm 2022`: the first is of the year that the second, `told`, has.

    `tháng 12 và … tháng 01 năm 2026` stays unknown, as does what is compared (`quý I so với quý I năm 2021`).
    """
    for match in waiting:
        between = text[match.end() : at]
        if len(between) > SHARED_YEAR_REACH or re.search(r"[.;:]\s", between) or grammar.compared.search(between):
            continue
        value = _of_year(grammar, match, int(told[:YEAR_DIGITS]))
        if value and bounds(value)[0] <= bounds(told)[1]:
            yield _mention(value, match.start(), match.end(), match)


def _of_year(grammar: _Grammar, match: re.Match[str], year: int) -> str:
    """Value of a part of the year whose year is told elsewhere; an empty value is no date."""
    found = match.groupdict()
    if found.get("open_month"):
        month = int(found["open_month"])
        return f"{year}-{month:02d}" if 1 <= month <= MONTHS else ""
    if found.get("open_quarter"):
        return _quarter(found["open_quarter"], year)
    return _months(grammar, match["months"], match["edge"], year)


def _quarter(raw: str, year: int) -> str:
    quarter = ROMAN_QUARTERS.get(raw.upper()) or int(raw)
    return months_value(year, 3 * quarter - 2, 3 * quarter)


def _precision(value: str, match: re.Match[str]) -> str:
    found = match.groupdict()
    if found.get("q") or found.get("open_quarter"):
        return "quarter"
    if found.get("months") or found.get("ytd"):
        return "half" if value[4:8] + value[12:] in HALVES else "span"
    if "/" in value:
        return "span"
    return ("year", "month", "day")[value.count("-")]


def _count(grammar: _Grammar, raw: str) -> int:
    return int(raw) if raw.isdigit() else grammar.numerals.get(raw.casefold(), 0)


def _months(grammar: _Grammar, raw: str, edge: str, year: int) -> str:
    """`6 tháng đầu`: from January on; `cuối`: up to December."""
    count = _count(grammar, raw)
    if not 1 <= count < MONTHS:
        return ""
    first = edge.casefold() in grammar.first
    return months_value(year, 1, count) if first else months_value(year, MONTHS - count + 1, MONTHS)


def _value(grammar: _Grammar, match: re.Match[str], text: str) -> tuple[str, int, int]:
    """EDTF value and span of a match; an empty value is no date."""
    found = defaultdict(str, {key: value for key, value in match.groupdict().items() if value})
    start, end = match.span()
    if found["months"]:
        return _months(grammar, found["months"], found["edge"], int(found["months_year"])), start, end
    if found["ytd"]:
        count = _count(grammar, found["ytd"])
        return (months_value(int(found["ytd_year"]), 1, count) if 1 <= count < MONTHS else ""), start, end
    if found["q"]:
        return _quarter(found["q"], int(found["qy"])), start, end
    if found["y1"] or found["y"] or found["bare"]:
        return _years(grammar, found, text, (start, end))
    return _days(grammar, found, text, start), start, end


def _days(grammar: _Grammar, found: Groups, text: str, start: int) -> str:
    """Values of days and months."""
    if found["m"]:
        month = int(found["m"])
        return f"{found['my']}-{month:02d}" if 1 <= month <= MONTHS else ""
    if found["mday"]:
        day, month = int(found["mday"]), int(found["mmon"])
        before = text[max(0, start - DAY_CUE_REACH) : start]
        cued = grammar.named_day.search(before) or (found["msep"] == "/" and grammar.day_cue.search(before))
        cued = cued or (found["msep"] == "/" and day > month and grammar.until_cue.search(before))  # trước 31/12
        return day_value(None, month, day) if cued and is_day(day, month) else ""
    if found["d1"]:
        first, last, month, year = (int(found[key]) for key in ("d1", "d2", "dm", "dy"))
        ordered = is_day(first, month) and is_day(last, month) and first < last
        return f"{day_value(year, month, first)}/{day_value(year, month, last)}" if ordered else ""
    day, month = int(found["day"] or found["wday"]), int(found["mon"] or found["wmon"])
    year_text = found["year"] or found["wyear"] or found["wyear2"]
    return day_value(int(year_text) if year_text else None, month, day) if is_day(day, month) else ""


def _years(grammar: _Grammar, found: Groups, text: str, span: tuple[int, int]) -> tuple[str, int, int]:
    """Values of years and spans of years."""
    start, end = span
    if found["y1"]:
        first, last = int(found["y1"]), int(found["y2"])
        return (f"{first}/{last}" if is_year(first) and is_year(last) and first < last else ""), start, end
    if found["y"]:
        return found["y"], start, end
    if grammar.counted.match(text, end):  # giảm từ 2015 hộ nghèo
        return "", start, end
    cued = grammar.year_cue.search(text[max(0, start - YEAR_ONLY_BEFORE) : start])
    return (found["bare"] if cued else ""), start, end
