"""Addresses without type words, units put into the one before, and units that what is printed contradicts."""

from __future__ import annotations

import pytest

from tests.test_link_places import NEW, OLD, chain, home_of, places

__all__ = ["home_of", "places"]  # fixtures

NOWHERE = ""  # a document of a ministry

ADDRESSES = [
    # text, own place, [(printed, level, chain)]
    ("Cháy tại xã Bình Chánh, Bình Sơn, Quảng Ngãi.", NOWHERE,
     [("commune", "Quảng Ngãi > Bình Sơn > Bình Chánh"), ("district", "Quảng Ngãi > Bình Sơn"), ("province", "Quảng Ngãi")]),
    ("đoàn xã Mỹ Hiệp, Chợ Mới, An Giang", "Đồng Tháp > Lấp Vò",
     [("commune", "An Giang > Chợ Mới > Mỹ Hiệp"), ("district", "An Giang > Chợ Mới"), ("province", "An Giang")]),
    ("đoàn huyện Châu Thành, Tây Ninh", "Đồng Tháp > Lấp Vò",
     [("district", "Tây Ninh > Châu Thành"), ("province", "Tây Ninh")]),
    ("Mưa tại xã Tân Lập, Mộc Châu, tỉnh Sơn La.", NOWHERE,
     [("commune", "Sơn La > Mộc Châu > Tân Lập"), ("district", "Sơn La > Mộc Châu"), ("province", "Sơn La")]),
    ("trú tại ấp An Lạc, Long Hưng A, Lấp Vò, Đồng Tháp", NOWHERE,
     [("village", "Đồng Tháp > Lấp Vò > Long Hưng A"), ("commune", "Đồng Tháp > Lấp Vò > Long Hưng A"),
      ("district", "Đồng Tháp > Lấp Vò"), ("province", "Đồng Tháp")]),
    ("xã Phú Thành - Phú Tân - An Giang", NOWHERE,
     [("commune", "An Giang > Phú Tân > Phú Thành"), ("district", "An Giang > Phú Tân"), ("province", "An Giang")]),
    ("Nghệ An: huyện Kỳ Sơn, Tương Dương; Hòa Bình: huyện Đà Bắc.", NOWHERE,
     [("province", "Nghệ An"), ("district", "Nghệ An > Kỳ Sơn"), ("district", "Nghệ An > Tương Dương"),
      ("province", "Hòa Bình"), ("district", "Hòa Bình > Đà Bắc")]),
    # what reads as well as a list stays one
    ("xã Vĩnh An, Tây Bình, Tây Vinh và Tây An", "Bình Định > Tây Sơn",
     [("commune", f"Bình Định > Tây Sơn > {name}") for name in ("Vĩnh An", "Tây Bình", "Tây Vinh", "Tây An")]),
    ("các huyện Phù Mỹ, Tây Sơn, Vĩnh Thạnh", "Bình Định",
     [("district", f"Bình Định > {name}") for name in ("Phù Mỹ", "Tây Sơn", "Vĩnh Thạnh")]),
    ("phường 1, 2, 3", "Đồng Tháp > Cao Lãnh",
     [("commune", f"Đồng Tháp > Cao Lãnh > {name}") for name in ("1", "2", "3")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "expected"), ADDRESSES)
def test_an_address_is_one_place(places, text, path, expected):
    assert [(place.level, chain(place)) for _, place in places(text, path)] == expected


VILLAGE_LISTS = [
    # all are villages, whatever commune has the name
    ("các thôn Mỹ Trang, Thanh Sơn và Xuân Thành", "Quảng Ngãi", ["Mỹ Trang", "Thanh Sơn", "Xuân Thành"]),
    ("thôn Mỹ Trang, Thanh Sơn và Xuân Thành", "Quảng Ngãi", ["Mỹ Trang", "Thanh Sơn", "Xuân Thành"]),
    ("các thôn: Thanh Sơn, Tân Lập, Mỹ Trang", "Hải Phòng", ["Thanh Sơn", "Tân Lập", "Mỹ Trang"]),
    ("các ấp Tân Lập, Phú Hòa và Mỹ Trang", "Đồng Tháp > Lấp Vò", ["Tân Lập", "Phú Hòa", "Mỹ Trang"]),
    ("Hai bản Tân Lập, Mường Lai", NOWHERE, ["Tân Lập", "Mường Lai"]),
    ("03 thôn Bình Thành, Vĩnh An, Tây Bình", "Bình Định > Tây Sơn", ["Bình Thành", "Vĩnh An", "Tây Bình"]),
    ("thôn Mỹ Trang, Tân Lập", NOWHERE, ["Mỹ Trang", "Tân Lập"]),  # of many communes none is told
    ("các làng: Kép, Plei Bông, Đê Ar", "Gia Lai", ["Kép", "Bông", "Đê Ar"]),  # one has its own type
    # one village and its address
    ("thôn Phú Lạc, Bình Thành", "Bình Định > Tây Sơn", ["Phú Lạc"]),
    ("thôn Phú Lạc, Bình Thành, Tây Sơn, Bình Định", NOWHERE, ["Phú Lạc"]),
    ("các thôn Phú Lạc, Bình Thành, huyện Tây Sơn", NOWHERE, ["Phú Lạc"]),
    ("các thôn Phú Lạc, Bình Thành, Tây Sơn, Bình Định", NOWHERE, ["Phú Lạc"]),
]


@pytest.mark.parametrize(("text", "path", "villages"), VILLAGE_LISTS)
def test_villages_of_a_list_are_no_communes(places, text, path, villages):
    assert [place.name for _, place in places(text, path) if place.level == "village"] == villages


COMMITTEES = [
    ("Thành ủy Sóc Trăng", "district", "Sóc Trăng > Sóc Trăng"),
    ("Thị ủy Quảng Trị", "district", "Quảng Trị > Quảng Trị"),
    ("Tỉnh uỷ Hà Giang", "province", "Hà Giang"),
    ("Thành ủy Hà Nội", "province", "Hà Nội"),
    ("Huyện ủy Bình Sơn", "district", "Quảng Ngãi > Bình Sơn"),
]


@pytest.mark.parametrize(("text", "level", "expected"), COMMITTEES)
def test_a_committee_tells_the_type_of_its_unit(places, text, level, expected):
    assert [(place.level, chain(place)) for _, place in places(text, NOWHERE)] == [(level, expected)]


HELD = [
    ("huyện Mộc Châu có xã Tân Lập", "Bắc Giang > Lục Ngạn", "xã Tân Lập", "Sơn La > Mộc Châu > Tân Lập"),
    ("huyện Mộc Châu: xã Tân Lập", "Bắc Giang > Lục Ngạn", "xã Tân Lập", "Sơn La > Mộc Châu > Tân Lập"),
    ("huyện Mộc Châu (xã Tân Lập, Tân Hợp)", "Bắc Giang > Lục Ngạn", "xã Tân Lập", "Sơn La > Mộc Châu > Tân Lập"),
    ("Tỉnh Tiền Giang: huyện Châu Thành", "Đồng Tháp", "huyện Châu Thành", "Tiền Giang > Châu Thành"),
    # the unit behind, and what follows an address
    ("huyện Mộc Châu, xã Tân Lập, huyện Lục Ngạn", "Bắc Giang > Yên Thế", "xã Tân Lập", "Bắc Giang > Lục Ngạn > Tân Lập"),
    ("xã Tân Hợp, huyện Mộc Châu, xã Tân Lập", "Bắc Giang > Lục Ngạn", "xã Tân Lập", "Bắc Giang > Lục Ngạn > Tân Lập"),
    ("Giáp quận 10. Khu phố 4, phường 14", "Hồ Chí Minh > 3", "phường 14", "Hồ Chí Minh > 3 > 14"),
    # one pair fits
    ("thị trấn Hưng Hóa, huyện Tam Nông", NOWHERE, "huyện Tam Nông", "Phú Thọ > Tam Nông"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "printed", "expected"), HELD)
def test_a_unit_lies_where_the_text_puts_it(places, text, path, printed, expected):
    assert {chain(place) for name, place in places(text, path) if name == printed} == {expected}


DOUBTS = [
    # text, own place, day, printed, chain, code: what is not so is not sure
    ("xã Dân Quyền, huyện Nông Cống", NOWHERE, OLD, "xã Dân Quyền", "Thanh Hóa > Nông Cống > Dân Quyền", ""),
    ("Phường 7 và 8", "Hồ Chí Minh > 3", "2019-06-01", "8", "Hồ Chí Minh > 3 > 8", "27121"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "day", "printed", "expected", "code"), DOUBTS)
def test_what_is_printed_is_not_overruled(places, text, path, day, printed, expected, code):
    found = [place for name, place in places(text, path, day) if name == printed]
    assert [(chain(place), place.code) for place in found] == [(expected, code)]
    assert all(place.match == ("context" if code else "candidate") for place in found)


NOW = [
    ("huyện Thăng Bình", "Quảng Nam", OLD, ("Thăng Bình;Thăng An;Đồng Dương;Thăng Phú;Thăng Trường;Thăng Điền", "Đà Nẵng")),
    ("huyện Bình Sơn", "Quảng Ngãi", OLD, ("Bình Sơn;Vạn Tường;Bình Minh;Bình Chương;Đông Sơn", "Quảng Ngãi")),
    ("xã Bình Chánh, huyện Bình Sơn", "Quảng Ngãi", OLD, ("Bình Sơn", "Quảng Ngãi")),
    ("tỉnh Quảng Nam", NOWHERE, OLD, ("Đà Nẵng", "Đà Nẵng")),
    ("xã Bình Sơn", "Quảng Ngãi", NEW, ("Bình Sơn", "Quảng Ngãi")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "day", "expected"), NOW)
def test_the_province_of_today_is_told_also_for_districts(places, text, path, day, expected):
    place = places(text, path, day)[0][1]
    assert (place.current_name, place.current_province) == expected


def test_a_letter_read_wrong_is_repaired_in_the_own_district_only(places):
    ((_, place),) = places("xã Vĩnh Anb bị ngập", "Bình Định > Tây Sơn")
    assert (place.match, place.code) != ("exact", "")
    ((_, repaired),) = places("xã Tây Giamg bị ngập", "Bình Định > Tây Sơn")
    assert (chain(repaired), repaired.match) == ("Bình Định > Tây Sơn > Tây Giang", "fuzzy")
