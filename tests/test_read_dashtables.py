"""Tables with dashes between their columns, in plain text."""

from __future__ import annotations

import pytest

HEAD = "BÁO CÁO\nKết quả năm 2023\n\nI. SẢN XUẤT\n\n"

TABLES = {
    "named rows": (
        "Chỉ tiêu - Đơn vị - Kế hoạch - Thực hiện\nLúa - ha - 1.200 - 1.250\nNgô - ha - 300 - 280\n",
        [("Lúa", "Kế hoạch", "1.200"), ("Lúa", "Thực hiện", "1.250"), ("Ngô", "Kế hoạch", "300"), ("Ngô", "Thực hiện", "280")],
    ),
    "numbered rows": (
        "TT - Xã - Số hộ\n1 - Bình Nghi - 2.100\n2 - Tây Phú - 1.800\n",
        [("Bình Nghi", "Số hộ", "2.100"), ("Tây Phú", "Số hộ", "1.800")],
    ),
    "a list": ("Bình Nghi - 2.100 hộ - 12 thôn\nTây Phú - 1.800 hộ - 9 thôn\nTây Xuân - 900 hộ - 7 thôn\n", []),
    "no head": ("Lúa - 1.200 - 1.250\nNgô - 300 - 280\nLạc - 150 - 155\n", []),
    "two columns": ("Xã - Số hộ\nBình Nghi - 2.100\nTây Phú - 1.800\n", []),
    "rows of other widths": ("Xã - Số hộ - Nghèo\nBình Nghi - 2.100 - 12\nTây Phú - 1.800\n", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), TABLES.values(), ids=TABLES)
def test_tables_with_dashes_between_columns(run_text, text, figures):
    report = run_text(HEAD + text)
    found = [
        (c.row_label, c.column_label, c.text) for c in report.cells if c.value is not None and c.column_label != "TT"
    ]
    assert found == figures


def test_no_range_reaches_over_a_dash_between_columns(run_text):
    report = run_text(HEAD + "Chỉ tiêu - Năm 2022 - Năm 2023\nTỷ lệ che phủ - 50% - 52%\nTỷ lệ hộ nghèo - 5% - 4%\n")
    assert [m.text for m in report.mentions if m.text.endswith("%")] == ["50%", "52%", "5%", "4%"]
