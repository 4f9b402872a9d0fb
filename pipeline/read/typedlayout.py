"""Typed tables whose names run over several lines: their rows are set apart, so that they are read as one each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from pipeline.read.aligned_broken import ends_figures
from pipeline.read.aligned_columns import FIGURE, Reach, Row, across, split_row, words_in
from pipeline.read.aligned_heads import heads_a_column
from pipeline.read.aligned_names import has_numbers, number_parted
from pipeline.read.cells import CellDraft, TableBlock
from pipeline.read.lines import Line, joined
from pipeline.read.pieces import around, phrases, words_of
from pipeline.read.typedpage import FAR, HIGH, WIDE, TypedPage
from pipeline.read.typedrows import BEGINS_LABELLED, MOST_ABOVE, TypedLine, rows_of_lines, tops_of, typed_line

APART = 1.5  # points between rows
MOST_CUT = 8  # lines of a name on the page behind its figures
SAME_BEGIN = 2 * WIDE  # points that the lines of a name may begin apart


@dataclass(frozen=True, slots=True)
class Plan:
    """The lines of a table's body, by their numbers on the page, and those of each row; no rows where none can tell."""

    lines: tuple[int, ...]
    typed: tuple[TypedLine, ...]
    rows: tuple[tuple[int, ...], ...]

    def is_kept(self, page: TypedPage, block: TableBlock) -> bool:
        """Whether the rows of a table are those planned, as far as it has these lines."""
        own = set(self.lines)
        found = [lines for lines in row_lines(page, block) if lines & own]
        return not found or sorted(map(sorted, found)) == sorted(map(sorted, self.rows))


def row_lines(page: TypedPage, block: TableBlock) -> list[set[int]]:
    """The numbers of the lines that each row of a table is made of."""
    return [{page.line_at(run.source) for draft in row for run in draft.runs} for _, row in block.rows]


def plan_of(page: TypedPage, block: TableBlock, lines: dict[int, Line]) -> Plan | None:
    """How the lines of a table's body make rows; `None` where each is one, words are inside or figures broken."""
    used = {number for row in row_lines(page, block) for number in row}
    rows = {number: phrases(words_of(line, page)) for number, line in lines.items()}
    if has_numbers(block):
        # A name's own figure stands below the names: `Tỷ lệ trẻ dưới` / `5 tuổi suy`.
        begins = {number: across(row[0])[0] < block.xs[1] - WIDE for number, row in rows.items()}
        rows = {number: number_parted(page.text, row) if begins[number] else row for number, row in rows.items()}
    begin, end_of_figures = block.reaches[0][0], block.reaches[-1][1]
    rows = {number: [each for each in row if across(each)[0] <= end_of_figures] for number, row in rows.items()}
    only_notes = {number for number, row in rows.items() if not row}
    rows = {number: row for number, row in rows.items() if row}
    body = [number for number in sorted(used - only_notes) if _has_figures(page, rows[number], begin)]
    if not body or any(ends_figures(page.text, split_row(page.text, rows[number])) for number in body):
        return None
    above = _beside(page, rows, range(body[0] - 1, body[0] - 1 - MOST_ABOVE, -1), begin)[::-1]
    below = _beside(page, rows, range(body[-1] + 1, body[-1] + 1 + 2 * MOST_ABOVE), begin, most=len(block.xs))
    names = [
        x for n in range(body[0], body[-1] + 1) if n in rows and (x := _name_begin(page, rows[n], begin)) is not None
    ]
    below = list(takewhile(lambda n: _may_end_name(page, rows[n], names), below))
    numbers = [*above, *(n for n in range(body[0], body[-1] + 1) if n in rows), *below]
    inner = numbers[len(above) : len(numbers) - len(below)]
    if any(n not in body and not _is_left(rows[n], begin) for n in inner):
        return None
    alone = [
        rows[n][-1]
        for n in numbers
        if n not in body and not BEGINS_LABELLED.match(" ".join(words_in(page.text, each) for each in rows[n]))
    ]
    end = max((across(phrase)[1] for phrase in alone), default=begin)
    typed = [_typed(page, rows[n], (end, begin), has_figures=n in body) for n in numbers]
    needs = [each for each in typed[len(above) :] if not each.has_figures or not each.name]
    if not needs and not (above and not typed[0].name):
        return None
    found = _by_gaps(numbers, body) or rows_of_lines(typed, len(above))
    made = [[numbers[at] for at in row] for row in found] if found is not None else []
    while made and len(made[-1]) == 1 and made[-1][0] in below and made[-1][0] not in used:
        made.pop()
    made = [_with_notes(row, only_notes) for row in made]
    kept = [n for row in made for n in row] or inner
    of = dict(zip(numbers, typed, strict=True)) | dict.fromkeys(only_notes, TypedLine("", "", has_figures=False))
    return Plan(tuple(kept), tuple(of[n] for n in kept), tuple(map(tuple, made)))


def _with_notes(row: Sequence[int], only_notes: Container[int]) -> list[int]:
    """The lines of a row, and those right below them with nothing but the rest of its note."""
    found = list(row)
    while found[-1] + 1 in only_notes:
        found.append(found[-1] + 1)
    return found


def first_figures(page: TypedPage, block: TableBlock, lines: dict[int, Line]) -> int | None:
    """The first line of a table with figures; `None` where there is none, or no table."""
    if not block.rows:
        return None
    used = sorted({number for row in row_lines(page, block) for number in row})
    begin = block.reaches[0][0]
    return next((n for n in used if _has_figures(page, phrases(words_of(lines[n], page)), begin)), None)


def is_headless(block: TableBlock) -> bool:
    """Whether the first row of a table has figures, the rest of a name from the page before left out."""
    words = len(block.xs) - len(block.reaches) - 1
    rows = [[draft.text for draft in row if draft.column >= words and draft.text] for _, row in block.rows[:2]]
    return any(map(FIGURE.fullmatch, rows[0] or rows[-1]))


def has_names_inside(page: TypedPage, block: TableBlock, lines: dict[int, Line]) -> bool:
    """Whether rows have names between their columns of figures: two tables stand side by side."""
    if len(block.reaches) < 2 or not block.rows:  # noqa: PLR2004 a table at each side
        return False
    low, high = block.reaches[0][1], block.reaches[-1][0]
    begin = block.reaches[0][0]
    used = sorted({number for row in row_lines(page, block) for number in row if number in lines})
    rows = [phrases(words_of(lines[number], page)) for number in used]
    first = next((at for at, row in enumerate(rows) if _has_figures(page, row, begin)), len(rows))
    inside = [
        phrase
        for row in rows[first:]
        for phrase in row
        if low < across(phrase)[0] and across(phrase)[1] < high and not FIGURE.fullmatch(words_in(page.text, phrase))
    ]
    return len(inside) > 1


def _by_gaps(numbers: Sequence[int], body: Sequence[int]) -> list[list[int]] | None:
    """Rows that empty lines part, each with figures on one line; indexes into `numbers`."""
    bands = [[at for at, _ in band] for _, band in groupby(enumerate(numbers), key=lambda each: each[1] - each[0])]
    counts = [sum(numbers[at] in body for at in band) for band in bands]
    return bands if max(counts) == 1 < sum(counts) else None


def _has_figures(page: TypedPage, row: Row, begin: float) -> bool:
    split = split_row(page.text, row)
    return any(across(phrase)[1] > begin for phrase in split.figures) and not heads_a_column(page.text, split)


def _is_left(row: Row, begin: float) -> bool:
    return across(row[-1])[1] <= begin


def _beside(page: TypedPage, rows: dict[int, Row], numbers: range, begin: float, *, most: int = 1) -> list[int]:
    """The lines next to the figures, from these on, that hold nothing but part of a name; `most`: columns of words."""
    found: list[int] = []
    for number in numbers:
        row = rows.get(number)
        if row is None or len(row) > most or not _is_left(row, begin) or ":" in words_in(page.text, row[0])[:-1]:
            break
        found.append(number)
    return found


def _name_begin(page: TypedPage, row: Row, begin: float) -> float | None:
    """Where the name of a row begins; `None` where none is printed."""
    words = [phrase for phrase in row if across(phrase)[1] <= begin]
    is_named = bool(words) and not FIGURE.fullmatch(words_in(page.text, words[-1]))
    return across(words[-1])[0] if is_named else None


def _may_end_name(page: TypedPage, row: Row, names: Sequence[float]) -> bool:
    """Whether a line below the last figures begins where names do, and is no sentence or heading (`II. Tồn tại`)."""
    is_below = not names or any(abs(across(row[0])[0] - x) <= SAME_BEGIN for x in names)
    says = words_in(page.text, row[-1])
    return is_below and says[-1] not in ".;:" and not BEGINS_LABELLED.match(says)


def _typed(page: TypedPage, row: Row, names: Reach, *, has_figures: bool) -> TypedLine:
    """A line; `names`: where those that stand alone on a line end, and where the figures begin.

    A unit behind all of these, alone beside figures, is no name.
    """
    words = [phrase for phrase in row if across(phrase)[1] <= names[1]]
    is_unit = has_figures and len(words) == 1 and across(words[0])[0] > names[0]
    return typed_line([] if is_unit else [words_in(page.text, each) for each in words], has_figures=has_figures)


def cut_name(page: TypedPage, lines: Sequence[Line]) -> list[Line]:
    """The first lines of a page, where they are the rest of a name whose figures stand on the page before."""
    rows = [phrases(words_of(line, page)) for line in lines[: MOST_CUT + 1]]
    count = next((at for at, row in enumerate(rows) if split_row(page.text, row).figures), 0)
    if not count or not lines[0].text[:1].islower():
        return []
    begin = min(across(phrase)[0] for phrase in split_row(page.text, rows[count]).figures)
    is_name = all(len(row) == 1 and _is_left(row, begin) for row in rows[:count])
    return list(lines[:count]) if is_name else []


def give_name(page: TypedPage, block: TableBlock, lines: Sequence[Line]) -> None:
    """Put the rest of a name above the first row of a block that goes on a table; it stands in a column of words."""
    begin, words = lines[0].box.x0, block.xs[: -len(block.reaches) - 1]
    column = max(bisect_right(words, begin + SAME_BEGIN) - 1, 0)
    text, runs = joined(page.text, [(line.runs[0].source, line.runs[0].source + len(line.text)) for line in lines])
    width = max(draft.column for draft in block.rows[0][1]) + 1
    row = [CellDraft(text, runs, at) if at == column else CellDraft("", (), at) for at in range(width)]
    block.rows.insert(0, (block.page, row))
    block.lines = [*lines, *block.lines] if block.lines else []
    block.box = around([block.box, *(line.box for line in lines)])


def lay_out(page: TypedPage, plans: Sequence[Plan]) -> None:
    """Set the rows of these tables apart on the page, and figures beside the middle of their names."""
    offsets: dict[int, tuple[float, float]] = {}  # line -> how far below the first of its table; the table's height
    for plan in plans:
        at = {number: i for i, number in enumerate(plan.lines)}
        tops = dict(tops_of([[at[n] for n in row] for row in plan.rows], plan.typed, HIGH, APART))
        high = max(tops.values()) + HIGH
        offsets |= {number: (tops[i], high) for number, i in at.items()}
    top, base = FAR, FAR
    for number in range(len(page.tops)):
        if number not in offsets:
            page.tops[number], base, top = top, top + HIGH, top + HIGH
            continue
        below, high = offsets[number]
        page.tops[number] = base + APART + below
        top = base + APART + high
