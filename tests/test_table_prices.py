"""Tables of prices and fees: the line above says the money, the column of units what the money is for."""

from __future__ import annotations

import pytest

from pipeline.values import Amount, Quantity

HEAD = "SỞ XÂY DỰNG\nSố: 45/CB-SXD\nCao Bằng, ngày 3 tháng 7 năm 2023\n\nCÔNG BỐ\nVề vật liệu\n\n"


@pytest.fixture(scope="module")
def report(run_text):
    """Lines above and the rows of a table -> report."""

    def run(above, *rows):
        ruled = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
        return run_text(HEAD + above + "\n" + "\n".join("| " + " | ".join(row) + " |" for row in ruled) + "\n")

    return run


def _figures(report):
    """{printed: value and what it is for}."""
    return {
        m.text: f"{m.value.value.normalize():f} {getattr(m.value, 'currency', '') or m.value.unit}/{m.value.per}".rstrip(
            "/"
        )
        for m in report.mentions
        if m.origin == "table" and isinstance(m.value, Amount | Quantity)
    }


@pytest.mark.parametrize(
    "head",
    ["Giá", "Giá bán lẻ", "Mức giá tối thiểu", "Giá vật liệu đến chân công trình", "Lệ phí", "Mức thu phí", "Đơn giá", "Mức hỗ trợ",
     "Giá ngày 15/7", "Phí thẩm định", "Tháng 7/2023", "Huyện Hòa An"],
)  # fmt: skip
@pytest.mark.parametrize(("line", "value"), [("Đơn vị tính: đồng", "85000"), ("ĐVT: VNĐ", "85000")])
def test_a_price_is_money_for_one_of_the_rows_unit(report, head, line, value):
    told = report(line, ["TT", "Tên", "ĐVT", head], ["1", "Đá hộc", "m3", "85.000"], ["2", "Thép hình", "kg", "17.200"])
    assert _figures(told) == {"85.000": f"{value} VND/m3", "17.200": "17200 VND/kg"}
    assert not [p for p in told.problems if p.code == "unclear_figures"]


def test_prices_by_the_thousand(report):
    told = report("ĐVT: 1.000 đồng", ["TT", "Dịch vụ", "Đơn vị tính", "Mức thu"], ["1", "Cấp giấy", "hồ sơ", "150"])
    assert _figures(told) == {"150": "150000 VND/hồ sơ"}


def test_the_heads_above_speak_of_prices(report):
    told = report(
        "Đơn vị tính: đồng",
        ["TT", "Tên", "ĐVT", "Giá bán tại huyện Trùng Khánh", "Giá bán tại huyện Hạ Lang"],
        ["1", "Cát", "m3", "320.000", "310.000"],
    )
    assert _figures(told) == {"320.000": "320000 VND/m3", "310.000": "310000 VND/m3"}


@pytest.mark.parametrize("head", ["Số lượng", "Khối lượng", "Diện tích", "Sản lượng"])
def test_counts_keep_the_rows_unit(report, head):
    told = report("Đơn vị tính: đồng", ["TT", "Tên", "ĐVT", head, "Giá bán"], ["1", "Cát", "m3", "12", "310.000"])
    assert _figures(told) == {"12": "12 m3", "310.000": "310000 VND/m3"}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # a row of money, of percentages, or without a unit: a table of indicators
        ([["Diện tích lúa", "ha", "1.250"], ["Thu ngân sách", "triệu đồng", "3.400"]], {"1.250": "1250 ha", "3.400": "3400000000 VND"}),
        ([["Sản lượng", "tấn", "1.250"], ["Tỷ lệ hộ nghèo", "%", "3,4"]], {"1.250": "1250 tấn"}),
        ([["Sản lượng", "tấn", "1.250"], ["Tổng chi", "", "3.400"]], {"1.250": "1250 tấn", "3.400": "3400000000 VND"}),
    ],
)  # fmt: skip
def test_indicators_keep_the_units_of_their_rows(report, rows, found):
    assert _figures(report("ĐVT: triệu đồng", ["Chỉ tiêu", "ĐVT", "Năm 2022"], *rows)) == found


def test_beside_sums_a_plan_is_of_the_rows_unit(report):
    told = report("ĐVT: triệu đồng", ["Tên", "ĐVT", "Kế hoạch", "Kinh phí"], ["Đường xã", "km", "12,5", "25.000"])
    assert _figures(told) == {"12,5": "12.5 km", "25.000": "25000000000 VND"}


@pytest.mark.parametrize(
    ("line", "head"),
    [("ĐVT: triệu đồng", ["Năm 2022"]), ("ĐVT: đồng", ["Giá tháng 7", "Tồn kho"]), ("ĐVT: đồng", ["Giá tháng 7", "Tháng 8"])],
)  # fmt: skip
def test_what_may_be_either_has_no_unit_and_is_told(report, line, head):
    told = report(line, ["Tên", "ĐVT", *head], ["Ngô hạt", "tấn", *["8.500"] * (len(head) - 1), "7.250"])
    assert "7.250" not in _figures(told)
    assert [p.message for p in told.problems if p.code == "unclear_figures" and f'"{head[-1]}"' in p.message]


def test_a_price_speaks_in_the_line_above(report):
    told = report("Bảng giá vật liệu\nĐVT: nghìn đồng", ["Tên", "ĐVT", "Quý I", "Quý II"], ["Cát", "m3", "320", "315"])
    assert _figures(told) == {"320": "320000 VND/m3", "315": "315000 VND/m3"}


def test_values_and_counts_are_no_prices(report):
    told = report("", ["Tên", "ĐVT", "Số lượng đánh giá"], ["Máy cày", "cái", "12"])
    assert _figures(told) == {"12": "12 cái"}


def test_a_unit_of_money_in_the_row_says_all(report):
    told = report("ĐVT: đồng", ["Tên", "ĐVT", "Giá bán"], ["Điện", "đồng/kWh", "2.500"], ["Nước", "đồng/m3", "9.800"])
    assert _figures(told) == {"2.500": "2500 VND/kWh", "9.800": "9800 VND/m3"}


def test_prices_in_no_known_money_are_told(report):
    told = report("", ["Tên", "ĐVT", "Giá bán"], ["Cát", "m3", "320"], ["Xi măng", "tấn", "1.250"])
    assert _figures(told) == {}
    assert [p.message for p in told.problems if p.code == "unclear_figures" and '"Giá bán"' in p.message]
