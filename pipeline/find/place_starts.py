"""Where names of places may begin: patterns that look at a few letters before, for those of the types are slow.

A part of the place finder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.rulebook import alternation, capital
from pipeline.starts import Beside, Heads, letter_starts, letters_like, matches_from
from pipeline.text import UPPER

ENDING = 3  # letters of a type word's end that a name's first letter is looked at for
LIST_ENDING = 2  # of a word that opens a list
CAPITAL = letters_like(f"[{UPPER}]")


class Beginnings:
    """Where capitals stand that a pattern matches; `ways`: what must stand beside them, a glance before the pattern."""

    def __init__(self, pattern: str, *ways: Beside) -> None:
        self.pattern = re.compile(pattern)
        self._ways = ways

    def starts(self, text: str) -> list[int]:
        """Their places, in order."""
        return [at for at in letter_starts(text, CAPITAL, *self._ways) if self.pattern.match(text, at)]

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """What `finditer` finds of the pattern."""
        return matches_from(letter_starts(text, CAPITAL, *self._ways), self.pattern, text)


class Names:
    """Names of a list, looked for in whole texts by their heads; `behind`: pattern of what stands behind them."""

    def __init__(self, names: Iterable[str], behind: str) -> None:
        forms = set(names)
        self.pattern = re.compile(f"{alternation(forms)}{behind}")
        self._heads = Heads(forms)

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """What `finditer` finds of the pattern."""
        return matches_from(self._heads.starts(text), self.pattern, text)


def capitals_behind_type(types: Iterable[str]) -> Beginnings:
    """A name's first letter with what may be a type word's end before it."""
    words = tuple(types)
    blank = letters_like(r"\s")
    forms = _forms(words)
    over_one: list[Beside] = [{-1: blank, **ending} for ending in _endings_over_blank(forms)]
    short = {form for form in forms if form.endswith(".")}  # a full stop above a paragraph ends none of them
    ends = _any_of({" ", *(form[-1] for form in forms - short)})
    over_two: list[Beside] = [{-2: blank, -1: blank, -3: letters_like(ends)}]
    if short:
        stop = {-3: letters_like(r"\."), -4: letters_like(_any_of({form[-2] for form in short}))}
        begins = letters_like(rf"[\W{re.escape(''.join(form[-3] for form in short if len(form) > 2))}]")  # noqa: PLR2004
        over_two.append({-2: blank, -1: blank, **stop, -5: begins})
    return Beginnings(behind_type(words, UPPER), *over_one, *over_two, {-1: letters_like(r"\.")})


def _endings_over_blank(forms: Iterable[str]) -> Iterator[Beside]:
    """The last letters before a blank, by how far they stand from what is behind it."""
    for length, some in _by_length(forms).items():
        if length == ENDING:
            yield {-ENDING - 1: Heads(form[-ENDING:] for form in some)}
        else:
            places = range(-1, -length - 1, -1)
            letters = {at - 1: letters_like(_any_of({form[at] for form in some})) for at in places}
            yield letters | {-length - 2: letters_like(r"\W")}


def behind_type(types: Iterable[str], first: str) -> str:
    """A name's first letter or digit, one of the set `first`, with what may be a type word's end before it.

    The letters before a capital are looked at by the pattern itself: of 100 capitals 98 need no more, and it costs a
    tenth of looking for the type words.
    """
    words = tuple(types)
    forms, letters = _forms(words), _last_letters(words)
    over_blank, at_once = _ending(forms, r"\s."), _ending((form for form in forms if form.endswith(".")), ".")
    spaced = rf"(?<=[{letters}\s]\s.)(?:{over_blank}|(?<=[{letters}\s]\s\s.))"
    return rf"[{first}](?<=[\s.].)(?:{spaced}|(?<=\..){at_once})"


def _forms(words: Iterable[str]) -> set[str]:
    return {form for word in words for form in (word, capital(word), word.title(), word.upper())}


def _last_letters(words: Iterable[str]) -> str:
    """In a set of a pattern."""
    return re.escape("".join(sorted({form[-1] for form in _forms(words)})))


def _ending(forms: Iterable[str], behind: str) -> str:
    """Look-behinds for their ends and what comes behind; of short ones a word's beginning too."""
    looks = []
    for length, some in _by_length(forms).items():
        if length == ENDING:
            behind_any = "".join(_any_of({form[at] for form in some}) for at in range(-ENDING, 0))
            looks.append(rf"(?<={behind_any}{behind})(?<={_endings(some)}{behind})")  # a glance, for they are many
        else:
            looks += [rf"(?<={begin}{_endings(some)}{behind})" for begin in (r"\W", r"\A")]
    return f"(?:{'|'.join(looks)})"


def _by_length(forms: Iterable[str]) -> dict[int, set[str]]:
    """By how many of their letters are looked at, the most first."""
    found: dict[int, set[str]] = {}
    for form in forms:
        found.setdefault(min(len(form), ENDING), set()).add(form)
    return dict(sorted(found.items(), reverse=True))


def _any_of(letters: Iterable[str]) -> str:
    """Pattern of one of the letters; a blank is any white space."""
    return "[" + "".join(r"\s" if letter == " " else re.escape(letter) for letter in sorted(letters)) + "]"


def _endings(forms: Iterable[str]) -> str:
    """Pattern of their last letters, all of one length as a look-behind wants them."""
    groups: dict[str, list[str]] = {}
    for ending in sorted({form[-ENDING:] for form in forms}):
        groups.setdefault(ending[:1], []).append(re.escape(ending[1:]))
    choices = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())
    return f"(?:{'|'.join(choices)})".replace(r"\ ", r"\s")


def capitals_behind_opener(lists: Iterable[str]) -> Beginnings:
    """A name's first letter with what may open a list before it."""
    words = tuple(lists)
    ends = alternation(word[-LIST_ENDING:] for word in words)
    behind = "|".join(f"(?<={end}{blanks}.)" for end in ("[(:]", ends) for blanks in (r"\s", r"\s\s"))
    pattern = rf"[{UPPER}](?:(?<=[(:].)|{behind}|(?<=\s\s\s.))"
    letters = re.escape("".join(sorted({word[-1] for word in words})))
    over_blank = {-1: letters_like(r"\s"), -2: letters_like(rf"[(:{letters}\s]")}
    return Beginnings(pattern, over_blank, {-1: letters_like("[(:]")})
