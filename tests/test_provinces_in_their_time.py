"""Documents of provinces of before 1997, and what lay in them: `huyện Đầm Dơi` in Minh Hải, in the Cà Mau of later."""

from __future__ import annotations

import pytest

from pipeline.values import Place

HEAD = "UỶ BAN NHÂN DÂN\n{issuer}\nSố: 12/BC.UB\n{seat}, ngày {day}\n\nBÁO CÁO\nKết quả\n\n1. "


@pytest.fixture(scope="module")
def places(run_text):
    """Issuer, its seat, day, text -> the places of the text by what is printed."""

    def run(issuer, seat, day, text):
        printed = f"{HEAD.format(issuer=issuer, seat=seat, day=day)}{text}\n"
        found = run_text(printed).mentions
        return {" ".join(m.text.split()): m.value for m in found if isinstance(m.value, Place)}

    return run


CASES = [
    # issuer, its seat, day, a name, the province and district of then, the province of today
    ("TỈNH MINH HẢI", "Cà Mau", "5/10/1996", "huyện Đầm Dơi", "Minh Hải", "Đầm Dơi", "Cà Mau"),
    ("TỈNH HẢI HƯNG", "Hải Dương", "2/7/1996", "huyện Cẩm Bình", "Hải Hưng", "Cẩm Bình", "Hải Phòng"),
    ("TỈNH HẢI HƯNG", "Hải Dương", "2/7/1996", "thị xã Hưng Yên", "Hải Hưng", "Hưng Yên", "Hưng Yên"),
    ("TỈNH SÔNG BÉ", "Thủ Dầu Một", "14/6/1995", "huyện Phước Long", "Sông Bé", "Phước Long", "Đồng Nai"),
    ("TỈNH SÔNG BÉ", "Thủ Dầu Một", "14/6/1995", "huyện Bến Cát", "Sông Bé", "Bến Cát", "Hồ Chí Minh"),
    ("TỈNH HÀ NAM NINH", "Nam Định", "12/5/1989", "huyện Kim Sơn", "Hà Nam Ninh", "Kim Sơn", "Ninh Bình"),
    ("TỈNH QUẢNG NAM - ĐÀ NẴNG", "Đà Nẵng", "12/5/1994", "huyện Duy Xuyên", "Quảng Nam - Đà Nẵng", "Duy Xuyên", "Đà Nẵng"),
    ("TỈNH HẬU GIANG", "Cần Thơ", "12/5/1990", "huyện Mỹ Xuyên", "Hậu Giang", "Mỹ Xuyên", "Cần Thơ"),
    # moved before: Ba Vì was in Hà Nội then, Ngân Sơn in Cao Bằng
    ("THÀNH PHỐ HÀ NỘI", "Hà Nội", "12/5/1985", "huyện Ba Vì", "Hà Nội", "Ba Vì", "Hà Nội"),
    ("TỈNH CAO BẰNG", "Cao Bằng", "12/5/1990", "huyện Ngân Sơn", "Cao Bằng", "Ngân Sơn", "Thái Nguyên"),
    ("TỈNH ĐẮK LẮK", "Buôn Ma Thuột", "12/5/2002", "huyện Cư Jút", "Đắk Lắk", "Cư Jút", "Lâm Đồng"),
    # and from the day on on which it ended the province of later
    ("TỈNH CÀ MAU", "Cà Mau", "5/10/1997", "huyện Đầm Dơi", "Cà Mau", "Đầm Dơi", "Cà Mau"),
    ("TỈNH HÀ NAM", "Phủ Lý", "5/10/1997", "huyện Lý Nhân", "Hà Nam", "Lý Nhân", "Ninh Bình"),
]  # fmt: skip


@pytest.mark.parametrize(("issuer", "seat", "day", "name", "province", "district", "now"), CASES)
def test_a_district_lies_in_the_province_of_the_day(places, issuer, seat, day, name, province, district, now):
    found = places(issuer, seat, day, f"Vốn của {name} tăng.")[name]
    assert (found.level, found.province, found.district) == ("district", province, district)
    assert found.match in {"exact", "context"}
    assert found.current_province == now


def test_the_seat_is_the_town_and_not_the_province_to_come(places):
    found = places("TỈNH HẢI HƯNG", "Hải Dương", "2/7/1996", "Vốn tăng.")["Hải Dương"]
    assert (found.level, found.province, found.district) == ("district", "Hải Hưng", "Hải Dương")


BARE = [
    # day, text, what is found of it as a province
    ("14/6/1995", "TỈNH ỦY SÔNG BÉ họp; Tỉnh ủy Hà Bắc, Nam Hà.", ["SÔNG BÉ", "Hà Bắc", "Nam Hà"]),
    ("14/6/1995", "Nhân dân Sông Bé đóng góp; giáp Minh Hải và Vĩnh Phú.", ["Sông Bé", "Minh Hải", "Vĩnh Phú"]),
    # rivers, communes, what a name only begins with; a province that was no more
    ("14/6/1995", "Cầu sông Bé, dòng sông Sông Bé, đập Sông Bé, xã Vĩnh Phú; ông Trần Minh Hải.", []),
    ("14/6/1995", "Nhân dân Nghệ Tĩnh và Hà Nam Ninh.", []),
    # in later documents the type word alone tells them
    ("14/6/1999", "Tỉnh ủy Hà Bắc, Nam Hà; nhân dân Sông Bé.", []),
]


@pytest.mark.parametrize(("day", "text", "printed"), BARE)
def test_bare_names_count_in_documents_of_their_time(places, day, text, printed):
    ended = {"Sông Bé", "Hà Bắc", "Nam Hà", "Minh Hải", "Vĩnh Phú", "Nghệ Tĩnh", "Hà Nam Ninh"}
    found = places("TỈNH TÂY NINH", "Tây Ninh", day, text)
    assert [name for name, place in found.items() if place.level == "province" and place.name in ended] == printed


def test_each_part_is_a_unit_of_the_list(rules, gazetteer):
    for name, lines in rules.section("words.parts_of_provinces").items():
        assert gazetteer.without_code(name) or gazetteer.has(name, ("province",))
        for line in lines:
            days, *codes = line.split()
            since, _, until = days.partition("/")
            assert since < until <= "1997-01-01"
            levels = {2: "province", 3: "district"}
            for code in codes:
                assert any(row.code == code and row.level == levels[len(code)] for row in gazetteer.rows), code


def test_the_parts_are_what_holds_the_land_today(rules, gazetteer):
    """What words.provinces_before_1997 says of today follows from the parts."""
    for name, lines in rules.section("words.parts_of_provinces").items():
        ended = gazetteer.without_code(name)
        if ended is None:
            continue
        codes = {code for line in lines for code in line.split()[1:]}
        rows = [row for row in gazetteer.rows if row.code in codes and row.level != "commune" and row.valid_to]
        held = {unit.code for row in rows for unit in gazetteer.today(gazetteer.province_later(row, "2025-06-30"))}
        assert held <= {*ended.successors}
