"""Percentages of one list, which are of one total: what the others are of, the last one is of too.

`7.846 hộ …; 2.438 hộ nghèo, chiếm 31,07%; 1.127 hộ cận nghèo, chiếm 14,63%`; `tốt 61 đơn vị (72,6%), khá 12 (14,3%), …`
without a total told, which then is the sum of the parts. One that does not hold is a mismatch, unless it is of another
figure nearby.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile

from pipeline.audit.changed import is_named
from pipeline.audit.clauses import CHANGES, OPENERS, same_unit
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import decimal_of
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, percentages, plain_ones, told_figures
from pipeline.audit.shares import is_nearly, places_of
from pipeline.audit.slips import are_turned, is_near, is_slip
from pipeline.rulebook import Rulebook

TIES = frozenset({"comma", "open", "share", "fulfilled"})  # between a part and its percentage
OTHER_BASES = frozenset({"plan", "compared", "same_period", "each", "up", "down"})
LONGEST_TIE = 24  # characters
FEWEST, SURE = 2, 3  # percentages of one list; without a total told
FARTHEST = 6  # passages between a total and the list
MOST = 16  # figures looked at for a total
TELLING_DIGITS = 3
CLOSE = Decimal("0.95")
WIDE = Decimal(2)  # times at most that one of several is off

_YEAR = re.compile(r"(?<![\d.,/])(?:19|20)\d\d(?![\d.,/]\d)")
Check = Callable[[Scene], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A part and its percentage. `tie`: how the text joins them; `is_nested`: a part of the part before it."""

    part: Told
    share: Told
    tie: str
    is_nested: bool


def share_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        told = told_figures(scene)
        marks = [passage.mark for passage in scene.passages]
        places = [at for at in percentages(scene) if at]
        for first, group in _lists(told, places, marks, scene.text):
            yield from _claims(told, first, group, scene.bases)
        for at in places:
            claim = _of_named(told, at, scene.bases) or _of_rate(told, at)
            if claim is not None:
                yield claim

    return check


def _lists(
    told: Sequence[Told], places: Sequence[int], marks: Sequence[str], text: str
) -> Iterator[tuple[int, list[_Pair]]]:
    """Pairs of one sentence, or of list items that follow one another, and the place of the first figure."""
    group: list[_Pair] = []
    start = 0
    for at in places:
        pair = _pair(told[at - 1], told[at])
        if pair is None:
            continue
        if group and not _goes_on(group[-1], pair, marks, text):
            yield start, group
            group = []
        if not group:
            start = at - 1
        group.append(pair)
    if group:
        yield start, group


def _goes_on(last: _Pair, pair: _Pair, marks: Sequence[str], text: str) -> bool:
    if not same_unit(last.part.figure, pair.part.figure) or _is_of_other_time(last, pair, text):
        return False
    if last.part.sentence == pair.part.sentence:
        return True
    here = pair.part.passage
    return here == last.part.passage + 1 and bool(marks[here]) and marks[here] == marks[here - 1]


def _is_of_other_time(last: _Pair, pair: _Pair, text: str) -> bool:
    """`175 hộ, tỷ lệ 14,19%; so với cuối năm 2012 (226 hộ, tỷ lệ 18,55%)`: of the total of that year."""
    if is_named(pair.part.tokens, pair.part.at, pair.part.levels):
        return True
    return _YEAR.search(text, last.share.figure.end, pair.part.figure.start) is not None


def _pair(part: Told, share: Told) -> _Pair | None:
    """`1.127 hộ cận nghèo, chiếm 14,63%`; `61 đơn vị (72,6%)`."""
    is_share = not share.figure.is_range and share.sentence == part.sentence
    if not is_share or not part.is_plain or part.cues & CHANGES:
        return None
    between = [token.cue for token in share.tokens[part.at + 1 : share.at]]
    tie = next((cue for cue in reversed(between) if cue != "comma"), "")
    if not tie or set(between) - TIES or share.figure.start - part.figure.end > LONGEST_TIE:
        return None
    behind = share.tokens[share.at + 1 : share.at + 2]
    if behind and behind[0].cue in OTHER_BASES:
        return None
    return _Pair(part, share, tie, _is_nested(part))


def _is_nested(part: Told) -> bool:
    """`Y tế 486 người, trong đó bác sĩ 84 người (17,3%)`: the words open parts of the figure right before."""
    cues = [token.cue for token in takewhile(lambda token: token.figure is None, part.clause)]
    return bool(OPENERS & set(cues))


def _claims(
    told: Sequence[Told], first: int, group: Sequence[_Pair], named: Mapping[int, frozenset[str]]
) -> Iterator[Claim]:
    if len(group) < FEWEST:
        return
    parts = {pair.part.figure.start for pair in group}
    bases = [each for each in _near(told, first, group) if each.start not in parts]
    held = {base.start: [pair for pair in group if _holds(pair, base.exactly)] for base in bases}
    best = max(bases, key=lambda base: len(held[base.start]), default=None)
    kept = held[best.start] if best is not None else []
    whole = sum((pair.part.figure.exactly for pair in group), Fraction(0))
    of_all = [pair for pair in group if _holds(pair, whole)]
    if best is None or (len(group) >= SURE and len(of_all) > len(kept)):
        best, kept = None, of_all
    if not _is_sure(kept, group, best):
        return
    for pair in group:
        is_held = pair in kept
        if is_held or _is_wrong(pair, group, kept, best.exactly if best else whole, bases, named):
            yield _claim(pair, group, best, is_held=is_held)


def _near(told: Sequence[Told], first: int, group: Sequence[_Pair]) -> list[Figure]:
    """Figures that the list may be of: those before it, the nearest first, in it, and in the sentence behind."""
    head = group[0].part
    before = takewhile(
        lambda each: head.passage - each.passage <= FARTHEST, reversed(told[max(0, first - MOST) : first])
    )
    last = group[-1].share
    behind = takewhile(lambda each: each.sentence <= last.sentence + 1, told[first:])
    return [each.figure for each in plain_ones([*before, *behind]) if same_unit(each.figure, head.figure)]


def _holds(pair: _Pair, base: Fraction) -> bool:
    return base > 0 and pair.share.figure.reach.holds(pair.part.figure.exactly / base * 100)


def _is_sure(kept: Sequence[_Pair], group: Sequence[_Pair], best: Figure | None) -> bool:
    """Whether the percentages that hold tell that all are of this total: all but one, and with digits enough."""
    is_parted = best is not None and best.exactly == sum(pair.part.figure.exactly for pair in group)
    least = TELLING_DIGITS - is_parted
    telling = [pair for pair in kept if len(pair.share.figure.value.as_tuple().digits) >= least]
    if best is None and len(group) < SURE:
        return False
    fewest = 1 if len(group) == FEWEST else FEWEST
    return len(telling) >= fewest and len(kept) >= len(group) - max(1, len(group) // 4)


def _is_wrong(
    pair: _Pair,
    group: Sequence[_Pair],
    kept: Sequence[_Pair],
    base: Fraction,
    bases: Sequence[Figure],
    named: Mapping[int, frozenset[str]],
) -> bool:
    """Whether a percentage that is not of the list's total is of no other figure either."""
    part, share = pair.part.figure, pair.share.figure
    if pair.is_nested or _is_of_another(pair, kept, named) or pair.tie not in {each.tie for each in kept}:
        return False
    wanted = decimal_of(part.exactly / base * 100, places=places_of(share))
    low, high = sorted((share.value, wanted))
    # A list of a total that is told may also tell of other things, unless it adds up.
    is_open = base != sum((each.part.figure.exactly for each in group), Fraction(0))
    slip = _is_slip(share, wanted, is_certain=len(kept) >= SURE)
    if len(group) == FEWEST or is_open:
        if not slip and low < CLOSE * high:
            return False
    elif not slip and WIDE * low < high and not is_near(share.value, wanted):
        return False
    others = [figure.exactly for figure in bases] + [each.part.figure.exactly for each in group if each is not pair]
    others += [base - other for other in others if other < base]
    return not any(other and share.reach.holds(part.exactly / other * 100) for other in others)


def _is_of_another(pair: _Pair, kept: Sequence[_Pair], named: Mapping[int, frozenset[str]]) -> bool:
    """Whether the words behind a percentage name what it is of, and those that hold do not name the same."""
    words = named.get(pair.share.figure.start)
    return bool(words) and any(named.get(each.share.figure.start) != words for each in kept)


def _is_slip(share: Figure, wanted: Decimal, *, is_certain: bool) -> bool:
    """A digit or two; of many that hold also one of two digits: 6,0 for 0,6."""
    told, given = (format(value, "f").replace(".", "") for value in (share.value, wanted))
    return is_slip(told, given) or (is_certain and sorted(told) == sorted(given))


def _claim(pair: _Pair, group: Sequence[_Pair], best: Figure | None, *, is_held: bool) -> Claim:
    doubt = "silent" if is_held else ""
    part, share = pair.part.figure, pair.share.figure
    if best is not None:
        return Claim("ratio", "ratio", share, (part, best), doubt, rule="ratio: shares of one list", yields=True)
    others = tuple(each.part.figure for each in group if each is not pair)
    rule = "ratio: shares of the sum"
    return Claim("ratio", "share", share, (part, *others), doubt, rule=rule, yields=True)


def _of_named(told: Sequence[Told], at: int, named: Mapping[int, frozenset[str]]) -> Claim | None:
    """`Bác sĩ 642 người, chiếm 20,0% tổng số viên chức`, with `3.214 viên chức` before: the words name the total."""
    share = told[at]
    words = named.get(share.figure.start, frozenset())
    pair = _pair(told[at - 1], share) if words else None
    if pair is None or pair.tie != "share":
        return None
    part = pair.part.figure
    before_it = takewhile(
        lambda each: pair.part.passage - each.passage <= FARTHEST, reversed(told[max(0, at - 1 - MOST) : at - 1])
    )
    wholes = [
        each.figure for each in plain_ones([*before_it]) if frozenset(each.figure.unit.casefold().split()) == words
    ]
    held = [whole for whole in wholes if share.figure.is_share(part, whole)]
    greater = [whole for whole in wholes if whole.value > part.value and whole.is_exact]
    if not held and not (len({whole.value for whole in greater}) == 1 and is_nearly(share.figure, part, greater[0])):
        return None
    whole = (held or greater)[0]
    return Claim("ratio", "ratio", share.figure, (part, whole), rule="ratio: of the total named", yields=True)


def _of_rate(told: Sequence[Told], at: int) -> Claim | None:
    """`phát sinh 186 tấn/ngày, thu gom 161,8 tấn/ngày, đạt 87,0%`: of the only other rate of the sentence."""
    share, part = told[at], told[at - 1]
    unit = (part.figure.unit, part.figure.per)
    between = {token.cue for token in share.tokens[part.at + 1 : share.at]}
    is_share = not share.figure.is_range and share.sentence == part.sentence
    if not is_share or not unit[1] or between - TIES or not between & {"share", "fulfilled"} or part.cues & CHANGES:
        return None
    here = [each for each in told[max(0, at - MOST) : at - 1] if each.sentence == share.sentence]
    wholes = [each for each in here if (each.figure.unit, each.figure.per) == unit and not each.figure.is_range]
    behind = {token.cue for token in share.tokens[share.at + 1 : share.at + 2]}
    if len(wholes) != 1 or wholes[0].cues & CHANGES or behind & OTHER_BASES or part.figure.is_range:
        return None
    whole = wholes[0].figure
    given = decimal_of(part.figure.exactly / whole.exactly * 100, places=1) if whole.value else share.figure.value
    is_meant = is_nearly(share.figure, part.figure, whole) or are_turned(share.figure.value, given)
    doubt = "" if is_meant else "silent"
    return Claim("ratio", "ratio", share.figure, (part.figure, whole), doubt, rule="ratio: of a rate", yields=True)
