"""Heads over several columns without rules, told anew by the levels of the heads below, whatever side all are set to.

Heads that begin, stand in the middle or end on one line, lower than another of their head, are under heads of several.
Each run of them is shared out among the words above it, by the side that these are set to: so much is certain, where
words right above one head could be a line of it, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pipeline.read.aligned_columns import Columns, Phrase, Reach, across, words_in
from pipeline.read.aligned_levels import Run, parts_over
from pipeline.read.aligned_lower import Placed

LEVEL = 0.2  # of a line's height that the levels of heads on one line differ
CENTRED = 0.15  # of the room that heads take up: how far words over their middle may be from it
SET_ALIKE = 1.5  # points that words set to one side of several columns end, or begin, apart from the heads below
Block = list[Phrase]  # the lines of one column's head, from the top
Anchor = Callable[[Block], float]


def _top(block: Block) -> float:
    return min(phrase[0].box.top for phrase in block)


def _bottom(block: Block) -> float:
    return max(phrase[-1].box.bottom for phrase in block)


def _middle(block: Block) -> float:
    return (_top(block) + _bottom(block)) / 2


def regrouped(text: str, placed: Sequence[Sequence[Placed]], columns: Columns) -> list[list[Placed]]:
    """The rows of a head, the words of its first row over as many columns as they are told to be; else as they were."""
    rows = [list(row) for row in placed]
    if len(rows) < 2 or any(each.span > 1 for row in rows[1:] for each in row):  # noqa: PLR2004 heads and a row above
        return rows
    figures = columns.of_all_figures()
    for tried in (rows, _joined(rows)):
        if spans := _repeated(text, tried, figures):
            first = [spans.get(each.phrase[0].start, each) for each in tried[0]]
            return [first, *(row for row in tried[1:] if row)]
        for anchor in (_middle, _top):
            if spans := _told(text, tried, figures, anchor):
                first = [spans.get(each.phrase[0].start, each) for each in tried[0]]
                return [first, *(row for row in tried[1:] if row)]
    return rows


def _repeated(text: str, rows: Sequence[Sequence[Placed]], figures: set[int]) -> dict[int, Placed]:
    """Where words begin -> these over as many columns as all heads below until they repeat: `2021 2022 2021 2022`."""
    own = {column: block for column, block in _blocks(rows[1:]).items() if column in figures}
    upper = [each for each in rows[0] if each.column in own or each.span > 1]
    if len(upper) < 2 or len(own) % len(upper) or len(own) < 2 * len(upper):  # noqa: PLR2004 two or more, over as many
        return {}
    size, start = len(own) // len(upper), min(own)
    parts = [range(start + size * at, start + size * (at + 1)) for at in range(len(upper))]
    if max(own) >= parts[-1].stop:
        return {}
    says = [[" ".join(words_in(text, phrase) for phrase in own[column]) for column in part] for part in parts]
    if len(set(says[0])) < size or any(each != says[0] for each in says):
        return {}
    pairs = list(zip(upper, parts, strict=True))
    if not all(_is_set_over(across(each.phrase), [_reach(own[column]) for column in part]) for each, part in pairs):
        return {}
    return {each.phrase[0].start: Placed(each.phrase, part.start, size) for each, part in pairs}


def _is_set_over(words: Reach, below: Sequence[Reach]) -> bool:
    """Whether words are set in the middle of heads, or to one side of them."""
    (x0, x1), begin, end = words, below[0][0], below[-1][1]
    is_centred = abs(x0 + x1 - begin - end) / 2 <= CENTRED * (end - begin)
    return is_centred or min(abs(x0 - begin), abs(x1 - end)) <= SET_ALIKE


def _joined(rows: Sequence[Sequence[Placed]]) -> list[list[Placed]]:
    """The rows, words of the second set as those right above them and others below being their second line."""
    first, second = list(rows[0]), list(rows[1])
    below = {each.column for row in rows[2:] for each in row}
    for at, upper in enumerate(rows[0]):
        lines = [each for each in rows[1] if upper.column <= each.column < upper.column + upper.span]
        if len(lines) == 1 and lines[0].column in below and _is_set_alike(upper.phrase, lines[0].phrase):
            first[at] = Placed([*upper.phrase, *lines[0].phrase], upper.column, upper.span)
            second.remove(lines[0])
    return [first, second, *map(list, rows[2:])]


def _is_set_alike(one: Phrase, other: Phrase) -> bool:
    """Whether two lines share an edge or their middle."""
    (a0, a1), (b0, b1) = across(one), across(other)
    return min(abs(a0 - b0), abs(a1 - b1), abs(a0 + a1 - b0 - b1) / 2) <= SET_ALIKE


def _blocks(rows: Sequence[Sequence[Placed]]) -> dict[int, Block]:
    found: dict[int, Block] = {}
    for each in (each for row in rows for each in row if each.span == 1):
        found.setdefault(each.column, []).append(each.phrase)
    return found


def _told(text: str, rows: Sequence[Sequence[Placed]], figures: set[int], anchor: Anchor) -> dict[int, Placed]:
    """Where words begin -> these over all columns that they are told to head; nothing where some cannot be told.

    Some head ends higher than the lowest, and all that are not low are set alike in the height of the whole head.
    """
    upper = [each for each in rows[0] if each.column in figures]
    own = _blocks([[each for each in rows[0] if each.column not in figures], *rows[1:]])
    goes_on = {column for column, block in own.items() if text[block[0][0].start].islower()}
    single = {each.column for each in upper if each.span == 1 and each.column in goes_on}  # `Dự toán` / `năm`
    upper = [each for each in upper if each.column not in single]
    own = {column: block for column, block in own.items() if column not in single}
    heads = {column: block for column, block in own.items() if column in figures}
    if not heads or not upper:
        return {}
    slack = LEVEL * upper[0].phrase[0].height
    lowest = max(map(anchor, heads.values()))
    low = {column for column, block in heads.items() if lowest - anchor(block) <= slack}
    end = max(_bottom(heads[column]) for column in low)
    others = [block for column, block in own.items() if column not in low]
    others += [[each.phrase] for each in upper if each.column not in own]
    whole = [*(each.phrase for each in upper), *(phrase for column in low for phrase in heads[column])]
    are_alike = all(abs(anchor(block) - anchor(whole)) <= slack for block in others)
    if not are_alike or not any(end - _bottom(block) > slack for block in others):
        return {}
    over = [each for each in upper if each.column in low or each.span > 1]
    found: dict[int, Placed] = {}
    for first, last in _runs(low):
        reaches = [_reach(heads[column]) for column in range(first, last + 1)]
        inside = [each for each in over if _is_over(across(each.phrase), reaches)]
        parts = _parts([across(each.phrase) for each in inside], reaches)
        if parts is None:
            return {}
        for each, (begin, end_of_part) in zip(inside, parts, strict=True):
            found[each.phrase[0].start] = Placed(each.phrase, first + begin, end_of_part + 1 - begin)
    return found if len(found) == len(over) else {}


def _runs(columns: set[int]) -> Iterator[Run]:
    """The first and last of columns beside each other."""
    first = last = min(columns)
    for column in sorted(columns)[1:]:
        if column > last + 1:
            yield first, last
            first = column
        last = column
    yield first, last


def _reach(block: Block) -> Reach:
    reaches = [across(phrase) for phrase in block]
    return min(x0 for x0, _ in reaches), max(x1 for _, x1 in reaches)


def _is_over(words: Reach, reaches: Sequence[Reach]) -> bool:
    return reaches[0][0] - SET_ALIKE <= sum(words) / 2 <= reaches[-1][1] + SET_ALIKE


def _parts(words: Sequence[Reach], reaches: Sequence[Reach]) -> list[Run] | None:
    """The columns of a run shared out among the words above, two or more each; `None` where that is not told."""
    if not words or len(reaches) < 2 * len(words):
        return None
    last = len(reaches) - 1
    if len(words) == 1:
        return [(0, last)]
    begins = [_place([x0 for x0, _ in reaches], x0) for x0, _ in words]
    ends = [_place([x1 for _, x1 in reaches], x1) for _, x1 in words]
    parts: list[tuple[int | None, int | None]] = []
    if begins[0] == 0 and None not in begins:
        parts = list(zip(begins, [*(at - 1 for at in begins[1:] if at is not None), last], strict=True))
    elif ends[-1] == last and None not in ends:
        parts = list(zip([0, *(at + 1 for at in ends[:-1] if at is not None)], ends, strict=True))
    else:
        return parts_over([sum(each) / 2 for each in words], [sum(each) / 2 for each in reaches])
    found = [(one, other) for one, other in parts if one is not None and other is not None and other > one]
    is_whole = len(found) == len(words) and all(one[1] + 1 == other[0] for one, other in pairwise(found))
    return found if is_whole else None


def _place(places: Sequence[float], x: float) -> int | None:
    return next((at for at, place in enumerate(places) if abs(place - x) <= SET_ALIKE), None)
