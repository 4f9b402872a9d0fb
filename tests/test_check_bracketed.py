"""Figures that come from those in the bracket behind them, and rests told at once behind a whole and what is done."""

from __future__ import annotations

import pytest

BRACKETS = [
    ("Thu ngân sách tăng 12,5% so với năm 2018 (9.000 tỷ đồng/8.000 tỷ đồng).", ("growth", "ok", "12.5")),
    ("Khách du lịch tăng 12,5% so với cùng kỳ (45.000/40.000 lượt).", ("growth", "ok", "12.5")),
    ("Xuất khẩu tăng 15,2% so với năm 2016 (1.318,4/1.204,1 triệu USD).", ("growth", "mismatch", "15.2")),
    ("Sản lượng tăng 8,4% so với năm 2017 (125.400 tấn; năm 2018: 131.200 tấn).", ("growth", "mismatch", "8.4")),
    ("Đàn trâu giảm 1.240 con so với năm 2019 (từ 18.650 con xuống 17.410 con).", ("difference", "ok", "1240")),
    ("Dân số nông thôn giảm 120 người (từ 4.560 người xuống 4.430 người).", ("difference", "mismatch", "120")),
    ("Tỷ lệ giải ngân cao hơn 4,7 điểm phần trăm so với năm 2020 (93,1% so với 89,4%).", ("difference", "mismatch", "4.7")),
    ("Tỷ lệ che phủ rừng tăng 2,3 điểm % so với năm 2015 (52,1% lên 54,4%).", ("difference", "ok", "2.3")),
    ("Tỷ lệ giảm 1,5 điểm % (9,0% - 7,5%).", ("difference", "ok", "1.5")),
    ("Số đoàn viên là 1.312 người (14.860 - 13.548).", ("difference", "ok", "1312")),
    ("Lao động qua đào tạo tăng 347 người (năm 2020: 6.218; năm 2021: 6.565).", ("difference", "ok", "347")),
    ("Thu phí tăng 257 tỷ đồng so với năm 2019 (năm 2019: 7.543; năm 2020: 7.900).", ("difference", "mismatch", "257000000000")),
    ("Cháy nổ giảm 04 vụ (11/15), tăng 02 người bị thương.", ("difference", "ok", "4")),
    ("Tội phạm giảm 8,1% (17/210).", ("ratio", "ok", "8.1")),
    ("Toàn tỉnh có 316 trạm y tế, giảm 14 trạm so với năm trước (320).", ("difference", "mismatch", "14")),
    ("Toàn huyện có 62 trường, giảm 5 trường so với năm học trước (67).", ("difference", "ok", "5")),
    ("Các mô hình thu hút bình quân 25 hộ/mô hình (1.800 hộ/72 mô hình).", ("ratio", "ok", "25")),
    ("Mật độ dân số 1.568 người/km2 (18.140 người/12,184 km2).", ("ratio", "mismatch", "1568")),
    ("Hội Chữ thập đỏ hỗ trợ 360 triệu đồng (12 nhà x 30 triệu đồng).", ("product", "ok", "360000000")),
    ("Phạt tiền 1.250 triệu đồng (25 vụ x 5 triệu đồng).", ("product", "mismatch", "1250000000")),
    ("Trao nhà cho 25 hộ (15 hộ + 12 hộ).", ("sum", "mismatch", "25")),
]  # fmt: skip

# A bracket that tells the parts, something else, a year, or another thing than the change.
OTHER_BRACKETS = [
    "Kết nạp tăng 100 đoàn viên (nam 76 đoàn viên, nữ 24 đoàn viên).",
    "Kết nạp tăng 100 đoàn viên so với năm trước (nam: 86; nữ: 24).",
    "Số lớp tăng 12 lớp (25/40 trường).",
    "Số hộ tăng 15 hộ so với năm 2019 (2019).",
    "Diện tích tăng 30% so với năm 2016 (12 xã, 14 thị trấn).",
    "Mỗi suất quà 3 triệu đồng (20 suất x 2 triệu đồng/xã).",
    "Năng suất đạt 60 tạ/ha (50 tạ/ha - 70 tạ/ha).",
    "Số trường tăng 5 trường (tiểu học 3, trung học 2) so với năm trước.",
    "Thu ngân sách tăng 8% (thu nội địa 120 tỷ đồng; thu khác 240 tỷ đồng).",
]

RESTS = [
    ("Tổng số hộ bị ảnh hưởng là 318 hộ, đến nay đã nhận tiền 264 hộ, còn 64 hộ chưa nhận.", "mismatch", "64"),
    ("Số học sinh trong diện 2.145, đã khám 2.062, chưa khám 93 em.", "mismatch", "93"),
    ("Trong quý nhận 38 đơn (khiếu nại 9, tố cáo 4, phản ánh 25), đã giải quyết 33 đơn, tồn 07 đơn.", "mismatch", "7"),
    ("Trong 15 tiêu chí tỉnh giao, xã hoàn thành 11, không hoàn thành 4 tiêu chí.", "ok", "4"),
    ("Nhu cầu 73 phòng học, hiện có 58 phòng, còn thiếu 51.", "mismatch", "51"),
    ("Hiện có 412 người so với biên chế giao 436 biên chế, chưa sử dụng 34 biên chế.", "mismatch", "34"),
    ("Trong 357 hồ sơ, đã xét 311, còn 56 hồ sơ chưa xét.", "mismatch", "56"),
    ("Số thôn đạt chuẩn 41/53 thôn; còn 13 thôn chưa đạt.", "mismatch", "13"),
    ("Tổ chức 187 lớp, đã khai giảng 148 lớp, chưa khai giảng 29 lớp.", "mismatch", "29"),
    ("Kế hoạch giao 140 chỉ tiêu, tuyển dụng được 118, còn 22 chỉ tiêu chưa tuyển.", "ok", "22"),
]

OTHER_RESTS = [
    "Có 45 xã, trong đó 32 xã đạt chuẩn, còn 11 xã dưới 10 tiêu chí.",
    "Có 45 xã, đã có 32 xã đạt chuẩn, còn 11 xã đạt dưới 10 tiêu chí.",
    "Có 612 tàu, đã cấp phép 579 tàu, còn 21 tàu chờ đăng kiểm.",
    "Đầu năm có 245 hộ nghèo, thoát nghèo 98 hộ, phát sinh 12 hộ, còn 159 hộ nghèo.",
    "Xây dựng 12 trạm, sửa chữa 7 trạm, còn thiếu 34 trạm.",
    "Bàn giao 25/32 căn nhà, còn 12 hộ chưa nhận nhà.",
]


@pytest.mark.parametrize(("text", "found"), BRACKETS)
def test_a_figure_is_what_its_bracket_gives(run_text, text, found):
    assert found in [(each.kind, each.verdict, each.stated) for each in run_text(text).findings]


@pytest.mark.parametrize(("text", "verdict", "stated"), RESTS)
def test_a_rest_is_told_once(run_text, text, verdict, stated):
    findings = run_text(text).findings
    assert ("difference", verdict, stated) in [(each.kind, each.verdict, each.stated) for each in findings]
    assert sum(each.verdict == "mismatch" for each in findings) == (verdict == "mismatch")


@pytest.mark.parametrize("text", [*OTHER_BRACKETS, *OTHER_RESTS])
def test_other_figures_are_no_mistakes(run_text, text):
    assert [each for each in run_text(text).findings if each.verdict == "mismatch"] == []
