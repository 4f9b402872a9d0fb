"""Counts that are told again in words, in a bracket right behind them: `15 (mười lăm) thành viên`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds
from pipeline.audit.model import Spelled
from pipeline.figures import Style, parse_number
from pipeline.model import Layout
from pipeline.numberwords import number_words
from pipeline.rulebook import Rulebook
from pipeline.starts import matches_from
from pipeline.text import folded

_IN_BRACKET = re.compile(
    r"(?<![\d.,/-])(?P<number>\d{1,3}(?:\.\d{3})*)\s?\(\s*(?P<words>[^\W\d]+(?:\s+[^\W\d]+){0,9})\s*\)"
)
SpelledOf = Callable[[Layout, Sequence[Figure]], Iterator[Spelled]]


def spelled_count_finder(rules: Rulebook) -> SpelledOf:
    """The finder; it is given all figures in the order of the text."""
    words = number_words(rules)
    also_other = frozenset(rules.words("checks.spelled.also_other"))

    def find(layout: Layout, figures: Sequence[Figure]) -> Iterator[Spelled]:
        starts = [figure.start for figure in figures]
        for match in matches_from(_figures_before_brackets(layout.text), _IN_BRACKET, layout.text):
            said = folded(match["words"]).casefold().split()
            value = words.count(said) if all(map(words.holds, said)) else None
            number = parse_number(match["number"], style=Style.VIETNAMESE)
            if value is None or number is None:
                continue
            if value != number.value and " ".join(said) in also_other:
                continue  # 2021 (năm)
            at = bisect_right(starts, match.start()) - 1
            own = figures[at] if at >= 0 and match.start() < figures[at].end else None
            yield Spelled(_printed(own, number.value, match), match.start("words"), match.end("words"), Decimal(value))

    return find


def _figures_before_brackets(text: str) -> Iterator[int]:
    """Where the figures begin that a bracket follows: brackets are fewer than figures."""
    bracket = text.find("(")
    while bracket >= 0:
        at = bracket - 1 if text[bracket - 1 : bracket].isspace() else bracket
        start = at
        while start and (text[start - 1].isdecimal() or text[start - 1] == "."):
            start -= 1
        if start < at:
            yield start
        bracket = text.find("(", bracket + 1)


def _printed(own: Figure | None, value: Decimal, match: re.Match[str]) -> Figure:
    """The figure, exactly as it is printed; of a number that is told of nothing one without a unit."""
    if own is not None and own.value == value:
        return replace(own, bounds=bounds(value), is_exact=True)
    return Figure(value, bounds(value), "", match.start(), match.end("number"), match["number"], is_exact=True)
