"""Points between two percentages that no other check tells: `tỷ lệ 9,84% … ứng với 2,61% … hạ 7,32 điểm phần trăm`.

The two are sought among the percentages before it. A wrong one is told where the nearest two give it with two digits
changed over, and no two give it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from pipeline.audit.chance import RARE, TWICE, expected_hits, turned_targets
from pipeline.audit.figure import POINTS, Figure
from pipeline.audit.known import Known, LastCheck
from pipeline.audit.model import Claim, Scene
from pipeline.audit.nearby import Told, told_figures
from pipeline.audit.shares import places_of
from pipeline.audit.slips import are_turned
from pipeline.figures import plain
from pipeline.rulebook import Rulebook

BACK = 24  # figures before
PASSAGES = 3
MOST = 10  # percentages looked at
TELLING_DIGITS = 3
RULE = "difference: sought points"


def sought_point_check(_: Rulebook) -> LastCheck:
    """The check."""

    def check(scene: Scene, known: Known) -> Iterator[Claim]:
        told = told_figures(scene)
        for index, each in enumerate(told):
            figure = each.figure
            if figure.unit == POINTS and not figure.is_range and figure.value > 0 and figure.start not in known.told:
                claim = _claim(figure, _percentages(told, index))
                if claim is not None:
                    yield claim

    return check


def _percentages(told: Sequence[Told], index: int) -> list[Figure]:
    """Those around, the nearest first, each value once."""
    here = told[index]
    behind = [each for each in told[index + 1 : index + 3] if each.sentence == here.sentence]
    before = [each for each in reversed(told[max(0, index - BACK) : index]) if here.passage - each.passage <= PASSAGES]
    found = {each.figure.value: each.figure for each in reversed([*behind, *before]) if each.figure.unit == "%"}
    return list(reversed(found.values()))[:MOST]


def _claim(points: Figure, near: Sequence[Figure]) -> Claim | None:
    unit = Decimal(1).scaleb(-places_of(points))
    count, turned = 0, []
    for one, other in sorted(combinations(range(len(near)), 2), key=sum):
        more, less = sorted((near[one], near[other]), key=lambda figure: figure.value, reverse=True)
        given = more.value - less.value
        if not points.value / TWICE <= given <= points.value * TWICE:
            continue
        count += 1
        if given == points.value:
            is_rare = expected_hits(points.value, unit, count) < RARE
            return _told(points, more, less, "silent") if is_rare else None
        if are_turned(points.value, given):
            turned.append((more, less, count))
    if not turned or points.digits < TELLING_DIGITS:
        return None
    more, less, place = turned[0]
    targets = turned_targets(plain(points.value).replace(".", ""))
    is_rare = expected_hits(points.value, unit, place, targets) < RARE
    return _told(points, more, less, "") if is_rare else None


def _told(points: Figure, more: Figure, less: Figure, doubt: str) -> Claim:
    return Claim("difference", "difference", points, (more, less), doubt, rule=RULE)
