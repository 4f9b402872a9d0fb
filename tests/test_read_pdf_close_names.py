"""Columns of words that touch, left of figures without ruled lines; rows of names of three lines."""

from __future__ import annotations

from tests.test_read_pdf import HIGH, Sheet, document_of

NAMES = [("Tổng đàn trâu, bò của cả huyện", "con"), ("Số hộ thoát nghèo", "hộ"), ("Diện tích gieo trồng", "ha")]
NAMES += [("Sản lượng lúa cả năm, cả vụ đông", "tấn"), ("Sản lượng thủy sản", "tấn")]


def rows_of(document) -> list[list[str]]:
    made: dict[int, list[str]] = {}
    for cell in document.tables[0].cells:
        made.setdefault(cell.row, []).append(document.text[cell.start : cell.end].replace("\n", " "))
    return list(made.values())


def test_units_a_blank_behind_names_have_their_head_s_column(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.font(size=10)
        for left, head in ((80, "TT"), (150, "Chỉ tiêu"), (248, "ĐVT"), (320, "Kế hoạch"), (420, "Thực hiện")):
            sheet.at(left, 100, head)
        for i, (name, unit) in enumerate(NAMES):
            sheet.at(82, 120 + 15 * i, str(i + 1))
            sheet.at(90, 120 + 15 * i, name)
            wide = sheet.canvas.stringWidth(NAMES[3][0], sheet.canvas._fontname, 10)
            sheet.at(90 + wide + 3, 120 + 15 * i, unit)
            for right, figure in ((370, f"1.{250 + i}"), (470, f"1.{310 + 7 * i}")):
                sheet.canvas.drawRightString(right, HIGH - 120 - 15 * i, figure)

    found = rows_of(document_of(tmp_path, page))
    assert found[0] == ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"]
    assert found[4] == ["4", "Sản lượng lúa cả năm, cả vụ đông", "tấn", "1.253", "1.331"]


def test_a_name_of_three_lines_parts_no_table(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.font(size=10)
        for left, head in ((90, "Khoản thu"), (320, "Kế hoạch"), (420, "Thực hiện")):
            sheet.at(left, 100, head)
        top = 124
        for number, lines in enumerate(
            (["Thu phí"], ["Thu từ khu vực", "doanh nghiệp", "nhà nước"], ["Lệ phí"], ["Phạt"])
        ):
            for right, figure in ((370, f"1.{250 + number}"), (470, f"1.{310 + 7 * number}")):
                sheet.canvas.drawRightString(right, HIGH - top, figure)
            for line in lines:
                sheet.at(90, top, line)
                top += 16
            top += 9

    document = document_of(tmp_path, page)
    assert len(document.tables) == 1
    assert rows_of(document)[2] == ["Thu từ khu vực doanh nghiệp nhà nước", "1.251", "1.317"]


def test_notes_a_blank_behind_the_figures_are_their_own_column(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.font(size=10)
        for left, head in ((90, "Xã, phường"), (320, "Số hộ"), (428, "Tỷ lệ (%)"), (490, "Ghi chú")):
            sheet.at(left, 100, head)
        for i, (count, rate, note) in enumerate(
            (("2.593", "73,9", "Xã điểm"), ("1.846", "88,2", ""), ("4.628", "107,3", ""), ("3.305", "96,3", ""))
        ):
            sheet.at(90, 120 + 15 * i, f"Xã Ea {'ABCD'[i]}ar")
            for right, figure in ((350, count), (470, rate)):
                sheet.canvas.drawRightString(right, HIGH - 120 - 15 * i, figure)
            sheet.at(473, 120 + 15 * i, note)

    assert rows_of(document_of(tmp_path, page))[1] == ["Xã Ea Aar", "2.593", "73,9", "Xã điểm"]


def test_a_name_that_touches_its_unit_or_figure_in_one_row(tmp_path):
    """`(khu vực Triệu` / `nông thôn) đồng`, and `Giáo dục thường xuyên 23` are parted as the other rows are."""
    rows = [("Thu ngân sách", "tỷ đồng", "96", "104"), ("Số học sinh", "em", "120", "137"), ("Số xã", "xã", "18", "19")]
    rows += [("Số lớp", "lớp", "31", "35"), ("Vốn đầu tư", "tỷ đồng", "66", "71")]

    def page(sheet: Sheet) -> None:
        sheet.font(size=10)
        wide = sheet.canvas.stringWidth("Tổng mức bán lẻ hàng hóa (khu vực", sheet.canvas._fontname, 10)
        left = 90 + wide + 5
        for x, head in ((100, "Chỉ tiêu"), (left, "ĐVT"), (left + 65, "Kế hoạch"), (left + 125, "Thực hiện")):
            sheet.at(x, 100, head)
        lines = [(90, 0.0, "Tổng mức bán lẻ hàng hóa (khu vực"), (left, 0.0, "Triệu"), (90, 12.0, "nông thôn)")]
        for x, down, words in (*lines, (left, 12.0, "đồng")):
            sheet.at(x, 130 + down, words)
        whole = [(136.0, ("", "", "87", "91")), *((165.0 + 24 * i, row) for i, row in enumerate(rows))]
        for y, (name, unit, *figures) in whole:
            sheet.at(90, y, name)
            sheet.at(left, y, unit)
            for right, figure in zip((left + 100, left + 165), figures, strict=True):
                sheet.canvas.drawRightString(right, HIGH - y, figure)

    found = rows_of(document_of(tmp_path, page))
    assert found[1] == ["Tổng mức bán lẻ hàng hóa (khu vực nông thôn)", "Triệu đồng", "87", "91"]
    assert found[2] == list(rows[0])


def test_a_name_that_touches_the_first_figure_of_its_row(tmp_path):
    rows = [("Mầm non", "17", "348"), ("Tiểu học", "11", "213"), ("Trung học", "29", "197")]

    def page(sheet: Sheet) -> None:
        sheet.font(size=10)
        wide = sheet.canvas.stringWidth("Giáo dục thường xuyên", sheet.canvas._fontname, 10)
        right = 90 + wide + 5 + sheet.canvas.stringWidth("23", sheet.canvas._fontname, 10)
        sheet.centred(right - 5, 100, "Số trường")
        sheet.centred(right + 90, 100, "Số lớp")
        for i, (name, *figures) in enumerate([*rows, ("Giáo dục thường xuyên", "23", "313")]):
            sheet.at(90, 120 + 17 * i, name)
            for x, figure in zip((right, right + 100), figures, strict=True):
                sheet.canvas.drawRightString(x, HIGH - 120 - 17 * i, figure)

    assert rows_of(document_of(tmp_path, page))[-1] == ["Giáo dục thường xuyên", "23", "313"]
