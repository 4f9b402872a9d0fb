"""Tables with ruled lines: from edges to grids of cells, by pdfplumber's own functions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model import Box
from pipeline.read.halfspans import GridCell, without_overlaps
from pipeline.read.open_sides import closed
from pipeline.read.rulings import Edge

TOLERANCE = 3.0  # points, pdfplumber's default for snapping, joining and crossing
SHORTEST_EDGE = 3.0  # points, after joining; pdfplumber's default
FEWEST_COLUMN_EDGES = 3  # two columns
FEWEST_EDGES = 4  # that make two cells side by side or two rows, the outer sides open
# Cells are found by comparing crossings with one another; a page of text in a 60 x 20 grid has 1,300 of them.
MOST_CROSSINGS = 6_000


@dataclass(frozen=True, slots=True)
class Grid:
    """`xs` and `ys`: the edges of columns and rows, points from the top left; cells by row, then column."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        """The table's outer edges."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def owners(self) -> dict[tuple[int, int], int]:
        """(row, column) of the grid -> index in `cells`; merged cells own several."""
        found = {}
        for index, cell in enumerate(self.cells):
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    found[row, column] = index
        return found

    def place(self, x: float, y: float) -> tuple[int, int]:
        """(row, column) of a point; -1 or beyond the last when outside."""
        return bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1


def grids_of(edges: Sequence[Edge]) -> list[Grid]:
    """All grids of two columns and more that ruled lines make, from the top; their text tells if they are tables."""
    level = sum(edge.is_level for edge in edges)
    if not 0 < level < len(edges) or len(edges) < FEWEST_EDGES:
        return []
    return [grid for cells in _cells(edges) if (grid := _grid(cells)) is not None]


def _cells(edges: Sequence[Edge]) -> list[list[Box]]:
    """Boxes of the cells, a list a table."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges

    rows = [_row(Edge(box)) for box in dict.fromkeys(edge.box for edge in edges)]
    merged = merge_edges(rows, TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
    boxes = [Box(e["x0"], e["top"], e["x1"], e["bottom"]) for e in merged]
    long = [Edge(box) for box in boxes if max(box.x1 - box.x0, box.bottom - box.top) >= SHORTEST_EDGE]
    found = edges_to_intersections([_row(edge) for edge in closed(long)], TOLERANCE, TOLERANCE)
    if len(found) > MOST_CROSSINGS:
        return []
    crossings = {at: Crossing(_names(edges["v"]), _names(edges["h"])) for at, edges in found.items()}
    return [[Box(*map(float, cell)) for cell in table] for table in cells_to_tables(cells_between(crossings))]


Point = tuple[float, float]


class Crossing(NamedTuple):
    """The upright and the level edges that meet in a point, told apart by their places."""

    upright: frozenset[Point]
    level: frozenset[Point]


def _names(edges: Sequence[Mapping[str, float]]) -> frozenset[Point]:
    return frozenset((edge["x0"], edge["top"]) for edge in edges)


def cells_between(crossings: Mapping[Point, Crossing]) -> list[tuple[float, float, float, float]]:
    """The smallest rectangle below and right of each crossing whose sides are edges.

    Gives what pdfplumber's `intersections_to_cells` does, in a fifth of the time: it was a quarter of a table page.
    """
    columns: dict[float, list[Point]] = {}
    rows: dict[float, list[Point]] = {}
    for point in sorted(crossings):
        columns.setdefault(point[0], []).append(point)
        rows.setdefault(point[1], []).append(point)
    found = (_cell(crossings, point, columns[point[0]], rows[point[1]]) for point in sorted(crossings))
    return [cell for cell in found if cell is not None]


def _cell(
    crossings: Mapping[Point, Crossing], at: Point, column: Sequence[Point], row: Sequence[Point]
) -> tuple[float, float, float, float] | None:
    upright, level = crossings[at]
    right = [point for point in row[bisect_right(row, at) :] if level & crossings[point].level]
    for below in column[bisect_right(column, at) :]:
        if not upright & crossings[below].upright:
            continue
        for beside in right:
            corner = crossings.get((beside[0], below[1]))
            if corner and corner.upright & crossings[beside].upright and corner.level & crossings[below].level:
                return at[0], at[1], beside[0], below[1]
    return None


def _row(edge: Edge) -> dict[str, float | str]:
    """The edge as pdfplumber has it."""
    x0, top, x1, bottom = edge.box
    direction = "h" if edge.is_level else "v"
    size = {"width": x1 - x0, "height": bottom - top}
    return {"object_type": "line", "x0": x0, "x1": x1, "top": top, "bottom": bottom, "orientation": direction, **size}


def _grid(boxes: list[Box]) -> Grid | None:
    xs = _marks([x for box in boxes for x in (box.x0, box.x1)])
    ys = _marks([y for box in boxes for y in (box.top, box.bottom)])
    cells = []
    for x0, top, x1, bottom in boxes:
        column, row = _nearest(xs, x0), _nearest(ys, top)
        cells.append(GridCell(row, column, max(_nearest(ys, bottom) - row, 1), max(_nearest(xs, x1) - column, 1)))
    return Grid(xs, ys, tuple(without_overlaps(cells))) if len(xs) >= FEWEST_COLUMN_EDGES else None


def _marks(values: list[float]) -> tuple[float, ...]:
    """Sorted positions, those closer than half the tolerance made one."""
    kept: list[float] = []
    for value in sorted(set(values)):
        if not kept or value - kept[-1] > TOLERANCE / 2:
            kept.append(value)
    return tuple(kept)


def _nearest(marks: tuple[float, ...], value: float) -> int:
    return bisect_right(marks, value + TOLERANCE / 2) - 1
