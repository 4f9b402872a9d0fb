"""Lines that are a district's or province's name alone, in a ministry's list. Text on the left, chains of its communes on the right."""

from __future__ import annotations

import pytest

from pipeline.values import Place

HEAD = "BỘ Y TẾ\nSố: 64/BC-BYT\nHà Nội, ngày 17 tháng 4 năm 2020\n\nBÁO CÁO\nDanh sách các xã\n\n"

LISTS = [
    ("Tỉnh Thái Nguyên:\nHuyện Phú Bình\n- Xã Tân Hòa\n- Xã Tân Thành\n", ["Thái Nguyên/Phú Bình/Tân Hòa", "Thái Nguyên/Phú Bình/Tân Thành"]),
    ("1. Huyện Phú Bình (02 xã):\n\n+ Xã Tân Hòa: 12 hộ\n+ Xã Tân Thành: 3 hộ\n", ["Thái Nguyên/Phú Bình/Tân Hòa", "Thái Nguyên/Phú Bình/Tân Thành"]),
    # the next line of a district, of a province
    ("Huyện Phú Bình:\n- Xã Tân Hòa\nHuyện Lạng Giang:\n- Xã Tân Thanh\n", ["Thái Nguyên/Phú Bình/Tân Hòa", "Bắc Giang/Lạng Giang/Tân Thanh"]),
    ("Huyện Phú Bình:\n- Xã Tân Hòa\nTỉnh Đắk Lắk:\n- Xã Tân Hòa\n", ["Thái Nguyên/Phú Bình/Tân Hòa", "Đắk Lắk/Buôn Đôn/Tân Hòa"]),
    # the last name of a line is not in what opens the next one
    ("Huyện Đức Linh gồm các xã: Nam Chính, Mê Pu\nTỉnh Thái Nguyên gồm các huyện: Phú Bình\n", ["Bình Thuận/Đức Linh/Nam Chính", "Bình Thuận/Đức Linh/Mê Pu"]),
    # text between, and names that the district has not
    ("Huyện Phú Bình\nđã báo cáo kết quả.\n- Xã Tân Thành\n", ["?//Tân Thành"]),
    ("Huyện Cư Jút:\n- Xã Tân Thành\n", ["?//Tân Thành"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_unit_alone_on_its_line_governs_the_items_below(run_text, text, expected):
    places = [m.value for m in run_text(HEAD + text).mentions if isinstance(m.value, Place)]
    found = [
        ("?" if p.match == "candidate" else "") + f"{p.province}/{p.district}/{p.commune}"
        for p in places
        if p.level == "commune"
    ]
    assert found == expected
