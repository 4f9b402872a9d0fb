"""Figures that share the unit behind the last of them."""

from decimal import Decimal

import pytest

from pipeline.values import Amount, Percentage, Quantity

LISTS = [
    ("Ba xã có 298, 412 và 207 hộ nghèo", [("298", 298), ("412", 412), ("207 hộ", 207)]),
    ("chi 1,2; 0,9 và 1,5 tỷ đồng", [("1,2", 1_200_000_000), ("0,9", 900_000_000), ("1,5 tỷ đồng", 1_500_000_000)]),
    ("lần lượt đạt 12,5; 14 và 15,2%", [("12,5", Decimal("12.5")), ("14", 14), ("15,2%", Decimal("15.2"))]),
    ("hỗ trợ 120, 85 và 40 triệu đồng", [("120", 120_000_000), ("85", 85_000_000), ("40 triệu đồng", 40_000_000)]),
    ("gồm 3 xã và 207 hộ", [("3 xã", 3), ("207 hộ", 207)]),
    # numbers of things share no unit
    ("các thôn 3, 4 và 5 hộ", []),
    ("theo khoản 1, 2 và 12 hồ sơ", []),
    ("năm 2021, 2022 và 15 hộ", [("15 hộ", 15)]),
    ("từ ngày 5, 6 và 7 hộ", []),
    ("kéo dây AC-50 và 42 cột", [("42 cột", 42)]),  # the number of a kind
    ("1.200, rồi 40 hộ", [("40 hộ", 40)]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(text, expected, run_text):
    found = [
        (m.text, m.value.value) for m in run_text(text).mentions if isinstance(m.value, Amount | Percentage | Quantity)
    ]
    assert found == expected
