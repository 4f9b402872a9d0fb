"""Tables in boxes of `+---+`: cells over several columns and rows, and rows that no rule parts."""

import pytest

from pipeline.read.pandoctables import pandoc_as_tabs

ROW_A_LINE = """\
+-----+------------------------+------------------+----------------+
| STT | Xã, thị trấn           | Tỷ lệ hoàn thành | Diện tích (ha) |
|     |                        |       (%)        |                |
+-----+------------------------+------------------+----------------+
| 1   | Xã An Định             |            114,3 |        2.844,8 |
| 2   | Chi văn hóa, thông tin,|             97,3 |        5.711,6 |
|     | thể dục thể thao       |                  |                |
| II  | Vùng cao               |                  |                |
| 3   | Xã Ea Trol             |                  |        9.157,2 |
|     | Tổng cộng              |            105,1 |       17.713,6 |
+-----+------------------------+------------------+----------------+
"""
GROUPS = """\
+----+----------+---------+--------+--------+
| TT | Danh mục |          Năm 2022         |
+----+----------+---------+--------+--------+
|    |          | Tổng số |     Trong đó    |
|    |          |         |  NSTW  |  NSĐP  |
+----+----------+---------+--------+--------+
| 1  | Giáo dục |  62.339 | 44.684 | 17.655 |
+----+----------+---------+--------+--------+
| 2  | Y tế     |  52.208 |  7.186 | 45.022 |
+----+----------+---------+--------+--------+
"""
OVER_ROWS = """\
+----------+-------------------+
| Địa      | Vốn (triệu đồng)  |
| phương   +---------+---------+
|          | TW      | ĐP      |
+==========+=========+=========+
| Xã Ea Ly | 1.250   | 980     |
+----------+---------+---------+
| Xã Ea Lâm| 2.130   | 1.640   |
+----------+---------+---------+
"""


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            ROW_A_LINE,
            [
                "STT\tXã, thị trấn\tTỷ lệ hoàn thành (%)\tDiện tích (ha)",
                "1\tXã An Định\t114,3\t2.844,8",
                "2\tChi văn hóa, thông tin, thể dục thể thao\t97,3\t5.711,6",
                "II\tVùng cao\t\t",
                "3\tXã Ea Trol\t\t9.157,2",
                "\tTổng cộng\t105,1\t17.713,6",
            ],
        ),
        (
            GROUPS,
            [
                "TT\tDanh mục\tNăm 2022\t\t",
                "\t\tTổng số\tTrong đó\t",
                "\t\t\tNSTW\tNSĐP",
                "1\tGiáo dục\t62.339\t44.684\t17.655",
                "2\tY tế\t52.208\t7.186\t45.022",
            ],
        ),
        (
            OVER_ROWS,
            ["Địa phương\tVốn (triệu đồng)\t", "\tTW\tĐP", "Xã Ea Ly\t1.250\t980", "Xã Ea Lâm\t2.130\t1.640"],
        ),
    ],
)
def test_boxes_become_rows_of_tabs(text: str, rows: list[str]):
    assert pandoc_as_tabs(text).strip("\n").split("\n") == rows


def test_a_box_whose_rule_stands_across_a_column_stays():
    text = "+----+----+\n| a  | 12 |\n+--+------+\n| b  | 15 |\n+----+----+\n"
    assert pandoc_as_tabs(text) == text


def test_thousands_by_blanks_and_the_numbers_of_columns():
    text = """\
+-----+------------+----------+-----------+
| STT | Địa phương |     Vốn sự nghiệp    |
|     |            | Kế hoạch | Giải ngân |
|  A  |     B      |    1     |     2     |
+-----+------------+----------+-----------+
| 1   | Xã Ea Bar  |   98 383 |    75 999 |
| 2   | Xã Ea Bia  |    4 008 |     5 468 |
+-----+------------+----------+-----------+
"""
    rows = pandoc_as_tabs(text).strip("\n").split("\n")
    assert rows[2:] == ["A\tB\t1\t2", "1\tXã Ea Bar\t98 383\t75 999", "2\tXã Ea Bia\t4 008\t5 468"]


def test_a_figure_that_is_broken_over_two_lines_makes_no_row():
    text = """\
+------+-------+
| Xã   | Số hộ |
+======+=======+
| Ea   | 8.    |
| Bar  | 690,6 |
+------+-------+
| Ea   | 1.250 |
| Bia  |       |
+------+-------+
"""
    assert pandoc_as_tabs(text).strip("\n").split("\n") == ["Xã\tSố hộ", "Ea Bar\t8.690,6", "Ea Bia\t1.250"]
