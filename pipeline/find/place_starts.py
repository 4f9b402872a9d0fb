"""Where names of places may begin: patterns that look at a few letters before, for those of the types are slow.

A part of the place finder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.rulebook import alternation, capital
from pipeline.text import UPPER

ENDING = 3  # letters of a type word's end that a name's first letter is looked at for
LIST_ENDING = 2  # of a word that opens a list


def behind_type(types: Iterable[str], first: str) -> str:
    """A name's first letter or digit, one of the set `first`, with what may be a type word's end before it.

    The letters before a capital are looked at by the pattern itself: of 100 capitals 98 need no more, and it costs a
    tenth of looking for the type words.
    """
    forms = {form for word in types for form in (word, capital(word), word.title(), word.upper())}
    letters = re.escape("".join(sorted({form[-1] for form in forms})))
    over_blank, at_once = _ending(forms, r"\s."), _ending((form for form in forms if form.endswith(".")), ".")
    spaced = rf"(?<=[{letters}\s]\s.)(?:{over_blank}|(?<=[{letters}\s]\s\s.))"
    return rf"[{first}](?<=[\s.].)(?:{spaced}|(?<=\..){at_once})"


def _ending(forms: Iterable[str], behind: str) -> str:
    """Look-behinds for their ends and what comes behind; of short ones a word's beginning too."""
    by_length: dict[int, set[str]] = {}
    for form in forms:
        by_length.setdefault(min(len(form), ENDING), set()).add(form)
    looks = []
    for length, some in sorted(by_length.items(), reverse=True):
        if length == ENDING:
            behind_any = "".join(_any_of({form[at] for form in some}) for at in range(-ENDING, 0))
            looks.append(rf"(?<={behind_any}{behind})(?<={_endings(some)}{behind})")  # a glance, for they are many
        else:
            looks += [rf"(?<={begin}{_endings(some)}{behind})" for begin in (r"\W", r"\A")]
    return f"(?:{'|'.join(looks)})"


def _any_of(letters: Iterable[str]) -> str:
    """Pattern of one of the letters; a blank is any white space."""
    return "[" + "".join(r"\s" if letter == " " else re.escape(letter) for letter in sorted(letters)) + "]"


def _endings(forms: Iterable[str]) -> str:
    """Pattern of their last letters, all of one length as a look-behind wants them."""
    return "(?:" + "|".join(sorted({re.escape(form[-ENDING:]).replace(r"\ ", r"\s") for form in forms})) + ")"


def behind_opener(lists: Iterable[str]) -> str:
    """A name's first letter with what may open a list before it."""
    ends = alternation(word[-LIST_ENDING:] for word in lists)
    behind = "|".join(f"(?<={end}{blanks}.)" for end in ("[(:]", ends) for blanks in (r"\s", r"\s\s"))
    return rf"[{UPPER}](?:(?<=[(:].)|{behind}|(?<=\s\s\s.))"
