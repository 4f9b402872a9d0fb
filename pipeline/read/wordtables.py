"""Tables of Word files: the grid with its merged cells, and whether lines are drawn. ECMA-376 part 1, 17.4."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from pipeline.read.flowblocks import Block, FlowCell, Paragraph
from pipeline.read.numbering import W
from pipeline.read.wordstyles import Styles, find, lines, value

WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
MOST_COLUMNS = 63  # Word's own limit; a damaged span must not make a million columns
ENOUGH_SIDES = 2  # a letterhead's cell has at most a rule below the name


def children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table, cells of a row: also those inside content controls."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in WRAPPERS:
            yield from children(child, name)


def rows_of(table: etree._Element) -> list[etree._Element]:
    """The rows that were not deleted."""
    return [row for row in children(table, "tr") if find(row, "trPr", "del") is None]


def grid(table: etree._Element, read: Callable[[etree._Element], list[Block]]) -> list[list[FlowCell]]:
    """The rows with the cells that begin in them. `read` gives what stands in a cell."""
    rows: list[list[FlowCell]] = []
    open_cells: dict[int, FlowCell] = {}  # column -> the cell that a merged one below it belongs to
    for row in rows_of(table):
        cells: list[FlowCell] = []
        column = _count(value(row, "trPr", "gridBefore"), 0)
        still_open: dict[int, FlowCell] = {}
        for element in children(row, "tc"):
            span = max(_count(value(element, "tcPr", "gridSpan"), 1), 1)
            merge = find(element, "tcPr", "vMerge")
            goes_on = merge is not None and (merge.get(W + "val") or "continue") == "continue"
            above = open_cells.get(column) if goes_on else None
            blocks = read(element)  # even of a hidden cell: lists and notes are counted there
            if _value_of(element, "hMerge") == "continue" and cells:
                cells[-1].column_span += span
                cells[-1].blocks += blocks
            elif above is not None:
                above.row_span += 1
                above.blocks += [block for block in blocks if not _is_empty(block)]
                still_open[column] = above
            else:
                cells.append(FlowCell(column, 1, span, blocks))
                if merge is not None:
                    still_open[column] = cells[-1]
            column = min(column + span, MOST_COLUMNS)
        open_cells = still_open
        rows.append(cells)
    return rows


def _value_of(element: etree._Element, name: str) -> str:
    merge = find(element, "tcPr", name)
    return "" if merge is None else merge.get(W + "val") or "continue"


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.text.strip()


def _count(text: str, default: int) -> int:
    return min(int(text), MOST_COLUMNS) if text.isdecimal() else default


class Lines:
    """The lines of a table: its own, its rows' and its cells'."""

    def __init__(self, styles: Styles, table: etree._Element) -> None:
        self._lines = styles.table_lines(table.find(W + "tblPr"))
        self._rows = [(row, list(children(row, "tc"))) for row in rows_of(table)]

    def are_drawn(self) -> bool:
        """Whether at least half of the cells have lines on two sides."""
        cells = [
            self._sides(row, cell, (at == 0, at == len(self._rows) - 1, number == 0, number == len(found) - 1))
            for at, (row, found) in enumerate(self._rows)
            for number, cell in enumerate(found)
        ]
        return sum(sides >= ENOUGH_SIDES for sides in cells) * 2 >= max(len(cells), 1)

    def _sides(self, row: etree._Element, cell: etree._Element, outer: tuple[bool, bool, bool, bool]) -> int:
        """How many sides of a cell are drawn; `outer`: whether its top, bottom, left and right are the table's own."""
        given = self._lines | lines(find(row, "tblPrEx", "tblBorders"))
        own = lines(find(cell, "tcPr", "tcBorders"))
        inner = ("insideH", "insideH", "insideV", "insideV")
        sides = zip(("top", "bottom", "left", "right"), inner, outer, strict=True)
        return sum(own.get(side, given.get(side if is_outer else inside, False)) for side, inside, is_outer in sides)
