"""Dates that take their month or year from a later one: `ngày 5, 6 và 7/8/2022`, `quý I … và quý II/2022`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.figures import bounds, day_value, is_day
from pipeline.find.date_grammar import DateGrammar
from pipeline.find.date_values import Part, open_part

DAYS_REACH = 60  # characters: five days and what joins them
SHARED_YEAR_REACH = 200  # characters between "6 tháng đầu năm" and the "6 tháng cuối năm 2022" that tells its year
YEAR_DIGITS = 4
NUMBER = re.compile(r"\d+")
NEW_CLAUSE = re.compile(r"[.;:]\s")
NEW_POINT = re.compile(r"[.:]\s")  # between the halves of a year a semicolon may stand
NEW_SENTENCE = re.compile(r"[.;]\s|\n\s*\n")


def has_days(part: Part) -> bool:
    """Whether a date is a day or a span of days, with its year or without."""
    return part.value.partition("/")[0].count("-") == 2  # noqa: PLR2004 year, month and day


def days_before(grammar: DateGrammar, text: str, last: Part, told: Container[int]) -> Iterator[Part]:
    """Days of a list that share the month or year of its `last`; `told`: where days without a year were found."""
    low = max(0, last.start - DAYS_REACH)
    before = text[low : last.start]
    if not NUMBER.search(before):
        return  # most dates stand alone
    if match := grammar.lists.days_before.search(before):
        for part in _of_year(grammar, text, last, low + match.start(), told):
            yield part
            last = part
        yield from days_before(grammar, text, last, told) if last.start == low + match.start() else ()
    elif match := grammar.lists.numbers_before.search(before):
        yield from _of_month(last, low + match.start("days"), match["days"])


def _of_year(grammar: DateGrammar, text: str, last: Part, at: int, told: Container[int]) -> Iterator[Part]:
    """`05/8, 12/8 và 20/8/2025`; a `ngày` before the next one makes a list of dates only of what is one already."""
    following = last.start
    for each in reversed(list(grammar.lists.day_and_month.finditer(text, at, last.start))):
        start, end = each.span()
        day, month = int(each["day"]), int(each["month"])
        first = int(each["first"] or day)  # 5-10/4
        dashed = each["dash"] and "-" not in text[last.start : last.end]
        if not is_day(day, month) or dashed or not 1 <= first <= day:
            return
        if start not in told and grammar.lists.has_day_word.search(text, end, following):
            return
        is_of_year = last.value[0] != "X" and f"{month:02d}-{day:02d}" <= last.value[YEAR_DIGITS + 1 :]
        year = int(last.value[:YEAR_DIGITS]) if is_of_year else None
        value = day_value(year, month, day)
        if each["first"]:
            yield Part(f"{day_value(year, month, first)}/{value}", start, end, "span")
        else:
            yield Part(value, start, end, "day")
        following = start


def _of_month(last: Part, at: int, days: str) -> Iterator[Part]:
    """`ngày 5, 6 và 7/8/2022`, `đêm 14 rạng sáng 15/9`: ascending, all of one month."""
    members = list(NUMBER.finditer(days))
    end = last.value.partition("/")[0]
    numbers = [*(int(each[0]) for each in members), int(end[-2:])]
    if numbers[0] >= 1 and all(low < high for low, high in pairwise(numbers)):
        for each in members:
            yield Part(f"{end[:-2]}{int(each[0]):02d}", at + each.start(), at + each.end(), "day")


class Waiting(NamedTuple):
    """A part of a year without its year; `previous`: the year told in the sentence before it, "" for none."""

    match: re.Match[str]
    previous: str


def waiting_for_year(text: str, match: re.Match[str], previous: Part | None) -> Waiting:
    """An open match and the year that its sentence told before it."""
    if previous is None or previous.precision != "year" or NEW_SENTENCE.search(text[previous.end : match.start()]):
        return Waiting(match, "")
    return Waiting(match, previous.value)


def of_shared_year(grammar: DateGrammar, text: str, waiting: Sequence[Waiting], told: Part) -> Iterator[Part]:
    """`6 tháng đầu năm và … 6 tháng cuối năm 2022`: the first is of the year that the second, `told`, has.

    `tháng 12 và … tháng 01 năm 2026` stays unknown, as does what is compared (`quý I so với quý I năm 2021`), what
    stands outside the bracket of `told`, and what is of another year told before it.
    """
    year = told.value[:YEAR_DIGITS]
    for match, previous in waiting:
        between = text[match.end() : told.start]
        part = open_part(grammar, match, int(year))
        if part is None or len(between) > SHARED_YEAR_REACH or grammar.compared.search(between):
            continue
        ends = NEW_CLAUSE if not _is_rest(bounds(part.value), bounds(told.value)) else NEW_POINT
        if ends.search(between) or between.count("(") != between.count(")") or previous not in {"", year}:
            continue
        if _goes_with(bounds(part.value), bounds(told.value)):
            yield part


def of_year_before(grammar: DateGrammar, text: str, told: Part | None, match: re.Match[str]) -> Part | None:
    """`6 tháng đầu năm 1998 và … 6 tháng cuối năm`: the rest of the year that the part `told` before it is of."""
    is_of_year = told is not None and told.precision in {"half", "span"} and told.value[0] != "X"
    if told is None or not is_of_year or match.start() - told.end > SHARED_YEAR_REACH:
        return None
    between = text[told.end : match.start()]
    part = open_part(grammar, match, int(told.value[:YEAR_DIGITS]))
    if part is None or not _is_rest(bounds(told.value), bounds(part.value)):
        return None
    is_parted = NEW_POINT.search(between) or between.count("(") != between.count(")")
    return None if is_parted or grammar.compared.search(between) else part


def _is_rest(part: tuple[str, str], told: tuple[str, str]) -> bool:
    """Whether two parts make the whole year: `6 tháng đầu năm; nhiệm vụ 6 tháng cuối năm 2026`."""
    year = part[0][:YEAR_DIGITS]
    return part[0] == f"{year}-01-01" and told[1] == f"{year}-12-31" and int(part[1][5:7]) + 1 == int(told[0][5:7])


def _goes_with(part: tuple[str, str], told: tuple[str, str]) -> bool:
    """Before what is told, or a true part of it: `quý I` again with a year of its own is of another year."""
    return part[1] < told[0] or (part != told and told[0] <= part[0] and part[1] <= told[1])
