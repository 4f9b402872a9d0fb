"""Communes that only another province has: candidates, unless the text tells that province or district."""

from __future__ import annotations

import pytest

from pipeline.values import Place

HEAD = "ỦY BAN NHÂN DÂN\nHUYỆN {}\nSố: 64/BC-UBND\n{}, ngày 17 tháng 4 năm 2014\n\nBÁO CÁO\nTình hình kinh tế\n\n"

FAR = [
    # own district, text, chain and match of the last commune
    ("Lâm Hà", "Bí thư Đảng ủy xã Ỷ La.", "Tuyên Quang/Tuyên Quang/Ỷ La", "candidate"),
    ("Nho Quan", "Trạm Y tế xã Cư Pui.", "Đắk Lắk/Krông Bông/Cư Pui", "candidate"),
    # one like it in the own district
    ("Hòa An", "Bí thư Đảng ủy xã Trưng Vương.", "//", "candidate"),
    # told behind, before in the paragraph, before in the document
    ("Lâm Hà", "Bí thư Đảng ủy xã Ỷ La, tỉnh Tuyên Quang.", "Tuyên Quang/Tuyên Quang/Ỷ La", "exact"),
    ("Lâm Hà", "Đoàn của tỉnh Tuyên Quang thăm huyện; xã Ỷ La trao đổi.", "Tuyên Quang/Tuyên Quang/Ỷ La", "context"),
    ("Nho Quan", "Thăm xã Cư Pui, huyện Krông Bông.\n\nTại xã Cư Pui có mưa.", "Đắk Lắk/Krông Bông/Cư Pui", "context"),
    # the own province's
    ("Văn Chấn", "Bí thư Đảng ủy xã Chế Cu Nha.", "Yên Bái/Mù Cang Chải/Chế Cu Nha", "context"),
]


@pytest.mark.parametrize(("own", "text", "chain", "match"), FAR)
def test_a_commune_that_only_another_province_has(run_text, own, text, chain, match):
    places = [m.value for m in run_text(HEAD.format(own.upper(), own) + text).mentions if isinstance(m.value, Place)]
    last = [place for place in places if place.level == "commune"][-1]
    assert (f"{last.province}/{last.district}/{last.commune}", last.match) == (chain, match)


def test_in_a_ministrys_document_the_only_one_is_sure(run_text):
    head = "BỘ Y TẾ\nSố: 64/BC-BYT\nHà Nội, ngày 17 tháng 4 năm 2014\n\nBÁO CÁO\nTình hình dịch\n\n"
    (commune,) = [
        m.value for m in run_text(head + "Tại xã Ỷ La.").mentions if getattr(m.value, "level", "") == "commune"
    ]
    assert (commune.province, commune.match) == ("Tuyên Quang", "exact")


BESIDE = [
    # the bracket is of the last; it is of both where it can be
    ("Thăm mô hình tại Đà Lạt và huyện Khánh Vĩnh (Khánh Hòa).", ["Đà Lạt/Lâm Đồng", "Khánh Vĩnh/Khánh Hòa"]),
    ("Thăm mô hình tại Diên Khánh và Khánh Vĩnh (Khánh Hòa).", ["Diên Khánh/Khánh Hòa", "Khánh Vĩnh/Khánh Hòa"]),
    ("Thăm mô hình tại Đà Lạt và Mỹ Tho (Tiền Giang).", ["Đà Lạt/Lâm Đồng", "Mỹ Tho/Tiền Giang"]),
]


@pytest.mark.parametrize(("text", "districts"), BESIDE)
def test_a_province_in_a_bracket_behind_the_last_of_a_list(run_text, text, districts):
    head = "UBND TỈNH NINH THUẬN\nSố: 64/BC-UBND\nPhan Rang, ngày 17 tháng 4 năm 2014\n\nBÁO CÁO\nTình hình\n\n"
    found = [m for m in run_text(head + text).mentions if isinstance(m.value, Place) and m.origin == "prose"]
    assert [f"{m.value.name}/{m.value.province}" for m in found if m.value.level == "district"] == districts


SEATS = [
    (
        "Nâng cấp đường từ Vị Xuyên (huyện Vị Xuyên) đi Xín Mần (huyện Xín Mần).",
        ["Vị Xuyên/Vị Xuyên", "Xín Mần/Xín Mần"],
    ),
    ("Nâng cấp đường tại Vị Xuyên, Xín Mần.", ["Vị Xuyên/", "Xín Mần/"]),
]


@pytest.mark.parametrize(("text", "units"), SEATS)
def test_a_name_put_into_the_district_called_like_it_is_its_communes(run_text, text, units):
    head = "UBND TỈNH HÀ GIANG\nSố: 64/BC-UBND\nHà Giang, ngày 17 tháng 6 năm 2016\n\nBÁO CÁO\nTình hình\n\n"
    found = [m for m in run_text(head + text).mentions if isinstance(m.value, Place) and m.origin == "prose"]
    assert [f"{m.value.name}/{m.value.commune}" for m in found if not m.text.startswith("huyện")] == units
