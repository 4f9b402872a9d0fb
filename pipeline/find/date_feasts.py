"""Days of the calendar with names, which lists tell without a word: `08/3, 30/4 và 02/9`.

A part of the date finder.
"""

from __future__ import annotations

import re

from pipeline.rulebook import Rulebook, alternation


def day_month(printed: str) -> tuple[int, int]:
    """The numbers of `2-9` of a rulebook."""
    day, _, month = printed.partition("-")
    return int(day), int(month)


def listed_feast(rules: Rulebook, nouns: str) -> re.Pattern[str]:
    """Pattern of the first of two such days or more, none of which counts one of the `nouns`: not `3/2, 8/3 hộ`."""
    days = "|".join("0?{}/0?{}".format(*day_month(day)) for day in rules.words("words.date.known_days"))
    joint = rf"(?:\s*[,;-]\s*|\s+{alternation(rules.words('words.date.list_and'))}\s+)"
    end = rf"(?![\w/%]|[.,]\d|\s+(?:\d|{nouns}(?!\w)))"
    return re.compile(rf"(?<![\w/.,-])(?:{days})(?:{joint}(?:{days}))+{end}")
