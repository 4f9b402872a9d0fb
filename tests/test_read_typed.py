"""Tables in the text that `pdftotext -layout` writes: names and heads of several lines, page breaks, what is not told."""

from __future__ import annotations

import pytest

from pipeline.read import open_source
from pipeline.read.typedtables import _ENDS_IN_FIGURE, _row_ends, typed_tables
from pipeline.rulebook import load_rules
from pipeline.stages import extract_document
from pipeline.values import Amount


def tables(text: str) -> list[list[list[str]]]:
    """The tables as rows of printed cells; `<2>`: over two columns."""
    found = typed_tables(text)
    made = []
    for table in found.tables:
        rows: dict[int, list[str]] = {}
        for cell in table.cells:
            span = f"<{cell.column_span}>" if cell.column_span > 1 else ""
            rows.setdefault(cell.row, []).append(found.text[cell.start : cell.end] + span)
        made.append(list(rows.values()))
    return made


# Figures in the middle of their names, as Word sets them; heads of two lines.
MIDDLE = """\
                                                 Kế hoạch           Kế hoạch sau
TT            Danh mục công trình                              Giảm
                                                  đã giao           điều chỉnh
      TỔNG SỐ                                      91.300    (4.120)        87.180
      Nâng cấp tuyến đường từ xã Ia Pal đi
  1                                                48.500    (4.120)        44.380
      xã Ia Glai, huyện Chư Sê
  2   Trường THCS Kông Htok                        42.800         -         42.800
"""
# Names that begin beside their figures, broken for want of room, in capitals too.
BEGINNING = """\
 TT     Đơn vị         Dự toán   Thực hiện
 1   Huyện Ba          351.909     397.405
     Bể
     - Chi đầu           9.229       8.102
     tư phát
     triển
 2   Huyện Na          321.632     650.254
     Rì
     - Chi              70.693      60.100
     thường
     xuyên
"""
GROUPS = """\
                        Lúa                        Ngô
        Xã
                DT (ha)   SL (tấn)         DT (ha)   SL (tấn)
  Vĩnh Lộc        412,5    2.524,5              35      183,4
  Yên Thọ           608    3.581,1               -          -
  Cộng          1.020,5    6.105,6              35      183,4
"""
# Every head is broken, and the heads of words stand between their lines.
BROKEN = """\
                           Kế hoạch (triệu   Thực hiện (triệu   Tăng (+), giảm
TT        Đơn vị
                               đồng)             đồng)                (-)
 1   Thị trấn Phú Túc               4.500             4.812              +312
 2   Xã Ia Rmok                     1.200             1.150               -50
"""
TWO = """\
                                     (ĐVT: Tr.đ)
  TT    Khoản mục             Số tiền
   1    Chi lương             1.245,6
   2    Chi khác                45,75

                              Đơn vị: 1.000 đồng
  TT    Khoản thu       Dự toán        Thực hiện
   1    Phí chợ         125 400          131 250
   2    Phí bến bãi   1 250 000          985 600
"""
PAGES = """\
  TT    Nội dung                               Kinh phí (đồng)
   1    Sửa chữa trụ sở                            185.400.000
   2    Hỗ trợ xây dựng đường giao thông,        2.450.000.000
        kênh mương nội đồng,
\f                         2

        nhà văn hóa thôn
   3    Mua sắm trang thiết bị                      96.500.000
        Tổng cộng                                2.731.900.000
"""
FOUND = [
    (MIDDLE, [[
        ["TT", "Danh mục công trình", "Kế hoạch đã giao", "Giảm", "Kế hoạch sau điều chỉnh"],
        ["", "TỔNG SỐ", "91.300", "(4.120)", "87.180"],
        ["1", "Nâng cấp tuyến đường từ xã Ia Pal đi xã Ia Glai, huyện Chư Sê", "48.500", "(4.120)", "44.380"],
        ["2", "Trường THCS Kông Htok", "42.800", "-", "42.800"],
    ]]),
    (BEGINNING, [[
        ["TT", "Đơn vị", "Dự toán", "Thực hiện"],
        ["1", "Huyện Ba Bể", "351.909", "397.405"],
        ["", "- Chi đầu tư phát triển", "9.229", "8.102"],
        ["2", "Huyện Na Rì", "321.632", "650.254"],
        ["", "- Chi thường xuyên", "70.693", "60.100"],
    ]]),
    (GROUPS, [[
        ["Xã", "Lúa<2>", "Ngô<2>"],
        ["DT (ha)", "SL (tấn)", "DT (ha)", "SL (tấn)"],
        ["Vĩnh Lộc", "412,5", "2.524,5", "35", "183,4"],
        ["Yên Thọ", "608", "3.581,1", "-", "-"],
        ["Cộng", "1.020,5", "6.105,6", "35", "183,4"],
    ]]),
    (BROKEN, [[
        ["TT", "Đơn vị", "Kế hoạch (triệu đồng)", "Thực hiện (triệu đồng)", "Tăng (+), giảm (-)"],
        ["1", "Thị trấn Phú Túc", "4.500", "4.812", "+312"],
        ["2", "Xã Ia Rmok", "1.200", "1.150", "-50"],
    ]]),
    (TWO, [
        [["TT", "Khoản mục", "Số tiền"], ["1", "Chi lương", "1.245,6"], ["2", "Chi khác", "45,75"]],
        [["TT", "Khoản thu", "Dự toán", "Thực hiện"], ["1", "Phí chợ", "125 400", "131 250"],
         ["2", "Phí bến bãi", "1 250 000", "985 600"]],
    ]),
    (PAGES, [[
        ["TT", "Nội dung", "Kinh phí (đồng)"],
        ["1", "Sửa chữa trụ sở", "185.400.000"],
        ["2", "Hỗ trợ xây dựng đường giao thông, kênh mương nội đồng, nhà văn hóa thôn", "2.450.000.000"],
        ["3", "Mua sắm trang thiết bị", "96.500.000"],
        ["", "Tổng cộng", "2.731.900.000"],
    ]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_tables_of_typed_pages(text, expected):
    assert tables(f"BÁO CÁO\n\n{text}\nTrên đây là báo cáo của Ủy ban nhân dân huyện.\n") == expected
    assert not typed_tables(text).loose


def test_the_text_of_a_table_in_one_line_a_row_stays_as_it_is():
    assert typed_tables(TWO).text == TWO


# `Phòng` / `Tài chính` may be one name, or that of a group and another: no other name of the table tells.
UNCLEAR_NAMES = """\
 Đơn vị               Dự toán   Thực hiện
 Phòng                351.909     397.405
 Nội vụ
 Phòng                321.632     650.254
 Y tế
"""
# `Tổng số biểu dự` is the head of one column and a piece of the next.
UNCLEAR_HEADS = """\
                                             Đại
  TT    Tỉnh        CCV       Tổng số biểu dự
                                            khuyết
   1    An Giang       90         1.004       1.091
   2    Bắc Ninh      133         1.115       1.121
   3    Cà Mau         32         1.203       1.311
"""
# `Ngô` stands over one column: the other may be of it or not.
UNCLEAR_GROUPS = """\
                        Lúa                            Ngô
        Xã
                DT (ha)   SL (tấn)         DT (ha)   SL (tấn)
  Vĩnh Lộc        412,5    2.524,5              35      183,4
  Yên Thọ           608    3.581,1               -          -
"""
LEFT_OVER = "Thu như sau: thuế của các hộ kinh doanh trong xã           1.250,5\nphí chợ           870,25\n"


# Two tables side by side, their rows half a line apart.
SIDE_BY_SIDE = """\
   Cây trồng    Diện tích (ha)                    Số lượng (con)   Tăng (%)
                                      Vật nuôi
   Lúa                 4.512,5
                                      Trâu                 3.421       -2,1
   Ngô                   1.230
                                      Bò                  12.870        4,6
   Sắn                   876,3
                                      Lợn                 45.300       11,2
"""


@pytest.mark.parametrize("text", [UNCLEAR_NAMES, UNCLEAR_HEADS, UNCLEAR_GROUPS, SIDE_BY_SIDE, LEFT_OVER])
def test_what_is_not_clear_is_told_and_never_guessed(text):
    assert typed_tables(text).loose
    said = [cell for table in tables(text) for row in table for cell in row]
    assert not {"Phòng", "Phòng Nội vụ", "Tổng số biểu dự", "Ngô SL (tấn)"} & set(said)


def test_a_sentence_right_below_the_last_row_is_no_part_of_its_name():
    text = "Xã            Dự toán   Thực hiện\nTân Phú         1.250       1.312\nTân Bình        2.870     2.905,5\nĐạt 98% dự toán.\n"
    assert tables(text)[0][-1] == ["Tân Bình", "2.870", "2.905,5"]
    assert not typed_tables(text).loose


def test_a_head_that_bears_the_number_of_its_page_is_no_row():
    page = "{head}\n\n  TT    Xã             Dự toán   Thực hiện\n   {n}    Tân Phú {n}        1.250       1.312\n   {m}    Tân Bình {m}       2.870     2.905,5\n"
    text = (
        page.format(head="BÁO CÁO", n=1, m=2)
        + "\f"
        + page.format(head="Thu ngân sách các xã năm 2022       2", n=3, m=4)
    )
    [rows] = tables(text)
    assert [row[0] for row in rows] == ["TT", "1", "2", "3", "4"]


NOTHING = [
    "UBND HUYỆN ĐẠ TẺH        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/BC-PYT        Đạ Tẻh, ngày 5 tháng 6 năm 2019\n",
    "Nơi nhận:                KT. CHỦ TỊCH\n- Như trên;              PHÓ CHỦ TỊCH\n- Lưu: VT.               Lê Văn Tám\n",
    "1. Thu ngân sách                 2\n2. Chi ngân sách                 4\n3. Giải pháp                    11\n",
    "Điện thoại:    0203.835.687\nFax:           0203.835.688\n",
    "   Thu ngân sách trên địa bàn huyện  đạt 12,5\ntỷ đồng,  bằng 98% dự toán, chi đạt  10,25\ntỷ đồng.\n",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_table(text):
    found = typed_tables(text)
    assert (found.tables, found.loose, found.text) == ([], [], text)


def test_title_amounts_and_problems_of_a_file(tmp_path):
    head = "UBND HUYỆN CHƯ SÊ           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n                             Độc lập - Tự do - Hạnh phúc\n"
    head += "Số: 15/BC-UBND               Chư Sê, ngày 6 tháng 7 năm 2022\n                BÁO CÁO\n      Kết quả thu 6 tháng đầu năm 2022\n"
    path = tmp_path / "a.txt"
    path.write_text(head + TWO + "\f" + LEFT_OVER, encoding="utf-8")
    with open_source(path) as source:
        report = extract_document(source, load_rules())
    assert report.facts.title == "Kết quả thu 6 tháng đầu năm 2022"
    values = [each.value.value for each in report.mentions if isinstance(each.value, Amount)]
    assert values == [1_245_600_000, 45_750_000, 125_400_000, 131_250_000, 1_250_000_000, 985_600_000]
    assert [(problem.code, problem.page) for problem in report.document.problems] == [("loose_figures", 2)]


NUMBERS_BESIDE_NAMES = """BÁO CÁO
Kết quả hỗ trợ

TT              Tên đơn vị       Năm 2022                        Năm 2023
                                 Số hộ           Kinh phí        Số hộ           Kinh phí
I. Khu vực miền núi
            1 Xã An Toàn                    45         1.350,5              52           1.612
            2 Xã An Nghĩa                   38           1.140              41         1.270,5
II. Khu vực đồng bằng
            3 Xã An Hòa                    112           3.360              98           3.038
            4 Xã An Tân                     87           2.610              80           2.480
               Tổng cộng                   282         8.460,5             271         8.400,5
"""


def test_numbers_right_beside_names_that_begin_alike(run_text):
    cells = [cell for cell in run_text(NUMBERS_BESIDE_NAMES).cells if cell.row in {3, 8}]
    heads = ["Năm 2022 > Số hộ", "Năm 2022 > Kinh phí", "Năm 2023 > Số hộ", "Năm 2023 > Kinh phí"]
    assert [cell.text for cell in cells[:2]] == ["1", "Xã An Toàn"]
    assert {cell.row_label for cell in cells} == {"Xã An Toàn", "Tổng cộng"}
    assert [cell.column_label for cell in cells[2:6]] == heads


@pytest.mark.parametrize("gap", ["  ", "   ", "    ", "         "])
@pytest.mark.parametrize("figure", ["12", "-12", " 1.250", "(3,5)", "–", "12*", "ha", ""])
def test_gaps_before_figures_are_found_in_long_and_short_texts_alike(gap, figure):
    prose = "Tổng số hộ của xã tăng so với năm trước, như kế hoạch đã giao.\n" * 8
    row = f"Xã{gap}{figure}{gap}{figure}\n"
    for text in (row * 3, prose + row * 3, prose + row + prose + row):
        assert _row_ends(text) == [match.start() for match in _ENDS_IN_FIGURE.finditer(text)]
