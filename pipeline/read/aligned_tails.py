"""Where the last row of a table without ruled lines ends: its name and its note may go on below its figures."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.aligned_balanced import balanced_end
from pipeline.read.aligned_columns import SAME_EDGE, Columns, Phrase, Row, Split, across, words_in
from pipeline.read.aligned_rows import is_close_below, room_between, room_in_names
from pipeline.read.aligned_wrapped import full_lines, goes_on_full
from pipeline.read.typedrows import BEGINS_LABELLED

NEXT_LINES = 3  # below a line, the next of its own cell being one: lines of other cells stand between
ROW_APART = 2.0  # times a line's height: room between two rows, more than between the lines of one
TAIL_LINES = 8  # below the last figures that a long name may have


def tail_end(text: str, rows: Sequence[Row], end: int, splits: Sequence[Split], columns: Columns) -> int:
    """Number of the row behind a table whose last figures stand above row `end`; `splits`: its rows."""
    most = min(len(rows), end + TAIL_LINES)
    note = _note_begin(splits, columns)
    if (more := _in_balance(text, rows[end:most], splits, columns, note)) is not None:
        return end + more
    within, full = room_in_names(text, splits), full_lines(text, splits, columns)
    last = splits[-1]
    while end < most:
        row = rows[end]
        room = row[0][0].box.top - max(phrase[-1].box.bottom for phrase in rows[end - 1])
        names = _without_note(row, note)
        below = Split(names, [])
        is_name = not names or (goes_on_full(text, last, below, columns, full) and _are_left(names, columns))
        if room > row[0][0].height or not (is_name or _goes_on_name(text, names, room, within, columns)):
            break
        end, last = end + 1, below if names else last
    return end


def _without_note(row: Row, note: float | None) -> Row:
    """The words of a row but those that begin where notes do."""
    return [phrase for phrase in row if note is None or abs(across(phrase)[0] - note) > SAME_EDGE]


def _in_balance(
    text: str, rows: Sequence[Row], splits: Sequence[Split], columns: Columns, note: float | None
) -> int | None:
    """How many rows below the last figures are of a name set in the middle of its row; `None` where that is not told.

    Where nothing else is below these, the last may be the beginning of a name that the end of the page cuts.
    """
    tail: list[Split] = []
    last = splits[-1]
    for row in rows:
        below = Split(row, [])
        if not is_close_below(last, below) or not _are_left(_without_note(row, note), columns):
            break
        tail.append(below)
        last = below
    found = balanced_end(text, [*splits, *tail], columns, len(splits))
    if found is None or _is_cut_below(text, rows[found - len(splits) :], [*splits, *tail][found - 1], note):
        return None
    return len(tail) if len(tail) == len(rows) else found - len(splits)


def _is_cut_below(text: str, rows: Sequence[Row], last: Split, note: float | None) -> bool:
    """Whether the first line below rows in balance goes on a name: the page's end cuts the last row."""
    names = _without_note(rows[0], note) if rows else []
    if not names or room_between(last, Split(rows[0], [])) > last.height:
        return False
    return words_in(text, names[0])[:1].islower()


def _are_left(row: Row, columns: Columns) -> bool:
    """Whether all words begin where a column of words does, and end before the figures."""
    are_below = all(any(abs(across(phrase)[0] - begin) <= SAME_EDGE for begin in columns.words) for phrase in row)
    return are_below and all(across(phrase)[1] < columns.reaches[0][0] for phrase in row)


def cut_begin(text: str, rows: Sequence[Row], begin: int, splits: Sequence[Split], columns: Columns) -> int:
    """Number of the first row of a table that a page begins with: above it may stand the rest of cells cut there.

    `splits`: its rows. A line with a capital begins a name, or a note, that goes on below.
    """
    starts = [*columns.words, *(across(phrase)[0] for split in splits for phrase in split.words)]
    while begin > 0:
        row, below = rows[begin - 1], rows[begin]
        room = min(phrase[0].box.top for phrase in below) - max(phrase[-1].box.bottom for phrase in row)
        are_cells = all(any(abs(across(phrase)[0] - x) <= SAME_EDGE for x in starts) for phrase in row)
        is_note = across(row[0])[0] > columns.reaches[-1][1]  # the rest of one cut before the first row
        if (
            room > row[0][0].height * ROW_APART
            or not are_cells
            or not (is_note or all(_is_cut(text, each, rows[begin:]) for each in row))
        ):
            break
        begin -= 1
    return begin


def _is_cut(text: str, phrase: Phrase, below: Sequence[Row]) -> bool:
    """Whether a line goes on a cell, or the next line that begins below it does."""
    begin = across(phrase)[0]
    lines = [other for row in below[:NEXT_LINES] for other in row if abs(across(other)[0] - begin) <= SAME_EDGE]
    return any(words_in(text, line)[:1].islower() for line in (phrase, *lines[:1]))


def _note_begin(splits: Sequence[Split], columns: Columns) -> float | None:
    """Where the last note begins that stands behind the figures; `None` where there is none."""
    begins = [across(phrase)[0] for split in splits for phrase in split.words]
    return next((begin for begin in reversed(begins) if begin > columns.reaches[-1][1]), None)


def _goes_on_name(text: str, row: Row, room: float, within: float | None, columns: Columns) -> bool:
    """Whether a row is the rest of a name, or of words in several columns, and no heading below the table."""
    says = [words_in(text, phrase) for phrase in row]
    goes_on = any(each[:1].islower() for each in says) or (within is not None and room <= within)
    return goes_on and _are_left(row, columns) and not BEGINS_LABELLED.match(says[0])
