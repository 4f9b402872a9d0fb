"""Heads of typed tables: lines of one between those of another, heads beside their names, thousands by blanks."""

from __future__ import annotations

import pytest

from tests.test_read_typed import tables

# Each head is set in the middle of three lines; `Dự toán` stands two lines above `năm 2022`.
BETWEEN = """\
                                                          Quyết     So sánh
                                             Dự toán
 STT                  Nội dung                          toán năm     QT/DT
                                            năm 2022
                                                           2022        (%)
A      Tổng thu ngân sách trên địa bàn        56.225       6.406      134,7
I      Thu nội địa                            64.791      54.175       92,1
1      Thu tiền cho thuê đất                  19.416      13.529       81,3
"""
# Names are shorter than the room that their head has the middle of; `Số hộ` begins above the figures at its left.
BESIDE = """\
                               Lao động có
                                              Tỷ lệ hoàn
    STT         Địa phương       việc làm                 Số hộ (hộ)   Diện tích (ha)
                                              thành (%)
                                  (người)
1         Ea Bar                       7 657        566,1        5 241        3 392,8
2         Ea Ly                       18 515        137,1        1 708          753,3
3         La Hai                       5 192         63,3        8 636        9 225,9
"""


@pytest.mark.parametrize(
    ("text", "head", "row"),
    [
        (
            BETWEEN,
            ["STT", "Nội dung", "Dự toán năm 2022", "Quyết toán năm 2022", "So sánh QT/DT (%)"],
            ["A", "Tổng thu ngân sách trên địa bàn", "56.225", "6.406", "134,7"],
        ),
        (
            BESIDE,
            [
                "STT",
                "Địa phương",
                "Lao động có việc làm (người)",
                "Tỷ lệ hoàn thành (%)",
                "Số hộ (hộ)",
                "Diện tích (ha)",
            ],
            ["1", "Ea Bar", "7 657", "566,1", "5 241", "3 392,8"],
        ),
    ],
)
def test_heads_of_several_lines(text: str, head: list[str], row: list[str]):
    (table,) = tables(text)
    assert [[cell.replace("\n", " ") for cell in table[0]], table[1]] == [head, row]
