"""Heads over several columns of a table without rules: set from the left, in three rows, beside a column of notes."""

from __future__ import annotations

import pytest

from tests.test_read_pdf import HIGH, Sheet, document_of

LEFTS = (260, 325, 390, 455)
ROWS = [("Phú Lộc", "61.250", "42.180", "8.415", "9.120"), ("Quảng Điền", "35.115", "1.204", "27.300", "4.800")]
ROWS += [("Phong Điền", "18.420", "5.917", "33.650", "12.735"), ("Nam Đông", "7.115", "980", "6.410", "11.200")]


def body(sheet: Sheet, top: float) -> None:
    """Rows of a name and four figures set right, no lines."""
    for i, (name, *figures) in enumerate(ROWS):
        sheet.at(85, top + 17 * i, name)
        for left, figure in zip(LEFTS, figures, strict=True):
            sheet.canvas.drawRightString(left + 48, HIGH - top - 17 * i, figure)


def heads(document) -> dict[str, tuple[int, int]]:
    """Text -> first column and number of columns, of the cells above the figures."""
    cells = document.tables[0].cells
    first = next(cell.row for cell in cells if document.text[cell.start : cell.end] == "Phú Lộc")
    return {
        document.text[c.start : c.end]: (c.column, c.column_span) for c in cells if c.row < first and c.end > c.start
    }


def test_groups_set_from_the_left_reach_to_the_next(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.font(size=10)
        for left, head in ((LEFTS[0], "Kế hoạch"), (LEFTS[2], "Thực hiện")):
            sheet.at(left, 100, head)
        for left, head in zip(LEFTS, ("Trồng mới", "Chăm sóc", "Trồng lại", "Bảo vệ"), strict=True):
            sheet.at(left, 118, head)
        body(sheet, 140)

    found = heads(document_of(tmp_path, page))
    assert (found["Kế hoạch"], found["Thực hiện"]) == ((1, 2), (3, 2))
    assert (found["Chăm sóc"], found["Bảo vệ"]) == ((2, 1), (4, 1))


def test_lines_of_heads_of_two_lines_set_from_the_left_are_no_groups(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.font(size=10)
        for left, head in ((LEFTS[0], "Diện tích"), (LEFTS[2], "Sản lượng")):
            sheet.at(left, 106, head)
        for left, head in zip(LEFTS, ("trồng mới", "Số hộ", "khai thác", "Số xã"), strict=True):
            sheet.at(left, 118, head)
        body(sheet, 140)

    found = heads(document_of(tmp_path, page))
    assert found == {
        "Diện tích trồng mới": (1, 1),
        "Số hộ": (2, 1),
        "Sản lượng khai thác": (3, 1),
        "Số xã": (4, 1),
    }


@pytest.mark.parametrize("notes", ["Ghi chú", "Lý do", None])
def test_three_rows_of_heads_beside_a_column_of_notes(tmp_path, notes):
    def page(sheet: Sheet) -> None:
        sheet.font(size=10)
        middles = [left + 25 for left in LEFTS]
        sheet.centred(sum(middles) / 4, 82, "Kế hoạch")
        sheet.centred(sum(middles[:2]) / 2, 100, "Năm 2019")
        sheet.centred(sum(middles[2:]) / 2, 100, "Năm 2020")
        sheet.at(95, 100, "Huyện")
        if notes:
            sheet.centred(550, 100, notes)
        for middle, head in zip(middles, ("Tỉnh", "Xã", "Tỉnh", "Xã"), strict=True):
            sheet.centred(middle, 118, head)
        body(sheet, 140)

    document = document_of(tmp_path, page)
    found = heads(document)
    assert (found["Kế hoạch"], found["Năm 2019"], found["Năm 2020"]) == ((1, 4), (1, 2), (3, 2))
    assert found.get(notes, (5, 1)) == (5, 1)
    assert (notes in found) is (notes is not None)


def test_groups_close_above_heads_that_begin_with_capitals(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.font(size=10)
        for left, head in ((LEFTS[0], "Thu ngân sách"), (LEFTS[2], "Chi ngân sách")):
            sheet.at(left, 106, head)
        for left, head in zip(LEFTS, ("Dự toán", "Thực hiện", "Kế hoạch", "Giải ngân"), strict=True):
            sheet.at(left, 118, head)
        body(sheet, 140)

    found = heads(document_of(tmp_path, page))
    assert (found["Thu ngân sách"], found["Chi ngân sách"]) == ((1, 2), (3, 2))


def test_a_group_in_the_middle_of_three_heads_close_above_them(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.font(size=10)
        middles = [left + 25 for left in LEFTS]
        sheet.centred(middles[2], 106, "Chi ngân sách")
        for middle, head in zip(middles, ("Dự toán", "Kế hoạch", "Giải ngân", "Tỷ lệ"), strict=True):
            sheet.centred(middle, 118, head)
        body(sheet, 140)

    assert heads(document_of(tmp_path, page))["Chi ngân sách"] == (2, 3)


def test_rows_of_a_head_stand_as_far_apart_as_those_of_the_body(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.font(size=10)
        for left, head in ((80, "Địa phương"), (LEFTS[0], "Vốn đầu tư"), (LEFTS[2], "Vốn sự nghiệp")):
            sheet.at(left, 92, head)
        for left, head in zip(LEFTS, ("Kế hoạch", "Tỷ  lệ (%)", "Kế hoạch", "Giải  ngân"), strict=True):
            sheet.at(left, 116, head)
        for i, (name, *figures) in enumerate(ROWS):
            sheet.at(80, 140 + 24 * i, name)
            for left, figure in zip(LEFTS, figures, strict=True):
                sheet.canvas.drawRightString(left + 48, HIGH - 140 - 24 * i, figure)

    found = heads(document_of(tmp_path, page))
    assert (found["Vốn đầu tư"], found["Vốn sự nghiệp"]) == ((1, 2), (3, 2))


def test_two_groups_above_a_head_that_is_in_the_middle_of_the_rows_below(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.font(size=10)
        middles = [left + 24 for left in LEFTS]
        centred = [(sum(middles[:2]) / 2, 100, "Quy mô"), (sum(middles[2:]) / 2, 100, "Kinh phí")]
        centred += [(middles[0], 127, "Số hộ"), (middles[1], 127, "Số xã"), (sum(middles[2:]) / 2, 118, "Đã giao")]
        centred += [(middles[2], 136, "Năm nay"), (middles[3], 136, "Năm sau"), (110, 118, "Huyện")]
        for x, top, head in centred:
            sheet.canvas.drawCentredString(x, HIGH - top, head)
        body(sheet, 160)

    found = heads(document_of(tmp_path, page))
    assert (found["Quy mô"], found["Kinh phí"], found["Đã giao"]) == ((1, 2), (3, 2), (3, 2))
    assert (found["Số hộ"], found["Năm sau"]) == ((1, 1), (4, 1))
