"""PDF files: all text by pdfium."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from types import TracebackType
from typing import Self

from pipeline.errors import UnreadableFile
from pipeline.model import Box, Document, Problem, Span, Stamp
from pipeline.read.assemble import Assembled, Origin, PageContent, assemble
from pipeline.read.broken import join_set_off, join_torn, part_glued
from pipeline.read.covered import drop_covered
from pipeline.read.flaws import page_flaws
from pipeline.read.footnotes import put_footnotes_first
from pipeline.read.judge import Verdict
from pipeline.read.layout import read_page
from pipeline.read.legacy_pages import decode_page
from pipeline.read.linenumbers import drop_line_numbers
from pipeline.read.pdffile import CrowdedPageError, OpenFile
from pipeline.read.pdfium import OpenPage
from pipeline.read.pdfopening import AGAIN, open_pdf
from pipeline.read.pictures import seen
from pipeline.read.pieces import around
from pipeline.read.printed import PrintedPage
from pipeline.read.raised import drop_marks, harden_hyphens
from pipeline.read.rulings import edges_of, has_picture
from pipeline.read.running import drop_running_lines
from pipeline.read.scans import Scanned, is_stamped_picture, read_scan, remedy, wants_ocr, with_doubts
from pipeline.read.source import DOC_ID_DIGITS, RawFile
from pipeline.read.stitch import stitch_tables
from pipeline.read.struck import drop_struck

PRINT_ANEW = "Look at the page; if it is needed, print it as a picture and run again with --ocr always."
BLANK = "Open it and look; if its pages should not be blank, fetch it again from its source."


class PdfSource:
    """An open PDF; pages are loaded one at a time."""

    def __init__(self, file: RawFile) -> None:
        """Reads all of the text. Raises UnreadableFile."""
        opening = open_pdf(file, _mend)
        self._file = opening.opened
        try:
            contents, problems = _read_pages(file, self._file, opening.lost)
            drop_line_numbers(contents)
            drop_running_lines(contents)
            put_footnotes_first(contents)
            stitch_tables(contents)
            problems += [_loose_figures(file, content.number) for content in contents if content.has_loose_figures]
            problems += [_cut_row(file, content.number) for content in contents if content.has_cut_row]
            self._assembled = assemble(contents)
        except BaseException:
            self.close()
            raise
        stamps = [stamp for content in contents for stamp in content.stamps]
        problems += opening.problems
        self._scans = {content.number: content.scan for content in contents if content.scan is not None}
        document = _document(file, self._assembled, problems, stamps)
        self.document = with_doubts(document, self._assembled.origins, self._scans)

    def boxes(self, spans: Sequence[Span]) -> list[Box | None]:
        """Box of each span on the page where it starts; `None` for a span of blanks."""
        found: list[Box | None] = [None] * len(spans)
        located = [(self._assembled.locate(span), i) for i, span in enumerate(spans)]
        by_page: dict[int, list[tuple[list[Origin], int]]] = {}
        for origins, i in located:
            if origins:
                by_page.setdefault(origins[0].number, []).append((origins, i))
        for number in sorted(by_page):
            scan = self._scans.get(number)
            page = self._file.page(number - 1) if scan is None else None
            with page or nullcontext():
                for origins, i in by_page[number]:
                    found[i] = _box(scan or page, origins)
        return found

    def close(self) -> None:
        """Free the file; a second call does nothing."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _box(page: PrintedPage | None, origins: list[Origin]) -> Box | None:
    """Union of the rectangles around the stretches."""
    if page is None:
        return None
    rects: list[Box] = []
    for origin in origins:
        first, last = page.char_index(origin.source), page.char_index(origin.source + origin.length - 1)
        if 0 <= first <= last:
            rects += page.rects(first, last - first + 1)
    return around(rects) if rects else None


def _mend(page: OpenPage) -> None:
    """What is done to each page before its text is used."""
    decode_page(page)
    join_set_off(page)
    join_torn(page)
    part_glued(page)
    harden_hyphens(page)
    drop_marks(page)
    drop_covered(page)
    drop_struck(page)


def _read_pages(file: RawFile, opened: OpenFile, lost: frozenset[int]) -> tuple[list[PageContent], list[Problem]]:
    contents: list[PageContent] = []
    problems: list[Problem] = []
    for index in range(opened.page_count):
        content, problem = _damaged(file, index) if index + 1 in lost else _kept_page(file, opened, index)
        contents.append(content)
        if problem is not None:
            problems.append(problem)
    problems += _stamped_scans(file, contents, problems)
    if problems and len(problems) + sum(content.is_blank for content in contents) >= opened.page_count:
        raise _nothing_read(file, problems)
    if not problems and not any(content.items or content.stamps for content in contents):
        raise UnreadableFile("empty_file", f"{file.shown}: nothing is printed on its pages.", BLANK)
    problems += [flaw for content in contents for flaw in content.flaws]
    return contents, sorted(problems, key=lambda problem: problem.page or 0)


def _kept_page(file: RawFile, opened: OpenFile, index: int) -> tuple[PageContent, Problem | None]:
    """The page, or the problem that it is: what fails on one page must not cost the others."""
    try:
        return _read_page(file, opened, index)
    except (UnreadableFile, MemoryError):
        raise
    except CrowdedPageError as error:
        content, _ = _damaged(file, index)
        message = f"{file.shown}, page {index + 1}: {error.args[0]:,} pieces are drawn on it, too many to be read."
        return content, Problem("crowded_page", message, PRINT_ANEW, page=index + 1)
    except Exception as error:  # noqa: BLE001 - damaged pages make libraries raise whatever they like
        content, problem = _damaged(file, index)
        message = f"{file.shown}, page {index + 1}: reading it failed ({type(error).__name__})."
        return content, replace(problem, code="failed_page", message=message)


def _stamped_scans(file: RawFile, contents: list[PageContent], problems: list[Problem]) -> list[Problem]:
    """A problem for each page left, when all of them are pictures with no more text than a signer's stamp."""
    failed = {problem.page for problem in problems}
    read = [content for content in contents if content.number not in failed and not content.is_blank]
    if not all(content.is_picture for content in read):
        return []
    return [_no_text(file, content.number) for content in read]


def _no_text(file: RawFile, number: int) -> Problem:
    message = f"{file.shown}, page {number}: the page is a picture without text."
    return Problem("no_text_layer", message, remedy(file.options), page=number)


def _loose_figures(file: RawFile, number: int) -> Problem:
    message = f"{file.shown}, page {number}: figures stand one below another, but not as a table with heads."
    return Problem(
        "loose_figures", message, "Look at the page; figures that need a head or a unit are missing.", page=number
    )


def _cut_row(file: RawFile, number: int) -> Problem:
    message = (
        f"{file.shown}, page {number}: the first row of a table may be the rest of the last one on page {number - 1}."
    )
    return Problem("cut_row", message, "Look at both pages: its figures may be of that row, or its name.", page=number)


def _read_page(file: RawFile, opened: OpenFile, index: int) -> tuple[PageContent, Problem | None]:
    page = opened.page(index)
    if page is None:
        return _damaged(file, index)
    with page:
        if _is_blank(file, page):
            blank = PageContent(index + 1, page.width, page.height, "text_layer", [], printed_size=page.printed_size)
            return replace(blank, is_blank=True), None
        verdict = page.words.verdict
        problem = _text_problem(file, page, verdict)
        if wants_ocr(page, file.options, usable=problem is None):
            scanned = read_scan(file.shown, page)
            if scanned is not None:
                return _from_scan(page, scanned), scanned.problem
        content = PageContent(index + 1, page.width, page.height, "text_layer", [], printed_size=page.printed_size)
        if problem is not None:
            return content, problem
        content.source = _source(page)
        items, content.stamps = read_page(page, edges_of(page))
        content.items = seen(page, items)
        content.flaws = list(page_flaws(file, page, verdict))
        content.is_picture = is_stamped_picture(page)
        return content, None


def _is_blank(file: RawFile, page: OpenPage) -> bool:
    """Whether nothing is printed on the page, and nothing of it is lost."""
    if not page.is_empty:
        return False
    from pipeline.read.wholeness import draws_nothing  # takes its time to load, and few files need it

    return draws_nothing(file.data, page.index)


def _text_problem(file: RawFile, page: OpenPage, verdict: Verdict) -> Problem | None:
    """Why the text layer cannot be used. Old encodings were decoded when the page was loaded."""
    if not page.text.strip():
        return _no_text(file, page.index + 1)
    if verdict.is_readable and not (verdict.is_unmarked and has_picture(page)):
        return None
    number, why = page.index + 1, f"the text layer is not to be trusted: {verdict.why}"
    if verdict.is_readable:
        why = "the text laid over the picture of the page has no Vietnamese marks"
    return Problem("unreadable_text", f"{file.shown}, page {number}: {why}.", remedy(file.options), page=number)


def _from_scan(page: OpenPage, scanned: Scanned) -> PageContent:
    content = PageContent(
        page.index + 1, page.width, page.height, "ocr", [], scan=scanned.page, printed_size=page.printed_size
    )
    if scanned.page is not None:
        content.width, content.height = scanned.page.width, scanned.page.height
        content.items, content.stamps = read_page(scanned.page, scanned.page.edges)
    return content


def _damaged(file: RawFile, index: int) -> tuple[PageContent, Problem]:
    message = f"{file.shown}, page {index + 1}: its data are damaged."
    return PageContent(index + 1, 0.0, 0.0, "text_layer", []), Problem("damaged_page", message, AGAIN, page=index + 1)


def _source(page: OpenPage) -> str:
    """How the characters came into the file: typed, perhaps in an old encoding, or laid over a scan by OCR."""
    if page.encoding:
        return page.encoding
    first = len(page.text) - len(page.text.lstrip())
    return "ocr" if page.is_invisible(page.char_index(first)) else "text_layer"


def _nothing_read(file: RawFile, problems: list[Problem]) -> UnreadableFile:
    codes = {problem.code for problem in problems}
    code = codes.pop() if len(codes) == 1 else "unreadable_text"
    reasons = {
        "crowded_page": "on every page more is drawn than can be read.",
        "no_text_layer": "no page has a text layer: it is a scan.",
        "damaged_page": "no page could be loaded.",
        "failed_page": "reading failed on every page.",
        "ocr_timeout": "OCR came to the end of no page in time.",
        "unreadable_text": "no page has text to be trusted: an old encoding, lost letters, or a poor OCR layer.",
    }
    return UnreadableFile(code, f"{file.shown}: {reasons[code]}", problems[0].remedy)


def _document(file: RawFile, whole: Assembled, problems: list[Problem], stamps: list[Stamp]) -> Document:
    digest = file.digest
    return Document(
        doc_id=digest[:DOC_ID_DIGITS],
        path=file.shown,
        sha256=digest,
        size=len(file.data),
        media_type="application/pdf",
        text=whole.text,
        pages=tuple(whole.pages),
        tables=tuple(whole.tables),
        bold=tuple(whole.bold),
        problems=tuple(problems),
        stamps=tuple(stamps),
        carried=tuple(whole.carried),
    )
