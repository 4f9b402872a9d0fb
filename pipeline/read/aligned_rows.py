"""Rows of a table without ruled lines: what stands in which column, and the table's cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.read.cells import CellDraft, TableBlock
from pipeline.read.pieces import Piece, around, line_from
from pipeline.read.printed import PrintedPage

SAME_EDGE = 3.0  # points that the right edges (or the middles) of a column's figures may differ

Phrase = list[Piece]
Row = list[Phrase]


@dataclass(slots=True)
class Columns:
    """`edges`: right edges or middles of the columns of figures; `words`: where each column of words begins."""

    edges: list[float]
    by_middle: bool
    words: list[float]

    def of_figure(self, phrase: Phrase) -> int | None:
        """Number of the column of a figure, the columns of words not counted."""
        at = anchor(phrase, by_middle=self.by_middle)
        return next((i for i, edge in enumerate(self.edges) if abs(edge - at) <= SAME_EDGE), None)


@dataclass(slots=True)
class Split:
    """A row: words, and the figures at its end."""

    words: list[Phrase]
    figures: list[Phrase]


def words_in(text: str, phrase: Phrase) -> str:
    """What a phrase says."""
    return " ".join(text[piece.start : piece.end] for piece in phrase)


def anchor(phrase: Phrase, *, by_middle: bool) -> float:
    """Where a figure is set by: its middle, or its right edge."""
    x0, x1 = phrase[0].box.x0, phrase[-1].box.x1
    return (x0 + x1) / 2 if by_middle else x1


def spans(splits: Sequence[Split], columns: Columns) -> list[tuple[float, float]]:
    """From where to where the figures of each column reach."""
    held: list[list[Phrase]] = [[] for _ in columns.edges]
    for split in splits:
        for phrase in split.figures:
            held[columns.of_figure(phrase) or 0].append(phrase)
    return [(min(p[0].box.x0 for p in each), max(p[-1].box.x1 for p in each)) for each in held]


def overlaps(phrase: Phrase, span: tuple[float, float]) -> bool:
    """Whether a phrase stands over a stretch of the page's width."""
    return phrase[0].box.x0 < span[1] and phrase[-1].box.x1 > span[0]


def block_of_rows(page: PrintedPage, head: list[Row], splits: list[Split], columns: Columns) -> TableBlock:
    """The table of these rows, without the lines that it would be if it were none."""
    number = page.index + 1
    rows = list(_head_rows(page, head, splits, columns))
    rows += [_row(page, split, columns) for split in _joined(page.text, splits)]
    pieces = [piece.box for row in head for phrase in row for piece in phrase]
    pieces += [piece.box for split in splits for phrase in (*split.words, *split.figures) for piece in phrase]
    xs = (*columns.words, *columns.edges, columns.edges[-1] + SAME_EDGE)
    return TableBlock(number, number, [(number, row) for row in rows], xs, around(pieces), is_ruled=False)


def _joined(text: str, splits: list[Split]) -> Iterator[Split]:
    """Rows of several lines made one: words that go on in small letters, figures beside words of two lines."""
    held = splits[0]
    for split in splits[1:]:
        if _is_one(text, held, split):
            added = split.words or [[]]
            held = Split([*held.words[:-1], [*held.words[-1], *added[0]], *added[1:]], held.figures or split.figures)
        else:
            yield held
            held = split
    yield held


def _is_one(text: str, held: Split, split: Split) -> bool:
    if not held.words or (held.figures and split.figures):
        return False
    if split.words:
        return words_in(text, split.words[0])[:1].islower()
    return split.figures[0][0].middle < held.words[-1][-1].box.bottom + held.words[-1][-1].height / 2


def _row(page: PrintedPage, split: Split, columns: Columns) -> list[CellDraft]:
    held: list[list[Piece]] = [[] for _ in (*columns.words, *columns.edges)]
    for phrase in split.words:
        held[_word_column(columns, phrase)] += phrase
    for phrase in split.figures:
        held[len(columns.words) + (columns.of_figure(phrase) or 0)] += phrase
    return [_draft(page, pieces, column) for column, pieces in enumerate(held)]


def _word_column(columns: Columns, phrase: Phrase) -> int:
    middle = (phrase[0].box.x0 + phrase[-1].box.x1) / 2
    return max((i for i, begin in enumerate(columns.words) if begin <= middle), default=0)


def _draft(page: PrintedPage, pieces: list[Piece], column: int, span: int = 1) -> CellDraft:
    if not pieces:
        return CellDraft("", (), column, 1, span)
    line = line_from(page, pieces)
    return CellDraft(line.text, line.runs, column, 1, span, is_bold=bool(line.bold))


def _head_rows(page: PrintedPage, head: list[Row], splits: list[Split], columns: Columns) -> Iterator[list[CellDraft]]:
    """Heads over several columns in a row of their own, then one row of all others, each the words above its column."""
    if not head:
        return
    reaches = spans(splits, columns)
    words = len(columns.words)
    held: list[list[Piece]] = [[] for _ in range(words + len(reaches))]
    for row in head:
        wide: list[CellDraft] = []
        for phrase in row:
            over = [i for i, span in enumerate(reaches) if overlaps(phrase, span)]
            if len(over) > 1:
                wide.append(_draft(page, phrase, words + over[0], len(over)))
            else:
                held[words + over[0] if over else _word_column(columns, phrase)] += phrase
        if wide:
            yield wide
    yield [_draft(page, pieces, column) for column, pieces in enumerate(held)]
