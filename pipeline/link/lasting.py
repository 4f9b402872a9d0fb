"""Times that are told with their two ends: `05 ngày, từ ngày … đến ngày …`, `(18 tháng)`, `30 năm … (1982 - 2012)`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pipeline.audit.figure import Figure
from pipeline.audit.model import Dated, Lasting
from pipeline.model import Layout
from pipeline.rulebook import Rulebook, alternation, cased

REACH = 60  # characters between a time and its ends
YEAR = 4  # digits of a date that is a year alone
NEAR = 14  # `, từ ngày `
GAP = 16
BEHIND = 4  # ` (`
LONGEST = 130  # characters from `30 năm` over what is celebrated to the bracket
SpansOf = Callable[[Layout, Sequence[Figure], Sequence[Dated]], Iterator[Lasting]]
_YEARS = re.compile(
    r"[^.;()\d]*(?:\d{1,2}[-/]\d{1,2}\s*)?\(\s*(?P<first>(?:\d{1,2}[/.-]){0,2}\d{4})\s*[-–]"
    r"\s*(?P<last>(?:\d{1,2}[/.-]){0,2}\d{4})\s*\)"
)
_BREAK = re.compile(r"[.;)](?:\s|$)|\n\s*\n")


def span_finder(rules: Rulebook) -> SpansOf:
    """The finder of times with their ends."""
    units = {word: unit for unit in ("days", "months", "years") for word in rules.words(f"checks.dates.{unit}")}
    begins = re.compile(rf"(?<!\w){cased(rules.words('checks.dates.from'))}\s+$")
    until = re.compile(rf"\s+{alternation(rules.words('checks.dates.until'))}\s+")
    whole = re.compile(rf"(?<!\w){cased(rules.words('checks.dates.whole'))}\s+$")
    joint = alternation(rules.words("checks.listing.and"))
    again = re.compile(rf"\s*(?:[,;]|{joint})\s*{cased(rules.words('checks.dates.from'))}\s")
    working = re.compile(rf"\s*{alternation(rules.words('checks.dates.working'))}(?!\w)")

    def find(layout: Layout, figures: Sequence[Figure], dates: Sequence[Dated]) -> Iterator[Lasting]:
        times = [f for f in figures if f.unit in units and not f.is_range and f.of is None and not f.qualifier]
        times = [f for f in times if not f.per and not working.match(layout.text, f.end)]
        starts = [time.start for time in times]
        for time in times:
            if units[time.unit] == "years":
                yield from _anniversary(layout.text, time)
        for first, last in pairwise(dates):
            if last.start - first.end > GAP or not until.fullmatch(layout.text[first.end : last.start]):
                continue
            if not begins.search(layout.text[max(0, first.start - GAP) : first.start]):
                continue
            at = bisect_left(starts, first.start)
            near = [*times[max(0, at - 1) : at], *[each for each in times[at : at + 1] if each.start >= last.end]]
            for time in near:
                is_before = time.start < first.start
                if not _is_near(layout.text, time, first, last) or (is_before and again.match(layout.text, last.end)):
                    continue  # … và từ 01/9 đến 04/9
                are_years = len(first.value.value) == len(last.value.value) == YEAR  # 03 năm (từ năm 2019 đến năm 2021)
                is_whole = whole.search(layout.text[max(0, time.start - GAP) : time.start]) is not None
                yield Lasting(
                    time, first.value.value, last.value.value, first.start, last.end, units[time.unit],
                    is_sure=not are_years and (not is_before or first.start - time.end <= NEAR),
                    may_pause=is_before and not is_whole,
                )  # fmt: skip

    return find


def _is_near(text: str, time: Figure, first: Dated, last: Dated) -> bool:
    """Whether the time is told right before its ends, or in brackets behind them."""
    is_before = time.start < first.start
    gap = text[time.end : first.start] if is_before else text[last.end : time.start]
    if _BREAK.search(gap) or len(gap) > REACH or any(letter.isdigit() for letter in gap):
        return False
    return is_before or (len(gap) <= BEHIND and "(" in gap)


def _anniversary(text: str, time: Figure) -> Iterator[Lasting]:
    """`123 năm Ngày sinh … (19/5/1890 - 19/5/2013)`; years alone may also be counted with the first."""
    match = _YEARS.match(text, time.end, time.end + LONGEST)
    if match is not None and "\n\n" not in match[0]:
        is_sure = len(match["first"]) > len("2012") and len(match["last"]) > len("2012")
        first, last = match["first"], match["last"]
        yield Lasting(time, first[-4:], last[-4:], match.start("first"), match.end("last"), "years", is_sure)
