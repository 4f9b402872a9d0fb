"""Word files (`.docx`): body, tables, notes and first-page headers, in the order in which they print.

The XML is walked with lxml alone. python-docx (1.2) gives paragraphs and tables, but no labels of lists, notes, text
boxes or tracked changes, unpacks every picture, and refuses `.docm` files and files that name a part they lack.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from pipeline.errors import UnreadableFile
from pipeline.model import Document, Problem
from pipeline.read import wordpictures
from pipeline.read.archive import RELATIONS, Archive
from pipeline.read.flow import flow_document
from pipeline.read.flowblocks import Block, FlowTable, Paragraph, Piece
from pipeline.read.numbering import Numbering, W
from pipeline.read.source import PagelessSource, RawFile
from pipeline.read.struck_told import struck_problems
from pipeline.read.wordpictures import Shown
from pipeline.read.wordruns import CHOICES, Runs, chosen
from pipeline.read.wordstyles import Styles, find, switch, value
from pipeline.read.wordtables import Lines, grid

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
FEW_LETTERS = 400  # as with scans in PDFs: less text than this beside pictures is a stamp or a caption
STRUCK = "Look at them in Word: what counts must not be struck out."
RECOGNISE = "Save it as PDF, run OCR on it (for instance ocrmypdf -l vie), and run again."


class WordSource(PagelessSource):
    """A Word file; nothing stays open, and there are no boxes, for pages are made only when it is printed."""

    def __init__(
        self, file: RawFile, *, data: bytes | None = None, source: str = "docx", media_type: str = MEDIA_TYPE
    ) -> None:
        """Reads `data`, a `.docx` made of the file, or the file's own bytes. Raises UnreadableFile."""
        made = file.data if data is None else data
        self.document = read_word(file, made, source=source, media_type=media_type)


def read_word(file: RawFile, data: bytes, *, source: str, media_type: str) -> Document:
    """The document whose text is in `data`, a `.docx`; `file` is what the user gave, perhaps in an older format."""
    word = _Word(RawFile(data, file.shown, file.suffix))
    blocks = word.blocks()
    problems = word.problems(blocks)
    if problems and problems[0].code == "no_text_layer" and not any(_texts(blocks)):
        raise UnreadableFile("no_text_layer", problems[0].message, problems[0].remedy)
    return flow_document(file, blocks, source=source, media_type=media_type, problems=problems)


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.text.split()
        else:
            for row in block.rows:
                for cell in row:
                    yield from _texts(cell.blocks)


class _Word:
    """One document while it is read."""

    def __init__(self, file: RawFile) -> None:
        self._shown = file.shown
        self._archive = Archive(file)
        self._main = self._archive.main_part()
        root = self._archive.part(self._main)
        body = find(root, "body")
        if body is None:
            raise self._archive.damaged("the part with the text is missing")
        self._body = body
        self._related = self._archive.related(self._main)
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"))
        self._runs = Runs(self._styles, self._numbering)
        self._notes = {kind: self._note_bodies(kind) for kind in ("footnote", "endnote")}
        self._struck = 0
        self._pictures = 0
        self._shown_pictures: list[Shown] = []
        self._foreign = 0

    def _part(self, kind: str) -> etree._Element | None:
        name = next((target for found, target in self._related.values() if found == kind), None)
        return self._archive.part(name) if name else None

    def _note_bodies(self, kind: str) -> dict[str, etree._Element]:
        root = self._part(kind + "s")
        items = root.findall(W + kind) if root is not None else []
        return {item.get(W + "id") or "": item for item in items if item.get(W + "type") in {None, "normal"}}

    def blocks(self) -> list[Block]:
        """Everything that prints once: the first page's header, the body with its notes, the first page's footer."""
        header = self._edge("header")
        body = list(self._inside(self._body))
        return [*header, *body, *self._edge("footer")]

    def _edge(self, kind: str) -> list[Block]:
        """Header or footer of the first page. One for all pages is a running line, unless it is a letterhead."""
        section = next(self._body.iter(W + "sectPr"), None)
        if section is None:
            return []
        parts = {
            item.get(W + "type"): item.get(f"{{{RELATIONS}}}id") for item in section.findall(f"{W}{kind}Reference")
        }
        only_first = bool(switch(section, "titlePg"))
        _, name = self._related.get(parts.get("first" if only_first else "default") or "", ("", ""))
        root = self._archive.part(name) if name else None
        if root is None:
            return []
        blocks = list(self._inside(root, at_edge=True))
        lines = [line for block in blocks for line in _texts([block]) if isinstance(block, FlowTable)]
        return blocks if only_first or (kind == "header" and lines) else []

    def _inside(self, parent: etree._Element, *, at_edge: bool = False) -> Iterator[Block]:
        """The blocks of a body, cell, note, text box, header or footer; at the edge without lines of page numbers."""
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child, at_edge=at_edge)
            elif child.tag == W + "tbl":
                yield self._table(child, at_edge=at_edge)
            elif child.tag in WRAPPERS:
                yield from self._inside(child, at_edge=at_edge)
            elif child.tag == CHOICES + "AlternateContent":
                yield from self._inside(chosen(child), at_edge=at_edge)
            elif child.tag in {W + "altChunk", W + "subDoc"}:
                self._foreign += 1

    def _paragraph(self, element: etree._Element, *, at_edge: bool) -> Iterator[Block]:
        paragraph = self._runs.paragraph(element)
        reading = self._runs.reading
        self._struck += reading.struck
        self._pictures += reading.pictures
        self._shown_pictures += () if at_edge else reading.shown
        self._foreign += reading.objects
        # A table of contents says every heading twice: navigation made by Word, as page numbers are.
        is_contents = self._styles.name(value(element, "pPr", "pStyle")).startswith("toc ")
        if not is_contents and not (at_edge and reading.has_page_number):
            yield paragraph
        for box in reading.boxes:
            yield from self._inside(box, at_edge=at_edge)
        for kind, key, mark in reading.notes:
            yield from self._note(kind, key, mark)

    def _note(self, kind: str, key: str, mark: str) -> Iterator[Block]:
        """A note stands behind the paragraph that refers to it."""
        body = self._notes[kind].pop(key, None)
        for number, block in enumerate(self._inside(body) if body is not None else ()):
            if number == 0 and mark and isinstance(block, Paragraph):
                block.pieces.insert(0, Piece(f"{mark} ", is_mark=True))
            yield block

    def _table(self, element: etree._Element, *, at_edge: bool) -> FlowTable:
        table = Lines(self._styles, element)
        rows = grid(element, lambda cell: list(self._inside(cell, at_edge=at_edge)))
        return FlowTable(rows, is_ruled=table.are_drawn())

    def problems(self, blocks: Sequence[Block]) -> list[Problem]:
        """What of the file was not read."""
        found = []
        letters = sum(len(text) for text in _texts(blocks))
        if self._pictures and letters < FEW_LETTERS:
            message = f"{self._shown}: {self._pictures} pictures and hardly any text: pages may be pictures."
            found.append(Problem("no_text_layer", message, RECOGNISE, page=1))
        elif unread := self._unread_pictures():
            message = f"{self._shown}: {unread} large pictures seem to hold text or figures, which are not read."
            found.append(Problem("unread_picture", message, RECOGNISE, page=1))
        if self._foreign:
            message = f"{self._shown}: {self._foreign} tables, charts or texts of other programs are not read."
            remedy = "Open it in Word, paste what they show as plain tables or text, save it, and run again."
            found.append(Problem("embedded_part", message, remedy, page=1))
        return found + struck_problems(self._shown, self._struck, STRUCK)

    def _unread_pictures(self) -> int:
        shown = self._shown_pictures
        return wordpictures.unread(self._archive, self._related, shown, wordpictures.page_area(self._body))
