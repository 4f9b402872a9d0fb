"""Percentages far off what they are of, where words leave nothing else that they could be of."""

from __future__ import annotations

import pytest

# text -> kind, stated, computed
WRONG = [
    ("Trong tổng số 316 hồ sơ tiếp nhận, đã trả kết quả 237 hồ sơ, đạt 95%.", ("ratio", "95", "75")),
    ("Tỷ lệ tiêm chủng đạt 78%, tương ứng 1.840 cháu trong số 2.300 cháu.", ("ratio", "78", "80")),
    ("Trong 48 hợp tác xã có 12 hợp tác xã (tức 35%) ngừng hoạt động.", ("ratio", "35", "25")),
    ("Công an xã tiếp nhận 80 tin báo; giải quyết xong 68 tin, 12 tin còn thời hạn. Tỷ lệ giải quyết đạt 88%.", ("ratio", "88", "85")),
    ("Số đơn thuộc thẩm quyền: 250 đơn. Đã giải quyết: 235 đơn. Tỷ lệ: 84%.", ("ratio", "84", "94")),
    ("Vốn đăng ký 640 tỷ đồng, vốn thực hiện 416 tỷ đồng, bằng 56% vốn đăng ký.", ("ratio", "56", "65")),
    ("Kế hoạch vốn được giao 14,5 tỷ đồng. Đến nay giải ngân 11,6 tỷ đồng, đạt 60% kế hoạch vốn.", ("ratio", "60", "80")),
    ("Khách du lịch năm nay là 5.720 lượt, trong khi năm ngoái 5.200 lượt, tăng 12%.", ("growth", "12", "10")),
    ("Xảy ra 96 vụ (năm 2019: 80 vụ), tăng 25%.", ("growth", "25", "20")),
]  # fmt: skip
INNOCENT = [
    "Dự toán giao 120 tỷ đồng; đến nay giải ngân vốn đầu tư công 31,8 tỷ đồng, đạt 37,3% kế hoạch.",
    "Ký kết 62,4% hợp đồng; giải ngân 88 tỷ đồng trên tổng số 145 tỷ đồng.",
    "Cải thiện, khỏi 8.215 lượt, tỷ lệ 83,3%; đỡ, giảm 1.104 lượt, tỷ lệ 11,2%; chuyển tuyến 512 lượt, tỷ lệ 5,2%.",
    "Toàn xã có 300 hộ nghèo năm 2019, nay còn 250 hộ nghèo. Tỷ lệ hộ nghèo còn 8,2%.",
    "Phải thi hành 458 việc, có điều kiện 400 việc, thi hành xong 300 việc. Tỷ lệ thi hành xong đạt 75%.",
    "Thu ngân sách 120 tỷ đồng, chi 90 tỷ đồng, đạt 82% dự toán.",
    "Trong 6 tháng đã xét xử 45 vụ, đạt tỷ lệ 92%.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_nothing_else_can_be_meant_by(run_text, text, expected):
    found = run_text("Kết quả:\n\n" + text + "\n").findings
    assert expected in {(f.kind, f.stated, f.computed) for f in found if f.verdict == "mismatch"}


@pytest.mark.parametrize("text", INNOCENT)
def test_what_may_be_of_something_else(run_text, text):
    found = run_text("Kết quả:\n\n" + text + "\n").findings
    assert not [f for f in found if f.verdict == "mismatch"]


TWICE_TOLD = [
    # text of the introduction, text of a section, stated
    ("Tổng thu ngân sách trên địa bàn năm 2020 đạt 318 tỷ đồng.", "Tổng thu ngân sách năm 2020 trên địa bàn đạt 381 tỷ đồng; chi bảo đảm.", "381000000000"),
    ("Năm 2020 toàn huyện giải quyết việc làm cho 2.780 lao động.", "Trong năm đã giải quyết việc làm cho 2.870 lao động.", "2870"),
]  # fmt: skip
TOLD_OF_TWO = [
    ("Tổng thu ngân sách trên địa bàn 9 tháng đạt 318 tỷ đồng.", "Tổng thu ngân sách trên địa bàn năm 2020 đạt 381 tỷ đồng."),
    ("Năm 2019 giải quyết việc làm cho 2.780 lao động.", "Năm 2020 giải quyết việc làm cho 2.870 lao động."),
    ("Kế hoạch giải quyết việc làm cho 2.780 lao động.", "Đã giải quyết việc làm cho 2.870 lao động."),
    ("Giải quyết việc làm cho 2.780 lao động.", "Giải quyết việc làm cho 1.450 lao động."),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "stated"), TWICE_TOLD)
def test_one_thing_with_two_figures(run_text, first, second, stated):
    found = run_text(f"Kết quả:\n\n{first}\n\nII. TÀI CHÍNH, LAO ĐỘNG\n\n{second}\n").findings
    assert [f.stated for f in found if (f.kind, f.verdict) == ("document_conflict", "mismatch")] == [stated]


@pytest.mark.parametrize(("first", "second"), TOLD_OF_TWO)
def test_two_things(run_text, first, second):
    found = run_text(f"Kết quả:\n\n{first}\n\nII. TÀI CHÍNH, LAO ĐỘNG\n\n{second}\n").findings
    assert not [f for f in found if f.verdict == "mismatch"]
