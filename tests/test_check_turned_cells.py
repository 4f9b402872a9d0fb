"""Figures of the prose that are a cell of a table with two digits changed over, by the names of its row and column."""

from __future__ import annotations

import pytest

TABLE = """BIỂU 01. Đơn vị tính: triệu đồng

| TT | Loại hình | Doanh thu 2015 | Doanh thu 2016 | Lãi 2016 |
| --- | --- | --- | --- | --- |
| 1 | Vận tải | 64.380 | 73.150 | 5.120 |
| 2 | Xây dựng dân dụng | 27.960 | 26.840 | 1.238 |
| 3 | Dịch vụ nông nghiệp | 40.440 | 49.440 | 4.736 |
| | Cộng | 132.780 | 149.430 | 11.094 |

"""
TOLD = [
    ("Lãi của toàn khu vực là 10.194 triệu đồng.", "10194000000"),
    ("Do chậm vốn, xây dựng dân dụng chỉ có doanh thu 28.640 triệu đồng.", "28640000000"),
    ("Vận tải tuy gặp khó khăn, doanh thu vẫn đạt 75.130 triệu đồng.", "75130000000"),
]

FILES = """| Lĩnh vực | Tiếp nhận | Đã giải quyết | Trễ hạn |
| --- | --- | --- | --- |
| Đất đai | 3.412 | 3.306 | 106 |
| Hộ tịch | 4.127 | 4.115 | 12 |
| Tổng cộng | 7.539 | 7.421 | 118 |

"""

NOT_WRONG = [
    "Lãi của toàn khu vực là 11.094 triệu đồng.",
    "Quỹ hỗ trợ cho vay 10.194 triệu đồng.",
    "Nộp ngân sách của vận tải 4.673 triệu đồng.",  # a row is named, and the cell is of another one
    "Kế hoạch năm 2017 của vận tải là lãi 5.210 triệu đồng.",
]


@pytest.mark.parametrize(("text", "stated"), TOLD)
def test_a_named_cell_in_other_digits_is_wrong(run_text, text, stated):
    found = [f for f in run_text(TABLE + text).findings if f.kind == "prose_table" and f.verdict == "mismatch"]
    assert [f.stated for f in found] == [stated]


@pytest.mark.parametrize("text", NOT_WRONG)
def test_another_figure_is_not(run_text, text):
    assert [f for f in run_text(TABLE + text).findings if f.kind == "prose_table" and f.verdict == "mismatch"] == []


@pytest.mark.parametrize(("text", "verdicts"), [("7.421", ["ok"]), ("7.241", ["mismatch"]), ("4.271", [])])
def test_a_total_whose_head_is_named(run_text, text, verdicts):
    found = run_text(f"{FILES}Toàn phường đã giải quyết {text} hồ sơ.\n").findings
    assert [f.verdict for f in found if f.kind == "prose_table"] == verdicts
