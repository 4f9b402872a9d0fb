"""Cells between ruled lines: what pdfplumber's own functions make of the same lines."""

from __future__ import annotations

import random

import pytest
from pdfplumber.table import edges_to_intersections, intersections_to_cells, merge_edges

from pipeline.read.crossings import SHORTEST_EDGE, TOLERANCE, Rule, cells_between, crossings, merged


def drawn(chance: random.Random) -> list[Rule]:
    """Lines of one direction: near a few places, not quite level with one another, in parts that touch or do not."""
    lines = []
    for _ in range(chance.randint(6, 40)):
        at = chance.randint(0, 5) * 20 + chance.choice((0.0, 0.0, chance.uniform(-1, 1), chance.uniform(-4, 4)))
        start = chance.randint(0, 4) * 20 + chance.choice((0.0, 0.0, chance.uniform(-2, 2), chance.uniform(-4, 4)))
        lines.append(Rule(at, start, start + chance.choice((1.0, 2.9, 20.0, 40.0, 100.0, chance.uniform(1, 120)))))
    return lines


def as_edges(level: list[Rule], upright: list[Rule]) -> list[dict[str, float | str]]:
    """The lines as pdfplumber has them."""
    lying = [{"x0": a, "x1": b, "top": at, "bottom": at, "orientation": "h"} for at, a, b in level]
    standing = [{"x0": at, "x1": at, "top": a, "bottom": b, "orientation": "v"} for at, a, b in upright]
    return [dict(edge, width=edge["x1"] - edge["x0"], height=edge["bottom"] - edge["top"]) for edge in lying + standing]


def by_pdfplumber(level: list[Rule], upright: list[Rule]) -> list[tuple[float, float, float, float]]:
    joined = merge_edges(as_edges(level, upright), *4 * [TOLERANCE])
    long = [edge for edge in joined if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) >= SHORTEST_EDGE]
    return intersections_to_cells(edges_to_intersections(long, TOLERANCE, TOLERANCE))


@pytest.mark.parametrize("seed", range(200))
def test_the_cells_are_those_of_pdfplumber(seed):
    chance = random.Random(seed)  # noqa: S311 - the same lines each time
    level, upright = drawn(chance), drawn(chance)
    found = cells_between(crossings(merged(level), merged(upright)))
    assert found == by_pdfplumber(list(dict.fromkeys(level)), list(dict.fromkeys(upright)))


def test_a_grid():
    level = [Rule(at, 0.0, 20.0) for at in (0.0, 10.0, 20.0)]
    found = cells_between(crossings(level, [Rule(0.0, 0.0, 20.0), Rule(10.0, 0.0, 10.0), Rule(20.0, 0.0, 20.0)]))
    assert found == [(0, 0, 10, 10), (0, 10, 20, 20), (10, 0, 20, 10)]
