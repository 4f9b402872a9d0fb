"""Columns of two parts of a ruled table, by their edges and by what stands in them."""

from __future__ import annotations

import pytest

from pipeline.model import Box
from pipeline.read import tableedges
from pipeline.read.cells import CellDraft, TableBlock
from pipeline.read.tableedges import lacks_an_edge, one_in_other

WHOLE, MERGED = (0.0, 100.0, 150.0, 200.0), (0.0, 100.0, 200.0)


def rows(*texts: str) -> list[tuple[int, list[CellDraft]]]:
    return [(1, [CellDraft(text, (), column) for column, text in enumerate(texts)])] * 3


def table(xs: tuple[float, ...], *texts: str) -> TableBlock:
    return TableBlock(1, 1, rows(*texts), xs, Box(xs[0], 0.0, xs[-1], 100.0))


def test_an_edge_is_lacking_where_two_columns_of_figures_are_one():
    assert lacks_an_edge(table(WHOLE, "Xã A", "12", "15"), MERGED, rows("Xã B", "14"))
    assert lacks_an_edge(table(MERGED, "Xã A", "12"), WHOLE, rows("Xã B", "14", "15"))
    assert not lacks_an_edge(table(WHOLE, "Xã A", "12", "cao"), MERGED, rows("Xã B", "14"))


def test_rows_are_not_looked_at_where_each_edge_has_its_like(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tableedges, "figure_columns", lambda _: pytest.fail("all rows are looked at"))
    moved = (1.0, 102.0, 149.0, 201.0)
    assert one_in_other(WHOLE, moved)
    assert not lacks_an_edge(table(WHOLE, "Xã A", "12", "15"), moved, rows("Xã B", "14", "15"))
