"""What a match of the date patterns says: one date, a span, or several of a list, as EDTF (ISO 8601-2).

No day is ever filled in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from pipeline.figures import MONTHS, ROMAN_QUARTERS, day_value, is_day, is_year, months_value
from pipeline.find.date_grammar import DateGrammar
from pipeline.find.month_alone import is_month_alone
from pipeline.text import folded

DAY_CUE_REACH = 60  # characters: "Ngày Khoa học và Công nghệ Việt Nam" and its kind
YEAR_CUE_REACH = 40  # characters: "so với năm" and its blanks, or a list of five years
HALF_REACH = 12  # characters: "nửa cuối" and blanks
HALVES = ("-01/-06", "-07/-12")  # months of a span of one year
MONTHS_OF_QUARTER = 3
CENTURY = 100
FIRST_OF_LAST_CENTURY = 50  # of two digits: 30/4/75 is of 1975, 14/05/21 of 2021
NUMBERS = re.compile(r"(?<!\w)(?:\d+|[IV]+)(?!\w)", re.IGNORECASE)

_DAY_AND_MONTH = (("day", "wday", "sday", "iday", "mday"), ("mon", "wmon", "smon", "imon", "mmon"))  # groups
_OPEN = frozenset(["open_month", "open_named", "open_quarter"])  # groups
Groups = Mapping[str, str]  # group name -> what it matched, only where it matched


class Part(NamedTuple):
    """A date of the text: EDTF, half-open span, and `day`, `month`, `quarter`, `half`, `year` or `span`."""

    value: str
    start: int
    end: int
    precision: str


def groups_of(match: re.Match[str]) -> Groups:
    """The named groups that matched something."""
    return {key: value for key, value in match.groupdict().items() if value}


def parts_of(
    grammar: DateGrammar, match: re.Match[str], found: Groups, text: str, *, before: Part | None
) -> tuple[Part, ...]:
    """The dates of a match, none when it is no date; `found`: its groups.

    `before`: the date that it goes on with, `None` for none.
    """
    start, end = match.span()
    if grammar.lunar.match(text, end):  # ngày 15/8 âm lịch
        return ()
    if "month_list" in found or "quarter_list" in found:
        return _listed(grammar, match)
    if "months" in found:
        value = part_of_year(grammar, found, int(found["months_year"]))
    elif {"ytd", "so_far"} & found.keys():
        value = _from_january(grammar, found)
    elif "q" in found:
        value = _quarter(found["q"], int(found["qy"]))
    elif {"m", "named"} & found.keys():
        value = _month_told(grammar, found)
    elif "cm" in found:
        is_told = before is not None and before.precision == "month"
        value = _month(found["cm"], int(found["cy"])) if is_month_alone(grammar, match, is_told=is_told) else ""
    elif {"y", "y1", "p1", "bare"} & found.keys():
        value = _years(grammar, found, text, start, end)
    else:
        open_day = before.value.rpartition("/")[2] if before and before.value.startswith("X") else ""
        value = _days(grammar, found, text, (start, end), previous=open_day)
    if value and _has_two_ends(grammar, match, found, text):
        return _ends(match, value)
    return (_with_half(grammar, found, text, Part(value, start, end, _precision(value, found))),) if value else ()


def _with_half(grammar: DateGrammar, found: Groups, text: str, year: Part) -> Part:
    """`nửa đầu năm 2022`: six months of the year that the match is; any other date stays what it is."""
    half = grammar.half.search(text, max(0, year.start - HALF_REACH), year.start) if "y" in found else None
    if half is None:
        return year
    first = 1 if half["early"] else MONTHS // 2 + 1
    return Part(months_value(int(found["y"]), first, first + MONTHS // 2 - 1), half.start(), year.end, "half")


def _has_two_ends(grammar: DateGrammar, match: re.Match[str], found: Groups, text: str) -> bool:
    """`từ năm 2019 đến năm 2022`, `ngày 10 đến 15/4`: two dates; `10-15/4`, `giai đoạn 2019 đến 2022`: a span."""
    if "d1" in found:
        return grammar.lists.is_until.search(match["dto"]) is not None
    if "y1" not in found:
        return False
    low = max(0, match.start() - YEAR_CUE_REACH)
    is_until = grammar.lists.is_until.search(text, match.end("y1"), match.start("second"))
    return is_until is not None and not grammar.cues.span.search(text[low : match.start()])


def _ends(match: re.Match[str], value: str) -> tuple[Part, Part]:
    """The two dates of a match whose span is `value`: each as it is printed."""
    first, last = value.split("/")
    are_days = bool(match.groupdict().get("d1"))
    end, start = ("d1", "d2") if are_days else ("y1", "second")
    precision = "day" if are_days else "year"
    return (
        Part(first, match.start(), match.end(end), precision),
        Part(last, match.start(start), match.end(), precision),
    )


def is_open(found: Groups) -> bool:
    """Whether a match is a part of a year that only a later date may tell: `6 tháng đầu năm`, `quý I`, `tháng 5`."""
    return not _OPEN.isdisjoint(found) or ("edge" in found and "months_year" not in found)


def open_part(grammar: DateGrammar, match: re.Match[str], year: int) -> Part | None:
    """An open match of a year told elsewhere; `None` when it is no date."""
    found = groups_of(match)
    value = part_of_year(grammar, found, year)
    return Part(value, match.start(), match.end(), _precision(value, found)) if value else None


def part_of_year(grammar: DateGrammar, found: Groups, year: int) -> str:
    """Value of a month, a quarter, or the first or last months of a year; an empty value is no date."""
    if "open_month" in found:
        return _month(found["open_month"], year)
    if "open_named" in found:
        return _month(grammar.months[folded(found["open_named"]).casefold()], year)
    if "open_quarter" in found:
        return _quarter(found["open_quarter"], year)
    first = found["edge"].casefold() in grammar.first
    return _months(grammar, found["months"], found.get("edge_of", ""), year, first=first)


def _listed(grammar: DateGrammar, match: re.Match[str]) -> tuple[Part, ...]:
    """`tháng 3, 4 và 5 năm 2021`: the word is of the first, the year of the last; `quý 1-2/2024` is one span."""
    key = "month_list" if match["month_list"] else "quarter_list"
    year, at = int(match[f"{key}_year"]), match.start(key)
    members = list(NUMBERS.finditer(match[key]))
    numbers = [ROMAN_QUARTERS.get(each[0].upper()) or int(each[0]) for each in members]
    most = MONTHS if key == "month_list" else MONTHS // MONTHS_OF_QUARTER
    if not 1 <= numbers[0] < numbers[-1] <= most or any(low >= high for low, high in pairwise(numbers)):
        return ()
    size = 1 if key == "month_list" else MONTHS_OF_QUARTER
    if grammar.lists.is_range.search(match[key]):
        value = months_value(year, size * (numbers[0] - 1) + 1, size * numbers[-1])
        of_two = (Part(value, match.start(), match.end(), "half" if _is_half(value) else "span"),)
        return of_two if len(numbers) == 2 else ()  # noqa: PLR2004 the two ends
    starts = [match.start(), *(at + each.start() for each in members[1:])]
    ends = [*(at + each.end() for each in members[:-1]), match.end()]
    value_of, precision = (_month, "month") if key == "month_list" else (_quarter, "quarter")
    return tuple(
        Part(value_of(each[0], year), start, end, precision)
        for each, start, end in zip(members, starts, ends, strict=True)
    )


def _month(raw: str | int, year: int) -> str:
    return f"{year}-{int(raw):02d}" if 1 <= int(raw) <= MONTHS else ""


def _month_told(grammar: DateGrammar, found: Groups) -> str:
    """`tháng 9 năm 2020`, `tháng Chín năm 2020`."""
    if "m" in found:
        return _month(found["m"], int(found["my"]))
    return _month(grammar.months[folded(found["named"]).casefold()], int(found["named_year"]))


def _quarter(raw: str, year: int) -> str:
    quarter = ROMAN_QUARTERS.get(raw.upper()) or int(raw)
    return months_value(year, MONTHS_OF_QUARTER * (quarter - 1) + 1, MONTHS_OF_QUARTER * quarter)


def _months(grammar: DateGrammar, raw: str, unit: str, year: int, *, first: bool) -> str:
    """`6 tháng đầu`, `3 quý đầu`: from January on; `cuối`: up to December."""
    count = int(raw) if raw.isdigit() else grammar.numerals.get(" ".join(raw.casefold().split()), 0)
    count *= MONTHS_OF_QUARTER if unit.casefold() in grammar.quarters else 1
    if not 1 <= count < MONTHS:
        return ""
    return months_value(year, 1, count) if first else months_value(year, MONTHS - count + 1, MONTHS)


def _from_january(grammar: DateGrammar, found: Groups) -> str:
    """`9 tháng năm 2023`; `9 tháng` of a year that is told behind."""
    year = found.get("ytd_year") or found.get("so_far_year") or found["so_far_rest"]
    return _months(grammar, found.get("ytd") or found["so_far"], found.get("ytd_of", ""), int(year), first=True)


def _is_half(value: str) -> bool:
    return value[4:8] + value[12:] in HALVES


def _precision(value: str, found: Groups) -> str:
    if "q" in found or "open_quarter" in found:
        return "quarter"
    if "/" in value:
        return "half" if {"months", "ytd", "so_far"} & found.keys() and _is_half(value) else "span"
    return ("year", "month", "day")[value.count("-")]


# ---- days ----------------------------------------------------------------------------------------------------


def _days(grammar: DateGrammar, found: Groups, text: str, span: tuple[int, int], *, previous: str) -> str:
    """`previous`: the day without a year that the match goes on with, "" for none."""
    start, end = span
    before = text[max(0, start - DAY_CUE_REACH) : start]
    if "d1" in found:
        goes_on = bool(previous) and not grammar.counted.match(text, end)
        return _days_apart(grammar, found, before, goes_on=goes_on)
    day, month = (int(next(found[key] for key in keys if key in found)) for keys in _DAY_AND_MONTH)
    year = found.get("year") or found.get("wyear") or found.get("wyear2") or found.get("iyear")
    if not is_day(day, month):
        return ""
    if year:
        return day_value(int(year), month, day)
    is_feast = grammar.listed_feast.match(text, start) and not grammar.not_a_month.search(before)
    cued = bool(previous) or _is_at(grammar, before) or bool(is_feast)
    if "sday" in found:
        is_told = grammar.cues.day.search(before) or (
            found["ssep"] == "/" and (cued or grammar.cues.until.search(before))
        )
        return day_value(_of_century(int(found["syear"])), month, day) if is_told else ""
    if "wday" in found:
        cues = (grammar.cues.day, grammar.cues.day_list, grammar.cues.until, grammar.cues.named_day)
        is_told = cued or any(cue.search(before) for cue in cues)
    else:
        is_told = _is_told(grammar, found, text, (day, month), before, end, cued=cued)
        is_told = is_told or (found["msep"] == "-" and _goes_on(grammar, text, (day, month), before, end, previous))
    return day_value(None, month, day) if is_told else ""


def _goes_on(grammar: DateGrammar, text: str, day_month: tuple[int, int], before: str, end: int, previous: str) -> bool:
    """`từ ngày 2-9 đến ngày 5-9`: either is a day beside the other, `ngày` standing before it."""
    if not grammar.cues.day.search(before):
        return False
    if previous:
        return day_value(None, day_month[1], day_month[0]) > previous
    last = grammar.lists.dashed_end.match(text, end)
    return last is not None and is_day(int(last["day"]), int(last["month"]))


def _is_at(grammar: DateGrammar, before: str) -> bool:
    """`sáng 3/8`, `rạng sáng 14/9`; not the street lights of `chiếu sáng 5/8 thôn`."""
    return grammar.cues.hour.search(before) is not None and not grammar.cues.no_hour.search(before)


def _of_century(year: int) -> int:
    return year + (19 if year >= FIRST_OF_LAST_CENTURY else 20) * CENTURY


def _is_told(
    grammar: DateGrammar,
    found: Groups,
    text: str,
    day_month: tuple[int, int],
    before: str,
    end: int,
    *,
    cued: bool,
) -> bool:
    """Whether a day and month alone are a date: `5/6` might be a ratio, `5-6` the fifth and sixth of a month."""
    day, month = day_month
    if grammar.cues.named_day.search(before):
        return True
    if found["msep"] == "-":
        is_feast = day_month in grammar.feast_days and not (
            grammar.cues.several_days.search(before)
            or grammar.each_month.match(text, end)
            or grammar.counted.match(text, end)
        )
        if day > MONTHS and not grammar.counted.match(text, end) and grammar.cues.until.search(before):
            return True  # xong trước 30-6
        return (cued or grammar.cues.day.search(before) is not None) and (day > month or is_feast)
    if grammar.cues.day.search(before):
        return True
    if grammar.counted.match(text, end) and not grammar.not_counted.match(text, end):  # sau ngày 20/8, 5/6 xã
        return False
    until = day > month and grammar.cues.until.search(before)  # trước 31/12
    return cued or bool(until or grammar.cues.day_list.search(before))


def _days_apart(grammar: DateGrammar, found: Groups, before: str, *, goes_on: bool) -> str:
    """`01-05/3/2022`, `10 đến ngày 15 tháng 4`; without a year only where `ngày` says that it is a date."""
    first, last = int(found["d1"]), int(found["d2"])
    month = int(found.get("dm") or found.get("dwm") or found["dom"])
    year = found.get("dy") or found.get("dwy") or found.get("dwy2")
    if not (is_day(first, month) and is_day(last, month) and first < last):
        return ""
    cued = grammar.cues.day.search(before) or grammar.lists.has_day_word.search(found["dto"])
    if not (year or cued or goes_on or (last > month and grammar.cues.until.search(before))):
        return ""
    told = int(year) if year else None
    return f"{day_value(told, month, first)}/{day_value(told, month, last)}"


# ---- years ---------------------------------------------------------------------------------------------------


def _years(grammar: DateGrammar, found: Groups, text: str, start: int, end: int) -> str:
    if "y1" in found:
        first, last = int(found["y1"]), int(found["y2"])
        return f"{first}/{last}" if is_year(first) and is_year(last) and first < last else ""
    if "y" in found:
        return found["y"]
    if grammar.counted.match(text, end):  # giảm từ 2015 hộ nghèo
        return ""
    before = text[max(0, start - YEAR_CUE_REACH) : start]
    if "p1" in found:  # năm học 2021/2022, giai đoạn 2021-25
        first = int(found["p1"])
        last = int(found.get("p2") or first // CENTURY * CENTURY + int(found["p2s"]))
        follows = last == first + 1 if "p2" in found else last > first
        return f"{first}/{last}" if follows and grammar.cues.span.search(before) else ""
    return found["bare"] if grammar.cues.year.search(before) else ""
