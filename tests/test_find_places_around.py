"""What the words before a name say of it, and how names are written. Text on the left; names as printed on the right. ANNOTATION: PLACE."""

from __future__ import annotations

import pytest

from pipeline.find.places import place_finder

LONGER_WORDS = [
    # words that end in one behind which no place stands
    ("Sở Tài nguyên và Môi trường Bắc Giang", ["Bắc Giang"]),
    ("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG TIỀN GIANG", ["TIỀN GIANG"]),
    ("Cục Quản lý thị trường Long An", ["Long An"]),
    ("Phòng Cảnh sát môi trường Lai Châu", ["Lai Châu"]),
    ("Ban Dân tộc và Miền núi Thanh Hóa", ["Thanh Hóa"]),
    ("Quỹ Bảo trợ trẻ em Vĩnh Long", ["Vĩnh Long"]),
    ("tuyên truyền biển đảo Quảng Trị", ["Quảng Trị"]),
    ("Liên minh Hợp tác xã Hậu Giang", ["Hậu Giang"]),
    ("Ban Quản lý các khu công nghiệp Bắc Ninh", ["Bắc Ninh"]),
    ("BQL các KCN Bắc Ninh", ["Bắc Ninh"]),
    ("nhu cầu Đà Nẵng, yêu cầu Hải Phòng", ["Đà Nẵng", "Hải Phòng"]),
    ("hộ gia đình Sóc Trăng", ["Sóc Trăng"]),
    ("khảo sát thị trường làng Nôm", ["làng Nôm"]),
    # and the words themselves
    ("Trường Bắc Giang", []),
    ("cầu Long An", []),
    ("đình Lai Châu", []),
    ("em Hà Giang", []),
    ("đảo Phú Quý", []),
    ("Hợp tác xã Hậu Giang", []),
    ("Khu công nghiệp Quế Võ", []),  # `Công nghiệp` alone is what a body is for
    ("các khu công nghiệp Quế Võ", []),
    ("núi Thanh Hóa", []),
]


@pytest.mark.parametrize(("text", "printed"), LONGER_WORDS)
def test_a_longer_word_is_none_of_those_that_end_it(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed


OPENERS = [
    # a sentence's first word has a capital
    ("Riêng Bắc Giang đạt 90%.", ["Bắc Giang"]),
    ("Đạt 90%. Còn Long An chưa đạt.", ["Long An"]),
    ("- Theo Lai Châu báo cáo", ["Lai Châu"]),
    ("a) Hiện Thanh Hóa có 3 dự án", ["Thanh Hóa"]),
    ("Kết quả:\nNhư Vĩnh Long, Bến Tre", ["Vĩnh Long", "Bến Tre"]),
    ("“Nhờ Sóc Trăng hỗ trợ”", ["Sóc Trăng"]),
    ("Riêng Huế chưa nộp", ["Huế"]),
    ("Chỉ Tam Nông và Đông Tảo", ["Tam Nông", "Đông Tảo"]),
    # names that begin with such a word
    ("Tuy Phước có 13 xã", ["Tuy Phước"]),
    ("Như Xuân, Như Thanh", ["Như Xuân", "Như Thanh"]),
    ("Giao Thủy đạt chuẩn", ["Giao Thủy"]),
    # a word with a capital within a sentence is of a name
    ("chị Trần Như Bắc Giang", []),
    ("họ tên: Nguyễn Hiện Long An", []),
    ("An - Riêng Bắc Giang", []),
    ("Nguyễn Bắc Giang đạt giải", []),  # no word that opens a sentence
    ("Hội thi\nCao Bắc Giang", []),
]


@pytest.mark.parametrize(("text", "printed"), OPENERS)
def test_the_word_that_opens_a_sentence_is_no_part_of_a_name(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed


PERSONS = [
    # a person's name stands behind these
    ("ca sĩ Bắc Giang", []),
    ("Nhà báo Long An", []),
    ("bị cáo Lai Châu", []),
    ("Thượng tá Thanh Hóa", []),
    ("ThS. Vĩnh Long", []),
    ("NSƯT Sóc Trăng", []),
    ("Linh mục An Giang", []),
    ("cụ Hà Nam", []),
    # of several, or of their union, it is the place's
    ("Hội Nhà báo Long An", ["Long An"]),
    ("Đoàn Luật sư Bắc Giang", ["Bắc Giang"]),
    ("các nghệ sĩ Bắc Ninh", ["Bắc Ninh"]),
    ("học sinh Lai Châu đạt giải", ["Lai Châu"]),
    ("vận động viên Thanh Hóa", ["Thanh Hóa"]),
    ("công cụ Vĩnh Long", ["Vĩnh Long"]),
    ("bác sĩ, công nhân Sóc Trăng", ["Sóc Trăng"]),
]
LANDFORMS = [
    ("thác Bản Giốc", []),
    ("cao nguyên Mộc Châu", []),
    ("động Phong Nha", []),
    ("mũi Cà Mau", []),
    ("rừng Hà Giang", []),
    ("Liên đoàn Lao động Hà Giang", ["Hà Giang"]),
    ("khai thác Quảng Ninh", ["Quảng Ninh"]),
    ("hoạt động Bắc Kạn", ["Bắc Kạn"]),
    ("Quỹ Bảo vệ và Phát triển rừng Lâm Đồng", ["Lâm Đồng"]),
]
FOREIGN = [
    ("tỉnh Hà Nam, Trung Quốc", []),
    ("tỉnh Hà Nam (Trung Quốc)", []),
    ("Hà Nam (Trung Quốc)", []),
    ("thành phố Sơn Tây của Trung Quốc", []),
    ("bản Ka Tăng và bản Đen Sa Vẳn (Lào)", ["bản Ka Tăng"]),
    ("bản Mới (Lào Cai)", ["bản Mới", "Lào Cai"]),
    ("tỉnh Hà Nam, Lào Cai", ["tỉnh Hà Nam", "Lào Cai"]),  # no Laos
    ("tuyến Lào Cai - Trung Quốc", ["Lào Cai"]),
    ("tỉnh Lạng Sơn giáp Trung Quốc", ["tỉnh Lạng Sơn"]),
]


@pytest.mark.parametrize(("text", "printed"), PERSONS)
def test_persons_are_no_places(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed


@pytest.mark.parametrize(("text", "printed"), LANDFORMS)
def test_landforms_are_no_places(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed


@pytest.mark.parametrize(("text", "printed"), FOREIGN)
def test_places_of_another_country_are_none_of_ours(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed


WRITTEN = [
    # regions
    ("vùng ĐỒNG BẰNG SÔNG HỒNG", ["ĐỒNG BẰNG SÔNG HỒNG"]),
    ("đồng bằng Sông Cửu Long", ["đồng bằng Sông Cửu Long"]),
    ("vùng Trung du và Miền núi phía Bắc", ["Trung du và Miền núi phía Bắc"]),
    ("Trung du và miền núi Bắc Bộ", ["Trung du và miền núi Bắc Bộ"]),
    ("vùng Đồng bằng Bắc Bộ", ["Đồng bằng Bắc Bộ"]),
    ("duyên hải Trung Bộ", ["duyên hải Trung Bộ"]),
    ("các tỉnh miền Tây.", ["miền Tây"]),
    ("miền Tây Nam Bộ", ["Tây Nam Bộ"]),
    ("miền Tây Thanh Hóa", []),
    ("TỈNH HÀ NAM BỘ CHỈ HUY QUÂN SỰ", ["TỈNH HÀ NAM"]),
    # abbreviations
    ("UBND Tp.HCM", ["Tp.HCM"]),
    ("Thành phố HCM và thành phố HCM", ["Thành phố HCM", "thành phố HCM"]),
    ("T.P. Hồ Chí Minh", ["T.P. Hồ Chí Minh"]),
    ("T.X Bến Cát", ["T.X Bến Cát"]),
    ("T.T Hóc Môn", ["T.T Hóc Môn"]),
    ("t/p Vũng Tàu", ["t/p Vũng Tàu"]),
    ("T/p Vũng Tàu", ["T/p Vũng Tàu"]),
    # numbers in Roman, and hyphens between syllables
    ("UBND quận III, quận V", ["quận III", "quận V"]),
    ("quận X", []),
    ("phường VII", ["phường VII"]),
    ("tỉnh Hà-Giang", ["tỉnh Hà-Giang"]),
    ("huyện Tây-Sơn", ["huyện Tây-Sơn"]),
    ("xã Vĩnh An-Tây Bình", ["xã Vĩnh An"]),
]


@pytest.mark.parametrize(("text", "printed"), WRITTEN)
def test_how_names_are_written(toponyms, text, printed):
    assert [name for name, _, form in toponyms(text) if form != "bare"] == printed


NAMES = [
    ("TÂY NGUYÊN", "Tây Nguyên"),
    ("ĐỒNG BẰNG SÔNG CỬU LONG", "đồng bằng sông Cửu Long"),
    ("quận III", "3"),
    ("phường VII", "VII"),  # a ward of Vị Thanh
    ("tỉnh Hà-Giang", "Hà Giang"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_the_name_that_is_looked_up(rules, layout_of, text, name):
    assert name in [mention.value.name for mention in place_finder(rules)(layout_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Tòa án nhân dân khu vực 5 và Viện kiểm sát nhân dân khu vực 5 đã xét xử.",
        "Ban Chỉ huy phòng thủ khu vực 3 - Đam Rông phối hợp.",
        "Ban CHQS khu vực 2; Trạm Bảo vệ thực vật; Phòng Thi hành án dân sự.",
        "TAND khu vực 1, khu vực 2 và khu vực 3 hoạt động.",
        "Thuế khu vực 15, Ban Chỉ huy quân sự.",
        "Rừng bị phá tại tiểu khu 72, khoảnh 3; tiểu khu 89A.",
        "Tại tiểu khu 446, lực lượng tuần tra.",
        "Diện tích thuộc lô a, khoảnh 2, tiểu khu 12 bị cháy.",
    ],
)
def test_numbered_regions_of_bodies_and_forests_are_no_villages(toponyms, text):
    assert [name for name, levels, _ in toponyms(text) if "village" in levels] == []


@pytest.mark.parametrize(
    ("text", "villages"),
    [
        ("Tại khu vực 3, khu vực 4, phường Lê Bình.", ["khu vực 3", "khu vực 4"]),
        ("Ban nhân dân khu vực 5, phường III đã họp.", ["khu vực 5"]),
        ("Ở tiểu khu 3, thị trấn Hát Lót có 5 hộ.", ["tiểu khu 3"]),
        ("Các thôn Ban Mê, Trạm Tấu và Phú Lễ đã xong.", ["Ban Mê", "Trạm Tấu", "Phú Lễ"]),
    ],
)
def test_numbered_villages_stay(toponyms, text, villages):
    found = [
        name.removeprefix("thôn ").removeprefix("Các ") for name, levels, _ in toponyms(text) if "village" in levels
    ]
    assert found == villages


LINE_ENDS = [
    # a person's, road's or river's name goes on below; a body's head, a dateline and an empty line end it
    ("Đã gặp ông Lê\nHà Giang.", []),
    ("Bà Phí\nThái Bình họp.", []),
    ("Dọc Đại lộ\nBình Dương.", []),
    ("ông Nguyễn Văn An\nThái Bình: 3 ca.", ["Thái Bình"]),
    ("Họp tại Hà Nội,\nThái Bình và Nam Định.", ["Hà Nội", "Thái Bình", "Nam Định"]),
    ("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG\nLong An, ngày 05 tháng 3 năm 2020", ["Long An"]),
    # the next paragraph's number is no ward's
    ("Kính gửi: UBND các xã, phường\n\n1. Giao báo cáo.", []),
    ("Kính gửi: UBND các xã, phường\n2) Giao báo cáo.", []),
    ("Họp tại phường\n4, quận 3.", ["phường 4", "quận 3"]),
    # offices in short, and offices called by a word that is a commune's name
    ("- TT Khuyến nông tỉnh;\nTRẠM KHUYẾN NÔNG họp; tại TT Ea T'ling.", ["TT Ea T'ling"]),
    ("UBND trình các xã như sau:\n\nI. SỰ CẦN THIẾT\nĐủ.", []),
    ("Họp tại các phường như sau: I, IV và VII.", ["I", "IV", "VII"]),
    # one word that is no Vietnamese syllable; with an apostrophe of communes too; a place that somebody goes to
    ("Họp tại Pleiku và Bến Tre", ["Pleiku", "Bến Tre"]),
    ("Tại Lắk 12 ha, M'Đrắk 7 ha; hồ Lắk cạn.", ["Lắk", "M'Đrắk"]),
    ("Nhà máy ở Pleiku, tỉnh Gia Lai", ["Pleiku", "tỉnh Gia Lai"]),
    ("Tại D'Ran có mưa; B’Lao khô; anh Y D'Ran vắng; bà H'Lan họp.", ["D'Ran", "B’Lao"]),
    # villages called after the middle, and the words that begin so
    ("thôn Trung, xã Tân Lập", ["thôn Trung", "xã Tân Lập"]),
    ("thôn Trung Tâm, xã Tân Lập", ["thôn Trung Tâm", "xã Tân Lập"]),
    ("mỗi thôn Trung tâm văn hóa họp", []),
    ("thôn Trung ương quản lý", []),
]


@pytest.mark.parametrize(("text", "printed"), LINE_ENDS)
def test_line_ends_and_single_words(toponyms, text, printed):
    assert [name for name, _, _ in toponyms(text)] == printed
