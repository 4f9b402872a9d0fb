"""Names that in single rows nearly touch the unit or the figure behind them: `Giáo dục thường xuyên 23`.

Other rows tell where the column of the last words begins or ends, and before them is more room than between the others.
So they tell where the last figure ends before notes that nearly touch it: `45,94 15 hộ chưa đấu nối`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from pipeline.read.aligned_bands import SAME_BEGIN
from pipeline.read.aligned_columns import FIGURE, SAME_EDGE, Columns, Phrase, Split, across, words_in
from pipeline.read.aligned_words import MARKED

WIDER = 1.3  # times the widest blank between the other words
FEWEST_BEGUN, BEGUN_SHARE = 3, 0.3  # rows, and share of them, whose words begin at one place
LEAST_GAP = 0.3  # of the height, where there are no others; a blank is 0.25


def names_parted(splits: Sequence[Split]) -> list[Split]:
    """The rows, words parted where those of other rows begin, more room before them than between the others.

    One row whose name nearly touches its unit, or its number, would make one column of both.
    """
    rows = [split for split in splits if split.figures]
    begins = [across(phrase)[0] for split in rows for phrase in split.names()]
    enough = max(FEWEST_BEGUN, BEGUN_SHARE * len(rows))
    starts = {x for x in begins if sum(abs(x - other) <= SAME_BEGIN for other in begins) >= enough}
    return [Split([part for phrase in split.words for part in _at(phrase, starts)], split.figures) for split in splits]


def _at(phrase: Phrase, starts: Collection[float]) -> list[Phrase]:
    """The phrase, cut before words that begin at one of the places."""
    for at in range(1, len(phrase)):
        if any(abs(phrase[at].box.x0 - x) <= SAME_BEGIN for x in starts) and _is_set_off(phrase, at):
            return [phrase[:at], *_at(phrase[at:], starts)]
    return [phrase]


def unglued(text: str, splits: Sequence[Split], columns: Columns) -> list[Split]:
    """The rows, their last names parted before what belongs to the next column."""
    return [_unglued(text, split, columns) for split in splits]


def notes_parted(text: str, splits: Sequence[Split]) -> list[Split]:
    """The rows, the figures of the last columns parted from the note that they nearly touch.

    The figures of a column are set right: theirs ends where that of another row does, be it glued to a note, too.
    """
    ends = {across(phrase)[1] for split in splits for phrase in split.figures}
    ends |= _glued_ends(text, splits)
    found = [_note_parted(text, split, ends) for split in splits]
    return found if all(one is other for one, other in zip(found, splits, strict=True)) else notes_parted(text, found)


def _note_of(split: Split) -> tuple[Phrase, float]:
    """The words behind the figures of a row, and where these end; no words where there is no note."""
    last = across(split.figures[-1])[1] if split.figures else 0.0
    note = split.words[-1] if len(split.words) > (not split.figures) else []
    return (note, last) if len(note) > 1 and across(note)[0] > last else ([], last)


def _glued_ends(text: str, splits: Sequence[Split]) -> set[float]:
    """Where figures of unlike width end that notes begin with, the next words of these beginning at one place.

    Counts that notes begin with (`15 trạm`, `9 trạm`) begin at one place themselves.
    """
    notes = [note for note, _ in map(_note_of, splits) if note and FIGURE.fullmatch(words_in(text, note[:1]))]
    found: set[float] = set()
    for note in notes:
        end, begin = note[0].box.x1, note[1].box.x0
        alike = [
            other[0].box.x0
            for other in notes
            if abs(other[0].box.x1 - end) <= SAME_BEGIN and abs(other[1].box.x0 - begin) <= SAME_BEGIN
        ]
        if max(alike) - min(alike) > SAME_EDGE:
            found.add(end)
    return found


def _note_parted(text: str, split: Split, ends: Collection[float]) -> Split:
    note, last = _note_of(split)
    for at in range(1, len(note)):
        end = across(note[:at])[1]
        is_of_column = any(abs(end - each) <= SAME_BEGIN and each > last + SAME_EDGE for each in ends)
        if is_of_column and FIGURE.fullmatch(words_in(text, note[:at])):
            return Split([*split.words[:-1], note[at:]], [*split.figures, note[:at]])
    return split


def _unglued(text: str, split: Split, columns: Columns) -> Split:
    names = split.names()
    if not names or len(names[-1]) == 1:
        return split
    last, others = names[-1], split.words[: len(names) - 1]
    notes = split.words[len(names) :]
    for at in range(len(last) - 1, 0, -1):
        head, tail = last[:at], last[at:]
        is_own = _is_figure_of_column(text, tail, split, columns)
        if not _is_set_off(last, at) and not (is_own and MARKED.fullmatch(words_in(text, tail))):
            continue
        if is_own:
            return Split([*others, head, *notes], [tail, *split.figures])
        if _begins_column(tail, head, columns):
            return Split([*others, head, tail, *notes], split.figures)
    return split


def _is_set_off(phrase: Phrase, at: int) -> bool:
    """Whether more room is before a word than between any two others."""
    gaps = [two.box.x0 - one.box.x1 for one, two in pairwise(phrase)]
    rest = gaps[: at - 1] + gaps[at:]
    return gaps[at - 1] > max(LEAST_GAP * phrase[at].height, WIDER * max(rest, default=0.0))


def _is_figure_of_column(text: str, tail: Phrase, split: Split, columns: Columns) -> bool:
    """Whether words are a figure set right in the first column, in which the row has none."""
    (x0, x1), (start, end) = across(tail), columns.reaches[0]
    if not split.figures or not FIGURE.fullmatch(words_in(text, tail)):
        return False
    is_free = across(split.figures[0])[0] > end
    return is_free and abs(x1 - end) <= SAME_EDGE and x0 >= start - SAME_EDGE


def _begins_column(tail: Phrase, head: Phrase, columns: Columns) -> bool:
    begin = across(tail)[0]
    return any(abs(begin - x) <= SAME_BEGIN and across(head)[0] < x - SAME_BEGIN for x in columns.words[1:])
