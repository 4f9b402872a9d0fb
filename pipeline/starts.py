"""Where figures and plain words begin in a text: patterns that begin with one are tried there.

Most patterns of the stages begin with a digit, or with a mark before one. A report has about ten figures to a thousand
characters: they are looked for once, and trying a pattern where they begin takes a tenth of the time of a search. A
pattern that begins with a choice of words is searched slowly, each of the words alone thirty times as fast.
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


def plain_words(words: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """A pattern of each word's letters up to its first blank: a search for plain letters is nearly free."""
    return tuple(re.compile(re.escape(first)) for first in sorted({word.split()[0] for word in words}))


def word_starts(text: str, words: Iterable[re.Pattern[str]]) -> list[int]:
    """Where the `plain_words` stand, in order, within other words too."""
    return sorted({match.start() for word in words for match in word.finditer(text)})


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
