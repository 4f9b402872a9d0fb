"""The amounts about a figure that it can come of: those counted with it, by how far they are, and all others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pipeline.audit.amounts import Amount
from pipeline.audit.announced import kin_units
from pipeline.audit.kin import kin_of
from pipeline.rulebook import Rulebook

SENTENCE, BEFORE, PARAGRAPH, AFAR = range(4)  # how far
NEAR, BACK, AHEAD = 80, 240, 14  # amounts before and behind a figure
MOST_AFAR, MOST_NEAR = 24, 24  # of its unit
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
AreKin = Callable[[Amount, Amount, int], bool]


def window_of(rules: Rulebook) -> WindowOf:
    """Function of an amount and all amounts: its window."""
    are_kin, times = _kin_teller(rules), frozenset(rules.words("checks.kin.times"))

    def window(here: Amount, amounts: Sequence[Amount]) -> Window:
        rings: tuple[list[Amount], ...] = ([], [], [], [])
        others: tuple[list[Amount], ...] = ([], [], [])
        _look_back(here, amounts, rings, others, are_kin)
        own, last, paragraph, _ = rings
        near = [*own, *last, *paragraph][MOST_NEAR - 1 :: -1]
        for kept in (*rings, *others):
            kept.reverse()
        unit, per = here.figure.unit, here.figure.per
        for each in _ahead(here, amounts):
            figure = each.figure
            is_kin = figure.per == per and (figure.unit == unit or are_kin(each, here, SENTENCE))
            (rings if is_kin else others)[SENTENCE].append(each)
        return Window(rings, near, _behind(here, amounts, times), others)

    return window


def _kin_teller(rules: Rulebook) -> AreKin:
    """Function of two amounts of different units and how far they are: whether they are counted together."""
    are_kin_units = kin_units(kin_of(rules))
    generic, times = (frozenset(rules.words(f"checks.kin.{key}")) for key in ("generic", "times"))
    apart = times | {MONEY}

    def are_kin(each: Amount, here: Amount, depth: int) -> bool:
        one, other = each.figure.unit, here.figure.unit
        if other in apart or one in apart:
            return False  # mostly
        if depth == AFAR:  # asked of long figures only
            return not each.is_loose and are_kin_units(one, other)
        are_counts = each.figure.is_exact and here.figure.is_exact
        if each.is_loose or here.is_loose:
            return are_counts
        return are_kin_units(one, other) or (are_counts and (one in generic or other in generic))

    return are_kin


def _look_back(
    here: Amount,
    amounts: Sequence[Amount],
    rings: Sequence[list[Amount]],
    others: Sequence[list[Amount]],
    are_kin: AreKin,
) -> None:
    """Sort the amounts before by how far they are, the nearest first, and by whether they are counted with it."""
    unit, per = here.figure.unit, here.figure.per
    sentence, passage, is_item, place = here.sentence, here.passage, here.is_item, here.place
    is_long, afar = here.figure.digits >= LONG, rings[AFAR]
    is_any = is_long and unit != MONEY
    for each in amounts[max(0, place - (BACK if is_long else NEAR) + 1) : place][::-1]:
        figure = each.figure
        sentences, passages = sentence - each.sentence, passage - each.passage
        if not passages or (sentences <= 1 and passages <= 1):
            depth = min(sentences, PARAGRAPH)
        elif is_item and each.is_item:
            depth = PARAGRAPH
        elif len(afar) == MOST_AFAR:
            if is_item:
                continue  # the items of its list may stand before
            break
        elif passages > SECTION and not is_long:
            break
        elif is_any or figure.unit == unit:
            if figure.per == per and (figure.unit == unit or are_kin(each, here, AFAR)):
                afar.append(each)
            continue
        else:
            continue
        is_kin = figure.per == per and (figure.unit == unit or are_kin(each, here, depth))
        (rings if is_kin else others)[depth].append(each)


def _ahead(here: Amount, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Those behind in its sentence."""
    for each in amounts[here.place + 1 : here.place + AHEAD]:
        if each.sentence != here.sentence:
            break
        yield each


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
