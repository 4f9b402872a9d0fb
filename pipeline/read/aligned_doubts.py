"""Whether the heads above columns without ruled lines stand where their columns do: else these cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.aligned_columns import SAME_EDGE, Columns, Phrase, Reach, across, words_in
from pipeline.read.aligned_heads import CENTRED, Head

LEVEL = 0.2  # of a line's height that the middles of heads on one line differ
SET_ALIKE = 1.5  # points that lines set to one side begin, or end, apart
OFF = 0.5  # of a column: how far a head over several may be from their middle


def unsure_heads(text: str, head: Head, columns: Columns) -> frozenset[int]:
    """The columns of figures of which it is not told under which head they are."""
    several = may_be_of_several(text, head, columns) | may_reach_further(text, head, columns)
    return frozenset(heads_elsewhere(head, columns) | several)


def heads_elsewhere(head: Head, columns: Columns) -> set[int]:
    """The columns under a head of several that is not in their middle, those one of whose head's two lines is no one's.

    Such a line may be of all columns that it reaches over.
    """
    figures = columns.of_all_figures()
    lines: dict[int, list[Phrase]] = {}
    for each in (each for row in head.placed for each in row if each.span == 1 and each.column in figures):
        lines.setdefault(each.column, []).append(each.phrase)
    own = {column: _reach(found) for column, found in lines.items()}
    apart = {column for column, found in lines.items() if any(_is_apart(a, b) for a, b in pairwise(found))}
    unsure = {
        other
        for column in apart
        for other, found in lines.items()
        if other == column or any(_shares(phrase, found[-1]) for phrase in lines[column])
    }
    for each in (each for row in head.placed for each in row if each.span > 1):
        if _is_off(across(each.phrase), [own[c] for c in each.columns() if c in own]):
            unsure.update(each.columns())
    return unsure


def may_be_of_several(text: str, head: Head, columns: Columns) -> set[int]:
    """Columns that words above one head may be of, both as heads begin, others beside that ending on its line.

    `Chia ra` above `Dự toán`, and `Quyết toán` beside this: all heads being set at the bottom, nothing tells whether it
    is of both. Then no head over several of that row is told.
    """
    figures = columns.of_all_figures()
    lines: dict[int, list[Phrase]] = {}
    for each in (each for row in head.placed for each in row if each.column in figures):
        for column in each.columns():
            lines.setdefault(column, []).append(each.phrase if each.span == 1 else [])
    own = {column: [phrase for phrase in found if phrase] for column, found in lines.items()}
    bottom = {column: found[-1] for column, found in own.items() if _is_one_name(text, found, lines[column])}
    unsure: set[int] = set()
    for column, found in own.items():
        names = sum(_begins_name(text, phrase) for phrase in found)
        if len(lines[column]) == len(found) > 1 and names == 2 and all(_begins_name(text, p) for p in found[:2]):  # noqa: PLR2004
            near = [column + step for step in _sides(*found[:2])]
            beside = {at for at in near if at in bottom and _is_level(bottom[at], found[-1])}
            unsure |= {column, *beside} if beside else set()
    wide = (each for row in head.placed for each in row if each.span > 1)
    return unsure.union(*(each.columns() for each in wide)) if unsure else unsure


def may_reach_further(text: str, head: Head, columns: Columns) -> set[int]:
    """Columns that the last head over several, set to begin with the first of these, may be over or not.

    All heads below stand on one line, none of them twice: nothing tells where it ends.
    """
    figures = columns.of_all_figures()
    own = {each.column: each.phrase for row in head.placed for each in row if each.span == 1 and each.column in figures}
    wide = [each for row in head.placed for each in row if each.span > 1]
    says = [words_in(text, phrase) for phrase in own.values()]
    if not wide or len(own) < len(figures) or len(set(says)) < len(says):
        return set()
    last = max(wide, key=lambda each: each.column)
    first, end = own[last.column], last.column + last.span
    if not all(_is_level(phrase, first) for phrase in own.values()):
        return set()
    x0, x1 = across(last.phrase)
    middle = (across(first)[0] + across(own[end - 1])[1]) / 2
    if abs(x0 - across(first)[0]) > SET_ALIKE or abs((x0 + x1) / 2 - middle) <= CENTRED:
        return set()
    return set(range(last.column + 2, end + 1)) & figures


def _is_one_name(text: str, found: Sequence[Phrase], lines: Sequence[Phrase]) -> bool:
    """Whether lines are one head, the first of them its only beginning, and nothing is over it."""
    names = [_begins_name(text, phrase) for phrase in found]
    return len(found) == len(lines) and names[:1] == [True] and not any(names[1:])


def _sides(one: Phrase, other: Phrase) -> tuple[int, ...]:
    """On which sides of its own column a head set as the line below may reach over others: not on that it is set to."""
    (a0, a1), (b0, b1) = across(one), across(other)
    if abs(a0 + a1 - b0 - b1) / 2 <= SET_ALIKE or min(abs(a0 - b0), abs(a1 - b1)) > SET_ALIKE:
        return -1, 1
    return (1,) if abs(a0 - b0) <= SET_ALIKE else (-1,)


def _is_level(one: Phrase, other: Phrase) -> bool:
    return abs(one[0].middle - other[0].middle) < LEVEL * one[0].height


def _shares(one: Phrase, other: Phrase) -> bool:
    (a0, a1), (b0, b1) = across(one), across(other)
    return min(a1, b1) > max(a0, b0)


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
