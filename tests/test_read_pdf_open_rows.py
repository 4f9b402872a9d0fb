"""Rows that nothing parts: units above the first name of a ruled column, names of three lines with room between."""

from __future__ import annotations

from reportlab.platypus import Table, TableStyle

from pipeline.model import Box
from pipeline.read.aligned_runs import runs_of
from pipeline.read.lines import Line
from tests.test_read_pdf import HIGH, Sheet, document_of, grid
from tests.typeset import fonts

BODY = [
    ["", "", "(nghìn đồng)", "(%)"],
    ["A", "B", "1", "2"],
    ["1", "Văn phòng Sở", "27.234.000", "87,21"],
    ["1.1", "Lương, phụ cấp", "3.474.000", "105,62"],
    ["1.2", "Công tác phí", "924.000", "76,09"],
]


def test_units_above_the_first_name_are_a_row(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        rules = (("BOX", (0, 0), (-1, -1), 0.5, "black"), ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black"))
        style = TableStyle(
            [("FONT", (0, 0), (-1, -1), fonts.face(), 11), *rules, ("LINEAFTER", (0, 0), (-2, -1), 0.5, "black")]
        )
        made = Table([["Mục", "Nội dung chi", "Dự toán", "Tỷ lệ"], *BODY], colWidths=[40, 180, 90, 60], style=style)
        _, height = made.wrapOn(sheet.canvas, 500, 700)
        made.drawOn(sheet.canvas, 85, HIGH - 150 - height)
        sheet.prose(330)

    assert grid(document_of(tmp_path, page))[1:] == BODY


def test_rows_apart_with_names_of_three_lines():
    """Some fonts tell boxes that are as high as their figures: 6.9 points in lines of 12.7, names 22.8 apart."""
    boxes = [(110, 381.5, 528), (110, 394.2, 136), (110, 406.9, 126), (110, 429.7, 528)]
    lines = [Line("", (), Box(x0, top, x1, top + 6.9)) for x0, top, x1 in boxes]
    assert [*runs_of(lines, [0, 3])] == [[0, 3]]
    assert [*runs_of(lines, [0]), *runs_of([lines[0], lines[3]], [0, 1])] == [[0], [0], [1]]
