"""Figures that are wrapped in narrow cells of a ruled table are no rows of their own."""

from __future__ import annotations

import pytest

from pipeline.read.cellrows import are_one_figure


@pytest.mark.parametrize(
    "lines", [["20.6", "98"], ["9.15", "2"], ["1.234.5", "67"], ["-1.29", "0"], ["(12.82", "0)"], ["1.24", "5,5"]]
)
def test_a_figure_over_two_lines_is_one(lines):
    assert are_one_figure(lines)


@pytest.mark.parametrize(
    "lines", [["20.698", "9.152"], ["44,2", "98"], ["12", "345"], ["2.5", "3.1"], ["1.240", "500"], ["20.6", "1.298"]]
)
def test_figures_of_two_rows_are_two(lines):
    assert not are_one_figure(lines)
