"""Days in words. Text on the left; what is printed and its value on the right. ANNOTATION: DATE."""

from __future__ import annotations

import pytest

from pipeline.find.spelled_dates import spelled_date_finder

DAYS = [
    ("Ngày mười lăm tháng tám năm 2016, tại xã", [("mười lăm tháng tám năm 2016", "2016-08-15")]),
    ("hôm nay, ngày mùng ba tháng Tư năm 2021", [("mùng ba tháng Tư năm 2021", "2021-04-03")]),
    ("ngày ba mươi mốt tháng mười hai năm 2008", [("ba mươi mốt tháng mười hai năm 2008", "2008-12-31")]),
    ("ngày năm tháng năm năm 2020", [("năm tháng năm năm 2020", "2020-05-05")]),
    (
        "lập ngày hai mươi tháng chín năm hai nghìn không trăm mười một gồm",
        [("hai mươi tháng chín năm hai nghìn không trăm mười một", "2011-09-20")],
    ),
    # the other calendar, no day, no figure
    ("ngày mười tháng ba năm 2018 âm lịch", []),
    ("ngày ba mươi hai tháng hai năm 2018", []),
    ("ngày đầu tháng ba năm 2018", []),
    ("ngày 12 tháng 3 năm 2018", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_days_in_words(rules, layout_of, text, expected):
    found = spelled_date_finder(rules)(layout_of(text))
    assert [(text[m.start : m.end], m.value.value) for m in found] == expected
