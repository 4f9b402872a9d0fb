"""Groups of rows in tables set with tabs, named by lines without tabs."""

from __future__ import annotations

import pytest

HEAD = "BÁO CÁO\nKết quả\n\nTT\tLĩnh vực\tTiếp nhận\tĐã giải quyết\n"
ROWS = ("1\tĐất đai\t4.215\t4.102\n", "2\tHộ tịch\t1.864\t1.860\n")

BETWEEN = {
    # lines around the rows -> columns of the two figures of `Hộ tịch`
    "labelled groups": ("I. Cấp huyện\n", "II. Cấp xã, thị trấn\n", ["Tiếp nhận", "Đã giải quyết"]),
    "names alone": ("Cấp huyện\n", "Cấp xã, thị trấn\n", ["Tiếp nhận", "Đã giải quyết"]),
    "a sentence": ("", "Trên đây là hồ sơ của cấp huyện.\n", []),  # the row below it is of no table
    "another table": ("", "Bảng 2\nTT\tLĩnh vực\tHồ sơ\tQuá hạn\n", ["Hồ sơ", "Quá hạn"]),
}


@pytest.mark.parametrize(("first", "second", "heads"), BETWEEN.values(), ids=BETWEEN)
def test_groups_of_rows_between_rows_of_tabs(run_text, first, second, heads):
    report = run_text(HEAD + first + ROWS[0] + second + ROWS[1])
    found = [(c.column_label, c.text) for c in report.cells if c.row_label == "Hộ tịch" and c.text[-1].isdigit()]
    assert found[-2:] == list(zip(heads, ("1.864", "1.860"), strict=False))
    assert not report.sections
