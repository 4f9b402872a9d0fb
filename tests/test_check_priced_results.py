"""A count, its price and what they come to, one behind the other."""

import pytest

# text -> verdict of the product
TOLD = [
    ("Mua 06 monitor theo dõi, đơn giá 85 triệu đồng/máy, thành tiền 540 triệu đồng.", "540000000", "mismatch"),
    ("Mua 06 monitor theo dõi, đơn giá 85 triệu đồng/máy, thành tiền 510 triệu đồng.", "510000000", "ok"),
    ("Đợt 2 đơn giá 2,6 triệu đồng/con, 40 con bò, thành tiền 140 triệu đồng.", "140000000", "mismatch"),
    ("Xuất bán 38 tấn, giá 185.000 đồng/kg, thành tiền 7.030 triệu đồng.", "7030000000", "ok"),
    ("Xuất bán 38 tấn, giá 185.000 đồng/kg, thành tiền 7.300 triệu đồng.", "7300000000", "mismatch"),
]
# The product of other figures comes to it by chance.
CHANCE = (
    "Mua sắm gồm 06 monitor, đơn giá 85 triệu đồng/máy, thành tiền 540 triệu đồng; 02 máy điện tim, giá 45 triệu đồng một "
    "máy, cộng 90 triệu đồng."
)
QUIET = [
    "Mua 06 monitor, đơn giá 85 triệu đồng/máy, đã bao gồm lắp đặt thành tiền 1.540 triệu đồng.",
    "Xuất bán 38 tấn, giá 185.000 đồng/con, thành tiền 7.300 triệu đồng.",
]


@pytest.mark.parametrize(("text", "stated", "verdict"), TOLD)
def test_a_count_at_a_price_comes_to_the_result(run_text, text, stated, verdict):
    assert [f.verdict for f in run_text(f"{text}\n").findings if f.stated == stated] == [verdict]


def test_a_product_of_other_figures_does_not_excuse_it(run_text):
    assert [f.verdict for f in run_text(f"{CHANCE}\n").findings if f.stated == "540000000"] == ["mismatch"]


@pytest.mark.parametrize("text", QUIET)
def test_what_can_come_of_more_accuses_nothing(run_text, text):
    assert [f for f in run_text(f"{text}\n").findings if f.verdict == "mismatch"] == []
