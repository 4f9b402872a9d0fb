"""Percentages of a total that is told paragraphs before, by the words behind them."""

from __future__ import annotations

import pytest

HEAD = """Toàn xã có 2.712 hộ với 10.420 nhân khẩu. Diện tích rừng trồng 1.890 ha.

Tổng thu toàn đơn vị là 148.263 triệu đồng, năm trước thu 134.539 triệu đồng.

Công tác tuyên truyền được duy trì ở 280 hộ kinh doanh.

Các cuộc vận động được triển khai kịp thời.
"""

# text -> verdict, figure told and figure computed
TOLD = [
    ("Cuối năm còn 231 hộ nghèo, chiếm 8,15% số hộ toàn xã.", ("mismatch", "8.15", "8.5177")),
    ("Cuối năm còn 231 hộ nghèo, chiếm 8,52% số hộ toàn xã.", ("ok", "8.52", "8.5177")),
    ("Tham gia bảo hiểm y tế 9.274 người, chiếm 91,0% dân số.", ("mismatch", "91", "89.0019")),
    ("Tham gia bảo hiểm y tế 9.274 người, chiếm 89,0% dân số.", ("ok", "89", "89.0019")),
    ("Tiền nợ đọng còn 3.427 triệu đồng, bằng 2,61% tổng thu.", ("mismatch", "2.61", "2.3114")),
    ("Rừng có chứng chỉ là 189,2 ha, chiếm 11,01% diện tích rừng trồng hiện có.", ("mismatch", "11.01", "10.0106")),
    ("Bình xét được 2.170 gia đình văn hóa, bằng 80,01% số hộ.", ("ok", "80.01", "80.0147")),
]  # fmt: skip

NOT_ACCUSED = [
    # of what was due, not of what came in
    "Tổng số thu: 86.452 triệu đồng, đạt 52,6% kế hoạch giao (164,36 tỷ đồng). Nợ phải tính lãi 1.938 triệu đồng, bằng 1,18% số phải thu.",
    "Cuối năm còn 231 hộ nghèo, chiếm 8,15% số hộ nghèo toàn huyện.",
    "Cuối năm còn 231 hộ nghèo, chiếm 8,15% số hộ toàn huyện.",
    "Tham gia bảo hiểm y tế 9.274 người, chiếm 91,0% số người thuộc diện tham gia.",
    "Tiền nợ đọng còn 3.427 triệu đồng, bằng 2,61% kế hoạch thu.",
    "Tiền nợ đọng còn 3.427 triệu đồng, bằng 96,1% tổng thu nợ.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_total_of_pages_before_is_found_by_its_words(run_text, text, expected):
    assert expected in {(f.verdict, f.stated, f.computed) for f in run_text(f"{HEAD}\n{text}").findings}


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_what_is_of_another_total_is_not_accused(run_text, text):
    assert [f for f in run_text(f"{HEAD}\n{text}").findings if f.verdict == "mismatch"] == []
