"""The document's own place and data. Head, title, text and signature on the left; province, district, commune and facts on the right. ANNOTATION: META."""

from __future__ import annotations

import pytest

from pipeline.link.citations import citation_linker
from pipeline.link.facts import facts_linker
from pipeline.link.home import find_home, reference_day
from pipeline.link.resolved import full_type_words
from pipeline.text import old_tones

TAIL = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n{body}\nCHỦ TỊCH\n\nNguyễn Văn An\n"


def report(left: str, number: str, dateline: str, title: str, text: str, body: str = "TM. ỦY BAN NHÂN DÂN") -> str:
    """A report as Nghị định 30/2020 lays it out."""
    return (
        f"{left}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: {number}\n{dateline}\n\n"
        f"BÁO CÁO\n{title}\n\n{text}\n" + TAIL.format(body=body)
    )


@pytest.fixture(scope="module")
def facts_of(rules, segment, all_finders, gazetteer):
    """Text -> facts, as the stages make them."""
    linker, cite = facts_linker(rules), citation_linker(rules)

    def run(text):
        segmented = segment(text)
        layout = segmented.layout
        mentions = cite(layout.text, all_finders(layout))
        home = find_home(
            gazetteer,
            layout,
            mentions,
            level=linker.level(segmented),
            day=reference_day(layout, mentions),
            full_types=full_type_words(rules),
        )
        return linker.facts(segmented, mentions, home)

    return run


DISTRICT = report(
    "ỦY BAN NHÂN DÂN\nHUYỆN TÂY SƠN",
    "215/BC-UBND",
    "Tây Sơn, ngày 14 tháng 6 năm 2022",
    "Kết quả 06 tháng đầu năm 2022",
    "I. KẾT QUẢ\nCác xã Vĩnh An, Tây Bình, Tây Vinh đã hoàn thành kế hoạch.",
)

HOMES = {
    "body of a province whose name stands alone above, which its town has too": (
        report("TỈNH YÊN BÁI\nBAN CHỈ HUY PCTT VÀ TKCN", "8/BC-BCH", "Yên Bái, ngày 14 tháng 6 năm 2018", "Thiệt hại", "Huyện Văn Yên, huyện Văn Yên."),
        ("Yên Bái", "", ""),
    ),
    "delegation of a province": (
        report("TỈNH SÓC TRĂNG\nĐOÀN ĐẠI BIỂU QUỐC HỘI", "8/BC-ĐĐBQH", "Sóc Trăng, ngày 14 tháng 6 năm 2019", "Kết quả", "Đã giám sát."),
        ("Sóc Trăng", "", ""),
    ),
    "body that only provinces have": (
        report("BAN QUẢN LÝ KHU KINH TẾ", "8/BC-KKT", "Hà Tĩnh, ngày 14 tháng 6 năm 2019", "Kết quả", "Đã xong."),
        ("Hà Tĩnh", "", ""),
    ),
    "body of a city of the province's name": (
        report("THÀNH PHỐ YÊN BÁI\nBAN CHỈ HUY PCTT VÀ TKCN", "8/BC-BCH", "Yên Bái, ngày 14 tháng 6 năm 2018", "Thiệt hại", "Đã xong."),
        ("Yên Bái", "Yên Bái", ""),
    ),
    "district's council, the province above": (
        report("TỈNH LẠNG SƠN\nHUYỆN CAO LỘC\nHỘI ĐỒNG NHÂN DÂN", "8/BC-HĐND", "Cao Lộc, ngày 14 tháng 6 năm 2018", "Kết quả", "Đã xong."),
        ("Lạng Sơn", "Cao Lộc", ""),
    ),
    "district, named in the head": (DISTRICT, ("Bình Định", "Tây Sơn", "")),
    "province printed nowhere, worked out from the district (seed 001)": (
        report("ỦY BAN NHÂN DÂN\nHUYỆN TUY PHƯỚC", "/BC-UBND", "Tuy Phước, ngày … tháng 4 năm 2022", "Tổng kết 10 năm", "Huyện có 13 xã."),
        ("Bình Định", "Tuy Phước", ""),
    ),
    "province": (
        report("ỦY BAN NHÂN DÂN\nTỈNH BÌNH ĐỊNH", "12/BC-UBND", "Bình Định, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Huyện Tây Sơn, huyện Tuy Phước và huyện Phù Cát dẫn đầu."),
        ("Bình Định", "", ""),
    ),
    "department of a province": (
        report("UBND TỈNH BÌNH ĐỊNH\nSỞ KHOA HỌC VÀ CÔNG NGHỆ", "12/BC-SKHCN", "Bình Định, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Huyện Tây Sơn, huyện Tây Sơn, huyện Tây Sơn.", "GIÁM ĐỐC"),
        ("Bình Định", "", ""),
    ),
    "commune of a district": (
        report("UBND HUYỆN TÂY SƠN\nỦY BAN NHÂN DÂN XÃ VĨNH AN", "12/BC-UBND", "Vĩnh An, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Xã có 5 thôn."),
        ("Bình Định", "Tây Sơn", "Vĩnh An"),
    ),
    "commune since the reform": (
        report("ỦY BAN NHÂN DÂN\nXÃ TÂY SƠN", "12/BC-UBND", "Tây Sơn, ngày 14 tháng 9 năm 2025", "Kết quả 9 tháng năm 2025", "Thực hiện Kế hoạch của UBND tỉnh Gia Lai, xã đạt kết quả."),
        ("Gia Lai", "", "Tây Sơn"),
    ),
    "city under the central government": (
        report("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG", "12/BC-UBND", "Đà Nẵng, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Thành phố có 8 quận, huyện."),
        ("Đà Nẵng", "", ""),
    ),
    "city of a province": (
        report("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ QUY NHƠN", "12/BC-UBND", "Quy Nhơn, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Thành phố có 21 phường, xã."),
        ("Bình Định", "Quy Nhơn", ""),
    ),
    "a town that shares its name with a district": (
        report("ỦY BAN NHÂN DÂN\nTHỊ XÃ KỲ ANH", "12/BC-UBND", "Kỳ Anh, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Thị xã có 11 phường, xã."),
        ("Hà Tĩnh", "Kỳ Anh", ""),
    ),
    "a town that was a district, by its abbreviation": (
        report("CÔNG AN TỈNH BÌNH DƯƠNG\nCÔNG AN TX. BẾN CÁT", "12/BC-CATX", "Bến Cát, ngày 14 tháng 6 năm 2015", "Kết quả năm 2015", "Thị xã có 8 phường, xã."),
        ("Bình Dương", "Bến Cát", ""),
    ),
    "hospital of a ministry, that names no unit but the town that it sits in": (
        report("BỘ Y TẾ\nBỆNH VIỆN C THÁI NGUYÊN", "12/BC-BVC", "Sông Công, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Đã khám.", "GIÁM ĐỐC"),
        ("Thái Nguyên", "", ""),
    ),
    "branch of a body of the State": (
        report("KHO BẠC NHÀ NƯỚC\nKHO BẠC NHÀ NƯỚC THANH HÓA", "12/BC-KBTH", "Thanh Hóa, ngày 14 tháng 6 năm 2021", "Kết quả năm 2020", "Đã thu.", "GIÁM ĐỐC"),
        ("Thanh Hóa", "", ""),
    ),
    "a district that is called like another province": (
        report("CỤC THỐNG KÊ TỈNH BẠC LIÊU\nCHI CỤC THỐNG KÊ KHU VỰC HÒA BÌNH - VĨNH LỢI", "12/BC-CCTK", "Hòa Bình, ngày 14 tháng 6 năm 2021", "Kết quả năm 2020", "Đã điều tra.", "CHI CỤC TRƯỞNG"),
        ("Bạc Liêu", "", ""),
    ),
    "two columns glued": (
        "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHUYỆN TÂY SƠN            Độc lập - Tự do - Hạnh phúc\n"
        "Số: 215/BC-UBND          Tây Sơn, ngày 14 tháng 6 năm 2022\n\nBÁO CÁO\nKết quả năm 2021\n\nHuyện có 15 xã.\n" + TAIL.format(body="TM. ỦY BAN NHÂN DÂN"),
        ("Bình Định", "Tây Sơn", ""),
    ),
    "no head, the text tells (seeds 001-004)": (
        "BÁO CÁO\nTổng kết công tác trên địa bàn huyện Triệu Sơn\n\nUBND huyện Triệu Sơn báo cáo như sau: các xã Dân Lực, Dân Lý, Dân Quyền đã đạt chuẩn.\n",
        ("Thanh Hóa", "Triệu Sơn", ""),
    ),
    "a district that many provinces have, told by its communes": (
        report("ỦY BAN NHÂN DÂN\nHUYỆN CHÂU THÀNH", "12/BC-UBND", "Châu Thành, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Các xã Bình Hòa, An Hòa, Cần Đăng, Vĩnh Hanh, Bình Thạnh, Vĩnh Lợi của tỉnh An Giang đã đạt chuẩn."),
        ("An Giang", "Châu Thành", ""),
    ),
    "a bare table below its unit's name": ("Huyện Đắk Song\nBiểu mẫu\nSTT\tChỉ tiêu\tNăm 2019\n1\tLúa\t2.790\n", ("Đắk Nông", "Đắk Song", "")),
    "a unit's name in a sentence is no head": ("Đoàn công tác thăm huyện Đắk Song.\nBiểu mẫu\nSTT\tChỉ tiêu\n1\tLúa\n", ("", "", "")),
    "office of a district whose name holds a word of the ministries'": (
        report("UBND HUYỆN ĐẠ TẺH\nPHÒNG NỘI VỤ", "12/BC-NV", "Đạ Tẻh, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Xã Đạ Kho đã đạt."),
        ("Lâm Đồng", "Đạ Tẻh", ""),
    ),
    "a district in the name of a province's body": (
        report("SỞ Y TẾ LẠNG SƠN\nTRUNG TÂM Y TẾ HUYỆN LỘC BÌNH", "12/BC-TTYT", "Lạng Sơn, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Đã xong."),
        ("Lạng Sơn", "Lộc Bình", ""),
    ),
    "the same, its name on the next line": (
        report("SỞ Y TẾ HÒA BÌNH\nTRUNG TÂM Y TẾ HUYỆN\nMAI CHÂU", "12/BC-TTYT", "Hòa Bình, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Đã xong."),
        ("Hòa Bình", "Mai Châu", ""),
    ),
    "a school of a province's office, called after the district that it is in": (
        report("SỞ GIÁO DỤC VÀ ĐÀO TẠO YÊN BÁI\nTRƯỜNG THPT TRẠM TẤU", "12/KH-THPT", "Trạm Tấu, ngày 14 tháng 6 năm 2022", "Năm học 2022-2023", "Xã Hát Lừu có 45 học sinh."),
        ("Yên Bái", "Trạm Tấu", ""),
    ),
    "an office of a province's, called after a commune of the district that it is in": (
        report("CỤC HẢI QUAN TỈNH LẠNG SƠN\nCHI CỤC HẢI QUAN TÂN THANH", "12/BC-HQTT", "Văn Lãng, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Đã xong."),
        ("Lạng Sơn", "Văn Lãng", ""),
    ),
    "a company of the whole country's group, in a district": (
        report("TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM\nCÔNG TY THỦY ĐIỆN SÔNG TRANH", "12/BC-TĐST", "Bắc Trà My, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Xã Trà Tân có 45 hộ."),
        ("Quảng Nam", "Bắc Trà My", ""),
    ),
    "a college called after the province": (
        report("UBND TỈNH CAO BẰNG\nTRƯỜNG CAO ĐẲNG SƯ PHẠM CAO BẰNG", "12/KH-CĐSP", "Cao Bằng, ngày 14 tháng 6 năm 2022", "Năm học 2022-2023", "Đã xong."),
        ("Cao Bằng", "", ""),
    ),
    "the addressee does not tell it": (
        report("UBND THÀNH PHỐ VINH\nTRUNG TÂM PHÁT TRIỂN QUỸ ĐẤT", "12/BC-TT", "Nghệ An, ngày 14 tháng 6 năm 2021", "Kết quả năm 2021", "Kính gửi: UBND huyện Kỳ Sơn"),
        ("Nghệ An", "Vinh", ""),
    ),
    "an office of the province sits in a city of its name": (
        report("UBND TỈNH LẠNG SƠN\nSỞ Y TẾ", "12/BC-SYT", "Lạng Sơn, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Kính gửi: UBND huyện Lộc Bình"),
        ("Lạng Sơn", "", ""),
    ),
    "a ministry has no own place": (
        report("CHÍNH PHỦ\nBỘ KHOA HỌC VÀ CÔNG NGHỆ", "12/BC-BKHCN", "Hà Nội, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Các tỉnh Bình Định, Quảng Ngãi dẫn đầu.", "BỘ TRƯỞNG"),
        ("", "", ""),
    ),
    "nothing that tells": ("Công tác chỉ đạo được triển khai đồng bộ.\n", ("", "", "")),
}  # fmt: skip


def cases(table):
    return [pytest.param(*row, id=name) for name, row in table.items()]


@pytest.mark.parametrize(("text", "expected"), cases(HOMES))
def test_the_own_place(facts_of, text, expected):
    facts = facts_of(text)
    assert (facts.province, facts.district, facts.commune) == expected


ISSUERS = {
    "a committee": (DISTRICT, "Ủy ban nhân dân huyện Tây Sơn"),
    "a department, below its parent": (HOMES["department of a province"][0], "Sở Khoa học và Công nghệ"),
    "a commune, below its district": (HOMES["commune of a district"][0], "Ủy ban nhân dân xã Vĩnh An"),
    "a town": (HOMES["a town that shares its name with a district"][0], "Ủy ban nhân dân thị xã Kỳ Anh"),
    "a city": (HOMES["city under the central government"][0], "Ủy ban nhân dân thành phố Đà Nẵng"),
    "no letterhead": (HOMES["no head, the text tells (seeds 001-004)"][0], "UBND huyện Triệu Sơn"),
    "fields": (
        report("UBND TỈNH BÌNH ĐỊNH\nSỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "12/BC-SVHTTDL", "Bình Định, ngày 14 tháng 6 năm 2022", "Kết quả", "Đã đạt."),
        "Sở Văn hóa, Thể thao và Du lịch",
    ),
    "fields with a dash": (
        report("UBND HUYỆN TÂY SƠN\nPHÒNG TÀI CHÍNH - KẾ HOẠCH", "12/BC-TCKH", "Tây Sơn, ngày 14 tháng 6 năm 2022", "Kết quả", "Đã đạt."),
        "Phòng Tài chính - Kế hoạch",
    ),
    "an office, with the body above": (
        report("UBND TỈNH BÌNH ĐỊNH\nVĂN PHÒNG", "12/BC-VP", "Bình Định, ngày 14 tháng 6 năm 2022", "Kết quả", "Đã đạt."),
        "Văn phòng UBND tỉnh Bình Định",
    ),
    "an association of the country": (
        report("HIỆP HỘI\nCÔNG CHỨNG VIÊN VIỆT NAM", "12/BC-HHCCV", "Hà Nội, ngày 14 tháng 6 năm 2022", "Kết quả", "Đã đạt."),
        "Hiệp hội Công chứng viên Việt Nam",
    ),
    "two columns parted by a tab": (
        report("BAN CHẤP HÀNH ĐOÀN TỈNH TRÀ VINH\tĐOÀN TNCS HỒ CHÍ MINH", "12/BC-TĐTN", "Trà Vinh, ngày 14 tháng 6 năm 2022", "Kết quả", "Đã đạt."),
        "Ban Chấp hành Đoàn tỉnh Trà Vinh",
    ),
    "the Party": (
        report("TỈNH ỦY BÌNH ĐỊNH\nBAN TUYÊN GIÁO", "12-BC/BTGTU", "Bình Định, ngày 14 tháng 6 năm 2022", "Kết quả", "Đã đạt."),
        "Ban Tuyên giáo Tỉnh ủy Bình Định",
    ),
    "a standing body, with the body it is of": (
        report("TỈNH ĐOÀN KON TUM\nBAN THƯỜNG VỤ", "12-BC/TĐTN", "Kon Tum, ngày 14 tháng 6 năm 2022", "Kết quả", "Đã đạt."),
        "Ban Thường vụ Tỉnh đoàn Kon Tum",
    ),
    "a branch, with the bank it is of": (
        report("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\nCHI NHÁNH TỈNH GIA LAI", "12/GLA-TH", "Pleiku, ngày 14 tháng 6 năm 2022", "Kết quả", "Đã đạt."),
        "Ngân hàng Nhà nước Việt Nam Chi nhánh tỉnh Gia Lai",
    ),
    "a short name below its parent": (
        report("LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH ĐỊNH\nLĐLĐ HUYỆN TÂY SƠN", "12/BC-LĐLĐ", "Tây Sơn, ngày 15 tháng 01 năm 2019", "Kết quả", "Đã đạt."),
        "LĐLĐ huyện Tây Sơn",
    ),
    "of two districts": (
        report("CỤC THUẾ TỈNH BÌNH ĐỊNH\nCHI CỤC THUẾ KHU VỰC TÂY SƠN - VĨNH THẠNH", "12/BC-CCT", "Tây Sơn, ngày 15 tháng 01 năm 2019", "Kết quả", "Đã đạt."),
        "Chi cục Thuế khu vực Tây Sơn - Vĩnh Thạnh",
    ),
    "the motto in small letters": (
        report("SỞ Y TẾ CÀ MAU\nBỆNH VIỆN ĐA KHOA KHU VỰC NĂM CĂN", "27/BC-BVNC", "Năm Căn, ngày 15 tháng 01 năm 2010", "Kết quả", "UBND huyện đã họp.").replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        "Bệnh viện Đa khoa khu vực Năm Căn",
    ),
    "a works below its company": (
        report("CÔNG TY TNHH MTV KHAI THÁC CÔNG TRÌNH\nTHỦY LỢI TỈNH HẢI DƯƠNG\nXÍ NGHIỆP KHAI THÁC CÔNG TRÌNH THỦY LỢI\nHUYỆN CẨM GIÀNG", "12/BC-XN", "Cẩm Giàng, ngày 14 tháng 6 năm 2012", "Kết quả", "Đã đạt."),
        "Xí nghiệp Khai thác công trình thủy lợi huyện Cẩm Giàng",
    ),
    "a place that is not known": (
        report("UBND THỊ XÃ NGÃ BẢY", "12/BC-UBND", "ngày 14 tháng 6 năm 2022", "Kết quả", "Đã đạt."),
        "UBND thị xã Ngã Bảy",
    ),
    "letters that stand for more": (
        report("UBND TỈNH BÌNH ĐỊNH\nSỞ NÔNG NGHIỆP VÀ PTNT", "12/BC-SNN", "Bình Định, ngày 14 tháng 6 năm 2022", "Kết quả", "Đã đạt."),
        "Sở Nông nghiệp và PTNT",
    ),
    "a word that holds a unit's": (
        report("UBND TỈNH BÌNH ĐỊNH\nBẢO HIỂM XÃ HỘI HUYỆN KHÔNG TÊN", "12/BC-BHXH", "Bình Định, ngày 14 tháng 6 năm 2022", "Kết quả", "Đã đạt."),
        "Bảo hiểm xã hội huyện Không Tên",
    ),
    "a body of the same name elsewhere is who gets it": (
        report("UBND HUYỆN TÂY SƠN\nBAN CHỈ HUY PCTT VÀ TKCN", "12/BC-BCH", "Tây Sơn, ngày 14 tháng 6 năm 2022", "Kết quả", "Kính gửi: Ban Chỉ huy PCTT và TKCN tỉnh Bình Định."),
        "Ban Chỉ huy PCTT và TKCN",
    ),
    "a body that ends with its unit's word": (
        report("UBND HUYỆN TÂY SƠN\nTHANH TRA HUYỆN", "12/BC-TTr", "Tây Sơn, ngày 14 tháng 6 năm 2022", "Kết quả", "Kính gửi: Thanh tra tỉnh Bình Định."),
        "Thanh tra huyện Tây Sơn",
    ),
    "the unit's type in capitals below it": (
        report("SỞ TÀI CHÍNH\nTỈNH VĨNH LONG", "12/BC-STC", "Vĩnh Long, ngày 14 tháng 6 năm 2022", "Kết quả", "Đã đạt."),
        "Sở Tài chính tỉnh Vĩnh Long",
    ),
    "the body's whole name in capitals in the text": (
        report("UBND TỈNH VĨNH LONG\nSỞ TÀI CHÍNH", "12/BC-STC", "Vĩnh Long, ngày 14 tháng 6 năm 2022", "Kết quả", "GIÁM ĐỐC SỞ TÀI CHÍNH TỈNH VĨNH LONG báo cáo."),
        "Sở Tài chính tỉnh Vĩnh Long",
    ),
    "a village's cell of the Party": (
        report("ĐẢNG BỘ XÃ THẠCH HỘI\nCHI BỘ THÔN LIÊN MỸ", "12-BC/CB", "Thạch Hội, ngày 14 tháng 6 năm 2022", "Kết quả", "Đã đạt."),
        "Chi bộ thôn Liên Mỹ",
    ),
    "a committee of an association": (
        report("HỘI NÔNG DÂN TỈNH TRÀ VINH\nBCH HỘI NÔNG DÂN HUYỆN CÀNG LONG", "12-BC/HND", "Càng Long, ngày 14 tháng 6 năm 2022", "Kết quả", "Đã đạt."),
        "BCH Hội Nông dân huyện Càng Long",
    ),
    "nothing": (HOMES["nothing that tells"][0], ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), cases(ISSUERS))
def test_the_issuer(facts_of, text, expected):
    assert old_tones(facts_of(text).issuer) == expected


PERIODS = [
    # title, period: what is reported on, before what is planned
    ("Kết quả 06 tháng đầu năm 2022", "2022-01/2022-06"),
    ("Kết quả 06 tháng đầu năm và nhiệm vụ 06 tháng cuối năm 2022", "2022-01/2022-06"),
    ("Kết quả quý III/2023", "2023-07/2023-09"),
    # months, and those that end with them
    ("Quyết toán quý II và 6 tháng đầu năm 2022", "2022-01/2022-06"),
    ("Tình hình tháng 9 và 9 tháng đầu năm 2021", "2021-01/2021-09"),
    ("Kết quả quý I và phương hướng quý II năm 2023", "2023-01/2023-03"),
    ("Kết quả quý III, nhiệm vụ quý IV năm 2023", "2023-07/2023-09"),
    ("Kết quả tháng 4 năm 2022", "2022-04"),
    ("Kết quả năm 2021", "2021"),
    ("Kết quả năm 2021 và phương hướng năm 2022", "2021"),
    ("Kế hoạch giai đoạn 2021-2025", "2021/2025"),
    ("Kết quả thực hiện Chương trình giai đoạn 2020-2025 trong 6 tháng đầu năm 2022", "2022-01/2022-06"),
    ("Thực hiện Nghị quyết số 20-NQ/TW ngày 01/11/2012", ""),  # a day is no period
    ("Tổng kết công tác Hội nhiệm kỳ 2015-2020", "2015/2020"),
    ("Tình hình năm 2019, phương hướng nhiệm vụ năm 2020", "2019"),
    ("Kết quả công tác tháng 8, nhiệm vụ tháng 9 năm 2022", "2022-08"),
    # a span of years that is over, and what is planned for the year behind it
    ("Kết quả thực hiện Chương trình giai đoạn 2011-2015 và kế hoạch năm 2016", "2011/2015"),
    ("Công tác giảm nghèo giai đoạn 2020 - 2022; phương hướng, nhiệm vụ năm 2023", "2020/2022"),
    ("Tổng kết giai đoạn 2016 - 2020,\nnhiệm vụ trọng tâm năm 2021, năm 2022", "2016/2020"),
    ("Thực hiện Chương trình giai đoạn 2021 - 2025, kết quả năm 2022", "2022"),
    ("Kết quả giai đoạn 2016-2020, năm 2020 và kế hoạch năm 2021", "2020"),
    ("Kế hoạch năm 2021 thực hiện Đề án giai đoạn 2016-2020", "2021"),
    # years that follow one another
    ("Kết quả năm 2016, 2017", "2016/2017"),
    ("Kết quả thực hiện các năm 2019, 2020 và 2021", "2019/2021"),
    ("Kết quả năm 2016 và năm 2017", "2016/2017"),
    ("Kết quả năm 2015, 2017", "2015"),  # the year between is not told
    ("Kết quả năm 2016, kế hoạch năm 2017", "2016"),
    ("Kết quả các năm 2016 và 2017, dự kiến năm 2018", "2016/2017"),
    ("Định hướng đến năm 2030, 2031", ""),
    # from one time to another
    ("Công tác thanh tra từ 15/12/2021 đến 14/12/2022", "2021-12-15/2022-12-14"),
    ("Tình hình mưa lũ từ ngày 06/10 đến ngày 12/10/2020", "2020-10-06/2020-10-12"),
    ("Công tác thanh tra năm 2022 (từ ngày 15/12/2021 đến ngày 14/12/2022)", "2021-12-15/2022-12-14"),
    ("Công tác thanh tra\n(Từ ngày 15/12/2021 đến ngày 14/12/2022)", "2021-12-15/2022-12-14"),
    # below the title, in preference to what the title names
    # courts, inspectors and many others report on years of their own
    ("Công tác xét xử 6 tháng đầu năm 2022 (từ 01/10/2021 đến 31/3/2022)", "2021-10-01/2022-03-31"),
    ("Công tác năm 2021 (từ ngày 01/12/2020 đến ngày 30/11/2021) và nhiệm vụ năm 2022", "2020-12-01/2021-11-30"),
    ("Kết quả thực hiện Nghị quyết số 12 (từ năm 2016 đến nay), nhiệm vụ năm 2022", "2016"),
    ("Công tác thanh tra năm 2021\n(Số liệu từ ngày 01/01/2021 đến ngày 30/9/2021)", "2021-01-01/2021-09-30"),
    ("Công tác thanh tra năm 2021\n(Từ ngày 15/12/2020 đến hết ngày 14/12/2021)", "2020-12-15/2021-12-14"),
    ("Kết quả 6 tháng đầu năm 2021\n(Kỳ báo cáo: 15/12/2020 - 14/6/2021)", "2020-12-15/2021-06-14"),
    ("Công tác năm 2021\n\n(Kỳ báo cáo: 9 tháng năm 2021)", "2021-01/2021-09"),
    ("Kết quả (kỳ báo cáo quý I năm 2020) của 5 phòng\n(Kỳ báo cáo: 15/12/2020 - 14/6/2021)", "2020-12-15/2021-06-14"),
    ("Kết quả năm 2021\n(giai đoạn 2016-2020)", "2021"),
    ("Kết quả năm 2021\n(Số liệu tính đến ngày 30/9/2021)", "2021"),
    ("Công tác thanh tra\n(Kèm theo Quyết định số 12/QĐ-UBND ngày 14/12/2022)", ""),
    ("Kết quả từ năm 2016 đến năm 2020", "2016/2020"),
    ("Định hướng phát triển đến năm 2030", ""),
    # the year of a cited document, where another one is told
    ("Thực hiện Chỉ thị số 05-CT/TW năm 2016 trong năm 2022", "2022"),
    ("Thi hành Luật Đất đai năm 2013 trong năm 2019", "2019"),
    ("Công tác phổ biến, giáo dục pháp luật năm 2016; nhiệm vụ trọng tâm năm 2017", "2016"),
    ("Kết quả kiểm tra, giám sát và thi hành kỷ luật trong Đảng năm 2014; phương hướng, nhiệm vụ năm 2015", "2014"),
    ("Kết quả thực hiện Chỉ thị số 05-CT/TW năm 2021", "2021"),
    ("Công tác cải cách hành chính", ""),
    # years counted from the document that was carried out: they end in the year of issue, 2022
    ("Tổng kết 10 năm thực hiện Nghị quyết số 20-NQ/TW ngày 01/11/2012 của Ban Chấp hành Trung ương", "2012/2022"),
    ("Sơ kết 05 năm triển khai thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị", "2016/2021"),
    ("Sơ kết 3 năm thực hiện Nghị quyết số 08-NQ/TU ngày 20/8/2020 của Tỉnh ủy", "2020/2022"),
    ("Tổng kết 10 năm thực hiện Nghị quyết số 20-NQ/TW ngày 01/11/2002 của Ban Chấp hành", ""),  # they do not fit
    ("Tổng kết 10 năm thực hiện Nghị quyết số 20-NQ/TW về khoa học và công nghệ", ""),  # of a day that nothing tells
    ("Kết quả 10 năm xây dựng đội ngũ theo Nghị quyết số 20-NQ/TW ngày 01/11/2012", ""),
    ("Kết quả 01 năm thực hiện Nghị quyết số 20-NQ/TW ngày 01/11/2021 của Ban Chấp hành", ""),
]


@pytest.mark.parametrize(("title", "expected"), PERIODS)
def test_the_period(facts_of, title, expected):
    assert facts_of(DISTRICT.replace("Kết quả 06 tháng đầu năm 2022", title)).period == expected


OPENINGS = [
    (
        "Phòng báo cáo kết quả năm 2022 (số liệu từ ngày 15/12/2021 đến ngày 14/12/2022) như sau:",
        "2021-12-15/2022-12-14",
    ),
    ("Phòng báo cáo kết quả (kỳ báo cáo: 15/12/2021 - 14/6/2022) như sau:", "2021-12-15/2022-06-14"),
    ("Mưa lớn kéo dài (từ ngày 05/5/2022 đến ngày 09/5/2022) gây thiệt hại.", "2022-01/2022-06"),  # of something else
    ("Phòng báo cáo (số liệu tính đến ngày 30/5/2022) như sau:", "2022-01/2022-06"),
]


@pytest.mark.parametrize(("opening", "expected"), OPENINGS)
def test_the_period_told_above_the_first_heading(facts_of, opening, expected):
    assert facts_of(DISTRICT.replace("I. KẾT QUẢ\n", f"{opening}\n\nI. KẾT QUẢ\n")).period == expected


DAYS = [
    # the dateline, a sentence of the text, the day that names are read at
    ("ngày 14 tháng 6 năm 2022", "", "2022-06-14"),
    ("ngày … tháng 4 năm 2022", "", "2022-04-28"),
    ("ngày     tháng     năm 2022", "", "2022-06-30"),
    ("ngày     tháng     năm 2022", "Ngày 14/9/2022 huyện họp. Ngày 5/3/2021 tỉnh họp.", "2022-09-14"),
    ("ngày … tháng … năm …", "Ngày 14/9/2021 huyện họp.", "2021-09-14"),
]


@pytest.mark.parametrize(("dateline", "sentence", "expected"), DAYS)
def test_the_day_that_names_are_read_at(segment, all_finders, dateline, sentence, expected):
    text = DISTRICT.replace("ngày 14 tháng 6 năm 2022", dateline).replace("I. KẾT QUẢ\n", f"I. KẾT QUẢ\n{sentence}\n")
    layout = segment(text).layout
    assert reference_day(layout, all_finders(layout)) == expected


LEVELS = [
    # letterhead, number, level
    ("ỦY BAN NHÂN DÂN\nHUYỆN TÂY SƠN", "1/BC-UBND", "district"),
    ("ỦY BAN NHÂN DÂN\nTỈNH BÌNH ĐỊNH", "1/BC-UBND", "province"),
    ("UBND HUYỆN TÂY SƠN\nUBND XÃ VĨNH AN", "1/BC-UBND", "commune"),
    ("UBND HUYỆN TÂY SƠN\nUBND THỊ TRẤN PHÚ PHONG", "1/BC-UBND", "commune"),
    ("UBND TỈNH BÌNH ĐỊNH\nBẢO HIỂM XÃ HỘI", "1/BC-BHXH", "province"),  # `xã` is in it
    ("ỦY BAN NHÂN DÂN\nTHỊ XÃ AN NHƠN", "1/BC-UBND", "district"),  # `xã` is in it
    ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ QUY NHƠN", "1/BC-UBND", "district"),
    ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH", "1/BC-UBND", "province"),
    ("UBND TỈNH BÌNH ĐỊNH\nSỞ TÀI CHÍNH", "1/BC-STC", "province"),
    ("ĐẢNG BỘ TỈNH BÌNH ĐỊNH\nHUYỆN ỦY TÂY SƠN", "1-BC/HU", "district"),
    ("UBND HUYỆN ĐẠ TẺH\nPHÒNG NỘI VỤ", "1/BC-NV", "district"),  # `vụ` is in it
    ("UBND HUYỆN TÂY SƠN\nTRUNG TÂM DỊCH VỤ NÔNG NGHIỆP", "1/BC-TTDVNN", "district"),
    ("BỘ TÀI CHÍNH\nVỤ NGÂN SÁCH NHÀ NƯỚC", "1/BC-NSNN", "nation"),
    ("BỘ NỘI VỤ", "1/BC-BNV", "nation"),
    ("CHÍNH PHỦ", "1/BC-CP", "nation"),
    ("BỘ TÀI CHÍNH", "1/BC-BTC", "nation"),
    ("BỘ CHỈ HUY QUÂN SỰ TỈNH BÌNH ĐỊNH", "1/BC-BCH", "province"),  # `bộ` is in it
    # `nước`, `bộ`, `vụ` are in them
    ("SỞ NN & PTNT BẾN TRE\nTRUNG TÂM NƯỚC SẠCH VÀ VỆ SINH MÔI TRƯỜNG NÔNG THÔN", "1/BC-TTN", "province"),
    ("SỞ XÂY DỰNG BÌNH ĐỊNH\nCÔNG TY CỔ PHẦN CẤP THOÁT NƯỚC", "1/BC-CTN", "province"),
    ("SỞ GIAO THÔNG VẬN TẢI BÌNH ĐỊNH\nHẠT QUẢN LÝ ĐƯỜNG BỘ SỐ 2", "1/BC-HQL", "province"),
    ("UBND HUYỆN TÂY SƠN\nHỘI ĐỒNG NGHĨA VỤ QUÂN SỰ", "1/BC-HĐNVQS", "district"),
    ("VĂN PHÒNG CHỦ TỊCH NƯỚC", "1/BC-VPCTN", "nation"),
    ("NGÂN HÀNG NHÀ NƯỚC", "1/BC-NHNN1", "nation"),
    # a district's name below its province's; not below another's, nor alone
    ("KHO BẠC NHÀ NƯỚC BÌNH ĐỊNH\nKHO BẠC NHÀ NƯỚC TÂY SƠN", "1/BC-KBTS", "district"),
    ("ĐIỆN LỰC THANH HÓA\nĐIỆN LỰC HÀ TRUNG", "1/BC-ĐLHT", "district"),
    ("ĐIỆN LỰC THANH HÓA\nĐIỆN LỰC TÂY SƠN", "1/BC-ĐLTS", None),
]


def test_the_communes_that_a_branch_speaks_of_are_not_its_own(facts_of):
    head = "KHO BẠC NHÀ NƯỚC THANH HÓA\nKHO BẠC NHÀ NƯỚC HÀ TRUNG"
    text = "UBND xã Hà Long, UBND xã Hà Tiến, UBND xã Hà Vinh và UBND thị trấn Hà Trung nộp 12 triệu đồng."
    facts = facts_of(report(head, "2/KBHT-KSC", "Hà Trung, ngày 14 tháng 7 năm 2016", "Kết quả năm 2015", text))
    assert (facts.province, facts.district, facts.commune) == ("Thanh Hóa", "Hà Trung", "")


@pytest.mark.parametrize(("left", "number", "expected"), LEVELS)
def test_the_level_of_the_issuer(rules, segment, left, number, expected):
    segmented = segment(report(left, number, "Bình Định, ngày 14 tháng 6 năm 2022", "Kết quả năm 2021", "Đã đạt."))
    assert facts_linker(rules).level(segmented) == expected
