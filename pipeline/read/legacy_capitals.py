"""Capitals that TCVN3 has no codes for: `KÕT QU¶`, typed with Caps Lock, is `KẾT QUẢ`.

The fonts' set has capitals of ă â ê ô ơ ư đ only. Whoever types a title in an ordinary font gets capitals with small
marked letters among them; the reader takes them for capitals, and so must whoever looks for titles and signers.
"""

from __future__ import annotations

import re

from pipeline.read.legacy_tables import VN3_CAPITALS
from pipeline.syllables import is_syllable

LEAST_CAPITALS = 2  # of a word that cannot be a name: `Lò`, `Hà` have one
_WORD = re.compile(r"[^\W\d_]+")
_COLUMN = re.compile(r"\t|\s{3,}")  # between two columns of a line


def with_capitals(line: str) -> str:
    """A decoded line with its lost capitals, as long as before."""
    pieces, at = [], 0
    for gap in [*_COLUMN.finditer(line), None]:
        end = gap.start() if gap else len(line)
        pieces.append(_restored(line[at:end]))
        if gap:
            pieces.append(gap[0])
            at = gap.end()
    return "".join(pieces)


def _restored(part: str) -> str:
    """A column in capitals as a whole where one of its words must be; else word by word."""
    words = list(_WORD.finditer(part))
    is_phrase = sum(_is_in_capitals(word[0]) for word in words) >= LEAST_CAPITALS  # `Uỷ BAN NHÂN DÂN`
    is_cut = any(_is_cut(word[0]) for word in words)
    if (is_cut or is_phrase) and all(_can_be_capitals(word[0]) for word in words):
        return part.upper()
    if not is_cut:
        return part
    letters = list(part)
    goes_on = False  # in capitals, behind the word: `a) Về Xã HộI`
    for word in reversed(words):
        is_lost = _is_cut(word[0]) or (goes_on and _can_be_capitals(word[0]))
        if is_lost:
            letters[word.start() : word.end()] = word[0].upper()
        goes_on = is_lost or _is_in_capitals(word[0])
    return "".join(letters)


def _is_in_capitals(word: str) -> bool:
    """Whether a word is one of a phrase in capitals, and no abbreviation."""
    return word.isupper() and len(word) >= LEAST_CAPITALS and is_syllable(word)


def _is_cut(word: str) -> bool:
    """Whether a word is of capitals and letters that have none, and no name: `QUả`, `TịCH`, `ủY`, but not `Hà`."""
    if word.isupper() or not _can_be_capitals(word) or not is_syllable(word):
        return False
    return sum(letter.isupper() for letter in word) >= LEAST_CAPITALS or word[1:2].isupper()


def _can_be_capitals(word: str) -> bool:
    """Whether no letter is small that could have been typed as a capital."""
    return not any(letter.islower() and letter.upper() in VN3_CAPITALS for letter in word)
