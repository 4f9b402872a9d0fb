"""Documents that flow (Word, HTML): paragraphs and tables to one text, with bold spans, marks and cells.

Such files have no pages: all of them is page 1, and no box is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.errors import UnreadableFile
from pipeline.model import Cell, Document, Outlined, Page, Problem, Span, Table
from pipeline.read.flowblocks import Block, FlowCell, FlowTable, Paragraph, Piece, flat
from pipeline.read.judge import weigh
from pipeline.read.source import DOC_ID_DIGITS, RawFile
from pipeline.read.unfolding import unfolded

# A tab prints as room between words. One tab would be a cell border in our text, and heads are told apart by wide gaps.
TAB_GAP = "    "
_EDGE_TABS = re.compile(r"^[ \t\u00a0]+|[ \t\u00a0]+$", re.MULTILINE)
# Control characters print nothing, and the stages use two of them as fences.
_NO_TEXT = {code: None for code in (*range(32), 127) if chr(code) not in "\t\n"} | {0xFEFF: None}
LOOSE_REMEDY = "Look at the page; figures that need a head or a unit are missing."


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
