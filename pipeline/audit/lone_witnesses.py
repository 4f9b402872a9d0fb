"""Relations that show a slip alone, as words tell that they are meant or as the figure has digits enough.

A part of a list whose total is right (`46.240 sổ: cấp mới 21.875, cấp lại 14.620, cấp đổi 7.945`, which is 9.745); the
change between two figures (`giảm 899 hộ, từ 4.998 hộ xuống còn 4.108 hộ`), of which one may stand pages before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, takewhile

from pipeline.audit.clauses import CHANGES, COMPARED, same_unit
from pipeline.audit.counted import TOTALS
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim
from pipeline.audit.nearby import Told
from pipeline.audit.slips import within
from pipeline.audit.witnesses import FEWEST, LEFT, NO_PART, PASSAGES, RULE, Witness

NEAREST = 3  # totals before a list
TEN = 10
TWICE = 2


def lone_witnesses(told: Sequence[Told], at: int) -> Iterator[Witness]:
    """All of a figure."""
    here = told[at]
    if here.direction:
        yield from _own_changes(told, at)
    elif here.cues.isdisjoint(NO_PART):
        yield from _complements(told, at, here.figure.value)


def _complements(told: Sequence[Told], at: int, least: Decimal) -> Iterator[Witness]:
    """What the other parts leave of a total before them, of more than `least`, or of one behind that a word tells."""
    here = told[at]
    lists = [each for each in (*_lists_behind(told, at, least), *_list_before(told, at)) if len(each[1]) >= FEWEST]
    for whole, parts in lists:
        needed = whole.value - sum([part.value for part in parts], Decimal(0)) + here.figure.value
        if 0 < needed < whole.value:
            claim = Claim("sum", "sum", whole, tuple(parts), rule=f"sum: {RULE}")
            yield Witness(claim, needed, needed, here.figure, len(lists))


def is_rest(here: Told) -> bool:
    """`còn lại 30 hộ`, `30 hộ còn lại`: what all others leave."""
    behind = takewhile(lambda token: token.figure is None, here.tokens[here.at + 1 :])
    return bool(here.cues & LEFT) or any(token.cue in LEFT for token in behind)


def zero_moved(told: Sequence[Told], at: int) -> Claim | None:
    """`23 cuộc gọi, xử lý xong 20 cuộc, 30 cuộc còn lại`: counts below ten are written with a zero before them."""
    here = told[at]
    is_round = here.figure.is_exact and TEN <= here.figure.value < TEN * TEN and not here.figure.value % TEN
    if not is_round or not here.is_plain or not is_rest(here) or here.said & CHANGES:
        return None
    meant = (each for each in _complements(told, at, here.figure.value / TEN) if each.low * TEN == here.figure.value)
    return next((each.claim for each in meant), None)


def _lists_behind(told: Sequence[Told], at: int, least: Decimal) -> Iterator[tuple[Figure, list[Figure]]]:
    """The nearest greater figures before, each with all of their kind behind them up to the end of the sentence."""
    here, found = told[at], 0
    for place in range(at - 1, -1, -1):
        whole = told[place]
        if here.passage - whole.passage > PASSAGES or found == NEAREST:
            return
        is_whole = whole.is_plain and same_unit(whole.figure, here.figure) and whole.cues.isdisjoint(NO_PART)
        if not is_whole or whole.figure.value <= least:
            continue
        found += 1
        parts = []
        for each in islice(told, place + 1, None):
            if each.sentence > here.sentence:
                break
            if _is_part(each, here):
                parts.append(each.figure)
        yield whole.figure, parts


def _list_before(told: Sequence[Told], at: int) -> Iterator[tuple[Figure, list[Figure]]]:
    """The next figure of its kind that a word tells to be a total, and those from the figure's sentence up to it."""
    here = told[at]
    for place in range(at + 1, len(told)):
        whole = told[place]
        if whole.passage != here.passage:
            return
        if whole.is_plain and same_unit(whole.figure, here.figure) and (whole.cues | whole.opening) & TOTALS:
            before = (told[each] for each in range(place - 1, -1, -1))
            near = takewhile(lambda each: each.sentence >= here.sentence, before)
            yield whole.figure, [each.figure for each in near if _is_part(each, here)][::-1]
            return


def _is_part(each: Told, here: Told) -> bool:
    is_alike = each.is_plain and same_unit(each.figure, here.figure) and each.level == here.level
    return is_alike and each.cues.isdisjoint(NO_PART)


def _own_changes(told: Sequence[Told], at: int) -> Iterator[Witness]:
    """`giảm 899 hộ, từ 4.998 hộ xuống còn 4.108 hộ`; `khám 500.000 lượt, tăng 31.750 lượt so với năm 2016`."""
    here = told[at]
    pair = _from_onto(told, at)
    if pair is not None:
        high, low = sorted(pair, key=lambda figure: figure.value, reverse=True)
        yield _change(here, high, low, 1)
        return
    now = next(
        (
            each
            for each in reversed(told[max(0, at - FEWEST) : at])
            if each.sentence == here.sentence and each.is_plain and same_unit(each.figure, here.figure)
        ),
        None,
    )
    behind = {token.cue for token in here.tokens[here.at + 1 : here.at + 2]}
    if now is None or now.direction or not (behind | here.cues) & COMPARED:
        return
    then = [each for each in told if each.is_plain and same_unit(each.figure, here.figure) and not each.direction]
    then = [each for each in then if each is not now and within(each.figure.value, now.figure.value, TWICE)]
    pairs = [(now.figure, each.figure) for each in {each.figure.value: each for each in then}.values()]
    if here.direction == "down":
        pairs = [(high, low) for low, high in pairs]
    for high, low in pairs:
        if high.value > low.value:
            yield _change(here, high, low, len(pairs))


def _from_onto(told: Sequence[Told], at: int) -> tuple[Figure, Figure] | None:
    """The two figures of its sentence right beside it, from which and onto which it goes."""
    for first in (at + 1, at - FEWEST):
        two = told[first : first + FEWEST] if first >= 0 else ()
        if len(two) == FEWEST and all(
            each.sentence == told[at].sentence and each.is_plain and same_unit(each.figure, told[at].figure)
            for each in two
        ):
            start, end = two
            if "from" in start.cues and "onto" in end.cues and start.figure.value != end.figure.value:
                return start.figure, end.figure
    return None


def _change(here: Told, high: Figure, low: Figure, tried: int) -> Witness:
    needed = high.value - low.value
    claim = Claim("difference", "difference", here.figure, (high, low), rule=f"difference: {RULE}")
    return Witness(claim, needed, needed, here.figure, tried, is_told=True)
