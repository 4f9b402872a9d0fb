"""Labels of a table's rows: the first cell with words, below the group that a merged cell names for several rows."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from pipeline.figures import figure_and_aside
from pipeline.model import Cell, Table
from pipeline.segment.sheets import FIGURE, Sheet, is_enumerator

SHORTEST_LABEL = 3  # characters; shorter texts are marks, but for words in small letters (`Bò`)
JOINT = " > "
_REPEATED = re.compile(r"([A-Z])\1+")  # what follows `Z` in a list: `AA`, `AAA`


def row_label(sheet: Sheet, row: int, *, unit_column: int | None, columns: Container[int] | None = None) -> str:
    """The first cell of a row that holds words and no number, list label or unit; `columns`: all for `None`."""
    texts = [
        text
        for column, text in enumerate(sheet.row(row))
        if column != unit_column and (columns is None or column in columns)
    ]
    found = [text for text in texts if _is_label(text)]
    if len(found) > 1 and found[0] == texts[0] and _REPEATED.fullmatch(found[0]):
        return found[1]
    return found[0] if found else ""


def figure_labels(sheet: Sheet, labels: Sequence[str]) -> tuple[str, ...]:
    """Labels of a table whose first column names its rows in figures, `Năm` or `Khối`: `2021`, where no word does."""
    return tuple(
        sheet.cells.get((row, 0), "") if row >= sheet.head and not label else label for row, label in enumerate(labels)
    )


def _is_label(text: str) -> bool:
    if len(text) < SHORTEST_LABEL and not (text.isalpha() and text[1:].islower()):
        return False
    return not FIGURE.fullmatch(figure_and_aside(text)[0]) and not is_enumerator(text)


def grouped(
    table: Table, sheet: Sheet, labels: Sequence[str], totals: Container[int], *, unit_column: int | None
) -> tuple[str, ...]:
    """The labels, those of rows beside a merged cell behind what it says: `TTYT huyện Lắk > Máy thở`."""
    found = list(labels)
    columns: dict[int, int] = {}  # of groups -> of what is grouped
    merged = ((cell, cell.row + cell.row_span, group) for group, cell in _groups(table, sheet, labels))
    for cell, end, group in (*merged, *_above_blanks(table, sheet, labels)):
        items = cell.column + cell.column_span
        texts = [sheet.cells.get((row, items), "") for row in range(cell.row, end)]
        if items != unit_column and all(map(_is_label, texts)):
            found[cell.row : end] = [f"{group}{JOINT}{text}" for text in texts]
            columns[cell.column] = items
    for row, column in _groups_of_one(table, sheet, found, columns):
        if row not in totals:
            found[row] += f"{JOINT}{sheet.cells[row, columns[column]]}"
    return tuple(found)


def _groups_of_one(
    table: Table, sheet: Sheet, labels: Sequence[str], columns: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Row and column of cells that are a group of one row, among those of more rows; `columns`: of groups -> items."""
    for cell in table.cells:
        items = columns.get(cell.column)
        if cell.row < sheet.head or cell.row_span > 1 or cell.column + cell.column_span != items:
            continue
        if labels[cell.row] == sheet.cells[cell.row, cell.column] and _names_figures(sheet, cell.row, items):
            yield cell.row, cell.column


def _above_blanks(table: Table, sheet: Sheet, labels: Sequence[str]) -> Iterator[tuple[Cell, int, str]]:
    """Cells that label their rows and those below up to a row, not merged: typed texts leave these blank.

    Each of the rows has words in the next column, and figures behind these; one with a number of its own is no group's.
    """
    blanks = {(cell.row, cell.column) for cell in table.cells if not sheet.cells[cell.row, cell.column]}
    for cell in table.cells:
        text = sheet.cells[cell.row, cell.column]
        if cell.row < sheet.head or cell.row_span > 1 or not text or labels[cell.row] != text:
            continue
        items = cell.column + cell.column_span
        end = cell.row + 1
        while (end, cell.column) in blanks and not any(sheet.row(end)[:items]) and _names_figures(sheet, end, items):
            end += 1
        if end > cell.row + 1 and _names_figures(sheet, cell.row, items):
            yield cell, end, text


def _names_figures(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a row has words in a column and a figure behind it."""
    texts = sheet.row(row)[column:]
    return bool(texts) and _is_label(texts[0]) and any(map(FIGURE.fullmatch, texts[1:]))


def _groups(table: Table, sheet: Sheet, labels: Sequence[str]) -> Iterator[tuple[str, Cell]]:
    """The merged cells that are the labels of their rows, with their texts.

    One that a page break cut goes on below it as a merged cell without text.
    """
    above: dict[int, Cell] = {}  # the last cell of each column with a text
    for cell in sorted((cell for cell in table.cells if cell.row >= sheet.head), key=lambda cell: cell.row):
        text, last = sheet.cells[cell.row, cell.column], above.get(cell.column)
        if text:
            above[cell.column] = cell
            if cell.row_span > 1 and labels[cell.row] == text:
                yield text, cell
        elif cell.row_span > 1 and table.page_to > table.page and last and last.row + last.row_span == cell.row:
            group = sheet.cells[last.row, last.column]
            if labels[last.row] == group:
                yield from ((group, each) for each in (last, cell))
