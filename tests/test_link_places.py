"""Names to units. Text on the left, in a document of a place and a day; the chain on the right. ANNOTATION: PLACE; DOMAIN section 7."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.errors import BadRule
from pipeline.link.damaged import KEY, least_likeness
from pipeline.link.home import Home
from pipeline.link.places import place_linker
from pipeline.values import Place

OLD, NEW = "2022-06-01", "2025-09-01"  # before and after the reform of 1 July 2025


@pytest.fixture(scope="module")
def home_of(gazetteer):
    """`Bình Định > Tây Sơn > Vĩnh An` on a day -> the document's own units."""

    def make(path: str, day: str = OLD) -> Home:
        province, district, commune = [*(part.strip() for part in path.split(">")), "", ""][:3]
        units, above = [], None
        for level, name in (("province", province), ("district", district), ("commune", commune)):
            rows = gazetteer.named(name, level, day) if name else []
            if above is not None:
                rows = [
                    row
                    for row in rows
                    if gazetteer.province_of(row, day) == units[0] and row.parent.startswith(above.code)
                ]
            units.append(rows[0] if rows else None)
            above = units[-1] or above
        return Home(day, *units)

    return make


@pytest.fixture(scope="module")
def places(rules, layout_of, all_finders, home_of):
    """Text, own place, day -> (printed, place) of what is left when names are resolved."""
    link = place_linker(rules)

    def run(text: str, path: str = "Bình Định > Tây Sơn", day: str = OLD) -> list[tuple[str, Place]]:
        layout = layout_of(text)
        linked = link(layout, all_finders(layout), home_of(path, day))
        return [(" ".join(layout.text[m.start : m.end].split()), m.value) for m in linked if isinstance(m.value, Place)]

    return run


def chain(place: Place) -> str:
    return " > ".join(part for part in (place.province, place.district, place.commune) if part)


ONE = [
    # text, printed, level, chain; in a report of huyện Tây Sơn, 2022
    ("tỉnh Bình Định", "tỉnh Bình Định", "province", "Bình Định"),
    ("UBND huyện Tây Sơn", "huyện Tây Sơn", "district", "Bình Định > Tây Sơn"),
    ("HUYỆN TÂY SƠN", "HUYỆN TÂY SƠN", "district", "Bình Định > Tây Sơn"),
    ("xã Vĩnh An", "xã Vĩnh An", "commune", "Bình Định > Tây Sơn > Vĩnh An"),
    ("thị trấn Phú Phong", "thị trấn Phú Phong", "commune", "Bình Định > Tây Sơn > Phú Phong"),
    ("huyện Tuy Phước", "huyện Tuy Phước", "district", "Bình Định > Tuy Phước"),  # the neighbour in the own province
    ("huyện Bình Sơn", "huyện Bình Sơn", "district", "Quảng Ngãi > Bình Sơn"),
    ("tỉnh Quảng Ngãi", "tỉnh Quảng Ngãi", "province", "Quảng Ngãi"),
    ("thành phố Quy Nhơn", "thành phố Quy Nhơn", "district", "Bình Định > Quy Nhơn"),
    ("TP. Qui Nhơn", "TP. Qui Nhơn", "district", "Bình Định > Quy Nhơn"),  # canonical name in the columns
    ("thành phố Đà Nẵng", "thành phố Đà Nẵng", "province", "Đà Nẵng"),
    ("thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh", "province", "Hồ Chí Minh"),
    ("TP. Hồ Chí Minh", "TP. Hồ Chí Minh", "province", "Hồ Chí Minh"),
    ("TPHCM", "TPHCM", "province", "Hồ Chí Minh"),
    ("tỉnh Khánh Hoà", "tỉnh Khánh Hoà", "province", "Khánh Hòa"),
    ("tỉnh Bắc Cạn", "tỉnh Bắc Cạn", "province", "Bắc Kạn"),
    ("tỉnh Cần Thơ", "tỉnh Cần Thơ", "province", "Cần Thơ"),  # a city; the type word of provinces can mean nothing else
    ("tại Vĩnh phúc", "Vĩnh phúc", "province", "Vĩnh Phúc"),
    ("tỉnh Đăk Lăk", "tỉnh Đăk Lăk", "province", "Đắk Lắk"),
    ("tỉnh Đắc Lắc", "tỉnh Đắc Lắc", "province", "Đắk Lắk"),
    ("tỉnh Thừa Thiên - Huế", "tỉnh Thừa Thiên - Huế", "province", "Thừa Thiên Huế"),
    ("tại Quảng Ngãi", "Quảng Ngãi", "province", "Quảng Ngãi"),
    ("Tây Sơn, ngày 14 tháng 5 năm 2021", "Tây Sơn", "district", "Bình Định > Tây Sơn"),
    ("Huyện ủy Tây Sơn", "Tây Sơn", "district", "Bình Định > Tây Sơn"),
    # the chain in the text goes before the own place
    ("xã Bình Hòa, huyện Bình Sơn", "xã Bình Hòa", "commune", "Quảng Ngãi > Bình Sơn > Bình Hòa"),
    ("xã Bình Hòa (huyện Bình Sơn)", "xã Bình Hòa", "commune", "Quảng Ngãi > Bình Sơn > Bình Hòa"),
    ("xã Bình Hòa thuộc huyện Bình Sơn", "xã Bình Hòa", "commune", "Quảng Ngãi > Bình Sơn > Bình Hòa"),
    ("xã Bình Hòa - huyện Bình Sơn", "xã Bình Hòa", "commune", "Quảng Ngãi > Bình Sơn > Bình Hòa"),
    ("xã Bình Hòa", "xã Bình Hòa", "commune", "Bình Định > Tây Sơn > Bình Hòa"),  # the same name, in the own district
    (
        "thị trấn Phước An, huyện Krông Pắc, tỉnh Đắk Lắk",
        "thị trấn Phước An",
        "commune",
        "Đắk Lắk > Krông Pắc > Phước An",
    ),
    # villages: the chain that they lie in
    ("thôn Phú Lạc, xã Bình Thành", "thôn Phú Lạc", "village", "Bình Định > Tây Sơn > Bình Thành"),
    ("thôn Kiên Mỹ", "thôn Kiên Mỹ", "village", "Bình Định > Tây Sơn"),  # which commune is not told
    ("xã Bình Thành (thôn Phú Lạc)", "thôn Phú Lạc", "village", "Bình Định > Tây Sơn > Bình Thành"),
    # countries and regions have no chain
    ("kinh tế Việt Nam", "Việt Nam", "country", ""),
    ("vùng Tây Nguyên", "Tây Nguyên", "region", ""),
    ("xã Vĩnh An ngập 12 ha lúa, 08 nhà (thôn Xà Tang)", "thôn Xà Tang", "village", "Bình Định > Tây Sơn > Vĩnh An"),
    ("xã Vĩnh An. Sạt lở 02 điểm (thôn Xà Tang)", "thôn Xà Tang", "village", "Bình Định > Tây Sơn"),
    ("xã Vĩnh An - thôn Xà Tang, thôn 5", "thôn 5", "village", "Bình Định > Tây Sơn > Vĩnh An"),
    ("xã Vĩnh An, thôn Vĩnh Lộc", "thôn Vĩnh Lộc", "village", "Bình Định > Tây Sơn > Vĩnh An"),
    ("xã Vĩnh An có thôn 1 và thôn 2", "thôn 2", "village", "Bình Định > Tây Sơn > Vĩnh An"),
    ("UBND xã Vĩnh An và thôn Nam Giang", "thôn Nam Giang", "village", "Bình Định > Tây Sơn"),  # another commune's
    ("UBND xã Vĩnh An cho 11 hộ dân thôn Nam Giang thuê", "thôn Nam Giang", "village", "Bình Định > Tây Sơn > Vĩnh An"),
    ("xã Vĩnh An cho 11 hộ dân thôn Nam Giang thuê", "thôn Nam Giang", "village", "Bình Định > Tây Sơn"),
    ("UBND xã Vĩnh An họp, 11 hộ dân thôn Nam Giang", "thôn Nam Giang", "village", "Bình Định > Tây Sơn"),
    ("thôn Nam Giang. Mở ở thôn Nam Giang, xã Vĩnh An", "thôn Nam Giang", "village", "Bình Định > Tây Sơn > Vĩnh An"),
    ("khối 1, thị trấn Phú Phong", "khối 1", "village", "Bình Định > Tây Sơn > Phú Phong"),
    # damage repaired in the columns, kept in what is printed
    ("xã Binh Thành", "xã Binh Thành", "commune", "Bình Định > Tây Sơn > Bình Thành"),
    ("xã Tây Giang", "xã Tây Giang", "commune", "Bình Định > Tây Sơn > Tây Giang"),
]


@pytest.mark.parametrize(("text", "printed", "level", "expected"), ONE)
def test_one_place(places, text, printed, level, expected):
    found = dict(places(text))
    assert printed in found
    assert (found[printed].level, chain(found[printed])) == (level, expected)


LISTS = [
    (
        "04 xã Vĩnh An, Tây Bình, Tây Vinh, Tây An",
        ["xã Vĩnh An: Vĩnh An", "Tây Bình: Tây Bình", "Tây Vinh: Tây Vinh", "Tây An: Tây An"],
    ),
    ("các xã: Vĩnh An, Tây Bình", ["Vĩnh An: Vĩnh An", "Tây Bình: Tây Bình"]),
    ("xã Vĩnh An và xã Vĩnh An", ["xã Vĩnh An: Vĩnh An", "xã Vĩnh An: Vĩnh An"]),  # every mention
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(places, text, expected):
    found = places(text)
    assert [f"{name}: {place.commune}" for name, place in found] == expected
    assert {(place.level, place.province, place.district) for _, place in found} == {
        ("commune", "Bình Định", "Tây Sơn")
    }


ELSEWHERE = [
    # own place and day decide what a name is
    ("xã Bình Trị", "Quảng Ngãi > Bình Sơn", OLD, "Quảng Ngãi > Bình Sơn > Bình Trị"),
    ("xã Bình Tri", "Quảng Ngãi > Bình Sơn", OLD, "Quảng Ngãi > Bình Sơn > Bình Trị"),  # a tone lost: seed 004
    ("thị trấn Châu Ô", "Quảng Ngãi > Bình Sơn", OLD, "Quảng Ngãi > Bình Sơn > Châu Ổ"),
    ("thôn Phước Bình, xã Bình Nguyên", "Quảng Ngãi > Bình Sơn", OLD, "Quảng Ngãi > Bình Sơn > Bình Nguyên"),
    ("xã Tân Lập", "Hà Nội > Đan Phượng", OLD, "Hà Nội > Đan Phượng > Tân Lập"),
    ("thị xã Kỳ Anh", "Hà Tĩnh", OLD, "Hà Tĩnh > Kỳ Anh"),
    ("huyện Kỳ Anh", "Hà Tĩnh", OLD, "Hà Tĩnh > Kỳ Anh"),
    ("huyện Tây Sơn", "Bình Định", OLD, "Bình Định > Tây Sơn"),
    ("phường 7, quận 3", "Hồ Chí Minh", "2019-06-01", "Hồ Chí Minh > 3 > 7"),
    ("P.7, Q.3", "Hồ Chí Minh", "2019-06-01", "Hồ Chí Minh > 3 > 7"),
    ("Q.1", "Hồ Chí Minh", OLD, "Hồ Chí Minh > 1"),
    (
        "phường 5 có dịch; phường 4, quận 8",
        "Hồ Chí Minh",
        OLD,
        "Hồ Chí Minh > 5",
    ),  # no list: quận 8 is that of phường 4
    ("thành phố Huế, tỉnh Thừa Thiên Huế", "", OLD, "Thừa Thiên Huế > Huế"),
    ("thành phố Huế", "", "2025-02-01", "Huế"),  # under the central government since 2025
    ("tại Huế", "", OLD, "Thừa Thiên Huế > Huế"),
    ("xã Cẩm Vịnh", "Hà Tĩnh > Cẩm Xuyên", "2014-06-01", "Hà Tĩnh > Cẩm Xuyên > Cẩm Vịnh"),  # moved in 2025
    # marks are lost or taken for one another, they are seldom added
    ("các xã Bình An, Bình Thành", "Quảng Ngãi > Bình Sơn", OLD, "Quảng Ngãi > Bình Sơn > Bình An"),
    # since 1 July 2025 there are no districts
    ("phường Quy Nhơn", "Gia Lai", NEW, "Gia Lai > Quy Nhơn"),
    ("xã Tây Sơn", "Gia Lai", NEW, "Gia Lai > Tây Sơn"),
    ("tỉnh Gia Lai", "Gia Lai", NEW, "Gia Lai"),
    ("đặc khu Phú Quốc", "An Giang", NEW, "An Giang > Phú Quốc"),
]


@pytest.mark.parametrize(("text", "path", "day", "expected"), ELSEWHERE)
def test_the_own_place_and_day_decide(places, text, path, day, expected):
    found = places(text, path, day)
    assert found
    assert chain(found[0][1]) == expected


NAMESAKES = [
    ("thị xã Kỳ Anh", "Hà Tĩnh", "449"),
    ("huyện Kỳ Anh", "Hà Tĩnh", "447"),
    ("thị xã Cai Lậy", "Tiền Giang", "817"),
    ("huyện Cai Lậy", "Tiền Giang", "820"),
]


@pytest.mark.parametrize(("text", "province", "code"), NAMESAKES)
def test_a_district_and_a_town_of_one_name_are_told_apart(places, text, province, code):
    assert places(text, province)[0][1].code == code


NONE = [
    # a bare name that may be a word, a person, another place
    "sông Hương", "chùa Tây Sơn", "ông Trần Bình Thuận", "đồng chí Lê Quang Trung", "Công ty Bình Minh",
    "UBND huyện", "kinh tế xã hội", "Bảo hiểm xã hội", "hợp tác xã Tân Tiến", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "làng Văn Hóa", "học sinh khối 9, 10 và 11", "tổ 3 được khen", "khu 2 của dự án",
    "Đảng Cộng sản", "Tân Lập kế hoạch", "đường Lê Lợi", "trường THPT Quang Trung",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_place(places, text):
    assert [name for name, _ in places(text)] == []


OPEN = [
    # several units may be meant: candidates, never a guess
    ("xã Tân Lập", "", "commune"),
    ("xã Tân Lập", "Bình Định > Tây Sơn", "commune"),
    ("huyện Châu Thành", "", "district"),
]


@pytest.mark.parametrize(("text", "path", "level"), OPEN)
def test_what_stays_open_is_a_list_of_candidates(places, text, path, level):
    ((_, place),) = places(text, path)
    assert (place.level, place.match) == (level, "candidate")
    assert len(place.code.split(";")) > 1
    assert place.province == ""
    assert (place.lat, place.lon) == (None, None)


TODAY = [
    # what the unit is since 1 July 2025
    ("tỉnh Bình Định", "Gia Lai", "Gia Lai", "52"),
    ("tỉnh Quảng Ngãi", "Quảng Ngãi", "Quảng Ngãi", "51"),
    ("thành phố Đà Nẵng", "Đà Nẵng", "Đà Nẵng", "48"),
]


@pytest.mark.parametrize(("text", "name", "province", "code"), TODAY)
def test_what_a_province_is_today(places, text, name, province, code):
    ((_, place),) = places(text)
    assert (place.current_name, place.current_province, place.current_code) == (name, province, code)


def test_a_divided_unit_keeps_all_its_successors(places, gazetteer):
    row = next(
        row
        for row in gazetteer.rows
        if row.level == "commune" and row.valid_to == "2025-07-01" and len(gazetteer.today(row)) > 1
    )
    above = gazetteer.parent(row, "2025-06-30")
    ((_, place), *_) = places(f"{row.type} {row.name}, {above.type} {above.name}", "", "2025-06-30")
    assert place.current_name.split(";") == [unit.name for unit in gazetteer.today(row)]
    assert place.current_code.split(";") == [unit.code for unit in gazetteer.today(row)]


MATCHES = [
    ("huyện Tây Sơn", "context"),
    ("tỉnh Bình Định", "exact"),
    ("xã Binh Thành", "fuzzy"),
    ("huyện Châu Thành", "candidate"),
]


@pytest.mark.parametrize(("text", "match"), MATCHES)
def test_how_it_was_decided(places, text, match):
    ((_, place),) = places(text)
    assert place.match == match


def test_a_code_goes_with_the_name(places):
    ((_, place),) = places("huyện Tây Sơn")
    assert place.code == "547"
    ((_, place),) = places("tỉnh Bình Định")
    assert place.code == "52"


DAMAGED = [
    # printed in a report of Bình Sơn, which has Bình Thanh, Bình Thạnh, Bình Trị, Bình Đông; the commune
    ("Bình Thành", "Bình Thạnh"),  # a mark for another, rather than one too many
    ("Bình Tri", "Bình Trị"),
    ("Bình Đong", "Bình Đông"),
    ("Bình Thanh", "Bình Thanh"),  # as it is written
]


@pytest.mark.parametrize(("printed", "commune"), DAMAGED)
def test_a_damaged_member_of_a_list(places, printed, commune):
    found = dict(places(f"các xã Bình An, {printed} và Bình Hòa", "Quảng Ngãi > Bình Sơn"))
    assert chain(found[printed]) == f"Quảng Ngãi > Bình Sơn > {commune}"


def test_a_damaged_name_that_others_have_stays_open(places, gazetteer):
    ((_, place),) = places("xã Bình Thành", "Quảng Ngãi > Bình Sơn")
    own = [row.code for row in gazetteer.named("Bình Thạnh", "commune", OLD) if row.parent == "524"]
    assert place.match == "candidate"
    assert set(own) < set(place.code.split(";"))


@pytest.mark.parametrize("words", [(), ("80", "90"), ("eighty",), ("0",), ("101",)])
def test_a_threshold_that_is_none_stops_the_run(rules, words):
    with pytest.raises(BadRule, match="Write one number from 1 to 100"):
        least_likeness(replace(rules, lists={**rules.lists, KEY: words}))
