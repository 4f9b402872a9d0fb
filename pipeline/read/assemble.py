"""Pages to one text: offsets, bold spans, and the way back from an offset to a page's text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model import Carried, Cell, Page, Problem, Span, Stamp, Table
from pipeline.read.cells import TableBlock
from pipeline.read.lines import Line, Run

if TYPE_CHECKING:  # it loads pdfium, which texts need not
    from pipeline.read.ocr_page import OcrPage

# Room between paragraphs: the State's rules of layout ask for at least 6 points on lines of 15 to 20, so a third more
# than between lines.
PARTED = 1.2
LEAST_ROOM = 3.0  # points: raised and lowered figures move a line's box by less
OVERLAP = 4.0  # points that boxes of close lines overlap, from ascent to descent
FEW_LINES = 5
_new = tuple.__new__  # what an Origin's own does, without a call in between


@dataclass(slots=True)
class PageContent:
    """What was read from one page; `items` in reading order, their boxes on the upright page, as wide and high as told.

    `printed_size`: that of the page as it is displayed, where it was turned.
    """

    number: int
    width: float
    height: float
    source: str
    items: list[Line | TableBlock]
    is_picture: bool = False
    """Whether a picture fills the page and there is hardly any text on it."""
    stamps: list[Stamp] = field(default_factory=list)
    scan: OcrPage | None = None
    """The page as OCR read it, when it did."""
    flaws: list[Problem] = field(default_factory=list)
    """What may be missing from the page, though it was read."""
    printed_size: tuple[float, float] | None = None
    is_blank: bool = False
    """Whether nothing at all is printed on the page."""
    has_loose_figures: bool = False
    """Whether figures one below another were not taken for a table."""
    has_cut_row: bool = False
    """Whether the first row of a table may be the rest of one on the page before."""


class Origin(NamedTuple):
    """`length` characters at `start` of the document's text stand at `source` in the text of page `number`."""

    start: int
    length: int
    number: int
    source: int


@dataclass(slots=True)
class Assembled:
    """The document's text under construction."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    pages: list[Page] = field(default_factory=list)
    bold: list[Span] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    carried: list[Carried] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that was added so far."""
        return "".join(self.pieces)

    def locate(self, span: Span) -> list[Origin]:
        """Where the characters of a span come from, on the page where it starts only."""
        at = max(bisect_left(self.origins, (span.start + 1,)) - 1, 0)  # the last that begins no later
        if self.origins and span.start < span.end:
            start, length, number, source = self.origins[at]
            if start <= span.start and span.end <= start + length:  # as nearly all lie in one
                return [_new(Origin, (span.start, span.end - span.start, number, source + span.start - start))]
        found: list[Origin] = []
        while at < len(self.origins) and self.origins[at].start < span.end:
            origin = self.origins[at]
            start, end = max(origin.start, span.start), min(origin.start + origin.length, span.end)
            if start < end and (not found or origin.number == found[0].number):
                found.append(Origin(start, end - start, origin.number, origin.source + start - origin.start))
            at += 1
        return found


def assemble(contents: list[PageContent]) -> Assembled:
    """The text of all pages; rows of a table that goes on over pages count to their own page."""
    whole = Assembled()
    starts: dict[int, int] = {}
    for content in contents:
        starts.setdefault(content.number, whole.length)
        parted = _parted(content.items)
        for index, item in enumerate(content.items):
            if index in parted:
                _write(whole, "\n")
            if isinstance(item, Line):
                _add_line(whole, content.number, item)
            else:
                _add_table(whole, item, starts)
    for content, following in zip_longest(contents, contents[1:]):
        end = starts[following.number] if following else whole.length
        size = content.printed_size or (content.width, content.height)
        page = Page(content.number, starts[content.number], end, content.source, *size)
        whole.pages.append(page)
    return whole


def _parted(items: list[Line | TableBlock]) -> set[int]:
    """Indexes of the lines with more room above them than usual on the page: an empty line parts paragraphs."""
    steps = {
        index: item.box.top - before.box.top
        for index, (before, item) in enumerate(pairwise(items), 1)
        if isinstance(item, Line) and isinstance(before, Line) and item.box.top >= before.box.bottom - OVERLAP
    }
    if len(steps) < FEW_LINES:
        return set()
    usual = median(steps.values())
    return {index for index, step in steps.items() if step > max(usual * PARTED, usual + LEAST_ROOM)}


def _add_line(whole: Assembled, number: int, line: Line) -> None:
    at = whole.length
    _add_runs(whole, number, line.runs)
    for start, end in line.bold:
        _add_bold(whole, Span(at + start, at + end))
    whole.pieces += (line.text, "\n")
    whole.length = at + len(line.text) + 1


def _add_runs(whole: Assembled, number: int, runs: tuple[Run, ...]) -> None:
    begin = whole.length
    whole.origins += [_new(Origin, (begin + at, length, number, source)) for at, source, length in runs]


def _add_bold(whole: Assembled, span: Span) -> None:
    """Bold lines that follow one another become one span."""
    if whole.bold and whole.bold[-1].end + 1 == span.start:
        span = Span(whole.bold.pop().start, span.end)
    whole.bold.append(span)


def _write(whole: Assembled, text: str) -> None:
    whole.pieces.append(text)
    whole.length += len(text)


def _add_table(whole: Assembled, block: TableBlock, starts: dict[int, int]) -> None:
    """The rows one after another, cells parted by tabs; a table that goes on over pages is one."""
    cells: list[Cell] = []
    first = whole.length
    for row, (number, drafts) in enumerate(block.rows):
        starts.setdefault(number, whole.length)
        for column, draft in enumerate(drafts):
            if column:
                _write(whole, "\t")
            _add_runs(whole, number, draft.runs)
            for page, runs in draft.tails:
                _add_runs(whole, page, runs)
                parts = [Carried(whole.length + run.at, whole.length + run.at + run.length, page) for run in runs]
                whole.carried += parts
            if draft.is_bold and draft.text:
                whole.bold.append(Span(whole.length, whole.length + len(draft.text)))
            start = whole.length
            _write(whole, draft.text)
            cells.append(Cell(row, draft.column, start, whole.length, draft.row_span, draft.column_span))
        _write(whole, "\n")
    told = block.has_lost_head, block.unsure, block.is_rest
    whole.tables.append(Table(block.page, block.page_to, first, max(whole.length - 1, first), tuple(cells), *told))
