"""Heads without ruled lines that hold rows of no column: what is told of the whole table, formulas of two lines."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

import pipeline
from pipeline.model import Box
from pipeline.read.aligned_numbering import numberings_joined
from pipeline.read.pieces import Piece, phrases
from tests.test_read_pdf import HIGH, Sheet, document_of, grid, write
from tests.test_read_pdf_unruled import CENTRE, lay
from tests.typeset import fonts

HEAD = [["TT", "Nội dung", "Năm 2022", "", "So sánh (%)"], ["", "", "Dự toán", "Thực hiện", ""]]
SPANS = (("SPAN", (2, 0), (3, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1)), ("SPAN", (4, 0), (4, 1)))
TOLD = ["Đơn vị tính: triệu đồng", "", "", "", ""]
WHOLE = ("SPAN", (0, 2), (-1, 2))
NUMBERS = ["A", "B", "(1)", "(2)", "(3)=(2)/(1)"]
BODY = [["1", "Thu nội địa", "5.500", "5.610", "102,0"], ["2", "Thu bổ sung", "4.100", "4.182", "102,0"],
        ["", "Cộng", "9.600", "9.792", "102,0"]]  # fmt: skip
WIDTHS = [30, 150, 80, 80, 80]


def _page(
    rows: list[list[str]], *, heads: int, spans: tuple[tuple[object, ...], ...], widths: list[float], valign: str
):
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        lay(sheet, 130, rows, widths, labels=2, heads=heads, valign=valign, spans=spans)

    return page


@pytest.mark.parametrize("numbered", [False, True])
def test_unit_told_between_head_and_figures(tmp_path, numbered):
    rows = [*HEAD, TOLD, *([NUMBERS] if numbered else []), *BODY]
    spans = (*SPANS, WHOLE)
    page = _page(rows, heads=len(rows) - 3, spans=spans, widths=[30, 130, 80, 80, 100], valign="TOP")
    report = pipeline.extract(write(tmp_path, page))
    assert [table.unit for table in report.tables] == ["Đơn vị tính: triệu đồng"]
    found = {cell.text: (cell.row_label, cell.column_label, cell.value) for cell in report.cells}
    assert found["5.610"] == ("Thu nội địa", "Năm 2022 > Thực hiện", 5_610_000_000)
    assert found["102,0"][1:] == ("So sánh (%)", 102)


@pytest.mark.parametrize("valign", ["TOP", "MIDDLE"])
def test_numbers_of_columns_with_formulas_of_two_lines(tmp_path, valign):
    page = _page([*HEAD, NUMBERS, *BODY], heads=3, spans=SPANS, widths=[30, 150, 80, 80, 56], valign=valign)
    rows = grid(document_of(tmp_path, page))
    assert rows[2:] == [[*NUMBERS[:4], "(3)=(2)/( 1)"], *BODY]


def test_lines_of_one_row_of_figures_are_not_joined(tmp_path):
    rows = [["Nội dung", "Dự toán", "Thực hiện"], ["Thu", "1", "2"], ["Chi", "3", "4"]]
    page = _page(rows, heads=1, spans=(), widths=[150, 80, 80], valign="TOP")
    assert grid(document_of(tmp_path, page)) == rows


def test_centred_unit_is_not_told_of_a_column(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        lay(sheet, 130, [*HEAD, TOLD, *BODY], WIDTHS, labels=2, heads=3, figures=CENTRE, spans=(*SPANS, WHOLE))

    labels = {cell.column_label for cell in pipeline.extract(write(tmp_path, page)).cells}
    assert labels == {"TT", "Nội dung", "Năm 2022 > Dự toán", "Năm 2022 > Thực hiện", "So sánh (%)"}


def test_unit_and_figures_that_nearly_touch(tmp_path):
    rows = [
        ["Thu phí", "Tỷ đồng", "120,5", "118,4", "98,3"],
        ["Chi lương", "Tỷ đồng", "110,2", "98,7", "89,6"],
        ["Dư nợ", "Tỷ đồng", "95,0", "99,1", "104,3"],
        ["Giá trị", "Tỷ đồng", "56.987,4", "25.378,5", "44,5"],
    ]

    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        sheet.font(size=11)
        ends = [200.0]
        for text in rows[-1][1:-1]:
            ends.append(ends[-1] + 4 + stringWidth(text, fonts.face(), 11))
        for number, (name, unit, *figures) in enumerate([["Chỉ tiêu", "ĐVT", "2021", "2022", "Tỷ lệ (%)"], *rows]):
            top = 150 + 18 * number
            sheet.at(70, top, name)
            sheet.at(204, top, unit)
            for right, figure in zip((*ends[2:], ends[-1] + 80), figures, strict=True):
                sheet.canvas.drawRightString(right, HIGH - top, figure)

    assert grid(document_of(tmp_path, page))[1:] == rows


def test_unit_told_below_a_head_that_reaches_lower_than_the_others(tmp_path):
    head = [["TT", "Nội dung", "Dự toán năm 2022", "Thực hiện", "So năm trước đó"]]
    rows = [*head, TOLD, ["A", "B", "(1)", "(2)", "(3)=(2)/ (1)"], *BODY]
    page = _page(rows, heads=3, spans=(("SPAN", (0, 1), (-1, 1)),), widths=[30, 150, 90, 80, 45], valign="TOP")
    report = pipeline.extract(write(tmp_path, page))
    assert [table.unit for table in report.tables] == ["Đơn vị tính: triệu đồng"]
    found = {cell.text: (cell.row_label, cell.column_label) for cell in report.cells}
    assert found["9.600"] == ("Cộng", "Dự toán năm 2022")
    assert found["9.792"] == ("Cộng", "Thực hiện")


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ([{50: "(1)", 100: "(2)", 150: "(3)=(2)/", 193: "(4)=(2)-"}, {155: "(1)", 200: "(1)"}], True),
        ([{50: "(1)", 100: "(2)", 150: "(3)=(1)", 250: "(4)=(2)-"}, {255: "(3)-"}, {255: "(1)"}], True),
        ([{50: "(1)", 100: "(2)", 150: "(3)", 250: "(4)"}, {155: "(1)", 255: "(1)"}], False),
    ],
)
def test_lines_of_numbers(lines, joined):
    text = ""
    rows = []
    for number, line in enumerate(lines):
        words = []
        for x, word in line.items():
            box = Box(float(x), 100.0 + 12 * number, x + 5.0 * len(word), 110.0 + 12 * number)
            words.append(Piece(len(text), len(text) + len(word), box))
            text += word + " "
        rows.append(phrases(words))
    found = numberings_joined(text, rows)
    assert (len(found) == 1) is joined
    assert not joined or len(found[0]) == 4
