"""Tables of PDF files with upright lines and none between the rows, over page breaks."""

from __future__ import annotations

import pytest

from pipeline.model import Box
from pipeline.read.cellrows import _text_lines
from tests.test_read_pdf import HIGH, PROSE, Sheet, document_of, grid

XS = (70, 100, 270, 340, 430, 520)
HEAD = ("TT", "Nội dung", "ĐVT", "Kế hoạch", "Thực hiện")
ROWS = [
    ("1", "Diện tích cà phê", "ha", "18.250", "18.420,5"),
    ("2", "Sản lượng hồ tiêu", "tấn", "1.500", "1.618"),
    ("3", "Đàn lợn", "con", "33.120", "32.987"),
    ("4", "Trồng rừng", "ha", "485", "-"),
    ("5", "Khách du lịch", "lượt người", "45.000", "61.234"),
    ("6", "Giảm nghèo", "hộ", "420", "439"),
    ("7", "Thu ngân sách", "triệu đồng", "96.000", "104.350"),
    ("8", "Số lao động có việc làm", "người", "1.150", "1.204"),
]
STEP = 17


def half_ruled(sheet: Sheet, top: float, rows: list[tuple[str, ...]], *, head=HEAD, is_last=True, shift=0) -> None:
    """A head in its own lines if there is one, then rows between upright lines; the last page has a line below."""
    lines = [*((head,) if head else ()), *rows]
    bottom = top + STEP * len(lines)
    canvas = sheet.canvas
    for x in XS:
        canvas.line(x, HIGH - top, x, HIGH - bottom)
    for y in (*((top, top + STEP) if head else ()), *((bottom,) if is_last else ())):
        canvas.line(XS[0], HIGH - y, XS[-1], HIGH - y)
    for i, row in enumerate(lines):
        y = top + STEP * i + 13
        for column, text in enumerate(row):
            if column < 2:
                sheet.at(XS[column] + 5 + shift, y, text)
            elif column == 2 or i < bool(head):
                sheet.centred((XS[column] + XS[column + 1]) / 2 + shift, y, text)
            else:
                canvas.drawRightString(XS[column + 1] - 6 + shift, HIGH - y, text)


def test_the_rest_on_the_next_pages_belongs_to_the_table(tmp_path):
    document = document_of(
        tmp_path,
        lambda sheet: half_ruled(sheet, 700, ROWS[:3], is_last=False),
        lambda sheet: half_ruled(sheet, 60, ROWS[3:6], head=(), is_last=False),
        lambda sheet: (half_ruled(sheet, 60, ROWS[6:], head=()), sheet.prose(200)),
    )
    assert len(document.tables) == 1
    assert grid(document) == [list(HEAD), *map(list, ROWS)]
    assert (document.tables[0].page, document.tables[0].page_to) == (1, 3)


@pytest.mark.parametrize("first", [1, 2, 5])
def test_the_rest_may_be_of_any_length(tmp_path, first):
    document = document_of(
        tmp_path,
        lambda sheet: half_ruled(sheet, 780 - STEP * (first + 1), ROWS[:first], is_last=False),
        lambda sheet: half_ruled(sheet, 60, ROWS[first:], head=()),
    )
    assert grid(document) == [list(HEAD), *map(list, ROWS)]


@pytest.mark.parametrize(("first", "joined"), [(3, ROWS[3:]), (4, [])], ids=["numbered on", "a number is missing"])
def test_columns_across_the_ruled_lines_are_another_table_where_no_numbers_go_on(tmp_path, first, joined):
    document = document_of(
        tmp_path,
        lambda sheet: half_ruled(sheet, 700, ROWS[:3]),
        lambda sheet: half_ruled(sheet, 60, ROWS[first:], head=(), shift=25),
    )
    assert grid(document) == [list(HEAD), *map(list, ROWS[:3]), *map(list, joined)]


def test_rows_under_a_head_of_their_own_are_another_table(tmp_path):
    def second(sheet: Sheet) -> None:
        for column, head in enumerate(("TT", "Loại", "ĐVT", "Năm 2019", "Năm 2020")):
            sheet.centred((XS[column] + XS[column + 1]) / 2, 50, head)
        half_ruled(sheet, 60, ROWS[3:], head=())

    document = document_of(tmp_path, lambda sheet: half_ruled(sheet, 700, ROWS[:3]), second)
    assert grid(document) == [list(HEAD), *map(list, ROWS[:3])]


def test_rows_below_a_line_of_text_are_another_table(tmp_path):
    def second(sheet: Sheet) -> None:
        sheet.at(85, 60, PROSE)
        half_ruled(sheet, 90, ROWS[3:], head=())

    document = document_of(tmp_path, lambda sheet: half_ruled(sheet, 700, ROWS[:3]), second)
    assert grid(document) == [list(HEAD), *map(list, ROWS[:3])]


def test_words_with_tall_letters_stay_in_their_place():
    """Of a line put word by word, `hóa` has its top above `Văn` in fonts with letters taller than capitals."""
    text = "Văn hóa"
    tops = {0: 101.0, 4: 100.0}

    class Page:
        def __init__(self) -> None:
            self.text = text

        def box_at(self, at: int) -> Box:
            return Box(50.0 + 10 * at, tops[at], 55.0 + 10 * at, 110.0)

    (line,) = _text_lines(Page(), [(0, 3), (4, 7)])
    assert (line.text, line.stretches) == ("Văn hóa", [(0, 3), (4, 7)])
