"""What is told of a whole table between its head and its figures: `Đơn vị tính: triệu đồng`, a row of its own."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.aligned_bands import NEAR, WITHIN, is_close
from pipeline.read.aligned_columns import Columns, Row, across, words_in
from pipeline.read.aligned_heads import Head, head_of
from pipeline.read.aligned_numbering import is_numbering

MOST_LINES = 4  # of one head that reaches lower than those beside it


def head_around(text: str, above: Sequence[Row], first: Row, columns: Columns) -> Head:
    """The head among the rows `above` the first row of figures, a row that tells something of all columns in it."""
    at = _told(text, above, first, columns)
    if at is None:
        return head_of(text, above, first, columns)
    had_notes = columns.has_notes
    head = head_of(text, [*above[:at], *above[at + 1 :]], first, columns)
    if not head.placed or head.between:
        columns.has_notes = had_notes
        return head_of(text, above, first, columns)
    head.rows.insert(len(head.rows) - bool(head.numbering), above[at])
    head.told = above[at]
    return head


def _told(text: str, above: Sequence[Row], first: Row, columns: Columns) -> int | None:
    """Which row has one phrase with a colon inside, right below several that reach over figures, and above these."""
    at = len(above) - 1 - (bool(above) and is_numbering(text, above[-1]))
    if at < 1:
        return None
    row, below = above[at], above[at + 1] if at + 1 < len(above) else first
    says = words_in(text, row[0])
    if len(row) > 1 or ":" not in says[:-1] or says[0].islower() or not is_close(row, below, NEAR):
        return None
    return at if _are_heads(text, above[:at], row, columns) else None


def _are_heads(text: str, above: Sequence[Row], row: Row, columns: Columns) -> bool:
    """Whether the lines close above a row are a head's, one of them with several phrases and some over figures."""
    below, most = row, NEAR
    for heads in above[: -MOST_LINES - 1 : -1]:
        if not is_close(heads, below, most) or any(":" in words_in(text, phrase) for phrase in heads):
            return False
        if across(heads[-1])[1] <= columns.reaches[0][0]:
            return False
        if len(heads) > 1:
            return True
        below, most = heads, WITHIN
    return False
