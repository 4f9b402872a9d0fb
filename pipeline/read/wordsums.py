"""Sums over the words of a text, what stands between its blanks, of what is said of each as one integer.

A look into a table for each of the words of a long text takes most of the time of reading it: nearly each is new to the
processor. There all words are made numbers at once, and these are looked up at once; only words whose number is not
known are made strings.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.starts import LONG, code_points, letters_like
from pipeline.wordruns import LONGEST, SLOT_BITS, numbered, slots_of

if TYPE_CHECKING:
    import numpy as np

MOST_KEPT = 50_000  # words
MOST_KINDS = 1 << 8
TOO_LONG = 1_000_000  # characters: such texts are rare, and their numbers would fill the memory


class Kept(dict[str, int]):
    """What is said of each word, as one integer: of the words of a page or a text few are new.

    Nearly all are of one of twenty kinds, and one integer for each stays near at hand where thousands would not.
    """

    def __init__(self, say: Callable[[str], int]) -> None:
        super().__init__()
        self._say = say
        self._kinds: dict[int, int] = {}

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_KEPT:
            self.clear()
            self._kinds.clear()
        said = self._say(word)
        said = self[word] = self._kinds.setdefault(said, said)
        return said


class WordSums:
    """Sums of what is said of the words of texts."""

    def __init__(self, say: Callable[[str], int]) -> None:
        self._kept = Kept(say)
        self._known: _Known | None = None

    def of(self, text: str) -> int:
        """The sum over all words of a text."""
        if not LONG <= len(text) < TOO_LONG:
            return sum(map(self._kept.__getitem__, text.split()))
        self._known = self._known or _Known()
        return self._known.sum_of(text, self._kept)


class _Known:
    """Words that were met, by their numbers: for each slot the number of one word, and the kind of what is said."""

    def __init__(self) -> None:
        import numpy as np

        self._numbers = np.zeros(1 << SLOT_BITS, dtype=np.uint64)
        self._kind_at = np.zeros(1 << SLOT_BITS, dtype=np.uint8)
        self._kinds: dict[int, int] = {}  # what is said: its kind
        self._said: list[int] = []  # by kind

    def sum_of(self, text: str, kept: Kept) -> int:
        """The sum; `kept`: what is said of words that are not known."""
        import numpy as np

        codes = code_points(text)
        starts, ends, numbers = numbered(codes, ~letters_like(r"\s").among(codes))
        slots = slots_of(numbers)
        is_known = (self._numbers.take(slots) == numbers) & (ends - starts <= LONGEST)
        counts: list[int] = np.bincount(self._kind_at.take(slots[is_known])).tolist()
        total = sum(said * count for said, count in zip(self._said, counts, strict=False))
        for at in np.flatnonzero(~is_known).tolist():
            said = kept[text[starts[at] : ends[at]]]
            total += said
            if not self._numbers[slots[at]] and ends[at] - starts[at] <= LONGEST:  # the first, for they are frequent
                self._learn(slots[at], numbers[at], said)
        return total

    def _learn(self, slot: np.intp, number: np.uint64, said: int) -> None:
        kind = self._kinds.setdefault(said, len(self._said))
        if kind == len(self._said):
            self._said.append(said)
        if kind < MOST_KINDS:
            self._numbers[slot], self._kind_at[slot] = number, kind
