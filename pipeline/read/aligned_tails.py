"""Where the last row of a table without ruled lines ends: its name and its note may go on below its figures."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.aligned_columns import SAME_EDGE, Columns, Row, Split, across, words_in
from pipeline.read.aligned_rows import room_in_names
from pipeline.read.typedrows import BEGINS_LABELLED

TAIL_LINES = 8  # below the last figures that a long name may have


def tail_end(text: str, rows: Sequence[Row], end: int, splits: Sequence[Split], columns: Columns) -> int:
    """Number of the row behind a table whose last figures stand above row `end`; `splits`: its rows."""
    most = min(len(rows), end + TAIL_LINES)
    within = room_in_names(text, splits)
    note = _note_begin(splits, columns)
    while end < most:
        row = rows[end]
        room = row[0][0].box.top - max(phrase[-1].box.bottom for phrase in rows[end - 1])
        is_close = room <= row[0][0].height
        is_note = note is not None and len(row) == 1 and abs(across(row[0])[0] - note) <= SAME_EDGE
        if not is_close or not (is_note or _goes_on_name(text, row, room, within, columns)):
            break
        end += 1
    return end


def cut_begin(text: str, rows: Sequence[Row], begin: int, columns: Columns) -> int:
    """Number of the first row of a table that a page begins with: above it may stand the rest of a name cut there."""
    while begin > 0:
        row, below = rows[begin - 1], rows[begin]
        room = min(phrase[0].box.top for phrase in below) - row[0][-1].box.bottom
        is_name = any(abs(across(row[0])[0] - x) <= SAME_EDGE for x in columns.words)
        if len(row) > 1 or room > row[0][0].height or not is_name or not words_in(text, row[0])[:1].islower():
            break
        begin -= 1
    return begin


def _note_begin(splits: Sequence[Split], columns: Columns) -> float | None:
    """Where the note of the last row begins; `None` where it has none."""
    begins = [across(phrase)[0] for phrase in splits[-1].words] if splits else []
    return next((begin for begin in begins if begin > columns.reaches[-1][1]), None)


def _goes_on_name(text: str, row: Row, room: float, within: float | None, columns: Columns) -> bool:
    """Whether a row is the rest of a name, or of words in several columns, and no heading below the table."""
    says = [words_in(text, phrase) for phrase in row]
    goes_on = any(each[:1].islower() for each in says) or (within is not None and room <= within)
    is_left = all(across(phrase)[1] < columns.reaches[0][0] for phrase in row)
    are_below = all(any(abs(across(phrase)[0] - begin) <= SAME_EDGE for begin in columns.words) for phrase in row)
    return goes_on and is_left and are_below and not BEGINS_LABELLED.match(says[0])
