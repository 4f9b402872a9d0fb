"""Shares that come out even of a total further off: the total is told by it, a slip in one of them is wrong."""

from __future__ import annotations

import pytest

# text -> the percentage that is wrong
WRONG = [
    (
        (
            "Chênh lệch thu chi năm 2020 là 3.418.600.000 đồng. Đơn vị trích lập: Quỹ phát triển sự nghiệp 52%, tương ứng "
            "854.650.000 đồng; phần còn lại chi thu nhập tăng thêm."
        ),
        "52",
    ),
    (
        (
            "Lợi nhuận sau thuế 1.932 triệu đồng, phân phối: quỹ đầu tư phát triển (51%): 289.800.000 đồng; còn lại chia cho "
            "thành viên."
        ),
        "51",
    ),
    (
        "Tổng thu học phí buổi hai là 412.560.000 đồng. Nhà trường đã chi 297.043.200 đồng cho giảng dạy (27%).",
        "27",
    ),
    # the amount has the slip
    (
        "Đảng phí thu được 1.236.480.000 đồng. Theo quy định, 40% phải nộp lên cấp trên, tương ứng 449.592.000 đồng.",
        "40",
    ),
    ("Sản lượng nước thương phẩm 1.837.500 m3. Riêng hộ dân cư dùng 1.102.500 m3, chiếm đúng 66% sản lượng.", "66"),
]
RIGHT = [
    # a rate of its own
    "Thu 1.840.000.000 đồng. Nộp thuế thu nhập cá nhân theo mức 5%, tương ứng 21.450.000 đồng.",
    # of a total that is not told
    "Giải ngân 12.450 triệu đồng, đạt 62,3%; các dự án khác được giao 21.300 triệu đồng.",
    # what it is of stands behind, and holds
    "Toàn tỉnh có 138.650 hộ. Hộ nghèo 18.204 hộ, tỷ lệ 13,1%.",
    # of another year
    "Năm 2019 trích 25% là 812.500.000 đồng của 3.250.000.000 đồng; năm 2020 trích 20% là 702.000.000 đồng.",
]


@pytest.mark.parametrize(("text", "share"), WRONG)
def test_slips_of_them_are_wrong(run_text, text, share):
    wrong = [(each.kind, each.stated) for each in run_text(text).findings if each.verdict == "mismatch"]
    assert ("ratio", share) in wrong, wrong


@pytest.mark.parametrize("text", RIGHT)
def test_other_shares_are_not(run_text, text):
    assert [each.message_en for each in run_text(text).findings if each.verdict == "mismatch"] == []
