"""Two parts that part every whole, by their names: nothing needs to say that they are all."""

from __future__ import annotations

import pytest

# text -> verdict, figure told and figure computed
PAIRS = [
    ("Huyện có 4.318 hội viên, nam 2.406, nữ 1.912.", ("ok", "4318", "4318")),
    ("Huyện có 4.318 hội viên, nam 2.451, nữ 1.912.", ("mismatch", "4318", "4363")),
    ("Bệnh viện điều trị 12.640 lượt, nội trú 4.180 lượt, ngoại trú 8.640 lượt.", ("mismatch", "12640", "12820")),
]

NOT_ACCUSED = [
    "Sở giải quyết 3.205 hồ sơ, trước hạn 1.840 hồ sơ, đúng hạn 1.268 hồ sơ, quá hạn 97 hồ sơ.",
    "Huyện có 4.318 hội viên, nam tăng 206, nữ tăng 112.",
    "Đoàn có 4.318 hội viên, kết nạp mới trong năm: nam 240 người, nữ 191 người.",
    "Lớp có khoảng 300 người, nam 180, nữ 130.",
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_a_whole_is_held_against_its_two_parts(run_text, text, expected):
    assert expected in {(f.verdict, f.stated, f.computed) for f in run_text(text).findings if f.kind == "sum"}


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_parts_of_something_else_accuse_nothing(run_text, text):
    assert [f for f in run_text(text).findings if f.verdict == "mismatch"] == []
