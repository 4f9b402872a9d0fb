"""Tables of contents: their lines head no section."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Outlined
from pipeline.rulebook import load_rules
from pipeline.segment import segmenter
from pipeline.text import clean

HEAD = "UBND TỈNH LAI CHÂU\nSố: 12/BC-UBND\nLai Châu, ngày 3 tháng 5 năm 2022\n\nBÁO CÁO\nTình hình năm 2022\n\n"
BODY = (
    "I. TÌNH HÌNH CHUNG\nTrong năm qua, tỉnh đã đạt nhiều kết quả tốt trong các lĩnh vực.\n"
    "1. Kinh tế\nTổng thu ngân sách đạt 394,4 triệu đồng, bằng 55% dự toán.\n"
    "2. Xã hội\nSố hộ nghèo giảm 123 hộ so với cùng kỳ.\n"
    "II. NHIỆM VỤ\nTiếp tục thực hiện các nhiệm vụ được giao trong năm.\n"
)
HEADINGS = ["I. TÌNH HÌNH CHUNG", "1. Kinh tế", "2. Xã hội", "II. NHIỆM VỤ"]
CONTENTS = {
    "leaders": "MỤC LỤC\nI. TÌNH HÌNH CHUNG ................. 1\n1. Kinh tế ............. 2\n2. Xã hội ............. 3\nII. NHIỆM VỤ ............ 4\n\n",
    "leaders, no title": "I. TÌNH HÌNH CHUNG ................. 1\n1. Kinh tế…………. 2\n2. Xã hội ____ 3\nII. NHIỆM VỤ ............ 4\n\n",
    "tabs": "Mục lục\nI. TÌNH HÌNH CHUNG\t1\n1. Kinh tế\t2\n2. Xã hội\t3\nII. NHIỆM VỤ\t4\n\n",
    "blanks": "MỤC LỤC\nI. TÌNH HÌNH CHUNG 1\n1. Kinh tế 2\n2. Xã hội 3\nII. NHIỆM VỤ 4\n\n",
    "wrapped": "MỤC LỤC\nI. TÌNH HÌNH CHUNG 1\n1. Kinh tế\nvà đầu tư 2\n2. Xã hội 3\nII. NHIỆM VỤ 4\n\n",
    "no pages": "MỤC LỤC:\nI. TÌNH HÌNH CHUNG\n1. Kinh tế\n2. Xã hội\nII. NHIỆM VỤ\n\n",
}


@pytest.fixture(scope="module")
def headings_of(document_of):
    segment = segmenter(load_rules())

    def run(text: str, *outlined: str) -> list[str]:
        document = document_of(text)
        outline = tuple(Outlined(document.text.index(f"{line}\n"), 1) for line in outlined)
        return [section.heading for section in segment(clean(replace(document, outline=outline))[0]).layout.sections]

    return run


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("order", ["head, contents, text", "contents, head, text", "head, text, contents"])
def test_lines_of_the_contents_head_nothing(headings_of, name, order):
    parts = {"head": HEAD, "contents": CONTENTS[name], "text": BODY}
    assert headings_of("".join(parts[part] for part in order.split(", "))) == HEADINGS


def test_contents_that_the_file_calls_headings_head_nothing(headings_of):
    text = HEAD + CONTENTS["tabs"] + BODY
    assert headings_of(text, "Mục lục", "I. TÌNH HÌNH CHUNG\t1", "II. NHIỆM VỤ\t4") == HEADINGS


@pytest.mark.parametrize(
    "line",
    [
        "Danh mục lục địa và hải đảo của tỉnh được cập nhật hằng năm.",
        "Biểu: ......... 3",
    ],
)
def test_other_lines_are_no_contents(headings_of, line):
    assert headings_of(f"{HEAD}{line}\n{BODY}") == HEADINGS


def test_headings_that_end_in_a_number_are_kept(headings_of):
    body = BODY.replace("1. Kinh tế", "1. Kết quả quý 1").replace("2. Xã hội", "2. Thực hiện Nghị quyết số 11")
    assert headings_of(HEAD + body)[1:3] == ["1. Kết quả quý 1", "2. Thực hiện Nghị quyết số 11"]
