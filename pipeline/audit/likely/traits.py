"""What is seen of a candidate: the numbers by which a model weighs it, each with a name."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.audit.known import Known
from pipeline.audit.likely.candidates import DIGIT, EXACT, TURNED, Candidate, far_of
from pipeline.audit.likely.numbers import MONEY, Number
from pipeline.audit.likely.operations import AS_TOLD, OPERATIONS

SLIPS = (EXACT, DIGIT, TURNED)
TRAITS = (
    "operation",
    "slip",
    "digits",
    "far",
    "between",
    "operands",
    "chance",
    "sentences_most",
    "sentences_least",
    "passages_most",
    "passages_least",
    "last_operand",
    "first_operand",
    "left",
    "right",
    "like",
    "like_left",
    "like_right",
    "like_each_other",
    "loose",
    "is_loose",
    "level",
    "level_least",
    "level_most",
    "words_left",
    "words_right",
    "words_both",
    "told_operation",
    "told_nothing",
    "told_most",
    "left_nothing",
    "right_nothing",
    "left_operation",
    "is_item",
    "item_left",
    "item_right",
    "rivals",
    "left_greater",
    "right_greater",
    "digits_least",
    "digits_most",
    "is_percent",
    "is_money",
    "passages",
    "sentences",
    "per_left",
    "per_right",
    "per",
    "money_left",
    "money_right",
    "away",
    "is_above_left",
    "paired",
    "held_pair",
    "is_part",
    "left_is_told",
    "right_is_told",
    "left_is_part",
    "right_is_part",
    "before",
    "behind",
    "before_left",
    "behind_left",
    "before_right",
    "told_exactly",
)
CUES = (
    *("", "comma", "semicolon", "colon", "open", "close", "slash", "and", "figure", "number", "stop"),
    *("total", "closing", "all_parts", "some_parts", "left", "rest", "result", "equals", "each", "mean", "plan"),
    *("up", "down", "compared", "same_period", "share", "reaches", "from", "onto", "added", "others", "cumulated"),
)
_CUES = {cue: at for at, cue in enumerate(CUES)}
LEAST_CHANCE = 1e-6
SPREAD = math.log(4)


class About(NamedTuple):
    """What is seen of a document: `told`, by the place of a number, what its words tell; what other checks told."""

    text: str
    told: Mapping[int, dict[str, float]]
    known: Known


def traits_of(
    here: Number, found: Sequence[Candidate], about: About, exact: float, holding: Sequence[Candidate]
) -> list[list[float]]:
    """One row for each candidate, in the order of TRAITS.

    `exact`: how likely the best of those that hold is, 0 where that is asked; `holding`: these.
    """
    rivals = [far_of(here, each) for each in holding]
    return [_row(here, each, about, exact, rivals) for each in found]


def _row(here: Number, each: Candidate, about: About, exact: float, rivals: Sequence[int]) -> list[float]:
    text, told, known = about
    operands = each.operands
    left, right = operands[0], operands[-1]
    far = far_of(here, each)
    places = [operand.place for operand in operands]
    ends = [*places, here.place]
    sentences = [abs(here.sentence - operand.sentence) for operand in operands]
    passages = [abs(here.passage - operand.passage) for operand in operands]
    levels = [operand.level - here.level for operand in operands]
    digits = [len(operand.digits) for operand in operands]
    unit, own = here.figure.unit, len(here.digits)
    like = [operand.figure.unit == unit for operand in operands]
    mine, words = told[here.place], here.words(text)
    as_told = AS_TOLD.get(each.operation, each.operation)
    return [
        OPERATIONS.index(each.operation),
        SLIPS.index(each.slip),
        own,
        far,
        max(ends) - min(ends) - len(set(places)),
        len(operands),
        _chance(here, each),
        max(sentences),
        min(sentences),
        max(passages),
        min(passages),
        max(places) - here.place,
        min(places) - here.place,
        left.place - here.place,
        right.place - here.place,
        sum(like) / len(like),
        like[0],
        like[-1],
        left.figure.unit == right.figure.unit,
        sum(operand.is_loose for operand in operands),
        here.is_loose,
        here.level,
        min(levels),
        max(levels),
        len(words & left.words(text)),
        len(words & right.words(text)),
        len(left.words(text) & right.words(text)),
        mine.get(as_told, 0.0),
        mine[""],
        max(mine.values()),
        told[left.place][""],
        told[right.place][""],
        told[left.place].get(as_told, 0.0),
        here.is_item,
        left.is_item,
        right.is_item,
        sum(1 for place in rivals if place <= far),
        left.value > here.value,
        right.value > here.value,
        min(digits),
        max(digits),
        here.is_percent,
        unit == MONEY,
        len({operand.passage for operand in operands}),
        len({operand.sentence for operand in operands}),
        bool(left.figure.per),
        bool(right.figure.per),
        bool(here.figure.per),
        left.figure.unit == MONEY,
        right.figure.unit == MONEY,
        math.log(each.value / here.value),
        left.is_below,
        left.figure.start == right.figure.start or abs(left.place - right.place) == 1,
        _held(each, known),
        here.figure.start in known.parts,
        left.figure.start in known.told,
        right.figure.start in known.told,
        left.figure.start in known.parts,
        right.figure.start in known.parts,
        _cue(here.before),
        _cue(here.behind),
        _cue(left.before),
        _cue(left.behind),
        _cue(right.before),
        exact,
    ]


def _cue(cue: str) -> int:
    return _CUES.get(cue, len(CUES))


def _held(candidate: Candidate, known: Known) -> bool:
    """Whether its operands are those of another relation."""
    starts = {operand.figure.start for operand in candidate.operands}
    return len(starts) > 1 and any(starts <= each.figures for each in known.relations if each.is_held)


def _chance(here: Number, each: Candidate) -> float:
    """Logarithm of how often chance would give it, of as many figures as lie so near."""
    digits = len(here.digits)
    targets = {EXACT: 1, DIGIT: 9 * digits, TURNED: digits * (digits - 1) / 2}[each.slip]
    apart = [abs(operand.place - here.place) or 1 for operand in each.operands]
    return math.log(min(apart) * max(apart) * targets * here.step / here.value / SPREAD + LEAST_CHANCE)
