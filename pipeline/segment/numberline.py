"""Number and date line of a head: how they are written (Nghị định 30/2020/NĐ-CP, Phụ lục I), and what they say."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model import Zone
from pipeline.rulebook import Rulebook, alternation
from pipeline.segment.lines import Line, Page
from pipeline.text import LOWER, UPPER

BLANK = r"[\s.…_]*"  # where a number or day is to be filled in by hand
# What OCR makes of a number or day written by hand; it has a sign or a figure in it, so that it is no word.
GARBLED = r"(?=[^\s/]*[^\s/.,:;…_\W\D]|[^\s/]*[^\s/\w.:;…_])[^\s/]{1,9}"
GARBLED_DAY = r"[^\s;]{1,6}(?:\s[^\s;]{1,2})?"
# Printed figures that OCR reads as letters, where nothing but a figure can stand: `tháng I1`, `năm 2O25`.
ALIKE = str.maketrans("IlOo", "1100")
# A place whose comma is forgotten, told by its capitals: `Tây Sơn ngày 22 tháng 6 năm 2022`.
_NAME = rf"(?:[{UPPER}][{LOWER}]+|[{UPPER}]{{1,3}}\.)"
BARE_PLACE = rf"(?:^|(?<=\s\s)){_NAME}(?:\s+(?:[-–]\s+)?{_NAME}){{1,5}}"
MONTH = r"(?:\d{1,2}|[IlOo]\d|1[IlOo])?(?!…)"
LAST_MONTH = 12


GROUP = rf"[{UPPER}{LOWER}&]{{1,12}}\d{{0,2}}"  # of a symbol: BC, UBND
SYMBOL = rf"(?:(?:19|20)\d\d\s?/\s?)?{GROUP}(?:\s?[-/]\s?{GROUP}){{0,4}}"


def _opening(rules: Rulebook) -> str:
    """The word before a number; behind capitals of a glued line with a capital: `theo QĐ số 12` is a citation."""
    words = rules.words("words.zone.number")
    glued = alternation(word for word in words if word[0].isupper())
    return rf"(?:(?:^|(?<=\s\s)|(?<=\t)){alternation(words)}|(?<=[{UPPER}]\s){glued})\s*:?\s*"


def number_pattern(rules: Rulebook) -> str:
    """`Số: 215/BC-UBND`, the number maybe blank."""
    return (
        rf"{_opening(rules)}(?:(?P<number>\d{{1,5}}[a-z]?)?(?:{BLANK}(?P<joint>[/-])\s*|(?<=\d)(?P<blank>\s)(?=[{UPPER}]{{1,5}}/))"
        rf"|{GARBLED}\s?(?=/[{UPPER}]{{2}})(?P<behind>/))"
        rf"(?P<symbol>{SYMBOL}(?:\([{UPPER}\d]{{1,6}}\))?)(?!\w)"  # police: 45/BC-CAH(TH)
    )


def _open_number_pattern(rules: Rulebook) -> str:
    """A number that goes on below: `Số:`, `Số: 105`, `Số: 105/QĐ-`."""
    years = r"(?:(?:19|20)\d\d\s?/\s?)?"
    return rf"{_opening(rules)}(?:\d{{1,5}}[a-z]?)?(?:{BLANK}[/-]\s*{years}(?:{GROUP}\s?[-/]\s?){{0,4}})?$"


@dataclass(frozen=True, slots=True)
class Numbers:
    """Patterns of a number on one line, of one that goes on below, and of a line that is the rest of one."""

    whole: re.Pattern[str]
    begun: re.Pattern[str]
    rest: re.Pattern[str]


def numbers_of(rules: Rulebook) -> Numbers:
    """Patterns from rules/words.toml."""
    return Numbers(
        whole=re.compile(number_pattern(rules)),
        begun=re.compile(_open_number_pattern(rules)),
        rest=re.compile(rf"(?:\d{{1,5}}[a-z]?\s?/\s?|[/-]\s?)?{SYMBOL}"),  # 105/QĐ-UBND; /QĐ-UBND; BCĐTW
    )


def own_number(numbers: Numbers, page: Page, places: Iterable[int]) -> tuple[int | None, re.Match[str] | None]:
    """The first number on the lines `places`, and the line that it begins on; it may end on the next."""
    for index in places:
        line = page.lines[index]
        if line.in_table:
            continue
        joined = _joined(numbers, page, index)
        match = (numbers.whole.search(joined) if joined else None) or numbers.whole.search(line.text)
        if match:
            return index, match
    return None, None


def _joined(numbers: Numbers, page: Page, index: int) -> str:
    """A line that ends in the middle of a number, with the line below; "" when it does not."""
    text = page.lines[index].text
    below = page.lines[index + 1] if index + 1 < len(page.lines) else None
    if below is None or below.in_table or page.is_parted(below) or not numbers.rest.fullmatch(below.text):
        return ""
    joint = below.text[0] if below.text[0] in "-/" else ""
    return f"{text} {below.text}" if numbers.begun.search(text) or numbers.begun.search(text + joint) else ""


def own_number_zone(lines: tuple[Line, ...], at: int, number: re.Match[str]) -> Zone:
    """Where the number that begins on line `at` stands, over the line's end or not."""
    line = lines[at]
    over = number.end() - len(line.text) - 1  # characters of the line below
    end = lines[at + 1].start + over if over > 0 else line.start + number.end()
    return Zone("own_number", line.start + number.start(), end)


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


def number_of(match: re.Match[str] | None) -> str:
    """`215/BC-UBND`; `/BC-UBND` when the number is blank."""
    if match is None:
        return ""
    joint = match["joint"] or match["behind"] or " "  # 84 KH/TĐTN, as the Youth Union writes
    return f"{match['number'] or ''}{joint}{''.join(match['symbol'].split())}"


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
