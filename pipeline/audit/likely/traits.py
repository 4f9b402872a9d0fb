"""What is seen of a candidate whatever its figures amount to: the numbers by which a model tells what belongs together.

Whether the result is the figure is not among them: of wrong figures it is not.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.audit.known import Known
from pipeline.audit.likely.candidates import DIGIT, EXACT, NEAR, TURNED, Candidate, far_of
from pipeline.audit.likely.numbers import Number
from pipeline.audit.likely.operations import AS_TOLD, OPERATIONS
from pipeline.audit.likely.roles import ROLES_OF

TRAITS = (
    "operation",
    "digits",
    "far",
    "rank",
    "rank_of_operation",
    "of_operation",
    "between",
    "operands",
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
    "role_left",
    "role_right",
    "no_role_left",
    "no_role_right",
    "is_item",
    "item_left",
    "item_right",
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
)
CUES = (
    *("", "comma", "semicolon", "colon", "open", "close", "slash", "and", "figure", "number", "stop"),
    *("total", "closing", "all_parts", "some_parts", "left", "rest", "result", "equals", "each", "mean", "plan"),
    *("up", "down", "compared", "same_period", "share", "reaches", "from", "onto", "added", "others", "cumulated"),
)
_CUES = {cue: at for at, cue in enumerate(CUES)}
UNSEEN = 0.02  # how likely a role is at least: its words may be new
FARTHER = 12.0  # figures by which an operand is less than half as likely
GIVING = {EXACT: 100.0, TURNED: 100.0, DIGIT: 10.0, NEAR: 1.0}  # how much more than what is only near the figure


class About(NamedTuple):
    """What is seen of a document: by the place of a number what its words tell; what other checks told.

    `told`: by which operation it is reckoned; `roles`: what it is to others.
    """

    text: str
    told: Mapping[int, dict[str, float]]
    roles: Mapping[int, dict[str, float]]
    known: Known


class Ranked(NamedTuple):
    """A candidate among all those of a figure: how many are nearer, of all and of its operation, and of how many."""

    candidate: Candidate
    far: int
    rank: int
    rank_of_operation: int
    of_operation: int


def promising(here: Number, found: Sequence[Candidate], about: About, most: int) -> list[Ranked]:
    """Those that the words of the figures speak for, the nearest first; reckoning all traits of all takes long.

    What gives the figure is looked at before what is near.
    """
    placed = sorted([(far_of(here, each), at) for at, each in enumerate(found)])
    counts: dict[str, int] = {}
    ranked = []
    for rank, (far, at) in enumerate(placed):
        operation = found[at].operation
        own = counts[operation] = counts.get(operation, 0) + 1
        ranked.append((found[at], far, rank, own))
    if len(ranked) > most:
        promises = [_promise(here, each, far, about) for each, far, *_ in ranked]
        least = sorted(promises, reverse=True)[most - 1]
        ranked = [each for each, promise in zip(ranked, promises, strict=True) if promise >= least][:most]
    return [Ranked(each, far, rank, own, counts[each.operation]) for each, far, rank, own in ranked]


def _promise(here: Number, each: Candidate, far: int, about: About) -> float:
    """How much the words of its figures and its place speak for a candidate."""
    roles, (first, last) = about.roles, ROLES_OF[each.operation]
    return (
        about.told[here.place].get(AS_TOLD.get(each.operation, each.operation), 0.0)
        * (UNSEEN + roles[each.operands[0].place].get(first, 0.0))
        * (UNSEEN + roles[each.operands[-1].place].get(last, 0.0))
        * math.exp(-far / FARTHER)
        * GIVING[each.slip]
    )


def traits_of(here: Number, ranked: Ranked, about: About) -> list[float]:
    """The row of a candidate, in the order of TRAITS."""
    each = ranked.candidate
    text, told, roles, known = about
    operands = each.operands
    left, right = operands[0], operands[-1]
    places = [operand.place for operand in operands]
    ends = [*places, here.place]
    sentences = [abs(here.sentence - operand.sentence) for operand in operands]
    passages = [abs(here.passage - operand.passage) for operand in operands]
    levels = [operand.level - here.level for operand in operands]
    digits = [len(operand.digits) for operand in operands]
    unit = here.figure.unit
    like = [operand.figure.unit == unit for operand in operands]
    mine, words = told[here.place], here.words(text)
    as_told = AS_TOLD.get(each.operation, each.operation)
    first, last = ROLES_OF[each.operation]
    role_left, role_right = roles[left.place], roles[right.place]
    return [
        OPERATIONS.index(each.operation),
        len(here.digits),
        ranked.far,
        ranked.rank,
        ranked.rank_of_operation,
        ranked.of_operation,
        max(ends) - min(ends) - len(set(places)),
        len(operands),
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
        sum([operand.is_loose for operand in operands]),
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
        role_left.get(first, 0.0),
        role_right.get(last, 0.0),
        role_left[""],
        role_right[""],
        here.is_item,
        left.is_item,
        right.is_item,
        left.value > here.value,
        right.value > here.value,
        min(digits),
        max(digits),
        here.is_percent,
        here.is_money,
        len({operand.passage for operand in operands}),
        len({operand.sentence for operand in operands}),
        bool(left.figure.per),
        bool(right.figure.per),
        bool(here.figure.per),
        left.is_money,
        right.is_money,
        left.is_below,
        left.figure.start == right.figure.start or abs(left.place - right.place) == 1,
        _is_held(each, known),
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
    ]


def _cue(cue: str) -> int:
    return _CUES.get(cue, len(CUES))


def _is_held(candidate: Candidate, known: Known) -> bool:
    """Whether its operands are those of another relation."""
    starts = {operand.figure.start for operand in candidate.operands}
    own = known.of(candidate.operands[0].figure.start) if len(starts) > 1 else ()
    return any(starts <= each.figures for each in own if each.is_held)
