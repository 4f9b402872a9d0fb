"""Shares told by the names of parts that were told before, beside others that hold."""

from __future__ import annotations

import pytest

GROUPS = (
    "Tổng doanh thu đạt 18.742 tỷ đồng. Nhóm công nghiệp làm ra 11.905 tỷ đồng, nhóm thương mại, dịch vụ 4.318 tỷ đồng, "
    "nhóm xây dựng, giao thông 1.602 tỷ đồng, nhóm nông, lâm nghiệp 917 tỷ đồng. "
)
LIST = (
    "Tổng dư nợ là 46.320 triệu đồng. Dư nợ theo chương trình gồm:\n\n- Cho vay hộ nghèo: 24.140 triệu đồng;\n\n"
    "- Cho vay học sinh, sinh viên: 15.470 triệu đồng;\n\n- Cho vay nước sạch và vệ sinh môi trường: 6.710 triệu đồng.\n\n"
)

# text -> verdict, figure told and figure computed
TOLD = [
    (GROUPS + "Công nghiệp đóng góp 63,5% doanh thu, thương mại, dịch vụ 25,0%, xây dựng 8,5%.", ("mismatch", "25", "23.0392")),
    (GROUPS + "Công nghiệp đóng góp 63,5% doanh thu, thương mại, dịch vụ 23,0%, xây dựng 8,5%.", ("ok", "23", "23.0392")),
    (LIST + "Trong đó hộ nghèo chiếm 52,1%, học sinh, sinh viên chiếm 33,4%, nước sạch 14,9%.", ("mismatch", "14.9", "14.4862")),
    (LIST + "Trong đó hộ nghèo chiếm 52,1%, học sinh, sinh viên chiếm 33,4%, nước sạch 14,5%.", ("ok", "14.5", "14.4862")),
]  # fmt: skip

NOT_ACCUSED = [
    GROUPS + "Công nghiệp đóng góp 63,5% doanh thu, tăng 12,4%; xây dựng 8,5%, nộp ngân sách đạt 22,0%.",
    GROUPS + "Công nghiệp đóng góp 63,5% doanh thu, dịch vụ logistics 22,0%.",
    LIST + "Trong đó hộ nghèo chiếm 52,1%, học sinh, sinh viên chiếm 33,4%, tỷ lệ hộ dùng nước máy 14,9%.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_shares_of_a_run(run_text, text, expected):
    assert expected in {(f.verdict, f.stated, f.computed) for f in run_text(text).findings if f.kind == "ratio"}


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_what_is_of_something_else_is_not_accused(run_text, text):
    assert [f for f in run_text(text).findings if f.verdict == "mismatch"] == []
