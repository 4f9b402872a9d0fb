"""Notes behind the figures of tables without ruled lines, and heads one blank apart above them."""

from __future__ import annotations

import pipeline
from tests.test_read_pdf import HIGH, Sheet, write

ROWS = [
    ("1", "Xã Tân Lập", "8.402", "45,94", "15 hộ chưa đấu nối"),
    ("2", "Xã Phú Sơn", "4.485", "29,13", ""),
    ("3", "Xã An Khánh", "3.851", "38,09", "Đang lập dự án"),
    ("4", "Xã Minh Tân", "1.867", "5,28", "02 trạm hỏng"),
]

TYPED = """BÁO CÁO
Kết quả cấp nước

                                Bảng 1: Kết quả cấp nước sạch

    TT            Xã                Số hộ dân                 Tỷ lệ (%) Diện tích      Ghi chú
                              Tổng số      Được cấp                        (ha)
                                             nước
1             Xã Tân Lập          1.164           829           71,2        54,07     15 hộ chưa
                                                                                      đấu nối
2             Xã Phú Sơn          2.432         1.600           65,8        70,67
3             Xã An               4.716         3.543           75,1        45,00     02 trạm
              Khánh                                                                   hỏng từ năm
                                                                                      2015
4             Xã Minh             1.815         1.453           80,1        62,90
              Tân
5             Xã Vĩnh Phú         5.318         3.089           58,1        86,20     Đang lập dự
                                                                                      án

Các xã tiếp tục thực hiện.
"""


def test_notes_that_nearly_touch_the_last_figure(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        for x, head in ((60, "TT"), (90, "Xã"), (230, "Số hộ"), (290, "Diện tích (ha)"), (395, "Ghi chú")):
            sheet.at(x, 140, head)
        for at, (number, name, count, area, note) in enumerate(ROWS):
            top = 165 + 18 * at
            sheet.at(60, top, number)
            sheet.at(90, top, name)
            sheet.canvas.drawRightString(265, HIGH - top, count)
            sheet.canvas.drawRightString(375, HIGH - top, area)
            sheet.at(380, top, note)
        sheet.prose(300)

    cells = pipeline.extract(write(tmp_path, page)).cells
    assert {cell.row_label: (cell.text, cell.unit) for cell in cells if cell.column == 3 and cell.row} == {
        name: (area, "ha") for _, name, _, area, _ in ROWS
    }
    assert [cell.text for cell in cells if cell.column == 4][1:] == [note for *_, note in ROWS]


def test_notes_of_several_lines_beside_names(run_text):
    report = run_text(TYPED)
    rows: dict[str, list[str]] = {}
    for cell in report.cells:
        rows.setdefault(cell.row_label, []).append(cell.text)
    assert rows["Xã An Khánh"] == ["3", "Xã An Khánh", "4.716", "3.543", "75,1", "45,00", "02 trạm hỏng từ năm 2015"]
    assert rows["Xã Minh Tân"][2:6] == ["1.815", "1.453", "80,1", "62,90"]
    assert rows["Xã Vĩnh Phú"][-1] == "Đang lập dự án"


def test_heads_one_blank_apart_behind_brackets(run_text):
    labels = {cell.text: cell.column_label for cell in run_text(TYPED).cells}
    assert labels["71,2"] == "Tỷ lệ (%)"
    assert labels["54,07"] == "Diện tích (ha)"
    assert labels["829"] == "Số hộ dân > Được cấp nước"
