"""The rows of rules/repairs.csv: words that many documents print wrong in the same way, and the right ones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.text import UPPER

ANY = ""
# What `beside` may say of a repair, and what then stands before and behind the words, in one of these ways.
CONDITIONS = {
    "name": ((ANY, rf"\s+[{UPPER}]"),),  # tinh Hậu Giang
    "day": ((ANY, r"\s+\d{1,2}\s*(?:[/.-]\s?\d|\s[^\W\d_]+\s+\d)"),),  # ngay 5/6, ngay 5 tháng 6
    "month": ((ANY, r"\s+\d{1,2}\s*(?:[/-]\s?\d{4}|\s[^\W\d_]+\s+\d{4})"),),  # thang 6/2020, thang 6 năm 2020
    "numeral": ((ANY, r"\s+[IV]{1,3}(?!\w)"),),  # quy III
    "number": ((ANY, r"\s*:?\s*\d"),),  # sồ 12
    "thousands": ((r"\d[.,]\d{3}$", r"(?!\w)(?!\s*\))"),),  # 28.450.000d
    "money": ((r"\d[.,]\d{3}\s*$", ANY), (r":\s*$", r"\s*(?:[)\n]|$)")),  # 1.200.000 đông; Đơn vị tính: đông
}
_PATTERNS = {
    name: tuple((re.compile(before), re.compile(behind)) for before, behind in ways)
    for name, ways in CONDITIONS.items()
}
BESIDE = frozenset(["", *CONDITIONS])
REACH = 24  # characters


@dataclass(frozen=True, slots=True)
class Repair:
    """What damaged words are, and what must stand beside them: one of `BESIDE`, "" for anything."""

    right: str
    beside: str = ""

    def holds(self, text: str, start: int, end: int) -> bool:
        """Whether what must stand beside the words at `start` to `end` does."""
        return not self.beside or any(
            before.search(text, max(0, start - REACH), start) and behind.match(text, end)
            for before, behind in _PATTERNS[self.beside]
        )
