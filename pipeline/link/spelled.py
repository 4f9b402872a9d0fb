"""Amounts that are written in words too: `(Bằng chữ: Ba tỷ, một trăm linh năm triệu đồng)`, or on the next line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.audit.intervals import Bounds, bounds
from pipeline.audit.model import Figure, Spelled
from pipeline.model import Layout
from pipeline.numberwords import number_words
from pipeline.rulebook import Rulebook, alternation, cased
from pipeline.text import folded

LONGEST = 400
LEAST_WORDS = 3  # `(năm 2021` begins with a number word too
SpelledOf = Callable[[Layout, Sequence[Figure]], Iterator[Spelled]]


def spelled_finder(rules: Rulebook) -> SpelledOf:
    """The finder of amounts in words."""
    words = number_words(rules)
    every = cased([*words.digits, *words.scales, *words.ten, *words.tens, *words.fillers])
    cue = cased(rules.words("units.spelled.restated"))
    ends = alternation(rules.words("checks.spelled.ends"))
    pattern = re.compile(
        rf"(?:\s*\.?\s*[(\[]?\s*|(?P<marks>[\s,;.–-]*[(\[]?\s*)(?P<cue>{cue})\s*\)?\s*:?\s*)"
        rf"(?P<words>{every}(?:[\s,.]+{every}(?!\w))*)\s*[,.]?\s*{ends}(?!\w)",
    )

    def find(layout: Layout, figures: Sequence[Figure]) -> Iterator[Spelled]:
        for figure in figures:
            if figure.unit != "VND" or figure.per:
                continue
            match = pattern.match(layout.text, figure.end, figure.end + LONGEST)
            said = re.findall(r"\w+", folded(match["words"]).casefold()) if match else []
            value = words.value(said) if len(said) >= LEAST_WORDS else None
            if match is not None and value is not None:
                amount = _amount(figure, is_repeated=match["cue"] is not None)
                yield Spelled(amount, match.start("words"), match.end(), Decimal(value))

    return find


def _amount(figure: Figure, *, is_repeated: bool) -> Figure:
    """The figure as words may tell it: exactly where they repeat it, else as far as it is rounded, not cut off."""
    if is_repeated and not figure.qualifier:
        return replace(figure, bounds=bounds(figure.value), is_exact=True)
    low, high = figure.bounds.low, figure.bounds.high
    return figure if figure.qualifier else replace(figure, bounds=Bounds(low, high, low, high))
