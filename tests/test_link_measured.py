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
    # a time alone: what the figure before measures, at that time
    ("Vốn năm 2019 là 12.400 triệu đồng; năm 2020 (ước) 13.850 triệu đồng.\n", ["Vốn năm 2019", "Vốn năm 2020"]),
    ("Vốn năm 2019 là 12.400 triệu đồng và năm 2020, ước đạt 13.850 triệu đồng.\n", ["Vốn năm 2019", "Vốn năm 2020"]),
    ("Thu quý I đạt 12 tỷ đồng, quý II 15 tỷ đồng.\n", ["Thu quý I", "Thu quý II"]),
    ("Chi 6 tháng đầu năm 2022 là 210 tỷ đồng, 6 tháng đầu năm 2023 là 232 tỷ đồng.\n", ["Chi 6 tháng đầu năm 2022", "Chi 6 tháng đầu năm 2023"]),
    ("Số học sinh năm học 2020-2021 là 1.240 em, năm học 2021-2022 là 1.310 em.\n", ["Số học sinh năm học 2020-2021", "Số học sinh năm học 2021-2022"]),
    ("Số hộ được vay: tháng 1 có 120 hộ, tháng 2 có 135 hộ.\n", ["Số hộ được vay tháng 1", "Số hộ được vay tháng 2"]),
    # a time right behind a figure is that figure's own
    ("Thu nhập từ 32,5 triệu đồng năm 2018 tăng lên 45,1 triệu đồng năm 2021.\n", ["Thu nhập", "Thu nhập"]),
    ("Dư nợ năm 2019 là 35,2 tỷ đồng, tăng lên 41,7 tỷ đồng năm 2020.\n", ["Dư nợ năm 2019", "Dư nợ năm 2020"]),
    # what is compared with is no time of the figure
    ("Thu năm 2022 đạt 12 tỷ đồng, so với năm 2021, đạt 15 tỷ đồng.\n", ["Thu năm 2022", "Thu năm 2022"]),
    # a sentence begins anew
    ("Vốn năm 2019 là 12 tỷ đồng. Năm 2020 là 15 tỷ đồng.\n", ["Vốn năm 2019", "Năm 2020"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subjects"), CASES)
def test_the_phrase_before_a_figure_begins_below_a_heading(run_text, text, subjects):
    measured = [m.value for m in run_text(HEAD + text).mentions if isinstance(m.value, Amount | Quantity)]
    assert [value.subject for value in measured] == subjects
