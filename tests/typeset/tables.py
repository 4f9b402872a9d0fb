"""A ruled table to reportlab's: column widths by content, merged cells, the head printed again on every page."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph

from tests.typeset.blocks import Grid
from tests.typeset.fonts import face, width
from tests.typeset.inline import plain, to_markup

Rows = tuple[tuple[str, ...], ...]

SIZES = (12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
PADDING = 3.5
# While a size above SMALL is to be had, words may fill so much of the width; else each cell becomes a tower of words.
COMFORT = 0.8
SMALL = 10.0
_FIGURE = re.compile(r"[(\-−+]?\d[\d.,\s]*\)?%?")
_ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVXL]{1,5}|[A-ZĐ]|[a-zđ]|-|\+)?\.?")
_ALIGNMENT = {"left": 0, "center": 1, "right": 2}
# A row taller than this many points is cut at the page end; a lower one is moved to the next page whole.
TALL_ROW = 500.0


def lay_grid(grid: Grid, room: float) -> LongTable:
    """The table, `room` points wide, in the largest size in which no word must be cut."""
    columns = max(len(row) for row in grid.rows)
    rows = tuple(row + ("",) * (columns - len(row)) for row in grid.rows)
    size, widths = _sized(rows, grid, room)
    aligns = tuple(_column_align(rows, grid, column) for column in range(columns))
    cells = [
        [_cell(cell, size, "center" if r < grid.head else aligns[c], bold=r < grid.head) for c, cell in enumerate(row)]
        for r, row in enumerate(rows)
    ]
    tall = any(
        len(plain(cell)) * size * size * 0.6 / widths[c] > TALL_ROW for row in rows for c, cell in enumerate(row)
    )
    padding = min(PADDING, room / columns / 4)
    return LongTable(
        cells,
        colWidths=list(widths),
        repeatRows=grid.head,
        splitInRow=int(tall),
        style=_style(rows, padding),
        spaceBefore=4,
        spaceAfter=8,
    )


def _sized(rows: Rows, grid: Grid, room: float) -> tuple[float, tuple[float, ...]]:
    """Type size and column widths, in points."""
    for size in SIZES:
        least = _measure(rows, size, str.split)
        if sum(least) <= room * (COMFORT if size > SMALL else 1):
            if grid.widths:
                return size, _shared(least, tuple(room * share / sum(grid.widths) for share in grid.widths), room)
            # The square root keeps one long column from starving the others.
            return size, _shared(least, _measure(rows, size, str.splitlines), room, power=0.5)
    return SIZES[-1], _cut(_measure(rows, SIZES[-1], str.split), room)


def _cut(least: tuple[float, ...], room: float) -> tuple[float, ...]:
    """Widths that fill the room where the words need more: each column gets a letter or two, the rest by need."""
    floor = min(2 * PADDING + 2 * SIZES[-1], room / len(least))
    rest = room - floor * len(least)
    return tuple(floor + rest * need / sum(least) for need in least)


def _measure(rows: Rows, size: float, pieces: Callable[[str], list[str]]) -> tuple[float, ...]:
    """Widest piece of each column with its padding; a cell that goes on into the next column does not count."""
    columns = len(rows[0])
    widest = [2 * PADDING + size] * columns
    for row in rows:
        for column, cell in enumerate(row):
            if (column + 1 < columns and row[column + 1] == "<") or cell in ("<", "^"):
                continue
            for piece in pieces(plain(cell)):
                widest[column] = max(widest[column], width(piece, size=size, bold=True) + 2 * PADDING + 1)
    return tuple(widest)


def _shared(
    least: tuple[float, ...], wished: tuple[float, ...], room: float, *, power: float = 1.0
) -> tuple[float, ...]:
    """Widths that fill the room: what the words need, and the rest by what is wished, long wishes damped by `power`."""
    rest = room - sum(least)
    wishes = [max(0.0, want - need) for need, want in zip(least, wished, strict=True)]
    if sum(wishes) <= rest:
        return tuple(room * max(pair) / (sum(least) + sum(wishes)) for pair in zip(least, wished, strict=True))
    weights = [wish**power for wish in wishes]
    return tuple(need + rest * weight / sum(weights) for need, weight in zip(least, weights, strict=True))


def _column_align(rows: Rows, grid: Grid, column: int) -> str:
    if column < len(grid.aligns) and grid.aligns[column]:
        return grid.aligns[column]
    body = [plain(row[column]).strip() for row in rows[grid.head :]]
    if column == 0 and all(_ORDINAL.fullmatch(cell) for cell in body):
        return "center"
    printed = [cell for cell in body if cell]
    if printed and sum(bool(_FIGURE.fullmatch(cell)) for cell in printed) * 2 > len(printed):
        return "right"
    return "left"


def _cell(content: str, size: float, align: str, *, bold: bool) -> Paragraph | str:
    """What is printed in one cell: nothing where it belongs to another."""
    if content in ("<", "^"):
        return ""
    style = ParagraphStyle(
        "cell", fontName=face(bold=bold), fontSize=size, leading=size * 1.2, alignment=_ALIGNMENT[align]
    )
    return Paragraph(to_markup(content, bold=bold), style)


def _style(rows: Rows, padding: float) -> list[tuple[object, ...]]:
    commands: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), padding),
        ("RIGHTPADDING", (0, 0), (-1, -1), padding),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            across, down = _extent(rows, r, c)
            if cell not in ("<", "^") and (across or down):
                commands.append(("SPAN", (c, r), (c + across, r + down)))
    return commands


def _extent(rows: Rows, row: int, column: int) -> tuple[int, int]:
    """How many columns and rows beyond its own a cell covers."""
    across = down = 0
    while column + across + 1 < len(rows[row]) and rows[row][column + across + 1] == "<":
        across += 1
    while row + down + 1 < len(rows) and rows[row + down + 1][column] == "^":
        down += 1
    return across, down
