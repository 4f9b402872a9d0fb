"""How names of places are spelled: one key for all spellings of a name, and which names there are at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from pipeline.text import UPPER, old_tones, without_marks

MOST_NAMES = 1 << 16  # whose keys and levels are kept
LETTERS = "abcdeghiklmnopqrstuvxy"
FEWEST_LETTERS = 7  # of a name in which one may be wrong
NONE: frozenset[str] = frozenset()
# A capitalised syllable: Sơn, M'gar, H’leo, Đắk; in capitals too. Names go on over blanks, one line end, and hyphens.
APOSTROPHES = "'’ʼ`´‘"
SYLLABLE = rf"[{UPPER}]\w*+(?:[{APOSTROPHES}]\w++)*+"
NAME_JOINT = r"(?: +|[ \t]*\n[ \t]*|[ \t]?-[ \t]?(?:\n[ \t]*)?)"
NAME_RUN = re.compile(rf"{SYLLABLE}(?:{NAME_JOINT}{SYLLABLE})*")
_SYLLABLES = re.compile(r"[^\s-]+")
_JOINTS = re.compile(r"\s*[-–]\s*")
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


@lru_cache(MOST_NAMES)
def name_key(name: str) -> str:
    """One spelling of a name: lower case, one tone placement, hyphens without blanks, numbers without leading zeros."""
    text = _JOINTS.sub("-", " ".join(name.translate(_ONE_APOSTROPHE).split()))
    text = " ".join(old_tones(word) for word in text.casefold().split(" "))
    return text.lstrip("0") if text.isdigit() else text


class NameIndex:
    """Which names there are, of units of which levels: `levels`, by the keys of names and aliases.

    `look_alikes`: kinds of letters that OCR takes for one another.
    """

    def __init__(self, levels: Mapping[str, frozenset[str]], look_alikes: Sequence[str] = ()) -> None:
        self._levels = levels
        self._alike = {ord(letter): ord(kind[0]) for kind in look_alikes for letter in kind}
        self._shapes: dict[str, frozenset[str]] = {}  # levels by the shapes of long names, with `_bare`
        self._bare: dict[str, frozenset[str]] = {}  # levels by names without marks, when they are first asked for
        self._syllables: frozenset[str] = frozenset()  # of these
        self._most: dict[str, int] = {}  # syllables of the longest name, by its first one
        for name in levels:
            first, *others = _SYLLABLES.findall(name) or (name,)
            first = name_key(first)
            self._most[first] = max(self._most.get(first, 0), len(others) + 1)
        self.levels = lru_cache(MOST_NAMES)(self._levels_of)

    def warm(self) -> None:
        """Make what is made when it is first asked for."""
        self._unmarked()

    def has(self, name: str, levels: Sequence[str]) -> bool:
        """Whether any unit of these levels ever had the name."""
        return not self.levels(name).isdisjoint(levels)

    def most_syllables(self, first: str) -> int:
        """Of the longest name that begins with the syllable; 0 where none does."""
        return self._most.get(name_key(first), 0)

    def resembles(self, name: str) -> bool:
        """Whether a unit ever had the name but for marks, or for a letter of its last syllable: `Tân Phước Khánb`.

        OCR changes marks oftener than letters; a last syllable that is in any name is not misread.
        """
        unmarked = self._unmarked()
        bare = without_marks(name_key(name))
        if bare in unmarked:
            return True
        stem, _, last = bare.rpartition(" ")
        if not stem or last in self._syllables:
            return False
        mended = (f"{stem} {last[:at]}{letter}{last[at + 1 :]}" for at in range(len(last)) for letter in LETTERS)
        return any(one in unmarked for one in mended)

    def shape(self, name: str) -> str:
        """The letters of a name without marks, those that look alike as one."""
        return without_marks(name_key(name)).translate(self._alike)

    def has_damaged(self, name: str, levels: Sequence[str]) -> bool:
        """Whether any unit of these levels ever had the name but for marks, or for look-alikes if it is long."""
        if not self._unmarked().get(without_marks(name_key(name)), NONE).isdisjoint(levels):
            return True
        return not self._shapes.get(self.shape(name), NONE).isdisjoint(levels)

    def _unmarked(self) -> dict[str, frozenset[str]]:
        if not self._bare:
            for key, levels in self._levels.items():
                bare = without_marks(key)
                self._bare[bare] = self._bare.get(bare, NONE) | levels
                if len(bare) >= FEWEST_LETTERS:
                    shape = bare.translate(self._alike)
                    self._shapes[shape] = self._shapes.get(shape, NONE) | levels
            self._syllables = frozenset(syllable for key in self._bare for syllable in key.split())
        return self._bare

    def _levels_of(self, name: str) -> frozenset[str]:
        """Levels of all units that ever had the name."""
        return self._levels.get(name_key(name), NONE)
