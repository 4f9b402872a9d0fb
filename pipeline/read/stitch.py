"""Tables that go on over a page break, made one; a head printed again on the next page is left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import combinations, takewhile

from pipeline.read.aligned_columns import Reach
from pipeline.read.aligned_names import has_numbers, part_numbers
from pipeline.read.assemble import PageContent
from pipeline.read.cells import CellDraft, TableBlock
from pipeline.read.footnotes import usual_height, without_notes
from pipeline.read.lines import Line
from pipeline.read.pagebreak import (
    PagedRow,
    begins_another,
    drop_foot,
    ends_last_row,
    heads_figures,
    is_cut,
    join_row,
    numbers_columns,
    part_head,
    repeated_rows,
    says_head,
)
from pipeline.read.pagecuts import may_be_cut
from pipeline.read.pagerests import (
    SAME_EDGE,
    copied_heads,
    has_figures,
    is_alike,
    is_rest,
    may_be_rest,
    numbering_goes_on,
    says_rest,
)
from pipeline.read.tableedges import lacks_an_edge, one_in_other, placed

FEWEST_OPEN = 3  # columns that go on those of a ruled table without ruled rows
MOST_LINES = 8  # of a head that is printed again
MOST_ABOVE = 4  # lines above a table: its title on two, what it is of, its unit
MARGIN_SHIFT = 45.0  # points that left and right pages may be set apart


def stitch_tables(contents: list[PageContent]) -> None:
    """Join tables over page breaks; a block of one row, or without a head, that joins nothing becomes lines again.

    Notes at the foot of a page do not part a table from its rest.
    """
    if not any(isinstance(item, TableBlock) for content in contents for item in content.items):
        return
    usual = usual_height(contents)
    last: TableBlock | None = None
    above: tuple[str, ...] = ()  # of the last table
    for content in contents:
        if not content.items:
            last = None
            continue
        at, is_told = _behind_copies(content.items, last, above)
        first = content.items[at]
        joined = isinstance(first, TableBlock) and last is not None and _append(last, first, is_told=is_told)
        if last is not None and not joined:
            _tell_rest(last, content.items, at)
        if joined:
            del content.items[: at + 1]
        rest = content.items[: without_notes(content.items, usual)]
        if rest or not joined:
            last = rest[-1] if rest and isinstance(rest[-1], TableBlock) else None
            above = _lines_above(rest)
    cut_on = {page for content in contents for i in content.items if isinstance(i, TableBlock) for page in i.cut_on}
    for content in contents:
        content.has_cut_row = content.number in cut_on
        content.has_loose_figures = any(isinstance(i, TableBlock) and _is_to_be_told(i) for i in content.items)
        content.items = [part for item in content.items for part in _unfolded(item)]


def _behind_copies(
    items: Sequence[Line | TableBlock], last: TableBlock | None, above: Sequence[str]
) -> tuple[int, bool]:
    """Which item is behind what is printed again of the last table, else 0; and whether a line says that it goes on.

    Its head, as lines far above the rest of it; or of the lines `above` it those that stand there again.
    """
    at = next((at for at, item in enumerate(items[: MOST_LINES + 1]) if isinstance(item, TableBlock)), 0)
    lines = [item.text for item in items[:at] if not isinstance(item, TableBlock)]
    if not at or last is None:
        return 0, False
    is_told = any(map(says_rest, lines))
    if all(line in above or says_rest(line) for line in lines):
        return at, is_told
    return at if not last.is_ruled and says_head(last.rows, lines) else 0, is_told


def _lines_above(items: Sequence[Line | TableBlock]) -> tuple[str, ...]:
    """The lines right above the last table, its caption and unit among them."""
    before = reversed(items[-MOST_ABOVE - 1 : -1])
    return tuple(item.text for item in takewhile(lambda item: isinstance(item, Line), before) if isinstance(item, Line))


def _tell_rest(last: TableBlock, items: Sequence[Line | TableBlock], at: int) -> None:
    """Tell that figures at the top of a page may go on the last table of the page before, from which they have no head.

    Below other lines only where the numbers of their rows say so, or below one, a running head perhaps, their columns.
    """
    below, first = next(((n, item) for n, item in enumerate(items) if isinstance(item, TableBlock)), (0, None))
    if first is None or first.page != last.page_to + 1:
        return
    if below > at and not (numbering_goes_on(last, first) or (below == 1 and is_alike(last, first))):
        return
    if first.lines:
        first.is_loose = not first.is_ruled or first.is_loose or has_figures(first)
    else:
        first.is_rest = not last.lines and may_be_rest(last, first)


def _is_to_be_told(block: TableBlock) -> bool:
    """Whether figures are no table, or the heads of some columns cannot be told."""
    return (block.is_loose and bool(block.lines)) or (block.is_doubtful and not block.lines)


def _unfolded(item: Line | TableBlock) -> list[Line | TableBlock]:
    return list(item.lines) if isinstance(item, TableBlock) and item.lines else [item]


def _append(table: TableBlock, more: TableBlock, *, is_told: bool) -> bool:
    """Whether `more` goes on `table`; if so its rows are now the table's. `is_told`: a line above it says so."""
    if more.page != table.page_to + 1:
        return False
    if begins_another(table.rows, more.rows) and not copied_heads(table.rows, more.rows):
        return False
    return _append_by_edges(table, more) or (is_rest(table, more, is_told=is_told) and _append_by_rows(table, more))


def _append_by_rows(table: TableBlock, more: TableBlock) -> bool:
    """Put the rows of `more` into the columns of `table` by their order; what follows stands below `more`."""
    width = len(table.xs) - 1 if table.is_ruled else max(draft.column for _, row in table.rows for draft in row) + 1
    if not more.is_ruled:
        _fill_up(more.rows, width)
    _add_rows(table, more, more.rows)
    table.xs, table.reaches, table.is_ruled = more.xs, more.reaches, more.is_ruled
    return True


def _append_by_edges(table: TableBlock, more: TableBlock) -> bool:
    """The same where its columns stand below those of the table."""
    if not table.is_ruled and not more.is_ruled:
        return _append_aligned(table, more)
    if table.is_ruled and not more.is_ruled:
        return _append_open(table, more)
    shift = table.xs[0] - more.xs[0]
    moved = tuple(x + shift for x in more.xs)
    if table.is_ruled != more.is_ruled or abs(shift) > MARGIN_SHIFT or abs(moved[-1] - table.xs[-1]) > SAME_EDGE:
        return False
    if not one_in_other(table.xs, moved) or lacks_an_edge(table, moved, more.rows):
        return False
    marks = max((table.xs, moved), key=len)
    table.rows = [(page, placed(row, table.xs, marks)) for page, row in table.rows]
    _add_rows(table, more, [(page, placed(row, moved, marks)) for page, row in more.rows])
    table.xs = marks
    return True


def _append_aligned(table: TableBlock, more: TableBlock) -> bool:
    """The same for tables without ruled columns: each column of figures stands below its like, and below no other.

    Rows without a head may lack columns: nothing is printed in them.
    """
    like = [[i for i, one in enumerate(table.reaches) if one[0] < x1 and one[1] > x0] for x0, x1 in more.reaches]
    figures = [each[0] for each in like if len(each) == 1]
    if not figures or len(figures) < len(like) or len(set(figures)) < len(like):
        return False
    if len(figures) < len(table.reaches) and not more.lines:
        return False
    words, of_more = table.xs[: -len(table.reaches) - 1], more.xs[: -len(more.reaches) - 1]
    columns = _columns_of_words(words, of_more)
    if columns is None:
        return False
    if len(of_more) < len(words) and has_numbers(table) and columns[0] == 0 and 1 not in columns:
        part_numbers(more.rows)
        columns.insert(1, 1)
    columns += [len(words) + at for at in figures]
    notes = len(words) + len(table.reaches)  # the column of words behind the figures, where there is one
    if any(draft.column >= len(columns) for _, row in more.rows for draft in row):
        _widen(table, notes)
    width = max(draft.column for draft in table.rows[-1][1]) + 1
    for _, row in more.rows:
        for draft in row:
            draft.column = columns[draft.column] if draft.column < len(columns) else notes
    _fill_up(more.rows, width)
    if len(more.rows) > 1 and ends_last_row(table.rows, more.rows[0][1], len(words) - 1, notes):
        join_row(table.rows[-1][1], *more.rows.pop(0))
    _add_rows(table, more, more.rows)
    return True


def _append_open(table: TableBlock, more: TableBlock) -> bool:
    """The same for the rest of a ruled table in which nothing parts the rows: upright lines alone make no cells.

    Each of its columns stands in a ruled column of its own, and no head is above them.
    """
    words = more.xs[: -len(more.reaches) - 1]
    columns = [_ruled_column(table.xs, reach) for reach in (*((x, x) for x in words), *more.reaches)]
    width = len(table.xs) - 1
    has_notes = any(draft.column >= len(columns) for _, row in more.rows for draft in row)
    columns += [columns[-1] + 1] if has_notes and columns[-1] is not None else []
    found = [column for column in columns if column is not None and column < width]
    if len(found) < len(columns) or len(set(found)) < len(found) or len(found) < FEWEST_OPEN:
        return False
    if heads_figures(more.rows[0][1], len(words)) and not repeated_rows(table.rows, more.rows):
        return False
    for _, row in more.rows:
        for draft in row:
            draft.column = found[draft.column]
    _fill_up(more.rows, width)
    _add_rows(table, more, more.rows)
    return True


def _ruled_column(xs: Sequence[float], reach: Reach) -> int | None:
    """The column between two ruled lines that a column without lines lies in; `None` where it lies in none wholly."""
    at = bisect_right(xs, reach[0] + SAME_EDGE) - 1
    return at if 0 <= at < len(xs) - 1 and reach[1] <= xs[at + 1] + SAME_EDGE else None


def _columns_of_words(words: Sequence[float], more: Sequence[float]) -> list[int] | None:
    """The columns of `words` that those of `more` go on, each another one; `None` where `more` has too many.

    Units set in the middle begin where the widest of the page does: they may begin left of those of the page before.
    """
    found = [max(bisect_right(words, x + SAME_EDGE) - 1, 0) for x in more]
    if len(set(found)) == len(found):
        return found
    nearest = min(
        combinations(range(len(words)), len(more)),
        key=lambda chosen: sum(abs(words[at] - x) for at, x in zip(chosen, more, strict=True)),
        default=None,
    )
    return list(nearest) if nearest is not None else None


def _fill_up(rows: Sequence[PagedRow], width: int) -> None:
    """Give the rows a cell for each column, of which nothing is printed in most that they lack."""
    for _, row in rows:
        held = {draft.column for draft in row}
        row += [CellDraft("", (), column) for column in range(width) if column not in held]
        row.sort(key=lambda draft: draft.column)


def _widen(table: TableBlock, column: int) -> None:
    """Give the rows of a table a last column, of which nothing is printed in them."""
    for _, row in table.rows:
        if row and max(draft.column + draft.column_span for draft in row) <= column:
            row.append(CellDraft("", (), column))


def _add_rows(table: TableBlock, more: TableBlock, rows: list[PagedRow]) -> None:
    drop_foot(table.rows)
    rows = rows[copied_heads(table.rows, rows) :]
    if len(rows) > 1 and numbers_columns(rows[0][1]):
        del rows[0]
    if rows:
        part_head(table.rows, rows[0][1])
    if rows and is_cut(table.rows, rows[0][1]):
        join_row(table.rows[-1][1], *rows.pop(0))
    elif rows and may_be_cut(table.rows, rows):
        table.cut_on.append(more.page)
    table.rows += rows
    table.page_to, table.lines = more.page_to, []
