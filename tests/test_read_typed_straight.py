"""Typed tables whose figures do not stand straight: `pdftotext -layout` sets the rows of a page some blanks apart."""

from __future__ import annotations

HEAD = """BÁO CÁO
Kết quả rà soát

                                                        Kết quả rà soát
               Xã, thị       Tổng số
    TT                                         Hộ nghèo               Hộ cận nghèo
                trấn        hộ dân cư
                                           Số hộ    Tỷ lệ (%)      Số hộ      Tỷ lệ (%)
"""
ROWS = """          1 Xã Mỹ Thọ            2.554         214         2,60         111          2,84
          2 Xã Mỹ An             1.445           64        3,01         216          5,25
          3 Xã Mỹ                3.769         295         1,72         270          2,60
            Thắng
          4 Xã Mỹ                3.858            130         7,34          211          7,58
            Đức
          5 Xã Mỹ Lộc            2.287             62         8,57          290          6,42
          6 Xã Mỹ                  931            237         2,63          293          1,65
            Phong
"""
LABELS = ["Tổng số hộ dân cư", *(f"Kết quả rà soát > {group} > {head}" for group in ("Hộ nghèo", "Hộ cận nghèo") for head in ("Số hộ", "Tỷ lệ (%)"))]  # fmt: skip


def test_the_first_figures_of_each_row_are_a_column(run_text):
    cells = [cell for cell in run_text(HEAD + ROWS).cells if cell.value is not None and cell.column > 1]
    assert [cell.column_label for cell in cells] == LABELS * 6
    assert [cell.row_label for cell in cells[::5]] == ["Xã Mỹ Thọ", "Xã Mỹ An", "Xã Mỹ Thắng", "Xã Mỹ Đức", "Xã Mỹ Lộc", "Xã Mỹ Phong"]  # fmt: skip
    assert [cell.text for cell in cells[-5:]] == ["931", "237", "2,63", "293", "1,65"]


def test_a_row_that_lacks_a_figure_tells_no_columns(run_text):
    lacking = ROWS.replace("2.287             62         8,57", "2.287                        8,57")
    report = run_text(HEAD + lacking)
    assert not any(cell.column_label in LABELS for cell in report.cells)
    assert "loose_figures" in {problem.code for problem in report.problems}


GLUED = """BÁO CÁO
Kết quả

                               Biểu 1. Dự toán chi
                                                                     Đơn vị tính: triệu đồng
TT               Đơn vị                       Dự toán theo quý                      Cả năm
                                     Quý I     Quý II    Quý III   Quý IV
    Tổng số                         14.175,5 27.748,1 22.687,8 11.127,9            75.739,3
1   Văn phòng Ủy ban                 1.715,3    8.345,9   4.532,8   1.667,9        16.261,9
2   Phòng Tài chính                    530,4    4.437,0   3.997,8   4.775,7        13.740,9
3   Phòng Nông nghiệp                8.384,2      7.831,0   4.860,7    1.009,8     22.085,7
4   Trung tâm Văn hóa                3.545,6      7.134,2   9.296,5    3.674,5     23.650,8
"""


def test_figures_one_blank_apart_are_of_several_columns(run_text):
    cells = {cell.text: cell for cell in run_text(GLUED).cells}
    found = [cells[text] for text in ("14.175,5", "27.748,1", "22.687,8", "11.127,9", "75.739,3")]
    quarters = [f"Dự toán theo quý > Quý {number}" for number in ("I", "II", "III", "IV")]
    assert [cell.column_label for cell in found] == [*quarters, "Cả năm"]
    assert {cell.row_label for cell in found} == {"Tổng số"}
    assert found[0].value == 14_175_500_000


BROKEN = """BÁO CÁO
Kết quả

                               Biểu 3. Dự toán chi
                                                              Đơn vị tính: đồng
TT   Đơn vị                    Quý I         Quý II       Cả năm
     Tổng số                   15 130        95 689       110 819
                                  000           000           000
1    Văn phòng Ủy ban          7 960 000     36 326       44 286
     nhân dân                                   000           000
2    Phòng Tài chính           7 170 000     59 363       66 533
     huyện                                      000           000
"""


def test_figures_that_a_narrow_column_broke_between_thousands(run_text):
    report = run_text(BROKEN)
    values = [cell.value for cell in report.cells if cell.value is not None and cell.column > 1]
    assert values == [15_130_000, 95_689_000, 110_819_000, 7_960_000, 36_326_000, 44_286_000, 7_170_000, 59_363_000, 66_533_000]  # fmt: skip
    assert {cell.row_label for cell in report.cells} >= {
        "Tổng số",
        "Văn phòng Ủy ban nhân dân",
        "Phòng Tài chính huyện",
    }


FAR = """BÁO CÁO
Kết quả

                               Biểu 1. Dự toán chi
                                                                     Đơn vị tính: triệu đồng
TT               Đơn vị                       Dự toán theo quý                 Cả năm
                                     Quý I     Quý II    Quý III   Quý IV
    Tổng số                        14.175,5  27.748,1  22.687,8  11.127,9      75.739,3
1   Văn phòng Ủy ban                1.715,3   8.345,9   4.532,8   1.667,9      16.261,9
2   Phòng Tài chính                   530,4   4.437,0   3.997,8   4.775,7      13.740,9
3   Phòng Nông nghiệp               8.384,2       7.831,0       4.860,7      1.009,8       22.085,7
4   Trung tâm Văn hóa               3.545,6   7.134,2   9.296,5   3.674,5      23.650,8
"""


def test_four_figures_and_more_may_stand_far_apart(run_text):
    cells = {cell.text: cell for cell in run_text(FAR).cells}
    assert [cells[text].column_label.split(" > ")[-1] for text in ("7.831,0", "4.860,7", "1.009,8", "22.085,7")] == [
        "Quý II", "Quý III", "Quý IV", "Cả năm"]  # fmt: skip
