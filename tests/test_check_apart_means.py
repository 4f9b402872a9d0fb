"""Means by what is counted in another sentence, by the words of the mean."""

from __future__ import annotations

import pytest

# text -> kind, verdict, figure told and figure computed
TOLD = [
    ("Trung tâm tổ chức 32 phiên giao dịch.\n\nSố lao động đến sàn là 6.912 lượt người, bình quân 216 lượt người/phiên.",
     ("product", "ok", "6912", "6912")),
    ("Trung tâm tổ chức 32 phiên giao dịch.\n\nSố lao động đến sàn là 6.912 lượt người, bình quân 261 lượt người/phiên.",
     ("ratio", "mismatch", "261", "216")),
    ("Đội kiểm tra 38 cuộc, kế hoạch giao 36 cuộc. Truy thu 2.847 triệu đồng, phạt 526 triệu đồng, cộng 3.373 triệu đồng, bình quân mỗi cuộc 88,8 triệu đồng.",
     ("ratio", "ok", "88800000", "88763157.8947")),
    ("Đội kiểm tra 38 cuộc, kế hoạch giao 36 cuộc. Truy thu 2.847 triệu đồng, phạt 526 triệu đồng, cộng 3.373 triệu đồng, bình quân mỗi cuộc 98,8 triệu đồng.",
     ("ratio", "mismatch", "98800000", "88763157.8947")),
    ("Diện tích lúa là 1.216 ha, sản lượng thóc 7.453,8 tấn, năng suất bình quân 61,80 tạ/ha.",
     ("ratio", "mismatch", "61.8", "61.2977")),
    ("Mô hình của 24 hộ trên diện tích 36 ha. Năng suất đạt 22 tấn/ha; các hộ lãi 3.748.000.000 đồng, bình quân mỗi hộ lãi 170,4 triệu đồng.",
     ("ratio", "mismatch", "170400000", "156166666.6667")),
    ("Đội có 14 chiến sĩ. Trong quý tuần tra được 322 lượt, tính ra mỗi chiến sĩ tham gia 32 lượt.",
     ("product", "mismatch", "322", "448")),
]  # fmt: skip

NOT_ACCUSED = [
    "Đội có 14 chiến sĩ. Trong quý tuần tra được 322 lượt; riêng chiến sĩ mới, mỗi chiến sĩ tham gia 21 lượt.",
    "Phòng khám có 18 bác sĩ. Cả năm khám 47.160 lượt, theo định mức mỗi bác sĩ khám 2.500 lượt.",
    "Có 62 tổ tiết kiệm. Dư nợ cuối kỳ 93.620 triệu đồng, bình quân một hộ vay 32 triệu đồng.",
    "Trường có 31 lớp với 1.099 học sinh; sĩ số bình quân khối 9 là 35,8 em/lớp.",
    "Vận động 160 triệu đồng; Hội Chữ thập đỏ tặng 500 suất quà, mỗi suất 300.000 đồng.",
    "Bệnh viện có 205 bác sĩ, khám 197.390 lượt; trung bình mỗi bác sĩ trực tiếp khám 973 lượt.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_means_are_held_against_what_is_counted_before(run_text, text, expected):
    assert expected in {(f.kind, f.verdict, f.stated, f.computed) for f in run_text(text).findings}


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_what_may_be_by_something_else_is_not_accused(run_text, text):
    assert [f for f in run_text(text).findings if f.verdict == "mismatch"] == []
