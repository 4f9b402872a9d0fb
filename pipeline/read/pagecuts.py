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
    others = [each for _, each in (*table, *rows[1:])]
    if sum(map(_has_figures, others)) < FEWEST_ROWS or not (name := _name(last)) or ENDED.search(name.text):
        return False
    if _has_figures(last):
        return _is_name_alone(row, name) and not any(_is_name_alone(each, name) for each in others)
    own = _name(row)
    is_rest = own is not None and _has_figures(row) and _is_numbered(last) and not _is_numbered(row)
    return is_rest and all(map(_is_numbered, filter(_has_figures, others)))


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
