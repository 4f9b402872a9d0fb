"""Patterns of what begins right behind a figure: of several finders."""

from __future__ import annotations

import re
from collections.abc import Iterable

HEAD = 3  # letters of a phrase's first word that are looked at


class BeginPattern:
    """A pattern that blanks and one of some phrases open, in any case, tried only where one of these may begin."""

    def __init__(self, pattern: str, phrases: Iterable[str]) -> None:
        self._pattern = re.compile(pattern, re.IGNORECASE)
        firsts = {phrase.split()[0].casefold() for phrase in phrases}
        self._heads = frozenset(word[:HEAD] for word in firsts if len(word) >= HEAD)
        self._short = frozenset(word for word in firsts if len(word) < HEAD)

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """As the pattern does."""
        start = at + 1 if text.startswith(" ", at) else at
        head = text[start : start + HEAD].casefold()
        if head in self._heads or head[:1].isspace() or self._is_short(head):
            return self._pattern.match(text, at)
        return None  # nearly always

    def _is_short(self, head: str) -> bool:
        """Whether a word of one or two letters ends here, which is one of the phrases' first."""
        return (head[:1] in self._short and not head[1:2].isalpha()) or (
            head[:2] in self._short and not head[2:].isalpha()
        )
