"""Figures in cells, with the unit of the head, the line above, or the unit column. ANNOTATION: AMT, PCT; DOMAIN section 5."""

from __future__ import annotations

import unicodedata

import pytest

from pipeline.figures import plain
from pipeline.find.cells import cell_finder
from pipeline.values import Amount, Percentage

MILLIONS = "Bảng 1. Thu ngân sách\nĐơn vị tính: triệu đồng\n"
HEAD = ["STT", "Nội dung", "Dự toán"]


def shown(value) -> str:
    if isinstance(value, Percentage):
        return f"{plain(value.value)}%"
    if isinstance(value, Amount):
        return (
            plain(value.value)
            + ("đ" if value.currency == "VND" else value.currency)
            + (f"/{value.per}" if value.per else "")
        )
    return f"{plain(value.value)} {value.unit}" + (f"/{value.per}" if value.per else "")


@pytest.fixture(scope="module")
def cells(rules, segment):
    """Text above, rows -> (printed, value with its unit) of the cells that are figures."""
    find = cell_finder(rules)

    def run(above, *rows):
        layout = segment(above, rows).layout
        return [(layout.text[m.start : m.end], shown(m.value)) for m in find(layout)]

    return run


FIGURES = [
    # unit line, cell, value
    ("Đơn vị tính: triệu đồng", "374,4", "374400000đ"),
    ("Đơn vị tính: triệu đồng", "1.706", "1706000000đ"),
    ("(Đơn vị tính: Triệu đồng)", "1.706", "1706000000đ"),
    ("ĐVT: tỷ đồng", "2.522,81", "2522810000000đ"),
    ("ĐVT: đồng", "1.486.000", "1486000đ"),
    ("Đơn vị tính: đồng", "12,500", "12500đ"),  # đồng have no fraction
    ("Đơn vị tính: 1.000 đồng", "1.486", "1486000đ"),
    ("Đơn vị tính: nghìn đồng", "1.486", "1486000đ"),
    ("Đơn vị: triệu đồng", "0,5", "500000đ"),
    ("Đơn vị tính: USD", "4.500", "4500USD"),
    ("ĐVT: %", "55,19", "55.19%"),
    ("Đơn vị tính: ha", "12,5", "12.5 ha"),
    # units as prose has them
    ("Đơn vị tính: Ha", "12,5", "12.5 ha"),
    ("Đơn vị tính: kWh", "12,5", "12.5 kWh"),
    ("Đơn vị tính: tạ/ha", "62,5", "62.5 tạ/ha"),
    ("Đơn vị tính: người/km2", "1.250", "1250 người/km2"),
    ("Đơn vị tính: đồng/kWh", "2.500", "2500đ/kWh"),
    # negatives
    ("Đơn vị tính: triệu đồng", "(26,7)", "-26700000đ"),  # the parentheses stay in what is printed
    ("Đơn vị tính: triệu đồng", "-26,7", "-26700000đ"),
    ("Đơn vị tính: triệu đồng", "−26,7", "-26700000đ"),
    # the cell's own sign goes before the unit of the table
    ("Đơn vị tính: triệu đồng", "28,7%", "28.7%"),
    ("Đơn vị tính: triệu đồng", "1 486 000", "1486000000000đ"),
    # blanks around it are no part of it
    ("Đơn vị tính: triệu đồng", "1.706 ", "1706000000đ"),
    ("Đơn vị tính: triệu đồng", " 1.706", "1706000000đ"),
]


@pytest.mark.parametrize(("unit_line", "printed", "value"), FIGURES)
def test_a_figure_below_a_unit_line(cells, unit_line, printed, value):
    clean = printed.replace("−", "-").strip()
    assert cells(f"Bảng 1. Thu ngân sách\n{unit_line}\n", HEAD, ["1", "Thu nội địa", printed]) == [(clean, value)]


NO_FIGURES = [
    ("Đơn vị tính: triệu đồng", text)
    for text in (
        "",
        "-",
        "…",
        "x",
        "không",
        "1/2022",
        "12/15",
        "(26,7",
        "2.1.3",
        "5 xã",
        "1.2,3.4",
        "480/QĐ-UBND",
        "14/5/2021",
    )
] + [
    ("", "374,4"),  # no unit anywhere: a bare number is no mention
    ("Đơn vị: Trường THCS Tây Sơn", "374,4"),  # the word, but no unit
    ("Đơn vị báo cáo: UBND huyện", "374,4"),
]


@pytest.mark.parametrize(("unit_line", "printed"), NO_FIGURES)
def test_a_cell_that_is_no_figure(cells, unit_line, printed):
    assert cells(f"Bảng 1. Thu ngân sách\n{unit_line}\n", HEAD, ["1", "Thu nội địa", printed]) == []


HEADS = [
    # head of the column, cell, value; the line above says triệu đồng
    ("Dự toán (tỷ đồng)", "5", "5000000000đ"),  # the column goes before the table
    ("Dự toán (đồng)", "5.000", "5000đ"),
    ("Tỷ lệ (%)", "55,19", "55.19%"),
    ("% so với dự toán", "55,19", "55.19%"),
    ("Tỷ lệ", "55,19", "55.19%"),
    ("So sánh (%)", "5.125", "5.125%"),
    ("Diện tích (ha)", "12,5", "12.5 ha"),
    # a count: the table's unit is not its, the noun in the head is
    ("Số hộ", "1.250", "1250 hộ"),
    ("Số hộ nghèo", "1,250", "1250 hộ"),
    ("Số công trình", "12", "12 công trình"),
    ("Số lượng hợp tác xã", "7", "7 hợp tác xã"),
    ("Tổng số lao động", "1.250", "1250 lao động"),
    ("Số HTX", "3", "3 HTX"),
    ("Số lượng", "12", None),
    # numbers that name, and count nothing
    ("Số điện thoại", "12", None),
    ("Số thửa", "12", None),
    ("Số tài khoản", "12", None),
    ("Số dự án", "7891234", None),
    ("Số hộ", "0123", None),
    ("Năm", "2022", None),
    ("Ghi chú", "12", None),
    ("Mã số", "1234", None),
    ("Số quyết định", "480", None),
    ("Thực hiện", "374,4", "374400000đ"),
    ("Đơn giá (nghìn đồng/m2)", "250", "250000đ/m2"),
]


@pytest.mark.parametrize(("head", "printed", "value"), HEADS)
def test_the_head_of_a_column_goes_before_the_line_above(cells, head, printed, value):
    expected = [(printed, value)] if value else []
    assert cells(MILLIONS, ["STT", "Nội dung", head], ["1", "Thu nội địa", printed]) == expected


def test_a_list_number_is_no_figure(cells):
    rows = [["I", "Thu", "5"], ["1", "Nội địa", "3"], ["1.1", "Thuế", "2"], ["2", "Khác", "2"]]
    assert [value for _, value in cells(MILLIONS, HEAD, *rows)] == ["5000000đ", "3000000đ", "2000000đ", "2000000đ"]


def test_numbers_of_columns_are_no_figures(cells):
    rows = [["A", "B", "1", "2"], ["1", "Thu", "374,4", "5"]]
    assert cells(MILLIONS, ["STT", "Nội dung", "Dự toán", "Thực hiện"], *rows) == [
        ("374,4", "374400000đ"),
        ("5", "5000000đ"),
    ]


def test_columns_of_their_own_units(cells):
    head = ["Nội dung", "Dự toán (triệu đồng)", "Thực hiện (triệu đồng)", "Tỷ lệ (%)"]
    assert cells("", head, ["Thu", "1.706", "1.540,5", "90,3"]) == [
        ("1.706", "1706000000đ"),
        ("1.540,5", "1540500000đ"),
        ("90,3", "90.3%"),
    ]


def test_a_unit_column_tells_each_row(cells):
    head = ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"]
    rows = [
        ["1", "Diện tích lúa", "ha", "1.250", "1.300,5"],
        ["2", "Thu ngân sách", "Triệu đồng", "374,4", "400"],
        ["3", "Hộ nghèo", "%", "3,5", "2,8"],
    ]
    assert [value for _, value in cells("", head, *rows)] == [
        *("1250 ha", "1300.5 ha"),
        *("374400000đ", "400000000đ"),
        *("3.5%", "2.8%"),
    ]


def test_a_column_headed_unit_may_hold_bodies(cells):
    rows = [["1", "Trường Mầm non 19/5", "120,5"], ["2", "Phòng Nội vụ", "80"]]
    assert [value for _, value in cells(MILLIONS, ["STT", "Đơn vị", "Kinh phí"], *rows)] == ["120500000đ", "80000000đ"]


def test_years_over_columns_are_no_figures(cells):
    assert cells(MILLIONS, ["Nội dung", "2021", "2022"], ["Thu", "374,4", "400"]) == [
        ("374,4", "374400000đ"),
        ("400", "400000000đ"),
    ]


def test_the_label_of_the_row_is_the_subject(rules, segment):
    layout = segment(MILLIONS, [HEAD, ["1", "Thu nội địa", "374,4"]]).layout
    (found,) = cell_finder(rules)(layout)
    assert found.value.subject == "Thu nội địa"
    assert found.value.step == 100000


def test_a_table_without_a_head_keeps_its_first_row(cells):
    assert [value for _, value in cells(MILLIONS, ["Thu nội địa", "374,4"], ["Thu khác", "5"])] == [
        "374400000đ",
        "5000000đ",
    ]


FORMS = [
    # unit line, head, cell -> what is the mention, value, upper end, qualifier
    ("", "Tỷ lệ (%)", "7-8", "7-8", "7", "8", ""),
    ("", "Tỷ lệ (%)", "7,5 - 8,5", "7,5 - 8,5", "7.5", "8.5", ""),
    ("", "Tỷ lệ", "5-7%", "5-7%", "5", "7", ""),
    ("", "Tỷ lệ (%)", "≈ 5", "5", "5", "", "khoảng"),
    ("", "Tỷ lệ (%)", ">95", "95", "95", "", "trên"),
    ("", "Tỷ lệ (%)", "≥ 95%", "95%", "95", "", "ít nhất"),
    ("ĐVT: đồng", "Kinh phí", "khoảng 3.000.000", "3.000.000", "3000000", "", "khoảng"),
    ("ĐVT: đồng", "Kinh phí", "Trên 250.000", "250.000", "250000", "", "trên"),
    ("ĐVT: triệu đồng", "Kinh phí", "12-15", "12-15", "12000000", "15000000", ""),
    ("ĐVT: triệu đồng", "Kinh phí", "từ 12", None, None, None, None),
    ("ĐVT: triệu đồng", "Kinh phí", "15-12", None, None, None, None),  # no range
    ("ĐVT: triệu đồng", "Kinh phí", "2021-2025", None, None, None, None),  # years
    ("ĐVT: triệu đồng", "Kinh phí", "khoảng", None, None, None, None),
    ("", "Số công trình", "khoảng 12", "12", "12", "", "khoảng"),
    ("", "Số công trình", "10-12", "10-12", "10", "12", ""),
]


@pytest.mark.parametrize(("unit_line", "head", "printed", "surface", "value", "to", "qualifier"), FORMS)
def test_ranges_and_qualifiers(rules, segment, unit_line, head, printed, surface, value, to, qualifier):
    layout = segment(
        f"Bảng 1. Kết quả\n{unit_line}\n", [["STT", "Nội dung", head], ["1", "Huyện Ba Vì", printed]]
    ).layout
    found = [
        (
            layout.text[m.start : m.end],
            plain(m.value.value),
            plain(m.value.value_to) if m.value.value_to else "",
            m.value.qualifier,
        )
        for m in cell_finder(rules)(layout)
    ]
    assert found == ([(surface, value, to, qualifier)] if surface else [])


COUNTED = [
    # heads from the top down -> unit of a figure below
    (["Số hộ nghèo", "Kế hoạch"], "1250 hộ"),
    (["Năm 2022", "Số dự án"], "1250 dự án"),
    (["Số dự án", "Kinh phí"], "1250000000đ"),  # money of its own
    (["Số liệu", "Thực hiện"], "1250000000đ"),
]


@pytest.mark.parametrize(("heads", "value"), COUNTED)
def test_a_head_over_others_may_count(cells, heads, value):
    rows = [["", "", heads[1], "Ghi chú"], ["1", "Huyện Ba Vì", "1.250", ""]]
    assert cells(MILLIONS, ["STT", "Nội dung", heads[0], heads[0]], *rows) == [("1.250", value)]


UNTOLD = [
    # text above, cell -> value: the comma parts thousands or decimals, as the other figures tell
    ("Chi 2.500,5 triệu đồng.", "12,500", "12500000đ"),
    ("Chi 2,500.5 triệu đồng; thu 1,234,567 triệu đồng.", "12,500", "12500000000đ"),
    ("Chi ngân sách.", "12,500", None),
    ("Chi ngân sách.", "12,50", "12500000đ"),
    ("Chi ngân sách.", "12.500", "12500000000đ"),
]


@pytest.mark.parametrize(("above", "printed", "value"), UNTOLD)
def test_a_comma_that_nothing_tells_is_not_guessed(cells, above, printed, value):
    text = f"{above}\nBảng 1. Thu ngân sách\nĐơn vị tính: triệu đồng\n"
    assert cells(text, HEAD, ["1", "Thu nội địa", printed]) == ([(printed, value)] if value else [])


def test_percentages_of_a_column_tell_one_anothers_style(cells):
    rows = [["Thu phí", "104,5"], ["Thu thuế", "1.250"], ["Thu khác", "5,125"]]
    assert [value for _, value in cells("", ["Nội dung", "So sánh (%)"], *rows)] == ["104.5%", "1250%", "5.125%"]


def test_english_marks_when_the_document_has_them(cells):
    rows = [["1", "Thu", "1,234,567"], ["2", "Chi", "1,234.5"], ["3", "Dư", "1,706"]]
    assert [value for _, value in cells(MILLIONS, HEAD, *rows)] == ["1234567000000đ", "1234500000đ", "1706000000đ"]


ROW_UNITS = [
    # line above, head of the column, label of the row, cell, value
    ("", "Quý I-2005", "(1). Tốc độ tăng GDP (%)", "7,23", "7.23%"),
    ("", "Quý I-2005", "GDP theo giá thực tế (nghìn tỷ đồng)", "164,2", "164200000000000đ"),
    ("", "Quý I-2005", "Tạo việc làm mới (nghìn người)", "300", "300000 người"),
    ("", "Quý I-2005", "Diện tích lúa (ĐVT: ha)", "12,5", "12.5 ha"),
    (MILLIONS, "Thực hiện", "Tỷ lệ hộ nghèo (%)", "3,5", "3.5%"),  # the row goes before the line above
    (MILLIONS, "Tỷ lệ (%)", "Thu ngân sách (tỷ đồng)", "90,3", "90.3%"),  # the column before the row
    (MILLIONS, "Dự toán (đồng)", "Thu ngân sách (tỷ đồng)", "5.000", "5000đ"),
    ("", "Ghi chú", "Tỷ lệ hộ nghèo (%)", "3", None),
    ("", "Quý I-2005", "Thu ngân sách (theo phân cấp)", "164,2", None),
]


@pytest.mark.parametrize(("above", "head", "label", "printed", "value"), ROW_UNITS)
def test_the_label_of_a_row_tells_its_unit(cells, above, head, label, printed, value):
    expected = [(printed, value)] if value else []
    assert cells(above, ["STT", "Chỉ tiêu", head], ["1", label, printed]) == expected


@pytest.mark.parametrize(
    "unit_line", ["Đơn vị tính: Triệu dồng", "ĐVT: tri\u1ec7u dồng", "Đơn vị tính: triệu đồng", "DVT: triệu đồng"]
)
def test_unit_lines_with_a_slip_of_the_keyboard(cells, unit_line):
    assert cells(f"{unit_line}\n", HEAD, ["1", "Thu nội địa", "374,4"]) == [("374,4", "374400000đ")]


def test_a_unit_line_in_decomposed_letters(cells):
    above = unicodedata.normalize("NFD", "Bảng 1. Thu ngân sách\nĐơn vị tính: triệu đồng\n")
    assert [value for _, value in cells(above, HEAD, ["1", "Thu nội địa", "374,4"])] == ["374400000đ"]


def test_a_unit_in_the_head_behind_a_word_that_may_name_a_body(cells):
    head = ["Vùng", "Mức lương tối thiểu tháng (Đơn vị: đồng/tháng)"]
    assert cells("", head, ["Vùng I", "5.310.000"]) == [("5.310.000", "5310000đ/tháng")]


MARKED = [
    # head, cell, figure as printed, value; the line above says triệu đồng
    ("Dự toán", "1.200*", "1.200", "1200000000đ"),
    ("Dự toán", "1.300 (*)", "1.300", "1300000000đ"),
    ("Dự toán", "1.250 (1)", "1.250", "1250000000đ"),
    ("Dự toán", "30,5 [2]", "30,5", "30500000đ"),
    ("Dự toán", "(26,7)*", "(26,7)", "-26700000đ"),
    ("Dự toán", "460 (tăng 10)", "460", "460000000đ"),
    ("Dự toán", "12,5 (8,1%)", "12,5", "12500000đ"),
    ("Dự toán", "khoảng 12,5 (chưa quyết toán)", "12,5", "12500000đ"),
    ("Số hộ", "25 (03 hộ người Mông)", "25", "25 hộ"),
    ("Tỷ lệ", "98,5**", "98,5", "98.5%"),
    # broken by a narrow column: neither part would be a figure
    ("Dự toán", "- 1.260.73 6", "- 1.260.73 6", "-1260736000000đ"),
    ("Dự toán", "(1.260.7 36)", "(1.260.7 36)", "-1260736000000đ"),
    ("Dự toán", "(-) 1.260", "(-) 1.260", "-1260000000đ"),
    ("Dự toán", "(+) 1.260", "(+) 1.260", "1260000000đ"),
    # the cell's own unit in brackets goes before all others
    ("Dự toán", "12 (tỷ đồng)", "12", "12000000000đ"),
    ("Dự toán", "12 (hộ)", "12", "12 hộ"),
]


@pytest.mark.parametrize(("head", "printed", "surface", "value"), MARKED)
def test_a_figure_before_a_mark_or_an_aside(cells, head, printed, surface, value):
    found = cells("Đơn vị tính: triệu đồng\n", ["STT", "Nội dung", head], ["1", "Xã Púng Luông", printed])
    assert found == [(surface, value)]


@pytest.mark.parametrize(
    "printed", ["25 (12)", "1.233,97(470.569,15)", "5 (31/12)", "*", "(1)*(2)", "12 (một", "5 xã (mới)"]
)
def test_what_is_no_mark_and_no_aside(cells, printed):
    assert cells("Đơn vị tính: triệu đồng\n", HEAD, ["1", "Xã Púng Luông", printed]) == []


BLANK_GROUPS = [
    # unit line, cells of one column, those that are read
    ("triệu đồng", ["12 500", "1 250 000", "980"], ["12500000000đ", "1250000000000đ", "980000000đ"]),
    ("triệu đồng", ["12 500", "+1 500", "(7 250)"], ["12500000000đ", "1500000000đ", "-7250000000đ"]),
    ("triệu đồng", ["12 500", "640", "3 120"], ["12500000000đ", "640000000đ", "3120000000đ"]),
    ("người", ["1 250", "3 480", "640"], ["1250 người", "3480 người", "640 người"]),
    ("triệu đồng", ["12 500"], []),  # alone it may be two
    ("triệu đồng", ["12 500", "1.250", "3 480"], ["1250000000đ"]),  # another way of grouping
    ("triệu đồng", ["12 500", "3 480", "12 50"], []),  # columns run together
    ("triệu đồng", ["12 500", "3 480", "2021 150"], []),
    ("triệu đồng", ["12 500", "3 480", "12,5 480"], []),
    ("%", ["12 500", "1 250", "98"], ["98%"]),
]


@pytest.mark.parametrize(("unit", "printed", "values"), BLANK_GROUPS)
def test_thousands_that_a_blank_parts(cells, unit, printed, values):
    rows = [[str(n), f"Xã {n}", text] for n, text in enumerate(printed, 1)]
    assert [value for _, value in cells(f"Đơn vị tính: {unit}\n", ["TT", "Nội dung", "Năm 2021"], *rows)] == values


SHORT_COLUMNS = [
    # rows of two columns below one unit, whether their cells `12 500` are read
    (["12 500", "13 250"], ["1 250", "980"], True),
    (["12 500", "13 250"], ["1.250", "980"], False),
    (["12 500", "640"], ["980", "1 25"], False),
    (["12 500", "640"], ["980", "720"], False),  # one alone
]


@pytest.mark.parametrize(("first", "second", "is_read"), SHORT_COLUMNS)
def test_cells_of_other_columns_tell_how_a_short_one_is_grouped(cells, first, second, is_read):
    head = ["TT", "Nội dung", "Dự toán", "Thực hiện"]
    found = cells("Đơn vị tính: triệu đồng\n", head, ["1", "Thuế", *first], ["2", "Phí", *second])
    assert (("12 500", "12500000000đ") in found) is is_read


def test_two_groups_in_a_row_tell_how_its_other_cells_are_grouped(cells):
    head = ["TT", "Nội dung", "Dự toán", "Quyết toán", "Chênh lệch"]
    rows = [["1", "Thu phí", "1.250", "1.200", "-50"], ["2", "Thu đất", "1 250 000", "1 300 000", "+50 000"]]
    assert ("+50 000", "50000000000đ") in cells("Đơn vị tính: triệu đồng\n", head, *rows)
