"""Typed tables with a line of dashes below the head, titles right above it, heads over several columns."""

from __future__ import annotations

import pytest

from pipeline.read.typedtables import typed_tables

HEAD = """\
                          MỘT SỐ CHỈ TIÊU QUA CÁC NĂM
      Chỉ tiêu            Năm 2015   Năm 2016     Năm
                                                 2017
"""
ROWS = """\
Thu ngân sách (triệu          650     45.026    18.931
đồng)
Số hộ nghèo (hộ)           47.827     62.478    76.410
Tỷ lệ che phủ rừng (%)       27,4       46,3      52,4
"""
GROUPED = """\
                 DIỆN TÍCH VÀ SẢN LƯỢNG CÂY TRỒNG NĂM 2019
                         Ngô                      Sắn
 Xã, thị trấn    Diện    Năng     Sản     Diện    Năng     Sản
                 tích    suất    lượng    tích    suất    lượng
---------------------------------------------------------------
Ea Kly          405,7    39,6      408   533,4    69,3      112
Ea Yiêng        756,7    18,4    3.494   601,0    65,0    8.958
Tân Tiến        878,9    50,9    4.113   231,8    33,2    5.316
"""


def rows_of(text: str) -> list[list[str]]:
    typed = typed_tables(text)
    made: dict[int, list[str]] = {}
    for cell in typed.tables[0].cells:
        made.setdefault(cell.row, []).append(typed.text[cell.start : cell.end])
    return list(made.values())


@pytest.mark.parametrize("rule", ["-" * 54, "=" * 54, "  " + "---- " * 10, "_" * 54 + "\nI  CHỈ TIÊU KINH TẾ"])
def test_a_line_below_the_head_parts_it_not_from_the_rows(rule):
    found = rows_of(HEAD + rule + "\n" + ROWS)
    assert found[0] == ["Chỉ tiêu", "Năm 2015", "Năm 2016", "Năm 2017"]
    assert found[-1] == ["Tỷ lệ che phủ rừng (%)", "27,4", "46,3", "52,4"]


def test_other_lines_stay():
    text = "Nơi nhận:\n----------\nNgày 5 tháng 6\n" + HEAD + ROWS
    assert "----------" in typed_tables(text).text


def test_groups_share_the_columns_out_and_a_title_is_none():
    typed = typed_tables(GROUPED)
    spans = {typed.text[c.start : c.end]: (c.column, c.column_span) for c in typed.tables[0].cells if c.column_span > 1}
    assert spans == {"Ngô": (1, 3), "Sắn": (4, 3)}
