"""Units that came, went, or moved: what the day, the printed type and the own province tell of them."""

from __future__ import annotations

import pytest

from pipeline.values import Place


@pytest.fixture(scope="module")
def places(run_text):
    """Bodies, place, day, text -> {printed: (province, district, code, match)} of the text; of one printed twice the last."""

    def run(bodies, place, day, text):
        head = f"{bodies}\nSố: 12/BC-UBND\n{place}, ngày {day}\n\nBÁO CÁO\nKết quả\n\n1. "
        return {
            " ".join(m.text.split()): (m.value.province, m.value.district, m.value.code, m.value.match)
            for m in run_text(head + text + "\n").mentions
            if isinstance(m.value, Place) and m.start >= len(head) - 1
        }

    return run


HUONG_TRA = "UBND TỈNH THỪA THIÊN HUẾ\nUBND THỊ XÃ HƯƠNG TRÀ"
THUA_THIEN_HUE = "UBND TỈNH THỪA THIÊN HUẾ\nSỞ NỘI VỤ"
AN_GIANG = "UBND TỈNH AN GIANG\nSỞ NỘI VỤ"
DONG_THAP = "UBND TỈNH ĐỒNG THÁP\nSỞ NỘI VỤ"
BINH_DUONG = "UBND TỈNH BÌNH DƯƠNG\nSỞ NỘI VỤ"
DAK_LAK = "UBND TỈNH ĐẮK LẮK\nSỞ NỘI VỤ"
CAN_THO = "UBND TỈNH CẦN THƠ\nSỞ NỘI VỤ"
LAI_CHAU = "UBND TỈNH LAI CHÂU\nSỞ NỘI VỤ"
CAO_BANG = "UBND TỈNH CAO BẰNG\nSỞ NỘI VỤ"

TOLD = [
    # a city's bracket behind a list, before and after the commune came into the city
    (
        HUONG_TRA,
        "Hương Trà",
        "12/11/2018",
        "Đi xã Hương Vinh, phường An Hòa (thành phố Huế).",
        "xã Hương Vinh",
        "Hương Trà",
    ),
    (
        HUONG_TRA,
        "Hương Trà",
        "12/11/2022",
        "Đi phường Hương Vinh, phường An Hòa (thành phố Huế).",
        "phường Hương Vinh",
        "Huế",
    ),
    # a district that is no more in the own province, and one of its name that lives elsewhere
    (AN_GIANG, "An Giang", "12/11/2012", "Địa bàn huyện Tân Châu cũ.", "huyện Tân Châu", "Tân Châu"),
    # a bare name before and after the district of that name began
    (BINH_DUONG, "Bình Dương", "12/11/2016", "Tại Bàu Bàng đã bàn giao.", "Bàu Bàng", "Bàu Bàng"),
    (CAO_BANG, "Cao Bằng", "12/11/2022", "Tại Quảng Hòa đã bàn giao.", "Quảng Hòa", "Quảng Hòa"),
    # towns since the reform are those of before
    (DONG_THAP, "Đồng Tháp", "12/11/2025", "Trụ sở thị trấn Cái Bè, thị trấn Thanh Bình.", "thị trấn Cái Bè", "Cái Bè"),
    (DONG_THAP, "Đồng Tháp", "12/11/2025", "Trụ sở thị trấn Thanh Bình (cũ).", "thị trấn Thanh Bình", "Thanh Bình"),
    (DONG_THAP, "Đồng Tháp", "12/11/2025", "Trụ sở xã Cái Bè.", "xã Cái Bè", ""),
    (DONG_THAP, "Đồng Tháp", "12/11/2025", "Trụ sở xã Mỹ Hiệp (cũ).", "xã Mỹ Hiệp", "Cao Lãnh"),
]


@pytest.mark.parametrize(("bodies", "place", "day", "text", "name", "district"), TOLD)
def test_the_unit_of_the_day(places, bodies, place, day, text, name, district):
    found = places(bodies, place, day, text)[name]
    assert (found[1], found[3] == "candidate") == (district, False)


@pytest.mark.parametrize(
    ("bodies", "place", "day", "text"),
    [
        (BINH_DUONG, "Bình Dương", "12/11/2012", "Tại Bàu Bàng đã bàn giao."),
        (CAO_BANG, "Cao Bằng", "12/11/2014", "Tại Quảng Hòa đã bàn giao."),
        (THUA_THIEN_HUE, "Thừa Thiên Huế", "12/11/2018", "Tại Thuận Hóa đã bàn giao."),
    ],
)
def test_no_district_that_is_to_come(places, bodies, place, day, text):
    assert places(bodies, place, day, text) == {}


@pytest.mark.parametrize(
    ("bodies", "place", "text", "name", "chain"),
    [
        (DAK_LAK, "Buôn Ma Thuột", "Tại xã Nam Bình, huyện Đắk Song.", "huyện Đắk Song", ("Đắk Lắk", "Đắk Song")),
        (DAK_LAK, "Buôn Ma Thuột", "Tại xã Đắk Wil, huyện Cư Jút.", "xã Đắk Wil", ("Đắk Lắk", "Cư Jút")),
        (DAK_LAK, "Buôn Ma Thuột", "Tại xã Quảng Tâm, huyện Đắk R'Lấp.", "xã Quảng Tâm", ("Đắk Lắk", "Đắk R'Lấp")),
        (DAK_LAK, "Buôn Ma Thuột", "Tại huyện Đắk Nông.", "huyện Đắk Nông", ("Đắk Lắk", "Đắk Nông")),
        (CAN_THO, "Cần Thơ", "Tại xã Hỏa Lựu, thị xã Vị Thanh.", "thị xã Vị Thanh", ("Cần Thơ", "Vị Thanh")),
        (CAN_THO, "Cần Thơ", "Tại huyện Vị Thủy và huyện Thốt Nốt.", "huyện Vị Thủy", ("Cần Thơ", "Vị Thủy")),
        (LAI_CHAU, "Lai Châu", "Tại xã Mường Báng, huyện Tủa Chùa.", "xã Mường Báng", ("Lai Châu", "Tủa Chùa")),
    ],
)
def test_the_provinces_before_2004(places, bodies, place, text, name, chain):
    assert places(bodies, place, "12/11/2002", text)[name][:2] == chain


def test_a_district_is_its_new_provinces_since_2004(places):
    found = places("UBND TỈNH ĐẮK NÔNG\nSỞ NỘI VỤ", "Gia Nghĩa", "12/11/2004", "Tại huyện Cư Jút.")
    assert found["huyện Cư Jút"][0] == "Đắk Nông"


def test_the_own_provinces_former_district_and_the_living_one_elsewhere(places):
    assert (
        places("UBND TỈNH HÒA BÌNH\nSỞ NỘI VỤ", "Hòa Bình", "12/5/2021", "Tại huyện Kỳ Sơn.")["huyện Kỳ Sơn"][0]
        == "Hòa Bình"
    )
    assert (
        places("UBND TỈNH NGHỆ AN\nSỞ NỘI VỤ", "Nghệ An", "12/5/2021", "Tại huyện Kỳ Sơn.")["huyện Kỳ Sơn"][0]
        == "Nghệ An"
    )
    found = places("UBND TỈNH HÒA BÌNH\nSỞ NỘI VỤ", "Hòa Bình", "12/5/2021", "Tại huyện Kỳ Sơn, tỉnh Nghệ An.")
    assert found["huyện Kỳ Sơn"][0] == "Nghệ An"


def test_a_ward_of_a_rural_district_was_a_commune(places):
    found = places(BINH_DUONG, "Bình Dương", "12/11/2012", "Xã Tân Định, xã Lai Hưng đã xong.")
    assert found["Xã Tân Định"] == ("Bình Dương", "", "25852;25894", "candidate")
    assert found["xã Lai Hưng"][3] == "context"


def test_a_city_before_it_was_a_province(run_text):
    text = "THÀNH ỦY HUẾ\nSố: 112-BC/TU\nHuế, ngày 5 tháng 10 năm 2022\n\nBÁO CÁO\nKết quả\n\n1. Đi xã Hương Phong.\n"
    facts = run_text(text).facts
    assert (facts.province, facts.district) == ("Thừa Thiên Huế", "Huế")


@pytest.mark.parametrize("symbol", ["SYT-NVY", "SLĐTBXH-NCC", "SLĐTB&XH-NCC", "SCT-QLTM"])
def test_a_letters_number_is_no_copys(run_text, symbol):
    text = f"UBND TỈNH LONG AN\nSỞ Y TẾ\nSố: 152/{symbol}\nLong An, ngày 12 tháng 3 năm 2021\nV/v phòng dịch\n\nKính gửi: Sở Tài chính\n\nĐề nghị.\n"
    facts = run_text(text).facts
    assert (facts.number, facts.issue_date) == (f"152/{symbol}", "2021-03-12")


def test_a_copys_number_is_not_the_own_one(run_text):
    text = "SAO Y\nSố: 45/SY-UBND\nLong An, ngày 12 tháng 3 năm 2021\nUBND TỈNH LONG AN\nSố: 152/BC-UBND\nLong An, ngày 10 tháng 3 năm 2021\n\nBÁO CÁO\nKết quả\n"
    assert run_text(text).facts.number == "152/BC-UBND"


@pytest.mark.parametrize(
    ("bodies", "place", "day", "text", "name", "expected"),
    [
        # neighbours in a list: the district before has the ward, the one behind has none
        (
            "UBND TỈNH TIỀN GIANG\nUBND HUYỆN CAI LẬY",
            "Cai Lậy",
            "12/11/2019",
            "Phối hợp thị xã Cai Lậy, phường Nhị Mỹ, huyện Cái Bè.",
            "phường Nhị Mỹ",
            ("Cai Lậy", "28474", "context"),
        ),
        (
            "UBND TỈNH HÀ TĨNH\nSỞ NỘI VỤ",
            "Hà Tĩnh",
            "12/11/2021",
            "Đi thị xã Kỳ Anh, phường Hưng Trí, huyện Cẩm Xuyên.",
            "phường Hưng Trí",
            ("Kỳ Anh", "18754", "context"),
        ),
        # a chain stays one
        (
            "UBND TỈNH TIỀN GIANG\nSỞ NỘI VỤ",
            "Tiền Giang",
            "12/11/2019",
            "Phối hợp thị xã Cai Lậy, xã Hòa Khánh, huyện Cái Bè.",
            "xã Hòa Khánh",
            ("Cái Bè", "28399", "exact"),
        ),
        # years before the reform its communes are meant by nobody; in its year they may be
        (
            "UBND TỈNH LONG AN\nUBND HUYỆN MỘC HÓA",
            "Mộc Hóa",
            "12/11/2011",
            "Tại thị trấn Mộc Hóa.",
            "thị trấn Mộc Hóa",
            ("Mộc Hóa", "", "candidate"),
        ),
        # since the reform a name of a ward that a province had too
        (
            "UBND TỈNH NINH BÌNH\nSỞ NỘI VỤ",
            "Ninh Bình",
            "12/11/2025",
            "Phường Nam Định đã xong. Tại Nam Định, Hà Nam lúa đạt 55 tạ.",
            "Nam Định",
            ("", "13669;36", "candidate"),
        ),
        (
            "UBND TỈNH QUẢNG TRỊ\nSỞ NỘI VỤ",
            "Quảng Trị",
            "12/11/2025",
            "Xã Quảng Ninh đã xong. Tại Lệ Thủy, Quảng Ninh lúa đạt 55 tạ.",
            "Quảng Ninh",
            ("", "", "candidate"),
        ),
    ],
)
def test_namesakes(places, bodies, place, day, text, name, expected):
    found = places(bodies, place, day, text)[name]
    assert (found[1], found[2] if expected[1] else "", found[3]) == expected


def test_a_person_of_whom_the_initial_is_told_is_no_town(toponyms):
    names = [
        name
        for name, _, _ in toponyms("Trú phường Tân Lập, Thái Nguyên; Hồ H trú xã Đoàn Kết, Đà Bắc; thị trấn Lim, Hồ.")
    ]
    assert "Hồ H" not in names
    assert names.count("Hồ") == 1


@pytest.mark.parametrize(
    "text", ["Biểu diễn tại Nhà hát Hòa Bình.", "Phát huy tinh thần Điện Biên Phủ.", "Từ khóa Hòa Bình được tìm."]
)
def test_what_is_only_called_after_a_place(toponyms, text):
    assert toponyms(text) == []


def test_a_commune_that_moved_is_where_it_is_though_it_is_called_former(places):
    found = places(
        "UBND TỈNH YÊN BÁI\nUBND HUYỆN VĂN CHẤN", "Văn Chấn", "12/11/2021", "Xã Phù Nham trước đây thuộc huyện."
    )
    assert found["Xã Phù Nham"] == ("Yên Bái", "Nghĩa Lộ", "04663", "context")


HOANG_HOA = "UBND TỈNH THANH HÓA\nUBND HUYỆN HOẰNG HÓA"
THANH_HOA = "UBND TỈNH THANH HÓA\nSỞ NỘI VỤ"
MOVED = [
    # it came into the city in 2012, which no source tells
    (HOANG_HOA, "Hoằng Hóa", "12/11/2011", "Các xã Hoằng Trạch, Hoằng Quang.", "Hoằng Quang", "candidate"),
    (HOANG_HOA, "Hoằng Hóa", "12/11/2011", "Đã đi xã Hoằng Quang.", "xã Hoằng Quang", "candidate"),
    (HOANG_HOA, "Hoằng Hóa", "12/11/2011", "Các xã Hoằng Quang, Hoằng Trạch.", "Hoằng Trạch", "context"),
    # the text tells where it is; the gazetteer holds the communes of the day; no district is the own one
    (HOANG_HOA, "Hoằng Hóa", "12/11/2014", "Đi xã Hoằng Quang, thành phố Thanh Hóa.", "xã Hoằng Quang", "exact"),
    (HOANG_HOA, "Hoằng Hóa", "12/11/2019", "Đã đi xã Hoằng Quang.", "xã Hoằng Quang", "context"),
    (HOANG_HOA, "Hoằng Hóa", "12/11/2014", "Đã đi xã Thành Kim.", "xã Thành Kim", "context"),
    (THANH_HOA, "Thanh Hóa", "12/11/2014", "Đã đi xã Hoằng Quang.", "xã Hoằng Quang", "context"),
]


@pytest.mark.parametrize(("bodies", "place", "day", "text", "printed", "match"), MOVED)
def test_commune_that_may_have_lain_in_the_own_district_is_a_candidate(
    places, bodies, place, day, text, printed, match
):
    assert places(bodies, place, day, text)[printed][-1] == match
