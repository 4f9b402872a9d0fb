"""Figures that a narrow column broke, in tables without lines: their last digits are no row of their own."""

from __future__ import annotations

import pytest

from tests.test_read_pdf import Sheet, document_of, grid
from tests.test_read_pdf_unruled import lay

HEAD = ["TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện"]
CASES = {
    "decimals": (
        [
            ["1", "Xi măng", "40.869,7", "30.224,\n8"],
            ["2", "Tổng thu", "78.421,8\n4", "43.976,\n20"],
            ["3", "Dư nợ", "55.268", "28.888"],
        ],
        [
            ["1", "Xi măng", "40.869,7", "30.224,8"],
            ["2", "Tổng thu", "78.421,84", "43.976,20"],
            ["3", "Dư nợ", "55.268", "28.888"],
        ],
    ),
    "groups of three digits": (
        [
            ["", "Tổng số", "15 130\n000", "95 689\n000"],
            ["1", "Văn phòng", "8 480 000", "42 750\n500"],
            ["2", "Phòng", "6 650 000", "52 938\n500"],
        ],
        [
            ["", "Tổng số", "15 130 000", "95 689 000"],
            ["1", "Văn phòng", "8 480 000", "42 750 500"],
            ["2", "Phòng", "6 650 000", "52 938 500"],
        ],
    ),
    "a row of small figures": (
        [["1", "Thu", "2.012,5", "1.010,1"], ["", "Trong đó", "3", "4"], ["2", "Chi", "11,5", "9,2"]],
        [["1", "Thu", "2.012,5", "1.010,1"], ["", "Trong đó", "3", "4"], ["2", "Chi", "11,5", "9,2"]],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES)
def test_last_digits_are_of_the_figure_above(tmp_path, rows, expected):
    def page(sheet: Sheet) -> None:
        sheet.prose(60)
        lined = [[text.replace("\n", "<br/>") for text in row] for row in [HEAD, *rows]]
        lay(sheet, 130, lined, [30, 150, 100, 100], labels=2, valign="TOP")

    assert grid(document_of(tmp_path, page)) == [HEAD, *expected]
