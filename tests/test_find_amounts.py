"""Money. Text on the left; printed amount, value in đồng and qualifier on the right. ANNOTATION: AMT; DOMAIN section 5."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.figures import Style, plain, print_number
from pipeline.find.amounts import amount_finder
from pipeline.model import Facts, Layout
from pipeline.rulebook import load_rules
from pipeline.values import Amount


@pytest.fixture(scope="session")
def amounts(rules, layout_of):
    """Text -> (printed, value, qualifier) of what the finder alone sees."""
    find = amount_finder(rules)

    def run(text):
        layout = layout_of(text)
        return [
            (" ".join(layout.text[m.start : m.end].split()), shown(m.value), m.value.qualifier) for m in find(layout)
        ]

    return run


def shown(amount: Amount) -> str:
    """`5000000/7000000`, `4500000 USD`, `41000 per kg`."""
    text = plain(amount.value)
    if amount.value_to is not None:
        text += "/" + plain(amount.value_to)
    if amount.currency != "VND":
        text += f" {amount.currency}"
    return f"{text} per {amount.per}" if amount.per else text


ONE = [
    ("kinh phí 5.240.000.000 đồng", "5.240.000.000 đồng", "5240000000"),
    # the number of a thing, and its amount
    ("gói thầu số 6 400 triệu đồng", "400 triệu đồng", "400000000"),
    ("Tổ 5 300 triệu đồng", "300 triệu đồng", "300000000"),
    ("thôn 12 120 triệu đồng", "120 triệu đồng", "120000000"),
    ("Quốc lộ 1 250 tỷ đồng", "250 tỷ đồng", "250000000000"),
    ("hạng mục 06 400 triệu đồng", "400 triệu đồng", "400000000"),
    ("mỗi tổ 1 250 nghìn đồng", "1 250 nghìn đồng", "1250000"),
    ("mức 1 250 000 đồng", "1 250 000 đồng", "1250000"),
    ("tổng số 1 250 triệu đồng", "1 250 triệu đồng", "1250000000"),
    ("hỗ trợ 3 400 triệu đồng", "3 400 triệu đồng", "3400000000"),
    ("5 tỷ đồng", "5 tỷ đồng", "5000000000"),
    ("13,5 tỷ đồng", "13,5 tỷ đồng", "13500000000"),  # not 135
    ("2.522,81 tỷ đồng", "2.522,81 tỷ đồng", "2522810000000"),
    ("1.706 triệu đồng", "1.706 triệu đồng", "1706000000"),  # thousands
    ("1.5 tỷ đồng", "1.5 tỷ đồng", "1500000000"),  # the other way round
    ("1,234,567 đồng", "1,234,567 đồng", "1234567"),
    ("12,500 đồng", "12,500 đồng", "12500"),  # đồng have no fraction
    ("0,5 tỷ đồng", "0,5 tỷ đồng", "500000000"),
    ("300 triệu", "300 triệu", "300000000"),
    ("300 triệu.", "300 triệu", "300000000"),
    ("hỗ trợ 500 triệu cho huyện", "500 triệu", "500000000"),
    ("5 tỉ đồng", "5 tỉ đồng", "5000000000"),
    ("300 nghìn đồng", "300 nghìn đồng", "300000"),
    ("300 ngàn đồng", "300 ngàn đồng", "300000"),
    ("1,2 nghìn tỷ đồng", "1,2 nghìn tỷ đồng", "1200000000000"),
    ("45 tr.đ", "45 tr.đ", "45000000"),
    ("bình quân 38,5 tr/người/năm", "38,5 tr/người/năm", "38500000 per người/năm"),  # by heads; a book has 120 tr/quyển
    ("150.000đ", "150.000đ", "150000"),
    ("150.000 đ", "150.000 đ", "150000"),
    ("2.000.000 VNĐ", "2.000.000 VNĐ", "2000000"),
    ("2.000.000VND", "2.000.000VND", "2000000"),
    ("13,5 TỶ ĐỒNG", "13,5 TỶ ĐỒNG", "13500000000"),
    # blanks mark thousands too
    ("1 000 000 đồng", "1 000 000 đồng", "1000000"),  # not 1, not 0
    ("5\u00a0240\u00a0000 đồng", "5 240 000 đồng", "5240000"),
    ("500 000 đồng", "500 000 đồng", "500000"),
    # a line break between number and unit
    ("13,5\ntỷ đồng", "13,5 tỷ đồng", "13500000000"),
    ("chi đạt 3.126.500.000\nđ, bằng 87%", "3.126.500.000 đ", "3126500000"),
    ("vay là 2.450.000.000\nđ.\nSau đó", "2.450.000.000 đ", "2450000000"),
    ("quyết toán 450.000.000\nđ (bốn trăm", "450.000.000 đ", "450000000"),
    ("13,5 tỷ\nđồng", "13,5 tỷ đồng", "13500000000"),
    # chains
    ("119 tỷ 214 triệu đồng", "119 tỷ 214 triệu đồng", "119214000000"),
    ("1 tỷ 500 triệu đồng", "1 tỷ 500 triệu đồng", "1500000000"),
    ("2 tỷ 350 triệu 500 nghìn đồng", "2 tỷ 350 triệu 500 nghìn đồng", "2350500000"),
    ("3 triệu 250 nghìn đồng", "3 triệu 250 nghìn đồng", "3250000"),
    ("2 tỷ rưỡi", "2 tỷ rưỡi", "2500000000"),
    # ranges: not their lower end alone
    ("5-7 triệu đồng", "5-7 triệu đồng", "5000000/7000000"),
    ("từ 5 đến 7 tỷ đồng", "5 đến 7 tỷ đồng", "5000000000/7000000000"),
    ("1,5 - 2 tỷ đồng", "1,5 - 2 tỷ đồng", "1500000000/2000000000"),
    # per unit: part of what is printed
    ("41.000 đồng/kg", "41.000 đồng/kg", "41000 per kg"),
    ("120 triệu đồng/ha", "120 triệu đồng/ha", "120000000 per ha"),
    ("3.500.000 đồng/người/tháng", "3.500.000 đồng/người/tháng", "3500000 per người/tháng"),
    ("45,5 triệu đồng/người/năm", "45,5 triệu đồng/người/năm", "45500000 per người/năm"),
    ("300 nghìn/ngày", "300 nghìn/ngày", "300000 per ngày"),
    ("5.000 đồng/m3", "5.000 đồng/m3", "5000 per m3"),
    # other currencies in their own unit
    ("4.500.000 USD", "4.500.000 USD", "4500000 USD"),
    ("4,5 triệu USD", "4,5 triệu USD", "4500000 USD"),
    ("1,2 tỷ đô la Mỹ", "1,2 tỷ đô la Mỹ", "1200000000 USD"),
    ("12.000 EUR", "12.000 EUR", "12000 EUR"),
    ("12 triệu Euro", "12 triệu Euro", "12000000 EUR"),
    ("5 tỷ yên Nhật", "5 tỷ yên Nhật", "5000000000 JPY"),
    ("dư nợ 214 tỷ 305 tr", "214 tỷ 305 tr", "214305000000"),
    ("mua 12.500 đô la Úc", "12.500 đô la Úc", "12500 AUD"),
    ("viện trợ 1,5 tỷ kíp", "1,5 tỷ kíp", "1500000000 LAK"),
    ("hoàn trả 3,2 triệu baht", "3,2 triệu baht", "3200000 THB"),
    ("thanh toán 640.000 CNY", "640.000 CNY", "640000 CNY"),
    ("phí 25,000 USD", "25,000 USD", "25000 USD"),  # no currency has mills
    ("giá 1,85 USD/kg", "1,85 USD/kg", "1.85 USD per kg"),
    ("bán từ 15-18.000 đồng/kg", "15-18.000 đồng/kg", "15000/18000 per kg"),  # both ends in thousands
    ("thu 500 - 2.000 đồng", "500 - 2.000 đồng", "500/2000"),
    ("vay US$ 2,5 triệu của WB", "US$ 2,5 triệu", "2500000 USD"),
    # no currency has mills, but its prices
    ("trị giá $1,200 mỗi bộ", "$1,200", "1200 USD"),
    ("tài trợ 1,250 USD cho thôn", "1,250 USD", "1250 USD"),
    ("tài trợ USD 12,345 cho thôn", "USD 12,345", "12345 USD"),
    ("vốn USD 1,2 tỷ của dự án", "USD 1,2 tỷ", "1200000000 USD"),
    ("đơn giá $5.000", "$5.000", "5000 USD"),
    ("đơn giá 5.000$", "5.000$", "5000 USD"),
    ("kinh phí 5 tỷ VNĐ", "5 tỷ VNĐ", "5000000000"),
    ("2,5 triệu US$", "2,5 triệu US$", "2500000 USD"),
    ("tỷ giá USD 23.500 đồng", "23.500 đồng", "23500"),
    # a mark at a line end
    ("kinh phí 12.500.\n000 đồng", "12.500. 000 đồng", "12500000"),  # not 0 đồng
    ("1.234.\n567 đồng", "1.234. 567 đồng", "1234567"),
    ("thu 3.456.\n789.\n012 đồng", "3.456. 789. 012 đồng", "3456789012"),
    ("Sóc Trăng: 2.345,\n6 tỷ đồng", "2.345, 6 tỷ đồng", "2345600000000"),
    ("năm 2021.\n123 triệu đồng", "123 triệu đồng", "123000000"),  # a sentence ends
    ("trong tháng 10,\n15 tỷ đồng", "15 tỷ đồng", "15000000000"),
    ("ngày 5/12,\n15 tỷ đồng", "15 tỷ đồng", "15000000000"),
    # signs
    ("lợi nhuận -35,6 triệu đồng", "-35,6 triệu đồng", "-35600000"),
    ("-35,6 triệu đồng", "-35,6 triệu đồng", "-35600000"),
    ("âm 12 tỷ đồng", "âm 12 tỷ đồng", "-12000000000"),
    ("kết dư: (-) 25.000.000 đồng", "(-) 25.000.000 đồng", "-25000000"),
    ("hụt thu (-)3,2 tỷ đồng", "(-)3,2 tỷ đồng", "-3200000000"),
    ("Nợ đọng: -12,5 tỷ đồng", "-12,5 tỷ đồng", "-12500000000"),
    ("chênh lệch (−4 tỷ đồng)", "-4 tỷ đồng", "-4000000000"),
    ("- 35 triệu đồng", "35 triệu đồng", "35000000"),  # a list dash
    ("-Thu nội địa:\n-35 triệu đồng", "35 triệu đồng", "35000000"),
    ("máy siêu âm 1,2 tỷ đồng", "1,2 tỷ đồng", "1200000000"),
    ("thiết bị thu âm 35 triệu đồng", "35 triệu đồng", "35000000"),
    ("QL-5 tỷ đồng", "5 tỷ đồng", "5000000000"),
    # a year behind the slash is a date of its own
    ("1,2 tỷ đồng/năm 2021", "1,2 tỷ đồng", "1200000000"),
    ("3 triệu đồng/tháng 5", "3 triệu đồng", "3000000"),
    ("1,2 tỷ đồng/năm", "1,2 tỷ đồng/năm", "1200000000 per năm"),
    ("2 triệu đồng/1000 m2", "2 triệu đồng/1000 m2", "2000000 per 1000 m2"),
    # blanks within what it is counted by
    ("350.000 đồng/khóa học", "350.000 đồng/khóa học", "350000 per khóa học"),
    ("75.000 đồng/tiết dạy.", "75.000 đồng/tiết dạy", "75000 per tiết dạy"),
    ("2 triệu đồng/khóa, học phí tăng", "2 triệu đồng/khóa", "2000000 per khóa"),
    ("3 triệu đồng/dự án", "3 triệu đồng/dự án", "3000000 per dự án"),
    ("3 triệu đồng / học viên/tháng", "3 triệu đồng / học viên/tháng", "3000000 per học viên/tháng"),
    ("lệ phí 500.000 đồng/01 giấy phép", "500.000 đồng/01 giấy phép", "500000 per 01 giấy phép"),
    ("30.000 đồng/ 100 kg", "30.000 đồng/ 100 kg", "30000 per 100 kg"),
    # written close, and as it is said
    ("xã Thạnh Lợi chi 2tỷ500triệu đồng", "2tỷ500triệu đồng", "2500000000"),
    ("2tỷ500tr", "2tỷ500tr", "2500000000"),
    ("1tr500k/hộ", "1tr500k/hộ", "1500000 per hộ"),
    ("thu 2 tỷ 500 trong năm 2019", "2 tỷ 500", "2500000000"),
    ("Cư Jút thu 2 tỷ 500;", "2 tỷ 500", "2500000000"),
    ("phí 15 triệu 750.", "15 triệu 750", "15750000"),
    ("chi 2 tỷ 500 hộ nghèo", "2 tỷ", "2000000000"),
    ("chi 2 tỷ 500, 600 và 700 hộ", "2 tỷ", "2000000000"),
    ("chi 5 tỷ đồng 500.", "5 tỷ đồng", "5000000000"),
    ("thu 2,5 tỷ 500.", "2,5 tỷ", "2500000000"),
    ("thu 2½ tỷ đồng", "2½ tỷ đồng", "2500000000"),
    ("2 ¼ triệu đồng/ha", "2 ¼ triệu đồng/ha", "2250000 per ha"),
    ("15 triệu rưỡi", "15 triệu rưỡi", "15500000"),
    # the mark that ends a sum in bookkeeping
    ("3.000.000.- đồng", "3.000.000.- đồng", "3000000"),
    ("50.000.000,= đồng", "50.000.000,= đồng", "50000000"),
    # scales and marks of bookkeeping
    ("12 tỷ 500 triệu", "12 tỷ 500 triệu", "12500000000"),
    ("5.678.000,- đồng", "5.678.000,- đồng", "5678000"),
    ("5 trăm nghìn đồng", "5 trăm nghìn đồng", "500000"),
    ("2 chục triệu đồng", "2 chục triệu đồng", "20000000"),
    ("hỗ trợ 300 triệu\nTrong đó", "300 triệu", "300000000"),
    ("đạt 789,5 nghìn tỷ đồng giá trị sản xuất", "789,5 nghìn tỷ đồng", "789500000000000"),  # `giá` is no tỷ giá
    # everyday units, right behind the figure
    ("vay 750tr để nuôi tôm", "750tr", "750000000"),
    ("thưởng 500k.", "500k", "500000"),
    ("mua 1tr2", "1tr2", "1200000"),
    ("hỗ trợ 2tr250/hộ", "2tr250/hộ", "2250000 per hộ"),
    ("công 300k/ngày", "300k/ngày", "300000 per ngày"),
    ("thưởng 2-3tr/người", "2-3tr/người", "2000000/3000000 per người"),
    ("xây nhà 2tỷ5", "2tỷ5", "2500000000"),
    # what it is counted by, beside a sign of times
    ("270.000 đồng/tháng x 12 tháng", "270.000 đồng/tháng", "270000 per tháng"),
    ("từ năm 2019 đến 15 tỷ đồng", "15 tỷ đồng", "15000000000"),  # no range from the year on
    # said once more in words, between the figure and its unit
    ("xã Ea Tu chi 5 (năm) tỷ đồng", "5 (năm) tỷ đồng", "5000000000"),
    (
        "nộp 125.000.000 (một trăm hai mươi lăm triệu) đồng",
        "125.000.000 (một trăm hai mươi lăm triệu) đồng",
        "125000000",
    ),
    (
        "phạt 7.500.000 (Bằng chữ: Bảy triệu năm trăm nghìn) đồng",
        "7.500.000 (Bằng chữ: Bảy triệu năm trăm nghìn) đồng",
        "7500000",
    ),
    # the unit in brackets behind a figure that no heading has
    ("Tổng số 1.234.567 (nghìn đồng)", "1.234.567 (nghìn đồng)", "1234567000"),
    ("thu 12,5 (tỷ đồng)", "12,5 (tỷ đồng)", "12500000000"),
    # a thousand counts the unit behind it
    ("Bình Dương thu 2 nghìn 345 tỷ đồng", "2 nghìn 345 tỷ đồng", "2345000000000"),
    ("vay 1 ngàn 250 triệu", "1 ngàn 250 triệu", "1250000000"),
    ("1 nghìn 200 tỷ cho đê biển", "1 nghìn 200 tỷ", "1200000000000"),
    ("2 ngàn 345 tỷ 100 triệu đồng", "2 ngàn 345 tỷ 100 triệu đồng", "2345100000000"),
    ("1 nghìn 050 tỷ đồng", "1 nghìn 050 tỷ đồng", "1050000000000"),
    ("2 ngàn 345 triệu USD", "2 ngàn 345 triệu USD", "2345000000 USD"),
    # other scales and short units
    ("phạt 15 vạn đồng", "15 vạn đồng", "150000"),
    ("chi 500 ngđ", "500 ngđ", "500000"),
    ("1.250 ng.đồng", "1.250 ng.đồng", "1250000"),
]


@pytest.mark.parametrize(("text", "printed", "value"), ONE)
def test_one_amount(amounts, text, printed, value):
    assert amounts(text) == [(printed, value, "")]


VAGUE = [
    ("trên 5 tỷ đồng", "trên"),
    ("hơn 5 tỷ đồng", "hơn"),
    ("gần 5 tỷ đồng", "gần"),
    ("khoảng 5 tỷ đồng", "khoảng"),
    ("dưới 5 tỷ đồng", "dưới"),
    ("ước 5 tỷ đồng", "ước"),
    ("Ước đạt 5 tỷ đồng", "ước"),
    ("ngân sách cấp trên 5 tỷ đồng", ""),
    ("thiếu vốn (khoảng 5 tỷ đồng)", "khoảng"),
    ("vốn vay [trên 5 tỷ đồng]", "trên"),
    ("nợ xấu (Hơn 5 tỷ đồng)", "hơn"),
    ("(ngân sách cấp trên 5 tỷ đồng)", ""),
    ("dự án > 5 tỷ đồng", "trên"),
    ("dự án >=5 tỷ đồng", "ít nhất"),
    ("nhóm C: < 5 tỷ đồng", "dưới"),
    ("thu ~ 5 tỷ đồng", "khoảng"),
    ("thu -> 5 tỷ đồng", ""),  # an arrow
    ("thu => 5 tỷ đồng", ""),
    ("> 5 tỷ đồng", ""),  # the mark of a quotation
    ("thấp hơn 5 tỷ đồng", ""),
    ("xấp xỉ 5 tỷ đồng", "xấp xỉ"),
    ("không quá 5 tỷ đồng", "không quá"),
    ("ít nhất\n5 tỷ đồng", "ít nhất"),
    ("tối thiểu 5 tỷ đồng", "ít nhất"),
    ("tổng 5 tỷ đồng", ""),
    ("trên dưới 5 tỷ đồng", "khoảng"),
    ("ước chừng 5 tỷ đồng", "khoảng"),
    ("ngót nghét 5 tỷ đồng", "gần"),
    ("suýt soát 5 tỷ đồng", "gần"),
    ("chưa đến 5 tỷ đồng", "dưới"),
    ("không vượt quá 5 tỷ đồng", "không quá"),
    ("không ít hơn 5 tỷ đồng", "ít nhất"),
    ("ít hơn 5 tỷ đồng", ""),
    ("ngân sách trên địa bàn 5 tỷ đồng", ""),  # the word is there, but not before the figure
    ("trên, 5 tỷ đồng", ""),
]


@pytest.mark.parametrize(("text", "qualifier"), VAGUE)
def test_qualifiers(amounts, text, qualifier):
    assert amounts(text) == [("5 tỷ đồng", "5000000000", qualifier)]


SEVERAL = [
    ("số hộ được hỗ trợ 12 triệu", ["12000000"]),  # no verb says that the figure counts them
    ("10 triệu đồng và 10 triệu đồng", ["10000000", "10000000"]),  # every mention
    ("ngân sách tỉnh 5 tỷ đồng, huyện 13,5 tỷ đồng, xã 300 triệu đồng", ["5000000000", "13500000000", "300000000"]),
    ("tăng từ 5 tỷ đồng lên 7 tỷ đồng", ["5000000000", "7000000000"]),
    ("5 tỷ đồng/2 dự án", ["5000000000"]),
    ("4 tỷ đồng/dự toán 10 tỷ", ["4000000000", "10000000000"]),
    ("350 triệu đồng/kế hoạch vốn 500 triệu đồng", ["350000000", "500000000"]),
    ("3,2 tỷ/tổng số 5 tỷ đồng", ["3200000000", "5000000000"]),
    ("2 tỷ đồng/kế hoạch", ["2000000000"]),
    ("đạt 20 tỷ/40 tỷ đồng", ["20000000000", "40000000000"]),
    ("450 tỷ đồng/500 tỷ đồng", ["450000000000", "500000000000"]),
    ("12 tỷ/15 tỷ", ["12000000000", "15000000000"]),
    ("đạt 80,2%: 698,445/871,321 triệu đồng", ["698445000", "871321000"]),
    ("thu 12,5 tỷ đồng, chi 12,500 triệu", ["12500000000", "12500000"]),
    ("thu 1,234,567 đồng, chi 12,500 triệu đồng", ["1234567", "12500000000"]),
    ("phạt từ 2 triệu đồng đến 5 triệu đồng", ["2000000", "5000000"]),
    ("50.000/60.000 đồng/kg", ["50000", "60000"]),
    ("214 triệu đồng 119 tỷ đồng", ["214000000", "119000000000"]),  # no chain: the units rise
    # two levels with one unit
    ("thu nhập tăng từ 3,5 lên 4,2 triệu đồng", ["3500000", "4200000"]),
    ("nợ đọng giảm từ 120 xuống còn 85 tỷ đồng", ["120000000000", "85000000000"]),
    ("bình quân tăng từ 38,5 lên 42 triệu đồng/người/năm", ["38500000", "42000000"]),
    ("tăng từ 2015 lên 4,2 triệu đồng", ["4200000"]),  # a year
    ("từ bậc 3 lên 4 triệu đồng", ["4000000"]),
    ("từ 5 lên 1 tỷ 200 triệu đồng", ["1200000000"]),  # of which unit?
    ("tăng 3,5 lên 4,2 triệu đồng", ["4200000"]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_several_amounts(amounts, text, values):
    assert [value.partition(" per ")[0] for _, value, _ in amounts(text)] == values


NONE = [
    "Hỗ trợ khám bệnh cho         1.250      9.600\n   đồng bào dân tộc",  # the last cell of a row
    # no value
    "hàng chục tỷ đồng", "hàng trăm triệu đồng", "nhiều tỷ đồng", "vài triệu đồng", "đồng", "hàng nghìn tỷ",
    # counts
    "2 triệu ngăn", "1 tỷ m3", "3 nghìn hộ", "2 triệu lượt khách", "45,6 triệu người", "5 ngàn con", "1,2 triệu m2", "3 triệu cây",
    "2 triệu\nlượt khách", "300 nghìn tấn", "97 triệu dân",
    "13,4 tỷ TKm", "10,9 tỷ HKm", "25 kíp nổ", "6,5 triệu người/thuê bao", "6,5 triệu thuê bao", "8,5 tỷ KWh",
    "Dân số 1,2 triệu", "Dân số tỉnh Long An khoảng 1,7 triệu", "Số người dùng mạng là 6,5 triệu", "số lao động trong ngành lên 42 ngàn", "số thuê bao đạt gần 3 triệu", "12/500 triệu", "sách 120 tr/quyển", "tháng 6/2022 đồng thuận", "tháng 12/2022 tỷ đồng", "300 triệu TKm", "tỷ giá USD 23.500", "1.250 tr",
    # the tail of a number whose head is damaged
    "1.23.\n000 đồng", "là 12.\n5 tỷ đồng", "-5-7 tỷ đồng",
    # nothing tells which of two readings
    "chi 12,500 triệu đồng", "698,445/871,321 triệu đồng", "bán được 1,706 tỷ",
    # the scale of a table
    "(ĐVT: 1.000 đồng)", "Đơn vị tính: 1.000 đồng", "DỰ TOÁN THU NĂM 2019 (Đơn vị: 1.000 đồng)", "ĐVT: 1.000đ", "đơn vị: 1.000.000 đồng",
    "Biểu 3. Xuất khẩu (ĐVT: tấn, 1.000 USD)", "Thành tiền (1.000 đồng)", "Đơn vị tính 1000 đồng", "ĐVT: triệu đồng", "đơn vị: triệu USD",
    # no everyday unit
    "thông điệp 5K", "đường 12k", "thẻ 4K", "30k sản phẩm", "Nghị quyết 30a", "20 k", "12 tr", "3 tr. tài liệu", "15K", "9k",
    # comrades and units, shortened
    "36 đ/c", "36đ/c", "2 đ/v", "15 đ/s", "5 đ/vị",
    # the unit of a column, behind its head
    "Quý 2 (tỷ đồng)", "Kế hoạch 2021 (triệu đồng)", "Bảng 2.1 (triệu đồng)", "12 (đồng chí)", "12.500.000 (đồng chí)",
    # read in two ways, or counted
    "2 nghìn 50 tỷ đồng", "1 triệu 200 nghìn con gà", "2 nghìn 345 triệu lượt khách", "2 nghìn 345 hộ",
    # words that begin like a unit
    "05 đồng chí", "5 đồng bào", "11 vàng, 15 bạc, 17 đồng", "6 HCV, 9 HCB và 12 đồng", "15 hợp đồng", "3 hội đồng", "12 tỷ lệ", "12 cộng đồng", "5 đồng phạm", "12 đồng phục", "2 đồng tác giả", "3 đồng hồ", "2 đồng đội",
    "triệu tập 12 đại biểu",
    # a list mark
    "chi 3.126.500.000\nđ) Chi khác", "chi 3.126.500.000\nđ. Chi khác", "3.126.500.000\nđ\nChi khác", "Thuế\t3.126.500.000\nđ\tChi khác",
    "mục 12.500\nđ, e", "đ) Về giáo dục", "1\nđ) Về giáo dục", "điểm đ khoản 3", "mục 4\nđ) Khác",
    # the next line begins with the word
    "Năm 2022\nĐồng chí Bí thư", "tổng số 12\nĐồng thời, huyện",
    # percentages, dates, document numbers
    "5-7%", "ngày 14/5/2021", "480/QĐ-UBND", "186/337",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_amount(amounts, text):
    assert amounts(text) == []


UNIT_LINE_LIKE = [
    ("phí vệ sinh 1.000 đồng/người", ["1000"]),
    ("Đơn vị ủng hộ: 1.000.000 đồng", ["1000000"]),
    ("mỗi cháu 1.000 đồng", ["1000"]),
    ("một triệu đồng (1.000.000 đồng)", ["1000000"]),
    ("ĐVT: triệu đồng; thu 1.000 triệu đồng", ["1000000000"]),
    ("Đơn vị tính: triệu đồng. Thu 12.500 triệu đồng", ["12500000000"]),
]


@pytest.mark.parametrize(("text", "values"), UNIT_LINE_LIKE)
def test_what_is_no_scale_of_a_table(amounts, text, values):
    assert [value.partition(" per ")[0] for _, value, _ in amounts(text)] == values


STEPS = [
    ("1tr2", "100000"),
    ("1tr250", "1000"),
    # the value of the last printed digit
    ("394,4 triệu đồng", "100000"),
    ("5 tỷ đồng", "1000000000"),
    ("13,50 tỷ đồng", "10000000"),
    ("5.240.000.000 đồng", "1"),
    ("119 tỷ 214 triệu đồng", "1000000"),
    ("1.706 triệu đồng", "1000000"),
    ("4,5 triệu USD", "100000"),
    ("5-7 triệu đồng", "1000000"),
]


@pytest.mark.parametrize(("text", "step"), STEPS)
def test_precision(rules, layout_of, text, step):
    (found,) = amount_finder(rules)(layout_of(text))
    assert found.value.step == Decimal(step)


def test_the_unit_is_kept_as_printed(rules, layout_of):
    (found,) = amount_finder(rules)(layout_of("kinh phí 13,5 TỶ\nĐỒNG"))
    assert found.value.unit == "TỶ ĐỒNG"
    assert found.rule == "units.toml: tỷ đồng"


ENGLISH = [
    ("1,234,567,890 VND; 12,500.75 USD; 1,706 triệu đồng", ["1234567890", "12500.75 USD", "1706000000"]),
    ("1,234,567,890 VND; 1.706 tỷ đồng", ["1234567890", "1706000000"]),
]


@pytest.mark.parametrize(("text", "values"), ENGLISH)
def test_the_majority_of_the_document_decides(amounts, text, values):
    assert [value for _, value, _ in amounts(text)] == values


# ---- laws -------------------------------------------------------------------------------------------------

GREAT = load_rules().words("units.money_not.great")  # money only in large figures
UNITS = [u for u in load_rules().money_units if u.sure and not u.name[0].isdigit() and u.name not in GREAT]


@given(
    st.sampled_from(UNITS),
    st.integers(1, 10**13),
    st.integers(0, 2),
    st.sampled_from(Style),
    st.sampled_from([" ", "\n", "  "]),
)
def test_a_printed_amount_is_read_back(rules, unit, digits, places, style, gap):
    number = Decimal(digits).scaleb(0 if unit.whole else -places)
    gap = " " if unit.name == "đ" or unit.name[0].isupper() else gap  # at a line's start these are other things
    text = f"Tổng kinh phí là {print_number(number, style=style)}{gap}{unit.name}, đạt kế hoạch."
    layout = Layout(text, (), (), (), Facts(), english_numbers=style is Style.ENGLISH)
    (found,) = amount_finder(rules)(layout)
    assert (found.value.value, found.value.currency) == (number * unit.factor, unit.currency)
    assert text[found.start : found.end] == f"{print_number(number, style=style)}{gap}{unit.name}"


@given(st.integers(1, 999), st.integers(1, 999))
def test_a_printed_chain_is_read_back(amounts, billions, millions):
    ((_, value, _),) = amounts(f"kinh phí {billions} tỷ {millions} triệu đồng")
    assert value == str(billions * 10**9 + millions * 10**6)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("giải ngân 22 tỷ đồng/600 hộ", "22 tỷ đồng"),
        ("hỗ trợ 450 triệu đồng/2 đợt", "450 triệu đồng"),
        ("thu 6 triệu đồng/2ha", "6 triệu đồng/2ha"),
        ("hỗ trợ 12 triệu đồng/01 hộ", "12 triệu đồng/01 hộ"),
    ],
)
def test_a_count_behind_a_slash_is_no_rate(run_text, text, printed):
    amounts = [
        m.text for m in run_text(f"UBND HUYỆN LẬP VÒ\n\nBÁO CÁO\nKết quả\n\nĐã {text}.\n").mentions if "đồng" in m.text
    ]
    assert amounts == [printed]


@pytest.mark.parametrize("noun", ["ngày công", "ngày công lao động", "giao dịch", "giao dịch điện tử", "giờ công"])
def test_what_begins_like_a_word_that_follows_money_is_counted(amounts, noun):
    assert amounts(f"Nhân dân đóng góp 1,2 triệu {noun}.") == []


@pytest.mark.parametrize("word", ["ngày 5/6", "giao cho xã", "mua giống", "để làm đường", "bài trừ hủ tục"])
def test_money_before_words_that_are_not_counted(amounts, word):
    assert amounts(f"Hỗ trợ 1,2 triệu {word}.") == [("1,2 triệu", "1200000", "")]
