"""Percentages of the prose that tell the one of a row in other digits."""

from __future__ import annotations

import pytest

PROJECTS = (
    "Đơn vị tính: triệu đồng\n| TT | Tên dự án | Tổng mức đầu tư | Kế hoạch | Giải ngân | Tỷ lệ giải ngân (%) |\n|---|---|---|---|---|---|\n"
    "| 1 | Đường Đất Sét - Bến Củi | 526.000 | 98.700 | 91.236 | 92,4 |\n| 2 | Nạo vét rạch Tây Ninh | 97.800 | 18.300 | 12.745 | 69,6 |\n"
    "| 3 | Bệnh viện đa khoa tỉnh | 289.500 | 86.000 | 79.443 | 92,4 |\n|  | Tổng số | 913.300 | 203.000 | 183.424 | 90,4 |\n\n"
)
YEARS = "| Năm | Số đơn | Đã giải quyết | Tỷ lệ giải quyết (%) |\n|---|---|---|---|\n| 2019 | 1.284 | 1.110 | 86,4 |\n| 2020 | 1.243 | 1.150 | 92,5 |\n| 2021 | 1.205 | 1.075 | 89,2 |\n\n"

WRONG = [
    (PROJECTS + "Nạo vét rạch Tây Ninh giải ngân 12.745 triệu đồng, bằng 66,9%.", "66.9"),
    (PROJECTS + "Đối với nạo vét rạch Tây Ninh tỷ lệ giải ngân mới đạt 66,9%.", "66.9"),
    (YEARS + "Tỷ lệ giải quyết năm 2019 đạt 84,6%.", "84.6"),
    (YEARS + "Năm 2021 tỷ lệ giải quyết là 98,2%.", "98.2"),
]
INNOCENT = [
    PROJECTS + "Nạo vét rạch Tây Ninh giải ngân 12.745 triệu đồng, bằng 69,6%.",
    PROJECTS + "Nạo vét rạch Tây Ninh giải ngân 12.745 triệu đồng, bằng 69,6% kế hoạch và 13,0% tổng mức.",
    PROJECTS + "Nạo vét rạch Tây Ninh giải ngân 12.745 triệu đồng, tăng 66,9%.",
    PROJECTS + "Nạo vét rạch Tây Ninh giải ngân 12.745 triệu đồng, bằng 66,9% so với cùng kỳ.",
    PROJECTS + "Nạo vét rạch Tây Ninh mới đạt 66,9% khối lượng.",
    PROJECTS + "Nạo vét rạch Tây Ninh và Bệnh viện đa khoa tỉnh đạt tỷ lệ giải ngân 94,2%.",
    YEARS + "Tỷ lệ giải quyết đúng hạn năm 2019 đạt 84,6%.",
    YEARS + "Tỷ lệ giải quyết năm 2018 đạt 84,6%.",
    YEARS + "Tỷ lệ giải quyết năm 2019 phấn đấu đạt 84,6%.",
    YEARS + "Tỷ lệ giải quyết năm 2019 khoảng 84,6%.",
    YEARS + "Tỷ lệ giải quyết năm 2019 của xã Phong Tân đạt 84,6%.",
]


@pytest.mark.parametrize(("text", "stated"), WRONG)
def test_other_digits_of_the_percentage_of_a_row(run_text, text, stated):
    found = {(f.kind, f.stated) for f in run_text("Kết quả:\n\n" + text + "\n").findings if f.verdict == "mismatch"}
    assert ("prose_table", stated) in found


@pytest.mark.parametrize("text", INNOCENT)
def test_what_may_be_of_something_else(run_text, text):
    found = run_text("Kết quả:\n\n" + text + "\n").findings
    assert not [f for f in found if f.verdict == "mismatch"]
