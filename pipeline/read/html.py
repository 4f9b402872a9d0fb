"""Web pages, and Word files that are web pages (`.doc` of many portals): text, headings, lists, tables.

Parsed by libxml2's HTML parser (lxml), which mends what authors left open as browsers do.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from pipeline.errors import UnreadableFile
from pipeline.model import Problem
from pipeline.read.decode import BYTE_ORDER_MARKS, decode
from pipeline.read.flow import flow_document
from pipeline.read.flowblocks import Block, FlowCell, FlowTable, Paragraph, Piece
from pipeline.read.htmlhidden import Hidden, is_struck, words_in
from pipeline.read.htmltables import grid, is_ruled
from pipeline.read.notemarks import without_notes
from pipeline.read.numbering import printed_number, printed_sign
from pipeline.read.sniff import is_mhtml
from pipeline.read.source import PagelessSource, RawFile
from pipeline.read.struck_told import struck_problems
from pipeline.read.word import FEW_LETTERS, RECOGNISE

LEFT_OUT = {
    "script",
    "style",
    "head",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "select",
    "nav",
    "button",
    "title",
    "del",  # what a tracked change took out, as Word's own files have it
}
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "ul",
}  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BOLD = {"b", "strong", "th", *HEADINGS}
LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
STYLE_FORMS = {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "lower-roman": "lowerRoman", "decimal": "decimal",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "upper-roman": "upperRoman", "none": "none",
}  # fmt: skip
_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
_XML_HEAD = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)|font-weight\s*:", re.IGNORECASE)
_CAPITALS = re.compile(r"text-transform\s*:\s*uppercase|font-variant\s*:\s*small-caps", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
META_WITHIN = 4096  # bytes; the standard says 1,024, Word's style sheets push it down
HELD = ("data:image/", "cid:")  # how the address of a picture begins that is in the file itself
FEWEST_WORDS = 40  # a portal's error or log-in page has fewer; a report never
DEEP = "Open it in a browser, save it as PDF, and run again."
STRUCK = "Look at the page: what counts must not be struck out."
FETCH = "Open the download link in a browser, save the document itself, and run again."
COMPARE = "Where it is not the document, open the download link in a browser, save the document itself, and run again."


class HtmlSource(PagelessSource):
    """A web page; nothing stays open, and there are no boxes."""

    def __init__(self, file: RawFile) -> None:
        """Raises UnreadableFile."""
        root, problems = _parsed(file)
        page = _Page(Hidden(root))
        blocks = list(page.blocks(root))
        problems += _pictures(file, root, blocks)
        problems += struck_problems(file.shown, page.struck, STRUCK)  # `<del>` is the page's own
        if file.suffix == ".pdf":
            problems.append(_named_pdf(file, blocks))
        self.document = flow_document(file, blocks, source="html", media_type="text/html", problems=problems)


def _pictures(file: RawFile, root: etree._Element, blocks: Sequence[Block]) -> list[Problem]:
    """A problem where pictures that the file holds stand beside hardly any text, as in Word files."""
    held = sum(element.get("src", "").startswith(HELD) for element in root.iter("img"))
    if not held or len(FlowCell(0, blocks=list(blocks)).text) >= FEW_LETTERS:
        return []
    message = f"{file.shown}: {held} pictures and hardly any text: tables or pages may be pictures."
    return [Problem("no_text_layer", message, RECOGNISE, page=1)]


def _named_pdf(file: RawFile, blocks: Sequence[Block]) -> Problem:
    """The row that says what was read instead of a PDF; a page of few words is an error page, and is refused."""
    words = sum(len(cell.text.split()) for cell in [FlowCell(0, blocks=list(blocks))])
    if words < FEWEST_WORDS:
        message = f"{file.shown}: named .pdf, but it is a web page, perhaps a portal's error or log-in page."
        raise UnreadableFile("html_named_pdf", message, FETCH)
    message = f"{file.shown}: named .pdf, but it is a web page; the text of the page was read."
    return Problem("html_named_pdf", message, COMPARE, page=1)


# ---- bytes to elements ------------------------------------------------------------------------------------


def _parsed(file: RawFile) -> tuple[etree._Element, list[Problem]]:
    text, problems = _text(file)
    # huge_tree lifts the limit of 256 levels, beyond which libxml2 drops the rest; nothing here recurses by level.
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    root = etree.fromstring(_XML_HEAD.sub("", text).encode("utf-8", "replace"), parser) if text.strip() else None
    if root is None:
        raise UnreadableFile("empty_file", f"{file.shown}: the page is empty.", "Fetch it again from its source.")
    if _depth(root) > DEEPEST:
        raise UnreadableFile("damaged_html", f"{file.shown}: its elements are nested beyond reason.", DEEP)
    return root, problems


DEEPEST = 250  # levels; portals have 40. The walk below takes two calls a level, Python allows 1,000


def _depth(root: etree._Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _text(file: RawFile) -> tuple[str, list[Problem]]:
    """Characters by byte order mark, then by what the page declares if that fits, then by what they look like."""
    data = file.data
    if is_mhtml(data):
        data = _main_part(data)
    declared = None if data.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)) else _declared(data)
    text = _as(data, declared) if declared else None
    decoded = decode(data) if text is None else None
    if text is None and decoded is None:
        message = f"{file.shown}: the page's encoding was not recognised."
        raise UnreadableFile("unknown_encoding", message, "Open it in a browser, save it as UTF-8, and run again.")
    if decoded is None or not decoded.broken:
        return (text if decoded is None else decoded.text) or "", []
    message = f"{file.shown}: {decoded.broken} broken bytes; they stand in the text as U+FFFD."
    return decoded.text, [Problem("broken_bytes", message, "Fetch it again from its source and compare.", page=1)]


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data[:META_WITHIN])
    name = (match[1] or match[2]).decode("ascii", "replace").lower() if match else None
    # Pages declare Latin-1 and mean Windows, as every browser takes it; UTF-16 cannot be declared in ASCII.
    names = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "x-user-defined": "cp1252"}
    return None if name is None or name.startswith("utf-16") else names.get(name, name)


def _as(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None
    return text


def _main_part(data: bytes) -> bytes:
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else b""
    return b""


# ---- elements to blocks -----------------------------------------------------------------------------------


class _Page:
    """Collects the pieces of the line at hand, and gives it out when a block begins or ends."""

    def __init__(self, hidden: Hidden) -> None:
        self._hidden = hidden
        self.struck = 0  # words that were left out so far
        self._line: list[Piece] = []
        self._label = ""
        self._is_set = False  # inside <pre>, where line ends and blanks print
        self._outline = 0  # level of the heading that is open

    def blocks(self, root: etree._Element) -> Iterator[Block]:
        """All of a page, cell or list item."""
        yield from self._inside(root, Piece(""))
        yield from self._ended()

    def _ended(self) -> Iterator[Block]:
        line, self._line = self._line, []
        if any(piece.text.strip() for piece in line):
            yield Paragraph(without_notes(line if self._is_set else _tidied(line)), outline=self._outline)

    def _inside(self, element: etree._Element, look: Piece) -> Iterator[Block]:
        self._say(element.text, look)
        number = _first_number(element)
        for child in element:
            if child.tag == "li":
                given = child.get("value") or ""
                number = int(given) if given.isdecimal() else number
                self._label = _label(element, number)
                number += -1 if element.get("reversed") is not None else 1
            if isinstance(child.tag, str):
                yield from self._child(child, _look(child, look))
            self._say(child.tail, look)

    def _child(self, child: etree._Element, look: Piece) -> Iterator[Block]:
        tag = str(child.tag)
        if tag in LEFT_OUT or self._hidden.is_hidden(child):
            return
        if is_struck(child):
            self.struck += words_in(child)
            return
        if tag == "br":
            self._line.append(Piece("\n"))
        elif tag == "table":
            yield from self._ended()
            yield FlowTable(grid(child, lambda cell: self._cell(cell, look)), is_ruled(child))
        elif tag in BLOCKS:
            yield from self._ended()
            if tag == "li" and self._label:
                self._line.append(Piece(self._label, look.is_bold))
                self._label = ""
            before = self._is_set, self._outline
            self._is_set, self._outline = self._is_set or tag == "pre", HEADINGS.get(tag, self._outline)
            yield from self._inside(child, look)
            yield from self._ended()
            self._is_set, self._outline = before
        else:
            yield from self._inside(child, look)

    def _cell(self, cell: etree._Element, look: Piece) -> list[Block]:
        """What stands in a cell; nothing where it, or its row, is struck out."""
        row = cell.getparent()
        if is_struck(cell) or (row is not None and is_struck(row)):
            self.struck += words_in(cell)
            return []
        inner = _Page(self._hidden)
        blocks = [*inner._inside(cell, _look(cell, look)), *inner._ended()]
        self.struck += inner.struck
        return blocks

    def _say(self, text: str | None, look: Piece) -> None:
        if text:
            text = text if self._is_set else _BLANKS.sub(" ", text)
            said = "".join(map(printed_sign, map(ord, text)))
            self._line.append(replace(look, text=said))


def _look(element: etree._Element, around: Piece) -> Piece:
    """How text in an element prints, by its name and its own style."""
    style = element.get("style") or ""
    weight = _BOLD_STYLE.search(style)
    bold = bool(weight[1]) if weight else around.is_bold or element.tag in BOLD
    font = _FONT.search(style)
    name = font[1].strip() if font else element.get("face") or around.font
    capitals = around.is_capitals or bool(_CAPITALS.search(style))
    raised = around.is_raised or element.tag == "sup" or bool(_RAISED.search(style))
    return Piece("", bold, font=name, is_capitals=capitals, is_raised=raised)


def _first_number(element: etree._Element) -> int:
    given = element.get("start") or ""
    if element.get("reversed") is not None and not given:
        return sum(1 for child in element if child.tag == "li")
    return int(given) if given.isdecimal() else 1


def _label(parent: etree._Element, number: int) -> str:
    """What is printed before a list item."""
    if parent.tag != "ol":
        return "- "
    style = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", parent.get("style") or "")
    form = STYLE_FORMS.get(style[1], "decimal") if style else LIST_FORMS.get(parent.get("type") or "1", "decimal")
    printed = printed_number(number, form)
    return f"{printed}. " if printed else ""


def _tidied(line: Sequence[Piece]) -> list[Piece]:
    """Blanks that follow one another are one, as browsers set them."""
    kept: list[Piece] = []
    before = " "
    for piece in line:
        text = piece.text.lstrip(" ") if before in " \n" else piece.text
        if text:
            kept.append(replace(piece, text=text))
            before = text[-1]
    return kept
