"""Whether a table at the top of a page is the rest of that of the page before, though its columns stand elsewhere.

Each page may have columns of its own width, where a document was put together from several or a page is turned. What
tells then is the head printed again, the numbering of the rows, or columns that are as wide in proportion; and each
column must hold what it held before, figures or words. A rest with none of these is told: its figures have no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.read.cells import CellDraft, TableBlock
from pipeline.read.pagebreak import FIGURE, HEAD_ROWS, PagedRow, Row, numbers_columns, repeated_rows

SAME_EDGE = 4.0  # points that a column's edge may differ; merged cells and line widths move it
FEWEST_EDGES = 5  # of columns in proportion: three that are alike are found by chance
FEWEST_COLUMNS = 3  # of a rest, where it has not as many as the table: a form has two
HEADED_SHARE = 0.5  # of the columns that a head is above
MOST_CUT = 2  # rows before the first number: the end of a row that is cut, and the name of a group
_LABEL = re.compile(r"\(?(\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|[A-Za-zĐđ])(?:[.)/]+|\s|\Z)")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LETTERS = "ABCDĐEGHIKLMNOPQRSTUVXY"
# `Bảng 2 (tiếp theo)`, `(tiếp trang trước)`, `Tiếp theo`
_CONTINUED = re.compile(r".{0,120}\((?:tiếp|tt)\b[^()]{0,60}\)\W*|tiếp(?: theo)?\W*", re.IGNORECASE)

Count = tuple[str, tuple[int, ...]]  # the kind of a row's number, and the number by its levels


def says_rest(line: str) -> bool:
    """Whether a line above a table says that it goes on one."""
    return _CONTINUED.fullmatch(line.strip()) is not None


def is_rest(table: TableBlock, more: TableBlock, *, is_told: bool) -> bool:
    """Whether the rows of `more` go on those of `table`; `is_told`: a line above them says so."""
    rows = _below_head(table, more)
    if not rows or _has_head(rows) or _width(table) != _width(more) or not _are_columns_alike(table, rows):
        return False
    is_headed = repeated_rows(table.rows, more.rows) > 0
    return is_told or is_headed or numbering_goes_on(table, more) or _is_in_proportion(table, more)


def may_be_rest(table: TableBlock, more: TableBlock) -> bool:
    """Whether `more` has figures and no head, and may go on `table`."""
    is_wide = _width(more) >= FEWEST_COLUMNS or _width(more) == _width(table)
    return is_wide and has_figures(more) and not _has_head(more.rows)


def is_alike(table: TableBlock, more: TableBlock) -> bool:
    """Whether `more` has as many columns as `table`, and figures where it has figures."""
    return _width(table) == _width(more) and _are_columns_alike(table, more.rows)


def has_figures(block: TableBlock) -> bool:
    """Whether figures stand behind the first column."""
    return any(draft.column and FIGURE.fullmatch(draft.text) for _, row in block.rows for draft in row)


def figure_columns(rows: Sequence[PagedRow]) -> set[int]:
    """The columns, but for the first, most of whose cells are figures."""
    return {column for column, is_figures in _kinds(rows).items() if is_figures}


def numbering_goes_on(table: TableBlock, more: TableBlock) -> bool:
    """Whether the first number in `more` is the next behind one of `table`, of the last row with its kind of number."""
    return _are_numbered_on(table.rows, _below_head(table, more))


def _are_numbered_on(table: Sequence[PagedRow], rows: Sequence[PagedRow]) -> bool:
    first = next((own for own in islice(_numbers(rows), MOST_CUT + 1) if own), ())
    last = {kind: count for own in _numbers(table) for kind, count in own} if first else {}
    return any(kind in last and _is_next(last[kind], count) for kind, count in first)


def copied_heads(table: Sequence[PagedRow], more: Sequence[PagedRow]) -> int:
    """Rows at the beginning of `more` that are heads of `table` printed again, in other words if its numbers go on."""
    exact = repeated_rows(table, more)
    if len(more) <= exact + 1 or any(draft.column and FIGURE.fullmatch(draft.text) for draft in more[exact][1]):
        return exact  # what stands below is no head
    akin = repeated_rows(table, more, may_be_akin=True)
    return akin if akin > exact and _are_numbered_on(table, more[akin:]) else exact


def _below_head(table: TableBlock, more: TableBlock) -> list[PagedRow]:
    """The rows of `more` without the head of `table`, or the numbers of its columns, printed again."""
    rows = more.rows[copied_heads(table.rows, more.rows) :]
    return rows[1:] if rows and numbers_columns(rows[0][1]) else rows


def _width(block: TableBlock) -> int:
    """How many columns it has."""
    return max((draft.column + draft.column_span for _, row in block.rows for draft in row), default=0)


def _has_head(rows: Sequence[PagedRow]) -> bool:
    """Whether words stand in most columns above the first figures; behind a row's number they are no head."""
    width = max((draft.column + draft.column_span for _, row in rows for draft in row), default=0)
    for _, row in rows[:HEAD_ROWS]:
        filled = [draft for draft in row if draft.text]
        if any(draft.column and FIGURE.fullmatch(draft.text) for draft in filled) and not numbers_columns(row):
            return False
        is_numbered = any(draft.column == 0 and _counts(draft.text) for draft in filled)
        if len(filled) > 1 and len(filled) >= HEADED_SHARE * width and not is_numbered:
            return True
    return False


def _are_columns_alike(table: TableBlock, rows: Sequence[PagedRow]) -> bool:
    """Whether figures go on figures, and no column of figures goes on one of words, or the other way round."""
    before, behind = _kinds(table.rows), _kinds(rows)
    both = [(is_figures, before[column]) for column, is_figures in behind.items() if column in before]
    return any(map(all, both)) and all(one == other for one, other in both)


def _kinds(rows: Sequence[PagedRow]) -> dict[int, bool]:
    """Column, but for the first -> whether most of what it says beside figures is figures."""
    found: dict[int, list[bool]] = {}
    for _, row in rows:
        shown = [(draft.column, FIGURE.fullmatch(draft.text) is not None) for draft in row if _says(draft)]
        if any(column and is_figure for column, is_figure in shown):
            for column, is_figure in shown:
                found.setdefault(column, []).append(is_figure)
    return {column: 2 * sum(each) > len(each) for column, each in found.items() if column}


def _says(draft: CellDraft) -> bool:
    return any(map(str.isalnum, draft.text))


def _is_in_proportion(table: TableBlock, more: TableBlock) -> bool:
    """Whether ruled columns are as wide as those of the table, all of them by the same measure."""
    one, other = table.xs, more.xs
    if not (table.is_ruled and more.is_ruled) or len(one) != len(other) or len(one) < FEWEST_EDGES:
        return False
    measure = (one[-1] - one[0]) / (other[-1] - other[0])
    return all(abs(one[0] + (b - other[0]) * measure - a) <= SAME_EDGE for a, b in zip(one, other, strict=True))


def _numbers(rows: Sequence[PagedRow]) -> Iterator[tuple[Count, ...]]:
    """What the number of each row can be; nothing for rows without one."""
    for _, row in rows:
        yield _counts(_first(row))


def _first(row: Row) -> str:
    return next((draft.text for draft in row if draft.column == 0), "")


def _counts(text: str) -> tuple[Count, ...]:
    """The number that a cell is or begins with: `5`, `5.1`, `II`, `b)`; `I` and `C` may be letters."""
    match = _LABEL.match(text)
    if match is None:
        return ()
    label = match[1]
    if label[0].isdigit():
        return (("number", tuple(map(int, label.split(".")))),)
    roman = (("roman", (_roman(label),)),) if set(label) <= set(_ROMAN) else ()
    letter = _LETTERS.find(label.upper()) if len(label) == 1 else -1
    return (*roman, ("capital" if label.isupper() else "small", (letter,))) if letter >= 0 else roman


def _roman(label: str) -> int:
    values = [_ROMAN[letter] for letter in label]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def _is_next(last: tuple[int, ...], first: tuple[int, ...]) -> bool:
    """Whether a number follows: `5.2`, `5.1.1` or `6` behind `5.1`."""
    ups = ((*last[:level], last[level] + 1) for level in range(len(last)))
    return first in ups or first == (*last, 1)
