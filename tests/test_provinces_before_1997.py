"""Provinces of whose names there is none today: `tỉnh Hà Nam Ninh`. Known by their type word, without a code."""

from __future__ import annotations

import pytest

from pipeline.cli import main
from pipeline.values import Place

FOUND = [
    ("quê ở tỉnh Hà Nam Ninh, công tác tại tỉnh Hà Bắc", ["tỉnh Hà Nam Ninh", "tỉnh Hà Bắc"]),
    ("TỈNH NGHĨA BÌNH và tỉnh Bình Trị\nThiên", ["TỈNH NGHĨA BÌNH", "tỉnh Bình Trị Thiên"]),
    ("các tỉnh Hải Hưng, Vĩnh Phú và Hà Sơn Bình", ["tỉnh Hải Hưng", "Vĩnh Phú", "Hà Sơn Bình"]),
    ("tỉnh Quảng Nam - Đà Nẵng; tỉnh Gia Lai-Kon Tum", ["tỉnh Quảng Nam - Đà Nẵng", "tỉnh Gia Lai-Kon Tum"]),
    ("đặc khu Vũng Tàu - Côn Đảo", ["đặc khu Vũng Tàu - Côn Đảo"]),
    # two provinces of today, and names that only begin so
    ("hai tỉnh Gia Lai - Kon Tum", ["tỉnh Gia Lai", "Kon Tum"]),
    ("giáp ranh tỉnh Quảng Nam - Đà Nẵng", ["tỉnh Quảng Nam", "Đà Nẵng"]),
    ("các tỉnh Quảng Trị, Quảng Nam - Đà Nẵng", ["tỉnh Quảng Trị", "Quảng Nam", "Đà Nẵng"]),
    ("tỉnh Quảng Nam - Đà Nẵng - Quảng Ngãi", ["tỉnh Quảng Nam", "Đà Nẵng", "Quảng Ngãi"]),
    ("tỉnh Hà Nam\nNinh Bình", ["tỉnh Hà Nam", "Ninh Bình"]),
    # rivers, mountains, companies and communes
    ("sông Cửu Long, dãy Hoàng Liên Sơn, Đạm Hà Bắc, cầu Sông Bé", []),
    ("xã Vĩnh Phú và phường Nam Hà", ["xã Vĩnh Phú", "phường Nam Hà"]),
]


@pytest.mark.parametrize(("text", "printed"), FOUND)
def test_found_by_their_type_word(toponyms, text, printed):
    assert [" ".join(name.split()) for name, _, _ in toponyms(text)] == printed


RESOLVED = [
    # place; name, province, code, what holds it now
    ("tỉnh Hà Nam Ninh", "Hà Nam Ninh", "", "Ninh Bình"),
    ("tỉnh Bình Trị Thiên", "Bình Trị Thiên", "", "Quảng Trị;Huế"),
    ("tỉnh Quảng Nam - Đà Nẵng", "Quảng Nam - Đà Nẵng", "", "Đà Nẵng"),
    ("tỉnh Hải Hưng", "Hải Hưng", "", "Hải Phòng;Hưng Yên"),
]


@pytest.fixture(scope="module")
def places(run_text):
    """Text -> its places by what is printed, in a document of Thái Bình of 2015."""

    def run(text):
        head = "UBND TỈNH THÁI BÌNH\nSỞ NỘI VỤ\nSố: 12/BC-SNV\nThái Bình, ngày 12/11/2015\n\nBÁO CÁO\nKết quả\n\n1. "
        found = run_text(f"{head}{text}\n").mentions
        return {m.text: m.value for m in found if isinstance(m.value, Place) and m.start >= len(head) - 1}

    return run


@pytest.mark.parametrize(("printed", "name", "code", "now"), RESOLVED)
def test_resolved_without_a_code(places, printed, name, code, now):
    place = places(f"Sinh tại {printed}.")[printed]
    assert (place.name, place.province, place.code, place.current_name) == (name, name, code, now)
    assert (place.level, place.match) == ("province", "exact")


def test_a_district_in_one_is_sure_and_one_elsewhere_is_not(places):
    assert places("Quê huyện Hải Hậu, tỉnh Hà Nam Ninh.")["huyện Hải Hậu"].match == "exact"
    assert places("Quê huyện Hải Hậu, tỉnh Nghệ Tĩnh.")["huyện Hải Hậu"].match == "candidate"
    assert places("Quê huyện Hương Sơn, tỉnh Nghệ Tĩnh.")["huyện Hương Sơn"].province == "Hà Tĩnh"


def test_asked_for_on_the_command_line(capsys):
    assert main(["places", "tỉnh Hà Nam Ninh", "--on", "1990-01-01"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "tỉnh Hà Nam Ninh (exact, on 1990-01-01)",
        "  no code  tỉnh Hà Nam Ninh",
        "    from 1975-12-27",
        "    to 1991-12-26",
        "    since 2025-07-01: 37  tỉnh Ninh Bình",
    ]


def test_each_ended_and_is_held_by_provinces_of_today(rules, gazetteer):
    names = rules.section("words.provinces_before_1997")
    assert len(names) == 21
    for name, (_, days, *codes) in names.items():
        row = gazetteer.without_code(name)
        since, until = days.split("/")
        assert row.valid_to == until
        assert since < until <= "1997-01-01"
        assert [unit.code for unit in gazetteer.today(row)] == codes
        assert not gazetteer.has(name, ("province",))
