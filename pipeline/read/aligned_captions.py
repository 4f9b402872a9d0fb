"""What stands close above a head without ruled lines and is none of its lines: captions, headings, the end of prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.aligned_columns import SAME_EDGE, Columns, Row, across, words_in
from pipeline.read.aligned_lower import Placed

CENTRED = 0.2  # times a line's height: how far a head of one line may stand off the middle of those of several
FEWEST_ROWS = 3  # of a head, one of whose lines stands between others
TITLE_WORDS = 5  # in capitals, alone above heads that are not
MOST_WORDS = 8  # of a line that ends in a full stop and may be of a head
_TITLED = re.compile(r"(?:[^\W\d_]+ ){1,2}(?:\d{1,2}(?:\.\d{1,2})*|[IVX]+)[.:] \S")  # Bảng 1. Dự toán
_NUMBERED = re.compile(r"(?:[^\W\d_]+ ){0,2}(?:\d{1,2}(?:\.\d{1,2})*|[IVX]+)[.:] \S")  # Bảng 1. Dự toán; II. KẾT QUẢ


def captions(text: str, row: Row) -> bool:
    """Whether a line is a numbered caption or heading, or the end of a sentence."""
    if len(row) > 1:
        return False
    words = words_in(text, row[0])
    is_sentence = words.endswith((".", ";")) and len(row[0]) > MOST_WORDS
    return is_sentence or _NUMBERED.match(words) is not None


def titles_another(text: str, row: Row) -> bool:
    """Whether a line among rows of figures is the title of another table, or the unit told above it."""
    says = words_in(text, row[0])
    is_unit = ":" in says.rstrip(")")[:-1]
    return len(row) == 1 and (
        is_unit or _TITLED.match(says) is not None or (says.isupper() and len(row[0]) >= TITLE_WORDS)
    )


def is_capital_title(text: str, row: Row, head: Sequence[Row]) -> bool:
    """Whether a line of several words is in capitals and the heads below it are not: the table's title."""
    words = words_in(text, row[0])
    if len(row) > 1 or len(row[0]) < TITLE_WORDS or not words.isupper():
        return False
    return any(words_in(text, phrase)[1:2].islower() for each in head for phrase in each)


def is_centred(rows: Sequence[Row], placed: Sequence[Sequence[Placed]]) -> bool:
    """Whether a head of one line stands in the middle of those of several: then no further line is above these.

    None stands higher: that would be in the middle of more lines than these.
    """
    if len(rows) < FEWEST_ROWS:
        return False
    pieces = [phrase[0] for row in rows for phrase in row]
    middle = (min(piece.box.top for piece in pieces) + max(piece.box.bottom for piece in pieces)) / 2
    every = [each for row in placed for each in row]
    covered = [{column for each in row for column in each.columns()} for row in placed]
    lines = [sum(each.column in columns for columns in covered) for each in every]
    away = [
        (each.phrase[0].middle - middle) / each.phrase[0].height
        for each, count in zip(every, lines, strict=True)
        if count == 1 and each.span == 1
    ]
    return bool(away) and abs(min(away)) <= CENTRED


def lines_of_names(above: Sequence[Row], columns: Columns) -> int:
    """How many rows right above the figures are but words that begin where names do: headings of the rows below."""
    count = 0
    for row in reversed(above):
        x0, x1 = across(row[0])
        if len(row) > 1 or not columns.words or abs(x0 - columns.words[-1]) > SAME_EDGE or x1 > columns.reaches[0][0]:
            break
        count += 1
    return count
