"""Tables without ruled columns: rows with figures, those of a column set one below another, under a head or without.

Level lines may part the rows (`edges`). What has figures in columns but is no table gives `lines` with `is_loose`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.read.aligned_bands import WITHIN, looks_headed
from pipeline.read.aligned_bodies import begins_body, end_of_body
from pipeline.read.aligned_columns import (
    FIGURE,
    Columns,
    Reach,
    Row,
    Split,
    across,
    columns_of,
    names_ended,
    split_row,
    words_in,
)
from pipeline.read.aligned_counted import counted_parted
from pipeline.read.aligned_doubts import unsure_heads
from pipeline.read.aligned_glued import names_parted, notes_parted, unglued
from pipeline.read.aligned_halves import rows_beside, strip_of
from pipeline.read.aligned_heads import Head
from pipeline.read.aligned_nameless import nameless_told
from pipeline.read.aligned_names import close_names_parted, heads_of_words, notes_ended, numbers_parted
from pipeline.read.aligned_numbering import is_numbering, numberings_joined
from pipeline.read.aligned_rows import block_of_rows
from pipeline.read.aligned_runs import CELL_SHARE, PLAIN, ends_in_figures, may_be_page_number, runs_of
from pipeline.read.aligned_tails import cut_begin, tail_end
from pipeline.read.aligned_told import head_around
from pipeline.read.aligned_words import close_parted, names_joined, touching_parted
from pipeline.read.cells import TableBlock
from pipeline.read.lines import Line
from pipeline.read.pieces import BoxOf, Piece, around, phrases, rows_of, words_of
from pipeline.read.printed import PrintedPage

if TYPE_CHECKING:  # it loads pdfium, which texts need not
    from pipeline.read.rulings import Edge

HEAD_REACH = 14.0  # times a line's height above the figures that are looked at for a head
TAIL_REACH = 12.0  # the same below them, for the rest of a name
HEADLESS_COLUMNS, HEADLESS_ROWS = 2, 3  # of figures, that are a table without a head
MOST_WORD_COLUMNS = 5  # before the figures, where there is no head: the words of stretched lines stand in more
MARGIN_LINES = 4  # that may stand above rows which go on a table from the page before: its number, a cut name or note
MARGIN_CELLS = 12  # the same where all are as short as those of cells
FIRST_PAGES = 10  # a list of contents begins with a page up to this
MOST_PAGES = 999
MOST_WORDS = 6  # of a head over one column: more are the document's own head
_LABELLED = re.compile(r"(?:^|\s)(?:[IVX]+|[A-Za-z]|\d{1,2}(?:\.\d{1,2})*)[.):]|\s[IVX]+$")  # 1. Kinh tế; Phần II
_MEASURED = re.compile(r"\(?-?[1-9]\d{0,2}(?:(?:\.\d{3})+(?:,\d+)?|,\d{1,2}%?)\)?%?")


def part_aligned(
    page: PrintedPage,
    lines: list[Line],
    edges: Sequence[Edge],
    box_of: BoxOf,
    *,
    are_numbered: bool = False,
    by_lines: bool = False,
) -> tuple[list[TableBlock], list[Line]]:
    """The tables, and the lines that are left. `are_numbered`: rows that go on a table have a column of numbers.

    `by_lines`: no two tables may share a line.
    """
    ending = [i for i, line in enumerate(lines) if ends_in_figures(line, box_of)]
    ending = [i for i in ending if not may_be_page_number(page, lines[i])]
    blocks: list[TableBlock] = []
    taken: set[int] = set()
    for run in runs_of(lines, ending):
        if len(run) == 1 and FIGURE.fullmatch(lines[run[0]].text):
            continue
        top, bottom = lines[run[0]].box.top, lines[run[-1]].box.bottom
        high = lines[run[0]].box.bottom - top
        near = [
            i
            for i, line in enumerate(lines)
            if i not in taken
            and line.box.bottom > top - HEAD_REACH * high
            and line.box.top < bottom + TAIL_REACH * high
        ]
        wide = max(lines[i].box.x1 - lines[i].box.x0 for i in run)
        is_first = _may_be_first([line for line in lines if line.box.bottom <= top], wide)
        part = _Part(page, [lines[i] for i in near], (top, bottom), box_of, is_first=is_first)
        part.are_numbered = are_numbered and not blocks
        for block, used in _beside(part, edges, may_share=not by_lines) or _tables(part, edges):
            blocks.append(block)
            taken |= {near[i] for i in used}
    return blocks, [line for i, line in enumerate(lines) if i not in taken] if taken else lines


def _may_be_first(above: Sequence[Line], wide: float) -> bool:
    """Whether rows `wide` at most may go on a table from the page before: few lines stand above, or those of cells."""
    prose = sum(line.box.x1 - line.box.x0 >= CELL_SHARE * wide for line in above)
    return len(above) <= (MARGIN_LINES if prose else MARGIN_CELLS)


class _Part:
    """Lines around a stretch with figures, as rows by their height on the page: pdfium breaks them as it likes."""

    def __init__(
        self, page: PrintedPage, lines: Sequence[Line], reach: Reach, box_of: BoxOf, *, is_first: bool
    ) -> None:
        self.page, self.lines, self.is_first = page, lines, is_first
        self.are_numbered = False
        words: list[Piece] = []
        self.line_of: dict[int, int] = {}
        for number, line in enumerate(lines):
            for word in touching_parted(page.text, words_of(line, page), box_of):
                words.append(word)
                self.line_of[word.start] = number
        rows = close_parted(page.text, [phrases(row) for row in rows_of(words)])
        rows = numberings_joined(page.text, names_joined(page.text, rows))
        inside = [i for i, row in enumerate(rows) if any(reach[0] < each[0].middle < reach[1] for each in row)]
        self.start, self.end = (inside[0], inside[-1] + 1) if inside else (0, 0)
        self.rows = counted_parted(page.text, rows, self.start, self.end)

    def with_rows(self, rows: list[Row]) -> _Part:
        """The part with some of its words."""
        part = copy(self)
        middles = [row[0][0].middle for row in self.rows[self.start : self.end]]
        part.rows = rows
        inside = [i for i, row in enumerate(rows) if any(abs(row[0][0].middle - at) < 1 for at in middles)]
        part.start, part.end = (inside[0], inside[-1] + 1) if inside else (0, 0)
        return part

    def used(self, rows: Iterable[Row]) -> set[int]:
        """Numbers of the lines that rows are made of."""
        return {self.line_of[piece.start] for row in rows for phrase in row for piece in phrase}


@dataclass(slots=True)
class _Body:
    """Rows `start` to `end` of a part, the first of them with figures; `columns`: `None` where these are not clear."""

    start: int
    end: int
    splits: list[Split]
    columns: Columns | None


def _beside(part: _Part, edges: Sequence[Edge], *, may_share: bool) -> list[tuple[TableBlock, set[int]]]:
    """The tables of a part that is set in two halves side by side, one each; as lines where they cannot be read so."""
    text, body = part.page.text, part.rows[part.start : part.end]
    strip = strip_of(text, part.rows[: part.start], body)
    if strip is None:
        return []
    halves = [part.with_rows(rows) for rows in rows_beside(part.rows, part.start, strip)]
    found = [[*_tables(half, edges)] for half in halves]
    used = {number for tables in found for _, lines in tables for number in lines}
    is_all = used >= part.used(row for row in body if split_row(text, row).figures)
    if may_share and is_all and all(len(tables) == 1 and not tables[0][0].is_loose for tables in found):
        return [table for tables in found for table in tables]
    return [_loose(part, body)]


def _tables(part: _Part, edges: Sequence[Edge]) -> Iterator[tuple[TableBlock, set[int]]]:
    """Each table of a part, and its lines; what has figures in columns but no heads as a block of lines."""
    done = 0
    for body in _bodies(part):
        text = part.page.text
        if body.columns is None:
            yield _loose(part, part.rows[body.start : body.end])
            continue
        few = len(body.columns.reaches) < HEADLESS_COLUMNS
        above = part.rows[done : body.start]
        head = head_around(text, above, part.rows[body.start], body.columns)
        goes_on = part.are_numbered and not done and not head.rows
        parted = numbers_parted(text, body.splits) if goes_on else None
        if parted := parted or close_names_parted(text, above, head, body.splits, body.columns):
            body.splits, body.columns = parted
            head = head_around(text, above, part.rows[body.start], body.columns)
        if few and _are_pages(text, body.splits) and not _says_what(text, head, body):
            continue
        begin = body.start - head.between
        if part.is_first and not done and not head.rows:
            begin = cut_begin(text, part.rows, begin, body.splits, body.columns)
        over = [Split(row, []) for row in part.rows[begin : body.start]]
        end = tail_end(text, part.rows, body.end, [*over, *body.splits], body.columns)
        tail = [Split(row, []) for row in part.rows[body.end : end]]
        splits = [*unglued(text, over, body.columns), *body.splits, *unglued(text, tail, body.columns)]
        used = part.used([*head.rows, *part.rows[begin:end]])
        block = block_of_rows(part.page, head, splits, body.columns, _levels(edges, body.columns, splits))
        bare = head.bare(body.columns) if head.rows else set()
        above = part.rows[done:begin]
        is_numbered = bool(above) and is_numbering(text, above[-1])
        headless = not head.rows and (is_numbered or looks_headed(text, above, part.rows[begin], body.columns))
        block.has_lost_head = headless or bare == body.columns.of_all_figures()
        rest = part.rows[done : begin - len(head.rows)][-1:]  # above it may stand the document's own head
        is_cut = bool(head.rows) and looks_headed(text, rest, part.rows[begin - len(head.rows)], body.columns, WITHIN)
        are_close = len(heads_of_words(head, body.columns)) > len(body.columns.words)
        block.unsure = unsure_heads(text, head, body.columns)
        if is_cut or headless or bare:  # heads may stand one column off where one has none
            block.unsure = frozenset(body.columns.of_all_figures())
        block.is_doubtful = headless or bool(bare) or are_close or bool(block.unsure)
        rows = sum(bool(split.figures) for split in splits)
        if not head.rows and (few or rows < HEADLESS_ROWS or not body.columns.is_strict):
            is_prose = len(body.columns.words) > MOST_WORD_COLUMNS
            is_told = rows >= HEADLESS_ROWS or (not few and _are_measured(text, splits))
            if is_prose or not (is_told or part.is_first):
                continue
            block.lines = [part.lines[i] for i in sorted(used)]
            block.is_loose = is_told
        yield block, used
        done = end


def _says_what(text: str, head: Head, body: _Body) -> bool:
    """Whether a head of few words stands over figures of rows without labels of sections: they are no pages."""
    column = len(body.columns.words) if body.columns else 0
    words = sum(len(placed.phrase) for row in head.placed for placed in row if placed.column == column)
    names = [words_in(text, phrase) for split in body.splits for phrase in split.words]
    return 0 < words <= MOST_WORDS and not any(map(_LABELLED.search, names))


def _are_measured(text: str, splits: Sequence[Split]) -> bool:
    """Whether each of few rows has an amount, with marked thousands or decimals: no telephone number or date."""
    rows = [[words_in(text, phrase) for phrase in split.figures] for split in splits if split.figures]
    return all(any(map(_MEASURED.fullmatch, row)) for row in rows) and any(split.words for split in splits)


def _loose(part: _Part, rows: Sequence[Row]) -> tuple[TableBlock, set[int]]:
    """Rows of figures whose columns are not clear, as lines."""
    used = part.used(rows)
    number = part.page.index + 1
    lines = [part.lines[i] for i in sorted(used)]
    box = around([line.box for line in lines])
    return TableBlock(number, number, [], (), box, lines, is_ruled=False, is_loose=True), used


def _bodies(part: _Part) -> Iterator[_Body]:
    """Stretches of rows whose figures stand in columns, parted where words run into these."""
    text = part.page.text
    at = part.start
    while at < part.end:
        splits = notes_ended(notes_parted(text, [split_row(text, row) for row in part.rows[at : part.end]]))
        splits = names_parted(nameless_told(text, splits))
        begin = next((i for i, each in enumerate(splits) if begins_body(text, splits, each)), None)
        if begin is None:
            return
        at, splits = at + begin, splits[begin:]
        stop = end_of_body(text, splits)
        splits = splits[:stop]
        while splits and not splits[-1].figures:
            splits.pop()
        splits = names_ended(splits)
        columns = columns_of(text, splits)
        if columns is not None and (parted := unglued(text, splits, columns)) != splits:
            splits, columns = parted, columns_of(text, parted) or columns
        if columns is not None or sum(len(split.figures) > 1 for split in splits) >= HEADLESS_ROWS:
            yield _Body(at, at + len(splits), splits, columns)
        at += max(stop, 1)


def _levels(edges: Sequence[Edge], columns: Columns, splits: Sequence[Split]) -> list[float]:
    """Heights of the level lines that run through the table, from the top."""
    if not edges:
        return []
    left = min(across(phrase)[0] for split in splits for phrase in (*split.words, *split.figures))
    right = columns.reaches[-1][1]
    covered: dict[float, float] = {}
    for edge in edges:
        if edge.is_level:
            at = round(edge.box.top)
            covered[at] = covered.get(at, 0.0) + max(min(edge.box.x1, right) - max(edge.box.x0, left), 0.0)
    return sorted(at for at, wide in covered.items() if 2 * wide > right - left)


def _are_pages(text: str, splits: Sequence[Split]) -> bool:
    """Whether the figures are the page numbers of a list of contents: whole, small at first, never falling."""
    found = [words_in(text, phrase) for split in splits for phrase in split.figures]
    if not all(map(PLAIN.fullmatch, found)):
        return False
    numbers = [int(each) for each in found]
    return numbers[0] <= FIRST_PAGES and all(a <= b for a, b in pairwise(numbers)) and numbers[-1] <= MOST_PAGES
