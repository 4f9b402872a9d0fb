"""Names that go on with a capital because their column is full: `Khu công nghiệp` / `Sông Hậu`, as close as rows are.

That lines are broken where no further word fits, names tell that go on in small letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.aligned_columns import Columns, Phrase, Split, across, words_in
from pipeline.read.typedrows import BEGINS_LABELLED

BLANK = 0.25  # of a line's height
SAME_BEGIN = 3.0  # points that the lines of a name may begin apart


def full_lines(text: str, splits: Sequence[Split], columns: Columns) -> float | None:
    """Where the lines of the last column of words end, if each line without figures is there for want of room.

    `None` where it is not told by one in small letters, or some line would have had room.
    """
    own = len(columns.words) - 1
    names = [phrase for split in splits for phrase in split.words if columns.of(phrase) == own]
    end = max((across(phrase)[1] for phrase in names), default=0.0)
    is_told = False
    for one, other in pairwise(splits):
        above, below = _alone(one, other, columns)
        if above is None or below is None or BEGINS_LABELLED.match(words_in(text, below)):
            continue
        is_lower = words_in(text, below)[:1].islower()
        if not is_full(above, below, end):
            if not is_lower:
                return None
        else:
            is_told = is_told or is_lower
    return end if is_told else None


def goes_on_full(text: str, one: Split, other: Split, columns: Columns, end: float | None) -> bool:
    """Whether words without figures are of the name above them, whose last line has no room for their first."""
    if end is None:
        return False
    above, below = _alone(one, other, columns)
    if above is None or below is None or BEGINS_LABELLED.match(words_in(text, below)):
        return False
    return is_full(above, below, end)


def _alone(one: Split, other: Split, columns: Columns) -> tuple[Phrase | None, Phrase | None]:
    """The last line of a name, and the words below it, where these stand alone in their row."""
    if other.figures or len(other.words) != 1:
        return None, None
    below = other.words[0]
    own = len(columns.words) - 1
    names = [phrase for phrase in one.words if columns.of(phrase) == own]
    if columns.of(below) != own or not names:
        return None, None
    above = max(names, key=lambda phrase: phrase[0].box.top)
    return (above, below) if abs(above[0].box.x0 - below[0].box.x0) <= SAME_BEGIN else (None, None)


def is_full(above: Phrase, below: Phrase, end: float) -> bool:
    """Whether the first word below would have reached beyond the column's end."""
    first = below[0].box
    return across(above)[1] + BLANK * below[0].height + first.x1 - first.x0 > end
