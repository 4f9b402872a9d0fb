"""Phrases of a list in a row of words: looked up by their first word, then by as many words as any that begin so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

JOINT = "\x1e"  # is in no word


class Phrases:
    """A list of phrases, each a row of words.

    spaCy's PhraseMatcher finds the same; loading spaCy and making a Doc of each name took as long as all else that a
    process does before its first document.
    """

    def __init__(self, phrases: Iterable[Sequence[str]]) -> None:
        self._phrases: set[str] = set()
        self._lengths: dict[str, set[int]] = {}  # by the first word
        for words in phrases:
            self._phrases.add(JOINT.join(words))
            self._lengths.setdefault(words[0], set()).add(len(words))

    def found(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """First word and the one behind the last of each phrase in the row, also of those that overlap."""
        for first, word in enumerate(words):
            for length in self._lengths.get(word, ()):
                behind = first + length
                if behind <= len(words) and JOINT.join(words[first:behind]) in self._phrases:
                    yield first, behind
