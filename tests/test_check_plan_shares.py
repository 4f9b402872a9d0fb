"""Percentages of a plan that is told behind what was done; prices by a word for any thing; means that are of no row."""

from __future__ import annotations

import pytest

# text -> kind, verdict, figure told
TOLD = [
    ("Thu ngân sách ước đạt 1.482,6 tỷ đồng. So với dự toán cả năm 1.750 tỷ đồng thì đạt 88,7%.", ("ratio", "mismatch", "88.7")),
    ("Thu ngân sách ước đạt 1.482,6 tỷ đồng. So với dự toán cả năm 1.750 tỷ đồng thì đạt 84,7%.", ("ratio", "ok", "84.7")),
    (("Tổng doanh thu 9 tháng đạt 9.360 triệu đồng, cùng kỳ năm trước là 8.150 triệu đồng. Tổng công ty giao kế hoạch năm 13.000 "
      "triệu đồng, như vậy đơn vị mới thực hiện được 76%."), ("ratio", "mismatch", "76")),
    ("Giải ngân 268 tỷ đồng. Kế hoạch vốn 350 tỷ đồng, đạt 79,6%.", ("ratio", "mismatch", "79.6")),
    # a price by a word for any thing, and one whose count stands right before it
    ("Mua 08 máy thở, đơn giá 320 triệu đồng/máy, thành tiền 2.650 triệu đồng; 12 tủ thuốc, mỗi tủ 6 triệu đồng.",
     ("product", "mismatch", "2650000000")),
    ("In 350 bộ tài liệu, giá 28.000 đồng/bộ, hết 9.800.000 đồng; thuê hội trường 04 ngày với giá 1.500.000 đồng một ngày, thành tiền 6.200.000 đồng.",
     ("product", "mismatch", "6200000")),
    # the plan in the result instead of the result in the plan
    ("Trồng rừng sản xuất: kế hoạch 60 ha, trồng được 63,5 ha, đạt 94,49% kế hoạch.", ("ratio", "mismatch", "94.49")),
    ("Dự toán được giao 52.000 triệu đồng. Trong năm thu được 54.600 triệu đồng, đạt 95,24% dự toán.", ("ratio", "mismatch", "95.24")),
    ("Chỉ tiêu 400 hộ, giảm được 432 hộ, đạt 108% chỉ tiêu.", ("ratio", "ok", "108")),
    ("Trồng mới 720 ha rừng, bằng 90,3% kế hoạch năm (650 ha).", ("ratio", "mismatch", "90.3")),
    ("Trồng mới 720 ha rừng, bằng 110,8% kế hoạch năm (650 ha).", ("ratio", "ok", "110.8")),
    ("Đưa đi làm việc ở nước ngoài 754 người. Việc này chưa đạt chỉ tiêu 800 người, mới đạt 106,1%.", ("ratio", "mismatch", "106.1")),
    ("Đưa đi làm việc ở nước ngoài 754 người. Việc này chưa đạt chỉ tiêu 800 người, mới đạt 94,3%.", ("ratio", "ok", "94.3")),
    # of two wholes the one that holds, though it has no unit
    ("Có 1.248 ca đẻ thường, 926 ca mổ lấy thai, tổng số ca sinh 2.174; tỷ lệ mổ lấy thai 42,6%.", ("ratio", "ok", "42.6")),
]  # fmt: skip

NOT_ACCUSED = [
    "Tổ chức 07 lớp với 385 học viên, bình quân 55 học viên/lớp. Nghiệp vụ buồng có 02 lớp, 112 học viên; lễ tân có 03 lớp, 158 học viên.",
    "Thu 312 tỷ đồng, chi 268 tỷ đồng. Kế hoạch thu 350 tỷ đồng, đạt 89,1%.",
    "Thu nội địa 312 tỷ đồng; thu hải quan 96 tỷ đồng. Dự toán thu 450 tỷ đồng, đạt 90,7%.",
    "Trồng được 412 ha rừng. Kế hoạch bảo vệ 12.400 ha, đạt 100%.",
    "Năm 2018 giải ngân 268 tỷ đồng. Kế hoạch vốn năm 2019 là 350 tỷ đồng, giao đạt 95%.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_percentages_of_plans_and_prices_of_any_thing(run_text, text, expected):
    assert expected in {(f.kind, f.verdict, f.stated) for f in run_text(text).findings}


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_what_may_be_of_something_else_is_not_accused(run_text, text):
    assert [f for f in run_text(text).findings if f.verdict == "mismatch"] == []
