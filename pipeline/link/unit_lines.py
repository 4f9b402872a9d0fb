"""Lines that are a district's or province's name alone: they govern the items below.

`Huyện Đức Linh:` / `- Xã Tân Hà` / `- Xã Nam Chính`. A part of what is told around a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from pipeline.placerows import PlaceRow

MARK = re.compile(r"\s*(?:[-–+•*]+|(?:\d{1,2}|[IVX]{1,4}|[a-z])[.)])?\s*")
REST = re.compile(r"\s*(?:\([^()\n]{1,30}\))?\s*[:;.*]*\s*")  # (03 xã):
ITEM = re.compile(r"\s*(?:[-–+•*]|\d{1,2}[.)])")
LONGEST_LIST = 4000  # characters from the line to the last of its items

Unit = tuple[int, str, PlaceRow]  # where it is printed, its level


class UnitLines:
    """The lines of a document; found when they are first asked for."""

    def __init__(self, text: str, units: Sequence[Unit], printed: Mapping[int, int]) -> None:
        self._text = text
        self._all = units
        self._printed = printed
        self._lines: list[Unit] | None = None

    def above(self, at: int) -> Iterator[PlaceRow]:
        """The district of the list that an item stands in, then the province; none where other text stands between."""
        if self._lines is None:
            self._lines = [unit for unit in self._all if unit[1] != "commune" and self._is_alone(unit[0])]
        last = bisect_left(self._lines, at, key=lambda unit: unit[0])
        levels = ["district", "province"]
        for start, level, unit in reversed(self._lines[:last]):
            if level not in levels or not self._is_list(start, at):
                return
            yield unit
            levels = levels[levels.index(level) + 1 :]

    def _is_alone(self, start: int) -> bool:
        """Whether the unit fills its line but for a mark, a count in brackets and a colon."""
        text, end = self._text, self._printed[start]
        line, close = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        return (
            MARK.fullmatch(text, line, start) is not None
            and REST.fullmatch(text, end, close if close >= 0 else len(text)) is not None
        )

    def _is_list(self, start: int, at: int) -> bool:
        """Whether all lines behind the unit's, down to the one of `at`, are items or begin with a place."""
        text = self._text
        line = text.find("\n", start) + 1
        if not 0 < line <= at < start + LONGEST_LIST:
            return False
        while line <= at:
            end = text.find("\n", line)
            end = end if end >= 0 else len(text)
            first = line + len(text[line:end]) - len(text[line:end].lstrip())
            if first < end and first not in self._printed and ITEM.match(text, line, end) is None:
                return False
            line = end + 1
        return True
