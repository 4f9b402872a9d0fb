"""Damaged words are put right before anything is looked for; what a mention prints is the damaged text.

Two ways: the rows of rules/repairs.csv, and a word that can be no Vietnamese syllable, but would be one of the rules'
words or of the names of places if one letter of it were another that OCR takes for it: `nqày`, `truờng`, `Qnảng`. A
repair has as many letters as what it repairs, so that offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from pipeline.repairs import Repair
from pipeline.rulebook import Rulebook
from pipeline.syllables import is_syllable, is_toned
from pipeline.text import UPPER, folded

FEWEST_LETTERS = 3
MOST_KEPT = 10_000  # words
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\w+")
_COUNTED = re.compile(r"\d\s(?P<noun>[^\W\d_]+\s[^\W\d_]+)(?!\w)")
LONGEST_WORD = 12  # letters, and a blank
_NAME_BEFORE = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]*[ ]$")
_NAME_BEHIND = re.compile(rf"[ ][{UPPER}]")
LAST_BLANK = 0x3000  # of Unicode, the ideographic space: those behind it are not looked through
_BLANKS = "".join(char for char in map(chr, range(LAST_BLANK + 1)) if char.isspace() and char != " ")


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
        words = set(_LETTERS.findall(" ".join({*text.split()})))
        whole = {word: right for word in words if (right := self.mended(word))}
        text = _replaced(text, whole, lambda text, start, end: whole[text[start:end]])
        words |= {*whole.values()}
        text = _replaced(text, _made_of(words, self._names), self._name)
        text = self._counted(text)
        found = [phrase for phrase in _made_of(words, self._repairs) if len(phrase) > 1 or f"0{phrase}" in text]
        return _replaced(text, found, self._right)  # one letter is a list mark in most texts

    def _counted(self, text: str) -> str:
        """The text with the nouns behind figures of which one letter is mistaken: `31 đại biều`."""
        found = [(match.span("noun"), self.noun(match["noun"])) for match in _COUNTED.finditer(text)]
        return _with(text, [(span, _with_blanks(text[slice(*span)], right)) for span, right in found if right])

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

    def _name(self, text: str, start: int, end: int) -> str:
        """The name meant, where no capital stands beside it: in a longer one it may be a person's."""
        printed = text[start:end]
        is_longer = _NAME_BEFORE.search(text, max(0, start - LONGEST_WORD), start) or _NAME_BEHIND.match(text, end)
        return printed if is_longer else _with_blanks(printed, self._names[folded(printed)])

    def _right(self, text: str, start: int, end: int) -> str:
        """The repair of what is printed, with its white space; what is printed where its condition fails."""
        printed = text[start:end]
        repair = self._repairs[" ".join(printed.split())]
        return _with_blanks(printed, repair.right) if repair.holds(text, start, end) else printed


def _made_of(words: set[str], phrases: Iterable[str]) -> list[str]:
    """The phrases of which all words are there, if not beside one another."""
    return [phrase for phrase in phrases if words.issuperset(phrase.split())]


def _replaced(text: str, phrases: Collection[str], right: Callable[[str, int, int], str]) -> str:
    """The text with what is right for its stretch from start to end, wherever one of the phrases stands."""
    if not phrases:
        return text
    found = _places(text, phrases)
    return _with(text, ((span, right(text, *span)) for span in found))


def _places(text: str, phrases: Iterable[str]) -> list[tuple[int, int]]:
    """Where the phrases stand as whole words, the longest of those that begin at a place, whatever blanks they have."""
    found: dict[int, int] = {}
    spaced = _spaced(text)
    for phrase in phrases:
        start = spaced.find(phrase)
        while start >= 0:
            end = start + len(phrase)
            if not (spaced[start - 1 : start].isalpha() or spaced[end : end + 1].isalpha()):
                found[start] = max(end, found.get(start, 0))
            start = spaced.find(phrase, start + 1)
    return sorted(found.items())


def _spaced(text: str) -> str:
    """The text with a space for each other blank."""
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    return text


def _with(text: str, changes: Iterable[tuple[tuple[int, int], str]]) -> str:
    """The text with other words at the given stretches, of which the first counts where two overlap."""
    pieces, at = [], 0
    for (start, end), right in changes:
        if start >= at:
            pieces += [text[at:start], right]
            at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _with_blanks(printed: str, right: str) -> str:
    return "".join(old if old.isspace() else new for old, new in zip(printed, right, strict=True))


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
