"""Provinces and districts read wrong, repaired against the own province. Text on the left; level, code, match on the right."""

from __future__ import annotations

import pytest

from pipeline.values import Place

HEAD = "ỦY BAN NHÂN DÂN\nHUYỆN {upper}\nSố: 12/BC-UBND\n{name}, ngày 9/8/2018\n\nBÁO CÁO\nKết quả\n\n"

CASES = [
    # own district, text, the place; level, code and match, None where it is none
    ("Quảng Trạch", "Tại tỉnh Quàng Bình.", "tỉnh Quàng Bình", ("province", "44", "fuzzy")),
    ("Quảng Trạch", "Tại tỉnh Quang Bình.", "tỉnh Quang Bình", ("province", "44", "fuzzy")),  # a district in Hà Giang
    ("Quảng Trạch", "Tại huyện Quảng Trach.", "huyện Quảng Trach", ("district", "454", "fuzzy")),
    ("Hoài Đức", "Tại huyện Đan Phương có 5 hộ.", "huyện Đan Phương", ("district", "273", "fuzzy")),
    ("Tuy An", "Tại thị xã Sông Câu.", "thị xã Sông Câu", ("district", "557", "fuzzy")),
    ("Tuy An", "Các huyện: Đồng Xuân, Sơn Hoa và Sông Hinh.", "Sơn Hoa", ("district", "560", "fuzzy")),
    ("Tuy An", "HUYỆN ĐỒNG XUẬN", "HUYỆN ĐỒNG XUẬN", ("district", "558", "fuzzy")),
    # the commune's district is told by a damaged name
    ("Tuy An", "Tại xã Xuân Phước, huyện Đồng Xuận.", "xã Xuân Phước", ("commune", "22111", "exact")),
    # behind the type word it may be any province
    ("Tuy An", "Tại tỉnh Quàng Bình.", "tỉnh Quàng Bình", ("province", "44", "fuzzy")),
    ("Tuy An", "Chuyển đến tỉnh Kiên Giaug.", "tỉnh Kiên Giaug", ("province", "91", "fuzzy")),
    ("Tuy An", "Giao lưu với tỉnh Hải Nam.", "tỉnh Hải Nam", None),  # in China, and not Hà Nam
    # letters that look alike
    ("Tuy An", "Tại tỉnh Pbú Yên.", "tỉnh Pbú Yên", ("province", "54", "fuzzy")),
    ("Tuy An", "Tại huyện Đồnq Xuân.", "huyện Đồnq Xuân", ("district", "558", "fuzzy")),
    ("Tuy An", "Tại huyện Đồng Xoan.", "huyện Đồng Xoan", None),
    # another province's, another type's, too unlike
    ("Tuy An", "Tại huyện Quảng Trach.", "huyện Quảng Trach", None),
    ("Tuy An", "Tại thành phố Sông Câu.", "thành phố Sông Câu", None),
    ("Tuy An", "Tại huyện Sông Câu.", "huyện Sông Câu", None),
    ("Tuy An", "Tại huyện Son Hoa.", "huyện Son Hoa", None),
    ("Tuy An", "Nghỉ tại Sơn Hoa.", "Sơn Hoa", None),  # without a type word
    ("Tuy An", "Tại thành phố Vinh Yên.", "thành phố Vinh Yên", None),
    # nothing is wrong with the name: another unit's
    ("Tuy An", "Tại huyện Sông Lô.", "huyện Sông Lô", ("district", "253", "exact")),
]


@pytest.mark.parametrize(("name", "text", "printed", "expected"), CASES)
def test_damaged_units_above_communes(run_text, name, text, printed, expected):
    head = HEAD.format(upper=name.upper(), name=name)
    found = {
        " ".join(m.text.split()): (m.value.level, m.value.code, m.value.match)
        for m in run_text(head + text).mentions
        if isinstance(m.value, Place) and m.start >= len(head) - 1
    }
    assert found.get(printed) == expected
