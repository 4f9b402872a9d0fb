"""What the words of a page may be, for the checks that a page needs only where there are such words.

Each of them would have to go through the whole text; here a word is looked at once, and known again on other pages.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from pipeline.read.judge import SHIFTS, Verdict, counts_of, verdict_of
from pipeline.read.legacy_tables import ODD
from pipeline.read.wordsums import WordSums
from pipeline.syllables import is_syllable


def _with(marks: str) -> str:
    small = "".join(unicodedata.normalize("NFC", vowel + mark) for vowel in "aăâeêioôơuưy" for mark in marks)
    return small + small.upper()


TONED = _with("\u0300\u0301\u0303\u0309\u0323")
_LOW = _with("\u0300\u0303\u0323")
ALONE = "bcdfghjklmnpqrstvwxđBCDFGHJKLMNPQRSTVWXĐ"
MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"  # of decomposed letters
_LETTERS = re.compile(f"(?:[^\\W\\d_][{MARKS}]*){{4,}}")
_SIGNS = ".,;:()[]\"'“”!?…-–"
SHORTEST_GLUED = 4  # letters
LOW_WORD = re.compile(f"[{_LOW}](?:(?<=[\\s(].)|(?<=[\\s(][iuoưyIUOƯY].))[^\\W\\d_]")
LONGEST_SYLLABLE = 7  # nghiêng
LONGEST_TYPED = LONGEST_SYLLABLE + 3  # its marks apart: two on a vowel, one on another
LONG = 12  # letters: two syllables, or a name of another language
_RUN = re.compile(rf"[^\W\d_]{{{LONG},}}")
_FIGURE = re.compile(r"[0-9.,%()/+-]+")  # of each five words that are new one, and it tells nothing
_BEGINS_TONED = frozenset(TONED)
_CONSONANTS_ALONE = re.compile(rf"(?:.*\()?[{ALONE}]{{1,2}}")
_ENDS_ALONE = frozenset(ALONE)
# Words of which every label of a stamp has one (seals.py); everyday words among them are counted by themselves.
_LABEL = re.compile(r"\Abởi|Lượt\Z|igned|Signature|ĐẾN|SAO|KHẨN|TỐC|\A\d{1,2}:\d\d")
_SIGN, _FROM = "ký", "từ"
# Counts of a word beside those of `judge`, in the same integer.
_WIDTH = SHIFTS[1] - SHIFTS[0]
_GLUED, _LONG_RUNS, _LOW_WORDS, _TONED, _CONSONANTS, _LABELS, _SIGNED, _FROMS, _ODDS = (
    SHIFTS[-1] + _WIDTH * step for step in range(1, 10)
)
_FULL = (1 << _WIDTH) - 1


@dataclass(frozen=True)
class Survey:
    """Sum of what all words of a page may be."""

    _sum: int

    @cached_property
    def verdict(self) -> Verdict:
        """Whether the words are Vietnamese as it should be."""
        return verdict_of(self._sum)

    @property
    def glued(self) -> int:
        """How many may be several syllables without a blank."""
        return self._count(_GLUED)

    @property
    def long_runs(self) -> int:
        """Runs of letters that are longer than words are."""
        return self._count(_LONG_RUNS)

    @property
    def low(self) -> int:
        """How many begin as words do of which the first letter is lost, at most."""
        return self._count(_LOW_WORDS)

    @property
    def toned(self) -> int:
        """How many begin with a toned letter."""
        return self._count(_TONED)

    @property
    def consonants(self) -> int:
        """How many are a consonant or two alone, behind a bracket perhaps."""
        return self._count(_CONSONANTS)

    @property
    def labels(self) -> int:
        """How many are of a stamp's labels, but hardly of other texts."""
        return self._count(_LABELS)

    @property
    def signs(self) -> int:
        """How many tell of signing."""
        return self._count(_SIGNED)

    @property
    def origins(self) -> int:
        """How many tell where something is from."""
        return self._count(_FROMS)

    @property
    def odd(self) -> int:
        """How many have letters as old encodings leave them."""
        return self._count(_ODDS)

    def _count(self, shift: int) -> int:
        return self._sum >> shift & _FULL


def surveyed(text: str) -> Survey:
    """What the words of a text may be: what stands between its blanks."""
    return Survey(_SUMS.of(text))


def _looks_of(word: str) -> int:
    """The counts of `judge`, and those of what else a word may be."""
    if _FIGURE.fullmatch(word):
        return 0
    composed = unicodedata.normalize("NFC", word)
    counts = (
        counts_of(word)
        | (word[-1] in _ENDS_ALONE and _CONSONANTS_ALONE.fullmatch(word) is not None) << _CONSONANTS
        | (_LABEL.search(composed) is not None) << _LABELS
        | composed.startswith(_SIGN) << _SIGNED
        | (composed == _FROM) << _FROMS
    )
    return counts if word.isascii() else counts | _marked_looks_of(word)


def _marked_looks_of(word: str) -> int:
    """The counts that only words with letters beyond ASCII have."""
    runs = _RUN.findall(word) if len(word) >= LONG else ()
    return (
        bool(glued_word(word)) << _GLUED
        | sum(not run.isascii() for run in runs) << _LONG_RUNS
        | len(LOW_WORD.findall(f" {word}")) << _LOW_WORDS
        | (word[0] in _BEGINS_TONED) << _TONED
        | (ODD.search(word) is not None) << _ODDS
    )


_SUMS = WordSums(_looks_of)


def glued_word(printed: str) -> str:
    """What stands between blanks, without signs, where it may be several syllables; else nothing."""
    bare = printed.strip(_SIGNS)
    is_short = len(printed) < SHORTEST_GLUED or printed.isascii()
    return bare if not (is_short or is_syllable(bare) or not _LETTERS.fullmatch(bare)) and _has_syllables(bare) else ""


def _has_syllables(word: str) -> bool:
    """Whether a word can be parted into syllables."""
    starts = {0}
    for at in range(len(word)):
        if at in starts:
            ends = range(at + 1, min(at + LONGEST_TYPED, len(word)) + 1)
            starts.update(end for end in ends if is_syllable(word[at:end]))
    return len(word) in starts
