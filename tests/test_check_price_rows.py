"""Counts, prices and totals in a row or a bracket, and totals of sizes without a word for a total."""

from __future__ import annotations

import pytest

# text -> verdict, figure told and figure computed
TOLD = [
    ("Nhắc nhở 61 trường hợp, xử phạt 26 trường hợp với mức 150.000 đồng/trường hợp, nộp Kho bạc 3.600.000 đồng.",
     ("mismatch", "3600000", "3900000")),
    ("Nhắc nhở 61 trường hợp, xử phạt 26 trường hợp với mức 150.000 đồng/trường hợp, nộp Kho bạc 3.900.000 đồng.",
     ("ok", "3900000", "3900000")),
    ("Có 62 doanh nghiệp bậc 2, mức 2 triệu đồng, được 142 triệu đồng.", ("mismatch", "142000000", "124000000")),
    ("Đã chi tổ chức kỳ họp 318.400.000 đồng; tiếp xúc cử tri 216.000.000 đồng (96 cuộc, mỗi cuộc khoán 2.350.000 đồng); giám sát 142.300.000 đồng.",
     ("mismatch", "216000000", "225600000")),
    ("Đã chi hội nghị 38.400.000 đồng; in tài liệu 12.600.000 đồng (420 bộ, 30.000 đồng/bộ); chi khác 4.300.000 đồng.",
     ("ok", "12600000", "12600000")),
    ("Thu giữ 96 tờ tiền giả, gồm 21 tờ loại 500.000 đồng, 38 tờ loại 200.000 đồng và 37 tờ loại 100.000 đồng, tính theo mệnh giá là 23.800.000 đồng.",
     ("mismatch", "23800000", "21800000")),
    ("Thu giữ 43 tờ, gồm 12 tờ mệnh giá 500.000 đồng, 31 tờ mệnh giá 200.000 đồng; quy theo mệnh giá là 12.200.000 đồng.",
     ("ok", "12200000", "12200000")),
    ("Đơn vị cung ứng 6.480 tấn phân bón, giá bình quân 5,8 triệu đồng/tấn, giá trị 37.854 triệu đồng.",
     ("mismatch", "37854000000", "37584000000")),
]  # fmt: skip

NOT_ACCUSED = [
    "Tặng 61 suất quà, trong đó 26 suất mức 150.000 đồng/suất, tổng trị giá tiền mặt và hiện vật 36.000.000 đồng.",
    "Có 62 doanh nghiệp bậc 2, mức 2 triệu đồng, số nợ đọng của cả khối là 418 triệu đồng.",
    "Đã chi tiếp xúc cử tri 216.000.000 đồng (96 cuộc, mỗi cuộc khoán 1.350.000 đồng, còn lại là tiền in tài liệu).",
    "Trao 5 suất loại 1.000.000 đồng, 8 suất loại 500.000 đồng, chi phí tổ chức 10.000.000 đồng.",
    "Đơn vị cung ứng 6.480 tấn phân bón, giá bình quân 5,8 triệu đồng/tấn, giá trị 37.620 triệu đồng.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_products_in_a_row(run_text, text, expected):
    assert expected in {(f.verdict, f.stated, f.computed) for f in run_text(text).findings if f.kind == "product"}


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_what_may_be_of_something_else_is_not_accused(run_text, text):
    assert [f for f in run_text(text).findings if f.verdict == "mismatch"] == []
