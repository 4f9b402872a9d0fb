"""Tables in a text that are set with neither tabs nor gaps: one cell a line, or rows parted by single signs.

They are not read: nothing tells which cell is empty. But their figures stand in no table, which is to be told.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.model import Problem, Table
from pipeline.read.source import RawFile
from pipeline.starts import digit_starts

Line = tuple[int, int]  # where it starts and ends

LOOK = "Look at the text; figures that need a head or a unit are missing."
FEWEST_ROWS = 3
FEWEST_CELLS = 2  # figures of a row
FEWEST_RUNS = 4  # of digits in two measured figures: 12.450 13.118
MOST_LINES = 3  # of a name
LONGEST_ROW = 300  # characters
_NUMBER = r"[-(]?\d{1,3}(?:(?:[.,]\d{3})+(?:[.,]\d{1,2})?|[.,]\d{1,2})?\)?\s?%?"
_MEASURED = r"[-(]?\d{1,3}(?:(?:[.,]\d{3})+(?:[.,]\d{1,2})?|[.,]\d{1,2})\)?\s?%?"
_CELL = re.compile(rf"\s*(?:{_NUMBER}|\d+|[-–x])\s*")
_FIGURE = re.compile(rf"\s*(?:{_MEASURED}|\d+)\s*")
_NAME = re.compile(r"\s*[^\W\d_].{0,119}")
_SEPARATOR = r"(?:\s?[.…]{3,}\s?|\s?[;|]\s?|[ \t]+)"  # leaders, signs, blanks
# Mì sợi 12.450 13.118 105,4
_ROW = re.compile(rf"\s*[^\W\d_][^\n]*?(?:{_SEPARATOR}(?:{_NUMBER}|[-–])){{{FEWEST_CELLS},}}\s*[;|]?\s*")
# From where a figure begins, behind its sign.
_TWO_MEASURED = re.compile(rf"(?<![\d,/])(?<!\d\.){_MEASURED}{_SEPARATOR}{_MEASURED}(?!\d|[.,/]\d)")


def unseen_tables(text: str, tables: Sequence[Table]) -> Iterator[int]:
    """Where such a table begins in the text, outside of the tables that were read."""
    ordered = sorted((table.start, table.end) for table in tables)
    ends = [end for _, end in ordered]
    starts = [*(start for start, _ in ordered), len(text) + 1]
    lines = [line for line in _lines(text) if line[1] <= starts[bisect_right(ends, line[0])]]
    figures = (*digit_starts(text), *[len(text) + 1] * FEWEST_RUNS)
    kinds = [_kind_of_figures(text, line, figures) for line in lines]
    rows, others = kinds.count("row"), kinds.count("")
    if rows < FEWEST_ROWS and len(kinds) - rows - others < FEWEST_ROWS * FEWEST_CELLS:
        return  # as nearly all texts
    kinds = [kind or _kind_of_words(text[slice(*line)]) for line, kind in zip(lines, kinds, strict=True)]
    found = [*_rows(lines, kinds), *_cells(lines, kinds)]
    yield from sorted(found)


def unseen_problems(file: RawFile, text: str, tables: Sequence[Table]) -> Iterator[Problem]:
    """A problem where a text without pages has such tables."""
    if next(unseen_tables(text, tables), None) is not None:
        message = f"{file.shown}: figures stand one below another, but were not read as a table."
        yield Problem("loose_figures", message, LOOK, page=1)


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line and not line.isspace():
            yield start, end
        start = end + 1


def _kind_of_figures(text: str, line: Line, figures: Sequence[int]) -> str:
    """Of a line: `row` of a name and figures, `cell` of a figure, `sign` of a cell without one, "" for others."""
    start, end = line
    if _CELL.fullmatch(text, start, end):
        return "cell" if _FIGURE.fullmatch(text, start, end) else "sign"
    if end - start > LONGEST_ROW:
        return ""
    first = bisect_left(figures, start)
    if figures[first + FEWEST_RUNS - 1] >= end:
        return ""
    own = figures[first : bisect_left(figures, end, first)]
    is_row = any(_TWO_MEASURED.match(text, at, end) for at in own) and _ROW.fullmatch(text, start, end)
    return "row" if is_row else ""


def _kind_of_words(line: str) -> str:
    """Of a line that tells no figures: `name`, "" for others."""
    return "name" if _NAME.fullmatch(line) and not line.rstrip().endswith((".", ";", ":")) else ""


def _rows(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[int]:
    """Stretches of rows that end in figures, between them the other lines of names."""
    at = held = begin = 0
    for kind, group in groupby(kinds):
        count = len(list(group))
        if kind == "row":
            begin, before, held = begin if held else at, held, held + count
            if before < FEWEST_ROWS <= held:
                yield lines[begin][0]
        elif kind != "name" or count > MOST_LINES:
            held = 0
        at += count


def _cells(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[int]:
    """Stretches of names with several figures below each, a line each."""
    groups = [(kind, len(list(group))) for kind, group in groupby("cell" if k == "sign" else k for k in kinds)]
    at = held = begin = 0
    last = ""
    for kind, count in groups:
        if kind == "cell" and count >= FEWEST_CELLS and last == "name":
            begin, held = begin if held else at, held + 1
            if held == FEWEST_ROWS:
                yield lines[begin][0]
        elif kind != "name" or (held and count > MOST_LINES):
            held = 0
        at, last = at + count, kind
