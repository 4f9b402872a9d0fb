"""Shares that come out of a plan, or of another total than the one that their words name, are wrong."""

from __future__ import annotations

import pytest

AREAS = """Bảng 1

| Cây trồng | Diện tích (ha) | Sản lượng (tấn) |
| --- | --- | --- |
| Cà phê | 4.310,0 | 12.930 |
| Hồ tiêu | 1.245,0 | 2.988 |
| Cộng | 5.555,0 | |

"""
# text, percentage, verdict
TOLD = [
    (
        "Kết nạp 184 đoàn viên, đạt 115,0% kế hoạch (160 đồng chí), trong đó nữ 92 đồng chí (57,50%).",
        "57.5",
        "mismatch",
    ),
    ("Kết nạp 184 đoàn viên, đạt 115,0% kế hoạch (160 đồng chí), trong đó nữ 92 đồng chí (50,0%).", "50", "ok"),
    (
        "Kết nạp 184 đoàn viên, đạt 115,0% kế hoạch (160 đồng chí), trong đó nữ 92 đồng chí, đạt 57,5% kế hoạch.",
        "57.5",
        "ok",
    ),
    (
        "Diện tích cà phê 4.310,0 ha, chiếm 77,6% diện tích cây lâu năm (5.555,0 ha), trong đó 1.120,6 ha đã tái canh, bằng 20,2% diện tích cà phê.",
        "20.2",
        "mismatch",
    ),
    (
        "Diện tích cà phê 4.310,0 ha, chiếm 77,6% diện tích cây lâu năm (5.555,0 ha), trong đó 1.120,6 ha đã tái canh, bằng 26,0% diện tích cà phê.",
        "26",
        "ok",
    ),
    (
        f"Diện tích cây lâu năm 5.555,0 ha.\n\n{AREAS}Trong năm có 1.120,6 ha đã tái canh, bằng 20,2% diện tích cà phê.",
        "20.2",
        "mismatch",
    ),
]


@pytest.mark.parametrize(("text", "stated", "verdict"), TOLD)
def test_a_share_is_of_what_its_words_tell(run_text, text, stated, verdict):
    found = [f.verdict for f in run_text(f"{text}\n").findings if f.kind == "ratio" and f.stated == stated]
    assert found == [verdict]
