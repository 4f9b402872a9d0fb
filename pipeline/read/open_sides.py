"""Tables whose outer sides are not drawn, all along or in part: lines that end together get a side there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from pipeline.read.crossings import Rule

SAME_END = 3.0  # points that the ends of a table's lines may differ
FEWEST_LINES = 3  # that end together: a head and a row; fewer are underlined words
_AT = attrgetter("at")
ROOM = 8.0  # points from an inner line to the side that is missing; a cell is wider


def closed(level: Sequence[Rule], upright: Sequence[Rule]) -> tuple[list[Rule], list[Rule]]:
    """The lines, and those that close tables at the left and right, then above and below."""
    sides = [*upright, *_missing(level, upright)]
    return [*level, *_missing(sides, level), *_cut(level, sides)], sides


def _cut(level: Sequence[Rule], upright: Sequence[Rule]) -> list[Rule]:
    """Level lines below, or above, cells that a page break cuts: browsers draw none there, as for merged cells."""
    found: list[Rule] = []
    for end in (attrgetter("end"), attrgetter("start")):
        places = _places(end(rule) for rule in upright)
        groups: dict[int, list[Rule]] = {}
        for rule in upright:
            groups.setdefault(places[end(rule)], []).append(rule)
        for sides in groups.values():
            found += _gaps(level, sorted(sides), end(sides[0])) if len(sides) >= FEWEST_LINES else ()
    return found


def _gaps(level: Sequence[Rule], sides: Sequence[Rule], y: float) -> Iterator[Rule]:
    """Lines where upright ones end at `y` side by side with nothing drawn there, as there is between their like."""
    drawn = [rule for rule in level if abs(rule.at - y) <= SAME_END]
    if not drawn:
        return
    for left, right in pairwise(sides):
        if _is_drawn(drawn, left, right):
            continue
        top, bottom = max(left.start, right.start) - SAME_END, min(left.end, right.end) + SAME_END
        within = [rule for rule in level if top <= rule.at <= bottom]
        if _is_drawn(within, left, right):
            yield Rule(y, left.at, right.at)


def _is_drawn(level: Iterable[Rule], left: Rule, right: Rule) -> bool:
    """Whether one of the level lines leads from one upright line to the other."""
    return any(rule.start - SAME_END <= left.at and right.at <= rule.end + SAME_END for rule in level)


def _missing(lying: Sequence[Rule], crossing: Sequence[Rule]) -> list[Rule]:
    """Sides at the common ends of lines that one of the other direction crosses between."""
    starts, ends_at = _places(rule.start for rule in lying), _places(rule.end for rule in lying)
    groups: dict[tuple[int, int], list[Rule]] = {}
    for rule in lying:
        groups.setdefault((starts[rule.start], ends_at[rule.end]), []).append(rule)
    found: list[Rule] = []
    for _, lines in sorted(groups.items()):
        if len(lines) < FEWEST_LINES:
            continue
        lines.sort(key=_AT)
        first, last = lines[0], lines[-1]
        if any(_crosses(rule, first, last) for rule in crossing):
            ends = [x for x in first[1:] if not any(_is_side(rule, x, first, last) for rule in crossing)]
            found += [Rule(x, first.at, last.at) for x in ends]
    return found


def _places(values: Iterable[float]) -> dict[float, int]:
    """Which of the places where lines end each value is; values closer to one another than half of SAME_END are one."""
    found: dict[float, int] = {}
    place, last = 0, float("-inf")
    for value in sorted(set(values)):
        place += value - last > SAME_END / 2
        found[value] = place
        last = value
    return found


def _crosses(rule: Rule, first: Rule, last: Rule) -> bool:
    is_inside = first.start + ROOM < rule.at < first.end - ROOM
    return is_inside and rule.start < last.at - SAME_END and rule.end > first.at + SAME_END


def _is_side(rule: Rule, x: float, first: Rule, last: Rule) -> bool:
    """Whether a line stands at `x` along some part of the room between two: the side is drawn, perhaps with gaps."""
    return abs(rule.at - x) <= SAME_END and rule.start < last.at and rule.end > first.at
