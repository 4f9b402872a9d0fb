"""Titles, copies, issuing places and ends of documents, as many offices print them. What is printed on the left, what is read on the right."""

from __future__ import annotations

import pytest

from pipeline.text import old_tones

TEXT = "\nI. KẾT QUẢ\nHuyện đã đạt 95% kế hoạch.\nII. NHIỆM VỤ\nTiếp tục triển khai.\n"
HEAD = "UBND HUYỆN MƯỜNG CHÀ\nSố: 12/BC-UBND\nMường Chà, ngày 4 tháng 5 năm 2022\n\n"
SENTENCE = "Năm 2021, huyện đã tập trung chỉ đạo và đạt 95% kế hoạch được giao.\n"

TITLES = {
    "a caption": ("BÁO CÁO\nKết quả thu ngân sách năm 2021\nBảng 2. Thu ngân sách\n", "Kết quả thu ngân sách năm 2021"),
    "a caption in capitals": ("KẾ HOẠCH\nGiao vốn năm 2021\nBẢNG 1. NGUỒN VỐN\n", "Giao vốn năm 2021"),
    "a balance, which is no caption": ("BÁO CÁO\nBảng cân đối ngân sách năm 2021\n", "Bảng cân đối ngân sách năm 2021"),
    "a sentence right below": ("THÔNG BÁO\nVề việc thu phí vệ sinh\nỦy ban nhân dân thành phố Vũng Tàu thu 15.000 đồng/hộ/tháng.\n", "Về việc thu phí vệ sinh"),
    "a sentence that wraps": ("THÔNG BÁO\nVề việc thu phí vệ sinh\nỦy ban nhân dân huyện áp dụng mức thu phí vệ sinh là 15.000\nđồng/hộ/tháng từ ngày 01/9/2011.\n", "Về việc thu phí vệ sinh"),
    "two lines, the second with a capital": (f"BÁO CÁO\nKết quả thực hiện Chương trình\nMục tiêu quốc gia năm 2021\n{SENTENCE}", "Kết quả thực hiện Chương trình Mục tiêu quốc gia năm 2021"),
    "three lines": (f"BÁO CÁO\nKết quả thực hiện Chương trình\nMục tiêu quốc gia xây dựng nông thôn mới\nhuyện Mường Chà năm 2021\n{SENTENCE}", "Kết quả thực hiện Chương trình Mục tiêu quốc gia xây dựng nông thôn mới huyện Mường Chà năm 2021"),
    "a body behind a linking word": (f"BÁO CÁO\nKết quả giám sát của\nỦy ban nhân dân huyện Mường Chà năm 2021\n{SENTENCE}", "Kết quả giám sát của Ủy ban nhân dân huyện Mường Chà năm 2021"),
    "a unit": ("BÁO CÁO\nThu ngân sách năm 2021\nĐơn vị tính: triệu đồng\n", "Thu ngân sách năm 2021"),
    "a unit in short": ("BÁO CÁO\nThu ngân sách năm 2021\nĐVT: triệu đồng\n", "Thu ngân sách năm 2021"),
    "units that are offices": ("BÁO CÁO\nKết quả sắp xếp\nđơn vị hành chính cấp xã\n", "Kết quả sắp xếp đơn vị hành chính cấp xã"),
    "an address": ("TỜ TRÌNH\nVề việc xin kinh phí\nKính gửi: Sở Tài chính\n", "Về việc xin kinh phí"),
    "what it goes with": ("KẾ HOẠCH\nThu ngân sách năm 2021\n(Kèm theo Quyết định số 12/QĐ-UBND ngày 3/4/2021)\n", "Thu ngân sách năm 2021"),
    "what it goes with, no parentheses": ("QUY CHẾ\nQuản lý chợ\nBan hành kèm theo Quyết định số 12/QĐ-UBND\n", "Quản lý chợ"),
    "V/v": ("TỜ TRÌNH\nV/v xin kinh phí sửa chữa trường học\nKính gửi: UBND tỉnh\n", "V/v xin kinh phí sửa chữa trường học"),
    "nhanh": ("BÁO CÁO NHANH\nVề thiệt hại do bão số 5\n", "Về thiệt hại do bão số 5"),
    "nhanh, with a number": ("BÁO CÁO NHANH SỐ 3\nVề thiệt hại do bão số 5\n", "Về thiệt hại do bão số 5"),
    "tóm tắt": ("BÁO CÁO TÓM TẮT\nKết quả năm 2021\n", "Kết quả năm 2021"),
    "a draft": ("BÁO CÁO (DỰ THẢO)\nKết quả năm 2021\n", "Kết quả năm 2021"),
    "the subject behind the type": ("BÁO CÁO TỔNG KẾT\nCông tác năm 2021\n", "TỔNG KẾT Công tác năm 2021"),
    "a longer type's words are the subject's": ("BÁO CÁO KẾT QUẢ CẢI CÁCH HÀNH CHÍNH\n", "KẾT QUẢ CẢI CÁCH HÀNH CHÍNH"),
    "no title, text at once": ("BÁO CÁO\nThực hiện Công văn số 12/UBND-VX ngày 3/4/2021 của UBND tỉnh, UBND huyện báo cáo như sau:\n", ""),
    "a title that begins like text": ("BÁO CÁO\nThực hiện Chỉ thị số 05-CT/TW năm 2021\n", "Thực hiện Chỉ thị số 05-CT/TW năm 2021"),
    "a type letter by letter": ("B Á O   C Á O\nKết quả năm 2021\n", "Kết quả năm 2021"),
    "a type letter by letter, blanks alike": (f"T Ờ T R Ì N H\nVề việc xin kinh phí\n{SENTENCE}", "Về việc xin kinh phí"),
    "a word of a type letter by letter, which is none": ("BÁO CÁO\nV I T A M I N\n", "V I T A M I N"),
    "a type in small letters, alone": ("Báo cáo\nKết quả năm 2021\n", "Kết quả năm 2021"),
}  # fmt: skip

HEADS = [
    ("ỦY\nBAN NHÂN DÂN\nHUYỆN MƯỜNG CHÀ", ("ỦY BAN NHÂN DÂN HUYỆN MƯỜNG CHÀ",)),
    ("HUYỆN ỦY MƯỜNG CHÀ\nBAN TUYÊN GIÁO", ("HUYỆN ỦY MƯỜNG CHÀ", "BAN TUYÊN GIÁO")),
    ("UBND HUYỆN MƯỜNG CHÀ\nHỎA TỐC", ("UBND HUYỆN MƯỜNG CHÀ",)),
    # an office whose committee stands in the line below it, not above it
    (
        "ĐẢNG BỘ TỈNH ĐIỆN BIÊN\nỦY BAN KIỂM TRA\nHUYỆN ỦY MƯỜNG CHÀ",
        ("ĐẢNG BỘ TỈNH ĐIỆN BIÊN", "ỦY BAN KIỂM TRA HUYỆN ỦY MƯỜNG CHÀ"),
    ),
    ("BAN TUYÊN GIÁO\nTHÀNH UỶ LẠNG SƠN", ("BAN TUYÊN GIÁO THÀNH UỶ LẠNG SƠN",)),
    ("UBND HUYỆN MƯỜNG CHÀ\nVĂN PHÒNG\nHĐND VÀ UBND", ("UBND HUYỆN MƯỜNG CHÀ", "VĂN PHÒNG HĐND VÀ UBND")),
    (
        "TỈNH ỦY ĐIỆN BIÊN\nỦY BAN KIỂM TRA\nĐOÀN KIỂM TRA SỐ 2",
        ("TỈNH ỦY ĐIỆN BIÊN", "ỦY BAN KIỂM TRA", "ĐOÀN KIỂM TRA SỐ 2"),
    ),
    ("DỰ THẢO\nUBND HUYỆN MƯỜNG CHÀ\nPHÒNG Y TẾ", ("UBND HUYỆN MƯỜNG CHÀ", "PHÒNG Y TẾ")),
]


@pytest.mark.parametrize(("printed", "agencies"), HEADS)
def test_bodies_of_a_head(segment, printed, agencies):
    head = printed + "\nSố: 12/BC-UBND\nMường Chà, ngày 4 tháng 5 năm 2022\n\nBÁO CÁO\nKết quả năm 2021\n"
    assert segment(head + TEXT).head.agencies == agencies


RECITALS = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\nXét Tờ trình số 45/TTr-UBND ngày 1/7/2021,\nĐiều 1. Nội dung.\n"
ENACTED = {
    "a council and its session": ("NGHỊ QUYẾT\nVỀ KẾ HOẠCH ĐẦU TƯ CÔNG NĂM 2022\nHỘI ĐỒNG NHÂN DÂN HUYỆN MƯỜNG CHÀ\nKHÓA XX, KỲ HỌP THỨ 8\n", "VỀ KẾ HOẠCH ĐẦU TƯ CÔNG NĂM 2022"),
    "a session and a term in parentheses": ("NGHỊ QUYẾT\nPHÊ CHUẨN QUYẾT TOÁN NĂM 2020\nHỘI ĐỒNG NHÂN DÂN TỈNH HÀ GIANG\nKHÓA XVIII\n(NHIỆM KỲ 2021 - 2026)\n", "PHÊ CHUẨN QUYẾT TOÁN NĂM 2020"),
    "a chairman": ("QUYẾT ĐỊNH\nVỀ VIỆC GIAO DỰ TOÁN\nNĂM 2022\nCHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ CÀ MAU\n", "VỀ VIỆC GIAO DỰ TOÁN NĂM 2022"),
    "an office on its own line, a name over two": ("QUYẾT ĐỊNH\nVỀ VIỆC GIAO DỰ TOÁN NĂM 2022\nCHỦ TỊCH\nỦY BAN NHÂN DÂN THÀNH PHỐ\nHỒ CHÍ MINH\n", "VỀ VIỆC GIAO DỰ TOÁN NĂM 2022"),
    "a minister": ("QUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ LÀM VIỆC\nBỘ TRƯỞNG BỘ Y TẾ\n", "BAN HÀNH QUY CHẾ LÀM VIỆC"),
    "who is appointed, and who appoints": ("QUYẾT ĐỊNH\nVỀ VIỆC BỔ NHIỆM\nGIÁM ĐỐC SỞ Y TẾ\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ GIANG\n", "VỀ VIỆC BỔ NHIỆM GIÁM ĐỐC SỞ Y TẾ"),
    "whose rules, and who makes them": ("NGHỊ QUYẾT\nBAN HÀNH QUY CHẾ HOẠT ĐỘNG CỦA\nHỘI ĐỒNG NHÂN DÂN HUYỆN MƯỜNG CHÀ\nHỘI ĐỒNG NHÂN DÂN HUYỆN MƯỜNG CHÀ\n", "BAN HÀNH QUY CHẾ HOẠT ĐỘNG CỦA HỘI ĐỒNG NHÂN DÂN HUYỆN MƯỜNG CHÀ"),
    "whose rules alone": ("NGHỊ QUYẾT\nBAN HÀNH QUY CHẾ HOẠT ĐỘNG CỦA\nHỘI ĐỒNG NHÂN DÂN HUYỆN MƯỜNG CHÀ\n", "BAN HÀNH QUY CHẾ HOẠT ĐỘNG CỦA HỘI ĐỒNG NHÂN DÂN HUYỆN MƯỜNG CHÀ"),
    "a body that is founded": ("QUYẾT ĐỊNH\nVỀ VIỆC THÀNH LẬP\nBAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH\n", "VỀ VIỆC THÀNH LẬP BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH"),
    "no title": ("QUYẾT ĐỊNH\nỦY BAN NHÂN DÂN HUYỆN MƯỜNG CHÀ\n", ""),
}  # fmt: skip


@pytest.mark.parametrize(("printed", "title"), ENACTED.values(), ids=ENACTED)
def test_who_enacts_is_no_part_of_a_title_in_capitals(segment, printed, title):
    assert segment(HEAD.replace("/BC", "/QĐ") + printed + RECITALS).layout.facts.title == title


@pytest.mark.parametrize(("printed", "title"), TITLES.values(), ids=TITLES)
def test_where_a_title_ends(segment, printed, title):
    assert segment(HEAD + printed + TEXT).layout.facts.title == title


OUTLINED = [
    # a Markdown file -> type, title
    ("# UBND HUYỆN MƯỜNG CHÀ\nSố: 12/BC-UBND\n# BÁO CÁO\n**Kết quả năm 2021**\n## I. KẾT QUẢ\nĐạt.\n", "báo cáo", "Kết quả năm 2021"),
    ("# Báo cáo kết quả thực hiện nhiệm vụ năm 2021\n## 1. Tình hình\nĐạt.\n", "báo cáo", "kết quả thực hiện nhiệm vụ năm 2021"),
    ("# Tổng quan\nĐạt.\n## Báo cáo tài chính\nĐạt.\n", None, None),  # not the first heading
    ("# Báo cáo tài chính đạt 12 tỷ đồng.\nĐạt.\n", None, None),  # a sentence
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "title"), OUTLINED)
def test_the_type_in_a_files_own_heading(tmp_path, rules, text, kind, title):
    from pipeline.read import open_source
    from pipeline.stages import extract_document

    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    with open_source(tmp_path / "a.md") as source:
        facts = extract_document(source, rules).facts
    assert (facts.doc_type or None, facts.title or None) == (kind, title)


@pytest.mark.parametrize(
    ("second", "title"),
    [
        ("Tình hình chung", "Kết quả năm 2021"),
        ("và phương hướng năm 2022", "Kết quả năm 2021 và phương hướng năm 2022"),
    ],
)
def test_bold_lines_below_a_bold_title(segment, second, title):
    text = f"{HEAD}BÁO CÁO\n\nKết quả năm 2021\n\n{second}\n\nHuyện đã đạt 95%.\n"
    assert segment(text, bold=["BÁO CÁO", "Kết quả năm 2021", second]).layout.facts.title == title


OWN = "ỦY BAN NHÂN DÂN\nTỈNH ĐẮK NÔNG\nSố: 88/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐắk Nông, ngày 2 tháng 6 năm 2019\n\nBÁO CÁO\nKết quả năm 2018\n"
ABOVE = [
    "SAO Y\nSố: 45/SY-UBND\nGia Nghĩa, ngày 9 tháng 6 năm 2019\n",
    "Sao y bản chính, ngày 9 tháng 6 năm 2019\n",
    "SAO Y BẢN CHÍNH\nGia Nghĩa, ngày 9 tháng 6 năm 2019\n",
    "VĂN PHÒNG UBND TỈNH\nSAO LỤC\nSố: 12/SL-VP\nĐắk Nông, ngày 9 tháng 6 năm 2019\n",
    "CÔNG BÁO ĐẮK NÔNG/Số 12/Ngày 15-6-2019\n",
    "Công báo số 12, ngày 15 tháng 6 năm 2019\n",
    "CÔNG VĂN ĐẾN\nSố: 123\nNgày 9 tháng 6 năm 2019\n",
    "",
]


@pytest.mark.parametrize("above", ABOVE)
def test_what_others_print_above_the_head(segment, above):
    facts = segment(above + OWN + TEXT).layout.facts
    assert (facts.doc_type, facts.number, facts.issue_date, facts.issue_place) == (
        "báo cáo",
        "88/BC-UBND",
        "2019-06-02",
        "Đắk Nông",
    )


def test_the_day_of_a_copy_is_not_the_documents_own(segment):
    text = f"SAO Y BẢN CHÍNH\nGia Nghĩa, ngày 9 tháng 6 năm 2019\n{OWN.replace('ngày 2 tháng 6 năm 2019', '')}{TEXT}"
    assert segment(text).layout.facts.issue_date == ""


PLACES = ["Quận 7", "Phường 12", "TP. Hồ Chí Minh", "Bà Rịa - Vũng Tàu", "Đắk Lắk", "Ia H'Drai", "Phan Rang - Tháp Chàm"]  # fmt: skip
JOINTS = ["Số: 88/BC-UBND\n", "Số: 88/BC-UBND          ", "Số: 88/BC-UBND ", "105 "]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("joint", JOINTS)
def test_the_issuing_place(segment, place, joint):
    text = f"ỦY BAN NHÂN DÂN\n{joint}{place}, ngày 2 tháng 6 năm 2019\n\nBÁO CÁO\nKết quả\n{TEXT}"
    assert segment(text).layout.facts.issue_place == place


BROKEN_PLACES = [("Thừa Thiên\nHuế", "Thừa Thiên Huế"), ("Gia\nNghĩa", "Gia Nghĩa"), ("Khẩn\nHà Nội", "Hà Nội")]


@pytest.mark.parametrize(("printed", "place"), BROKEN_PLACES)
def test_an_issuing_place_that_its_narrow_column_broke(segment, printed, place):
    text = f"ỦY BAN NHÂN DÂN\nSố: 88/BC-UBND\n{printed}, ngày 2 tháng 6 năm 2019\n\nBÁO CÁO\nKết quả\n{TEXT}"
    assert segment(text).layout.facts.issue_place == place


def test_a_short_text_read_between_the_columns_is_no_body(segment):
    text = (
        "UBND HUYỆN NGỌC LẶC\nSố: 88/BC-UBND\n\nI. CHI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Ngọc Lặc, ngày 20 tháng 12 năm 2019\n\nBÁO CÁO\n\nKết quả năm 2019\n"
    )
    assert segment(text).head.agencies == ("UBND HUYỆN NGỌC LẶC",)


ENDS = [
    # the end, the signer, the title
    ("Nơi nhận:\nUBND tỉnh;\nL-u: VT, TH.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Thân\n", "PHÓ CHỦ TỊCH"),
    ("Nơi nhận:\n- UBND tỉnh;\nLưu VT\nTL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nLò Văn Thân\n", "PHÓ CHÁNH VĂN PHÒNG"),
    ("N¬i nhËn:\n- Lưu: VT.\nCHỦ TỊCH\nLò Văn Thân\n", "CHỦ TỊCH"),
    ("Nơi nhận:\n- Lưu: VT.\nTM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n\nLò Văn Thân\n", "PHÓ THỦ TƯỚNG"),
    ("Nơi nhận:\n- Lưu: VT.\nCHỦ TỌA\nLò Văn Thân\n", "CHỦ TỌA"),
    ("Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nPGS.TS. Lò Văn Thân\n", "GIÁM ĐỐC"),
    ("Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nBs.CKII. Lò Văn Thân\n", "GIÁM ĐỐC"),
    ("Nơi nhận:\n- Lưu: VT.\nNGƯỜI LẬP BIỂU          CHỦ TỊCH\n\nLê Thị Hoa          Lò Văn Thân\n", "CHỦ TỊCH"),
    # a very narrow column
    ("Nơi nhận:\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLò\nVăn\nThân\n", "PHÓ CHỦ TỊCH"),
]  # fmt: skip


@pytest.mark.parametrize(("end", "title"), ENDS)
def test_who_signed(segment, end, title):
    facts = segment(f"{OWN}{TEXT}Trên đây là báo cáo./.\n{end}").layout.facts
    assert (facts.signer, facts.signer_title) == ("Lò Văn Thân", title)


@pytest.mark.parametrize(
    "end", ["CHỦ TỊCH\n\nĐã\n", "CHỦ TỊCH\n\nLò\n\nVăn\n", "CHỦ TỊCH\n\nMục\nHai\nBa\nBốn\nNăm\nSáu\n"]
)
def test_single_words_below_a_title_that_are_no_name(segment, end):
    assert segment(f"{OWN}{TEXT}Trên đây là báo cáo./.\nNơi nhận:\n- Lưu: VT.\n{end}").layout.facts.signer == ""


def test_the_archive_is_a_recipient_without_a_dash_too(segment):
    layout = segment(f"{OWN}{TEXT}Nơi nhận:\n- UBND tỉnh;\nL-u VT\nCHỦ TỊCH\nLò Văn Thân\n").layout
    assert [layout.text[z.start : z.end] for z in layout.zones if z.name == "recipients"][-1] == "L-u VT"


BLANKS = [
    # the date line, the place: a wide blank parts columns, unless all blanks of the line are wide
    ("Quan  Hóa,  ngày  20  tháng  6  năm  2019", "Quan Hóa"),
    ("Số:  118/BC-UBND    Quan  Hóa,  ngày  20  tháng  6  năm  2019", "Quan Hóa"),
    ("HUYỆN QUAN HÓA  Hồi Xuân, ngày 20 tháng 6 năm 2019", "Hồi Xuân"),
    ("Số: 118/BC-UBND   Quan Hóa,  ngày   tháng 6 năm 2019", "Quan Hóa"),
]


@pytest.mark.parametrize(("line", "place"), BLANKS)
def test_the_issuing_place_of_a_justified_line(segment, line, place):
    assert segment(f"UBND HUYỆN QUAN HÓA\n{line}\n\nBÁO CÁO\nKết quả\n{TEXT}").layout.facts.issue_place == place


CITED = [
    # a text without a type line -> its number, its agencies
    ("UBND HUYỆN LỤC YÊN\n\nBẢNG TỔNG HỢP\nKết quả năm 2017\n(Theo QĐ số 12/QĐ-UBND ngày 1/2/2017)\n\nThu 5 tỷ.\n", "", ("UBND HUYỆN LỤC YÊN",)),
    ("UBND XÃ TÂN LẬP\n\nDANH SÁCH HỘ NGHÈO\n(Kèm theo Quyết định số 5/QĐ-UBND ngày 1/2/2017)\nCó 5 hộ.\n", "", ("UBND XÃ TÂN LẬP",)),
    ("BẢNG TỔNG HỢP\nTheo QĐ số 12/QĐ-UBND ngày 1/2/2017\n\nThu 5 tỷ.\n", "", ()),
    ("HỘI NÔNG DÂN\n\nCó 1.200 hội viên.\n", "", ()),  # a heading as well may be
    ("UBND TỈNH LÀO CAI SỞ TÀI CHÍNH Số: 12/STC-NS\nV/v kinh phí\nKính gửi: UBND tỉnh\n", "12/STC-NS", ("UBND TỈNH LÀO CAI SỞ TÀI CHÍNH",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "agencies"), CITED)
def test_the_number_of_another_document_is_not_its_own(segment, text, number, agencies):
    head = segment(text).head
    assert (head.number, head.agencies) == (number, agencies)


@pytest.mark.parametrize(
    ("committee", "place", "issuer"),
    [("HUYỆN ỦY VŨ THƯ", "Vũ Thư", "Huyện ủy Vũ Thư"), ("THÀNH ỦY THÁI BÌNH", "Thái Bình", "Thành ủy Thái Bình")],
)
def test_the_day_beside_the_committee(run_text, committee, place, issuer):
    head = (
        "ĐẢNG BỘ TỈNH THÁI BÌNH                    ĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"{committee}                           {place}, ngày 12 tháng 8 năm 2020\n*\nSố 120-BC/HU\n\nBÁO CÁO\nkết quả công tác\n"
    )
    facts = run_text(head).facts
    assert (facts.issuer, facts.issue_date, facts.issue_place) == (issuer, "2020-08-12", place)


BROKEN_DATES = [
    # the date line over two lines -> place, day
    ("Thừa Thiên Huế, ngày 18 tháng 10\nnăm 2023\n", "Thừa Thiên Huế", "2023-10-18"),
    ("Bà Rịa - Vũng Tàu, ngày 08 tháng\n11 năm 2022\n", "Bà Rịa - Vũng Tàu", "2022-11-08"),
    ("Thị trấn Phong Điền, ngày 08 tháng 11 năm\n2022\n", "Thị trấn Phong Điền", "2022-11-08"),
    ("Thành phố Hồ Chí Minh, ngày 5\ntháng 4 năm 2022\n", "Thành phố Hồ Chí Minh", "2022-04-05"),
    ("Thành phố Hồ Chí Minh, ngày    tháng 4\nnăm 2022\n", "Thành phố Hồ Chí Minh", "2022-04"),
    ("Phong Điền, ngày 08 tháng 11 năm\nTổng kết 2022\n", "Phong Điền", ""),
    ("Phong Điền, ngày 08 tháng 11 năm 2021\nnăm 2022\n", "Phong Điền", "2021-11-08"),
]


@pytest.mark.parametrize(("printed", "place", "day"), BROKEN_DATES)
@pytest.mark.parametrize("kind", ["\nBÁO CÁO\nKết quả\n", "\nKính gửi: Sở Tài chính.\n"])
def test_a_date_line_that_its_column_broke(segment, printed, place, day, kind):
    symbol = "BC-SNV" if "BÁO" in kind else "SNV-TH"
    layout = segment(f"SỞ NỘI VỤ\nSố: 88/{symbol}\nĐộc lập - Tự do - Hạnh phúc\n{printed}{kind}{TEXT}").layout
    assert (layout.facts.issue_place, layout.facts.issue_date) == (place, day)
    zone = next(zone for zone in layout.zones if zone.name == "dateline")
    assert layout.text[zone.start : zone.end].startswith("ngày")
    assert not day.startswith("2022") or layout.text[zone.end - 4 : zone.end] == "2022"


@pytest.mark.parametrize("motto", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nNAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])  # fmt: skip
def test_a_broken_motto_is_no_part_of_a_letters_subject(segment, motto):
    head = f"ỦY BAN NHÂN DÂN\nHUYỆN YÊN MINH\nSố: 88/UBND-TH\nV/v trả lời kiến nghị của\ncử tri huyện\n{motto}\n"
    rest = "Độc lập - Tự do - Hạnh phúc\nYên Minh, ngày 2 tháng 6 năm 2019\n\nKính gửi: Sở Tài chính.\n"
    assert segment(head + rest + TEXT).layout.facts.title == "trả lời kiến nghị của cử tri huyện"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("V/v báo cáo kinh phí bảo trợ      Bình Tân, ngày 05 tháng 3 năm 2024\n", "báo cáo kinh phí bảo trợ"),
        (
            "V/v báo cáo kinh phí     Độc lập - Tự do - Hạnh phúc\nbảo trợ xã hội      Bình Tân, ngày 5/3/2024\n",
            "báo cáo kinh phí bảo trợ xã hội",
        ),
        ("V/v báo cáo   số liệu ngày 05/3/2024\nBình Tân, ngày 06/3/2024\n", "báo cáo số liệu ngày 05/3/2024"),
    ],
)
def test_the_day_beside_a_subject(run_text, lines, title):
    head = f"UBND XÃ BÌNH TÂN\nSố: 98/UBND-VX\n{lines}\nKính gửi: Phòng Nội vụ\nUBND xã báo cáo 12 hộ.\n"
    assert run_text(head).facts.title == title


WRAPPED = [
    # the left column -> the bodies
    (["SỞ TÀI NGUYÊN VÀ MÔI", "TRƯỜNG"], ["SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG"]),
    (["SỞ NÔNG NGHIỆP VÀ MÔI", "TRƯỜNG TỈNH HÀ NAM"], ["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH HÀ NAM"]),
    (["UBND HUYỆN YÊN LẬP", "PHÒNG TÀI NGUYÊN VÀ MÔI", "TRƯỜNG"], ["UBND HUYỆN YÊN LẬP", "PHÒNG TÀI NGUYÊN VÀ MÔI TRƯỜNG"]),
    (["SỞ CÔNG THƯƠNG", "CHI CỤC QUẢN LÝ THỊ", "TRƯỜNG"], ["SỞ CÔNG THƯƠNG", "CHI CỤC QUẢN LÝ THỊ TRƯỜNG"]),
    (["UBND HUYỆN XUÂN", "TRƯỜNG"], ["UBND HUYỆN XUÂN TRƯỜNG"]),
    # two bodies
    (["UBND HUYỆN PHÚ QUỐC", "PHÒNG TÀI CHÍNH - KẾ HOẠCH"], ["UBND HUYỆN PHÚ QUỐC", "PHÒNG TÀI CHÍNH - KẾ HOẠCH"]),
    (["UBND XÃ THANH MÔI", "TRƯỜNG TIỂU HỌC SỐ 1"], ["UBND XÃ THANH MÔI", "TRƯỜNG TIỂU HỌC SỐ 1"]),
    (["TỈNH ỦY ĐẮK NÔNG", "TRƯỜNG CHÍNH TRỊ"], ["TỈNH ỦY ĐẮK NÔNG", "TRƯỜNG CHÍNH TRỊ"]),
    (["SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "VĂN PHÒNG"], ["SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "VĂN PHÒNG"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "bodies"), WRAPPED)
def test_names_of_bodies_over_two_lines(segment, lines, bodies):
    text = "\n".join(
        [*lines, "Số: 61/BC-VP", "Ngày 05 tháng 5 năm 2022", "BÁO CÁO", "Kết quả năm 2021", "", "I. KẾT QUẢ"]
    )
    assert list(segment(text).head.agencies) == bodies


UNPARTED = [
    # lines right below the title `Kết quả trồng rừng năm 2020`, and what is title of them
    (["Toàn huyện trồng 1.352,6 ha.", "Trong đó rừng sản xuất là nhiều nhất."], ""),
    (["GRDP đạt 46.089 tỷ đồng.", "Thu ngân sách tăng."], ""),
    (["TT", "Xã", "Diện tích (ha)"], ""),
    (["STT", "Nội dung"], ""),
    (["của huyện Mường Ảng, tỷ lệ 12,5%", ""], " của huyện Mường Ảng, tỷ lệ 12,5%"),  # goes on in a small letter
    (["Dự án 661.", ""], " Dự án 661."),
]


@pytest.mark.parametrize(("below", "title"), UNPARTED)
def test_a_title_ends_where_a_figure_is_told_or_a_table_begins(run_text, below, title):
    head = "UBND HUYỆN MƯỜNG ẢNG\nSố: 12/BC-UBND\n\nMường Ảng, ngày 3 tháng 7 năm 2021\n\nBÁO CÁO\n"
    text = (
        head
        + "Kết quả trồng rừng năm 2020\n"
        + "\n".join(below)
        + "\n\nTrên đây là báo cáo của Ủy ban nhân dân huyện.\n"
    )
    assert run_text(text).facts.title == "Kết quả trồng rừng năm 2020" + title


# The tone on either vowel: rules tell one spelling, reports have both.
@pytest.mark.parametrize(
    ("left", "issuer"),
    [
        ("ĐẢNG BỘ TỈNH NAM ĐỊNH\nHUYỆN UỶ Ý YÊN", "Huyện ủy Ý Yên"),
        ("ĐẢNG BỘ TỈNH NAM ĐỊNH\nHUYỆN ỦY Ý YÊN", "Huyện ủy Ý Yên"),
        ("TỈNH UỶ NAM ĐỊNH\nUỶ BAN KIỂM TRA", "Ủy ban Kiểm tra Tỉnh ủy Nam Định"),
        ("ĐẢNG BỘ TỈNH NAM ĐỊNH\nTHÀNH UỶ NAM ĐỊNH", "Thành ủy Nam Định"),
        ("SỞ VĂN HOÁ VÀ THỂ THAO\nBẢO TÀNG TỈNH NAM ĐỊNH", "Bảo tàng tỉnh Nam Định"),
    ],
)
def test_the_issuer_with_the_tone_on_either_vowel(run_text, left, issuer):
    text = f"{left}\n*\nSố 09-TT/HU\nNam Định, ngày 16 tháng 9 năm 1998\n\nTHÔNG TRI\nVề đại hội chi bộ\n\nNội dung.\n"
    assert old_tones(run_text(text).facts.issuer) == issuer


BODIES = [
    # the left column below which a number stands -> the issuer as it is written in a sentence
    ("UBND HUYỆN Ý YÊN\nTRUNG TÂM DÂN SỐ - KHHGĐ", "Trung tâm Dân số - KHHGĐ"),
    ("SỞ Y TẾ\nCHI CỤC DÂN SỐ - KẾ HOẠCH HÓA GIA ĐÌNH", "Chi cục Dân số - Kế hoạch hóa gia đình"),
    ("UBND TỈNH NAM ĐỊNH\nBAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "Ban Chỉ đạo Chuyển đổi số"),
    ("SỞ VĂN HÓA VÀ THỂ THAO\nBẢO TÀNG TỈNH NAM ĐỊNH", "Bảo tàng tỉnh Nam Định"),
    ("SỞ VĂN HÓA VÀ THỂ THAO\nTHƯ VIỆN TỈNH NAM ĐỊNH", "Thư viện tỉnh Nam Định"),
    ("UBND HUYỆN Ý YÊN\nVĂN PHÒNG HĐND VÀ UBND", "Văn phòng HĐND và UBND"),
    # offices of several units
    ("THUẾ TỈNH NAM ĐỊNH\nTHUẾ CƠ SỞ 5", "Thuế cơ sở 5"),
    ("KIỂM TOÁN NHÀ NƯỚC\nKIỂM TOÁN NHÀ NƯỚC KHU VỰC IV", "Kiểm toán Nhà nước khu vực IV"),
    ("SỞ NÔNG NGHIỆP\nHẠT KIỂM LÂM KHU VỰC I", "Hạt Kiểm lâm khu vực I"),
    ("SỞ Y TẾ NAM ĐỊNH\nTRUNG TÂM Y TẾ KHU VỰC Ý YÊN", "Trung tâm Y tế khu vực Ý Yên"),
    ("BẢO HIỂM XÃ HỘI TỈNH NAM ĐỊNH\nBẢO HIỂM XÃ HỘI CƠ SỞ Ý YÊN", "Bảo hiểm xã hội cơ sở Ý Yên"),
]


@pytest.mark.parametrize(("left", "issuer"), BODIES)
def test_the_issuer_as_in_a_sentence(run_text, left, issuer):
    text = f"{left}\n\nSố: 9/BC-XX\nNam Định, ngày 16 tháng 9 năm 2012\n\nBÁO CÁO\nVề công tác\n\nNội dung.\n"
    assert run_text(text).facts.issuer == issuer


def test_a_bulletin_has_its_own_kind_of_number(run_text):
    text = "ĐÀI KHÍ TƯỢNG THỦY VĂN\nTỈNH AN GIANG\n\nSố: DBHV-29/AGIA\nAn Giang, ngày 11 tháng 10 năm 2022\n\nBẢN TIN\nDự báo thủy văn hạn vừa\n\nMực nước lên.\n"
    facts = run_text(text).facts
    assert (facts.doc_type, facts.number, facts.title) == ("bản tin", "DBHV-29/AGIA", "Dự báo thủy văn hạn vừa")
