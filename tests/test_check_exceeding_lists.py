"""Lists of parts that come to a little more than the total right before them."""

from __future__ import annotations

import pytest

WRONG = [
    (
        "Trong năm kiểm tra 31 công trình có 12 công trình giao thông, 11 công trình thủy lợi, 09 công trình trường học.",
        "31",
        "32",
    ),
    (
        "Cả năm có 26 gói thầu: 08 gói đấu thầu rộng rãi, 07 gói chào hàng cạnh tranh và 13 gói chỉ định thầu.",
        "26",
        "28",
    ),
]

NOT_WRONG = [
    "Trong năm kiểm tra 31 công trình có 12 công trình giao thông, 11 công trình thủy lợi, 08 công trình trường học.",
    "Xã có 120 hộ nghèo, 80 hộ được vay vốn, 45 hộ có nhà mới, 12 hộ thoát nghèo.",  # no parts of it
    "Huyện có 11 nghị quyết về kinh tế, 06 nghị quyết về văn hóa, 04 nghị quyết về pháp chế và 03 nghị quyết về tổ chức.",
    "Chi bộ có 31 đảng viên, trong đó nữ 12 đảng viên, dân tộc 11 đảng viên, tôn giáo 09 đảng viên.",  # traits overlap
]


@pytest.mark.parametrize(("text", "stated", "computed"), WRONG)
def test_parts_are_never_more_than_their_total(run_text, text, stated, computed):
    found = [f for f in run_text(f"{text}\n").findings if f.kind == "sum"]
    assert [(f.verdict, f.stated, f.computed) for f in found] == [("mismatch", stated, computed)]


@pytest.mark.parametrize("text", NOT_WRONG)
def test_figures_in_a_row_are_not_always_parts(run_text, text):
    assert all(f.verdict != "mismatch" for f in run_text(f"{text}\n").findings)
