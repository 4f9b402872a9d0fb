"""Where figures, capitals and plain words begin in a text: patterns that begin with one are tried there.

Most patterns of the stages begin with a digit, or with a mark before one. A report has about ten figures to a thousand
characters: they are looked for once, and trying a pattern where they begin takes a tenth of the time of a search. A
pattern that begins with a choice of words is searched slowly, each of the words alone thirty times as fast.

Letters are looked for in the text as an array of code points: an eighth of the time of a pattern of one letter. So are
the first three characters of words, all words at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONG = 2_000  # characters: of shorter texts, cells and lines, nothing is kept
KEPT = 4  # texts: the stages ask for one document's, before and after its repair
CHARACTERS = 0x20000  # that letters, digits and blanks are among
MARGIN = 4  # characters before and behind a text, so that letters beside its first and last ones can be asked for
HEAD = 3  # characters of a word that are looked for
MIXED = 1 << 16
MIXER = 0x9E5  # odd, so that no two letters become one
_DIGITS = re.compile(r"\d+")


class Letters:
    """A set of characters, asked of whole texts; `runs`: from a code point to behind another, the highest last."""

    def __init__(self, runs: Sequence[tuple[int, int]]) -> None:
        import numpy as np

        self._is_one = np.zeros(runs[-1][1] + 1 if runs else 1, dtype=np.bool_)  # the last one for all beyond
        for first, behind in runs:
            self._is_one[first:behind] = True

    def among(self, codes: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Which of the code points are of the set."""
        return self._is_one.take(codes, mode="clip")

    def at(self, text: str, places: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Where among the places of a text, or right before or behind it, one of the set stands."""
        return self.among(_codes(text)[places + MARGIN])


@cache
def letters_like(pattern: str) -> Letters:
    """All characters that a pattern of one matches: `[A-ZĐ]`."""
    return Letters([run.span() for run in re.finditer(f"(?:{pattern})+", _characters())])


@cache
def alphabetic() -> Letters:
    """All letters, as `str.isalpha` tells them."""
    import numpy as np

    is_letter = np.fromiter(map(str.isalpha, _characters()), dtype=np.bool_)
    changes = (np.flatnonzero(is_letter[1:] != is_letter[:-1]) + 1).tolist()
    return Letters(list(zip(changes[::2], changes[1::2], strict=True)))


@cache
def _characters() -> str:
    """Each at the place of its code point."""
    return "".join(map(chr, range(CHARACTERS)))


@cache
def _blanks() -> list[str]:
    return re.findall(r"\s", _characters())


class Heads:
    """The first characters of words, asked of whole texts; a blank is any white space."""

    def __init__(self, words: Iterable[str]) -> None:
        import numpy as np

        self._heads: dict[int, set[str]] = {}  # by length: words of one and two characters are whole
        for word in set(words):
            choices = [_blanks() if letter == " " else [letter] for letter in word[:HEAD]]
            self._heads.setdefault(len(choices), set()).update(map("".join, product(*choices)))
        self._may_be = {size: np.zeros(MIXED, dtype=np.bool_) for size in self._heads}
        for size, heads in self._heads.items():
            self._may_be[size][_mixed("".join(heads), size)[::size]] = True

    def at(self, text: str, places: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Where among the places they may stand: nearly always they do."""
        return _any([table.take(_mixed(text, size).take(places, mode="clip")) for size, table in self._may_be.items()])

    def starts(self, text: str) -> list[int]:
        """Where they stand, in order, within other words too."""
        return self._where(text, [table.take(_mixed(text, size)).nonzero()[0] for size, table in self._may_be.items()])

    def word_starts(self, text: str) -> list[int]:
        """The same, but only where a word begins, as they must: a fifth of a text, in half of the time."""
        words = _word_starts(text)
        may_be = [table.take(_mixed(text, size).take(words)) for size, table in self._may_be.items()]
        return self._where(text, [words[each] for each in may_be])

    def _where(self, text: str, places: Iterable[NDArray[np.intp]]) -> list[int]:
        """Those of the places, for each length of heads, where one of them stands."""
        found: list[int] = []
        for (size, heads), some in zip(self._heads.items(), places, strict=True):
            found += [at for at in some.tolist() if text[at : at + size] in heads]
        return sorted(set(found)) if len(self._heads) > 1 else found


def _any(looks: Sequence[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    import numpy as np

    return looks[0] if len(looks) == 1 else np.logical_or.reduce(looks)


Beside = Mapping[int, Letters | Heads]  # what stands so many characters from a letter, 0 for itself


def places_of(text: str, letters: Letters) -> list[int]:
    """Where one of the letters stands."""
    found: list[int] = letters.among(_codes(text)[MARGIN:-MARGIN]).nonzero()[0].tolist()
    return found


def opening_starts(text: str, marks: Letters, heads: Heads) -> list[int]:
    """Where one of the marks stands, not within a longer word or number, or maybe one of the words begins.

    Words that begin with no letter are among the marks.
    """
    is_in_word, words = _is_in_word(text), _word_starts(text)
    is_opening = marks.among(_codes(text)[MARGIN:-MARGIN])
    is_opening &= ~(is_in_word[1:] & is_in_word[:-1])
    is_opening[words[heads.at(text, words)]] = True
    found: list[int] = is_opening.nonzero()[0].tolist()
    return found


@lru_cache(maxsize=1)
def _is_in_word(text: str) -> NDArray[np.bool_]:
    """Of the place before the text and of each in it, whether a letter or digit stands there."""
    return letters_like(r"\w").among(_codes(text)[MARGIN - 1 : -MARGIN])


@lru_cache(maxsize=1)
def _word_starts(text: str) -> NDArray[np.intp]:
    """Where words begin."""
    import numpy as np

    is_in_word = _is_in_word(text)
    return np.flatnonzero(is_in_word[1:] & ~is_in_word[:-1])


def letter_starts(text: str, letters: Letters, *ways: Beside) -> list[int]:
    """Where one of the letters stands that has, in one of the ways, such others beside it: the rarest first."""
    places = _places(text, letters)
    found: list[int] = []
    for way in ways:
        kept = places
        for apart, others in way.items():
            kept = kept[others.at(text, kept + apart)]
        found += kept.tolist()
    return sorted(set(found)) if len(ways) > 1 else found


def digit_starts(text: str) -> tuple[int, ...]:
    """Where runs of digits begin, in order; `1.250` has two."""
    return _kept(text) if len(text) >= LONG else tuple([match.start() for match in _DIGITS.finditer(text)])


@lru_cache(maxsize=KEPT)  # those of one text are asked for again and again
def marks_before_digits(text: str, marks: str) -> tuple[int, ...]:
    """Where one of the marks stands right before a digit."""
    if len(text) < LONG:
        return tuple([at - 1 for at in digit_starts(text) if at and text[at - 1] in marks])
    before = _digit_places(text) - 1
    return tuple(before[letters_like(f"[{re.escape(marks)}]").at(text, before)].tolist())


def digits_apart(text: str, letters: Letters) -> list[int]:
    """Where runs of digits begin that stand right behind none of the letters."""
    places = _digit_places(text)
    found: list[int] = places[~letters.at(text, places - 1)].tolist()
    return found


@lru_cache(maxsize=KEPT)
def marked_starts(text: str) -> tuple[int, ...]:
    """Where numbers begin that a point or comma parts: `1.250`, `12,5`."""
    runs = pairwise(digit_starts(text))
    return tuple([at for at, behind in runs if text[behind - 1] in ".," and text[at : behind - 1].isdigit()])


def matches_from(starts: Iterable[int], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches that `finditer` finds, which begin at some of the starts; these are in order."""
    end, match_at = 0, pattern.match
    for start in starts:
        if start >= end and (match := match_at(text, start)) is not None:
            end = match.end()
            yield match


@lru_cache(maxsize=KEPT)
def _kept(text: str) -> tuple[int, ...]:
    return tuple(_digit_places(text).tolist())


@lru_cache(maxsize=KEPT)
def _digit_places(text: str) -> NDArray[np.intp]:
    import numpy as np

    is_digit = _digits().among(_codes(text))
    return np.flatnonzero(is_digit[MARGIN:-MARGIN] & ~is_digit[MARGIN - 1 : -MARGIN - 1])


@lru_cache(maxsize=1)
def _digits() -> Letters:
    return letters_like(r"\d")


def code_points(text: str) -> NDArray[np.intp]:
    """The code point of each character of a text."""
    return _codes(text)[MARGIN:-MARGIN]


@lru_cache(maxsize=1)
def _codes(text: str) -> NDArray[np.intp]:
    """The code points of a text with its margins, as tables are asked by them, or made so each time."""
    import numpy as np

    margin = "\0" * MARGIN
    codes = np.frombuffer(f"{margin}{text}{margin}".encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return codes.astype(np.intp)


@lru_cache(maxsize=HEAD)
def _mixed(text: str, size: int) -> NDArray[np.intp]:
    """A number below `MIXED` for so many characters from each one of the text on, that few others share."""
    import numpy as np

    halves = _codes(text).astype(np.uint16)  # of code points the lower half
    first, *others = (halves[MARGIN + at : len(halves) - MARGIN + at] for at in range(size))
    mixed = first
    for each in others:
        mixed = mixed * np.uint16(MIXER) ^ each
    return mixed.astype(np.intp)  # as tables are asked by it


@lru_cache(maxsize=1)
def _places(text: str, letters: Letters) -> NDArray[np.intp]:
    """Where the letters stand."""
    import numpy as np

    return np.flatnonzero(letters.among(_codes(text)[MARGIN:-MARGIN]))
