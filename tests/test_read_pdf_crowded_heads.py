"""Heads above columns without lines that stand no more than a blank apart, or reach lower than those beside them."""

from __future__ import annotations

import pytest

from pipeline.model import Box, Document
from pipeline.read.aligned_columns import Columns
from pipeline.read.pieces import Piece
from tests.test_read_pdf import Sheet, document_of, grid
from tests.test_read_pdf_unruled import lay
from tests.typeset import fonts

BODY = [["1", "Ngô", "543", "781", "7.180", "66,5"], ["2", "Dịch vụ khác", "6", "257", "4.564", "98,8"]]
LOW = (
    ["1", "Xã Định An", "78.944", "2.080", "1.998", "5,5"],
    ["2", "Bán lẻ hàng hóa", "9.951", "55.523", "2.415", "59,9"],
)
TIGHT = (("LEFTPADDING", (0, 0), (-1, -1), 1.5), ("RIGHTPADDING", (0, 0), (-1, -1), 1.5))
CLOSE = [
    ["TT", "Nội dung", "Quyết toán", "Vốn huyện", "Thực hiện", "Tỷ lệ (%)"],
    ["TT", "Nội dung", "Dự toán", "Quý II", "Kinh phí", "So với dự toán (%)"],
    ["TT", "Nội dung", "Thu", "Chi ngân sách", "Kết dư", "Còn lại"],
]


REACHES = [(332.0, 373.0), (383.0, 424.0), (439.0, 472.0), (497.0, 533.0)]
OVER = {  # where heads stand above one column of names and those four of figures: whether they are one each
    "each over its own": ([(163, 223), (320, 359), (378, 410), (440, 470), (489, 520)], True),
    "left of narrow figures": ([(163, 223), (300, 330), (376, 382), (426, 436), (475, 495)], True),
    "two over names, one over two": ([(62, 80), (163, 223), (320, 359), (378, 472), (489, 520)], False),
    "one over the next": ([(163, 223), (330, 360), (440, 450), (460, 470), (489, 520)], False),
}


@pytest.mark.parametrize("name", OVER)
def test_as_many_heads_as_columns_are_one_each_where_none_is_over_another(name):
    """Figures stood under the head of the column beside theirs."""
    row = [[Piece(at, at + 1, Box(x0, 10, x1, 20))] for at, (x0, x1) in enumerate(OVER[name][0])]
    columns = Columns(REACHES, [67.0], 284.0, has_notes=False, is_strict=True)
    assert columns.are_each(row) is OVER[name][1]


def _read(tmp_path, rows: list[list[str]], widths: list[float], **options: object) -> Document:
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        lay(sheet, 130, rows, widths, labels=2, **options)

    return document_of(tmp_path, page)


@pytest.mark.parametrize("heads", CLOSE, ids=" ".join)
def test_heads_one_blank_apart_are_one_each_above_their_columns(tmp_path, heads):
    fonts.register()
    widths = [20, 90, *(fonts.width(head, size=11) + 3.5 for head in heads[2:])]
    document = _read(tmp_path, [heads, *BODY], widths, spans=TIGHT)
    assert grid(document) == [heads, *BODY]
    assert document.problems == ()


def test_a_head_of_two_words_in_capitals_is_one(tmp_path):
    rows = [["TT", "Nội dung", "Kế Hoạch", "", "Quyết toán", ""], *BODY]
    spans = (("SPAN", (2, 0), (3, 0)), ("SPAN", (4, 0), (5, 0)))
    document = _read(tmp_path, rows, [20, 90, 50, 50, 60, 60], spans=spans)
    assert document.tables == ()
    assert [problem.code for problem in document.problems] == ["loose_figures"]


@pytest.mark.parametrize("share", ["So<br/>với<br/>dự toán<br/>(%)", "So<br/>sánh<br/>cùng<br/>kỳ (%)"])
def test_a_head_of_four_lines_beside_those_of_two(tmp_path, share):
    heads = ["TT", "Nội<br/>dung", "Vốn<br/>huyện", "Năm 2023", "Quý I", share]
    rows = [[text.replace("<br/>", " ") for text in heads], *LOW]
    spaced = [f"<para leading=15>{text}</para>" for text in heads]
    assert grid(_read(tmp_path, [spaced, *LOW], [26, 110, 44, 64, 60, 60])) == rows
