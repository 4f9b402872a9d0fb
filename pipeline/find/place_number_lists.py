"""Numbers of units close together or behind a sign: `phường 1,2,4`, `các phường: 1; 2; 4`, `phường 12/Quận 3`.

A part of the place finder. A figure looks like these (`mỗi thôn 1,5 tỷ đồng`, `Số phường: 10, 12`): they are a list
only when each is greater than the one before and nothing is counted behind them; of two a word must say so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from pipeline.rulebook import Rulebook, alternation, cased
from pipeline.starts import digit_starts, matches_from

TYPE_REACH = 40  # characters back from a list to its type word: "số lượng tổ dân phố bao gồm" and blanks
_NUMBER = re.compile(r"\d{1,2}")


class NumberLists:
    """Finds numbers that a pattern of one number, `NUMBER`, takes for a part of a figure."""

    def __init__(self, rules: Rulebook, numbered: Collection[str], types: Iterable[str]) -> None:
        conjunction = alternation(rules.words("words.place.and"))
        ends = alternation(rules.words("words.place.behind_number", "words.place.number_ends"))
        goes_on = rf"\s+(?:{ends}|{conjunction})\s"
        closed = rf"(?=\s*(?:[.,;:)\n](?!\d)|$|-\s)|{goes_on})"
        self._close = re.compile(rf"\d{{1,2}}(?:,\d{{1,2}}(?={goes_on})|(?:,\d{{1,2}}){{2,}}{closed})")
        self._rest = re.compile(rf"\d{{1,2}}(?:,\d{{1,2}})+{closed}")
        self._above = re.compile(rf"\d{{1,3}}(?=/{cased(types)}(?!\w))")
        more = rf"(?:\s*[,;]\s*(?:{conjunction}\s+)?|\s+{conjunction}\s+)\d{{1,2}}"
        self._opened = re.compile(rf"[(:]\s*(?P<list>\d{{1,2}}(?:{more})+{closed})")
        words = cased(word for word in numbered if not word.endswith("."))
        lists = alternation(rules.words("words.place.lists"))
        counts = cased(rules.words("words.table.number_of"))
        self._type = re.compile(rf"(?<![\w.-])(?P<count>{counts}\s+)?(?P<type>{words})(?:\s+{lists})?\s*$")

    def number_end(self, text: str, start: int) -> int | None:
        """End of the number at `start`: one of a list without blanks but not its last, or before the unit above."""
        above = self._above.match(text, start)
        if above is not None:
            return above.end()
        is_within = text[start - 1 : start] == "," and text[start - 2 : start - 1].isdigit()
        found = (self._rest if is_within else self._close).match(text, start)
        number = _NUMBER.match(text, start)
        return number.end() if number is not None and found is not None and _rises(found[0]) else None

    def opened(self, text: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
        """Type word in lower case, and where its numbers stand, of the lists behind a colon or in brackets."""
        for found in matches_from(_openings(text), self._opened, text):
            kind = self._type.search(text, max(0, found.start() - TYPE_REACH), found.start())
            if kind is not None and not kind["count"] and _rises(found["list"]):
                start, end = found.span("list")
                yield kind["type"].casefold(), [number.span() for number in _NUMBER.finditer(text, start, end)]


def _openings(text: str) -> Iterator[int]:
    """Where a bracket or colon stands with a digit behind it, perhaps over blanks."""
    for at in digit_starts(text):
        before = at - 1
        while before >= 0 and text[before].isspace():
            before -= 1
        if before >= 0 and text[before] in "(:":
            yield before


def _rises(numbers: str) -> bool:
    return all(int(low) < int(high) for low, high in pairwise(_NUMBER.findall(numbers)))
