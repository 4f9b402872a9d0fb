"""Parts of ratios, means by the year and of kin, and changes in forms of their own."""

from __future__ import annotations

import pytest

# text -> (kind, verdict, stated)
RELATIONS = [
    # parts of the first number of a ratio, or of the second
    ("Tốt nghiệp 412/415 em, đạt 99,28%, trong đó loại giỏi 126 em, khá 181 em, trung bình 105 em.", ("sum", "ok", "412")),
    ("Đến nay có 21/34 trường đạt chuẩn, tỷ lệ 61,76%, gồm: mầm non 08 trường, tiểu học 09 trường và THCS 04 trường.", ("sum", "ok", "21")),
    ("Đã kiểm tra 14/26 đơn vị (đạt 53,85%), trong đó kiểm tra toàn diện 08 đơn vị, kiểm tra chuyên đề 06 đơn vị.", ("sum", "ok", "14")),
    ("Có 60/68 trường đạt chuẩn, gồm 22 trường mầm non, 24 trường tiểu học và 15 trường THCS.", ("sum", "mismatch", "60")),
    ("Tốt nghiệp 412/415 em, đạt 99,28%, trong đó loại giỏi 162 em, khá 118 em, trung bình 123 em.", ("ratio", "ok", "99.28")),
    # means by the year
    ("Trong 4 năm giảm 6.348 hộ nghèo, bình quân mỗi năm giảm 1.587 hộ.", ("product", "ok", "1587")),
    ("Trong 4 năm giảm 6.348 hộ nghèo, bình quân mỗi năm giảm 1.578 hộ.", ("product", "mismatch", "1578")),
    ("Giai đoạn 2016-2020 toàn huyện trồng 1.248 ha rừng, bình quân mỗi năm trồng 249,6 ha.", ("product", "ok", "249.6")),
    ("Trong 03 năm tổ chức 36 cuộc thanh tra, bình quân 12 cuộc/năm.", ("product", "ok", "36")),
    # means and norms in words of their kind
    ("Cấp 15.450 kg gạo cứu đói cho 1.030 nhân khẩu (15 kg/khẩu).", ("product", "ok", "15450")),
    ("Hiện có 325 tàu, tổng công suất 4.225 CV, bình quân 13 CV/chiếc.", ("product", "ok", "4225")),
    # beyond a plan, from and to, points of two shares
    ("Huy động 2.640 triệu đồng, vượt 10% kế hoạch (2.400 triệu đồng).", ("growth", "ok", "10")),
    ("Huy động 2.640 triệu đồng, vượt 12% kế hoạch (2.400 triệu đồng).", ("growth", "mismatch", "12")),
    ("Vốn tăng từ 98.450 triệu đồng lên 141.260 triệu đồng, tương ứng 43,48%.", ("growth", "ok", "43.48")),
    ("Vốn tăng từ 98.450 triệu đồng lên 141.260 triệu đồng, tương ứng 34,48%.", ("growth", "mismatch", "34.48")),
    ("Hộ nghèo giảm từ 25.478 hộ (18,31%) xuống còn 14.113 hộ (9,13%), giảm 9,18 điểm phần trăm.", ("difference", "ok", "9.18")),
    ("Hộ nghèo giảm từ 25.478 hộ (18,31%) xuống còn 14.113 hộ (9,13%), giảm 9,81 điểm phần trăm.", ("difference", "mismatch", "9.81")),
    ("Năm 2021 có 239.715 người tham gia; năm 2022 là 243.186 người, tăng 3.741 người.", ("difference", "mismatch", "3741")),
    # a change, its base in a bracket and its percentage, behind a list of the parts of what changed
    ("Đoàn đạt 48 giải: 05 giải nhất, 12 giải nhì, 31 giải ba; tăng 8 giải so với năm trước (40 giải), tăng 20%.", ("growth", "ok", "20")),
    ("Đoàn đạt 48 giải: 05 giải nhất, 12 giải nhì, 31 giải ba; tăng 8 giải so với năm trước (40 giải), tăng 16,67%.", ("growth", "mismatch", "16.67")),
    ("Đoàn viên 315 người, chiếm 43,05%; so với năm học trước số đoàn viên tăng 15 người, tức tăng 5% (năm học trước 300).", ("growth", "ok", "5")),
    ("Giai đoạn 2016 - 2020 tạo việc làm tăng thêm cho 21.748 lao động, vượt 8,74% so với mục tiêu 20.000 lao động.", ("growth", "ok", "8.74")),
    ("Đất nông nghiệp giảm 539,2 ha (bình quân mỗi năm giảm 107,84 ha trong 5 năm).", ("product", "ok", "107.84")),
    ("Chi trợ cấp cho 214 người với 2.696,4 triệu đồng, bình quân 1,05 triệu đồng/người/tháng.", ("product", "ok", "2696400000")),
    # the whole told first, a list of its kinds between
    ("Tiếp nhận 26 đơn, gồm 17 đơn kiến nghị, 06 đơn khiếu nại, 03 đơn tố cáo; đã giải quyết 22 đơn, còn lại 04 đơn.", ("difference", "ok", "4")),
]  # fmt: skip

INNOCENT = [
    "Có 60/68 trường đạt chuẩn, trong đó mức độ 2 có 12 trường, mức độ 1 có 40 trường.",
    "Có 18/19 xã đạt chuẩn, gồm 12 xã vùng cao, 5 xã vùng thấp.",
    "Trong 4 năm giảm 6.348 hộ nghèo, hộ cận nghèo 1.214 hộ, bình quân mỗi năm giảm 2.150 hộ.",
    "Thu nhập bình quân 4,5 triệu đồng/người/năm, 5 năm trước là 3,2 triệu đồng/người/năm.",
    "Cấp 15.450 kg gạo cho 1.030 nhân khẩu và 210 hộ (20 kg/khẩu).",
    "Huy động 2.640 triệu đồng, vượt 12% kế hoạch tỉnh giao.",
    # a part is no base
    "Thu hoạch 1.318,4 ha lúa, chiếm 71% diện tích và bằng 97,9% so với cùng kỳ, trong đó các xã phía Nam thu hoạch 1.302,6 ha.",
    # what is told behind `và` is no base of the growth before it
    "Hỗ trợ 4.120 hộ với tổng kinh phí 31,4 tỷ đồng, tăng 12,4% so với cùng kỳ năm trước và giải ngân đạt 28,6 tỷ đồng.",
    "Thu 1.260 triệu đồng, đạt 90% kế hoạch và chi 1.150 triệu đồng.",
    "Giá trị tăng từ 98 tỷ đồng lên 141 tỷ đồng, tương ứng 61% kế hoạch.",
    "Năm 2021 có 2.715 người tham gia; năm 2022 là 3.186 người, tăng 471 người, trong đó nữ tăng 417 người.",
    "Xảy ra 31 vụ; tăng 6 vụ so với cùng kỳ (25 vụ), số người chết tăng 19,35%.",
    "Đoàn đạt 48 giải, tăng 8 giải so với năm trước (40 giải), giảm 3,5% so với kế hoạch.",
    "Hộ nghèo còn 412 hộ (9,13%), hộ cận nghèo còn 486 hộ (10,77%), giảm 2,5% so với năm trước.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_relations(tells, text, expected):
    tells(text, expected)


@pytest.mark.parametrize("text", INNOCENT)
def test_no_alarm(run_text, text):
    assert "mismatch" not in {f.verdict for f in run_text(text).findings}
