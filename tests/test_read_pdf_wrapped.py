"""Tables of PDF files whose cells have several lines and whose columns nearly touch."""

from __future__ import annotations

import pytest

from tests.test_read_pdf import HIGH, Sheet, document_of, grid
from tests.test_read_pdf_unruled import CENTRE, RIGHT, STYLES, lay

UNRULED = [style for style in STYLES if not style.startswith("columns")]
NAMES = [
    ["TT", "Nội dung", "Dự toán", "Thực hiện"],
    ["1", "Thu từ doanh nghiệp nhà nước trung ương quản lý", "1.250", "1.100"],
    ["2", "Chi quản lý hành chính, đảng, đoàn thể", "498.218,5", "400.000"],
    ["3", "Kinh phí phòng, chống dịch Covid-19", "633", "600"],
]
SHORT_AND_LONG = [
    ["TT", "Đơn vị", "Năm 2013", "Năm 2014"],
    ["1", "Thị trấn Mường La", "54,5", "60"],
    ["2", "Ban Quản lý dự án đầu tư xây dựng huyện", "7.560,25", "8.100"],
    ["3", "Xã Ít Ong", "120", "-"],
]
UNITS_TOO = [
    ["Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện"],
    ["Diện tích gieo trồng cây hằng năm", "nghìn héc ta", "12,5", "6,3"],
    ["Sản lượng lương thực có hạt cả năm", "nghìn tấn", "75", "39,4"],
    ["Đàn trâu", "con", "1.250", "1.310"],
]
WRAPPED = {
    "every name of two lines": (NAMES, [30, 140, 80, 80], 2),
    "some names of two lines": (SHORT_AND_LONG, [30, 140, 80, 80], 2),
    "units of two lines": (UNITS_TOO, [130, 60, 80, 80], 2),
}


MANY_LINES = [
    ["TT", "Nội dung", "Dự toán", "Thực hiện"],
    [
        "1",
        "Hỗ trợ kinh phí khám, chữa bệnh cho người nghèo, người dân tộc thiểu số theo Quyết định của Thủ tướng",
        "1.250",
        "1.190,5",
    ],
    ["2", "Chi sự nghiệp y tế", "640", "612"],
    ["3", "Mua sắm trang thiết bị cho Trung tâm Y tế huyện Mường Chà và Các trạm y tế xã", "2.300", "2.287"],
    ["4", "Đào tạo bác sĩ, dược sĩ cho Trạm Y tế các xã vùng III giai đoạn 2016-2020 của Tỉnh", "480", "475,5"],
]


@pytest.mark.parametrize("style", ["none", "three lines", "level lines", "shades"])
@pytest.mark.parametrize("valign", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize("width", [90, 110, 150])
def test_names_of_many_lines_that_go_on_in_capitals(tmp_path, width, valign, style):
    def page(sheet: Sheet) -> None:
        lay(sheet, 100, MANY_LINES, [30, width, 80, 80], style, labels=2, valign=valign)
        sheet.prose(700)

    document = document_of(tmp_path, page)
    assert grid(document) == MANY_LINES
    assert len(document.tables) == 1


def test_prose_between_two_tables_parts_them(tmp_path):
    rows = [["Nội dung", "Dự toán", "Thực hiện"], ["Chi y tế", "1.250", "1.190,5"], ["Chi giáo dục", "640", "612"]]

    def page(sheet: Sheet) -> None:
        lay(sheet, 100, rows, [120, 80, 80])
        sheet.prose(175)
        lay(sheet, 250, rows, [120, 80, 80])

    assert len(document_of(tmp_path, page).tables) == 2


@pytest.mark.parametrize("style", UNRULED)
@pytest.mark.parametrize("name", WRAPPED)
def test_figures_stand_in_the_middle_of_a_wrapped_name(tmp_path, name, style):
    rows, widths, labels = WRAPPED[name]
    document = document_of(tmp_path, lambda sheet: lay(sheet, 100, rows, widths, style, labels=labels))
    assert grid(document) == rows


TALL_HEADS = {
    "one, two and three lines": (
        [["TT", "Nội dung", "Dự toán năm 2022", "Còn lại", "Ước thực hiện cả năm", "Đạt % dự toán"],
         ["1", "Thu nội địa", "25,62", "555,2", "947", "79,68"],
         ["2", "Chi sự nghiệp giáo dục", "795,72", "478.917", "91", "120,85"],
         ["3", "Dự phòng", "94", "1.458,16", "57,6", "47,85"]],
        [28, 130, 60, 60, 50, 55], 2,
    ),
    "heads that nearly touch": (
        [["TT", "Nội dung", "Ngân sách xã", "Điều chỉnh tăng", "Còn lại"],
         ["1", "Trả nợ gốc", "156", "3.607,74", "8,4"], ["2", "Lệ phí trước bạ", "671.691,91", "3.865,94", "8,75"],
         ["3", "Thị trấn Phú Phong", "887.284", "627,47", "1.005"]],
        [28, 130, 81, 91, 70], 2,
    ),
    "two lines side by side": (
        [["Xã", "Nguồn vốn khác", "Điều chỉnh tăng"], ["Tây An", "942", "204.847,7"], ["Bình Tường", "8.835,5", "893.249,36"],
         ["Vĩnh Hòa", "3.620", "919,9"]],
        [150, 68, 68], 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("style", UNRULED)
@pytest.mark.parametrize("name", TALL_HEADS)
@pytest.mark.parametrize("figures", [RIGHT, CENTRE])
def test_heads_of_several_lines(tmp_path, name, style, figures):
    rows, widths, labels = TALL_HEADS[name]

    def page(sheet: Sheet) -> None:
        sheet.at(330, 80, "Đơn vị tính: nghìn đồng")
        lay(sheet, 100, rows, widths, style, labels=labels, figures=figures)

    document = document_of(tmp_path, page)
    assert grid(document) == rows
    assert "Đơn vị tính: nghìn đồng" in document.text[: document.tables[0].start]


CLOSE = [
    # figures of two neighbouring columns, 3 points apart at the narrowest
    [("84", "327.405,47"), ("1.250", "4.192"), ("579.844,6", "156.164,1")],
    [("x", "535.678,7"), ("12,5", "3.450"), ("1.115", "98")],
    [("–", "669.042,69"), ("34,65", "5.438"), ("3.607", "12"), ("752,28", "1.023")],
]
SPACED = [("1 250 000", "1 345 500"), ("45 200", "48 000"), ("1 295 200", "1 393 500")]


def _close(rows: list[tuple[str, str]]) -> list[list[str]]:
    return [["Nội dung", "Kế hoạch", "Thực hiện"], *([f"Mục {'abcde'[i]}", *row] for i, row in enumerate(rows))]


@pytest.mark.parametrize("rows", CLOSE)
def test_figures_of_close_columns_are_parted(tmp_path, rows):
    table = _close(rows)

    def page(sheet: Sheet) -> None:
        sheet.font(size=11)
        for number, (name, *figures) in enumerate(table):
            top = 100 + 20 * number
            sheet.at(85, top, name)
            for right, text in zip((300, 360), figures, strict=True):
                sheet.canvas.drawRightString(right, HIGH - top, text)

    assert grid(document_of(tmp_path, page)) == table


def test_blanks_between_thousands_part_no_columns(tmp_path):
    table = _close(SPACED)
    document = document_of(tmp_path, lambda sheet: lay(sheet, 100, table, [200, 100, 100]))
    assert grid(document) == table


WIDE = [
    # a row of a ruled table whose figure is wider than its cell, and the row as it is read
    ["Chi bảo đảm xã hội", "–", "(830.550,94)", "555,69"],
    ["Chi đầu tư", "1.250", "1.830.550.940", "98"],
]


@pytest.mark.parametrize("row", WIDE)
def test_a_figure_wider_than_its_ruled_cell_stays_whole(tmp_path, row):
    rows = [["Nội dung", "Năm 2020", "Năm 2021", "Năm 2022"], ["Chi lương", "12", "13", "14"], row]

    def page(sheet: Sheet) -> None:
        sheet.table(
            80, rows, [150, 80, 58, 80], ("ALIGN", (1, 0), (-1, -1), "CENTER"), ("LEFTPADDING", (2, 0), (2, -1), 0)
        )

    assert grid(document_of(tmp_path, page)) == rows


def test_figures_that_touch_in_neighbouring_ruled_cells_stay_two(tmp_path):
    rows = [["Nội dung", "Năm 2020", "Năm 2021"], ["Chi lương", "12", "13"], ["Chi khác", "1.233,97", "(470.569,15)"]]

    def page(sheet: Sheet) -> None:
        right = ("ALIGN", (1, 0), (1, -1), "RIGHT"), ("RIGHTPADDING", (1, 0), (1, -1), 1)
        sheet.table(80, rows, [150, 60, 70], *right, ("LEFTPADDING", (2, 0), (2, -1), 1))

    assert grid(document_of(tmp_path, page)) == rows


BROKEN = [
    # a figure that its column broke between digits, what stands below it, and the cells as they are read
    ("1.026.270.00", "0", ["1.026.270.000"]),
    ("-1.026.270.0", "00", ["-1.026.270.000"]),
    # figures of their own
    ("1.026.270.000", "0", ["1.026.270.000", "0"]),
    ("1.026.270", "120", ["1.026.270", "120"]),
]


@pytest.mark.parametrize(("first", "second", "read"), BROKEN)
def test_a_figure_broken_between_its_digits(tmp_path, first, second, read):
    rows = [
        ("Nội dung", "Số thu", "Số chi"),
        ("Học phí", first, "998.300"),
        ("", second, ""),
        ("Gửi xe", "168.750", "1.200"),
    ]

    def page(sheet: Sheet) -> None:
        for number, row in enumerate(rows):
            for left, text in zip((85, 250, 400), row, strict=True):
                sheet.at(left, 100 + 16 * number, text)

    column = [row[1] for row in grid(document_of(tmp_path, page))]
    assert column == ["Số thu", *read, "168.750"]
