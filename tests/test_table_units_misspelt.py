"""Units told with slips, short forms and other marks: read where they are plain, else told as not understood."""

from __future__ import annotations

import pytest

from pipeline.values import Amount, Quantity

HEAD = "UBND HUYỆN LẬP VÒ\nSố: 12/BC-UBND\nLập Vò, ngày 3 tháng 7 năm 2022\n\nBÁO CÁO\nKết quả năm 2022\n\n"


@pytest.fixture(scope="module")
def read(run_text):
    """A line above and rows of a table -> ({printed: value and unit}, problems that speak of a unit)."""

    def run(above, *rows):
        ruled = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
        report = run_text(HEAD + above + "\n" + "\n".join("| " + " | ".join(row) + " |" for row in ruled) + "\n")
        found = {
            m.text: f"{m.value.value.normalize():f} {getattr(m.value, 'currency', '') or m.value.unit}"
            for m in report.mentions
            if m.origin == "table" and isinstance(m.value, Amount | Quantity)
        }
        return found, [p.message for p in report.problems if "not understood" in p.message]

    return run


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Đơn vi tính: Triệu đồng", "1250500000 VND"),
        ("Đon vị tính: nghìn đồng", "1250500 VND"),
        ("(Đơn yị tính: triệu đồng)", "1250500000 VND"),
        ("Don vi tinh: trd", "1250500000 VND"),
        ("Đơn vị tính: Tr. đồng", "1250500000 VND"),
        ("ĐVT: tỷ. đồng", "1250500000000 VND"),
        ("Tính bằng: nghìn đồng", "1250500 VND"),
        ("Đơn vị: 1.000.000 đồng", "1250500000 VND"),
        ("Đơn vị tính: Triêu đồng", "1250500000 VND"),
        ("ĐVT:Triệuđồng", "1250500000 VND"),
        ("ĐVT: Tr.USD", "1250500000 USD"),
        # as OCR reads it
        ("Đan vị tính: triệu đồng", "1250500000 VND"),
        ("vị tính: triệu đồng", "1250500000 VND"),
        ("Đơn vị tinh: tỷ đồng", "1250500000000 VND"),
        ("Đơnvịtính: nghìn đồng", "1250500 VND"),
        ("Bảng 3. Vốn chi nhánh. Bon vị tính: ha, triệu đồng", None),
        ("Máy vi tính: 25 chiếc", None),
        ("Giá trị tài sản: vị trí tính toán", None),
    ],
)
def test_a_unit_line(read, line, value):
    found, problems = read(line, ["TT", "Nội dung", "Thực hiện"], ["1", "Chi", "1.250,5"], ["2", "Thu", "820,1"])
    assert found.get("1.250,5") == value
    assert problems == []


@pytest.mark.parametrize(
    ("unit", "value"),
    [("Tr. đồng", "12500000 VND"), ("Tỷ.đ", "12500000000 VND"), ("triệu.đ", "12500000 VND"), ("Tr.VNĐ", "12500000 VND"),
     ("Tr. USD", "12500000 USD"), ("Triệu USD.", "12500000 USD"), ("ng.đ", "12500 VND"), ("Hợp đồng", "12.5 hợp đồng")],
)  # fmt: skip
def test_a_column_of_units(read, unit, value):
    found, problems = read("", ["Chỉ tiêu", "ĐVT", "Năm 2019"], ["Giá trị", unit, "12,5"], ["Diện tích", "ha", "3,4"])
    assert found == {"12,5": value, "3,4": "3.4 ha"}
    assert problems == []


@pytest.mark.parametrize("line", ["Đơn vị tính: Tr/đồng", "ĐVT: tiệu-đồng", "Đơn vị: triu đồng", "ĐVT: đồg"])
def test_a_unit_line_that_is_not_understood_is_told(read, line):
    found, problems = read(line, ["TT", "Nội dung", "Thực hiện"], ["1", "Chi", "1.250,5"])
    assert found == {}
    assert len(problems) == 1
    assert line in problems[0]


def test_a_unit_of_a_row_that_is_not_understood_is_told(read):
    found, problems = read("", ["Chỉ tiêu", "ĐVT", "Năm 2019"], ["Giá trị", "tiệu đồng", "12,5"], ["Lúa", "ha", "3,4"])
    assert found == {"3,4": "3.4 ha"}
    assert '"tiệu đồng"' in problems[0]


@pytest.mark.parametrize(
    "line",
    [
        "Đơn vị báo cáo: UBND xã Tân Mỹ",
        "Đơn vị: Phòng Tài chính",
        "Đơn vị chủ trì: Hội đồng",
        "Đơn vị thực hiện hợp đồng",
    ],
)
def test_a_body_is_no_unit(read, line):
    assert read(line, ["TT", "Nội dung", "Thực hiện"], ["1", "Chi", "1.250,5"]) == ({}, [])


def test_a_line_of_a_table_that_tells_its_units_itself(read):
    found, problems = read("Đơn vị tính: như dưới", ["TT", "Nội dung", "Số tiền (đồng)"], ["1", "Chi", "1.250"])
    assert (found, problems) == ({"1.250": "1250 VND"}, [])
