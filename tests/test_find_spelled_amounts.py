"""Amounts in words. Text on the left; printed amount and value in đồng on the right. ANNOTATION: AMT; DOMAIN section 5."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.figures import plain
from pipeline.find.spelled_amounts import spelled_amount_finder
from pipeline.rulebook import load_rules


@pytest.fixture(scope="session")
def amounts(rules, layout_of):
    """Text -> (printed, value) of what the finder alone sees."""
    find = spelled_amount_finder(rules)

    def run(text):
        layout = layout_of(text)
        return [(" ".join(layout.text[m.start : m.end].split()), plain(m.value.value)) for m in find(layout)]

    return run


ONE = [
    ("ủng hộ ba tỷ đồng cho tỉnh Hà Giang", "ba tỷ đồng", "3000000000"),
    ("hỗ trợ hai trăm triệu đồng", "hai trăm triệu đồng", "200000000"),
    ("thiệt hại khoảng một tỷ hai trăm triệu đồng", "một tỷ hai trăm triệu đồng", "1200000000"),
    ("mười lăm triệu đồng", "mười lăm triệu đồng", "15000000"),
    ("hai mươi mốt triệu đồng", "hai mươi mốt triệu đồng", "21000000"),
    ("Sáu mươi tư tỷ đồng", "Sáu mươi tư tỷ đồng", "64000000000"),
    ("năm trăm nghìn đồng/người", "năm trăm nghìn đồng/người", "500000"),
    ("một nghìn hai trăm tỷ đồng", "một nghìn hai trăm tỷ đồng", "1200000000000"),
    ("hai ngàn tỷ đồng", "hai ngàn tỷ đồng", "2000000000000"),
    (
        "ba mươi lăm triệu không trăm linh năm nghìn đồng",
        "ba mươi lăm triệu không trăm linh năm nghìn đồng",
        "35005000",
    ),
    ("tám mươi bảy tỷ, sáu trăm triệu đồng", "tám mươi bảy tỷ, sáu trăm triệu đồng", "87600000000"),
    ("một triệu rưỡi đồng", "một triệu rưỡi đồng", "1500000"),
    ("hai trăm\ntriệu đồng", "hai trăm triệu đồng", "200000000"),
    ("trong năm hai tỷ đồng", "hai tỷ đồng", "2000000000"),  # the word for five is that for year, too
    ("Mức đóng góp: ba triệu đồng", "ba triệu đồng", "3000000"),
    ("hỗ trợ thêm (hai tỷ ba trăm triệu đồng)", "hai tỷ ba trăm triệu đồng", "2300000000"),
    ("kinh phí “hai tỷ đồng”", "hai tỷ đồng", "2000000000"),
    # spoken, without the word for tens
    ("hỗ trợ một trăm hai lăm triệu đồng", "một trăm hai lăm triệu đồng", "125000000"),
    ("cấp ba tư triệu đồng cho thôn", "ba tư triệu đồng", "34000000"),
    # without a unit, behind what tells that it is money
    ("tổng vốn hai tỷ rưỡi, trong đó", "hai tỷ rưỡi", "2500000000"),
    ("hỗ trợ ba trăm triệu cho mỗi xã", "ba trăm triệu", "300000000"),
    ("cho vay năm mươi triệu/hộ.", "năm mươi triệu/hộ", "50000000"),
    ("trị giá một tỷ hai;", "một tỷ hai", "1200000000"),
    ("phạt hai triệu năm trăm nghìn và", "hai triệu năm trăm nghìn", "2500000"),
    ("chi một tỷ, hai trăm triệu", "một tỷ, hai trăm triệu", "1200000000"),
    # a figure of something else stands before the bracket
    ("hỗ trợ 5 hộ (hai trăm triệu đồng)", "hai trăm triệu đồng", "200000000"),
    ("mua 10 con bò giống (Một trăm năm mươi triệu đồng)", "Một trăm năm mươi triệu đồng", "150000000"),
    ("mười (Hai tỷ đồng)", "Hai tỷ đồng", "2000000000"),  # the bracket begins another
]


@pytest.mark.parametrize(("text", "printed", "value"), ONE)
def test_one_amount(amounts, text, printed, value):
    assert amounts(text) == [(printed, value)]


NONE = [
    # without a unit: no money, or no end
    "dân số ba trăm triệu người",
    "sản lượng hai tỷ rưỡi",
    "thu một triệu lượt khách",
    "chi một tỷ năm 2020",
    "vốn hàng trăm triệu, chi mấy tỷ; chi một, hai tỷ",
    "thu ba nghìn.",
    "hội nghị chi tỷ lệ hai phần ba; đã chi trả. Huyện triệu tập, một triệu",
    "trị giá 200.000.000 (hai trăm triệu)",
    # the figure before it, once more
    "12.500.000.000 đồng (Bằng chữ: Mười hai tỷ năm trăm triệu đồng)", "Số tiền bằng chữ: Sáu mươi tỷ đồng.",
    "87.000.000 đồng (Tám mươi bảy triệu đồng)", "1.200.000.000 đồng (bằng chữ:\nMột tỷ hai trăm triệu đồng chẵn)",
    "12.468.500.000 đồng (Mười hai tỷ bốn trăm sáu mươi tám triệu năm trăm nghìn đồng).", "87.000.000 đồng\n(Tám mươi bảy triệu đồng)",
    "2.450\ntriệu đồng (hai tỷ, bốn trăm năm mươi triệu đồng)", "2.450 triệu\nđồng (hai tỷ bốn trăm năm mươi triệu đồng)",
    "2.\n450 triệu đồng (hai tỷ bốn trăm năm mươi triệu đồng)",
    "87.000.000 đồng (“Tám mươi bảy triệu đồng”)", "5.000.000 đồng [Năm triệu đồng]",
    "5.000.000 (Năm triệu đồng)", "5.000.000 tiền mặt (Năm triệu đồng)", "87 triệu (tám mươi bảy triệu đồng)", "5.000.000đ/hộ (năm triệu đồng)",
    # no value
    "(hàng trăm triệu đồng)", "hàng trăm triệu đồng", "vài chục tỷ đồng", "mấy trăm triệu đồng", "hai, ba trăm triệu đồng", "hai đến ba tỷ đồng", "trăm triệu đồng", "tỷ đồng",
    # figures are for the other finder
    "12 tỷ đồng", "12 trăm triệu đồng", "5 triệu đồng",
    # no money
    "ba triệu đồng bào", "mười đồng chí", "hai đồng", "ba triệu người", "một đồng vốn", "trong năm tỷ lệ",
    # no figure
    "ba bốn tỷ đồng", "một trăm tư triệu đồng", "mươi triệu đồng", "hai tỷ ba tỷ đồng",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_amount(amounts, text):
    assert amounts(text) == []


STEPS = [
    ("ba tỷ đồng", 10**9),
    ("một tỷ hai trăm triệu đồng", 10**6),
    ("hai nghìn tỷ đồng", 10**12),
    ("một nghìn hai trăm tỷ đồng", 10**9),
    ("một triệu rưỡi đồng", 10**5),
]


@pytest.mark.parametrize(("text", "step"), STEPS)
def test_precision(rules, layout_of, text, step):
    (found,) = spelled_amount_finder(rules)(layout_of(text))
    assert found.value.step == Decimal(step)


def test_unit_counted_by_and_qualifier(rules, layout_of):
    (found,) = spelled_amount_finder(rules)(layout_of("thu nhập trên ba triệu đồng/người/tháng"))
    assert (found.value.unit, found.value.per, found.value.qualifier) == ("triệu đồng", "người/tháng", "trên")


DIGITS = load_rules().words("units.spelled.digits")


def in_words(number: int) -> str:
    """1 to 999 as a school reads it."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    words = [DIGITS[hundreds], "trăm"] if hundreds else []
    if tens > 1:
        words += [DIGITS[tens], "mươi"]
    elif tens == 1:
        words += ["mười"]
    elif hundreds and ones:
        words += ["linh"]
    if ones:
        words.append({1: "mốt" if tens > 1 else "một", 5: "lăm" if tens else "năm"}.get(ones, DIGITS[ones]))
    return " ".join(words)


@given(st.integers(1, 999), st.integers(0, 999))
def test_a_spelled_amount_is_read_back(amounts, billions, millions):
    words = f"{in_words(billions)} tỷ" + (f" {in_words(millions)} triệu" if millions else "")
    assert amounts(f"kinh phí {words} đồng") == [(f"{words} đồng", str(billions * 10**9 + millions * 10**6))]
