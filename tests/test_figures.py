"""Printed numbers and calendar values <-> exact values."""

from __future__ import annotations

import calendar
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.figures import (
    FIGURE_CELL,
    Kind,
    Style,
    bounds,
    day_value,
    figure_cell,
    is_day,
    months_value,
    number_style,
    parse_number,
    percent_style,
    plain,
    print_number,
    signed,
    style_is_told,
)

VI, EN = Style.VIETNAMESE, Style.ENGLISH

READ = [
    # printed, style, kind, value, step
    ("37", VI, Kind.ANY, "37", "1"),
    ("02", VI, Kind.ANY, "2", "1"),
    ("1,5", VI, Kind.ANY, "1.5", "0.1"),  # not 15
    ("2.522,81", VI, Kind.ANY, "2522.81", "0.01"),
    ("5.240.000.000", VI, Kind.WHOLE, "5240000000", "1"),
    ("1.706", VI, Kind.ANY, "1706", "1"),  # a dot and exactly three digits are thousands
    ("1,706", VI, Kind.ANY, "1.706", "0.001"),
    ("1,706", EN, Kind.ANY, "1706", "1"),
    ("1.706", EN, Kind.ANY, "1.706", "0.001"),
    ("64.39", VI, Kind.PERCENT, "64.39", "0.01"),  # the other way round occurs
    ("1.5", VI, Kind.ANY, "1.5", "0.1"),
    ("1,234,567", VI, Kind.ANY, "1234567", "1"),
    ("1.234.567", EN, Kind.ANY, "1234567", "1"),
    ("1,234.5", VI, Kind.ANY, "1234.5", "0.1"),
    ("1.234,5", EN, Kind.ANY, "1234.5", "0.1"),
    ("12,500", VI, Kind.WHOLE, "12500", "1"),  # đồng have no fraction
    ("12.500", EN, Kind.WHOLE, "12500", "1"),
    ("5.125", VI, Kind.PERCENT, "5.125", "0.001"),
    ("5,125", EN, Kind.PERCENT, "5.125", "0.001"),
    ("0.500", VI, Kind.ANY, "0.5", "0.001"),  # no thousands begin with 0
    ("0,25", VI, Kind.ANY, "0.25", "0.01"),
    ("1 000 000", VI, Kind.ANY, "1000000", "1"),  # not 1
    ("1 000 000,5", VI, Kind.ANY, "1000000.5", "0.1"),
    ("12 500", VI, Kind.ANY, "12500", "1"),
    ("374,40", VI, Kind.ANY, "374.4", "0.01"),  # a printed zero is precision
    ("12.500.\n000", VI, Kind.WHOLE, "12500000", "1"),  # over a line end
    ("12, \n5", VI, Kind.ANY, "12.5", "0.1"),
]


@pytest.mark.parametrize(("printed", "style", "kind", "value", "step"), READ)
def test_reading_a_number(printed, style, kind, value, step):
    figure = parse_number(printed, style=style, kind=kind)
    assert (figure.value, figure.step) == (Decimal(value), Decimal(step))


AMBIGUOUS = [
    ("1,706", VI, True),
    ("1.706", EN, True),
    ("1.706", VI, False),
    ("1,5", VI, False),
    ("12,345.6", VI, False),
]


@pytest.mark.parametrize(("printed", "style", "expected"), AMBIGUOUS)
def test_what_only_the_style_decides_is_marked(printed, style, expected):
    assert parse_number(printed, style=style).ambiguous is expected


NO_NUMBERS = [
    *("1.2.3", "1.23,4.5", "12.34.567", "1,2,3", "1..2", "1.,2", "5.", ",5", "", " ", "abc", "1.234,567,890", "1,234.567.890"),
    "2021 150",  # a year and a count
    "1 00 000",
    "5²",
]  # fmt: skip


@pytest.mark.parametrize("printed", NO_NUMBERS)
def test_no_well_formed_number(printed):
    assert parse_number(printed) is None


@st.composite
def printable(draw):
    """Numbers as reports print them: up to a few thousand billion, up to four decimals."""
    places = draw(st.integers(0, 4))
    return Decimal(draw(st.integers(0, 10**16))).scaleb(-places), places


@given(printable(), st.sampled_from(Style))
def test_a_printed_number_is_read_back(number, style):
    value, places = number
    figure = parse_number(print_number(value, style=style), style=style)
    assert figure.value == value
    assert figure.step == Decimal(1).scaleb(-places)


@given(st.integers(0, 10**16), st.sampled_from(Style), st.sampled_from(Style))
def test_whole_figures_are_read_back_in_whatever_style_the_document_is(value, printed, document):
    assert parse_number(print_number(Decimal(value), style=printed), style=document, kind=Kind.WHOLE).value == value


@given(st.text(alphabet="0123456789., -", max_size=16), st.sampled_from(Style), st.sampled_from(Kind))
def test_marks_in_any_order_give_a_number_or_nothing(printed, style, kind):
    figure = parse_number(printed, style=style, kind=kind)
    assert figure is None or (figure.value >= 0 and figure.step > 0 and figure.value % figure.step == 0)


STYLES = [
    ("13,5 tỷ đồng và 1.234.567 đồng", VI),
    ("1,234,567 VND; 12,500.75 USD", EN),
    ("1,234,567 VND; 13,5 tỷ; 12,5%", VI),  # the majority
    ("", VI),
    ("1,234 và 5.678", VI),  # nothing that tells: the country's own
    ("ngày 14.5.2021, mục 1.2.3, 1,2,3", VI),
    ("64.39%", VI),  # one decimal dot is no evidence of thousands commas
]


@pytest.mark.parametrize(("text", "expected"), STYLES)
def test_the_majority_of_a_document(text, expected):
    assert number_style(text) is expected


TOLD = [
    ("thu 12,5 tỷ đồng; 12,500 triệu", True),
    ("có 1.234 hộ; 1,706 ha", True),
    ("1,234,567 đồng; 12,500 triệu", True),
    ("12,500 triệu", False),
    ("năm 2021, mục 1.2, ngày 14.5; 12,500 triệu", False),
    ("1,234,567 đồng; 12,5 tỷ; 12,500 triệu", False),  # as many for either
    ("5.125%; 1,706 ha", False),
    ("điện thoại 0256.388.012; 1,706 ha", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_whether_a_document_tells_its_style(text, expected):
    assert style_is_told(text) is expected


PERCENTS = [
    ("64.39% và 5.125%", EN),
    ("12,5%; 101,2 %", VI),
    ("64.39%; 12,5%; 7,1%", VI),
    ("64.39%; 12,5%", None),
    ("5.125%; 1.200%", None),
    ("12,5 tỷ đồng; 15%", None),
]


@pytest.mark.parametrize(("text", "expected"), PERCENTS)
def test_how_a_document_writes_percentages(text, expected):
    assert percent_style(text) is expected


CELLS = [
    ("1.486.000", True),
    ("(26.700)", True),
    ("-3,2", True),
    ("28,7%", True),
    ("( 1.200 )", True),
    ("+5", True),
    ("1.150.\n000", True),
    ("2.345.678.\n901", True),
    ("1.150. 000", True),
    ("(1.150.\n000)", True),
    ("12,\n5%", True),
    ("5 xã", False),
    ("12, 15", False),
    ("12.\n15", False),
    ("2.\n15. Khác", False),
    ("2.1.", False),
    ("-", False),
    ("", False),
    ("12/15", False),
]


@pytest.mark.parametrize(("text", "expected"), CELLS)
def test_a_cell_that_is_a_figure_alone(text, expected):
    assert bool(FIGURE_CELL.fullmatch(text)) is expected


BROKEN_CELLS = [
    ("1.150.\n000", "1150000"),
    ("2.345.678.\n901", "2345678901"),
    ("1.150. 000", "1150000"),
    ("(1.150.\n000)", "-1150000"),
    ("12,\n5", "12.5"),
    ("1.150.\n000,\n5", "1150000.5"),
]


@pytest.mark.parametrize(("text", "value"), BROKEN_CELLS)
def test_a_figure_broken_in_its_cell(text, value):
    assert signed(figure_cell(text), style=VI).value == Decimal(value)


PLAIN = [
    ("5240000000", "5240000000"),
    ("55.190", "55.19"),
    ("1E+3", "1000"),
    ("0.00", "0"),
    ("-0.0", "0"),
    ("-1.50", "-1.5"),
]


@pytest.mark.parametrize(("value", "expected"), PLAIN)
def test_plain_notation(value, expected):
    assert plain(Decimal(value)) == expected


# ---- calendar ---------------------------------------------------------------------------------------------

BOUNDS = [
    ("2021-05-14", "2021-05-14", "2021-05-14"),
    ("2022-04", "2022-04-01", "2022-04-30"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2022", "2022-01-01", "2022-12-31"),
    ("2020/2025", "2020-01-01", "2025-12-31"),
    ("2022-01/2022-06", "2022-01-01", "2022-06-30"),
    ("2023-07/2023-09", "2023-07-01", "2023-09-30"),
    ("2022-03-01/2022-03-05", "2022-03-01", "2022-03-05"),
    ("XXXX-05-18", "", ""),  # unknown stays unknown
    ("2021-02-31", "", ""),  # printed, but impossible
    ("2021-13", "", ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("value", "low", "high"), BOUNDS)
def test_first_and_last_day(value, low, high):
    assert bounds(value) == (low, high)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_bounds_of_days_months_and_years(day):
    assert bounds(day_value(day.year, day.month, day.day)) == (day.isoformat(), day.isoformat())
    last = calendar.monthrange(day.year, day.month)[1]
    assert bounds(day.isoformat()[:7]) == (day.replace(day=1).isoformat(), day.replace(day=last).isoformat())
    assert bounds(str(day.year)) == (f"{day.year}-01-01", f"{day.year}-12-31")


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(0, 11))
def test_bounds_of_months(year, first, more):
    last = min(12, first + more)
    low, high = bounds(months_value(year, first, last))
    assert (low[:7], high[:7]) == (f"{year}-{first:02d}", f"{year}-{last:02d}")


DAYS = [(31, 2, True), (1, 12, True), (0, 5, False), (32, 1, False), (5, 13, False), (5, 0, False)]


@pytest.mark.parametrize(("day", "month", "expected"), DAYS)
def test_what_is_written_like_a_day(day, month, expected):
    assert is_day(day, month) is expected


def test_a_day_without_a_year():
    assert day_value(None, 5, 18) == "XXXX-05-18"
