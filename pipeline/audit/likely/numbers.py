"""All numbers of the prose with the words about them, as a reader weighs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.audit.clauses import bare, both_numbers
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.lent import may_be_year
from pipeline.audit.model import Scene

MONEY = "VND"
PERCENT = frozenset({"%", POINTS})
LONGEST_LEAD, LONGEST_TAIL = 160, 60  # characters before and behind
LEAD_WORDS, TAIL_WORDS = 12, 6
SHORTEST = 2  # letters of a word that tells something
WHOLE = Decimal(1)
_WORD = re.compile(r"[^\W\d_]+|[%/();:,]")
_END = re.compile(r"[.;]\s|\n")
_LAST_END = re.compile(r".*(?:[.;]\s|\n)", re.DOTALL)
_TAIL_END = re.compile(r"[.;]\s|\n|\d")


@dataclass(slots=True, eq=False)  # not frozen: made by the hundred, its words kept when they were first asked for
class Number:
    """A figure where it is told. `step`: unit of its last printed digit; `place`: among all; `since`: end of the last.

    `is_loose`: without a unit. `is_below`: the second number of a ratio. `level`: how many brackets it stands in.
    `is_percent`: a percentage or points of them. `is_money`: an amount of đồng. `before`, `behind`: the cues there.
    """

    figure: Figure
    value: float
    low: float
    high: float
    step: float
    place: int
    passage: int
    sentence: int
    level: int
    since: int
    is_item: bool
    is_loose: bool
    is_below: bool
    is_percent: bool
    is_money: bool
    before: str
    behind: str
    _digits: str = field(default="", init=False)
    _lead: tuple[str, ...] | None = field(default=None, init=False)
    _tail: tuple[str, ...] | None = field(default=None, init=False)
    _words: frozenset[str] | None = field(default=None, init=False)

    @property
    def digits(self) -> str:
        """Its printed digits, without the noughts at the end of round ones."""
        if not self._digits:
            self._digits = str(round(self.value / self.step))
        return self._digits

    def lead(self, text: str) -> tuple[str, ...]:
        """The words of its sentence between the figure before and it, casefolded, the nearest last."""
        if self._lead is None:
            end = self.figure.start
            start = max(self.since, end - LONGEST_LEAD)
            if _END.search(text, start, end) is not None:  # seldom
                last = _LAST_END.match(text, start, end)
                start = last.end() if last is not None else start
            words = _WORD.findall(text, start, end)
            self._lead = tuple(map(str.casefold, words[-LEAD_WORDS:]))
        return self._lead

    def tail(self, text: str) -> tuple[str, ...]:
        """The words between it and the next figure or the end of its sentence."""
        if self._tail is None:
            start, end = self.figure.end, self.figure.end + LONGEST_TAIL
            first = _TAIL_END.search(text, start, end)
            words = _WORD.findall(text, start, first.start() if first is not None else end)
            self._tail = tuple(map(str.casefold, words[:TAIL_WORDS]))
        return self._tail

    def words(self, text: str) -> frozenset[str]:
        """All of them and its unit, each once."""
        if self._words is None:
            every = (*self.lead(text), *self.tail(text), *self.figure.unit.casefold().split())
            self._words = frozenset(word for word in every if len(word) >= SHORTEST)
        return self._words


class _Numbers(tuple[Number, ...]):
    """All numbers of a scene."""

    __slots__ = ()


def numbers_of(scene: Scene) -> tuple[Number, ...]:
    """All numbers, in reading order; no ranges and years."""
    return scene.once(_Numbers, lambda: _Numbers(_numbers(scene)))


def _numbers(scene: Scene) -> Iterator[Number]:
    place = sentence = 0
    for index, passage in enumerate(scene.passages):
        since = passage.start
        for told in passage.sentences:
            tokens, levels = told.tokens, told.levels
            sentence += 1
            if not told.count:
                continue
            for at, (token, level) in enumerate(zip(tokens, levels, strict=True)):
                if token.figure is None or token.cue not in {"figure", "number"}:
                    continue
                is_loose = token.cue == "number"
                for below, figure in enumerate(_figures(token.figure, is_loose=is_loose)):
                    yield Number(
                        figure,
                        *_floats(figure),
                        place,
                        index,
                        sentence,
                        level,
                        since,
                        bool(passage.mark),
                        is_loose,
                        below > 0,
                        figure.unit in PERCENT,
                        figure.unit == MONEY,
                        tokens[at - 1].cue if at else "",
                        tokens[at + 1].cue if at + 1 < len(tokens) else "",
                    )
                    place += 1
                since = token.end


def _figures(figure: Figure, *, is_loose: bool) -> tuple[Figure, ...]:
    figure = bare(figure)
    if figure.is_range or figure.value < 0 or (is_loose and may_be_year(figure)):
        return ()
    return both_numbers(figure) if figure.of is not None else (figure,)


def _floats(figure: Figure) -> tuple[float, float, float, float]:
    """Its value, the least and the most that prints so, and the unit of its last printed digit.

    486 triệu đồng: a million; 464.250.000 đồng: one; 12,30%: a hundredth.
    """
    value, low, high = float(figure.value), figure.bounds.low, figure.bounds.high
    if high > low:
        return value, float(low), float(high), float(high - low)
    is_whole = figure.value.same_quantum(WHOLE)  # mostly
    step = 1.0 if is_whole else 10.0 ** min(0, int(figure.value.as_tuple().exponent))
    return (value, value, value, step) if low is figure.value else (value, float(low), float(high), step)
