"""Tables in plain text with dashes between their columns, as messages have them.

`Chỉ tiêu - Đơn vị - Kế hoạch - Thực hiện` above `Lúa - ha - 1.200 - 1.250`: a head without figures, and below it rows
that have as many parts, with figures in the same of them, the last among these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.figures import figure_cell
from pipeline.model import Span
from pipeline.read.textlines import lines_with

SIGN = " - "
FEWEST_ROWS = 3  # the head among them
FEWEST_COLUMNS = 3  # two are a range, a place and its province
_PARTED = re.compile(r"[ ]+[-–][ ]+")


def dash_tables(text: str) -> Iterator[list[list[Span]]]:
    """Tables as rows of cells."""
    if SIGN not in text:
        return
    block: list[list[Span]] = []
    for line in lines_with(text, SIGN):
        row = _row(text, line)
        if block and (line.start != _end(text, block[-1]) + 1 or len(row) != len(block[-1])):
            yield from _table(text, block)
            block = []
        block.append(row)
    if block:
        yield from _table(text, block)


def _row(text: str, line: Span) -> list[Span]:
    """The parts of a line between its dashes."""
    end = line.end - len(text[slice(*line)]) + len(text[slice(*line)].rstrip())
    start = line.end - len(text[slice(*line)].lstrip())
    cuts = [match.span() for match in _PARTED.finditer(text, start, end)]
    edges = [(start, start), *cuts, (end, end)]
    return [Span(left, right) for (_, left), (right, _) in pairwise(edges)]


def _end(text: str, row: Sequence[Span]) -> int:
    """Where the line of a row ends."""
    at = text.find("\n", row[-1].end)
    return at if at >= 0 else len(text)


def _table(text: str, rows: list[list[Span]]) -> Iterator[list[list[Span]]]:
    """The rows, if they are those of a table."""
    said = [[text[slice(*cell)] for cell in row] for row in rows]
    if len(rows) < FEWEST_ROWS or len(said[0]) < FEWEST_COLUMNS or not all(map(all, said)):
        return
    figured = {tuple(figure_cell(cell) is not None for cell in row) for row in said[1:]}
    kinds = next(iter(figured))
    if len(figured) == 1 and kinds[-1] and not all(kinds[:2]) and not any(map(figure_cell, said[0])):
        yield rows
