"""Changes of a row of a table between two times, however its heads tell them: years, days, the beginning and the end."""

from __future__ import annotations

import pytest

HEADS = [
    ("Dư nợ 2018", "Dư nợ 2019"),
    ("Dư nợ 31/12/2018", "Dư nợ 31/10/2019"),
    ("Dư nợ đầu năm", "Dư nợ cuối năm"),
    ("Năm trước", "Năm nay"),
]
TABLE = """Đơn vị tính: triệu đồng

| Nguồn vốn | Số tổ | {} | {} |
|---|---|---|---|
| Quỹ tín dụng nhân dân | 54 | 41.630 | 47.208 |
| Quỹ quay vòng của Hội | 19 | 8.450 | 7.190 |
| Tổng cộng | 73 | 50.080 | 54.398 |

"""


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize(("share", "verdict"), [("14,9%", "ok"), ("17,5%", "mismatch")])
def test_a_row_grows_between_two_times(run_text, heads, share, verdict):
    text = f"{TABLE.format(*heads)}Riêng Quỹ quay vòng của Hội giảm 1.260 triệu đồng ({share}) do thu hồi nợ.\n"
    found = [f for f in run_text(text).findings if f.kind == "growth"]
    assert [f.verdict for f in found] == [verdict]


def test_heads_of_one_time_are_no_two(run_text):
    text = f"{TABLE.format('Dư nợ đầu năm', 'Thu nợ cuối năm')}Riêng Quỹ quay vòng của Hội giảm 1.260 triệu đồng (17,5%).\n"
    assert [f for f in run_text(text).findings if f.kind == "growth"] == []
