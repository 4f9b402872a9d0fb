"""Tables without lines whose rows stand as close as the lines of one name, and that go on with numbers close to names."""

from __future__ import annotations

import pytest

from pipeline.model import Document
from tests.test_read_pdf import Sheet, document_of, grid
from tests.test_read_pdf_unruled import lay

CLOSE = (("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0))
HEADS = ["TT", "Nội dung", "Quý I", "Quý II"]
NAMES = [
    ["1", "Xã Mỹ An Hưng A", "8.719", "1.250"],
    ["2", "Đào tạo nghề lao động nông thôn", "826", "12.400,5"],
    ["3", "Khu công nghiệp Sông Hậu", "167", "340"],
    ["4", "Lúa hè thu", "45", "1.120"],
    ["5", "Sửa chữa đường giao thông", "1.310", "77"],
    ["6", "Cụm công nghiệp Vàm Cống", "12,5", "98"],
]
NARROW = (("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3))
GROUPS = [
    ["Nội dung", "Năm 2022", "Năm 2023"],
    ["Thu ngân sách", "", ""],
    ["Thu nội địa", "120,5", "131"],
    ["Chi ngân sách", "", ""],
    ["Chi đầu tư phát triển", "60", "72,5"],
    ["Chi thường xuyên", "71", "66,5"],
]


def _read(tmp_path, rows: list[list[str]], *widths: float, valign: str, labels: int = 2) -> Document:
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        lay(sheet, 130, rows, list(widths), labels=labels, valign=valign, spans=CLOSE)
        sheet.font()
        sheet.prose(700)

    return document_of(tmp_path, page)


@pytest.mark.parametrize("valign", ["TOP", "MIDDLE"])
@pytest.mark.parametrize("width", [70, 85, 100])
def test_names_of_several_lines_are_whole(tmp_path, valign, width):
    assert grid(_read(tmp_path, [HEADS, *NAMES], 30, width, 80, 80, valign=valign)) == [HEADS, *NAMES]


@pytest.mark.parametrize("valign", ["TOP", "MIDDLE"])
def test_headings_without_figures_are_no_lines_of_names(tmp_path, valign):
    assert grid(_read(tmp_path, GROUPS, 130, 80, 80, valign=valign, labels=1)) == GROUPS


def _on_two_pages(tmp_path, first: list[list[str]], second: list[list[str]], *widths: float) -> Document:
    def page(rows: list[list[str]], heads: int, top: float) -> object:
        return lambda sheet: lay(sheet, top, rows, list(widths), labels=2, heads=heads, spans=CLOSE + NARROW)

    return document_of(tmp_path, page(first, 1, 560), page(second, 0, 60))


@pytest.mark.parametrize("width", [85, 250])
def test_numbers_one_blank_from_names_go_on_their_column(tmp_path, width):
    first = [[str(i), name, *rest] for i, (_, name, *rest) in enumerate(NAMES, 106)]
    second = [[str(i), name, *rest] for i, (_, name, *rest) in enumerate(NAMES[::-1], 112)]
    last = ["", "Cộng", "17.300", "1.210"]
    document = _on_two_pages(tmp_path, [HEADS, *first], [*second, last], 24, width, 80, 80)
    assert grid(document) == [HEADS, *first, *second, last]
