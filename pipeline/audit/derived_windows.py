"""The amounts about a figure that it can come of: those counted with it, by how far they are, and all others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.audit.amounts import Amount
from pipeline.audit.announced import kin_units
from pipeline.audit.kin import kin_of
from pipeline.rulebook import Rulebook

SENTENCE, BEFORE, PARAGRAPH, AFAR = range(4)  # how far
BACK, AHEAD = 300, 14  # amounts before and behind a figure
MOST_AFAR = 24  # of its unit
SECTION = 14  # passages; a long figure may come of any in the document
LONG = 4  # digits of a figure that is looked for also by other words afar
MONEY = "VND"


class Window(NamedTuple):
    """What a figure can come of.

    `rings`: amounts counted with it, by how far; `before`: those of its paragraph or list, in reading order; `behind`:
    the list behind it, of any counts; `others`: all that are counted by another word, by how far.
    """

    rings: tuple[list[Amount], ...]
    before: list[Amount]
    behind: list[Amount]
    others: tuple[list[Amount], ...]


WindowOf = Callable[[Amount, Sequence[Amount]], Window]


def window_of(rules: Rulebook) -> WindowOf:
    """Function of an amount and all amounts: its window."""
    are_kin_units = kin_units(kin_of(rules))
    generic = frozenset(rules.words("checks.kin.generic"))
    times = frozenset(rules.words("checks.kin.times"))

    def are_kin(each: Amount, here: Amount, depth: int) -> bool:
        one, other = each.figure.unit, here.figure.unit
        if one == other:
            return True
        if MONEY in {one, other} or times & {one, other}:
            return False
        if depth == AFAR:
            return here.figure.digits >= LONG and not each.is_loose and are_kin_units(one, other)
        if each.is_loose or here.is_loose:
            return here.figure.is_exact and each.figure.is_exact
        are_counts = each.figure.is_exact and here.figure.is_exact
        return are_kin_units(one, other) or (are_counts and bool({one, other} & generic))

    def window(here: Amount, amounts: Sequence[Amount]) -> Window:
        rings: tuple[list[Amount], ...] = ([], [], [], [])
        others: tuple[list[Amount], ...] = ([], [], [], [])
        is_long = here.figure.digits >= LONG
        for each in amounts[max(0, here.place - BACK) : here.place + AHEAD]:
            depth = _depth(each, here)
            if each is here or (each.place > here.place and depth):
                continue
            if here.passage - each.passage > SECTION and not is_long:
                continue
            is_alike = each.figure.per == here.figure.per and are_kin(each, here, depth)
            (rings if is_alike else others)[depth].append(each)
        del rings[AFAR][:-MOST_AFAR]
        near = [each for ring in rings[:AFAR] for each in ring if each.place < here.place]
        return Window(rings, sorted(near, key=_place), _behind(here, amounts, times), others)

    return window


def _place(each: Amount) -> int:
    return each.place


def _depth(each: Amount, here: Amount) -> int:
    if each.sentence == here.sentence:
        return SENTENCE
    if here.sentence - each.sentence == 1 and here.passage - each.passage <= 1:
        return BEFORE
    return PARAGRAPH if each.passage == here.passage or (here.is_item and each.is_item) else AFAR


def _behind(here: Amount, amounts: Sequence[Amount], times: frozenset[str]) -> list[Amount]:
    """The counts, or the sums of money, behind a figure: in its paragraph, and in the list below."""
    found: list[Amount] = []
    for each in amounts[here.place + 1 : here.place + AHEAD]:
        if each.passage != here.passage and not each.is_item:
            break
        unit = each.figure.unit
        if (unit == MONEY) == (here.figure.unit == MONEY) and unit not in times:
            found.append(each)
    return found
