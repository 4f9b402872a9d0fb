"""The rows of rules/repairs.csv: words that many documents print wrong in the same way, and the right ones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.text import UPPER

# What `beside` may say of a repair, and what then stands behind the words, or before them where it is money.
BEHIND = {
    "name": re.compile(rf"\s+[{UPPER}]"),  # tinh Hậu Giang
    "day": re.compile(r"\s+\d{1,2}\s*(?:[/.-]\s?\d|\s[^\W\d_]+\s+\d)"),  # ngay 5/6, ngay 5 tháng 6
    "month": re.compile(r"\s+\d{1,2}\s*(?:[/-]\s?\d{4}|\s[^\W\d_]+\s+\d{4})"),  # thang 6/2020, thang 6 năm 2020
    "numeral": re.compile(r"\s+[IV]{1,3}(?!\w)"),  # quy III
    "number": re.compile(r"\s*:?\s*\d"),  # sồ 12
}
BEFORE = {"money": re.compile(r"\d[.,]\d{3}\s*$")}  # 1.200.000 đông
BESIDE = frozenset(["", *BEHIND, *BEFORE])
REACH = 24  # characters


@dataclass(frozen=True, slots=True)
class Repair:
    """What damaged words are, and what must stand beside them: one of `BESIDE`, "" for anything."""

    right: str
    beside: str = ""

    def holds(self, text: str, start: int, end: int) -> bool:
        """Whether what must stand beside the words at `start` to `end` does."""
        if self.beside in BEFORE:
            return BEFORE[self.beside].search(text, max(0, start - REACH), start) is not None
        return not self.beside or BEHIND[self.beside].match(text, end) is not None
