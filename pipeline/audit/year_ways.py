"""Prices by the month that give a total of a year, of one month only: the price is by the year.

`Quỹ lương năm 2014 là 18.720 triệu đồng cho 312 người, bình quân 60 triệu đồng/người/tháng`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.audit.ways import YEAR, Way
from pipeline.rulebook import Rulebook, alternation

_LAST_MARK = re.compile(r".*(?:[;:(\n]|[,.](?!\d))", re.DOTALL)

YearTeller = Callable[[Way, Sequence[Way], str], Way | None]


def year_teller(rules: Rulebook) -> YearTeller:
    """Function (a way that holds, all ways, text) -> the way with twelve months, where the total is told of a year."""
    words = rules.words("checks.products.whole_years")
    year = re.compile(rf"(?<!\w)(?:{alternation(words)}|năm (?:19|20)\d\d)(?!\w)", re.IGNORECASE)
    months = frozenset(rules.words("checks.products.months"))
    month = re.compile(rf"(?<!12 )(?<!\w){alternation(tuple(months))}(?!\w)", re.IGNORECASE)

    def of_year(way: Way, ways: Sequence[Way], text: str) -> Way | None:
        is_monthly = any(unit.split()[0] in months for unit in way.rate.by)
        if way.is_full or not is_monthly or way.whole.figure.per:
            return None
        first, end = way.whole.tokens[0].start, way.whole.figure.start
        line = max(text.rfind("\n", 0, first) + 1, text.rfind(". ", 0, first) + 1)
        mark = _LAST_MARK.match(text, line, end)
        since = mark.end() if mark is not None else line
        if year.search(text, since, end) is None or month.search(text, since, end) is not None:
            return None
        twelve = (each for each in ways if each.whole is way.whole and each.counts == way.counts)
        return next((each for each in twelve if each.scale == way.scale * YEAR), None)

    return of_year
