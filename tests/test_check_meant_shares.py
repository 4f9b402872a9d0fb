"""Percentages of which the words, or those beside them, say what they are of."""

from __future__ import annotations

import pytest

# text -> the percentage that is wrong, and its kind
WRONG = [
    ("Trả sổ cho người lao động đạt 96,2% (4.117 sổ trên 4.218 sổ), còn 101 sổ chưa trả.", ("ratio", "96.2")),
    ("Trong kỳ điều trị 18.432 lượt người bệnh trên 17.500 lượt theo kế hoạch, đạt 150,3%.", ("ratio", "150.3")),
    ("Huy động 1.926 cháu nhà trẻ (đạt 13,5% của 6.115 cháu trong độ tuổi) và 5.803 cháu mẫu giáo.", ("ratio", "13.5")),
    ("Số trang trại tăng từ 118 trang trại lên 131 trang trại, tức thêm 13 trang trại (10,1%).", ("ratio", "10.1")),
    (
        (
            "Cuối năm 688 học sinh trong tổng số 695 em hoàn thành chương trình, đạt 99%. Khen thưởng 257 em xuất sắc (37%) "
            "và 181 em tiêu biểu (62,0%)."
        ),
        ("ratio", "62"),
    ),
]
RIGHT = [
    "Trả sổ cho người lao động đạt 97,6% (4.117 sổ trên 4.218 sổ), còn 101 sổ chưa trả.",
    # more than so many
    "Xã có 812 hộ nghèo, thu nhập bình quân trên 21 triệu đồng, tỷ lệ hộ có nước sạch đạt 96,2%.",
    # of another total
    "Có 688 em đạt, trong đó 257 em xuất sắc (37,4%), 31 giáo viên dạy giỏi (72,1%).",
    # other people, another list
    "Đảng viên 214 người (12,6%) và 48 cán bộ công đoàn (84,2%) dự tập huấn; toàn xã có 1.698 lao động.",
    # from and onto are of something else
    "Đàn bò tăng từ 812 con lên 903 con; đàn dê thêm 91 con (31,4%).",
]


@pytest.mark.parametrize(("text", "wrong"), WRONG)
def test_slips_in_them_are_wrong(run_text, text, wrong):
    told = [(each.kind, each.stated) for each in run_text(text).findings if each.verdict == "mismatch"]
    assert wrong in told, told


@pytest.mark.parametrize("text", RIGHT)
def test_others_are_not(run_text, text):
    assert [each.message_en for each in run_text(text).findings if each.verdict == "mismatch"] == []
