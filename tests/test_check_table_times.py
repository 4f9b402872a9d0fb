"""Sums in tables that no `Tổng cộng` tells: over quarters and years, on both sides of a total, in tables of few rows."""

from __future__ import annotations

import pytest


def sheet(*rows: str) -> str:
    return "Số liệu như sau:\n\n" + "\n".join(row.replace(" | ", "\t") for row in rows) + "\n\nHết bảng.\n"


def totals(run_text, *rows: str) -> set[tuple[str, str]]:
    """(verdict, stated) of the sums that do not hold."""
    found = run_text(sheet(*rows)).findings
    return {(f.verdict, f.stated) for f in found if f.kind == "table_total" and f.verdict not in {"ok", "rounding"}}


QUARTERS = ("Thời gian | Số vụ | Số đối tượng", "Quý I | 142 | 210", "Quý II | 118 | 176", "Quý III | 131 | 195", "Quý IV | 127 | 188",
            "Cả năm | 518 | 769")  # fmt: skip
HALVES = ("Tháng | Lượt khám | Nội trú", "Tháng 1 | 1.240 | 310", "Tháng 2 | 1.105 | 280", "Tháng 3 | 1.330 | 325", "Quý I | 3.675 | 915",
          "Quý II | 3.520 | 870", "6 tháng đầu năm | 7.195 | 1.785")  # fmt: skip
YEARS = ("TT | Chỉ tiêu | Năm 2021 | Năm 2022 | Ước 2023 | Giai đoạn 2021 - 2023", "1 | Đường giao thông (km) | 12,5 | 14,2 | 16,0 | 42,7",
         "2 | Nhà văn hóa (nhà) | 14 | 21 | 33 | 68", "3 | Kênh mương (km) | 8,4 | 9,1 | 10,3 | 27,8")  # fmt: skip
PARTS = ("Huyện | Quý I | Quý II | 6 tháng | Quý III | 9 tháng", "Mường Tè | 45 | 52 | 97 | 48 | 145", "Sìn Hồ | 212 | 225 | 437 | 230 | 667",
         "Nậm Nhùn | 130 | 118 | 248 | 102 | 350", "Phong Thổ | 77 | 81 | 158 | 64 | 222")  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "place", "slip", "stated"),
    [
        (QUARTERS, "518", "581", {"581"}),
        (QUARTERS, "769", "796", {"796"}),
        (HALVES, "3.675", "3.765", {"3765"}),
        (HALVES, "1.785", "1.875", {"1875"}),
        (YEARS, "42,7", "44,7", {"44.7"}),
        (YEARS, " 68", " 86", {"86"}),
        (PARTS, "437", "473", {"473"}),
        (PARTS, "350", "305", {"305"}),
    ],
)
def test_times_that_make_up_another(run_text, rows, place, slip, stated):
    assert totals(run_text, *rows) == set()
    assert any("table_total" in f.rule for f in run_text(sheet(*rows)).findings)
    assert totals(run_text, *(row.replace(place, slip) for row in rows)) == {("mismatch", each) for each in stated}


INNOCENT = {
    "a stock": ("Quý | Số doanh nghiệp hoạt động | Thành lập mới", "Quý I | 1.210 | 45", "Quý II | 1.236 | 52", "Quý III | 1.251 | 38", "Quý IV | 1.270 | 41",
                "Cả năm | 1.270 | 176"),
    "run up from the year's beginning": ("Quý | Giải ngân trong quý | Lũy kế", "Quý I | 120 | 120", "Quý II | 240 | 360", "Quý III | 310 | 670",
                                         "Quý IV | 280 | 950", "Cả năm | 950 | 950"),
    "a plan for the years": ("Chỉ tiêu | KH 2021 - 2025 | 2021 | 2022 | 2023 | 2024 | 2025", "Nhà ở xã hội | 5.000 | 820 | 910 | 1.020 | 1.150 | 1.240",
                             "Trường chuẩn | 40 | 6 | 8 | 9 | 7 | 8", "Trạm y tế | 25 | 5 | 5 | 5 | 5 | 5"),
    "rates by quarter": ("Chỉ tiêu | Quý I | Quý II | Quý III | Quý IV | Cả năm", "Tăng trưởng (%) | 5,2 | 6,1 | 6,4 | 7,0 | 6,2",
                         "Tỷ lệ thất nghiệp (%) | 2,3 | 2,2 | 2,2 | 2,1 | 2,2"),
    "counted once a year": ("Thời gian | Số cơ sở được kiểm tra", "6 tháng đầu năm | 124", "6 tháng cuối năm | 98", "Cả năm | 190"),
    "the year before": ("Nội dung | Năm 2021 | Năm 2022 | Năm 2023", "Thu | 100 | 120 | 220", "Chi | 90 | 115 | 205", "Dư | 10 | 15 | 25"),
    "six months and two quarters of another year": ("Nội dung | Quý I/2023 | Quý II/2023 | 6 tháng 2022", "Thu | 45 | 52 | 90", "Chi | 40 | 47 | 87", "Nợ | 5 | 5 | 12"),
    "pupils, and those who sat the exam": ("Trường | Tổng số học sinh | Nam | Nữ | Tổng số dự thi | Đỗ | Trượt", "Chu Văn An | 320 | 150 | 170 | 320 | 300 | 20",
                                           "Lê Lợi | 280 | 140 | 140 | 280 | 270 | 10", "Trưng Vương | 305 | 155 | 150 | 302 | 290 | 12",
                                           "Quang Trung | 210 | 100 | 110 | 210 | 200 | 10"),
    "some were not assessed": ("Đơn vị | Nam | Nữ | Tổng số | Hoàn thành tốt | Hoàn thành", "Phòng A | 12 | 9 | 21 | 15 | 6", "Phòng B | 8 | 7 | 15 | 10 | 5",
                               "Phòng C | 140 | 95 | 235 | 200 | 26", "Phòng D | 11 | 10 | 21 | 11 | 10"),
    "a class without marks": ("TT | Trường | Tổng số | Giỏi | Khá | Trung bình", "1 | Kim Liên | 420 | 120 | 200 | 100", "2 | Nam Đàn | 315 | 95 | 140 | 80",
                              "3 | Vân Diên | 286 | 70 | 130 | 77", " | Cộng | 1.021 | 285 | 470 | 257"),
}  # fmt: skip


@pytest.mark.parametrize("name", INNOCENT)
def test_what_is_no_sum_raises_no_alarm(run_text, name):
    assert [f for f in run_text(sheet(*INNOCENT[name])).findings if f.verdict == "mismatch"] == []


SMALL = {
    "three rows and a total": (("STT | Dự án | Tổng mức đầu tư | Đã bố trí | Kế hoạch 2024 | Còn thiếu", "1 | Hồ Cẩm Trang | 52.000 | 30.000 | 12.000 | 10.000",
                                "2 | Kè Sông Cầu | 41.000 | 25.000 | 9.000 | 8.000", "3 | Cầu Mây | 18.500 | 10.000 | 4.500 | 4.000",
                                " | Tổng cộng | 111.500 | 65.000 | 25.500 | 22.000"), {("mismatch", "41000"), ("mismatch", "111500")}),
    "marks of pupils": (("Trường | Tổng số HS | Tốt | Khá | Đạt", "Hòa Bình | 318 | 120 | 150 | 48", "An Phú | 402 | 181 | 190 | 94", "Đại Lộc | 275 | 90 | 140 | 45",
                         "Cộng | 995 | 391 | 480 | 187"), {("mismatch", "402"), ("mismatch", "995")}),
    "what is left of three": (("Công trình | Tổng mức đầu tư | Đã bố trí | Kế hoạch 2024 | Còn lại", "Kè Vĩnh Tuy | 38.500 | 21.000 | 9.500 | 8.000",
                               "Đường Tân Trịnh | 64.200 | 30.000 | 14.200 | 20.000", "Chợ Yên Bình | 27.300 | 12.300 | 8.000 | 9.000"),
                              {("mismatch", "27300")}),
    "both sides of a total": (("Lĩnh vực | Tồn kỳ trước | Nhận mới | Tổng số | Đã giải quyết | Đang giải quyết", "Đất đai | 61 | 420 | 481 | 425 | 56",
                               "Hộ tịch | 12 | 905 | 917 | 907 | 10", "Xây dựng | 8 | 214 | 222 | 209 | 31", "Công thương | 3 | 88 | 91 | 90 | 1"),
                              {("mismatch", "222")}),
}  # fmt: skip


@pytest.mark.parametrize("name", SMALL)
def test_one_wrong_cell_among_few_rows(run_text, name):
    rows, expected = SMALL[name]
    assert totals(run_text, *rows) == expected


def test_what_is_left_of_a_total_amount(run_text):
    rows = ("Dự án | Tổng mức đầu tư (tỷ đồng) | Lũy kế giải ngân (tỷ đồng) | Còn lại (tỷ đồng)", "Sân bay Long Thành | 4.664 | 2.110 | 2.554",
            "Vành đai 3 | 7.593 | 3.480 | 4.113", "Cầu Đại Ngãi | 3.435 | 1.027 | 2.804")  # fmt: skip
    found = [f for f in run_text(sheet(*rows)).findings if f.kind == "difference"]
    assert [f.verdict for f in found] == ["ok", "ok", "mismatch"]
