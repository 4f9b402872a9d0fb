"""Tables in plain text whose columns are set with blanks, as typewriters and e-mails have them.

A block of lines is one when strips of blanks run through all of its lines and most lines have a figure behind the first
strip: heads of two columns and signatures side by side have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.figures import figure_cell
from pipeline.model import Span
from pipeline.read.textlines import lines_with

GAP = "  "  # what parts columns at least
FEWEST_ROWS = 3
FIGURED = 0.6  # of the rows below the first: that have a figure in a column behind the first
_GAP = re.compile(r"\S {2,}\S")


def blank_tables(text: str) -> Iterator[list[list[Span]]]:
    """Tables as rows of cells; cells that are not filled are empty."""
    if GAP not in text:
        return
    for block in _blocks(text):
        strips = _strips([text[slice(*line)] for line in block])
        rows = [_cells(text, line, strips) for line in block]
        if strips and _has_figures(text, rows):
            yield rows


def _blocks(text: str) -> Iterator[list[Span]]:
    """Neighbouring lines with a gap in each, neither tabs nor pipes in them."""
    block: list[Span] = []
    for line in lines_with(text, GAP):
        printed = text[slice(*line)]
        is_row = _GAP.search(printed) is not None and "\t" not in printed and "|" not in printed
        if block and (not is_row or line.start != block[-1].end + 1):
            if len(block) >= FEWEST_ROWS:
                yield block
            block = []
        if is_row:
            block.append(line)
    if len(block) >= FEWEST_ROWS:
        yield block


def _strips(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where all lines are blank, two characters wide at least, between printed columns."""
    width = max(len(line.rstrip()) for line in lines)
    padded = [line.rstrip().ljust(width) for line in lines]
    blank = "".join(" " if all(line[at] == " " for line in padded) else "x" for at in range(width))
    return [match.span() for match in re.finditer(" {2,}", blank) if match.start() and match.end() < width]


def _cells(text: str, line: Span, strips: Sequence[tuple[int, int]]) -> list[Span]:
    bounds = [(0, 0), *strips, (line.end - line.start, line.end - line.start)]
    cells = []
    for (_, left), (right, _) in pairwise(bounds):
        start, end = min(line.start + left, line.end), min(line.start + right, line.end)
        piece = text[start:end]
        bare = piece.strip()
        start += len(piece) - len(piece.lstrip()) if bare else 0
        cells.append(Span(start, start + len(bare)))
    return cells


def _has_figures(text: str, rows: Sequence[Sequence[Span]]) -> bool:
    figured = [any(figure_cell(text[slice(*cell)]) for cell in row[1:] if cell.end > cell.start) for row in rows[1:]]
    return sum(figured) >= max(FEWEST_ROWS - 1, FIGURED * len(figured))
