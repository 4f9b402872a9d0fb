"""What is left of the total of a table, rows that begin alike, rows named without their type, and totals told near by."""

from __future__ import annotations

import pytest

BUDGET = (
    "Biểu 1. Thu ngân sách năm 2018 (triệu đồng)\n| TT | Nội dung | Dự toán | Thực hiện |\n|---|---|---|---|\n| 1 | Thuế ngoài quốc doanh | 12.450,0 | 12.981,4 |\n"
    "| 2 | Lệ phí trước bạ | 3.120,0 | 3.406,5 |\n| 3 | Thu tiền sử dụng đất | 20.000,0 | 31.775,2 |\n| 4 | Bổ sung cân đối | 64.210,0 | 64.210,0 |\n"
    "| 5 | Bổ sung có mục tiêu | 8.430,0 | 15.302,6 |\n|  | Tổng thu | 108.210,0 | 127.675,7 |\n\n"
)
POOR = (
    "Kết quả rà soát:\n| TT | Đơn vị | Tổng số hộ | Hộ nghèo | Tỷ lệ (%) |\n|---|---|---|---|---|\n| 1 | Huyện Đồng Xuân | 17.924 | 2.870 | 16,01 |\n"
    "| 2 | Huyện Sơn Hòa | 17.250 | 2.385 | 13,83 |\n| 3 | Thị xã Đông Hòa | 24.560 | 642 | 2,61 |\n|  | Toàn tỉnh | 59.734 | 5.897 | 9,87 |\n\n"
)
ALLOWANCES = (
    "Bảng 2: Trợ cấp thất nghiệp (người; triệu đồng)\n| TT | Năm | Nộp hồ sơ | Có quyết định hưởng | Số tiền chi trả | Học nghề |\n|---|---|---|---|---|---|\n"
    "| 1 | 2016 | 5.214 | 5.102 | 61.220 | 148 |\n| 2 | 2017 | 6.038 | 5.917 | 74.386 | 163 |\n| 3 | 2018 | 6.455 | 6.340 | 83.107 | 157 |\n"
    "|  | Tổng cộng | 17.707 | 17.359 | 218.713 | 468 |\n\n"
)

RIGHT = [
    (BUDGET + "Thu bổ sung từ ngân sách cấp trên 79.512,6 triệu đồng.", "sum", "79512600000"),
    (BUDGET + "Các khoản thu tại chỗ, không kể bổ sung, đạt 48.163,1 triệu đồng.", "sum", "48163100000"),
    (
        BUDGET + "Thu tiền sử dụng đất đạt 31.775,2 triệu đồng; các khoản thu còn lại là 95.900,5 triệu đồng.",
        "difference",
        "95900500000",
    ),
    (POOR + "Hai huyện Đồng Xuân và Sơn Hòa còn 5.255 hộ nghèo.", "sum", "5255"),
    (POOR + "Riêng Đồng Xuân, Sơn Hòa có 35.174 hộ dân.", "sum", "35174"),
    (ALLOWANCES + "Trong ba năm, quỹ đã chi gần 219 tỷ đồng cho người lao động.", "prose_table", "219000000000"),
    (ALLOWANCES + "Riêng năm 2018 đã chi trên 83,1 tỷ đồng.", "prose_table", "83100000000"),
    (ALLOWANCES + "Số tiền chi trả tăng từ 61.220 triệu đồng lên 83.107 triệu đồng.", "prose_table", "83107000000"),
]
WRONG = [
    (
        ALLOWANCES
        + "Như vậy, đã có 17.395 người được hưởng trợ cấp, tổng số tiền 218.713 triệu đồng; học nghề 468 người.",
        "17395",
    ),
    (
        BUDGET + "Thu tiền sử dụng đất đạt 31.775,2 triệu đồng; các khoản thu còn lại là 95.090,5 triệu đồng.",
        "95090500000",
    ),
]
INNOCENT = [
    ALLOWANCES + "Như vậy, đã có 17.359 người được hưởng trợ cấp, tổng số tiền 218.713 triệu đồng.",
    ALLOWANCES + "Toàn tỉnh có 17.395 người thất nghiệp.",
    ALLOWANCES + "Năm 2019, quỹ dự kiến chi trên 83,7 tỷ đồng.",
    BUDGET + "Lệ phí trước bạ 3.406,5 triệu đồng, trong đó xe máy 1.220,3 triệu đồng, còn lại 2.186,2 triệu đồng.",
    BUDGET + "Thu tiền sử dụng đất 31.775,2 triệu đồng; số dư tạm ứng còn lại là 4.390,7 triệu đồng.",
    BUDGET + "Thu bổ sung từ ngân sách tỉnh cho các xã 79.152,6 triệu đồng.",
    POOR + "Hai huyện Đồng Xuân và Sơn Hòa còn 5.525 hộ cận nghèo.",
]


def findings(run_text, text):
    return {(f.kind, f.verdict, f.stated) for f in run_text("Nội dung:\n\n" + text + "\n").findings}


@pytest.mark.parametrize(("text", "kind", "stated"), RIGHT)
def test_figures_that_follow_from_cells(run_text, text, kind, stated):
    found = findings(run_text, text)
    assert {(kind, "ok", stated), (kind, "rounding", stated)} & found
    assert not {each for each in found if each[1] == "mismatch"}


@pytest.mark.parametrize(("text", "stated"), WRONG)
def test_figures_of_which_two_digits_changed_places(run_text, text, stated):
    assert {each[2] for each in findings(run_text, text) if each[1] == "mismatch"} == {stated}


@pytest.mark.parametrize("text", INNOCENT)
def test_figures_that_may_be_of_something_else(run_text, text):
    assert not {each for each in findings(run_text, text) if each[1] == "mismatch"}
