"""Words that OCR was not sure of: figures in them are hidden from the stages, or carry how sure it was.

Tesseract tells a confidence for each word, 0 to 1. Handwriting over print, seals and dirt come out with 0.0 to 0.5.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice, takewhile

from pipeline.model import Document, Doubt, Span

DOUBTFUL = 0.85  # below: a mention with the word says so
BARRED = 0.6  # below: its figures are not read
# The dots of a form, where something is filled in by hand: not known, and the grammar of the stages has a place for it.
# Characters: a figure beside a word that was misread is hidden too (`1/QĐ-TTg`, where a seal lies on `32`; a unit).
NEXT = 2
HIDDEN = "…"
REACH_BACK = 4  # doubts that may begin before a place and reach over it: of a word, of its cell, of a gap beside it
# What joins two parts of one figure, date, range or ratio: a dash, a slash, or one short word (a unit, `to`, a month).
_LINK = re.compile(r"[ \n]?(?:[-–—/x×]|[^\W\d_]{0,5}[ \n])[ \n]?")
LONGEST_LINK = 8  # characters
# A word, though unsure, is no figure; one with letters that Vietnamese has not may have been any.
_PLAIN_WORD = re.compile(r"[A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]{2,}[.,;:]?")
HEAD = 1000  # characters in which the place and day of issue stand
_DATE_TAIL = re.compile(r"\d{1,2} [^\W\d_]{2,4} \d{4}[ \t]*(?:\n|\Z)|\d{4}[ \t]*(?:\n|\Z)")
_FIGURE = re.compile(r"\d[\d.,]*(?: \d[\d.,]*)*")  # `1 200 000` is hidden whole
_RULE = "{rule}; OCR {confidence:.2f}"


def barred(document: Document) -> list[Span]:
    """The figures that were read with too little certainty, and those that are part of one with them, sorted."""
    weak = [doubt for doubt in document.doubts if doubt.confidence < BARRED]
    if not weak:
        return []
    text = document.text
    figures = [Span(*each.span()) for each in _FIGURE.finditer(text)]
    found: set[Span] = {each for each in figures if _overlapping(weak, each.start - NEXT, each.end + NEXT)}
    ends = [Span(doubt.start, doubt.end) for doubt in weak if not _PLAIN_WORD.fullmatch(text, doubt.start, doubt.end)]
    behind = {at for each in (*found, *ends) for at in (each.end, each.end + 1)}
    for figure in figures:
        if figure not in found and _is_joined(text, figure, behind) and not _ends_head(text, figure):
            found.add(figure)
            behind |= {figure.end, figure.end + 1}
    before = {at for each in (*found, *ends) for at in (each.start, each.start - 1)}
    for figure in reversed(figures):
        link = _LINK.match(text, figure.end)
        if figure not in found and link and link.end() in before and not _ends_head(text, figure):
            found.add(figure)
            before |= {figure.start, figure.start - 1}
    return sorted(found | _in_cells_of(document, figures, found))


def _in_cells_of(document: Document, figures: Sequence[Span], found: set[Span]) -> set[Span]:
    """The other figures of cells with one of `found`: lines of one that is wrapped (`61.300.000` / `.000`)."""
    starts = [figure.start for figure in figures]
    more: set[Span] = set()
    for cell in (cell for table in document.tables for cell in table.cells if cell.end > cell.start):
        inside = figures[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
        if len(inside) > 1 and not found.isdisjoint(inside):
            more.update(inside)
    return more


def _is_joined(text: str, figure: Span, behind: set[int]) -> bool:
    """Whether a figure goes on from something that ends at one of the places `behind`."""
    low = max(0, figure.start - LONGEST_LINK)
    return any(at in behind and _LINK.fullmatch(text, at, figure.start) for at in range(low, figure.start))


def _ends_head(text: str, figure: Span) -> bool:
    """Whether a figure stands in the last words of a line of the head: there a month is known without its day.

    The day is often written by hand; `incomplete_facts` says that it is not known.
    """
    return figure.start < HEAD and _DATE_TAIL.match(text, figure.start) is not None


def hidden(text: str, spans: Sequence[Span]) -> str:
    """The text, of the same length, with `HIDDEN` in place of the spans."""
    kept, at = [], 0
    for span in spans:
        kept += [text[at : span.start], HIDDEN * (span.end - span.start)]
        at = span.end
    return "".join([*kept, text[at:]])


def _overlapping(doubts: Sequence[Doubt], start: int, end: int) -> list[Doubt]:
    return [doubt for doubt in doubts if doubt.start < end and doubt.end > start]


def least_confidence(doubts: Sequence[Doubt], start: int, end: int) -> Decimal | None:
    """How sure the least certain word of a span is, to two places; `None` where none is doubtful."""
    first = max(bisect_right(doubts, start, key=lambda doubt: doubt.start) - REACH_BACK, 0)
    near = takewhile(lambda doubt: doubt.start < end, islice(doubts, first, None))
    found = min((doubt.confidence for doubt in near if doubt.end > start), default=None)
    return None if found is None else Decimal(f"{found:.2f}")


def with_doubt(rule: str, doubts: Sequence[Doubt], start: int, end: int) -> str:
    """The rule, and how sure the least certain word is, where one is doubtful: `units.toml: tỷ đồng; OCR 0.62`."""
    found = _overlapping(doubts, start, end) if doubts else []
    return _RULE.format(rule=rule, confidence=min(doubt.confidence for doubt in found)) if found else rule
