"""A Word paragraph to characters: fields, tracked changes, notes, text boxes (ECMA-376 part 1, 17.3 and 17.16)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.flowblocks import Paragraph, Piece
from pipeline.read.notemarks import without_notes
from pipeline.read.numbering import Numbering, W, printed_sign
from pipeline.read.wordpictures import Shown, shown_in
from pipeline.read.wordstyles import Look, Styles, find, value

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What stands around runs and prints nothing itself; insertions are part of the text, deletions are not.
CONTAINERS = {
    W + name for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo")
} | {MATH + name for name in ("oMath", "oMathPara")}
LEFT_OUT = {W + name for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr")}
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|SECTION)\b", re.IGNORECASE)
OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
GRAPHIC, DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData", ("/chart", "/diagram")
_HOLDS_TEXT = re.compile("Excel|Word|PowerPoint")  # formulas and drawings do not
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(slots=True)
class Field:
    """An open field: its instruction, and whether what comes now is its result."""

    instruction: str = ""
    in_result: bool = False

    @property
    def is_page_number(self) -> bool:
        """Whether it prints a number of pages; such numbers are no text."""
        return _PAGE_FIELD.match(self.instruction) is not None


@dataclass(slots=True)
class Reading:
    """What was met in a paragraph besides its characters."""

    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)  # kind, id, printed mark
    has_page_number: bool = False
    struck: int = 0  # words
    pictures: int = 0
    shown: list[Shown] = field(default_factory=list)
    objects: int = 0  # tables, texts and charts of other programs, of which only a picture is shown


class Runs:
    """Reads paragraphs in order: fields run over several, notes and lists are counted."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._fields: list[Field] = []
        self._note_count = {"footnote": 0, "endnote": 0}
        self.reading = Reading()

    def paragraph(self, element: etree._Element) -> Paragraph:
        """The paragraph's characters, its label in front; `reading` tells what else was met."""
        self.reading = Reading()
        properties = element.find(W + "pPr")
        style = value(properties, "pStyle")
        pieces = list(self._inside(element, style))
        # A field without its end would swallow the rest of the document.
        self._fields = [each for each in self._fields if each.in_result and not each.is_page_number]
        mark = find(properties, "rPr")
        goes_on = find(mark, "del") is not None or find(mark, "moveFrom") is not None
        label = "" if goes_on else self._label(properties, style)
        if label:
            first = next((piece.is_bold for piece in pieces if piece.text.strip()), False)
            pieces.insert(0, Piece(label, first or self._styles.look(mark, style).is_bold))
        outline = self._styles.outline(properties, style)
        return Paragraph(without_notes(pieces), goes_on=goes_on, is_labelled=bool(label), outline=outline)

    def _label(self, properties: etree._Element | None, style: str) -> str:
        number, level, named_by = self._styles.list_of(properties, style)
        if not number:
            return ""
        at = int(level) if level.isdecimal() else self._numbering.level_of_style(number, named_by)
        return self._numbering.label(number, at)

    def _inside(self, element: etree._Element, style: str) -> Iterator[Piece]:
        for child in element:
            if child.tag in LEFT_OUT:
                continue
            if child.tag in {W + "r", MATH + "r"}:
                yield from self._run(child, style)
            elif child.tag == W + "fldSimple":
                yield from self._simple_field(child, style)
            elif child.tag == CHOICES + "AlternateContent":
                yield from self._inside(chosen(child), style)
            elif child.tag in CONTAINERS or str(child.tag).startswith(MATH):
                yield from self._inside(child, style)

    def _simple_field(self, element: etree._Element, style: str) -> Iterator[Piece]:
        if _PAGE_FIELD.match(element.get(W + "instr") or ""):
            self.reading.has_page_number = True
        else:
            yield from self._inside(element, style)

    @property
    def _is_printed(self) -> bool:
        """Whether characters here are text: in results of fields, but not in instructions or page numbers."""
        return all(each.in_result and not each.is_page_number for each in self._fields)

    def _run(self, run: etree._Element, style: str) -> Iterator[Piece]:
        properties = run.find(W + "rPr")
        look = self._styles.look(properties, style)
        for child in run:
            name = str(child.tag).rpartition("}")[2]
            if name in {"fldChar", "instrText"}:
                self._field(child, name)
            elif name in {"footnoteReference", "endnoteReference"}:
                yield from self._note(child, name.removesuffix("Reference"))
            elif name in {"drawing", "pict", "object", "AlternateContent"}:
                self._picture(chosen(child) if name == "AlternateContent" else child)
            elif self._is_printed and not look.is_hidden:
                text = _characters(child, name)
                if look.is_struck:
                    self.reading.struck += len(text.split())
                elif text:
                    yield Piece(
                        text,
                        look.is_bold,
                        font=_font(child, look),
                        is_capitals=look.is_capitals,
                        is_raised=look.is_raised,
                    )

    def _field(self, child: etree._Element, name: str) -> None:
        if name == "instrText":
            if self._fields and not self._fields[-1].in_result:
                self._fields[-1].instruction += child.text or ""
            return
        kind = child.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
            self.reading.has_page_number |= self._fields[-1].is_page_number
        elif kind == "end" and self._fields:
            self.reading.has_page_number |= self._fields.pop().is_page_number

    def _note(self, child: etree._Element, kind: str) -> Iterator[Piece]:
        """The raised number: printed, but no part of the figure or word before it."""
        if (child.get(W + "customMarkFollows") or "0") in {"1", "true", "on"}:
            mark = ""
        else:
            self._note_count[kind] += 1
            mark = str(self._note_count[kind]).translate(_RAISED)
        self.reading.notes.append((kind, child.get(W + "id") or "", mark))
        if mark:
            yield Piece(mark, is_mark=True)

    def _picture(self, element: etree._Element) -> None:
        boxes = [box for box in element.iter(W + "txbxContent") if not _is_nested(box, element)]
        self.reading.boxes += boxes
        self.reading.pictures += not boxes
        self.reading.shown += shown_in(element)
        self.reading.objects += sum(1 for item in element.iter(OBJECT) if _HOLDS_TEXT.match(item.get("ProgID") or ""))
        self.reading.objects += sum(1 for item in element.iter(GRAPHIC) if (item.get("uri") or "").endswith(DRAWN))


def _is_nested(box: etree._Element, top: etree._Element) -> bool:
    """Whether a text box stands in another, or in the copy of it kept for old programs."""
    above = box.getparent()
    while above is not None and above is not top:
        if above.tag in {W + "txbxContent", CHOICES + "Fallback"}:
            return True
        above = above.getparent()
    return False


def chosen(element: etree._Element) -> etree._Element:
    """Of the same thing said for new and old programs, the one for new ones."""
    choice = element.find(CHOICES + "Choice")
    other = element.find(CHOICES + "Fallback") if choice is None else choice
    return element if other is None else other


def _characters(child: etree._Element, name: str) -> str:
    if name == "t":
        return (child.text or "").replace("\n", " ")
    if name == "sym":
        code = child.get(W + "char") or ""
        return printed_sign(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", code) else ""
    return CHARACTERS.get(name, "")


def _font(child: etree._Element, look: Look) -> str:
    return child.get(W + "font") or look.font
