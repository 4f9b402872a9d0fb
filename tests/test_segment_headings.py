"""Headings that wrap, close with a stop, stand in articles, in annexes, in bold or below a letter. ANNOTATION: SEC."""

from __future__ import annotations

import pytest

HEAD = "UBND HUYỆN MƯỜNG CHÀ\nSố: 12/BC-UBND\nMường Chà, ngày 4 tháng 5 năm 2022\n\nBÁO CÁO\nKết quả năm 2021\n\n"
TAIL = "\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\n\nNguyễn Văn An\n"
LONG = "1. Công tác tuyên truyền, phổ biến các chủ trương của Đảng, chính sách, pháp luật"

SECTIONS = {
    # a text whose width cannot be told -> levels and headings
    "a sentence that wraps": (
        "I. NHIỆM VỤ\n1. Phấn đấu thu ngân sách đạt 210 tỷ đồng; giải ngân vốn đầu tư công đạt trên 95%\nkế hoạch; hoàn thành trước ngày 31/12/2020.\n2. Thu đủ.\n",
        ["1 I. NHIỆM VỤ"],
    ),
    "a sentence that wraps before a figure": (
        "I. NHIỆM VỤ\n1. Phấn đấu thu ngân sách trên địa bàn huyện năm 2022 đạt và vượt\n210 tỷ đồng, tăng 5%.\n2. Thu đủ.\n",
        ["1 I. NHIỆM VỤ"],
    ),
    "a sentence that wraps behind a linking word": (
        "I. NHIỆM VỤ\n1. Phối hợp triển khai thực hiện Quyết định số 12/QĐ-TTg của\nThủ tướng Chính phủ về chuyển đổi số.\n2. Thu đủ.\n",
        ["1 I. NHIỆM VỤ"],
    ),
    "a heading that wraps": (
        f"I. NHIỆM VỤ\n{LONG}\ncủa Nhà nước:\nĐã tổ chức 12 hội nghị.\n2. Công tác cán bộ\nĐủ.\n",
        ["1 I. NHIỆM VỤ", f"2 {LONG} của Nhà nước", "2 2. Công tác cán bộ"],
    ),
    "a heading whose last words stand alone below it, where paragraphs stand apart": (
        f"I. NHIỆM VỤ\n\n{LONG}\nNhà nước\n\nĐã tổ chức 12 hội nghị.\n\n2. Công tác cán bộ\n\nĐủ.\n",
        ["1 I. NHIỆM VỤ", f"2 {LONG} Nhà nước", "2 2. Công tác cán bộ"],
    ),
    "a short heading above two words": (
        "I. NHIỆM VỤ\n\n1. Công tác cán bộ\nĐủ\n\n2. Đầu tư công\nChưa đạt\n\n",
        ["1 I. NHIỆM VỤ", "2 1. Công tác cán bộ", "2 2. Đầu tư công"],
    ),
    "a long heading right above its text": (
        f"I. NHIỆM VỤ\n\n{LONG}\nĐủ.\n\n2. Công tác cán bộ\n- Đạt\n\n3. Đất đai\n\nĐạt.\n",
        ["1 I. NHIỆM VỤ", f"2 {LONG}", "2 2. Công tác cán bộ", "2 3. Đất đai"],
    ),
    "headings that end like a linking word, of a text whose width is told": (
        "I. KẾT QUẢ\n1. Giải phóng mặt bằng\n"
        + "Toàn huyện đã bàn giao mặt bằng của 12 dự án cho chủ đầu tư, còn lại 3 dự\n" * 30
        + "án.\n2. Chuyển đổi số\nĐạt.\n3. Y tế, dân số\nĐạt.\n4. Tuyến đường TP. Vinh: đạt 45%.\n",
        ["1 I. KẾT QUẢ", "2 1. Giải phóng mặt bằng", "2 2. Chuyển đổi số", "2 3. Y tế, dân số", "2 4. Tuyến đường TP. Vinh"],
    ),
    "short headings above small letters": (
        "I. NHIỆM VỤ\n1. Mục tiêu\nphấn đấu đạt 5%.\n2. Giải pháp\ntăng cường chỉ đạo.\n",
        ["1 I. NHIỆM VỤ", "2 1. Mục tiêu", "2 2. Giải pháp"],
    ),
    "an article that wraps": (
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chuyển đổi số tỉnh Đắk Lắk\ngiai đoạn 2022-2025.\nĐiều 2. Hiệu lực\nTừ ngày ký.\n",
        ["1 Điều 1", "1 Điều 2. Hiệu lực"],
    ),
    "an article that tells whom it binds": (
        "Điều 1. Phạm vi\nToàn xã.\nĐiều 2. Nguồn vốn: ngân sách xã bố trí.\nĐiều 3. Các ông (bà): Chánh Văn phòng, Trưởng phòng Kinh tế chịu trách nhiệm thi hành.\nĐiều 4. Giám đốc các Sở: Tài chính, Nội vụ thi hành.\nĐiều 5. Thủ trưởng các đơn vị: thi hành.\n",
        ["1 Điều 1. Phạm vi", "1 Điều 2. Nguồn vốn", "1 Điều 3", "1 Điều 4", "1 Điều 5"],
    ),
    "an article that tells what it does": (
        "Điều 1: Phê duyệt tổng dự toán công trình: Lộ đal liên ấp.\nĐiều 2. Giao Phòng Tài chính: cấp kinh phí.\nĐiều 3. Phạm vi áp dụng: toàn huyện.\n",
        ["1 Điều 1", "1 Điều 2", "1 Điều 3. Phạm vi áp dụng"],
    ),
    "parts with numbers and names of their own": (
        "1. KẾT QUẢ\nĐạt.\n2. KẾT QUẢ\n2.1 Hợp phần 1: Cơ sở hạ tầng\nĐạt.\n2.2. Tiểu dự án II: Sinh kế cho phụ nữ, đồng bào dân tộc\nĐạt.\n2.3 Nội dung 3: Đã mở 12 lớp.\n2.4 Nhiệm vụ 4: Chưa thực hiện.\n2.5 Giống lúa mới: Gieo thử\nĐạt.\n",
        ["1 1. KẾT QUẢ", "1 2. KẾT QUẢ", "2 2.1 Hợp phần 1: Cơ sở hạ tầng", "2 2.2. Tiểu dự án II: Sinh kế cho phụ nữ, đồng bào dân tộc", "2 2.3 Nội dung 3", "2 2.4 Nhiệm vụ 4", "2 2.5 Giống lúa mới"],
    ),
    "results with deep numbers and a stop": (
        "1. Kết quả\n1.1. Đã đầu tư 1.126 tỷ đồng cho 43 công trình (huyện Vị Xuyên).\n1.2- Tỷ lệ hộ nghèo giảm còn 45%.\n1.3. Kiện toàn Ban Chỉ đạo (theo Quyết định 1089/QĐ-UBND).\nĐã xong.\n",
        ["1 1. Kết quả", "2 1.3. Kiện toàn Ban Chỉ đạo (theo Quyết định 1089/QĐ-UBND)"],
    ),
    "a heading with a stop above deeper ones": (
        "I. KẾT QUẢ\n1. Nông nghiệp.\n1.1. Trồng trọt: đạt 120 ha.\n1.2. Chăn nuôi: đạt.\n2. Công nghiệp.\n2.1. Chế biến: đạt.\n",
        ["1 I. KẾT QUẢ", "2 1. Nông nghiệp", "3 1.1. Trồng trọt", "3 1.2. Chăn nuôi", "2 2. Công nghiệp", "3 2.1. Chế biến"],
    ),
    "a sentence above the next item": (
        "I. KẾT QUẢ\n1. Đã xong.\n2. Đang làm.\n3. Chưa làm.\nĐủ.\n",
        ["1 I. KẾT QUẢ"],
    ),
    "headings with a stop": (
        "I. KẾT QUẢ.\nĐã đạt.\n1. Kinh tế.\nĐạt.\n2. Văn hóa.\nĐạt.\n",
        ["1 I. KẾT QUẢ", "2 1. Kinh tế", "2 2. Văn hóa"],
    ),
    "short sentences": (
        "I. NHIỆM VỤ\n1. Giao các phòng, ban.\n2. Giao các xã.\n3. Giao các đoàn thể.\nCác đơn vị nghiêm túc thực hiện.\n",
        ["1 I. NHIỆM VỤ"],
    ),
    "one short sentence above the end": ("I. NHIỆM VỤ\n1. Thu đủ.\nTrên đây là báo cáo.\n", ["1 I. NHIỆM VỤ"]),
    "numbers below roman ones": (
        "I. KẾT QUẢ\nI.1. Kinh tế\nĐạt.\nI.2. Xã hội\nĐạt.\nII. NHIỆM VỤ\nII.1. Kinh tế\nĐạt.\n",
        ["1 I. KẾT QUẢ", "2 I.1. Kinh tế", "2 I.2. Xã hội", "1 II. NHIỆM VỤ", "2 II.1. Kinh tế"],
    ),
    "numbers below letters": (
        "1. Kinh tế\na) Lúa\na.1) Vụ xuân\nĐạt.\na.2) Vụ mùa\nĐạt.\nb) Ngô\nĐạt.\n",
        ["1 1. Kinh tế", "2 a) Lúa", "3 a.1) Vụ xuân", "3 a.2) Vụ mùa", "2 b) Ngô"],
    ),
    "letters below numbers": (
        "1. Kinh tế\n1.a. Lúa\nĐạt.\n1.b. Ngô\nĐạt.\n2. Xã hội\nĐạt.\n",
        ["1 1. Kinh tế", "2 1.a. Lúa", "2 1.b. Ngô", "1 2. Xã hội"],
    ),
    "a heading that ends in a linking word, above a paragraph": (
        "I. NHÀ Ở\n\n" + "Sở báo cáo.\n\n" * 12 + "1. Hỗ trợ người có công về nhà ở\n\n" + "Toàn tỉnh đã làm xong 1.947 nhà cho người có công. " * 4 + "\n\n2. Nhà ở xã hội\n\nĐạt.\n",
        ["1 I. NHÀ Ở", "2 1. Hỗ trợ người có công về nhà ở", "2 2. Nhà ở xã hội"],
    ),
    "letters, Đ among them": (
        "A. DÂN CƯ\nĐạt.\nC. THUẾ\nĐạt.\nD. VĂN HÓA\nĐạt.\nĐ. ĐÁNH GIÁ\nTốt.\nE. NHIỆM VỤ\nTiếp tục.\n",
        ["1 A. DÂN CƯ", "1 C. THUẾ", "1 D. VĂN HÓA", "1 Đ. ĐÁNH GIÁ", "1 E. NHIỆM VỤ"],
    ),
    "a slash and a stop": (
        "I/. KẾT QUẢ\nĐã đạt.\n1/. Kinh tế\nĐạt.\nII/. NHIỆM VỤ\nTiếp tục.\n",
        ["1 I/. KẾT QUẢ", "2 1/. Kinh tế", "1 II/. NHIỆM VỤ"],
    ),
    "no labels": ("V.A.C. là mô hình tốt.\nB.2 là tên vi-ta-min.\nI.5 ha được cấp.\n", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SECTIONS.values(), ids=SECTIONS)
def test_headings_of_a_text_without_a_told_width(segment, text, expected):
    found = segment(HEAD + text + TAIL).layout.sections
    assert [f"{section.level} {section.heading}" for section in found] == expected


CLAUSES = [
    # a clause below `Điều 1.`, whether it is a heading
    ("2. Phân bổ:\na) Xã Đăk Ui: 4.500 triệu đồng;\nb) Xã Đăk Mar: 6.700 triệu đồng.\n", True),
    ("2. Trách nhiệm của Sở Tài chính:\na) Thẩm định.\n", True),
    ("2. Ủy ban nhân dân xã có trách nhiệm:\na) Thẩm định.\n", False),
    ("2. Mức hỗ trợ như sau:\na) Hộ nghèo.\n", False),
    ("2. Hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo trên địa bàn được hỗ trợ:\na) Giống.\n", False),
    ("2. Chi phí tư vấn: 210.000.000 đồng;\n3. Chi phí khác: 130.000.000 đồng.\n", False),
]


@pytest.mark.parametrize(("clause", "is_heading"), CLAUSES)
def test_clauses_that_open_lists(segment, clause, is_heading):
    first = "1. Tổng mức vốn: 15.200 triệu đồng" + (";\n" if "Chi phí" in clause else ".\n")
    text = f"{HEAD}Điều 1. Điều chỉnh kế hoạch vốn\n{first}{clause}Điều 2. Hiệu lực\nTừ ngày ký.\n"
    assert ("2" in [section.label for section in segment(text).layout.sections]) is is_heading


ITEMS = {
    "a sentence with a colon behind a sentence": ("1. Đã mở 12 lớp tập huấn cho hội viên.\n2. Tập trung cho 05 xã điểm của huyện: An Lạc, Bình Minh.\n", []),
    "who is there": ("1. Ông Nguyễn Văn An, chủ trì;\n2. Đại diện UBND các xã;\n3. Đại diện các hộ dân: 15 hộ (vắng 03 hộ).\n", []),
    "who is there, behind a colon": ("I. Thành phần\n1. Ông: Lù Seo Dìn - Chủ tịch;\n2. Bà: Vàng Thị Mỷ - Phó Chủ tịch;\n3. Đ/c Trần Văn Tám: Kế toán.\n", ["I. Thành phần"]),
    "who spoke": ("I. Thảo luận\n1. Đồng chí Hà Văn Lợi: đề nghị bổ sung.\n2. Các ông (bà): đã nhất trí.\n", ["I. Thảo luận"]),
    "people, not persons": ("I. Kết quả\n1. Bà con nông dân: đã nhận giống mới.\n2. Ông bà cao tuổi: được tặng quà.\n3. BÀ RỊA: đạt 5 ha.\n", ["I. Kết quả", "1. Bà con nông dân", "2. Ông bà cao tuổi", "3. BÀ RỊA"]),
    "run-in headings behind a heading": ("1. Kinh tế\nĐạt.\n2. Văn hóa: Đã công nhận 12 thôn.\n", ["1. Kinh tế", "2. Văn hóa"]),
    "a sentence that opens a list": ("1. Tổng số 12 dự án, trong đó:\na) Nhóm B: 2 dự án;\nb) Nhóm C: 10 dự án.\nc) Vốn: Còn thiếu.\n", ["c) Vốn"]),
    "a phrase that tells a figure": ("1- Quy mô dự án: xây 12 phòng học.\n2- Tổng vốn 18 tỷ đồng:\n- Vốn huyện 10 tỷ đồng.\n", ["1- Quy mô dự án", "2- Tổng vốn 18 tỷ đồng"]),
    "figures that are told at length": ("1. Thu: 98,5 tỷ đồng, đạt 102% dự toán.\n2. Chi: 95 tỷ đồng.\n", ["1. Thu", "2. Chi"]),
    "a name before the figure": ("1. Đối tượng: 640 lao động, trong đó:\na) Nữ: 352 người;\nb) Nam: 288 người.\n2. Kinh phí\nĐủ.\n", ["1. Đối tượng", "2. Kinh phí"]),
    "a part of a programme": ("1. Dự án 1: hỗ trợ đất ở, nhà ở\nĐã xong.\n2. Đoàn số 2: gồm xã An Bình\nĐủ.\n", ["1. Dự án 1: hỗ trợ đất ở, nhà ở", "2. Đoàn số 2"]),
    "a figure and its parts": ("1. Vốn: Đủ.\n2. Kinh phí giai đoạn 2024 - 2026 là 7.840 triệu đồng, trong đó năm 2024: 1.960 triệu đồng, năm 2025: 5.880 triệu đồng.\n", ["1. Vốn"]),
    "what a body is to do": ("I. Kết quả\n1.1- Giao UBND huyện rà soát hồ sơ của các xã còn lại trong vùng.\n1.2- Giao Ban Dân vận phối hợp với Huyện ủy Kỳ Sơn.\n", ["I. Kết quả"]),
    "brackets before the colon": ("1. Tại xã An Bình (gồm địa bàn các xã An Lạc, An Hòa, An Phú, An Thịnh và An Thái của huyện cũ trước khi sắp xếp): Đã bàn giao 7 km.\n", ["1. Tại xã An Bình (gồm địa bàn các xã An Lạc, An Hòa, An Phú, An Thịnh và An Thái của huyện cũ trước khi sắp xếp)"]),
    "a year": ("1. Kết quả năm 2022, cụ thể:\nĐạt.\n2. Tồn tại\nCòn ít.\n", ["1. Kết quả năm 2022, cụ thể", "2. Tồn tại"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "headings"), ITEMS.values(), ids=ITEMS)
def test_items_of_lists_head_nothing(segment, text, headings):
    assert [section.heading for section in segment(HEAD + text + TAIL).layout.sections] == headings


ANNEXES = {
    "its title below": ("PHỤ LỤC I\nDANH MỤC DỰ ÁN\n(Kèm theo Báo cáo số 12/BC-UBND)\nĐường liên xã.\n", ["PHỤ LỤC I DANH MỤC DỰ ÁN"]),
    "its title beside": ("PHỤ LỤC 01: TỔNG HỢP KINH PHÍ\nI. Chi đầu tư\nĐạt 5 tỷ đồng.\n", ["PHỤ LỤC 01: TỔNG HỢP KINH PHÍ", "I. Chi đầu tư"]),
    "numbered by a word": ("Phụ lục số 2\nDANH MỤC DỰ ÁN\nĐường liên xã.\n", ["Phụ lục số 2 DANH MỤC DỰ ÁN"]),
    "a sentence": ("Phụ lục 2 kèm theo báo cáo này.\n", []),
    "a list of them": ("Phụ lục 1: Biểu tổng hợp kết quả;\n", []),
    "none": ("", []),
}  # fmt: skip


@pytest.mark.parametrize(("annex", "headings"), ANNEXES.values(), ids=ANNEXES)
def test_annexes_behind_the_signature(segment, annex, headings):
    layout = segment(f"{HEAD}I. KẾT QUẢ\nHuyện đã đạt 95% kế hoạch./.\n{TAIL}\n{annex}").layout
    assert [section.heading for section in layout.sections] == ["I. KẾT QUẢ", *headings]
    assert layout.text[layout.sections[0].start : layout.sections[0].end].rstrip().endswith("./.")
    assert layout.facts.signer == "Nguyễn Văn An"
    if headings:
        assert layout.sections[-1].end == len(layout.text)


BOLD = [
    # lines, those of them in bold, the headings
    ("Tình hình chung\nĐạt 95%.\nNhiệm vụ trọng tâm:\nTiếp tục.\n", ["Tình hình chung", "Nhiệm vụ trọng tâm:"], ["Tình hình chung", "Nhiệm vụ trọng tâm"]),
    ("Kính gửi: UBND tỉnh\nTình hình chung\nĐạt 95%.\nNhiệm vụ trọng tâm\nTiếp tục.\n", ["Kính gửi: UBND tỉnh", "Tình hình chung", "Nhiệm vụ trọng tâm"], ["Tình hình chung", "Nhiệm vụ trọng tâm"]),
    ("Mở đầu.\nTình hình chung\nĐạt 95%.\n", ["Tình hình chung"], []),  # one alone
    ("Mở đầu.\nThu đạt 12 tỷ đồng.\nĐạt.\nChi đạt 10 tỷ đồng.\nĐạt.\n", ["Thu đạt 12 tỷ đồng.", "Chi đạt 10 tỷ đồng."], []),
    ("Mở đầu.\nNguyễn Văn Nam\nPhát biểu.\nLê Thị Hoa\nTrả lời.\n", ["Nguyễn Văn Nam", "Lê Thị Hoa"], []),
    ("1. Kinh tế\nĐạt.\nNông nghiệp sạch\nĐạt.\nCông nghiệp nhẹ\nĐạt.\n", ["Nông nghiệp sạch", "Công nghiệp nhẹ"], ["1. Kinh tế"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "bold", "headings"), BOLD)
def test_bold_lines_where_nothing_is_numbered(segment, text, bold, headings):
    found = segment(HEAD + text + TAIL, bold=bold).layout.sections
    assert [section.heading for section in found] == headings


RUN_IN = {
    "what was reached": ("1. Kết quả đạt được: Trong năm 2020, đạt 95%.\n2. Những việc chưa làm được: Còn ít.\n", ["1. Kết quả đạt được", "2. Những việc chưa làm được"]),
    "alone on its line": ("1. Kết quả đạt được:\nTrong năm 2020, đạt 95%.\n2. Hạn chế:\nCòn ít.\n", ["1. Kết quả đạt được", "2. Hạn chế"]),
    "what opens a list": ("1. Hộ nghèo trên địa bàn được: hỗ trợ 12 con bò.\n", []),
    "a sentence with an address": ("1. Gửi về Sở Tài chính trước ngày 30/6/2017, điện thoại 04.37335697, email: a@b.vn để tổng hợp.\n", []),
    "a sentence with a telephone": ("1. Mọi vướng mắc liên hệ Phòng Ngân sách, điện thoại: 02633.822.345.\n", []),
    "a page": ("1. Tra cứu tại trang: https://vinhlong.gov.vn.\n", []),
    "a field of a form": ("1. Email: ubndxa@vinhlong.gov.vn\n2. Điện thoại: 02703 822 345\n", []),
    "what is about telephones": ("1. Bưu chính, điện thoại: Có 05 bưu cục.\n2. Thư điện tử: Cấp 120 hộp thư.\n", ["1. Bưu chính, điện thoại", "2. Thư điện tử"]),
    "a slash and a dash": ("1/- Kinh tế: tốt.\n2/- Văn hóa - xã hội:\nĐạt.\na/- Giáo dục: Tốt.\nb/ Y tế: Tốt.\n", ["1/- Kinh tế", "2/- Văn hóa - xã hội", "a/- Giáo dục", "b/ Y tế"]),
    "letters and a dash": ("1- Kinh tế\nĐạt.\na- Lúa: tốt.\nb- Ngô\nĐạt.\ne-mail: tốt.\n", ["1- Kinh tế", "a- Lúa", "b- Ngô"]),
    "a stop and a dash": ("1.- Kinh tế: tốt.\n1.1/- Lúa: tốt.\n1.2/ Ngô: tốt.\n", ["1.- Kinh tế", "1.1/- Lúa", "1.2/ Ngô"]),
    "figures and units": ("1/3 số hộ: đạt.\n5/ha là mức cao.\n21/NQ-HĐND: tốt.\nm/s: đơn vị.\n1.5/ha: mức.\n", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "headings"), RUN_IN.values(), ids=RUN_IN)
def test_headings_that_run_into_their_text(segment, text, headings):
    assert [section.heading for section in segment(HEAD + text + TAIL).layout.sections] == headings


ROMANS = "I/- KẾT QUẢ\nĐạt.\nII/- PHƯƠNG HƯỚNG\nTiếp tục.\n"


def test_roman_numbers_with_a_slash_and_a_dash(segment):
    found = segment(HEAD + ROMANS + TAIL).layout.sections
    assert [section.heading for section in found] == ["I/- KẾT QUẢ", "II/- PHƯƠNG HƯỚNG"]


BROKEN = "10 xã đạt chuẩn nông thôn mới theo bộ tiêu chí của tỉnh ban hành, tăng 3 xã.\n"
BOLD_BROKEN = [
    # what follows a bold line that its width broke; what of it is bold -> the heading
    ("chuyển biến tích cực: trong tháng đã xảy ra 12 vụ, làm chết 4 người và bị thương 9", "chuyển biến tích cực:", " chuyển biến tích cực"),
    ("chuyển biến tích cực. Trong tháng đã xảy ra 12 vụ, làm chết 4 người và bị thương 9", "chuyển biến tích cực.", None),
    ("trong tháng đã xảy ra 12 vụ, làm chết 4 người và bị thương 9 người, tăng so với kỳ", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("below", "bold", "goes_on"), BOLD_BROKEN)
def test_a_bold_heading_that_its_line_breaks_is_whole_or_none(segment, below, bold, goes_on):
    first = "1. Tình hình tai nạn giao thông, công tác bảo đảm an toàn giao thông có nhiều"
    text = f"{first}\n{below}\n{BROKEN * 12}"
    found = segment(HEAD + text + TAIL, bold=[first, *filter(None, [bold])]).layout.sections
    assert [section.heading for section in found] == ([] if goes_on is None else [first + goes_on])


def test_a_bold_heading_takes_no_text_from_the_line_below(segment):
    text = "1. Kết quả đạt được:\nTrong năm 2020 toàn huyện đạt 95%\n2. Hạn chế\nCòn nhiều việc chưa xong\n"
    found = segment(HEAD + text + TAIL, bold=["1. Kết quả đạt được:", "2. Hạn chế"]).layout.sections
    assert [section.heading for section in found] == ["1. Kết quả đạt được", "2. Hạn chế"]


def test_articles_below_roman_headings_are_theirs(segment):
    text = "I. CĂN CỨ\nLuật Xây dựng.\nII. NỘI DUNG HỢP ĐỒNG\nĐiều 1. Giá hợp đồng\n1.1. Giá trọn gói: 5 tỷ đồng.\nĐiều 2. Thanh toán\nHai lần.\nIII. KÝ KẾT\nNgày ký.\n"
    found = segment(HEAD + text + TAIL).layout.sections
    assert [(section.label, section.level) for section in found] == [
        *(("I", 1), ("II", 1), ("Điều 1", 2), ("1.1", 3), ("Điều 2", 2), ("III", 1)),
    ]


CLAUSES = [
    # the sentence of an article goes on behind its colon; a name has its text there
    ("Điều 2. Tiền thưởng kèm theo Giấy khen thực hiện theo Nghị định số 91/2017/NĐ-CP: tập thể 0,6 lần, cá nhân 0,3 lần.", "Điều 2"),
    ("Điều 2. Hiệu lực thi hành: từ ngày ký ban hành cho đến khi có văn bản khác thay thế.", "Điều 2. Hiệu lực thi hành"),
    ("Điều 2. Trách nhiệm của các cơ quan liên quan: Sở Tài chính thẩm định, Kho bạc chi trả.", "Điều 2. Trách nhiệm của các cơ quan liên quan"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "heading"), CLAUSES)
def test_an_article_whose_sentence_goes_on_behind_a_colon(segment, line, heading):
    found = segment(
        HEAD + f"Điều 1. Phạm vi\nToàn huyện.\n{line}\nĐiều 3. Tổ chức\nCác xã thi hành.\n" + TAIL
    ).layout.sections
    assert found[1].heading == heading
