"""Damaged words are put right before anything is looked for; what a mention prints is the damaged text.

Two ways: the rows of rules/repairs.csv, and a word that can be no Vietnamese syllable, but would be one of the rules'
words or of the names of places if one letter of it were another that OCR takes for it: `nqày`, `truờng`, `Qnảng`. A
repair has as many letters as what it repairs, so that offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from pipeline.repairs import Repair
from pipeline.rulebook import Rulebook
from pipeline.starts import LONG, letter_starts, letters_like, matches_from
from pipeline.syllables import is_syllable, is_toned
from pipeline.text import UPPER, folded
from pipeline.wordruns import Met, Phrases, runs_of

FEWEST_LETTERS = 3
MOST_KEPT = 10_000  # words
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\w+")
_COUNTED = re.compile(r"\d\s(?P<noun>[^\W\d_]+\s[^\W\d_]+)(?!\w)")
LONGEST_WORD = 12  # letters, and a blank
_NAME_BEFORE = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]*[ ]$")
_NAME_BEHIND = re.compile(rf"[ ][{UPPER}]")

Change = tuple[tuple[int, int], str]  # from where to where, and what is right there


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
        self._whole = Met()  # nearly all words
        self._damaged_names, self._to_repair = Phrases(self._names), Phrases(self._repairs)

    def __call__(self, text: str) -> str:
        """The text with its damaged words as they should be."""
        text = _with(text, self._mended_words(text))
        text = _with(text, self._right_names(text))
        text = self._counted(text)
        return _with(text, self._repaired(text))

    def _mended_words(self, text: str) -> list[Change]:
        """The words that can be no syllables."""
        others = self._whole.others(runs_of(text))
        damaged: dict[str, str] = {}
        for word in others:
            printed = text[word.start : word.end]
            right = self.mended(printed)
            if not right:
                self._whole.meet(word)
            elif _stands_alone(text, word.start, word.end):
                damaged[printed] = right
        spans = [(word.start, word.end) for word in others] if damaged else []
        return [(span, damaged[printed]) for span in spans if (printed := text[slice(*span)]) in damaged]

    def _right_names(self, text: str) -> list[Change]:
        """The names of provinces with one letter mistaken."""
        return [(span, self._name(text, *span)) for span in _standing(self._damaged_names, text)]

    def _repaired(self, text: str) -> list[Change]:
        """What the rows of rules/repairs.csv put right."""
        spans = _standing(self._to_repair, text)
        letters = {text[start] for start, end in spans if end - start == 1}  # list marks in most texts
        marks = {letter for letter in letters if f"0{letter}" not in text}
        return [(span, self._right(text, *span)) for span in spans if text[slice(*span)] not in marks]

    def _counted(self, text: str) -> str:
        """The text with the nouns behind figures of which one letter is mistaken: `31 đại biều`."""
        found = [(match.span("noun"), self.noun(match["noun"])) for match in _counted_nouns(text)]
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


def _counted_nouns(text: str) -> Iterator[re.Match[str]]:
    """A digit and the two words behind it."""
    if len(text) < LONG:
        return _COUNTED.finditer(text)
    return matches_from(letter_starts(text, letters_like(r"\d"), {1: letters_like(r"\s")}), _COUNTED, text)


def _standing(phrases: Phrases, text: str) -> list[tuple[int, int]]:
    """Where phrases stand of which each word stands alone somewhere."""
    spans = phrases.places(text, runs_of(text))
    if all(_stands_alone(text, *span) for span in spans):
        return spans  # as nearly always
    words = set(_LETTERS.findall(text))
    return [span for span in spans if words.issuperset(text[slice(*span)].split())]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no sign that counts as a letter stands beside a word: `km²`."""
    return not (_LETTERS.match(text, end) or (start and _LETTERS.match(text, start - 1)))


def _with(text: str, changes: Iterable[Change]) -> str:
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
