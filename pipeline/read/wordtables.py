"""Tables of Word files: the grid with its merged cells, and whether lines are drawn. ECMA-376 part 1, 17.4."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from lxml import etree

from pipeline.read.flowblocks import Block, FlowCell, Paragraph
from pipeline.read.numbering import W
from pipeline.read.wordstyles import Styles, find, lines, value

WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
MOST_COLUMNS = 63  # Word's own limit; a damaged span must not make a million columns
ENOUGH_SIDES = 2  # a letterhead's cell has at most a rule below the name
WIDEST = 31_680  # twentieths of a point, as HAIR is: Word's widest page
HAIR = 100  # twentieths of a point: a figure and its cell's margins need three times as much


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
    columns = _columns(table)
    for row in rows_of(table):
        cells: list[FlowCell] = []
        still_open: dict[int, FlowCell] = {}
        for element, begin, end in _placed(row):
            column, span = columns[begin], columns[end] - columns[begin]
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
        open_cells = still_open
        rows.append(cells)
    return rows


def _placed(row: etree._Element) -> Iterator[tuple[etree._Element, int, int]]:
    """The cells of a row, each with the lines of the grid, from 0, at its left and right."""
    at = _count(value(row, "trPr", "gridBefore"), 0)
    for element in children(row, "tc"):
        end = at + max(_count(value(element, "tcPr", "gridSpan"), 1), 1)
        yield element, min(at, MOST_COLUMNS), min(end, MOST_COLUMNS + 1)
        at = min(end, MOST_COLUMNS)


def _columns(table: etree._Element) -> Sequence[int]:
    """The column that begins at each line of the grid.

    Edges that were drawn by hand, or by a program that rounds, miss those of other rows by a hair, and the grid has a
    column between them: it is none where no cell stands in it alone.
    """
    as_told = range(MOST_COLUMNS + 2)
    widths = [_count(width.get(W + "w") or "", 0, most=WIDEST) for width in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if len(widths) > MOST_COLUMNS or all(width > HAIR for width in widths):
        return as_told
    columns = [0, *accumulate(width > HAIR for width in widths)]
    columns += [columns[-1] + more for more in range(1, MOST_COLUMNS + 3 - len(columns))]
    has_lone = any(columns[begin] == columns[end] for row in rows_of(table) for _, begin, end in _placed(row))
    return as_told if has_lone else columns


def _value_of(element: etree._Element, name: str) -> str:
    merge = find(element, "tcPr", name)
    return "" if merge is None else merge.get(W + "val") or "continue"


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.text.strip()


def _count(text: str, default: int, *, most: int = MOST_COLUMNS) -> int:
    return min(int(text), most) if text.isdecimal() else default


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
