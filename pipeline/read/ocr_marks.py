"""Decimal commas that OCR reads as dots: `55.19%`. Where that happens, `244.378` may have been 244,378 in print.

Measured on 450 figures of typeset pages: made bilevel at 150 and 200 dpi half of the commas came out as dots, with a
confidence of 0.95; on clean pages one in a hundred. No dot was read as a comma.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pipeline.doubts import BARRED
from pipeline.read.ocr_page import OcrPage

# Percentages, and numbers too large for a day or the label of a section: `14.5` may be the 14th of May, `2.1` a label.
_DOTTED = re.compile(r"(?<![\d.,/])(?:\d{1,3}\.\d{1,2}(?= ?%)|(?:3[2-9]|[4-9]\d|\d{3})\.\d{1,2}(?![\d.,/%]| ?%))")
_COMMAED = re.compile(r"(?<![\d.,/])\d{1,3},\d{1,2}(?![\d.,/])")
_EITHER = re.compile(r"(?<![\d.,/])\d{1,3}\.\d{3}(?![\d.,/]\d|\d)")
SHARE = 0.2  # of a page's decimals that have a dot
FEWEST = 3  # dots that make a document's other pages doubtful too
UNSURE = BARRED - 0.05


def doubting_dots(scans: Mapping[int, OcrPage]) -> dict[int, OcrPage]:
    """The pages; figures whose dot may be a decimal comma are too uncertain to be used."""
    counts = {number: _counts(scan.text) for number, scan in scans.items()}
    dots, commas = (sum(count[i] for count in counts.values()) for i in (0, 1))
    is_general = dots >= FEWEST and dots >= SHARE * (dots + commas)
    return {
        number: _doubted(scan) if is_general or _is_poor(*counts[number]) else scan for number, scan in scans.items()
    }


def _counts(text: str) -> tuple[int, int]:
    """How many decimals have a dot, and a comma."""
    return len(_DOTTED.findall(text)), len(_COMMAED.findall(text))


def _is_poor(dots: int, commas: int) -> bool:
    return dots > 0 and dots >= SHARE * (dots + commas)


def _doubted(scan: OcrPage) -> OcrPage:
    weak = {token.start for match in _EITHER.finditer(scan.text) for token in scan.tokens_in(*match.span())}
    tokens = (t._replace(confidence=min(t.confidence, UNSURE)) if t.start in weak else t for t in scan.tokens)
    return replace(scan, tokens=tuple(tokens))
