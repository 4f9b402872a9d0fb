"""Words that many documents print wrong in the same way, put right before anything is looked for: rules/repairs.csv.

A repair has as many letters as what it repairs, so that offsets stay; what a mention prints is the damaged text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.starts import HEAD, Heads

NAME = "name"  # what `behind` says of a repair that holds before a capital only: tinh Hậu Giang
_WORD = re.compile(r"\w+")
_NEXT = re.compile(r"\s+(\S)")


@dataclass(frozen=True, slots=True)
class Repair:
    """What a damaged word or phrase is, and what must stand behind it: "" or a `NAME`."""

    right: str
    behind: str = ""


@dataclass(frozen=True, slots=True)
class _Damage:
    """What damaged words are looked for by: three characters of each that the right word has not."""

    heads: Heads
    words: dict[str, tuple[str, ...]]  # by these characters


def repaired(text: str, repairs: Mapping[str, Repair]) -> str:
    """The text with its damaged words as they should be."""
    if not repairs:
        return text
    damage = _damage(tuple((wrong, repair.right) for wrong, repair in repairs.items()))
    starts, sizes = damage.heads.starts(text), {len(odd) for odd in damage.words}
    seen = {_plain(text[at : at + size]) for at in starts for size in sizes}
    words = sorted((word for odd in seen for word in damage.words.get(odd, ())), key=len, reverse=True)
    if not words:  # most texts have none
        return text
    pattern = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)
    return re.sub(rf"\b(?:{pattern})\b", lambda match: _right(match, repairs), text)


def as_damaged(phrase: str, whole: str, damaged: str) -> str:
    """A phrase of the repaired text with its words as they were before: `damaged` has the letters of `whole`."""
    at = 0
    for word in _WORD.finditer(whole):
        found = phrase.find(word[0], at)
        if found < 0:
            continue
        at = found + len(word[0])
        phrase = phrase[:found] + damaged[slice(*word.span())] + phrase[at:]
    return phrase


def _right(match: re.Match[str], repairs: Mapping[str, Repair]) -> str:
    """The repair of what is printed, with its white space; what is printed where its condition fails."""
    repair = repairs[_plain(match[0])]
    behind = _NEXT.match(match.string, match.end())
    if repair.behind == NAME and not (behind and behind[1].isupper()):
        return match[0]
    pairs = zip(match[0], repair.right, strict=True)
    return "".join(old if old.isspace() else new for old, new in pairs)


def _plain(printed: str) -> str:
    return re.sub(r"\s", " ", printed)


@lru_cache(maxsize=1)
def _damage(pairs: tuple[tuple[str, str], ...]) -> _Damage:
    words: dict[str, tuple[str, ...]] = {}
    for wrong, right in pairs:
        odd = _odd_part(wrong, right)
        words[odd] = (*words.get(odd, ()), wrong)
    return _Damage(Heads(words), words)


def _odd_part(wrong: str, right: str) -> str:
    """Three characters of the damaged word that hold its damage; all of a shorter one."""
    parts = [wrong[at : at + HEAD] for at in range(max(1, len(wrong) - HEAD + 1))]
    return next(part for part in parts if part not in right)
