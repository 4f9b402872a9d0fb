"""The first of two levels with one unit between them: `tăng từ 3,5 lên 4,2 triệu đồng`."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.figures import NUMBER, is_year
from pipeline.rulebook import Rulebook, alternation

REACH = 48  # characters: a figure, the words before and behind it

LevelOf = Callable[[str, int], re.Match[str] | None]


def level_before(rules: Rulebook) -> LevelOf:
    """Function (text, start of a figure) -> match of the level that it was reached from; `None` for none."""
    to = rules.words("words.relations.level")
    words = rf"(?<!\w){alternation(rules.words('words.relations.level_from'))}\s+(?P<low>{NUMBER})\s+{alternation(to)}"
    pattern = re.compile(rf"{words}\s$", re.IGNORECASE)
    last_letters = frozenset(word[-1] for word in to)

    def level(text: str, start: int) -> re.Match[str] | None:
        if text[start - 2 : start - 1] not in last_letters:  # quick to say no
            return None
        match = pattern.search(text, max(0, start - REACH), start)
        is_from_year = match is not None and match["low"].isdigit() and is_year(int(match["low"]))
        return None if is_from_year else match

    return level
