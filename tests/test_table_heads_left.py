"""Heads set left over figures set right, and heads that nothing parts: each in its column, or no unit at all, and told."""

from __future__ import annotations

import pytest

from pipeline.values import Amount, Percentage, Quantity
from tests.test_read_pdf import HIGH, Sheet, document_of, grid

DOCUMENT = "UBND HUYỆN LẮK\nSố: 12/BC-UBND\nLắk, ngày 2 tháng 7 năm 2022\n\nBÁO CÁO\nKết quả năm 2022\n\n"
LEFT = (70, 180, 300, 420)
RIGHT = (0, 285, 405, 520)
ROWS = [
    ("Xã Yang Tao", "1.204", "3.310", "14"),
    ("Xã Bông Krang", "987", "2.050", "9"),
    ("Xã Nam Ka", "655", "1.118", "7"),
]
HEADS = ["Xã", "Lao động có việc làm mới (người)", "Sản lượng lúa (tấn)", "Số trường học (trường)"]
LOOSE = "loose_figures"


def figures(result):
    return {m.text: m.value for m in result.mentions if isinstance(m.value, Amount | Percentage | Quantity)}


def codes(result) -> set[str]:
    return {problem.code for problem in result.problems}


def laid(lines: list[tuple[float, tuple[str, ...]]]):
    """A page with these lines of heads, points below the first, set left, above rows of figures set right."""

    def page(sheet: Sheet) -> None:
        sheet.font()
        for below, words in lines:
            for x, text in zip(LEFT, words, strict=True):
                sheet.canvas.drawString(x, HIGH - 200 - below, text)
        for number, row in enumerate(ROWS):
            y = HIGH - 240 - 18 * number
            sheet.canvas.drawString(LEFT[0], y, row[0])
            for x, text in zip(RIGHT[1:], row[1:], strict=True):
                sheet.canvas.drawRightString(x, y, text)

    return page


FIRST, SECOND = ("Lao động có việc làm", "Sản lượng lúa", "Số trường học"), ("mới (người)", "(tấn)", "(trường)")
PLACES = {
    "top": [(0, ("Xã", *FIRST)), (13, ("", *SECOND))],
    "middle": [(0, ("", *FIRST)), (6.5, ("Xã", "", "", "")), (13, ("", *SECOND))],
    "bottom": [(0, ("", *FIRST)), (13, ("Xã", *SECOND))],
}


@pytest.mark.parametrize("lines", PLACES.values(), ids=PLACES)
def test_the_second_line_of_a_head_set_left_stays_in_its_column(tmp_path, lines):
    document = document_of(tmp_path, laid(lines))
    assert grid(document) == [HEADS, *map(list, ROWS)]
    assert document.problems == ()


def test_the_end_of_a_name_that_looks_like_a_figure_makes_no_column(tmp_path):
    def page(sheet: Sheet) -> None:
        laid([(12, ("Xã", "Số hộ (hộ)", "Sản lượng (tấn)", "Trường (trường)"))])(sheet)
        sheet.canvas.drawString(LEFT[0], HIGH - 294, "Chương trình 2021 -")
        sheet.canvas.drawString(LEFT[0], HIGH - 307, "2025")
        for x, text in zip(RIGHT[1:], ("511", "740", "5"), strict=True):
            sheet.canvas.drawRightString(x, HIGH - 307, text)

    found = grid(document_of(tmp_path, page))
    assert found[0] == ["Xã", "Số hộ (hộ)", "Sản lượng (tấn)", "Trường (trường)"]
    assert found[-1] == ["Chương trình 2021 - 2025", "511", "740", "5"]


@pytest.mark.parametrize(
    "above",
    ["kỳ. Đã tiếp nhận 68.450 liều, trị giá khoảng 2,94 tỷ đồng và đã cấp hết.", "Bảng 2. Kết quả theo xã trong năm"],
)
def test_prose_and_captions_close_above_are_no_part_of_a_head(tmp_path, above):
    def page(sheet: Sheet) -> None:
        laid(
            [
                (0, ("", "", "", "Số trường")),
                (6.5, ("Xã", "Số hộ (hộ)", "Sản lượng (tấn)", "")),
                (13, ("", "", "", "(trường)")),
            ]
        )(sheet)
        sheet.canvas.drawString(190 if above.startswith("Bảng") else 70, HIGH - 182, above)

    document = document_of(tmp_path, page)
    assert grid(document)[0] == ["Xã", "Số hộ (hộ)", "Sản lượng (tấn)", "Số trường (trường)"]
    assert above in document.text


TIGHT = """\
Bảng 1. Kết quả theo xã

      Địa phương        Số trường (trường) Số hộ (hộ) So với cùng kỳ (%) Ước cả năm (triệu đồng)
Xã Yang Tao                             11      4.552              113,1                  91.963
Xã Bông Krang                            2      3.116               67,3                  92.406
Xã Nam Ka                               15      3.473               66,0                  22.276
"""
LINE = """\
                              Đơn vị: nghìn đồng
 TT   Hạng mục          ĐVT   Khối lượng   Đơn giá   Thành tiền
 1    Mái tôn           m2           850       640      544.000
 2    Biển báo          cái           21     2.850       59.850
 3    Hệ thống điện     hệ thống       1   312.000      312.000
"""
LOST = """\
                              Đơn vị: nghìn đồng
{head}
Xã Yang Tao                             11      4.552              113,1                  91.963
Xã Bông Krang                            2      3.116               67,3                  92.406
Xã Nam Ka                               15      3.473               66,0                  22.276
"""
UNCLEAR = [
    "      Địa phương        Số trường Số hộ nghèo So với kỳ trước Ước cả năm\n(1)                     (2)       (3)         (4)             (5)",
    "      Địa phương        Số trường Số hộ So với cùng kỳ (%) Ước cả năm (triệu đồng)",
    "   Địa phương  Dự toán (triệu Quyết toán (triệu  Tỷ lệ Chênh lệch (triệu\n                đồng)          đồng)              (%)   đồng)",
]


def test_heads_one_blank_apart_that_end_in_brackets_are_told_by_these(run_text):
    found = figures(run_text(DOCUMENT + TIGHT))
    assert (found["11"].unit, found["4.552"].unit) == ("trường", "hộ")
    assert isinstance(found["113,1"], Percentage)
    assert found["91.963"].value == 91_963_000_000


def test_what_reaches_below_the_next_head_leaves_counts_without_money(run_text):
    found = figures(run_text(DOCUMENT + LINE))
    assert isinstance(found["850"], Quantity)
    assert not isinstance(found["21"], Amount)
    assert found["544.000"].value == 544_000_000


@pytest.mark.parametrize("head", UNCLEAR)
def test_a_table_whose_head_is_lost_has_no_units_and_is_told(run_text, head):
    result = run_text(DOCUMENT + LOST.format(head=head))
    found = figures(result)
    assert not {"11", "4.552", "113,1"} & {text for text, value in found.items() if isinstance(value, Amount)}
    assert LOOSE in codes(result)


def test_heads_one_blank_apart_are_told_by_their_capitals(run_text):
    head = "      Địa phương                   Số trường   Số hộ nghèo So với cùng kỳ                 Ước"
    result = run_text(DOCUMENT + LOST.format(head=head))
    found = figures(result)
    assert (found["11"].unit, found["4.552"].unit, found["91.963"].value) == ("trường", "hộ", 91_963_000)
    assert "113,1" not in found  # percent or difference: nobody tells
    assert "unclear_figures" in codes(result)


INTERLEAVED = """\
                               Kinh phí hỗ trợ (nghìn     So với cùng kỳ năm       Kế hoạch năm 2023
 Địa phương
                               đồng)                      trước (%)                (triệu đồng)
 Xã Yang Tao                                   16.748                    111,2              39.262
 Xã Bông Krang                                 65.071                     78,8              39.878
 Chương trình giai đoạn 2021 -                 56.965                     84,6              51.939
 2025
 Xã Nam Ka                                     25.595                     97,8              50.561
"""


def test_lines_of_heads_with_another_head_between_them(run_text):
    found = figures(run_text(DOCUMENT + INTERLEAVED))
    assert found["16.748"].value == 16_748_000
    assert found["51.939"].value == 51_939_000_000
    assert isinstance(found["111,2"], Percentage)


@pytest.mark.parametrize(
    "rows",
    [
        "                                                                        70,7                     76.421         431,9\n2021 - 2025\nXã Sông Hinh và các thôn vùng đệm khu bảo tồn                           54,1                     61.325         740,7\n",
        "Xã Ea Bar                          833                 1.419             29.317    917,0\nXã Đức Bình Đông                    552                       83               96.082       825,0\nXã Ea Trol                        2.178                    3.580               84.430       154,5\n",
    ],
)
def test_rows_whose_columns_are_not_clear_break_nothing(run_text, rows):
    assert not [m for m in run_text(DOCUMENT + rows).mentions if isinstance(m.value, Amount)]


CELLS = [
    "Mì sợi",
    "12.450",
    "13.118",
    "105,4",
    "Xi măng",
    "98.700",
    "95.240",
    "96,5",
    "Đường",
    "6.320",
    "6.985",
    "110,5",
]
UNSEEN = {
    "one cell a line": "\n".join(CELLS),
    "one blank": "\n".join(" ".join(CELLS[at : at + 4]) for at in (0, 4, 8)),
    "leaders": "\n".join("......".join(CELLS[at : at + 4]) for at in (0, 4, 8)),
    "semicolons": "\n".join(";".join(CELLS[at : at + 4]) for at in (0, 4, 8)),
}


@pytest.mark.parametrize("rows", UNSEEN.values(), ids=UNSEEN)
def test_tables_without_gaps_are_told(run_text, rows):
    result = run_text(f"{DOCUMENT}Bảng 1. Sản phẩm\n{rows}\n\nTrên đây là báo cáo.\n")
    assert [problem.code for problem in result.problems] == [LOOSE]


@pytest.mark.parametrize(
    "lines",
    [
        "Thu 12.450 triệu đồng.\nChi 98.700 triệu đồng.\nKết dư 6.320 triệu đồng.",
        "Điều 1\n12\n13\nĐiều 2",
        "Năm 2021 đạt 12,5 và năm 2022 đạt 13,5 tấn\nTăng 8,0 so với 7,0 tấn\nGiảm 1,0 và 2,0 tấn",
    ],
)
def test_prose_with_figures_is_no_table(run_text, lines):
    assert LOOSE not in codes(run_text(f"{DOCUMENT}{lines}\n\nTrên đây là báo cáo.\n"))
