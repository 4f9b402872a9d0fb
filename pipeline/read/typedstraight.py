"""Figures of typed tables that do not stand straight below one another: `pdftotext -layout` moves them by some blanks.

Where each row of a table has as many figures, the first of each make a column, the second the next: they are set to
the end that the first ones have, below the head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.read.aligned_columns import Phrase, Row, Split, across, columns_of, split_row
from pipeline.read.aligned_heads import heads_a_column
from pipeline.read.lines import Line
from pipeline.read.pieces import phrases, words_of
from pipeline.read.typedpage import WIDE, TypedPage

FEWEST_ROWS = 4
FEWEST_FIGURES = 2  # of a row
FIRST = 3  # rows, that stand as the head above them does
MOST_AWAY = 7 * WIDE  # points that a figure may end apart from the others of its column
MANY, FAR_AWAY = 4, 14 * WIDE  # figures in each row, which do not lack some by chance, and the same for these
LEAST_ROOM = 1.85 * WIDE  # points between what is moved and what stands left of it: two blanks, less what letters take
_MARKED = re.compile(r"[(\-–−+]?\d[\d.,]*[.,]\d+%?\)?")


def straighten(page: TypedPage, lines: Sequence[Line]) -> None:
    """Set the figures of such tables straight on the page, where their columns cannot be told as they stand."""
    for run in _runs(page, lines):
        count = len(run[0].figures)
        columns = columns_of(page.text, run)
        if len(run) < FEWEST_ROWS or count < FEWEST_FIGURES or (columns and len(columns.reaches) == count):
            continue
        ends = next((ends for ends in _ends(run) if all(_has_room(row, ends) for row in run)), None)
        if ends is None:
            continue
        moves = [
            (figure, end - across(figure)[1]) for row in run for figure, end in zip(row.figures, ends, strict=True)
        ]
        if all(abs(away) <= (FAR_AWAY if count >= MANY else MOST_AWAY) for _, away in moves):
            for figure, away in moves:
                page.move(range(figure[0].start, figure[-1].end), away)


def _ends(run: Sequence[Split]) -> Iterator[list[float]]:
    """Where the columns of figures may end: as in the first rows, which stand as the head does, or as in all."""
    columns = [[across(row.figures[at])[1] for row in run] for at in range(len(run[0].figures))]
    yield [median(ends[:FIRST]) for ends in columns]
    yield [median(ends) for ends in columns]
    yield [max(ends) for ends in columns]


def _runs(page: TypedPage, lines: Sequence[Line]) -> Iterator[list[Split]]:
    """Neighbouring rows with as many figures; lines with nothing but part of a name may stand between them."""
    run: list[Split] = []
    begin = 0.0
    for line in lines:
        split = split_row(page.text, list(_parted(page.text, phrases(words_of(line, page)))))
        has_figures = bool(split.figures) and not heads_a_column(page.text, split)
        if has_figures and (not run or len(split.figures) == len(run[0].figures)):
            begin = min(begin, across(split.figures[0])[0]) if run else across(split.figures[0])[0]
            run.append(split)
        elif run and (has_figures or across(split.words[-1] if split.words else split.figures[-1])[1] > begin):
            yield run
            run = []
    if run:
        yield run


def _parted(text: str, row: Row) -> Iterator[Phrase]:
    """The phrases of a row, several figures made one each: with thousands or decimals marked they are no single one."""
    for phrase in row:
        are_marked = all(_MARKED.fullmatch(text, piece.start, piece.end) for piece in phrase)
        yield from ([piece] for piece in phrase) if are_marked else [phrase]


def _has_room(row: Split, ends: Sequence[float]) -> bool:
    """Whether the figures of a row, set to these ends, stay right of one another and of the words before them."""
    begins = [end - _width(figure) for figure, end in zip(row.figures, ends, strict=True)]
    names = [across(phrase)[1] for phrase in row.words if across(phrase)[0] < across(row.figures[0])[0]]
    left = [max(names, default=0.0), *ends[:-1]]
    return all(begin - end >= LEAST_ROOM for begin, end in zip(begins, left, strict=True)) and all(
        one < other for one, other in pairwise(ends)
    )


def _width(figure: Phrase) -> float:
    x0, x1 = across(figure)
    return x1 - x0
