"""Figures that can be read in two ways: which are told, and that cells have no value for them."""

from __future__ import annotations

import pytest

HEAD = "UBND HUYỆN TRẢNG BOM\nSố: 12/BC-UBND\nTrảng Bom, ngày 3 tháng 7 năm 2022\n\nBÁO CÁO\nKết quả năm 2022\n\n"
TABLE = "\nĐơn vị tính: triệu đồng\n| TT | Nội dung | Kinh phí |\n| --- | --- | --- |\n| 1 | Chi lương | 12,500 |\n"

CASES = [
    # prose, table, figures that are told
    ("Tổng thu là 12,500 triệu đồng.", "", ["12,500"]),
    ("Tổng thu là 12,500 triệu đồng, chi 3,5 tỷ đồng.", "", []),
    ("Tổng thu là 12,500 triệu đồng, chi 1,234,567 nghìn đồng.", "", []),
    ("Thu ngân sách tốt.", TABLE, ["12,500"]),
    ("Thu ngân sách đạt 98,5% kế hoạch.", TABLE, []),
    ("Tổng thu là 12.500 triệu đồng.", "", []),
    # decimals with a dot: 1.250 may be either
    ("Chi 12.5 tỷ, 3.75 tỷ và 1.250 tỷ đồng.", "", ["1.250"]),
    ("Chi 12.5 tỷ cho 1.250 hộ.", "", []),
    ("Chi 12.5 tỷ, 3,7 ha và 2,5 ha, 1.250 tỷ đồng.", "", []),
    ("Chi 12.5 tỷ, 3.75 tỷ.", TABLE.replace("12,500", "12.500"), ["12.500"]),
    ("Giải ngân tăng 1.234%.", "", ["1.234"]),
    ("Giải ngân đạt 45.125%.", "", []),
    ("Văn bản số 12,345/UBND, hồ sơ 2021,123.", "", []),
    # a count and a part of it, or two counts; a loss, or only brackets
    ("Hỗ trợ 2 nghìn 50 hộ nghèo.", "", ["2 nghìn 50 hộ"]),
    ("Hỗ trợ 2 nghìn 500 hộ nghèo.", "", []),
    # torn by a blank: a figure, or the end of a sentence
    ("Tổng chi là 1. 200 triệu đồng, thu 1 .300 triệu đồng.", "", ["1. 200 triệu đồng", "1 .300"]),
    ("Gồm: 1. 200 triệu đồng của huyện; thu 55 ,5%.", "", ["55 ,5"]),
    ("Tổng chi (1.234.567.890) VNĐ.", "", ["(1.234.567.890) VNĐ"]),
    ("Tổng chi năm (2021) đồng bộ, 5 tỷ (05) đợt.", "", []),
    ("Chi 0,125 triệu đồng, thu 1250,125 triệu đồng.", "", []),
    # said short: a decimal part, or the last digits; a half is one, other fractions may be two amounts
    ("Kinh phí là 3 tỷ 25.", "", ["3 tỷ 25"]),
    ("Kinh phí là 3 tỷ 5 đồng.", "", ["3 tỷ 5 đồng"]),
    ("Giá bán 2 triệu 3 trăm.", "", ["2 triệu 3 trăm"]),
    ("Giá bán 25 nghìn 5.", "", ["25 nghìn 5"]),
    ("Thu 3 tỷ 5 - 4 tỷ.", "", ["3 tỷ 5"]),
    ("Chi 4 tỷ 2 đối ứng.", "", ["4 tỷ 2"]),
    ("Chi 3 tỷ 5 cho 12 hộ, 2 tỷ 3 công trình, 3 tỷ 6 tháng đầu năm, 2 tỷ 5 HTX.", "", []),
    ("Giải ngân 2/3 tỷ đồng.", "", ["2/3 tỷ đồng"]),
    ("Giải ngân 1/2 tỷ đồng, 698,4/871,3 tỷ đồng, đạt 2/3 số xã.", "", []),
]


@pytest.mark.parametrize(("prose", "table", "told"), CASES)
def test_figures_that_nothing_decides_are_told(run_text, prose, table, told):
    report = run_text(HEAD + prose + "\n" + table)
    found = [problem for problem in report.problems if problem.code == "unclear_figures"]
    assert [problem.page for problem in found] == [1] * bool(told)
    assert all(figure in problem.message for problem in found for figure in told)


@pytest.mark.parametrize(("prose", "value"), [("Thu ngân sách tốt.", None), ("Đạt 98,5% kế hoạch.", 12_500_000)])
def test_a_cell_that_nothing_decides_has_no_value(run_text, prose, value):
    [cell] = [cell for cell in run_text(HEAD + prose + "\n" + TABLE).cells if cell.text == "12,500"]
    assert cell.value == value


def test_a_figure_behind_a_qualifier_is_the_value_of_its_cell(run_text):
    cells = run_text(HEAD + TABLE.replace("12,500", "khoảng 12.500")).cells
    [cell] = [cell for cell in cells if cell.text == "khoảng 12.500"]
    assert (cell.value, cell.unit) == (12_500_000_000, "VND")


@pytest.mark.parametrize(
    ("shown", "is_told"),
    [("84 327.405,47", True), ("4.192 65.160", True), ("1.233,97(470.569,15)", True), ("1 250 000", False), ("12.500", False),
     ("5 - 7", False), ("Quyết định 12", False), ("460 (12)", True), ("1.250 (31/12)", True), ("1.250 (tăng 10)", False),
     ("1.250 (*)", False), ("(26,7)*", False)],
)  # fmt: skip
def test_a_cell_of_several_figures_is_told(run_text, shown, is_told):
    report = run_text(HEAD + "Đạt 98,5% kế hoạch.\n" + TABLE.replace("12,500", shown))
    assert any(p.code == "unclear_figures" and shown in p.message for p in report.problems) is is_told


@pytest.mark.parametrize(
    ("shown", "value"), [("1.250*", 1250), ("1.250 (tăng 10)", 1250), ("460 (12)", None), ("98,5% (*)", 98.5)]
)
def test_the_value_of_a_cell_with_a_mark_and_no_unit(run_text, shown, value):
    text = HEAD + "| Nội dung | Năm 2021 |\n| --- | --- |\n| Huyện Sốp Cộp | " + shown + " |\n"
    [cell] = [cell for cell in run_text(text).cells if cell.text == shown]
    assert cell.value == value


UNDECIDED = [
    ("Đơn vị: người, triệu đồng", "Năm 2021", True),
    ("Đơn vị: người, triệu đồng", "Kinh phí", False),
    ("Đơn vị: người, triệu đồng", "Ghi chú", False),
    ("Đơn vị tính: triệu đồng, %", "Năm 2021", False),
]


@pytest.mark.parametrize(("line", "head", "is_told"), UNDECIDED)
def test_a_column_that_chooses_none_of_several_units_is_told(run_text, line, head, is_told):
    table = f"{line}\n| Nội dung | {head} |\n| --- | --- |\n| Trợ cấp | 1.250 |\n| Thăm hỏi | 86 |\n"
    problems = [p for p in run_text(HEAD + table).problems if p.code == "unclear_figures"]
    assert [head in p.message and line in p.message for p in problems] == [True] * is_told


@pytest.mark.parametrize(
    ("heads", "is_told"),
    [
        (["Nội dung", "Số dư đầu năm 12.450.000", "Số chi 998.300.500"], True),
        (["Nội dung", "Năm 2021", "Tính theo nghìn 1.000"], False),
        (["Nội dung", "Định mức (1.250.000 đồng)", "Kế hoạch 2021"], False),
    ],
)
def test_figures_that_were_read_into_a_head_are_told(run_text, heads, is_told):
    table = "\n".join(
        "| " + " | ".join(row) + " |" for row in (heads, ["---"] * 3, ["Chi lương", "12.500.000", "9.000.000"])
    )
    problems = run_text(HEAD + "Đơn vị tính: đồng\n" + table + "\n").problems
    assert any("heads of columns" in problem.message for problem in problems) is is_told


def test_a_figure_of_more_digits_than_can_be_kept_exactly_is_told(run_text):
    endless = "1.234.567.890.123.456.789.012.345.678.901"
    report = run_text(f"{HEAD}Chi {endless} triệu đồng; thu 12.345.678.901.234.567.890 đồng.\n")
    assert [m.text for m in report.mentions if "đồng" in m.text] == ["12.345.678.901.234.567.890 đồng"]
    assert [endless in p.message for p in report.problems if p.code == "unclear_figures"] == [True]


@pytest.mark.parametrize(
    ("shown", "is_told"),
    [("toán (1.110)", True), ("(22,75) toán", True), ("giao 1.250", True), ("12 hộ", False), ("12,5 ha", False), ("khoảng 3.000", False),
     ("1.250", False), ("Quyết định 12", False), ("chưa có", False)],
)  # fmt: skip
def test_a_word_beside_a_figure_is_told(run_text, shown, is_told):
    rows = [
        ["1", "Thu phí", shown],
        ["2", "Thu lệ phí", "2.450"],
        ["3", "Thu khác", "1.130,5"],
        ["4", "Thu nợ", "75,5"],
    ]
    table = "\nĐVT: triệu đồng\n| TT | Nội dung | Dự toán |\n| --- | --- | --- |\n"
    report = run_text(HEAD + table + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n")
    told = [p.message for p in report.problems if "a word beside a figure" in p.message]
    assert [shown in message for message in told] == [True] * is_told


def test_a_word_beside_a_figure_in_a_column_of_texts_is_not_told(run_text):
    table = "\nĐVT: triệu đồng\n| TT | Nội dung | Dự toán |\n| --- | --- | --- |\n| 1 | Thu | giao 1.250 |\n| 2 | Chi | theo 980,5 |\n| 3 | Nợ | 5,5 |\n"
    assert not [p for p in run_text(HEAD + table).problems if "a word beside" in p.message]


@pytest.mark.parametrize(
    ("shown", "is_told"),
    [("12 500", True), ("+1 500", True), ("[12,5]", True), ("64O", True), ("l.250", True), ("2 5", True),
     ("1 250 000", False), ("-", False), ("x", False), ("12/15", False), ("2021-2025", False), ("I", False), ("1.250", False)],
)  # fmt: skip
def test_a_cell_under_a_unit_that_is_no_clear_figure_is_told(run_text, shown, is_told):
    rows = [["1", "Thu phí", shown], ["2", "Thu lệ phí", "450"], ["3", "Thu khác", "1.130"], ["4", "Thu nợ", "75"]]
    table = "\nĐVT: triệu đồng\n| TT | Nội dung | Dự toán |\n| --- | --- | --- |\n"
    report = run_text(HEAD + table + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n")
    told = [p.message for p in report.problems if "no clear figures" in p.message]
    assert [shown in message for message in told] == [True] * is_told
    assert is_told is False or [cell.value for cell in report.cells if cell.text == shown] == [None]


def test_a_column_of_nothing_but_unclear_figures_is_told(run_text):
    told = [p.message for p in run_text(HEAD + TABLE.replace("12,500", "12 500")).problems if "no clear" in p.message]
    assert ["12 500" in message for message in told] == [True]


def test_what_is_read_or_has_no_unit_is_not_told(run_text):
    table = "| TT | Nội dung | Dự toán |\n| --- | --- | --- |\n| 1 | Thu | 12 500 |\n| 2 | Chi | 3 480 |\n| 3 | Nợ | 640 |\n"
    for above in ("\nĐVT: triệu đồng\n", "\n"):
        assert not [p for p in run_text(HEAD + above + table).problems if "no clear figures" in p.message]


@pytest.mark.parametrize(
    ("above", "heads", "figures", "told"),
    [
        ("", ["Số tiền", "Ghi chú"], ["12.500.000", ""], ['"Số tiền"']),
        ("", ["Kinh phí", "Thành tiền"], ["1.250", "3.480"], ['"Kinh phí"; "Thành tiền"']),
        ("", ["Số tiền (đồng)", "Ghi chú"], ["12.500.000", ""], []),
        ("Đơn vị tính: đồng\n", ["Số tiền", "Ghi chú"], ["12.500.000", ""], []),
        ("", ["Số tiền", "Ghi chú"], ["12.500.000 đồng", ""], []),
        ("", ["Kế hoạch", "Số hộ"], ["12", "340"], []),  # of counts nothing is known
    ],
)
def test_money_of_a_table_without_any_unit_is_told_once(run_text, above, heads, figures, told):
    rows = [["TT", "Nội dung", *heads], ["---"] * 4, ["1", "Thu quỹ", *figures], ["2", "Chi quỹ", *figures]]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    problems = [
        p.message for p in run_text(f"{HEAD}Thu chi như sau:\n\n{above}{table}\n").problems if "no unit" in p.message
    ]
    assert [f"the figures under {labels} have no unit: in which money?" in problems[0] for labels in told] == [
        True
    ] * len(problems)


@pytest.mark.parametrize(
    ("source", "above", "heads", "told"),
    [
        ("plain", "", ("Dự toán", "Quyết toán"), '"Dự toán"; "Quyết toán"'),
        ("plain", "", ("Năm 2003", "Tỷ lệ (%)"), '"Năm 2003"'),
        ("plain", "vị tính: triệu đồng\n", ("Dự toán", "Quyết toán"), ""),
        ("ocr", "", ("Dự toán", "Quyết toán"), ""),  # typeset: nothing was lost
    ],
)
def test_columns_of_a_scanned_table_without_unit_are_told(run_text, monkeypatch, source, above, heads, told):
    monkeypatch.setattr("pipeline.link.unclear.OCR", source)  # a text file stands for a scan
    table = f"{above}| TT | Nội dung | {heads[0]} | {heads[1]} |\n| --- | --- | --- | --- |\n| 1 | Mua sắm | 1.875,2 | 98,5 |\n"
    found = [
        p.message for p in run_text(f"{HEAD}Dự toán của huyện Lục Yên.\n\n{table}").problems if "no unit" in p.message
    ]
    assert ["scanned table under " + told + " have no unit" in message for message in found] == [True] * bool(told)


@pytest.mark.parametrize(
    ("line", "cell", "is_told"),
    [
        ("Đơn vị tính: triệu đồng", "1.250/1.300", True),
        ("Đơn vị tính: triệu đồng", "1.000/tháng", False),
        ("ĐVT: hộ", "6/8", True),
        ("ĐVT: hộ", "186/337", False),
        ("", "6/8", False),  # without a unit nothing is known of the column
    ],
)
def test_a_slash_behind_a_figure_is_read_or_told(run_text, line, cell, is_told):
    table = f"{line}\n| Nội dung | Kết quả |\n| --- | --- |\n| Ba Vì | {cell} |\n| Mê Linh | 120 |\n| Quốc Oai | 95 |\n"
    found = [p.message for p in run_text(f"{HEAD}Kết quả của các huyện.\n\n{table}").problems if "slash" in p.message]
    assert [cell in message for message in found] == [True] * is_told


@pytest.mark.parametrize(
    ("caption", "heads", "is_told"),
    [
        ("Bảng 2. Chi\n", ("Năm 2020", "Năm 2021"), True),
        ("Bảng 2. Chi\n", ("Số hộ", "Số xã"), False),  # other columns
        ("Bảng 2. Chi\nĐơn vị tính: đồng\n", ("Năm 2020", "Năm 2021"), False),
        ("Dân số của huyện như sau, số liệu của Chi cục Thống kê:\n", ("Năm 2020", "Năm 2021"), False),
    ],
)
def test_a_second_table_under_one_unit_line_is_told(run_text, caption, heads, is_told):
    def table(*row):
        return f"| Xã | {row[0]} | {row[1]} |\n| --- | --- | --- |\n| Hồng Ca | 1.250 | 1.300 |\n| Lương Thịnh | 840 | 912 |\n"

    text = f"{HEAD}Thu chi:\n\nĐơn vị tính: triệu đồng\nBảng 1. Thu\n\n{table('Năm 2020', 'Năm 2021')}\n{caption}\n{table(*heads)}\n"
    found = [p.message for p in run_text(text).problems if "that of the table before" in p.message]
    assert ['under "Năm 2020"; "Năm 2021" have no unit' in message for message in found] == [True] * is_told
