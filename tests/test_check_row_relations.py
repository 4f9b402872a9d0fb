"""Figures of the prose that follow from the row of a table that is named; what does not follow is not told."""

from __future__ import annotations

import pytest

SCHOOLS = (
    "Bảng 1. Quy mô\n\n| TT | Cấp học | Số lớp | Học sinh năm trước | Học sinh năm nay | Tỷ lệ ra lớp (%) |\n|---|---|---|---|---|---|\n"
    "| 1 | Mầm non | 412 | 11.842 | 12.315 | 93,41 |\n| 2 | Tiểu học | 816 | 18.347 | 18.590 | 99,87 |\n"
    "| 3 | Trung học cơ sở | 374 | 12.518 | 12.146 | 98,26 |\n|  | Tổng cộng | 1.602 | 42.707 | 43.051 | 97,40 |\n\n"
)
MARKS = (
    "Bảng 2. Xếp loại\n\nXếp loại\tTHCS (em)\tTỷ lệ THCS (%)\tTHPT (em)\nGiỏi\t6.327\t7,70\t1.106\nKhá\t29.845\t36,33\t9.734\n"
    "Trung bình\t42.170\t51,34\t14.583\nYếu\t3.681\t4,48\t1.949\nKém\t123\t0,15\t46\n\n"
)
RICE = (
    "| TT | Vụ lúa | Diện tích (ha) | Năng suất (tấn/ha) | Sản lượng (tấn) |\n|---|---|---|---|---|\n| 1 | Đông Xuân 2015 - 2016 | 11.245 | 4,62 | 51.952 |\n"
    "| 2 | Hè Thu 2016 | 12.310 | 5,08 | 62.535 |\n| 3 | Thu Đông 2016 | 12.086 | 5,24 | 63.331 |\n\n"
)
YEARS = (
    "| Năm | Tổng số lượt | Tại huyện | Tại xã | Tỷ lệ giải quyết (%) |\n|---|---|---|---|---|\n| 2019 | 421 | 243 | 178 | 91,3 |\n| 2020 | 363 | 198 | 165 | 88,6 |\n"
    "| 2021 | 273 | 142 | 131 | 80,8 |\n\n"
)
FUNDS = (
    "| Nguồn vốn | Kế hoạch vốn (triệu đồng) | Giải ngân (triệu đồng) |\n|---|---|---|\n| Ngân sách trung ương, vốn trong nước | 86.400 | 79.812 |\n"
    "| Ngân sách trung ương, vốn nước ngoài | 41.250 | 28.713 |\n| Xổ số kiến thiết | 12.640 | 12.317 |\n| Tổng cộng | 140.290 | 120.842 |\n\n"
)
SPENT = (
    "| Nội dung | Dự toán (đồng) | Quyết toán (đồng) |\n|---|---|---|\n| Văn phòng phẩm | 26.000.000 | 25.300.000 |\n"
    "| Công tác phí | 54.000.000 | 51.200.000 |\n| Cộng | 80.000.000 | 76.500.000 |\n\n"
)
POOR = (
    "| Huyện | Số hộ | Hộ nghèo |\n|---|---|---|\n| Mường Khương | 14.216 | 4.871 |\n| Si Ma Cai | 8.043 | 3.372 |\n"
    "| Bát Xát | 17.520 | 4.213 |\n| Toàn tỉnh | 39.779 | 12.456 |\n\n"
)
SHOTS = (
    "| Vắc xin | Chỉ tiêu (trẻ) | Đã tiêm (trẻ) |\n|---|---|---|\n| BCG | 2.412 | 1.876 |\n| Sởi - Rubella | 2.390 | 2.104 |\n"
    "| Viêm gan B | 2.412 | 1.640 |\n\n"
)
SOURCES = (
    "| Năm | Ngân sách (triệu đồng) | Xã hội hóa (triệu đồng) |\n|---|---|---|\n| 2021 | 1.206,4 | 318,2 |\n"
    "| 2022 | 1.384,7 | 402,9 |\n| Cộng | 2.591,1 | 721,1 |\n\n"
)

HOLDS = [
    (SCHOOLS + "Trong đó tiểu học có tỷ trọng lớn nhất, chiếm 43,18%.", ("ratio", "43.18")),
    (SCHOOLS + "Ở bậc THCS tỷ lệ ra lớp là 98,26%.", ("prose_table", "98.26")),
    (SCHOOLS + "Mầm non tăng 473 cháu so với năm học trước.", ("difference", "473")),
    (SCHOOLS + "Bình quân 22,8 học sinh/lớp ở tiểu học, còn trung học cơ sở 32,5 học sinh/lớp.", ("ratio", "22.8")),
    (SCHOOLS + "Tiểu học có 18.590 em, bằng 101,32% so với năm học trước.", ("ratio", "101.32")),
    (SCHOOLS + "THCS có 12.146 em, giảm 2,97% so với năm học trước.", ("growth", "2.97")),
    (MARKS + "Tỷ lệ học sinh khá, giỏi THCS là 44,03%.", ("sum", "44.03")),
    (MARKS + "Số học sinh xếp loại yếu, kém ở THPT còn 1.995 em.", ("sum", "1995")),
    (RICE + "Vụ Hè Thu có năng suất 5,08 tấn/ha.", ("prose_table", "5.08")),
    (YEARS + "Riêng năm 2021 tiếp 273 lượt, tỷ lệ giải quyết năm 2021 mới đạt 80,8%.", ("prose_table", "273")),
    (YEARS + "Riêng năm 2021 tiếp 273 lượt, tỷ lệ giải quyết năm 2021 mới đạt 80,8%.", ("prose_table", "80.8")),
    (FUNDS + "Tỷ lệ giải ngân chung 86,14%.", ("ratio", "86.14")),
    (FUNDS + "Các nguồn đều chậm; xổ số kiến thiết đạt 97,44%.", ("ratio", "97.44")),
    (FUNDS + "Vốn chưa giải ngân còn 19.448 triệu đồng.", ("difference", "19448000000")),
    (FUNDS + "Riêng vốn nước ngoài chưa giải ngân 12.537 triệu đồng.", ("difference", "12537000000")),
    (FUNDS + "Năm sau dự kiến bố trí 155.000 triệu đồng, tăng 14.710 triệu đồng.", ("difference", "14710000000")),
    (SPENT + "Quyết toán bằng 95,6% dự toán.", ("ratio", "95.6")),
    (SPENT + "Kinh phí còn dư 3.500.000 đồng chuyển năm sau.", ("difference", "3500000")),
    (POOR + "Tỷ lệ hộ nghèo cao nhất là Si Ma Cai (41,92%) và Mường Khương (34,26%).", ("ratio", "41.92")),
    (POOR + "Tỷ lệ hộ nghèo cao nhất là Si Ma Cai (41,92%) và Mường Khương (34,26%).", ("ratio", "34.26")),
    (SHOTS + "Quý IV tiếp tục tiêm BCG cho 536 trẻ còn lại.", ("difference", "536")),
    (SOURCES + "Tổng kinh phí hai năm 3.312,2 triệu đồng.", ("sum", "3312200000")),
]

# Another row, another figure, or no relation named: neither told nor an alarm.
INNOCENT = [
    SCHOOLS + "Trong đó tiểu học chiếm 47,18%.",
    SCHOOLS + "Học sinh dân tộc chiếm 43,18%.",
    SCHOOLS + "Mầm non tăng 12 phòng học so với năm học trước.",
    SCHOOLS + "Bình quân 28,8 học sinh/lớp ở tiểu học.",
    MARKS + "Tỷ lệ học sinh khá, giỏi của tỉnh là 52,1%.",
    RICE + "Vụ Hè Thu ở vùng nhiễm mặn năng suất 3,08 tấn/ha.",
    YEARS + "Riêng năm 2021 tỷ lệ hài lòng đạt 86,8%.",
    FUNDS + "Tỷ lệ giải ngân cả nước 88,12%. Xổ số kiến thiết năm trước đạt 90,44%.",
    FUNDS + "Năm sau dự kiến bố trí 155.000 triệu đồng, tăng 12.710 triệu đồng.",
    FUNDS + "Tổng vốn đối ứng 4.512 triệu đồng.",
    SPENT + "Quỹ phúc lợi còn dư 2.800.000 đồng.",
    POOR + "Tỷ lệ hộ cận nghèo của Bát Xát là 11,92%.",
    SHOTS + "Quý IV tiêm uốn ván cho 431 thai phụ còn lại.",
]


@pytest.mark.parametrize(("text", "told"), HOLDS)
def test_what_follows_from_the_row_is_told(run_text, text, told):
    found = run_text(text + "\n").findings
    assert told in {(f.kind, f.stated) for f in found if f.verdict == "ok"}
    assert not [f for f in found if f.verdict == "mismatch"]


@pytest.mark.parametrize("text", INNOCENT)
def test_what_does_not_follow_is_not_told(run_text, text):
    found = run_text(text + "\n").findings
    assert not [f for f in found if f.verdict == "mismatch" or "named" in f.rule or f.kind == "prose_table"]


def test_a_percentage_is_a_cell_and_follows_from_others(run_text):
    text = (
        "Đơn vị tính: triệu đồng\n| TT | Nội dung chi | Dự toán | Quyết toán | QT/DT (%) |\n|---|---|---|---|---|\n| 1 | Giáo dục - đào tạo | 246.350 | 250.179 | 101,6 |\n"
        "| 2 | Đảm bảo xã hội | 68.200 | 75.212 | 110,3 |\n| 3 | Quản lý hành chính | 92.415 | 95.735 | 103,6 |\n|  | Cộng | 406.965 | 421.126 | 103,5 |\n\n"
        "Chi giáo dục - đào tạo: 250.179 triệu đồng, đạt 101,6% dự toán. Chi đảm bảo xã hội 75.212 triệu đồng, chiếm 18%.\n"
    )
    found = {(f.kind, f.verdict, f.stated, f.rule) for f in run_text(text).findings}
    assert ("ratio", "ok", "101.6", "checks.toml: ratio: row named") in found
    assert ("prose_table", "ok", "101.6", "checks.toml: prose_table: cell") in found
    assert not [each for each in found if each[1] == "mismatch"]


SPENT = (
    "Đơn vị tính: triệu đồng\n| TT | Nguồn vốn | Kế hoạch | Giải ngân | Tỷ lệ (%) |\n|---|---|---|---|---|\n| 1 | Vốn trung ương | 307.500 | 262.740 | 85,44 |\n"
    "| 2 | Ngân sách tỉnh | 92.500 | 78.625 | 85,00 |\n|  | Tổng cộng | 400.000 | 341.365 | 85,34 |\n\n"
)


@pytest.mark.parametrize(
    ("text", "stated", "verdict"),
    [
        ("Số kinh phí chưa giải ngân là 58.635 triệu đồng.", "58635000000", "ok"),
        ("Số kinh phí chưa giải ngân là 58.365 triệu đồng.", "58365000000", "mismatch"),
        ("Trong đó ngân sách tỉnh còn 13.875 triệu đồng.", "13875000000", "ok"),
        ("Riêng ngân sách tỉnh còn 13.785 triệu đồng.", "13785000000", "mismatch"),
        ("Giải ngân thấp hơn kế hoạch 58.635 triệu đồng.", "58635000000", "ok"),
    ],
)
def test_what_is_left_of_plan_and_result(run_text, text, stated, verdict):
    found = {(f.stated, f.verdict) for f in run_text(SPENT + text + "\n").findings if f.kind == "difference"}
    assert found == {(stated, verdict)}


@pytest.mark.parametrize(
    "text",
    [
        "Số kinh phí chưa phân bổ khoảng 58.365 triệu đồng.",
        "Huyện còn nợ xây dựng cơ bản 27.365 triệu đồng.",
        "Nhu cầu vốn còn lại đến năm 2025 là 158.365 triệu đồng.",
        "Xã Tân Lập còn 3.865 triệu đồng.",
    ],
)
def test_what_is_left_of_something_else(run_text, text):
    assert not [f for f in run_text(SPENT + text + "\n").findings if f.kind == "difference"]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        (
            "Kinh phí chương trình trung ương cấp: 262.740 triệu đồng.",
            True,
        ),  # one word of the row, and no other cell so
        ("Kinh phí đào tạo nghề: 262.740 triệu đồng.", False),
        ("Kinh phí chương trình trung ương cấp: 264.740 triệu đồng.", False),
    ],
)
def test_a_cell_that_no_other_is_like_is_told_by_a_word_of_its_row(run_text, text, is_told):
    found = {f.stated for f in run_text(SPENT + text + "\n").findings if f.kind == "prose_table"}
    assert bool(found) is is_told


CROPS = (
    "| Năm | Đông xuân (ha) | Hè thu (ha) | Sản lượng (tấn) |\n|---|---|---|---|\n| 2012 | 25.112 | 22.340 | 232.118 |\n| 2013 | 25.404 | 22.518 | 238.172 |\n"
    "| 2014 | 25.687 | 22.806 | 251.548 |\n\n"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vụ hè thu 22.806 ha, bằng 101,3% so với cùng kỳ.", ("ratio", "101.3")),
        ("Sản lượng đạt 251.548 tấn, tăng 5,62% so với năm trước.", ("growth", "5.62")),
        ("Vụ hè thu 22.806 ha, bằng 103,1% so với cùng kỳ.", None),
        ("Vụ hè thu 22.806 ha, bằng 102,1% kế hoạch giao.", None),
    ],
)
def test_the_year_before_stands_in_the_row_above(run_text, text, told):
    found = {(f.kind, f.stated) for f in run_text(CROPS + text + "\n").findings if "row named" in f.rule}
    assert found == ({told} if told else set())
