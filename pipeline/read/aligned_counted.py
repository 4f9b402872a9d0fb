"""Numbers of rows that stand one blank before their names: `12 Khu công` above `nghiệp Sông` / `Hậu`.

That they have a column of their own is told by the lines that begin where the names do, and by the numbers: these go
up by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.read.aligned_bands import SAME_BEGIN
from pipeline.read.aligned_columns import FIGURE, Phrase, Row, across, words_in

FEWEST = 3  # rows with a number and a name: two may go up by chance
FEWEST_HUNG = 1  # lines without a number that begin where the names do


def counted_parted(text: str, rows: Sequence[Row], begin: int, end: int) -> list[Row]:
    """The rows, those from `begin` to `end` with the number of each parted from its name."""
    glued = {at: phrase for at in range(begin, end) if (phrase := _numbered_name(text, rows[at]))}
    if not glued or not _are_counted(text, rows[begin:end]):
        return list(rows)
    names = [phrase[1].box.x0 for phrase in glued.values()]
    name, last = min(names), max(phrase[0].box.x1 for phrase in glued.values())
    hung = sum(abs(x0 - name) <= SAME_BEGIN for x0 in _begins(text, rows[begin:end]))
    if hung < FEWEST_HUNG or max(names) - name > SAME_BEGIN or last > name:
        return list(rows)
    return [[row[0][:1], row[0][1:], *row[1:]] if at in glued else row for at, row in enumerate(rows)]


def _numbered_name(text: str, row: Row) -> Phrase:
    """The first words of a row with figures: a number, and the beginning of a name behind it."""
    first = row[0]
    if len(row) == 1 or len(first) == 1 or not _is_number(text, first):
        return []
    has_figures = any(FIGURE.fullmatch(words_in(text, phrase)) for phrase in row[1:])
    return first if has_figures and text[first[1].start].isalpha() else []


def _is_number(text: str, phrase: Phrase) -> bool:
    word = text[phrase[0].start : phrase[0].end]
    return word.isdecimal() and len(word) <= 3  # noqa: PLR2004 - digits, of a row's number


def _are_counted(text: str, rows: Sequence[Row]) -> bool:
    """Whether the rows that begin with a whole number have numbers that go up by one."""
    left = min(across(row[0])[0] for row in rows if _is_number(text, row[0]))
    numbers = [
        int(text[row[0][0].start : row[0][0].end])
        for row in rows
        if _is_number(text, row[0]) and row[0][0].box.x1 < left + 4 * row[0][0].height
    ]
    return len(numbers) >= FEWEST and all(after - before == 1 for before, after in pairwise(numbers))


def _begins(text: str, rows: Sequence[Row]) -> Iterator[float]:
    """Where the first words of each row begin, those behind its number where this stands by itself."""
    for row in rows:
        if not _is_number(text, row[0]):
            yield across(row[0])[0]
        elif len(row) > 1 and len(row[0]) == 1:
            yield across(row[1])[0]
