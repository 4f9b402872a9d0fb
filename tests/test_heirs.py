"""What districts, and communes that no source tells the end of, are since the reform."""

from __future__ import annotations

import pytest

from pipeline.gazetteer import gazetteer_of
from pipeline.heirs import heirs

DISTRICTS = [
    # the communes that hold its land, as it was on the day
    ("huyện", "Bình Sơn", "2022-05-01", "Bình Chương Bình Minh Bình Sơn Vạn Tường Đông Sơn"),
    ("quận", "Thủ Đức", "2018-01-01", "Hiệp Bình Linh Xuân Tam Bình Thủ Đức"),
    ("thị xã", "Kỳ Anh", "2022-01-01", "Hoành Sơn Hải Ninh Kỳ Hoa Sông Trí Vũng Áng"),
    # told after its end
    ("huyện", "Hoành Bồ", "2023-01-01", "Hoành Bồ Kỳ Thượng Lương Minh Quảng La Thống Nhất"),
    # became a town on the day on which a commune of it ended
    ("huyện", "Trảng Bàng", "2012-01-01", "An Tịnh Gia Lộc Gò Dầu Hưng Thuận Phước Chỉ Trảng Bàng"),
    (
        "huyện",
        "Thủy Nguyên",
        "2007-09-21",
        "Bạch Đằng Hòa Bình Lê Ích Mộc Lưu Kiếm Nam Triệu Thiên Hương Thủy Nguyên Việt Khê",
    ),
    # islands, with communes and without
    ("huyện", "Lý Sơn", "2018-01-01", "Lý Sơn"),
    ("huyện", "Lý Sơn", "2022-01-01", "Lý Sơn"),
    ("huyện", "Bạch Long Vĩ", "2022-01-01", "Bạch Long Vĩ"),
    ("huyện", "Hoàng Sa", "2022-01-01", "Hoàng Sa"),
    ("huyện", "Phú Quí", "2022-01-01", "Phú Quý"),
    ("huyện", "Kiên Hải", "2022-01-01", "Kiên Hải"),
    # a commune's end is not known
    ("huyện", "Thông Nông", "2015-01-01", ""),
]


@pytest.mark.parametrize(("kind", "name", "day", "expected"), DISTRICTS)
def test_units_of_today_that_hold_a_districts_land(rules, kind, name, day, expected):
    gazetteer = gazetteer_of(rules)
    rows = [row for row in gazetteer.called(name, "district") if row.type == kind]
    row = next((row for row in rows if row.valid_from <= day and (not row.valid_to or day < row.valid_to)), rows[-1])
    assert " ".join(sorted(unit.name for unit in heirs(gazetteer, row, day))) == expected


def test_every_district_of_the_last_day_has_its_units(rules):
    gazetteer = gazetteer_of(rules)
    rows = [row for row in gazetteer.rows if row.level == "district" and row.valid_to == "2025-07-01"]
    assert [row.name for row in rows if not heirs(gazetteer, row, "2025-06-30")] == []


def test_a_commune_of_a_district_that_became_one_without_communes(rules):
    gazetteer = gazetteer_of(rules)
    (row,) = (row for row in gazetteer.called("An Vĩnh", "commune") if row.parent == "536")
    assert [unit.type for unit in heirs(gazetteer, row, "2019-10-01")] == ["đặc khu"]


def test_a_commune_that_ended_with_its_district_is_left_open(rules):
    gazetteer = gazetteer_of(rules)
    (row,) = (row for row in gazetteer.called("Vị Quang", "commune") if row.parent == "044")
    assert heirs(gazetteer, row, "2015-01-01") == ()
