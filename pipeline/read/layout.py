"""One page to its items in reading order: lines as pdfium has them, columns unfolded, tables in their place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model import Box, Stamp
from pipeline.read.aligned import part_aligned
from pipeline.read.cellrows import holds_rows
from pipeline.read.cells import Filled, TableBlock, block_of, fill
from pipeline.read.columns import may_have_columns, unfold
from pipeline.read.drawn import foot_last
from pipeline.read.levels import on_their_levels
from pipeline.read.lines import Line, line_of, read_lines
from pipeline.read.pieces import BoxOf
from pipeline.read.printed import PrintedPage
from pipeline.read.ruled import grids_of
from pipeline.read.rulings import Edge
from pipeline.read.seals import may_have_seals
from pipeline.read.seals_beside import seals_and_rest
from pipeline.read.slanted import bare, part_slanted
from pipeline.read.stamps import put_stamps
from pipeline.read.turnedtables import turn_of, turned_upright

Item = Line | TableBlock


class Reading(NamedTuple):
    """A page's items in reading order, and what was stamped over them."""

    items: list[Item]
    stamps: list[Stamp]


def read_page(page: PrintedPage, edges: Sequence[Edge]) -> Reading:
    """All that is printed on the page; `edges`: its ruled lines."""
    lines, slanted = part_slanted(page, read_lines(page))
    number = page.index + 1
    stamps: list[Stamp] = []
    if may_have_seals(page.text, page.words):
        lines = on_their_levels(page, lines, page.box_at) if page.is_flattened else lines
        lines, stamps = seals_and_rest(page, lines, number)
    stamps += [Stamp(text=line.text, page=number) for line in slanted]
    return Reading(_items(page, lines, edges), stamps)


def _items(page: PrintedPage, lines: list[Line], edges: Sequence[Edge]) -> list[Item]:
    """Lines and tables; boxes are asked for only where order needs them, for all of them cost 1 ms."""
    box_of: BoxOf = page.box_at
    tables = fill(page, lines, grids_of(edges))
    outside = _outside(page, lines, tables) if tables else lines
    if page.is_flattened:
        outside = put_stamps(page, outside, box_of)
    aligned, outside = part_aligned(page, outside, edges, box_of)
    outside = foot_last(page, outside)
    if may_have_columns(page, outside):
        outside = unfold(page, outside)
        if page.is_flattened:  # figures set off their line were rows of their own
            outside = put_stamps(page, outside, box_of)
    items: list[Item] = list(outside)
    for block in (*aligned, *(_block(page, filled, lines) for filled in tables)):
        _place(items, block)
    return items


def _outside(page: PrintedPage, lines: list[Line], tables: list[Filled]) -> list[Line]:
    """The lines without what stands in tables."""
    taken = dict(stretch for filled in tables for content in filled.contents for stretch in content)
    begins = sorted(taken)
    kept: list[Line] = []
    for line in lines:
        spans = [(source, source + length) for _, source, length in line.runs]
        left = [part for span in spans if taken.get(span[0]) != span[1] for part in _left(taken, begins, *span)]
        if left == spans:
            kept.append(line)
        else:
            kept += [line_of(page, *bare(page.text, *span)) for span in left if page.text[slice(*span)].strip()]
    return kept


def _left(taken: dict[int, int], begins: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is left of a span; `taken`: where each stretch in a table begins -> its end; `begins`: in order."""
    at = start
    for begin in begins[bisect_left(begins, start) : bisect_left(begins, end)]:
        if begin < at:
            continue
        if begin > at:
            yield at, begin
        at = taken[begin]
    if end > at:
        yield at, end


def _block(page: PrintedPage, filled: Filled, lines: list[Line]) -> TableBlock:
    """The table; one row alone also as the lines that it is made of, for it may turn out to be none."""
    turn = turn_of(page, filled)
    block = block_of(page, turned_upright(filled, turn) if turn else filled, may_part=not turn)
    block.box = filled.grid.box
    if not block.has_rows():
        inside = {start for content in filled.contents for start, _ in content}
        block.lines = [line for line in lines if any(run.source in inside for run in line.runs)]
        block.is_loose = holds_rows(page, filled.contents)
    return block


def _place(items: list[Item], block: TableBlock) -> None:
    """Put the table before the first item that stands below it."""
    middle = (block.box.top + block.box.bottom) / 2
    at = next((i for i, item in enumerate(items) if _is_below(item.box, block.box, middle)), len(items))
    items.insert(at, block)


def _is_below(box: Box, table: Box, middle: float) -> bool:
    return box.top >= middle and box.bottom > table.bottom
