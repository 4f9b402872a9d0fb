"""Rows of bare cities in documents of the whole country, and of districts behind their province."""

from __future__ import annotations

import pytest

from pipeline.values import Place

MINISTRY = "BỘ GIAO THÔNG VẬN TẢI\nSố: 21/BC-BGTVT\nHà Nội, ngày 10/5/{year}\n\nBÁO CÁO\nKết quả\n\n{text}"
ROWS = [
    (
        "Tàu chạy qua Phan Rang, Nha Trang, Tuy Hòa và Quy Nhơn.",
        2022,
        "Phan Rang - Tháp Chàm,Nha Trang,Tuy Hòa,Quy Nhơn",
    ),
    ("Khách đến từ Cần Thơ, Long Xuyên, Rạch Giá.", 2022, "Long Xuyên,Rạch Giá"),
    ("Phú Yên có Đồng Xuân, Sơn Hòa, Tây Hòa.", 2022, "Đồng Xuân,Sơn Hòa,Tây Hòa"),
    ("Ở Quảng Nam mưa lớn nhất là Duy Xuyên, Đại Lộc.", 2022, "Duy Xuyên,Đại Lộc"),
    # persons, whose names districts have
    ("Các tác giả Thanh Hà, Hải Hà, Thu Hà.", 2022, ""),
    ("Hai ca sĩ Chí Linh, Thanh Hà.", 2022, ""),
    # not all lie in the province, or it is one of the row
    ("Phú Yên có Đồng Xuân, Gia Lâm.", 2022, ""),
    ("Đoàn gồm Phú Yên, Sông Cầu, Tuy An.", 2022, ""),
    # there are none since the reform
    ("Phú Yên cũ có Đồng Xuân, Sơn Hòa, Tây Hòa.", 2026, ""),
]


@pytest.mark.parametrize(("text", "year", "expected"), ROWS)
def test_rows(run_text, text, year, expected):
    report = run_text(MINISTRY.format(text=text, year=year))
    places = [row.value for row in report.mentions if isinstance(row.value, Place)]
    assert ",".join(place.district for place in places if place.level == "district") == expected


def test_a_row_in_a_provinces_document_is_left_to_what_the_province_has(run_text):
    head = "UBND TỈNH KHÁNH HÒA\nSố: 21/BC-UBND\nKhánh Hòa, ngày 10/5/2022\n\nBÁO CÁO\nKết quả\n\n"
    report = run_text(f"{head}Đội Vị Thanh, Gia Nghĩa.")
    places = [row.value for row in report.mentions if isinstance(row.value, Place)]
    assert [place.name for place in places if place.level == "district"] == []
