"""Patterns of what ends right before a figure: of several finders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


class EndPattern:
    """A pattern at the end of a text, in any case, tried only where one of the words stands last that it can end with.

    What is no word by itself, a figure or what a mark is set to, is left to the pattern.
    """

    def __init__(self, pattern: str, phrases: Iterable[str]) -> None:
        self._pattern = re.compile(pattern, re.IGNORECASE)
        self._ends = frozenset(phrase.split()[-1].casefold() for phrase in phrases)

    def search(self, text: str) -> re.Match[str] | None:
        """As the pattern does."""
        last = _last_word(text)
        if last and last not in self._ends:
            return None  # nearly always
        return self._pattern.search(text)


@lru_cache(maxsize=1)  # many patterns are tried at the same place
def _last_word(text: str) -> str:
    """In small letters; "" for what is no word by itself."""
    last = "".join(text.rsplit(maxsplit=1)[-1:])
    return last.casefold() if last.isalpha() else ""
