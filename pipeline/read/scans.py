"""Pages without usable text, read by OCR: which they are, and what came of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.doubts import BARRED, DOUBTFUL, barred
from pipeline.model import Document, Doubt, Problem
from pipeline.read.assemble import Origin
from pipeline.read.cell_gaps import cells_with_gaps
from pipeline.read.judge import is_readable
from pipeline.read.lines import Line, read_lines
from pipeline.read.ocr import INSTALL, PAGE_SECONDS, OcrTimeout, Word, is_installed, read_words
from pipeline.read.ocr_image import (
    DPI,
    READING_REDUCTION,
    Picture,
    edges_in,
    for_reading,
    is_blank,
    is_sideways,
    picture_of,
    turned,
    without,
)
from pipeline.read.ocr_marks import doubting_dots
from pipeline.read.ocr_page import OcrPage, ocr_page
from pipeline.read.ocr_words import illegible, legible, lines_of, with_left_out
from pipeline.read.options import ReadOptions
from pipeline.read.pdfium import OpenPage
from pipeline.read.pictures import is_under_picture
from pipeline.read.pieces import words_of
from pipeline.read.rulings import has_picture
from pipeline.read.unread_ink import unread

if TYPE_CHECKING:
    from PIL.Image import Image

STAMP_LETTERS = 400  # a signer's stamp has up to 200; a page of text has 1,000 and more
# A short page over a watermark has a picture and few letters too: OCR then reads no more than the text layer holds.
MORE = 1.5
READS_WELL = 0.5  # of the letters are in words that may be right: of upright pages 0.7 and more, of turned ones 0.25
SWITCH_ON = "Run again with --ocr auto."
LOOK = "Look at the page, and run OCR on a better scan of it."


@dataclass(frozen=True, slots=True)
class Scanned:
    """What OCR made of a page: `page` is `None` where it read nothing; `problem`: why, or `None` for a blank page."""

    page: OcrPage | None
    problem: Problem | None = None


def is_stamped_picture(page: OpenPage) -> bool:
    """Whether a picture fills the page and there is no more text on it than a signer's stamp."""
    return len(page.text) < STAMP_LETTERS and has_picture(page)


def wants_ocr(page: OpenPage, options: ReadOptions, *, usable: bool) -> bool:
    """Whether the page is to be read by OCR, and can be; `usable`: whether its own text is."""
    wanted = options.ocr == "always" or (options.ocr == "auto" and (not usable or is_stamped_picture(page)))
    return wanted and is_installed()


def remedy(options: ReadOptions) -> str:
    """What to do about a page that has no usable text."""
    if options.ocr == "never":
        return SWITCH_ON
    return LOOK if is_installed() else INSTALL


def read_scan(shown: str, page: OpenPage) -> Scanned | None:
    """The page by OCR; `None` when its own text, short as it is, is all there is on it."""
    number = page.index + 1
    printed = list(_over_scan(page))
    picture = picture_of(page, [word.box for word in printed])
    if is_blank(picture.image):
        return None if printed else Scanned(None)
    try:
        picture, words = _upright(picture)
        small = for_reading(picture)
        lines, lost = _lines(small.image, words)
    except OcrTimeout:
        message = f"{shown}, page {number}: OCR was stopped after {PAGE_SECONDS:g} seconds."
        return Scanned(None, Problem("ocr_timeout", message, LOOK, page=number))
    scan = ocr_page(page, lines, small, edges=edges_in(picture), extra=printed)
    left = unread(small.image, [word.box for line in lines for word in line if word.text])
    scan = replace(scan, lost=(*scan.lost, *map(small.on_page, left)))
    if printed and _letters(scan.text) < MORE * sum(_letters(word.text) for word in printed):
        return None
    return _judged(shown, replace(scan, illegible=lost))


def _upright(picture: Picture) -> tuple[Picture, list[Word]]:
    """The picture turned by the quarters at which it reads best, and its words; a page that reads well is read once.

    Tesseract's own search for the direction needs a model more, which is often not installed, and says less.
    """
    words = read_words(for_reading(picture).image, DPI // READING_REDUCTION)
    share, most = legible(words)
    best = picture, words
    for turns in (1, 3, 2) if is_sideways(picture) else (2, 1, 3):
        if share >= READS_WELL:
            break
        other = turned(picture, turns)
        words = read_words(for_reading(other).image, DPI // READING_REDUCTION)
        share, letters = legible(words)
        if letters > most:
            best, most = (other, words), letters
    return best


def _lines(image: Image, words: list[Word]) -> tuple[list[list[Word]], int]:
    """Tesseract's lines, with those that it took for parts of pictures (around seals, in tables); words not legible.

    Raises OcrTimeout.
    """
    rest = without(image, (word.box for word in words))
    left_out = [] if is_blank(rest) else read_words(rest, DPI // READING_REDUCTION, scattered=True)
    lines, lost = with_left_out(lines_of(words), left_out)
    return lines, lost + illegible(words)


def _judged(shown: str, scan: OcrPage) -> Scanned:
    number = scan.index + 1
    if not scan.text:
        message = f"{shown}, page {number}: a picture in which OCR found no text."
        return Scanned(None, Problem("no_text_layer", message, LOOK, page=number))
    if not is_readable(scan.text):
        message = f"{shown}, page {number}: too few of the words that OCR read are Vietnamese syllables."
        return Scanned(None, Problem("unreadable_text", message, LOOK, page=number))
    return Scanned(scan)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _over_scan(page: OpenPage) -> Iterator[Word]:
    """Words printed over a scan by signing programs, in points: they need no OCR, and go behind what it reads.

    What another OCR program laid unseen over the scan is none of them, nor is the text of a page that is no scan.
    """
    lines = read_lines(page)
    seen = [line for line in lines if not _is_unseen(page, line)]
    if len(seen) == len(lines) and not is_stamped_picture(page):
        return
    for number, line in enumerate(seen):
        for piece in words_of(line, page):
            yield Word(page.text[piece.start : piece.end], (0, 0, number), piece.box, 1.0)


def _is_unseen(page: OpenPage, line: Line) -> bool:
    first = page.char_index(line.runs[0].source)
    return page.is_invisible(first) or is_under_picture(page, first)


def with_doubts(document: Document, origins: Sequence[Origin], scans: Mapping[int, OcrPage]) -> Document:
    """The document with the words that OCR was not sure of; a problem for each page where figures or words are lost."""
    if not scans:
        return document
    scans = doubting_dots(scans)
    doubts = (*_doubts(origins, scans), *cells_with_gaps(document, origins, scans))
    document = replace(document, doubts=tuple(sorted(set(doubts))))
    starts = [page.start for page in document.pages]
    figures = Counter(document.pages[bisect_right(starts, span.start) - 1].number for span in barred(document))
    lost = {number: scan.illegible for number, scan in scans.items() if scan.illegible}
    problems = [_doubtful(document, number, figures[number], lost.get(number, 0)) for number in figures.keys() | lost]
    problems = sorted((*document.problems, *problems), key=lambda problem: problem.page or 0)
    return replace(document, problems=tuple(problems))


def _doubtful(document: Document, number: int, figures: int, words: int) -> Problem:
    """One row a page: `doubtful_ocr` for figures that are not used, `illegible_ocr` where only words were lost."""
    said = []
    if figures:
        counted = "one figure was" if figures == 1 else f"{figures} figures were"
        said.append(f"{counted} read by OCR with too little certainty to be used")
    if words:
        counted = "one word was not legible and is" if words == 1 else f"{words} words were not legible and are"
        said.append(f"{counted} not in the text")
    message = f"{document.path}, page {number}: {'; '.join(said)}."
    if not figures:
        return Problem("illegible_ocr", message, LOOK, page=number)
    advice = f"Compare the page with the text, where figures stand as they were read (confidence below {BARRED})."
    return Problem("doubtful_ocr", message, advice, page=number)


def _doubts(origins: Iterable[Origin], scans: Mapping[int, OcrPage]) -> tuple[Doubt, ...]:
    """Words that OCR was not sure of, in the document's text; `scans` by number of the page."""
    found = []
    for origin in origins:
        scan = scans.get(origin.number)
        shift = origin.start - origin.source
        for token in scan.tokens_in(origin.source, origin.source + origin.length) if scan else ():
            if token.confidence < DOUBTFUL:
                start = max(token.start + shift, origin.start)
                end = min(token.end + shift, origin.start + origin.length)
                found.append(Doubt(start, end, round(token.confidence, 4)))
        ends = origin.source, origin.source + origin.length
        gaps = scan.gaps[bisect_left(scan.gaps, ends[0]) : bisect_left(scan.gaps, ends[1])] if scan else ()
        found += [Doubt(gap + shift, gap + shift + 1, 0.0) for gap in gaps]
    return tuple(found)
