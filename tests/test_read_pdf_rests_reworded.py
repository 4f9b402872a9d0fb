"""Tables of PDF files that go on behind a page break under their head in other words: one where it is sure."""

from __future__ import annotations

import pytest

import pipeline
from pipeline.akinheads import are_akin
from tests.test_read_pdf import HIGH, Sheet, write

HEAD = ["STT", "Danh mục dự án", "Kế hoạch vốn 2022", "Giải ngân", "Tỷ lệ (%)"]
SHORTER = {
    "letters": ["TT", "Dự án", "KH vốn 2022", "GN", "%"],
    "some words": ["TT", "Danh mục", "Kế hoạch vốn", "Giải ngân", "Tỷ lệ"],
    "one in other words": ["STT", "Tên công trình", "KH vốn 2022", "Giải ngân", "Tỷ lệ"],
    "more words": ["STT", "Danh mục các dự án", "Kế hoạch vốn", "Đã giải ngân", "Đạt (%)"],
}
OTHERS = {
    "another year": ["TT", "Danh mục", "KH vốn 2023", "GN 2023", "Tỷ lệ"],
    "another unit": ["TT", "Danh mục", "KH (nghìn đồng)", "GN (nghìn)", "Tỷ lệ"],
    "other things": ["TT", "Tên xã", "Số hộ nghèo", "Số hộ cận nghèo", "Tỷ lệ"],
}
NAMES = ["Kè Nậm Dầu", "Trường Hoa Ban", "Đường Bản Lý", "Trạm y tế", "Chợ trung tâm", "Hồ Khuổi Lịch"]
WIDTHS = ([35.0, 170.0, 90.0, 80.0, 60.0], [45.0, 155.0, 95.0, 75.0, 65.0])
UNIT = "Đơn vị tính: triệu đồng"


def _rows(first: int, last: int, start: int | None = None) -> list[list[str]]:
    return [
        [str(n if start is None else n - first + start), NAMES[n - 1], f"{1250 + n}", f"{1100 + n}", f"{80 + n},5"]
        for n in range(first, last + 1)
    ]


def _report(folder, rest: list[list[str]], widths: list[float], unit: str = UNIT, above: str = ""):
    def first(sheet: Sheet) -> None:
        sheet.prose(60)
        sheet.canvas.drawRightString(500, HIGH - 630, unit)
        sheet.table(640, [HEAD, *_rows(1, 4)], WIDTHS[0])

    def second(sheet: Sheet) -> None:
        sheet.canvas.drawRightString(500, HIGH - 55, above)
        sheet.table(64, rest, widths)
        sheet.prose(400)

    return pipeline.extract(write(folder, first, second), ocr="never")


@pytest.mark.parametrize("widths", WIDTHS, ids=["as wide", "of other widths"])
@pytest.mark.parametrize("head", SHORTER.values(), ids=SHORTER)
def test_a_rest_under_its_head_in_other_words_is_joined(tmp_path, head, widths):
    report = _report(tmp_path, [head, *_rows(5, 6)], widths)
    assert [(table.rows, table.page_to) for table in report.tables] == [(7, 2)]
    cells = {cell.text: f"{cell.value:f} {cell.unit}" for cell in report.cells if cell.row == 6 and cell.column > 1}
    assert cells == {"1256": "1256000000 VND", "1106": "1106000000 VND", "86,5": "86.5 %"}
    assert report.problems == ()


@pytest.mark.parametrize("head", OTHERS.values(), ids=OTHERS)
def test_another_head_is_kept(tmp_path, head):
    report = _report(tmp_path, [head, *_rows(5, 6)], WIDTHS[1])
    assert [cell.column_label for cell in report.cells if cell.text == "1256"] == [head[2]]


def test_a_table_numbered_anew_is_another_and_told(tmp_path):
    report = _report(tmp_path, [SHORTER["letters"], *_rows(5, 6, 1)], WIDTHS[1])
    assert [table.rows for table in report.tables] == [5, 3]
    assert [problem.code for problem in report.problems] == ["unclear_figures"]
    assert "that of the table before" in report.problems[0].message


def test_a_unit_of_its_own_makes_a_table(tmp_path):
    report = _report(tmp_path, [SHORTER["letters"], *_rows(5, 6)], WIDTHS[0], above="Đơn vị tính: nghìn đồng")
    assert [f"{cell.value:f}" for cell in report.cells if cell.text in ("1251", "1256")] == ["1251000000", "1256000"]


AKIN = [
    ("KH vốn 2022", "Kế hoạch vốn năm 2022", True),
    ("TW", "Trung ương", True),
    ("Giải ngân", "Giá trị giải ngân", True),
    ("Đã giải ngân", "Giải ngân", True),
    ("Tỷ lệ", "Tỷ lệ (%)", True),
    ("KH vốn 2023", "Kế hoạch vốn năm 2022", False),
    ("Kế hoạch (nghìn đồng)", "Kế hoạch", False),
    ("Kế hoạch 2023", "Kế hoạch", False),
    ("Số hộ", "Số khẩu", False),
    ("", "Số hộ", False),
]


@pytest.mark.parametrize(("own", "head", "expected"), AKIN)
def test_heads_in_other_words(own, head, expected):
    assert are_akin(own, head) is expected
