"""Rows of a table without ruled columns: lines of one row joined, and the table's cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, zip_longest

from pipeline.read.aligned_balanced import balanced
from pipeline.read.aligned_broken import broken_joined, ends_figure
from pipeline.read.aligned_columns import Columns, Phrase, Row, Split, words_in
from pipeline.read.aligned_headcells import head_cells
from pipeline.read.aligned_heads import Head
from pipeline.read.aligned_wrapped import full_lines, goes_on_full
from pipeline.read.cells import CellDraft, TableBlock
from pipeline.read.lines import LINE_END_HYPHENS, Run
from pipeline.read.pieces import Piece, around, line_from, rows_of
from pipeline.read.printed import PrintedPage

RULED_SHARE = 0.8  # of the steps between rows of figures that have a line, where lines part the rows
STEP = 0.12  # times a line's height: more room between rows than between the lines of one
ROUNDING = 0.5  # points
FEWEST_CLOSE = 2  # lines with words alone that stand closer than rows do
GROUP = 3  # digits between two dots
_SHORT_GROUP = re.compile(r"[-(]?\s?\d{1,3}(?:\.\d{3})+\.(\d{1,2})")  # 1.026.270.00: a narrow column broke it
_DIGITS = re.compile(r"\d+(?=\)?$)")
TIGHT = 0.6  # of the least room between two rows of figures: the lines of one name stand closer


def block_of_rows(
    page: PrintedPage, head: Head, splits: Sequence[Split], columns: Columns, levels: Sequence[float] = ()
) -> TableBlock:
    """The table of these rows; `levels`: heights of level lines that run through it."""
    number = page.index + 1
    rows = list(_head(page, head, columns))
    whole = broken_joined(page.text, splits, columns)
    rows += [_row(page, split, columns) for split in _joined(page.text, whole, columns, levels)]
    phrases = [phrase for row in head.rows for phrase in row]
    phrases += [phrase for split in splits for phrase in (*split.words, *split.figures)]
    box = around([piece.box for phrase in phrases for piece in phrase])
    xs = (*columns.words, *(start for start, _ in columns.reaches), columns.reaches[-1][1])
    block = TableBlock(number, number, [(number, row) for row in rows], xs, box, is_ruled=False)
    block.reaches = tuple(columns.reaches)
    return block


def _joined(text: str, splits: Sequence[Split], columns: Columns, levels: Sequence[float]) -> Iterator[Split]:
    """Rows of several lines made one."""
    if _are_ruled(splits, levels):
        for _, band in groupby(splits, key=lambda split: bisect_right(levels, _middle(split))):
            yield from _by_words(text, list(band), columns, within=True)
    elif bands := balanced(text, splits, columns) or _bands(text, splits, columns):
        for lines in bands:
            yield from _by_words(text, lines, columns, within=True)
    else:
        yield from _by_words(text, list(splits), columns, within=False)


def _are_ruled(splits: Sequence[Split], levels: Sequence[float]) -> bool:
    """Whether level lines part the rows of figures."""
    middles = [_middle(split) for split in splits if split.figures]
    places = [bisect_right(levels, middle) for middle in middles]
    steps = sum(one != other for one, other in pairwise(places))
    return len(middles) > 1 and steps >= RULED_SHARE * (len(middles) - 1)


def _bands(text: str, splits: Sequence[Split], columns: Columns) -> list[list[Split]]:
    """Rows of several lines each, where more room parts them than their lines; none where that is not clear."""
    rooms = [room_between(one, other) for one, other in pairwise(splits)]
    ordered = sorted(rooms)
    step, low, high = max(((b - a, a, b) for a, b in pairwise(ordered)), default=(0.0, 0.0, 0.0))
    if step < STEP * splits[0].height:
        return []
    bands = [[splits[0]]]
    for room, split in zip(rooms, splits[1:], strict=True):
        if room > (low + high) / 2:
            bands.append([])
        bands[-1].append(split)
    figures = [_figure_rows(text, band, columns) for band in bands]
    begins = [words_in(text, phrase) for band in bands[1:] for phrase in band[0].words[:1]]
    is_clear = max(figures) == 1 < sum(figures) and not any(words[:1].islower() for words in begins)
    return bands if is_clear else []


def _figure_rows(text: str, band: Sequence[Split], columns: Columns) -> int:
    """How many lines have figures, those left out that end the broken figures of the line before."""
    found = [split for split in band if split.figures]
    return len(found) - sum(_completes(text, one, other, columns) for one, other in pairwise(found))


def _middle(split: Split) -> float:
    return (split.figures or split.words)[0][0].middle


def _by_words(text: str, splits: list[Split], columns: Columns, *, within: bool) -> Iterator[Split]:
    """Words that go on in small letters or stand close, figures beside words of two lines; `within` one ruled row."""
    if not splits:
        return
    room, full = _leastroom_between(splits), full_lines(text, splits, columns)
    held, last = splits[0], None
    for split, after in zip_longest(splits[1:], splits[2:]):
        is_of_next = (
            after is not None and not split.figures and room_between(split, after) < 0 <= room_between(held, split)
        )
        is_begun = _begins_note(last, held, split, columns, room=room) or goes_on_full(text, held, split, columns, full)
        if is_begun or (not is_of_next and _is_one(text, held, split, columns, within=within, room=room)):
            held = Split([*held.words, *split.words], [*held.figures, *split.figures])
        else:
            yield held
            held, last = split, held
    yield held


def _begins_note(last: Split | None, held: Split, split: Split, columns: Columns, *, room: float) -> bool:
    """Whether words behind the figures' columns alone are nearer to the row below than to the one above.

    Where none is above, nearer than rows stand, the least `room` between these.
    """
    if held.figures or not split.figures or not all(phrase[0].box.x0 > columns.reaches[-1][1] for phrase in held.words):
        return False
    return room_between(held, split) + STEP * held.height < (room_between(last, held) if last else room or float("inf"))


def _leastroom_between(splits: Sequence[Split]) -> float:
    """Between two rows of figures that follow each other."""
    rooms = [room_between(one, other) for one, other in pairwise(splits) if one.figures and other.figures]
    return min(rooms, default=0.0)


def room_in_names(text: str, splits: Sequence[Split]) -> float | None:
    """Most room before a line that goes on a name, where rows stand further apart; `None` where none tells."""
    alone = [
        (room_between(one, other), words_in(text, other.words[0]))
        for one, other in pairwise(splits)
        if not other.figures
    ]
    goes_on = [room for room, words in alone if words[:1].islower()]
    between = _leastroom_between(splits)
    within = max(goes_on, default=None)
    if within is None and between:  # names that all go on with capitals: `Xã Mỹ / Thắng`
        close = [room for room, _ in alone if room + STEP * splits[0].height < between]
        return max(close) + ROUNDING if len(close) >= FEWEST_CLOSE else None
    is_less = within is not None and (not between or within + STEP * splits[0].height < between)
    return within + ROUNDING if within is not None and is_less else None


def room_between(one: Split, other: Split) -> float:
    """From the lowest line of a row to the highest of the next."""
    return _top(other) - _bottom(one)


def is_close_below(one: Split, other: Split) -> bool:
    """Whether a row stands no further below another than lines of one cell do."""
    return room_between(one, other) <= other.height / 2


def _top(split: Split) -> float:
    return min(phrase[0].box.top for phrase in (*split.words, *split.figures))


def _bottom(split: Split) -> float:
    return max(phrase[-1].box.bottom for phrase in (*split.words, *split.figures))


def _is_one(text: str, held: Split, split: Split, columns: Columns, *, within: bool, room: float) -> bool:
    if held.figures and split.figures:
        return _completes(text, held, split, columns)
    if not held.words:
        return False
    above = {columns.of(phrase) for phrase in held.words}
    both = [phrase for phrase in split.words if columns.of(phrase) in above]
    if not both:
        return within or _stands_beside(held, split)
    are_lower = [words_in(text, phrase)[:1].islower() for phrase in both]
    if within or all(are_lower) or (not split.figures and _ends_cell(text, held, split, columns)):
        return True
    is_alone = len(both) == len(split.words) == 1 and not split.figures
    if is_alone and (_balances(held, split, columns) or _ends_name(text, held, split, columns)):
        return True
    return len(both) == 1 and room > 0 and not split.figures and room_between(held, split) < TIGHT * room


def _ends_cell(text: str, held: Split, split: Split, columns: Columns) -> bool:
    """Whether words of a row go on in small letters those of a cell that began with a capital: units may be small."""
    first: dict[int, str] = {}
    for phrase in held.words:
        first.setdefault(columns.of(phrase), words_in(text, phrase))
    return any(
        words_in(text, phrase)[:1].islower() and first.get(columns.of(phrase), "")[:1].isupper()
        for phrase in split.words
    )


def _ends_name(text: str, held: Split, split: Split, columns: Columns) -> bool:
    """Whether a number alone ends the name above it (`Đường giao thông xã số` / `14`): a row has a name or figures."""
    own = [phrase for phrase in held.words if columns.of(phrase) == columns.of(split.words[0])]
    is_name = any(letter.isalpha() for phrase in own for letter in words_in(text, phrase))
    is_below = any(abs(phrase[0].box.x0 - split.words[0][0].box.x0) < STEP * held.height for phrase in own)
    return is_name and is_below and words_in(text, split.words[0]).isdigit()


def _balances(held: Split, split: Split, columns: Columns) -> bool:
    """Whether a line below is of a cell set in the middle of its row: no fewer lines of it stand above the figures."""
    own = [phrase[0].box for phrase in held.words if columns.of(phrase) == columns.of(split.words[0])]
    if not held.figures or not own:
        return False
    middle, top, low = held.figures[0][0].middle, min(box.top for box in own), max(box.bottom for box in own)
    without, whole = (top + low) / 2 - middle, (top + split.words[0][0].box.bottom) / 2 - middle
    room = STEP * held.height
    return without < -room and whole < room


def _completes(text: str, held: Split, split: Split, columns: Columns) -> bool:
    """Whether figures were broken for want of room: the rest stands below each, or the beginning above its row."""
    above = {columns.of(phrase): words_in(text, phrase) for phrase in held.figures}
    if not held.words and room_between(held, split) < 0:
        return all(map(_is_unfinished, above.values())) and not above.keys() & {columns.of(p) for p in split.figures}
    return all(_goes_on(above.get(columns.of(phrase), ""), words_in(text, phrase)) for phrase in split.figures)


def _goes_on(figure: str, rest: str) -> bool:
    """Whether `rest` may be the end of a figure: it ends in a mark, or lacks just these digits of its last group."""
    short = _SHORT_GROUP.fullmatch(figure)
    digits = _DIGITS.match(rest)
    is_missing = short is not None and digits is not None and len(short[1]) + len(digits[0]) == GROUP
    return is_missing or (_is_unfinished(figure) and not rest[:1].isalpha())


def _is_unfinished(figure: str) -> bool:
    return (figure[-1:] in (".", ",") and figure[-2:-1].isdigit()) or (figure[:1] == "(" and figure[-1:].isdigit())


def _stands_beside(held: Split, split: Split) -> bool:
    """Whether a row of other columns is set in the middle of a name of two lines, the first of which is above."""
    last = held.words[-1][-1]
    return (split.figures or split.words)[0][0].middle < last.box.bottom + last.height / 2


def _row(page: PrintedPage, split: Split, columns: Columns) -> list[CellDraft]:
    held: list[list[Piece]] = [[] for _ in range(columns.count)]
    for phrase in (*split.words, *split.figures):
        held[columns.of(phrase)] += phrase
    return [_draft(page, pieces, column) for column, pieces in enumerate(held)]


def _numbers(page: PrintedPage, row: Row, columns: Columns) -> list[CellDraft]:
    held = dict(zip(columns.of_row(row), row, strict=True))
    return [_draft(page, held.get(column, []), column) for column in range(columns.count)]


def _draft(page: PrintedPage, pieces: Phrase, column: int, span: int = 1, rows: int = 1) -> CellDraft:
    """A cell; the lines of its text are parted by blanks."""
    text, runs = "", tuple[Run, ...]()
    lines = [line_from(page, row) for row in _number_first(rows_of(pieces))]
    for line in lines:
        is_one = not text or _is_hyphened(page.text, runs[-1]) or _goes_on(text, line.text)
        text += "" if is_one or ends_figure(text, line.text) else " "
        runs += tuple(Run(len(text) + run.at, run.source, run.length) for run in line.runs)
        text += line.text
    return CellDraft(text, runs, column, rows, span, is_bold=bool(lines) and all(line.bold for line in lines))


def _number_first(lines: list[Phrase]) -> list[Phrase]:
    """The lines of a cell, one left of all others first: the number beside the middle of a name of several lines."""
    if len(lines) <= 1:
        return lines
    begins = sorted((line[0].box.x0, at) for at, line in enumerate(lines))
    (_, first), (second, _) = begins[:2]
    return [lines[first], *lines[:first], *lines[first + 1 :]] if lines[first][-1].box.x1 < second else lines


def _is_hyphened(text: str, run: Run) -> bool:
    return text[run.source + run.length - 1] in LINE_END_HYPHENS


def _head(page: PrintedPage, head: Head, columns: Columns) -> Iterator[list[CellDraft]]:
    """The rows of the head: heads over several columns, those of each, what is told of all, the columns' numbers."""
    if not head.rows:
        return
    cells = sorted(head_cells(head, columns), key=lambda cell: (cell.row, cell.column))
    for _, row in groupby(cells, key=lambda cell: cell.row):
        yield [_draft(page, cell.pieces, cell.column, cell.span, cell.rows) for cell in row]
    if head.told:
        yield [_draft(page, [piece for phrase in head.told for piece in phrase], 0, columns.count)]
    if head.numbering:
        yield _numbers(page, head.numbering, columns)
