"""Which unit a cell's figure has: its column's head, its row's unit, the table's; and which figures have none."""

from __future__ import annotations

import pytest

from pipeline.values import Amount, Percentage, Quantity

HEAD = "UBND HUYỆN LẬP VÒ\nSố: 12/BC-UBND\nLập Vò, ngày 3 tháng 7 năm 2022\n\nBÁO CÁO\nKết quả năm 2022\n\n"


@pytest.fixture(scope="module")
def cells(run_text):
    """Text above a table and its rows -> {printed: amount in đồng, or quantity with its unit}."""

    def run(*parts):
        text = HEAD + "".join(
            part + "\n"
            if isinstance(part, str)
            else "\n".join("| " + " | ".join(row) + " |" for row in _ruled(part)) + "\n\n"
            for part in parts
        )
        return {
            m.text: _told(m.value)
            for m in run_text(text).mentions
            if m.origin == "table" and isinstance(m.value, Amount | Quantity)
        }

    return run


def _ruled(rows):
    return [rows[0], ["---"] * len(rows[0]), *rows[1:]]


def _told(value):
    number = f"{value.value.normalize():f}"
    if isinstance(value, Amount):
        return f"{number} đồng" if value.currency == "VND" else f"{number} {value.currency}"
    return f"{number} {value.unit}"


def test_a_head_of_money_beats_the_unit_of_the_row(cells):
    found = cells(
        [
            ["TT", "Vật tư", "ĐVT", "Số lượng", "Đơn giá (đồng)", "Thành tiền (đồng)"],
            ["1", "Xi măng", "tấn", "125", "1.450.000", "181.250.000"],
        ]
    )
    assert found == {"125": "125 tấn", "1.450.000": "1450000 đồng", "181.250.000": "181250000 đồng"}


def test_a_column_of_money_has_the_unit_of_the_table(cells):
    found = cells(
        "Đơn vị tính: triệu đồng",
        [["TT", "Nội dung", "ĐVT", "Khối lượng", "Kinh phí"], ["1", "Đường liên xã", "km", "12,5", "25.000"]],
    )
    assert found == {"12,5": "12.5 km", "25.000": "25000000000 đồng"}


@pytest.mark.parametrize("head", ["Khối lượng hoàn thành", "Khối lượng thực hiện đến 30/9", "KLHT"])
def test_work_done_is_money_where_projects_are_told_by_their_cost(cells, head):
    found = cells(
        "Đơn vị tính: triệu đồng\n",
        [["TT", "Dự án", "Kế hoạch vốn", head, "Giải ngân"], ["1", "Đường Xuân Lôi", "21.500", "16.340", "16.250"]],
    )
    assert found == {text: f"{text.replace('.', '')}000000 đồng" for text in ("21.500", "16.340", "16.250")}


def test_work_done_has_a_unit_of_its_own_where_it_has_a_price(cells):
    found = cells(
        "Đơn vị tính: triệu đồng\n",
        [["TT", "Công việc", "Đơn giá", "Khối lượng thực hiện", "Thành tiền"], ["1", "Bê tông", "1,2", "450", "540"]],
    )
    assert found == {"1,2": "1200000 đồng", "540": "540000000 đồng"}


def test_codes_and_years_are_no_money(cells):
    found = cells(
        "ĐVT: Triệu đồng",
        [
            ["Dự án", "Mã dự án", "Thời gian KC-HT", "Khởi công", "Tổng mức đầu tư"],
            ["Trường mầm non", "7891234", "2022", "2021", "14.400"],
        ],
    )
    assert found == {"14.400": "14400000000 đồng"}


def test_a_unit_is_that_of_one_table(cells):
    found = cells(
        "ĐVT: tỷ đồng",
        [["Chỉ tiêu", "Năm 2022"], ["Thu ngân sách", "58,5"]],
        "Tình hình hộ nghèo:",
        [["Chỉ tiêu", "Năm 2022"], ["Tổng số hộ", "12.345"]],
    )
    assert found == {"58,5": "58500000000 đồng"}


@pytest.mark.parametrize(
    ("label", "is_total"),
    [("Tổng số", True), ("TỔNG CỘNG", True), ("Tổng cộng các khoản", True), ("Tổng số (I+II)", True), ("Cộng", True),
     ("Tổng số hộ", False), ("Tổng mức bán lẻ", False), ("Tổng giá trị sản xuất", False)],
)  # fmt: skip
def test_a_total_is_no_indicator(segment, label, is_total):
    layout = segment("Bảng 1\n", [["Chỉ tiêu", "Năm 2022"], ["Thu", "5"], [label, "5"]]).layout
    assert (2 in layout.grids[0].total_rows) is is_total


@pytest.mark.parametrize(
    "unit",
    ["1.000đ", "1.000 đồng", "1000 đ", "1.000 VNĐ", "1000VND", "ngàn đ", "nghìn VNĐ"],
)
def test_a_column_of_units_holds_no_amounts(cells, unit):
    found = cells(
        [["TT", "Nội dung", "ĐVT", "Dự toán"], ["1", "Phí chợ", unit, "12.250"], ["2", "Lệ phí", unit, "45,5"]]
    )
    assert found == {"12.250": "12250000 đồng", "45,5": "45500 đồng"}


@pytest.mark.parametrize("mark", ['"', "nt", "-nt-", "”", "như trên"])
def test_a_ditto_mark_says_the_unit_of_the_row_above(cells, mark):
    found = cells(
        [["Chỉ tiêu", "ĐVT", "Thực hiện"], ["Thu ngân sách", "triệu đồng", "3.400"], ["Chi ngân sách", mark, "2.150"],
         ["Chi lương", mark, "45"], ["Diện tích lúa", "ha", "12,5"], ["Diện tích ngô", mark, "6,3"]],
    )  # fmt: skip
    assert found == {
        "3.400": "3400000000 đồng",
        "2.150": "2150000000 đồng",
        "45": "45000000 đồng",
        "12,5": "12.5 ha",
        "6,3": "6.3 ha",
    }


@pytest.mark.parametrize(
    ("line", "value"),
    [("Đơn vị tính: 1000 VNĐ", "1486000 đồng"), ("(ĐVT: 1.000 VNĐ)", "1486000 đồng"), ("Đơn vị tính: ngàn đ", "1486000 đồng"),
     ("ĐV: triệu đồng", "1486000000 đồng"), ("Số tiền tính bằng triệu đồng", "1486000000 đồng"),
     ("Đơn vị tính: tỷ VNĐ", "1486000000000 đồng"), ("ĐV: Trường Mầm non Hoa Sen", None), ("ĐV chủ trì: phòng Tài chính", None)],
)  # fmt: skip
def test_unit_lines(cells, line, value):
    assert cells(line, [["TT", "Nội dung", "Dự toán"], ["1", "Chi lương", "1.486"]]).get("1.486") == value


SIDE_BY_SIDE = [
    # the second table's head, its figure with the first one's unit line
    (["Khoản chi", "Số tiền"], "45500000 đồng"),
    (["Tên xã", "Số hộ nghèo"], None),
    (["Chức danh", "Biên chế"], None),
]


@pytest.mark.parametrize(("head", "value"), SIDE_BY_SIDE)
def test_two_tables_below_one_unit_line(cells, head, value):
    found = cells("ĐVT: nghìn đồng", [["Khoản thu", "Số tiền"], ["Thu phí", "12.250"]], [head, ["Chi lương", "45.500"]])
    assert found["12.250"] == "12250000 đồng"
    assert value in (None, found.get("45.500"))
    assert value or "đồng" not in found.get("45.500", "")


ROWS = [["Chi y tế", "1.250", "45"], ["Chi giáo dục", "980,5", "30"]]
INSIDE = [
    # rows above the figures of a table with three columns -> unit of the second, unit of the third
    ([["Đơn vị tính: triệu đồng", "", ""], ["Nội dung", "Năm 2019", "Năm 2020"]], "triệu", "triệu"),
    ([["", "", "ĐVT: triệu đồng"], ["Nội dung", "Dự toán", "Tỷ lệ"]], "triệu", None),
    ([["Bảng 2. Chi ngân sách", "", "(triệu đồng)"], ["Nội dung", "Dự toán", "Quyết toán"]], "triệu", "triệu"),
    ([["Nội dung", "Năm 2019", "Năm 2020"], ["Đơn vị tính: triệu đồng", "", ""]], "triệu", "triệu"),
    ([["Nội dung", "Kinh phí", "Đối tượng"], ["", "(triệu đồng)", "(người)"]], "triệu", "người"),
    ([["Nội dung", "Kinh phí", "Đối tượng"], ["", "triệu đồng", "người"]], "triệu", "người"),
    ([["Nội dung", "Kinh phí", "Đối tượng"], ["ĐVT", "triệu đồng", "người"], ["A", "1", "2"]], "triệu", "người"),
    # a column's own unit goes before the table's
    ([["Đơn vị tính: triệu đồng", "", ""], ["Nội dung", "Năm 2019", "Số hộ"]], "triệu", "hộ"),
    # bodies and captions without a unit are no unit rows
    ([["Đơn vị: Trường Tiểu học Nà Tấu", "", ""], ["Nội dung", "Năm 2019", "Năm 2020"]], None, None),
    ([["Nội dung", "Năm 2019", "Năm 2020"], ["Thu ngân sách huyện", "", ""]], None, None),
]


@pytest.mark.parametrize(("rows", "second", "third"), INSIDE)
def test_units_in_rows_of_the_table(cells, rows, second, third):
    found = cells([*rows, *ROWS])
    scaled = {"triệu": ("1250000000 đồng", "45000000 đồng"), "người": ("1250 người", "45 người"), "hộ": ("", "45 hộ")}
    assert found.get("1.250") == (scaled[second][0] if second else None)
    assert found.get("45") == (scaled[third][1] if third else None)


CAPTIONS = [
    # lines above, value of 1.250
    ("Bảng 1. Chi đầu tư (triệu đồng)", "1250000000 đồng"),
    ("Biểu 02: Thu ngân sách năm 2018 (tỷ đồng)", "1250000000000 đồng"),
    ("Phụ biểu 3. Diện tích cây cà phê (ha)", "1250 ha"),
    ("Bảng 7. Sản lượng tôm nuôi (1.000 tấn)", "1250000 tấn"),
    ("Bảng 4: Chi thường xuyên của các xã\nnăm 2021 (nghìn đồng)", "1250000 đồng"),
    ("Kinh phí thực hiện năm 2022 (triệu đồng):", "1250000000 đồng"),
    # no unit: what the parentheses say is none, or a figure stands before them, or they are not at the end
    ("Bảng 1. Chi đầu tư (tiếp theo)", None),
    ("Bảng 1. Chi đầu tư (xã, phường)", None),
    ("Bảng 1. Mức chi (triệu đồng) của các huyện", None),
    ("Tổng kinh phí hỗ trợ là 1.980 (triệu đồng)", None),
    ("Kết quả kiểm tra (12 xã)", None),
]


@pytest.mark.parametrize(("line", "value"), CAPTIONS)
def test_units_in_captions(cells, line, value):
    assert cells(line, [["Nội dung", "Năm trước", "Năm nay"], *ROWS]).get("1.250") == value


LISTS = [
    # unit line, head, value of 1.250
    ("Đơn vị tính: 1.000 USD", "Xuất khẩu", "1250000 USD"),
    ("ĐVT: 1000 EUR", "Vốn ODA", "1250000 EUR"),
    ("Đơn vị tính: Số tiền: triệu đồng; tỷ lệ: %", "Số tiền", "1250000000 đồng"),
    ("Số tiền: triệu đồng; Tỷ lệ: %", "Số tiền", "1250000000 đồng"),
    ("Đơn vị tính: triệu đồng, %", "Năm 2019", "1250000000 đồng"),
    ("Đơn vị: người, triệu đồng", "Kinh phí", "1250000000 đồng"),
    ("Đơn vị: người, triệu đồng", "Dân số", "1250 người"),
    ("Đơn vị: người, triệu đồng", "Năm 2019", None),
    ("ĐVT: ha, tạ/ha, tấn", "Diện tích", "1250 ha"),
    ("ĐVT: ha, tạ/ha, tấn", "Sản lượng", "1250 tấn"),
    ("Đơn vị: ha", "Lúa mùa", "1250 ha"),
    ("Đơn vị : 1000 tấn", "Cà phê", "1250000 tấn"),
    ("Đơn vị tính: triệu đồng (giá hiện hành)", "Năm 2019", "1250000000 đồng"),
    # names that share one
    ("Biểu 04 (thu, chi, kết dư: triệu đồng; sản lượng: tấn)", "Tổng chi NS", "1250000000 đồng"),
    ("Biểu 04 (thu, chi, kết dư: triệu đồng; sản lượng: tấn)", "Sản lượng hải sản", "1250 tấn"),
    ("Đơn vị tính: số thu, số chi: triệu đồng; hộ nghèo, lao động: người", "Lao động nữ", "1250 người"),
    ("Biểu 04 (thu, chi: triệu đồng; nợ thuế: tỷ đồng)", "Nợ thuế", "1250000000000 đồng"),
    ("Biểu 04 (thu, chi, kết dư: triệu đồng)", "Diện tích lúa", None),
    # one unit, and what a head measures
    ("Đơn vị tính: người", "Dân số", "1250 người"),
    ("Đơn vị tính: người", "Lao động", "1250 người"),
    ("Đơn vị tính: ha", "Diện tích", "1250 ha"),
    ("Đơn vị tính: ha", "Sản lượng", None),
    ("Đơn vị tính: ha", "Dân số", None),
    ("Đơn vị tính: người", "Kinh phí", None),
    ("Đơn vị tính: triệu đồng", "Dân số", None),
    ("ĐVT: triệu đồng", "Thôn", None),
    # bodies
    ("Đơn vị: xã, phường", "Năm 2019", None),
    ("Đơn vị: con em công nhân", "Năm 2019", None),
]


@pytest.mark.parametrize(("line", "head", "value"), LISTS)
def test_units_told_together(cells, line, head, value):
    assert cells(line, [["Nội dung", head, "Ghi chú"], *ROWS]).get("1.250") == value


UNIT_COLUMNS = [
    # heads, cells, value of 1.250
    (["Vật tư", "Số lượng", "ĐVT", "Thành tiền"], ["Gạch", "1.250", "viên", "9"], "1250 viên"),
    (["Vật tư", "ĐVT", "Khối lượng", "Thành tiền"], ["Cát", "m3", "1.250", "9"], "1250 m3"),
    (["Chỉ tiêu", "Năm 2020", "Năm 2021", "ĐVT"], ["Diện tích lúa", "1.250", "1.300", "ha"], "1250 ha"),
    (["Chỉ tiêu", "ĐVT", "Kinh phí", "Ghi chú"], ["Chi lương", "triệu đồng", "1.250", ""], "1250000000 đồng"),
    # money is not counted by the piece, and no year, code or note is
    (["Vật tư", "ĐVT", "Số lượng", "Đơn giá"], ["Xi măng", "tấn", "12", "1.250"], None),
    (["Công trình", "ĐVT", "Quy mô", "Mã số"], ["Đường liên xã", "km", "12", "1.250"], None),
    (["Mặt hàng", "Xuất khẩu", "Số lượng", "ĐVT", "Đơn giá"], ["Gạo", "1.250", "12", "tấn", "9"], None),
]


@pytest.mark.parametrize(("heads", "row", "value"), UNIT_COLUMNS)
def test_which_columns_a_column_of_units_tells(cells, heads, row, value):
    assert cells([heads, row]).get("1.250") == value


def test_a_caption_tells_the_unit_of_its_own_table(cells):
    found = cells(
        [["Đơn vị tính: ha", "", ""], ["Xã", "Lúa", "Ngô"], ["Xã Nghĩa An", "1.250", "980"]],
        "Bảng 2. Đàn vật nuôi (con)",
        [["Xã", "Trâu", "Bò"], ["Xã Nghĩa An", "45", "67"]],
    )
    assert found == {"1.250": "1250 ha", "980": "980 ha", "45": "45 con", "67": "67 con"}


MONEY_LINES = [
    # line above the table, what 45,5 in its column `Năm 2021` is
    ("ĐVT: 1.000.000 đồng", "45500000 đồng"),
    ("Đơn vị tính: 1.000.000.000 đồng", "45500000000 đồng"),
    ("ĐVT: 1.000 đồng", "45500 đồng"),
    ("Số tiền: triệu đồng", "45500000 đồng"),
    ("Kinh phí: tỷ đồng.", "45500000000 đồng"),
    # an amount, and no unit
    ("Kinh phí: 1.000.000 đồng", None),
    ("Hỗ trợ mỗi hộ (1.000.000 đồng):", None),
    ("Số tiền: triệu đồng tùy theo đối tượng", None),
]


@pytest.mark.parametrize(("line", "value"), MONEY_LINES)
def test_lines_that_tell_the_unit_of_money(cells, line, value):
    assert cells(line, [["Nội dung", "Năm 2021"], ["Chi sự nghiệp", "45,5"]]).get("45,5") == value


def test_a_row_of_units_stands_behind_the_heads(segment):
    rows = [["Xã", "Diện tích", "Sản lượng"], ["", "ha", "tấn"], ["Tân Hội", "12,5", "60"]]
    (grid,) = segment("Bảng 3\n", rows).layout.grids
    assert (grid.head_rows, grid.column_labels) == (2, ("Xã", "Diện tích (ha)", "Sản lượng (tấn)"))


@pytest.mark.parametrize(
    "rows",
    [
        [["Cấp", "Tên", "Số lượng"], ["xã", "hộ", "người"], ["", "", ""]],  # no figures, no units that one could tell
        [["Cấp", "ĐVT", "Ghi chú"], ["", "(ha)", ""], ["Lúa", "tấn", ""]],
        [["Phần 1. Chỉ tiêu", "", ""], ["1", "Loại", "xã"], ["2", "Dạng", "ha"]],
    ],
)
def test_rows_that_are_no_units(segment, rows):
    (grid,) = segment("Kết quả\n", rows).layout.grids
    assert grid.head_rows == 1


# ---- units told within the body --------------------------------------------------------------------------------

FIVE = ["TT", "Nội dung", "Dự toán", "Thực hiện"]


def test_a_row_of_its_own_tells_the_unit_of_all_rows_below(cells):
    found = cells(
        "Đơn vị tính: triệu đồng",
        [
            FIVE,
            ["1", "Thu nội địa", "12.510", "13.120"],
            ["", "", "Đơn vị tính: đồng", ""],
            ["2", "Chi thường xuyên", "4.500.000.000", "4.400.000.000"],
            ["", "ĐVT: tấn", "", ""],
            ["3", "Sản lượng", "1.230", "1.320"],
        ],
    )
    assert found == {
        "12.510": "12510000000 đồng",
        "13.120": "13120000000 đồng",
        "4.500.000.000": "4500000000 đồng",
        "4.400.000.000": "4400000000 đồng",
        "1.230": "1230 tấn",
        "1.320": "1320 tấn",
    }


def test_a_unit_told_within_goes_before_that_of_the_table_for_money_too(cells):
    found = cells(
        "Đơn vị tính: triệu đồng",
        [
            ["TT", "Nội dung", "Kinh phí"],
            ["1", "Thu nội địa", "12.510"],
            ["", "(Đơn vị tính: đồng)", ""],
            ["2", "Chi khác", "4.500.000.000"],
        ],
    )
    assert found == {"12.510": "12510000000 đồng", "4.500.000.000": "4500000000 đồng"}


def test_a_group_without_figures_tells_the_unit_of_its_rows_only(cells):
    found = cells(
        "ĐVT: ha",
        [
            FIVE,
            ["I", "Trồng trọt", "", ""],
            ["1", "Lúa ruộng", "1.210", "1.250"],
            ["2", "Sản lượng (tấn)", "", ""],
            ["-", "Vụ xuân", "3.110", "3.220"],
            ["3", "Ngô", "515", "510"],
            ["II", "Chăn nuôi (con)", "", ""],
            ["1", "Trâu", "2.010", "2.120"],
            ["III", "Rừng", "912", "953"],
        ],
    )
    assert found == {
        "1.210": "1210 ha",
        "1.250": "1250 ha",
        "3.110": "3110 tấn",
        "3.220": "3220 tấn",
        "515": "515 ha",
        "510": "510 ha",
        "2.010": "2010 con",
        "2.120": "2120 con",
        "912": "912 ha",
        "953": "953 ha",
    }


def test_groups_without_numbering_end_at_the_next(cells):
    found = cells(
        [
            ["Chỉ tiêu", "Năm trước", "Năm nay"],
            ["Thu ngân sách (triệu đồng)", "", ""],
            ["Thuế", "1.250", "1.350"],
            ["Dân số (người)", "", ""],
            ["Nam", "12.500", "13.400"],
            ["Các việc khác", "", ""],
            ["Hồ sơ", "17", "18"],
        ]
    )
    assert found == {
        "1.250": "1250000000 đồng",
        "1.350": "1350000000 đồng",
        "12.500": "12500 người",
        "13.400": "13400 người",
    }


def test_a_unit_with_figures_beside_it_is_of_its_own_row(cells):
    found = cells(
        "ĐVT: ha",
        [FIVE, ["1", "Sản lượng (tấn)", "3.110", "3.220"], ["2", "Ngô", "515", "510"], ["3", "Sắn", "25", "26"]],
    )
    assert found["3.110"] == "3110 tấn"
    assert found["515"] == "515 ha"


@pytest.mark.parametrize("head", ["Tăng bình quân (%/năm)", "Tốc độ tăng (%)"])
def test_percentages_by_the_year_are_percentages(run_text, head):
    table = f"| TT | Nội dung | {head} |\n|---|---|---|\n| 1 | Nông nghiệp | 3,25 |\n| 2 | Công nghiệp | 12,40 |\n"
    found = [(m.text, f"{m.value.value:f}") for m in run_text(HEAD + table).mentions if isinstance(m.value, Percentage)]
    assert found == [("3,25", "3.25"), ("12,40", "12.40")]


ROW_NAMES = [
    # unit line, head of the first column, its cells, head of the next -> whether those are labels
    ("Đơn vị: người", "Nhóm tuổi", ["0-14", "15-59", "Trên 60"], "Nữ", True),
    ("Đơn vị tính: Người", "Thâm niên (năm)", ["Dưới 5", "5 - 10", "Trên 10"], "Nam", True),
    ("Đơn vị tính: hộ", "Quy mô đàn", ["Dưới 10", "Từ 10 đến 50", "51-100"], "Thái Thụy", True),
    ("Đơn vị tính: đồng", "Mức sử dụng", ["1-10", "Trên 10"], "Giá nước", True),
    ("Đơn vị: người", "Độ tuổi", ["60+", "0-14", "Khác"], "Nữ", True),
    # figures that are none of names
    ("Đơn vị tính: triệu đồng", "Thu", ["1.250", "340"], "Chi", False),
]  # fmt: skip


@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize(("line", "head", "first", "following", "are_labels"), ROW_NAMES)
def test_the_first_column_names_the_rows(cells, line, head, first, following, are_labels, numbered):
    rows = [[head, following], *([each, f"{41 + at}"] for at, each in enumerate(first))]
    if numbered and are_labels:
        rows = [["TT" if at == 0 else str(at), *row] for at, row in enumerate(rows)]
    found = cells(line, rows)
    assert [each for each in first if each in found] == ([] if are_labels else first)
    assert all(f"{41 + at}" in found for at in range(len(first)))


def test_ranges_behind_the_names_are_figures(cells):
    found = cells("Đơn vị: người", [["Thôn", "Dự kiến", "Nữ"], ["Bản Lác", "10-12", "41"], ["Bản Văn", "8-9", "37"]])
    assert found == {"10-12": "10 người", "41": "41 người", "8-9": "8 người", "37": "37 người"}


SLASHED = [
    # unit line, head, row label, cell -> value with its unit
    ("Đơn vị tính: đồng", "Mức chi", "Phụ cấp Bí thư chi bộ", "1.000.000/tháng", "1000000 đồng"),
    ("Đơn vị tính: triệu đồng", "Dự toán", "Chi lương", "2.500,-", "2500000000 đồng"),
    ("Đơn vị tính: đồng", "Số tiền", "Chi lương", "2.500.000,-", "2500000 đồng"),
    ("", "Kết quả", "Số xã đạt chuẩn nông thôn mới (xã)", "6/8", "6 xã"),
    ("", "Kết quả", "Hộ có nước sạch (hộ)", "45/45", "45 hộ"),
    ("ĐVT: hộ", "Kết quả", "Xã Mường Cơi", "186/337", "186 hộ"),
    # a day, a month, two amounts, more than the whole, a share
    ("ĐVT: hộ", "Kết quả", "Xã Mường Cơi", "6/8", None),
    ("ĐVT: hộ", "Kết quả", "Xã Mường Cơi", "5/2020", None),
    ("Đơn vị tính: triệu đồng", "Dự toán", "Thu đất", "1.250/1.300", None),
    ("ĐVT: hộ", "Kết quả", "Xã Mường Cơi", "337/186", None),
    ("", "Tỷ lệ (%)", "Xã Mường Cơi", "186/337", None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "head", "label", "cell", "value"), SLASHED)
def test_slashes_and_dashes_behind_figures(cells, line, head, label, cell, value):
    found = cells(line, [["Nội dung", head], [label, cell], ["Chi khác", "120"], ["Chi quỹ", "95"]])
    assert found.get(cell, found.get(cell.removesuffix(",-"))) == value


BELOW = [
    # line below the table -> value of a cell above it
    ("Ghi chú: Đơn vị tính là triệu đồng.", "1250000000 đồng"),
    ("Ghi chú: ĐVT: nghìn đồng", "1250000 đồng"),
    ("Ghi chú: số liệu của Phòng Tài chính, đơn vị tính là triệu đồng.", None),
    ("Đơn vị tính: triệu đồng", None),  # that of another table
]


@pytest.mark.parametrize(("line", "value"), BELOW)
def test_a_note_below_tells_the_unit(cells, line, value):
    found = cells("Kết quả thu:", [["Chỉ tiêu", "Năm 2020"], ["Thu thuế", "1.250"], ["Thu phí", "340"]], line)
    assert found.get("1.250") == value


def test_a_head_of_what_was_attained_is_percent_where_it_is_worked_out_so(run_text):
    def units(*attained):
        rows = "".join(f"| Thu {n} | {a} | {b} | {v} |\n" for (n, a, b), v in zip(ROWS_ATTAINED, attained, strict=True))
        text = (
            f"{HEAD}ĐVT: Triệu đồng, %\n\n| Nội dung | Kế hoạch | Thực hiện | Đạt |\n| --- | --- | --- | --- |\n{rows}"
        )
        return {cell.unit for cell in run_text(text).cells if cell.column == 3 and cell.row}

    assert units("110", "82,5") == {"%"}
    assert units("1.640", "190") == {""}


ROWS_ATTAINED = [("phí", "1.500", "1.650"), ("khác", "240", "198")]


TAILS = [
    ("Giá trị tăng thêm (giá so sánh 2010, tỷ đồng)", "1250000000000 đồng"),
    ("Vốn đầu tư phát triển, triệu đồng", "1250000000 đồng"),
    ("Sản lượng khai thác biển - tấn", "1250 tấn"),
    ("Dân số trung bình – nghìn người", "1250000 người"),
    ("Sản lượng mía (vụ 2019/2020), tấn", "1250 tấn"),
    ("Kim ngạch nhập khẩu; triệu USD", "1250000000 USD"),
    ("Trứng gia cầm, nghìn quả", "1250000 quả"),
    # things and words for other things, metals, letters of a list, two units
    ("Tài sản (nhà, xe)", None),
    ("Phế liệu sắt, nhôm, đồng", None),
    ("Quặng (chì, kẽm, đồng)", None),
    ("Khoản a, b, c, d, đ", None),
    ("Ruộng, mẫu", None),
    ("Ban chỉ đạo xã - thôn", None),
    ("Diện tích, sản lượng (ha, tấn)", None),
    ("Sản lượng kg, tấn", None),
]


@pytest.mark.parametrize(("label", "value"), TAILS)
def test_a_unit_behind_a_comma_or_a_dash_of_the_label(cells, label, value):
    found = cells([["Chỉ tiêu", "Năm 2019", "Năm 2020"], [label, "1.250", "1.312,5"], ["Chỉ tiêu khác", "87", "91"]])
    assert found.get("1.250") == value
    assert "87" not in found


WITHIN = [
    [["ĐVT: triệu đồng", "Kế hoạch"], ["Thu ngân sách", "12.500"]],
    [["TT", "Chỉ tiêu (ĐVT: triệu đồng)", "Kế hoạch"], ["1", "Thu ngân sách", "12.500"], ["2", "Chi ngân sách", "11.800"]],
    [["Biểu thu ngân sách (ĐVT: triệu đồng)", ""], ["Chỉ tiêu", "Kế hoạch"], ["Thu ngân sách", "12.500"]],
    [["Chỉ tiêu", "Kế hoạch"], ["ĐVT: triệu đồng", ""], ["Thu ngân sách", "12.500"]],
]  # fmt: skip


@pytest.mark.parametrize("rows", WITHIN)
def test_a_unit_within_the_table_is_that_of_its_figures(cells, rows):
    assert cells(rows)["12.500"] == "12500000000 đồng"


def test_a_unit_in_the_head_of_the_rows_names_is_not_that_of_columns_with_their_own(cells):
    found = cells([["Xã (ĐVT: triệu đồng)", "Số hộ nghèo", "Diện tích (ha)"], ["Tân Hưng", "1.250", "3.120"]])
    assert found == {"1.250": "1250 hộ", "3.120": "3120 ha"}


def test_a_unit_in_the_head_of_a_column_of_figures_is_its_own(cells):
    found = cells([["Số tiền (ĐVT: nghìn đồng)", "Diện tích"], ["12.500", "3.120"], ["14.700", "2.150"]])
    assert found["12.500"] == "12500000 đồng"
    assert "3.120" not in found


def test_a_first_row_that_tells_the_unit_of_the_only_other(cells):
    """It is no head: a list number below it is not measured."""
    assert cells([("ĐVT: triệu đồng", "", ""), ("1", "Thu ngân sách", "1.234,5")]) == {"1.234,5": "1234500000 đồng"}


@pytest.mark.parametrize(
    ("head", "figure", "value"),
    [
        ("Số báo cáo", "48.216,7", "48216700000 đồng"),
        ("Số Báo cáo", "(1.384,5)", "-1384500000 đồng"),
        ("Số kế hoạch", "1.250", "1250000000 đồng"),
        ("Số kết luận", "0,75", "750000 đồng"),
        ("Số quyết định", "12/QĐ-UBND", None),
        ("Số kết luận", "15/KL-TTr", None),
        ("Số báo cáo", "105", None),  # may be the number of a report
        ("Số hợp đồng", "1.250", None),
        ("Số tài khoản", "3949.0.105", None),
    ],
)
def test_what_was_reported_or_planned_is_no_number_of_a_document(cells, head, figure, value):
    found = cells("Đơn vị tính: triệu đồng", [["Chỉ tiêu", head, "Chênh lệch"], ["Chi thường xuyên", figure, "3,5"]])
    assert found == ({figure: value} if value else {}) | {"3,5": "3500000 đồng"}


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("Giá trị hợp đồng", "1250000000 đồng"),
        ("Giá trị Hợp Đồng", "1250000000 đồng"),
        ("GIÁ TRỊ HỢP ĐỒNG", "1250000000 đồng"),
        ("Chi cho cộng đồng", "1250000000 đồng"),
        ("Vốn đường nội đồng", "1250000000 đồng"),
        ("Phụ cấp Hội đồng", "1250000000 đồng"),
        ("Kinh phí, đồng", "1250 đồng"),
        ("Số tiền đồng", "1250 đồng"),
        ("Giá trị hợp đồng (đồng)", "1250 đồng"),
        ("Hợp đồng tỷ đồng", "1250000000000 đồng"),
    ],
)
def test_a_word_that_ends_like_a_unit_of_money_is_none(cells, head, value):
    assert cells("Đơn vị tính: triệu đồng", [["Gói thầu", head], ["Kè sông Cái", "1.250"]]) == {"1.250": value}


def test_staff_under_contract_are_no_money(cells):
    assert cells([["TT", "Đơn vị", "Biên chế", "Hợp đồng"], ["1", "Sở Y tế", "103", "22"]]) == {}


@pytest.mark.parametrize(
    ("head", "value"),
    [
        # counts, spans and grades have no unit of a table of money; a measure is the unit
        ("Lượt người", None),
        ("Ngày công", None),
        ("Số DN", None),
        ("Công suất", None),
        ("Thời hạn vay", None),
        ("Bậc", None),
        ("Số năm", None),
        ("Km", "1250 km"),
        ("Ha", "1250 ha"),
        ("Tấn", "1250 tấn"),
        ("m2", "1250 m2"),
        ("TB", "1250000000 đồng"),  # trung bình
        ("Số KH", "1250000000 đồng"),
        ("Số thu", "1250000000 đồng"),
        ("Công trình", "1250000000 đồng"),
        ("Mức lương", "1250000000 đồng"),
        ("Ngày công (đồng)", "1250 đồng"),
    ],
)
def test_heads_that_are_no_money_in_a_table_of_money(cells, head, value):
    found = cells("Đơn vị tính: triệu đồng", [["Địa bàn", "Kinh phí", head], ["Xã An Lạc", "3,5", "1.250"]])
    assert found == ({"1.250": value} if value else {}) | {"3,5": "3500000 đồng"}


@pytest.mark.parametrize(
    ("head", "value"),
    [
        # by two words and more, or by so many of them; the table's unit is another
        ("Thu nhập (triệu đồng/lao động)", "1250000000 đồng"),
        ("Học phí (nghìn đồng/học sinh/tháng)", "1250000 đồng"),
        ("Mức hỗ trợ (triệu đồng/hộ nghèo)", "1250000000 đồng"),
        ("Đơn giá (đồng/ngày công)", "1250 đồng"),
        ("Giá bán (đ/kg hơi)", "1250 đồng"),
        ("Lưu lượng (m3/ngày đêm)", "1250 m3"),
        ("Bình quân (kg/lao động)", "1250 kg"),
        ("Định mức (lít/ca máy)", "1250 lít"),
        ("Giá trị (theo giá hiện hành; triệu đồng)", "1250000000 đồng"),
        ("Giá trị (triệu đồng, giá so sánh 2010)", "1250000000 đồng"),
        ("Kinh phí [triệu đồng]", "1250000000 đồng"),
        ("Thành tiền (x1000đ)", "1250000 đồng"),
        ("Kinh phí (vốn vay/vốn tự có)", "1250000000000 đồng"),  # no unit: that of the table
        ("Kinh phí (vay ngân hàng)", "1250000000000 đồng"),
    ],
)
def test_units_in_heads_by_what_has_several_words(cells, head, value):
    found = cells("Đơn vị tính: tỷ đồng", [["Địa bàn", "Vốn", head], ["Xã An Lạc", "3,5", "1.250"]])
    assert found == {"3,5": "3500000000 đồng", "1.250": value}


@pytest.mark.parametrize(
    ("head", "is_percent"),
    [("Đạt %KH", True), ("So %CK", True), ("Chiếm %", True), ("Đối ứng 10%KH", False), ("Vốn 10% KH", False)],
)
def test_a_sign_of_percent_right_before_what_it_is_of(run_text, head, is_percent):
    rows = f"| Xã | Vốn | {head} |\n|---|---|---|\n| An Lạc | 3,5 | 96,4 |\n"
    found = [m for m in run_text(f"{HEAD}Đơn vị tính: tỷ đồng\n{rows}").mentions if m.text == "96,4"]
    assert [isinstance(m.value, Percentage) for m in found] == [is_percent]


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("Số giải ngân", "1250000000 đồng"),
        ("Số công nợ phải thu", "1250000000 đồng"),
        ("Số quỹ còn lại", "1250000000 đồng"),
        ("Số điều chỉnh", "1250000000 đồng"),
        ("Số cấp phát", "1250000000 đồng"),
        ("Số tiết kiệm", "1250000000 đồng"),
        ("Tổng số nguồn vốn", "1250000000 đồng"),
        ("Số giải", "1250 giải"),
        ("Số công", "1250 công"),
        ("Số công trình", "1250 công trình"),
        ("Số phần quà", "1250 phần"),
        ("Tổng số hộ", "1250 hộ"),
    ],
)
def test_words_of_money_that_begin_like_a_counted_noun(cells, head, value):
    found = cells("Đơn vị tính: triệu đồng", [["Địa bàn", "Kinh phí", head], ["Xã An Lạc", "3,5", "1.250"]])
    assert found == {"3,5": "3500000 đồng", "1.250": value}


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Số hộ vay vốn", "1250 hộ"),
        ("Tổng số học sinh", "1250 học sinh"),
        ("Số dự án", "1250 dự án"),
        ("Số lượt khách", "1250 lượt khách"),
        ("Tỷ lệ nợ xấu", None),  # a percentage
        ("Tốc độ tăng trưởng", None),
        ("Số công nợ", "1250000000 đồng"),
        ("Số giải ngân", "1250000000 đồng"),
        ("Hỗ trợ hộ nghèo", "1250000000 đồng"),
        ("Số hộ được hỗ trợ (triệu đồng)", "1250000000 đồng"),
    ],
)
def test_a_row_that_counts_in_a_table_of_money(cells, label, value):
    found = cells(
        "Đơn vị tính: triệu đồng", [["Chỉ tiêu", "Kế hoạch", "Thực hiện"], [label, "", "1.250"], ["Thu", "3,5", ""]]
    )
    assert found == ({"1.250": value} if value else {}) | {"3,5": "3500000 đồng"}


def test_columns_of_money_beside_a_row_that_counts(cells):
    rows = [["Nội dung", "Số lượng", "Kinh phí"], ["Số hộ được hỗ trợ", "12", "480"], ["Thu", "3", "5"]]
    assert cells("Đơn vị tính: triệu đồng", rows)["480"] == "480000000 đồng"
