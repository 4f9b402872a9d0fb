"""Places that only their surroundings tell: the district of the paragraph or heading, the same name in full elsewhere."""

from __future__ import annotations

import pytest

from pipeline.values import Amount, Place

HEAD = "UBND TỈNH HÒA BÌNH\nSỞ GIAO THÔNG VẬN TẢI\n\nSố: 12/BC-SGTVT\nHòa Bình, ngày 17 tháng 8 năm 2021\n\nBÁO CÁO\nKết quả năm 2021\n\n"


@pytest.fixture(scope="module")
def places(run_text):
    """Text -> {printed: place}; of one printed twice, the last."""

    def run(text):
        return {" ".join(m.text.split()): m.value for m in run_text(HEAD + text).mentions if isinstance(m.value, Place)}

    return run


def test_the_district_of_a_heading_decides(places):
    found = places(
        "1. Cử tri huyện Đà Bắc\nĐề nghị sửa chữa tuyến đường qua các xã Tú Lý, Cao Sơn đã hư hỏng.\n"
        "2. Cử tri huyện Lương Sơn\nĐề nghị đầu tư nhà văn hóa tại xã Cao Sơn, đã bàn giao.\n"
    )
    assert (found["Cao Sơn"].district, found["xã Cao Sơn"].district) == ("Đà Bắc", "Lương Sơn")


def test_the_district_of_the_paragraph_decides(places):
    found = places("Huyện Đà Bắc được giao vốn. Trong đó xã Cao Sơn được giao 2 tỷ đồng.\n")
    assert found["xã Cao Sơn"].district == "Đà Bắc"


def test_the_district_of_the_title_decides(run_text):
    head = HEAD.replace("Kết quả năm 2021", "Kết quả kiểm tra đường bộ tại huyện Đà Bắc")
    found = {m.text: m.value for m in run_text(head + "Cá biệt tại xã Cao Sơn có 3 hộ.\n").mentions}
    assert (found["xã Cao Sơn"].match, found["xã Cao Sơn"].district) == ("context", "Đà Bắc")


VILLAGES = [
    # in a bracket behind its figures, with words before it
    ("UBND xã Tú Lý: 1.250,5 triệu đồng (đường từ xóm Tràng đi xóm Nà Phang).", ["Tú Lý", "Tú Lý"]),
    ("Xã Tú Lý đã họp. Ban Quản lý chi 12 triệu đồng (đường xóm Tràng).", [""]),
    # behind the commune that they are of
    ("Có 02 xóm của xã Tú Lý là Tràng và Nà Phang.", ["Tú Lý", "Tú Lý"]),
    ("Với xã Tú Lý, đã đạt chuẩn, hỗ trợ 2 nhà văn hóa tại thôn Phúc Tuy và xóm Tràng.", ["Tú Lý", "Tú Lý"]),
    ("Lũ ở xã Tú Lý làm chết 3 người, phải sơ tán 6 hộ ở xóm Tràng.", ["Tú Lý"]),
    ("Chủ yếu ở xã Tú Lý và xóm Tràng.", [""]),
    ("Nâng cấp đường vào xã Tú Lý dài 5 km; đường xóm Tràng dài 2 km.", [""]),
]


@pytest.mark.parametrize(("text", "communes"), VILLAGES)
def test_a_village_lies_in_the_only_commune_of_its_clause(run_text, text, communes):
    found = [m.value for m in run_text(HEAD + text).mentions if isinstance(m.value, Place)]
    assert [place.commune for place in found if place.level == "village"] == communes


def test_a_bare_name_behind_a_word_for_places_is_the_own_provinces(places):
    found = places("Đường hỏng nặng tại Toàn Sơn, Hiền Lương. Thợ Hiền Lương giỏi.\n")
    assert (found["Toàn Sơn"].commune, found["Toàn Sơn"].district) == ("Toàn Sơn", "Đà Bắc")


def test_a_tab_ends_a_name(run_text):
    head = "PHÒNG GD&ĐT ĐÀ BẮC\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTRƯỜNG THCS TÚ LÝ\tĐộc lập - Tự do - Hạnh phúc\n\n"
    report = run_text(head + "BÁO CÁO\nTổng kết năm học\n\nHội thi tổ chức tại thành phố Hòa Bình.\n")
    assert (report.facts.province, report.facts.district) == ("Hòa Bình", "Đà Bắc")


def test_without_a_district_it_stays_open(places):
    found = places("Đề nghị đầu tư nhà văn hóa tại xã Cao Sơn, đã bàn giao.\n")
    assert (found["xã Cao Sơn"].match, found["xã Cao Sơn"].district) == ("candidate", "")


def test_what_its_district_tells_before_decides(places):
    found = places("Xã Cao Sơn, huyện Đà Bắc đạt chuẩn.\nChủ tịch UBND các xã: Tân Minh, Cao Sơn thi hành.\n")
    assert (found["Cao Sơn"].match, found["Cao Sơn"].district) == ("context", "Đà Bắc")


def test_two_of_the_name_told_before_decide_nothing(places):
    found = places(
        "Xã Cao Sơn, huyện Đà Bắc đạt chuẩn.\nXã Cao Sơn, huyện Lương Sơn đạt chuẩn.\n"
        "Chủ tịch UBND các xã: Tân Minh, Cao Sơn thi hành.\n"
    )
    assert found["Cao Sơn"].match == "candidate"


def test_what_its_district_tells_behind_decides_nothing(places):
    found = places("Chủ tịch UBND các xã: Tân Minh, Cao Sơn thi hành.\nGiao UBND xã Cao Sơn, huyện Đà Bắc.\n")
    assert found["Cao Sơn"].match == "candidate"


def test_a_bare_name_that_is_told_in_full_elsewhere(places):
    found = places(
        "Huyện Lạc Sơn có các xã vùng cao: Miền Đồi, Quý Hòa.\n\nĐường Quý Hòa - Miền Đồi dài 11,6 km đã xong.\n"
    )
    assert found["Miền Đồi"].district == "Lạc Sơn"


def test_a_road_between_two_communes(places):
    found = places("1. Cử tri huyện Lạc Sơn\nĐường liên xã Quý Hòa - Miền Đồi dài 11,6 km.\n")
    assert {name: found[name].level for name in ("xã Quý Hòa", "Miền Đồi")} == {
        "xã Quý Hòa": "commune",
        "Miền Đồi": "commune",
    }


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Mỗi đội 25 đoàn viên, hoạt động 15 ngày.", "đội 25"),
        ("Bệnh nhân đến từ khu vực Bắc Lào.", "khu vực Bắc Lào"),
        ("Đài Khí tượng Thủy văn khu vực Nam Trung Bộ.", "khu vực Nam Trung Bộ"),
    ],
)
def test_no_village(places, text, printed):
    assert printed not in places(text + "\n")


def test_a_village_with_a_number_before_its_commune(places):
    assert places("Tại thôn 3 xã Cao Sơn, huyện Đà Bắc.\n")["thôn 3"].commune == "Cao Sơn"


def test_the_country_in_the_name_of_a_body(run_text):
    report = run_text(
        "TẬP ĐOÀN BƯU CHÍNH VIỄN THÔNG VIỆT NAM\nVIỄN THÔNG AN GIANG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "BÁO CÁO\nKết quả năm 2021\n\nDoanh thu 5 tỷ đồng.\n"
    )
    assert [m.text for m in report.mentions if isinstance(m.value, Place) and m.value.level == "country"] == [
        "VIỆT NAM"
    ]
    assert any(isinstance(m.value, Amount) for m in report.mentions)


@pytest.mark.parametrize(
    "motto", ["ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
)
def test_the_motto_names_no_place(run_text, motto):
    report = run_text(
        f"HUYỆN ỦY VĂN QUAN\t{motto}\n*\nSố 12-BC/HU\n\nBÁO CÁO\nKết quả năm 2021\n\nDoanh thu 5 tỷ đồng, đạt 98% kế hoạch.\n"
    )
    assert [m.text for m in report.mentions if isinstance(m.value, Place) and m.value.level == "country"] == []


def test_former_communes_in_a_report_of_today(run_text):
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ BÌNH PHÚ\n\nSố: 12/BC-UBND\nBình Phú, ngày 17 tháng 8 năm 2025\n\nBÁO CÁO\nKết quả năm 2025\n\n"
        "UBND xã Bình Phú, tỉnh Gia Lai báo cáo: xã Bình Phú được thành lập từ xã Tây Phú, xã Vĩnh An, xã Bình Tường.\n"
    )
    found = {m.text: m.value for m in run_text(text).mentions if isinstance(m.value, Place)}
    old = found["xã Tây Phú"]
    assert (old.province, old.district, old.code, old.current_province) == ("Bình Định", "Tây Sơn", "21850", "Gia Lai")


def test_one_village_goes_on_from_the_other(places):
    found = places(
        "Tại xã Cao Sơn, huyện Đà Bắc, thôn Sưng không còn hộ nghèo. Xã Tú Lý có thôn Mít; thôn Riêng còn 18 hộ.\n"
    )
    assert found["thôn Riêng"].commune == "Tú Lý"


@pytest.mark.parametrize(
    "text",
    [
        "Học sinh bỏ học chủ yếu ở xã Cao Sơn, huyện Đà Bắc và thôn Riêng.",  # of another commune, or not
        "Nâng cấp đường vào xã Tú Lý, huyện Đà Bắc; bê tông hóa đường thôn Riêng.",
        "Xã Tú Lý có thôn Mít. Đường thôn Riêng đã xong.",
    ],
)
def test_a_village_without_its_commune(places, text):
    assert places(text + "\n")["thôn Riêng"].commune == ""


def test_the_commune_that_the_title_names(run_text):
    head = HEAD.replace("Kết quả năm 2021", "Việc quản lý quỹ đất tại UBND xã Tú Lý, huyện Đà Bắc")
    report = run_text(head + "Diện tích cho thuê tập trung tại thôn 15 (21,4 ha).\n")
    assert [m.value.commune for m in report.mentions if m.text == "thôn 15"] == ["Tú Lý"]


@pytest.mark.parametrize(
    ("text", "printed", "level"),
    [
        ("Khu di tích Yên Tử (thị xã Uông Bí, Quảng Ninh) hoàn thành.", "Quảng Ninh", "province"),
        ("Bệnh viện đa khoa khu vực Cai Lậy, tỉnh Tiền Giang khám 12.000 lượt.", "Cai Lậy", "district"),
    ],
)
def test_units_that_look_like_others(places, text, printed, level):
    assert places(text + "\n")[printed].level == level


CENTRAL = "Số: 12/BC\nHà Nội, ngày 17 tháng 8 năm 2021\n\nBÁO CÁO\nKết quả khảo sát\n\n"
HEADINGS = "I. TỈNH HÒA BÌNH\n1. Huyện Lạc Sơn\n- Xã Bình Minh\n- Xã Tân Lập\nII. TỈNH LÂM ĐỒNG\n1. Huyện Lâm Hà\n- Xã Tân Hà\n- Xã Liên Hà\nIII. TỈNH ĐẮK NÔNG\n1. Huyện Cư Jút\n- Xã Nam Dong\n"


@pytest.mark.parametrize(
    "body",
    [
        "ỦY BAN DÂN TỘC",
        "HỘI CỰU CHIẾN BINH VIỆT NAM",
        "TÒA ÁN NHÂN DÂN TỐI CAO",
        "NGÂN HÀNG PHÁT TRIỂN",
        "HIỆP HỘI LÀNG NGHỀ",
    ],
)
def test_a_body_of_the_whole_country_has_no_own_place(run_text, body):
    report = run_text(f"{body}\n{CENTRAL}{HEADINGS}\nNgoài ra đoàn đã đến xã Hồng Hà, xã Tân Tiến.\n")
    found = [
        (" ".join(m.text.split()), m.value.district, m.value.match)
        for m in report.mentions
        if isinstance(m.value, Place)
    ]
    assert report.facts.province == ""
    assert ("Xã Tân Lập", "Lạc Sơn", "context") in found
    assert ("Xã Liên Hà", "Lâm Hà", "context") in found
    assert ("xã Tân Tiến", "", "candidate") in found  # Chương Mỹ of Hà Nội has one


def test_a_body_of_the_capital_has(run_text):
    report = run_text(f"UBND THÀNH PHỐ HÀ NỘI\nSỞ NỘI VỤ\n{CENTRAL}Đoàn đã đến xã Liên Hà, xã Hồng Hà.\n")
    assert report.facts.province == "Hà Nội"


@pytest.mark.parametrize(
    ("head", "province"),
    [
        ("BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI LÂM ĐỒNG", "Lâm Đồng"),
        ("ỦY BAN MTTQ VIỆT NAM\nTHÀNH PHỐ ĐÀ NẴNG", "Đà Nẵng"),
        ("HỘI NÔNG DÂN VIỆT NAM\nBCH HỘI NÔNG DÂN TỈNH LÂM ĐỒNG", "Lâm Đồng"),
    ],
)
def test_its_branches_have(run_text, head, province):
    report = run_text(
        f"{head}\nSố: 12/BC\n{province}, ngày 17 tháng 8 năm 2021\n\nBÁO CÁO\nKết quả\n\nĐoàn đã đến xã A.\n"
    )
    assert report.facts.province == province


def test_a_heading_wins_over_a_namesake_at_home(run_text):
    text = f"UBND THÀNH PHỐ HÀ NỘI\nBAN DÂN TỘC\n{CENTRAL}{HEADINGS}IV. KHÁC\n- Xã Liên Hà\n"
    found = [
        (" ".join(m.text.split()), m.value.district) for m in run_text(text).mentions if isinstance(m.value, Place)
    ]
    assert [district for name, district in found if name == "Xã Liên Hà"][:1] == ["Lâm Hà"]
    assert [district for name, district in found if name == "Xã Liên Hà"][1:] != ["Lâm Hà"]


def test_numbers_among_the_recipients_are_those_of_offices(run_text):
    text = "Đã xong tại P.8, TP. Mỹ Tho.\n\nNơi nhận:\n- VP, P.1, P.8, VKS tỉnh;\n- UBND P.5, TP. Mỹ Tho;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn An\n"
    head = "UBND HUYỆN CHỢ GẠO\nSố: 12/BC-UBND\nChợ Gạo, ngày 4 tháng 6 năm 2021\n\nBÁO CÁO\nKết quả\n\n"
    found = [m for m in run_text(head + text).mentions if isinstance(m.value, Place) and m.value.level == "commune"]
    assert [m.text for m in found] == ["P.8", "P.5"]
