"""The span of time that a label is: `Quý III`, `6 tháng đầu năm`, `Ước 2024`, `Giai đoạn 2021 - 2025`."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.audit.spans import Span
from pipeline.rulebook import Rulebook, alternation

YEAR = 12  # months
HALF = 6
QUARTER = 3
_NUMERALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_BRACKETS = re.compile(r"\([^()]*\)")

SpanOf = Callable[[str], Span | None]


def span_reader(rules: Rulebook) -> SpanOf:
    """Function (label) -> its span; `None` for a label that is none, or says more than a time."""

    def words(key: str) -> str:
        return alternation(rules.words(f"checks.spans.{key}"))

    pattern = re.compile(
        rf"\s*(?:(?P<plan>{words('plan')})\s+|{words('told')}\s+)?"
        rf"(?:{words('quarter')}\s*(?P<quarter>i{{1,3}}|iv|[1-4])"
        rf"|{words('month')}\s*(?P<month>1[0-2]|0?[1-9])"
        rf"|(?P<months>3|6|9|12)\s*{words('month')}(?:\s+(?:{words('first')}|(?P<last>{words('last')})))?"
        rf"|(?P<all>{words('all')})"
        rf"|(?:{words('stage')}\s*)?(?P<from>(?:19|20)\d\d)\s*[-\u2013]\s*(?P<to>(?:19|20)\d\d)"
        rf"|(?={words('year')}|\d))"
        rf"(?:\s*(?:/|{words('year')})?\s*(?P<year>(?:19|20)\d\d))?\s*",
        re.IGNORECASE,
    )

    def span(label: str) -> Span | None:
        match = pattern.fullmatch(_BRACKETS.sub(" ", label))
        return _span(match) if match else None

    return span


def _span(match: re.Match[str]) -> Span | None:
    is_plan = match["plan"] is not None
    if match["from"]:
        first, last = int(match["from"]), int(match["to"])
        return Span(first * YEAR, (last + 1) * YEAR, is_plan) if first < last and not match["year"] else None
    start = int(match["year"] or 0) * YEAR
    if match["quarter"]:
        number = _NUMERALS.get(match["quarter"].casefold()) or int(match["quarter"])
        return Span(start + (number - 1) * QUARTER, start + number * QUARTER, is_plan)
    if match["month"]:
        return Span(start + int(match["month"]) - 1, start + int(match["month"]), is_plan)
    if match["months"]:
        months = int(match["months"])
        if match["last"]:
            return Span(start + HALF, start + YEAR, is_plan) if months == HALF else None
        return Span(start, start + months, is_plan)
    return Span(start, start + YEAR, is_plan) if match["all"] or start else None
