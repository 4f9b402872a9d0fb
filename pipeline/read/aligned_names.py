"""Columns of words that stand close: more heads stand left of the figures than columns could be told.

`1 Tổng đàn trâu, bò con`: where each row has a word that begins at one place, below the next head, a column begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.aligned_bands import SAME_BEGIN
from pipeline.read.aligned_columns import SAME_EDGE, Columns, Phrase, Row, Split, across, columns_of, words_in
from pipeline.read.aligned_heads import Head
from pipeline.read.cells import TableBlock
from pipeline.read.pagebreak import PagedRow, cut_off

BEGUN_SHARE = 0.9  # of the rows with figures and words, that have a word at the column's beginning
FEWEST_ROWS = 4  # that tell so: fewer may by chance
FEWEST_NUMBERED = 3  # of them with a number before their names, which tell it alone
MOST_LINES = 5  # of a head
FEWEST_COUNTED = 2  # of those, where the numbers go up by one
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}[.)]?")
_BEFORE_NAME = re.compile(rf"(?:{_NUMBER.pattern}) (?=[^\W\d_])")


def close_names_parted(
    text: str, above: Sequence[Row], head: Head, splits: Sequence[Split], columns: Columns
) -> tuple[list[Split], Columns] | None:
    """The rows with their words parted below the heads, and the columns; `None` where all is told or nothing can be.

    Where rows are counted, heads among the rows `above` tell it that were taken for those of figures.
    """
    heads = heads_of_words(head, columns)
    named = [split for split in splits if split.figures and split.words]
    numbered = [split for split in named if _is_numbered(text, split)]
    are_counted = len(numbered) >= FEWEST_COUNTED and _are_counted(text, numbered)
    are_close = are_counted and all(len(split.names()[0]) > 1 for split in numbered)
    if are_close and len(heads) <= len(columns.words):
        heads = max([*_left_of_figures(above[-MOST_LINES:], columns), _side_by_side(head, columns)], key=len)
    if len(heads) <= len(columns.words) or (len(named) < FEWEST_ROWS and not are_counted):
        return None
    # A total has no number, and may begin anywhere.
    rows = numbered if are_counted or len(numbered) >= FEWEST_NUMBERED else named
    begins: list[float] = []
    for before, own in pairwise(heads):
        low, high = max([sum(across(before)) / 2, *begins]), across(own)[1]
        begin = _common_begin(text, rows, low, high)
        if begin is None:
            return None
        begins.append(begin)
    parted = [
        Split([part for phrase in split.words for part in _cut(phrase, begins)], split.figures) for split in splits
    ]
    found = columns_of(text, parted)
    return (parted, found) if found is not None and len(found.words) == len(heads) else None


def heads_of_words(head: Head, columns: Columns) -> list[Phrase]:
    """The heads left of the figures, those of the row that has most."""
    words = range(len(columns.words))
    rows = [[each.phrase for each in row if each.span == 1 and each.column in words] for row in head.placed]
    return max(rows, key=len, default=[])


def _left_of_figures(rows: Sequence[Row], columns: Columns) -> list[Row]:
    return [[each for each in row if across(each)[1] <= columns.reaches[0][0]] for row in rows]


def _side_by_side(head: Head, columns: Columns) -> Row:
    """Heads left of the figures, one of each that stand below one another: `TT` may be on a line of its own."""
    found: Row = []
    for each in sorted((phrase for row in _left_of_figures(head.rows, columns) for phrase in row), key=across):
        if not found or across(each)[0] > across(found[-1])[1]:
            found.append(each)
        elif across(each)[1] > across(found[-1])[1]:
            found[-1] = each
    return found


def notes_ended(splits: Sequence[Split]) -> list[Split]:
    """The rows, a figure right of all others being words where notes begin: `2015` below `02 trạm hỏng từ năm`."""
    begins: list[float] = []
    end = 0.0
    for split in splits:
        last = across(split.figures[-1])[1] if split.figures else float("inf")
        notes = [across(phrase)[0] for phrase in split.words if across(phrase)[0] > last]
        if notes:
            begins.append(notes[0])
            end = max(end, last)
    if not begins:
        return list(splits)

    def is_note(split: Split) -> bool:
        x0 = across(split.figures[0])[0] if len(split.figures) == 1 else 0.0
        return x0 > end and any(abs(x0 - begin) <= SAME_EDGE for begin in begins)

    return [Split([*split.words, *split.figures], []) if is_note(split) else split for split in splits]


def has_numbers(block: TableBlock) -> bool:
    """Whether the first of a table's columns of words holds numbers of rows."""
    words = len(block.xs) - len(block.reaches) - 1
    first = [draft.text for _, row in block.rows for draft in row if draft.column == 0 and draft.column_span == 1]
    return words > 1 and sum(_NUMBER.fullmatch(text) is not None for text in first) >= FEWEST_COUNTED


def part_numbers(rows: Sequence[PagedRow]) -> None:
    """Give rows whose first column holds numbers and names, one blank apart, a column for each; names alone go on."""
    for _, row in rows:
        for draft in [draft for draft in row if draft.column or not _NUMBER.fullmatch(draft.text)]:
            number = None if draft.column else _BEFORE_NAME.match(draft.text)
            if number is not None:
                row.append(cut_off(draft, number.end()))
            draft.column += 1
        row.sort(key=lambda draft: draft.column)


def number_parted(text: str, row: Row) -> Row:
    """A row whose first words are a number and a name, one blank apart, as two phrases."""
    first = row[0]
    is_both = len(first) > 1 and _NUMBER.fullmatch(words_in(text, first[:1])) is not None
    return [first[:1], first[1:], *row[1:]] if is_both else list(row)


def numbers_parted(text: str, splits: Sequence[Split]) -> tuple[list[Split], Columns] | None:
    """Rows that go on a table with a column of numbers, and have no head; `None` where their columns are not clear."""
    parted = [Split(number_parted(text, split.words) if split.words else [], split.figures) for split in splits]
    found = columns_of(text, parted)
    return (parted, found) if found is not None and parted != splits else None


def _is_numbered(text: str, split: Split) -> bool:
    """Whether a row begins with its number."""
    names = split.names()
    return bool(names) and _NUMBER.fullmatch(words_in(text, names[0][:1])) is not None


def _are_counted(text: str, numbered: Sequence[Split]) -> bool:
    """Whether the numbers before the names are whole and go up by one."""
    found = [words_in(text, split.names()[0][:1]).rstrip(".)") for split in numbered]
    return all(map(str.isdecimal, found)) and all(int(b) - int(a) == 1 for a, b in pairwise(found))


def _common_begin(text: str, rows: Sequence[Split], low: float, high: float) -> float | None:
    """The first place between two where nearly all rows have a word that begins, but for their number."""
    starts = [
        [piece.box.x0 for phrase in row.names() for piece in phrase][1 if _is_numbered(text, row) else 0 :]
        for row in rows
    ]
    for x in sorted({x for row in starts for x in row if low < x < high}):
        if sum(any(abs(x - each) <= SAME_BEGIN for each in row) for row in starts) >= BEGUN_SHARE * len(rows):
            return x
    return None


def _cut(phrase: Phrase, begins: Sequence[float]) -> list[Phrase]:
    """The phrase, parted before the words that begin a column."""
    found: list[Phrase] = []
    for piece in phrase:
        if found and not any(abs(piece.box.x0 - begin) <= SAME_BEGIN for begin in begins):
            found[-1].append(piece)
        else:
            found.append([piece])
    return found
