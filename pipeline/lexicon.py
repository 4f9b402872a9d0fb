"""Compound nouns of Vietnamese, from the word list that comes with underthesea (Viet74K, Apache-2.0).

The list is read from the package's folder: to import the whole package costs half a second, and its word splitter half
a second more. Without the list nothing fails: a compound that rules/ does not know is then cut to its first syllable.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

LIST = Path("corpus", "data", "Viet74K.txt")
MOST_SYLLABLES = 4
_SYLLABLES = re.compile(rf"[^\W\d_]+(?:[ ][^\W\d_]+){{1,{MOST_SYLLABLES - 1}}}")


@cache
def words() -> frozenset[str]:
    """All words of the list; none when it is not there."""
    spec = find_spec("underthesea")
    folders = spec.submodule_search_locations if spec else None
    try:
        words = Path(next(iter(folders or ())), LIST).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError, StopIteration):
        return frozenset()
    return frozenset(map(str.strip, words))


@cache
def syllables() -> frozenset[str]:
    """All that the list's words are made of, in small letters; none when it is not there."""
    return frozenset("\n".join(words()).lower().split())


def compound_end(text: str, start: int) -> int:
    """End of the longest compound in small letters that begins at `start`; `start` itself for none."""
    found = _SYLLABLES.match(text, start)
    phrase = found[0] if found else ""
    while " " in phrase:
        if phrase in words() and phrase.islower():
            return start + len(phrase)
        phrase = phrase.rpartition(" ")[0]
    return start
