"""Phrases with a figure that can be read in two ways: `2 nghìn 50 hộ`, `(1.234.567) VNĐ`, `3 tỷ 25`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.figures import MOST_DIGITS
from pipeline.model import Span
from pipeline.rulebook import Rulebook, alternation
from pipeline.spokenmoney import spoken_money
from pipeline.starts import digit_starts, matches_from

MARKS = frozenset(".,/")  # within a figure

TwoWays = Callable[[str], tuple[list[Span], list[Span]]]


def phrases_of_two_ways(rules: Rulebook) -> TwoWays:
    """Function of a text: phrases that are told if nothing in them is read, and if their first figure is not read.

    The second: `3 tỷ 25`, 3,25 or 3,025 tỷ or a count behind; `2/3 tỷ đồng`, a part or two amounts.
    """
    phrase, first = _phrase(rules), _first(rules)

    def find(text: str) -> tuple[list[Span], list[Span]]:
        starts = list(_figures_and_brackets(text))
        return _spans(starts, phrase, text), _spans(starts, first, text)

    return find


def _spans(starts: list[int], pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span()) for match in matches_from(starts, pattern, text)]


def _phrase(rules: Rulebook) -> re.Pattern[str]:
    """`2 nghìn 50 hộ`, 2050 or 2000 and 50; `(1.234.567) VNĐ`, a loss or in brackets; endless ones."""
    thousand = alternation(rules.words("units.scale.thousand"))
    money = alternation(unit.name for unit in rules.money_units if unit.sure)
    chain = rf"[\d.,]*+\s++{thousand}\s+\d{{1,2}}(?![\d.,/])\s+[^\W\d_]+"
    endless = rf"(?:[.,]?\d){{{MOST_DIGITS},}}"
    bracket = rf"\d[\d.,]*\)\s*{money}(?!\w)"
    return re.compile(rf"[\d(](?:(?<=\d)(?<![\d.,/].)(?:{chain}|{endless})|(?<=\(){bracket})", re.IGNORECASE)


def _first(rules: Rulebook) -> re.Pattern[str]:
    scaled = alternation(unit.name for unit in rules.money_units if unit.factor > 1 and not unit.name[0].isdigit())
    part = rf"[1-9]/[2-9]\s+{scaled}(?!\w)"
    return re.compile(rf"(?<![\w.,/])(?:{part}|\d(?:[.,]?\d)*{spoken_money(rules).unclear})", re.IGNORECASE)


def _figures_and_brackets(text: str) -> Iterator[int]:
    """Where figures begin, and before them the brackets that they begin in; not where a longer one goes on."""
    for at in digit_starts(text):
        before = text[at - 1] if at else ""
        if before == "(":
            yield at - 1
        if before not in MARKS:
            yield at
