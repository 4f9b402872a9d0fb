"""A table's cells by row and column, and which rows are its head: above it may stand its caption and unit line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.doubts import HIDDEN
from pipeline.model import Table
from pipeline.segment.tablegrammar import Grammar
from pipeline.text import folded

LEAST_SUBHEAD = 3  # columns of a table that may have a second head row without merged cells
MOST_SUBHEADS = 4  # rows below the first of a head, the last of which numbers the columns
LEAST_NUMBERED = 3  # columns, that a row of their numbers is known by
MOST_LEADING = 3  # rows of a title, a caption and a unit line
FIGURE = re.compile(r"[(\-+]?\s*\d[\d.,  ]*\s*%?\s*\)?")
YEAR = re.compile(r"(?:19|20)\d\d")
LIST_LABEL = re.compile(r"[IVX]+|[A-Za-z]|\d{1,3}(?:\.\d{1,2})*\.?|[-+*]")
_ENUMERATOR = re.compile(r"\(?\s*(?:\d{1,2}|[A-Z]|[IVX]+)\s*\)?(?:\s*=\s*[\d()+\-*/:x%\s]+)?")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells' texts, folded, by row and column; rows `first:head` are the head, before it stand caption and unit.

    `unit_rows`: rows of the head that hold nothing but units, of their columns or of the whole table;
    `heads_among_units`: the cells of them that are heads after all.
    """

    cells: dict[tuple[int, int], str]
    rows: int
    columns: int
    first: int = 0
    head: int = 0
    unit_rows: frozenset[int] = frozenset()
    heads_among_units: frozenset[tuple[int, int]] = frozenset()

    def row(self, row: int) -> list[str]:
        """Texts of a row, "" for empty cells and those that a merged one covers."""
        return [self.cells.get((row, column), "") for column in range(self.columns)]

    def filled(self, row: int) -> list[str]:
        """Texts of a row that are not empty."""
        return [text for text in self.row(row) if text]

    def below_head(self, column: int) -> list[str]:
        """Texts of a column that are not empty."""
        return [text for row in range(self.head, self.rows) if (text := self.cells.get((row, column), ""))]

    def is_enumerated(self) -> bool:
        """The first column holds list labels: I, 1, 1.1, 2 and so on."""
        return all(LIST_LABEL.fullmatch(text) for text in self.below_head(0))

    def told_inside(self) -> list[str]:
        """Captions and unit lines that are rows of the table, the nearest to its figures first."""
        rows = [*sorted(self.unit_rows, reverse=True), *range(self.first - 1, -1, -1)]
        return [filled[-1] for row in rows if len(filled := self.filled(row)) == 1 or row < self.first]


def sheet_of(grammar: Grammar, table: Table, text: str) -> Sheet:
    """The table's cells; `text`: the layout's."""
    sheet = Sheet(
        cells={(c.row, c.column): folded(text[c.start : c.end]) for c in table.cells},
        rows=max((c.row + c.row_span for c in table.cells), default=0),
        columns=max((c.column + c.column_span for c in table.cells), default=0),
    )
    sheet = replace(sheet, first=_leading_rows(grammar, table, sheet))
    return _with_head(grammar, table, sheet)


def _leading_rows(grammar: Grammar, table: Table, sheet: Sheet) -> int:
    """How many rows at the top are no heads but the table's title, caption and unit line, set into its grid."""
    wide = {c.row for c in table.cells if c.column == 0 and c.column_span == sheet.columns}
    row = 0
    while row < min(MOST_LEADING, last := sheet.rows - 2) and _leads(grammar, sheet, row, is_wide=row in wide):
        row += 1
    return row + (row == last and _tells_last(grammar, sheet, row))


def _tells_last(grammar: Grammar, sheet: Sheet, row: int) -> bool:
    """Whether a row only tells the unit of the last one, which has its figures: no head of it."""
    return list(map(grammar.tells_units, sheet.filled(row))) == [True] and _looks_like_data(sheet.row(row + 1))


def _leads(grammar: Grammar, sheet: Sheet, row: int, *, is_wide: bool) -> bool:
    filled = sheet.filled(row)
    if not filled or sheet.columns < 2:  # noqa: PLR2004 a list of lines has no heads
        return False
    if len(filled) == 1 and is_wide:  # a title; above figures it is a part of the table that says what they are
        return grammar.tells_units(filled[0]) or _may_be_heads(sheet.row(row + 1))
    if len(filled) == 1 and _is_title(grammar, filled[0]) and len(sheet.filled(row + 1)) > 1:
        return _may_be_heads(sheet.row(row + 1))  # a format without merged cells
    captions = [text for text in filled if grammar.caption.match(text)]
    units = [text for text in filled if grammar.tells_units(text)]
    return len(captions) <= 1 and len(units) == 1 and len(filled) == len(set(captions + units))


def _is_title(grammar: Grammar, text: str) -> bool:
    """`Bảng 2. Thu, chi ngân sách`; `Biểu thu, chi (ĐVT: triệu đồng)`."""
    return grammar.caption.match(text) is not None or grammar.ends_with_unit(text)


def _with_head(grammar: Grammar, table: Table, sheet: Sheet) -> Sheet:
    """The head: its first row, those that its merged cells reach, and rows of column numbers and of units below."""
    if not sheet.rows or _looks_like_data(sheet.row(sheet.first)):
        return replace(sheet, head=sheet.first)
    head = sheet.first + max((c.row_span for c in table.cells if c.row == sheet.first), default=1)
    units = {row for row in range(sheet.first + 1, min(head, sheet.rows)) if _is_row_of_units(grammar, sheet, row)}
    while head < sheet.rows:
        if _is_row_of_units(grammar, sheet, head):
            units.add(head)
        elif not (
            _is_subhead(sheet.row(head), is_second=head == sheet.first + 1 or _parts_subhead(table, sheet, head))
            or _splits_repeated(sheet.row(head - 1), sheet.row(head))
            or _fills_blanks(table, sheet, head)
            or _parts_groups(table, sheet, head)
        ):
            break
        head += 1
    head = _numbering_below(sheet, head) or head
    return replace(sheet, head=min(head, sheet.rows), unit_rows=frozenset(units))


def _numbering_below(sheet: Sheet, head: int) -> int:
    """Where a head ends whose columns are numbered below more rows of words: `A | B | 1=2+3 | 2 | 3`; 0: no such row.

    Columns set with blanks have no merged cells to tell how many rows a head has.
    """
    for row in range(head, min(head + MOST_SUBHEADS, sheet.rows - 1)):
        texts = sheet.row(row)
        if row > head and _numbers_columns(texts):
            return row + 1
        if any(map(_is_measured, texts)):
            return 0
    return 0


def _numbers_columns(texts: list[str]) -> bool:
    """Whether a row numbers all columns, or all but one: letters, then 1, 2, 3 and so on."""
    filled = [text for text in texts if text]
    if len(filled) < max(LEAST_NUMBERED, len(texts) - 1) or not all(map(_ENUMERATOR.fullmatch, filled)):
        return False
    numbers = [int(match[0]) for text in filled if (match := re.search(r"\d+", text.partition("=")[0]))]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def _looks_like_data(texts: list[str]) -> bool:
    """A figure behind the first cell, other than a year."""
    return any(map(_is_measured, texts[1:]))


def _is_measured(text: str) -> bool:
    """Whether a text is a figure and no year, as heads may be."""
    return FIGURE.fullmatch(text) is not None and not YEAR.fullmatch(text)


def _may_be_heads(texts: list[str]) -> bool:
    """Words in several cells, the first of which is no list label; one alone may be a title that goes on."""
    filled = [text for text in texts if text]
    return not _looks_like_data(texts) and not LIST_LABEL.fullmatch(filled[0] if filled else "1")


def _is_row_of_units(grammar: Grammar, sheet: Sheet, row: int) -> bool:
    """`| | (ha) | (tấn) |`, `| ĐVT | người | triệu đồng |`, or one unit line: no body row says units alone."""
    texts = sheet.row(row)
    if row + 1 >= sheet.rows or any(map(grammar.unit_column.fullmatch, sheet.row(row - 1))):
        return False
    behind = texts[1:] if grammar.unit_column.fullmatch(texts[0]) else texts
    units = [text for text in behind if text]
    if len(units) == 1:
        return grammar.tells_units(units[0]) and (len(behind) == len(texts) or sheet.columns == 2)  # noqa: PLR2004
    is_first_empty = len(behind) < len(texts) or not texts[0]
    return is_first_empty and bool(units) and all(grammar.unit_of_cell(text) for text in units)


def _is_subhead(texts: list[str], *, is_second: bool) -> bool:
    """`(1) (2) (3=1+2)`, `A B 1 2`: enumerators; or the second row's first cells are empty and others hold words."""
    filled = [t for t in texts if t.strip(HIDDEN)]
    if len(filled) < 2:  # noqa: PLR2004 one cell is no row of heads
        return False
    if not all(_ENUMERATOR.fullmatch(t) for t in filled):
        pass
    elif _are_columns_own(texts):
        return True
    elif len(filled) >= len(texts) - 1:
        numbers = [int(m[0]) for t in filled if (m := re.search(r"\d+", t.partition("=")[0]))]
        steps = {b - a for a, b in pairwise(numbers)}
        # A number that OCR lost leaves a gap: `A B 1 2 3 … 5`.
        return steps <= {1} or (steps <= {1, 2} and numbers[0] == 1 and len(filled) < len(texts))
    return (
        is_second
        and len(texts) >= LEAST_SUBHEAD
        and not texts[0]
        and not texts[1]
        and not any(FIGURE.fullmatch(t) for t in filled)
    )


def _parts_subhead(table: Table, sheet: Sheet, row: int) -> bool:
    """Whether a row may be the third of a head without merged cells: it parts what the second leaves blank."""
    above, texts = sheet.row(row - 1), sheet.row(row)
    is_third = row == sheet.first + 2 and not any(above[:2])
    if not is_third or any(c.column_span > 1 or c.row_span > 1 for c in table.cells if c.row < row):
        return False
    return any(a and t and more and not b for (a, b), (t, more) in zip(pairwise(above), pairwise(texts), strict=True))


def _fills_blanks(table: Table, sheet: Sheet, row: int) -> bool:
    """Whether a row may be the second of a head without merged cells and of one column of names.

    `| | Diện tích | Sản lượng |` below `| Cây | Kế hoạch | |`: it has words or years below each group and each blank
    behind it.
    """
    above, texts = sheet.row(row - 1), sheet.row(row)
    if row != sheet.first + 1 or not above[0] or texts[0] or len(texts) < LEAST_SUBHEAD or all(above):
        return False
    is_merged = any(c.column_span > 1 or c.row_span > 1 for c in table.cells if c.row < row)
    if is_merged or any(map(_is_measured, texts)):
        return False
    are_filled = all(more for b, more in zip(above, texts, strict=True) if not b)
    return are_filled and any(
        a and t and not b for (a, b), (t, _) in zip(pairwise(above), pairwise(texts), strict=True)
    )


def _parts_groups(table: Table, sheet: Sheet, row: int) -> bool:
    """Whether a row of words stands below a row of nothing but merged heads: `Phần thu | Phần chi`."""
    above = [cell for cell in table.cells if cell.row == sheet.first]
    if row != sheet.first + 1 or len(above) < 2 or any(cell.column_span < 2 or cell.row_span > 1 for cell in above):  # noqa: PLR2004
        return False
    texts = sheet.row(row)
    return all(texts) and not any(map(FIGURE.fullmatch, texts)) and row + 1 < sheet.rows


def _are_columns_own(texts: list[str]) -> bool:
    """Whether numbers count the columns that they stand in, though OCR lost some: ` | 1 | 2 | 3=2/1 | … | 5`."""
    numbers = {column: int(m[0]) for column, t in enumerate(texts) if (m := re.search(r"\d+", t.partition("=")[0]))}
    is_most = len(numbers) >= max(LEAST_NUMBERED, len(texts) / 2)
    return is_most and len({column - number for column, number in numbers.items()}) == 1


def _splits_repeated(above: list[str], texts: list[str]) -> bool:
    """A row of heads below one whose groups are written out over each of their columns, merged cells not being kept.

    `TT | Nội dung | Kế hoạch | Thực hiện` below `TT | Nội dung | Năm 2023 | Năm 2023`: what has no parts is repeated.
    """
    if len(texts) < LEAST_SUBHEAD or not texts[0] or texts[0] != above[0] or any(map(FIGURE.fullmatch, texts)):
        return False
    beside = pairwise(zip(above, texts, strict=True))
    return any(group == other and one and two and one != two and group for (group, one), (other, two) in beside)


def _groups_at_left(table: Table, sheet: Sheet) -> dict[tuple[int, int], str]:
    """Blank cell of the head -> the head that covers it from the left, where merged cells came as one and blank ones.

    Both columns have heads of their own below; where the first row has merged cells, blanks are blank.
    """
    first = [cell for cell in table.cells if cell.row == sheet.first]
    if any(c.column_span > 1 or c.row_span > 1 for c in first):
        return {}
    found: dict[tuple[int, int], str] = {}
    rows = [sheet.row(row) for row in range(sheet.first, sheet.head)]
    for row, heads in enumerate(rows[:-1]):
        if row + sheet.first + 1 in sheet.unit_rows or any(map(is_enumerator, filter(None, rows[row + 1]))):
            break
        for column in range(1, sheet.columns):
            group = heads[column - 1] or found.get((row + sheet.first, column - 1), "")
            has_parts = all(any(below[at] for below in rows[row + 1 :]) for at in (column - 1, column))
            if group and not heads[column] and has_parts and not (row and rows[row - 1][column]):
                found[row + sheet.first, column] = group
    return found


def column_labels(grammar: Grammar, table: Table, sheet: Sheet) -> tuple[str, ...]:
    """Head texts from the top down, joined by ` > `; a merged head counts for all columns that it covers.

    A unit in a row of units stands behind the head: `Diện tích (ha)`. A head that is repeated below itself is one.
    """
    covering = _groups_at_left(table, sheet)
    labels: list[list[str]] = [[] for _ in range(sheet.columns)]
    inside = set(sheet.told_inside())
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        text = sheet.cells[cell.row, cell.column] or covering.get((cell.row, cell.column), "")
        if not sheet.first <= cell.row < sheet.head or not text.strip(HIDDEN) or _ENUMERATOR.fullmatch(text):
            continue
        is_head = cell.row not in sheet.unit_rows or (cell.row, cell.column) in sheet.heads_among_units
        unit = None if is_head else grammar.unit_of_cell(text)
        for column in range(cell.column, min(cell.column + cell.column_span, sheet.columns)):
            if is_head:
                labels[column] += [text] if labels[column][-1:] != [text] else []
            elif unit and text not in inside:
                labels[column][-1:] = [f"{''.join(labels[column][-1:])} ({unit})".lstrip()]
    return tuple(" > ".join(parts) for parts in labels)


def is_enumerator(text: str) -> bool:
    """Whether a text numbers a row or column: `(1)`, `A`, `IV`, `3=1+2`."""
    return _ENUMERATOR.fullmatch(text) is not None
