"""Tables of PDF files without column lines: with level lines, with shades, with none; and what is no table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table, TableStyle

from tests.test_read_pdf import HIGH, PROSE, Sheet, document_of, grid
from tests.typeset import fonts

STYLES = {
    "none": [],
    "three lines": [
        ("LINEABOVE", (0, 0), (-1, 0), 1),
        ("LINEBELOW", (0, 0), (-1, 0), 1),
        ("LINEBELOW", (0, -1), (-1, -1), 1),
    ],
    "level lines": [("LINEABOVE", (0, 0), (-1, 0), 1), ("LINEBELOW", (0, 0), (-1, -1), 1)],
    "shades": [("ROWBACKGROUNDS", (0, 0), (-1, -1), ["lightgrey", "white"])],
    "columns": [("BOX", (0, 0), (-1, -1), 1), ("LINEBEFORE", (1, 0), (-1, -1), 1), ("LINEBELOW", (0, 0), (-1, 0), 1)],
    "columns, no head line": [("BOX", (0, 0), (-1, -1), 1), ("LINEBEFORE", (1, 0), (-1, -1), 1)],
}
LEFT, CENTRE, RIGHT = 0, 1, 2


def _cell(text: str, alignment: int) -> Paragraph:
    style = ParagraphStyle("cell", fontName=fonts.face(), fontSize=11, leading=13, alignment=alignment)
    return Paragraph(text, style)


def lay(
    sheet: Sheet,
    top: float,
    rows: list[list[str]],
    widths: list[float],
    style: str = "none",
    *,
    labels: int = 1,
    heads: int = 1,
    figures: int = RIGHT,
    valign: str = "MIDDLE",
    spans: tuple[tuple[object, ...], ...] = (),
) -> None:
    """Draw a table as word processors do: heads centred, names left, figures right."""
    cells = [
        [_cell(text, CENTRE if i < heads else LEFT if j < labels else figures) for j, text in enumerate(row)]
        for i, row in enumerate(rows)
    ]
    commands = [(*command, "black") if command[0].startswith(("LINE", "BOX")) else command for command in STYLES[style]]
    made = Table(cells, colWidths=widths, style=TableStyle([*commands, ("VALIGN", (0, 0), (-1, -1), valign), *spans]))
    _, height = made.wrapOn(sheet.canvas, 700, 700)
    made.drawOn(sheet.canvas, 70, HIGH - top - height)


THREE = [
    ["Chỉ tiêu", "Kế hoạch", "Thực hiện"],
    ["Thu ngân sách", "12.500", "13.700"],
    ["Chi ngân sách", "11.254", "12.261"],
    ["Kết dư", "1.246", "1.439"],
]
FIVE = [
    ["TT", "Nội dung", "Dự toán", "Quyết toán", "Tỷ lệ (%)"],
    ["I", "Thu nội địa", "5.500,5", "5.620,0", "102,2"],
    ["1", "Thuế ngoài quốc doanh", "1.250,0", "1.300,5", "104,0"],
    ["2", "Lệ phí trước bạ", "350,5", "-", "-"],
    ["II", "Thu bổ sung", "(120,5)", "98,0", "81,3"],
    ["", "Tổng cộng", "6.980,5", "7.018,5", "100,5"],
]
TWO = [["Nội dung", "Số tiền"], ["Chi lương", "1.250.500.000"], ["Chi khác", "45.200.500"], ["Cộng", "1.295.701.000"]]
WRAPPED = [
    ["TT", "Nội dung", "Năm 2022", "Năm 2023"],
    ["1", "Kinh phí sửa chữa, nâng cấp các tuyến đường giao thông nông thôn trên địa bàn huyện", "1.250", "1.380"],
    ["2", "Hỗ trợ hộ nghèo", "340", "355"],
    ["3", "Kinh phí phòng, chống thiên tai và tìm kiếm cứu nạn", "98", "102"],
    ["", "Cộng", "1.688", "1.837"],
]
UNITS = [
    ["Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"],
    ["Sản lượng lúa", "tấn", "45.600", "46.120"],
    ["Thu ngân sách", "Triệu đồng", "125.500", "131.200"],
    ["Hộ nghèo", "%", "3,5", "3,1"],
]
GROUPS = [
    ["Nội dung", "Năm 2022", "Năm 2023"],
    ["I. Thu ngân sách", "", ""],
    ["Thu nội địa", "120,5", "131"],
    ["II. Chi ngân sách", "", ""],
    ["Chi đầu tư", "60", "72,5"],
    ["Chi thường xuyên", "71", "66,5"],
]
TABLES = {
    "two columns": (TWO, [250, 120], 1),
    "three columns": (THREE, [200, 100, 100], 1),
    "five columns": (FIVE, [30, 170, 90, 90, 70], 2),
    "wrapped names": (WRAPPED, [30, 190, 90, 90], 2),
    "column of units": (UNITS, [160, 80, 80, 80], 2),
    "groups": (GROUPS, [200, 100, 100], 1),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("valign", ["TOP", "MIDDLE"])
def test_rows_and_columns_are_told_by_the_text(tmp_path, name, style, valign):
    rows, widths, labels = TABLES[name]

    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        lay(sheet, 130, rows, widths, style, labels=labels, valign=valign)
        sheet.font()
        sheet.prose(420)

    document = document_of(tmp_path, page)
    assert grid(document) == rows
    assert document.problems == ()
    assert document.text.count(PROSE) == 6


HEADS = {
    "centred figures": (FIVE, FIVE, [30, 170, 90, 90, 70], 1, (), CENTRE),
    "figures set left": (THREE, THREE, [200, 100, 100], 1, (), LEFT),
    "a head of two rows": (
        [["Chỉ tiêu", "Năm 2022", "", "Năm 2023", ""], ["", "Kế hoạch", "Thực hiện", "Kế hoạch", "Thực hiện"],
         ["Diện tích lúa (ha)", "1.250", "1.245,5", "1.260", "1.258"], ["Sản lượng (tấn)", "7.500", "7.620", "7.600", "7.710,5"],
         ["Hộ nghèo (hộ)", "350", "312", "300", "287"]],
        [["Chỉ tiêu", "Năm 2022", "Năm 2023"], ["Kế hoạch", "Thực hiện", "Kế hoạch", "Thực hiện"],
         ["Diện tích lúa (ha)", "1.250", "1.245,5", "1.260", "1.258"], ["Sản lượng (tấn)", "7.500", "7.620", "7.600", "7.710,5"],
         ["Hộ nghèo (hộ)", "350", "312", "300", "287"]],
        [150, 80, 80, 80, 80], 2, (("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)), ("SPAN", (0, 0), (0, 1))), RIGHT,
    ),
    "years over columns": (
        [["Chỉ tiêu", "2020", "2021", "2022"], ["Số hộ nghèo", "1.250", "1.120", "980"], ["Tỷ lệ (%)", "5,5", "4,9", "4,1"]], None,
        [180, 80, 80, 80], 1, (), RIGHT,
    ),
    "years before rows": (
        [["Năm", "Thu", "Chi", "Chênh lệch"], ["2020", "1.250", "1.300", "-50"], ["2021", "1.400", "1.350", "+50"],
         ["2022", "1.500", "1.620", "(120)"]], None, [80, 90, 90, 90], 1, (), RIGHT,
    ),
    "numbers of the columns": (
        [["TT", "Nội dung", "Dự toán", "Quyết toán", "Chênh lệch"], ["A", "B", "1", "2", "3=2-1"],
         ["1", "Chi thường xuyên", "1.250", "1.300", "50"], ["2", "Chi đầu tư", "980", "900", "(80)"]], None,
        [30, 180, 80, 80, 80], 2, (), RIGHT,
    ),
    "months below the words of a head": (
        [["Ngành", "Thực hiện<br/>tháng 4/2021", "Ước tháng<br/>5/2021", "5 tháng năm<br/>2021", "So cùng kỳ<br/>(%)"],
         ["Bán lẻ", "2.415,3", "2.688,9", "13.904,2", "98,75"], ["Lưu trú", "310,2", "402,8", "1.975,3", "(12,4)"],
         ["Ăn uống", "200,5", "234,7", "1.212,9", "95,03"], ["Vận tải", "190,4", "204,7", "1.012,9", "105,1"]],
        [["Ngành", "Thực hiện tháng 4/2021", "Ước tháng 5/2021", "5 tháng năm 2021", "So cùng kỳ (%)"],
         ["Bán lẻ", "2.415,3", "2.688,9", "13.904,2", "98,75"], ["Lưu trú", "310,2", "402,8", "1.975,3", "(12,4)"],
         ["Ăn uống", "200,5", "234,7", "1.212,9", "95,03"], ["Vận tải", "190,4", "204,7", "1.012,9", "105,1"]],
        [130, 80, 80, 80, 80], 1, (), RIGHT,
    ),
    "months in rows": (
        [["Công trình", "Khởi công", "Vốn"], ["Cầu Sông Rác", "3/2018", "1.250"], ["Đường 72", "11/2019", "980"],
         ["Kè Hội Thống", "5/2020", "1.100"]],
        None, [160, 100, 100], 1, (), RIGHT,
    ),
    "long heads": (
        [["TT", "Nội dung", "Dự toán HĐND huyện giao năm 2023", "Ước thực hiện cả năm 2023", "So sánh với dự toán (%)"],
         ["1", "Thu nội địa", "5.500", "5.620", "102,2"], ["2", "Thu khác", "350", "345", "98,6"], ["", "Cộng", "5.850", "5.965", "102,0"]],
        None, [30, 150, 90, 90, 90], 1, (), RIGHT,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_heads(tmp_path, name):
    rows, expected, widths, heads, spans, figures = HEADS[name]
    labels = 2 if rows[0][0] == "TT" else 1

    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        lay(sheet, 130, rows, widths, labels=labels, heads=heads, spans=spans, figures=figures)

    assert grid(document_of(tmp_path, page)) == (expected or rows)


NOTED = [
    ["TT", "Xã", "Số hộ", "Kinh phí", "Ghi chú"],
    ["1", "Xã Tân Lập", "125", "1.250,5", "Đã giải ngân"],
    ["2", "Xã Tân Thành", "98", "980", "Đang thực hiện"],
    ["3", "Xã Tân Phú", "112", "1.100", ""],
]


def test_a_column_of_notes_behind_the_figures(tmp_path):
    cells = [[_cell(text, LEFT if j in (0, 1, 4) else RIGHT) for j, text in enumerate(row)] for row in NOTED]

    def page(sheet: Sheet) -> None:
        made = Table(cells, colWidths=[30, 130, 60, 90, 130])
        _, height = made.wrapOn(sheet.canvas, 500, 700)
        made.drawOn(sheet.canvas, 70, HIGH - 100 - height)

    assert grid(document_of(tmp_path, page)) == NOTED


WRAPPED = [
    ["Tên dự án", "Kế hoạch", "Thực hiện", "Ghi chú"],
    ["Khu tái định cư số 2 xã Số 10", "1.411", "300", "Hoàn thành"],
    ["Chợ trung tâm", "1.291", "9.542", ""],
    ["Trụ sở làm việc của Đảng ủy, HĐND, UBND", "3.052", "1.412", ""],
    ["Sân vận động", "5.621", "115", "Quyết định số 1234/QĐ-UBND ngày 05/6/2018"],
    ["Kênh mương", "3.464", "3.682", "Vướng mặt bằng"],
]


@pytest.mark.parametrize("room", [0, 3])
@pytest.mark.parametrize("valign", ["TOP", "MIDDLE"])
@pytest.mark.parametrize("style", ["columns", "columns, no head line"])
def test_names_of_several_lines_between_column_lines(tmp_path, room, valign, style):
    """Rows stand no further apart than the lines of a name, which go on in capitals and figures."""
    rows = WRAPPED if valign == "TOP" else [[*row[:3], row[3][:10].strip()] for row in WRAPPED]

    def page(sheet: Sheet) -> None:
        sheet.at(85, 60, PROSE)
        cells = [
            [_cell(text, CENTRE if i == 0 else LEFT if j in (0, 3) else RIGHT) for j, text in enumerate(row)]
            for i, row in enumerate(rows)
        ]
        commands = [(*command, "black") for command in STYLES[style]]
        padding = [(f"{side}PADDING", (0, 0), (-1, -1), room) for side in ("TOP", "BOTTOM")]
        made = Table(
            cells,
            colWidths=[120, 70, 80, 110],
            style=TableStyle([*commands, *padding, ("VALIGN", (0, 0), (-1, -1), valign)]),
        )
        _, height = made.wrapOn(sheet.canvas, 500, 700)
        made.drawOn(sheet.canvas, 70, HIGH - 100 - height)
        sheet.at(85, 500, PROSE)

    assert grid(document_of(tmp_path, page)) == rows


def test_a_number_alone_ends_the_name_above_it(tmp_path):
    rows = [
        ("Đường giao thông xã số 1", "1.250", "940"),
        ("Hệ thống cấp nước xã số 14", "3.410", "2.875"),
        ("Chợ trung tâm", "860", "512"),
        ("Nhà văn hóa xã số 2019", "745", "700"),
    ]

    def page(sheet: Sheet) -> None:
        sheet.at(85, 60, PROSE)
        for x, head in ((85, "Tên dự án"), (300, "Kế hoạch"), (420, "Thực hiện")):
            sheet.at(x, 100, head)
        top = 118
        for name, plan, done in rows:
            words, _, number = name.rpartition(" ")
            is_long = number.isdigit() and len(number) > 1
            sheet.at(85, top, words if is_long else name)
            sheet.at(310, top, plan)
            sheet.at(430, top, done)
            if is_long:
                sheet.at(85, top + 15, number)
            top += 31 if is_long else 16

    assert grid(document_of(tmp_path, page))[1:] == [list(row) for row in rows]


def test_a_row_whose_name_stands_above_and_below_its_number_figures_and_note(tmp_path):
    rows = [
        ("1", "Chợ trung tâm", "1.250", "940", ""),
        ("2", "Cầu dân sinh xã / số 4", "6.428.497", "908.560", "Chuyển tiếp"),
        ("3", "Nghĩa trang liệt / sĩ xã số 6", "7.015", "-", "Hoàn thành"),
        ("4", "Trạm y tế", "860", "512", "Đang làm"),
        ("", "Tổng cộng", "15.553", "9.512", ""),
    ]

    def page(sheet: Sheet) -> None:
        sheet.at(85, 60, PROSE)
        places = (85, 120, 260, 350, 430)
        for x, head in zip(places, ("TT", "Tên dự án", "Kế hoạch", "Thực hiện", "Ghi chú"), strict=True):
            sheet.at(x, 100, head)
        for at, (number, name, *rest) in enumerate(rows):
            top = 124 + 30 * at
            lines = name.split(" / ")
            for n, line in enumerate(lines):
                sheet.at(120, top + 15 * n - (7.5 if len(lines) > 1 else 0), line)
            for x, text in zip((85, *places[2:]), (number, *rest), strict=True):
                sheet.at(x, top, text)

    assert grid(document_of(tmp_path, page))[1:] == [[text.replace(" / ", " ") for text in row] for row in rows]


@pytest.mark.parametrize("lines", [1, 2])
def test_a_name_that_a_page_break_cuts_does_not_part_the_table(tmp_path, lines):
    rows = [[str(at), f"Chợ xã Tân Lập {at}", f"1.2{at}0", f"9{at}0"] for at in range(10, 30)]
    rows[9][1] = "Cầu dân sinh" + (" xã nghèo" if lines > 1 else "")
    places = (85, 120, 300, 420)

    def drawn(sheet: Sheet, top: float, some: list[list[str]]) -> None:
        for at, row in enumerate(some):
            for x, text in zip(places, row, strict=True):
                sheet.at(x, top + 18 * at, text)

    def first(sheet: Sheet) -> None:
        sheet.at(85, 500, PROSE)
        sheet.at(400, 530, "ĐVT: triệu đồng")
        drawn(
            sheet, 550, [["TT", "Tên dự án", "Kế hoạch", "Thực hiện"], *rows[:9], [rows[9][0], "Cầu dân", *rows[9][2:]]]
        )

    def second(sheet: Sheet) -> None:
        for at, text in enumerate(["sinh", "xã nghèo"][:lines]):
            sheet.at(120, 72 + 15 * at, text)
        drawn(sheet, 75 + 15 * lines, rows[10:])

    assert grid(document_of(tmp_path, first, second))[1:] == rows


@pytest.mark.parametrize("place", ["above", "between"])
def test_figures_broken_around_what_is_set_in_the_middle_of_their_row(tmp_path, place):
    rows = [
        ("Cầu dân sinh", "3.986.601.00|0", "6.233.851.00|0"),
        ("Chợ huyện", "-", "2.500.327.00|0"),
        ("Trạm y tế", "888.307.000", "4.528.618.00|0"),
    ]

    def page(sheet: Sheet) -> None:
        sheet.at(85, 60, PROSE)
        for x, head in ((85, "Tên dự án"), (250, "Kế hoạch"), (380, "Thực hiện")):
            sheet.at(x, 100, head)
        for at, (name, *figures) in enumerate(rows):
            top = 120 + 32 * at
            shift = 7 if place == "between" else 0
            sheet.at(85, top + shift, name)
            for x, figure in zip((250, 380), figures, strict=True):
                first, _, rest = figure.partition("|")
                sheet.at(x, top + (0 if rest else shift), first)
                sheet.at(x + 60, top + 14, rest)

    found = grid(document_of(tmp_path, page))[1:]
    assert found == [[name, *(figure.replace("|", "") for figure in figures)] for name, *figures in rows]


def test_heads_of_several_lines_between_column_lines_are_one_row(tmp_path):
    head = ["Tên dự án", "Tổng mức đầu tư", "Kế hoạch năm", "Còn lại"]
    rows = [[f"Chợ xã Tân Lập {at}", f"1.2{at}0", f"9{at}0", f"3.{at}20"] for at in range(5)]

    def page(sheet: Sheet) -> None:
        sheet.at(85, 60, PROSE)
        lay(sheet, 100, [head, *rows], [160, 65, 65, 65], "columns, no head line")

    assert grid(document_of(tmp_path, page)) == [head, *rows]


def test_rows_between_column_lines_that_cannot_be_parted_are_told(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.at(85, 60, PROSE)
        for x in (80, 200, 300, 400):
            sheet.canvas.line(x, HIGH - 90, x, HIGH - 200)
        for y in (90, 200):
            sheet.canvas.line(80, HIGH - y, 400, HIGH - y)
        for at, name in enumerate(("Thu ngân sách", "Chi ngân sách", "Kết dư", "Dự phòng", "Bổ sung", "Khác")):
            sheet.at(85, 105 + 15 * at, name)
        for at in range(4):
            sheet.at(220, 108 + 22 * at, f"1.2{at}0")
            sheet.at(320, 108 + 22 * at, f"3.4{at}0")

    document = document_of(tmp_path, page)
    assert document.tables == ()
    assert [problem.code for problem in document.problems] == ["loose_figures"]


NOTES = {
    "a number": ["Đã được công", "nhận tại Quyết", "định số", "3125/QĐ-UBND", "ngày 12/11/2019"],
    "capitals": ["Được tỉnh thẩm tra", "Ban Chỉ đạo", "Trung ương xét"],
    "two lines": ["Phấn đấu về đích", "Quý IV năm 2020"],
}
# Of the note's lines; of rows of one line, which stand but little further apart; more before the last row.
PITCH, BETWEEN, LAST = 14.7, 16.9, 2.5


@pytest.mark.parametrize("at", range(4), ids=["first", "second", "third", "last"])
@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_a_note_of_several_lines_in_the_middle_of_its_row(tmp_path, at, note):
    rows = [[name, str(15 + i), f"1{i}.340", ""] for i, name in enumerate(("Ea Kly", "Ea Phê", "Hòa An", "Vụ Bổn"))]

    def page(sheet: Sheet) -> None:
        sheet.at(85, 60, PROSE)
        for x, head in zip((85, 180, 250, 320), ("Xã", "Tiêu chí", "Vốn", "Ghi chú"), strict=True):
            sheet.at(x, 98, head)
        top = 115.0
        for i, (name, points, money, _) in enumerate(rows):
            high = PITCH * (len(note) - 1) if i == at else 0.0
            sheet.at(85, top + high / 2, name)
            sheet.at(190, top + high / 2, points)
            sheet.at(250, top + high / 2, money)
            for n, line in enumerate(note if i == at else ()):
                sheet.at(320, top + n * PITCH, line)
            top += high + BETWEEN + (LAST if i == len(rows) - 2 else 0.0)
        sheet.at(85, 400, PROSE)

    rows[at][3] = " ".join(note)
    assert grid(document_of(tmp_path, page))[1:] == rows


@pytest.mark.parametrize("above", ["Đơn vị tính: triệu đồng", "ĐVT: tỷ đồng", "(triệu đồng)"])
def test_title_and_unit_are_no_part_of_the_head(tmp_path, above):
    def page(sheet: Sheet) -> None:
        sheet.centred(297, 60, "BÁO CÁO")
        sheet.centred(297, 78, "Tình hình thu, chi ngân sách 6 tháng đầu năm 2022")
        sheet.canvas.drawRightString(470, HIGH - 96, above)
        lay(sheet, 102, THREE, [200, 100, 100])

    document = document_of(tmp_path, page)
    assert grid(document) == THREE
    assert document.text.startswith(f"BÁO CÁO\nTình hình thu, chi ngân sách 6 tháng đầu năm 2022\n{above}\n")


def test_a_table_without_rules_may_stand_right_under_the_document_s_head(tmp_path):
    def page(sheet: Sheet) -> None:
        for x, lines in (
            (160, ["UBND TỈNH NAM ĐỊNH", "SỞ TÀI CHÍNH", "Số: 12/BC-STC"]),
            (410, ["CỘNG HÒA XÃ HỘI", "Độc lập - Tự do", "Nam Định, ngày 20 tháng 7 năm 2022"]),
        ):
            for i, line in enumerate(lines):
                sheet.centred(x, 50 + 16 * i, line)
        lay(sheet, 100, FIVE, [30, 170, 90, 90, 70], labels=2)
        sheet.font()
        sheet.centred(410, 320, "GIÁM ĐỐC")
        sheet.centred(410, 400, "Trần Văn Bình")

    document = document_of(tmp_path, page)
    assert grid(document) == FIVE
    assert document.text.index("ngày 20 tháng 7") < document.text.index("Thu nội địa") < document.text.index("GIÁM ĐỐC")


def test_columns_written_one_after_the_other(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        for column, x in enumerate((70, 360, 470)):
            for row, texts in enumerate(THREE):
                draw = sheet.canvas.drawString if not column else sheet.canvas.drawRightString
                draw(x, HIGH - 150 - 18 * row, texts[column])

    assert grid(document_of(tmp_path, page)) == THREE


LONG = [
    ["TT", "Nội dung", "Dự toán", "Thực hiện"],
    *([str(i), f"Hỗ trợ các trường học đợt {i}", f"{900 + i}", f"{800 + i},5"] for i in range(1, 13)),
]


@pytest.mark.parametrize("cut", [2, 6, 11])
@pytest.mark.parametrize("again", [True, False], ids=["head again", "no head"])
@pytest.mark.parametrize("style", ["none", "level lines", "columns"])
def test_rows_go_on_on_the_next_page(tmp_path, cut, again, style):
    widths = [40.0, 200.0, 100.0, 100.0]
    more = [*(LONG[:1] if again else []), *LONG[cut + 1 :]]
    document = document_of(
        tmp_path,
        lambda s: [s.prose(60), lay(s, 560, LONG[: cut + 1], widths, style, labels=2)],
        lambda s: lay(s, 60, more, widths, style, labels=2, heads=again),
    )
    assert grid(document) == LONG


NO_TABLES = {
    "list": [("1. Tổ chức 12 hội nghị", ""), ("2. Ban hành 45 văn bản", ""), ("3. Thu ngân sách đạt 125", ""), ("a) Hộ nghèo còn 3,5%", "")],
    "contents": [("Phần I. Tình hình chung", "1"), ("Phần II. Kết quả", "3"), ("1. Kinh tế", "3"), ("2. Xã hội", "7"), ("Phụ lục", "27")],
    "contents with a head": [("Nội dung", "Trang"), ("Phần I. Tình hình chung", "1"), ("Phần II. Kết quả", "3"), ("Phần III. Phương hướng", "12")],
    "leaders": [(f"Chương {n} " + "." * 50, page) for n, page in (("I", "3"), ("II", "12"), ("III", "2"))],
    "recipients and signer": [("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"), ("- UBND tỉnh;", "CHỦ TỊCH"), ("- Lưu: VT, 02.", ""), ("", "Phạm Văn Long")],
    "contents under sections' heads": [("BÁO CÁO KẾT QUẢ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Mở đầu", "1"), ("Kết quả", "4"), ("Kết luận", "9")],
    "contents of chapters": [("Tên", "Số trang"), ("Chương I. Quy định chung", "1"), ("Chương II. Tổ chức", "4"), ("Phụ lục", "27")],
    "contents in words": [("Mở đầu", "1"), ("Kết quả", "3"), ("Phương hướng", "9")],
    "two columns of telephones": [("Điện thoại:", "0236.3822.456          0236.3822.458"), ("Fax:", "0236.3822.457          0236.3822.459")],
    "two figures": [("Điện thoại:", "0236.3822.456"), ("Fax:", "0236.3822.457")],
}  # fmt: skip


@pytest.mark.parametrize("name", NO_TABLES)
def test_what_is_no_table_and_no_problem(tmp_path, name):
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        for i, (left, right) in enumerate(NO_TABLES[name]):
            sheet.at(85, 150 + 18 * i, left)
            sheet.canvas.drawRightString(500, HIGH - 150 - 18 * i, right)
        sheet.prose(400)

    document = document_of(tmp_path, page)
    assert document.tables == ()
    assert document.problems == ()


def test_stretched_lines_that_end_in_figures_are_no_table(tmp_path):
    lines = [
        "Tổng thu ngân sách nhà nước trên địa bàn huyện trong năm vừa qua đạt 125",
        "tỷ đồng, trong đó thu nội địa chiếm tỷ trọng lớn nhất với tổng số 98",
        "tỷ đồng, thu từ xuất nhập khẩu qua cửa khẩu đạt 27",
        "tỷ đồng và thu từ các nguồn viện trợ đạt 14",
    ]

    def page(sheet: Sheet) -> None:
        for i, line in enumerate(lines):
            words = line.split()
            wide = [sheet.canvas.stringWidth(word) for word in words]
            gap, x = (430 - sum(wide)) / (len(words) - 1), 85.0
            for word, width in zip(words, wide, strict=True):
                sheet.at(x, 100 + 18 * i, word)
                x += width + gap

    document = document_of(tmp_path, page)
    assert document.tables == ()
    assert document.problems == ()


LOOSE = {
    "two rows without a head": [("Thu thuế", "1.250,5          980"), ("Thu phí", "350,5          1.200")],
    "one row": [("Tổng cộng", "12.500,5          11.930")],
    "one column without a head": [("Thu thuế", "1.250,5"), ("Thu phí", "350"), ("Thu khác", "45,2")],
    "figures in no columns": [
        ("Thu", "1.250,5       350"),
        ("Chi", "45,2                          12           3,4"),
        ("Dư", "7                5"),
    ],
}


@pytest.mark.parametrize("name", LOOSE)
def test_figures_that_are_not_taken_for_a_table_are_told(tmp_path, name):
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        for i, (left, right) in enumerate(LOOSE[name]):
            sheet.at(85, 150 + 18 * i, left)
            sheet.canvas.drawRightString(500, HIGH - 150 - 18 * i, right)
        sheet.prose(400)

    document = document_of(tmp_path, page)
    assert document.tables == ()
    assert [(problem.code, problem.page) for problem in document.problems] == [("loose_figures", 1)]
    assert all(right.split()[0] in document.text for _, right in LOOSE[name])


@pytest.mark.parametrize("head", [("Xã", "Số trường"), ("Xã", "Trường"), ("Tên đơn vị", "Số lớp học")])
def test_small_figures_that_rise_are_no_pages(tmp_path, head):
    rows = [head, ("Nậm Khắt", "2"), ("Púng Luông", "3"), ("La Pán Tẩn", "5"), ("Chế Cu Nha", "9")]

    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        for i, (left, right) in enumerate(rows):
            sheet.at(85, 150 + 18 * i, left)
            sheet.canvas.drawRightString(500, HIGH - 150 - 18 * i, right)

    assert grid(document_of(tmp_path, page)) == [list(row) for row in rows]


def test_marks_of_footnotes_behind_figures(tmp_path):
    rows = [["Nội dung", "Dự toán"], ["Chi y tế", "1.250*"], ["Chi giáo dục", "1.300 (*)"], ["Chi khác", "450 (**)"]]
    assert grid(document_of(tmp_path, lambda s: [s.prose(60), lay(s, 150, rows, [200, 120])])) == rows


def test_rows_of_words_between_column_lines(tmp_path):
    rows = [
        ["TT", "Họ và tên", "Chức vụ"],
        ["1", "Nguyễn Văn Bình", "Chủ tịch"],
        ["2", "Lê Thị Hoa", "Phó Chủ tịch"],
        ["3", "Trần Văn Sơn", "Trưởng phòng"],
    ]
    assert grid(document_of(tmp_path, lambda s: lay(s, 60, rows, [30, 170, 120], "columns", labels=3))) == rows


@pytest.mark.parametrize(
    "row",
    [
        ["1", "Đường liên xã<br/>Hòa Tiến - Hòa Phong", "2021<br/>2022", "1.250<br/>1.300"],
        ["2", "Cầu<br/>dân sinh", "450.<br/>000", "12.<br/>500"],
    ],
    ids=["years", "broken figures"],
)
def test_a_ruled_row_of_several_lines_stays_one(tmp_path, row):
    rows = [
        ["TT", "Dự án", "Năm", "Vốn"],
        row,
        ["3", "Chợ", "2022", "300"],
        ["4", "Trạm", "2023", "5"],
        ["5", "Kênh", "2023", "7"],
    ]

    def page(sheet: Sheet) -> None:
        cells = [[_cell(text, LEFT) for text in each] for each in rows]
        made = Table(cells, colWidths=[30, 150, 60, 60], style=TableStyle([("GRID", (0, 0), (-1, -1), 1, "black")]))
        _, height = made.wrapOn(sheet.canvas, 500, 700)
        made.drawOn(sheet.canvas, 70, HIGH - 60 - height)

    assert len(grid(document_of(tmp_path, page))) == len(rows)


@pytest.mark.parametrize("shift", [0, 5, 8])
@pytest.mark.parametrize("number", ["{}", "{}/3", "Trang {}/3"])
@pytest.mark.parametrize("rows", [45, 50, 52])
def test_the_page_number_below_the_last_column_is_no_figure_of_it(tmp_path, number, rows, shift):
    """Pages full of rows are taken for columns by pdfium, which reads on from the last figure to the number below it."""

    def page(index: int) -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            sheet.font(size=9)
            for x, head in zip((200, 300, 420, 540), ("Dự án", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"), strict=True):
                sheet.canvas.drawRightString(x, HIGH - 60, head)
            for i in range(rows):
                sheet.at(60, 75 + 14 * i, f"Dự án số {i}")
                for x, text in ((300, f"1.{200 + i}"), (420, f"1.{100 + i}"), (540, f"{41 + i},{i % 10}")):
                    sheet.canvas.drawRightString(x, HIGH - 75 - 14 * i, text)
            sheet.font(size=13)
            sheet.canvas.drawRightString(540 + shift, HIGH - 805, number.format(index))

        return draw

    document = document_of(tmp_path, *map(page, (1, 2, 3)))
    found = [row[-1] for row in grid(document)[1:]]
    assert found == 3 * [f"{41 + i},{i % 10}" for i in range(rows)]
