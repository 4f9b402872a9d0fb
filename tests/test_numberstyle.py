"""Which mark parts the decimals of a document, and what nothing decides."""

from __future__ import annotations

import pytest

from pipeline.figures import plain
from pipeline.numberstyle import number_style_of
from pipeline.values import Amount, Percentage, Quantity

STYLES = [
    # text, whether English, marks before three digits that nothing decides
    ("Thu 12,5 tỷ đồng, trồng 1.250 ha.", False, ""),
    ("Thu 1,234,567 đồng và 12.5 tỷ đồng.", True, ""),
    # decimals with a dot and nothing against them
    ("Kinh phí 12.5 tỷ, 3.75 tỷ, 1.250 tỷ đồng.", True, "."),
    ("Đường dài 3.25 km, rộng 4.5 m, kinh phí 1.250 triệu đồng.", True, "."),
    # one slip is no style: both marks stay open until something decides
    ("Đường dài 3.25 km, kinh phí 1.250 triệu đồng.", False, ".,"),
    ("Sóc Sơn chi 12.5 tỷ đồng; trồng 3,2 ha.", False, ".,"),
    # the majority decides
    ("Chi 12,5 tỷ đồng, 3,25 ha, sai một chỗ 3.25 ha, 1.250 tấn.", False, ""),
    ("Cho 1.250 hộ và 3.400 người vay 12.5 tỷ đồng.", False, ""),
    ("Chi 1.250.000 đồng, 15.600.000 đồng và 12.5 tỷ đồng.", False, ""),
    ("Đạt 45,5%, 12,3% và chi 12.5 tỷ đồng.", False, ""),
    # no decimals: numbers of sections, days, clocks, percentages of their own style
    ("Theo mục 1.2 của Quyết định, ngày 14.5 họp lúc 7.30 giờ; 1.250 ha.", False, ""),
    ("Đạt 45.5% và 64.39%; trồng 1.250 ha.", False, ""),
    ("Số 12.5 tại Phụ lục 3.1, điểm 4.2 mục IV.", False, ""),
    ("Ngày 14.5.2021 chi 10 tỷ đồng.", False, ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "is_english", "unclear"), STYLES)
def test_the_style_of_a_document(rules, text, is_english, unclear):
    assert number_style_of(rules)(text) == (is_english, unclear)


READ = [
    # text, figures as read: what nothing decides is left out
    ("Năm 2018: 12.5 tỷ, 3.75 tỷ, 1.250 tỷ đồng", ["12500000000", "3750000000"]),
    ("Năm 2018: 12.5 tỷ, 3.75 tỷ, 1,250 tỷ đồng", ["12500000000", "3750000000", "1250000000000"]),
    ("Chi 12,5 tỷ đồng, 3,25 ha, 1.250 tỷ đồng, 3.75 ha", ["12500000000", "3.25", "1250000000000", "3.75"]),
    # things that have no parts are counted whole in any style
    ("Kiên Giang chi 12.5 tỷ đồng cho 1.250 hộ, 2,300 người", ["12500000000", "1250", "2300"]),
    ("Hà Nam đạt 98,5%, có 1,250 hộ", ["98.5", "1250"]),
    ("Gấp 1,125 lần, được 87,125 điểm, tăng 2,5%", ["1.125", "87.125", "2.5"]),
    ("Nghệ An trồng 12.5 ha, 3.5 ha, thu 1.500 tấn", ["12.5", "3.5"]),
    # percentages
    ("Chi 12.5 tỷ đồng, giải ngân 45.125%", ["12500000000", "45.125"]),
    ("Chi 12.5 tỷ đồng, tăng 1.234%", ["12500000000"]),
    ("Chi 12.5 tỷ đồng, tăng 45.120%", ["12500000000"]),
    ("Tăng 1.200% so với năm 2015", ["1200"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_figures_in_the_style_of_their_document(all_finders, layout_of, text, expected):
    found = [m.value for m in all_finders(layout_of(text)) if isinstance(m.value, Amount | Percentage | Quantity)]
    assert [plain(value.value) for value in found] == expected
