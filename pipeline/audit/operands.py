"""All figures of the prose from which another may be reckoned, in reading order, with the words that stand about them.

Also numbers without a unit (`bác sĩ 196`, `nộp trực tuyến 1.587`), which the words alone tell apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.audit.clauses import CHANGES, both_numbers
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.intervals import EXACT
from pipeline.audit.model import Passage, Scene, Token
from pipeline.audit.nearby import CLAUSE_ENDS

SCALE = Decimal(10_000)  # sizes are whole numbers of these parts
LEAST_LOOSE = 10  # of a number without a unit
YEARS = range(1900, 2101)
LONGEST_BEFORE, LONGEST_BEHIND = 80, 48  # characters of a clause that are read
ENDS = CLAUSE_ENDS | {"figure", "number", "close", "stop", "and"}
_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.;:,()\n]")


@dataclass(slots=True, eq=False)  # not frozen: its words are kept when they were first asked for
class Operand:
    """A figure from which others may be reckoned. `size`: its value in ten-thousandths, `place`: among all."""

    figure: Figure
    size: int
    place: int
    passage: int
    sentence: int
    tokens: tuple[Token, ...]
    at: int
    is_change: bool
    is_loose: bool
    _words: frozenset[str] | None = field(default=None, init=False)
    _name: frozenset[str] | None = field(default=None, init=False)

    @property
    def reach(self) -> tuple[int, int]:
        """All that it may be, in ten-thousandths."""
        low, high = self.figure.bounds.stated_low, self.figure.bounds.stated_high
        return int(EXACT.multiply(low, SCALE)), int(EXACT.multiply(high, SCALE))

    def name(self, text: str) -> frozenset[str]:
        """The words of its clause before it."""
        if self._name is None:
            self._name = words_of(before_of(self.tokens, self.at, text))
        return self._name

    def words(self, text: str) -> frozenset[str]:
        """The words of its clause, before it and behind."""
        if self._words is None:
            tokens, at = self.tokens, self.at
            self._words = words_of(f"{before_of(tokens, at, text)} {behind_of(tokens, at, text)}")
        return self._words


class Operands(tuple[Operand, ...]):
    """All operands of a scene."""

    __slots__ = ()


def operands_of(scene: Scene) -> Operands:
    """All operands of a scene: quantities, amounts and loose numbers."""
    return scene.once(Operands, lambda: Operands(_operands(scene.passages)))


def words_of(text: str) -> frozenset[str]:
    """The words of a text, casefolded."""
    return frozenset(_WORD.findall(text.casefold()))


def before_of(tokens: Sequence[Token], at: int, text: str) -> str:
    """The clause before a figure; of `Bảo hiểm y tế thanh toán: 298.415 triệu đồng` also what the colon names."""
    end = tokens[at].start
    last = at - 1 if at and tokens[at - 1].cue == "open" else at
    for place in range(last - 1, -1, -1):
        token = tokens[place]
        if token.cue in ENDS and (token.cue != "colon" or text[token.end : end].strip()):
            start = max(token.end, end - LONGEST_BEFORE)
            break
    else:
        start = max(0, end - LONGEST_BEFORE)
    start = max(start, text.rfind("\n", start, end) + 1, text.rfind(". ", start, end) + 1)
    return text[start:end]


def behind_of(tokens: Sequence[Token], at: int, text: str) -> str:
    """The words behind a figure, as far as they belong to it."""
    start = tokens[at].end
    end = start + LONGEST_BEHIND
    if at + 1 < len(tokens):
        end = min(end, next((t.start for t in tokens[at + 1 :] if t.cue in ENDS), end))
    found = _END.search(text, start, end)
    figure = tokens[at].figure
    return f"{figure.unit if figure else ''} {text[start : found.start() if found else end]}"


def size_of(value: Decimal) -> int | None:
    """A value in whole ten-thousandths; `None` where it is finer."""
    scaled = EXACT.multiply(value, SCALE)
    whole = int(scaled)
    return whole if whole == scaled else None


def _operands(passages: Sequence[Passage]) -> Iterator[Operand]:
    place = sentence = 0
    for number, passage in enumerate(passages):
        for said in passage.sentences:
            tokens = said.tokens
            sentence += 1
            if not said.count:
                continue
            for at, token in enumerate(tokens):
                for figure in _figures(token) if token.figure is not None else ():
                    size = size_of(figure.value)
                    if size is None or size <= 0:
                        continue
                    yield Operand(
                        figure, size, place, number, sentence, tokens, at, _is_change(tokens, at), token.cue == "number"
                    )
                    place += 1


def _figures(token: Token) -> tuple[Figure, ...]:
    figure = token.figure
    if figure is None or figure.is_range or figure.unit in {"%", POINTS}:
        return ()
    if token.cue == "number":
        is_year = figure.value in YEARS and figure.text.isdigit()
        return () if is_year or figure.value < LEAST_LOOSE else (figure,)
    return both_numbers(figure) if token.cue == "figure" else ()


def _is_change(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].cue in CHANGES
