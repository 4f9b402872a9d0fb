"""Place and date of a head: how they are written (Nghị định 30/2020/NĐ-CP, Phụ lục I), and what they say."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from pipeline.placenames import name_key
from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.lines import Line
from pipeline.segment.numberline import BLANK
from pipeline.segment.title import LONGEST_TITLE_LINE
from pipeline.text import LOWER, UPPER

GARBLED_DAY = r"[^\s;]{1,6}(?:\s[^\s;]{1,2})?"
# Printed figures that OCR reads as letters, where nothing but a figure can stand: `tháng I1`, `năm 2O25`.
ALIKE = str.maketrans("IlOo", "1100")
# A place whose comma is forgotten, told by its capitals: `Tây Sơn ngày 22 tháng 6 năm 2022`.
_NAME = rf"(?:[{UPPER}][{LOWER}]+|[{UPPER}]{{1,3}}\.)"
BARE_PLACE = rf"(?:^|(?<=\s\s)){_NAME}(?:\s+(?:[-–]\s+)?{_NAME}){{1,5}}"
MONTH = r"(?:\d{1,2}|[IlOo]\d|1[IlOo])?(?!…)"
LAST_MONTH = 12


def dateline_pattern(rules: Rulebook) -> str:
    """`Tây Sơn, ngày   tháng 4 năm 2022`, day and month maybe blank; or `ngày 21/4/2022`; maybe without its comma."""
    day, month, year = (alternation(rules.words(f"words.date.{key}")) for key in ("day", "month", "year"))
    return (
        rf"(?P<bare>(?=(?-i:{BARE_PLACE}\s+{day})))?"
        rf"(?P<place>[^\W\d_][^,\n]{{1,48}}?)(?(bare)\s+|\s*,\s*)(?P<date>"
        rf"{day}{BLANK}(?:(?P<day>\d{{0,2}})|{GARBLED_DAY}){BLANK}{month}{BLANK}(?:(?P<month>{MONTH})|{GARBLED_DAY})"
        rf"{BLANK}{year}{BLANK}(?P<year>(?:19|2[0Oo])[\dIlOo]{{2}})?"
        rf"|{day}\s+(?P<d>\d{{1,2}})[/.-](?P<m>\d{{1,2}})[/.-](?P<y>\d{{4}})){BLANK}$"
    )


@dataclass(frozen=True, slots=True)
class Datelines:
    """Patterns of a date line; of the rest of one (`năm 2022`, `2022`); of a day alone: `Ngày 14-8-2023`."""

    whole: re.Pattern[str]
    rest: re.Pattern[str]
    alone: re.Pattern[str]
    names: frozenset[str]  # of provinces and districts, which a narrow column breaks
    days: tuple[str, ...]  # words for a day
    held: re.Pattern[str]  # how minutes say when they were held, with no place before the day

    def find(self, text: str) -> re.Match[str] | None:
        """The place and date in a line; few have the word for a day, without which the pattern is not tried."""
        said = text.casefold()
        is_told = any(day in said for day in self.days) and not self.held.match(text)
        return self.whole.search(text) if is_told else None


def datelines_of(rules: Rulebook) -> Datelines:
    """Patterns from rules/words.toml."""
    day, month, year = (alternation(rules.words(f"words.date.{key}")) for key in ("day", "month", "year"))
    alone = (
        rf"(?P<place>)(?P<date>{day}\s*:?\s*(?:(?P<day>\d{{1,2}})\s+{month}\s+(?P<month>\d{{1,2}})\s+{year}\s+(?P<year>\d{{4}})"
        rf"|(?P<d>\d{{1,2}})\s?[/.-]\s?(?P<m>\d{{1,2}})\s?[/.-]\s?(?P<y>\d{{4}})))\.?"
    )
    rest = rf"(?:(?:\d{{1,2}}{BLANK})?{month}{BLANK})?(?:\d{{1,2}}{BLANK})?(?:{year}{BLANK})?(?:19|20)\d\d\.?"
    return Datelines(
        re.compile(dateline_pattern(rules), re.IGNORECASE),
        re.compile(rest, re.IGNORECASE),
        re.compile(alone, re.IGNORECASE),
        frozenset(name_key(row.name) for row in rules.places if row.level != "commune"),
        tuple({word.split()[0].casefold() for word in rules.words("words.date.day")}),
        re.compile(rf"(?:[-–+]\s*)?{alternation(rules.words('words.zone.held'))}(?!\w)"),
    )


def wrapped_dateline(datelines: Datelines, lines: tuple[Line, ...], index: int) -> re.Match[str] | None:
    """A date line that its narrow column broke; the match is of the two lines, joined by a blank."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    if below is None or below.in_table or lines[index].in_table or not datelines.rest.fullmatch(below.text):
        return None
    text = lines[index].text
    match = datelines.find(f"{text} {below.text}")
    return match if match and match.start("date") < len(text) else None


Found = tuple[int | None, re.Match[str] | None]  # the line that a match begins on, and the match


def own_dateline(datelines: Datelines, lines: tuple[Line, ...], places: list[int], at: int | None) -> Found:
    """The date line nearest to line `at`, for a copy's own day may stand above the head; maybe broken by its column.

    Of one that is broken the first half lacks its year.
    """
    for index in places if at is None else sorted(places, key=lambda i: abs(i - at)):
        line = lines[index]
        match = None if line.in_table or line.words > LONGEST_TITLE_LINE else datelines.find(line.text)
        wrapped = wrapped_dateline(datelines, lines, index) if match is None or not issue_date(match) else None
        if wrapped or match:
            return index, wrapped or match
    return _day_below(datelines, lines, at)


def _day_below(datelines: Datelines, lines: tuple[Line, ...], number_at: int | None) -> Found:
    """`Ngày 14-8-2023` right below the number, as courts write; no place stands before it."""
    at = len(lines) if number_at is None else number_at + 1
    match = datelines.alone.fullmatch(lines[at].text) if at < len(lines) and not lines[at].in_table else None
    return (at, match) if match else (None, None)


def last_line(lines: tuple[Line, ...], at: int | None, match: re.Match[str] | None) -> int | None:
    """The line that a match which begins on line `at` ends on."""
    return at + 1 if at is not None and match is not None and match.end() > len(lines[at].text) else at


def issue_date(match: re.Match[str] | None) -> str:
    """ISO 8601 as far as printed: a blank day leaves `2022-04`."""
    if match is None:
        return ""
    year, month, day = (
        (match[a] or match[b] or "").translate(ALIKE) for a, b in (("year", "y"), ("month", "m"), ("day", "d"))
    )
    if not year:
        return ""
    if not month or not 0 < int(month) <= LAST_MONTH:
        return year
    return f"{year}-{int(month):02d}-{int(day):02d}" if _is_day(year, month, day) else f"{year}-{int(month):02d}"


def _is_day(year: str, month: str, day: str) -> bool:
    """Whether the month has such a day; another one was misread."""
    return bool(day) and 0 < int(day) <= monthrange(int(year), int(month))[1]


def issue_place(match: re.Match[str] | None) -> str:
    """Place before the date; a number glued before it is cut off."""
    if match is None:
        return ""
    # A justified line has wide blanks between all its words; a wider one parts the columns.
    usual = min((len(blank) for blank in re.findall(r"\s+", match["date"])), default=1)
    words = re.split(rf"\s{{{usual + 1},}}", match["place"].strip())[-1].split()
    while words and (any(mark in words[0] for mark in "/:") or not words[0][0].isupper()):
        words.pop(0)
    # The last word is the name's own number: `Quận 7`.
    cut = max((i for i, word in enumerate(words) if "/" in word or (word.isdigit() and i < len(words) - 1)), default=-1)
    return " ".join(words[cut + 1 :])


def whole_place(datelines: Datelines, lines: tuple[Line, ...], at: int | None, place: str) -> str:
    """The place with what its narrow column broke off above: `Thừa Thiên` / `Huế, ngày …`; two blanks inside it."""
    if at is None or not place:
        return place
    text = lines[at].text
    if f"  {place}" in text and (gap := re.search(rf"([{UPPER}][{LOWER}]+)[ ]{{2}}{re.escape(place)}\s*,", text)):
        place = f"{gap[1]} {place}" if name_key(f"{gap[1]} {place}") in datelines.names else place
    if not at or not text.startswith(place):
        return place
    joined = f"{lines[at - 1].text} {place}"
    return joined if name_key(joined) in datelines.names and not lines[at - 1].is_capitals else place
