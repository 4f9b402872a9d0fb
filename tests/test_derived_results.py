"""What figures around an amount give: only by the operations that are asked for, and only what is comparable."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.audit.amounts import Amount, last_step
from pipeline.audit.derived_words import PRODUCT, REST, TOTAL
from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds
from pipeline.audit.results import ONE, PAIRED, pairs, products, runs


def amount(value: str, place: int, unit: str = "hộ", per: str = "") -> Amount:
    """An amount at a place of its own."""
    number = Decimal(value)
    figure = Figure(number, bounds(number), unit, 10 * place, 10 * place + len(value), value, per=per)
    size = int(number * ONE)
    return Amount(figure, size, size, size, 0, 1, 0, 0, place, is_loose=False, is_item=False)


NEAR = range(50 * ONE, 200 * ONE)
FOUND = [amount("120", 0), amount("20", 1)]


@pytest.mark.parametrize(
    ("ways", "expected"),
    [(PAIRED, [(REST, 100), (TOTAL, 140)]), ({REST}, [(REST, 100)]), ({TOTAL}, [(TOTAL, 140)]), ({PRODUCT}, [])],
)
def test_pairs_give_only_what_is_asked_for(ways: set[str], expected: list[tuple[str, int]]) -> None:
    found = pairs(FOUND, FOUND, NEAR, frozenset(ways))
    assert [(each.way, each.value // ONE) for each in found] == expected


def test_runs_give_only_what_is_asked_for() -> None:
    before = [amount(value, place) for place, value in enumerate(("90", "10", "20", "30"))]
    assert {each.way for each in runs(before, frozenset({TOTAL}))} == {TOTAL}
    assert {each.way for each in runs(before, frozenset({REST}))} == {REST}


@pytest.mark.parametrize(
    ("price", "count", "figure", "expected"),
    [
        (("15", "kg", "khẩu"), ("412", "khẩu"), 6180, [6180]),
        (("15", "kg", "khẩu"), ("412", "khẩu"), 618, []),  # ten times as much
        (("15", "kg", "tấn"), ("412", "tạ"), 618, [618]),  # in a measure of its own
    ],
)
def test_products_about_as_great_as_a_figure(
    price: tuple[str, str, str], count: tuple[str, str], figure: int, expected: list[int]
) -> None:
    scales = {("tạ", "tấn"): Decimal("0.1")}
    value, unit, per = price
    found = products([amount(value, 0, unit, per)], [amount(count[0], 1, count[1])], scales, figure * ONE)
    assert [each.value // ONE for each in found] == expected


@pytest.mark.parametrize(("value", "step"), [("120", 10), ("12,5", "0.1"), ("7", 1), ("0", 1)])
def test_the_last_digit_that_says_something(value, step):
    assert last_step(int(Decimal(value.replace(",", ".")) * ONE)) == Decimal(step) * ONE


def test_nothing_left_is_no_endless_search(run_text):
    text = "Tiếp nhận 124 đơn, rút 0 đơn. Kỳ trước chuyển sang 0 đơn, cộng 124 đơn. Còn lại 0 đơn, tổng số 124 đơn.\n"
    assert not [f for f in run_text(text).findings if f.verdict == "mismatch"]
