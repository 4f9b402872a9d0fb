"""One page to its items in reading order: lines as pdfium has them, columns unfolded, tables in their place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model import Box, Stamp
from pipeline.read.aligned import with_aligned_tables
from pipeline.read.cells import Filled, TableBlock, block_of, fill, stretches
from pipeline.read.columns import may_have_columns, unfold
from pipeline.read.lines import Line, line_of, read_lines
from pipeline.read.printed import PrintedPage
from pipeline.read.pieces import BoxOf
from pipeline.read.ruled import grids_of
from pipeline.read.rulings import Edge
from pipeline.read.seals import may_have_seals, part_seals
from pipeline.read.slanted import part_slanted
from pipeline.read.stamps import put_stamps

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
    if may_have_seals(page.text):
        lines, stamps = part_seals(lines, number)
    stamps += [Stamp(text=line.text, page=number) for line in slanted]
    return Reading(_items(page, lines, edges, has_stamps=bool(stamps)), stamps)


def _items(page: PrintedPage, lines: list[Line], edges: Sequence[Edge], *, has_stamps: bool) -> list[Item]:
    """Lines and tables; boxes are asked for only where order needs them, for all of them cost 1 ms."""
    outside = lines
    tables: list[Filled] = []
    box_of: BoxOf = page.box_at
    grids = grids_of(edges)
    if grids:
        boxes = page.char_boxes()
        box_of = boxes.__getitem__
        tables = fill(_without_stamps(page.text, lines) if has_stamps else page.text, boxes, grids)
        taken = {index for filled in tables for content in filled.contents for index in content}
        outside = _outside(page, lines, taken) if taken else lines
    if page.is_flattened:
        outside = put_stamps(page, outside, box_of)
    if may_have_columns(page, outside):
        outside = unfold(page, outside, box_of)
    items: list[Item] = with_aligned_tables(page, outside, box_of)
    for filled in tables:
        _place(items, _block(page, filled, lines))
    return items


def _without_stamps(text: str, lines: list[Line]) -> str:
    """The page's text, its indexes unchanged, blank where none of the lines is."""
    kept = [" "] * len(text)
    for line in lines:
        for run in line.runs:
            kept[run.source : run.source + run.length] = text[run.source : run.source + run.length]
    return "".join(kept)


def _outside(page: PrintedPage, lines: list[Line], taken: set[int]) -> list[Line]:
    """The lines without what stands in tables."""
    kept: list[Line] = []
    for line in lines:
        indexes = [i for run in line.runs for i in range(run.source, run.source + run.length)]
        rest = [i for i in indexes if i not in taken and not page.text[i].isspace()]
        if not rest:
            continue
        if len(rest) == sum(not page.text[i].isspace() for i in indexes):
            kept.append(line)
        else:
            kept += _remains(page, indexes, taken)
    return kept


def _remains(page: PrintedPage, indexes: list[int], taken: set[int]) -> list[Line]:
    found = []
    for start, end in stretches([i for i in indexes if i not in taken]):
        piece = page.text[start:end].strip()
        if piece:
            at = start + page.text[start:end].index(piece)
            found.append(line_of(page, at, at + len(piece)))
    return found


def _block(page: PrintedPage, filled: Filled, lines: list[Line]) -> TableBlock:
    """The table; one row alone also as the lines that it is made of, for it may turn out to be none."""
    block = block_of(page, filled)
    if not filled.has_rows():
        inside = {index for content in filled.contents for index in content}
        block.lines = [line for line in lines if any(run.source in inside for run in line.runs)]
    return block


def _place(items: list[Item], block: TableBlock) -> None:
    """Put the table before the first item that stands below it."""
    middle = (block.box.top + block.box.bottom) / 2
    at = next((i for i, item in enumerate(items) if _is_below(item.box, block.box, middle)), len(items))
    items.insert(at, block)


def _is_below(box: Box, table: Box, middle: float) -> bool:
    return box.top >= middle and box.bottom > table.bottom
