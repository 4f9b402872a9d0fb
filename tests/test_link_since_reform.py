"""Names without a type word in documents since the reform of 1 July 2025, and in columns whose head tells the level."""

from __future__ import annotations

import pytest

from pipeline.values import Place

BODY = "\nSố: 12/BC-UBND\n{place}, ngày {day}\n\nBÁO CÁO\nKết quả công tác\n\n"
NEW, OLD = "12 tháng 12 năm 2025", "12 tháng 12 năm 2024"


@pytest.fixture(scope="module")
def places(run_text):
    """Issuer, place of issue, day, text -> {printed: (level, code, match)} of the text; of one printed twice, the last."""

    def run(issuer, place, day, text):
        head = f"ỦY BAN NHÂN DÂN\n{issuer}" + BODY.format(place=place, day=day)
        report = run_text(head + text)
        return {
            " ".join(m.text.split()): (m.value.level, m.value.code, m.value.match)
            for m in report.mentions
            if isinstance(m.value, Place) and m.start >= len(head) - 1
        }

    return run


SINCE = [
    # issuer, place of issue, text, what is found
    ("TỈNH ĐẮK LẮK", "Đắk Lắk", "Mưa lớn tại Ea Kar.", {"Ea Kar": ("commune", "24373", "context")}),
    # side by side, without a word before them: the names of districts that are no more are the communes' of today
    ("TỈNH GIA LAI", "Gia Lai", "Chư Prông và Đức Cơ bị ngập.", {"Chư Prông": ("commune", "23887", "context"), "Đức Cơ": ("commune", "23857", "context")}),
    # of a province that went into the own one
    ("TỈNH NINH BÌNH", "Ninh Bình", "Công an Hải Hậu đã xử lý.", {"Hải Hậu": ("commune", "14215", "context")}),
    # the type word, and what says that it is no more
    ("TỈNH ĐẮK LẮK", "Đắk Lắk", "Trên địa bàn huyện Ea Kar cũ.", {"huyện Ea Kar": ("district", "651", "context")}),
    ("TỈNH ĐẮK LẮK", "Đắk Lắk", "Mưa lớn tại Ea Kar cũ.", {"Ea Kar": ("district", "651", "context")}),
    ("TỈNH ĐẮK LẮK", "Đắk Lắk", "Mưa lớn tại Ea Kar (trước đây).", {"Ea Kar": ("district", "651", "context")}),
    ("TỈNH NINH BÌNH", "Ninh Bình", "Mưa tại Nam Định cũ.", {"Nam Định": ("province", "36", "exact")}),
    # provinces that a sentence joins, though wards of today have their names
    ("TỈNH NINH BÌNH", "Ninh Bình", "Tỉnh được hợp nhất từ Hà Nam, Nam Định và Ninh Bình.", {"Hà Nam": ("province", "35", "exact"), "Nam Định": ("province", "36", "exact"), "Ninh Bình": ("province", "37", "exact")}),
    # what a commune was made of, though another commune of today is called so
    ("XÃ THẤT KHÊ", "Thất Khê", "Xã thuộc tỉnh Lạng Sơn, thành lập trên cơ sở sắp xếp thị trấn Thất Khê và các xã Chi Lăng, Đại Đồng.", {"tỉnh Lạng Sơn": ("province", "20", "exact"), "thị trấn Thất Khê": ("commune", "06040", "context"), "xã Chi Lăng": ("commune", "06034", "context"), "Đại Đồng": ("commune", "06040", "context")}),
    ("TỈNH LẠNG SƠN", "Lạng Sơn", "Xã Thất Khê được hợp nhất từ 03 đơn vị: thị trấn Thất Khê, xã Chi Lăng.", {"Xã Thất Khê": ("commune", "06040", "context"), "thị trấn Thất Khê": ("commune", "06040", "context"), "xã Chi Lăng": ("commune", "06034", "context")}),
    ("TỈNH LẠNG SƠN", "Lạng Sơn", "Sau sắp xếp, xã Chi Lăng có 12 thôn.", {"xã Chi Lăng": ("commune", "06463", "context")}),
    ("TỈNH LẠNG SƠN", "Lạng Sơn", "Phương án sắp xếp trụ sở xã Chi Lăng.", {"xã Chi Lăng": ("commune", "06463", "context")}),
    # where a commune of today lay before; it is no less one of today
    ("TỈNH ĐẮK LẮK", "Đắk Lắk", "Xã Ea Kar (trước đây thuộc huyện Ea Kar) đạt.", {"Xã Ea Kar": ("commune", "24373", "context"), "huyện Ea Kar": ("district", "651", "context")}),
    # what it became, with the type word; a province or district told so is as it was
    ("TỈNH GIA LAI", "Gia Lai", "Hộ ở phường Yên Thế (nay thuộc phường Thống Nhất), xã Nghĩa Hưng nay là xã Biển Hồ.", {"phường Yên Thế": ("commune", "23584", "context"), "phường Thống Nhất": ("commune", "23584", "context"), "xã Nghĩa Hưng": ("commune", "23761", "context"), "xã Biển Hồ": ("commune", "23590", "context")}),
    # a ward that took in another one's land, and its code, before the reform
    ("TỈNH AN GIANG", "An Giang", "Nhập phường Vĩnh Thanh Vân, thành phố Rạch Giá; phường Vĩnh Thanh Vân cũ.", {"phường Vĩnh Thanh Vân": ("commune", "30742", "context"), "thành phố Rạch Giá": ("district", "899", "context")}),
    # no commune of today has the name of the district
    ("TỈNH LÂM ĐỒNG", "Lâm Đồng", "Mưa lớn tại Bảo Lâm.", {"Bảo Lâm": ("district", "680", "candidate")}),
    # a province that is no more, or the ward of its name
    ("TỈNH NINH BÌNH", "Ninh Bình", "Mưa tại Nam Định.", {"Nam Định": ("commune", "13669;36", "candidate")}),
    ("TỈNH LÂM ĐỒNG", "Lâm Đồng", "Mưa tại Nam Định.", {"Nam Định": ("province", "36", "context")}),
    # elsewhere: the city that was, or the ward that is
    ("TỈNH LÂM ĐỒNG", "Lâm Đồng", "Mưa tại Quy Nhơn.", {"Quy Nhơn": ("commune", "21583;540", "candidate")}),
    # the unit above is told behind
    ("TỈNH LÂM ĐỒNG", "Lâm Đồng", "Mưa tại Ea Kar, tỉnh Đắk Lắk.", {"Ea Kar": ("commune", "24373", "exact"), "tỉnh Đắk Lắk": ("province", "66", "exact")}),
    ("TỈNH LÂM ĐỒNG", "Lâm Đồng", "Mưa tại Hải Hậu, tỉnh Nam Định.", {"Hải Hậu": ("district", "366", "exact"), "tỉnh Nam Định": ("province", "36", "exact")}),
    # a name that was only ever a commune's may be a word
    ("TỈNH LÂM ĐỒNG", "Lâm Đồng", "Ông Tân Hội đã nhận quà.", {}),
    # what a power line joins
    ("TỈNH QUẢNG TRỊ", "Quảng Trị", "Đường dây 110kV Khe Sanh - Lao Bảo.", {"Khe Sanh": ("commune", "19429", "context"), "Lao Bảo": ("commune", "19432", "context")}),
]  # fmt: skip


@pytest.mark.parametrize(("issuer", "place", "text", "expected"), SINCE, ids=[row[2] for row in SINCE])
def test_what_lives_goes_before_what_has_ended(places, issuer, place, text, expected):
    assert places(issuer, place, NEW, text) == expected


def test_before_the_reform_a_bare_name_is_the_district(places):
    found = places("TỈNH ĐẮK LẮK", "Đắk Lắk", OLD, "Mưa lớn tại Ea Kar.")
    assert found == {"Ea Kar": ("district", "651", "context")}


def table(head, *names):
    rows = "".join(f"| {number} | {name} | {number * 7} |\n" for number, name in enumerate(names, 1))
    return f"Kết quả như sau:\n\n| STT | {head} | Số hộ |\n|---|---|---|\n{rows}"


COLUMNS = [
    # issuer, place, day, head of the column, names, levels and codes
    ("TỈNH NINH BÌNH", "Ninh Bình", NEW, "Xã, phường", ["Nho Quan", "Hải Hậu", "Nam Định"], [("commune", "14428"), ("commune", "14215"), ("commune", "13669")]),
    ("HUYỆN PHÙ YÊN", "Phù Yên", OLD, "Xã, thị trấn", ["Phù Yên", "Mường Do"], [("commune", "03898"), ("commune", "03943")]),
    ("HUYỆN PHÙ YÊN", "Phù Yên", OLD, "Tên xã", ["Phù Yên", "Mường Do"], [("commune", "03898"), ("commune", "03943")]),
    ("TỈNH HÀ TĨNH", "Hà Tĩnh", OLD, "Huyện", ["Kỳ Anh"], [("district", "447;449")]),
    # heads that tell no level
    ("HUYỆN PHÙ YÊN", "Phù Yên", OLD, "Đơn vị", ["Phù Yên", "Mường Do"], [("district", "122"), ("commune", "03943")]),
    ("HUYỆN PHÙ YÊN", "Phù Yên", OLD, "Hợp tác xã", ["Phù Yên"], [("district", "122")]),
    ("HUYỆN PHÙ YÊN", "Phù Yên", OLD, "Huyện, xã", ["Phù Yên"], [("district", "122")]),
    # a name that no unit of that level has stays what it is without its column
    ("HUYỆN PHÙ YÊN", "Phù Yên", OLD, "Xã, thị trấn", ["Sơn La"], [("province", "14")]),
]  # fmt: skip


@pytest.mark.parametrize(("issuer", "place", "day", "head", "names", "expected"), COLUMNS)
def test_the_head_of_a_column_tells_the_level(places, issuer, place, day, head, names, expected):
    found = places(issuer, place, day, table(head, *names))
    assert [found[name][:2] for name in names] == expected


@pytest.mark.parametrize(
    ("issuer", "place", "text", "code"),
    [
        ("THÀNH PHỐ ĐÀ NẴNG", "Đà Nẵng", "xã Trà My (tỉnh Quảng Nam cũ)", "20900"),
        ("TỈNH PHÚ THỌ", "Phú Thọ", "xã Lương Sơn (tỉnh Hòa Bình cũ)", "04924"),
        ("TỈNH PHÚ THỌ", "Phú Thọ", "xã Yên Lạc, tỉnh Vĩnh Phúc cũ", "09025"),
    ],
)
def test_a_commune_of_today_told_by_the_province_of_old(run_text, issuer, place, text, code):
    head = f"ỦY BAN NHÂN DÂN\n{issuer}" + BODY.format(place=place, day="12 tháng 12 năm 2025")
    found = [m.value for m in run_text(f"{head}Tại {text} có mưa.").mentions if isinstance(m.value, Place)]
    (commune,) = [value for value in found if value.level == "commune"]
    assert (commune.code, commune.match, commune.district) == (code, "exact", "")


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("các xã Trà Linh, Trà Leng (huyện Nam Trà My cũ)", ["Đà Nẵng//Trà Linh", "Đà Nẵng//Trà Leng"]),
        ("xã Trà Linh, huyện Nam Trà My trước đây", ["Đà Nẵng//Trà Linh"]),
        ("xã Trà Linh (huyện Nam Trà My, tỉnh Quảng Nam cũ)", ["Đà Nẵng//Trà Linh"]),
        ("xã Trà Linh (huyện Nam Trà My, tỉnh Quảng Nam)", ["Quảng Nam/Nam Trà My/Trà Linh"]),
        # it is no more itself, or says so; the district is told without a word for its end
        ("xã Trà Nam (huyện Nam Trà My cũ)", ["Quảng Nam/Nam Trà My/Trà Nam"]),
        ("xã Trà Linh cũ, huyện Nam Trà My cũ", ["Quảng Nam/Nam Trà My/Trà Linh"]),
        ("thị trấn Khâm Đức (huyện Phước Sơn cũ)", ["Quảng Nam/Phước Sơn/Khâm Đức"]),
        ("xã Trà Linh, huyện Nam Trà My", ["Quảng Nam/Nam Trà My/Trà Linh"]),
    ],
)
def test_a_commune_of_today_told_by_the_district_of_old(run_text, text, chains):
    head = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG" + BODY.format(place="Đà Nẵng", day="12 tháng 12 năm 2025")
    found = [m.value for m in run_text(f"{head}Tại {text} có mưa.").mentions if isinstance(m.value, Place)]
    communes = [value for value in found if value.level == "commune"]
    assert [f"{value.province}/{value.district}/{value.commune}" for value in communes] == chains


def test_the_places_that_a_road_joins(places):
    text = "Các xã An Lão, An Hòa, An Toàn, Vĩnh Sơn đạt chuẩn; nâng cấp 12 km đường Cát Tiến - Đề Gi."
    found = places("TỈNH GIA LAI", "Gia Lai", NEW, text)
    assert [found.get(name, ("none",))[0] for name in ("Cát Tiến", "Đề Gi")] == ["commune", "commune"]


@pytest.mark.parametrize(
    ("before", "district"), [("xã Hướng Linh và ", "Hướng Hóa"), ("xã Khe Sanh và ", ""), ("", "")]
)
def test_behind_one_that_is_no_more(run_text, before, district):
    """A commune of a district that is no more is that of today, but in a list with others that have ended."""
    head = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ" + BODY.format(place="Quảng Trị", day=NEW)
    report = run_text(f"{head}Gồm {before}xã Hướng Phùng, huyện Hướng Hóa cũ.")
    found = [mention.value for mention in report.mentions if mention.text == "xã Hướng Phùng"]
    assert [(place.commune, place.district) for place in found] == [("Hướng Phùng", district)]
