"""PDF files whose writer draws footnotes first, or sets their marks as lines of their own."""

from __future__ import annotations

import pytest

from tests.test_read_pdf import Sheet, document_of, grid

HEAD = ["TT", "Nội dung", "Dự toán", "Thực hiện"]
PARTS = [
    [HEAD, ["1", "Chi lương", "1.250", "1.300"], ["2", "Chi thường xuyên", "2.100", "2.050"]],
    [HEAD, ["3", "Chi đầu tư", "3.400", "3.380"], ["4", "Chi khác", "120", "98"]],
]
WIDTHS = [30, 170, 90, 90]
NOTE = "Theo Nghị quyết của Hội đồng nhân dân huyện Lập Vò."


def _notes(sheet: Sheet) -> None:
    sheet.font(size=6)
    sheet.at(85, 762, "1")
    sheet.font(size=10)
    sheet.at(92, 765, NOTE)
    sheet.font()


def _body(sheet: Sheet) -> None:
    sheet.centred(170, 60, "UBND HUYỆN LẬP VÒ")
    sheet.centred(420, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    sheet.centred(170, 78, "Số: 12/BC-UBND")
    sheet.centred(420, 78, "Độc lập - Tự do - Hạnh phúc")
    sheet.centred(297, 120, "BÁO CÁO")
    sheet.prose(150)
    sheet.at(350, 640, "Đơn vị tính: triệu đồng")
    sheet.table(660, PARTS[0], WIDTHS)


@pytest.mark.parametrize("is_first", [True, False])
def test_notes_at_the_foot_are_read_last_and_part_no_table(tmp_path, is_first):
    def page(sheet: Sheet) -> None:
        for draw in (_notes, _body) if is_first else (_body, _notes):
            draw(sheet)

    document = document_of(tmp_path, page, lambda sheet: sheet.table(60, PARTS[1], WIDTHS))
    text = document.text
    assert text.index("BÁO CÁO") < text.index("Đơn vị tính") < text.index("Chi lương") < text.index(NOTE)
    assert grid(document) == [*PARTS[0], *PARTS[1][1:]]


def test_a_page_whose_first_line_is_at_its_foot_alone_keeps_its_order(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.at(85, 700, "Dòng thứ nhất, vẽ trước.")
        sheet.at(85, 720, "Dòng thứ hai, vẽ sau.")

    lines = document_of(tmp_path, page).text.split("\n")
    assert lines[:2] == ["Dòng thứ nhất, vẽ trước.", "Dòng thứ hai, vẽ sau."]
