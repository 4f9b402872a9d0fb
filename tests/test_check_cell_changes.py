"""Changes between two years of a table that the prose tells: down a column, along a row, with what stands behind."""

from __future__ import annotations

import pytest

VISITORS = (
    "Bảng 1. Kết quả thu hút khách\n| Năm | Lượt khách (lượt) | Doanh thu du lịch (triệu đồng) | Cơ sở lưu trú (cơ sở) |\n|---|---|---|---|\n"
    "| 2018 | 412.350 | 186.240 | 121 |\n| 2019 | 498.120 | 231.905 | 134 |\n| 2020 | 265.480 | 118.630 | 129 |\n| 2021 | 301.775 | 140.212 | 132 |\n\n"
)
RUBBER = (
    "Biểu 2\n| Chỉ tiêu | Năm 2016 | Năm 2017 | Năm 2018 |\n|---|---|---|---|\n| Diện tích cao su (ha) | 12.480 | 13.125 | 12.960 |\n"
    "| Sản lượng mủ khô (tấn) | 18.720 | 20.344 | 21.384 |\n\n"
)
PUPILS = (
    "Biểu 3\n| TT | Năm học | Số học sinh | Số lớp |\n|---|---|---|---|\n| 1 | 2016-2017 | 8.412 | 245 |\n| 2 | 2017-2018 | 8.690 | 251 |\n"
    "| 3 | 2018-2019 | 9.105 | 262 |\n\n"
)
FUNDS = (
    "Bảng 4: Vốn (triệu đồng)\n| TT | Năm | Kế hoạch vốn | Giải ngân |\n|---|---|---|---|\n| 1 | 2019 | 52.340 | 48.115 |\n"
    "| 2 | 2020 | 61.870 | 60.022 |\n| 3 | 2021 | 70.405 | 66.380 |\n|  | Cộng | 184.615 | 174.517 |\n\n"
)

RIGHT = [
    (VISITORS + "So với năm 2018, lượt khách năm 2021 giảm 110.575 lượt (giảm 26,82%).", {"110575", "26.82"}),
    (VISITORS + "So với năm 2018, doanh thu du lịch năm 2021 giảm 46.028 triệu đồng, tương đương 24,71%.", {"24.71"}),
    (VISITORS + "Doanh thu du lịch năm 2021 tăng 18,19% so với năm 2020.", {"18.19"}),
    (VISITORS + "Trong năm 2019, lượt khách tăng 85.770 lượt so với năm trước.", {"85770"}),
    (RUBBER + "Sản lượng mủ khô năm 2018 tăng 1.040 tấn so với năm 2017, tương ứng tăng 5,11%.", {"1040", "5.11"}),
    (RUBBER + "Diện tích cao su năm 2018 giảm 165 ha so với năm 2017 (1,26%).", {"165", "1.26"}),
    (PUPILS + "Số học sinh tăng 415 em so với năm học trước, tăng 4,78%.", {"415", "4.78"}),
    (PUPILS + "Sau ba năm, số học sinh tăng 693 em, gấp 1,08 lần.", {"693", "1.08"}),
    (FUNDS + "Giải ngân năm 2021 tăng 18.265 triệu đồng so với năm 2019, gấp 1,38 lần.", {"18265000000", "1.38"}),
]
WRONG = [
    (VISITORS + "So với năm trước, doanh thu du lịch năm 2021 tăng 21.852 triệu đồng.", ("difference", "21852000000")),
    (VISITORS + "Năm 2019, lượt khách tăng 87.570 lượt so với năm 2018.", ("difference", "87570")),
    (VISITORS + "Lượt khách năm 2021 tăng 36.295 lượt so với năm 2020, tức tăng 12,03%.", ("growth", "12.03")),
    (RUBBER + "Sản lượng mủ khô năm 2018 tăng 2.664 tấn so với năm 2016, bằng 12,46%.", ("growth", "12.46")),
    (PUPILS + "Năm học 2018-2019, số học sinh tăng 415 em (tăng 4,56%).", ("growth", "4.56")),
    (FUNDS + "Giải ngân năm 2021 tăng 6.385 triệu đồng so với năm 2020.", ("difference", "6385000000")),
]
# Of another thing, of other years, of a plan, a share, or only about so much: no alarm.
INNOCENT = [
    VISITORS + "Lượt khách quốc tế năm 2021 tăng 36.259 lượt so với năm 2020.",
    VISITORS + "Năm 2019 lượt khách tăng 85.770 lượt so với năm 2018, chiếm 21,5% tổng lượt khách của tỉnh.",
    VISITORS + "Doanh thu du lịch năm 2019 tăng 45.665 triệu đồng so với năm 2018, đạt 102,4% kế hoạch.",
    VISITORS + "Năm 2021 lượt khách tăng 36.295 lượt so với năm 2020, tăng 5,2% so với kế hoạch.",
    VISITORS + "Năm 2022, lượt khách tăng 85.707 lượt so với năm 2021.",
    VISITORS + "Doanh thu du lịch năm 2021 tăng khoảng 21.852 triệu đồng so với năm 2020.",
    RUBBER + "Sản lượng mủ khô năm 2018 tăng 1.040 tấn so với năm 2017, trong đó mủ tiểu điền tăng 8,3%.",
    RUBBER + "Diện tích cao su tiểu điền năm 2018 giảm 156 ha so với năm 2017.",
    PUPILS + "Số học sinh tăng 415 em so với năm học trước; số lớp tăng 4,4%.",
    FUNDS + "Kế hoạch vốn năm 2021 tăng 8.535 triệu đồng so với năm 2020, trong đó vốn trung ương tăng 12,5%.",
]


@pytest.mark.parametrize(("text", "stated"), RIGHT)
def test_changes_between_two_cells_of_a_column_or_row(run_text, text, stated):
    found = [f for f in run_text("Kết quả:\n\n" + text + "\n").findings if f.kind in {"difference", "growth", "ratio"}]
    assert stated <= {f.stated for f in found if f.verdict == "ok"}
    assert not [f for f in found if f.verdict == "mismatch"]


@pytest.mark.parametrize(("text", "wrong"), WRONG)
def test_changes_that_two_cells_do_not_give(run_text, text, wrong):
    found = [f for f in run_text("Kết quả:\n\n" + text + "\n").findings if f.verdict == "mismatch"]
    assert {(f.kind, f.stated) for f in found} == {wrong}


@pytest.mark.parametrize("text", INNOCENT)
def test_changes_that_may_be_of_something_else(run_text, text):
    assert not [f for f in run_text("Kết quả:\n\n" + text + "\n").findings if f.verdict == "mismatch"]


def test_years_beside_a_numbering_name_their_rows(run_text):
    text = FUNDS + "Năm 2020, vốn giải ngân 60.022 triệu đồng.\n"
    assert ("prose_table", "ok", "60022000000") in {(f.kind, f.verdict, f.stated) for f in run_text(text).findings}
