"""Tables set with blanks whose heads have several lines: where the head ends, and what is told without it."""

from __future__ import annotations

import pytest

from pipeline.values import Amount, Percentage, Quantity

HEAD = "UBND HUYỆN ĐẦM DƠI\nSố: 31/BC-UBND\nĐầm Dơi, ngày 3 tháng 7 năm 2022\n\nBÁO CÁO\nKết quả năm 2022\n\n"
NUMBERED = """\
                                                      Đơn vị tính: triệu đồng
                           Kế hoạch 2022                Thực hiện
 TT   Nguồn vốn                                                         So sánh
                           Tổng số        Vốn xã        Vốn xã
{numbering}
 1    Vốn trong nước              12.500         3.400         3.100      2.950
 2    Vốn ngoài nước               8.150         1.200         1.150        980
 3    Vốn khác                     2.300           860           915        740
"""
WRAPPED = """\
                                                                    {above}
 TT   Chỉ tiêu                            2018      2019      2020
                                                                    {below}
 1    Dân số trung bình (nghìn người)    1.425     1.432     1.441      0,57
 2    Xuất khẩu (triệu USD)                812     905,5     1.012     11,64
 3    Thu ngân sách (tỷ đồng)            5.230     6.012     5.876       6,0
"""


LOST = """\
                                                                    {above}
 TT   Chỉ tiêu                            2018      2019      2020
                                                                    {below}
1\tDân số trung bình (nghìn người)\t1.425\t1.432\t1.441\t0,57
2\tXuất khẩu (triệu USD)\t812\t905,5\t1.012\t11,64
3\tThu ngân sách (tỷ đồng)\t5.230\t6.012\t5.876\t6,0
"""


def figures(result):
    return {m.text: m.value for m in result.mentions if isinstance(m.value, Amount | Percentage | Quantity)}


@pytest.mark.parametrize(
    "numbering",
    [
        " A    B                    1=2+3          2             3               4",
        "(1)   (2)                  (3)            (4)           (5)             (6)",
        " A    B                    1              2             3               4=2-3",
    ],
)
def test_the_numbers_of_columns_end_a_head_of_several_rows(run_text, numbering):
    found = figures(run_text(HEAD + NUMBERED.format(numbering=numbering) + "\nTrên đây là báo cáo.\n"))
    assert "3.400" in found
    assert not [text for text in found if text.strip("()") in {"1", "2", "3", "4", "5", "6"}]


def test_rows_of_small_figures_are_no_numbers_of_columns(run_text):
    rows = "Xã              Số hộ   Số thôn\nTân Duyệt          12         2\nTạ An Khương        2         3\nTân Đức             3         4\n"
    found = [m.text for m in run_text(HEAD + "\n" + rows).mentions if isinstance(m.value, Quantity)]
    assert found == ["12", "2", "2", "3", "3", "4"]


@pytest.mark.parametrize(("above", "below"), [("Tốc độ tăng", "BQ (%)"), ("So sánh", "%"), ("Tăng", "hằng năm, %")])
def test_a_head_set_half_a_line_above_and_below_the_others_is_read(run_text, above, below):
    found = figures(run_text(HEAD + WRAPPED.format(above=above, below=below) + "\nTrên đây là báo cáo.\n"))
    assert all(isinstance(found[text], Percentage) for text in ("11,64", "0,57", "6,0"))


@pytest.mark.parametrize(("above", "below"), [("Tốc độ tăng", "BQ (%)"), ("So sánh", "%"), ("Tăng", "hằng năm, %")])
def test_a_column_of_percent_below_a_head_that_was_not_read_has_no_unit_of_its_row(run_text, above, below):
    result = run_text(HEAD + LOST.format(above=above, below=below) + "\nTrên đây là báo cáo.\n")
    assert not figures(result).keys() & {"11,64", "0,57", "6,0"}
    assert any("which are percentages" in problem.message for problem in result.problems)


def test_rows_below_a_line_of_prose_have_their_units(run_text):
    rows = WRAPPED.partition("{below}\n")[2]
    result = run_text(HEAD + "Năm 2020 tăng 12,5 %\n" + rows + "\nTrên đây là báo cáo.\n")
    assert figures(result)["5.230"].value == 5230 * 10**9
    assert not any("which are" in problem.message for problem in result.problems)
