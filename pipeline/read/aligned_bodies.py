"""Where the rows of a table without ruled lines begin, and where they end: at prose, or at the head of another."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.aligned_captions import titles_another
from pipeline.read.aligned_columns import SAME_EDGE, Split, across
from pipeline.read.aligned_heads import heads_a_column


def begins_body(text: str, splits: Sequence[Split], split: Split) -> bool:
    """Whether a row of figures is none of a head, as years are, or a share in its last lines: `10,5%` below `BHYT`."""
    if not split.figures or heads_a_column(text, split):
        return False
    whole = max(splits, key=lambda each: len(each.figures))
    begin = across(min((*split.words, *split.figures), key=across))[0]
    return 2 * len(split.figures) >= len(whole.figures) or begin < across(whole.figures[0])[0] - SAME_EDGE


def end_of_body(text: str, splits: Sequence[Split]) -> int:
    """How many rows come before words that lie over the figures: prose, or the head or title of another table."""
    last = [across(phrase) for split in splits for phrase in split.figures[-1:]]
    begin, end = max((x0 for x0, _ in last), default=0.0), max((x1 for _, x1 in last), default=0.0)
    names = {across(phrase)[0] for split in splits if split.figures for phrase in split.names()}
    first = min((across(split.figures[0])[0] for split in splits if split.figures), default=0.0)
    for number, split in enumerate(splits):
        reaches = list(map(across, split.words))
        if number and not split.figures and any(x1 > begin and x0 < end for x0, x1 in reaches):
            return number
        if number and len(split.figures) > 1 and heads_a_column(text, split):
            return number
        is_inside = not split.figures and first < reaches[0][1] and reaches[0][0] < end
        is_name = any(abs(reaches[0][0] - x0) <= SAME_EDGE for x0 in names) if is_inside else False
        if number and is_inside and not is_name and titles_another(text, split.words):
            return number
    return len(splits)
