"""Columns that no head calls a total and that others beside them make up; what is told of two others stays so."""

from __future__ import annotations

import pytest

# table -> kind and stated figures that are right; a cell (row, column), its wrong text, what is told then
SUMS = {
    "people, men and women": (
        ("TT | Thôn | Số hộ | Nhân khẩu | Nam | Nữ", "1 | Phú Lộc | 212 | 845 | 411 | 434", "2 | Tân Hòa | 187 | 702 | 350 | 352", "3 | Bình An | 243 | 961 | 470 | 491",
         "4 | Mỹ Thạnh | 156 | 618 | 303 | 315"),
        ("table_total", {"845", "702", "961", "618"}),
        (3, 4, "407"), ("table_total", "961"),
    ),
    "small figures with percentages between": (
        ("Buôn | Hộ nghèo | Tỷ lệ (%) | Hộ cận nghèo | Tỷ lệ (%) | Nghèo và cận nghèo", "Ea Kao | 31 | 3,1 | 42 | 4,2 | 73", "Ea Tu | 25 | 2,5 | 33 | 3,3 | 58",
         "Hòa Khánh | 44 | 4,4 | 15 | 1,5 | 59", "Hòa Phú | 17 | 1,7 | 20 | 2,0 | 37", "Cư Êbur | 29 | 2,9 | 51 | 5,1 | 80"),
        ("table_total", {"73", "58", "59", "37", "80"}),
        (4, 5, "47"), ("table_total", "47"),
    ),
    "a stock, what came in, and the stock now": (
        ("Xã | Đầu năm | Tăng trong năm | Đến 30/9/2022", "Đông Lỗ | 118,5 | 22,0 | 140,5", "Lục Sơn | 96,0 | 18,4 | 114,4", "Bình Sơn | 104,2 | 16,3 | 120,5",
         "Trường Sơn | 87,3 | 25,5 | 112,8"),
        ("table_total", {"140.5", "114.4", "120.5", "112.8"}),
        (2, 3, "141,4"), ("table_total", "141.4"),
    ),
    "land of one kind behind its parts": (
        ("Xã | Đất ở | Đất trồng lúa | Đất trồng màu | Đất nông nghiệp", "Nậm Cắn | 20,5 | 112,3 | 55,1 | 167,4", "Na Ngoi | 31,2 | 90,6 | 41,7 | 132,3",
         "Tà Cạ | 18,8 | 141,9 | 60,2 | 202,1", "Mường Xén | 27,0 | 84,4 | 33,9 | 118,3"),
        ("table_total", {"167.4", "132.3", "202.1", "118.3"}),
        (4, 4, "181,3"), ("table_total", "181.3"),
    ),
    "what was done in time and late": (
        ("Đơn vị | Tiếp nhận | Đã giải quyết | Trước hạn | Đúng hạn | Quá hạn", "Cửa Ông | 1.212 | 1.190 | 800 | 380 | 10", "Mông Dương | 902 | 880 | 500 | 375 | 5",
         "Quang Hanh | 733 | 700 | 400 | 299 | 1", "Cẩm Phú | 1.056 | 1.020 | 620 | 388 | 12"),
        ("table_total", {"1190", "880", "700", "1020"}),
        (4, 4, "383"), ("table_total", "1020"),
    ),
    "reductions that are no difference": (
        ("Năm | Tổng sai phạm | Thu hồi nộp ngân sách | Giảm trừ quyết toán", "2017 | 461,0 | 312,4 | 148,6", "2018 | 630,3 | 426,8 | 203,5", "2019 | 383,5 | 287,1 | 96,4",
         "2020 | 853,1 | 534,9 | 318,2"),
        ("table_total", {"461", "630.3", "383.5", "853.1"}),
        (4, 1, "835,1"), ("table_total", "835.1"),
    ),
    "a total whose parts are parted by percentages": (
        ("Xếp loại | THCS | Tỷ lệ (%) | THPT | Tỷ lệ (%) | Cộng hai cấp", "Giỏi | 6.327 | 7,7 | 1.106 | 4,0 | 7.433", "Khá | 29.845 | 36,3 | 9.734 | 35,5 | 39.579",
         "Trung bình | 42.170 | 51,3 | 14.583 | 53,2 | 56.753", "Yếu | 3.804 | 4,6 | 1.995 | 7,3 | 5.799"),
        ("table_total", {"7433", "39579", "56753", "5799"}),
        (2, 5, "39.759"), ("table_total", "39759"),
    ),
}  # fmt: skip

DIFFERENCES = {
    "what is missing": (
        ("Xã | Kế hoạch | Thực hiện | Còn thiếu", "Lộc An | 120 | 100 | 20", "Lộc Bổn | 140 | 115 | 25", "Lộc Trì | 155 | 125 | 30", "Lộc Thủy | 210 | 170 | 40"),
        {"20", "25", "30", "40"},
    ),
    "what is left at the end": (
        ("Xã | Đầu năm | Thoát nghèo | Cuối năm", "Lộc An | 120 | 21 | 99", "Lộc Bổn | 140 | 25 | 115", "Lộc Trì | 155 | 30 | 125", "Lộc Thủy | 210 | 40 | 170"),
        {"99", "115", "125", "170"},
    ),
    "a change": (
        ("Xã | Năm 2021 | Năm 2022 | Tăng, giảm", "Lộc An | 1.120 | 1.100 | -20", "Lộc Bổn | 1.140 | 1.315 | 175", "Lộc Trì | 1.155 | 1.425 | 270", "Lộc Thủy | 1.210 | 1.770 | 560"),
        {"-20", "175", "270", "560"},
    ),
}  # fmt: skip

INNOCENT = {
    "classes, teachers and pupils": (
        "Trường | Số lớp | Giáo viên | Học sinh", "Hoa Sen | 12 | 20 | 320", "Hoa Mai | 14 | 25 | 415", "Hoa Hồng | 15 | 30 | 525", "Hoa Lan | 21 | 40 | 670",
    ),
    "small figures that add up in half of the rows": (
        "Xã | Bể bơi | Sân bóng | Nhà văn hóa", "A | 1 | 2 | 3", "B | 2 | 1 | 3", "C | 1 | 1 | 4", "D | 1 | 3 | 4", "E | 2 | 2 | 6",
    ),
    "some of all": (
        "Xã | Số hộ | Hộ nghèo | Hộ chính sách", "A | 712 | 64 | 107", "B | 578 | 51 | 84", "C | 805 | 93 | 111", "D | 644 | 70 | 99",
    ),
}  # fmt: skip


def sheet(lines: list[list[str]]) -> str:
    return "Số liệu:\n\n" + "\n".join("\t".join(line) for line in lines) + "\n\nHết bảng.\n"


@pytest.mark.parametrize("name", SUMS)
def test_a_column_is_the_sum_of_those_beside_it(run_text, name):
    lines, (kind, stated), (row, column, text), wrong = SUMS[name]
    rows = [line.split(" | ") for line in lines]
    found = run_text(sheet(rows)).findings
    assert {f.stated for f in found if (f.kind, f.verdict) == (kind, "ok")} >= stated
    assert not [f for f in found if f.verdict in {"mismatch", "unchecked"}]
    rows[row][column] = text
    told = {(f.kind, f.stated) for f in run_text(sheet(rows)).findings if f.verdict == "mismatch" and f.kind != "ratio"}
    assert told == {wrong}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_what_is_told_of_two_others_stays_a_difference(run_text, name):
    lines, stated = DIFFERENCES[name]
    found = run_text(sheet([line.split(" | ") for line in lines])).findings
    assert {f.stated for f in found if (f.kind, f.verdict) == ("difference", "ok")} == stated
    assert not [f for f in found if f.kind == "table_total"]


@pytest.mark.parametrize("name", INNOCENT)
def test_what_does_not_follow_is_not_told(run_text, name):
    found = run_text(sheet([line.split(" | ") for line in INNOCENT[name]])).findings
    assert not [f for f in found if f.kind in {"table_total", "difference", "sum"}]
