"""Page numbers and form feeds in plain texts."""

from __future__ import annotations

import pytest

from pipeline.read import open_source
from pipeline.text import clean

LINE = "Ủy ban nhân dân huyện chỉ đạo các xã, thị trấn triển khai nhiệm vụ phát triển kinh tế\n"
PAGE = LINE * 12


def cleaned(folder, text):
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    with open_source(path) as source:
        return clean(source.document)[0]


JOINED = {
    "a number alone": (f"{PAGE}tổng mức đầu tư 12.500\n3\ntriệu đồng.\n", "12.500\ntriệu đồng"),
    "dashes alone": ("tổng mức đầu tư 45,6\n- 2 -\ntỷ đồng.\n" + PAGE, "45,6\ntỷ đồng"),
    "in words alone": ("dài 1.250\n\nTrang 9\n\nhộ dân.\n" + PAGE, "1.250\nhộ dân"),
    "a document's number": (f"{PAGE}theo Quyết định số 1205/QĐ-\n\n4\n\nUBND ngày 3/4/2020.\n", "1205/QĐ-\nUBND"),
    "a Party document's number": (f"{PAGE}Nghị quyết số 10-\n\n- 6 -\n\nNQ/HU.\n", "10-\nNQ/HU"),
    "a percentage": (f"{PAGE}đạt 45,5\n\n9\n\n% kế hoạch.\n", "45,5\n% kế hoạch"),
    "the next line is another": (f"{PAGE}Số hộ 12.500\n3\nTriệu Sơn\n", None),
    "two pages": (f"{PAGE}tổng mức đầu tư 12.500\n2\ntriệu đồng.\n{PAGE}3\n{PAGE}", "12.500\ntriệu đồng"),
    "dashes": (f"{PAGE}tổng mức đầu tư 12.500\n- 2 -\ntriệu đồng.\n{PAGE}", "12.500\ntriệu đồng"),
    "in words": (f"{PAGE}tổng mức đầu tư 12.500\nTrang 2/9\ntriệu đồng.\n{PAGE}", "12.500\ntriệu đồng"),
    "empty lines around": (f"{PAGE}tổng mức đầu tư 12.500\n\n2\n\ntriệu đồng.\n{PAGE}", "12.500\ntriệu đồng"),
    "form feed": (f"tổng mức đầu tư 12.500\n\n\ftriệu đồng.\n{PAGE}", "12.500\ntriệu đồng"),
    "number and form feed": (f"tổng mức đầu tư 12.500\n\n 17\n\ftriệu đồng.\n{PAGE}", "12.500\ntriệu đồng"),
    "number below a form feed": (f"tổng mức đầu tư 12.500\n\f17\ntriệu đồng.\n{PAGE}", "12.500\ntriệu đồng"),
}


@pytest.mark.parametrize(("text", "expected"), JOINED.values(), ids=JOINED)
def test_a_sentence_goes_on_over_the_page(tmp_path, text, expected):
    found = cleaned(tmp_path, text).text
    if expected is None:  # 3 is no number of a second page
        assert "12.500\n3\nTriệu Sơn" in found
    else:
        assert expected in found


def test_a_paragraph_may_end_with_its_page(tmp_path):
    assert "kinh tế\n\nII. NHIỆM VỤ" in cleaned(tmp_path, f"{PAGE}\n2\n\nII. NHIỆM VỤ\n{PAGE}").text


@pytest.mark.parametrize(
    "text",
    [
        f"{PAGE}1\nXã Bình Hòa\n2\nXã Bình Thành\n3\nXã Tây An\n{PAGE}",  # rows, cell by cell
        f"{PAGE}Số hộ:\n2\n{PAGE}Số xã:\n7\n{PAGE}",  # figures
        f"1\n2\n3\n{PAGE}",
    ],
)
def test_other_figures_alone_on_a_line_stay(tmp_path, text):
    assert cleaned(tmp_path, text).text == text


def test_pages_by_form_feeds(tmp_path):
    document = cleaned(tmp_path, f"trang một {LINE}\ftrang hai {LINE}\f\n")
    assert [(page.number, document.text[page.start : page.start + 9]) for page in document.pages] == [
        (1, "trang một"),
        (2, "trang hai"),
    ]
    assert "\f" not in document.text


def test_the_blanks_around_a_page_number_are_long(tmp_path):
    found = cleaned(
        tmp_path, f"{PAGE}tổng mức đầu tư 12.500" + "\n" * 300 + "2" + "\n" * 300 + f"triệu đồng.\n{PAGE}"
    ).text
    assert "12.500\ntriệu đồng" in found


BEGUN = "Tổng mức đầu tư các dự án của huyện Đầm Hà năm 2021 là 512,6"
ENDING = "tỷ đồng, bằng 92,1% kế hoạch vốn tỉnh giao cho huyện."
RUNNING = {
    "on the second page alone": f"{PAGE}{BEGUN}\n\f     Báo cáo đầu tư huyện Đầm Hà năm 2021\n\n\n{ENDING}\n{PAGE}",
    "its number at the side": f"{PAGE}{BEGUN}\n\fUBND huyện Đầm Hà                     2\n\n{ENDING}\n{PAGE}",
    "its number below": f"{PAGE}{BEGUN}\n\n\fUBND huyện Đầm Hà\n\n2\n\n{ENDING}\n{PAGE}",
    "a document's number": f"{PAGE}{BEGUN}\n\n\fBáo cáo số 15/BC-UBND ngày 02/7/2021\n\n{ENDING}\n{PAGE}",
    "feet that count": f"{PAGE}{BEGUN}\n\n\nHuyện Đầm Hà      Trang 1/2\n\f{ENDING}\n{PAGE}\nHuyện Đầm Hà      Trang 2/2\n",
    "feet": f"{PAGE}{BEGUN}\n\n\nVăn phòng UBND huyện\n\n1\n\f{ENDING}\n{PAGE}\nVăn phòng UBND huyện\n\n2\n",
}


@pytest.mark.parametrize("text", RUNNING.values(), ids=RUNNING)
def test_a_sentence_goes_on_behind_a_running_head_or_foot(tmp_path, text):
    found = cleaned(tmp_path, text).text
    assert " ".join(f"{BEGUN} {ENDING}".split()) in " ".join(found.split())


LINES_OF_THE_TEXT = {
    "a title": f"{PAGE}Huyện báo cáo.\n\fPhụ lục số II của báo cáo\n\nkèm theo Báo cáo số 12/BC-UBND ngày 3/4/2021 của huyện\n",
    "titles": f"{PAGE}Hết.\n\fPHỤ LỤC KINH PHÍ NĂM NAY\n\n{PAGE}\n\fPHỤ LỤC KINH PHÍ NĂM NAY\n\n{PAGE}",
    "no room below": f"{PAGE}{BEGUN[:-6]}\n\fTỉnh Quảng Ninh\nvà các huyện, thị xã, thành phố trực thuộc tỉnh đã giao\n",
    "cells": f"{PAGE}Số hộ nghèo\n\n\fTổng số hộ\n\nngười\n\n{PAGE}",
    "rows": f"{PAGE}\fXã Tân Bình     120     2\n\n{PAGE}\fXã Tân Bình     120     3\n\n{PAGE}",
    "notes": f"{PAGE}\n\n1 Không kể vốn vay lại của tỉnh\n\f{PAGE}\n\n1 Không kể vốn vay lại của tỉnh\n",
}  # fmt: skip


@pytest.mark.parametrize("text", LINES_OF_THE_TEXT.values(), ids=LINES_OF_THE_TEXT)
def test_lines_of_the_text_at_a_pages_edge_stay(tmp_path, text):
    assert cleaned(tmp_path, text).text.split() == text.split()
