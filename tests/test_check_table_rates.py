"""Rates in tables: what a yield, a density or a mean by something gives with the columns that it is of."""

from __future__ import annotations

import pytest


def sheet(*rows: str, above: str = "") -> str:
    lines = "\n".join(row.replace(" | ", "\t") for row in rows)
    return f"Số liệu như sau:\n\n{above}\n\n{lines}\n\nHết bảng.\n"


def told(run_text, text: str) -> set[tuple[str, str, str]]:
    """(kind, verdict, stated) of the relations of rates."""
    return {(f.kind, f.verdict, f.stated) for f in run_text(text).findings if "table rates" in f.rule}


CROPS = ("TT | Cây trồng | Diện tích (ha) | Năng suất (tạ/ha) | Sản lượng (tấn)",
         "1 | Lúa mùa | 1.240 | 52,4 | 6.497,6", "2 | Ngô | 315 | 44,0 | 1.386,0", "3 | Lạc | 86 | 21,5 | 184,9")  # fmt: skip
HARVESTED = ("TT | Cây trồng | Tổng diện tích (ha) | Diện tích cho sản phẩm (ha) | Năng suất (tạ/ha) | Sản lượng (tấn)",
             "1 | Chè | 2.150 | 1.980 | 92,5 | 18.315,0", "2 | Cam | 640 | 410 | 118,0 | 4.838,0", "3 | Bưởi | 520 | 288 | 104,6 | 3.012,5")  # fmt: skip


@pytest.mark.parametrize("rows", [CROPS, HARVESTED])
def test_area_by_yield_is_output(run_text, rows):
    found = told(run_text, sheet(*rows))
    assert {(kind, verdict) for kind, verdict, _ in found} == {("product", "ok")}
    assert len(found) == 3


@pytest.mark.parametrize(
    ("rows", "place", "slip", "stated"),
    [
        (CROPS, "6.497,6", "6.947,6", "6947.6"),
        (CROPS, "1.386,0", "1.368,0", "1368"),
        (CROPS, "184,9", "194,9", "194.9"),
        (CROPS, "52,4", "54,2", "6497.6"),  # the yield is what is wrong, the output what is told
        (HARVESTED, "4.838,0", "4.338,0", "4338"),
    ],
)
def test_an_output_that_is_not_that_of_area_and_yield(run_text, rows, place, slip, stated):
    found = told(run_text, sheet(*(row.replace(place, slip) for row in rows)))
    assert {each for each in found if each[1] == "mismatch"} == {("product", "mismatch", stated)}


def test_units_above_the_table(run_text):
    rows = ("Vụ | Diện tích | Năng suất | Sản lượng", "Đông xuân | 5.120 | 70,2 | 35.942", "Hè thu | 4.980 | 58,4 | 29.083",
            "Thu đông | 2.210 | 55,0 | 12.515")  # fmt: skip
    found = told(run_text, sheet(*rows, above="Đơn vị tính: ha; tạ/ha; tấn"))
    assert {each for each in found if each[1] == "mismatch"} == {("product", "mismatch", "12515")}


QUOTIENTS = {
    "density": (("TT | Phường | Diện tích (km2) | Dân số (người) | Mật độ dân số (người/km2)", "1 | Tân Lập | 4,52 | 21.470 | 4.750",
                 "2 | Tự An | 5,35 | 18.190 | 3.400", "3 | Ea Tam | 13,80 | 26.220 | 1.900"), ("1.900", "1.090"), "1090"),
    "a mean by project": (("STT | Khu công nghiệp | Số dự án | Tổng vốn đăng ký (tỷ đồng) | Vốn bình quân/dự án (tỷ đồng)",
                           "1 | Hòa Phú | 16 | 1.840 | 115,0", "2 | Bình Minh | 24 | 3.060 | 172,5", "3 | Cổ Chiên | 8 | 2.600 | 325,0"),
                          ("", ""), "172500000000"),
    "pupils by class": (("Trường | Số lớp | Số học sinh | Học sinh/lớp", "Nguyễn Du | 18 | 666 | 37,0", "Lê Lợi | 12 | 402 | 33,5",
                         "Kim Đồng | 20 | 690 | 43,5"), ("", ""), "43.5"),
    "a quotient called tỷ lệ": (("Cấp học | Số giáo viên | Số lớp | Tỷ lệ giáo viên/lớp", "Mầm non | 380 | 200 | 1,90", "Tiểu học | 420 | 300 | 1,40",
                                 "THCS | 399 | 210 | 1,09"), ("", ""), "1.09"),
}  # fmt: skip


@pytest.mark.parametrize("name", QUOTIENTS)
def test_a_rate_that_is_not_that_of_its_columns(run_text, name):
    rows, (place, slip), stated = QUOTIENTS[name]
    found = told(run_text, sheet(*(row.replace(place, slip) if place else row for row in rows)))
    assert {each for each in found if each[1] == "mismatch"} == {("ratio", "mismatch", stated)}
    assert len([each for each in found if each[1] in {"ok", "rounding"}]) == len(rows) - 2


INNOCENT = {
    "planted, not yet harvested": ("TT | Cây trồng | Diện tích (ha) | Năng suất (tạ/ha) | Sản lượng (tấn)", "1 | Lúa | 1.240 | 52,4 | 6.497,6",
                                   "2 | Ngô | 315 | 44,0 | 1.386,0", "3 | Cà phê | 2.100 | 24,0 | 4.610,4"),
    "another area than any told": ("Cây | Diện tích (ha) | Năng suất (tạ/ha) | Sản lượng (tấn)", "Điều | 3.400 | 14,0 | 4.102,0",
                                   "Tiêu | 820 | 25,0 | 1.805,0", "Cao su | 1.900 | 16,5 | 2.871,0"),
    "two areas": ("TT | Cây | Gieo trồng (ha) | Thu hoạch (ha) | Năng suất (tạ/ha) | Sản lượng (tấn)", "1 | Lúa | 500 | 500 | 60,0 | 3.000",
                  "2 | Ngô | 200 | 180 | 45,0 | 810", "3 | Mía | 300 | 250 | 620,0 | 15.500", "4 | Sắn | 120 | 120 | 210,0 | 2.520"),
    "a mean of means": ("TT | Xã | Số hộ (hộ) | Nhân khẩu (người) | Nhân khẩu/hộ", "1 | Pa Tần | 400 | 2.000 | 5,0", "2 | Nậm Ban | 600 | 2.400 | 4,0",
                        " | Bình quân | 500 | 2.200 | 4,5"),
    "years beside one another": ("Xã | Năm 2021 > Dân số (người) | Diện tích (km2) | Mật độ năm 2022 (người/km2)", "A | 8.000 | 20,0 | 410",
                                 "B | 9.000 | 30,0 | 306", "C | 4.000 | 16,0 | 255"),
    "income by head": ("Huyện | Dân số (người) | Tổng thu nhập (tỷ đồng) | Thu nhập bình quân đầu người (triệu đồng)", "X | 80.000 | 3.200 | 42,5",
                       "Y | 60.000 | 2.400 | 41,0"),
}  # fmt: skip


@pytest.mark.parametrize("name", INNOCENT)
def test_rates_of_something_else_raise_no_alarm(run_text, name):
    assert [f for f in run_text(sheet(*INNOCENT[name])).findings if f.verdict == "mismatch"] == []
