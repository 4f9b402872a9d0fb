"""Dates and spans. Text on the left; printed date and EDTF value on the right. ANNOTATION: DATE; DOMAIN section 6."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.figures import months_value
from pipeline.find.dates import date_finder
from pipeline.model import DateValue


@pytest.fixture(scope="session")
def dates(rules, layout_of):
    """Text -> (printed, value) of what the finder alone sees."""
    find = date_finder(rules)

    def run(text):
        layout = layout_of(text)
        return [(" ".join(layout.text[m.start : m.end].split()), m.value.value) for m in find(layout)]

    return run


ONE = [
    # days; the word `ngày` is no part
    ("ngày 14/5/2021", "14/5/2021", "2021-05-14"),
    ("ngày 14-5-2021", "14-5-2021", "2021-05-14"),
    ("ngày 14.5.2021", "14.5.2021", "2021-05-14"),
    ("14/05/2021", "14/05/2021", "2021-05-14"),
    ("ngày 02 tháng 9 năm 2025", "02 tháng 9 năm 2025", "2025-09-02"),
    ("ngày 01 tháng 11 năm 2012 của", "01 tháng 11 năm 2012", "2012-11-01"),
    ("ngày 01 tháng 11\nnăm 2012", "01 tháng 11 năm 2012", "2012-11-01"),  # a line break inside
    ("ngày 14/\n5/2021", "14/ 5/2021", "2021-05-14"),
    ("ngày 14 / 5 / 2021", "14 / 5 / 2021", "2021-05-14"),
    ("NGÀY 14 THÁNG 5 NĂM 2021", "14 THÁNG 5 NĂM 2021", "2021-05-14"),
    ("(ngày 09/01/2026)", "09/01/2026", "2026-01-09"),
    ("ngày 14/5/2021.", "14/5/2021", "2021-05-14"),
    ("hoàn thành trước 31/12", "31/12", "XXXX-12-31"),
    ("báo cáo xong 20/11", "20/11", "XXXX-11-20"),
    ("ngày 31/02/2021", "31/02/2021", "2021-02-31"),  # printed so; that it cannot be is for a check to say
    ("14–5–2021", "14-5-2021", "2021-05-14"),
    # months
    ("tháng 9/2025", "tháng 9/2025", "2025-09"),
    ("tháng 12/2023", "tháng 12/2023", "2023-12"),
    ("trong tháng 4 năm 2022", "tháng 4 năm 2022", "2022-04"),
    ("Tháng 04-2022", "Tháng 04-2022", "2022-04"),
    ("tháng 4\nnăm 2022", "tháng 4 năm 2022", "2022-04"),
    # quarters and parts of a year: the whole phrase
    ("trong quý III/2023", "quý III/2023", "2023-07/2023-09"),
    ("Quý 3 năm 2023", "Quý 3 năm 2023", "2023-07/2023-09"),
    ("quý I năm 2024", "quý I năm 2024", "2024-01/2024-03"),
    ("quý IV/2024", "quý IV/2024", "2024-10/2024-12"),
    ("6 tháng đầu năm 2022", "6 tháng đầu năm 2022", "2022-01/2022-06"),
    ("06 tháng cuối năm 2022", "06 tháng cuối năm 2022", "2022-07/2022-12"),
    ("06 THÁNG ĐẦU NĂM 2022", "06 THÁNG ĐẦU NĂM 2022", "2022-01/2022-06"),
    ("sáu tháng đầu năm 2022", "sáu tháng đầu năm 2022", "2022-01/2022-06"),
    ("3 tháng đầu năm 2023", "3 tháng đầu năm 2023", "2023-01/2023-03"),
    ("3 tháng cuối năm 2023", "3 tháng cuối năm 2023", "2023-10/2023-12"),
    ("kết quả 9 tháng năm 2023", "9 tháng năm 2023", "2023-01/2023-09"),
    ("9 tháng đầu năm 2023", "9 tháng đầu năm 2023", "2023-01/2023-09"),
    ("06 tháng đầu\nnăm 2022", "06 tháng đầu năm 2022", "2022-01/2022-06"),
    # years
    ("năm 2023", "năm 2023", "2023"),
    ("Năm 2023, huyện", "Năm 2023", "2023"),
    ("đến năm 2030", "năm 2030", "2030"),
    ("sau 2025", "2025", "2025"),
    ("từ 2019", "2019", "2019"),
    ("trước 2020", "2020", "2020"),
    # spans of years: the years alone
    ("giai đoạn 2021-2025", "2021-2025", "2021/2025"),
    ("nhiệm kỳ 2020 - 2025", "2020 - 2025", "2020/2025"),
    ("giai đoạn 2021–2025", "2021-2025", "2021/2025"),
    ("năm học 2022-2023", "2022-2023", "2022/2023"),
    ("giai đoạn 2021-\n2025", "2021- 2025", "2021/2025"),
    ("từ 2019 đến 2022", "2019 đến 2022", "2019/2022"),
    ("từ năm 2019 đến năm 2022", "năm 2019 đến năm 2022", "2019/2022"),
    # days of one month
    ("từ ngày 01-05/3/2022", "01-05/3/2022", "2022-03-01/2022-03-05"),
    # no year printed: none is filled in
    ("ngày 18/5", "18/5", "XXXX-05-18"),
    ("Ngày Khoa học và Công nghệ Việt Nam 18/5", "18/5", "XXXX-05-18"),
    ("Ngày Khoa học và Công nghệ Việt Nam (18-5)", "18-5", "XXXX-05-18"),
    ("ngày 14 tháng 5,", "14 tháng 5", "XXXX-05-14"),
]


@pytest.mark.parametrize(("text", "printed", "value"), ONE)
def test_one_date(dates, text, printed, value):
    assert dates(text) == [(printed, value)]


SEVERAL = [
    # one year for both halves (seed 000)
    ("06 tháng đầu năm và triển khai nhiệm vụ 06 tháng cuối năm 2022", ["2022-01/2022-06", "2022-07/2022-12"]),
    ("6 tháng đầu năm,\nphương hướng 6 tháng cuối năm 2023", ["2023-01/2023-06", "2023-07/2023-12"]),
    ("từ ngày 01/01/2023 đến ngày 30/6/2023", ["2023-01-01", "2023-06-30"]),
    ("ngày 05/6 và ngày 10/6", ["XXXX-06-05", "XXXX-06-10"]),
    ("năm 2021: 5 vụ; năm 2022: 3 vụ", ["2021", "2022"]),
    ("giai đoạn 2016-2020 và giai đoạn 2021-2025", ["2016/2020", "2021/2025"]),
    ("Năm 2021 tăng so với năm 2020", ["2021", "2020"]),
    ("ngày 14/5/2021, ngày 14/5/2021", ["2021-05-14", "2021-05-14"]),  # every mention
    ("tháng 4 năm 2022 và tháng 5 năm 2022", ["2022-04", "2022-05"]),
    # the sentence ends before the year: nothing is shared
    ("Kết quả 6 tháng đầu năm. Nhiệm vụ 6 tháng cuối năm 2022", ["2022-07/2022-12"]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_several_dates(dates, text, values):
    assert [value for _, value in dates(text)] == values


NONE = [
    "bản đồ tỷ lệ 1/500", "đạt 04/8 chỉ tiêu", "ISO 9001:2015", "số 01/2021/TT-BKHCN", "186/337 thủ tục", "12/12 xã", "1/2 số hộ",
    # durations
    "trong 6 tháng", "10 năm qua", "sau 3 tháng thực hiện", "12 tháng",
    # no calendar value
    "6 tháng đầu năm", "9 tháng đầu năm nay", "hằng năm", "năm nay", "năm trước", "quý III", "tháng 9", "ngày 14", "cuối năm", "năm học",
    # figures that look like years
    "2020 hộ", "2.022 hồ sơ", "2022 kg", "2021,5 ha", "gồm 2000 người", "số 2010/UBND-ĐT", "điện thoại 0256 2022 123", "12.2022.345 đồng",
    # no such day or month
    "ngày 45/2/2021", "ngày 14/13/2021", "tháng 13/2023", "tháng 0 năm 2022", "quý V/2023",
    # versions, addresses, ratios, headings
    "QCVN 01-1:2018/BYT", "số nhà 14/5/20", "24/24 giờ", "lớp 3/4", "1.5.2 Công tác",
]  # fmt: skip


@pytest.mark.parametrize("text", NONE)
def test_no_date(dates, text):
    assert dates(text) == []


PRECISION = [
    ("ngày 14/5/2021", "day", "2021-05-14", "2021-05-14"),
    ("ngày 18/5", "day", "", ""),  # unknown stays unknown
    ("tháng 2/2024", "month", "2024-02-01", "2024-02-29"),
    ("quý III/2023", "quarter", "2023-07-01", "2023-09-30"),
    ("6 tháng đầu năm 2022", "half", "2022-01-01", "2022-06-30"),
    ("06 tháng cuối năm 2022", "half", "2022-07-01", "2022-12-31"),
    ("9 tháng năm 2023", "span", "2023-01-01", "2023-09-30"),
    ("năm 2023", "year", "2023-01-01", "2023-12-31"),
    ("giai đoạn 2021-2025", "span", "2021-01-01", "2025-12-31"),
    ("ngày 31/02/2021", "day", "", ""),
]


@pytest.mark.parametrize(("text", "precision", "first", "last"), PRECISION)
def test_precision_and_bounds(rules, layout_of, text, precision, first, last):
    (found,) = date_finder(rules)(layout_of(text))
    assert (found.value.precision, found.value.date_from, found.value.date_to) == (precision, first, last)


BESIDE_OTHERS = [
    # what another finder reads is no date
    ("Thông tư số 01/2021/TT-BKHCN", []),
    ("Quyết định số 2022/QĐ-UBND ngày 5/1/2022", ["2022-01-05"]),
    ("Công văn số 10-5/2021/CV-UBND", []),
    ("từ 2020 triệu đồng", []),
    ("giảm từ 2015 hộ nghèo xuống 1900 hộ", []),
    ("từ 5-7% năm 2022", ["2022"]),
]


@pytest.mark.parametrize(("text", "values"), BESIDE_OTHERS)
def test_beside_the_other_finders(all_finders, layout_of, text, values):
    assert [m.value.value for m in all_finders(layout_of(text)) if isinstance(m.value, DateValue)] == values


# ---- laws -------------------------------------------------------------------------------------------------

FORMS = [
    ("ngày {0.day}/{0.month}/{0.year}", "%Y-%m-%d"),
    ("ngày {0.day:02d}/{0.month:02d}/{0.year}", "%Y-%m-%d"),
    ("ngày {0.day}-{0.month}-{0.year}", "%Y-%m-%d"),
    ("ngày {0.day}.{0.month}.{0.year}", "%Y-%m-%d"),
    ("ngày {0.day:02d} tháng {0.month:02d} năm {0.year}", "%Y-%m-%d"),
    ("ngày {0.day} tháng {0.month}\nnăm {0.year}", "%Y-%m-%d"),
    ("tháng {0.month}/{0.year}", "%Y-%m"),
    ("tháng {0.month:02d} năm {0.year}", "%Y-%m"),
    ("năm {0.year}", "%Y"),
    ("ngày {0.day}/{0.month}", "XXXX-%m-%d"),
]
_DAYS = st.dates(min_value=date(1930, 1, 1), max_value=date(2099, 12, 31))


@given(_DAYS, st.sampled_from(FORMS))
def test_a_printed_date_is_read_back(dates, day, form):
    printed, value = form
    (found,) = dates(f"Ủy ban nhân dân huyện họp {printed.format(day)} tại trụ sở.")
    assert found == (" ".join(printed.format(day).removeprefix("ngày ").split()), day.strftime(value))


@given(st.integers(1930, 2099), st.integers(1, 4), st.sampled_from(["quý {}/{}", "Quý {} năm {}", "QUÝ {}/{}"]))
def test_a_printed_quarter_is_read_back(dates, year, quarter, form):
    for number in (quarter, ["I", "II", "III", "IV"][quarter - 1]):
        assert dates(form.format(number, year)) == [
            (form.format(number, year), months_value(year, 3 * quarter - 2, 3 * quarter))
        ]


@given(st.integers(1930, 2099), st.integers(1, 11), st.booleans())
def test_printed_months_of_a_year_are_read_back(dates, year, count, padded):
    number = f"{count:02d}" if padded else str(count)
    assert dates(f"{number} tháng đầu năm {year}") == [(f"{number} tháng đầu năm {year}", months_value(year, 1, count))]
    assert dates(f"{number} tháng cuối năm {year}") == [
        (f"{number} tháng cuối năm {year}", months_value(year, 13 - count, 12))
    ]


@given(st.integers(1930, 2098), st.integers(1, 20), st.sampled_from(["-", " - ", "–", "- ", " đến ", "-\n"]))
def test_a_printed_span_is_read_back(dates, first, length, dash):
    last = min(2099, first + length)
    ((_, value),) = dates(f"giai đoạn {first}{dash}{last} của huyện")
    assert value == f"{first}/{last}"
