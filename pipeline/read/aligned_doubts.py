"""Whether the heads above columns without ruled lines stand where their columns do: else these cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.aligned_columns import SAME_EDGE, Columns, Phrase, Reach, across
from pipeline.read.aligned_heads import CENTRED, Head

LEVEL = 0.2  # of a line's height that the middles of heads on one line differ
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


def may_head_several(text: str, head: Head, columns: Columns) -> bool:
    """Whether words stand above one head, both as heads begin, and beside that another stands on its line alone.

    `Chia ra` above `Dự toán`, and `Quyết toán` beside this: all heads being set at the bottom, nothing tells whether it
    is of both.
    """
    figures = columns.of_all_figures()
    lines: dict[int, list[Phrase]] = {}
    for each in (each for row in head.placed for each in row if each.column in figures):
        for column in each.columns():
            lines.setdefault(column, []).append(each.phrase if each.span == 1 else [])
    own = {column: [phrase for phrase in found if phrase] for column, found in lines.items()}
    single = {column: found[0] for column, found in own.items() if len(lines[column]) == len(found) == 1}
    for column, found in own.items():
        if len(lines[column]) == len(found) == 2 and all(_begins_name(text, phrase) for phrase in found):  # noqa: PLR2004
            beside = [single[at] for at in (column - 1, column + 1) if at in single]
            if any(abs(phrase[0].middle - found[1][0].middle) < LEVEL * phrase[0].height for phrase in beside):
                return True
    return False


def _begins_name(text: str, phrase: Phrase) -> bool:
    word = text[phrase[0].start : phrase[0].end]
    return word[:1].isupper() and word[1:2].islower()


def _reach(phrases: Sequence[Phrase]) -> Reach:
    reaches = [across(phrase) for phrase in phrases]
    return min(x0 for x0, _ in reaches), max(x1 for _, x1 in reaches)


def _is_off(head: Reach, below: Sequence[Reach]) -> bool:
    """Whether a head is neither set in the middle of those below nor to the side of the first or the last."""
    if len(below) < 2:  # noqa: PLR2004 - one alone has no middle between columns
        return False
    first, last = (sum(below[0]) / 2, sum(below[-1]) / 2)
    away = abs(sum(head) - first - last) / 2
    is_set_aside = min(abs(head[0] - below[0][0]), abs(head[1] - below[-1][1])) <= SAME_EDGE
    return away > OFF * (last - first) / (len(below) - 1) and not is_set_aside


def _is_apart(one: Phrase, other: Phrase) -> bool:
    """Whether two lines share neither middle nor edge, and one reaches beyond the other on one side only."""
    (a0, a1), (b0, b1) = across(one), across(other)
    shares = abs(a0 + a1 - b0 - b1) <= 2 * CENTRED or abs(a0 - b0) <= SAME_EDGE or abs(a1 - b1) <= SAME_EDGE
    return not shares and (a0 - b0) * (a1 - b1) > 0
