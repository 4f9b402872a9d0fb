"""Whether a text tells in words how many parts a total has: `gộp cả bốn cấp`."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.rulebook import Rulebook

FIRST = 2  # of the counts in words

TellsCount = Callable[[int, str], bool]


def count_teller(rules: Rulebook) -> TellsCount:
    """Function (count, text) -> whether the text tells so many things in words."""
    patterns = {
        count: re.compile(rf"(?<!\w){re.escape(word)}\s+[^\W\d]", re.IGNORECASE)
        for count, word in enumerate(rules.words("checks.roll.counts"), FIRST)
    }

    def tells(count: int, text: str) -> bool:
        pattern = patterns.get(count)
        return pattern is not None and pattern.search(text) is not None

    return tells
