"""Cells that a page break cuts are closed there; nothing is closed between tables that stand side by side."""

from __future__ import annotations

import pytest

from pipeline.read.crossings import Rule, cells_between, crossings
from pipeline.read.open_sides import closed

# Columns at 0, 40, 80 and 120, two rows of 20: where level lines are drawn -> the cell that is there, or is none.
WHOLE = (0.0, 120.0)
CUT = [
    ("the last row's first cell", {0: [WHOLE], 20: [(40.0, 120.0)], 40: [(40.0, 120.0)]}, (0, 0, 40, 40), True),
    ("the first row's first cell", {0: [(40.0, 120.0)], 20: [(40.0, 120.0)], 40: [WHOLE]}, (0, 0, 40, 40), True),
    ("the last cell", {0: [WHOLE], 20: [(0.0, 80.0)], 40: [(0.0, 80.0)]}, (80, 0, 120, 40), True),
    (
        "one in the middle",
        {0: [WHOLE], 20: [WHOLE], 40: [(0.0, 40.0), (80.0, 120.0)]},
        (40, 20, 80, 40),
        True,
    ),
    (
        "tables side by side",
        {at: [(0.0, 40.0), (80.0, 120.0)] for at in (0, 20, 40)},
        (40, 0, 80, 40),
        False,
    ),
    ("upright lines alone", {0: [WHOLE]}, (0, 0, 40, 40), False),
]


@pytest.mark.parametrize(("lines", "cell", "is_there"), [case[1:] for case in CUT], ids=[case[0] for case in CUT])
def test_cells_cut_by_a_page_break(lines, cell, is_there):
    level = [Rule(float(at), *ends) for at, drawn in lines.items() for ends in drawn]
    upright = [Rule(x, 0.0, 40.0) for x in (0.0, 40.0, 80.0, 120.0)]
    assert (cell in cells_between(crossings(*closed(level, upright)))) is is_there
