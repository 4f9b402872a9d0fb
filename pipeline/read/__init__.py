"""Reading: file formats end here. `open_source(path)` gives a Source, `walk(paths)` the files of a corpus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.errors import UnreadableFile, too_deep
from pipeline.read.options import DEFAULTS, ReadOptions
from pipeline.read.sniff import DOC, DOCX, HTML, ODT, PDF, RTF, TEXT, WORD_XML, sniff
from pipeline.read.source import RawFile, Source
from pipeline.read.walk import Found, show, walk

__all__ = ["READERS", "Found", "ReadOptions", "Source", "open_source", "show", "walk"]


def _pdf(file: RawFile) -> Source:
    from pipeline.read.pdf import PdfSource

    return PdfSource(file)


def _text(file: RawFile) -> Source:
    from pipeline.read.plain import PlainSource

    return PlainSource(file)


def _html(file: RawFile) -> Source:
    from pipeline.read.html import HtmlSource

    return HtmlSource(file)


def _docx(file: RawFile) -> Source:
    from pipeline.read.word import WordSource

    return WordSource(file)


def _office(file: RawFile) -> Source:
    from pipeline.read.office import FORMATS, open_office

    return open_office(file, FORMATS[sniff(file)])


READERS: dict[str, Callable[[RawFile], Source]] = {
    PDF: _pdf,
    TEXT: _text,
    HTML: _html,
    DOCX: _docx,
    DOC: _office,
    RTF: _office,
    ODT: _office,
    WORD_XML: _office,
}


def open_source(path: Path, *, shown: str | None = None, options: ReadOptions = DEFAULTS) -> Source:
    """Open a file by what its bytes are; `shown` goes into `Document.path`. Raises UnreadableFile."""
    file = RawFile(_read_bytes(path, shown or show(path)), shown or show(path), path.suffix.lower(), options)
    try:
        return READERS[sniff(file)](file)
    except RecursionError as error:
        raise too_deep(file.shown) from error


def _read_bytes(path: Path, shown: str) -> bytes:
    try:
        if not path.is_file() and path.exists():
            raise UnreadableFile("not_a_file", f"{shown}: a folder, device or pipe, not a file.", "Name a file.")
        return path.read_bytes()
    except PermissionError as error:
        remedy = "Give the user who runs this the right to read it, and run again."
        raise UnreadableFile("no_permission", f"{shown}: it may not be read by this user.", remedy) from error
    except FileNotFoundError as error:
        if path.is_symlink():
            remedy = "Remove the link or mend it."
            raise UnreadableFile("dangling_link", f"{shown}: the link points to nothing.", remedy) from error
        remedy = "Put it back, or run again without it."
        raise UnreadableFile("vanished", f"{shown}: there is no such file (any more).", remedy) from error
    except OSError as error:
        remedy = "Copy the file to a sound disk and run again."
        raise UnreadableFile("io_error", f"{shown}: the system cannot read it ({error.strerror}).", remedy) from error
