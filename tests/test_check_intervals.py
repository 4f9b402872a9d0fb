"""Exact intervals and verdicts: what a printed figure can mean, what rounding explains, what it does not."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import Interval, bounds, decimal_of, less, over, point, printed, times, total
from pipeline.audit.model import Claim
from pipeline.audit.verdicts import judge, sentences_of
from pipeline.figures import plain
from pipeline.link.figures_of import cut_off, last_digit, widened

numbers = st.decimals(min_value=-(10**6), max_value=10**6, places=3)
spans = st.tuples(numbers, numbers).map(lambda pair: Interval(*sorted(map(Fraction, pair))))


def figure(text: str, *, qualifier: str = "", exact: bool = False, unit: str = "VND") -> Figure:
    """A figure as printed with a dot for decimals."""
    value = Decimal(text)
    step = Decimal(1).scaleb(value.as_tuple().exponent)
    printed = bounds(value, 0 if exact else step / 2)
    whole = widened(cut_off(printed, step, exact=exact), value, qualifier)
    return Figure(
        value,
        whole._replace(low=printed.low, high=printed.high),
        unit,
        0,
        len(text),
        text,
        qualifier=qualifier,
        is_exact=exact,
    )


@given(spans, spans, st.fractions(0, 1), st.fractions(0, 1))
def test_what_follows_lies_in_the_interval(left, right, at, by):
    a, b = left.low + at * (left.high - left.low), right.low + by * (right.high - right.low)
    assert total((left, right)).holds(a + b)
    assert less(left, right).holds(a - b)
    assert times(left, right).holds(a * b)
    quotient = over(left, right)
    assert quotient is None or quotient.holds(a / b)


def test_nothing_is_divided_by_what_may_be_zero():
    assert over(point(1), Interval(Fraction(-1), Fraction(1))) is None


@pytest.mark.parametrize(
    ("value", "places", "told"),
    [
        (Fraction(1, 3), 4, "0.3333"),
        (Fraction(2, 3), 4, "0.6667"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(-1, 3), 2, "-0.33"),
        (Fraction(5240000000), 4, "5240000000"),
    ],
)
def test_a_fraction_as_a_decimal(value, places, told):
    assert str(decimal_of(value, places=places)) == told


@given(st.fractions(-(10**15), 10**15), st.integers(1, 6))
def test_a_fraction_is_printed_as_its_decimal(value, places):
    assert printed(value, places=places).replace(",", "") == plain(decimal_of(value, places=places))


def test_a_fraction_is_printed_with_marks():
    assert printed(Fraction(-12345675, 10000), places=2) == "-1,234.57"
    assert printed(Fraction(1250), places=4) == "1,250"


@pytest.mark.parametrize(
    ("value", "digit"), [("258000000", "1000000"), ("10", "10"), ("12.50", "0.1"), ("7", "1"), ("0", "1")]
)
def test_the_last_digit_that_is_not_zero(value, digit):
    assert last_digit(Decimal(value)) == Decimal(digit)


# stated, qualifier, what is added up, verdict
@pytest.mark.parametrize(
    ("stated", "qualifier", "parts", "verdict"),
    [
        ("10.0", "", ("6.2", "3.8"), "ok"),
        ("10", "", ("6.2", "3.9"), "ok"),  # 10.1 rounds to 10
        ("10.1", "", ("6.2", "3.8"), "rounding"),  # each part may be 0.05 more
        ("10.3", "", ("6.2", "3.8"), "mismatch"),
        ("258", "above", ("258.3",), "rounding"),
        ("250", "above", ("258.3",), "rounding"),  # trên 250: up to 260
        ("250", "above", ("248.2",), "mismatch"),
        ("260", "near", ("258.3",), "rounding"),
        ("260", "near", ("261.2",), "mismatch"),
        ("260", "about", ("251.2",), "rounding"),
        ("260", "about", ("201.2",), "mismatch"),
    ],
)
def test_verdicts_of_sums(stated, qualifier, parts, verdict):
    claim = Claim("sum", "sum", figure(stated, qualifier=qualifier), tuple(figure(part) for part in parts))
    assert judge(claim).verdict == verdict


@pytest.mark.parametrize(
    ("stated", "above", "below", "verdict"),
    [
        ("55.19", "186", "337", "ok"),
        ("55.2", "186", "337", "ok"),
        ("48.46", "79", "163", "rounding"),  # 48.466 cut off instead of rounded
        ("48.45", "79", "163", "mismatch"),
        ("100", "9", "9", "ok"),
        ("95", "186", "337", "mismatch"),
    ],
)
def test_verdicts_of_ratios(stated, above, below, verdict):
    operands = (figure(above, exact=True), figure(below, exact=True))
    assert judge(Claim("ratio", "ratio", figure(stated, unit="%"), operands)).verdict == verdict


def test_counts_are_exact():
    claim = Claim("sum", "sum", figure("28", exact=True), tuple(figure(n, exact=True) for n in ("4", "7", "10", "8")))
    assert judge(claim).verdict == "mismatch"


@pytest.mark.parametrize(("doubt", "verdict"), [("", "mismatch"), ("open_parts", "unchecked"), ("silent", None)])
def test_a_doubt_is_no_mismatch(doubt, verdict):
    judged = judge(Claim("sum", "sum", figure("10", exact=True), (figure("7", exact=True),), doubt))
    assert (judged and judged.verdict) == verdict


def test_a_ratio_to_nothing_is_none():
    assert judge(Claim("ratio", "ratio", figure("50"), (figure("1", exact=True), figure("0", exact=True)))) is None


# ---- the sentences ------------------------------------------------------------------------------------------------

FORMULAS = ("sum", "ratio", "growth", "decline", "difference", "product", "quotient")
positive = st.decimals(min_value="0.1", max_value=10**9, places=1)


@given(st.sampled_from(FORMULAS), positive, positive, positive)
def test_the_printed_arithmetic_is_right_in_both_languages(rules, formula, stated, left, right):
    kind = {"decline": "growth", "quotient": "product"}.get(formula, formula)
    claim = Claim(kind, formula, figure(str(stated)), (figure(str(left)), figure(str(right))), "unsure_parts")
    judged = judge(claim)
    vi, en = sentences_of(judged, rules.checks)
    for text, marks in ((en, ("Arithmetic: ", ",", ".")), (vi, ("Phép tính: ", ".", ","))):
        begin, thousands, decimals = marks
        printed = re.search(rf"{begin}([-+*/()\d{re.escape(thousands + decimals)} ]+) = ([-\d.,]+?)\.(?: |$)", text)
        assert printed, text
        plain = [part.replace(thousands, "").replace(decimals, ".") for part in printed.groups()]
        exact = eval(re.sub(r"[\d.]+", lambda m: f"Fraction('{m[0]}')", plain[0]), {"Fraction": Fraction})  # noqa: S307 - our own text
        assert abs(exact - Fraction(plain[1])) <= Fraction(1, 20000)


def test_a_sentence_tells_operands_intervals_and_difference(rules):
    claim = Claim("sum", "sum", figure("658", exact=True), (figure("629", exact=True), figure("21", exact=True)))
    vi, en = sentences_of(judge(claim), rules.checks)
    assert vi == (
        "Tổng nêu là 658; cộng các phần được 650. Các số liệu: 629; 21. Phép tính: 629 + 21 = 650. Số nêu có thể từ 658 đến 658; "
        "kết quả tính có thể từ 650 đến 650; chênh lệch 8. Không khớp: làm tròn không giải thích được."
    )
    assert en == (
        "The stated total is 658; its parts add up to 650. Figures: 629; 21. Arithmetic: 629 + 21 = 650. The stated figure can be "
        "from 658 to 658; the computed one from 650 to 650; the difference is 8. They disagree: rounding does not explain it."
    )
