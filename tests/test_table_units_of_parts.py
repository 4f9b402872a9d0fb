"""Units where a table has several: heads of percentages below a group of money, and parts with a unit of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

import pipeline
from pipeline.report import Report
from tests.test_read_pdf import HIGH, Sheet, write
from tests.typeset import fonts

FACE = "FONT"
UNIT = "Đơn vị tính: triệu đồng"


def _report(folder: Path, rows: list[list[str]], widths: list[float], *style: tuple[object, ...]) -> Report:
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        sheet.canvas.drawRightString(500, HIGH - 140, UNIT)
        sheet.table(150, rows, widths, *style)

    return pipeline.extract(write(folder, page), ocr="never")


def _bold(*rows: int) -> list[tuple[object, ...]]:
    return [(FACE, (0, row), (-1, row), fonts.face(bold=True), 11) for row in rows]


def _found(report: Report, *texts: str) -> list[str]:
    """Value and unit of the cells with these texts."""
    cells = {cell.text: cell for cell in report.cells}
    return [f"{cells[text].value:f} {cells[text].unit}" for text in texts]


SHARES = {
    # the head of a group, the last of its heads, what stands below that, the unit of it
    "share": ("Vốn đầu tư (triệu đồng)", "Tỷ lệ", ("80,1", "95,2"), "%"),
    "ratio": ("Vốn đầu tư (triệu đồng)", "TH/KH", ("80,1", "95,2"), "%"),
    "area": ("Diện tích (ha)", "Tỷ lệ", ("80,1", "95,2"), "%"),
    "per mille": ("Số người (‰)", "Tỷ lệ", ("80,1", "95,2"), "%"),
    "money": ("Vốn đầu tư (triệu đồng)", "Còn lại", ("249", "31"), "VND"),
    "difference": ("Vốn đầu tư (triệu đồng)", "So sánh", ("-249", "-31"), "VND"),
}


@pytest.mark.parametrize(("group", "last", "figures", "unit"), SHARES.values(), ids=SHARES)
def test_a_share_below_a_group_with_a_unit_is_a_percentage(tmp_path, group, last, figures, unit):
    rows = [
        ["Huyện", group, "", ""],
        ["", "KH", "TH", last],
        ["Cư Jút", "1.250", "1.001", figures[0]],
        ["Đăk Mil", "640", "609", figures[1]],
    ]
    report = _report(tmp_path, rows, [120, 80, 80, 80], ("SPAN", (1, 0), (3, 0)), ("SPAN", (0, 0), (0, 1)))
    units = [cell.unit for cell in report.cells if cell.text in figures]
    assert units == [unit] * 2
    per_mille = next(cell for cell in report.cells if cell.text == figures[0])
    assert f"{per_mille.value.normalize():f}" == {"‰": "8.01"}.get(group[-2], f"{per_mille.value.normalize():f}")


PARTS = [
    ["TT", "Nguồn vốn", "Kế hoạch", "Giải ngân"],
    ["1", "Vốn tỉnh", "1.250", "1.100"],
    ["2", "Vốn huyện", "640", "612"],
    ["ĐVT: nghìn đồng", "", "", ""],
    ["TT", "Nguồn quỹ", "Số thu", "Số chi"],
    ["1", "Quỹ Vì người nghèo", "175.497", "120.310"],
    ["2", "Quỹ Bảo trợ trẻ em", "98.310", "77.250"],
]


@pytest.mark.parametrize("style", [[], [("SPAN", (0, 3), (3, 3))]], ids=["cells", "merged"])
def test_a_unit_above_the_second_heads_is_of_their_part(tmp_path, style):
    report = _report(tmp_path, PARTS, [90, 150, 80, 80], *style)
    assert _found(report, "1.250", "175.497", "77.250") == ["1250000000 VND", "175497000 VND", "77250000 VND"]


OTHER_HEADS = [
    ["Nội dung", "Dự toán", "Thực hiện", "So sánh (%)"],
    ["Thuế môn bài", "1.250", "1.100", "88,0"],
    ["Lệ phí", "640", "612", "95,6"],
    ["Đối tượng", "Số hộ", "Kinh phí hỗ trợ", "Định mức"],
    ["Hộ nghèo", "3.936", "2.382", "605"],
    ["Hộ cận nghèo", "8.178", "9.229", "1.128"],
]


def test_bold_heads_of_other_words_begin_a_part(tmp_path):
    report = _report(tmp_path, OTHER_HEADS, [120, 80, 100, 80], *_bold(0, 3))
    assert _found(report, "1.250", "88,0", "3.936", "2.382") == [
        "1250000000 VND",
        "88.0 %",
        "3936 hộ",
        "2382000000 VND",
    ]
    assert not [cell for cell in report.cells if cell.text in ("605", "1.128") and cell.unit == "%"]


NO_HEADS = {
    "not bold": (["Đối tượng", "Số hộ", "Kinh phí hỗ trợ", "Định mức"], (0,)),
    "all bold": (["Đối tượng", "Số hộ", "Kinh phí hỗ trợ", "Định mức"], (0, 3, 4)),
    "one word": (["Lệ phí khác", "Không", "Không", "Không"], (0, 3)),
    "small letters": (["Lệ phí khác", "chưa giao", "chưa thu", "bằng không"], (0, 3)),
    "a figure": (["Lệ phí khác", "Chưa giao", "Chưa thu", "95,5"], (0, 3)),
    "a blank": (["Lệ phí khác", "Chưa giao", "", "Không"], (0, 3)),
}


@pytest.mark.parametrize(("words", "bold"), NO_HEADS.values(), ids=NO_HEADS)
def test_other_rows_of_words_begin_none(tmp_path, words, bold):
    rows = [*OTHER_HEADS[:3], words, *OTHER_HEADS[4:]]
    assert len(_report(tmp_path, rows, [120, 80, 100, 80], *_bold(*bold)).tables) == 1
