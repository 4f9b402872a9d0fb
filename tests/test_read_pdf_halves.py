"""Lists without ruled columns in two parts side by side: each figure stands below the head of its own part."""

from __future__ import annotations

import pipeline
from tests.test_read_pdf import HIGH, Sheet, write

NAMES = ["An Bình", "Hòa Phú", "Tân Lập", "Long Mỹ", "Phú Thọ", "Mỹ Hòa", "Tân An", "Bình Trị"]
PEOPLE = ["8.970", "16.705", "5.083", "13.396", "7.672", "5.056", "9.114", "6.230"]
GROWTH = ["0,88", "1,24", "0,83", "0,56", "0,89", "0,59", "1,07", "0,71"]


def heads(sheet: Sheet, left: float, last: str = "Tăng (%)") -> None:
    for at, head in ((0, "TT"), (25, "Xã")):
        sheet.at(left + at, 150, head)
    for right, head in ((160, "Dân số"), (215, last)):
        sheet.canvas.drawRightString(left + right, HIGH - 150, head)


def listed(sheet: Sheet, *, last: str, count: int) -> None:
    """A list of communes, half of them beside the others; `count`: how many."""
    sheet.prose(60)
    heads(sheet, 60)
    heads(sheet, 310, last)
    for number in range(count):
        left, top = (60, 170 + 17 * number) if number < 4 else (310, 170 + 17 * (number - 4))
        sheet.at(left, top, str(number + 1))
        sheet.at(left + 25, top, NAMES[number])
        sheet.canvas.drawRightString(left + 160, HIGH - top, PEOPLE[number])
        sheet.canvas.drawRightString(left + 215, HIGH - top, GROWTH[number])
    sheet.prose(300)


def labels(tmp_path, *, last: str = "Tăng (%)", count: int = 8) -> dict[str, tuple[str, str]]:
    report = pipeline.extract(write(tmp_path, lambda sheet: listed(sheet, last=last, count=count)))
    return {cell.text: (cell.row_label, cell.column_label) for cell in report.cells}


def test_both_parts_have_their_names_and_heads(tmp_path):
    found = labels(tmp_path)
    for name, people, growth in zip(NAMES, PEOPLE, GROWTH, strict=True):
        assert found[people] == (name, "Dân số")
        assert found[growth] == (name, "Tăng (%)")


def test_a_shorter_second_part(tmp_path):
    found = labels(tmp_path, count=7)
    assert found["13.396"] == ("Long Mỹ", "Dân số")
    assert found["1,07"] == ("Tân An", "Tăng (%)")
