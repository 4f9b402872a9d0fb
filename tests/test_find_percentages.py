"""Percentages. Text on the left; printed figure and value on the right. ANNOTATION: PCT; DOMAIN section 5."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.figures import plain, print_number
from pipeline.find.percentages import percentage_finder
from pipeline.values import Percentage


@pytest.fixture(scope="session")
def percentages(rules, layout_of):
    """Text -> (printed, value) of what the finder alone sees."""
    find = percentage_finder(rules)

    def run(text):
        layout = layout_of(text)
        return [(" ".join(layout.text[m.start : m.end].split()), shown(m.value)) for m in find(layout)]

    return run


def shown(percentage: Percentage) -> str:
    text = plain(percentage.value)
    return text if percentage.value_to is None else f"{text}/{plain(percentage.value_to)}"


ONE = [
    ("đạt 55,19%", "55,19%", "55.19"),
    ("đạt 28.42 %", "28.42 %", "28.42"),  # a dot, a blank
    ("64.39%", "64.39%", "64.39"),
    ("100%", "100%", "100"),
    ("1.200%", "1.200%", "1200"),  # nobody prints a thousandth of nought
    ("0,5 phần trăm", "0,5 phần trăm", "0.5"),
    ("5 phần\ntrăm", "5 phần trăm", "5"),
    ("55,19\n%", "55,19 %", "55.19"),
    ("55,19\uff05", "55,19%", "55.19"),
    ("1.234,5%", "1.234,5%", "1234.5"),
    ("(86,5%)", "86,5%", "86.5"),
    ("86,5%.", "86,5%", "86.5"),
    ("86,5%;", "86,5%", "86.5"),
    ("86,5%/năm", "86,5%", "86.5"),
    ("chiếm 0,05%", "0,05%", "0.05"),
    # ranges: not their lower end
    ("5-7%", "5-7%", "5/7"),
    ("5 - 7%", "5 - 7%", "5/7"),
    ("5%-7%", "5%-7%", "5/7"),
    ("5,5–7,25%", "5,5-7,25%", "5.5/7.25"),
    ("từ 5 đến 7%", "5 đến 7%", "5/7"),
    # a mark at a line end
    ("tăng 12,\n5%", "12, 5%", "12.5"),
    ("trong tháng 5,\n12% số hộ", "12%", "12"),
    ("trong năm 2021,\n12% số hộ", "12%", "12"),
    # tenths of a percentage
    ("tỷ suất sinh 14,25‰", "14,25‰", "1.425"),
    ("dân số tăng 7 phần nghìn", "7 phần nghìn", "0.7"),
    ("3,4 ‰", "3,4 ‰", "0.34"),
    ("độ mặn 12-15‰", "12-15‰", "1.2/1.5"),
    ("giảm 0,2‰/năm", "0,2‰", "0.02"),
    # signs
    ("Giảm -2,3%", "-2,3%", "-2.3"),
    ("(-3,2%)", "-3,2%", "-3.2"),
    ("tăng trưởng âm 2,3%", "âm 2,3%", "-2.3"),
    ("- 5% số hộ", "5%", "5"),  # a list dash
    ("máy siêu âm 35%", "35%", "35"),
    # differences
    ("tăng 1,2 điểm phần trăm", "1,2 điểm phần trăm", "1.2"),
    ("tăng 1,2 điểm %", "1,2 điểm %", "1.2"),
    ("tăng 1,2% điểm", "1,2% điểm", "1.2"),
    ("giảm 1,2% điểm so với cùng kỳ", "1,2% điểm", "1.2"),
    ("xóa 100% điểm ngập", "100%", "100"),
    ("45% điểm trường có điện", "45%", "45"),
]


@pytest.mark.parametrize(("text", "printed", "value"), ONE)
def test_one_percentage(percentages, text, printed, value):
    assert percentages(text) == [(printed, value)]


def test_mentions_of_one_figure_are_not_collapsed(percentages):
    text = "xã A 10%, xã B 10%, xã C 10%; xã D 10% và xã E 10%"
    assert percentages(text) == [("10%", "10")] * 5


SEVERAL = [
    ("chia theo tỷ lệ 60% - 40%", ["60", "40"]),  # a falling pair is no range
    ("đạt 92,5%/90% chỉ tiêu", ["92.5", "90"]),
    ("tăng từ 5% lên 7%", ["5", "7"]),
    ("hộ nghèo giảm từ 12,5 xuống 8,1%", ["12.5", "8.1"]),
    ("tăng từ năm 2015 lên 45%", ["45"]),
    ("từ 2015 lên 45%", ["45"]),
    ("cộng 15 (mười lăm)%", ["15"]),
    ("15 (năm 2020)%", []),
    ("đạt 86,5% kế hoạch, tăng 12,4% so với cùng kỳ", ["86.5", "12.4"]),
    ("12/15 xã (80%)", ["80"]),
    ("năm 2021 5%", ["5"]),
    ("tăng từ 12% năm 2019 đến 15% năm 2020", ["12", "15"]),  # no range from the year on
    ("từ 65% đến 68%", ["65", "68"]),  # each with its own sign
    ("từ 0,3‰ xuống 0,2‰", ["0.03", "0.02"]),
    # a dot before three digits: as the document writes its percentages, else its figures
    ("tăng 12,5%; tôm tăng 1.200%", ["12.5", "1200"]),
    ("đạt 101,2%, cá tra đạt 2.345% kế hoạch", ["101.2", "2345"]),
    ("thu 1.234.567 đồng, bằng 1.125% dự toán", ["1125"]),
    ("đạt 104,7%KH và 98%DT, tăng 5,2%CK", ["104.7", "98", "5.2"]),
    ("đạt 95.125% kế hoạch; 1.234 ha, 2.345 tấn", ["95.125"]),  # no share is 95 thousand per cent
    ("64.39% số hộ, 5.125% số xã", ["64.39", "5.125"]),
    ("thu 12,5 tỷ đồng; 64.39% và 5.125%", ["64.39", "5.125"]),
    ("giảm 12,5%, còn 1,234%", ["12.5", "1.234"]),
    ("1,234,567 USD; 1,234,568.5 USD; 1,250%", ["1250"]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_several_percentages(percentages, text, values):
    assert [value for _, value in percentages(text)] == values


RANGES = [("3%÷4%", "3", "4"), ("12,5% ÷ 13%", "12.5", "13"), ("3% - 4%", "3", "4")]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_a_range_with_a_sign_at_both_ends(rules, layout_of, text, low, high):
    (mention,) = percentage_finder(rules)(layout_of(f"tăng từ {text} mỗi năm"))
    assert (mention.value.value, mention.value.value_to) == (Decimal(low), Decimal(high))


NONE = [
    "Hộ nghèo giảm           12,5      9,7\n   % so với năm trước",  # the last cell of a row
    *(
        "gấp 1,5 lần",
        "12/15 xã",
        "%",
        "tỷ lệ %",
        "phần trăm",
        "10 phần",
        "5 phần quà",
        "186/337",
        "hàng chục phần trăm",
    ),
    *("tăng 12.\n5%", "-5-7%", "năm 2021 -5,2%"),
    *("5.125%", "1,234%", "1,200%"),  # nothing tells which of two readings
    *("1.2.3%", "điểm 8,5", "12 điểm", "C2%a"),
]


@pytest.mark.parametrize("text", NONE)
def test_no_percentage(percentages, text):
    assert percentages(text) == []


RELATIONS = [
    # the verb tells the relation
    ("đạt 86,5% kế hoạch", "fulfilment", "kế hoạch"),
    ("bằng 102% dự toán", "fulfilment", "dự toán"),
    ("hoàn thành 100% chỉ tiêu", "fulfilment", "chỉ tiêu"),
    ("tăng 12,4% so với cùng kỳ", "growth", "cùng kỳ"),
    ("giảm 3,1% so với cùng kỳ năm trước", "growth", "cùng kỳ năm trước"),
    ("tăng trưởng 7%", "growth", ""),
    ("chiếm 45% tổng diện tích", "share", ""),
    ("chiếm tỷ lệ 45%", "share", ""),
    ("tỷ lệ hộ nghèo còn 3,5%", "rate", ""),
    ("lãi suất 6,5%/năm", "rate", ""),
    ("tăng 1,2 điểm phần trăm", "points", ""),
    ("tăng 1,2 điểm phần trăm so với cùng kỳ", "points", ""),
    ("gồm 45%", "", ""),
    # what was reached is no growth
    ("Tỷ lệ hộ nghèo ở Mường Nhé giảm mạnh, còn 8,1%", "rate", ""),
    ("hộ cận nghèo giảm xuống 4,1%", "", ""),
    ("Tỷ lệ che phủ rừng tăng lên 54,7%", "rate", ""),
    ("Tỷ trọng dịch vụ của Cần Thơ tăng lên 52%", "share", ""),
    ("kéo giảm từ 5% trở lên", "growth", ""),
    ("kéo giảm từ 5% số vụ phạm pháp hình sự", "growth", ""),
    ("giảm từ 1 - 1,5%/năm", "growth", ""),
    ("Dân số đô thị chiếm một phần ba, đến 2030 tăng lên 45%", "share", ""),
    # a noun of growth is told by `đạt` and `là`
    ("Tốc độ tăng trưởng của Bắc Giang năm 2019 đạt 16,2%", "growth", ""),
    ("mức tăng là 3,2% so với cùng kỳ", "growth", "cùng kỳ"),
    ("Thu ngân sách tăng khá, đạt 86%", "", ""),
    # by how much a plan was passed
    ("vượt 12,5% so với kế hoạch", "growth", "kế hoạch"),
    ("tăng 5% dự toán", "growth", "dự toán"),
    ("Thu tăng, đạt 95% dự toán", "fulfilment", "dự toán"),
    ("Thu vượt xa năm ngoái, 95% dự toán", "fulfilment", "dự toán"),
    # the verb of another sentence tells nothing
    ("Thu ngân sách tăng. Hộ nghèo là 5%", "", ""),
]


CHANGES = [
    # all percentages of a sentence
    ("Tỷ lệ hộ nghèo giảm 4,5 điểm phần trăm, còn 8,1%", ["points", "rate"]),
    ("Tỷ lệ hộ nghèo giảm từ 12,6% xuống còn 8,1%", ["rate", "rate"]),
    ("Tỷ trọng nông nghiệp giảm từ 35% xuống 28%", ["share", "share"]),
    ("Giảm 2,35% so với năm 2020 (từ 8,12% xuống còn 5,77%)", ["growth", "", ""]),
    ("Nông nghiệp tăng 3,1%, công nghiệp 7,2%, dịch vụ 6,8%", ["growth", "growth", "growth"]),
    ("Thu đạt 95% dự toán, tăng 12% so với cùng kỳ, chiếm 30% tổng thu", ["fulfilment", "growth", "share"]),
    ("Đàn trâu giảm 2,1%, đàn bò còn 78% so với trước dịch", ["growth", ""]),
    ("Nợ xấu chiếm 1,2%, giảm 0,3% so với đầu năm", ["share", "growth"]),
]


@pytest.mark.parametrize(("text", "relations"), CHANGES)
def test_relations_of_a_sentence(rules, layout_of, text, relations):
    assert [found.value.relation for found in percentage_finder(rules)(layout_of(text))] == relations


@pytest.mark.parametrize(("text", "relation", "base"), RELATIONS)
def test_relation_and_base(rules, layout_of, text, relation, base):
    (found,) = percentage_finder(rules)(layout_of(text))
    assert (found.value.relation, found.value.base) == (relation, base)


VAGUE = [
    ("trên 90%", "trên"),
    ("khoảng 12,5 %", "khoảng"),
    ("đạt gần\n90%", "gần"),
    ("ước 90%", "ước"),
    ("dưới 5-7%", "dưới"),
    ("chưa tới 90%", "dưới"),
    ("không thấp hơn 90%", "ít nhất"),
    ("thấp hơn 90%", ""),
    ("(trên 90%)", "trên"),
    ("đạt < 90%", "dưới"),
    ("đạt ≥90%", "ít nhất"),
    ("tăng 85 -> 90%", ""),
    ("đạt 85 ~ 90%", ""),  # a range
    ("đạt 90%", ""),
]


@pytest.mark.parametrize(("text", "qualifier"), VAGUE)
def test_qualifiers(rules, layout_of, text, qualifier):
    (found,) = percentage_finder(rules)(layout_of(text))
    assert found.value.qualifier == qualifier


STEPS = [("55,19%", "0.01"), ("55%", "1"), ("55,0%", "0.1"), ("5,1250%", "0.0001"), ("12,5‰", "0.01")]


@pytest.mark.parametrize(("text", "step"), STEPS)
def test_precision(rules, layout_of, text, step):
    (found,) = percentage_finder(rules)(layout_of(text))
    assert found.value.step == Decimal(step)


@given(st.integers(0, 99999), st.integers(0, 3), st.sampled_from(["%", " %", "\n%", " phần trăm"]))
def test_a_printed_percentage_is_read_back(percentages, digits, places, sign):
    value = Decimal(digits).scaleb(-places)
    assume(value < 10_000)  # 12.345% is read as 12,345%
    printed = print_number(value) + sign
    assert percentages(f"thu 12,5 tỷ đồng, đạt {printed} kế hoạch") == [(" ".join(printed.split()), plain(value))]


TYPED = """BÁO CÁO
Kết quả

Chỉ tiêu     T5/2023    T6/2023    So sánh
Thu          1.200      1.350      +12,5%
Chi          1.000      980        -2,0%
"""


def test_no_percentage_reaches_over_columns_of_a_typed_table(run_text):
    found = [(m.text, m.value.value, m.value.value_to) for m in run_text(TYPED).mentions if m.text.endswith("%")]
    assert found == [("+12,5%", Decimal("12.5"), None), ("-2,0%", Decimal("-2.0"), None)]


def test_a_plus_sign_is_no_part_of_a_subject(run_text):
    found = run_text("BÁO CÁO\nKết quả\n\nXã Tân Lập: số hộ tăng +5%; Sản lượng lúa +4,5 %.\n").mentions
    assert [(m.text, m.value.subject) for m in found if m.text.endswith("%")] == [
        ("+5%", "số hộ"),
        ("+4,5 %", "Sản lượng lúa"),
    ]
