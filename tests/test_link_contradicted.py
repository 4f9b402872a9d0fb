"""What the text itself contradicts is a candidate. Text of a report on the left, match of each place on the right."""

from __future__ import annotations

import pytest

from pipeline.values import Place

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH PHÚ YÊN\nSố: 12/BC-UBND\nPhú Yên, ngày 6/5/2021\n\nBÁO CÁO\nKết quả\n\n"

CASES = [
    # text, the place, its match
    ("Đoàn công tác của huyện Krông Năng, tỉnh Gia Lai.", "huyện Krông Năng", "candidate"),
    ("Đoàn công tác của huyện Bình Sơn (tỉnh Bình Định).", "huyện Bình Sơn", "candidate"),
    ("Đoàn công tác của huyện Krông Năng, tỉnh Đắk Lắk.", "huyện Krông Năng", "exact"),
    ("Đoàn công tác của huyện Krông Năng và tỉnh Gia Lai.", "huyện Krông Năng", "exact"),
    ("Huyện Krông Năng đã xong. Tỉnh Gia Lai chưa xong.", "Huyện Krông Năng", "exact"),
    ("Đoàn công tác của quận Bình Định.", "Bình Định", "candidate"),
    ("Đoàn công tác của tỉnh Bình Định.", "tỉnh Bình Định", "exact"),
    ("Quy hoạch vùng Bình Định.", "Bình Định", "exact"),
]


@pytest.mark.parametrize(("text", "printed", "match"), CASES)
def test_match(run_text, text, printed, match):
    found = {
        " ".join(m.text.split()): m.value.match for m in run_text(HEAD + text).mentions if isinstance(m.value, Place)
    }
    assert found[printed] == match
