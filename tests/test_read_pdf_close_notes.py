"""Notes behind the figures of tables without lines: close to the figures in all rows, of more lines than the names."""

from __future__ import annotations

import pytest

from tests.test_read_pdf import HIGH, Sheet, document_of, grid

HEADS = ["TT", "Nội dung", "Dự toán", "Thực hiện", "Ghi chú"]
GLUED = [
    ["1", "Phí và lệ phí", "4.200,05", "606.117", "Đang đấu thầu"],
    ["2", "Hồ tiêu", "5.441,51", "93.210", "Chậm do vướng"],
    ["3", "Thu nội địa", "844,72", "457", "Hoàn thành"],
    ["4", "Xã Định An", "17,50", "2.400", "15 hộ chưa nhận"],
]
COUNTED = [
    ["1", "Phí và lệ phí", "4.200,05", "606.117", "15 trạm hỏng"],
    ["2", "Hồ tiêu", "5.441,51", "93.210", "9 trạm hỏng"],
    ["3", "Thu nội địa", "844,72", "457", "120 trạm hỏng"],
]
LONG = [
    ["1", "Lợn", "407", "21", "Hoàn thành"],
    ["2", "Chi sự nghiệp / môi trường", "5,2", "769,0", "Chuyển sang năm / 2024 từ nguồn / dự phòng"],
    ["3", "Khu công nghiệp / Sông Hậu", "6", "1", "Đang thực hiện / thủ tục đấu / thầu"],
    ["4", "Lúa hè thu", "39", "33,1", "Đã giải ngân / từ năm"],
]
LAST_FIGURE = [
    ["1", "Lợn", "407", "21", "Hoàn thành"],
    ["2", "Chi sự nghiệp / môi trường", "5,2", "769,0", "Chuyển sang năm / 2024"],
    ["3", "Lúa hè thu", "39", "33,1", "Đã giải ngân"],
]


FAR = [
    [
        "1",
        "Bổ sung có mục tiêu từ / ngân sách tỉnh để / thực hiện các / chế độ, chính sách",
        "2.092,9",
        "761.141",
        "Chuyển sang năm sau",
    ],
    ["2", "Kinh phí sửa chữa, nâng / cấp các tuyến đường / giao thông nông / thôn của huyện", "536.422", "814.987", ""],
    ["3", "Chi hỗ trợ đóng bảo hiểm / y tế cho người / thuộc hộ gia đình / cận nghèo", "70.788", "951.989", "Xong"],
    ["4", "Sắn", "1.350", "13.511", "Theo Quyết định số / 215/QĐ-UBND"],
]
YEARS = [
    ["1", "Phí và lệ phí", "4.200,05", "7,0", "Chuyển sang năm / 2024"],
    ["2", "Hồ tiêu của / xã", "5.441,51", "41,3", "Chuyển sang năm / 2024"],
    ["3", "Thu nội địa", "844,72", "130,5", "Hoàn thành"],
]


def _cell(sheet: Sheet, x: float, top: float, text: str, leading: float = 0) -> None:
    for number, line in enumerate(text.split(" / ")):
        sheet.at(x, top + leading * number, line)


def _read(
    tmp_path, rows: list[list[str]], notes: float, *, is_middle: bool = True, step: float = 17
) -> list[list[str]]:
    def page(sheet: Sheet) -> None:
        sheet.font(size=11)
        for x, text in zip((70, 130, 262, 330, notes + 30), HEADS, strict=True):
            sheet.at(x, 110, text)
        top = 130.0
        for number, name, *figures, note in rows:
            deep = max(name.count(" / "), note.count(" / "))
            middle = top + 6.5 * deep * is_middle
            sheet.at(70, middle, number)
            for text, x in ((name, 92), (note, notes)):
                _cell(sheet, x, middle - 6.5 * text.count(" / ") * is_middle, text, 13)
            for figure, x in zip(figures, (300, 375), strict=True):
                sheet.canvas.drawRightString(x, HIGH - middle, figure)
            top += step + 13 * deep

    return grid(document_of(tmp_path, page))


@pytest.mark.parametrize(
    ("rows", "notes"), [(GLUED, 381), (COUNTED, 381), (GLUED, 420)], ids=["glued", "counts", "apart"]
)
def test_figures_that_nearly_touch_notes_in_all_rows(tmp_path, rows, notes):
    assert _read(tmp_path, rows, notes) == [HEADS, *rows]


@pytest.mark.parametrize(("rows", "is_middle"), [(LONG, True), (LAST_FIGURE, False), (LONG, False)])
def test_notes_of_more_lines_than_names(tmp_path, rows, is_middle):
    expected = [[text.replace(" / ", " ") for text in row] for row in rows]
    assert _read(tmp_path, rows, 400, is_middle=is_middle) == [HEADS, *expected]


@pytest.mark.parametrize(("rows", "notes"), [(FAR, 400), (YEARS, 381)], ids=["far", "years"])
def test_rows_of_long_names_and_notes_of_unlike_length(tmp_path, rows, notes):
    expected = [[text.replace(" / ", " ") for text in row] for row in rows]
    assert _read(tmp_path, rows, notes, is_middle=False) == [HEADS, *expected]


@pytest.mark.parametrize("rest", [("phóng mặt bằng", "12 hộ"), ("215/QĐ-UBND",)])
def test_a_note_that_a_page_break_cuts(tmp_path, rest):
    def rows(sheet: Sheet, first: int, top: float) -> None:
        sheet.font(size=11)
        for at, (number, name, *figures) in enumerate(GLUED):
            for x, text in (
                (70, str(first + at)),
                (92, name),
                (420, "Chậm do vướng giải" if number == "4" else "Xong"),
            ):
                sheet.at(x, top + 22 * at, text)
            for x, figure in zip((300, 375), figures, strict=False):
                sheet.canvas.drawRightString(x, HIGH - top - 22 * at, figure)

    def one(sheet: Sheet) -> None:
        sheet.font(size=11)
        for x, text in zip((70, 130, 262, 330, 450), HEADS, strict=True):
            sheet.at(x, 670, text)
        rows(sheet, 1, 692)

    def two(sheet: Sheet) -> None:
        sheet.font(size=11)
        for at, line in enumerate(rest):
            sheet.at(420, 60 + 13 * at, line)
        rows(sheet, 5, 60 + 13 * len(rest) + 9)

    document = document_of(tmp_path, one, two)
    found = grid(document)
    assert len(document.tables) == 1
    assert [row[0] for row in found] == ["TT", *map(str, range(1, 9))]
    assert found[4][4] == " ".join(("Chậm do vướng giải", *rest))


def test_notes_beside_no_line_of_figures(tmp_path):
    rows = [[*row[:4], "Đang thực hiện / thủ tục"] for row in GLUED]
    expected = [[text.replace(" / ", " ") for text in row] for row in rows]
    assert _read(tmp_path, rows, 400, step=20) == [HEADS, *expected]
