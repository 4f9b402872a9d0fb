"""Where ruled lines cross, and the cells between the crossings.

Gives what pdfplumber's `merge_edges`, `edges_to_intersections` and `intersections_to_cells` do, in a fifth of the time:
lines are tuples here, not dictionaries, and level ones are looked for where an upright one is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

TOLERANCE = 3.0  # points, pdfplumber's default for snapping, joining and crossing
SHORTEST_EDGE = 3.0  # points, after joining; pdfplumber's default
_new = tuple.__new__  # what a Rule's own does, without a call in between

Point = tuple[float, float]
Cell = tuple[float, float, float, float]  # left, top, right, bottom


class Rule(NamedTuple):
    """A level line: points from the top, and its ends from the left; an upright one: from the left, then the top."""

    at: float
    start: float
    end: float


class Crossing(NamedTuple):
    """The upright and the level lines that meet in a point, a bit each."""

    upright: int
    level: int


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Lines of one direction: close ones moved onto their middle, joined where they touch; short ones left out."""
    unique = list(dict.fromkeys(rules))
    numbers = _clusters({rule[0] for rule in unique})
    clusters: dict[int, list[Rule]] = {number: [] for number in numbers.values()}
    for rule in unique:
        clusters[numbers[rule[0]]].append(rule)
    return [rule for cluster in clusters.values() for rule in _joined(cluster) if rule[2] - rule[1] >= SHORTEST_EDGE]


def _clusters(places: Iterable[float]) -> dict[float, int]:
    """Places from the first on, each with the number of the cluster that it is in."""
    found: dict[float, int] = {}
    number, last = 0, float("-inf")
    for place in sorted(places):
        number += place > last + TOLERANCE
        found[place] = number
        last = place
    return found


def _joined(cluster: Sequence[Rule]) -> list[Rule]:
    """The lines of a cluster on its middle; what rounding parts again counts as two lines, as in pdfplumber."""
    middle = sum([rule[0] for rule in cluster]) / len(cluster)
    moved = sorted([(at + (middle - at), start, end) for at, start, end in cluster])
    joined: list[Rule] = []
    place, first, reach = moved[0]
    for at, start, end in moved[1:]:
        if at == place and start <= reach + TOLERANCE:
            reach = max(reach, end)
        else:
            joined.append(_new(Rule, (place, first, reach)))
            place, first, reach = at, start, end
    return [*joined, _new(Rule, (place, first, reach))]


def crossings(level: Iterable[Rule], upright: Iterable[Rule]) -> dict[Point, Crossing]:
    """The points, from the left and the top, where level and upright lines meet."""
    level = sorted(level)
    names: dict[Point, int] = {}
    bits = [_bit(rule, names) for rule in level]
    highest, lowest = [rule[0] - TOLERANCE for rule in level], [rule[0] + TOLERANCE for rule in level]
    names = {}
    found: dict[Point, Crossing] = {}
    for rule in upright:
        x, top, bottom = rule
        bit = _bit(rule, names)
        for at in range(bisect_left(lowest, top), bisect_right(highest, bottom)):
            y, start, end = level[at]
            if start - TOLERANCE <= x <= end + TOLERANCE:
                known = found.get((x, y), (0, 0))
                found[x, y] = _new(Crossing, (known[0] | bit, known[1] | bits[at]))
    return found


def _bit(rule: Rule, names: dict[Point, int]) -> int:
    """A bit of its own for where a line begins."""
    return 1 << names.setdefault(rule[:2], len(names))


def cells_between(found: Mapping[Point, Crossing]) -> list[Cell]:
    """The smallest rectangle below and right of each crossing whose sides are lines."""
    columns: dict[float, list[float]] = {}
    rows: dict[float, list[float]] = {}
    points = sorted(found)
    for x, y in points:
        columns.setdefault(x, []).append(y)
        rows.setdefault(y, []).append(x)
    cells = (_cell(found, point, columns[point[0]], rows[point[1]]) for point in points)
    return [cell for cell in cells if cell is not None]


def _cell(found: Mapping[Point, Crossing], at: Point, column: Sequence[float], row: Sequence[float]) -> Cell | None:
    x, y = at
    upright, level = found[at]
    for low in column[bisect_right(column, y) :]:
        below = found[x, low]
        if not upright & below[0]:
            continue
        for right in row[bisect_right(row, x) :]:
            beside, corner = found[right, y], found.get((right, low))
            if corner and level & beside[1] and corner[0] & beside[0] and corner[1] & below[1]:
                return x, y, right, low
    return None
