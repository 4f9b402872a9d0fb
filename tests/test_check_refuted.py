"""Figures that seem wrong beside one another, and are right beside others."""

import pytest

REFUTED = [
    (
        "Thụ lý 1.206 vụ, giải quyết 1.131 vụ, chuyển kỳ sau 75 vụ. Trong số đã giải quyết có 618 vụ thuận tình ly hôn, "
        "274 vụ xét xử, 163 vụ hòa giải, còn lại 76 vụ đình chỉ."
    ),
    (
        "Toàn huyện có 53 trường. Học kỳ I đưa số trường đạt chuẩn từ 11 lên 14 trường, trong đó tiểu học 10 trường, "
        "THCS 04 trường, chiếm 26,42% số trường."
    ),
    (
        "Về hạnh kiểm, 22.087 học sinh thực hiện đầy đủ các nhiệm vụ, chỉ còn 18 em chưa đầy đủ. Kết quả môn Toán: giỏi "
        "10.246 em, khá 6.853 em, trung bình 4.319 em, yếu 687 em."
    ),
]
WRONG = [
    ("Toàn huyện có 53 trường. Đến nay 14 trường đạt chuẩn, chiếm 24,62% số trường.", "24.62"),
    ("Tổng số 22.087 học sinh, trong đó giỏi 10.246 em, khá 6.853 em, trung bình 4.319 em, yếu 687 em.", "22087"),
]


@pytest.mark.parametrize("text", REFUTED)
def test_what_holds_elsewhere_is_not_wrong(run_text, text):
    assert not [f for f in run_text(f"{text}\n").findings if f.verdict == "mismatch"]


@pytest.mark.parametrize(("text", "stated"), WRONG)
def test_what_holds_nowhere_is(run_text, text, stated):
    assert stated in [f.stated for f in run_text(f"{text}\n").findings if f.verdict == "mismatch"]
