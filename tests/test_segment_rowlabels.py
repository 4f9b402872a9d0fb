"""Labels of rows: of list labels that are repeated letters, and below the group of a merged cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.segment import segmenter
from pipeline.text import clean

HEAD = ["TT", "Trường", "Hạng mục", "ĐVT", "Số lượng"]
ROWS = [
    ["1", "Mầm non Hoa Mai", "Bàn ghế", "bộ", "12"],
    ["2", "", "Tủ sách", "cái", "5"],
    ["3", "Tiểu học Lê Lợi", "Máy chiếu", "cái", "2"],
    ["4", "", "Bảng từ", "cái", "7"],
    ["5", "", "Máy tính", "cái", "9"],
]


@pytest.fixture(scope="module")
def labels(rules, document_of):
    """Rows of a table, {(row, column): rows that the cell covers}, the last page -> labels of the rows below the head."""

    def run(rows, spans, page_to=1):
        document = clean(document_of("Bảng 1\n", rows))[0]
        table = document.tables[0]
        covered = {(row + n, column) for (row, column), span in spans.items() for n in range(1, span)}
        cells = tuple(
            replace(cell, row_span=spans.get((cell.row, cell.column), 1))
            for cell in table.cells
            if (cell.row, cell.column) not in covered
        )
        grid = segmenter(rules)(replace(document, tables=(replace(table, cells=cells, page_to=page_to),))).layout.grids[
            0
        ]
        return list(grid.row_labels[1:])

    return run


GROUPED = [
    "Mầm non Hoa Mai > Bàn ghế",
    "Mầm non Hoa Mai > Tủ sách",
    "Tiểu học Lê Lợi > Máy chiếu",
    "Tiểu học Lê Lợi > Bảng từ",
    "Tiểu học Lê Lợi > Máy tính",
]


def test_a_merged_cell_names_the_group_of_its_rows(labels):
    assert labels([HEAD, *ROWS], {(1, 1): 2, (3, 1): 3}) == GROUPED


@pytest.mark.parametrize("first", [1, 2])
def test_a_group_goes_on_over_a_page_break(labels, first):
    spans = {(1, 1): 2, (3, 1): first, (3 + first, 1): 3 - first}
    rest = 3 - first
    found = labels([HEAD, *ROWS], spans, page_to=2)
    assert found == (GROUPED if rest > 1 else [*GROUPED[:4], "Máy tính"])


def test_an_empty_cell_of_one_page_is_of_no_group(labels):
    assert labels([HEAD, *ROWS], {(1, 1): 2, (3, 1): 1, (4, 1): 2})[3:] == ["Bảng từ", "Máy tính"]


def test_a_merged_cell_behind_the_label_is_no_group(labels):
    rows = [["TT", "Hạng mục", "Chủ đầu tư", "Số lượng"], ["1", "Bàn ghế", "UBND xã", "12"], ["2", "Tủ sách", "", "5"]]
    assert labels(rows, {(1, 2): 2}) == ["Bàn ghế", "Tủ sách"]


def test_a_merged_label_with_figures_beside_it_is_no_group(labels):
    rows = [["TT", "Hạng mục", "Năm", "Số lượng"], ["1", "Bàn ghế", "2021", "12"], ["2", "", "2022", "5"]]
    assert labels(rows, {(1, 1): 2}) == ["Bàn ghế", ""]


def test_a_group_of_one_row_among_others(labels):
    rows = [*ROWS[:2], ["3", "Tiểu học Lê Lợi", "Máy chiếu", "cái", "2"], ["", "Tổng cộng", "03 loại", "", "19"]]
    assert labels([HEAD, *rows], {(1, 1): 2})[2:] == ["Tiểu học Lê Lợi > Máy chiếu", "Tổng cộng"]
    assert labels([HEAD, *rows[2:]], {})[0] == "Tiểu học Lê Lợi"  # nothing tells that the column is of groups


@pytest.mark.parametrize(
    ("mark", "label"), [("AAA", "Trạm y tế"), ("KKKK", "Trạm y tế"), ("UBND", "UBND"), ("III", "Trạm y tế")]
)
def test_repeated_letters_are_marks_of_a_list(labels, mark, label):
    assert labels([["TT", "Chỉ tiêu", "Năm 2021"], [mark, "Trạm y tế", "12"]], {}) == [label]


def test_repeated_letters_alone_are_a_label(labels):
    assert labels([["Chỉ tiêu", "Năm 2021"], ["AAA", "12"]], {}) == ["AAA"]


FIGURE_NAMES = [
    # head of the first column, its cells, labels
    ("Khối", ["6", "7", "8"], ["6", "7", "8"]),
    ("Năm", ["2019", "2020", "Cộng"], ["2019", "2020", "Cộng"]),
    ("STT", ["1", "2", "3"], ["", "", ""]),
    ("Kế hoạch", ["120", "130", "140"], ["", "", ""]),
]


@pytest.mark.parametrize(("head", "cells", "expected"), FIGURE_NAMES)
def test_figures_that_name_their_rows(labels, head, cells, expected):
    rows = [[head, "Sĩ số", "Tốt"], *([cell, "250", "98"] for cell in cells)]
    assert list(labels(rows, {})) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [["Y tế", "Khám bệnh", "12"], ["", "Tiêm chủng", "5"], ["Văn hóa", "Lễ hội", "2"]],
            ["Y tế > Khám bệnh", "Y tế > Tiêm chủng", "Văn hóa > Lễ hội"],
        ),
        ([["Y tế", "Khám bệnh", "12"], ["", "và chữa bệnh", ""]], ["Y tế", "và chữa bệnh"]),  # a line that goes on
        ([["Tổng cộng", "", "12"], ["", "Tiêm chủng", "5"]], ["Tổng cộng", "Tiêm chủng"]),
    ],
)
def test_a_name_above_blank_cells_is_of_their_rows_too(labels, rows, expected):
    """Typed tables have no merged cells: they leave those below blank."""
    assert labels([["Lĩnh vực", "Nội dung", "Số lượt"], *rows], {}) == expected
