"""Tables of several parts, one below another in one grid, each under heads of its own.

`Bệnh | Tháng 1 | Tháng 2`, its rows, then `Bệnh | Tháng 7 | Tháng 8` and rows again: the figures below the second heads
are not those of the first. Each part becomes a table; what is told above the first holds for all, but for what a title
or unit in the row right above the heads tells (`ĐVT: nghìn đồng`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Cell, Document, Table
from pipeline.segment.sheets import FIGURE, LIST_LABEL, YEAR
from pipeline.text import folded

FEWEST_HEADS = 3  # columns that a row of heads covers, the first of which is repeated
MOST_ABOVE = 4  # rows at the top, one of which has the first heads
FEWEST_FIGURES, MOST_FIGURES = 2, 0.8  # of a column, and of its filled cells, that words in it are heads
_TITLE = re.compile(r"[^:(]*[:(].*")  # of a part, where cells are not merged

Row = Mapping[int, str]  # column -> text of the cell that covers it, filled ones only


def with_next_parts(source: Document, cleaned: Document) -> tuple[Document, Document]:
    """Source and clean document, their tables cut above each row of heads of its own."""
    cuts = [_cuts(cleaned, table) for table in cleaned.tables]
    if not any(cuts):
        return source, cleaned
    return _cut(source, cuts), _cut(cleaned, cuts)


def _cut(document: Document, cuts: Sequence[list[int]]) -> Document:
    both = zip(document.tables, cuts, strict=True)
    return replace(document, tables=tuple(part for table, at in both for part in _parts(document, table, at)))


def _cuts(document: Document, table: Table) -> list[int]:
    """The rows that are heads of a further part."""
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    inside: set[int] = set()
    for cell in table.cells:
        inside.update(range(cell.row + 1, cell.row + cell.row_span))
        if text := folded(document.text[cell.start : cell.end]):
            rows[cell.row] |= dict.fromkeys(range(cell.column, cell.column + cell.column_span), text)
    figures = [row for row, texts in rows.items() if _has_figures(texts)]
    if not figures:
        return []
    above = [texts for row, texts in rows.items() if row < min(figures[0], MOST_ABOVE)]
    head = next((texts for texts in above if len(texts) >= FEWEST_HEADS and min(texts) == 0), None)
    if head is None:
        return []
    later = [row for row in rows if row > figures[0] and row not in inside]
    found = [row for row in later if _heads_anew(head, rows[row]) or _heads_in_bold(document, table, rows, head, row)]
    return [_with_title(table, rows, row) for row in found] if found and found[-1] < figures[-1] else []


def _with_title(table: Table, rows: Mapping[int, Row], row: int) -> int:
    """The row, or the one above it where that says nothing but a title or a unit of the part."""
    title, *others = set(rows.get(row - 1, {}).values()) or {""}
    widest = max((cell.column_span for cell in table.cells if cell.row == row - 1), default=1)
    is_title = title and not others and (widest >= FEWEST_HEADS or _TITLE.fullmatch(title) is not None)
    return row - 1 if is_title else row


def _heads_in_bold(document: Document, table: Table, rows: Mapping[int, Row], head: Row, row: int) -> bool:
    """Whether a row has words of its own, in bold as the first head, above and below the figures of its columns."""
    texts = rows[row]
    if not head.keys() <= texts.keys() or len(set(texts.values())) < max(len(texts), FEWEST_HEADS):
        return False
    if not all(text[0].isupper() and not LIST_LABEL.fullmatch(text) for text in texts.values()):
        return False
    if 2 * sum(head.get(column) != text for column, text in texts.items()) <= len(texts):
        return False
    others = [each for at, each in rows.items() if at != row and _has_figures(each)]
    of_figures = [column for column in texts if column and _is_of_figures([each.get(column, "") for each in others])]
    if len(of_figures) < FEWEST_HEADS - 1 or not _has_figures(rows.get(row + 1, {})):
        return False
    return _is_bold(document, table, row) and not _is_bold(document, table, row + 1)


def _is_of_figures(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    figures = sum(FIGURE.fullmatch(text) is not None for text in filled)
    return figures >= max(FEWEST_FIGURES, MOST_FIGURES * len(filled))


def _is_bold(document: Document, table: Table, row: int) -> bool:
    """Whether all that a row says is bold."""
    spans = [(cell.start, cell.end) for cell in table.cells if cell.row == row and cell.end > cell.start]
    return bool(spans) and all(
        any(bold.start <= start and end <= bold.end for bold in document.bold) for start, end in spans
    )


def _has_figures(texts: Row) -> bool:
    """Whether a row has a figure behind its first cell, and words that it is of."""
    figures = [column for column, text in texts.items() if column and FIGURE.fullmatch(text)]
    return bool(figures) and not all(YEAR.fullmatch(texts[column]) for column in figures)


def _heads_anew(head: Row, texts: Row) -> bool:
    """Whether a row begins as the first head does, with the same names, and has other heads in the same columns."""
    name = head[0]
    if texts.get(0) != name or LIST_LABEL.fullmatch(name) or FIGURE.fullmatch(name) or len(texts) < FEWEST_HEADS:
        return False
    rest = {column: text for column, text in texts.items() if column}
    if any(FIGURE.fullmatch(text) and not YEAR.fullmatch(text) for text in rest.values()):
        return False
    are_years = any(map(YEAR.fullmatch, rest.values()))
    changed = sum(head.get(column, text) != text for column, text in rest.items())
    is_alike = not are_years or any(map(YEAR.fullmatch, head.values()))
    return is_alike and 2 * changed > len(rest) - (rest.get(1) == head.get(1))


def _parts(document: Document, table: Table, cuts: list[int]) -> list[Table]:
    """The table, or the tables that it is cut into."""
    if not cuts:
        return [table]
    starts = [page.start for page in document.pages]
    last = max(cell.row for cell in table.cells) + 1
    found = []
    for low, high in pairwise((0, *cuts, last)):
        cells = tuple(replace(cell, row=cell.row - low) for cell in table.cells if low <= cell.row < high)
        start, end = _ends(cells)
        start, end = (start if low else table.start), (end if high < last else table.end)
        page, page_to = (max(bisect_right(starts, at), 1) for at in (start, end))
        part = replace(table, page=page, page_to=page_to, start=start, end=end, cells=cells, is_next_part=low > 0)
        found.append(part)
    return found


def _ends(cells: tuple[Cell, ...]) -> tuple[int, int]:
    return min(cell.start for cell in cells), max(cell.end for cell in cells)
