"""Tables of documents that flow: which of them hold data, and what stands in the others, as text without them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.read.flowblocks import Block, FlowCell, FlowTable, Paragraph

FIGURE = re.compile(r"[-+(]?\d[\d.,]*\s*%?\)?")
# Above a table within a cell: `Đơn vị tính: triệu đồng`, `(ĐVT: ha)`; what only leads to it stays in the cell.
TELLS = re.compile(r"\(?[^\W\d_][^:()]{0,40}:\s*[^\s:][^:]{0,60}\)?$")
FEWEST_ROWS = FEWEST_COLUMNS = 2  # as in ruled tables of PDFs: less is a frame around text
FEWEST_FIGURES = 2
# (columns, rows, share of filled cells): a borderless list of many full rows is no letterhead or signature.
DENSE = ((3, 4, 0.66), (2, 7, 0.85))


def is_data(table: FlowTable) -> bool:
    """Whether a table holds data; else it only sets text side by side, as letterheads and signatures are set."""
    filled = [[cell for cell in row if cell.text] for row in table.rows]
    columns = {cell.column for row in filled for cell in row}
    if sum(1 for row in filled if row) < FEWEST_ROWS or len(columns) < FEWEST_COLUMNS:
        return False
    return table.is_ruled or _has_figures(filled) or _is_told(filled) or _is_dense(table, filled)


def _has_figures(rows: list[list[FlowCell]]) -> bool:
    """A column behind the first whose cells are figures in most rows."""
    counts: dict[int, list[bool]] = {}
    for row in rows:
        for cell in row:
            counts.setdefault(cell.column, []).append(_is_figure(cell))
    return any(c and sum(found) >= FEWEST_FIGURES and sum(found) * 2 >= len(found) for c, found in counts.items())


def _is_told(rows: list[list[FlowCell]]) -> bool:
    """Few rows that are no letterhead: figures below a line that tells their unit, or several below their heads."""
    first, *others = filter(None, rows)
    figures = [sum(_is_figure(cell) and cell.column > 0 for cell in row) for row in others]
    is_unit = len(first) == 1 and TELLS.match(first[0].text) is not None
    is_head = len(first) >= FEWEST_FIGURES and not any(map(_is_figure, first))
    return (is_unit and any(figures)) or (is_head and max(figures, default=0) >= FEWEST_FIGURES)


def _is_figure(cell: FlowCell) -> bool:
    return FIGURE.fullmatch(cell.text) is not None


def _is_dense(table: FlowTable, rows: list[list[FlowCell]]) -> bool:
    share = sum(map(len, rows)) / max(sum(map(len, table.rows)), 1)
    return any(table.columns >= columns and len(rows) >= many and share >= least for columns, many, least in DENSE)


def unfolded(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with layout tables as what stands in them: the left column, then the next; paragraphs joined.

    Tables with heads that stand in cells of others follow these.
    """
    found: list[Block] = []
    for block in blocks:
        parts: list[Block] = [block]
        if isinstance(block, FlowTable):
            parts = [block, *_lifted(block)] if is_data(block) else unfolded(list(_by_columns(block)))
        for part in parts:
            before = found[-1] if found else None
            if isinstance(before, Paragraph) and before.goes_on and isinstance(part, Paragraph):
                found[-1] = _joined(before, part)
            else:
                found.append(part)
    return found


def _lifted(table: FlowTable) -> list[Block]:
    """Tables with heads out of the cells of a table, each with the line above it that tells its unit or name."""
    found: list[Block] = []
    for cell in (cell for row in table.rows for cell in row):
        blocks = unfolded(cell.blocks)
        if not any(isinstance(block, FlowTable) and _is_headed(block) for block in blocks):
            continue
        cell.blocks = []
        for block in blocks:
            if isinstance(block, FlowTable) and _is_headed(block):
                found += _led(cell.blocks)
                found.append(block)
            else:
                cell.blocks.append(block)
    return found


def _is_headed(table: FlowTable) -> bool:
    """Whether figures stand below a first row without any: a table for itself, not a list of its cell's figures."""
    first, *others = [[_is_figure(cell) for cell in row if cell.text] for row in table.rows]
    return not any(first) and len(first) > 1 and any(map(any, others))


def _led(above: list[Block]) -> list[Block]:
    """Takes the last printed line out of those above a table, if it tells its unit or name."""
    while above and isinstance(above[-1], Paragraph) and not above[-1].text.strip():
        above.pop()
    last = above[-1] if above else None
    return [above.pop()] if isinstance(last, Paragraph) and TELLS.match(last.text.strip()) else []


def _joined(before: Paragraph, after: Paragraph) -> Paragraph:
    """Two paragraphs whose border was deleted: the second one's end is left, and with it its label."""
    cut = 1 if after.is_labelled else 0
    pieces = [*after.pieces[:cut], *before.pieces, *after.pieces[cut:]]
    return Paragraph(pieces, goes_on=after.goes_on, is_labelled=after.is_labelled, outline=after.outline)


def _by_columns(table: FlowTable) -> Iterator[Block]:
    """What stands in the cells, column by column between rows of one wide cell."""
    band: list[list[FlowCell]] = []
    for row in table.rows:
        if len(row) == 1 and row[0].column_span == table.columns > 1:
            yield from _band(band)
            band = []
            yield from row[0].blocks
        else:
            band.append(row)
    yield from _band(band)


def _band(rows: list[list[FlowCell]]) -> Iterator[Block]:
    cells = [(cell.column, number, cell) for number, row in enumerate(rows) for cell in row]
    for _, _, cell in sorted(cells, key=lambda item: item[:2]):
        yield from cell.blocks
