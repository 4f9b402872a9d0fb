"""What figures in prose measure, below headings."""

from __future__ import annotations

import pytest

from pipeline.values import Amount, Quantity

HEAD = "UBND HUYỆN MỘ ĐỨC\nSố: 12/BC-UBND\nMộ Đức, ngày 3 tháng 7 năm 2022\n\nBÁO CÁO\nKết quả năm 2022\n\n"
CASES = [
    # a heading right above is no part of the phrase
    ("I. CHĂN NUÔI\nĐàn bò có 4.210 con.\n\nII. THỦY LỢI\nTổng vốn là 12.480 triệu đồng.\n", ["Đàn bò", "Tổng vốn"]),
    ("I. CHĂN NUÔI\n\nĐàn bò có 4.210 con.\n\nII. THỦY LỢI\n\nTổng vốn là 12.480 triệu đồng.\n", ["Đàn bò", "Tổng vốn"]),
    # a heading that the figure stands in line with is
    ("I. Đàn bò: 4.210 con\nII. Vốn thủy lợi: 12.480 triệu đồng\n", ["Đàn bò", "Vốn thủy lợi"]),
    # lines of a sentence go on
    ("I. CHĂN NUÔI\nĐàn bò của\ntoàn huyện có 4.210 con.\n", ["Đàn bò của toàn huyện"]),
    # what the section before measured does not go on
    ("I. CHĂN NUÔI\nĐàn bò có 4.210 con\n\nII. THỦY LỢI\n12.480 triệu đồng.\n", ["Đàn bò", ""]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subjects"), CASES)
def test_the_phrase_before_a_figure_begins_below_a_heading(run_text, text, subjects):
    measured = [m.value for m in run_text(HEAD + text).mentions if isinstance(m.value, Amount | Quantity)]
    assert [value.subject for value in measured] == subjects
