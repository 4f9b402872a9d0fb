"""A number with its date and issuer. Text on the left; number, type, date, issuer on the right. ANNOTATION: REF."""

from __future__ import annotations

import pytest

from pipeline.link.citations import citation_linker
from pipeline.values import Citation


@pytest.fixture(scope="module")
def linked(rules, layout_of, all_finders):
    """Text -> citations after linking."""
    link = citation_linker(rules)

    def run(text):
        layout = layout_of(text)
        return [m.value for m in link(layout.text, all_finders(layout)) if isinstance(m.value, Citation)]

    return run


ONE = [
    # text, date, issuer
    ("Kế hoạch số36/KH-UBND ngày14/3/2017 của UBND huyện", "2017-03-14", "UBND huyện"),
    ("Quyết định số 480/QĐ-UBND ngày 14/9/2021 của UBND tỉnh Bình Định", "2021-09-14", "UBND tỉnh Bình Định"),
    ("Nghị quyết số 20-NQ/TW ngày 01 tháng 11 năm 2012 của Ban Chấp hành Trung ương Đảng (khóa XI)", "2012-11-01", "Ban Chấp hành Trung ương Đảng"),
    ("Công văn số 364/SKHCN-CN ngày 20/5/2022 của Sở Khoa học và Công nghệ tỉnh Bình Định về việc", "2022-05-20", "Sở Khoa học và Công nghệ tỉnh Bình Định"),
    ("Công văn số 50-CV/BTG ngày 21/3/2022 của Ban Tuyên giáo Huyện ủy về", "2022-03-21", "Ban Tuyên giáo Huyện ủy"),
    ("Công văn số 50-CV/BTG ngày 21/3/2022 của Ban Tuyên giáo\nHuyện ủy, về", "2022-03-21", "Ban Tuyên giáo Huyện ủy"),
    ("Kế hoạch số 30-KH/HU ngày 23/9/2021 của Huyện ủy.", "2021-09-23", "Huyện ủy"),
    ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư", "2020-03-05", "Chính phủ"),
    ("Quyết định số 755/QĐ-TTg ngày 14/8/2012 của Thủ tướng Chính phủ phê duyệt", "2012-08-14", "Thủ tướng Chính phủ"),
    ("Luật số 45/2019/QH14 ngày 20 tháng 11 năm 2019 của Quốc hội", "2019-11-20", "Quốc hội"),
    ("Quyết định số 12/QĐ-SVHTTDL ngày 5/1/2022 của Sở Văn hóa, Thể thao và Du lịch tỉnh Bình Định về", "2022-01-05", "Sở Văn hóa, Thể thao và Du lịch tỉnh Bình Định"),
    ("Thông tư số 01/2021/TT-BKHCN ngày 01/3/2021 của Bộ trưởng Bộ Khoa học và Công nghệ quy định", "2021-03-01", "Bộ trưởng Bộ Khoa học và Công nghệ"),
    ("Nghị quyết số 12/2023/NQ-HĐND ngày 14/7/2023 của HĐND tỉnh quy định", "2023-07-14", "HĐND tỉnh"),
    ("Kết luận số 49-KL/TU, ngày 15/8/2023 của Ban Thường vụ Tỉnh ủy và các văn bản", "2023-08-15", "Ban Thường vụ Tỉnh ủy"),
    ("Thông báo số 12-TB/VPTU ngày 20/8/2023 của Văn phòng Tỉnh ủy về", "2023-08-20", "Văn phòng Tỉnh ủy"),
    ("Quyết định số 123-QĐ/HU ngày 4/4/2024 của Ban Thường vụ Huyện uỷ về", "2024-04-04", "Ban Thường vụ Huyện uỷ"),
    ("Quyết định số 5/QĐ-SNN ngày 4/4/2024 của Sở Nông nghiệp và Phát triển nông thôn ban hành", "2024-04-04", "Sở Nông nghiệp và Phát triển nông thôn"),
    ("Quyết định số 5/QĐ-STC ngày 4/4/2024 của Sở Tài chính\n\nCăn cứ", "2024-04-04", "Sở Tài chính"),
    # central bodies of associations, and the army's
    ("Kế hoạch số 14/KH-TWH ngày 18/01/2011 của TW Hội; xét", "2011-01-18", "TW Hội"),
    ("Kế hoạch số 14/KH-TWH ngày 18/01/2011 của Trung ương Hội Chữ thập đỏ Việt Nam về", "2011-01-18", "Trung ương Hội Chữ thập đỏ Việt Nam"),
    ("Kế hoạch số 3/KH-HND ngày 1/2/2011 của Ban Chấp hành Trung ương Hội Nông dân Việt Nam", "2011-02-01", "Ban Chấp hành Trung ương Hội Nông dân Việt Nam"),
    ("Hướng dẫn số 05-HD/TWĐTN ngày 18/01/2011 của Trung ương Đoàn về", "2011-01-18", "Trung ương Đoàn"),
    ("Hướng dẫn số 05/HD-TLĐ ngày 18/01/2011 của Tổng Liên đoàn Lao động Việt Nam", "2011-01-18", "Tổng Liên đoàn Lao động Việt Nam"),
    ("Mệnh lệnh số 03/ML-BTL ngày 6/1/2015 của Bộ Tư lệnh Quân khu 9 về", "2015-01-06", "Bộ Tư lệnh Quân khu 9"),
    # the ways in which a date is printed with its number
    ("Quyết định số 480/QĐ-UBND, ngày 09/01/2026 của UBND tỉnh", "2026-01-09", "UBND tỉnh"),
    ("Thông báo số 214/TB-SYT, 17/5/2018 của Sở Y tế", "2018-05-17", "Sở Y tế"),  # the comma alone
    ("Quyết định số 480/QĐ-UBND (ngày 02 tháng 9 năm 2025)", "2025-09-02", ""),
    ("Quyết định số 480/QĐ-UBND ký ngày 14/9/2021", "2021-09-14", ""),
    ("Quyết định số 480/QĐ-UBND ban hành ngày 14/9/2021", "2021-09-14", ""),
    ("Quyết định số 480/QĐ-\nUBND ngày\n14/9/2021 của\nUBND tỉnh", "2021-09-14", "UBND tỉnh"),
    ("Quyết định số 480/QĐ-UBND ngày 14-9-2021 của UBND tỉnh", "2021-09-14", "UBND tỉnh"),
    ("Quyết định 755 ngày 14/8/2012 của Thủ tướng Chính phủ", "2012-08-14", "Thủ tướng Chính phủ"),
    ("Quyết định số 480/QĐ-UBND của UBND tỉnh Bình Định ngày 14/9/2021", "2021-09-14", "UBND tỉnh Bình Định"),  # the issuer first
    # whose it is, which no name of a body tells
    ("Công văn 2210/PCHT-KT của Công ty ngày 11/9/2021 về", "2021-09-11", ""),
    ("Công văn số 210/SYT-KH của Sở ngày 11/9/2021", "2021-09-11", ""),
    ("Kế hoạch số 21/KH-UBND của huyện ngày 11/9/2021", "2021-09-11", ""),
    ("Kế hoạch số 21/KH-THPT của nhà trường ngày 11 tháng 9 năm 2021", "2021-09-11", ""),
    ("Công văn số 21/EVN-KT của Tập đoàn Điện lực Việt Nam (EVN) ngày 11/9/2021", "2021-09-11", "Tập đoàn Điện lực Việt Nam"),
    ("Kế hoạch số 21/KH-UBND của huyện có hiệu lực từ ngày 11/9/2021", "", ""),
    ("Kế hoạch số 21/KH-UBND của huyện, ngày 11/9/2021 Phòng đã họp", "", ""),
    ("Kế hoạch số 21/KH-UBND của huyện và Công văn của Sở ngày 11/9/2021", "", ""),
    ("Kế hoạch số 21/KH-UBND của huyện tổ chức ngày 11/9/2021", "", ""),
    # the issuer before a list of numbers
    ("Căn cứ các Nghị quyết của HĐND huyện: số 12/NQ-HĐND ngày 20/12/2021", "2021-12-20", "HĐND huyện"),
    ("Thực hiện Công văn của Sở Tài chính, số 45/STC-NS ngày 3/4/2021", "2021-04-03", "Sở Tài chính"),
    ("các Quyết định của Thủ tướng Chính phủ (số 263/QĐ-TTg ngày 22/02/2022)", "2022-02-22", "Thủ tướng Chính phủ"),
    ("theo Quyết định của UBND tỉnh Lai Châu số 31/2016/QĐ-UBND ngày 9/9/2016", "2016-09-09", "UBND tỉnh Lai Châu"),
    ("theo báo cáo của UBND xã số 12/QĐ-UBND ngày 3/4/2021 chưa được thực hiện", "2021-04-03", ""),  # not its type
    ("Quyết định của UBND huyện, số 12/QĐ-BTC ngày 3/4/2021", "2021-04-03", ""),  # not its symbol
    ("Theo báo cáo của UBND xã, số 12/QĐ-UBND ngày 3/4/2021 chưa được thực hiện", "2021-04-03", ""),  # not its type
    ("Kế hoạch của UBND huyện; Quyết định số 12/QĐ-STC ngày 3/4/2021", "2021-04-03", ""),
    ("Thực hiện các văn bản của UBND tỉnh: Quyết định số 120/QĐ-UBND ngày 03/02/2018", "2018-02-03", "UBND tỉnh"),
    ("theo văn bản của UBND tỉnh: Quyết định số 120/QĐ-STC ngày 03/02/2018", "2018-02-03", ""),  # not its symbol
    ("theo văn bản của UBND tỉnh về phân cấp, Quyết định số 120/QĐ-UBND ngày 03/02/2018", "2018-02-03", ""),
    # in short, and in older spelling
    ("Kế hoạch số 15/KH-LĐLĐ ngày 26/02/2018 của LĐLĐ tỉnh Đồng Nai về", "2018-02-26", "LĐLĐ tỉnh Đồng Nai"),
    ("Công văn số 9/TTYT-KH ngày 26/02/2018 của TTYT huyện Lộc Bình.", "2018-02-26", "TTYT huyện Lộc Bình"),
    ("Nghị quyết 04-NQ/HNTW ngày 14/1/1993 của Ban chấp hành Trung ương khoá VII", "1993-01-14", "Ban chấp hành Trung ương"),
    ("Nghị quyết số 26-NQ/TW ngày 05/8/2008 của BCH TƯ Đảng khóa X", "2008-08-05", "BCH TƯ Đảng"),
    ("Kế hoạch số 7/KH-BCĐ ngày 3/4/2019 của BCĐ 389 tỉnh về", "2019-04-03", "BCĐ 389 tỉnh"),
    ("Công văn số 8/CĐN-TC ngày 3/4/2019 của Công đoàn ngành Giáo dục tỉnh về", "2019-04-03", "Công đoàn ngành Giáo dục tỉnh"),
    ("Tờ trình số 9/TTr-BVĐK ngày 3/4/2019 của Bệnh viện Đa khoa tỉnh về", "2019-04-03", "Bệnh viện Đa khoa tỉnh"),
    ("Hướng dẫn số 3/HD-HĐTĐ ngày 3/4/2019 của Hội đồng Thi đua - Khen thưởng Trung ương về việc bình xét", "2019-04-03", "Hội đồng Thi đua - Khen thưởng Trung ương"),
    # an addressee's name ends with its line, a name before the word that opens the next sentence
    ("Kính gửi: Sở Tài chính\nCăn cứ Công văn số 812/STC-NS ngày 15/6/2014", "2014-06-15", "Sở Tài chính"),
    ("Kính gửi: Bộ Y tế\nPhúc đáp Công văn số 31/BYT-KH ngày 02/8/2019", "2019-08-02", "Bộ Y tế"),
    ("Kính gửi: Sở Nội vụ\nHuyện Yên Lập nhận được Công văn số 77/SNV-CC ngày 02/8/2019", "2019-08-02", "Sở Nội vụ"),
    ("Kính gửi: Sở Tài nguyên và\nMôi trường\nTheo Công văn số 9/STNMT-QH ngày 02/8/2019", "2019-08-02", "Sở Tài nguyên và Môi trường"),
    ("Kính gửi: UBND tỉnh Phú Thọ\nCăn cứ Công văn số 812/STC-NS ngày 15/6/2014", "2014-06-15", ""),
    # only one of the two, or none
    ("Nghị quyết 11 của Chính phủ", "", "Chính phủ"),
    ("theo Quyết định số 480/QĐ-UBND.", "", ""),
    ("Quyết định số 480/QĐ-UBND của UBND huyện Tây Sơn", "", "UBND huyện Tây Sơn"),
    # what stands near and is not its own
    ("theo Quyết định số 480/QĐ-UBND. Ngày 14/9/2021, huyện họp", "", ""),
    ("Quyết định số 480/QĐ-UBND có hiệu lực từ ngày 14/9/2021", "", ""),
    ("Quyết định số 480/QĐ-UBND ngày 5/3 của UBND tỉnh", "", "UBND tỉnh"),  # no year: unknown stays unknown
    ("Quyết định số 480/QĐ-UBND của tỉnh", "", ""),  # no body's name
    ("nhiệm vụ theo Kế hoạch số 30-KH/HU của các xã", "", ""),
    ("Báo cáo số 12/BC-UBND về tình hình của UBND xã", "", ""),
    # before the number
    ("Ngày 14/9/2021, UBND tỉnh ban hành Quyết định số 3810/QĐ-UBND về", "2021-09-14", "UBND tỉnh"),
    ("UBND huyện Tây Sơn đã ban hành Quyết định số 12/QĐ-UBND ngày 02/3/2022", "2022-03-02", "UBND huyện Tây Sơn"),
    ("UBND huyện Tây Sơn ban hành Kế hoạch số 12/KH-UBND", "", "UBND huyện Tây Sơn"),
    ("Huyện ủy đã ban hành Nghị quyết số 15-NQ/HU", "", "Huyện ủy"),
    ("Năm 2021 huyện họp. Quyết định số 12/QĐ-UBND", "", ""),
    # the date alone in brackets
    ("Chỉ thị số 40-CT/TW của Ban Bí thư (22/11/2014) về tín dụng", "2014-11-22", "Ban Bí thư"),
    ("Quyết định số 7/QĐ-UBND (5/6/2020) của UBND tỉnh Lai Châu về", "2020-06-05", "UBND tỉnh Lai Châu"),
    ("Quyết định số 7/QĐ-UBND (5/6/2020, 8/6/2020)", "", ""),
    ("Kế hoạch 145 ngày 12/3/2018 của UBND huyện Mang Yang.", "2018-03-12", "UBND huyện Mang Yang"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "issuer"), ONE)
def test_date_and_issuer(linked, text, date, issuer):
    (citation,) = linked(text)
    assert (citation.date, citation.issuer) == (date, issuer)


LISTS = [
    # numbers in a list share the type and the issuer of the list; a date is each one's own
    (
        "các Quyết định số 12/QĐ-UBND và 13/QĐ-UBND của UBND tỉnh Bình Định",
        [
            ("12/QĐ-UBND", "quyết định", "", "UBND tỉnh Bình Định"),
            ("13/QĐ-UBND", "quyết định", "", "UBND tỉnh Bình Định"),
        ],
    ),
    (
        "các Quyết định số 12/QĐ-UBND ngày 01/02/2021 và số 13/QĐ-UBND ngày 02/3/2021 của UBND huyện",
        [
            ("12/QĐ-UBND", "quyết định", "2021-02-01", "UBND huyện"),
            ("13/QĐ-UBND", "quyết định", "2021-03-02", "UBND huyện"),
        ],
    ),
    (
        "các Quyết định số 12/QĐ-UBND, 13/QĐ-UBND, 14/QĐ-UBND ngày 02/3/2021 của UBND huyện",
        [
            ("12/QĐ-UBND", "quyết định", "", "UBND huyện"),
            ("13/QĐ-UBND", "quyết định", "", "UBND huyện"),
            ("14/QĐ-UBND", "quyết định", "2021-03-02", "UBND huyện"),
        ],
    ),
    (
        "các Công văn số 3919/UBND, 3920/UBND của UBND huyện",
        [("3919/UBND", "công văn", "", "UBND huyện"), ("3920/UBND", "công văn", "", "UBND huyện")],
    ),
    (
        "Quyết định số 12/QĐ-UBND, Kế hoạch số 13/KH-UBND cùng ngày 02/3/2021 của UBND huyện",
        [
            ("12/QĐ-UBND", "quyết định", "2021-03-02", "UBND huyện"),
            ("13/KH-UBND", "kế hoạch", "2021-03-02", "UBND huyện"),
        ],
    ),
    (
        "các Quyết định số 512/QĐ-UBND, 513/QĐ-UBND, số 514/QĐ-UBND và 515/QĐ-UBND cùng ngày 02/4/2009",
        [(f"{number}/QĐ-UBND", "quyết định", "2009-04-02", "") for number in (512, 513, 514, 515)],
    ),
    (  # one issuer before all of them, each with its title
        "các Nghị định của Chính phủ: số 12/2009/NĐ-CP ngày 12/02/2009 về quản lý dự án; số 85/2009/NĐ-CP hướng dẫn thi hành Luật Đấu thầu; số 112/2009/NĐ-CP",
        [
            ("12/2009/NĐ-CP", "nghị định", "2009-02-12", "Chính phủ"),
            ("85/2009/NĐ-CP", "nghị định", "", "Chính phủ"),
            ("112/2009/NĐ-CP", "nghị định", "", "Chính phủ"),
        ],
    ),
    (
        "các văn bản của UBND tỉnh: Quyết định số 120/QĐ-UBND, Kế hoạch số 15/KH-UBND; Công văn số 17/UBND-VX",
        [
            ("120/QĐ-UBND", "quyết định", "", "UBND tỉnh"),
            ("15/KH-UBND", "kế hoạch", "", "UBND tỉnh"),
            ("17/UBND-VX", "công văn", "", "UBND tỉnh"),
        ],
    ),
    (  # the first has a day of its own
        "Quyết định số 11/QĐ-UBND ngày 01/3/2021, số 12/QĐ-UBND và số 13/QĐ-UBND cùng ngày 02/4/2021",
        [
            ("11/QĐ-UBND", "quyết định", "2021-03-01", ""),
            ("12/QĐ-UBND", "quyết định", "2021-04-02", ""),
            ("13/QĐ-UBND", "quyết định", "2021-04-02", ""),
        ],
    ),
    (
        "các Quyết định từ số 21 đến số 25/QĐ-UBND của UBND huyện",
        [("21/QĐ-UBND", "quyết định", "", "UBND huyện"), ("25/QĐ-UBND", "quyết định", "", "UBND huyện")],
    ),
    (  # without symbols only one type has one issuer
        "các Chỉ thị 10, 12 của Huyện ủy; Kết luận 01 của Bộ Chính trị; Quyết định 25",
        [
            ("10", "chỉ thị", "", "Huyện ủy"),
            ("12", "chỉ thị", "", "Huyện ủy"),
            ("01", "kết luận", "", "Bộ Chính trị"),
            ("25", "quyết định", "", ""),
        ],
    ),
    (
        "Quyết định số 21/QĐ-UBND ngày 02/3/2021, Quyết định số 22/QĐ-UBND cùng ngày.",
        [("21/QĐ-UBND", "quyết định", "2021-03-02", ""), ("22/QĐ-UBND", "quyết định", "2021-03-02", "")],
    ),
    (
        "Quyết định 1215/QĐ-TTg của TTg ngày 22/7/2011; Thông tư 55/2011/TT-BGDĐT của BGDĐT ngày 22/11/2011",
        [("1215/QĐ-TTg", "quyết định", "2011-07-22", "TTg"), ("55/2011/TT-BGDĐT", "thông tư", "2011-11-22", "BGDĐT")],
    ),
    (
        "Giấy phép số 45/GP-UBND được cấp ngày 12/6/2019; Công điện số 06/CĐ-PCTT hồi 17 giờ 30 phút ngày 05/9/2020",
        [("45/GP-UBND", "giấy phép", "2019-06-12", ""), ("06/CĐ-PCTT", "công điện", "2020-09-05", "")],
    ),
    (
        "QĐ số 14/QĐ-TTg và QĐ 15/QĐ-TTg cùng ngày 30/12/2016 của Thủ tướng Chính phủ",
        [
            ("14/QĐ-TTg", "quyết định", "2016-12-30", "Thủ tướng Chính phủ"),
            ("15/QĐ-TTg", "quyết định", "2016-12-30", "Thủ tướng Chính phủ"),
        ],
    ),
    (
        "Nghị quyết số 20-NQ/TW của Ban Chấp hành Trung ương Đảng. Kế hoạch số 30-KH/HU của Huyện ủy",
        [("20-NQ/TW", "nghị quyết", "", "Ban Chấp hành Trung ương Đảng"), ("30-KH/HU", "kế hoạch", "", "Huyện ủy")],
    ),
    (
        "Kết luận số 49-KL/TU, ngày 15/8/2023 của Ban Thường vụ Tỉnh ủy và Thông báo số 12-TB/VPTU ngày 20/8/2023 của Văn phòng Tỉnh ủy",
        [
            ("49-KL/TU", "kết luận", "2023-08-15", "Ban Thường vụ Tỉnh ủy"),
            ("12-TB/VPTU", "thông báo", "2023-08-20", "Văn phòng Tỉnh ủy"),
        ],
    ),
    (
        "Nghị quyết số 01/NQ-CP, 02/NQ-CP ngày 05/01/2024 của Chính phủ.",
        [("01/NQ-CP", "nghị quyết", "", "Chính phủ"), ("02/NQ-CP", "nghị quyết", "2024-01-05", "Chính phủ")],
    ),
    (  # no list: nothing is shared
        "Nghị quyết số 20-NQ/TW thay thế Nghị quyết số 15-NQ/TW của Bộ Chính trị",
        [("20-NQ/TW", "nghị quyết", "", ""), ("15-NQ/TW", "nghị quyết", "", "Bộ Chính trị")],
    ),
    (  # the same number twice, dated once
        "Kế hoạch số 30-KH/HU ngày 23/9/2021 của Huyện ủy; thực hiện Kế hoạch số 30-KH/HU.",
        [("30-KH/HU", "kế hoạch", "2021-09-23", "Huyện ủy"), ("30-KH/HU", "kế hoạch", "", "")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(linked, text, expected):
    assert [(c.canonical, c.doc_type, c.date, c.issuer) for c in linked(text)] == expected


ISSUERS = [
    # who issued each cited document of a sentence; empty where the sentence does not tell
    ("UBND huyện Mường Tè ban hành Quyết định số 1215/QĐ-UBND ngày 05/5/2021 về giao dự toán.", ["UBND huyện Mường Tè"]),
    ("UBND tỉnh Hậu Giang đã ban hành 12 văn bản, trong đó có Quyết định số 33/QĐ-UBND ngày 02/3/2019 và Kế hoạch số 15/KH-UBND ngày 10/3/2019.", ["UBND tỉnh Hậu Giang", "UBND tỉnh Hậu Giang"]),
    ("HĐND huyện đã thông qua Nghị quyết số 21/NQ-HĐND ngày 20/12/2017.", ["HĐND huyện"]),
    # a line ends inside the name; names with a syllable that is a verb too, or with a number
    ("Thông tư số 02/2021/TT-BNV ngày 11/6/2021 của Bộ trưởng\nBộ Khoa học và Công nghệ về mã số", ["Bộ trưởng Bộ Khoa học và Công nghệ"]),
    ("Kế hoạch số 15/KH-UBND ngày 3/2/2022 của UBND thị trấn\nLong Giao ban hành quy chế", ["UBND thị trấn Long Giao"]),
    ("Kế hoạch số 15/KH-UBND ngày 3/2/2022 của UBND huyện Giao Thủy về trồng cây", ["UBND huyện Giao Thủy"]),
    ("Kế hoạch số 15/KH-UBND ngày 3/2/2022 của UBND tỉnh Giao Sở Nội vụ chủ trì", ["UBND tỉnh"]),
    ("Kế hoạch số 15/KH-UBND ngày 3/8/2025 của UBND phường Móng Cái 1 về trồng cây", ["UBND phường Móng Cái 1"]),
    ("Kế hoạch số 15/KH-UBND ngày 3/8/2025 của UBND xã Bảo Lâm 5 năm qua", ["UBND xã Bảo Lâm"]),
    ("UBND thị xã Hương Thủy công bố dịch bằng Quyết định số 512/QĐ-UBND ngày 3/4/2020.", ["UBND thị xã Hương Thủy"]),
    ("UBND huyện đã thành lập Tổ công tác tại Quyết định số 88/QĐ-UBND ngày 09/01/2018.", ["UBND huyện"]),
    ("Đề nghị UBND tỉnh Sơn La sửa đổi Quyết định số 12/2019/QĐ-UBND ngày 15/5/2019.", ["UBND tỉnh Sơn La"]),
    ("Sở Xây dựng tỉnh Bạc Liêu thẩm định hồ sơ tại Văn bản số 1420/SXD-QLXD ngày 08/7/2022.", ["Sở Xây dựng tỉnh Bạc Liêu"]),
    ("Dự án được Sở Tài nguyên và Môi trường cho ý kiến tại Công văn số 2233/STNMT-QLĐĐ ngày 11/11/2020.", ["Sở Tài nguyên và Môi trường"]),
    ("Bộ Y tế hướng dẫn tại Công văn số 4156/BYT-DP ngày 28/7/2022.", ["Bộ Y tế"]),
    ("Thủ tướng Chính phủ phê duyệt quy hoạch tại Quyết định số 1201/QĐ-TTg ngày 10/10/2023.", ["Thủ tướng Chính phủ"]),
    ("Chính phủ ban hành Nghị quyết số 84/NQ-CP ngày 29/5/2020.", ["Chính phủ"]),
    ("Ban Thường vụ Huyện ủy ban hành Chỉ thị số 09-CT/HU ngày 15/6/2016, Kế hoạch số 22-KH/HU ngày 17/6/2016.", ["Ban Thường vụ Huyện ủy", "Ban Thường vụ Huyện ủy"]),
    ("Tỉnh ủy Bình Phước đã ban hành Nghị quyết số 07-NQ/TU ngày 18/10/2021.", ["Tỉnh ủy Bình Phước"]),
    ("Ban Tổ chức Thành ủy có Hướng dẫn số 05-HD/BTCTU ngày 01/02/2024.", ["Ban Tổ chức Thành ủy"]),
    ("Phòng Kinh tế và Hạ tầng đã trình Tờ trình số 45/TTr-KTHT ngày 08/8/2019.", ["Phòng Kinh tế và Hạ tầng"]),
    ("UBND huyện trình Sở Tài chính tại Tờ trình số 97/TTr-UBND ngày 05/10/2021.", ["UBND huyện"]),
    ("UBND huyện triển khai thực hiện Quyết định số 22/2021/QĐ-UBND ngày 02/4/2021.", [""]),
    ("UBND xã thực hiện chi trả theo Quyết định số 77/QĐ-UBND ngày 02/4/2021.", [""]),
    ("Phòng Y tế tham mưu theo Công văn số 15/UBND-VX.", [""]),
    ("UBND huyện được giao vốn tại Quyết định số 3100/QĐ-UBND ngày 10/12/2022.", [""]),
    ("Sở Y tế thực hiện Nghị quyết số 20-NQ/TW ngày 25/10/2017.", [""]),
    ("HĐND tỉnh họp. Theo Nghị quyết số 20/NQ-HĐND ngày 25/10/2017, tỉnh đã chi.", [""]),
    ("UBND huyện ban hành 86 văn bản; triển khai Kế hoạch số 03/KH-UBND ngày 06/01/2022.", [""]),
    ("Được sự quan tâm của UBND tỉnh, việc chi trả theo Quyết định số 5/QĐ-UBND đã xong.", [""]),
    ("Công an huyện phối hợp UBND xã theo Kế hoạch số 12/KH-CAT ngày 05/02/2020.", [""]),
    ("Quyết định số 11/QĐ-UBND ngày 02/02/2020 của UBND tỉnh Hà Nam về việc giao vốn và Quyết định số 19/QĐ-UBND ngày 03/3/2020 về bổ sung vốn.", ["UBND tỉnh Hà Nam", "UBND tỉnh Hà Nam"]),
    ("UBND huyện ban hành Kế hoạch số 41/KH-UBND ngày 10/3/2023 và Công văn số 655/UBND-NNPTNT.", ["UBND huyện", "UBND huyện"]),
    ("các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng", ["Ban Chấp hành Trung ương Đảng", "Ban Chấp hành Trung ương Đảng"]),
    ("Nghị định số 60/2021/NĐ-CP ngày 21/6/2021 của Chính phủ và Thông tư số 56/2022/TT-BTC ngày 16/9/2022", ["Chính phủ", ""]),
    ("Quyết định số 5/QĐ-UBND ngày 03/3/2020 của UBND tỉnh và Kế hoạch số 7/KH-UBND ngày 05/5/2020 của UBND huyện Đông Anh", ["UBND tỉnh", "UBND huyện Đông Anh"]),
    ("Báo cáo số 12/BC-BCĐ ngày 08/8/2020 của Ban Chỉ đạo 389 tỉnh về chống buôn lậu", ["Ban Chỉ đạo 389 tỉnh"]),
    ("Công điện số 20/CĐ-TW ngày 10/9/2021 của Ban Chỉ đạo Trung ương về phòng, chống thiên tai, UBND tỉnh yêu cầu", ["Ban Chỉ đạo Trung ương về phòng, chống thiên tai"]),
    ("Kế hoạch số 03/KH-BCĐ ngày 05/02/2022 của Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh Bắc Ninh", ["Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh Bắc Ninh"]),
    ("Tờ trình số 60/TTr-BQLDA ngày 01/3/2022 của Ban Quản lý dự án đầu tư xây dựng huyện Lấp Vò về việc", ["Ban Quản lý dự án đầu tư xây dựng huyện Lấp Vò"]),
    ("Thông báo số 143/TB-KTNN ngày 21/5/2018 của Kiểm toán nhà nước khu vực IV, số phải nộp", ["Kiểm toán nhà nước khu vực IV"]),
    ("Công văn số 88/VPĐP-KH ngày 05/02/2021 của Văn phòng Điều phối Nông thôn mới Trung ương về", ["Văn phòng Điều phối Nông thôn mới Trung ương"]),
    ("Quyết định số 12/QĐ-TTr ngày 03/7/2019 của Chánh Thanh tra tỉnh Lạng Sơn", ["Chánh Thanh tra tỉnh Lạng Sơn"]),
    ("Công văn số 2131/NHCS-TDNN ngày 14/8/2016 của Tổng Giám đốc Ngân hàng Chính sách xã hội Việt Nam", ["Tổng Giám đốc Ngân hàng Chính sách xã hội Việt Nam"]),
    ("Công văn số 77/BHXH-CSYT ngày 14/8/2016 của Bảo hiểm xã hội Việt Nam về", ["Bảo hiểm xã hội Việt Nam"]),
    ("Kế hoạch số 57-KH/TWĐTN ngày 20/3/2023 của Ban Bí thư Trung ương Đoàn và", ["Ban Bí thư Trung ương Đoàn"]),
    ("Hướng dẫn số 12-HD/BTGTW ngày 02/3/2022 của Ban Tuyên giáo Trung ương về", ["Ban Tuyên giáo Trung ương"]),
    ("Báo cáo số 15/BC-ĐTTr ngày 10/10/2017 của Đoàn thanh tra, Chánh Thanh tra kết luận", ["Đoàn thanh tra"]),
    ("Thông tư liên tịch số 26/2014/TTLT-BTC-BNV ngày 10/10/2014 của Bộ Tài chính và Bộ Nội vụ", ["Bộ Tài chính và Bộ Nội vụ"]),
    ("Thông tư liên tịch số 02/2015/TTLT-BYT-BTC ngày 10/10/2015 của liên Bộ Y tế - Bộ Tài chính", ["Bộ Y tế - Bộ Tài chính"]),
    ("Quyết định số 1040/QĐ-UBND ngày 4/5/2017 của Chủ tịch UBND tỉnh Trà Vinh phê duyệt", ["Chủ tịch UBND tỉnh Trà Vinh"]),
    ("Quyết định số 99/QĐ-CTK ngày 4/5/2017 của Cục trưởng Cục Thống kê tỉnh Kiên Giang", ["Cục trưởng Cục Thống kê tỉnh Kiên Giang"]),
    ("Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị (khóa XII) về", ["Bộ Chính trị"]),
    ("Nghị quyết số 10-NQ/ĐU ngày 4/5/2021 của Ban Chấp hành Đảng bộ xã Thanh Hải", ["Ban Chấp hành Đảng bộ xã Thanh Hải"]),
    ("Quyết định số 07/QĐ-LĐLĐ ngày 4/5/2021 của Liên đoàn Lao động tỉnh Quảng Nam về", ["Liên đoàn Lao động tỉnh Quảng Nam"]),
    ("Công văn số 61/MTTQ-BTT ngày 4/5/2021 của Ủy ban MTTQ Việt Nam tỉnh Nghệ An", ["Ủy ban MTTQ Việt Nam tỉnh Nghệ An"]),
    ("Công văn số 31/CTHADS ngày 4/5/2021 của Cục Thi hành án dân sự tỉnh Phú Yên về", ["Cục Thi hành án dân sự tỉnh Phú Yên"]),
    ("Tờ trình số 44/TTr-STC ngày 4/5/2021 của Sở Tài chính - Sở Kế hoạch và Đầu tư", ["Sở Tài chính"]),
    ("Tờ trình số 55/TTr-PNV ngày 4/5/2021 của Trưởng phòng Nội vụ huyện Mai Châu", ["Trưởng phòng Nội vụ huyện Mai Châu"]),
    ("Sau khi nghe Sở Kế hoạch và Đầu tư báo cáo (Báo cáo số 612/BC-SKHĐT ngày 24/9/2023)", ["Sở Kế hoạch và Đầu tư"]),
    ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 300/TTr-SNV ngày 2/3/2024", ["Giám đốc Sở Nội vụ"]),
    ("Theo đề nghị của Vụ trưởng Vụ Pháp chế tại Tờ trình số 21/TTr-PC ngày 3/2/2020", ["Vụ trưởng Vụ Pháp chế"]),
    ("Xét đề nghị của Vụ trưởng Vụ Kế hoạch - Tài chính tại Tờ trình số 45/TTr-KHTC ngày 3/2/2020", ["Vụ trưởng Vụ Kế hoạch - Tài chính"]),
    ("Sản lượng vụ Đông Xuân tại Báo cáo số 45/BC-CTK ngày 3/2/2020", [""]),
    ("Kết luận số 30-KL/HU của Thường trực Huyện ủy", ["Thường trực Huyện ủy"]),
    ("Quyết định số 321/QĐ-ĐHV ngày 02/02/2021 của Hiệu trưởng Trường Đại học Vinh về", ["Hiệu trưởng Trường Đại học Vinh"]),
    ("Quyết định số 36/QĐ-NHNN ngày 02/02/2021 của Thống đốc Ngân hàng Nhà nước Việt Nam về", ["Thống đốc Ngân hàng Nhà nước Việt Nam"]),
    ("Quyết định số 36/QĐ-UBDT ngày 02/02/2021 của Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc về", ["Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc"]),
    ("Nghị quyết số 05-NQ/ĐUK ngày 4/5/2021 của Đảng ủy Khối các cơ quan tỉnh về", ["Đảng ủy Khối các cơ quan tỉnh"]),
    ("Ngày 15/3/2018, UBND tỉnh Lai Châu đã ban hành Công văn số 482/UBND-TH chỉ đạo.", ["UBND tỉnh Lai Châu"]),
    ("Căn cứ Quyết định số 1600/QĐ-TTg ngày 16/8/2016 của Thủ tướng Chính phủ và Quyết định số 1980/QĐ-TTg ngày 17/10/2016 về bộ tiêu chí;", ["Thủ tướng Chính phủ", "Thủ tướng Chính phủ"]),
    ("Ngân hàng Nhà nước chi nhánh tỉnh Đồng Nai có Văn bản số 77/NHNN-ĐN5.", ["Ngân hàng Nhà nước chi nhánh tỉnh Đồng Nai"]),
    ("Ban Dân vận Tỉnh ủy ban hành Kế hoạch số 12-KH/BDVTU ngày 3/3/2023.", ["Ban Dân vận Tỉnh ủy"]),
    ("Thường trực HĐND huyện Bảo Lâm có Thông báo số 12/TB-HĐND ngày 3/3/2023.", ["Thường trực HĐND huyện Bảo Lâm"]),
    ("Huyện ủy Tủa Chùa ra Nghị quyết số 12-NQ/HU; UBND huyện cụ thể hóa bằng Kế hoạch số 55/KH-UBND.", ["Huyện ủy Tủa Chùa", "UBND huyện"]),
    ("Thanh tra tỉnh kết luận tại Kết luận thanh tra số 15/KL-TTr ngày 4/4/2019.", ["Thanh tra tỉnh"]),
    ("Sở Nội vụ trình UBND tỉnh Quảng Ninh ban hành Quyết định số 2233/QĐ-UBND ngày 15/7/2020.", ["UBND tỉnh Quảng Ninh"]),
    ("UBND huyện báo cáo UBND tỉnh tại Báo cáo số 45/BC-UBND ngày 02/02/2022.", ["UBND huyện"]),
    ("Phòng Tài chính - Kế hoạch huyện tham mưu UBND huyện ban hành Kế hoạch số 19/KH-UBND.", ["UBND huyện"]),
    ("Đoàn công tác làm việc với UBND huyện Krông Bông theo Kế hoạch số 99/KH-SNN ngày 02/5/2019 của Sở Nông nghiệp và PTNT.", ["Sở Nông nghiệp và PTNT"]),
    ("Công an tỉnh Thái Nguyên ban hành Kế hoạch số 35/KH-CAT-PC06 ngày 02/5/2019.", ["Công an tỉnh Thái Nguyên"]),
    ("Cục Thuế tỉnh đã ban hành Quyết định số 1500/QĐ-CT ngày 02/5/2019.", ["Cục Thuế tỉnh"]),
    ("Theo Quyết định số 81/QĐ-UBND, UBND xã đã hỗ trợ 12 hộ.", [""]),
    ("UBND xã họp, thống nhất phương án theo Quyết định số 81/QĐ-UBND.", [""]),
    ("Bộ Nông nghiệp và Phát triển nông thôn đã ban hành Thông tư số 03/2022/TT-BNNPTNT ngày 16/6/2022 và Quyết định số 4085/QĐ-BNN-VPĐP.", ["Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Phát triển nông thôn"]),
    ("Bộ Tài nguyên và Môi trường đã cấp phép tại Giấy phép số 112/GP-BTNMT ngày 06/6/2019.", ["Bộ Tài nguyên và Môi trường"]),
    ("Quốc hội thông qua Nghị quyết số 25/2021/QH15 ngày 28/7/2021.", ["Quốc hội"]),
    ("Ủy ban Thường vụ Quốc hội ban hành Nghị quyết số 1211/2016/UBTVQH13.", ["Ủy ban Thường vụ Quốc hội"]),
    ("thực hiện Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ, UBND tỉnh ban hành Chỉ thị số 07/CT-UBND ngày 01/4/2020", ["Thủ tướng Chính phủ", "UBND tỉnh"]),
    ("UBND thành phố đã giao Phòng Quản lý đô thị theo dõi (Công văn số 900/UBND-QLĐT).", [""]),
    ("HĐND tỉnh ban hành 05 nghị quyết, gồm: Nghị quyết số 11/NQ-HĐND, 12/NQ-HĐND và 13/NQ-HĐND.", ["", "", ""]),
    ("Quyết định số 45/QĐ-UBND ngày 3/3/2019 của Chủ tịch UBND huyện Ea Kar về thành lập đoàn;", ["Chủ tịch UBND huyện Ea Kar"]),
    ("Hướng dẫn số 15/HD-STC ngày 10/01/2020 của Sở Tài chính hướng dẫn quyết toán", ["Sở Tài chính"]),
    ("Công văn số 1200/BTC-NSNN của Bộ Tài chính và các văn bản của tỉnh", ["Bộ Tài chính"]),
    ("Công văn số 57/BTC-QLCS của Bộ Tài chính và Kế hoạch số 153/KH-UBND của UBND tỉnh", ["Bộ Tài chính", "UBND tỉnh"]),
    ("Công văn số 57/STC-NS của Sở Tài chính và Kế hoạch 153/KH-UBND của UBND tỉnh", ["Sở Tài chính", "UBND tỉnh"]),
    ("Tờ trình số 5/TTr-TCKH của Phòng Tài chính và Kế hoạch huyện", ["Phòng Tài chính và Kế hoạch huyện"]),
    ("Nghị quyết số 03-NQ/BCSĐ của Ban Cán sự đảng UBND tỉnh", ["Ban Cán sự đảng UBND tỉnh"]),
    ("Kế hoạch số 01-KH/TĐTN của Tỉnh đoàn Bến Tre về tháng thanh niên", ["Tỉnh đoàn Bến Tre"]),
    ("Quyết định số 101/QĐ-TTg của Thủ tướng ban hành", ["Thủ tướng"]),
    ("Nghị quyết số 42/NQ-CP của Chính phủ; Quyết định số 15/2020/QĐ-TTg của Thủ tướng Chính phủ", ["Chính phủ", "Thủ tướng Chính phủ"]),
    ("Công văn số 55/CV-HĐTV ngày 5/5/2015 của Hội đồng thành viên Công ty TNHH MTV Cao su Phú Riềng", ["Hội đồng thành viên Công ty TNHH MTV Cao su Phú Riềng"]),
    ("Tờ trình số 8/TTr-BQL ngày 5/5/2015 của Ban quản lý các khu công nghiệp tỉnh Hải Dương", ["Ban quản lý các khu công nghiệp tỉnh Hải Dương"]),
    ("Báo cáo số 66/BC-BPC ngày 5/5/2015 của Ban Pháp chế HĐND tỉnh", ["Ban Pháp chế HĐND tỉnh"]),
    ("Thông báo số 12/TB-HĐTĐ ngày 4/4/2020 của Hội đồng thẩm định giá đất tỉnh", ["Hội đồng thẩm định giá đất tỉnh"]),
    ("Kế hoạch số 20/KH-BCH ngày 4/4/2020 của Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh Quảng Bình", ["Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh Quảng Bình"]),
    ("Quyết định số 5/QĐ-BCĐ của Trưởng Ban Chỉ đạo phòng chống dịch tỉnh", ["Trưởng Ban Chỉ đạo phòng chống dịch tỉnh"]),
    ("Công văn số 5/TCT-CS ngày 4/4/2020 của Tổng cục Thuế về", ["Tổng cục Thuế"]),
    ("Công văn số 9/TTg-KTN ngày 4/4/2014 của Phó Thủ tướng Chính phủ", ["Phó Thủ tướng Chính phủ"]),
    ("Công văn số 9/VPCP-KTN ngày 4/4/2014 của Văn phòng Chính phủ thông báo ý kiến", ["Văn phòng Chính phủ"]),
    ("Để triển khai Nghị quyết, UBND tỉnh Đắk Nông đã kịp thời ban hành Kế hoạch số 210/KH-UBND ngày 30/4/2022; Sở Công Thương ban hành Kế hoạch số 12/KH-SCT ngày 05/5/2022.", ["UBND tỉnh Đắk Nông", "Sở Công Thương"]),
    ("UBND huyện Bắc Bình nhận được Công văn số 321/STP-HC ngày 12/4/2021 của Sở Tư pháp về việc rà soát.", ["Sở Tư pháp"]),
    ("Thực hiện chỉ đạo của UBND tỉnh Bình Thuận tại Công văn số 1200/UBND-KGVX ngày 05/4/2021, UBND huyện báo cáo.", ["UBND tỉnh Bình Thuận"]),
    ("Theo báo cáo của Phòng Nội vụ tại Báo cáo số 22/BC-PNV ngày 3/4/2019.", ["Phòng Nội vụ"]),
    ("Căn cứ Công văn số 18/HĐND-TH ngày 22/02/2018 của Thường trực HĐND tỉnh Kiên Giang về cho ý kiến.", ["Thường trực HĐND tỉnh Kiên Giang"]),
    ("Quyết định số 2068/QĐ-UBND ngày 27/6/2024 của Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn về thành lập.", ["Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn"]),
    ("Được UBND tỉnh phê duyệt tại Quyết định số 55/QĐ-UBND ngày 06/01/2017, dự án đã khởi công.", ["UBND tỉnh"]),
    ("UBND phường 7 ban hành Thông báo số 15/TB-UBND ngày 01/02/2019.", ["UBND phường 7"]),
    ("Viện Kiểm sát nhân dân huyện ban hành Thông báo số 02/TB-VKS.", ["Viện Kiểm sát nhân dân huyện"]),
    ("Chi cục Kiểm lâm tỉnh Kon Tum có Báo cáo số 90/BC-CCKL ngày 2/3/2021.", ["Chi cục Kiểm lâm tỉnh Kon Tum"]),
    ("Trung tâm Y tế huyện Bù Đốp có Tờ trình số 31/TTr-TTYT ngày 2/3/2021", ["Trung tâm Y tế huyện Bù Đốp"]),
    ("Huyện ủy, HĐND, UBND huyện đã ban hành nhiều văn bản chỉ đạo như Chỉ thị số 11-CT/HU ngày 5/5/2017, Nghị quyết số 30/NQ-HĐND ngày 20/7/2017, Kế hoạch số 66/KH-UBND ngày 01/8/2017.", ["Huyện ủy", "HĐND", "UBND huyện"]),
    ("Nghị quyết số 88/2023/NQ-HĐND ngày 08/12/2023 của HĐND thành phố Đà Nẵng quy định mức thu.", ["HĐND thành phố Đà Nẵng"]),
    ("Văn bản số 1399/BNN-KTHT ngày 25/02/2019 của Bộ Nông nghiệp & PTNT về việc", ["Bộ Nông nghiệp & PTNT"]),
    ("Thông tư số 09/2017/TT-BNNPTNT, Thông tư số 05/2018/TT-BNNPTNT của Bộ Nông nghiệp và PTNT", ["Bộ Nông nghiệp và PTNT", "Bộ Nông nghiệp và PTNT"]),
    ("Kết luận số 21-KL/TW ngày 25/10/2021 của Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XIII", [""]),
    ("Quyết định số 1719/QĐ-TTg, ngày 14/10/2021 của Thủ tướng Chính phủ; Nghị quyết 120/2020/QH14 ngày 19/6/2020 của Quốc hội khóa XIV", ["Thủ tướng Chính phủ", "Quốc hội"]),
    ("Công ty Điện lực Sóc Trăng có Văn bản số 1011/PCST-KT ngày 2/2/2020", [""]),
    ("Tổng cục Thống kê ban hành Quyết định số 1299/QĐ-TCTK ngày 25/9/2020", ["Tổng cục Thống kê"]),
    ("Đảng ủy xã Quảng Lợi ban hành Nghị quyết số 05-NQ/ĐU ngày 6/6/2021; UBND xã ban hành Kế hoạch số 9/KH-UBND ngày 10/6/2021.", ["Đảng ủy xã Quảng Lợi", "UBND xã"]),
    ("Theo Quyết định số 861/QĐ-TTg, xã Trung Sơn thuộc khu vực III; UBND tỉnh quy định tại Quyết định số 10/2021/QĐ-UBND.", ["", "UBND tỉnh"]),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh đã ban hành Kế hoạch số 44/KH-MTTQ-BTT.", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"]),
    ("UBND huyện Thạch Thất đã phê duyệt đề án tại Quyết định số 3302/QĐ-UBND ngày 14/6/2019.", ["UBND huyện Thạch Thất"]),
    ("Ban Chỉ đạo các chương trình MTQG tỉnh ban hành Kế hoạch số 08/KH-BCĐ ngày 22/3/2023.", ["Ban Chỉ đạo các chương trình MTQG tỉnh"]),
    ("Căn cứ Nghị quyết số 111/2024/QH15 ngày 18/01/2024 của Quốc hội về một số cơ chế, chính sách đặc thù;", ["Quốc hội"]),
    ("Văn phòng UBND tỉnh thông báo tại Thông báo số 77/TB-VP ngày 01/3/2020.", ["Văn phòng UBND tỉnh"]),
    ("Hội Nông dân tỉnh Sóc Trăng ký Chương trình phối hợp số 03/CTPH-HND-SNN ngày 15/5/2020.", ["Hội Nông dân tỉnh Sóc Trăng"]),
    ("Ngày 10/7/2018, Thường trực Tỉnh ủy có Thông báo số 512-TB/TU.", ["Thường trực Tỉnh ủy"]),
    ("Ủy ban Kiểm tra Huyện ủy ban hành Kế hoạch số 15-KH/UBKTHU ngày 02/3/2022.", ["Ủy ban Kiểm tra Huyện ủy"]),
    ("Sở Giao thông vận tải tham mưu UBND tỉnh ban hành Văn bản số 4411/UBND-GT.", ["UBND tỉnh"]),
    ("UBND xã đã kiến nghị UBND huyện tại Tờ trình số 19/TTr-UBND ngày 22/9/2021.", ["UBND xã"]),
    ("theo Công văn số 1555/STNMT-CCQLĐĐ ngày 22/9/2021 của Sở Tài nguyên và Môi trường thành phố Cần Thơ và ý kiến của các ngành", ["Sở Tài nguyên và Môi trường thành phố Cần Thơ"]),
    ("Quyết định số 890/QĐ-BHXH ngày 28/9/2020 của Giám đốc Bảo hiểm xã hội tỉnh Hòa Bình", ["Giám đốc Bảo hiểm xã hội tỉnh Hòa Bình"]),
    ("Hướng dẫn số 36-HD/BTCTW ngày 30/5/2024 của Ban Tổ chức Trung ương; Công văn số 12-CV/BTCTU của Ban Tổ chức Tỉnh ủy", ["Ban Tổ chức Trung ương", "Ban Tổ chức Tỉnh ủy"]),
    ("Nghị quyết số 01-NQ/ĐH ngày 15/8/2020 của Đại hội Đảng bộ huyện lần thứ XXIII", [""]),
    ("UBND tỉnh đã có Tờ trình số 150/TTr-UBND ngày 4/4/2022 trình HĐND tỉnh ban hành Nghị quyết số 22/NQ-HĐND ngày 15/7/2022.", ["UBND tỉnh", "HĐND tỉnh"]),
    ("Các địa phương đã thực hiện nghiêm Chỉ thị số 10/CT-UBND ngày 6/6/2019.", [""]),
    ("Kho bạc Nhà nước huyện thực hiện theo Thông tư số 08/2016/TT-BTC ngày 18/01/2016.", [""]),
    ("Bộ Xây dựng có ý kiến tại Văn bản số 2211/BXD-QLN ngày 09/6/2023; Bộ Tài chính có ý kiến tại Văn bản số 5678/BTC-QLCS.", ["Bộ Xây dựng", "Bộ Tài chính"]),
    ("UBND thành phố Thủ Đức đề nghị Sở Quy hoạch - Kiến trúc (Công văn số 4120/UBND-QLĐT).", [""]),
    ("Quyết định số 1446/QĐ-UBND ngày 11/5/2018, Quyết định số 2100/QĐ-UBND ngày 10/7/2019 của UBND tỉnh Quảng Ngãi", ["UBND tỉnh Quảng Ngãi", "UBND tỉnh Quảng Ngãi"]),
    ("HĐND xã thông qua 04 nghị quyết, trong đó có Nghị quyết số 02/NQ-HĐND ngày 30/12/2022 về dự toán và Nghị quyết số 03/NQ-HĐND ngày 30/12/2022 về đầu tư công.", ["HĐND xã", "HĐND xã"]),
    ("Văn phòng UBND tỉnh có Công văn số 12/VPUBND-TH ngày 4/5/2020.", ["Văn phòng UBND tỉnh"]),
    ("Sở NN&PTNT đã thẩm định tại Tờ trình số 45/TTr-SNNPTNT ngày 4/5/2020.", ["Sở NN&PTNT"]),
    ("Công an huyện Mường Nhé ban hành Kế hoạch số 45/KH-CAH ngày 4/5/2020.", ["Công an huyện Mường Nhé"]),
    ("Chủ tịch UBND các xã chịu trách nhiệm thi hành; bãi bỏ Quyết định số 20/QĐ-UBND ngày 13/9/2016 và số 65/QĐ-UBND ngày 03/4/2018 của UBND tỉnh", ["UBND tỉnh", "UBND tỉnh"]),
    ("UBND các huyện đã ban hành Kế hoạch số 45/KH-UBND ngày 4/5/2020.", [""]),
    ("Chỉ thị số 01/CT-VKSTC ngày 17/12/2020 của Viện trưởng VKSND tối cao về công tác kiểm sát", ["Viện trưởng VKSND tối cao"]),
    ("Công văn số 89/TANDTC-PC ngày 30/6/2020 của Tòa án nhân dân tối cao", ["Tòa án nhân dân tối cao"]),
    ("Thanh tra Sở Xây dựng ban hành Quyết định số 45/QĐ-TTS ngày 4/5/2020.", ["Thanh tra Sở Xây dựng"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuers"), ISSUERS)
def test_issuers(linked, text, issuers):
    assert [citation.issuer for citation in linked(text)] == issuers


def test_other_mentions_are_left_as_they_are(rules, layout_of, all_finders):
    layout = layout_of("Quyết định số 480/QĐ-UBND ngày 14/9/2021 của UBND tỉnh: 5 tỷ đồng, 55,19%, 12 xã")
    found = all_finders(layout)
    linked = citation_linker(rules)(layout.text, found)
    assert [(m.start, m.end) for m in linked] == [(m.start, m.end) for m in found]
    assert [m.value for m in linked if not isinstance(m.value, Citation)] == [
        m.value for m in found if not isinstance(m.value, Citation)
    ]


def test_a_day_that_two_named_laws_share(linked):
    text = (
        "Luật Khiếu nại số 02/2011/QH13 và Luật Tố cáo số 03/2011/QH13 cùng ngày 11/11/2011, Nghị định số 75/2012/NĐ-CP"
    )
    assert [(each.number, each.date) for each in linked(text)] == [
        ("02", "2011-11-11"),
        ("03", "2011-11-11"),
        ("75", ""),
    ]


def test_a_day_that_only_the_last_has(linked):
    text = (
        "Luật Nhà ở số 65/2014/QH13 quy định giá; bổ sung 12 điều và Luật Tố cáo số 03/2011/QH13 cùng ngày 11/11/2011"
    )
    assert [each.date for each in linked(text)] == ["", "2011-11-11"]


def test_a_list_has_the_issuer_before_its_first_number(linked):
    text = (
        "Căn cứ các Quyết định của UBND tỉnh số 56/2014/QĐ-UBND ngày 05/9/2014 và 42/2015/QĐ-UBND ngày 21/7/2015;"
        " các Nghị quyết của HĐND thành phố số 7/NQ-HĐND, số 9/NQ-HĐND"
    )
    assert [citation.issuer for citation in linked(text)] == ["UBND tỉnh"] * 2 + ["HĐND thành phố"] * 2
