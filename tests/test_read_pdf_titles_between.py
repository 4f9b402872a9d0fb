"""Tables without lines one close below the other: a title or a unit between them parts them, wherever it stands."""

from __future__ import annotations

import pytest

from tests.test_read_pdf import HIGH, Sheet, document_of, grid

FIRST = [["Nội dung", "Năm 2022", "Dự toán", "Tỷ lệ (%)"], ["Xã Tân Lập", "2.073,7", "73.256", "28,9"]]
FIRST += [["Chi sự nghiệp y tế", "628.409,2", "315.853", "108,6"], ["Chi khác", "704.596,2", "492.284", "98,2"]]
SECOND = [["Nội dung", "Kế hoạch", "", "So với dự toán (%)"], ["Xã Định An", "22.040,3", "", "159,2"]]
SECOND += [["Gia cầm", "22.122,7", "", "98,6"], ["Thu nội địa", "541,9", "", "34,2"], ["Ngô", "69.627,4", "", "139,9"]]
GROUPED = [*FIRST, ["Trong đó: vốn huyện", "1.250", "980", "78,4"], ["Vốn xã", "340", "355", "104,4"]]


def _print(sheet: Sheet, rows: list[list[str]], top: float) -> None:
    for number, (name, *figures) in enumerate(rows):
        sheet.at(85, top + 17 * number, name)
        for figure, edge in zip(figures, (280, 360, 520), strict=True):
            sheet.canvas.drawRightString(edge, HIGH - top - 17 * number, figure)


@pytest.mark.parametrize("between", ["Bảng 2. Tình hình thực hiện", "Đơn vị tính: đồng", "BIỂU TỔNG HỢP KINH PHÍ NĂM"])
def test_a_title_parts_two_tables(tmp_path, between):
    def page(sheet: Sheet) -> None:
        sheet.font(size=11)
        _print(sheet, FIRST, 100)
        sheet.centred(280, 175, between)
        _print(sheet, SECOND, 195)

    document = document_of(tmp_path, page)
    assert grid(document) == FIRST
    assert grid(document, 1) == [[text for at, text in enumerate(row) if at != 2] for row in SECOND]


def test_names_with_a_colon_part_nothing(tmp_path):
    rows = [*GROUPED[:4], ["Trong đó: các nguồn vốn của cấp huyện, cấp xã", "", "", ""], *GROUPED[4:]]

    def page(sheet: Sheet) -> None:
        sheet.font(size=11)
        _print(sheet, rows, 100)

    assert grid(document_of(tmp_path, page)) == rows
