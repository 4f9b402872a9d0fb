"""How likely each figure around is to be meant by a derived one: the nearer, and the more words they have in common.

Words count the more, the fewer figures around they stand with.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from pipeline.audit.model import Scene, Token
from pipeline.audit.operands import ENDS, Operand, before_of, operands_of, places_of_words, words_of

BACK, AHEAD = 60, 6  # figures around
PASSAGES = 16
STANDING, COMMON = 250, 2  # figures of the pages before, and words that they must have in common with a derived one
PARAGRAPH = 5  # cost of the paragraph before
FARTHEST = 12
FITTING = 6  # what words in common are worth
UNHEARD = 0.5  # weight of a word that stands with no figure around


def _start(each: Operand) -> int:
    return each.figure.start


def _passage(each: Operand) -> int:
    return each.passage


class Window:
    """The figures around a derived one, and of the pages before those that `look_back` takes in."""

    def __init__(self, scene: Scene, passage: int, tokens: tuple[Token, ...], at: int, idle: frozenset[str]) -> None:
        every = operands_of(scene)
        index = bisect_left(every, tokens[at].start, key=_start)  # of the first that stands behind it
        first = bisect_left(every, passage - PASSAGES, max(0, index - BACK), index, key=_passage)
        self._scene, self._tokens, self._passage, self._idle = scene, tokens, passage, idle
        self._before = every[first:index]
        self._behind = [each for each in every[index : index + AHEAD] if each.tokens is tokens and each.at != at]
        self._places = range(max(0, index - STANDING), index + AHEAD)
        self._older: list[Operand] = []

    @property
    def near(self) -> Iterator[tuple[Operand, int]]:
        """The figures around, and how far each of them is."""
        yield from ((each, self._far(each, len(self._before) - at)) for at, each in enumerate(self._before))
        yield from ((each, 1 + at) for at, each in enumerate(self._behind))
        yield from ((each, FARTHEST) for each in self._older)

    def __len__(self) -> int:
        """How many figures are around."""
        return len(self._before) + len(self._behind)

    def sizes(self) -> list[int]:
        """Of all figures that may be looked at, also of the pages before, in order."""
        first, end = self._places.start, self._places.stop - AHEAD
        every = chain(operands_of(self._scene)[first:end], self._behind)
        return sorted({each.size for each in every if not each.figure.per})

    def look_back(self, subject: frozenset[str]) -> None:
        """Take in the figures of the pages before that have words of a subject."""
        heard, end = self._heard(subject), self._places.stop - AHEAD - len(self._before)
        found = [place for place, words in heard.items() if place < end and len(words) >= COMMON]
        self._older += [operands_of(self._scene)[place] for place in sorted(found)]

    def _heard(self, subject: Iterable[str]) -> dict[int, list[str]]:
        """The words of a subject that stand with each figure, by its place among all."""
        places, found = places_of_words(self._scene), defaultdict[int, list[str]](list)
        for word in subject:
            own = places.get(word, ())
            for place in own[bisect_left(own, self._places.start) : bisect_left(own, self._places.stop)]:
                found[place].append(word)
        return found

    def _far(self, each: Operand, steps: int) -> int:
        """0 for the figure right before, more for those farther."""
        if each.tokens is self._tokens:
            return min(steps - 1, 3)
        if each.passage == self._passage:
            return min(2 + (steps - 1) // 3, PARAGRAPH)
        return min(PARAGRAPH + self._passage - each.passage, FARTHEST - 1)

    def fits(self, subject: frozenset[str]) -> list[float]:
        """Of each figure around, how much of a subject its words tell, or of its name the subject, from 0 to 1."""
        every = (*self._before, *self._behind, *self._older)
        if not subject:
            return [0.0] * len(every)
        told = self._heard(subject)
        heard = [told.get(each.place, ()) for each in every]
        seen = Counter(chain.from_iterable(heard))
        weights = {word: 1 / seen[word] if word in seen else UNHEARD for word in subject}
        total = sum(weights.values())
        return [
            self._fit(each, words, sum([weights[word] for word in words]) / total) if words else 0.0
            for each, words in zip(every, heard, strict=True)
        ]

    def _fit(self, each: Operand, heard: Collection[str], share: float) -> float:
        if len(heard) < COMMON:
            return share
        name = each.name(self._scene.text) - self._idle
        common = len(name.intersection(heard))
        return max(share, common / len(name)) if common >= COMMON else share


def subject_before(tokens: Sequence[Token], at: int, text: str, idle: frozenset[str]) -> frozenset[str]:
    """The words before a figure that name something, also those before a comma: `Lỗi không đội mũ …, chiếm 31,2%`."""
    named = words_of(before_of(tokens, at, text)) - idle
    first = next((place for place in range(at - 1, -1, -1) if tokens[place].cue in ENDS), -1)
    if len(named) < COMMON and first >= 0 and tokens[first].cue == "comma":
        named |= words_of(before_of(tokens, first, text)) - idle
    return named
