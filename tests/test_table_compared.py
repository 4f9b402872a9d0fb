"""Columns worked out from others: a percentage, a number of times or a difference, as their figures tell."""

from __future__ import annotations

import pytest

from pipeline.values import Amount, Percentage, Quantity

HEAD = "UBND HUYỆN MAI SƠN\nSố: 12/BC-UBND\nMai Sơn, ngày 3 tháng 7 năm 2016\n\nBÁO CÁO\nKết quả năm 2016\n\n"


@pytest.fixture(scope="module")
def column(run_text):
    """Rows of a table -> what its last column's figures are, and the problems told."""

    def run(*rows, above="Đơn vị tính: triệu đồng"):
        head, *rest = rows
        lines = [head, ["---"] * len(head), *rest]
        report = run_text(HEAD + above + "\n" + "".join("| " + " | ".join(row) + " |\n" for row in lines))
        last = [row[-1] for row in rest if "=" not in row[-1]]
        found = {m.text: m.value for m in report.mentions if m.origin == "table"}
        return [_kind(found.get(text)) for text in last], [p.code for p in report.problems]

    return run


def _kind(value):
    kinds = {Amount: "money", Percentage: "percent", Quantity: "quantity"}
    return kinds.get(type(value), "none")


PLAN = [
    ["1", "Thu nội địa", "215.600", "125.430"],
    ["2", "Thu khác", "12.500", "6.300"],
    ["3", "Thu phí", "75.000", "39.375"],
]
CASES = [
    # head of the last column, its figures, what they are, whether they are told as unclear
    ("So sánh TH/KH", ["58,18", "50,4", "52,5"], "percent", False),
    ("TH/KH", ["58,2", "50", "52,5"], "percent", False),
    ("So sánh", ["58,18", "50,40", "52,50"], "percent", False),
    ("So với kế hoạch", ["58", "50", "53"], "percent", False),
    ("Tăng, giảm so với kế hoạch", ["-41,82", "-49,6", "-47,5"], "percent", False),
    ("So sánh", ["-90.170", "-6.200", "-35.625"], "money", False),
    ("So với kế hoạch", ["(90.170)", "(6.200)", "(35.625)"], "money", False),
    ("So sánh TH/KH", ["0,58", "0,504", "0,525"], "none", False),
    ("So sánh", ["12,5", "800", "3,1"], "none", True),
    ("So với cùng kỳ", ["101,5", "98,7", "110"], "none", True),
    ("TH/CK", ["101,5", "98,7", "110"], "percent", False),
    ("2016/2015", ["101,5", "98,7", "110"], "percent", False),
    ("TH/KH", ["18.500", "98.700", "1.100"], "none", True),
    ("Tỷ lệ (%)", ["58,18", "50,4", "52,5"], "percent", False),
    ("Lũy kế", ["58,18", "50,4", "52,5"], "money", False),
    ("Vốn năm học 2015/2016", ["58,18", "50,4", "52,5"], "money", False),
]


@pytest.mark.parametrize(("head", "figures", "kind", "is_told"), CASES)
def test_what_a_column_that_compares_others_holds(column, head, figures, kind, is_told):
    rows = [[*row, figure] for row, figure in zip(PLAN, figures, strict=True)]
    kinds, codes = column(["TT", "Nội dung", "Kế hoạch", "Thực hiện", head], *rows)
    assert kinds == [kind] * 3
    assert ("unclear_figures" in codes) is is_told


NUMBERED = [
    # number of the last column, its head, its figures, what they are
    ("5=4/3", "Đạt", ["58,18", "50,4", "52,5"], "percent"),
    ("5=4:3", "Mức đạt", ["58,18", "50,4", "52,5"], "percent"),
    ("(5)=(4)/(3)*100", "Kết quả", ["58,18", "50,4", "52,5"], "percent"),
    ("5=4-3", "Còn lại", ["-90.170", "-6.200", "-35.625"], "money"),
    ("5=3+4", "Cộng", ["341.030", "18.800", "114.375"], "money"),
]


@pytest.mark.parametrize(("number", "head", "figures", "kind"), NUMBERED)
def test_the_number_of_a_column_says_how_it_was_worked_out(column, number, head, figures, kind):
    rows = [[*row, figure] for row, figure in zip(PLAN, figures, strict=True)]
    numbers = ["1", "2", "3", "4", number]
    kinds, _ = column(["TT", "Nội dung", "Kế hoạch", "Thực hiện", head], numbers, *rows)
    assert kinds == [kind] * 3


def test_a_comparison_has_not_the_unit_of_its_row(column):
    rows = [
        ["1", "Thu ngân sách", "triệu đồng", "215.600", "125.430", "58,18"],
        ["2", "Diện tích lúa", "ha", "12.500", "6.300", "50,4"],
        ["3", "Sản lượng", "tấn", "75.000", "39.375", "52,5"],
    ]
    kinds, _ = column(["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "So sánh"], *rows, above="Kết quả chủ yếu")
    assert kinds == ["percent"] * 3


def test_a_difference_beside_a_percentage_below_one_head_is_of_the_table_s_unit(run_text):
    head = "TT\tNội dung\tThực hiện\t\tSo sánh 2023/2022\t\n\t\tNăm 2022\tNăm 2023\tChênh lệch\tTỷ lệ (%)\n"
    rows = "1\tLệ phí\t412,6\t415,0\t2,4\t100,6\n2\tThu phí\t201,7\t140,9\t(60,8)\t69,9\n"
    found = {m.text: m.value for m in run_text(f"{HEAD}Đơn vị tính: tỷ đồng\n\n{head}{rows}").mentions}
    assert [_kind(found[text]) for text in ("2,4", "(60,8)", "100,6")] == ["money", "money", "percent"]


@pytest.mark.parametrize("dash", [" - ", " – ", " / ", ": "])
def test_a_difference_beside_a_percentage_in_flat_heads_of_one_group(column, dash):
    """`So sánh 2016/2015 - Chênh lệch` holds money, for `- Tỷ lệ (%)` stands beside it."""
    group = "So sánh 2016/2015"
    head = ["TT", "Khoản thu", "Năm 2015", "Năm 2016", f"{group}{dash}Tỷ lệ (%)", f"{group}{dash}Chênh lệch"]
    rows = [[*row, "58,2", figure] for row, figure in zip(PLAN, ["27,8", "67,7", "5,8"], strict=True)]
    assert column(head, *rows) == (["money"] * 3, [])
