"""All amounts of the prose in reading order, also numbers without a unit, as integers that a search can add up.

A search tries hundreds of pairs for each figure; integers cost a tenth of fractions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.audit.clauses import bare
from pipeline.audit.figure import Figure
from pipeline.audit.lent import may_be_year
from pipeline.audit.model import Passage, Scene

PLACES = Decimal(10) ** 6  # a value is told in millionths: no printed figure has more decimals
COUNTS = frozenset({"figure", "number"})


@dataclass(slots=True, eq=False)  # not frozen: made by the thousand
class Amount:
    """A figure where it is told. `value`, `low`, `high` in millionths: as printed, and all that prints so.

    `since`: where the figure before it in its paragraph ends. `is_loose`: a number without a unit. `place`: index among
    the amounts. `level`: how many brackets it stands in. `item`: its passage has a list mark.
    """

    figure: Figure
    value: int
    low: int
    high: int
    passage: int
    sentence: int
    level: int
    since: int
    place: int
    is_loose: bool
    is_item: bool


class _Amounts(tuple[Amount, ...]):
    """All amounts of a scene."""

    __slots__ = ()


def amounts_of(scene: Scene) -> tuple[Amount, ...]:
    """All amounts, in reading order; no percentages, ranges and years."""
    return scene.once(_Amounts, lambda: _Amounts(_amounts(scene.passages)))


def last_step(value: int) -> int:
    """The unit of the last digit that says something, as `value` in millionths; of 0 that of a whole."""
    if not value:
        return int(PLACES)
    step = 1
    while not value % 10:
        value //= 10
        step *= 10
    return step


def _amounts(passages: Sequence[Passage]) -> Iterator[Amount]:
    sentence = place = 0
    for number, passage in enumerate(passages):
        since = passage.start
        for said in passage.sentences:
            tokens, levels = said.tokens, said.levels
            sentence += 1
            if not said.count:
                continue
            for at, token in enumerate(tokens):
                if token.figure is None or token.cue not in COUNTS:
                    continue
                figure = bare(token.figure)
                if _is_amount(figure, is_loose=token.cue == "number"):
                    yield Amount(
                        figure,
                        *_millionths(figure),
                        number,
                        sentence,
                        levels[at],
                        since,
                        place,
                        token.cue == "number",
                        bool(passage.mark),
                    )
                    place += 1
                since = token.end


def _millionths(figure: Figure) -> tuple[int, int, int]:
    """Its value, and the least and the most that prints so: mostly the same."""
    low, high = figure.bounds.low, figure.bounds.high
    value = int(figure.value * PLACES)
    if low is figure.value and high is low:
        return value, value, value
    return value, int(low * PLACES), int(high * PLACES)


def _is_amount(figure: Figure, *, is_loose: bool) -> bool:
    if figure.is_range or figure.unit == "%" or figure.value <= 0:
        return False
    return not is_loose or (figure.is_exact and not may_be_year(figure))
