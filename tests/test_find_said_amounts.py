"""Money as it is said (`3 tỷ 5`, `nửa tỷ đồng`), and amounts of other currencies, before and behind the figure."""

from __future__ import annotations

import pytest

from pipeline.values import Amount

CASES = [
    # a text, what is read: surface, value and currency
    ("Vốn đầu tư 3 tỷ 5.", ["3 tỷ 5 = 3500000000 VND"]),
    ("Giá 2 triệu 3 một tấn cà phê.", ["2 triệu 3 = 2300000 VND"]),
    ("Giá 2 triệu 3/tấn, lương 4 triệu 5/người/tháng.", ["2 triệu 3/tấn = 2300000 VND", "4 triệu 5/người/tháng = 4500000 VND"]),
    ("Giá từ 2 triệu 3 đến 2 triệu 5.", ["2 triệu 3 = 2300000 VND", "2 triệu 5 = 2500000 VND"]),
    ("Từ 1 tỷ 2 lên 1 tỷ 8 trong năm.", ["1 tỷ 2 = 1200000000 VND", "1 tỷ 8 = 1800000000 VND"]),
    ("Thu 1 tỷ rưỡi, lương 2 triệu rưỡi.", ["1 tỷ rưỡi = 1500000000 VND", "2 triệu rưỡi = 2500000 VND"]),
    ("Thu 4 tỷ 250, chi 2 tỷ 500 cho 300 hộ.", ["4 tỷ 250 = 4250000000 VND", "2 tỷ 500 = 2500000000 VND"]),
    ("Thu 3 tỷ 150 triệu; 1 tỷ 5 triệu.", ["3 tỷ 150 triệu = 3150000000 VND", "1 tỷ 5 triệu = 1005000000 VND"]),
    ("Giá 2 triệu 3 trăm nghìn đồng.", ["2 triệu 3 trăm nghìn đồng = 2300000 VND"]),
    ("Vay 2 tỷ 5 với lãi suất 7%, thu 3 tỷ 4 (đạt 80%).", ["2 tỷ 5 = 2500000000 VND", "3 tỷ 4 = 3400000000 VND"]),
    # another thing is counted behind
    ("Hỗ trợ 3 tỷ 5 công trình; 2 tỷ 12 hộ.", ["3 tỷ = 3000000000 VND", "2 tỷ = 2000000000 VND"]),
    ("Thu 3 tỷ 6 tháng đầu năm.", ["3 tỷ = 3000000000 VND"]),
    ("Chi 3 tỷ 25, thu 2 triệu 5 đồng.", []),
    # halves
    ("Kinh phí 1/2 tỷ đồng.", ["1/2 tỷ đồng = 500000000 VND"]),
    ("Hơn nửa tỷ đồng và nửa triệu USD.", ["nửa tỷ đồng = 500000000 VND", "nửa triệu USD = 500000 USD"]),
    ("Nửa triệu người, nửa năm, 1/2 số hộ, nửa triệu liều.", []),
    ("Thu 698,4/871,3 tỷ đồng.", ["698,4 = 698400000000 VND", "871,3 tỷ đồng = 871300000000 VND"]),
    # currencies
    ("Viện trợ EUR 5.000 và 5.000 EUR.", ["EUR 5.000 = 5000 EUR", "5.000 EUR = 5000 EUR"]),
    ("Vốn USD 1.200.000 cho xã, CNY 3.000.000.", ["USD 1.200.000 = 1200000 USD", "CNY 3.000.000 = 3000000 CNY"]),
    ("Vốn EUR 1,5 triệu, JPY 25 triệu.", ["EUR 1,5 triệu = 1500000 EUR", "JPY 25 triệu = 25000000 JPY"]),
    ("Viện trợ €5.000, £2.000 và 3.000 €.", ["€5.000 = 5000 EUR", "£2.000 = 2000 GBP", "3.000 € = 3000 EUR"]),
    ("Vay 1,2 triệu euro, 350 nghìn yên.", ["1,2 triệu euro = 1200000 EUR", "350 nghìn yên = 350000 JPY"]),
    ("Giá 900 triệu won, 500 nhân dân tệ.", ["900 triệu won = 900000000 KRW", "500 nhân dân tệ = 500 CNY"]),
    ("Buôn lậu 2 triệu tệ, 2 triệu đô.", ["2 triệu tệ = 2000000 CNY", "2 triệu đô = 2000000 USD"]),
    ("Thu giữ 2.000.000 kíp, 500.000 riel.", ["2.000.000 kíp = 2000000 LAK", "500.000 riel = 500000 KHR"]),
    ("Thu 25 kíp nổ, 1.250 kíp; 3 kíp trực; 02 tệ nạn; 02 đô thị.", []),
    ("Tỷ giá USD 23.500; hội nghị EUR 2020; USD 2021-2025; EUR 5.", []),
    ("Giá EUR 27.000 đồng.", ["27.000 đồng = 27000 VND"]),
    # texts of donors
    ("Vốn 1.5 million USD, USD 2.5 million.", ["1.5 million USD = 1500000 USD", "USD 2.5 million = 2500000 USD"]),
    ("Cost: 2.5 billion VND, US$ 1.2 million.", ["2.5 billion VND = 2500000000 VND", "US$ 1.2 million = 1200000 USD"]),
    ("1.2 million people in 5 years.", []),
]  # fmt: skip


def _shown(mention) -> str:
    return f"{mention.text} = {mention.value.value.normalize():f} {mention.value.currency}"


@pytest.mark.parametrize(("text", "read"), CASES)
def test_amounts_as_they_are_said(run_text, text, read):
    report = run_text(f"Trong quý 1.234,5 ha lúa.\n\n{text}\n")
    assert [_shown(mention) for mention in report.mentions if isinstance(mention.value, Amount)] == read


ROWS = [
    # Markdown tables of one row, and of one column
    ("| Thu | Chi (tỷ đồng) |\n|---|---|\n| Xã | 12,5 |", ["12,5 = 12500000000 VND"]),
    ("| Chi (tỷ đồng) |\n|---|\n| 12,5 |", ["12,5 = 12500000000 VND"]),
    ("| Chi (tỷ đồng) |\n| 12,5 |", []),  # no rule row: it may be a box
]


@pytest.mark.parametrize(("table", "read"), ROWS)
def test_small_tables_are_read(run_text, table, read):
    report = run_text(f"Trong quý 1.234,5 ha lúa.\n\n{table}\n\nHết.\n")
    assert [_shown(mention) for mention in report.mentions if isinstance(mention.value, Amount)] == read
