"""Two figures with a slash between them that are no ratio: days, months, scales. A part of the finder of quantities."""

from __future__ import annotations

import re

from pipeline.figures import LONGEST_MONTH, MONTHS, is_year

DAY_DIGITS = 2
YEAR_DIGITS = 4
HOURS = 24
_OF_HUNDRED = re.compile(r"\s*[=(]\s*\d[\d.,]*\s*%")


def is_map_scale(match: re.Match[str]) -> bool:
    """Whether it is the scale of a map: `1/500`."""
    return match["low"] == "1" and len(match["of"]) > DAY_DIGITS


def may_be_day(match: re.Match[str]) -> bool:
    """Whether it can be a day and month."""
    low, high = match["low"], match["of"]
    is_written_so = low.isdigit() and len(low) <= DAY_DIGITS and high.isdigit() and len(high) <= DAY_DIGITS
    return is_written_so and int(high) <= MONTHS and int(low) <= LONGEST_MONTH


def may_be_month(text: str, match: re.Match[str]) -> bool:
    """`5/2019`, where no share behind it says that it is a ratio: `8/2012 (0,4%)`."""
    low, high = match["low"], match["of"]
    if not (low.isdigit() and high.isdigit() and len(high) == YEAR_DIGITS):
        return False
    return int(low) <= MONTHS and is_year(int(high)) and not _OF_HUNDRED.match(text, match.end())


def is_feast(match: re.Match[str]) -> bool:
    """`8/3 phụ nữ`, `đường 30/4 phường 5`: a day and month, of which no part is greater than the whole."""
    return may_be_day(match) and int(match["low"]) > int(match["of"])
