"""Where figures begin in a text: looked for once, and asked for by all that look for something with a figure.

Most patterns of the stages begin with a digit, or with a mark before one. A report has about ten figures to a thousand
characters: trying a pattern where they begin takes a tenth of the time of a search through the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

LONG = 2_000  # characters: of shorter texts, cells and lines, nothing is kept
KEPT = 4  # texts: the stages ask for one document's, before and after its repair
_DIGITS = re.compile(r"\d+")


def digit_starts(text: str) -> tuple[int, ...]:
    """Where runs of digits begin, in order; `1.250` has two."""
    return _kept(text) if len(text) >= LONG else _found(text)


def marks_before_digits(text: str, marks: str) -> Iterator[int]:
    """Where one of the marks stands right before a digit."""
    return (at - 1 for at in digit_starts(text) if at and text[at - 1] in marks)


def matches_from(starts: Iterable[int], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches that `finditer` finds, which begin at some of the starts; these are in order."""
    end = 0
    for start in starts:
        match = pattern.match(text, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def _found(text: str) -> tuple[int, ...]:
    return tuple([match.start() for match in _DIGITS.finditer(text)])


_kept = lru_cache(maxsize=KEPT)(_found)
