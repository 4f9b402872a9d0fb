"""Rows told in prose, and the row of their totals."""

from __future__ import annotations

import pytest

ROWS = "Khối A 12 đơn vị, 340 người, 45 triệu đồng; khối B 9 đơn vị, 265 người, 38 triệu đồng; khối C 7 đơn vị, 198 người, 27 triệu đồng"
UNIONS = "Xã An Phú có 12 tổ, 345 hội viên, dư nợ 4,2 tỷ đồng; xã An Hòa có 9 tổ, 278 hội viên, dư nợ 3,6 tỷ đồng"

# text -> stated figures that are wrong
TOTALS = [
    (f"{ROWS}; tổng cộng 28 đơn vị, 803 người, 110 triệu đồng.", []),
    (f"{ROWS}; tổng cộng 28 đơn vị, 803 người, 120 triệu đồng.", ["120000000"]),
    (f"{ROWS}; tổng cộng 28 đơn vị, 813 người, 110 triệu đồng.", ["813"]),
    (f"{UNIONS}. Tổng cộng 21 tổ, 623 hội viên, dư nợ 7,8 tỷ đồng.", []),
    (f"{UNIONS}. Tổng cộng 21 tổ, 632 hội viên, dư nợ 7,8 tỷ đồng.", ["632"]),
    ("Cụm 1 có 5 trường, 86 lớp, 2.450 em; cụm 2 có 4 trường, 72 lớp, 2.118 em; toàn huyện 9 trường, 168 lớp, 4.568 em.", ["168"]),
    # in the next sentence without a word for a total, in units that are kin
    ("Mầm non 18 trường, 214 lớp, 5.842 cháu; tiểu học 22 trường, 468 lớp, 13.104 học sinh; THCS 15 trường, 246 lớp, 8.856 học sinh. Toàn huyện 55 trường, 918 lớp, 27.802 em.", ["918"]),
    ("Mầm non 18 trường, 214 lớp; tiểu học 22 trường, 468 lớp; THCS 15 trường, 246 lớp. Cùng kỳ 61 trường, 1.018 lớp.", []),
    # other totals, rows of other kinds, and none that adds up
    ("Cụm 1 có 5 trường, 86 lớp; cụm 2 có 4 trường, 72 lớp; toàn huyện 14 trường, 231 lớp.", []),
    ("Năm trước mở 5 lớp, 86 học viên; năm nay mở 6 lớp, 96 học viên; toàn huyện có 45 lớp, 1.250 học viên.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wrong"), TOTALS)
def test_totals_of_rows(run_text, text, wrong):
    assert [f.stated for f in run_text(text).findings if f.verdict == "mismatch"] == wrong
