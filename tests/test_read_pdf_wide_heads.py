"""Heads over several columns without rules that could also stand over fewer or more; figures cut by a page break."""

from __future__ import annotations

import pytest

from pipeline.model import Box
from pipeline.read.aligned_columns import Columns
from pipeline.read.aligned_doubts import heads_elsewhere, may_reach_further
from pipeline.read.aligned_heads import Head
from pipeline.read.aligned_lower import Placed
from pipeline.read.cells import CellDraft
from pipeline.read.pagebreak import is_cut, join_row
from pipeline.read.pieces import Piece
from tests.test_read_pdf import HIGH, Sheet, document_of
from tests.test_read_pdf_groups import heads

REACHES = [(200.0, 230.0), (300.0, 330.0), (400.0, 430.0)]
NAMES = ("Phú Lộc", "Quảng Điền", "Phong Điền", "Nam Đông", "Hương Trà")


def body(sheet: Sheet, middles: tuple[float, ...], top: float = 160) -> None:
    for i, name in enumerate(NAMES):
        sheet.at(85, top + 17 * i, name)
        for column, middle in enumerate(middles):
            sheet.canvas.drawRightString(middle + 20, HIGH - top - 17 * i, f"{(i + 3) * 1370 + column * 211}")


def test_a_head_is_in_the_middle_of_the_nearest_that_it_can_be_over(tmp_path):
    """`Chi đầu tư` is in the middle of three columns, and of these and one more at each side."""
    middles = (150, 205, 260, 315, 370, 425, 480, 535)

    def page(sheet: Sheet) -> None:
        sheet.font(size=7)
        sheet.centred(105, 121, "Tên đơn vị")
        for middle, group in ((260, "Chi đầu tư"), (425, "Chi sự nghiệp")):
            sheet.centred(middle, 103, group)
            sheet.centred(middle + 27.5, 116, "Trong đó")
            sheet.centred(middle - 55, 126, "Tổng số")
            for line, words in enumerate(("Chi giáo dục", "- đào tạo", "nghề")):
                sheet.centred(middle, 128 + 8.4 * line, words)
            for line, words in enumerate(("Chi khoa học và", "công nghệ")):
                sheet.centred(middle + 55, 132 + 8.4 * line, words)
        sheet.centred(150, 121, "Tổng số")
        sheet.centred(535, 121, "Chi CTMTQG")
        body(sheet, middles)

    found = heads(document_of(tmp_path, page))
    assert found["Chi đầu tư"] == (2, 3)
    assert found["Chi sự nghiệp"] == (5, 3)


def test_a_head_of_several_beside_those_of_one_column_and_of_notes(tmp_path):
    """Heads of one column and of notes stand beside it at the top: it is no line of the one below its middle."""

    def page(sheet: Sheet) -> None:
        sheet.font(size=9)
        sheet.centred(125, 120, "Đơn vị")
        sheet.centred(290, 120, "Kinh phí (triệu đồng)")
        sheet.centred(430, 120, "Số hộ")
        sheet.centred(510, 120, "Ghi chú")
        for middle, leaf in zip((220, 290, 360), ("Giao", "Thực hiện", "Tỷ lệ (%)"), strict=True):
            sheet.centred(middle, 136, leaf)
        body(sheet, (220, 290, 360, 430))

    assert heads(document_of(tmp_path, page))["Kinh phí (triệu đồng)"] == (1, 3)


def row(*texts: str) -> list[CellDraft]:
    return [CellDraft(text, (), column) for column, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        (("04", "Hệ thống", "5.547.373.8"), ("", "cấp nước", "69"), "5.547.373.869"),
        (("04", "Hệ thống", "(29.369.605"), ("", "cấp nước", ")"), "(29.369.605)"),
        (("", "Ngã ba Phan", "32.50"), ("", "Bội Châu", "0"), "32.500"),  # the number is of rows before
        (("", "Ngã ba Phan", "32.50"), ("", "Bội Châu", "7"), "32.507"),
        (("", "Ngã ba Phan", "32.500"), ("", "Bội Châu", "0"), None),
        (("04", "Hệ thống", "5.547.373"), ("", "cấp nước", "69"), None),  # both are whole
        (("04", "Hệ thống", "5.547.373.8"), ("", "cấp nước", "6"), None),  # a group of two is none
    ],
)
def test_a_figure_cut_by_a_page_break_is_one(above, below, joined):
    table = [(1, row("01", "Cầu Bà Di", "1.000")), (1, row(*above))]
    rest = row(*below)
    assert is_cut(table, rest) is (joined is not None)
    if joined:
        join_row(table[-1][1], 2, rest)
        assert table[-1][1][2].text == joined


@pytest.mark.parametrize(
    ("wide", "expected"),
    [
        ((290.0, 340.0, 1, 3), False),  # in the middle of 200, 300, 400, as near as half a column
        ((380.0, 460.0, 1, 3), True),
        ((190.0, 230.0, 1, 3), False),  # from the left of the first
    ],
)
def test_a_head_away_from_its_columns_is_doubtful(wide, expected):
    def placed(x0: float, x1: float, column: int, span: int = 1, top: float = 20.0) -> Placed:
        return Placed([Piece(0, 1, Box(x0, top, x1, top + 10))], column, span)

    columns = Columns(words=[80.0], label_end=150.0, reaches=REACHES, has_notes=False, is_strict=True)
    lower = [placed(190 + 100 * at, 230 + 100 * at, at + 1) for at in range(3)]
    x0, x1, column, span = wide
    head = Head(placed=[[placed(x0, x1, column, span, top=5.0)], lower])
    assert bool(heads_elsewhere(head, columns)) is expected


@pytest.mark.parametrize(
    ("x0", "x1", "says", "expected"),
    [
        (190.0, 240.0, "abc", {3}),  # begins with the first of two, and may be of the third
        (190.0, 330.0, "abc", set()),  # in the middle of two
        (190.0, 240.0, "aba", set()),  # the third repeats the first
    ],
)
def test_a_head_set_to_the_left_may_reach_further(x0, x1, says, expected):
    below = [Placed([Piece(at, at + 1, Box(190 + 100 * at, 20, 230 + 100 * at, 30))], at + 1, 1) for at in range(3)]
    wide = Placed([Piece(0, 1, Box(x0, 5, x1, 15))], 1, 2)
    columns = Columns(words=[80.0], label_end=150.0, reaches=REACHES, has_notes=False, is_strict=True)
    assert may_reach_further(says, Head(placed=[[wide], below]), columns) == expected
