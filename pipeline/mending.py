"""Damaged words are put right before anything is looked for; what a mention prints is the damaged text.

Two ways: the rows of rules/repairs.csv, and a word that can be no Vietnamese syllable, but would be one of the rules'
words or of the names of places if one letter of it were another that OCR takes for it: `nqày`, `truờng`, `Qnảng`. A
repair has as many letters as what it repairs, so that offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from pipeline.repairs import Repair
from pipeline.rulebook import Rulebook
from pipeline.syllables import is_syllable, is_toned
from pipeline.text import UPPER, folded

FEWEST_LETTERS = 3
MOST_KEPT = 10_000  # words
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\w+")
_COUNTED = re.compile(r"(?<=\d)\s(?P<noun>[^\W\d_]+\s[^\W\d_]+)(?!\w)")
LONGEST_WORD = 12  # letters, and a blank
_NAME_BEFORE = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]*[ ]$")
_NAME_BEHIND = re.compile(rf"[ ][{UPPER}]")
_WHOLE = r"(?<![^\W\d_])(?:{})(?![^\W\d_])"


class Mender:
    """Mends texts by the repairs and words of a rulebook."""

    def __init__(self, rules: Rulebook) -> None:
        self._rules = rules
        self._repairs: Mapping[str, Repair] = rules.repairs
        self._mistaken: dict[str, str] = {}
        for right, *wrong in (pair.split() for pair in rules.words("words.misread.letters")):
            for letter in "".join(wrong):
                self._mistaken[letter] = self._mistaken.get(letter, "") + right
        self.mended, self.noun = lru_cache(MOST_KEPT)(self._mended), lru_cache(MOST_KEPT)(self._noun)

    def __call__(self, text: str) -> str:
        """The text with its damaged words as they should be."""
        words = set(_LETTERS.findall(text))
        whole = {word: right for word in words if (right := self.mended(word))}
        if whole:
            text = _replaced(text, whole, lambda match: whole[match[0]])
            words |= {*whole.values()}
        names = {name for name in self._names if words.issuperset(name.split())}
        if names:
            text = _replaced(text, names, self._name)
        text = self._counted(text)
        phrases = [phrase for phrase in self._repairs if words.issuperset(phrase.split())]
        return _replaced(text, phrases, self._right) if phrases else text

    def _counted(self, text: str) -> str:
        """The text with the nouns behind figures of which one letter is mistaken: `31 đại biều`."""
        found = {match.span("noun"): right for match in _COUNTED.finditer(text) if (right := self.noun(match["noun"]))}
        pieces, at = [], 0
        for (start, end), right in found.items():
            pieces += [text[at:start], _with_blanks(text[start:end], right)]
            at = end
        return "".join([*pieces, text[at:]]) if pieces else text

    def _noun(self, printed: str) -> str:
        """The only counted noun of two syllables that it is but for one letter; "" for a known or another one.

        Also where its first syllable is counted by itself: `864.000 đồng chi hoạt động`, `87 lượt bộ đội`.
        """
        noun = folded(printed)
        if noun in self._nouns or noun.split()[0] in self._units:
            return ""
        found = {one for one in self._likes(noun) if one in self._nouns}
        return found.pop() if len(found) == 1 else ""

    def _mended(self, word: str) -> str:
        """The only syllable that the word is but for one letter; "" for a word that may be right."""
        if len(word) < FEWEST_LETTERS or not word[1:].islower() or _is_right(word):
            return ""
        if word.casefold() in self._words:
            return ""
        found = {one for one in self._likes(word) if one.casefold() in self._words and _is_right(one)}
        return found.pop() if len(found) == 1 else ""

    def _likes(self, word: str) -> Iterator[str]:
        for at, letter in enumerate(word):
            for other in self._mistaken.get(letter, ""):
                yield f"{word[:at]}{other}{word[at + 1 :]}"

    @cached_property
    def _nouns(self) -> frozenset[str]:
        """The first two syllables of counted nouns."""
        nouns = (noun.split() for noun in self._rules.words("units.quantity.nouns"))
        return frozenset(" ".join(words[:2]) for words in nouns if len(words) > 1)

    @cached_property
    def _units(self) -> frozenset[str]:
        """All that is counted and is one syllable."""
        units = self._rules.words(*(f"units.quantity.{key}" for key in ("nouns", "measures", "durations")))
        scales = (word for words in self._rules.section("units.scale").values() for word in words)
        return frozenset([*units, *scales, *(unit.name for unit in self._rules.money_units)])

    @cached_property
    def _words(self) -> frozenset[str]:
        """All words of the rules and of the names of places, in lower case."""
        rules = self._rules
        types = (name for kind in rules.doc_types for name in (kind.name, *kind.aliases))
        lists = (phrase for phrases in rules.lists.values() for phrase in phrases)
        money = (unit.name for unit in rules.money_units)
        phrases = {*types, *lists, *money, *(row.name for row in rules.places)}
        return frozenset(word for phrase in phrases for word in _LETTERS.findall(phrase.casefold()))

    @cached_property
    def _names(self) -> dict[str, str]:
        """Names of provinces with one letter mistaken that are no other place's, and what they are."""
        known = {folded(name) for row in self._rules.places for name in (row.name, *row.aliases)}
        provinces = {row.name for row in self._rules.places if row.level == "province" and len(row.name.split()) > 1}
        damaged: dict[str, set[str]] = {}
        for name in sorted(provinces):
            for one in self._damaged(name):
                damaged.setdefault(one, set()).add(name)
        return {one: right.pop() for one, right in damaged.items() if len(right) == 1 and one not in known}

    def _damaged(self, name: str) -> Iterator[str]:
        for at, letter in enumerate(name):
            for printed, meant in self._mistaken.items():
                if letter in meant:
                    yield f"{name[:at]}{printed}{name[at + 1 :]}"

    def _name(self, match: re.Match[str]) -> str:
        """The name meant, where no capital stands beside it: in a longer one it may be a person's."""
        text, (start, end) = match.string, match.span()
        is_longer = _NAME_BEFORE.search(text, max(0, start - LONGEST_WORD), start) or _NAME_BEHIND.match(text, end)
        return match[0] if is_longer else _with_blanks(match[0], self._names[folded(match[0])])

    def _right(self, match: re.Match[str]) -> str:
        """The repair of what is printed, with its white space; what is printed where its condition fails."""
        printed = match[0]
        repair = self._repairs[" ".join(printed.split())]
        if not repair.holds(match.string, *match.span()):
            return printed
        return _with_blanks(printed, repair.right)


def _with_blanks(printed: str, right: str) -> str:
    return "".join(old if old.isspace() else new for old, new in zip(printed, right, strict=True))


def _replaced(text: str, phrases: Iterable[str], right: Callable[[re.Match[str]], str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    pattern = "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in longest_first)
    return re.sub(_WHOLE.format(pattern), right, text)


def _is_right(word: str) -> bool:
    return is_syllable(word) and is_toned(word)


_MADE: dict[str, Mender] = {}


def mender_of(rules: Rulebook) -> Mender:
    """The mender of a rulebook; made once."""
    found = _MADE.get(rules.digest)
    if found is None:
        found = _MADE[rules.digest] = Mender(rules)
    return found


def as_damaged(phrase: str, whole: str, damaged: str) -> str:
    """A phrase of the mended text with its words as they were before: `damaged` has the letters of `whole`."""
    at = 0
    for word in _WORD.finditer(whole):
        found = phrase.find(word[0], at)
        if found < 0:
            continue
        at = found + len(word[0])
        phrase = phrase[:found] + damaged[slice(*word.span())] + phrase[at:]
    return phrase
