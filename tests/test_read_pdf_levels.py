"""Heads set in the middle of their height: groups told by the level of those below, lines that go to a cell and come back."""

from __future__ import annotations

import pytest

from pipeline.read.halfspans import GridCell, without_overlaps
from tests.test_read_pdf import HIGH, Sheet, document_of, grid
from tests.test_read_pdf_groups import heads

NAMES = ("Phú Lộc", "Quảng Điền", "Phong Điền", "Nam Đông", "Hương Trà")
MIDDLES = (250, 310, 370, 430, 490)
LEAVES = ("Nữ", "Thạc sĩ", "Đại học", "Cao đẳng", "Trung cấp")


def body(sheet: Sheet) -> None:
    """Rows of a name and five figures, no lines."""
    for i, name in enumerate(NAMES):
        sheet.at(85, 140 + 17 * i, name)
        for column, middle in enumerate(MIDDLES):
            sheet.canvas.drawRightString(middle + 20, HIGH - 140 - 17 * i, f"{(i + 3) * 137 + column * 211}")


def test_a_head_reaches_over_all_that_stand_lower_than_others(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.font(size=10)
        sheet.centred(400, 108, "Trình độ chuyên môn")
        for middle, leaf in zip(MIDDLES, LEAVES, strict=True):
            sheet.centred(middle, 113 if leaf == "Nữ" else 119, leaf)
        body(sheet)

    found = heads(document_of(tmp_path, page))
    assert found["Trình độ chuyên môn"] == (2, 4)
    assert found["Nữ"] == (1, 1)


def test_a_line_that_goes_to_another_cell_and_comes_back_is_parted(tmp_path):
    """`Diện tích` stands half a line above `(ha)` in the cell right of it, and is printed between the lines of that cell."""

    def page(sheet: Sheet) -> None:
        sheet.font(size=9)
        for x in (85, 200, 300, 400):
            sheet.canvas.line(x, HIGH - 95, x, HIGH - 210)
        for y in (95, 140, 175, 210):
            sheet.canvas.line(85, HIGH - y, 400, HIGH - y)
        sheet.centred(142, 118, "Loại đất")
        sheet.centred(350, 109, "Tăng (+),")
        sheet.centred(350, 119, "giảm (-)")
        sheet.centred(250, 125, "Diện tích")
        sheet.centred(350, 129, "(ha)")
        for i, row in enumerate((("Đất lúa", "512,40", "-3,15"), ("Đất rừng", "1.204,70", "12,60"))):
            for x, text in zip((90, 230, 330), row, strict=True):
                sheet.at(x, 160 + 35 * i, text)

    assert grid(document_of(tmp_path, page))[0] == ["Loại đất", "Diện tích", "Tăng (+), giảm (-) (ha)"]


def test_a_head_right_above_the_middle_one_of_three_reaches_over_them(tmp_path):
    """`Nữ`, which ends lower than `Tên xã`, must stand under something; `Dân số` alone is there."""

    def page(sheet: Sheet) -> None:
        sheet.font(size=10)
        sheet.at(85, 113, "Tên xã")
        for middle, upper, leaf in ((250, "Diện tích", "(ha)"), (490, "Tỷ lệ", "(%)")):
            sheet.centred(middle, 107.5, upper)
            sheet.centred(middle, 118.5, leaf)
        sheet.centred(370, 106, "Dân số")
        for middle, leaf in ((310, "Tổng số"), (370, "Nam"), (430, "Nữ")):
            sheet.centred(middle, 120, leaf)
        body(sheet)

    found = heads(document_of(tmp_path, page))
    assert found["Dân số"] == (2, 3)
    assert found["Nam"] == (3, 1)


@pytest.mark.parametrize(
    ("below", "rest"),
    [((1, 4, 1, 1), [(1, 3, 1, 1)]), ((1, 3, 1, 1), [(1, 4, 1, 1)])],
)
def test_a_merged_head_without_a_line_below_is_parted_from_those_under_it(below, rest):
    """`Hộ nghèo` over `Số hộ` and `Tỷ lệ`: what the lines enclose reaches down into one of these and lies over the other."""
    cells = [(0, 0, 2, 1), (0, 3, 2, 2), below, (2, 3, 1, 1), (2, 4, 1, 1)]
    found = without_overlaps([GridCell(*cell) for cell in cells])
    expected = [(0, 0, 2, 1), (0, 3, 1, 2), *sorted([below, *rest]), (2, 3, 1, 1), (2, 4, 1, 1)]
    assert found == [GridCell(*cell) for cell in expected]


def test_merged_cells_that_nothing_lies_over_stay():
    cells = [GridCell(0, 0, 2, 2), GridCell(0, 2, 1, 1), GridCell(1, 2, 1, 1), GridCell(2, 0, 1, 3)]
    assert without_overlaps(cells) == cells
