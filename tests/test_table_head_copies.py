"""Heads that stand alone at the end of a page and again on the next: the unit above the first is the table's."""

from __future__ import annotations

import pytest

import pipeline
from tests.test_read_pdf import HIGH, Sheet, write

HEADS = ((60, "TT"), (90, "Đơn vị dự toán"), (330, "Dự toán năm"), (440, "Số đã chi"))
ROWS = [
    ("1", "Phòng Kinh tế", "4.834", "5.731"),
    ("2", "Phòng Y tế", "1.377", "1.718"),
    ("3", "Thanh tra", "642", "590"),
]


def heads(sheet: Sheet, top: float) -> None:
    for x, head in HEADS:
        sheet.at(x, top, head)
    for x, rest in ((330, "2022 (kể cả"), (440, "trong năm")):
        sheet.at(x, top + 16, rest)
    sheet.at(330, top + 32, "bổ sung)")


@pytest.mark.parametrize("group", ["", "A. Sự nghiệp kinh tế"])
def test_a_head_without_rows_at_the_end_of_a_page(tmp_path, group):
    def first(sheet: Sheet) -> None:
        sheet.prose(60)
        sheet.at(200, 690, "Biểu 02. Quyết toán chi")
        sheet.at(380, 710, "Đơn vị tính: triệu đồng")
        heads(sheet, 725)
        sheet.at(60, 778, group)

    def second(sheet: Sheet) -> None:
        heads(sheet, 60)
        for at, (number, name, *figures) in enumerate(ROWS):
            sheet.at(60, 115 + 18 * at, number)
            sheet.at(90, 115 + 18 * at, name)
            for right, figure in zip((395, 495), figures, strict=True):
                sheet.canvas.drawRightString(right, HIGH - 115 - 18 * at, figure)
        sheet.prose(300)

    report = pipeline.extract(write(tmp_path, first, second))
    values = {cell.text: (cell.column_label, cell.value) for cell in report.cells}
    assert values["4.834"] == ("Dự toán năm 2022 (kể cả bổ sung)", 4_834_000_000)
    assert values["590"] == ("Số đã chi trong năm", 590_000_000)
