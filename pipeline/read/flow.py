"""Documents that flow (Word, HTML): paragraphs and tables to one text, with bold spans, marks and cells.

Such files have no pages: all of them is page 1, and no box is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.errors import UnreadableFile
from pipeline.model import Cell, Document, Outlined, Page, Problem, Span, Table
from pipeline.read.judge import weigh
from pipeline.read.source import DOC_ID_DIGITS, RawFile

# A tab prints as room between words. One tab would be a cell border in our text, and heads are told apart by wide gaps.
TAB_GAP = "    "
_EDGE_TABS = re.compile(r"^[ \t\u00a0]+|[ \t\u00a0]+$", re.MULTILINE)
# Control characters print nothing, and the stages use two of them as fences.
_NO_TEXT = {code: None for code in (*range(32), 127) if chr(code) not in "\t\n"} | {0xFEFF: None}
_FIGURE = re.compile(r"[-+(]?\d[\d.,]*\s*%?\)?")
FEWEST_ROWS = FEWEST_COLUMNS = 2  # as in ruled tables of PDFs: less is a frame around text
FEWEST_FIGURES = 2
LOOSE_REMEDY = "Look at the page; figures that need a head or a unit are missing."
# (columns, rows, share of filled cells): a borderless list of many full rows is no letterhead or signature.
DENSE = ((3, 4, 0.66), (2, 7, 0.85))


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one look. `font`: its declared name, "" when unknown. A mark prints, but is no word or figure.

    What is raised may be one: only the paragraph tells.
    """

    text: str
    is_bold: bool = False
    is_mark: bool = False
    font: str = ""
    is_capitals: bool = False
    is_raised: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph; line feeds in it are breaks. `goes_on`: its end was deleted, so that the next one belongs to it.

    `is_labelled`: its first piece is the label of a list item. `outline`: its level as a heading, 0 for none.
    """

    pieces: list[Piece] = field(default_factory=list)
    goes_on: bool = False
    is_labelled: bool = False
    outline: int = 0

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class FlowCell:
    """One cell with all that stands in it."""

    column: int
    row_span: int = 1
    column_span: int = 1
    blocks: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a reader sees in it, on one line."""
        return " ".join(" ".join(paragraph.text.split()) for paragraph in flat(self.blocks)).strip()


@dataclass(slots=True)
class FlowTable:
    """A table; `is_ruled`: whether lines are drawn between its cells, `None` when the file does not say."""

    rows: list[list[FlowCell]]
    is_ruled: bool | None

    @property
    def columns(self) -> int:
        """Width of its grid."""
        return max((cell.column + cell.column_span for row in self.rows for cell in row), default=0)


Block = Paragraph | FlowTable


def flat(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """All paragraphs; a row of a table inside a cell is one line."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            pieces: list[Piece] = []
            for cell in row:
                pieces += [Piece("\t")] if pieces else []
                for number, paragraph in enumerate(flat(cell.blocks)):
                    pieces += [Piece(" "), *paragraph.pieces] if number else paragraph.pieces
            yield Paragraph(pieces)


def is_data(table: FlowTable) -> bool:
    """Whether a table holds data; else it only sets text side by side, as letterheads and signatures are set."""
    filled = [[cell for cell in row if cell.text] for row in table.rows]
    columns = {cell.column for row in filled for cell in row}
    if sum(1 for row in filled if row) < FEWEST_ROWS or len(columns) < FEWEST_COLUMNS:
        return False
    return table.is_ruled or _has_figures(filled) or _is_dense(table, filled)


def _has_figures(rows: list[list[FlowCell]]) -> bool:
    """A column behind the first whose cells are figures in most rows."""
    counts: dict[int, list[bool]] = {}
    for row in rows:
        for cell in row:
            counts.setdefault(cell.column, []).append(_FIGURE.fullmatch(cell.text) is not None)
    return any(c and sum(found) >= FEWEST_FIGURES and sum(found) * 2 >= len(found) for c, found in counts.items())


def _is_dense(table: FlowTable, rows: list[list[FlowCell]]) -> bool:
    share = sum(map(len, rows)) / max(sum(map(len, table.rows)), 1)
    return any(table.columns >= columns and len(rows) >= many and share >= least for columns, many, least in DENSE)


def unfolded(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with layout tables as what stands in them: the left column, then the next; paragraphs joined."""
    found: list[Block] = []
    for block in blocks:
        parts = [block] if isinstance(block, Paragraph) or is_data(block) else unfolded(list(_by_columns(block)))
        for part in parts:
            before = found[-1] if found else None
            if isinstance(before, Paragraph) and before.goes_on and isinstance(part, Paragraph):
                found[-1] = _joined(before, part)
            else:
                found.append(part)
    return found


def _joined(before: Paragraph, after: Paragraph) -> Paragraph:
    """Two paragraphs whose border was deleted: the second one's end is left, and with it its label."""
    cut = 1 if after.is_labelled else 0
    pieces = [*after.pieces[:cut], *before.pieces, *after.pieces[cut:]]
    return Paragraph(pieces, goes_on=after.goes_on, is_labelled=after.is_labelled, outline=after.outline)


def _by_columns(table: FlowTable) -> Iterator[Block]:
    """What stands in the cells, column by column between rows of one wide cell."""
    band: list[list[FlowCell]] = []
    for row in table.rows:
        if len(row) == 1 and row[0].column_span == table.columns > 1:
            yield from _band(band)
            band = []
            yield from row[0].blocks
        else:
            band.append(row)
    yield from _band(band)


def _band(rows: list[list[FlowCell]]) -> Iterator[Block]:
    cells = [(cell.column, number, cell) for number, row in enumerate(rows) for cell in row]
    for _, _, cell in sorted(cells, key=lambda item: item[:2]):
        yield from cell.blocks


@dataclass(slots=True)
class Flow:
    """The text under construction."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    bold: list[Span] = field(default_factory=list)
    marks: list[Span] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    outline: list[Outlined] = field(default_factory=list)

    def add(self, blocks: Sequence[Block]) -> None:
        """Write the blocks; several empty lines are one, none at the top."""
        for block in unfolded(blocks):
            if isinstance(block, FlowTable):
                self._table(block)
            elif block.text.strip():
                self._paragraph(block)
            elif self.length and self.parts[-2:] != ["\n", "\n"]:
                self._write("\n")

    def _paragraph(self, paragraph: Paragraph) -> None:
        at, first = self.length, len(self.parts)
        self._pieces(paragraph.pieces)
        written = "".join(self.parts[first:])
        if paragraph.outline and written.strip():
            self.outline.append(Outlined(at + len(written) - len(written.lstrip()), paragraph.outline))
        self._write("\n")

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _pieces(self, pieces: Sequence[Piece], *, tab: str = TAB_GAP) -> None:
        """Stretches of text, blanks at line edges left out, tabs as room."""
        whole = "".join(piece.text for piece in pieces)
        dropped = {i for m in _EDGE_TABS.finditer(whole) for i in range(*m.span())}
        at = 0
        for piece in pieces:
            kept = "".join(c for i, c in enumerate(piece.text, at) if i not in dropped)
            at += len(piece.text)
            text = kept.translate(_NO_TEXT).replace("\t", tab)
            text = text.upper() if piece.is_capitals else text
            if not text:
                continue
            span = Span(self.length, self.length + len(text))
            if piece.is_mark:
                self.marks.append(span)
            elif piece.is_bold:
                self._add_bold(span)
            self._write(text)

    def _add_bold(self, span: Span) -> None:
        """Stretches that follow one another, or lines, are one span."""
        if self.bold and self.bold[-1].end + (self.parts[-1:] == ["\n"]) == span.start:
            span = Span(self.bold.pop().start, span.end)
        self.bold.append(span)

    def _table(self, table: FlowTable) -> None:
        """The rows one after another, cells parted by tabs, paragraphs of a cell by line feeds."""
        first = self.length
        cells: list[Cell] = []
        for number, row in enumerate(table.rows):
            for index, cell in enumerate(row):
                if index:
                    self._write("\t")
                start = self.length
                self._cell(cell)
                cells.append(Cell(number, cell.column, start, self.length, cell.row_span, cell.column_span))
            self._write("\n")
        self.tables.append(Table(1, 1, first, max(self.length - 1, first), tuple(cells)))

    def _cell(self, cell: FlowCell) -> None:
        filled = [paragraph for paragraph in flat(unfolded(cell.blocks)) if paragraph.text.strip()]
        for number, paragraph in enumerate(filled):
            if number:
                self._write("\n")
            self._pieces(paragraph.pieces, tab=" ")


def flow_document(
    file: RawFile, blocks: Sequence[Block], *, source: str, media_type: str, problems: Sequence[Problem] = ()
) -> Document:
    """The document as read. Raises UnreadableFile when nothing or no Vietnamese is in it."""
    from pipeline.read.oldfonts import to_unicode
    from pipeline.read.tabbed import with_tables
    from pipeline.read.unseentables import unseen_problems

    encoding = to_unicode(blocks)
    tabbed = with_tables(unfolded(blocks))
    flow = Flow()
    flow.add(tabbed.blocks)
    text = "".join(flow.parts)
    if not text.strip():
        raise UnreadableFile("no_text", f"{file.shown}: no text stands in it.", "Look into it; a scan needs OCR first.")
    verdict = weigh(text)
    if not verdict.is_readable:
        message = f"{file.shown}: {verdict.why}; an old encoding (TCVN3, VNI)?"
        remedy = "Convert it from its old encoding to Unicode, for instance with UniKey, and run again."
        raise UnreadableFile("unreadable_text", message, remedy)
    digest = file.digest
    return Document(
        doc_id=digest[:DOC_ID_DIGITS],
        path=file.shown,
        sha256=digest,
        size=len(file.data),
        media_type=media_type,
        text=text,
        pages=(Page(1, 0, len(text), encoding or source),),
        tables=tuple(flow.tables),
        bold=tuple(flow.bold),
        marks=tuple(flow.marks),
        outline=tuple(flow.outline),
        problems=(
            *problems,
            *_loose_figures(file, tabbed.loose),
            *(unseen_problems(file, text, flow.tables) if not tabbed.loose else ()),
        ),
    )


def _loose_figures(file: RawFile, count: int) -> Iterator[Problem]:
    """A problem where rows of figures are set with tabs that do not tell their columns."""
    if count:
        message = f"{file.shown}: figures stand one below another, set with tabs, but their columns are not clear."
        yield Problem("loose_figures", message, LOOSE_REMEDY, page=1)
