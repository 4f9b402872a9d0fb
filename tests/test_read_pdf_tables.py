"""Tables of PDF files beyond plain grids: without rules, with open sides, over page breaks."""

from __future__ import annotations

import pytest

from pipeline.model import Span
from pipeline.read import open_source
from tests.test_read_pdf import HIGH, PROSE, ROWS, WIDTHS, Sheet, body, document_of, grid, write

FIGURES = [
    ("(1) Tốc độ tăng (%)", "7,0", "7,23"),
    ("Khu vực dịch vụ (%)", "6,6", "7,0"),
    ("Thu ngân sách (tỷ đồng)", "1.137,0", "-"),
    ("Chi ngân sách (tỷ đồng)", "(34,7)", "1.647,3"),
]


def figures(sheet: Sheet, top: float, rows: list[tuple[str, str, str]]) -> None:
    """Rows without rules, figures set right."""
    for i, (label, *values) in enumerate(rows):
        sheet.at(85, top + 17 * i, label)
        for right, value in zip((400, 490), values, strict=True):
            sheet.canvas.drawRightString(right, HIGH - top - 17 * i, value)


def headed(sheet: Sheet) -> None:
    sheet.prose(60)
    sheet.at(85, 130, "Đơn vị tính: tỷ đồng")
    sheet.centred(380, 150, "Quý I-2004")
    sheet.centred(475, 150, "Quý I-2005")
    figures(sheet, 170, FIGURES)
    sheet.prose(300)


def test_figures_in_columns_under_a_head_are_a_table_without_rules(tmp_path):
    document = document_of(tmp_path, headed)
    assert grid(document) == [["", "Quý I-2004", "Quý I-2005"], *map(list, FIGURES)]
    assert document.text.startswith(f"{PROSE}\n" * 3)
    assert document.text.replace("\n\n", "\n").endswith(f"1.647,3\n{PROSE}\n{PROSE}\n{PROSE}\n")


def test_a_table_without_rules_goes_on_over_the_page_break(tmp_path):
    more = [("Bội chi (%)", "1,7", "2,7"), ("Chỉ số giá (%)", "4,9", "3,7"), ("Việc làm (nghìn người)", "250", "300")]

    def second(sheet: Sheet) -> None:
        sheet.centred(297, 30, "2")
        figures(sheet, 60, more)
        sheet.prose(300)

    def first(sheet: Sheet) -> None:
        sheet.centred(380, 700, "Quý I-2004")
        sheet.centred(475, 700, "Quý I-2005")
        figures(sheet, 720, FIGURES)

    document = document_of(tmp_path, first, second)
    assert len(document.tables) == 1
    assert grid(document)[-4:] == [list(row) for row in (FIGURES[-1], *more)]
    assert grid(document_of(tmp_path, body, second)) == [list(row) for row in more]


INDICATORS = [
    ("1", "Diện tích cao su", "ha", "18.250", "18.420"),
    ("2", "Sản lượng mủ", "tấn", "71.500", "72.118"),
    ("3", "Tổng đàn bò", "con", "3.120", "2.987"),
    ("4", "Thu nhập bình quân", "triệu đồng/người/năm", "48,5", "49,2"),
    ("5", "Khách du lịch", "lượt người", "45.000", "61.234"),
    ("6", "Tỷ lệ hộ nghèo", "%", "4,2", "3,9"),
]


def indicators(sheet: Sheet, top: float, rows: list[tuple[str, ...]], *, unit: str, notes: bool = False) -> None:
    """Rows without rules under heads; units set in the middle or at the right; a note behind the last row."""
    for at, head in ((70, "TT"), (140, "Chỉ tiêu"), (320, "ĐVT"), (410, "Kế hoạch"), (480, "Thực hiện")):
        sheet.centred(at, top - 20, head)
    for i, (number, label, measure, *values) in enumerate(rows):
        sheet.centred(70, top + 17 * i, number)
        sheet.at(85, top + 17 * i, label)
        if unit == "centred":
            sheet.centred(320, top + 17 * i, measure)
        else:
            sheet.canvas.drawRightString(365, HIGH - top - 17 * i, measure)
        for right, value in zip((430, 500), values, strict=True):
            sheet.canvas.drawRightString(right, HIGH - top - 17 * i, value)
        if notes and i == len(rows) - 1:
            sheet.at(510, top + 17 * i, "Đạt")


@pytest.mark.parametrize("unit", ["centred", "right"])
@pytest.mark.parametrize("first", [2, 3, 5])
def test_units_set_in_the_middle_stay_in_their_column_behind_the_page_break(tmp_path, unit, first):
    pages = (
        lambda sheet: indicators(sheet, 720, INDICATORS[:first], unit=unit),
        lambda sheet: indicators(sheet, 80, INDICATORS[first:], unit=unit),
    )
    document = document_of(tmp_path, *pages)
    assert [row for row in grid(document) if row[0].isdigit()] == [list(row) for row in INDICATORS]


def test_notes_behind_the_page_break_have_a_column_of_their_own(tmp_path):
    def first(sheet: Sheet) -> None:
        indicators(sheet, 720, INDICATORS[:3], unit="centred")

    def second(sheet: Sheet) -> None:
        indicators(sheet, 80, INDICATORS[3:], unit="centred", notes=True)

    document = document_of(tmp_path, first, second)
    for each in document.tables:
        places = [(cell.row, cell.column) for cell in each.cells]
        assert len(set(places)) == len(places)
    assert document.text.count("Đạt") == 1


@pytest.mark.parametrize(
    "lines",
    [
        [
            "Chương I. Quy định chung ............ 3",
            "Chương II. Tổ chức ............ 12",
            "Chương III. Kinh phí ............ 15",
        ],
        [f"{PROSE} năm 2021", f"{PROSE} là 12,5", f"{PROSE} đạt 7"],
    ],
    ids=["contents", "prose"],
)
def test_lines_that_end_in_figures_are_no_table(tmp_path, lines):
    document = document_of(tmp_path, lambda s: [s.at(85, 60 + 18 * i, line) for i, line in enumerate(lines)])
    assert document.tables == ()


def test_a_name_of_two_lines_is_one_row(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.centred(380, 60, "Kế hoạch")
        sheet.centred(475, 60, "Thực hiện")
        figures(
            sheet,
            80,
            [FIGURES[0], ("Thu ngân sách trên", "", ""), ("địa bàn huyện", "34,7", "47,3"), FIGURES[1], FIGURES[2]],
        )

    assert grid(document_of(tmp_path, page))[2] == ["Thu ngân sách trên địa bàn huyện", "34,7", "47,3"]


def test_a_table_with_open_sides_has_its_outer_columns(tmp_path):
    def page(sheet: Sheet) -> None:
        for i in range(4):
            sheet.canvas.line(85, HIGH - 100 - 20 * i, 425, HIGH - 100 - 20 * i)
        for x in (125, 325):
            sheet.canvas.line(x, HIGH - 100, x, HIGH - 160)
        for i, row in enumerate(ROWS):
            for x, text in zip((90, 130, 330), row, strict=True):
                sheet.at(x, 114 + 20 * i, text)

    assert grid(document_of(tmp_path, page)) == ROWS


@pytest.mark.parametrize("beside", ["", "ghi ở ngoài bảng"])
def test_words_that_run_over_the_right_edge_are_of_their_cell(tmp_path, beside):
    rows = [["Nguồn vốn", "Số tiền"], ["Vốn trong nước", "97.410 triệu đồng"], ["Cộng", "121.275 triệu đồng"]]

    def page(sheet: Sheet) -> None:
        for i in range(4):
            sheet.canvas.line(85, HIGH - 100 - 20 * i, 288, HIGH - 100 - 20 * i)
        for x in (85, 200, 288):
            sheet.canvas.line(x, HIGH - 100, x, HIGH - 160)
        for i, row in enumerate(rows):
            for x, text in zip((90, 204), row, strict=True):
                sheet.at(x, 114 + 20 * i, text)
        sheet.at(420, 114, beside)
        sheet.at(85, 220, PROSE)

    document = document_of(tmp_path, page)
    assert grid(document) == rows
    assert beside in document.text
    assert document.text.count("đồng") == 2


@pytest.mark.parametrize("longer", [0, 0.4, 1.2])
def test_column_lines_of_uneven_length_end_together(tmp_path, longer):
    """Outer lines are drawn thicker, and end a little lower than the inner ones, where a page break leaves them open."""

    def page(sheet: Sheet) -> None:
        for top in (100.0, 120.0):
            sheet.canvas.line(85, HIGH - top, 425, HIGH - top)
        for x in (125, 225, 325):
            sheet.canvas.line(x, HIGH - 100, x, HIGH - 160.8)
        for x in (85, 425):
            sheet.canvas.line(x, HIGH - 100, x, HIGH - 160.8 - longer)
        for i, row in enumerate(ROWS):
            for x, text in zip((90, 130, 330), row, strict=True):
                sheet.at(x, 114 + 20 * i, text)

    assert [[text for text in row if text] for row in grid(document_of(tmp_path, page))] == ROWS


def test_a_row_cut_by_a_page_break_is_one(tmp_path):
    before = [*ROWS, ["3", "Sửa chữa đường giao thông các", "9"]]
    document = document_of(
        tmp_path,
        lambda s: s.table(660, before, WIDTHS),
        lambda s: s.table(60, [ROWS[0], ["", "xã vùng sâu", ""], ["4", "Nộp", "8"]], WIDTHS),
    )
    assert grid(document) == [*ROWS, ["3", "Sửa chữa đường giao thông các xã vùng sâu", "9"], ["4", "Nộp", "8"]]
    start = document.text.index("xã vùng")
    assert document.pages[0].end > start


def test_the_two_parts_of_a_cut_row_have_their_boxes(tmp_path):
    path = write(
        tmp_path,
        lambda s: s.table(700, [*ROWS, ["3", "Sửa chữa 12", "9"]], WIDTHS),
        lambda s: s.table(60, [["", "triệu đồng", ""], ["4", "Nộp", "8"]], WIDTHS),
    )
    with open_source(path) as source:
        start = source.document.text.index("12 triệu")
        [whole, rest] = source.boxes([Span(start, start + 13), Span(start + 3, start + 13)])
    assert whole is not None
    assert rest is not None
    assert whole.top > 700 > rest.top


@pytest.mark.parametrize(
    "rest", [["", "Trong đó: hạt giống", "600"], ["3", "xã vùng sâu", ""]], ids=["figure", "number"]
)
def test_a_row_of_its_own_after_a_page_break_stays_one(tmp_path, rest):
    document = document_of(
        tmp_path, lambda s: s.table(700, ROWS, WIDTHS), lambda s: s.table(60, [rest, ["4", "Nộp", "8"]], WIDTHS)
    )
    assert grid(document) == [*ROWS, rest, ["4", "Nộp", "8"]]


@pytest.mark.parametrize(
    "again",
    [
        [["TT", "Nội dung (tiếp theo)", "Số tiền", "Ghi chú"]],
        [["1", "2", "3", "4"]],
        [["TT", "Nội dung", "Số tiền", "Ghi chú"], ["1", "2", "3", "4"]],
    ],
    ids=["changed", "numbers", "whole"],
)
def test_a_head_printed_again_is_left_out(tmp_path, again):
    head = [["TT", "Nội dung", "Số tiền", "Ghi chú"], ["1", "2", "3", "4"]]
    rows = [["1", "Mua cây", "1.250", ""], ["2", "Hỗ trợ", "374,4", ""]]
    widths = [40.0, 160.0, 80.0, 80.0]
    document = document_of(
        tmp_path,
        lambda s: s.table(700, [*head, *rows], widths),
        lambda s: s.table(60, [*again, ["3", "Nộp", "9", ""]], widths),
    )
    assert grid(document) == [*head, *rows, ["3", "Nộp", "9", ""]]


def test_rows_of_equal_figures_behind_a_page_break_are_no_head(tmp_path):
    head, row = ["TT", "Nội dung", "Số tiền", "Ghi chú"], ["", "Hỗ trợ giống", "1.250", "0"]
    widths = [40.0, 160.0, 80.0, 80.0]
    document = document_of(
        tmp_path,
        lambda s: s.table(700, [head, row, ["", "Nộp", "9", ""]], widths),
        lambda s: s.table(60, [row, ["", "Thu", "8", ""]], widths),
    )
    assert grid(document) == [head, row, ["", "Nộp", "9", ""], row, ["", "Thu", "8", ""]]


LAST = ["24", "Nâng cấp tuyến đường từ cầu 12", "3.664"]
CUTS = {
    # what stands of the row on the first page, and on the second
    "number and figure below": (["", "Nâng cấp tuyến đường", ""], ["24", "từ cầu 12", "3.664"]),
    "figure below": (["24", "Nâng cấp tuyến đường", ""], ["", "từ cầu 12", "3.664"]),
    "rest of the name below": (["24", "Nâng cấp tuyến đường", "3.664"], ["", "từ cầu 12", ""]),
    "an empty strip above": (["", "", ""], LAST),
}


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("again", [True, False], ids=["head again", "no head"])
def test_a_row_of_which_only_words_stand_before_the_page_break(tmp_path, cut, again):
    first, rest = CUTS[cut]
    document = document_of(
        tmp_path,
        lambda s: s.table(660, [*ROWS, first], WIDTHS),
        lambda s: s.table(60, [*(ROWS[:1] if again else []), rest, ["25", "Nộp", "8"]], WIDTHS),
    )
    assert grid(document) == [*ROWS, LAST, ["25", "Nộp", "8"]]


@pytest.mark.parametrize(
    "rest",
    [["4", "Đường xã Cúc Phương", "5"], ["", "Trong đó: ngân sách tỉnh", "5"], ["", "từ nguồn khác", "5"]],
    ids=["number", "capital", "words that had ended"],
)
def test_a_heading_row_before_the_page_break_stays_one(tmp_path, rest):
    first = ["II", "Các công trình chuyển tiếp:", ""]
    document = document_of(
        tmp_path,
        lambda s: s.table(660, [*ROWS, first], WIDTHS),
        lambda s: s.table(60, [rest, ["5", "Nộp", "8"]], WIDTHS),
    )
    assert grid(document) == [*ROWS, first, rest, ["5", "Nộp", "8"]]


def test_a_head_printed_at_the_foot_above_an_empty_strip(tmp_path):
    document = document_of(
        tmp_path,
        lambda s: s.table(660, [*ROWS, ROWS[0], ["", "", ""]], WIDTHS),
        lambda s: s.table(60, [ROWS[0], ["3", "Nộp", "8"], ["4", "Thu", "9"]], WIDTHS),
    )
    assert grid(document) == [*ROWS, ["3", "Nộp", "8"], ["4", "Thu", "9"]]


def test_a_head_that_no_line_parts_from_the_row_below(tmp_path):
    glued = [f"{head}\n{text}" for head, text in zip(ROWS[0], ["3", "Nộp ngân sách", "8"], strict=True)]
    document = document_of(
        tmp_path,
        lambda s: s.table(660, ROWS, WIDTHS),
        lambda s: s.table(60, [glued, ["4", "Thu", "9"]], WIDTHS),
    )
    assert grid(document) == [*ROWS, ["3", "Nộp ngân sách", "8"], ["4", "Thu", "9"]]


# ---- a unit line at the top of many pages -----------------------------------------------------------------------


def unit_pages(document) -> int:
    return document.text.count("Đơn vị tính")


@pytest.mark.parametrize("told", ["Đơn vị tính: triệu đồng", "(Đơn vị tính: triệu đồng)"])
def test_a_unit_line_above_a_table_of_each_page_is_no_running_head(tmp_path, told):
    def page(sheet: Sheet) -> None:
        sheet.at(300, 55, told)
        sheet.table(60, ROWS, WIDTHS)
        sheet.prose(200)

    document = document_of(tmp_path, *[page] * 5)
    assert (len(document.tables), unit_pages(document)) == (5, 5)


def test_a_unit_line_printed_again_over_a_table_that_goes_on_is_left_out(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.at(300, 55, "Đơn vị tính: triệu đồng")
        sheet.table(60, ROWS, WIDTHS)

    document = document_of(tmp_path, *[page] * 5)
    assert (len(document.tables), unit_pages(document)) == (1, 1)


def test_a_unit_line_over_another_table_right_behind_the_one_before_stays(tmp_path):
    def page(head: str):
        def draw(sheet: Sheet) -> None:
            sheet.at(300, 55, "Đơn vị tính: triệu đồng")
            sheet.table(60, [["TT", head, "Dự toán"], *ROWS[1:]], WIDTHS)

        return draw

    document = document_of(tmp_path, *map(page, ["Nội dung", "Đơn vị", "Nguồn vốn", "Công trình"]))
    assert (len(document.tables), unit_pages(document)) == (4, 4)


def test_running_heads_above_tables_go(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.at(85, 55, "Phòng Tài chính huyện Lấp Vò")
        sheet.table(60, ROWS, WIDTHS)
        sheet.prose(200)

    assert "Phòng Tài chính" not in document_of(tmp_path, *[page] * 5).text
