"""`Tỉnh | Huyện | Xã` below a head: levels of the budget in a table of money, places where they are counted."""

from __future__ import annotations

import pytest

import pipeline
from pipeline.values import Amount, Quantity

HEAD = "<p>UBND HUYỆN LỤC NGẠN</p><p>Số: 45/BC-UBND</p><p>Lục Ngạn, ngày 3 tháng 7 năm 2022</p><p>BÁO CÁO</p><p>Kết quả</p>"
MONEY = "Đơn vị tính: triệu đồng"


@pytest.fixture(scope="module")
def cells(tmp_path_factory):
    """A line above a table, its rows of (text, columns, rows) or texts -> {printed: amount in đồng, or count}."""

    def run(above, *rows):
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
        path = tmp_path_factory.mktemp("levels") / "a.html"
        path.write_text(f"<html><body>{HEAD}<p>{above}</p><table>{body}</table></body></html>", encoding="utf-8")
        mentions = pipeline.extract(path).mentions
        return {m.text: _told(m.value) for m in mentions if m.origin == "table" and type(m.value) in (Amount, Quantity)}

    return run


def _cell(cell):
    text, columns, rows = cell if isinstance(cell, tuple) else (cell, 1, 1)
    return f'<td colspan="{columns}" rowspan="{rows}">{text}</td>'


def _told(value):
    number = f"{value.value.normalize():f}"
    return number if isinstance(value, Amount) else f"{number} {value.unit}"


def _grouped(total, group, parts, figures):
    """A table of a total and the parts of it below one head."""
    return (
        [("TT", 1, 2), ("Nội dung", 1, 2), (total, 1, 2), (group, len(parts), 1)],
        parts,
        ["1", "Kiên cố hóa kênh mương", *figures],
        ["2", "Nạo vét sông", *("-" for _ in figures)],
    )


@pytest.mark.parametrize(
    "parts", [("Tỉnh", "Huyện", "Xã"), ("Thành phố", "Phường"), ("Huyện", "Xã"), ("TỈNH", "HUYỆN"), ("Tỉnh", "Thị xã")]
)
@pytest.mark.parametrize("group", ["Trong đó", "Chia ra", "Nguồn", "Năm 2023"])
def test_levels_below_a_head_of_a_table_of_money_are_whose_money_it_is(cells, group, parts):
    figures = ("7.540", "3.215", "2.105", "1.120")[: len(parts) + 1]
    found = cells(MONEY, *_grouped("Tổng vốn", group, parts, figures))
    assert found == {each: each.replace(".", "") + "000000" for each in figures}


def test_levels_two_heads_below_are_too(cells):
    found = cells(
        "ĐVT: tỷ đồng",
        [("Đơn vị", 1, 3), ("Kế hoạch", 4, 1)],
        [("Năm 2021", 2, 1), ("Năm 2022", 2, 1)],
        ["Huyện", "Xã", "Huyện", "Xã"],
        ["Tân Mộc", "12,5", "3,5", "14,25", "4,75"],
    )
    assert found == {"12,5": "12500000000", "3,5": "3500000000", "14,25": "14250000000", "4,75": "4750000000"}


def test_nouns_below_a_head_of_money_are_whose_it_is(cells):
    found = cells(
        "", *_grouped("Cộng (triệu đồng)", "Nguồn vốn (triệu đồng)", ("Hộ", "Doanh nghiệp"), ("750", "521", "229"))
    )
    assert found == {"750": "750000000", "521": "521000000", "229": "229000000"}


@pytest.mark.parametrize("group", ["Số đơn vị", "Đơn vị hành chính", "Số lượng", "ĐVHC", "Số xã", "Số địa phương"])
def test_levels_that_are_counted_in_a_table_of_money_stay_counts(cells, group):
    found = cells(MONEY, *_grouped("Kinh phí", group, ("Huyện", "Xã"), ("7.540", "9", "120")))
    assert found == {"7.540": "7540000000", "9": "9 huyện", "120": "120 xã"}


def test_levels_that_part_a_count_stay_counts(cells):
    found = cells(MONEY, *_grouped("Số đơn vị", "Trong đó", ("Huyện", "Xã"), ("129", "9", "120")))
    assert found.get("9") == "9 huyện"
    assert found.get("120") == "120 xã"


def test_levels_without_money_stay_counts(cells):
    found = cells("", *_grouped("Tỷ lệ (%)", "Đạt chuẩn", ("Huyện", "Xã"), ("75,5", "9", "120")))
    assert found == {"9": "9 huyện", "120": "120 xã"}


def test_a_row_of_units_of_counts_and_money_stays_one(cells):
    found = cells(MONEY, *_grouped("Tổng vốn", "Hỗ trợ", ("Xã", "Triệu đồng"), ("7.540", "12", "3.100")))
    assert found == {"7.540": "7540000000", "12": "12 xã", "3.100": "3100000000"}


def test_levels_that_the_unit_line_tells_stay_counts(cells):
    found = cells("Đơn vị tính: triệu đồng, xã", *_grouped("Kinh phí", "Hỗ trợ", ("Xã", "Huyện"), ("7.540", "12", "3")))
    assert found.get("7.540") == "7540000000"
    assert found.get("12") in (None, "12 xã")


def test_levels_below_money_without_a_unit_have_none(cells):
    assert cells("", *_grouped("Tổng", "Kinh phí", ("Tỉnh", "Huyện"), ("7.540", "3.215", "4.325"))) == {}
