"""How likely each figure around is to be meant by a derived one: the nearer, and the more words they have in common.

Words count the more, the fewer figures around they stand with.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter

from pipeline.audit.model import Scene, Token
from pipeline.audit.operands import ENDS, Operand, before_of, operands_of, words_of

BACK, AHEAD = 60, 6  # figures around
PASSAGES = 16
STANDING, COMMON = 250, 2  # figures of the pages before, and words that they must have in common with a derived one
PARAGRAPH = 5  # cost of the paragraph before
FARTHEST = 12
FITTING = 6  # what words in common are worth
PRICE = 0  # in place of the size of what is no operand; all sizes are greater
UNHEARD = 0.5  # weight of a word that stands with no figure around


_START, _PASSAGE = attrgetter("figure.start"), attrgetter("passage")


class Window:
    """The figures around a derived one, at a place in the tokens of its sentence.

    `count`: how many stand nearby. `near`: these, with how far they are; read only where two of the sizes may give it.
    """

    def __init__(self, scene: Scene, passage: int, tokens: tuple[Token, ...], at: int, idle: frozenset[str]) -> None:
        self._scene, self._idle = scene, idle
        self._every = every = operands_of(scene)
        self._passage, self._tokens = passage, tokens
        self._index = index = bisect_left(every, tokens[at].start, key=_START)  # of the first that stands behind it
        self._first = bisect_left(every, passage - PASSAGES, max(0, index - BACK), index, key=_PASSAGE)
        self._behind = [each for each in every[index : index + AHEAD] if each.tokens is tokens and each.at != at]
        self.count = index - self._first + len(self._behind)
        self._near: list[tuple[Operand, int]] | None = None

    @property
    def near(self) -> list[tuple[Operand, int]]:
        """The figures nearby, and those that were found by looking back."""
        if self._near is None:
            before = self._every[self._first : self._index]
            self._near = [(each, self._far(each, len(before) - at)) for at, each in enumerate(before)]
            self._near += [(each, 1 + at) for at, each in enumerate(self._behind)]
        return self._near

    def sizes(self) -> list[int]:
        """Of all figures that may be looked at, also of the pages before, in order."""
        sizes = {*_sizes(self._scene)[max(0, self._index - STANDING) : self._index]}
        sizes.update([each.size for each in self._behind if not each.figure.per])
        return sorted(sizes - {PRICE})

    def look_back(self, subject: frozenset[str]) -> None:
        """Take in the figures of the pages before that have words of a subject."""
        older = range(max(0, self._index - STANDING), self._first)
        if older:
            told = _places(self._scene)
            common = Counter(chain.from_iterable([told[word] for word in subject if word in told]))
            found = sorted(place for place, words in common.items() if words >= COMMON and place in older)
            self.near.extend([(self._every[place], FARTHEST) for place in found])

    def _far(self, each: Operand, steps: int) -> int:
        """0 for the figure right before, more for those farther."""
        if each.tokens is self._tokens:
            return min(steps - 1, 3)
        if each.passage == self._passage:
            return min(2 + (steps - 1) // 3, PARAGRAPH)
        return min(PARAGRAPH + self._passage - each.passage, FARTHEST - 1)

    def fits(self, subject: frozenset[str]) -> list[float]:
        """Of each figure around, how much of a subject its words tell, or of its name the subject, from 0 to 1."""
        if not subject:
            return [0.0] * len(self.near)
        told, around = _places(self._scene), {each.place for each, _ in self.near}
        heard = {word: around & told[word] for word in subject if word in told}
        weights = {word: 1 / len(heard[word]) if heard.get(word) else UNHEARD for word in subject}
        total = sum(weights.values())
        words: dict[int, list[str]] = {}
        for word, places in heard.items():
            for place in places:
                words.setdefault(place, []).append(word)
        fits = {
            place: self._fit(self._every[place], said, sum([weights[word] for word in said]) / total)
            for place, said in words.items()
        }
        return [fits.get(each.place, 0.0) for each, _ in self.near]

    def _fit(self, each: Operand, heard: Sequence[str], share: float) -> float:
        if len(heard) < COMMON:
            return share
        name = each.name(self._scene.text) - self._idle
        common = len(name.intersection(heard))
        return max(share, common / len(name)) if common >= COMMON else share


class _Sizes(tuple[int, ...]):
    """Of each operand of a scene its size, PRICE where it tells a price."""

    __slots__ = ()


def _sizes(scene: Scene) -> _Sizes:
    return scene.once(_Sizes, lambda: _Sizes([PRICE if each.figure.per else each.size for each in operands_of(scene)]))


class _Places(dict[str, set[int]]):
    """The places of the operands of which each word is told."""

    __slots__ = ()


def _places(scene: Scene) -> _Places:
    return scene.once(_Places, lambda: _places_of(operands_of(scene), scene.text))


def _places_of(operands: Sequence[Operand], text: str) -> _Places:
    found = _Places()
    for each in operands:
        for word in each.words(text):
            places = found.get(word)
            if places is None:
                found[word] = {each.place}
            else:
                places.add(each.place)
    return found


def subject_before(tokens: Sequence[Token], at: int, text: str, idle: frozenset[str]) -> frozenset[str]:
    """The words before a figure that name something, also those before a comma: `Lỗi không đội mũ …, chiếm 31,2%`."""
    named = words_of(before_of(tokens, at, text)) - idle
    first = next((place for place in range(at - 1, -1, -1) if tokens[place].cue in ENDS), -1)
    if len(named) < COMMON and first >= 0 and tokens[first].cue == "comma":
        named |= words_of(before_of(tokens, first, text)) - idle
    return named
