"""The cells of a head above columns of figures without ruled lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.read.aligned_columns import Columns
from pipeline.read.aligned_heads import Head
from pipeline.read.aligned_lower import Placed
from pipeline.read.pieces import Piece


@dataclass(slots=True)
class HeadCell:
    """Words of a head over `span` columns from `column` on; `row` and `rows` count the head's own rows."""

    pieces: list[Piece]
    column: int
    span: int = 1
    row: int = 0
    rows: int = 1


def head_cells(head: Head, columns: Columns) -> Iterator[HeadCell]:
    """The head's words by column; those over several columns in rows above those of each."""
    levels = _levels(head)
    for number, level in enumerate(levels):
        for phrase, column, span in level:
            yield HeadCell(phrase, column, span, number)
    held: list[list[Piece]] = [[] for _ in range(columns.count)]
    for phrase, column, _ in (each for row in head.placed for each in row if each.span == 1):
        held[column] += phrase
    for column, pieces in enumerate(held):
        under = [n for n, level in enumerate(levels) for each in level if 0 <= column - each.column < each.span]
        row = max(under) + 1 if under else 0
        yield HeadCell(pieces, column, 1, row, len(levels) + 1 - row)


def _levels(head: Head) -> list[list[Placed]]:
    """Rows of the heads over several columns, lines of one head made one."""
    found: list[list[Placed]] = []
    for row in head.placed:
        level = [each for each in row if each.span > 1]
        above = found[-1] if found else []
        if above and [each[1:] for each in above] == [each[1:] for each in level]:
            found[-1] = [
                each._replace(phrase=[*each.phrase, *more.phrase]) for each, more in zip(above, level, strict=True)
            ]
        elif level:
            found.append(level)
    return found
