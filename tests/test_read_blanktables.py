"""Tables in plain text whose columns are set with blanks or drawn as boxes; what only looks like one."""

from __future__ import annotations

import pytest

from pipeline.read.texttables import find_tables
from pipeline.read.typedtables import typed_tables


def cells(text: str) -> list[list[list[str]]]:
    """The tables as rows of printed cells."""
    typed = typed_tables(text)
    text, tables = typed.text, find_tables(typed.text, [], typed).tables
    found = []
    for table in tables:
        rows: dict[int, list[str]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(text[cell.start : cell.end])
        found.append(list(rows.values()))
    return found


BUDGET = """\
Nội dung            Dự toán   Thực hiện
Thuế                  1.250       1.312
Lệ phí trước bạ         870       905,5
Cộng                  2.120     2.217,5
"""
GAPS = """\
STT  Xã             Hộ nghèo   Tỷ lệ (%)
1    Tam Hợp              12         2,5
2    Quỳ Châu                        3,1
3    Châu Bình           104
"""
BOX = """\
+---------+-------+-------+
| Cây     | 2021  | 2022  |
+=========+=======+=======+
| Lúa     | 1.250 | 1.300 |
+---------+-------+-------+
| Ngô     | 87,5  | 90    |
+---------+-------+-------+
"""
FOUND = [
    (BUDGET, [["Nội dung", "Dự toán", "Thực hiện"], ["Thuế", "1.250", "1.312"], ["Lệ phí trước bạ", "870", "905,5"],
              ["Cộng", "2.120", "2.217,5"]]),
    (GAPS, [["STT", "Xã", "Hộ nghèo", "Tỷ lệ (%)"], ["1", "Tam Hợp", "12", "2,5"], ["2", "Quỳ Châu", "", "3,1"],
            ["3", "Châu Bình", "104", ""]]),
    (BOX, [["Cây", "2021", "2022"], ["Lúa", "1.250", "1.300"], ["Ngô", "87,5", "90"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), FOUND)
def test_columns_of_blanks_and_boxes(text, rows):
    assert cells(f"BÁO CÁO\n\nĐơn vị tính: triệu đồng\n\n{text}\nTrên đây là báo cáo.\n") == [rows]


NONE = [
    (
        "UBND HUYỆN ĐẠ TẺH        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG Y TẾ               Độc lập - Tự do - Hạnh phúc\n"
        "Số: 12/BC-PYT            Đạ Tẻh, ngày 5 tháng 6 năm 2019\n"
    ),
    "Nơi nhận:                KT. CHỦ TỊCH\n- Như trên;              PHÓ CHỦ TỊCH\n- Lưu: VT.               Lê Văn Tám\n",
    "Thu ngân sách  đạt 12 tỷ đồng và\nchi  ngân sách đạt 10 tỷ đồng, bằng\n85%  dự toán tỉnh giao cho huyện.\n",
    "1.  Lúa 120 ha\n2.  Ngô 85 ha\n3.  Sắn 40 ha\n",
    "Thuế       1.250\nLệ phí       870\n",  # two rows tell no columns
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_table(text):
    assert cells(text) == []
