"""Tables without ruled lines: rows that end in figures, those of a column with right edges (or middles) in one line.

A table has a head, words above each of its columns of figures; rows without one are a table only where they go on one
from the page before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, mode

from pipeline.read.cells import CellDraft, TableBlock
from pipeline.read.lines import Line
from pipeline.read.printed import PrintedPage
from pipeline.read.pieces import BoxOf, Piece, around, line_from, phrases, rows_of, words_of

FEWEST_ROWS = 3  # of figures in a column: two lines of prose may end in figures by chance
SAME_EDGE = 3.0  # points that the right edges (or the middles) of a column's figures may differ
NEXT_ROW = 2.5  # times a row's height: room between rows of one table; set with open lines they have 1.5
BETWEEN = 3  # lines from one row's figures to the next: a name of three lines
ROW_SHIFT = 1.3  # times a line's height that the next begins above its end, when both stand in one row
HEAD_ROWS = 5  # lines of the deepest head seen
HEADLESS_FROM = 2  # lines above rows that go on a table from the page before: page number, running head
NUMBERED_SHARE = 0.7  # of the rows that show as many words left of the figures as the table has columns of words
_FIGURE = re.compile(r"[(\-+–−]?\s?\d[\d.,/]*(?:\s\d{3})*\s?%?\)?\*?|[-–—x…]|\.{3}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LAST = frozenset("0123456789)%-–")  # a row's last character
_LEADERS = re.compile(r"\.{5}|…{3}|_{4}")  # of a table of contents, and of blanks to fill in

Phrase = list[Piece]
Row = list[Phrase]


@dataclass(slots=True)
class _Columns:
    """`edges`: right edges or middles of the columns of figures; `words`: where each column of words begins."""

    edges: list[float]
    by_middle: bool
    words: list[float]

    def of_figure(self, phrase: Phrase) -> int | None:
        """Number of the column of a figure, the columns of words not counted."""
        at = _anchor(phrase, by_middle=self.by_middle)
        return next((i for i, edge in enumerate(self.edges) if abs(edge - at) <= SAME_EDGE), None)


@dataclass(slots=True)
class _Split:
    """A row: words, and the figures at its end."""

    words: list[Phrase]
    figures: list[Phrase]


def with_aligned_tables(page: PrintedPage, lines: list[Line], box_of: BoxOf) -> list[Line | TableBlock]:
    """The lines, those that make tables replaced by them."""
    items: list[Line | TableBlock] = []
    done = 0
    for start, end in list(_runs(lines)):
        first = max(done, start - HEAD_ROWS)
        found = _table(page, lines, (first, start, end), box_of)
        if found is not None:
            block, begin = found
            items += lines[done:begin]
            items.append(block)
            done = end
    return [*items, *lines[done:]] if done else list(lines)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Stretches of lines that end in figures; lines of words may stand between two such."""
    ending = [i for i, line in enumerate(lines) if line.text[-1:] in _LAST and not _LEADERS.search(line.text)]
    ending = [i for i in ending if i >= HEADLESS_FROM or not _FIGURE.fullmatch(lines[i].text)]  # the page's number
    start = 0
    for i in range(1, len(ending) + 1):
        if i == len(ending) or not _goes_on(lines, ending[i - 1], ending[i]):
            if i - start >= FEWEST_ROWS:
                yield ending[start], ending[i - 1] + 1
            start = i


def _goes_on(lines: Sequence[Line], one: int, other: int) -> bool:
    above, below = lines[one].box, lines[other].box
    high = below.bottom - below.top
    return other - one <= BETWEEN and -ROW_SHIFT * high < below.top - above.bottom < NEXT_ROW * high * (other - one)


def _table(
    page: PrintedPage, lines: Sequence[Line], span: tuple[int, int, int], box_of: BoxOf
) -> tuple[TableBlock, int] | None:
    """The table in `lines[start:end]` and the index of its first line, its head being looked for from `first` on."""
    first, start, end = span
    rows = _rows(lines[start:end], page.text, box_of)
    splits = [_split(page.text, row) for row in rows]
    heads = next((i for i, split in enumerate(splits) if split.figures and not _are_years(page.text, split)), len(rows))
    head, splits = rows[:heads], splits[heads:]
    columns = _columns(splits)
    if columns is None or not _fit(splits, columns):
        return None
    begin = start
    for line in reversed(lines[first:start]):
        above = _rows([line], page.text, box_of)
        if not all(_is_head(page.text, row, splits, columns) for row in above):
            break
        head = [*above, *head]
        begin -= 1
    if _covers(head, splits, columns):
        return _block(page, head, splits, columns), begin
    if start > HEADLESS_FROM or len(columns.edges) < 2:  # noqa: PLR2004 - a list with figures
        return None
    block = _block(page, [], splits, columns)
    block.lines = list(lines[start:end])
    return block, start


def _are_years(text: str, split: _Split) -> bool:
    """A head of years over columns of figures."""
    return all(_YEAR.fullmatch(_words(text, figure)) for figure in split.figures)


def _rows(lines: Sequence[Line], text: str, box_of: BoxOf) -> list[Row]:
    """By their height on the page, not by pdfium's lines: it breaks them behind a lone hyphen."""
    return [phrases(row) for row in rows_of([word for line in lines for word in words_of(line, text, box_of)])]


def _words(text: str, phrase: Phrase) -> str:
    return " ".join(text[piece.start : piece.end] for piece in phrase)


def _split(text: str, row: Row) -> _Split:
    at = len(row)
    while at > 0 and _FIGURE.fullmatch(_words(text, row[at - 1])):
        at -= 1
    return _Split(row[:at], row[at:])


def _anchor(phrase: Phrase, *, by_middle: bool) -> float:
    x0, x1 = phrase[0].box.x0, phrase[-1].box.x1
    return (x0 + x1) / 2 if by_middle else x1


def _columns(splits: Sequence[_Split]) -> _Columns | None:
    """By right edges or by middles, whichever needs fewer columns; `None` when a figure stands alone in its column."""
    figures = [phrase for split in splits for phrase in split.figures]
    if len(figures) < FEWEST_ROWS:
        return None
    found = []
    for by_middle in (False, True):
        groups: list[list[float]] = []
        for at in sorted(_anchor(phrase, by_middle=by_middle) for phrase in figures):
            if groups and at - groups[-1][0] <= SAME_EDGE:
                groups[-1].append(at)
            else:
                groups.append([at])
        found.append(_Columns([mean(group) for group in groups], by_middle, []) if min(map(len, groups)) > 1 else None)
    kept = [columns for columns in found if columns is not None]
    best = min(kept, key=lambda columns: len(columns.edges), default=None)
    if best is not None:
        best.words = _word_columns(splits)
    return best


def _word_columns(splits: Sequence[_Split]) -> list[float]:
    """Where the columns of words begin: number, name, unit; one when the rows do not agree."""
    rows = [split.words for split in splits if split.figures and split.words]
    usual = mode(len(row) for row in rows) if rows else 1
    whole = [row for row in rows if len(row) == usual]
    begins = [min(row[i][0].box.x0 for row in whole) for i in range(usual)] if whole else [0.0]
    ends = [max(row[i][-1].box.x1 for row in whole) for i in range(usual)] if whole else [0.0]
    apart = all(end < begin for end, begin in zip(ends, begins[1:], strict=False))
    return begins if apart and len(whole) >= NUMBERED_SHARE * len(rows) else begins[:1]


def _fit(splits: Sequence[_Split], columns: _Columns) -> bool:
    """Whether every figure has its column and each column figures enough, and words stay left of the figures."""
    counts = [0] * len(columns.edges)
    for split in splits:
        placed = [columns.of_figure(phrase) for phrase in split.figures]
        if None in placed or len(set(placed)) < len(placed):
            return False
        for column in placed:
            counts[column or 0] += 1
    left = _left(splits)
    is_clear = all(phrase[-1].box.x1 < left for split in splits for phrase in split.words)
    labelled = sum(bool(split.words) for split in splits if split.figures)
    return is_clear and max(counts) >= FEWEST_ROWS and 2 * labelled >= sum(bool(split.figures) for split in splits)


def _left(splits: Sequence[_Split]) -> float:
    """Where the figures begin."""
    return min(phrase[0].box.x0 for split in splits for phrase in split.figures)


def _is_head(text: str, row: Row, splits: Sequence[_Split], columns: _Columns) -> bool:
    """Whether a row above has words over the figures, none that lie over words and figures both, and no colon."""
    reach = max(phrase[-1].box.x1 for split in splits for phrase in split.words) if columns.words else 0.0
    over = [phrase for phrase in row if phrase[-1].box.x1 > reach]
    if not over or any(phrase[0].box.x0 < reach - SAME_EDGE and len(row) == 1 for phrase in over):
        return False
    top = min(phrase[0].box.top for split in splits[:1] for phrase in [*split.words, *split.figures])
    height = row[0][0].height
    near = -height < top - row[0][0].box.bottom < HEAD_ROWS * NEXT_ROW * height
    return near and not any(":" in _words(text, phrase) for phrase in over)


def _covers(head: Sequence[Row], splits: Sequence[_Split], columns: _Columns) -> bool:
    """Whether words stand above each column of figures."""
    spans = _spans(splits, columns)
    covered = {i for row in head for phrase in row for i, span in enumerate(spans) if _overlaps(phrase, span)}
    return len(covered) == len(columns.edges)


def _spans(splits: Sequence[_Split], columns: _Columns) -> list[tuple[float, float]]:
    """From where to where the figures of each column reach."""
    held: list[list[Phrase]] = [[] for _ in columns.edges]
    for split in splits:
        for phrase in split.figures:
            held[columns.of_figure(phrase) or 0].append(phrase)
    return [(min(p[0].box.x0 for p in each), max(p[-1].box.x1 for p in each)) for each in held]


def _overlaps(phrase: Phrase, span: tuple[float, float]) -> bool:
    return phrase[0].box.x0 < span[1] and phrase[-1].box.x1 > span[0]


def _block(page: PrintedPage, head: list[Row], splits: list[_Split], columns: _Columns) -> TableBlock:
    number = page.index + 1
    rows = list(_head_rows(page, head, splits, columns))
    rows += [_row(page, split, columns) for split in _joined(page.text, splits)]
    pieces = [piece.box for row in head for phrase in row for piece in phrase]
    pieces += [piece.box for split in splits for phrase in (*split.words, *split.figures) for piece in phrase]
    xs = (*columns.words, *columns.edges, columns.edges[-1] + SAME_EDGE)
    return TableBlock(number, number, [(number, row) for row in rows], xs, around(pieces), is_ruled=False)


def _joined(text: str, splits: list[_Split]) -> Iterator[_Split]:
    """Rows of several lines made one: words that go on in small letters, figures beside words of two lines."""
    held = splits[0]
    for split in splits[1:]:
        if _is_one(text, held, split):
            added = split.words or [[]]
            held = _Split([*held.words[:-1], [*held.words[-1], *added[0]], *added[1:]], held.figures or split.figures)
        else:
            yield held
            held = split
    yield held


def _is_one(text: str, held: _Split, split: _Split) -> bool:
    if not held.words or (held.figures and split.figures):
        return False
    if split.words:
        return _words(text, split.words[0])[:1].islower()
    return split.figures[0][0].middle < held.words[-1][-1].box.bottom + held.words[-1][-1].height / 2


def _row(page: PrintedPage, split: _Split, columns: _Columns) -> list[CellDraft]:
    held: list[list[Piece]] = [[] for _ in (*columns.words, *columns.edges)]
    for phrase in split.words:
        held[_word_column(columns, phrase)] += phrase
    for phrase in split.figures:
        held[len(columns.words) + (columns.of_figure(phrase) or 0)] += phrase
    return [_draft(page, pieces, column) for column, pieces in enumerate(held)]


def _word_column(columns: _Columns, phrase: Phrase) -> int:
    middle = (phrase[0].box.x0 + phrase[-1].box.x1) / 2
    return max((i for i, begin in enumerate(columns.words) if begin <= middle), default=0)


def _draft(page: PrintedPage, pieces: list[Piece], column: int, span: int = 1) -> CellDraft:
    if not pieces:
        return CellDraft("", (), column, 1, span)
    line = line_from(page, pieces)
    return CellDraft(line.text, line.runs, column, 1, span, is_bold=bool(line.bold))


def _head_rows(page: PrintedPage, head: list[Row], splits: list[_Split], columns: _Columns) -> Iterator[list[CellDraft]]:
    """Heads over several columns in a row of their own, then one row of all others, each the words above its column."""
    if not head:
        return
    spans = _spans(splits, columns)
    words = len(columns.words)
    held: list[list[Piece]] = [[] for _ in range(words + len(spans))]
    for row in head:
        wide: list[CellDraft] = []
        for phrase in row:
            over = [i for i, span in enumerate(spans) if _overlaps(phrase, span)]
            if len(over) > 1:
                wide.append(_draft(page, phrase, words + over[0], len(over)))
            else:
                held[words + over[0] if over else _word_column(columns, phrase)] += phrase
        if wide:
            yield wide
    yield [_draft(page, pieces, column) for column, pieces in enumerate(held)]
