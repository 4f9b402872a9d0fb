"""Decimal commas that OCR reads as dots."""

from __future__ import annotations

import re

import pytest

from pipeline.doubts import BARRED
from pipeline.model import Box
from pipeline.read.ocr_marks import doubting_dots
from pipeline.read.ocr_page import OcrPage, Token

BOX = Box(0, 0, 1, 1)


def page(text: str, index: int = 0) -> OcrPage:
    tokens = tuple(Token(match.start(), match.end(), BOX, BOX, 0.95) for match in re.finditer(r"\S+", text))
    return OcrPage(index, 595.0, 842.0, text, tokens)


def doubted(scan: OcrPage) -> list[str]:
    return [scan.text[token.start : token.end] for token in scan.tokens if token.confidence < BARRED]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("đạt 55.19% kế hoạch, thu 244.378 tỷ đồng", ["244.378"]),
        ("đạt 394.4 triệu đồng, có 1.234 hộ", ["1.234"]),
        ("đạt 55.19 % kế hoạch, thu (244.378) tỷ", ["(244.378)"]),
        ("đạt 55.19% và 1.234.567 đồng", []),  # two dots part thousands
        ("đạt 55.19% và 2.500.000,5 đồng, 12.345,6 tấn", []),
        ("đạt 55,19% kế hoạch, thu 244.378 tỷ đồng", []),
        ("mục 2.1 và ngày 14.5 có 1.234 hộ", []),  # a label, a day
        ("ngày 14.5.2021 có 1.234 hộ", []),
        ("đạt 1,5%, 2,5%, 3,5%, 4,5%, 5,5%, 6.5% và 1.234 hộ", []),  # one of many: a slip
        ("có 1.234 hộ", []),
    ],
)
def test_thousands_are_doubted_where_commas_came_out_as_dots(text, expected):
    assert doubted(doubting_dots({1: page(text)})[1]) == expected


def test_pages_of_a_document_whose_commas_are_dots_doubt_theirs():
    poor = page("tăng 1.5%, 2.5% và 3.5%")
    found = doubting_dots({1: poor, 2: page("có 1.234 hộ", 1)})
    assert doubted(found[2]) == ["1.234"]
    found = doubting_dots({1: page("tăng 1.5%"), 2: page("có 1.234 hộ", 1)})
    assert doubted(found[2]) == []
