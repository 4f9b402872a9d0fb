"""How likely each figure around is to be meant by a derived one: the nearer, and the more words they have in common.

Words count the more, the fewer figures around they stand with.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from pipeline.audit.model import Scene, Token
from pipeline.audit.operands import ENDS, Operand, before_of, operands_of, words_of

BACK, AHEAD = 60, 6  # figures around
PASSAGES = 16
STANDING, COMMON = 250, 2  # figures of the pages before, and words that they must have in common with a derived one
PARAGRAPH = 5  # cost of the paragraph before
FARTHEST = 12
FITTING = 6  # what words in common are worth
UNHEARD = 0.5  # weight of a word that stands with no figure around


def _start(each: Operand) -> int:
    return each.figure.start


class Window:
    """The figures around a derived one. `index`: of the first that stands behind it."""

    def __init__(self, scene: Scene, passage: int, tokens: tuple[Token, ...], at: int, idle: frozenset[str]) -> None:
        every = operands_of(scene)
        start = tokens[at].start
        index = bisect_left(every, start, key=_start)
        before = [each for each in every[max(0, index - BACK) : index] if passage - each.passage <= PASSAGES]
        behind = [each for each in every[index : index + AHEAD] if each.tokens is tokens and each.at != at]
        self._idle = idle
        self.text, self._tokens, self._passage = scene.text, tokens, passage
        self.near: list[tuple[Operand, int]] = [
            (each, self._far(each, len(before) - at)) for at, each in enumerate(before)
        ]
        self.near += [(each, 1 + at) for at, each in enumerate(behind)]
        self._older = every[max(0, index - STANDING) : max(0, index - len(before))]

    def sizes(self) -> list[int]:
        """Of all figures that may be looked at, also of the pages before, in order."""
        every = chain((each for each, _ in self.near), self._older)
        return sorted({each.size for each in every if not each.figure.per})

    def look_back(self, subject: frozenset[str]) -> None:
        """Take in the figures of the pages before that have words of a subject."""
        self.near += [(each, FARTHEST) for each in self._older if len(each.words(self.text) & subject) >= COMMON]

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
        heard = [each.words(self.text) & subject for each, _ in self.near]
        seen = Counter(chain.from_iterable(heard))
        weights = {word: 1 / seen[word] if word in seen else UNHEARD for word in subject}
        total = sum(weights.values())
        return [
            self._fit(each, words, sum([weights[word] for word in words]) / total) if words else 0.0
            for (each, _), words in zip(self.near, heard, strict=True)
        ]

    def _fit(self, each: Operand, heard: frozenset[str], share: float) -> float:
        if len(heard) < COMMON:
            return share
        name = each.name(self.text) - self._idle
        common = len(name & heard)
        return max(share, common / len(name)) if common >= COMMON else share


def subject_before(tokens: Sequence[Token], at: int, text: str, idle: frozenset[str]) -> frozenset[str]:
    """The words before a figure that name something, also those before a comma: `Lỗi không đội mũ …, chiếm 31,2%`."""
    named = words_of(before_of(tokens, at, text)) - idle
    first = next((place for place in range(at - 1, -1, -1) if tokens[place].cue in ENDS), -1)
    if len(named) < COMMON and first >= 0 and tokens[first].cue == "comma":
        named |= words_of(before_of(tokens, first, text)) - idle
    return named
