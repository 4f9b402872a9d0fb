"""Text files: `.txt` and `.md`, in the encodings of decode.py, with the markup of markup.py."""

from __future__ import annotations

from pipeline.errors import UnreadableFile
from pipeline.model import Document, Problem
from pipeline.read.converted import without_leftovers
from pipeline.read.decode import Decoded, decode
from pipeline.read.judge import weigh
from pipeline.read.markup import read_markup, tidy
from pipeline.read.markuptables import tables_as_tabs
from pipeline.read.pandoctables import pandoc_as_tabs
from pipeline.read.sniff import looks_textual
from pipeline.read.source import DOC_ID_DIGITS, PagelessSource, RawFile
from pipeline.read.struck_told import struck_problems
from pipeline.read.textpages import FORM_FEED, text_pages
from pipeline.read.typedtables import typed_tables
from pipeline.read.unseentables import unseen_tables

MEDIA_TYPES = {".md": "text/markdown", ".markdown": "text/markdown"}
ENCODE = "Save it again as UTF-8 text (in Notepad: Save as, encoding UTF-8) and run again."
STRUCK = "Look at the text: what counts must not be struck out."
LOOK = "Look at the text; figures that need a head or a unit are missing."


class PlainSource(PagelessSource):
    """A text file; nothing stays open, and there are no boxes, for there is no page."""

    def __init__(self, file: RawFile) -> None:
        """Raises UnreadableFile when the bytes are no text."""
        self.document = _document(file, _decoded(file))


def _decoded(file: RawFile) -> Decoded:
    if not looks_textual(file.data):
        message = f"{file.shown}: the bytes are no text in any encoding, whatever the name says."
        raise UnreadableFile("binary_file", message, "Fetch it again from its source, or move it out of the folder.")
    decoded = decode(file.data)
    if decoded is None:
        raise UnreadableFile("unknown_encoding", f"{file.shown}: the text's encoding was not recognised.", ENCODE)
    if not decoded.text.strip("\0\ufeff \t\r\n"):
        raise UnreadableFile(
            "empty_file", f"{file.shown}: the file holds only blanks.", "Fetch it again from its source."
        )
    return decoded


def _document(file: RawFile, decoded: Decoded) -> Document:
    typed = typed_tables(pandoc_as_tabs(without_leftovers(_normalise(decoded.text))))
    text, tags = tables_as_tabs(typed.text)
    verdict = weigh(text)
    if not verdict.is_readable:
        raise UnreadableFile(
            "unreadable_text",
            f"{file.shown}: {verdict.why}; read as {decoded.encoding}.",
            "Convert it from its encoding to Unicode (TCVN3, VNI, VISCII and VPS are read as they are), and run again.",
        )
    markup = read_markup(text, [*tags, *typed.marks], typed)
    paged = text_pages(text, markup.tables, decoded.old or "plain")
    begins = (text.count(FORM_FEED, 0, at) + 1 for at in unseen_tables(text, markup.tables))
    loose = sorted({*markup.loose, *begins})
    digest = file.digest
    return Document(
        doc_id=digest[:DOC_ID_DIGITS],
        path=file.shown,
        sha256=digest,
        size=len(file.data),
        media_type=MEDIA_TYPES.get(file.suffix, "text/plain"),
        text=text.replace(FORM_FEED, "\n"),
        pages=paged.pages,
        tables=markup.tables,
        bold=markup.bold,
        marks=tidy([*markup.marks, *paged.marks]),
        outline=markup.outline,
        problems=(
            *_problems(file, decoded),
            *struck_problems(file.shown, markup.struck, STRUCK),
            *(_loose_figures(file, page) for page in loose),
        ),
    )


def _normalise(text: str) -> str:
    """Line ends as line feeds; byte order marks and NULs are no text."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\ufeff", "").replace("\0", "")


def _loose_figures(file: RawFile, number: int) -> Problem:
    message = (
        f"{file.shown}, page {number}: figures stand one below another, but not all were read as a table with heads."
    )
    return Problem("loose_figures", message, LOOK, page=number)


def _problems(file: RawFile, decoded: Decoded) -> tuple[Problem, ...]:
    if not decoded.broken:
        return ()
    message = f"{file.shown}: {decoded.broken} broken bytes; they stand in the text as U+FFFD."
    return (Problem("broken_bytes", message, "Fetch it again from its source and compare.", page=1),)
