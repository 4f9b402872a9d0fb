"""Documents that part thousands by blanks: `3 388,7 tỷ đồng`, `418 428`.

A blank parts words too, so a single `1 318` is read as one number only in a document that shows, by figures which
cannot be read otherwise, that it writes so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from pipeline.rulebook import Rulebook, alternation
from pipeline.starts import digit_starts, matches_from

FEWEST_SURE = 2  # figures
NEXT = 4  # characters from the first group of a number to the next, at most
_GROUPS = r"\d(?<![\d.,/:-].)(?<!\d[ ].)\d{0,2}(?:[ ]\d{3})"  # begins with no part of another number
_GROUP = re.compile(_GROUPS)
# Two groups, or a group with decimals: `1 200 000`, `3 388,7`.
_SURE = re.compile(rf"{_GROUPS}(?:(?:[ ]\d{{3}})+(?:,\d+)?|,\d{{1,2}})(?![\d/]|[ .,]\d)")
_SURE_WITH_POINT = re.compile(rf"{_GROUPS}+\.\d{{1,2}}(?![\d/]|[ .,]\d)")
_DOTTED = re.compile(r"\d(?<![\d.,/].)\d{0,2}(?:\.\d{3})+(?![\d.])")
_SPACED = re.compile(rf"{_GROUPS}+(?![\d/]|[ ]\d)")
LOOK_BACK = 24  # characters: an ordinal's word and its blanks


def regrouped(rules: Rulebook) -> Callable[[str], str]:
    """Function text -> text of the same length with a dot (before decimal points a comma) in place of those blanks."""
    ordinals = alternation(rules.words("units.quantity.ordinal_before", "words.date.year", "words.date.month"))
    ordinal = re.compile(rf"(?<!\w){ordinals}\s+$", re.IGNORECASE)
    counts = re.compile(rf"(?<!\w){alternation(rules.words('units.quantity.not_ordinal'))}\s+$", re.IGNORECASE)

    def closed(text: str) -> str:
        mark = _mark(text)
        if not mark:
            return text

        def close(match: re.Match[str]) -> str:
            before = text[max(0, match.start() - LOOK_BACK) : match.start()]
            is_ordinal = ordinal.search(before) is not None and counts.search(before) is None  # none: tổng số 1 318 hộ
            return match[0] if is_ordinal else match[0].replace(" ", mark)

        return _SPACED.sub(close, text)

    return closed


def _mark(text: str) -> str:
    """The mark to put, "" for a document that does not part thousands by blanks."""
    near = (one for one, other in pairwise(digit_starts(text)) if other - one <= NEXT and text[other - 1] == " ")
    starts = [match.start() for match in matches_from(near, _GROUP, text)]  # one search for both
    points = sum(_SURE_WITH_POINT.match(text, at) is not None for at in starts)
    sure = sum(_SURE.match(text, at) is not None for at in starts)
    if max(points, sure) < FEWEST_SURE:
        return ""
    dotted = sum(1 for _ in _DOTTED.finditer(text))
    if points > sure:
        return ","
    return "." if sure > dotted else ""
