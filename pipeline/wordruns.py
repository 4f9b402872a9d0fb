"""The words of a text as numbers, all at once: a string for each of them would take most of the time of a long text.

A word's number is made of all its letters. Of words that were met before the number is enough; what else is found by
numbers is looked at as letters, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.starts import alphabetic, code_points

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 24  # characters of a word that is told by its number
KEPT = 1 << 17  # powers
LONG_PIECE = 100_000  # characters, of longer texts: making their numbers takes fifty times their memory
FACTOR = 0x9E3779B97F4A7C15  # odd; the chance that two of 50,000 words have one number is one in ten billion
PAIRER = 0xC2B2AE3D27D4EB4F  # odd, and another: two words in the other order are another pair
SLOT_BITS, BITS = 17, 64
INVERSE = pow(FACTOR, -1, 1 << BITS)
_BLANK = re.compile(r"\s")


class Runs(NamedTuple):
    """Start and end of each word of a text, in order, and its number."""

    starts: NDArray[np.intp]
    ends: NDArray[np.intp]
    numbers: NDArray[np.uint64]


def numbered(codes: NDArray[np.intp], is_in: NDArray[np.bool_]) -> Runs:
    """The stretches of code points that are in, with their numbers.

    Each is the sum of its letters times the powers of a factor. They are summed from the begin of the text on, and what
    comes to a stretch is divided by the power at its start.
    """
    import numpy as np

    padded = np.zeros(len(codes) + 2, dtype=np.bool_)
    padded[1:-1] = is_in
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    starts, ends = edges[::2], edges[1::2]
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    letters = codes.view(np.uint64) + np.uint64(1)  # so that U+0000 counts
    np.cumsum(letters * _powers(FACTOR, len(codes)), out=sums[1:])
    divisors = _powers(INVERSE, len(codes) + 1)[starts] * np.uint64(FACTOR)  # the first: 1
    return Runs(starts, ends, (sums[ends] - sums[starts]) * divisors)


def _powers(factor: int, count: int) -> NDArray[np.uint64]:
    """Those of a factor from the first on."""
    return _kept(factor)[:count] if count <= KEPT else _first_powers(factor, count)


def _first_powers(factor: int, count: int) -> NDArray[np.uint64]:
    import numpy as np

    powers: NDArray[np.uint64] = np.cumprod(np.full(count, factor, dtype=np.uint64), dtype=np.uint64)
    return powers


@cache
def _kept(factor: int) -> NDArray[np.uint64]:
    return _first_powers(factor, KEPT)


def slots_of(numbers: NDArray[np.uint64]) -> NDArray[np.intp]:
    """The places of numbers in a table of `1 << SLOT_BITS`."""
    import numpy as np

    return (numbers >> np.uint64(BITS - SLOT_BITS)).astype(np.intp)


@lru_cache(maxsize=1)  # asked again for a text in which nothing was to be mended
def runs_of(text: str) -> Runs:
    """All words, of letters only."""
    import numpy as np

    pieces = []
    for start, end in _pieces(text):
        codes = code_points(text[start:end])
        runs = numbered(codes, alphabetic().among(codes))
        pieces.append(Runs(runs.starts + start, runs.ends + start, runs.numbers))
    return pieces[0] if len(pieces) == 1 else Runs(*map(np.concatenate, zip(*pieces, strict=True)))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """A text as a whole, or a very long one from blank to blank."""
    start = 0
    while len(text) - start > LONG_PIECE:
        blank = _BLANK.search(text, start + LONG_PIECE)
        if blank is None:
            break
        yield start, blank.start()
        start = blank.start()
    yield start, len(text)


class Run(NamedTuple):
    """A word of a text and its number."""

    start: int
    end: int
    number: int


class Met:
    """Words that need not be looked at again: of those that share a slot the first, so that they are never too many."""

    def __init__(self) -> None:
        import numpy as np

        self._numbers = np.zeros(1 << SLOT_BITS, dtype=np.uint64)

    def others(self, runs: Runs) -> list[Run]:
        """The words that were not met."""
        import numpy as np

        starts, ends, numbers = runs
        is_met = (self._numbers.take(slots_of(numbers)) == numbers) & (ends - starts <= LONGEST)
        others = np.flatnonzero(~is_met)
        found = zip(starts[others].tolist(), ends[others].tolist(), numbers[others].tolist(), strict=True)
        return [tuple.__new__(Run, each) for each in found]  # as its own does, without a call in between

    def meet(self, word: Run) -> None:
        """Keep a word, if its slot is free."""
        slot = word.number >> BITS - SLOT_BITS
        if word.end - word.start <= LONGEST and not self._numbers[slot]:
            self._numbers[slot] = word.number


class Phrases:
    """Phrases looked for in whole texts, by their first two words or the only one; those with signs are left out."""

    def __init__(self, phrases: Iterable[str]) -> None:
        import numpy as np

        self._by_head: dict[str, list[str]] = {}
        for phrase in phrases:
            words = phrase.split(" ")
            if all(map(str.isalpha, words)):
                self._by_head.setdefault(" ".join(words[:2]), []).append(phrase)
        self._ones, self._twos = (np.zeros(1 << SLOT_BITS, dtype=np.bool_) for _ in range(2))
        ones, twos = ([head for head in self._by_head if (" " in head) == are_two] for are_two in (False, True))
        self._ones[slots_of(runs_of("\n".join(ones)).numbers)] = True
        # Also the last word of a head with the first of the next, which does no harm: what is found is looked at.
        self._twos[slots_of(_pairs(runs_of("\n".join(twos)).numbers))] = True

    def places(self, text: str, runs: Runs) -> list[tuple[int, int]]:
        """Where they stand as whole words, the longest of those that begin at a place, whatever blanks they have."""
        found: dict[int, int] = {}
        for start, end in self._heads(runs):
            for phrase in self._by_head.get(_spaced(text[start:end]), ()):
                if _stands(phrase, text, start):
                    found[start] = max(start + len(phrase), found.get(start, 0))
        return sorted(found.items())

    def _heads(self, runs: Runs) -> Iterator[tuple[int, int]]:
        """What may be a head, from where to where."""
        import numpy as np

        starts, ends, numbers = runs
        one = np.flatnonzero(self._ones.take(slots_of(numbers)))
        yield from zip(starts[one].tolist(), ends[one].tolist(), strict=True)
        two = np.flatnonzero(self._twos.take(slots_of(_pairs(numbers))) & (starts[1:] == ends[:-1] + 1))
        yield from zip(starts[two].tolist(), ends[two + 1].tolist(), strict=True)


def _pairs(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The number of each word with the one behind it."""
    import numpy as np

    return numbers[:-1] * np.uint64(PAIRER) + numbers[1:]


def _stands(phrase: str, text: str, start: int) -> bool:
    """Whether it stands at a place as whole words."""
    end = start + len(phrase)
    is_in_word = text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()
    return not is_in_word and _spaced(text[start:end]) == phrase


def _spaced(text: str) -> str:
    """The text with a space for each blank."""
    return text if text.isalpha() else _BLANK.sub(" ", text)
