"""Heads of columns printed again in other words: `KH vốn 2022` for `Kế hoạch vốn năm 2022`, `TW` for `Trung ương`."""

from __future__ import annotations

import re
from functools import lru_cache

FEWEST_LETTERS = 2  # of an abbreviation
_WORD = re.compile(r"\w+|[%‰]")
_TELLING = re.compile(r"[\d(]")
_CENTRE = str.maketrans("Ư", "W")  # TW: trung ương


@lru_cache(maxsize=1_000)
def are_akin(own: str, head: str) -> bool:
    """Whether the words of a head stand in another that is printed before it, or those of that in it.

    Capitals stand for the first letters of words. What is only in the second must not be a number or in brackets: it
    would tell another year or unit.
    """
    return _is_in(own, head) or (_TELLING.search(own) is None and _is_in(head, own))


def _is_in(short: str, whole: str) -> bool:
    words, others = _WORD.findall(short), _WORD.findall(whole)
    known = {word.casefold() for word in others}
    initials = "".join(word[0] for word in others).upper().translate(_CENTRE)
    if short.isupper() and whole.isupper() and whole.endswith(short):  # TT, STT
        return True
    return bool(words) and all(
        word.casefold() in known
        or (len(word) >= FEWEST_LETTERS and word.isupper() and word.translate(_CENTRE) in initials)
        for word in words
    )
