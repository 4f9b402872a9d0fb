"""Figures that do not come out, of which words tell that they are of something else, or that more is in them."""

from __future__ import annotations

import pytest

EXCUSED = [
    ("Tặng 323 suất quà, mức chung 500 nghìn đồng/suất, riêng mẹ liệt sĩ có mức cao hơn; tổng trị giá 191.500 nghìn đồng.", "more is in it"),
    ("Công đoàn thu 653,1 triệu đồng, chi 412,9 triệu đồng; tồn quỹ 249,2 triệu đồng, có cả tiền từ năm trước.", "more is in it"),
    ("Số vụ trộm cắp từ 145 vụ xuống 91 vụ; số vụ cố ý gây thương tích giảm 14 vụ.", "of something else"),
    ("Trường có 730 học sinh, 664 em ở bán trú; tỷ lệ chuyển lớp sớm 90,1%.", "of something else"),
    ("Có 33 thẩm phán, giải quyết 2.762 vụ; bình quân mỗi thẩm phán sơ cấp đang xét xử giải quyết 87,7 vụ.", "of something else"),
    ("Toàn huyện xảy ra 47 vụ cháy, đã làm rõ phần lớn: sự cố điện 28 vụ, sơ suất 09 vụ, kỹ thuật 04 vụ, hàn cắt 03 vụ.", "more is in it"),
]  # fmt: skip
WRONG = [
    "Toàn huyện xảy ra 47 vụ cháy, đã làm rõ: sự cố điện 28 vụ, sơ suất 09 vụ, kỹ thuật 04 vụ, hàn cắt 03 vụ.",
    "Xã có 52 hộ nghèo, đa số thuộc thôn Nà Lầu 24 hộ, thôn Bản Pó 15 hộ, thôn Khuổi Kẹn 15 hộ.",
    "Tặng 323 suất quà, mức 500 nghìn đồng/suất; tổng trị giá 191.500 nghìn đồng.",
    "Công đoàn thu 653,1 triệu đồng, chi 412,9 triệu đồng; tồn quỹ 249,2 triệu đồng.",
    "Số vụ trộm cắp từ 145 vụ xuống 91 vụ, giảm 14 vụ.",
    "Có 33 thẩm phán, giải quyết 2.762 vụ; bình quân mỗi thẩm phán giải quyết 87,7 vụ.",
    "Suất đầu tư một phòng, kể cả bàn ghế, là 460 triệu đồng, nên 38 phòng hết 17 tỷ 840 triệu đồng.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), EXCUSED)
def test_what_words_excuse_has_no_verdict(run_text, text, reason):
    found = run_text(text).findings
    assert not [f for f in found if f.verdict == "mismatch"]
    assert [f for f in found if f.verdict == "unchecked" and reason in f.message_en]


@pytest.mark.parametrize("text", WRONG)
def test_the_same_without_the_words_is_wrong(run_text, text):
    assert [f.verdict for f in run_text(text).findings if f.verdict == "mismatch"] == ["mismatch"]
