"""Vietnamese numbers and calendar dates <-> exact values, with their printed precision.

`.` marks thousands and `,` decimals; the other way round occurs (DOMAIN section 5). A figure is never a float.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from pipeline.starts import marked_starts, marks_before_digits, matches_from

# A number as printed: groups of three with one mark, or plain digits with one decimal part. Blanks mark thousands only
# in two groups or more (`1 000 000`): `2021 150 ha` is two numbers.
# A mark may end a line where the digits behind it go on with the grouping: `12.500.` / `000`. Not behind four digits
# (`năm 2021.`), a date (`5/12,`) or a list of numbers (`1, 2,`); nor before a list label (`12. `, `5)`).
_BROKEN_DOT = r"(?<!\d{4})(?<=\d)\.[ ]*\n[ ]*\d{3}(?![\d)/])(?!\.(?!\d|[ ]*\n[ ]*\d{3}(?!\d)))"
_BROKEN_COMMA = r"(?<!\d{4})(?<!,[ ]\d)(?<!,[ ]\d\d)(?<=\d),[ ]*\n[ ]*\d{1,3}(?![\d)/])(?!\.(?!\d))"
_BROKEN = rf"(?=[.,][ ]*\n)(?:{_BROKEN_DOT}|{_BROKEN_COMMA})(?:[.,]\d+)*"
NUMBER = rf"(?>\d{{1,3}}(?:[ ]\d{{3}}){{2,}}(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)*(?:{_BROKEN}){{0,2}})"  # all or nothing
# Before a unit one group is enough: 500 000 đồng.
SPACED = r"(?<!\d[ ])\d{1,3}(?:[ ]\d{3})+(?![\d.])(?:,\d{1,2}(?!\d))?"
UNBROKEN = r"(?>\d+(?:[.,]\d+)*)"  # where a mark at a line end is no part of it: behind a slash
# What a table may count by, in a unit: 1.000 đồng, 1.000.000 đồng.
THOUSAND_FIGURE = r"1[.,]?000"
PER_MILLE = Decimal("0.1")  # 12‰ is 1,2%
SCALE_FIGURE = r"1(?:[.,]?000){1,3}"
_BREAK = re.compile(r"(?<=[.,])\s+")
# A cell that is a figure and nothing else: `1.486.000`, `(26.700)`, `-3,2`, `28,7%`.
# In a cell nothing else can stand behind the mark: `1.150.` / `000`, `1.150. 000`; narrow columns break between digits
# too: `1.260.998.73` / `6`, of which neither part would be a figure. Nor can anything else stand before a mark that a
# blank sets off, `10 .000`, `41 ,0`, or say `00`, `12.5 00`; `05` may be a count.
_CELL_BREAK = r"[ ]*\n[ ]*"
_CELL_NUMBER = (
    rf"(?:{NUMBER}|\d{{1,3}}(?:\.\d{{3}})+\.(?:\d\s+\d{{2}}|\d{{2}}\s+\d)(?!\d)(?:,\d+)?"
    rf"|\d{{1,3}}(?:\s*\.\s*\d{{3}})+(?:\s*,(?:{_CELL_BREAK})?\d+)?|\d{{1,3}}(?:\.\d{{3}})*\.\d\s+00|\d+\s+,\s?\d+"
    rf"|\d{{1,3}}(?:,(?:{_CELL_BREAK})?\d{{3}})+(?:\.(?:{_CELL_BREAK})?\d+)?|\d{{1,3}},{_CELL_BREAK}\d{{1,3}})"
)
FIGURE_CELL = re.compile(
    rf"(?P<open>\(\s*)?(?P<minus>(?:[-+]|\([-+]\))\s*)?(?P<number>{_CELL_NUMBER})\s*(?P<percent>%)?(?P<close>\s*\))?"
)
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*")


class Style(Enum):
    """Which mark a document uses for decimals when a figure alone does not tell."""

    VIETNAMESE = "vi"  # 1.234,5
    ENGLISH = "en"  # 1,234.5


class Kind(Enum):
    """What the figure measures, as far as it rules a reading out."""

    ANY = "any"
    WHOLE = "whole"  # whole đồng, persons: no fraction is possible, so a comma before three digits marks thousands
    PERCENT = "percent"  # a dot before three digits is a decimal mark: 5.125%


class Figure(NamedTuple):
    """An exact value and the value of its last printed digit (`step`)."""

    value: Decimal
    step: Decimal
    ambiguous: bool = False  # both readings are possible, and only the document's style decided


ONE = Decimal(1)
MOST_DIGITS = 25  # of a number: Python's decimals round those of 28 and more, and nobody counts so far


def parse_number(raw: str, *, style: Style = Style.VIETNAMESE, kind: Kind = Kind.ANY) -> Figure | None:
    """Exact value of a printed number; `None` when it is no well-formed number (`1.2.3`, `1.23,4.5`), or too long."""
    text = raw.strip()
    if len(text) > MOST_DIGITS and sum(map(str.isdigit, text)) > MOST_DIGITS:
        return None
    if text.isdecimal():
        return _plain(text)  # mostly
    if "\n" in text:
        text = _BREAK.sub("", text)
    if _SPACED.fullmatch(text):
        text = text.replace(" ", "")
    dots, commas = text.count("."), text.count(",")
    if not dots and not commas:
        return _plain(text) if text.isdecimal() else None
    if dots and commas:
        return _with_decimal(text, "," if text.rindex(",") > text.rindex(".") else ".")
    mark, is_one = "." if dots else ",", dots + commas == 1
    if _GROUPED.fullmatch(text) is None or text.startswith("0"):
        return _with_decimal(text, mark) if is_one else None
    return _one_group(text, mark, style, kind) if is_one else _plain(text.replace(mark, ""))


def in_thousands(printed: str) -> bool:
    """Whether a sum of money can be in thousands only, whatever the style: no currency has mills (`1,200 USD`)."""
    return _COMMAS.fullmatch(printed) is not None


def _one_group(text: str, mark: str, style: Style, kind: Kind) -> Figure | None:
    """`1.706` or `1,706`: thousands or thousandths."""
    thousands_mark = "." if style is Style.VIETNAMESE else ","
    if kind is Kind.PERCENT:
        return _with_decimal(text, mark)
    if kind is Kind.WHOLE or mark == thousands_mark:
        return _plain(text.replace(mark, ""))
    found = _with_decimal(text, mark)
    return Figure(found.value, found.step, ambiguous=True) if found else None


def _plain(digits: str) -> Figure:
    return Figure(Decimal(digits), ONE)


def _with_decimal(text: str, mark: str) -> Figure | None:
    whole, _, fraction = text.rpartition(mark)
    other = "." if mark == "," else ","
    if other in whole and not _GROUPED.fullmatch(whole):
        return None
    whole = whole.replace(other, "")
    if not whole.isdecimal() or not fraction.isdecimal():
        return None
    return Figure(Decimal(f"{whole}.{fraction}"), Decimal(1).scaleb(-len(fraction)))


PART = r"(?P<part>[ ]?[½¼¾])"  # behind the whole of a figure: 2½
HALF = "½"
_PARTS = {  # as exact as when they are written 0,5 and 0,25
    HALF: (Decimal("0.5"), Decimal("0.1")),
    "¼": (Decimal("0.25"), Decimal("0.01")),
    "¾": (Decimal("0.75"), Decimal("0.01")),
}


def with_part(figure: Figure, printed: str | None) -> Figure:
    """The figure with the part that is printed behind it: `2½`."""
    if not printed:
        return figure
    part, step = _PARTS[printed.strip()]
    return Figure(figure.value + part, step)


def joined(raw: str) -> str:
    """The number of a cell without the blanks and line ends that broke it; blanks that part thousands stay."""
    parts = raw.split()
    return raw if len(parts) == 1 or _SPACED.fullmatch(raw) else "".join(parts)


def figure_cell(text: str) -> re.Match[str] | None:
    """Match of a cell that is a figure and nothing else; brackets come in pairs."""
    match = FIGURE_CELL.fullmatch(text)
    return match if match and bool(match["open"]) == bool(match["close"]) else None


# Behind the figure of a cell: footnote marks `*`, `(*)`, `(1)`, `[2]`, `¹`; or an aside `(tăng 10)`, `(8,1%)`, which
# has a letter or a sign of its own, so that it is no second figure of columns run together.
_RAISED = r"[\u00b9\u00b2\u00b3\u2074-\u2079\u2020\u2021]"
_NOTE = rf"\*{{1,3}}|\(\s*(?:\*{{1,3}}|[1-9])\s*\)|\[(?:\*{{1,3}}|\d{{1,2}})\]|{_RAISED}"
_NOTE_MARKS = re.compile(rf"(?:\s*(?:{_NOTE}))+$|(?<=\d)[,.][-–]+$")  # 2.500.000,-
_ASIDE = re.compile(r"\s*\((?P<said>[^()]*(?:[^\W\d_]|%)[^()]*)\)$")
# Quick to say no: few cells end so, and fewer have such a mark behind a figure.
_ENDS = frozenset("*)]\n-–\u00b9\u00b2\u00b3\u2020\u2021" + "".join(map(chr, range(0x2074, 0x207A))))
_MARK_OR_BRACKET = re.compile(rf"[\d%)](?:\s*(?:[*(\[]|{_RAISED})|[,.][-–])")


def figure_and_aside(text: str) -> tuple[str, str]:
    """A cell's text without footnote marks and an aside in brackets behind it, and that aside without them."""
    if text[-1:] not in _ENDS or not _MARK_OR_BRACKET.search(text):
        return text, ""
    rest = _NOTE_MARKS.sub("", text)
    aside = _ASIDE.search(rest)
    return (rest[: aside.start()], aside["said"].strip()) if aside else (rest, "")


def signed(match: re.Match[str], *, style: Style, kind: Kind = Kind.ANY) -> Figure | None:
    """The figure of a `figure_cell`: a minus or round brackets (bookkeeping) make it negative."""
    figure = parse_number(joined(match["number"]), style=style, kind=kind)
    if figure and (match["open"] or "-" in (match["minus"] or "")):
        return Figure(figure.value.copy_negate(), figure.step, figure.ambiguous)  # `-` would round to 28 digits
    return figure


# Evidence of a document's style: figures that can be read in one way only.
# A digit first and then what is not before it: such patterns are searched three times as fast as the other way round.
_VIETNAMESE = re.compile(r"\d(?<![\d.,].)(?:\d*(?:\.\d{3})*,\d{1,2}|\d{0,2}(?:\.\d{3}){2,})(?![\d.,])")
_COMMA_GROUP = re.compile(r",(?<=\d,)\d{3}[.,]\d")  # quick to say no
_ENGLISH = re.compile(r"\d(?<![\d.,].)\d{0,2}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})(?![\d.,])")


def number_style(text: str) -> Style:
    """The document's own majority."""
    english = english_figures(text)
    return Style.ENGLISH if english and english > vietnamese_figures(text) else Style.VIETNAMESE


def english_figures(text: str) -> int:
    """How many figures have English marks beyond doubt: `1,234.5`, `1,234,567`."""
    return sum(1 for _ in matches_from(marked_starts(text), _ENGLISH, text)) if _has_comma_group(text) else 0


def vietnamese_figures(text: str) -> int:
    """How many have Vietnamese marks beyond doubt: `98,5`, `1.234,5`, `1.234.567`."""
    return sum(1 for _ in matches_from(marked_starts(text), _VIETNAMESE, text))


def _has_comma_group(text: str) -> bool:
    """Whether a comma parts three digits from other ones before and behind them."""
    return any(_COMMA_GROUP.match(text, at) for at in marks_before_digits(text, ","))


ONE_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")  # thousands, or thousandths


def is_unclear(raw: str, marks: str) -> bool:
    """Whether a figure has a mark before three digits alone, `1.250`, that is one of `marks`, which nothing decides."""
    return any(mark in raw for mark in marks) and ONE_GROUP.fullmatch(raw) is not None


_DOT_GROUP = re.compile(r"(?<![\d.,/])[1-9]\d{0,2}\.\d{3}(?![\d.,/]|\s?%)")


def style_is_told(text: str) -> bool:
    """Whether the document's figures say which style it has; else `1,706` can be either."""
    if not _has_comma_group(text):
        is_vietnamese = any(_VIETNAMESE.match(text, at) for at in marked_starts(text))
        return is_vietnamese or _DOT_GROUP.search(text) is not None
    return english_figures(text) != vietnamese_figures(text)


_DOTTED_PERCENT = re.compile(r"(?<![\d.,])\d+\.(?:\d{1,2}|\d{4,})\s?%")
_COMMA_PERCENT = re.compile(r"(?<![\d.,])\d+,(?:\d{1,2}|\d{4,})\s?%")


def percent_style(text: str) -> Style | None:
    """How the document writes its percentages, `64.39%` beside `1.234` being common; `None` where none tells."""
    dotted, comma = (sum(1 for _ in each.finditer(text)) for each in (_DOTTED_PERCENT, _COMMA_PERCENT))
    if dotted == comma:
        return None
    return Style.ENGLISH if dotted > comma else Style.VIETNAMESE


_EXCHANGED = str.maketrans(",.", ".,")


def print_number(value: Decimal, *, style: Style = Style.VIETNAMESE) -> str:
    """The number as a Vietnamese (or English) document prints it: `2.522,81`."""
    return in_style(f"{value:,f}", style)


def in_style(text: str, style: Style) -> str:
    """A text whose only marks are those of English numbers, `1,250.5 / 2`, as the style prints it."""
    return text.translate(_EXCHANGED) if style is Style.VIETNAMESE else text


def plain(value: Decimal) -> str:
    """Plain decimal notation without exponent or needless zeros: `5240000000`, `55.19`."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if text not in {"-0", ""} else "0"


# ---- calendar ------------------------------------------------------------------------------------------

FIRST_YEAR = 1900  # years of reports and of the events that they name
LAST_YEAR = 2100
MONTHS = 12
LONGEST_MONTH = 31  # days
ROMAN_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}


def is_year(number: int) -> bool:
    """Whether a number may be a calendar year of a report."""
    return FIRST_YEAR <= number <= LAST_YEAR


def is_day(day: int, month: int) -> bool:
    """Whether a day and month are written like a date (31/02 is: it is for a check to say that it cannot be)."""
    return 1 <= day <= LONGEST_MONTH and 1 <= month <= MONTHS


def day_value(year: int | None, month: int, day: int) -> str:
    """EDTF of a day; without a year `XXXX-05-18`."""
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"XXXX-{month:02d}-{day:02d}"


def months_value(year: int, first: int, last: int) -> str:
    """EDTF of a span of months of one year; the whole year is still written as months."""
    return f"{year:04d}-{first:02d}/{year:04d}-{last:02d}"


@lru_cache(maxsize=10_000)  # the days of an archive come again and again
def bounds(value: str) -> tuple[str, str]:
    """First and last ISO day of an EDTF value; empty where unknown or impossible."""
    first, _, last = value.partition("/")
    low, high = _first_day(first), _last_day(last or first)
    return (low, high) if low and high else ("", "")


def _parts(text: str) -> list[int]:
    return [int(part) for part in text.split("-")] if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else []


def _first_day(text: str) -> str:
    parts = _parts(text)
    return _iso([*parts, 1, 1][:3]) if parts else ""


def _last_day(text: str) -> str:
    match _parts(text):
        case [year]:
            return _iso([year, MONTHS, LONGEST_MONTH])
        case [year, month] if 1 <= month <= MONTHS:
            return _iso([year, month, calendar.monthrange(year, month)[1]])
        case [year, month, day]:
            return _iso([year, month, day])
    return ""


def _iso(parts: list[int]) -> str:
    try:
        return date(*parts).isoformat()
    except ValueError:
        return ""
