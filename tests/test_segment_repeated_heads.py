"""Heads of two rows whose merged cells were lost: a group is written over each of its columns, or over the first alone."""

from __future__ import annotations

import pytest

from pipeline.find.cells import cell_finder

ABOVE = "Đơn vị tính: triệu đồng\n"
NUMBERS = ["(1)", "(2)", "(3)", "(4)", "(5)=(4)/(3)", "(6)"]
BODY = ["1", "Chi giáo dục", "45.000", "47.250", "105", "12.500"]
REPEATED = ["TT", "Nội dung", "Năm 2023", "Năm 2023", "So sánh (%)", "Năm 2024"]
PARTS = ["TT", "Nội dung", "Dự toán", "Thực hiện", "TH/DT", "Dự toán"]
LABELS = ("TT", "Nội dung", "Năm 2023 > Dự toán", "Năm 2023 > Thực hiện", "So sánh (%) > TH/DT", "Năm 2024 > Dự toán")

HEADS = {
    "repeated, all of them": ([REPEATED, PARTS], LABELS),
    "repeated, and numbers of columns": ([REPEATED, PARTS, NUMBERS], LABELS),
    "blank": ([["TT", "Nội dung", "Năm 2023", "", "So sánh (%)", "Năm 2024"], ["", "", *PARTS[2:]]], LABELS),
    "blank, what has no parts is repeated": (
        [["TT", "Nội dung", "Huyện Krông Bông", "", "", "Ghi chú"], ["", "", "Cấp I", "Cấp II", "Cấp III", ""]],
        ("TT", "Nội dung", "Huyện Krông Bông > Cấp I", "Huyện Krông Bông > Cấp II", "Huyện Krông Bông > Cấp III", "Ghi chú"),
    ),
    "blank, the first column has no part": (
        [["TT", "Nội dung", "Tổng số", "", "", "Ghi chú"], ["", "", "", "Vốn TW", "Vốn ĐP", ""]],
        ("TT", "Nội dung", "Tổng số", "Vốn TW", "Vốn ĐP", "Ghi chú"),
    ),
    "blank, in three rows": (
        [
            ["TT", "Danh mục", "Năm 2022", "", "", "Năm 2023"],
            ["", "", "Tổng số", "Trong đó", "", ""],
            ["", "", "", "NSTW", "NSĐP", ""],
        ],
        ("TT", "Danh mục", "Năm 2022 > Tổng số", "Năm 2022 > Trong đó > NSTW", "Năm 2022 > Trong đó > NSĐP", "Năm 2023"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("heads", "labels"), HEADS.values(), ids=HEADS)
def test_a_group_is_the_head_of_each_of_its_columns(segment, heads, labels):
    grid = segment(ABOVE, [*heads, BODY, ["2", *BODY[1:]]]).layout.grids[0]
    assert (grid.head_rows, grid.column_labels) == (len(heads), labels)


BODIES = {
    "another thing in the first cell": (REPEATED, ["1", "Nội dung", "đạt", "không đạt", "đạt", "đạt"]),
    "no group is repeated": (["TT", "Xã", "Trưởng ban", "Phó ban", "Ủy viên", "Thư ký"], ["TT", "Xã", "A", "B", "C", "D"]),
    "the same words below a group": (REPEATED, ["TT", "Nội dung", "đạt", "đạt", "đạt", "đạt"]),
    "figures": (REPEATED, ["TT", "Nội dung", "12", "13", "14", "15"]),
}  # fmt: skip


@pytest.mark.parametrize(("head", "row"), BODIES.values(), ids=BODIES)
def test_a_row_that_splits_no_group_is_no_head(segment, head, row):
    assert segment(ABOVE, [head, row, BODY, BODY]).layout.grids[0].head_rows == 1


def test_numbers_of_columns_below_repeated_groups_are_no_figures(rules, segment):
    layout = segment(ABOVE, [REPEATED, PARTS, NUMBERS, BODY]).layout
    assert [layout.text[m.start : m.end] for m in cell_finder(rules)(layout)] == BODY[2:]
