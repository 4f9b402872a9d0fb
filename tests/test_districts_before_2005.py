"""Districts of whose names there is none in the list of units: `huyện Xuân Thủy`. Known by their type word, without a code."""

from __future__ import annotations

import pytest

from pipeline.values import Place

FOUND = [
    ("quê ở huyện Thiệu Yên cũ", ["huyện Thiệu Yên"]),
    ("các huyện Nam Ninh, Hải Hậu", ["huyện Nam Ninh", "Hải Hậu"]),
    ("HUYỆN CHÂU GIANG", ["HUYỆN CHÂU GIANG"]),
    # communes and what is only called so
    ("xã Xuân Thủy, sông Giằng, đồng chí Hiên", ["xã Xuân Thủy"]),
]


@pytest.mark.parametrize(("text", "printed"), FOUND)
def test_found_by_their_type_word(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed


def test_resolved_in_the_province_of_today(run_text):
    text = "UBND TỈNH HẢI DƯƠNG\nSỞ NỘI VỤ\nSố: 12/BC-SNV\nHải Dương, ngày 12/11/2015\n\nBÁO CÁO\nKết quả\n\n1. Tách huyện Tứ Lộc.\n"
    found = {m.text: m.value for m in run_text(text).mentions if isinstance(m.value, Place)}["huyện Tứ Lộc"]
    assert (found.level, found.province, found.district, found.code) == ("district", "Hải Dương", "Tứ Lộc", "")
    assert (found.current_province, found.current_name) == ("Hải Phòng", "")


def test_each_ended_before_the_list_begins(rules, gazetteer):
    for name, (_, days, province) in rules.section("words.districts_before_2005").items():
        since, until = days.split("/")
        assert since < until < "2005"
        assert not gazetteer.has(name, ("district",))
        assert gazetteer.province_of(gazetteer.without_code(name), "2010-01-01").code == province
