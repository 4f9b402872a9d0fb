"""Rows that a page break may have cut in two, nothing telling for certain: they stay two, which is told."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.cells import CellDraft
from pipeline.read.pagebreak import ENDED, FIGURE, PagedRow, Row

FEWEST_ROWS = 3  # of figures, that tell how the rows of a table are set


def may_be_cut(table: Sequence[PagedRow], rows: Sequence[PagedRow]) -> bool:
    """Whether the first of `rows`, which stand on the next page, may be the rest of the last of `table`.

    Its figures are those of a name above it, or it is the end of that name: elsewhere in the table no row is such.
    """
    last, row = table[-1][1], rows[0][1]
    name = _name(last)
    if name is None or ENDED.search(name.text):
        return False
    is_whole = _has_figures(last)
    if not (_is_name_alone(row, name) if is_whole else _goes_on(last, row)):
        return False  # mostly, before all rows of the table are looked at
    others = [each for _, each in (*table, *rows[1:])]
    if sum(map(_has_figures, others)) < FEWEST_ROWS:
        return False
    if is_whole:
        return not any(_is_name_alone(each, name) for each in others)
    return all(map(_is_numbered, filter(_has_figures, others)))


def _goes_on(last: Row, row: Row) -> bool:
    """Whether a row has the end of a name and figures, and the one before it the number."""
    return _name(row) is not None and _has_figures(row) and _is_numbered(last) and not _is_numbered(row)


def _name(row: Row) -> CellDraft | None:
    """The first cell with words; a letter or two are a number."""
    return next((draft for draft in row if sum(map(str.isalpha, draft.text)) > 2 and " " in draft.text), None)  # noqa: PLR2004


def _has_figures(row: Row) -> bool:
    return any(draft.column and FIGURE.fullmatch(draft.text) for draft in row)


def _is_numbered(row: Row) -> bool:
    return any(draft.column == 0 and draft.text for draft in row)


def _is_name_alone(row: Row, name: CellDraft) -> bool:
    """Whether all that a row says is words in the column of a name."""
    filled = [draft for draft in row if draft.text]
    return len(filled) == 1 and filled[0].column == name.column and any(map(str.isalpha, filled[0].text))
