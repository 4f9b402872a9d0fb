"""Candidates that hold the right one: communes to come in plans of 2025, a province behind a district of a list."""

from __future__ import annotations

import pytest

from pipeline.values import Place

HEAD = "{body}\nSố: 21/KH-UBND\n{name}, ngày {day}\n\nKẾ HOẠCH\nThực hiện nhiệm vụ\n\n{text}"
CASES = [
    ("UBND TỈNH QUẢNG NGÃI", "Quảng Ngãi", "10/6/2025", "Về phường Cẩm Thành.", "candidate 06790;21025"),
    ("UBND TỈNH TIỀN GIANG", "Tiền Giang", "10/5/2025", "Lập xã Châu Thành (mới).", "candidate 17050;28519"),
    # the province has one of the name; nobody spoke of those to come
    ("UBND TỈNH TIỀN GIANG", "Tiền Giang", "10/5/2025", "Tại xã Vĩnh Kim.", "context 28576"),
    ("UBND TỈNH QUẢNG NGÃI", "Quảng Ngãi", "10/6/2023", "Về phường Cẩm Thành.", "candidate 06790"),
    # a province behind a district, or the own province's city
    ("BỘ Y TẾ", "Hà Nội", "10/5/2022", "Tại huyện Yên Châu, Lai Châu có mưa.", "candidate 105;12"),
    ("UBND TỈNH HÒA BÌNH", "Hòa Bình", "10/5/2022", "Tại huyện Mai Châu và huyện Đà Bắc.", "context 150"),
]


@pytest.mark.parametrize(("body", "name", "day", "text", "expected"), CASES, ids=[case[3] + case[2] for case in CASES])
def test_the_last_place_of_the_text(run_text, body, name, day, text, expected):
    report = run_text(HEAD.format(body=body, name=name, day=day, text=text))
    last = [row.value for row in report.mentions if isinstance(row.value, Place)][-1]
    assert f"{last.match} {last.code}" == expected
