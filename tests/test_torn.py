"""Figures in prose with a blank in them: told, and no figure of another value."""

from __future__ import annotations

import pytest

TORN = [
    "Tổng thu 1.250. 000.000 đồng.",
    "Chi 12. 500.000 đồng cho hội nghị.",
    "Chi hỗ trợ 1. 250,5 triệu đồng.",
    "Thu từ xuất nhập khẩu: 2. 850 tỷ đồng, đạt 58,2% dự toán (4.900 tỷ đồng).",
    "Kinh phí 3, 5 tỷ đồng.",
    "Kết quả đạt 98. 5% kế hoạch.",
    "Doanh thu tăng 12, 5% so với cùng kỳ.",
    "Sản lượng 46.612, 5 tấn.",
    "Diện tích gieo trồng đạt 1. 245 ha.",
    "Dân số 12 .450 người.",
    "Kinh phí 3 ,5 tỷ đồng.",
    "Tổng thu 1.250 .000.000 đồng.",
]
# text -> the figures that are read all the same
WHOLE = [
    ("2. 850 hộ dân được cấp nước.", ["850 hộ"]),
    ("Thực hiện theo khoản 2. 850 hộ dân được cấp nước.", ["850 hộ"]),
    ("Gồm: 1. 200 triệu đồng của huyện; 2. 150 triệu đồng của xã.", ["200 triệu đồng", "150 triệu đồng"]),
    ("Tại các thôn 1, 3, 5 nước ngập 0,4 m.", ["0,4 m"]),
    ("Năm 2021 có 12 lớp. 350 học viên theo học.", ["12 lớp", "350 học viên"]),
    ("Chi 12,5 tỷ đồng, 3,5 tỷ đồng.", ["12,5 tỷ đồng", "3,5 tỷ đồng"]),
    ("Các năm đạt 97,5%, 98,2%.", ["97,5%", "98,2%"]),
]


@pytest.mark.parametrize("text", TORN)
def test_they_are_told_and_have_no_value(run_text, text):
    report = run_text(text)
    assert [each.code for each in report.problems] == ["unclear_figures"]
    whole = {"58,2%", "4.900 tỷ đồng"}
    assert {each.text for each in report.mentions} <= whole
    assert [each for each in report.findings if each.verdict == "mismatch"] == []


@pytest.mark.parametrize(("text", "figures"), WHOLE)
def test_numbers_that_name_something_and_whole_figures_are_read(run_text, text, figures):
    report = run_text(text)
    assert [each.code for each in report.problems] == []
    assert [each for each in figures if each not in {mention.text for mention in report.mentions}] == []
