"""Opening a PDF: what is damaged or locked is told, what is made to harm is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.errors import UnreadableFile
from pipeline.model import Problem
from pipeline.read.damage import mended
from pipeline.read.pagetree import is_doubtful, page_tree
from pipeline.read.pdffile import PASSWORD_ERROR, OpenFile
from pipeline.read.pdfium import OpenPage
from pipeline.read.sniff import pdf_start
from pipeline.read.source import RawFile
from pipeline.read.unpacked import refuse_bomb

AGAIN = "Fetch it again from its source; the download may have been broken."
COMPARE = "Compare with the pages that a viewer shows; fetch it again from its source if some are missing."


@dataclass(frozen=True, slots=True)
class Opening:
    """An open file; `lost`: numbers of the pages that are not whole; `problems` are of the file."""

    opened: OpenFile
    lost: frozenset[int]
    problems: list[Problem]


def open_pdf(file: RawFile, prepare: Callable[[OpenPage], None]) -> Opening:
    """The file open in pdfium; `prepare` is called with every page loaded. Raises UnreadableFile."""
    found = mended(file.data, pdf_start(file) or 0)
    refuse_bomb(file, found.data)
    opened = OpenFile(found.data, prepare, password=file.options.password)
    lost = found.lost_pages(opened.page_count) if opened.page_count else None
    if lost is not None:
        return Opening(opened, lost, [_cut(file)] if found.is_cut else _false_tree(file, found.data, opened))
    error, was_open = opened.error, opened.is_open
    opened.close()
    if error == PASSWORD_ERROR:
        raise _locked(file)
    if found.is_cut:
        raise UnreadableFile("truncated_pdf", f"{file.shown}: the PDF breaks off before its end.", AGAIN)
    if was_open:
        raise UnreadableFile("no_pages", f"{file.shown}: the PDF has no pages.", AGAIN)
    raise UnreadableFile("damaged_pdf", f"{file.shown}: the PDF's structure is damaged beyond repair.", AGAIN)


def _locked(file: RawFile) -> UnreadableFile:
    if file.options.password is None:
        message = f"{file.shown}: the PDF is locked with a password."
        advice = "Run again with --password TEXT, or save a copy without the password."
        return UnreadableFile("encrypted_pdf", message, advice)
    message = f"{file.shown}: the PDF is locked with another password than the one of --password."
    return UnreadableFile("encrypted_pdf", message, "Run it alone with its own password.")


def _cut(file: RawFile) -> Problem:
    message = f"{file.shown}: the PDF breaks off before its end; only pages of which nothing is missing were read."
    return Problem("truncated_pdf", message, AGAIN)


def _false_tree(file: RawFile, data: bytes, opened: OpenFile) -> list[Problem]:
    """The problem that the list of pages is false; pages beyond the last that it names are not read then."""
    tree = page_tree(data) if is_doubtful(data, opened.page_count) else None
    if tree is None or not tree.is_false(opened.page_count):
        return []
    opened.page_count = min(opened.page_count, max(1, tree.end))
    again = f", one of them {tree.repeats:,} times" if tree.repeats > 1 else ""
    message = (
        f"{file.shown}: the list of pages is false: it claims {tree.claimed:,} pages and names {tree.named:,}{again}. "
        f"Read as far as page {opened.page_count:,}."
    )
    return [Problem("false_page_list", message, COMPARE)]
