"""Harvests of an area, and products whose rate stands in the bracket behind them."""

from __future__ import annotations

import pytest

# text -> stated, computed
WRONG = [
    ("Lúa mùa 164,5 ha, giảm 7,5 ha so với vụ trước (172 ha) do chuyển sang trồng chè; năng suất 42 tạ/ha, sản lượng 609,9 tấn.", ("609.9", "690.9")),
    ("Ngô 312 ha, đạt 104% kế hoạch, năng suất 45,5 tạ/ha, sản lượng 1.491,6 tấn; lạc 40 ha.", ("1491.6", "1419.6")),
    ("Thành lập 132 tổ tự quản với 1.065 thành viên (mỗi tổ 8 người).", ("1065", "1056")),
    ("Cấp 15.540 kg gạo cứu đói cho 1.030 nhân khẩu (15 kg/khẩu).", ("15540", "15450")),
    ("Tặng quà cho 45 trường hợp (bằng 70,3% số đề nghị), mỗi trường hợp kèm tiền thưởng 1.200.000 đồng, tổng số tiền là 45.000.000 đồng.", ("45000000", "54000000")),
]  # fmt: skip

RIGHT = [
    ("Sắn 212 ha, trong đó sắn cao sản 148 ha, còn lại 64 ha sắn thường; năng suất bình quân 54 tạ/ha, sản lượng 1.144,8 tấn.", "1144.8"),
    ("Tổ chức 85 lớp huấn luyện cho 4.250 người (mỗi lớp 50 người).", "4250"),
    ("Cấp 15.450 kg gạo cho 1.030 nhân khẩu (15 kg/khẩu).", "15450"),
]  # fmt: skip

TEMPTING = [
    # two areas, and the harvest may be of either or of both
    "Ngô 312 ha, trong đó ngô lai 200 ha, năng suất 45,5 tạ/ha, sản lượng 1.491,6 tấn.",
    "Lúa gieo 164,5 ha, bị mất trắng 20 ha, năng suất 42 tạ/ha, sản lượng 609,9 tấn.",
    "Mở 85 lớp cho 4.300 người (mỗi lớp không quá 50 người).",
    "Cấp 15.450 kg gạo cho 1.030 nhân khẩu (10 kg/khẩu đợt 1).",
    "Hỗ trợ 120 hộ, mỗi hộ khoảng 2 triệu đồng, tổng số tiền 420 triệu đồng.",
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_slip_in_a_product_is_told(run_text, text, expected):
    findings = run_text(text).findings
    assert [(f.stated, f.computed) for f in findings if f.verdict == "mismatch" and f.kind == "product"] == [expected]


@pytest.mark.parametrize(("text", "stated"), RIGHT)
def test_products_that_hold(run_text, text, stated):
    findings = run_text(text).findings
    assert stated in {f.stated for f in findings if f.verdict == "ok" and f.kind == "product"}
    assert not [f for f in findings if f.verdict == "mismatch"]


@pytest.mark.parametrize("text", TEMPTING)
def test_what_need_not_be_the_product(run_text, text):
    assert [f.message_en for f in run_text(text).findings if f.verdict == "mismatch"] == []
