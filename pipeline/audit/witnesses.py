"""What a figure must be for the relations around it to hold, each with how often chance alone would give one.

`Tổng số phẫu thuật 3.284 ca. Cùng kỳ 2.232 ca, như vậy tăng 152 ca; … 118 ca, 1.046 ca, 987 ca và 233 ca`: the change
and the list both need 2.384, which is 3.284 with two digits changed over.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.audit.chance import expected_hits
from pipeline.audit.clauses import CHANGES, COMPARED, same_unit
from pipeline.audit.counted import TOTALS
from pipeline.audit.figure import HUNDRED, Figure
from pipeline.audit.model import Claim
from pipeline.audit.nearby import Told
from pipeline.audit.printed import printed_unit

BEFORE, BEHIND = 8, 14  # figures around one
PASSAGES = 1  # before and behind
SENTENCES = 2  # from a change to the figures that it is of
FEWEST, MOST = 2, 14  # parts of a list
RULE = "slip seen by several"
LEFT = frozenset({"left", "rest"})
TELLING = 3  # digits of a percentage
MONEY = "VND"
NO_PART = CHANGES | COMPARED | {"plan", "each", "from", "onto"}


class Witness(NamedTuple):
    """A relation that holds if a figure `of` the text lies from `low` to `high`; `tried`: of so many values.

    `is_told`: words tell that the figure is what the relation gives, a total or a change.
    """

    claim: Claim
    low: Decimal
    high: Decimal
    of: Figure
    tried: int
    is_told: bool = False

    @property
    def chance(self) -> float:
        """How many of the values chance would put there; asked only of what a slip can lead to."""
        return expected_hits(self.of.value, max(self.high - self.low, printed_unit(self.of)), self.tried)


def witnesses(told: Sequence[Told], at: int, held: Container[int]) -> list[Witness]:
    """All of a figure; `held`: where figures start that other relations tell rightly."""
    here = told[at]
    low, high = max(0, at - BEFORE), min(len(told), at + BEHIND + 1)
    around = [place for place in range(low, high) if abs(told[place].passage - here.passage) <= PASSAGES]
    free = [place for place in around if place != at and told[place].figure.start not in held]
    found = list(_sums(told, at))
    for place in free:
        each = told[place]
        if each.figure.is_range or each.figure.qualifier or not each.figure.value:
            continue
        if each.figure.unit == "%":
            found += _growths(told, at, place, around) if each.direction else _shares(told, at, place, around)
        elif each.is_plain and same_unit(each.figure, here.figure) and (each.direction or each.cues & LEFT):
            found += _changes(told, at, place, around)
    return found


def _alike(told: Sequence[Told], places: Sequence[int], here: Told, *but: int) -> list[Told]:
    """The quantities at these places that can be compared with one, less some."""
    each = [told[place] for place in places if place not in but]
    return [one for one in each if one.is_plain and same_unit(one.figure, here.figure) and one.figure.value > 0]


def _shares(told: Sequence[Told], at: int, place: int, around: Sequence[int]) -> Iterator[Witness]:
    """`21.131 con, chiếm 85,0%`: of a total before, or of the part right before the percentage or behind it."""
    here, share = told[at], told[place].figure
    beside = [told[one] for one in (place - 1, place + 1) if 0 <= one < len(told)]
    beside = [each for each in beside if each.sentence == told[place].sentence and each.is_plain]
    low, high = share.bounds.low / HUNDRED, share.bounds.high / HUNDRED
    if not beside or low <= 0:
        return
    if beside[0] is here and at < place:
        wholes = [told[one] for one in around if one < at and _may_be_whole(told[one], here, share)]
        for value, whole in [(each.figure.value, each.figure) for each in wholes]:
            claim = Claim("ratio", "ratio", share, (here.figure, whole), rule=f"ratio: {RULE}")
            yield Witness(claim, low * value, high * value, here.figure, len(wholes))
    for part in beside if at < place else ():
        if part is not here and part.figure.value > 0 and same_unit(part.figure, here.figure):
            least, most = part.figure.value / high, part.figure.value / low
            claim = Claim("ratio", "ratio", share, (part.figure, here.figure), rule=f"ratio: {RULE}")
            yield Witness(claim, least, most, here.figure, len(beside))


def _may_be_whole(each: Told, part: Told, share: Figure) -> bool:
    """Of the same unit, or counts of other things where the percentage has digits enough."""
    figure = each.figure
    are_counts = figure.is_exact and part.figure.is_exact and MONEY not in {figure.unit, part.figure.unit}
    is_alike = same_unit(figure, part.figure) or (are_counts and share.digits >= TELLING)
    return each.is_plain and is_alike and figure.value > 0


def _growths(told: Sequence[Told], at: int, place: int, around: Sequence[int]) -> Iterator[Witness]:
    """`17.680 ha, giảm 2,86% so với năm 2012 (18.200 ha)`: one of the two that the change is of."""
    here, change = told[at], told[place]
    if abs(change.sentence - here.sentence) > SENTENCES:
        return
    sign = 1 if change.direction == "up" else -1
    bounds = (change.figure.bounds.low, change.figure.bounds.high)
    low, high = sorted(1 + sign * bound / HUNDRED for bound in bounds)
    formula = "growth" if sign > 0 else "decline"
    others = _alike(told, around, here, at, place)
    others = [each for each in others if abs(each.sentence - change.sentence) <= SENTENCES and not each.direction]
    for other in others if low > 0 else ():
        value = other.figure.value
        now = Claim("growth", formula, change.figure, (here.figure, other.figure), rule=f"growth: {RULE}")
        yield Witness(now, low * value, high * value, here.figure, len(others))
        if here.is_listed and at > place:
            continue  # 856 tỷ đồng, tăng 5,4%, trong đó 412 tỷ đồng: a part of what is now
        then = Claim("growth", formula, change.figure, (other.figure, here.figure), rule=f"growth: {RULE}")
        least, most = value / high, value / low
        yield Witness(then, least, most, here.figure, len(others))


def _changes(told: Sequence[Told], at: int, place: int, around: Sequence[int]) -> Iterator[Witness]:
    """`tăng 152 ca`, `còn lại 68 hộ`: the difference of it and another one."""
    here, change = told[at], told[place]
    if abs(change.sentence - here.sentence) > SENTENCES:
        return
    others = _alike(told, around, here, at, place)
    others = [each for each in others if abs(each.sentence - change.sentence) <= SENTENCES]
    for other in others:
        for needed in (other.figure.value + change.figure.value, abs(other.figure.value - change.figure.value)):
            pair = (here.figure, other.figure) if needed > other.figure.value else (other.figure, here.figure)
            claim = Claim("difference", "difference", change.figure, pair, rule=f"difference: {RULE}")
            yield Witness(claim, needed, needed, here.figure, 2 * len(others))


def _sums(told: Sequence[Told], at: int) -> Iterator[Witness]:
    """`… 118 ca loại đặc biệt, 1.046 ca loại I, 987 ca loại II, 233 ca`: all of a list behind it, or before."""
    here = told[at]
    if any(token.cue == "excluded" for token in here.tokens[here.at + 1 : here.at + 3]):
        return  # tổng kinh phí 1.540 triệu đồng, cả chi phí quản lý
    ways = [(step, level) for step in (1, -1) for level in (here.level, here.level + 1)]
    runs = [run for step, level in ways for run in _runs(told, at, step, level) if len(run) >= FEWEST]
    for run in runs:
        figures = tuple(each.figure for each in sorted(run, key=lambda each: each.figure.start))
        needed = sum([figure.value for figure in figures], Decimal(0))
        claim = Claim("sum", "sum", here.figure, figures, rule=f"sum: {RULE}")
        is_told = run[0].figure.start < here.figure.start and bool((here.cues | here.opening) & TOTALS)
        yield Witness(claim, needed, needed, here.figure, len(runs), is_told)


def _runs(told: Sequence[Told], at: int, step: int, level: int) -> Iterator[list[Told]]:
    """The figures of its kind to one side: up to the end of each sentence; of items further off the first ones.

    All stand in as many brackets: `22 lớp nghề nông nghiệp (663 học viên) và 09 lớp (271 học viên). Tính chung …`.
    """
    here, last = told[at], told[at]
    run: list[Told] = []
    for place in range(at + step, len(told) if step > 0 else -1, step):
        each = told[place]
        is_item = abs(each.passage - here.passage) > PASSAGES
        if abs(each.passage - last.passage) > 1 or len(run) > MOST:
            break
        if not each.is_plain or not same_unit(each.figure, here.figure):
            continue
        if each.level != level or each.cues & NO_PART or (is_item and run and each.passage == run[-1].passage):
            continue
        if run and each.sentence != run[-1].sentence:
            yield list(run)
        run.append(each)
        last = each
    yield run
