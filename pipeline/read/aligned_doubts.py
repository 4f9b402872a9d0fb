"""Whether the heads above columns without ruled lines stand where their columns do: else these cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.aligned_columns import SAME_EDGE, Columns, Phrase, Reach, across
from pipeline.read.aligned_heads import CENTRED, Head

OFF = 0.5  # of a column: how far a head over several may be from their middle


def has_head_elsewhere(head: Head, columns: Columns) -> bool:
    """Whether a head over several columns is not in their middle, or two lines of one column's head are no one's."""
    figures = columns.of_all_figures()
    lines: dict[int, list[Phrase]] = {}
    for each in (each for row in head.placed for each in row if each.span == 1 and each.column in figures):
        lines.setdefault(each.column, []).append(each.phrase)
    own = {column: _reach(found) for column, found in lines.items()}
    if any(_is_apart(one, other) for found in lines.values() for one, other in pairwise(found)):
        return True
    wide = (each for row in head.placed for each in row if each.span > 1)
    return any(_is_off(across(each.phrase), [own[c] for c in each.columns() if c in own]) for each in wide)


def _reach(phrases: Sequence[Phrase]) -> Reach:
    reaches = [across(phrase) for phrase in phrases]
    return min(x0 for x0, _ in reaches), max(x1 for _, x1 in reaches)


def _is_off(head: Reach, below: Sequence[Reach]) -> bool:
    """Whether a head is neither set in the middle of those below nor from the left of the first."""
    if len(below) < 2:  # noqa: PLR2004 - one alone has no middle between columns
        return False
    first, last = (sum(below[0]) / 2, sum(below[-1]) / 2)
    away = abs(sum(head) - first - last) / 2
    return away > OFF * (last - first) / (len(below) - 1) and abs(head[0] - below[0][0]) > SAME_EDGE


def _is_apart(one: Phrase, other: Phrase) -> bool:
    """Whether two lines share neither middle nor edge, and one reaches beyond the other on one side only."""
    (a0, a1), (b0, b1) = across(one), across(other)
    shares = abs(a0 + a1 - b0 - b1) <= 2 * CENTRED or abs(a0 - b0) <= SAME_EDGE or abs(a1 - b1) <= SAME_EDGE
    return not shares and (a0 - b0) * (a1 - b1) > 0
