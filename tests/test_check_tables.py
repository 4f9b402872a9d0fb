"""Relations in tables: totals by numbering and label, columns that follow from others, what the prose says of them."""

from __future__ import annotations

import pytest


def sheet(*rows: str) -> str:
    return "Số liệu:\n\n" + "\n".join(row.replace(" | ", "\t") for row in rows) + "\n\nHết bảng.\n"


# table -> {(kind, verdict, stated)} of all that does not hold
BROKEN = {
    "a column's total": (
        ("TT | Xã | Số hộ", "1 | Vĩnh An | 120", "2 | Tây Bình | 95", "3 | Tây Vinh | 210", " | Tổng cộng | 435"),
        {("table_total", "mismatch", "435")},
    ),
    "a total above its parts": (
        ("Dân tộc | Dân số (người)", "Tổng số | 1.075", "Kinh | 700", "Tày | 250", "Nùng | 135"),
        {("table_total", "mismatch", "1075")},
    ),
    "dotted numbers": (
        ("STT | Nội dung | Năm 2021 (hộ) | Năm 2022 (hộ)", "1 | Trồng trọt | 300 | 340", "1.1 | Lúa | 180 | 200", "1.2 | Rau | 120 | 130",
         "2 | Chăn nuôi | 150 | 160", "2.1 | Bò | 90 | 95", "2.2 | Heo | 60 | 65"),
        {("table_total", "mismatch", "340")},
    ),
    "letters, numerals and numbers": (
        ("STT | Nội dung | Số hộ", "A | Vùng I | 100", "I | Xã X | 60", "1 | Thôn 1 | 35", "2 | Thôn 2 | 25", "II | Xã Y | 40",
         "1 | Thôn 3 | 22", "2 | Thôn 4 | 20"),
        {("table_total", "mismatch", "40")},
    ),
    "letters that follow one another": (
        ("TT | Nội dung | Số hộ", "A | Vùng A | 245", "B | Vùng B | 152", "C | Vùng C | 93", " | Tổng cộng | 590"),
        {("table_total", "mismatch", "590")},
    ),
    "abbreviated types before the names": (
        ("Đơn vị | Số vụ | Đã xử lý", "P. Bắc Sơn | 41 | 29", "P. Lam Sơn | 38 | 27", "P. Đông Sơn | 36 | 22", "Xã Hà Lan | 14 | 9",
         "Xã Quang Trung | 9 | 6", "Cộng | 138 | 95"),
        {("table_total", "mismatch", "95")},
    ),
    "totals of rows": (
        ("TT | Trường | Tổng số trẻ | Trẻ nam | Trẻ nữ", "1 | Hoa Sen | 448 | 230 | 218", "2 | Sơn Ca | 355 | 164 | 171",
         "3 | Vành Khuyên | 588 | 301 | 287", "4 | Họa Mi | 240 | 122 | 118"),
        {("table_total", "mismatch", "355")},
    ),
    "percentages of plans": (
        ("TT | Xã | Kế hoạch (ha) | Thực hiện (ha) | Tỷ lệ (%)", "1 | A Lưới | 120 | 114 | 95,00", "2 | Hồng Hạ | 95 | 80 | 84,21",
         "3 | Phú Vinh | 210 | 187 | 91,05", "4 | Sơn Thủy | 160 | 171 | 106,88"),
        {("ratio", "mismatch", "91.05")},
    ),
    "quarters of a half year, of which two are told": (
        ("Hoạt động | Quý I | Quý II | 6 tháng 2024 | 6 tháng 2023", "Xét nghiệm | 61.274 | 66.810 | 128.084 | 119.350",
         "X-quang | 5.418 | 5.927 | 11.345 | 10.264", "Siêu âm | 7.035 | 7.392 | 14.247 | 13.180", "Điện tim | 2.186 | 2.540 | 4.726 | 4.872"),
        {("table_total", "mismatch", "14247")},
    ),
    "who passed, though the head begins as one of a percentage": (
        ("Hạng | Dự thi (người) | Đạt (người) | Tỷ lệ (%)", "A1 | 4.318 | 3.491 | 80,85", "B1 | 876 | 620 | 70,78",
         "B2 | 1.240 | 905 | 79,28", "C | 619 | 452 | 73,02"),
        {("ratio", "mismatch", "79.28")},
    ),
    "the same without units": (
        ("Lớp | Sĩ số | Đạt | Tỷ lệ (%)", "10A | 42 | 40 | 95,2", "10B | 41 | 37 | 92,0", "10C | 39 | 39 | 100", "10D | 44 | 39 | 88,6"),
        {("ratio", "mismatch", "92")},
    ),
    "shares of a total": (
        ("Dân tộc | Dân số (người) | Tỷ lệ (%)", "Tổng số | 1.000 | 100,0", "Kinh | 700 | 70,0", "Tày | 250 | 52,0", "Nùng | 50 | 5,0"),
        {("ratio", "mismatch", "52")},
    ),
    "differences": (
        ("TT | Vật nuôi | Năm 2021 (con) | Năm 2022 (con) | Tăng, giảm (con)", "1 | Trâu | 5.420 | 5.288 | -132", "2 | Bò | 18.650 | 19.420 | 870",
         "3 | Lợn | 42.310 | 47.800 | 5.490"),
        {("difference", "mismatch", "870")},
    ),
    "prices": (
        ("TT | Tên hàng | Số lượng | Đơn giá (đồng) | Thành tiền (đồng)", "1 | Bàn | 20 | 2.150.000 | 43.270.000", "2 | Tủ | 8 | 3.400.000 | 27.200.000",
         "3 | Máy in | 6 | 4.850.000 | 29.100.000"),
        {("product", "mismatch", "43270000")},
    ),
}  # fmt: skip

# Numerals of a scan read as numbers and letters (`I, 1, 2, II` as `1, 1, 2, H`): what is part of what is not known.
MISREAD = ("Xã A | 245", "Xã B | 152", "Xã C | 93", "Vùng D | 78")
INNOCENT = {
    "a numeral read as the number below it": (
        "TT | Nội dung | Số hộ", *(f"{n} | {row}" for n, row in zip("1123", MISREAD, strict=True)), " | Tổng cộng | 323"),
    "a numeral read as a letter": (
        "TT | Nội dung | Số hộ", *(f"{n} | {row}" for n, row in zip("123H", MISREAD, strict=True)), " | Tổng cộng | 323"),
    "rates are not added up": ("TT | Cây | Diện tích (ha) | Năng suất (tạ/ha)", "1 | Lúa | 120 | 58,5", "2 | Ngô | 80 | 45,2", " | Tổng cộng | 200 | 53,2"),
    "some parts only": ("STT | Nội dung | Số hộ", "1 | Tổng số hộ dân | 1.200", "1.1 | Hộ nghèo | 120", "1.2 | Hộ cận nghèo | 85"),
    "parts behind trong đó": ("STT | Nội dung | Số tiền (triệu đồng)", "1 | Chi thường xuyên | 800", " | Trong đó: Giáo dục | 400", "2 | Chi đầu tư | 200", " | Tổng cộng | 1.000"),
    "a total of some rows": ("STT | Nội dung | Số tiền (triệu đồng)", "1 | Thuế | 130", "2 | Phí | 50", "3 | Hoàn thuế | -20", " | Cộng (1+2) | 180"),
    "indicators of many units": ("TT | Chỉ tiêu | ĐVT | Kế hoạch", "1 | Sản lượng | tấn | 120", "2 | Diện tích | ha | 80", "3 | Dân số | người | 200"),
    "rounded parts": ("TT | Xã | Diện tích (ha)", "1 | Vĩnh An | 12,4", "2 | Tây Bình | 9,4", "3 | Tây Vinh | 8,4", " | Tổng cộng | 30,3"),
    "ranks": ("TT | Xã | Điểm | Xếp hạng", "1 | Vĩnh An | 88 | 2", "2 | Tây Bình | 92 | 1", "3 | Tây Vinh | 75 | 3"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_does_not_hold_is_told_and_nothing_else(run_text, name):
    rows, expected = BROKEN[name]
    found = run_text(sheet(*rows)).findings
    assert {(f.kind, f.verdict, f.stated) for f in found if f.verdict == "mismatch"} == expected
    assert [f for f in found if f.verdict in {"ok", "rounding"}] or len(rows) < 6


@pytest.mark.parametrize("name", INNOCENT)
def test_tables_that_are_right_raise_no_alarm(run_text, name):
    assert [
        (f.kind, f.stated, f.computed) for f in run_text(sheet(*INNOCENT[name])).findings if f.verdict == "mismatch"
    ] == []


def test_a_total_told_above_the_table(run_text):
    rows = "TT\tXã\tSố hộ\n1\tVĩnh An\t120\n2\tTây Bình\t95\n\tTổng cộng\t215\n"
    (found,) = [
        f
        for f in run_text(f"Tổng số hộ được hỗ trợ là 215 hộ, chi tiết như sau:\n\n{rows}").findings
        if f.kind == "prose_table"
    ]
    assert (found.verdict, found.stated) == ("ok", "215")
    (found,) = [
        f
        for f in run_text(f"Tổng số hộ được hỗ trợ là 225 hộ, chi tiết như sau:\n\n{rows}").findings
        if f.kind == "prose_table"
    ]
    assert (found.verdict, found.stated, found.computed) == ("mismatch", "225", "215")


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Tổng kinh phí đã chi là 6.420 triệu đồng (chi tiết tại bảng sau).", "mismatch"),
        ("Tổng kinh phí đã chi là 6.420 triệu đồng, chi tiết theo bảng dưới đây:", "mismatch"),
        ("Tổng kinh phí đã chi là 6.420 triệu đồng.", "unchecked"),  # the table may be of something else
        ("Tổng kinh phí đã chi là 6.240 triệu đồng.", "ok"),
        ("Kinh phí huyện cấp là 6.420 triệu đồng.", None),
        ("Tổng kinh phí đã chi là 9.420 triệu đồng.", None),
    ],
)
def test_a_total_told_above_its_table(run_text, sentence, verdict):
    rows = "Nội dung\tKinh phí (triệu đồng)\nKênh mương\t4.100\nCầu, cống\t2.140\nTổng cộng\t6.240\n"
    found = [f.verdict for f in run_text(f"{sentence}\n\n{rows}\nHết bảng.\n").findings if f.kind == "prose_table"]
    assert found == ([verdict] if verdict else [])


MORE_BROKEN = {
    "a group's column, where all else adds up": (
        ("STT | Đơn vị | Giao | Có mặt | Còn thiếu", "I | Khối phòng | 62 | 57 | 5", "1 | Văn phòng | 30 | 28 | 2", "2 | Tài chính | 32 | 29 | 3",
         "II | Khối trường | 185 | 176 | 9", "1 | Mầm non | 80 | 77 | 3", "2 | Tiểu học | 105 | 99 | 8", " | Tổng cộng (I+II) | 247 | 233 | 14"),
        {("table_total", "9"), ("difference", "8")},
    ),
    "shares that changed places": (
        ("Ngành | Số dự án | Tỷ trọng (%) | Vốn (tỷ đồng) | Tỷ trọng (%)", "Chế biến | 40 | 40,0 | 620 | 31,0", "Bất động sản | 25 | 25,0 | 940 | 22,0",
         "Năng lượng | 35 | 35,0 | 440 | 47,0", "Tổng | 100 | 100,0 | 2.000 | 100,0"),
        {("ratio", "22"), ("ratio", "47")},
    ),
    "shares alone": (
        ("Khu vực | Cơ cấu năm 2022 (%) | Cơ cấu năm 2023 (%)", "Nông, lâm, thủy sản | 28,4 | 27,1", "Công nghiệp, xây dựng | 36,2 | 39,6",
         "Dịch vụ | 35,4 | 35,3", "Tổng số | 100 | 100"),
        {("table_total", "100")},
    ),
}  # fmt: skip
MORE_INNOCENT = {
    "a total that counts each once": ("Loại hình | Số cơ sở", "Ăn uống | 45", "Thuốc | 12", "Xăng dầu | 18", "Tổng số (nhiều cơ sở kinh doanh hai ngành) | 70"),
    "small figures that differ by chance": ("Đơn vị | Nam | Nữ | Khá | Giỏi", "A | 12 | 9 | 15 | 3", "B | 8 | 7 | 10 | 2", "C | 14 | 10 | 14 | 4", "D | 11 | 10 | 16 | 1",
                                            "E | 13 | 9 | 12 | 4"),
    "shares that are rounded": ("Khu vực | Cơ cấu (%)", "Nông nghiệp | 28,4", "Công nghiệp | 36,2", "Dịch vụ | 35,5", "Tổng số | 100"),
    "shares of those told": ("Nhóm | Tỷ lệ (%)", "Rất hài lòng | 41,2", "Hài lòng | 38,5", "Bình thường | 17,0", "Tổng số | 100"),
    "plans reached": ("Xã | Tỷ lệ đạt (%)", "Ea Kiết | 100", "Ea Tar | 100", "Cư Suê | 100", "Tổng số | 100"),
    "some of a group's": ("STT | Đơn vị | Giao | Có mặt | Cán bộ nữ chủ chốt", "I | Khối phòng | 62 | 57 | 9", "1 | Văn phòng | 30 | 28 | 2", "2 | Tài chính | 32 | 29 | 3",
                          "II | Khối trường | 185 | 176 | 14", "1 | Mầm non | 80 | 77 | 8", "2 | Tiểu học | 105 | 99 | 4", " | Tổng cộng (I+II) | 247 | 233 | 23"),
}  # fmt: skip


@pytest.mark.parametrize("name", MORE_BROKEN)
def test_what_other_rows_and_columns_confirm(run_text, name):
    rows, expected = MORE_BROKEN[name]
    assert {(f.kind, f.stated) for f in run_text(sheet(*rows)).findings if f.verdict == "mismatch"} == expected


@pytest.mark.parametrize("name", MORE_INNOCENT)
def test_what_nothing_confirms_raises_no_alarm(run_text, name):
    findings = run_text(sheet(*MORE_INNOCENT[name])).findings
    assert [(f.kind, f.stated, f.computed) for f in findings if f.verdict == "mismatch"] == []
