"""Names of places before they are resolved. Text on the left; printed name and a level that it can be on the right. ANNOTATION: PLACE."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.find.places import place_finder
from pipeline.link.overlaps import without_overlaps
from pipeline.model import Facts

TYPED = [
    # type word and name; the name alone
    ("tỉnh Bình Định", "tỉnh Bình Định", "province"),
    ("Tỉnh Bình Định", "Tỉnh Bình Định", "province"),
    ("TỈNH BÌNH ĐỊNH", "TỈNH BÌNH ĐỊNH", "province"),
    ("huyện Tây Sơn", "huyện Tây Sơn", "district"),
    ("UBND huyện Tây Sơn ban hành", "huyện Tây Sơn", "district"),  # inside an organisation's name too
    ("Sở Khoa học và Công nghệ tỉnh Bình Định", "tỉnh Bình Định", "province"),
    ("thị xã An Nhơn", "thị xã An Nhơn", "district"),  # `xã` is in it
    ("thị trấn Châu Ổ", "thị trấn Châu Ổ", "commune"),
    ("xã Vĩnh An", "xã Vĩnh An", "commune"),
    ("xã\nVĩnh An", "xã Vĩnh An", "commune"),
    ("xã Vĩnh\nAn, huyện", "xã Vĩnh An", "commune"),
    ("huyện Krông Năng", "huyện Krông Năng", "district"),
    ("huyện Cư M'gar", "huyện Cư M'gar", "district"),
    ("huyện Cư M’gar", "huyện Cư M’gar", "district"),
    ("huyện Ea H'leo", "huyện Ea H'leo", "district"),
    ("thành phố Phan Rang - Tháp Chàm", "thành phố Phan Rang - Tháp Chàm", "district"),
    ("thành phố Phan Rang-Tháp Chàm", "thành phố Phan Rang-Tháp Chàm", "district"),
    ("tỉnh Thừa Thiên Huế", "tỉnh Thừa Thiên Huế", "province"),
    ("tỉnh Thừa Thiên - Huế", "tỉnh Thừa Thiên - Huế", "province"),
    ("tỉnh Khánh Hoà", "tỉnh Khánh Hoà", "province"),  # the tone on the other vowel
    ("tỉnh Bắc Cạn", "tỉnh Bắc Cạn", "province"),
    ("tỉnh Đắc Lắc", "tỉnh Đắc Lắc", "province"),
    ("thành phố Qui Nhơn", "thành phố Qui Nhơn", "district"),
    # abbreviations
    ("TP. Quy Nhơn", "TP. Quy Nhơn", "district"),
    ("TP Quy Nhơn", "TP Quy Nhơn", "district"),
    ("TX. An Nhơn", "TX. An Nhơn", "district"),
    ("TT. Phú Phong", "TT. Phú Phong", "commune"),
    ("P.7", "P.7", "commune"),
    ("phường 7", "phường 7", "commune"),
    ("Q.1", "Q.1", "district"),
    ("quận 1", "quận 1", "district"),
    # villages
    ("thôn Phước Bình", "thôn Phước Bình", "village"),
    ("buôn Pốk A", "buôn Pốk A", "village"),
    ("ấp Tân Lập 2", "ấp Tân Lập 2", "village"),
    ("tổ dân phố 5", "tổ dân phố 5", "village"),
    ("khu phố 3", "khu phố 3", "village"),
    ("tổ dân phố số 3", "tổ dân phố số 3", "village"),
    ("buôn Dlung 1B", "buôn Dlung 1B", "village"),
    ("khu 5", "khu 5", "village"),
    ("khu phố 1B", "khu phố 1B", "village"),
    ("KHU PHỐ 3", "KHU PHỐ 3", "village"),
    ("thôn Trung Thành", "thôn Trung Thành", "village"),  # Trung tâm begins another thing, Trung Thành a name
    ("ấp Thông Nguyên", "ấp Thông Nguyên", "village"),
    ("bản Huồi Mới 2 có 30 hộ", "bản Huồi Mới 2", "village"),
    ("ấp Bình Phú 1 xã Long Hưng", "ấp Bình Phú 1", "village"),
    ("thôn Tân Lập 2 hộ nghèo", "thôn Tân Lập", "village"),  # two households
    ("bản Đồ Sơn", "bản Đồ Sơn", "village"),
    # spelt otherwise than the gazetteer's official name
    ("huyện Krông Ana", "huyện Krông Ana", "district"),
    ("huyện KonRẫy", "huyện KonRẫy", "district"),
    ("huyện Krông Pắk", "huyện Krông Pắk", "district"),
    ("huyện M’Drắk", "huyện M’Drắk", "district"),
    ("huyện K‘Bang", "huyện K‘Bang", "district"),
    ("huyện Ea H`leo", "huyện Ea H`leo", "district"),
    ("huyện Mù Cang Chải", "huyện Mù Cang Chải", "district"),
    ("xã Thanh Mĩ", "xã Thanh Mĩ", "commune"),
    ("phường Bảy", "phường Bảy", "commune"),
    ("Quận Nhất, Sài Gòn", "Quận Nhất", "district"),
    ("tỉnh BRVT", "tỉnh BRVT", "province"),
    # the class of a commune or district
    ("xã miền núi Bình An", "xã miền núi Bình An", "commune"),
    ("huyện nghèo Đam Rông", "huyện nghèo Đam Rông", "district"),
    # since the reform
    ("đặc khu Phú Quốc", "đặc khu Phú Quốc", "commune"),
    ("phường 1 Bảo Lộc", "phường 1 Bảo Lộc", "commune"),
]


@pytest.mark.parametrize(("text", "printed", "level"), TYPED)
def test_a_name_with_its_type_word(toponyms, text, printed, level):
    name, levels, form = toponyms(f"Tại {text}.")[0]
    assert (name, form) == (printed, "typed")
    assert level in levels


NAME_ENDS = [
    # a name that the gazetteer does not hold is no other that it begins with
    ("xã Thanh Xuấn", ["xã Thanh Xuấn"]),
    ("xã Bình Định Num có 5 hộ", ["xã Bình Định Num"]),
    ("xã Hiếu Phung, huyện Vũng Liêm", ["xã Hiếu Phung", "huyện Vũng Liêm"]),
    ("xã Đông Yen có 3 hộ", ["xã Đông Yen"]),
    ("phường Phan Bội Chậu", ["phường Phan Bội Chậu"]),
    ("các xã Thanh Xuấn, Đông Yen.", ["xã Thanh Xuấn", "Đông Yen"]),
    ("thành phố Vinh Yên", ["thành phố Vinh Yên"]),  # not Vinh: Vĩnh Yên, of which the linker must be sure
    ("thành phố Vinh Yến", ["thành phố Vinh Yến"]),
    ("huyện Văn Phòng", []),  # like no district's name but for its marks
    # it is where something else begins
    ("xã Đông, huyện Kbang", ["xã Đông", "huyện Kbang"]),
    ("xã Ba Nguyễn Văn An", ["xã Ba"]),
    ("Chủ tịch UBND xã Bình Thành Phan Hùng", ["xã Bình Thành"]),
    ("Chủ tịch UBND huyện Tây Sơn Phan Chí Hùng", ["huyện Tây Sơn"]),
    ("UBND thành phố Huế Võ Lê Nhật", ["thành phố Huế"]),
    ("xã Bình Thành Trưởng ban", ["xã Bình Thành"]),
    ("xã Bình Thành\nTổng số", ["xã Bình Thành"]),
    ("huyện Bình Sơn Quảng Ngãi", ["huyện Bình Sơn"]),
    ("TỈNH PHÚ YÊN ĐIỆN", ["TỈNH PHÚ YÊN"]),
    ("xã Tân Hòa thành lập Ban Chỉ đạo", ["xã Tân Hòa"]),  # not Tân Hòa Thành
    ("phường Tân Hòa thành phố Vĩnh Long", ["phường Tân Hòa", "thành phố Vĩnh Long"]),
    ("XÃ TÂN HÒA THÀNH PHỐ VĨNH LONG", ["XÃ TÂN HÒA", "THÀNH PHỐ VĨNH LONG"]),
    ("xã Tân Hòa Thành", ["xã Tân Hòa Thành"]),
    ("phường Tân Phú Trung tâm Văn hóa", ["phường Tân Phú"]),
    ("xã Tân Phú Trung có 3 hộ", ["xã Tân Phú Trung"]),
    ("thị trấn Lấp vò", ["thị trấn Lấp vò"]),
    ("UBND quận Nhất trí với báo cáo", []),
    ("UBND Quận Năm 2020", []),
]


@pytest.mark.parametrize(("text", "printed"), NAME_ENDS)
def test_where_a_name_ends(toponyms, text, printed):
    assert [name for name, _, form in toponyms(text) if form != "bare"] == printed


BRACKETS = [
    # units below the one before, which the bracket or colon opens a list of
    ("huyện Tây Sơn (Vĩnh An, Tây Bình)", ["Vĩnh An", "Tây Bình"], "commune"),
    ("Bình Định (Tây Sơn, Phù Mỹ và Hoài Ân)", ["Tây Sơn", "Phù Mỹ", "Hoài Ân"], "district"),
    ("Mù Cang Chải (Chế Cu Nha; Lao Chải)", ["Chế Cu Nha", "Lao Chải"], "commune"),
    ("Tây Sơn: Vĩnh An 20 mm; Tây Bình 30,5 mm; Bình Hòa 12 mm.", ["Vĩnh An", "Tây Bình", "Bình Hòa"], "commune"),
    ("Lâm Đồng (Di Linh, Bảo Lâm 1)", ["Di Linh", "Bảo Lâm 1"], None),  # since the reform
    ("huyện Lấp Vò (Không Có, Bình Thành)", ["Bình Thành"], "commune"),
    # persons, other things, units of elsewhere
    ("huyện Tây Sơn (Nguyễn Văn An, Trần Bình)", [], "commune"),
    ("huyện Tây Sơn (Quyết định số 12)", [], "commune"),
    ("xã Tân Lập (Mộc Châu)", [], "commune"),
    ("huyện Lấp Vò: Vĩnh An", [], "commune"),
    ("Tây Sơn: họp giao ban. Vĩnh An, Tây Bình", [], "commune"),
]


@pytest.mark.parametrize(("text", "printed", "level"), BRACKETS)
def test_names_in_the_brackets_of_a_unit(toponyms, text, printed, level):
    listed = [(name, levels) for name, levels, form in toponyms(text) if form == "listed"]
    assert [name for name, _ in listed] == printed
    assert all(level in {None, levels[0]} for _, levels in listed)


GLUED = [
    ("P7, Q.Gò Vấp", ["P7", "Q.Gò Vấp"]),
    ("P7-Q3", ["P7", "Q3"]),
    ("phường 4, Q3", ["phường 4", "Q3"]),
    ("Q1, TP.HCM", ["Q1", "TP.HCM"]),
    ("Phường 7-Quận 3", ["Phường 7", "Quận 3"]),
    ("P.9, P11 và P12", ["P.9", "P11", "P12"]),  # beside other wards
    ("xã Vĩnh An-huyện Tây Sơn", ["xã Vĩnh An", "huyện Tây Sơn"]),
    # a quarter, a phase, a page; one word
    ("Q1/2023", []),
    ("Q1, Q2 và Q3", []),
    ("mã P7", []),
    ("thị-xã hội", []),
]


@pytest.mark.parametrize(("text", "printed"), GLUED)
def test_type_words_that_are_glued_on(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed


def test_a_number_that_goes_on_with_a_village_has_its_name(rules, layout_of):
    layout = layout_of("thôn Phú Lễ 1, 2 và 3 thuộc xã Bình Trung")
    found = without_overlaps(place_finder(rules)(layout), ())
    assert [mention.value.name for mention in found][:3] == ["Phú Lễ 1", "Phú Lễ 2", "Phú Lễ 3"]


FIXED = [
    ("các tỉnh Tây Nguyên", "Tây Nguyên", "region"),
    ("vùng đồng bằng sông Cửu Long", "đồng bằng sông Cửu Long", "region"),
    ("kinh tế Việt Nam", "Việt Nam", "country"),
    ("Tập đoàn Bưu chính Viễn thông Việt Nam", "Việt Nam", "country"),
    ("Tổng công ty Điện lực miền Trung", "miền Trung", "region"),
    ("vùng Đông Nam bộ", "Đông Nam bộ", "region"),
    ("Tổng công ty Đông Bắc khai thác than ở vùng Đông Bắc", "Đông Bắc", "region"),
]


@pytest.mark.parametrize(("text", "printed", "level"), FIXED)
def test_countries_and_regions(toponyms, text, printed, level):
    assert (printed, (level,), "fixed") in toponyms(text)


LISTS = [
    # the first has the type word, the others are bare names
    ("04 xã Vĩnh An, Tây Bình, Tây Vinh, Tây An", ["xã Vĩnh An", "Tây Bình", "Tây Vinh", "Tây An"]),
    ("xã Vĩnh An, Tây Bình và Tây Vinh", ["xã Vĩnh An", "Tây Bình", "Tây Vinh"]),
    ("các xã Vĩnh An,\nTây Bình", ["xã Vĩnh An", "Tây Bình"]),
    ("các xã: Vĩnh An, Tây Bình", ["Vĩnh An", "Tây Bình"]),
    ("các xã Vĩnh An (22 thửa), Tây Bình (trên 17 thửa), Tây Vinh", ["xã Vĩnh An", "Tây Bình"]),
    ("xã Vĩnh An 22 hộ, Tây Bình 17 hộ, Công ty Hoa Lư 3 hộ", ["xã Vĩnh An", "Tây Bình"]),
    ("04 xã (Vĩnh An, Tây Bình, Tây Vinh, Tây An)", ["Vĩnh An", "Tây Bình", "Tây Vinh", "Tây An"]),
    ("các xã gồm Vĩnh An, Tây Bình", ["Vĩnh An", "Tây Bình"]),
    # of a count many words may tell which
    ("có 03 xã ra khỏi tình trạng đặc biệt khó khăn: Vĩnh An, Tây Bình, Tây Vinh", ["Vĩnh An", "Tây Bình", "Tây Vinh"]),
    ("02 xã của huyện Ninh Sơn là Ma Nới, Hòa Sơn", ["huyện Ninh Sơn", "Ma Nới", "Hòa Sơn"]),
    ("các xã thuộc huyện Ninh Sơn: Ma Nới, Hòa Sơn", ["huyện Ninh Sơn", "Ma Nới", "Hòa Sơn"]),
    ("2 thôn của xã Phước Bình gồm Bố Lang và Hành Rạc", ["xã Phước Bình", "Bố Lang", "Hành Rạc"]),
    ("các xã của huyện Ninh Sơn là nơi có Ma Nới", ["huyện Ninh Sơn"]),
    ("04 xã được chọn làm điểm về tiêu chí môi trường gồm: Vĩnh An, Tây Bình", ["Vĩnh An", "Tây Bình"]),
    ("các huyện Krông Xyz, Cư M'gar và Lắk", ["Cư M'gar", "Lắk"]),  # what is not known does not end the list
    ("các huyện: Xyz Abc, Tây Sơn", ["Tây Sơn"]),
    ("xã Vĩnh An, thị trấn Phú Phong", ["xã Vĩnh An", "thị trấn Phú Phong"]),
    ("xã Vĩnh An và huyện Tây Sơn", ["xã Vĩnh An", "huyện Tây Sơn"]),
    ("phường 1, 2 và 3", ["phường 1", "2", "3"]),
    ("Ấp 3, 4, 5 chưa có nước sạch", ["Ấp 3", "4", "5"]),
    ("các khu 1, 2, 5 của thị trấn Hưng Hóa", ["khu 1", "2", "5", "thị trấn Hưng Hóa"]),
    ("các thôn 1, 3 và 7 được khen", ["thôn 1", "3", "7"]),
    ("tổ dân phố 4, 5 tổ chức Ngày hội", ["tổ dân phố 4", "5"]),
    ("tổ dân phố số 4, số 5 và số 6", ["tổ dân phố số 4", "số 5", "số 6"]),
    ("khối 6, 7, thị trấn Con Cuông", ["khối 6", "7", "thị trấn Con Cuông"]),
    # what is counted is in no list
    ("phường 1, 2 và 15 cán bộ", ["phường 1", "2"]),
    ("thôn 1, 2 và 3 hộ nghèo", ["thôn 1", "2"]),
    ("ấp 1, 2 và 5 công trình", ["ấp 1", "2"]),
    ("tổ dân phố 4, 5 tổ hòa giải", ["tổ dân phố 4"]),
    ("huyện Tây Sơn, Tuy Phước và thị xã An Nhơn", ["huyện Tây Sơn", "Tuy Phước", "thị xã An Nhơn"]),
    ("xã Vĩnh An, huyện Tây Sơn, tỉnh Bình Định", ["xã Vĩnh An", "huyện Tây Sơn", "tỉnh Bình Định"]),
    ("thôn Phước Bình, xã Bình Nguyên", ["thôn Phước Bình", "xã Bình Nguyên"]),
    ("xã Vĩnh An; Tây Bình", ["xã Vĩnh An", "Tây Bình"]),
    # the list ends where something else begins
    ("xã Vĩnh An, Phòng Nông nghiệp", ["xã Vĩnh An"]),
    ("xã Vĩnh An, Ủy ban nhân dân", ["xã Vĩnh An"]),
    ("xã Vĩnh An. Tây Bình", ["xã Vĩnh An"]),
]


@pytest.mark.parametrize(("text", "printed"), LISTS)
def test_lists(toponyms, text, printed):
    assert [name for name, _, form in toponyms(text) if form != "bare"] == printed


BARE = [
    ("Lễ hội Hoa ban Điện Biên và Festival Hoa Đà Lạt", ["Điện Biên", "Đà Lạt"]),
    ("tại Lễ hội Đình Cổ Phong Đức", []),
    # no type word, where it names the place
    ("tại Quảng Ngãi", ["Quảng Ngãi"]),
    ("UBND Quảng Ngãi", ["Quảng Ngãi"]),
    ("Tây Sơn, ngày 14 tháng 5 năm 2021", ["Tây Sơn"]),
    ("từ Bình Định đến Phú Yên", ["Bình Định", "Phú Yên"]),
    ("Sở Công Thương Đắk Nông", ["Đắk Nông"]),  # the field of a body goes on with its place
    ("đường Dân Hạ - Độc Lập; huân chương Độc Lập", ["Dân Hạ", "Độc Lập"]),
    ("Đường Thái Hòa - Quỳ Hợp", ["Thái Hòa", "Quỳ Hợp"]),  # a road is named after the places that it joins
    ("tuyến đường Bình Nghi - Tây Xuân", ["Bình Nghi", "Tây Xuân"]),
    ("MÔI TRƯỜNG\nBình Chánh, ngày 5 tháng 6", ["Bình Chánh"]),  # TRƯỜNG ends a head
    ("HUYỆN TAM ĐƯỜNG\nTam Đường, ngày 5 tháng 6", ["Tam Đường"]),
    ("Công ty Điện lực Quảng Ngãi", ["Quảng Ngãi"]),
    ("gồm Bà Rịa -\nVũng Tàu, Đồng Nai", ["Bà Rịa - Vũng Tàu", "Đồng Nai"]),  # a line ends behind the dash
    ("khu vực ngoài quốc doanh như Vạn Lợi, Đình Vũ", []),  # no list of villages
    # a capital on the first syllable only, as typists wrote until about 2010
    ("Trong vùng có Thái nguyên, Lạng sơn và Bà rịa - Vũng tàu", ["Thái nguyên", "Lạng sơn", "Bà rịa - Vũng tàu"]),
    ("UBND Thanh hoá", ["Thanh hoá"]),
    ("Chi nhánh ngân hàng Hải\nphòng", ["Hải phòng"]),
    ("Hòa bình lập lại, người Việt Nam định cư ở nước ngoài", []),
    ("Viện Hải dương học; cầu Hà nội; ông Lê Nam định nói", []),
    ("tại Huế và Hà Nội", ["Huế", "Hà Nội"]),
    ("Đoàn đại biểu Hà Giang", ["Hà Giang"]),
    ("nghề cá Bình Thuận", ["Bình Thuận"]),
    ("chè, cà phê của Lâm Đồng", ["Lâm Đồng"]),
    ("tại TT Huế", ["TT Huế"]),
    ("tại ĐắkLắk", ["ĐắkLắk"]),
    ("Cư M’gar, Ea H’leo", ["Cư M’gar", "Ea H’leo"]),
]


@pytest.mark.parametrize(("text", "printed"), BARE)
def test_bare_names(toponyms, text, printed):
    assert [name for name, _, form in toponyms(text) if form == "bare"] == printed


NUMBERED = [
    # since 1 July 2025: a name with its number is the commune's
    ("Đạ Huoai 2, ngày 3 tháng 9 năm 2025", ["Đạ Huoai 2"]),
    ("Tại Đạ Huoai 2 có 5 thôn", ["Đạ Huoai 2"]),
    ("1 Bảo Lộc, ngày 3 tháng 9 năm 2025", ["1 Bảo Lộc"]),
    ("Tại 3 Bảo Lộc có 5 khu phố", ["3 Bảo Lộc"]),
    ("Bảo Lâm 1", ["Bảo Lâm 1"]),
    ("MÓNG CÁI 2", ["MÓNG CÁI 2"]),
    ("Tại Bảo Lâm 1, Bảo Lâm 2, tỉnh Lâm Đồng", ["Bảo Lâm 1", "Bảo Lâm 2", "tỉnh Lâm Đồng"]),
    ("xã Bảo Lâm 1, 2 và 3", ["xã Bảo Lâm 1", "2", "3"]),
    ("các xã: Đạ Huoai 2, 3", ["Đạ Huoai 2", "3"]),
    ("UBND Móng Cái 2 báo cáo", ["Móng Cái 2"]),
    ("Đảng bộ A Lưới 1 nhiệm kỳ 2025 - 2030", ["A Lưới 1"]),
    ("Hà Giang 1 năm 2025", ["Hà Giang 1"]),
    ("Sơn Kim 2 tỉnh Hà Tĩnh", ["Sơn Kim 2", "tỉnh Hà Tĩnh"]),
    ("tại Mỹ Đình 2", ["Mỹ Đình 2"]),  # Mỹ Đình alone is no unit
    ("tại Mỹ Đình", []),
    # a number that counts, measures or dates, or of which there is no commune
    ("Tại Bảo Lộc 2 người", ["Bảo Lộc"]),
    ("Tại Bảo Lâm 2 người", ["Bảo Lâm"]),
    ("Ở Móng Cái 3 vụ cháy", ["Móng Cái"]),
    ("Tại A Lưới 3 xã viên", ["A Lưới"]),
    ("tại Móng Cái 1,5 tỷ đồng", ["Móng Cái"]),
    ("tại Móng Cái 2 triệu đồng", ["Móng Cái"]),
    ("tại Móng Cái 2 - 3 người", ["Móng Cái"]),
    ("tại Móng Cái 3%", ["Móng Cái"]),
    ("Móng Cái 2/9", ["Móng Cái"]),
    ("Bảo Lâm 7", ["Bảo Lâm"]),
    ("Bảo Lâm 1 Bảo Lộc", ["Bảo Lâm 1", "Bảo Lộc"]),
    ("xã Bảo Lâm 1, 2 người", ["xã Bảo Lâm 1"]),
    ("xã Bảo Lâm 1, 15", ["xã Bảo Lâm 1"]),
]


@pytest.mark.parametrize(("text", "printed"), NUMBERED)
def test_a_number_belongs_to_the_name_that_the_gazetteer_holds(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed


def test_before_the_reform_a_number_is_none_of_its_communes(rules, layout_of):
    layout = replace(layout_of("tại Bảo Lâm 1\ntại Phước Cát 2"), facts=Facts(issue_date="2018-04-03"))
    found = without_overlaps(place_finder(rules)(layout), ())
    assert [mention.value.name for mention in found] == ["Bảo Lâm", "Phước Cát 2"]  # the latter was one long before


LONG_LINE = "Trong kỳ, đoàn công tác của huyện đã đến kiểm tra, làm việc và tặng quà tại {},"
LINE_ENDS = [
    # the line below begins a sentence or a label
    ("2.1. Dự án kè Xóm Rớ\nNằm trên địa bàn.", ["Xóm Rớ"]),
    ("2.2. Dự án kè thôn Phú Lạc\nTổng vốn 5 tỷ đồng.", ["thôn Phú Lạc"]),
    ("Địa điểm: ấp Tân Bình\nThời gian: 5 ngày", ["ấp Tân Bình"]),
    ("- Các thôn Phú Lạc, Tân Bình\nThực hiện tốt", ["thôn Phú Lạc", "Tân Bình"]),
    ("CHI BỘ THÔN LIÊN MỸ\nBáo cáo", ["THÔN LIÊN MỸ"]),
    # the name was broken for want of room
    (f"{LONG_LINE.format('thôn Phú')[:-1]}\nLạc có 5 hộ nghèo được hỗ trợ vốn vay, cây giống.", ["thôn Phú Lạc"]),
    (f"{LONG_LINE.format('ấp Tân Bình')[:-1]}\nThượng có 5 hộ nghèo được hỗ trợ vốn.", ["ấp Tân Bình Thượng"]),
    ("Tại xã Xuân\nLinh có 5 hộ.", ["xã Xuân Linh"]),
    ("Tại thôn Phú\nLạc, xã Vĩnh An", ["thôn Phú Lạc", "xã Vĩnh An"]),
]


@pytest.mark.parametrize(("text", "printed"), LINE_ENDS)
def test_a_name_at_a_line_end(toponyms, text, printed):
    assert [name for name, _, form in toponyms(text) if form != "bare"] == printed


HEADS_OF_VILLAGES = [
    ("CHI BỘ THÔN LIÊN MỸ\n*", ["THÔN LIÊN MỸ"]),
    ("BAN NHÂN DÂN ẤP TÂN BÌNH            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ["ẤP TÂN BÌNH"]),
    ("BAN CÔNG TÁC MẶT TRẬN BẢN HUỒI MỚI", ["BẢN HUỒI MỚI"]),
    ("CHI BỘ THÔN 3", ["THÔN 3"]),
    ("XÂY DỰNG THÔN THÔNG MINH", []),
    ("CHI BỘ THÔN VĂN HÓA TIÊU BIỂU XUẤT SẮC NHẤT", []),
    ("CHI HỘI PHỤ NỮ BẢN CAM KẾT", []),
    ("TRƯỞNG THÔN\nNguyễn Văn An", []),
]


@pytest.mark.parametrize(("text", "printed"), HEADS_OF_VILLAGES)
def test_villages_in_a_head_in_capitals(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed


def test_a_village_in_capitals_has_its_name_as_in_a_sentence(rules, layout_of):
    found = list(place_finder(rules)(layout_of("CHI BỘ THÔN LIÊN MỸ")))
    assert [mention.value.name for mention in found] == ["Liên Mỹ"]


HOUSES_AND_MONEY = [
    ("Trụ sở tại số 2 Ngọc Hà, quận Ba Đình", ["quận Ba Đình"]),
    ("Số nhà 15 Ngọc Hà", []),
    ("Địa chỉ: Số 12A Hà Nội", []),
    ("Trạm bơm số 2 Thái Bình", ["Thái Bình"]),
    ("Bệnh viện số 1 Lâm Đồng", ["Lâm Đồng"]),
    ("Công văn số 12/UBND Bình Định", ["Bình Định"]),
    ("(Đơn vị tính: đồng Việt Nam)", []),
    ("5 triệu Việt Nam đồng.", []),
    ("cộng đồng Việt Nam", ["Việt Nam"]),
    ("hợp đồng Việt Nam đã ký", ["Việt Nam"]),
    ("Việt Nam đồng ý", ["Việt Nam"]),
]


@pytest.mark.parametrize(("text", "printed"), HOUSES_AND_MONEY)
def test_houses_and_money_are_no_places(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed


NONE = [
    "kết dư ngân sách xã, phường 13 tỷ 243 triệu đồng", "chi phường 8 triệu đồng", "thu gom ở khu vực ven sông Luộc",
    # the type word alone, or inside another word
    "UBND huyện", "UBND xã", "phát triển kinh tế xã hội", "Bảo hiểm xã hội", "các xã, thị trấn", "Hợp tác xã nông nghiệp", "toàn tỉnh", "xã Nông thôn mới",
    "hợp tác xã Tân Tiến", "văn bản Quy phạm", "công xã Paris", "làng nghề Truyền thống",
    # the motto, and the day of 30 April
    "ngày giải phóng miền Nam", "ngày Giải phóng miền Nam",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc",
    # a landform or bridge, a person, a shrine, a school, a company
    "nằm ở phía Đông Bắc của huyện", "gió mùa Đông Bắc", "hướng Tây Bắc", "sông Hương", "cầu Bình Phước", "núi Bà Đen", "đồng chí Bình Định", "ông Trần Bình Thuận", "chùa Tây Sơn", "trường THPT Tây Sơn", "Công ty TNHH Tây Sơn",
    "đường Hà Nội", "hồ Tây Sơn", "đường Trần Hưng Đạo", "Bảo tàng Quang Trung", "trường Tiểu học Vĩnh An",
    "đường Quang Trung", "đường Quang Trung - Nguyễn Huệ", "hồ Làng Thum", "Vườn quốc gia Bạch Mã", "sâm Ngọc Linh", "giống lúa Thái Bình 225", "Nhiệt điện Vĩnh Tân",
    "Công ty CP Xây dựng Lam Sơn", "Tập đoàn Bình Minh", "Tổng công ty Đông Bắc", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
    "tượng đài Lam Sơn", "cuộc khởi nghĩa Bắc Sơn", "Nha khoa Phú Nhuận", "Phòng khám Tân Phú",
    # goods that are called after a place, crossroads, savings banks, members of an assembly
    "quýt hồng Lai Vung", "bia Hà Nội", "Rượu Hà Nội", "chiếu Định Yên", "bánh đậu xanh Hải Dương", "thép Thái Nguyên", "nước mắm Phú Quốc", "Quỹ tín dụng Vĩnh Thạnh",
    "ngã tư Bình Thành", "ngã ba Hòa Bình", "Đại biểu Hà Giang, Thái Bình phát biểu", "Bản Đồ quy hoạch",
    # what begins otherwise than a village's name
    "khu phố Văn hóa", "bản Cam kết", "thôn UBND", "bản Hội Nông dân", "khu phố Ban Chỉ huy", "khu công nghiệp", "khu A", "thôn 5ha", "ấp 3/2", "thôn 5,5 ha", "thôn 1.200 người", "khối Đoàn thể", "tổ Công tác",
    # capitals that only look like names
    "Thực hiện Nghị quyết", "Hội đồng nhân dân", "Đoàn Kết, Thống Nhất",
    # numbers without a type
    "khu vực Bắc Nghệ I; Hạt Kiểm lâm",
    "khu phố", "phường, xã", "P.", "tổ 5 người",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_place(toponyms, text):
    assert toponyms(text) == []


def test_a_name_is_found_however_it_is_encoded(toponyms):
    text = "tại xã Vĩnh An, huyện Tây Sơn, tỉnh Bình Định"
    assert toponyms(unicodedata.normalize("NFD", text)) == toponyms(text)
    assert toponyms(text.replace(" ", "\u00a0")) == toponyms(text)


@given(st.data())
def test_every_district_is_found_behind_its_type_word(toponyms, gazetteer, data):
    row = data.draw(st.sampled_from([row for row in gazetteer.rows if row.level == "district"]))
    printed = f"{row.type} {row.name}"
    assert (printed, "typed") in [(name, form) for name, _, form in toponyms(f"Ủy ban nhân dân {printed} đã báo cáo.")]


@given(st.data())
def test_every_commune_is_found_behind_its_type_word(toponyms, gazetteer, data):
    row = data.draw(st.sampled_from([row for row in gazetteer.rows if row.level == "commune"]))
    printed = f"{row.type} {row.name}"
    assert (printed, "typed") in [(name, form) for name, _, form in toponyms(f"Ủy ban nhân dân {printed} đã báo cáo.")]


def test_a_list_of_provinces_and_cities_is_one_of_provinces(toponyms):
    found = toponyms("Các tỉnh, thành phố: Nghệ An, Bà Rịa - Vũng Tàu, Hà Nội có mưa.")
    listed = {name: levels for name, levels, form in found if form == "listed"}
    assert set(listed) == {"Nghệ An", "Bà Rịa - Vũng Tàu", "Hà Nội"}
    assert set(listed.values()) == {("province",)}
