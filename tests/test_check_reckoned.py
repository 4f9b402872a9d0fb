"""What a percentage of a figure comes to, means by the month, and one price for several sentences."""

from __future__ import annotations

import pytest

# text -> kind, verdict, stated, computed
TOLD = [
    ("Trong 2.400 hộ có 35% dùng nước máy, tức 840 hộ.", ("product", "ok", "840", "840")),
    ("Mức đóng bằng 4,5% của 1.490.000 đồng, tức 67.050 đồng.", ("product", "ok", "67050", "67050")),
    ("Mức đóng bằng 4,5% của 1.490.000 đồng, tức 76.050 đồng.", ("product", "mismatch", "76050", "67050")),
    ("Cả năm khám cho 75.330 lượt người, bình quân mỗi tháng 6.277,5 lượt.", ("ratio", "ok", "6277.5", "6277.5")),
    ("Cả năm khám cho 75.330 lượt người, bình quân mỗi tháng 6.727 lượt.", ("ratio", "mismatch", "6727", "6277.5")),
    ("Quý IV còn phải thu 40.650 triệu đồng, tính ra mỗi tháng 13.550 triệu đồng.", ("product", "ok", "40650000000", "40650000000")),
    (
        "Mỗi khẩu được cấp 12 kg gạo. Đợt một cấp cho 325 khẩu, số lượng 3.900 kg. Đợt hai cấp cho 418 khẩu, số lượng 5.616 kg.",
        ("product", "mismatch", "5616", "5016"),
    ),
    ("Trợ cấp cho 130 người, mức 300.000 đồng/người/tháng, tính cả năm 12 tháng hết 429.000.000 đồng.", ("product", "mismatch", "429000000", "468000000")),
    ("Nấu ăn cho 35 cháu trong 20 ngày với mức 26.000 đồng/cháu/ngày, tổng chi 17.290.000 đồng.", ("product", "mismatch", "17290000", "18200000")),
    ("Có 40 giáo viên, xếp loại tốt 33 người (82,5%), loại khá 07 người (15,7%).", ("ratio", "mismatch", "15.7", "17.5")),
    ("Số mô hình năm 2015 là 350, đến năm 2020 là 420 mô hình, tăng 17%.", ("growth", "mismatch", "17", "20")),
    ("Kiểm tra 96 lượt, gấp 3 lần so với 24 lượt của năm 2019.", ("ratio", "mismatch", "3", "4")),
    ("Lắp 65 camera trên tổng số 130 vị trí cần lắp (đạt 60%).", ("ratio", "mismatch", "60", "50")),
]  # fmt: skip
INNOCENT = [
    "Thu 1.260 triệu đồng, đạt 90% kế hoạch và chi 1.150 triệu đồng.",
    "Hỗ trợ 215 sinh viên, mức 480.000 đồng/sinh viên; ngân sách tỉnh cấp 62 triệu đồng, phần còn lại do trường chi trả.",
    "Mua 45 máy, giá 12 triệu đồng/máy, còn nợ 420 triệu đồng.",
    "Thu 96 tỷ đồng, đạt 80% dự toán, tức còn thiếu 24 tỷ đồng.",
    "Đã thu 45% số nợ, bằng 1.200 triệu đồng trong 6 tháng.",
    "Cả năm tổ chức 48 lớp cho 1.440 người, mỗi tháng có 150 người tham gia hỏi đáp.",
    "Mỗi khẩu được cấp 12 kg gạo. Đợt một cấp cho 325 khẩu, số lượng 3.900 kg. Đợt hai vận động 418 khẩu đóng góp 950 kg.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_reckoned_is_told(run_text, text, expected):
    found = run_text("Kết quả:\n\n" + text + "\n").findings
    assert expected in {(f.kind, f.verdict, f.stated, f.computed) for f in found}


@pytest.mark.parametrize("text", INNOCENT)
def test_what_may_be_of_something_else(run_text, text):
    found = run_text("Kết quả:\n\n" + text + "\n").findings
    assert not [f for f in found if f.verdict == "mismatch"]
