"""Heads of typed tables: lines of one between those of another, heads beside their names, thousands by blanks."""

from __future__ import annotations

import pytest

from pipeline.model import Box
from pipeline.read.cells import CellDraft, TableBlock
from pipeline.read.lines import Run
from pipeline.read.typedheads import without_doubtful
from pipeline.read.typedpage import TypedPage
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


def test_a_head_left_out_is_not_asked_for_its_lines():
    lines = [
        "Tên  Kế hoạch của năm nay   Nợ        Tổng hai cột",
        "                            cũ       Thu      Chi",
        "An    12                    34        56       78",
    ]
    text = "\n".join(lines)

    def draft(column: int, *words: str, span: int = 1) -> CellDraft:
        runs = tuple(Run(0, text.index(word), len(word)) for word in words)
        return CellDraft(" ".join(words), runs, column, 1, span)

    head = [draft(0, "Tên"), draft(1, "Kế hoạch của năm nay"), draft(2, "Nợ", "cũ"), draft(3, "Tổng hai cột", span=2)]
    rows = [head, [draft(3, "Thu"), draft(4, "Chi")], [draft(0, "An"), draft(1, "12"), draft(2, "34")]]
    block = TableBlock(1, 1, [(1, row) for row in rows], (0, 18, 60, 114, 141, 160), Box(0, 0, 160, 30))
    block.reaches = ((18, 24), (60, 90), (114, 120), (141, 147))
    assert without_doubtful(TypedPage(text, 0), block, 2)
    assert head[1].text == ""
