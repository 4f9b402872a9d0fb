"""Tables whose outer sides are not drawn: lines that end together, with nothing at their ends, get a side there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from pipeline.model import Box
from pipeline.read.rulings import Edge

SAME_END = 3.0  # points that the ends of a table's lines may differ
FEWEST_LINES = 3  # that end together: a head and a row; fewer are underlined words
ROOM = 8.0  # points from an inner line to the side that is missing; a cell is wider


def closed(edges: Sequence[Edge]) -> list[Edge]:
    """The edges, and those that close tables at the left and right, then above and below."""
    sides = _missing(edges)
    turned = [_turned(edge) for edge in (*edges, *sides)]
    return [*edges, *sides, *map(_turned, _missing(turned))]


def _turned(edge: Edge) -> Edge:
    """The edge mirrored on the page's diagonal: level ones become upright."""
    x0, top, x1, bottom = edge.box
    return Edge(Box(top, x0, bottom, x1))


def _missing(edges: Sequence[Edge]) -> list[Edge]:
    """Upright sides at the common ends of level lines that an upright line crosses between."""
    lying = [edge.box for edge in edges if edge.is_level]
    starts, ends_at = _places(box.x0 for box in lying), _places(box.x1 for box in lying)
    level = sorted(lying, key=lambda box: (starts[box.x0], ends_at[box.x1], box.top))
    upright = [edge.box for edge in edges if not edge.is_level]
    found: list[Edge] = []
    for _, group in groupby(level, key=lambda box: (starts[box.x0], ends_at[box.x1])):
        lines = list(group)
        if len(lines) < FEWEST_LINES:
            continue
        frame = Box(lines[0].x0, lines[0].top, lines[0].x1, lines[-1].top)
        if any(_crosses(line, frame) for line in upright):
            ends = [x for x in (frame.x0, frame.x1) if not any(_is_side(line, x, frame) for line in upright)]
            found += [Edge(Box(x, frame.top, x, frame.bottom)) for x in ends]
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


def _crosses(line: Box, frame: Box) -> bool:
    is_inside = frame.x0 + ROOM < line.x0 < frame.x1 - ROOM
    return is_inside and line.top < frame.bottom - SAME_END and line.bottom > frame.top + SAME_END


def _is_side(line: Box, x: float, frame: Box) -> bool:
    """Whether an upright line stands at `x` along some part of the frame: then the side is drawn, perhaps with gaps."""
    return abs(line.x0 - x) <= SAME_END and line.top < frame.bottom and line.bottom > frame.top
