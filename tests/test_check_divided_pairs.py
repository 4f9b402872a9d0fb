"""A total before that words divide into two parts."""

from __future__ import annotations

import pytest

HEAD = "Diện tích đất có rừng là 38.416,20 ha, gồm rừng tự nhiên 30.125,70 ha và rừng trồng 8.290,50 ha; độ che phủ đạt 61,2%.\n\n"
TOLD = [
    ("Phân theo chức năng thì rừng phòng hộ 12.640,80 ha và rừng sản xuất 25.775,40 ha.", ("ok", "38416.2", "38416.2")),
    ("Phân theo chức năng thì rừng phòng hộ 12.640,80 ha và rừng sản xuất 27.575,40 ha.", ("mismatch", "38416.2", "40216.2")),
    ("Chia theo chủ quản lý, ban quản lý rừng 21.604,80 ha và hộ gia đình 16.811,40 ha.", ("ok", "38416.2", "38416.2")),
]  # fmt: skip

NOT_WRONG = [
    "Trong năm, rừng phòng hộ trồng mới 12.640,80 ha và rừng sản xuất 27.575,40 ha.",  # no word divides
    "Phân theo chức năng thì rừng phòng hộ 12.640,80 ha, trong đó có 7.575,40 ha giao khoán.",
    "Phân theo chức năng thì rừng phòng hộ 2.640,80 ha và rừng sản xuất 17.575,40 ha, còn lại là rừng đặc dụng.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_two_parts_are_all_of_a_total(run_text, text, expected):
    assert expected in {(f.verdict, f.stated, f.computed) for f in run_text(f"{HEAD}{text}\n").findings}


@pytest.mark.parametrize("text", NOT_WRONG)
def test_what_no_word_divides_is_not_all(run_text, text):
    assert all(f.verdict != "mismatch" for f in run_text(f"{HEAD}{text}\n").findings)
