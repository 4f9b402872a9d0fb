"""Amounts that are written in words too: `(Bằng chữ: Ba tỷ, một trăm linh năm triệu đồng)`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from pipeline.audit.model import Figure, Spelled
from pipeline.model import Layout
from pipeline.rulebook import Rulebook, alternation, cased
from pipeline.text import folded

REACH = 60  # characters between the digits and the words
LONGEST = 400
LEAST_WORDS = 3  # `(năm 2021` begins with a number word too
SpelledOf = Callable[[Layout, Sequence[Figure]], Iterator[Spelled]]
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}


def spelled_finder(rules: Rulebook) -> SpelledOf:
    """The finder of amounts in words."""
    values = {word: digit for digit in range(10) for word in rules.words(f"checks.spelled.n{digit}")}
    scales = {word: scale for key, scale in _SCALES.items() for word in rules.words(f"checks.spelled.{key}")}
    ten, hundred, filler = (frozenset(rules.words(f"checks.spelled.{key}")) for key in ("ten", "hundred", "filler"))
    every = cased([*values, *scales, *ten, *hundred, *filler])
    cue = cased(rules.words("checks.cues.in_words"))
    ends = alternation(rules.words("checks.spelled.ends"))
    pattern = re.compile(
        rf"\s*\.?\s*(?:[(\[]\s*)?(?:(?:{cue})\s*:?\s*)?(?P<words>{every}(?:[\s,.]+{every}(?!\w))*)\s*[,.]?\s*{ends}(?!\w)",
    )

    def find(layout: Layout, figures: Sequence[Figure]) -> Iterator[Spelled]:
        for figure in figures:
            if figure.unit != "VND" or figure.per:
                continue
            match = pattern.match(layout.text, figure.end, figure.end + LONGEST)
            words = re.findall(r"\w+", folded(match["words"]).casefold()) if match else []
            if match is None or len(words) < LEAST_WORDS:
                continue
            value = _value(words, values, scales, ten, hundred)
            if value is not None:
                yield Spelled(figure, match.start("words"), match.end(), value)

    return find


def _value(
    words: Sequence[str], values: dict[str, int], scales: dict[str, int], ten: frozenset[str], hundred: frozenset[str]
) -> Decimal | None:
    """What number words say; `None` when they are none (`năm trăm hai nghìn tỷ nghìn`)."""
    result = group = digit = 0
    smallest = 10**15
    for word in words:
        if word in values:
            group, digit = group + digit, values[word]
        elif word in hundred:
            group, digit = group + digit * 100, 0
        elif word in ten:
            group, digit = group + (digit or 1) * 10, 0
        elif word in scales:
            scale = scales[word]
            if scale > smallest:  # nghìn tỷ: all that was said so far
                result, group, digit = (result + group + digit) * scale, 0, 0
            else:
                result, group, digit = result + (group + digit) * scale, 0, 0
            smallest = scale
    return Decimal(result + group + digit)
