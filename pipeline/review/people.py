"""Names and comments of people, as they are written down: nothing invisible in them, and one person under one name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from pipeline.text import folded

LONGEST_NAME = 80  # characters
LONGEST_REASON = 4000
_KEPT = frozenset("\n\t")
# Joiners, fillers, variation selectors: invisible, though no format characters (Default_Ignorable_Code_Point).
_INVISIBLE = frozenset(
    map(chr, (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))),
)
# They turn the order of what is shown, so that a comment reads otherwise than it was written.
_TURNING = frozenset(map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def reviewer_name(text: str) -> str:
    """A name as it is written with decisions: `Ａn` and `An` with a blank of no width are `An`; "" for none."""
    shown = (" " if each.isspace() else each for each in unicodedata.normalize("NFKC", text) if _is_seen(each))
    return folded("".join(shown))[:LONGEST_NAME].strip()


def _is_seen(character: str) -> bool:
    category = unicodedata.category(character)
    return character not in _INVISIBLE and (category not in ("Cc", "Cf", "Cs", "Cn") or character.isspace())


@lru_cache(maxsize=1000)
def person(name: str) -> str:
    """Key of who it is: names that differ in capitals only, or in what cannot be seen, are those of one person."""
    return reviewer_name(name).casefold()


def comment(text: str) -> str:
    """A comment without control characters (NUL, ESC) and marks that turn the order of letters; its lines stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in lines if _is_told(each)).strip()


def _is_told(character: str) -> bool:
    return character in _KEPT or (unicodedata.category(character) not in ("Cc", "Cs") and character not in _TURNING)
