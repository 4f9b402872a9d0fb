"""Heads over several columns without rules, all heads set to one side of their columns."""

from __future__ import annotations

import pytest

import pipeline
from tests.test_read_pdf import HIGH, Sheet, document_of, write
from tests.test_read_pdf_groups import heads

EDGES = (240.0, 310.0, 380.0, 450.0, 520.0)  # where the columns end
UPPER, MIDDLE, LOWER = 120.0, 128.0, 136.0
TWO = {"Năm 2022": (1, 2), "Năm 2023": (4, 2)}
BELOW = (("Kế hoạch", 0), ("Thực hiện", 1), ("Dự toán", 3), ("Quyết toán", 4))


def _print(sheet: Sheet, text: str, column: int, top: float, side: str) -> None:
    if side == "right":
        sheet.canvas.drawRightString(EDGES[column], HIGH - top, text)
    else:
        sheet.at(EDGES[column] - 60, top, text)


def _read(tmp_path, placed: list[tuple[str, int, float]], names: float, side: str) -> object:
    def page(sheet: Sheet) -> None:
        sheet.font(size=11)
        sheet.at(100, names, "Nội dung")
        for text, column, top in placed:
            _print(sheet, text, column, top, side)
        for row, name in enumerate(("Phú Lộc", "Quảng Điền", "Nam Đông")):
            sheet.at(85, 160 + 18 * row, name)
            for column, edge in enumerate(EDGES):
                sheet.canvas.drawRightString(edge, HIGH - 160 - 18 * row, f"{(row + 3) * 1370 + column * 211}")

    return document_of(tmp_path, page)


@pytest.mark.parametrize("single", [UPPER, MIDDLE], ids=["top", "middle"])
@pytest.mark.parametrize("side", ["right", "left"])
def test_the_level_of_the_heads_below_tells_how_far_one_reaches(tmp_path, single, side):
    groups = (
        [("Năm 2022", 1, UPPER), ("Năm 2023", 4, UPPER)]
        if side == "right"
        else [("Năm 2022", 0, UPPER), ("Năm 2023", 3, UPPER)]
    )
    document = _read(tmp_path, [*groups, ("Cộng", 2, single), *((*each, LOWER) for each in BELOW)], single, side)
    found = heads(document)
    assert {text: found[text] for text in TWO} == TWO
    assert document.problems == ()


def test_a_head_of_several_on_two_lines(tmp_path):
    placed = [
        ("Giai đoạn 2021 -", 1, UPPER - 15),
        ("2025", 1, UPPER),
        ("Cộng", 2, UPPER - 15),
        ("Năm 2023", 4, UPPER - 15),
    ]
    found = heads(_read(tmp_path, [*placed, *((*each, LOWER) for each in BELOW)], UPPER - 15, "right"))
    assert found["Giai đoạn 2021 - 2025"] == (1, 2)
    assert found["Năm 2023"] == (4, 2)


@pytest.mark.parametrize("side", ["right", "left"])
def test_heads_that_repeat_tell_how_far_those_above_reach(tmp_path, side):
    """`Diện tích` stands above one `2021` or `2022` only, and is over both: the next `2021` is another's."""
    at = 1 if side == "right" else 0
    years = [("2021", 0, LOWER), ("2022", 1, LOWER), ("2021", 2, LOWER), ("2022", 3, LOWER)]
    placed = [("Diện tích", at, UPPER), ("Sản lượng", at + 2, UPPER), *years, ("Cộng", 4, UPPER)]
    found = heads(_read(tmp_path, placed, LOWER, side))
    assert (found["Diện tích"], found["Sản lượng"], found["Cộng"]) == ((1, 2), (3, 2), (5, 1))


def test_that_all_heads_stand_on_the_lower_line_is_told(tmp_path):
    """`Tổng số` may be under `Năm 2022`, or not."""
    placed = [("Năm 2022", 3, UPPER), ("Tổng số", 2, LOWER), *((*each, LOWER) for each in BELOW)]
    document = _read(tmp_path, placed, LOWER, "left")
    assert [problem.code for problem in document.problems] == ["loose_figures"]


@pytest.mark.parametrize(
    ("upper", "side", "unsure"),
    [
        ([("Năm 2022", 3)], "left", {4, 5}),  # what begins with `Dự toán` does not reach over `Tổng số`
        ([("Năm 2022", 3)], "right", {3, 4}),
        ([("Năm 2022", 0), ("Năm 2023", 2)], "left", {1, 2, 3, 4}),
        ([], "left", set()),
    ],
)
def test_figures_whose_heads_cannot_be_told_have_no_value(tmp_path, upper, side, unsure):
    lower = [("Kế hoạch", 0), ("Thực hiện", 1), ("Tổng số", 2), ("Dự toán", 3), ("Quyết toán", 4)]

    def page(sheet: Sheet) -> None:
        sheet.font(size=11)
        sheet.at(100, LOWER, "Nội dung")
        for text, column in upper:
            _print(sheet, text, column, UPPER, side)
        for text, column in lower:
            _print(sheet, text, column, LOWER, side)
        for row, name in enumerate(("Phú Lộc", "Quảng Điền", "Nam Đông")):
            sheet.at(85, 160 + 18 * row, name)
            for column, edge in enumerate(EDGES):
                sheet.canvas.drawRightString(edge, HIGH - 160 - 18 * row, f"{(row + 3) * 1370 + column * 211}")

    result = pipeline.extract(str(write(tmp_path, page)))
    body = [cell for cell in result.cells if cell.column and cell.text.isdecimal()]
    assert {cell.column for cell in body if cell.value is None} == unsure
    assert {cell.column for cell in body if not cell.column_label} == unsure
    told = [problem for problem in result.problems if "cannot be told, so that" in problem.message]
    assert [problem.code for problem in told] == ["unclear_figures"] * bool(unsure)


@pytest.mark.parametrize(
    ("text", "middle", "expected"),
    [
        ("Năm 2022", 252.0, True),
        ("Tình hình ngân sách", 297.0, False),  # a title, over the middle of the table
    ],
)
def test_a_head_of_several_as_far_above_as_rows_stand(tmp_path, text, middle, expected):
    def page(sheet: Sheet) -> None:
        sheet.font(size=11)
        sheet.at(100, 130, "Nội dung")
        for edge, head in zip(EDGES[:4], ("Kế hoạch", "Thực hiện", "Cộng", "Còn lại"), strict=True):
            sheet.canvas.drawRightString(edge, HIGH - 130, head)
        sheet.centred(middle if expected else (100 + EDGES[3]) / 2, 107, text)
        for row, name in enumerate(("Phú Lộc", "Quảng Điền", "Nam Đông")):
            sheet.at(85, 153 + 23 * row, name)
            for column, edge in enumerate(EDGES[:4]):
                sheet.canvas.drawRightString(edge, HIGH - 153 - 23 * row, f"{(row + 3) * 1370 + column * 211}")

    found = heads(document_of(tmp_path, page))
    assert (found.get(text) == (1, 2)) is expected
    assert len(found) == 5 + expected
