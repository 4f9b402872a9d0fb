"""Cells of scanned tables in which a word was too uncertain to be kept: a line of a wrapped figure may be lost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from pipeline.doubts import NEXT
from pipeline.model import Box, Cell, Document, Doubt, Table
from pipeline.read.assemble import Origin
from pipeline.read.ocr_page import OcrPage
from pipeline.read.pieces import around

LOST = 0.0  # confidence
LINE = 14.0  # points: a line of a cell


def cells_with_gaps(document: Document, origins: Sequence[Origin], scans: Mapping[int, OcrPage]) -> Iterator[Doubt]:
    """Doubts of cells with a figure beside which, on a line of the same cell, a word was not kept."""
    by_start = sorted(origins)
    starts = [origin.start for origin in by_start]
    for table in document.tables:
        numbers = [n for n in range(table.page, table.page_to + 1) if n in scans and scans[n].lost]
        for number in numbers:
            yield from _of_page(document, table, number, scans[number], by_start, starts)


def _of_page(
    document: Document, table: Table, number: int, scan: OcrPage, origins: Sequence[Origin], starts: Sequence[int]
) -> Iterator[Doubt]:
    """Those of one page of a table."""
    boxes: dict[tuple[int, int], tuple[Cell, Box]] = {}
    for cell in table.cells:
        is_one = cell.row_span == 1 and cell.column_span == 1 and cell.end > cell.start
        box = _box(cell, number, scan, origins, starts) if is_one else None
        if box is not None:
            boxes[cell.row, cell.column] = cell, box
    rows = {row: around([box for (r, _), (_, box) in boxes.items() if r == row]) for row, _ in boxes}
    columns = {column: around([box for (_, c), (_, box) in boxes.items() if c == column]) for _, column in boxes}
    rules = [edge.box for edge in scan.edges if edge.is_level]
    for (row, column), (cell, box) in boxes.items():
        if not any(map(str.isdigit, document.text[cell.start : cell.end])):
            continue
        band = _band(rows[row], is_ruled=bool(rules))
        reach = Box(columns[column].x0, band.top, columns[column].x1, band.bottom)
        if any(_lies_in(reach, lost) and not _is_beside(box, lost, rules) for lost in scan.lost):
            yield _inside(cell)


def _band(row: Box, *, is_ruled: bool) -> Box:
    """The heights of a row; between rules, of a line above and below too: all of its cells may have lost one."""
    room = LINE if is_ruled else 0.0
    return Box(row.x0, row.top - room, row.x1, row.bottom + room)


def _lies_in(reach: Box, lost: Box) -> bool:
    return reach.x0 < lost.x1 and reach.x1 > lost.x0 and reach.top <= _middle(lost) <= reach.bottom


def _is_beside(box: Box, lost: Box, rules: Sequence[Box]) -> bool:
    """Whether a lost word stands on a line of the cell, or a rule parts it from the cell."""
    at, own = _middle(lost), _middle(box)
    if box.top <= at <= box.bottom:
        return True
    low, high = sorted((at, own))
    return any(low < rule.top < high and rule.x0 < lost.x1 and rule.x1 > lost.x0 for rule in rules)


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _inside(cell: Cell) -> Doubt:
    """Of a character so far from the ends of the cell that figures of the cells beside it are not doubted with it."""
    inner = cell.start + 1 if cell.end - cell.start > NEXT else cell.start
    return Doubt(inner, inner + 1, LOST)


def _box(cell: Cell, number: int, scan: OcrPage, origins: Sequence[Origin], starts: Sequence[int]) -> Box | None:
    """The box around what a cell says on a page; `None` where it says nothing there."""
    found: list[Box] = []
    for origin in origins[max(bisect_right(starts, cell.start) - 1, 0) :]:
        if origin.start >= cell.end:
            break
        low, high = max(origin.start, cell.start), min(origin.start + origin.length, cell.end)
        if origin.number == number and low < high:
            shift = origin.source - origin.start
            found += [token.high for token in scan.tokens_in(low + shift, high + shift)]
    return around(found) if found else None
