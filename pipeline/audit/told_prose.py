"""Figures of the prose that a cell of a table can repeat, and what is said before each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from pipeline.audit.clauses import CHANGES, COMPARED
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.model import Passage, Scene, Token

HARD = frozenset({"each", "added", "excluded", "multiple"})  # a figure behind them is no cell
# đạt 102,8% kế hoạch, trong đó thu viện phí 31 tỷ đồng: what is told behind them is no plan.
PARTED = frozenset({"comma", "semicolon", "colon", "stop", "some_parts", "all_parts"})
ENDS = frozenset({"from", "onto"})  # what a change led from and to
NO_CUES: frozenset[str] = frozenset()
FIGURED = frozenset({"figure", "number"})
BARE = 4  # digits of a figure without a unit: Tổng số lượt khám 268.450


@dataclass(slots=True, eq=False)  # not frozen: made by the thousand
class Told:
    """A figure of the prose with its passage; `last`: where the figure before it in the passage ends."""

    figure: Figure
    passage: Passage
    number: int  # of the passage
    at: int  # of its token in the passage
    last: int
    tokens: tuple[Token, ...]  # between the figure before it and itself
    sentence: int  # where its sentence begins
    _cues: frozenset[str] | None = field(default=None, init=False)

    @property
    def cues(self) -> frozenset[str]:
        """Those between the figure before it, or the last comma, and itself."""
        if self._cues is None:
            cues = (token.cue for token in reversed(self.tokens))
            self._cues = frozenset(takewhile(lambda cue: cue not in PARTED, cues)) if self.tokens else NO_CUES
        return self._cues

    @property
    def stance(self) -> str:
        """What it is: `change`, `past`, `plan` or `now`; `aside` where it can be no cell."""
        if self.cues & HARD:
            return "aside"
        if self.cues & COMPARED:
            return "past"
        if self.cues & CHANGES and not self.cues & ENDS:  # tăng từ 98.450 lên 141.260
            return "change"
        return "plan" if "plan" in self.cues else "now"


def told_in(scene: Scene) -> Iterator[Told]:
    """The figures of the prose that tell a quantity or an amount; `141/190 người` is the first of two."""
    for number, passage in enumerate(scene.passages):
        if passage.cues.isdisjoint(FIGURED):
            continue
        last, seen, stop = passage.start, 0, passage.start
        for at, token in enumerate(passage.tokens):
            if token.cue == "stop":
                stop = token.end
            figure = token.figure
            if figure is None:
                continue
            is_told = token.cue == "figure" and figure.unit not in {"", "%", POINTS}
            is_bare = not figure.unit and (figure.digits >= BARE or figure.of is not None)
            if (is_told or is_bare) and not (figure.is_range or figure.per):
                yield Told(figure, passage, number, at, last, passage.tokens[seen:at], stop)
            last, seen = token.end, at + 1
