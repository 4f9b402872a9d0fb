"""The value that a person writes, read so that it can mean one thing only."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.figures import Style, parse_number, plain, print_number
from pipeline.review.anchors import CHECKS
from pipeline.review.catalog import FIGURE_TABLES
from pipeline.text import folded

LONGEST = 300  # characters
_DAY = r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?"
_EDTF = re.compile(rf"{_DAY}(?:/{_DAY})?", re.ASCII)
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_PRINTED_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)


class UnclearValue(ValueError):  # noqa: N818 - it names what is wrong
    """A value that cannot be read, or in two ways."""


def value_of(part: str, text: str) -> str:
    """The value in the form of the part's column; raises `UnclearValue`."""
    text = folded(text)
    if not text or len(text) > LONGEST:
        raise UnclearValue(text[:LONGEST])
    if part in (CHECKS, *FIGURE_TABLES):
        return "/".join(_number(each) for each in text.split("/", 1))
    return _date(text) if part == "dates" else text


def is_value(part: str, text: str) -> bool:
    """Whether it is a value in the form of the part's column, as `value_of` gives it and the machine writes it."""
    if part in FIGURE_TABLES:
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


def _number(text: str) -> str:
    bare = text.strip().removesuffix("%").strip()
    sign = "-" if bare.startswith("-") else ""
    readings = [parse_number(bare.removeprefix("-"), style=style) for style in Style]
    values = {plain(each.value) for each in readings if each is not None}
    if len(values) != 1:
        raise UnclearValue(text)
    (value,) = values
    return f"{sign}{value}" if value != "0" else value


def _date(text: str) -> str:
    printed = _PRINTED_DAY.fullmatch(text)
    if printed:
        day, month, year = printed.groups()
        text = f"{year}-{int(month):02}-{int(day):02}"
    if not _EDTF.fullmatch(text):
        raise UnclearValue(text)
    return text
