"""Counts with things in small letters or bodies of one kind behind them, of which one or two are missing."""

from __future__ import annotations

import pytest

# text -> stated, computed
MISSING = [
    ("Xã đã đạt 09 tiêu chí: quy hoạch, thủy lợi, điện, bưu điện, hình thức tổ chức sản xuất, giáo dục, hệ thống chính trị, an ninh trật tự.", ("9", "8")),
    ("Xã đạt 08 tiêu chí: quy hoạch, thủy lợi, điện, bưu điện, nhà ở dân cư, y tế và an ninh trật tự, giữ nguyên so với năm 2012.", ("8", "7")),
    ("Cung cấp 06 dịch vụ: khám bệnh, xét nghiệm, siêu âm, tiêm chủng, cấp thuốc.", ("6", "5")),
    ("Có 04 hợp tác xã có nợ quá hạn là HTX Hải Phong, HTX Nghĩa Hải và HTX Yên Khang.", ("4", "3")),
    ("Có 04 doanh nghiệp nợ bảo hiểm là Công ty Hòa An, Công ty May Bắc và Công ty Đông Á.", ("4", "3")),
]  # fmt: skip

RIGHT = [
    "Xã đạt 07 tiêu chí: quy hoạch, thủy lợi, điện, bưu điện, nhà ở dân cư, y tế và an ninh trật tự, giữ nguyên so với năm 2012.",
    "Có 03 doanh nghiệp nợ bảo hiểm là Công ty Hòa An, Công ty May Bắc và Công ty Đông Á.",
    "Cung cấp 05 dịch vụ: khám bệnh, xét nghiệm, siêu âm, tiêm chủng, cấp thuốc.",
]

TEMPTING = [
    "Cung cấp 06 dịch vụ: khám bệnh, xét nghiệm, siêu âm, v.v.",
    "Cung cấp 06 dịch vụ: khám bệnh, xét nghiệm, siêu âm, một số dịch vụ khác.",
    "Cung cấp 16 dịch vụ: khám bệnh, xét nghiệm, siêu âm, tiêm chủng, cấp thuốc.",
    "Có 09 tiêu chí khó: giao thông, trường học, thu nhập, hộ nghèo, môi trường.",
    "Có 06 doanh nghiệp nợ bảo hiểm, điển hình là Công ty Hòa An, Công ty May Bắc, Công ty An Phú và Công ty Đông Á.",
    "Có 03 doanh nghiệp nợ bảo hiểm là Công ty Xây dựng, Thương mại Hòa An, Công ty May và Công ty Đông Á.",
    "Xã đạt 05 tiêu chí: quy hoạch, văn hóa, thể thao, y tế, giáo dục và đào tạo, an ninh.",
]


def _mismatches(run_text, text):
    return [(f.stated, f.computed) for f in run_text(text).findings if f.verdict == "mismatch"]


@pytest.mark.parametrize(("text", "expected"), MISSING)
def test_a_name_is_missing(run_text, text, expected):
    assert _mismatches(run_text, text) == [expected]


@pytest.mark.parametrize("text", RIGHT)
def test_all_are_named(run_text, text):
    findings = run_text(text).findings
    assert [f.verdict for f in findings if f.kind == "count"] == ["ok"]


@pytest.mark.parametrize("text", TEMPTING)
def test_lists_that_may_be_of_some(run_text, text):
    assert _mismatches(run_text, text) == []
