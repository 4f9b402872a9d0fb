"""Percentages whose whole the words make clear: the only one around, and all that stands behind is told of it."""

from __future__ import annotations

import pytest

# text -> figure told and figure computed
WRONG = [
    ("Hội quản lý số lãi phải thu 12.640 triệu đồng, đã thu 12.250 triệu đồng, tỷ lệ thu lãi đạt 97,95%.",
     ("97.95", "96.9146")),
    ("Cả năm đào tạo nghề cho 940 lao động. Sau đào tạo có 799 người tìm được việc làm, đạt 82%.", ("82", "85")),
    ("Huyện có 318 cơ sở sản xuất thực phẩm. Trong số đó 262 cơ sở có giấy chứng nhận, tỷ lệ 84,7%.",
     ("84.7", "82.3899")),
    ("THPT có 214 giáo viên, bình quân 2,2 giáo viên/lớp, đạt trên chuẩn 62 người, chiếm 30,1%.",
     ("30.1", "28.972")),
    ("Tổng đàn gia cầm của xã 48.600 con, đã tiêm phòng 43.254 con, đạt 91,2% tổng đàn.", ("91.2", "89")),
    ("Dư nợ đến cuối quý 68.450 triệu đồng. Chia theo chương trình:\n\n- Hộ nghèo 24.300 triệu đồng, chiếm 36,9% dư nợ;",
     ("36.9", "35.5004")),
    ("Tổng số lượt khám 1.312 lượt. Khảo sát 1.200 người bệnh, có 1.086 người hài lòng, đạt 91,5%.", ("91.5", "90.5")),
]  # fmt: skip

RIGHT = [
    ("Hội quản lý số lãi phải thu 12.640 triệu đồng, đã thu 12.250 triệu đồng, tỷ lệ thu lãi đạt 96,91%.", "96.91"),
    ("Huyện có 318 cơ sở sản xuất thực phẩm. Trong số đó 262 cơ sở có giấy chứng nhận, tỷ lệ 82,4%.", "82.4"),
]

NOT_ACCUSED = [
    "Cả năm đào tạo nghề cho 940 lao động. Giới thiệu việc làm cho 799 lao động, đạt 82% kế hoạch.",
    "Tổng đàn gia cầm của xã 48.600 con, đã tiêm đợt 1 cho 43.254 con, đạt 91,2% số con trong diện tiêm.",
    "Tổng số lao động là 12.400 người. Lao động nữ 5.580 người, chiếm 48,2% tổng số lao động toàn tỉnh.",
    "Xã có 4.512 hộ. Hộ nghèo năm 2018 là 486 hộ, tỷ lệ 10,92%; năm 2019 còn 412 hộ, tỷ lệ 9,13%.",
    "Toàn huyện có 8.940 hộ. Hộ cận nghèo 612 hộ, tỷ lệ 6,85%, cùng kỳ (655 hộ, tỷ lệ 7,41%).",
    "Huyện có 318 cơ sở sản xuất thực phẩm. Năm trước 262 cơ sở có giấy chứng nhận, tỷ lệ 84,7%.",
    "Hội có 1.245 hội viên, 1.044 hội viên vay vốn ủy thác, tỷ lệ thu lãi đạt 87,5%.",
    "Đảng bộ có 291 đảng viên, 12 đồng chí được miễn sinh hoạt; dự học 253 đồng chí, đạt 90,7% số phải dự.",
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_does_not_hold_is_told(run_text, text, expected):
    findings = [f for f in run_text(text).findings if f.kind == "ratio" and f.verdict == "mismatch"]
    assert [(f.stated, f.computed) for f in findings] == [expected]


@pytest.mark.parametrize(("text", "stated"), RIGHT)
def test_what_holds_is_told(run_text, text, stated):
    assert ("ok", stated) in {(f.verdict, f.stated) for f in run_text(text).findings if f.kind == "ratio"}


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_what_may_be_of_something_else_is_not_accused(run_text, text):
    assert [f for f in run_text(text).findings if f.verdict == "mismatch"] == []
