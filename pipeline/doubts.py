"""Words that OCR was not sure of: figures in them are hidden from the stages, or carry how sure it was.

Tesseract tells a confidence for each word, 0 to 1. Handwriting over print, seals and dirt come out with 0.0 to 0.5.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Document, Doubt, Span

DOUBTFUL = 0.85  # below: a mention with the word says so
BARRED = 0.6  # below: its figures are not read
# The dots of a form, where something is filled in by hand: not known, and the grammar of the stages has a place for it.
# Characters: a figure beside a word that was misread is hidden too (`1/QĐ-TTg`, where a seal lies on `32`; a unit).
NEXT = 2
HIDDEN = "…"
_FIGURE = re.compile(r"\d[\d.,]*(?: \d[\d.,]*)*")  # `1 200 000` is hidden whole
_RULE = "{rule}; OCR {confidence:.2f}"


def barred(document: Document) -> list[Span]:
    """The figures that were read with too little certainty, sorted."""
    weak = [doubt for doubt in document.doubts if doubt.confidence < BARRED]
    figures = _FIGURE.finditer(document.text) if weak else ()
    return [Span(*each.span()) for each in figures if _overlapping(weak, each.start() - NEXT, each.end() + NEXT)]


def hidden(text: str, spans: Sequence[Span]) -> str:
    """The text, of the same length, with `HIDDEN` in place of the spans."""
    kept, at = [], 0
    for span in spans:
        kept += [text[at : span.start], HIDDEN * (span.end - span.start)]
        at = span.end
    return "".join([*kept, text[at:]])


def _overlapping(doubts: Sequence[Doubt], start: int, end: int) -> list[Doubt]:
    return [doubt for doubt in doubts if doubt.start < end and doubt.end > start]


def with_doubt(rule: str, doubts: Sequence[Doubt], start: int, end: int) -> str:
    """The rule, and how sure the least certain word is, where one is doubtful: `units.toml: tỷ đồng; OCR 0.62`."""
    found = _overlapping(doubts, start, end)
    return _RULE.format(rule=rule, confidence=min(doubt.confidence for doubt in found)) if found else rule
