"""What the figures of a table prove without a word for it: totals, turned tables, changes without signs, means."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds
from pipeline.audit.model import Ledger, Row
from pipeline.link.lent_units import lent

# table -> what is right in it and told (kind, stated), and a cell (row, column), its wrong text, what is told then
RIGHT_AND_WRONG = {
    "a total that no word calls so": (
        ("Vụ | Kế hoạch (ha) | Thực hiện (ha)", "Đông Xuân | 2.415 | 2.388", "Hè Thu | 1.936 | 1.951", "Vụ Mùa | 1.127 | 1.094", "Cả năm | 5.478 | 5.433"),
        {("table_total", "5478"), ("table_total", "5433")},
        (4, 2, "5.343"), {("table_total", "5343")},
    ),
    "a total without a label, above its parts": (
        ("Đảng bộ | Đảng viên | Dự học nghị quyết", " | 11.146 | 11.109", "Khối xã | 10.512 | 10.497", "Khối cơ quan | 406 | 393", "Khối trường học | 228 | 219"),
        {("table_total", "11146"), ("table_total", "11109")},
        (1, 2, "11.190"), {("table_total", "11190")},
    ),
    "rows that are what columns mostly are": (
        ("Chỉ tiêu | 2020 | 2021 | 2022 | 2023", "Nguồn thu | 48.215 | 52.904 | 61.337 | 70.118", "Nhiệm vụ chi | 45.960 | 51.287 | 59.442 | 66.075",
         "Kết dư | 2.255 | 1.617 | 1.895 | 4.043"),
        {("difference", "2255"), ("difference", "1617"), ("difference", "1895"), ("difference", "4043")},
        (3, 3, "1.985"), {("difference", "1985")},
    ),
    "yields in rows": (
        ("Chỉ tiêu | 2021 | 2022 | 2023 | 2024", "Diện tích (ha) | 3.120 | 3.085 | 2.940 | 2.876", "Năng suất (tạ/ha) | 58,4 | 59,1 | 60,3 | 61,2",
         "Sản lượng (tấn) | 18.221 | 18.232 | 17.728 | 17.601"),
        {("product", "18221"), ("product", "18232"), ("product", "17728"), ("product", "17601")},
        (3, 2, "18.322"), {("product", "18322")},
    ),
    "changes without signs": (
        ("Loại | Năm trước (vụ) | Năm nay (vụ) | Tăng, giảm (vụ)", "Trật tự xã hội | 103 | 165 | 62", "Kinh tế | 86 | 36 | 50", "Ma túy | 54 | 176 | 122", "Tai nạn | 137 | 52 | 85"),
        {("difference", "62"), ("difference", "50"), ("difference", "122"), ("difference", "85")},
        (4, 3, "58"), {("difference", "58")},
    ),
    "growth without signs": (
        ("Loại | Năm trước (vụ) | Năm nay (vụ) | So sánh (%)", "Trật tự xã hội | 103 | 165 | 60,19", "Kinh tế | 86 | 36 | 58,14", "Ma túy | 54 | 176 | 225,93", "Tai nạn | 137 | 52 | 62,04",
         "Môi trường | 95 | 81 | 14,74"),
        {("growth", "60.19"), ("growth", "58.14"), ("growth", "225.93"), ("growth", "62.04"), ("growth", "14.74")},
        (2, 3, "54,18"), {("growth", "54.18")},
    ),
    "a percentage right behind a word": (
        ("Trường | TSHS | SL khá | TL% | SL giỏi | TL%", "Kim Đồng | 758 | 188 | 24,8 | 257 | 33,9", "Lê Lợi | 781 | 224 | 28,7 | 242 | 31,0", "Nguyễn Du | 559 | 165 | 29,5 | 208 | 37,2"),
        {("ratio", "24.8"), ("ratio", "28.7"), ("ratio", "29.5"), ("ratio", "33.9"), ("ratio", "31"), ("ratio", "37.2")},
        (2, 3, "27,8"), {("ratio", "27.8")},
    ),
    "per mille": (
        ("Xã | Dân số TB (người) | Số sinh | Tỷ suất sinh (‰)", "Tân Hòa | 8.752 | 57 | 6,51", "Phú Lâm | 8.411 | 45 | 5,35", "Đông Sơn | 7.232 | 59 | 8,16"),
        {("ratio", "0.651"), ("ratio", "0.535"), ("ratio", "0.816")},
        (3, 3, "8,61"), {("ratio", "0.861")},
    ),
    "means by a word in short": (
        ("Xã | Số sản phẩm | Doanh thu (triệu đồng) | BQ/sản phẩm (triệu đồng)", "Tân Hòa | 20 | 3.017 | 150,9", "Phú Lâm | 22 | 1.861 | 84,6", "Đông Sơn | 26 | 6.749 | 259,6"),
        {("ratio", "150900000"), ("ratio", "84600000"), ("ratio", "259600000")},
        (3, 3, "295,6"), {("ratio", "295600000")},
    ),
    "a stock of small figures": (
        ("Loại hình | Đầu kỳ | Thành lập mới | Giải thể | Hiện có", "Nông nghiệp | 41 | 6 | 9 | 38", "Vận tải | 35 | 7 | 5 | 37", "Dịch vụ | 48 | 11 | 5 | 54", "Tín dụng | 79 | 3 | 7 | 75"),
        {("sum", "38"), ("sum", "37"), ("sum", "54"), ("sum", "75")},
        None, set(),
    ),
    "two ways of parting one whole": (
        ("Lĩnh vực | Tiếp nhận | Trực tuyến | Trực tiếp | Trước hạn | Đúng hạn | Quá hạn | Đang giải quyết", "Đất đai | 812 | 603 | 209 | 471 | 163 | 17 | 161",
         "Hộ tịch | 654 | 438 | 216 | 402 | 129 | 9 | 114", "Kinh doanh | 397 | 281 | 116 | 236 | 71 | 6 | 84", "Xây dựng | 523 | 344 | 179 | 310 | 98 | 12 | 103"),
        {("table_total", "812"), ("table_total", "654"), ("table_total", "397"), ("table_total", "523")},
        (2, 7, "141"), {("table_total", "654")},
    ),
    "growth on the row above": (
        ("Năm | Sản lượng (tấn) | Tốc độ tăng (%)", "2019 | 7.019 | ", "2020 | 6.595 | -6,04", "2021 | 7.118 | 7,93", "2022 | 7.807 | 9,68", "2023 | 8.208 | 5,14", "2024 | 8.011 | -2,40"),
        {("growth", "-6.04"), ("growth", "7.93"), ("growth", "9.68"), ("growth", "5.14"), ("growth", "-2.4")},
        (4, 2, "6,98"), {("growth", "6.98")},
    ),
    "what came together since": (
        ("Tháng | Giải ngân (triệu đồng) | Lũy kế (triệu đồng)", "Tháng 1 | 412 | 412", "Tháng 2 | 1.358 | 1.770", "Tháng 3 | 2.046 | 3.816", "Tháng 4 | 987 | 4.803", "Tháng 5 | 1.675 | 6.478"),
        {("sum", "1770000000"), ("sum", "3816000000"), ("sum", "4803000000"), ("sum", "6478000000")},
        (5, 2, "6.748"), {("sum", "6748000000")},
    ),
    "a unit that stands in one head only": (
        ("Dự án | Số hộ | Kinh phí (triệu đồng) | Đã chi trả | Đạt (%) | Còn phải chi", "Phú Lâm | 78 | 1.227 | 1.093 | 89,1 | 134", "Vành đai | 47 | 8.371 | 8.029 | 95,9 | 342",
         "Đông Sơn | 127 | 19.075 | 17.180 | 90,1 | 1.895", "Mầm non | 79 | 9.789 | 8.216 | 83,9 | 1.573"),
        {("ratio", "89.1"), ("ratio", "95.9"), ("ratio", "90.1"), ("ratio", "83.9")},
        (3, 4, "91,0"), {("ratio", "91")},
    ),
    "shares of groups": (
        ("TT | Nội dung | Số tiền | Tỷ trọng trong nhóm (%)", " | Tổng cộng | 6.604 | 100,0", "I | Thu nội địa | 4.121 | 62,4", "1 | Thuế | 898 | 21,8", "2 | Phí | 1.957 | 47,5",
         "3 | Khác | 1.266 | 30,7", "II | Thu bổ sung | 2.483 | 37,6", "1 | Cân đối | 1.655 | 66,7", "2 | Mục tiêu | 828 | 33,3"),
        {("ratio", "62.4"), ("ratio", "21.8"), ("ratio", "47.5"), ("ratio", "37.6"), ("ratio", "66.7"), ("ratio", "33.3")},
        (4, 3, "45,7"), {("ratio", "45.7")},
    ),
    "a product that no head names": (
        ("Vật tư | Số hộ | Suất hỗ trợ | Nhu cầu", "Đạm | 149 | 120 | 17.880", "Lân | 152 | 285 | 43.320", "Kali | 88 | 95 | 8.360", "Vôi | 75 | 430 | 32.250"),
        {("product", "17880"), ("product", "43320"), ("product", "8360"), ("product", "32250")},
        (2, 3, "43.230"), {("product", "43230")},
    ),
    "income a head": (
        ("Thôn | Nhân khẩu | Tổng thu nhập (triệu đồng) | Thu nhập đầu người (triệu đồng/người/năm)", "Đông | 612 | 36.211 | 59,17", "Đoài | 505 | 27.299 | 54,06",
         "Trung | 855 | 35.061 | 41,01", "Bắc | 697 | 39.410 | 56,54"),
        {("ratio", "59170000"), ("ratio", "54060000"), ("ratio", "41010000"), ("ratio", "56540000")},
        (2, 3, "54,60"), {("ratio", "54600000")},
    ),
    "prices by another unit than what is sold": (
        ("Mặt hàng | Đã bán (tấn) | Giá bán (đồng/kg) | Doanh thu (triệu đồng)", "Urê | 205 | 12.400 | 2.542", "Lân | 318 | 6.700 | 2.131", "Kali | 142 | 14.900 | 2.116", "NPK | 476 | 15.200 | 7.235"),
        {("product", "2542000000"), ("product", "2131000000"), ("product", "2116000000"), ("product", "7235000000")},
        (4, 3, "7.325"), {("product", "7325000000")},
    ),
    "yields of several crops in two columns": (
        ("Chỉ tiêu | ĐVT | TH 2022 | KH 2023", "1. Lúa |  |  | ", "- Diện tích | ha | 3.332 | 2.404", "- Năng suất | tạ/ha | 60,0 | 58,0", "- Sản lượng | tấn | 19.992 | 13.943",
         "2. Ngô |  |  | ", "- Diện tích | ha | 359 | 887", "- Năng suất | tạ/ha | 45,3 | 42,0", "- Sản lượng | tấn | 1.626 | 3.725", "3. Lạc |  |  | ", "- Diện tích | ha | 214 | 236",
         "- Năng suất | tạ/ha | 21,5 | 22,0", "- Sản lượng | tấn | 460 | 519", "4. Sắn |  |  | ", "- Diện tích | ha | 671 | 690", "- Năng suất | tạ/ha | 182,0 | 190,5", "- Sản lượng | tấn | 12.212 | 13.145"),
        {("product", "19992"), ("product", "13943"), ("product", "1626"), ("product", "3725"), ("product", "460"), ("product", "519"), ("product", "12212"), ("product", "13145")},
        None, set(),
    ),
    "months in short": (
        ("Tháng | Giải ngân (tr.đ) | Lũy kế (tr.đ)", "T1 | 412 | 412", "T2 | 1.358 | 1.770", "T3 | 2.046 | 3.816", "T4 | 987 | 4.803", "T5 | 1.675 | 6.478"),
        {("sum", "1770000000"), ("sum", "3816000000"), ("sum", "4803000000"), ("sum", "6478000000")},
        None, set(),
    ),
    "more and less in a head of signs": (
        ("Loại | Năm 2022 | Năm 2023 | +,- | %", "Trộm cắp | 62 | 39 | -23 | -37,1", "Thương tích | 47 | 55 | +8 | 17,0", "Đánh bạc | 31 | 34 | +3 | 9,7", "Ma túy | 28 | 26 | -2 | -7,1"),
        {("difference", "-23"), ("difference", "8"), ("difference", "3"), ("difference", "-2")},
        (3, 3, "+13"), {("difference", "13")},
    ),
}  # fmt: skip

INNOCENT = {
    "the last row is one of many": ("Xã | Hộ nghèo | Hộ cận nghèo", "Nà Tăm | 112 | 95", "Bản Bo | 84 | 120", "Khun Há | 205 | 163", "Sơn Bình | 398 | 377"),
    "one sign left out": ("Loại | Năm trước (vụ) | Năm nay (vụ) | Tăng, giảm (vụ)", "Kinh tế | 36 | 86 | 50", "Ma túy | 54 | 176 | 122", "Tai nạn | 137 | 52 | 85", "Cháy | 9 | 15 | 6"),
    "years side by side": ("Chỉ tiêu | 2021 | 2022 | 2023", "Số hộ | 812 | 830 | 845", "Số lớp | 51 | 53 | 52", "Số xe | 761 | 777 | 790", "Số đảng viên | 214 | 219 | 230"),
    "means that no word calls so, below a total": ("Cấp học | Số trường | Số lớp | Số HS | GV/lớp", "Mầm non | 25 | 196 | 6.288 | 1,43", "Tiểu học | 26 | 258 | 8.275 | 1,26", "THCS | 30 | 353 | 11.956 | 1,43",
                                                   "Toàn cấp huyện | 81 | 807 | 26.519 | 1,68"),
    "parts that most columns lack": ("TT | Nội dung | DT 2022 | ƯTH 2022 | DT 2023 | ƯTH 2023", "A | Tổng chi | 952.600 | 1.062.430 | 729.320 | 801.115", "I | Chi đầu tư | 268.000 | 402.380 | 241.130 | 290.450",
                                     "II | Chi thường xuyên | 665.400 | 660.050 | 488.190 | 510.665", "III | Dự phòng | 19.200 | 0 | 0 | 0"),
    "parts that no label numbers": ("Nội dung | 2021 | 2022 | 2023 | 2024", "Nguồn vốn | 9.526 | 10.624 | 7.293 | 8.011", "Đầu tư | 2.680 | 4.023 | 2.411 | 2.904", "Thường xuyên | 6.654 | 6.601 | 4.882 | 5.107",
                                    "Dự phòng | 192 | 0 | 0 | 0"),
    "some of a group's parts": ("TT | Nội dung | 2020 | 2021 | 2022 | 2023", "I | Chi đầu tư | 3.520 | 2.767 | 4.740 | 7.032", "- | Trong đó: Đường | 1.688 | 2.767 | 3.233 | 4.345", "- | Cầu | 1.832 | 0 | 1.507 | 2.509",
                               "II | Chi khác | 820 | 1.104 | 964 | 1.207", "1 | Hội nghị | 820 | 512 | 964 | 610", "2 | Đoàn ra | 0 | 592 | 0 | 597"),
    "changes without signs are no parts": ("Nội dung | NT | NN | So sánh", "Xã hội | 116 | 166 | 50", "Kinh tế | 190 | 37 | 153", "Ma túy | 122 | 94 | 28", "Môi trường | 197 | 75 | 122", "Giao thông | 81 | 88 | 7"),
    "rows that a year contradicts": ("Chỉ tiêu | 2021 | 2022 | 2023", "Thu | 812 | 830 | 845", "Chi | 751 | 753 | 752", "Ủng hộ | 61 | 12 | 40"),
}  # fmt: skip


def sheet(*rows: str) -> str:
    lines = [f"| {row} |" for row in rows]
    lines.insert(1, "|---" * (rows[0].count(" | ") + 1) + "|")
    return "1. Kết quả\nSố liệu như sau:\n\n" + "\n".join(lines) + "\n\nHết bảng.\n"


def with_cell(rows: tuple[str, ...], row: int, column: int, text: str) -> list[str]:
    cells = rows[row].split(" | ")
    cells[column] = text
    return [*rows[:row], " | ".join(cells), *rows[row + 1 :]]


@pytest.mark.parametrize("name", RIGHT_AND_WRONG)
def test_what_is_right_is_told(run_text, name):
    rows, right, _, _ = RIGHT_AND_WRONG[name]
    found = run_text(sheet(*rows)).findings
    assert right <= {(f.kind, f.stated) for f in found if f.verdict in {"ok", "rounding"}}
    assert not [(f.kind, f.stated) for f in found if f.verdict == "mismatch"]


@pytest.mark.parametrize("name", [name for name in RIGHT_AND_WRONG if RIGHT_AND_WRONG[name][2]])
def test_what_is_wrong_is_told(run_text, name):
    rows, _, cell, wrong = RIGHT_AND_WRONG[name]
    found = run_text(sheet(*with_cell(rows, *cell))).findings
    assert wrong <= {(f.kind, f.stated) for f in found if f.verdict == "mismatch"}


@pytest.mark.parametrize("name", INNOCENT)
def test_what_is_not_proven_raises_no_alarm(run_text, name):
    found = run_text(sheet(*INNOCENT[name])).findings
    assert not [(f.kind, f.stated, f.computed) for f in found if f.verdict == "mismatch"]


def _figure(text: str, start: int, *, unit: str = "", times: int = 1, half: str = "0") -> Figure:
    value = Decimal(text) * times
    return Figure(value, bounds(value, Decimal("0.5")), unit, start, start + len(text), text, half=Decimal(half))


def test_a_lent_unit_multiplies_all_that_a_figure_holds():
    rows = [(_figure("12", 0, unit="VND", times=1000), _figure("7", 10, half="0.5"))] * 3
    ledger = Ledger(
        tuple(
            Row("", "", None, is_total=False, is_partial=False, unit="", figures=dict(enumerate(row))) for row in rows
        ),
        *((), 0, 20, 1),
    )
    figure = lent(ledger, {0: Decimal(12), 10: Decimal(7)}).rows[0].figures[1]
    assert (figure.value, figure.half, figure.unit) == (7000, 500, "VND")
    assert (figure.bounds.low, figure.bounds.high) == (6500, 7500)
