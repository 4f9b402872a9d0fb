"""The columns of two parts of a ruled table by their edges: which of one stand below which of the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.cells import CellDraft, TableBlock
from pipeline.read.pagebreak import PagedRow
from pipeline.read.pagerests import SAME_EDGE, figure_columns


def one_in_other(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether each edge of the part that has fewer is one of the other, too."""
    few, many = sorted((one, other), key=len)
    return all(any(abs(x - y) <= SAME_EDGE for y in many) for x in few)


def lacks_an_edge(table: TableBlock, xs: tuple[float, ...], rows: Sequence[PagedRow]) -> bool:
    """Whether figures stand in a column of one part that is two of figures in the other: in which is not told."""
    if not any(len(set(each)) < len(each) for each in (_inside(table.xs, xs), _inside(xs, table.xs))):
        return False  # mostly, and all rows of the table need not be looked at again for each of its pages
    one, other = (figure_columns(each) for each in (table.rows, rows))
    return _is_split(table.xs, one, xs, other) or _is_split(xs, other, table.xs, one)


def _inside(xs: Sequence[float], fewer: Sequence[float]) -> list[int]:
    """In which of the columns between `fewer` each of those between `xs` begins."""
    return [bisect_right(fewer, x + SAME_EDGE) - 1 for x in xs]


def _is_split(xs: Sequence[float], figures: set[int], fewer: Sequence[float], wide: set[int]) -> bool:
    """Whether two of the columns `figures` between `xs` lie in one of the columns `wide` between `fewer`."""
    inside = _inside([xs[column] for column in sorted(figures)], fewer)
    return any(one == two and one in wide for one, two in pairwise(inside))


def placed(row: list[CellDraft], xs: tuple[float, ...], marks: tuple[float, ...]) -> list[CellDraft]:
    """The row's cells in the columns of `marks`, a grid that holds all of `xs`."""
    if len(xs) == len(marks):
        return row
    for draft in row:
        end = bisect_right(marks, xs[min(draft.column + draft.column_span, len(xs) - 1)] + SAME_EDGE) - 1
        draft.column = bisect_right(marks, xs[draft.column] + SAME_EDGE) - 1
        draft.column_span = max(end - draft.column, 1)
    return row
