"""Percentages without their part beside them: `… bí xanh 560 ha … Như vậy bí xanh chiếm 17,78%` of 3.150 ha above.

The part is the figure before that measures what the percentage speaks of; or, of a percentage with two decimals, any of
which it is the share in the largest figure of its unit near by. They are only told where they hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile

from pipeline.audit.clauses import OF_CHANGE
from pipeline.audit.figure import Figure
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, percentages, told_figures
from pipeline.audit.rests import numbers_of
from pipeline.audit.shares import LINKED, percent_of
from pipeline.audit.slips import are_turned
from pipeline.rulebook import Rulebook

BACK = 30  # figures before
TELLING_DIGITS = 3  # of a percentage whose part is named
LONG = 4  # and of one whose part is not
RULE = "ratio: found"
SLIPPED = "ratio: slip of a share"

Check = Callable[[Scene], Iterator[Claim]]


class _Words(dict[int, frozenset[str]]):
    """Those of the subject of a figure, by where the figure starts: parted when they are first asked for."""

    def __init__(self, subjects: Mapping[int, str]) -> None:
        super().__init__()
        self._subjects = subjects

    def __missing__(self, start: int) -> frozenset[str]:
        self[start] = words = frozenset(self._subjects.get(start, "").split())
        return words


def found_share_check(_: Rulebook) -> Check:
    """The check."""

    def check(scene: Scene) -> Iterator[Claim]:
        told, subjects = told_figures(scene), scene.subject_at
        words = _Words(subjects)
        for index in percentages(scene):
            each = told[index]
            share = each.figure
            if share.is_range or share.digits < TELLING_DIGITS:
                continue
            cues = _cues_before(each)
            if not cues & LINKED or cues & OF_CHANGE:
                continue
            if share.start not in subjects and share.digits < LONG:
                continue
            near = told[max(0, index - BACK) : index]
            numbers = [number for other in reversed(near) for number in numbers_of(other)]
            found = _named(share, numbers, words, _totals(each, near)) or _largest(share, numbers)
            if found is not None:
                yield Claim("ratio", "ratio", share, found, "silent", rule=RULE, yields=True)
                continue
            above = [number for number in numbers if number.end < each.tokens[0].start]
            slipped = _slipped(share, above, words)
            if slipped is not None:
                yield Claim("ratio", "ratio", share, slipped, rule=SLIPPED, yields=True)

    return check


def _cues_before(each: Told) -> set[str]:
    """All since the figure before: `đường bộ chiếm tỷ trọng lớn nhất, 60,15%`."""
    return {token.cue for token in takewhile(lambda token: token.figure is None, each.clause)}


def _totals(share: Told, near: Sequence[Told]) -> frozenset[int]:
    """`chiếm 21,5% tổng thu`: where the figures start that are told as totals; none where it names no total."""
    if [token.cue for token in share.tokens[share.at + 1 : share.at + 2]] != ["total"]:
        return frozenset()
    return frozenset(each.figure.start for each in near if "total" in each.opening)


def _named(
    share: Figure, numbers: Sequence[Figure], subjects: _Words, totals: frozenset[int]
) -> tuple[Figure, Figure] | None:
    """Of the figure that measures the same, and any greater one of its unit; of `totals` where there are any."""
    subject = subjects[share.start]
    for part in numbers if subject else ():
        words = subjects[part.start]
        if not words or not (words <= subject or subject <= words):
            continue
        for whole in (each for each in numbers if not totals or each.start in totals):
            if whole.unit == part.unit and whole.value > part.value and _holds(share, part, whole):
                return part, whole
    return None


def _slipped(share: Figure, numbers: Sequence[Figure], subjects: _Words) -> tuple[Figure, Figure] | None:
    """The same with two digits that changed places: of the nearest figure before that measures just what it does."""
    subject = subjects[share.start]
    part = next((n for n in numbers if subject and subjects[n.start] == subject), None)
    if part is None or share.qualifier:
        return None
    for whole in (number for number in numbers if number.unit == part.unit and number.value > part.value):
        given = percent_of(part, whole, share)
        if are_turned(share.value, given):
            return part, whole
    return None


def _largest(share: Figure, numbers: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Of any figure, and the largest of its unit."""
    if share.digits < LONG:
        return None
    largest: dict[str, Figure] = {}
    for number in numbers:
        known = largest.setdefault(number.unit, number)
        if number.value > known.value:
            largest[number.unit] = number
    pairs = ((part, largest[part.unit]) for part in numbers)
    return next((pair for pair in pairs if pair[0].value < pair[1].value and _holds(share, *pair)), None)


def _holds(share: Figure, part: Figure, whole: Figure) -> bool:
    return share.is_share(part, whole)
