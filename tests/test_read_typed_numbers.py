"""Typed tables whose numbers stand one blank before names of several lines, and go on over pages set otherwise."""

from __future__ import annotations

PAGES = """BÁO CÁO
Danh mục công trình

                                                          Đơn vị tính: triệu đồng

TT                   Danh mục công   Tổng mức đầu     Năm 2023
                     trình           tư               Kế hoạch        Giải ngân
I. Công trình chuyển tiếp
               1 Nâng cấp đường               7.093          16.575             6.634
                  từ Quốc lộ 19 đi
                  khu di tích
               2 Kè sông Kôn                 39.644          18.465             6.743
\f                  đoạn qua phường
                  Đập Đá
               3 Trường THCS        65.160    7.576    3.303
                  Nhơn Hậu
               4 Nhà văn hóa        74.333   18.314   18.584
                  phường Bình
                  Định
II. Công trình khởi công mới
               5 Hệ thống thoát     38.169   14.319    5.704
                  nước khu trung
                  tâm
               6 Chợ Gò Găng        63.286   14.080    5.709
                 Tổng cộng         287.685   89.329   46.677
"""

NAMES = {
    "Nâng cấp đường từ Quốc lộ 19 đi khu di tích": ("7093000000", "16575000000", "6634000000"),
    "Kè sông Kôn đoạn qua phường Đập Đá": ("39644000000", "18465000000", "6743000000"),
    "Trường THCS Nhơn Hậu": ("65160000000", "7576000000", "3303000000"),
    "Nhà văn hóa phường Bình Định": ("74333000000", "18314000000", "18584000000"),
    "Hệ thống thoát nước khu trung tâm": ("38169000000", "14319000000", "5704000000"),
    "Chợ Gò Găng": ("63286000000", "14080000000", "5709000000"),
    "Tổng cộng": ("287685000000", "89329000000", "46677000000"),
}


def test_rows_over_pages_keep_names_and_units(run_text):
    report = run_text(PAGES)
    found: dict[str, tuple[str, ...]] = {}
    for cell in report.cells:
        if cell.unit == "VND":
            found[cell.row_label] = (*found.get(cell.row_label, ()), str(int(cell.value)))
    assert found == NAMES


ONE_GROUP = """BÁO CÁO
Kết quả sáu tháng

TT   Chỉ tiêu        ĐVT      Kế hoạch     Thực hiện                 Đạt (%)
                                           Quý I        Quý II
1    Sản lượng lúa   tấn        52.300     21.150       24.870       88,0
2    Đàn bò          con        18.400     17.950       18.120       98,5
3    Đàn heo         con        21.600     20.140       20.780       96,2
"""


def test_a_head_set_from_the_left_reaches_over_columns_with_no_other(run_text):
    heads = {cell.column: cell.column_label for cell in run_text(ONE_GROUP).cells if cell.row == 2}
    assert [heads[at] for at in range(3, 7)] == ["Kế hoạch", "Thực hiện > Quý I", "Thực hiện > Quý II", "Đạt (%)"]


UNITS_BESIDE = """BÁO CÁO
Tình hình năm 2023

                                                        Năm 2023
                           Đơn vị      Năm                                   Năm 2024
      Chỉ tiêu                                      Kế        Ước thực
                            tính       2022                                   dự kiến
                                                   hoạch        hiện
 I. Chỉ tiêu kinh tế
 Giá trị sản xuất
                       tỷ đồng         1.840,5       1.920         1.955,2        2.050
 nông nghiệp
 Giá trị sản xuất
                       tỷ đồng           2.310       2.600         2.655,8        2.980
 công nghiệp
 II. Chỉ tiêu xã hội
 Dân số trung
                       người          186.250     187.100          187.040      187.900
 bình
 Tỷ lệ che phủ
                       %                  41,2        41,5            41,5         41,8
 rừng
"""


def test_units_alone_beside_figures_in_the_middle_of_names(run_text):
    cells = [cell for cell in run_text(UNITS_BESIDE).cells if cell.column_label == "Năm 2023 > Ước thực hiện"]
    assert [(cell.row_label, str(cell.value), cell.unit) for cell in cells if cell.value is not None] == [
        ("Giá trị sản xuất nông nghiệp", "1955200000000.0", "VND"),
        ("Giá trị sản xuất công nghiệp", "2655800000000.0", "VND"),
        ("Dân số trung bình", "187040", "người"),
        ("Tỷ lệ che phủ rừng", "41.5", "%"),
    ]
