"""The odd one of shares told side by side, whose whole is told elsewhere."""

from __future__ import annotations

import pytest

HEAD = "Khối 8 và khối 9 có 568 em được xếp loại."

# text -> verdict, figure told and figure computed
ODD = [
    ("- Hạnh kiểm: tốt 541 em (95,2%), khá 24 em (7,2%), trung bình 3 em (0,5%).", ("mismatch", "7.2", "4.2254")),
    ("- Hạnh kiểm: tốt 541 em (95,2%), khá 24 em (4,2%), trung bình 3 em (0,5%).", ("ok", "4.2", "4.2254")),
    ("- Giỏi 149 em (26,2%);\n- Khá 221 em (31,9%);\n- Trung bình 187 em (32,9%);\n- Yếu 11 em (1,9%).", ("mismatch", "31.9", "38.9085")),
]  # fmt: skip

NOT_ACCUSED = [
    "- Tốt 541 em (95,2%), tăng 3,4%; khá 24 em (4,2%), giảm 7,2%; trung bình 3 em (0,5%).",
    "- Tốt 541 em (95,2%), khá 24 em (4,2%), trung bình 3 em (0,5%); số máy tính 42 bộ (đạt 60% nhu cầu).",
]


@pytest.mark.parametrize(("text", "expected"), ODD)
def test_the_odd_one_is_told(run_text, text, expected):
    findings = run_text(f"{HEAD}\n\n{text}").findings
    assert expected in {(f.verdict, f.stated, f.computed) for f in findings if f.kind == "ratio"}


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_what_is_of_something_else_is_not_accused(run_text, text):
    assert [f for f in run_text(f"{HEAD}\n\n{text}").findings if f.verdict == "mismatch"] == []
