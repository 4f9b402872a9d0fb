"""Tables of web pages: the grid with its merged cells, and whether lines are drawn as far as the page itself says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from pipeline.read.flowblocks import Block, FlowCell

MOST_SPAN = 1000  # the HTML standard's own limit
GROUPS = {"thead", "tbody", "tfoot"}
_DRAWN = re.compile(
    r"border(?:-(?:top|bottom|left|right))?\s*:\s*[^;]*\b(?:solid|double|dashed|dotted|windowtext)", re.IGNORECASE
)
_NOT_DRAWN = re.compile(r"border(?:-(?:top|bottom|left|right))?\s*:\s*(?:none|0|medium none)", re.IGNORECASE)
ENOUGH_SHARE = 2  # one in two cells


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in GROUPS:
            yield from _rows(child)


def _cells(row: etree._Element) -> list[etree._Element]:
    return [child for child in row if child.tag in {"td", "th"}]


def grid(table: etree._Element, read: Callable[[etree._Element], list[Block]]) -> list[list[FlowCell]]:
    """The rows with the cells that begin in them, by the standard's algorithm. `read` gives what stands in a cell."""
    found: list[list[FlowCell]] = []
    rows = list(_rows(table))
    taken: dict[int, int] = {}  # column -> rows that a cell from above still covers
    for number, row in enumerate(rows):
        cells: list[FlowCell] = []
        column = 0
        reaching: dict[int, int] = {}
        for element in _cells(row):
            while taken.get(column):
                column += 1
            across = max(_span(element, "colspan"), 1)
            down = min(_span(element, "rowspan") or len(rows), len(rows) - number)
            cells.append(FlowCell(column, down, across, read(element)))
            reaching |= dict.fromkeys(range(column, column + across), down - 1)
            column += across
        taken = {c: left - 1 for c, left in taken.items() if left > 1} | {c: n for c, n in reaching.items() if n}
        found.append(cells)
    return found


def _span(element: etree._Element, name: str) -> int:
    """Rows or columns; a row span of 0 reaches to the end."""
    given = (element.get(name) or "").strip()
    return min(int(given), MOST_SPAN) if given.isdecimal() else 1


def is_ruled(table: etree._Element) -> bool | None:
    """Whether lines are drawn between cells; `None` when only a style sheet could tell."""
    cells = [cell for row in _rows(table) for cell in _cells(row)]
    styles = [cell.get("style") or "" for cell in cells]
    drawn = sum(1 for style in styles if _DRAWN.search(style))
    if cells and drawn * ENOUGH_SHARE >= len(cells):
        return True
    border = (table.get("border") or "").strip()
    if border:
        return border != "0" or any(cell.tag == "th" for cell in cells)
    if any(cell.tag == "th" for cell in cells):
        return True
    return False if any(_NOT_DRAWN.search(style) for style in styles) else None
