"""Tables of typed pages (`pdftotext -layout`): read as those of printed pages without ruled lines are.

The text keeps its characters where each cell stands in one place; rows of several lines are written one cell after
another with tabs, as those of PDFs are, so that each cell is one stretch of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from pipeline.model import Span
from pipeline.read.aligned import part_aligned
from pipeline.read.aligned_names import has_numbers
from pipeline.read.assemble import PageContent
from pipeline.read.cells import TableBlock
from pipeline.read.lines import Line, read_lines
from pipeline.read.pagebreak import join_row, repeated_rows
from pipeline.read.stitch import stitch_tables
from pipeline.read.textlines import spots_of
from pipeline.read.typedheads import without_doubtful
from pipeline.read.typedlayout import (
    cut_name,
    first_figures,
    give_name,
    has_names_inside,
    is_headless,
    lay_out,
    plan_of,
)
from pipeline.read.typedpage import HIGH, TypedPage
from pipeline.read.typedrules import without_rules
from pipeline.read.typedstraight import straighten
from pipeline.read.typedtext import Part, Typed, written
from pipeline.starts import matches_from

FORM_FEED = "\f"
GAP = "  "  # what parts columns at least
SPARSE = 50  # characters to a gap
FEWEST_ROWS = 2  # lines that end in figures behind a gap
MOST_LINES = 400  # of a page that is read as a whole
LINES_AROUND = 16  # figures: a head is looked for above them, the rest of a name below
_FIGURE = r"[-+(−–]?[ ]?\d[\d.,]*(?:(?: \d{3})+(?:,\d+)?)?[ ]?%?\)?\*{0,3}"
# Figures at a line's end, or two of them before notes.
_ENDS_IN_FIGURE = re.compile(rf" {{2}}(?:(?:{_FIGURE}|[-–—])[ ]*$|{_FIGURE} {{2,}}{_FIGURE} {{2}})", re.MULTILINE)
# A name and an amount, its thousands or decimals marked: no telephone number, date or year.
_MEASURED_ROW = re.compile(r".*[^\W\d_].* {2,}[-+(−–]?[ ]?[1-9]\d{0,2}(?:(?:\.\d{3})+(?:,\d+)?|,\d{1,2}%?)\)?[ ]*")
HEADED = 2  # rows: the head, and one below it
MOST_APART = 3  # lines from one such row to the next
_NUMBER = re.compile(r"\s*(?:[-–—]\s*)?\d{1,3}(?:\s*[-–—])?\s*")
_NUMBERED_HEAD = re.compile(r"\s*\S[^\n]* {2,}(\d{1,3})[ ]*\n(?=[ ]*\n)")
_PAGE_AT_END = re.compile(r"(?<![\d.,])\d{1,3}(?:/\d{1,3})?[ ]*$")
_GAP = re.compile(r"\S {2,}\S")
_LINE = re.compile(r"[^\n]*\n?")


def typed_tables(text: str) -> Typed:
    """The tables of a text whose columns are set with blanks."""
    ends = _row_ends(text)
    if len(ends) < FEWEST_ROWS:
        return Typed(text)
    parts: list[Part] = []
    for stretch in _stretches(text, ends):
        parts.append(_part(text, *stretch, are_numbered=_goes_on_numbered(parts, stretch[1])))
    contents = [PageContent(part.number, part.page.width, part.page.height, "", [*part.items]) for part in parts]
    _set_alike(parts)
    stitch_tables(contents)
    for part, content in zip(parts, contents, strict=True):
        part.left = content.items
    return written(text, parts)


def _row_ends(text: str) -> list[int]:
    """Where the last figures of lines stand, with the gap before them."""
    gaps = text.count(GAP)
    if gaps < FEWEST_ROWS:
        return []
    few = gaps * SPARSE < len(text)  # in most texts; where blanks set columns, the pattern itself is faster
    found = matches_from(spots_of(text, GAP), _ENDS_IN_FIGURE, text) if few else _ENDS_IN_FIGURE.finditer(text)
    return [match.start() for match in found]


def _stretches(text: str, ends: Sequence[int]) -> Iterator[tuple[Span, int]]:
    """What to lay out, and the number of its page: pages with figures behind gaps, of long ones the lines around."""
    running = _running(text) if FORM_FEED in text else frozenset[str]()
    at = 0
    for number, body in enumerate(text.split(FORM_FEED), 1):
        inside = ends[bisect_left(ends, at) : bisect_left(ends, at + len(body))]
        if inside and body.count("\n") <= MOST_LINES:
            page = Span(at + _numbered_head(body, number), at + len(body))
            yield Span(*_without_edges(text, *page, running)), number
        elif inside:
            yield from ((span, number) for span in _around(text, Span(at, at + len(body)), inside))
        at += len(body) + 1


def _around(text: str, page: Span, ends: Sequence[int]) -> Iterator[Span]:
    """The stretches of a long page that have figures behind gaps, with lines above and below."""
    held: Span | None = None
    for end in ends:
        span = Span(_lines_before(text, page.start, end), _lines_behind(text, page.end, end))
        if held and span.start <= held.end:
            held = Span(held.start, span.end)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _lines_before(text: str, start: int, at: int) -> int:
    for _ in range(LINES_AROUND):
        at = text.rfind("\n", start, at)
        if at < 0:
            return start
    return at + 1


def _lines_behind(text: str, end: int, at: int) -> int:
    for _ in range(LINES_AROUND):
        at = text.find("\n", at + 1, end)
        if at < 0:
            return end
    return at


def _running(text: str) -> frozenset[str]:
    """Last lines, and first ones without gaps, that stand on several pages, numbers left out."""
    counts: Counter[str] = Counter()
    for body in text.split(FORM_FEED):
        lines = [line for line in body.split("\n") if line.strip()]
        edges = {_bare(lines[-1]), *(_bare(line) for line in lines[:1] if not _GAP.search(line))} if lines else set()
        counts.update(edges)
    return frozenset(line for line, count in counts.items() if count > 1)


def _bare(line: str) -> str:
    """A line without the number of its page at its end: a row of figures that are others is another line."""
    return " ".join(_PAGE_AT_END.sub("", line).split())


def _numbered_head(body: str, number: int) -> int:
    """Where a page begins behind a running head that ends in its number, apart from the text; 0 where none does."""
    head = _NUMBERED_HEAD.match(body)
    return head.end() if head and number > 1 and int(head[1]) == number else 0


def _without_edges(text: str, start: int, end: int, running: Container[str]) -> tuple[int, int]:
    """The page without its number and running lines at its edges."""
    lines = [match for match in _LINE.finditer(text, start, end) if match[0].strip()]
    while lines and _is_furniture(lines[0][0], running):
        start = lines.pop(0).end()
    while lines and _is_furniture(lines[-1][0], running):
        end = lines.pop().start()
    return start, end


def _is_furniture(line: str, running: Container[str]) -> bool:
    return _NUMBER.fullmatch(line) is not None or (bool(_bare(line)) and _bare(line) in running)


def _goes_on_numbered(parts: Sequence[Part], number: int) -> bool:
    """Whether the page before ends in a table whose rows have a column of numbers."""
    last = parts[-1].items[-1] if parts and parts[-1].items and parts[-1].number == number - 1 else None
    return isinstance(last, TableBlock) and has_numbers(last)


def _part(text: str, span: Span, number: int, *, are_numbered: bool) -> Part:
    """The stretch laid out as a page, its tables found; once more with its rows apart where names run over lines."""
    page = TypedPage(without_rules(text[slice(*span)]), number - 1)
    straighten(page, _typed_lines(page))
    cut = cut_name(page, _typed_lines(page)) if number > 1 else []
    blocks = _aligned(page, cut, are_numbered=are_numbered)
    lines = {page.line_at(line.runs[0].source): line for line in read_lines(page)}
    plans = [plan for block in blocks if block.rows and (plan := plan_of(page, block, lines)) is not None]
    if any(plan.rows for plan in plans):
        lay_out(page, [plan for plan in plans if plan.rows])
        blocks = _aligned(page, cut, are_numbered=are_numbered)
    part = Part(span.start, number, page)
    order: list[tuple[int, Line | TableBlock]] = []
    rest = {page.line_at(line.runs[0].source): line for line in _typed_lines(page)}
    for block in blocks:
        used = _lines_of(page, block)
        is_kept = all(plan.is_kept(page, block) for plan in plans) and not has_names_inside(page, block, lines)
        if is_kept and all(number in used or number not in lines for number in range(min(used), max(used) + 1)):
            first = first_figures(page, block, lines)
            block.is_doubtful |= first is not None and without_doubtful(page, block, first)
            if block.is_doubtful:
                part.doubtful.append(Span(min(used), max(used) + 1))
            part.blocks.append((block, Span(min(used), max(used) + 1)))
            order.append((min(used), block))
            rest = {number: line for number, line in rest.items() if number not in used}
        else:
            part.refused.append(Span(min(used), max(used) + 1))
    order += rest.items()
    part.refused += _left_over(page, rest)
    part.items = [item for _, item in sorted(order, key=lambda each: each[0])]
    return part


def _set_alike(parts: Sequence[Part]) -> None:
    """Give a page's first table the columns of the last of the page before, where its head is printed again or none is.

    Each page is laid out for itself: the same column stands a few characters further left or right.
    """
    for part, following in pairwise(parts):
        one, other = part.items[-1:], following.items[:1]
        if following.number != part.number + 1 or not one or not other:
            continue
        last, first = one[0], other[0]
        if not isinstance(last, TableBlock) or not isinstance(first, TableBlock):
            continue
        counts = [(len(block.reaches), len(block.xs)) for block in (last, first)]
        is_headed = bool(repeated_rows(last.rows, first.rows))
        if counts[0] == counts[1] and (is_headed or is_headless(first)):
            first.reaches, first.xs = last.reaches, last.xs
            if is_headed:
                _join_name(last, first)


def _join_name(last: TableBlock, first: TableBlock) -> None:
    """Take the lower rows of a repeated head out, and the rest of a name below it to the row that it goes on."""
    deep = max(draft.row_span for draft in first.rows[0][1])
    del first.rows[1:deep]
    page, row = first.rows[1]
    above = {draft.column: draft.text for draft in last.rows[-1][1]}
    filled = [draft for draft in row if draft.text]
    if len(filled) == 1 and filled[0].text[0].islower() and above.get(filled[0].column) and len(first.rows) > HEADED:
        join_row(last.rows[-1][1], page, row)
        del first.rows[1]


def _aligned(page: TypedPage, cut: Sequence[Line], *, are_numbered: bool) -> list[TableBlock]:
    """The tables and loose figures of a page; `cut`: its first lines, the rest of a name from the page before."""
    lines = _typed_lines(page)[len(cut) :]
    blocks, _ = part_aligned(page, lines, [], page.box_at, are_numbered=are_numbered, by_lines=True)
    first = min(blocks, key=lambda block: block.box.top, default=None)
    if cut and first is not None and first.rows and (first.lines or is_headless(first)):
        give_name(page, first, cut)
    return blocks


def _typed_lines(page: TypedPage) -> list[Line]:
    """The lines that may be of a table set with blanks: not those of tabs or pipes, no numbers alone."""
    lines = [line for line in read_lines(page) if "\t" not in line.text and "|" not in line.text]
    return [line for line in lines if not _NUMBER.fullmatch(line.text)]


def _left_over(page: TypedPage, rest: Container[int]) -> Iterator[Span]:
    """Neighbouring lines with a name and an amount behind a gap that are of no table; `rest`: the lines of none."""
    run: list[int] = []
    for number in range(len(page.starts)):
        text = page.line_text(number)
        is_end = bool(text.strip()) and (number not in rest or (run and number - run[-1] > MOST_APART))
        if is_end and run:
            if len(run) >= FEWEST_ROWS:
                yield Span(run[0], run[-1] + 1)
            run = []
        if number in rest and _MEASURED_ROW.fullmatch(text):
            run.append(number)
    if len(run) >= FEWEST_ROWS:
        yield Span(run[0], run[-1] + 1)


def _lines_of(page: TypedPage, block: TableBlock) -> set[int]:
    """Numbers of the lines of a block, told by where it stands."""
    tops = enumerate(page.tops)
    inside = {number for number, top in tops if block.box.top <= top + HIGH / 2 <= block.box.bottom}
    return {number for number in inside if page.line_text(number).strip()}
