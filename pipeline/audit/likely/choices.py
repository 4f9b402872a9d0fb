"""What is seen of a candidate beside its rivals: by which a model chooses the one that is meant, if any is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from pipeline.audit.likely.candidates import DIGIT, EXACT, NEAR, SLIPS, TURNED, Candidate
from pipeline.audit.likely.learned import Forest
from pipeline.audit.likely.numbers import Number
from pipeline.audit.likely.traits import TRAITS, About, promising, traits_of

CHOICE = (
    "slip",
    "belongs",
    "belongs_rank",
    "belongs_exact",
    "belongs_most",
    "belongs_all",
    "chance",
    "away",
    *TRAITS,
)
MOST = 8  # candidates of a figure that are weighed
LEAST = 0.002  # what is less likely belongs to nothing
KEPT = 4  # of those that do not give the figure
LEAST_CHANCE = 1e-6
SPREAD = math.log(4)


class Choice(NamedTuple):
    """A candidate, how likely its figures belong together, and what is seen of it beside the others."""

    candidate: Candidate
    belongs: float
    row: Sequence[float]


def choices_of(here: Number, found: Sequence[Candidate], about: About, belongs: Forest) -> list[Choice]:
    """All that give the figure, and of the others the likeliest."""
    weighed = []
    for ranked in promising(here, found, about, MOST):
        row = traits_of(here, ranked, about)
        weighed.append((belongs.likely(row, LEAST), ranked.candidate, row))
    weighed.sort(key=itemgetter(0), reverse=True)
    every = [likely for likely, *_ in weighed]
    exact = max([likely for likely, each, _ in weighed if each.slip == EXACT], default=0.0)
    made, others = [], 0
    for rank, (likely, each, row) in enumerate(weighed):
        if each.slip != EXACT:
            others += 1
            if others > KEPT:
                continue
        own = [
            SLIPS.index(each.slip),
            likely,
            rank,
            exact,
            every[0],
            sum(every),
            _chance(here, each),
            abs(math.log(each.value / here.value)),
        ]
        made.append(Choice(each, likely, own + row))
    return made


def _chance(here: Number, each: Candidate) -> float:
    """Logarithm of how often chance would give it, of as many figures as lie so near."""
    digits = len(here.digits)
    targets = {EXACT: 1, DIGIT: 9 * digits, TURNED: digits * (digits - 1) / 2, NEAR: here.value / here.step}[each.slip]
    apart = [abs(operand.place - here.place) or 1 for operand in each.operands]
    return math.log(min(apart) * max(apart) * targets * here.step / here.value / SPREAD + LEAST_CHANCE)
