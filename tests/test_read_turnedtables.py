"""Wide tables set on their side on an upright page are read as who turns the page reads them."""

from __future__ import annotations

import pytest

from tests.test_read_pdf import HIGH, Sheet, document_of, grid

ROWS = [
    ["TT", "Khoản thu", "Năm 2023", "Năm 2024", "Ghi chú"],
    ["1", "Lệ phí trước bạ", "1.250,5", "1.318,0", ""],
    ["2", "Tiền thuê đất", "874,2", "-", "Chậm"],
    ["", "Cộng", "2.124,7", "1.318,0", ""],
]
WIDTHS = [30, 120, 80, 80, 60]


@pytest.mark.parametrize("turn", [90, -90])
def test_a_table_on_its_side(tmp_path, turn):
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        sheet.canvas.saveState()
        sheet.canvas.translate(*((200, 250) if turn > 0 else (300, 620)))
        sheet.canvas.rotate(turn)
        sheet.table(HIGH, ROWS, WIDTHS, x=0)
        sheet.canvas.restoreState()
        sheet.prose(640)

    document = document_of(tmp_path, page)
    assert grid(document) == ROWS
    box = document.tables[0].cells
    assert len(box) == len(ROWS) * len(WIDTHS)


def test_heads_on_their_side_turn_no_table(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        sheet.table(150, [["", "", ""], ["Tân Lập", "12", "15"], ["Tân Phú", "7", "9"]], [100, 40, 40], x=100)
        sheet.canvas.saveState()
        sheet.canvas.rotate(90)
        sheet.canvas.setFontSize(4)
        for x, head in ((150, "Xã"), (223, "Quý I"), (263, "Quý II")):
            sheet.canvas.drawString(HIGH - 165, -x, head)
        sheet.canvas.restoreState()

    assert [row[0] for row in grid(document_of(tmp_path, page))] == ["Xã", "Tân Lập", "Tân Phú"]
