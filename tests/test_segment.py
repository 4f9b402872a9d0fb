"""Headings and their nesting; head and end of a document. Text on the left, what is read of it on the right. ANNOTATION: SEC, META; DOMAIN 1, 4."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Outlined
from pipeline.segment import segmenter
from pipeline.text import clean

HEAD = """UBND TỈNH BÌNH ĐỊNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 215/BC-UBND
Bình Định, ngày 14 tháng 5 năm 2021

BÁO CÁO
Kết quả thực hiện nhiệm vụ năm 2020

"""
TAIL = """
Trên đây là báo cáo của Ủy ban nhân dân tỉnh./.

Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn An
"""
FILLER = "Ủy ban nhân dân huyện đã chỉ đạo các cơ quan, đơn vị triển khai thực hiện đồng bộ các nhiệm vụ, giải pháp và đạt kết quả tích cực trên các lĩnh vực."


@pytest.fixture(scope="module")
def sections(segment):
    """Body of a report -> (level, label, heading)."""

    def run(body, **options):
        return [(s.level, s.label, s.heading) for s in segment(HEAD + body + TAIL, **options).layout.sections]

    return run


def body(*headings: str) -> str:
    """Headings, each with a paragraph below it."""
    return "".join(f"{heading}\n{FILLER}\n" for heading in headings)


NESTED = [
    # headings as printed -> levels and labels
    (["I. TÌNH HÌNH CHUNG", "1. Kinh tế", "1.1. Nông nghiệp", "1.1.1 Trồng trọt", "a) Cây lúa", "2. Văn hóa", "II. NHIỆM VỤ"],
     ["1 I", "2 1", "3 1.1", "4 1.1.1", "5 a", "2 2", "1 II"]),
    (["I- TÌNH HÌNH", "1- Kinh tế", "2- Văn hóa", "II- NHIỆM VỤ"], ["1 I", "2 1", "2 2", "1 II"]),
    (["I/ TÌNH HÌNH", "1/ Kinh tế", "II/ NHIỆM VỤ"], ["1 I", "2 1", "1 II"]),
    (["I) TÌNH HÌNH", "1) Kinh tế", "2) Văn hóa"], ["1 I", "2 1", "2 2"]),
    (["A. KẾT QUẢ", "I. Kinh tế", "1. Nông nghiệp", "II. Văn hóa", "B. NHIỆM VỤ", "I. Kinh tế"], ["1 A", "2 I", "3 1", "2 II", "1 B", "2 I"]),
    (["PHẦN THỨ NHẤT\nKẾT QUẢ", "I. Kinh tế", "PHẦN THỨ HAI\nNHIỆM VỤ", "I. Mục tiêu"], ["1 PHẦN THỨ NHẤT", "2 I", "1 PHẦN THỨ HAI", "2 I"]),
    (["1. Kinh tế", "a) Nông nghiệp", "b) Công nghiệp", "2. Văn hóa"], ["1 1", "2 a", "2 b", "1 2"]),
    (["1. Kinh tế", "1.1. Nông nghiệp", "1.2. Công nghiệp", "2. Văn hóa", "2.1. Giáo dục"], ["1 1", "2 1.1", "2 1.2", "1 2", "2 2.1"]),
    (["I. TÌNH HÌNH", "1. Kinh tế", "a) Lúa", "b) Ngô", "c) Sắn", "d) Mía", "đ) Lạc", "e) Mè", "II. NHIỆM VỤ"],
     ["1 I", "2 1", "3 a", "3 b", "3 c", "3 d", "3 đ", "3 e", "1 II"]),
    (["Chương I\nQUY ĐỊNH CHUNG", "Điều 1. Phạm vi điều chỉnh", "Điều 2. Đối tượng áp dụng", "Chương II\nTỔ CHỨC", "Mục 1\nBỘ MÁY", "Điều 3. Cơ cấu"],
     ["1 Chương I", "2 Điều 1", "2 Điều 2", "1 Chương II", "2 Mục 1", "3 Điều 3"]),
    # II after a long I: 12.4 and 12.5 are headings both
    ([*(f"{n}. Nhiệm vụ thứ {n}" for n in range(1, 13)), "12.1. Một", "12.2. Hai", "12.3. Ba", "12.4. Bốn", "12.5. Năm"],
     [*(f"1 {n}" for n in range(1, 13)), "2 12.1", "2 12.2", "2 12.3", "2 12.4", "2 12.5"]),
]  # fmt: skip


@pytest.mark.parametrize(("headings", "expected"), NESTED)
def test_levels_follow_the_nesting_of_the_numbers(sections, headings, expected):
    assert [f"{level} {label}" for level, label, _ in sections(body(*headings))] == expected


@pytest.fixture(scope="module")
def outlined(rules, document_of):
    """Lines with the level that the file gives each -> (level, heading) of the sections."""
    of_rules = segmenter(rules)

    def run(*lines: tuple[str, int]) -> list[tuple[int, str]]:
        document = document_of(HEAD + body(*(line for line, _ in lines)) + TAIL)
        outline = tuple(Outlined(document.text.index(f"{line}\n"), level) for line, level in lines if level)
        layout = of_rules(clean(replace(document, outline=outline))[0]).layout
        return [(section.level, section.heading) for section in layout.sections]

    return run


OUTLINED = [
    # lines and their levels in the file's own outline -> levels of the sections
    ([("Kinh tế", 1), ("Nông nghiệp", 2), ("Lúa", 3), ("Văn hóa", 1)], [1, 2, 3, 1]),
    ([("Lúa", 3), ("Kinh tế", 1), ("Ngô", 3), ("Cá", 2)], [1, 1, 2, 2]),
    ([("I. KẾT QUẢ", 1), ("Nông nghiệp", 2), ("Văn hóa", 2), ("II. NHIỆM VỤ", 1)], [1, 2, 2, 1]),
    ([("Tình hình", 1), ("1. Kinh tế", 2), ("Nông nghiệp", 3), ("2. Văn hóa", 2), ("Nhiệm vụ", 1)], [1, 2, 3, 2, 1]),
    ([("Tình hình", 1), ("1. Kinh tế", 1), ("Nhiệm vụ", 1)], [1, 1, 1]),  # on one level, with and without number
    ([("Tình hình", 2), ("1. Kinh tế", 0), ("2. Văn hóa", 0)], [1, 2, 2]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "levels"), OUTLINED)
def test_headings_without_a_number_nest_by_the_file_s_own_outline(outlined, lines, levels):
    assert outlined(*lines) == list(zip(levels, (line for line, _ in lines), strict=True))


@pytest.mark.parametrize(
    ("line", "is_section"),
    [
        ("Tình hình kinh tế", True),
        ("Kinh tế.", True),
        ("Kết quả đạt được:", True),
        ("Tổng thu ngân sách đạt 13,5 tỷ đồng.", False),  # a sentence that was given the style by mistake
        ("tổ chức thực hiện các nhiệm vụ được giao;", False),
        (" ".join(["Kết"] * 31), False),
        ("-----", False),
    ],
)
def test_not_all_that_the_file_calls_a_heading_is_one(outlined, line, is_section):
    found = [heading for _, heading in outlined(("Mở đầu", 1), (line, 2), ("Nhiệm vụ", 1))]
    assert found == ["Mở đầu", *[line.rstrip(".:")] * is_section, "Nhiệm vụ"]


def test_the_title_ends_at_a_heading_of_another_level(rules, document_of):
    head = HEAD.rstrip() + "\n"
    document = document_of(head + body("Tình hình chung") + TAIL)
    outline = (Outlined(head.index("BÁO CÁO"), 1), Outlined(len(head), 2))
    found = segmenter(rules)(clean(replace(document, outline=outline))[0]).layout
    assert found.facts.title == "Kết quả thực hiện nhiệm vụ năm 2020"
    assert [section.heading for section in found.sections] == ["Tình hình chung"]


PRINTED = [
    # the heading as printed, without its closing mark
    ("I. TÌNH HÌNH CHUNG", "I. TÌNH HÌNH CHUNG"),
    ("1. Kinh tế:", "1. Kinh tế"),
    ("1. Chi ngân sách năm 2020", "1. Chi ngân sách năm 2020"),
    # wrapped over lines (seed 000)
    ("I. TÌNH HÌNH TRIỂN KHAI THỰC HIỆN CHƯƠNG TRÌNH PHÁT TRIỂN KHOA HỌC HÀNH\nĐỘNG TRONG 06 THÁNG ĐẦU NĂM 2022", "I. TÌNH HÌNH TRIỂN KHAI THỰC HIỆN CHƯƠNG TRÌNH PHÁT TRIỂN KHOA HỌC HÀNH ĐỘNG TRONG 06 THÁNG ĐẦU NĂM 2022"),
    # run into its text
    ("1. Trung tâm Dịch vụ nông nghiệp huyện: Tích cực tham mưu Ủy ban nhân dân huyện.", "1. Trung tâm Dịch vụ nông nghiệp huyện"),
    ("PHẦN THỨ NHẤT\nKẾT QUẢ THỰC HIỆN", "PHẦN THỨ NHẤT KẾT QUẢ THỰC HIỆN"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "heading"), PRINTED)
def test_the_heading_as_printed(sections, printed, heading):
    # wrapped lines are told by the width of the others
    wrapped = "Ủy ban nhân dân huyện đã chỉ đạo các cơ quan, đơn vị triển khai thực hiện\nđồng bộ các nhiệm vụ, giải pháp và đạt kết quả tích cực trên các lĩnh vực,\ngóp phần hoàn thành các chỉ tiêu kinh tế - xã hội đã đề ra trong năm nay.\n"
    found = sections(f"{printed}\n{wrapped * 3}")
    assert [text for _, _, text in found] == [heading]


NONE = [
    # figures, dates and sentences that begin a line
    "12.500\ntriệu đồng được giải ngân trong năm, đạt kế hoạch được giao.",
    "1.706 triệu đồng được giải ngân trong năm, đạt kế hoạch được giao.",
    "14.5.2021 là ngày bầu cử đại biểu Quốc hội khóa XV trên địa bàn huyện.",
    "2020 là năm cuối của nhiệm kỳ, huyện đã hoàn thành các chỉ tiêu đề ra.",
    "- Về kinh tế: tổng giá trị sản xuất tăng 12,5% so với cùng kỳ năm trước.",
    "+ Cây lúa: diện tích gieo trồng 1.250 ha, năng suất 65 tạ/ha.",
    "(1) Đẩy mạnh cải cách hành chính.",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
    "5 xã đạt chuẩn nông thôn mới, 12 thôn đạt chuẩn nông thôn mới kiểu mẫu.",
    "3,5% số hộ nghèo",
    "30/4 và 01/5 là ngày nghỉ lễ.",
    "C. Mác và Ph. Ăng-ghen đã viết nhiều tác phẩm có giá trị cho loài người.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_heading(sections, text):
    assert sections(f"{FILLER}\n{text}\n{FILLER}\n") == []


def test_head_title_and_recipients_are_no_sections(sections):
    assert sections(FILLER + "\n") == []


def test_clauses_of_articles_are_sentences(sections):
    text = f"Điều 1. Phạm vi điều chỉnh\n1. {FILLER}\n2. {FILLER}\nĐiều 2. Đối tượng áp dụng\n{FILLER}\n"
    assert [label for _, label, _ in sections(text)] == ["Điều 1", "Điều 2"]


def test_an_annex_is_at_the_top(sections):
    text = body("I. KẾT QUẢ", "1. Kinh tế") + "Phụ lục I\nDANH MỤC DỰ ÁN\n" + FILLER + "\n"
    assert [(level, label) for level, label, _ in sections(text)] == [(1, "I"), (2, "1"), (1, "Phụ lục I")]


LONG_HEAD = "Chỉ số mức độ hài lòng của người dân đối với sự phục vụ của cơ quan hành chính nhà nước cấp tỉnh"


@pytest.mark.parametrize(
    ("first", "is_heading"),
    [("Chỉ số cải cách hành chính: năm nay tăng.", True), ("Tỉnh đã ban hành kế hoạch.", False)],
)
def test_a_long_run_in_heading_needs_a_neighbour(sections, first, is_heading):
    text = f"I. KẾT QUẢ\n{FILLER}\na) {first}\nb) {LONG_HEAD}: Năm 2025 Bộ Nội vụ tổ chức khảo sát.\n{FILLER}\n"
    assert ((2, "b", f"b) {LONG_HEAD}") in sections(text)) is is_heading


def test_a_roman_label_that_lost_its_stop(sections):
    text = f"I. KẾT QUẢ\n{FILLER}\nII TÌNH HÌNH GIAO VỐN\n{FILLER}\nIII. KIẾN NGHỊ\n{FILLER}\nV gia đình\n{FILLER}\n"
    assert [label for _, label, _ in sections(text)] == ["I", "II", "III"]


def test_members_of_a_list_in_an_article_head_nothing(sections):
    text = "Điều 1. Phân bổ:\na) Xã Đăk Ui: 4.500 triệu đồng;\nb) Xã Đăk Mar: 6.700 triệu đồng;\nc) Xã Ngọk Wang: 4.000 triệu đồng.\n"
    assert [label for _, label, _ in sections(text) if not label.startswith("Điều")] == []


def test_clauses_of_an_article_with_a_head_of_their_own(sections):
    text = (
        body("Điều 1. Phạm vi", "Điều 2. Tổ chức thực hiện")
        + "1. Phòng Tài chính - Kế hoạch: thẩm định kinh phí.\n2. Hỗ trợ cho 3.125 hộ nghèo: 49 triệu đồng.\n3. Các xã tổ chức thực hiện.\n"
    )
    assert [label for level, label, _ in sections(text) if level == 2] == ["1", "2"]


UNNUMBERED = (
    "TÌNH HÌNH SẢN XUẤT\n{0}\nHOẠT ĐỘNG THƯƠNG MẠI,\nDỊCH VỤ\n{0}\n1. Nội thương\n{0}\nNHIỆM VỤ THÁNG 10\n{0}\n"
)


def test_lines_in_capitals_where_nothing_is_numbered(sections):
    assert sections(UNNUMBERED.format(FILLER)) == [
        (1, "", "TÌNH HÌNH SẢN XUẤT"),
        (1, "", "HOẠT ĐỘNG THƯƠNG MẠI, DỊCH VỤ"),
        (2, "1", "1. Nội thương"),
        (1, "", "NHIỆM VỤ THÁNG 10"),
    ]


def test_a_type_in_capitals_that_heads_a_part(sections):
    found = sections(UNNUMBERED.format(FILLER) + f"KIẾN NGHỊ\n{FILLER}\n")
    assert found[-1] == (1, "", "KIẾN NGHỊ")


@pytest.mark.parametrize(
    "text",
    [
        "I. KẾT QUẢ\n{0}\nTÌNH HÌNH CHUNG\n{0}\nNHIỆM VỤ THÁNG 10\n{0}\n",  # the order is that of the numbers
        "{0}\nTIẾT KIỆM ĐIỆN\n{0}\n",  # one alone
        "HỘI ĐỒNG NHÂN DÂN HUYỆN YÊN THẾ\nKHÓA XX, KỲ HỌP THỨ 8\n{0}\nQUYẾT NGHỊ:\n{0}\nKHẨN TRƯƠNG:\n{0}\n",
        "{0}\nNGUYỄN VĂN A;\n{0}\nTRẦN THỊ B;\n{0}\n",
    ],
)
def test_lines_in_capitals_that_head_nothing(sections, text):
    assert [label for _, label, _ in sections(text.format(FILLER)) if not label] == []


def test_bold_markdown_headings(sections):
    text = f"I. KẾT QUẢ\n{FILLER}\n8. Trung tâm Dịch vụ nông nghiệp huyện: {FILLER}\n"
    found = sections(text, bold=["8. Trung tâm Dịch vụ nông nghiệp huyện:"])
    assert (2, "8", "8. Trung tâm Dịch vụ nông nghiệp huyện") in found


def test_sections_cover_the_text_between_headings(segment):
    layout = segment(HEAD + body("I. TÌNH HÌNH", "1. Kinh tế", "2. Văn hóa", "II. NHIỆM VỤ") + TAIL).layout
    by_label = {s.path: s for s in layout.sections}
    first, economy, culture, second = (by_label[path] for path in ("I", "I > 1", "I > 2", "II"))
    assert (economy.parent_id, culture.parent_id, first.parent_id) == (first.section_id, first.section_id, None)
    assert [s.ordinal for s in layout.sections] == [1, 2, 3, 4]
    assert first.start < economy.start < economy.end == culture.start < culture.end == first.end == second.start
    for section in layout.sections:
        assert layout.text[section.start : section.heading_end] == section.heading
    assert layout.text[second.start : second.end].rstrip().endswith("./.")


WRAPPED = """Trong năm 2022, Ủy ban nhân dân huyện đã chỉ đạo các phòng, ban chuyên môn
triển khai đồng bộ các nhiệm vụ, giải pháp và đạt được kết quả tích cực trên
các lĩnh vực, nhất là giảm nghèo, xây dựng nông thôn mới của các xã vùng cao.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a sentence whose first line ends in a linking word, or within parentheses
        ("3. Chỉ đạo các xã thực hiện Quyết định số 3798/QĐ-BYT của\nBộ Y tế về việc quản lý các trạm y tế trên địa bàn.\n", []),
        ("4. Phối hợp tổ chức ngày hội tại các xã vùng cao (Nậm\nCần, Nậm Sỏ).\n", []),
        # a heading that does
        ("1. Kết quả thực hiện Nghị quyết của\nHội đồng nhân dân huyện\n\n", ["1. Kết quả thực hiện Nghị quyết của Hội đồng nhân dân huyện"]),
        ("1. Kết quả thực hiện\n\n", ["1. Kết quả thực hiện"]),
        # alone between gaps, its I not seen
        ("\nII. Kết quả thực hiện\n\n", ["II. Kết quả thực hiện"]),
        ("\nIV. Nhiệm vụ trọng tâm\n\n", ["IV. Nhiệm vụ trọng tâm"]),
        ("II. Kết quả thực hiện\n", []),  # no gaps
        ("\nII. Đã thực hiện xong.\n\n", []),
        ("\nV. Nguyễn Thị Bình\n\n", []),
    ],
)  # fmt: skip
def test_headings_among_wrapped_lines(segment, text, expected):
    before = WRAPPED * 3 + (
        "1. Giao các phòng, ban.\n2. Giao các xã.\n3. Giao các đoàn thể.\n" if text[0] in "34" else ""
    )
    found = segment(HEAD + before + text + WRAPPED * 3 + TAIL).layout.sections
    assert [section.heading for section in found] == expected


# ---- the head ---------------------------------------------------------------------------------------------

FACTS = [
    # what is changed in the head -> field, value
    ({}, "doc_type", "báo cáo"),
    ({}, "number", "215/BC-UBND"),
    ({}, "issue_date", "2021-05-14"),
    ({}, "issue_place", "Bình Định"),
    ({}, "title", "Kết quả thực hiện nhiệm vụ năm 2020"),
    ({}, "signer", "Nguyễn Văn An"),
    ({}, "signer_title", "CHỦ TỊCH"),
    # a blank is a placeholder, never a value
    ({"Số: 215/BC-UBND": "Số:      /BC-UBND"}, "number", "/BC-UBND"),
    ({"Số: 215/BC-UBND": "Số: …../BC-UBND"}, "number", "/BC-UBND"),
    ({"ngày 14 tháng 5 năm 2021": "ngày     tháng     năm 2022"}, "issue_date", "2022"),
    ({"ngày 14 tháng 5 năm 2021": "ngày … tháng 4 năm 2022"}, "issue_date", "2022-04"),
    ({"ngày 14 tháng 5 năm 2021": "ngày ..... tháng ..... năm 2022"}, "issue_date", "2022"),
    ({"ngày 14 tháng 5 năm 2021": "ngày    tháng    năm"}, "issue_date", ""),
    ({"ngày 14 tháng 5 năm 2021": "ngày 14/5/2021"}, "issue_date", "2021-05-14"),
    ({"ngày 14 tháng 5 năm 2021": "ngày 2 tháng 9 năm 2021"}, "issue_date", "2021-09-02"),
    # other numbers and types
    ({"Số: 215/BC-UBND": "Số: 27/2018/QĐ-UBND", "BÁO CÁO": "QUYẾT ĐỊNH"}, "number", "27/2018/QĐ-UBND"),
    ({"Số: 215/BC-UBND": "Số: 480/QĐ-UBND", "BÁO CÁO": "QUYẾT ĐỊNH"}, "doc_type", "quyết định"),
    ({"Số: 215/BC-UBND": "Số 10-CTr/TU", "BÁO CÁO": "CHƯƠNG TRÌNH HÀNH ĐỘNG"}, "number", "10-CTr/TU"),
    ({"Số: 215/BC-UBND": "Số: 78/BC-CAH(TH)"}, "number", "78/BC-CAH(TH)"),
    ({"Số: 215/BC-UBND": "Số: 87/BC.UB"}, "number", "87/BC.UB"),
    ({"Số: 215/BC-UBND": "Số: 12/BC-BCĐ389"}, "number", "12/BC-BCĐ389"),
    ({"Số: 215/BC-UBND": "Số: 12/KH-BCĐ1389"}, "number", "12/KH-BCĐ1389"),
    ({"Số: 215/BC-UBND": "Số: 218/TB-KV V"}, "number", "218/TB-KV V"),
    ({"Số: 215/BC-UBND": "Số: 12/BC - VX"}, "number", "12/BC-VX"),
    # drafts and types that their symbols do not tell; without a type that is known only a body's symbol is a letter's
    ({"BÁO CÁO": "DỰ THẢO BÁO CÁO"}, "doc_type", "báo cáo"),
    ({"BÁO CÁO": "DỰ THẢO\nBÁO CÁO"}, "doc_type", "báo cáo"),
    ({"Số: 215/BC-UBND": "Số:       /TM-TCKH", "BÁO CÁO": "THUYẾT MINH"}, "doc_type", "thuyết minh"),
    ({"Số: 215/BC-UBND": "Số:       /TM-TCKH", "BÁO CÁO": "THUYẾT MINH"}, "title", "Kết quả thực hiện nhiệm vụ năm 2020"),
    ({"Số: 215/BC-UBND": "Số: 12/CKT-XX", "BÁO CÁO": "BẢN CAM KẾT"}, "doc_type", ""),
    ({"Số: 215/BC-UBND": "Số: 12/CKT-XX", "BÁO CÁO": "Kính gửi: Sở Y tế"}, "doc_type", "công văn"),
    ({"Số: 215/BC-UBND": "Số: 12/UBND-VX", "BÁO CÁO": "Theo đề nghị của Sở Y tế"}, "doc_type", "công văn"),
    ({"Số: 215/BC-UBND": "Số: 87/BC.VX.UB"}, "number", "87/BC.VX.UB"),
    ({"BÁO CÁO": "CHƯƠNG TRÌNH HÀNH ĐỘNG"}, "doc_type", "chương trình hành động"),
    ({"BÁO CÁO": "TỜ TRÌNH"}, "doc_type", "tờ trình"),
    ({"BÁO CÁO": "KẾ HOẠCH"}, "doc_type", "kế hoạch"),
    ({"BÁO CÁO\nKết quả thực hiện nhiệm vụ": "BÁO CÁO\nKết quả thực hiện nhiệm vụ\nphát triển kinh tế - xã hội"}, "title", "Kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội năm 2020"),
    ({"BÁO CÁO\n": "BÁO CÁO\n------\n"}, "title", "Kết quả thực hiện nhiệm vụ năm 2020"),
    # whose document it is, behind the type or below it
    ({"BÁO CÁO\n": "BÁO CÁO CỦA ỦY BAN NHÂN DÂN HUYỆN\n"}, "title", "Kết quả thực hiện nhiệm vụ năm 2020"),
    ({"BÁO CÁO\n": "BÁO CÁO\nCỦA ỦY BAN NHÂN DÂN\nHUYỆN TÂY SƠN\n"}, "title", "Kết quả thực hiện nhiệm vụ năm 2020"),
    ({"BÁO CÁO\nKết quả thực hiện nhiệm vụ năm 2020": "BÁO CÁO CỦA UBND HUYỆN VỀ TÌNH HÌNH NĂM 2020"}, "title", "CỦA UBND HUYỆN VỀ TÌNH HÌNH NĂM 2020"),
    # two columns glued into one line
    ({"Số: 215/BC-UBND\nBình Định, ngày": "Số: 215/BC-UBND          Bình Định, ngày"}, "number", "215/BC-UBND"),
    ({"Số: 215/BC-UBND\nBình Định, ngày": "Số: 215/BC-UBND          Bình Định, ngày"}, "issue_place", "Bình Định"),
    ({"Số: 215/BC-UBND\nBình Định, ngày": "Số: 215/BC-UBND Bình Định, ngày"}, "issue_place", "Bình Định"),
    ({"Số: 215/BC-UBND\nBình Định, ngày": "Số: 215/BC-UBND Bình Định, ngày"}, "issue_date", "2021-05-14"),
    # a number broken at the line's end
    ({"Số: 215/BC-UBND": "Số: 215/BC-\nBCĐCTMTQG"}, "number", "215/BC-BCĐCTMTQG"),
    ({"Số: 215/BC-UBND": "Số: 1234/BC-UBND-\nKTTH"}, "number", "1234/BC-UBND-KTTH"),
    ({"Số: 215/BC-UBND": "Số: 12/BC-UBND\n-KTTH"}, "number", "12/BC-UBND-KTTH"),
    ({"Số: 215/BC-UBND": "Số:\n215/BC-UBND"}, "number", "215/BC-UBND"),
    ({"Số: 215/BC-UBND": "Số: 215\n/BC-UBND"}, "number", "215/BC-UBND"),
    ({"Số: 215/BC-UBND": "Số: 27/2018/QĐ-\nUBND"}, "number", "27/2018/QĐ-UBND"),
    ({"Số: 215/BC-UBND": "Số: …../BC-\nUBND"}, "number", "/BC-UBND"),
    ({"Số: 215/BC-UBND": "Số: 215/BC-\nBCĐCTMTQG"}, "issue_date", "2021-05-14"),
    # no number broken
    ({"Số: 215/BC-UBND": "Số: 215/BC-UBND\nKHẨN"}, "number", "215/BC-UBND"),
    ({"Số: 215/BC-UBND": "Số: 215/BC-UBND\n-----"}, "number", "215/BC-UBND"),
    ({"Số: 215/BC-UBND": "Số:\n"}, "number", ""),
    # the comma forgotten
    ({"Bình Định, ngày": "Bình Định ngày"}, "issue_date", "2021-05-14"),
    ({"Bình Định, ngày": "Bình Định ngày"}, "issue_place", "Bình Định"),
    ({"Bình Định, ngày": "Bình  Định, ngày"}, "issue_place", "Bình Định"),  # typed with two blanks
    ({"Bình Định, ngày": "Bà Rịa - Vũng Tàu ngày"}, "issue_place", "Bà Rịa - Vũng Tàu"),
    ({"Bình Định, ngày": "TP. Hồ Chí Minh ngày"}, "issue_place", "TP. Hồ Chí Minh"),
    ({"Bình Định, ngày 14": "Krông Pắc ngày    "}, "issue_date", "2021-05"),
    ({"Số: 215/BC-UBND\nBình Định, ngày": "Số: 215/BC-UBND          Bình Định ngày"}, "issue_date", "2021-05-14"),
    ({"Bình Định, ngày": "Ban hành ngày"}, "issue_date", ""),
    ({"Bình Định, ngày": "(Kèm theo Quyết định ngày"}, "issue_date", ""),
    # a body's name that goes on like a type
    ({"UBND TỈNH BÌNH ĐỊNH": "BAN CHỈ ĐẠO TRUNG ƯƠNG CÁC\nCHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA\nGIAI ĐOẠN 2021 - 2025"}, "doc_type", "báo cáo"),
    ({"UBND TỈNH BÌNH ĐỊNH": "BAN CHỈ ĐẠO\nCHƯƠNG TRÌNH OCOP"}, "title", "Kết quả thực hiện nhiệm vụ năm 2020"),
    ({"UBND TỈNH BÌNH ĐỊNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố": "BAN CHỈ ĐẠO\nCHƯƠNG TRÌNH OCOP\nSố"}, "doc_type", "báo cáo"),
    ({"BÁO CÁO": "TỜ TRÌNH XIN CẤP KINH PHÍ"}, "doc_type", "tờ trình"),
    # signatures
    ({"CHỦ TỊCH": "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"}, "signer_title", "PHÓ CHỦ TỊCH"),
    ({"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH": "Q. GIÁM ĐỐC"}, "signer_title", "Q. GIÁM ĐỐC"),
    ({"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH": "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG"}, "signer_title", "CHÁNH VĂN PHÒNG"),
    ({"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH": "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ"}, "signer_title", "PHÓ BÍ THƯ"),
    ({"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH": "ĐỒN TRƯỞNG"}, "signer_title", "ĐỒN TRƯỞNG"),
    ({"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH": "KT. TRẠI TRƯỞNG\nPHÓ TRƯỞNG TRẠI"}, "signer_title", "PHÓ TRƯỞNG TRẠI"),
    ({"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH": "TỔ PHÓ"}, "signer_title", "TỔ PHÓ"),
    ({"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH": "KIỂM TOÁN TRƯỞNG"}, "signer_title", "KIỂM TOÁN TRƯỞNG"),
    ({"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH": "KT. KIỂM TOÁN TRƯỞNG\nPHÓ KIỂM TOÁN TRƯỞNG"}, "signer_title", "PHÓ KIỂM TOÁN TRƯỞNG"),
    ({"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH": "CHÍNH TRỊ VIÊN"}, "signer_title", "CHÍNH TRỊ VIÊN"),
    ({"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH": "QUYỀN GIÁM ĐỐC"}, "signer_title", "QUYỀN GIÁM ĐỐC"),
    ({"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH": "KT. TƯ LỆNH\nPHÓ TƯ LỆNH - THAM MƯU TRƯỞNG"}, "signer_title", "PHÓ TƯ LỆNH - THAM MƯU TRƯỞNG"),
    ({"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH": "CHẤP HÀNH VIÊN"}, "signer_title", "CHẤP HÀNH VIÊN"),
    ({"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH": "XÃ ĐỘI TRƯỞNG"}, "signer_title", "XÃ ĐỘI TRƯỞNG"),
    ({"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH": "K/T BÍ THƯ\nPHÓ BÍ THƯ THƯỜNG TRỰC"}, "signer_title", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
    ({"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(đã ký)\nNguyễn Văn An\n"}, "signer", "Nguyễn Văn An"),
    ({"Nguyễn Văn An": "Y Thịnh Ê Nuôl"}, "signer", "Y Thịnh Ê Nuôl"),
    ({"Nguyễn Văn An": "H'Yim Kđoh"}, "signer", "H'Yim Kđoh"),
    ({"Nguyễn Văn An": "K' Brếu"}, "signer", "K' Brếu"),
    ({"\nNguyễn Văn An\n": ""}, "signer", ""),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "field", "value"), FACTS)
def test_facts_of_head_and_end(segment, changes, field, value):
    text = HEAD + body("I. KẾT QUẢ") + TAIL
    for old, new in changes.items():
        assert old in text
        text = (
            text.replace(old, new)
            if old.isupper() and "\n" not in old and old != "CHỦ TỊCH"
            else new.join(text.rsplit(old, 1))
        )
    assert getattr(segment(text).layout.facts, field) == value


LETTER = """ỦY BAN NHÂN DÂN
HUYỆN TÂY SƠN
Số: 3367/UBND-NV
V/v tăng cường công tác
cải cách hành chính
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Tây Sơn, ngày 22 tháng 02 năm 2024

Kính gửi: Các cơ quan, đơn vị thuộc huyện.

Thực hiện Công văn số 50/SNV-CCHC ngày 01/02/2024 của Sở Nội vụ, Ủy ban nhân dân huyện yêu cầu các đơn vị triển khai.
"""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("doc_type", "công văn"),  # no type line
        ("number", "3367/UBND-NV"),
        ("title", "tăng cường công tác cải cách hành chính"),
        ("issue_date", "2024-02-22"),
        ("issue_place", "Tây Sơn"),
    ],
)
def test_an_official_letter(segment, field, value):
    assert getattr(segment(LETTER + TAIL).layout.facts, field) == value


def test_a_letter_of_a_body_that_is_named_like_a_type(segment):
    text = LETTER.replace("ỦY BAN NHÂN DÂN\nHUYỆN TÂY SƠN", "BAN CHỈ ĐẠO CÁC\nCHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA")
    facts = segment(text + TAIL).layout.facts
    assert (facts.doc_type, facts.number, facts.issue_date) == ("công văn", "3367/UBND-NV", "2024-02-22")


def test_a_number_broken_at_the_lines_end_is_one_zone(segment):
    layout = segment(HEAD.replace("215/BC-UBND", "215/BC-\nBCĐOCOP") + body("I. KẾT QUẢ") + TAIL).layout
    assert [layout.text[z.start : z.end] for z in layout.zones if z.name == "own_number"] == ["Số: 215/BC-\nBCĐOCOP"]


def test_a_text_without_a_head_has_no_facts(segment):
    facts = segment(f"{FILLER}\n" * 3).layout.facts
    assert facts == type(facts)()


def test_an_empty_text(segment):
    layout = segment("").layout
    assert (layout.text, layout.sections, layout.zones, layout.grids) == ("", (), (), ())


def test_zones_hold_what_their_names_say(segment):
    layout = segment(HEAD + body("I. KẾT QUẢ") + TAIL).layout
    zones = {}
    for zone in layout.zones:
        zones.setdefault(zone.name, []).append(layout.text[zone.start : zone.end])
    assert zones["own_number"] == ["Số: 215/BC-UBND"]
    assert zones["dateline"] == ["ngày 14 tháng 5 năm 2021"]
    assert zones["title"] == ["BÁO CÁO\nKết quả thực hiện nhiệm vụ năm 2020"]
    assert zones["recipients"] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    assert "Nguyễn Văn An" in zones["signature"]


# ---- any text ---------------------------------------------------------------------------------------------

PIECES = [
    *(
        "I. ",
        "1.1. ",
        "a) ",
        "Điều 3. ",
        "- ",
        "Số: ",
        "/BC-UBND",
        "480/QĐ-UBND",
        "10-\nCTr/TU",
        "Nghị quyết 11",
        "BÁO CÁO",
        "KẾ HOẠCH",
    ),
    *("ngày ", "14/5/2021", "tháng ", "năm 2022", "6 tháng đầu năm", "quý III/2023", "2020 - 2025", "18/5"),
    *(
        "5",
        "1.706",
        "13,5",
        "(26,7)",
        "-",
        "/",
        "%",
        " tỷ đồng",
        " triệu",
        " đ",
        " ha",
        " văn bản",
        "trên ",
        "1/500",
        "điểm phần trăm",
    ),
    *(
        "xã ",
        "huyện ",
        "tỉnh ",
        "thị xã ",
        "thôn ",
        "P.",
        "Tây Sơn",
        "Bình Định",
        "Vĩnh An",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "UBND ",
    ),
    *("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Kính gửi", "V/v ", "Phụ lục I", "Đơn vị tính: triệu đồng"),
    *(" ", "\n", "\n\n", ", ", ". ", ":", ";", "(", ")", "./.", "\t", "ƣ", "\u0301", "\u200b", "x", "²", "٣"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.booleans())
def test_whatever_the_text_mentions_and_sections_lie_in_it(segment, all_finders, pieces, in_table):
    text = "".join(pieces)
    rows = (
        [[piece.replace("\t", " ") for piece in pieces[:3]], [piece.replace("\t", " ") for piece in pieces[3:6]]]
        if in_table
        else []
    )
    layout = segment(text, rows).layout
    mentions = all_finders(layout)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    for mention in mentions:
        printed = layout.text[mention.start : mention.end]
        assert printed == printed.strip() != ""
    for section in layout.sections:
        assert 0 <= section.start < section.heading_end <= section.end <= len(layout.text)
    for zone in layout.zones:
        assert 0 <= zone.start < zone.end <= len(layout.text)


# ---- tables -----------------------------------------------------------------------------------------------

TABLE = [["STT", "Nội dung", "Dự toán"], ["1", "Thu nội địa", "374,4"], ["", "Tổng cộng", "374,4"]]
UNIT_LINES = [
    ("Đơn vị tính: triệu đồng", "Đơn vị tính: triệu đồng"),
    ("ĐVT: tỷ đồng", "ĐVT: tỷ đồng"),
    ("(Đơn vị tính: Triệu đồng)", "Đơn vị tính: Triệu đồng"),
    ("Đơn vị: nghìn đồng", "Đơn vị: nghìn đồng"),
    ("Kết quả như sau:", None),
]


@pytest.mark.parametrize(("line", "unit"), UNIT_LINES)
def test_the_unit_line_above_a_table(segment, line, unit):
    (grid,) = segment(f"Bảng 1. Thu ngân sách\n{line}\n", TABLE).layout.grids
    assert grid.unit == unit
    assert grid.caption == "Bảng 1. Thu ngân sách"


def test_a_table_understood(segment):
    (grid,) = segment("Bảng 1. Thu ngân sách\nĐơn vị tính: triệu đồng\n", TABLE).layout.grids
    assert (grid.rows, grid.columns, grid.head_rows) == (3, 3, 1)
    assert grid.column_labels == ("STT", "Nội dung", "Dự toán")
    assert grid.row_labels[1:] == ("Thu nội địa", "Tổng cộng")
    assert grid.total_rows == {2}
    assert grid.units[2] == "triệu đồng"


def test_no_pattern_crosses_the_border_of_a_cell(segment, all_finders):
    rows = [["Số", "Tên"], ["12", "triệu đồng"], ["5", "xã"], ["Nghị quyết", "11"]]
    layout = segment("Bảng 1\n", rows, "hộ dân.\n").layout
    assert len(layout.text) == len("Bảng 1\nSố\tTên\n12\ttriệu đồng\n5\txã\nNghị quyết\t11\nhộ dân.\n")
    assert [layout.text[m.start : m.end] for m in all_finders(layout)] == []


def test_a_cell_of_several_lines_is_one_cell(segment, all_finders):
    layout = segment("Bảng 1\nĐơn vị tính: triệu đồng\n", [["Nội dung", "Dự toán"], ["Thu\nnội\nđịa", "374,4"]]).layout
    (grid,) = layout.grids
    assert (grid.rows, grid.row_labels[1]) == (2, "Thu nội địa")
    assert [layout.text[m.start : m.end] for m in all_finders(layout)] == ["374,4"]


def test_who_decides_is_no_signature(segment):
    text = (
        "UBND HUYỆN NGỌC LẶC\nSố: 88/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc giao dự toán\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN NGỌC LẶC\n"
        "Căn cứ Luật Ngân sách nhà nước;\nQUYẾT ĐỊNH:\nĐiều 1. Phạm vi\nGiao 5 tỷ đồng.\nĐiều 2. Hiệu lực\nTừ ngày ký.\n"
        "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nPhạm Văn Đạt\n"
    )
    found = segment(text)
    assert [section.label for section in found.layout.sections] == ["Điều 1", "Điều 2"]
    assert found.layout.facts.signer == "Phạm Văn Đạt"


def test_a_signers_title_may_wrap(segment):
    text = (
        HEAD
        + f"I. KẾT QUẢ\n{FILLER}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. HỘI ĐỒNG\nCHỦ TỊCH\n\nGIÁM ĐỐC SỞ GIÁO DỤC VÀ\nĐÀO TẠO\nLê Quang Trí\n"
    )
    facts = segment(text).layout.facts
    assert (facts.signer, facts.signer_title) == ("Lê Quang Trí", "GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO")


@pytest.mark.parametrize("title", ["THỦ TRƯỞNG", "THỦ TRƯỞNG ĐƠN VỊ", "THỨ TRƯỞNG", "BÍ THƯ"])
@pytest.mark.parametrize("recipients", ["- TTHU;\n- Lưu: VT.\n", "\n"])
def test_the_signers_title_as_printed(segment, title, recipients):
    text = (
        HEAD + f"I. KẾT QUẢ\n{FILLER}\nNơi nhận:\n- Như trên;          {title}\n{recipients}\n          Lò Văn Thân\n"
    )
    facts = segment(text).layout.facts
    assert (facts.signer, facts.signer_title) == ("Lò Văn Thân", title)


@pytest.mark.parametrize(
    "printed",
    [
        "BSCKII. Lò Văn Thân",
        "Thượng tá Lò Văn Thân",
        "Đại úy, ThS Lò Văn Thân",
        "ThS. Lò Văn Thân",
        "TS.BS Lò Văn Thân",
        "- Lưu: VT.\tLò Văn Thân",
        "LÒ VĂN THÂN",
    ],
)
def test_a_signer_without_degree(segment, printed):
    text = HEAD + f"I. KẾT QUẢ\n{FILLER}\nGIÁM ĐỐC\n\n{printed}\n"
    assert segment(text).layout.facts.signer.casefold() == "lò văn thân"


def test_a_motto_that_lost_its_blanks(segment):
    text = HEAD.replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃHỘI CHỦNGHĨA VIỆT NAM")
    assert segment(text + FILLER + "\n").layout.facts == segment(HEAD + FILLER + "\n").layout.facts


BELOW = {
    "number and date below the type": "UBND HUYỆN TÂY SƠN\n\nBÁO CÁO\nSố: 12/BC-UBND\nTây Sơn, ngày 3 tháng 7 năm 2022\nKết quả năm 2022\n\n",
    "both on one line below the title": "BÁO CÁO\n\nKết quả năm 2022\n\nSố: 12/BC-UBND, ngày 03 tháng 7 năm 2022\n\n",
    "no empty line": "UBND HUYỆN TÂY SƠN\nSố: 12/BC-UBND\nTây Sơn, ngày 3 tháng 7 năm 2022\nBÁO CÁO\nKết quả năm 2022\n\n",
}


@pytest.mark.parametrize("head", BELOW.values(), ids=BELOW)
def test_where_number_and_date_stand(segment, head):
    facts = segment(head + FILLER + "\n").layout.facts
    assert (facts.number, facts.issue_date, facts.title) == ("12/BC-UBND", "2022-07-03", "Kết quả năm 2022")


@pytest.mark.parametrize(
    ("lines", "agencies"),
    [
        ("ỦY BAN NHÂN DÂN QUẬN LÊ CHÂN\nPHƯỜNG DƯ HÀNG KÊNH", ("ỦY BAN NHÂN DÂN PHƯỜNG DƯ HÀNG KÊNH",)),
        ("UBND THÀNH PHỐ HÀ GIANG\nXÃ PHƯƠNG ĐỘ", ("UBND XÃ PHƯƠNG ĐỘ",)),
        ("ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP", ("ỦY BAN NHÂN DÂN XÃ TÂN LẬP",)),
        ("ỦY BAN NHÂN DÂN HUYỆN\nCƯ KUIN", ("ỦY BAN NHÂN DÂN HUYỆN CƯ KUIN",)),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",)),
        ("BẢO HIỂM TỈNH BẾN TRE\nXÃ HỘI", ("BẢO HIỂM TỈNH BẾN TRE XÃ HỘI",)),  # no unit, whatever it means
    ],
)
def test_a_body_over_two_lines(segment, lines, agencies):
    text = f"{lines}\nSố: 12/BC-UBND\n\nBÁO CÁO\nKết quả tháng 8\n\n{FILLER}\n"
    assert segment(text).head.agencies == agencies


def test_a_head_of_nothing_but_the_body(segment):
    head = segment("ỦY BAN NHÂN DÂN XÃ BÌNH PHÚ\nBÁO CÁO\nKết quả tháng 8\n\n" + FILLER + "\n").head
    assert head.agencies == ("ỦY BAN NHÂN DÂN XÃ BÌNH PHÚ",)


def test_few_full_lines_beside_many_short_ones_still_tell_the_width(sections):
    wrapped = "1. Tổng kinh phí thực hiện của năm là một trăm tám mươi sáu tỷ, ngân sách huyện\nchịu hai mươi lăm phần trăm.\n"
    text = "Điều 1. Kinh phí\n" + wrapped * 6 + "".join(f"Điều {number}. Phạm vi\nNgắn.\n" for number in range(2, 30))
    assert {label for _, label, _ in sections(text)} == {f"Điều {number}" for number in range(1, 30)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tổng vốn 12,5 tỷ đồng, gồm trung ương 8,2 tỷ đồng, tỉnh 3,1 tỷ đồng và", "huyện 1,2 tỷ đồng."),
        ("Tổng vốn 12,5 tỷ đồng, gồm trung ương 8,2 tỷ đồng, huyện 1,2 tỷ đồng và tỉnh", "3,1 tỷ đồng."),
    ],
)
def test_a_few_wrapped_lines_are_one_paragraph(run_text, first, second):
    text = f"UBND HUYỆN LẬP VÒ\n\nBÁO CÁO\nKết quả năm 2022\n\n{first}\n{second}\n"
    assert [(f.kind, f.verdict) for f in run_text(text).findings] == [("sum", "ok")]


@pytest.mark.parametrize("line", ["I", "V", "C", "Đ", "**I**", "i", "1"])
def test_a_line_of_one_letter_is_read(run_text, line):
    assert run_text(f"BÁO CÁO\nKết quả năm 2021\n\n{line}\nNăm 2021 có 12 hộ nghèo.\n").status == "ok"
