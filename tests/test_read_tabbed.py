"""Tables typed with tabs in Word files, a paragraph a row; what only looks like one, and what is told instead."""

from __future__ import annotations

import docx
import pytest

from pipeline.read import open_source
from pipeline.read.flowblocks import FlowTable, Paragraph, Piece
from pipeline.read.tabbed import Tabbed, with_tables
from pipeline.rulebook import load_rules
from pipeline.stages import extract_document
from pipeline.values import Amount


def read(*lines: str) -> Tabbed:
    return with_tables([Paragraph([Piece(line)]) for line in lines])


def tables(found: Tabbed) -> list[list[list[str]]]:
    """The tables as rows of printed cells."""
    return [[[cell.text for cell in row] for row in each.rows] for each in found.blocks if isinstance(each, FlowTable)]


FOUND = [
    (["Sắc thuế\tKế hoạch\tThực hiện", "Thuế đất\t1.250\t980,5", "Phí chợ\t310\t295"],
     [["Sắc thuế", "Kế hoạch", "Thực hiện"], ["Thuế đất", "1.250", "980,5"], ["Phí chợ", "310", "295"]]),
    # An empty cell keeps its column where another row fills all; the head over the names may be missing.
    (["\tNăm 2021\tNăm 2022", "Xã Tân Phú\t120\t131", "Xã Bình An\t\t88"],
     [["", "Năm 2021", "Năm 2022"], ["Xã Tân Phú", "120", "131"], ["Xã Bình An", "", "88"]]),
    # Tabs that only make room: each row prints as many cells.
    (["Cây\t\tDiện tích\tSản lượng", "Ngô\t\t1.200\t5.400", "Cà phê vối\t3.150\t8.820"],
     [["Cây", "Diện tích", "Sản lượng"], ["Ngô", "1.200", "5.400"], ["Cà phê vối", "3.150", "8.820"]]),
    # All rows set in from the left; a name without figures between the rows.
    (["\tThu nội địa\t8.100\t7.950", "Trong đó:", "\tThuế\t6.000\t5.870", "\tPhí\t(210)\t- 35"],
     [["Thu nội địa", "8.100", "7.950"], ["Trong đó:", "", ""], ["Thuế", "6.000", "5.870"], ["Phí", "(210)", "- 35"]]),
    # Breaks within one paragraph are rows, too.
    (["Huyện\tSố hộ\nCẩm Khê\t1.204\nTam Nông\t987"], [["Huyện", "Số hộ"], ["Cẩm Khê", "1.204"], ["Tam Nông", "987"]]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "rows"), FOUND)
def test_rows_set_with_tabs_are_a_table(lines, rows):
    found = read("Kết quả cụ thể:", *lines, "Đạt 96% kế hoạch.")
    assert tables(found) == [rows]
    assert not found.loose


def test_a_second_head_begins_a_second_table():
    found = read("Thu\tSố tiền", "Phí\t12,5", "Thuế\t30", "Chi\tSố tiền\tTỷ lệ", "Lương\t25\t60,5", "Khác\t10\t39,5")
    assert [len(table) for table in tables(found)] == [3, 3]


NO_TABLE = [
    ["UBND HUYỆN MAI SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 12/BC-UBND\tMai Sơn, ngày 5 tháng 6 năm 2021"],
    ["Nơi nhận:\tKT. CHỦ TỊCH", "- Như trên;\tPHÓ CHỦ TỊCH", "- Lưu: VT.\tLò Văn Tám"],
    ["I. Thu ngân sách\t2", "II. Chi ngân sách\t4", "III. Giải pháp\t11"],  # a list of contents
    ["1.\tThu 20 tỷ đồng.", "2.\tChi 18 tỷ đồng."],
]


@pytest.mark.parametrize("lines", NO_TABLE)
def test_what_is_no_table(lines):
    found = read(*lines)
    assert tables(found) == []
    assert not found.loose


def test_columns_that_are_not_clear_are_told():
    found = read("Thuế\t\t4.500\t2.310", "Phí và lệ phí\t\t845", "Thu khác\t12\t15\t9")
    assert tables(found) == []
    assert found.loose == 1


def test_amounts_and_the_problem_of_a_word_file(tmp_path):
    made, path = docx.Document(), tmp_path / "thu.docx"
    for line in ("BÁO CÁO", "Kết quả thu của xã Quảng Tâm (đơn vị: triệu đồng):", "Chỉ tiêu\tDự toán\tThực hiện",
                 "Thuế\t4.500\t2.310,5", "Lệ phí\t1.200\t845", "Nguồn khác của xã như sau:", "Vay\t\t12\t15", "Ủng hộ của nhân dân\t3\t45\t6", "Khác\t7\t8"):  # fmt: skip
        made.add_paragraph(line)
    made.save(str(path))
    with open_source(path) as source:
        report = extract_document(source, load_rules())
    values = [each.value.value for each in report.mentions if isinstance(each.value, Amount)]
    assert values == [4_500_000_000, 2_310_500_000, 1_200_000_000, 845_000_000]
    assert [problem.code for problem in report.document.problems] == ["loose_figures"]
