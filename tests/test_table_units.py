"""Which unit a cell's figure has: its column's head, its row's unit, the table's; and which figures have none."""

from __future__ import annotations

import pytest

from pipeline.model import Amount, Quantity

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
    return f"{number} đồng" if isinstance(value, Amount) else f"{number} {value.unit}"


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
