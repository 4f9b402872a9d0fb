"""Rests that hold only without one of the parts told in a row before them."""

from __future__ import annotations

import pytest

TOLD = [
    ("Trong 48 giáo viên có 03 thạc sĩ, 27 giáo viên đại học, 06 giáo viên cao đẳng và còn lại 15 giáo viên trung cấp.", ("mismatch", "15", "12")),
    ("Trong 71 hộ có 22 hộ nghèo, 18 hộ cận nghèo, 09 hộ chính sách, còn lại 31 hộ trung bình.", ("mismatch", "31", "22")),
    ("Trong 71 hộ có 22 hộ nghèo, 18 hộ cận nghèo, 09 hộ chính sách, còn lại 22 hộ trung bình.", ("ok", "22", "22")),
    ("Vốn 240 triệu đồng: xã góp 90 triệu đồng, dân góp 60 triệu đồng, doanh nghiệp 24 triệu đồng, còn lại 90 triệu đồng đi vay.",
     ("mismatch", "90000000", "66000000")),
]  # fmt: skip

NOT_WRONG = [
    "Trong 62 xã có 04 xã loại I, 19 xã loại II, 05 thôn đặc biệt khó khăn, còn lại 39 xã loại III.",
    "Trong 120 hộ có 45 hộ nghèo, 30 hộ cận nghèo, trong đó 12 hộ chính sách, còn lại 45 hộ trung bình.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_rest_is_what_all_parts_leave(run_text, text, expected):
    found = [(f.verdict, f.stated, f.computed) for f in run_text(text).findings]
    assert expected in found
    assert expected[0] == "ok" or all(verdict == "mismatch" for verdict, _, _ in found)


@pytest.mark.parametrize("text", NOT_WRONG)
def test_other_things_are_no_parts(run_text, text):
    assert all(f.verdict != "mismatch" for f in run_text(text).findings)
