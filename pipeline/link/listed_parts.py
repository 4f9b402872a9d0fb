"""Counts that are told as a part of a whole: `08 trên 17 xã … là: …` lists the eight."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds
from pipeline.rulebook import Rulebook, alternation

LONGEST_WORDS = 24  # characters between a number and what it is a part of

PartOf = Callable[[str, Figure], Figure]


def part_finder(rules: Rulebook) -> PartOf:
    """Function (text, figure) -> the part that is told before the figure, as a count of the same; else the figure."""
    words = re.compile(alternation(rules.words("checks.shares.among")), re.IGNORECASE)
    among = re.compile(rf"(?<![\d.,/])(\d+)\s+{words.pattern}\s+\Z", re.IGNORECASE)

    def part_of(text: str, whole: Figure) -> Figure:
        found = among.search(text[max(0, whole.start - LONGEST_WORDS) : whole.start])
        if found is None:  # trên 04 tuyến: nobody writes so of more than four
            is_on = bool(words.fullmatch(whole.qualifier)) and whole.text.startswith("0")
            return replace(whole, bounds=bounds(whole.value), qualifier="") if is_on else whole
        value, start = Decimal(found[1]), whole.start - len(found[0])
        text_of = f"{found[0]}{whole.text}"
        return replace(whole, value=value, bounds=bounds(value), start=start, text=text_of, qualifier="")

    return part_of
