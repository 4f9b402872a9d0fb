"""Bold headings without a label that run into their text. ANNOTATION: SEC."""

from __future__ import annotations

import pytest

from tests.test_segment_headings import HEAD, TAIL

POOR = "Giảm nghèo: Toàn huyện còn 1.250 hộ nghèo, chiếm 3,5%.\n"
WORK = "Việc làm: Giải quyết việc làm cho 2.300 lao động trong năm.\n"
BOTH = ["1 Giảm nghèo", "1 Việc làm"]

CASES = {
    # lines, those of them in bold, levels and headings
    "the colon in bold": (POOR + WORK, ["Giảm nghèo:", "Việc làm:"], BOTH),
    "the colon not": (POOR + WORK, ["Giảm nghèo", "Việc làm"], BOTH),
    "a stop": ("Về y tế. Các trạm khám cho 45.000 lượt người.\nVề văn hóa. Các xã tổ chức 12 hội thi.\n", ["Về y tế.", "Về văn hóa."], ["1 Về y tế", "1 Về văn hóa"]),
    "below numbers": (
        f"I. KẾT QUẢ\n{POOR}{WORK}II. NHIỆM VỤ\nTiếp tục.\n",
        ["Giảm nghèo:", "Việc làm:"],
        ["1 I. KẾT QUẢ", "2 Giảm nghèo", "2 Việc làm", "1 II. NHIỆM VỤ"],
    ),
    "above numbers first seen": (
        f"I. KẾT QUẢ\n{POOR}1. Kinh tế\nĐạt.\n{WORK}a) Lúa\nĐạt.\n",
        ["Giảm nghèo:", "Việc làm:"],
        ["1 I. KẾT QUẢ", "2 Giảm nghèo", "2 1. Kinh tế", "3 Việc làm", "4 a) Lúa"],
    ),
    "labels in bold, a stop": (
        "I. KẾT QUẢ\n1. Quy mô. Có 33 lớp, gồm 24 lớp chuyên.\n2. Đội ngũ. 30 giáo viên đạt chuẩn.\nII. NHIỆM VỤ\nTiếp tục.\n",
        ["1. Quy mô.", "2. Đội ngũ."],
        ["1 I. KẾT QUẢ", "2 1. Quy mô", "2 2. Đội ngũ", "1 II. NHIỆM VỤ"],
    ),
    "labels before bold": (
        "I. KẾT QUẢ\n1. Kinh tế. Giá trị đạt 20 tỷ đồng.\n2. Văn hóa. Có 5 thôn đạt chuẩn.\n",
        ["Kinh tế.", "Văn hóa."],
        ["1 I. KẾT QUẢ", "2 1. Kinh tế", "2 2. Văn hóa"],
    ),
    "labels in bold, a list below": (
        "I. THU\n1. Thu sự nghiệp. Cả năm thu 3.216 triệu đồng, trong đó:\n- Phí: 3.000 triệu đồng;\n- Khác: 216 triệu đồng.\n",
        ["1. Thu sự nghiệp."],
        ["1 I. THU", "2 1. Thu sự nghiệp"],
    ),
    "labels, no bold": ("I. KẾT QUẢ\n1. Quy mô. Có 33 lớp, gồm 24 lớp.\n2. Đội ngũ. Có 30 người.\n", [], ["1 I. KẾT QUẢ"]),
    "labels, sentences in bold": (
        "I. KẾT QUẢ\n1. Thu đạt. Chi vượt. Còn dư 2 tỷ.\n2. Các việc chính như sau. Đã làm xong.\n",
        ["1. Thu đạt. Chi vượt.", "2. Các việc chính như sau."],
        ["1 I. KẾT QUẢ"],
    ),
    "one alone": (POOR + WORK, ["Giảm nghèo:"], []),
    "bold beyond the colon": (POOR + WORK, ["Giảm nghèo: Toàn huyện còn", "Việc làm: Giải quyết"], []),
    "items of a list": (f"- {POOR}- {WORK}", ["Giảm nghèo:", "Việc làm:"], []),
    "fields of a form": ("Chủ đầu tư: Ủy ban nhân dân xã Mường Mươn\nNguồn vốn: Ngân sách huyện và đóng góp\n", ["Chủ đầu tư:", "Nguồn vốn:"], []),
    "figures": ("Tổng thu: 98.500.000 đồng.\nTổng chi: 95.000.000 đồng.\n", ["Tổng thu:", "Tổng chi:"], []),
    "sentences": ("Thu đạt 98,5 tỷ đồng. Trong đó thu từ đất là 40 tỷ đồng.\nChi đạt 95% dự toán. Còn lại chuyển sang năm sau.\n", ["Thu đạt 98,5 tỷ đồng.", "Chi đạt 95% dự toán."], []),
    "notes": ("Lưu ý: số liệu chưa gồm xã mới sáp nhập.\nGhi chú: đơn giá theo quyết định của tỉnh.\n", ["Lưu ý:", "Ghi chú:"], []),
    "speakers": ("Ông Nguyễn Văn Nam: phát biểu về tiến độ dự án.\nLê Thị Hoa: giải trình về vốn của dự án.\n", ["Ông Nguyễn Văn Nam:", "Lê Thị Hoa:"], []),
    "what opens a list": ("Kết quả cụ thể như sau: đã trồng 12 ha rừng.\nHỗ trợ các hộ gồm: giống và phân bón.\n", ["Kết quả cụ thể như sau:", "Hỗ trợ các hộ gồm:"], []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "bold", "headings"), CASES.values(), ids=CASES)
def test_bold_phrases_that_run_into_their_text(segment, text, bold, headings):
    found = segment(HEAD + text + TAIL, bold=bold).layout.sections
    assert [f"{section.level} {section.heading}" for section in found] == headings


MARKDOWN = "**Giảm nghèo:** Toàn huyện còn 1.250 hộ nghèo, chiếm 3,5%.\n\n<b>Việc làm.</b> Giải quyết việc làm cho 2.300 lao động.\n\n- **Kết quả**: đạt 98% kế hoạch năm.\n"


def test_bold_phrases_in_markup(run_text):
    assert [section.heading for section in run_text(HEAD + MARKDOWN + TAIL).sections] == ["Giảm nghèo", "Việc làm"]


NUMBERED = "*a) Vật tư.* Đá hộc dự trữ đạt 97% kế hoạch.\n\n*b) Nhân lực.* 30 đội xung kích có 2.415 người.\n\n*(Số liệu tính đến 30/6.)* Các xã báo cáo đủ.\n"


def test_numbered_phrases_in_italics(run_text):
    found = run_text(HEAD + "**I. KẾT QUẢ**\n\n" + NUMBERED + TAIL).sections
    assert [section.heading for section in found] == ["I. KẾT QUẢ", "a) Vật tư", "b) Nhân lực"]
