"""Columns of tables that follow from several others, rows of percentages, changes without the year before."""

from __future__ import annotations

import pytest

# table -> what is right in it and told (kind, stated), and a cell (row, column), its wrong text, what is told then
RIGHT_AND_WRONG = {
    "people, rate and months": (
        ("TT | Đối tượng | Số người | Mức trợ cấp (đồng) | Số tháng | Thành tiền (đồng)", "1 | Người cao tuổi | 205 | 360.000 | 6 | 442.800.000",
         "2 | Người khuyết tật | 118 | 540.000 | 12 | 764.640.000", "3 | Trẻ mồ côi | 17 | 540.000 | 9 | 82.620.000"),
        {("product", "442800000"), ("product", "764640000"), ("product", "82620000")},
        (2, 4, "10"), {("product", "764640000")},
    ),
    "a stock and what flowed": (
        ("TT | Xã | Hộ nghèo đầu năm | Hộ thoát nghèo | Hộ phát sinh | Hộ nghèo cuối năm", "1 | Nà Tăm | 312 | 64 | 7 | 255", "2 | Bản Bo | 278 | 51 | 4 | 231",
         "3 | Khun Há | 405 | 93 | 11 | 323", "4 | Sơn Bình | 187 | 33 | 0 | 154"),
        {("sum", "255"), ("sum", "231"), ("sum", "323"), ("sum", "154")},
        (2, 5, "213"), {("sum", "213")},
    ),
    "loans": (
        ("TT | Chương trình | Dư nợ đầu năm | Cho vay | Thu nợ | Dư nợ cuối năm", "1 | Hộ nghèo | 21.450 | 8.120 | 6.930 | 22.640", "2 | Nước sạch | 17.380 | 6.415 | 5.205 | 18.590",
         "3 | Việc làm | 9.760 | 4.310 | 2.875 | 11.195"),
        {("sum", "22640"), ("sum", "18590"), ("sum", "11195")},
        (3, 3, "3.410"), {("sum", "11195")},
    ),
    "posts not filled": (
        ("TT | Cơ quan | Biên chế giao | Có mặt | Chưa tuyển", "1 | Văn phòng | 22 | 19 | 3", "2 | Tài chính | 11 | 11 | 0", "3 | Nội vụ | 9 | 8 | 1", "4 | Tư pháp | 7 | 5 | 2"),
        {("difference", "3"), ("difference", "0"), ("difference", "1"), ("difference", "2")},
        (1, 4, "8"), {("difference", "8")},
    ),
    "what two columns leave that stand apart": (
        ("TT | Dự án | Tổng mức đầu tư | Đã bố trí đến 2018 | Kế hoạch 2019 | Giải ngân 2019 | Tỷ lệ (%) | Vốn còn thiếu",
         "1 | Đường Đồng Tâm | 31.250 | 11.400 | 13.700 | 13.015 | 95,0 | 6.150", "2 | Trường Hoa Sen | 17.930 | 6.250 | 9.100 | 8.736 | 96,0 | 2.580",
         "3 | Kênh Bàu Sen | 23.480 | 9.240 | 10.800 | 9.180 | 85,0 | 3.440", "4 | Cầu Suối Đá | 20.700 | 8.100 | 6.400 | 6.400 | 100,0 | 6.200"),
        {("difference", "6150"), ("difference", "2580"), ("difference", "3440"), ("difference", "6200")},
        (3, 7, "3.340"), {("difference", "3340")},
    ),
    "one share of two columns": (
        ("TT | Chi bộ | Tổng số | Xuất sắc | Tốt | Hoàn thành | Tỷ lệ tốt trở lên (%)", "1 | Bản Hon | 37 | 6 | 25 | 6 | 83,8", "2 | Bình Lư | 48 | 9 | 33 | 6 | 87,5",
         "3 | Thèn Sin | 29 | 3 | 19 | 7 | 75,9", "4 | Tả Lèng | 41 | 7 | 28 | 6 | 85,4"),
        {("ratio", "83.8"), ("ratio", "87.5"), ("ratio", "75.9"), ("ratio", "85.4")},
        (2, 6, "78,5"), {("ratio", "78.5")},
    ),
    "a row of shares below the total": (
        ("TT | Trường | Tổng số | Tốt | Khá | Đạt", "1 | Hoa Ban | 214 | 96 | 91 | 27", "2 | Hoa Đào | 186 | 72 | 88 | 26", " | Tổng cộng | 400 | 168 | 179 | 53",
         " | Tỷ lệ (%) | 100 | 42,0 | 44,8 | 13,3"),
        {("ratio", "42"), ("ratio", "44.8"), ("ratio", "13.3")},
        (4, 3, "42,0"), set(),
    ),
    "a row of shares, one of which is wrong": (
        ("TT | Trường | Tổng số | Tốt | Khá | Đạt | Chưa đạt", "1 | Hoa Ban | 214 | 96 | 81 | 27 | 10", "2 | Hoa Đào | 186 | 72 | 78 | 26 | 10",
         " | Tổng cộng | 400 | 168 | 159 | 53 | 20", " | Tỷ lệ (%) | 100 | 42,0 | 39,8 | 13,3 | 5,0"),
        {("ratio", "42"), ("ratio", "39.8"), ("ratio", "13.3"), ("ratio", "5")},
        (4, 4, "38,9"), {("ratio", "38.9")},
    ),
    "changes without the year before": (
        ("TT | Chỉ tiêu | Năm 2023 | So với năm 2022 (+/-) | So với năm 2022 (%)", "1 | Số vụ cháy | 118 | -14 | -10,61", "2 | Số vụ vi phạm | 1.842 | 176 | 10,56",
         "3 | Số vụ tai nạn | 73 | -9 | -10,98"),
        {("growth", "-10.61"), ("growth", "10.56"), ("growth", "-10.98")},
        (2, 4, "15,06"), {("growth", "15.06")},
    ),
    "all of it told twice": (
        ("TT | Lĩnh vực | Tổng số | Kỳ trước chuyển sang | Tiếp nhận mới | Đã giải quyết | Đang giải quyết", "1 | Đất đai | 1.208 | 96 | 1.112 | 1.035 | 173",
         "2 | Hộ tịch | 2.166 | 12 | 2.154 | 2.150 | 16", "3 | Lao động | 587 | 21 | 566 | 552 | 35", "4 | Xây dựng | 214 | 9 | 205 | 188 | 26"),
        {("table_total", "1208"), ("table_total", "2166"), ("table_total", "587"), ("table_total", "214")},
        (1, 6, "137"), {("table_total", "1208"), ("sum", "137")},
    ),
    "few of many, the total first": (
        ("TT | Huyện | Số xã | Số xã đạt chuẩn | Tỷ lệ (%)", " | Toàn tỉnh | 61 | 26 | 42,6", "1 | Mường Tè | 13 | 4 | 30,8", "2 | Tân Uyên | 9 | 6 | 66,7", "3 | Than Uyên | 11 | 7 | 63,6",
         "4 | Nậm Nhùn | 28 | 9 | 32,1"),
        {("ratio", "42.6"), ("ratio", "30.8"), ("ratio", "66.7"), ("ratio", "63.6"), ("ratio", "32.1")},
        (3, 4, "76,6"), {("ratio", "76.6")},
    ),
}  # fmt: skip

INNOCENT = {
    "four columns that have nothing to do with one another": (
        "TT | Xã | Số hộ | Số thôn | Số trường | Số lớp", "1 | A | 312 | 6 | 3 | 42", "2 | B | 278 | 5 | 2 | 37", "3 | C | 405 | 9 | 4 | 55", "4 | D | 187 | 4 | 2 | 26",
    ),
    "a total and three of its parts": (
        "TT | Xã | Tổng số | Kinh | Thái | Mông", "1 | A | 312 | 64 | 107 | 120", "2 | B | 278 | 51 | 84 | 121", "3 | C | 405 | 93 | 111 | 190",
    ),
    "percentages that are of no row": (
        "TT | Chỉ tiêu | Năm 2021 | Năm 2022 | Năm 2023", "1 | Số hộ nghèo | 412 | 366 | 301", "2 | Tỷ lệ trẻ suy dinh dưỡng (%) | 14,2 | 13,6 | 12,9", "3 | Số lao động | 2.140 | 2.206 | 2.318",
    ),
    "money that is more than people and rates": (
        "TT | Xã | Số người | Mức chi (đồng) | Số ngày | Kinh phí (đồng)", "1 | A | 20 | 100.000 | 5 | 12.400.000", "2 | B | 15 | 100.000 | 4 | 7.150.000", "3 | C | 32 | 100.000 | 6 | 20.800.000",
    ),
}  # fmt: skip


def sheet(rows: list[list[str]]) -> str:
    return "Số liệu:\n\n" + "\n".join("\t".join(row) for row in rows) + "\n\nHết bảng.\n"


@pytest.mark.parametrize("name", RIGHT_AND_WRONG)
def test_what_is_right_is_told_and_what_is_wrong(run_text, name):
    lines, right, (row, column, text), wrong = RIGHT_AND_WRONG[name]
    rows = [line.split(" | ") for line in lines]
    found = {(f.kind, f.verdict, f.stated) for f in run_text(sheet(rows)).findings}
    assert {(kind, stated) for kind, verdict, stated in found if verdict == "ok"} >= right
    assert not {each for each in found if each[1] in {"mismatch", "unchecked"}}
    rows[row][column] = text
    assert {(f.kind, f.stated) for f in run_text(sheet(rows)).findings if f.verdict == "mismatch"} == wrong


@pytest.mark.parametrize("name", INNOCENT)
def test_what_does_not_follow_raises_no_alarm(run_text, name):
    rows = [line.split(" | ") for line in INNOCENT[name]]
    assert [(f.kind, f.stated, f.computed) for f in run_text(sheet(rows)).findings if f.verdict == "mismatch"] == []


SHARES_BELOW = (
    ["TT", "Trường", "Số lớp", "Học sinh", "Tốt", "Khá", "Đạt", "Chưa đạt"],
    ["1", "THCS Kim Sơn", "12", "412", "186", "142", "78", "6"],
    ["2", "THCS Phú Cường", "10", "356", "120", "148", "82", "6"],
    ["", "Tổng", "22", "768", "306", "290", "160", "12"],
    ["", "Tỷ lệ (%)", "", "", "39,8", "37,8", "20,8", "1,6"],
)


@pytest.mark.parametrize(("column", "text"), [(4, "89,8"), (5, "38,7"), (7, "4,6")])
def test_a_row_of_shares_tells_of_which_column_they_are(run_text, column, text):
    rows = [list(row) for row in SHARES_BELOW]
    assert not [f for f in run_text(sheet(rows)).findings if f.verdict in {"mismatch", "unchecked"}]
    rows[4][column] = text
    (found,) = [f for f in run_text(sheet(rows)).findings if f.verdict == "mismatch"]
    assert (found.kind, found.stated) == ("ratio", text.replace(",", "."))


FILES = (
    ["TT", "Lĩnh vực", "Tổng số", "Kỳ trước chuyển sang", "Tiếp nhận mới", "Trước hạn", "Đúng hạn", "Quá hạn", "Đang giải quyết"],
    ["1", "Hộ tịch", "1.208", "96", "1.112", "841", "194", "9", "164"],
    ["2", "Đầu tư", "587", "21", "566", "402", "150", "3", "32"],
    ["3", "Lao động", "214", "9", "205", "117", "71", "0", "26"],
    ["4", "Công thương", "96", "4", "92", "58", "31", "1", "6"],
)  # fmt: skip


@pytest.mark.parametrize(("row", "column", "text"), [(1, 5, "814"), (2, 8, "23"), (3, 7, "9"), (4, 6, "61")])
def test_files_in_time_and_late_and_open_make_up_all(run_text, row, column, text):
    rows = [list(each) for each in FILES]
    assert not [f for f in run_text(sheet(rows)).findings if f.verdict in {"mismatch", "unchecked"}]
    total = rows[row][2].replace(".", "")
    rows[row][column] = text
    found = {(f.kind, f.stated) for f in run_text(sheet(rows)).findings if f.verdict in {"mismatch", "unchecked"}}
    assert found == {("table_total", total)}


def test_people_without_a_unit_by_area(run_text):
    rows = [
        ["TT", "Xã", "Dân số", "Diện tích (km2)", "Mật độ (người/km2)"],
        ["1", "Quảng Lợi", "8.412", "21,4", "393"],
        ["2", "Quảng Phú", "6.214", "30,6", "203"],
        ["3", "Quảng An", "5.130", "18,2", "282"],
    ]
    assert {f.verdict for f in run_text(sheet(rows)).findings if f.kind == "ratio"} == {"ok"}
    rows[2][4] = "230"
    assert [f.stated for f in run_text(sheet(rows)).findings if f.verdict == "mismatch"] == ["230"]


def test_percentages_that_change_by_points_are_no_change_in_percent(run_text):
    rows = [
        ["TT", "Chỉ tiêu", "Năm 2023", "Tăng, giảm", "Tỷ lệ (%)"],
        ["1", "Tỷ lệ hộ nghèo (%)", "12,4", "-3,4", "-3,4"],
        ["2", "Số hộ nghèo", "1.217", "-307", "-20,1"],
        ["3", "Số hộ cận nghèo", "1.482", "-96", "-6,1"],
        ["4", "Số hộ thoát nghèo", "348", "21", "6,4"],
    ]
    assert not [f for f in run_text(sheet(rows)).findings if f.verdict in {"mismatch", "unchecked"}]
