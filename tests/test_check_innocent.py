"""Ordinary passages in which nothing is wrong, each of which was once called wrong."""

from __future__ import annotations

import pytest

INNOCENT = [
    # a share of what was there before
    (
        "Tổng nợ bảo hiểm xã hội đến 30/6/2019 là 124,5 tỷ đồng, giảm 2,7% so với 31/12/2018, gồm nợ dưới 3 tháng 61,2 tỷ đồng, nợ từ 3 tháng "
        "trở lên 40,3 tỷ đồng, nợ khó thu 23,0 tỷ đồng. Trong 6 tháng đã thu nợ 45,6 tỷ đồng, bằng 35,6% số nợ cuối năm trước."
    ),
    # `thiếu` is of the sentence before
    (
        "Tổng nhu cầu vốn là 86,4 tỷ đồng: ngân sách Trung ương 50 tỷ đồng; ngân sách tỉnh 20 tỷ đồng; còn lại là vốn đối ứng của huyện. Đã bố trí "
        "đến hết năm 2010 là 41,2 tỷ đồng, còn thiếu 45,2 tỷ đồng. Trong 41,2 tỷ đồng đã bố trí, đã giải ngân 38,9 tỷ đồng (94,4%)."
    ),
    # not all that came and went is told
    (
        "Số dư đầu năm 2023 là 4,56 tỷ đồng; thu trong năm 6,12 tỷ đồng, đạt 85% kế hoạch; chi hỗ trợ hạn hán 2,4 tỷ đồng. Số dư đến ngày "
        "31/12/2023 là 7,92 tỷ đồng sau khi trừ các khoản chi quản lý theo quy định."
    ),
    (
        "Kết dư năm 2016 là 24,6 tỷ đồng, đã chuyển vào thu ngân sách năm 2017. Năm 2017 tổng thu 412,6 tỷ đồng (gồm cả kết dư), tổng chi 398,2 "
        "tỷ đồng, kết dư năm 2017 14,4 tỷ đồng."
    ),
    (
        "Ngân sách xã năm 2004: thu 1.245 triệu đồng, chi 1.186 triệu đồng; kết dư năm 2003 chuyển sang 24 triệu đồng đã tính trong tổng thu; kết dư "
        "năm 2004 là 59 triệu đồng."
    ),
    # money of a fund, and what it is owed
    (
        "Số dư Quỹ Đầu tư phát triển đầu năm 86,4 tỷ đồng; trong năm được cấp bổ sung 20 tỷ đồng, cho vay 45 tỷ đồng, thu nợ gốc 31 tỷ đồng; dư nợ "
        "cuối năm 124 tỷ đồng, tăng 14 tỷ đồng."
    ),
    # what was carried over
    (
        "Năm 2013 tồn chuyển sang 28 đơn, trong năm tiếp nhận thêm 156 đơn; đã giải quyết xong 142 đơn, chuyển cơ quan khác 21 đơn; số còn lại đang "
        "xác minh. Tỷ lệ giải quyết đạt 88,6%."
    ),
    (
        "Năm trước chuyển sang 45 vụ việc, trong năm tiếp nhận 312 vụ việc; hòa giải thành 298 vụ việc, đạt 83,5%; không thành 36 vụ việc; số còn "
        "lại đang hòa giải."
    ),
    # what is compared with a figure is no part of it
    (
        "Chi ngân sách 312,8 tỷ đồng, trong đó chi đầu tư 68,4 tỷ đồng, chi thường xuyên 238,9 tỷ đồng.\nTổng mức bán lẻ 2.145 tỷ đồng, tăng 18,4% "
        "so với năm 2011 (1.812 tỷ đồng)."
    ),
    # of another thing than the head
    (
        "| Huyện | Dân số (người) | Số hộ nghèo |\n| --- | --- | --- |\n| Bá Thước | 98.412 | 4.512 |\n| Quan Hóa | 45.612 | 2.986 |\n\n"
        "Toàn tỉnh có 98.640 hộ nghèo; huyện Bá Thước có 4.215 hộ cận nghèo."
    ),
    # of plans that nobody tells, and of a whole that nobody tells
    (
        "Tiêm phòng lở mồm long móng 12.450 liều, đạt 84% kế hoạch; tụ huyết trùng 9.860 liều, đạt 71,2% kế hoạch; dịch tả lợn 8.640 liều, đạt 92% "
        "kế hoạch."
    ),
    "Hội có 8.640 hội viên; hộ hội viên nghèo 145 hộ, giảm 38 hộ; hộ khá, giàu 5.120 hộ, chiếm 59,8% số hộ hội viên.",
]


@pytest.mark.parametrize("text", INNOCENT)
def test_nothing_is_called_wrong(run_text, text):
    found = run_text(f"{text}\n").findings
    assert [(f.kind, f.stated, f.computed, f.rule) for f in found if f.verdict == "mismatch"] == []
