"""Thousands that blanks part in cells of a table: `12 500` is one figure or two, as the others of its column tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Thousands parted by blanks, beyond doubt by two of them, and otherwise; blanks between what are no groups.
_BLANKS = re.compile(r"(?<![\d., ])\d{1,3}(?: \d{3})+(?![\d.])")
SURE_BLANKS = re.compile(r"(?<![\d., ])\d{1,3}(?: \d{3}){2,}(?![\d.])")
_OTHER_THOUSANDS = re.compile(r"\d[.,]\d{3}(?!\d)|\d{4}")
_TWO_FIGURES = re.compile(r"\d (?!\d{3}(?!\d))\d|\d{4} \d|\d[.,]\d+ \d")
_SMALL = re.compile(r"^[-+(]*\d{1,3}(?:,\d{1,2})?\)?$")
LEAST_ALIKE = 2  # others of a column beside one, grouped by blanks or without need of it


def how_grouped(shown: Sequence[str]) -> bool | None:
    """Whether blanks part the thousands of a column, one of whose cells is `12 500`; `None` where it does not tell."""
    if any(map(_TWO_FIGURES.search, shown)):
        return False
    if any(map(SURE_BLANKS.search, shown)):
        return True
    alike, small = (sum(each.search(t) is not None for t in shown) for each in (_BLANKS, _SMALL))
    is_so = alike > 1 and alike + small > LEAST_ALIKE and not any(map(_OTHER_THOUSANDS.search, shown))
    return True if is_so else None
