"""The value that a person writes, read so that it can mean one thing only: bare, or with its unit as printed."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from pipeline.figures import Kind, Style, bounds, parse_number, plain, print_number
from pipeline.review.anchors import CELLS
from pipeline.review.catalog import FIGURE_TABLES, POINTS, Seen
from pipeline.review.dayfigures import DAY_KINDS
from pipeline.review.namevalues import citation_value, place_value
from pipeline.review.reading import UnclearValue, found_in
from pipeline.review.words import is_word, words_in
from pipeline.text import folded
from pipeline.values import Amount, DateValue, Percentage, Quantity

LONGEST = 300  # characters
FAR = 1000  # times: as far off as a figure is whose unit was taken for another one
FAR_WITHOUT_UNIT = 100  # times: `1.234.567` for `500 triệu đồng` may be thousands
HOME = "VND"  # has no fractions: a value is in whole đồng
WITHOUT_MARKS = DAY_KINDS | {"dates", "citations", "places"}
MINUS = "-\u2212"
ANY_YEAR, LEAP_YEAR = "XXXX", "2000"
_DAY = r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?"
_EDTF = re.compile(rf"{_DAY}(?:/{_DAY})?", re.ASCII)
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_BARE = re.compile(r"[-\u2212]?\d[\d., ]*(?:/ ?[-\u2212]?\d[\d., ]*)?")
_CHECK = re.compile(r"(\w+): (.*) / (.*)")
_ONE_GROUP = re.compile(r"(?P<number>[1-9]\d{0,2}(?P<mark>[.,])\d{3})(?![\d.,])", re.ASCII)
_NUMBER_FIRST = re.compile(r"\d[\d.,]*\d|\d", re.ASCII)
_PRINTED_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_PRINTED_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})", re.ASCII)


class Reading(NamedTuple):
    """A value in the form of its column. `is_sure`: else a person says first whether it is meant so.

    `other`: what it may be meant for as well, "" for nothing else.
    """

    value: str
    is_sure: bool = True
    other: str = ""


def value_of(seen: Seen, text: str) -> Reading:
    """What a person says that a mention is; raises `UnclearValue`.

    To be confirmed: what is far from what the machine reads, and `1.234` where it may be thousandths.
    """
    text = unicodedata.normalize("NFC", folded(text))
    if not text or len(text) > LONGEST:
        raise UnclearValue(text[:LONGEST])
    if seen.part not in (CELLS, *FIGURE_TABLES):
        return Reading(_name_or_day(seen, text))
    found = _figure(seen, text)
    return found._replace(is_sure=found.is_sure and not _is_far(seen, found.value))


def _name_or_day(seen: Seen, text: str) -> str:
    if seen.part == "citations":
        return citation_value(text, seen.value)
    return day_value(text) if seen.part == "dates" else place_value(text)


def numbers_of(text: str) -> tuple[str, ...]:
    """A number by itself, of whatever it is, in each way that it can be read: `187.450` as 187450 and as 187.45."""
    bare = folded(text).removesuffix("%").strip()
    values = set(_readings(bare, Kind.ANY)) if len(bare) <= LONGEST else set()
    return tuple(plain(value) for value in sorted(values, reverse=True))


def _is_far(seen: Seen, value: str, far: int = FAR) -> bool:
    """Whether a figure is so far from what the machine reads that it may be meant in another unit."""
    read, its = _first(value), _first(seen.value)
    if read is None or its is None or not its:
        return False
    return not read or (read < 0) != (its < 0) or not 1 / Decimal(far) < read / its < far


def is_value(part: str, text: str) -> bool:
    """Whether it is a value in the form of the part's column, as `value_of` gives it and the machine writes it."""
    if part in (CELLS, *FIGURE_TABLES):
        return text.count("/") <= 1 and all(map(_PLAIN.fullmatch, text.split("/")))
    if part == "dates":
        return bool(_EDTF.fullmatch(text))
    return bool(text) and text.isprintable()


def grouped(text: str, *, language: str) -> str:
    """A plain number with marks between thousands, as the language writes it; what is no number as it is."""
    style = Style.ENGLISH if language == "en" else Style.VIETNAMESE
    if text.count("/") > 1 or not all(map(_PLAIN.fullmatch, text.split("/"))):
        return text
    return "/".join(print_number(Decimal(each), style=style) for each in text.split("/"))


def as_typed(value: str, part: str) -> str:
    """A value as a field is filled with it: `37.800.000.000`, `12,345`; names and days as they are."""
    return printed(value, part, language="vi")


def printed(text: str, kind: str = "", *, language: str) -> str:
    """What the machine or a person says, for people: `mismatch: 9850000 / 9650000` in words, with marks.

    `kind`: of check, or the table of a mention: a year is no number to be marked.
    """
    marked = (lambda each: each) if kind in WITHOUT_MARKS else partial(grouped, language=language)
    check = _CHECK.fullmatch(text)
    if check is None or not is_word(f"verdict.{check[1]}"):
        return marked(text)
    verdict = words_in(language)(f"verdict.{check[1]}")
    return f"{verdict}: " + " / ".join(marked(each.strip()) for each in check.groups()[1:])


def _first(value: str) -> Decimal | None:
    part = value.partition("/")[0]
    return Decimal(part) if _PLAIN.fullmatch(part) else None


def _figure(seen: Seen, text: str) -> Reading:
    bare = text.removesuffix("%").strip() if seen.part == "percentages" else text
    if seen.unit and bare.casefold().endswith(f" {seen.unit.casefold()}"):
        bare = bare[: -len(seen.unit)].strip()
    if _BARE.fullmatch(bare):
        parts = [_number(seen, each.strip(), text) for each in bare.split("/")]
        if seen.part != "quantities":  # of which `548/512` may be more than all
            _refuse_reversed(text, *(Decimal(each.value) for each in parts))
        value, is_sure = "/".join(each.value for each in parts), all(each.is_sure for each in parts)
        is_bare = bare == text and seen.part != "percentages"
        is_sure = is_sure and not (is_bare and _is_far(seen, value, FAR_WITHOUT_UNIT))
        other = "" if is_sure or len(parts) > 1 else _in_printed_unit(seen, bare) or parts[0].other
        return Reading(value, is_sure, other)
    return Reading(_as_printed(seen, text))


def _number(seen: Seen, bare: str, text: str) -> Reading:
    """A number without a unit; where its marks can be read in two ways, as Vietnamese reports have them."""
    kind = Kind.PERCENT if seen.part == "percentages" else Kind.WHOLE if seen.unit == HOME else Kind.ANY
    values = _readings(bare, kind)
    if not values or (seen.unit == HOME and any(value % 1 for value in values)):
        raise UnclearValue(text)
    as_here = _as_printed_here(seen, bare)
    if as_here is not None:
        return Reading(plain(as_here))
    # `1.122` percent: a point before three digits parts thousands in Vietnamese reports.
    ours = parse_number(bare.lstrip(MINUS), style=Style.VIETNAMESE, kind=Kind.ANY)
    is_sure = len(set(values)) == 1 and (ours is None or ours.value == abs(values[0]))
    rest = [value for value in (abs(values[-1]), ours.value if ours else values[0]) if abs(value) != abs(values[0])]
    return Reading(plain(values[0]), is_sure, plain(rest[0].copy_sign(values[0])) if rest else "")


def _as_printed_here(seen: Seen, bare: str) -> Decimal | None:
    """What `2.451` is where the report prints `2.415`, whose value tells thousands from thousandths.

    `None` where the report prints no number of the same form.
    """
    form = _ONE_GROUP.fullmatch(bare)
    printed = _ONE_GROUP.match(seen.quote)
    if form is None or printed is None or form["mark"] != printed["mark"]:
        return None
    by_mark = {style: parse_number(printed["number"], style=style) for style in Style}
    read = _first(seen.value)
    styles = [style for style, found in by_mark.items() if found is not None and found.value == read]
    found = parse_number(bare, style=styles[0]) if len(styles) == 1 else None
    return found.value if found else None


def _in_printed_unit(seen: Seen, bare: str) -> str:
    """What a bare number is in the unit that the report counts in; "" where that is đồng, or not clear.

    `1.600` typed over `1.640` of a table in millions is 1.600 đồng, or millions of them.
    """
    printed, read = _NUMBER_FIRST.match(seen.quote), _first(seen.value)
    if seen.unit != HOME or printed is None or read is None:
        return ""
    found: set[Decimal] = set()
    for style in Style:
        typed, own = parse_number(bare, style=style), parse_number(printed[0], style=style)
        if typed is not None and own is not None and own.value:
            scale = read / own.value
            is_unit = scale > 1 and scale == Decimal(10) ** scale.adjusted()
            found |= {typed.value * scale} if is_unit else set()
    return plain(found.pop()) if len(found) == 1 else ""


def _readings(bare: str, kind: Kind) -> list[Decimal]:
    """What a number can mean, by the marks of either language, ours first; nothing for what is no number."""
    digits = bare.lstrip(MINUS)
    sign = -1 if digits != bare else 1
    readings = [parse_number(digits, style=style, kind=kind) for style in Style] if _BARE.fullmatch(bare) else []
    return [sign * each.value for each in readings if each is not None]


def _as_printed(seen: Seen, text: str) -> str:
    """A figure with its unit, as the finders of reports read it: `24.760 triệu đồng`, `1,2 triệu con`."""
    found = None if seen.part == CELLS else found_in(seen.part, text)  # a cell has no unit
    if not isinstance(found, Amount | Percentage | Quantity):
        raise UnclearValue(text)
    unit = found.currency if isinstance(found, Amount) else found.unit if isinstance(found, Quantity) else seen.unit
    per = POINTS * (found.relation == POINTS) if isinstance(found, Percentage) else found.per
    if (seen.unit and unit != seen.unit) or (per and per != seen.per):
        raise UnclearValue(text, "other_unit")
    if found.value_to is not None and "/" not in text.partition(" ")[0]:
        _refuse_reversed(text, found.value, found.value_to)
    return "/".join(plain(value) for value in (found.value, found.value_to) if value is not None)


def _refuse_reversed(text: str, *ends: Decimal) -> None:
    """Raise `UnclearValue` for a range that goes down: `20 - 15 tỷ đồng`."""
    if ends[0] > ends[-1]:
        raise UnclearValue(text, "reversed_range")


def day_value(text: str) -> str:
    """EDTF of a day, month, year or span, as reports print it or as the column has it; no day that cannot be."""
    day, month = _PRINTED_DAY.fullmatch(text), _PRINTED_MONTH.fullmatch(text)
    if day:
        value = f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    elif month:
        value = f"{month[2]}-{int(month[1]):02}"
    elif _EDTF.fullmatch(text):
        value = text
    else:
        found = found_in("dates", text)
        value = found.value if isinstance(found, DateValue) else ""
    low, high = bounds(value.replace(ANY_YEAR, LEAP_YEAR))
    if not low or low > high:
        raise UnclearValue(text, "bad_day")
    return value
