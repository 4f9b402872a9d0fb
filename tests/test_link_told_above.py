"""A commune told with its district right behind it: that chain holds, whatever the own district has by the name."""

from __future__ import annotations

import pytest

from pipeline.values import Place

HEAD = "UBND HUYỆN {upper}\nSố: 21/BC-UBND\n{name}, ngày 10/5/{year}\n\nBÁO CÁO\nKết quả\n\nTỉnh {province}. {text}"
CASES = [
    # one that no list holds, or not there: the chain as printed, open
    ("Đông Anh", "Hà Nội", 2016, "Quê xã Hải Bối, huyện Hải Hậu, tỉnh Nam Định.", ["Nam Định/Hải Hậu/Hải Bối candidate "]),
    ("Hương Sơn", "Hà Tĩnh", 2022, "Quê xã Sơn Hòa (huyện Phù Ninh).", ["Phú Thọ/Phù Ninh/Sơn Hòa candidate "]),
    ("Krông Nô", "Đắk Nông", 2012, "Dân từ xã Đức Xuyên, huyện Thạch An.", ["Cao Bằng/Thạch An/Đức Xuyên candidate "]),
    ("Đông Anh", "Hà Nội", 2016, "Quê xã Hải Bối, tỉnh Nam Định.", ["Nam Định//Hải Bối candidate "]),
    # another name of a commune there
    ("Đông Anh", "Hà Nội", 2022, "Quê xã Kim Chung, huyện Hưng Hà.", ["Thái Bình/Hưng Hà/Kim Trung exact 12664"]),
    ("An Biên", "Kiên Giang", 2022, "Quê xã Hưng Yên, huyện Hưng Nguyên.",
     ["Nghệ An/Hưng Nguyên/Hưng Yên Nam exact 18007"]),
    # the own one, told in full or alone
    ("Đông Anh", "Hà Nội", 2016, "Bà Lan ở xã Hải Bối (huyện Đông Anh).", ["Hà Nội/Đông Anh/Hải Bối exact 00508"]),
    ("Đông Anh", "Hà Nội", 2016, "Bà Lan ở xã Hải Bối.", ["Hà Nội/Đông Anh/Hải Bối context 00508"]),
    # a list of units
    ("Hương Sơn", "Hà Tĩnh", 2022, "Gửi: UBND xã Sơn Tây, huyện Hương Khê, thị xã Hồng Lĩnh.",
     ["Hà Tĩnh/Hương Sơn/Sơn Tây context 18172"]),
    ("Đông Anh", "Hà Nội", 2016, "Giáp xã Hải Bối, xã Võng La và huyện Mê Linh.",
     ["Hà Nội/Đông Anh/Hải Bối context 00508", "Hà Nội/Đông Anh/Võng La context 00514"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "province", "year", "text", "expected"), CASES, ids=[case[3] for case in CASES])
def test_a_chain_holds_before_the_own_district(run_text, name, province, year, text, expected):
    report = run_text(HEAD.format(upper=name.upper(), name=name, province=province, year=year, text=text))
    places = [row.value for row in report.mentions if isinstance(row.value, Place) and row.value.level == "commune"]
    assert [f"{p.province}/{p.district}/{p.commune} {p.match} {p.code}" for p in places] == expected
