"""Figures of the prose that tell the cell of a year in other digits."""

from __future__ import annotations

import pytest

BY_ROWS = (
    "Đơn vị tính: triệu đồng\n| Năm | Số cuộc | Sai phạm phát hiện | Đã thu hồi |\n|---|---|---|---|\n| 2017 | 6 | 630,3 | 401,2 |\n| 2018 | 5 | 383,5 | 287,1 |\n"
    "| 2019 | 7 | 853,1 | 488,6 |\n| 2020 | 6 | 566,0 | 352,9 |\n\n"
)
BY_COLUMNS = (
    "Đơn vị tính: tỷ đồng\n| TT | Nguồn vốn | KH 2022 | GN 2022 | KH 2023 | GN 2023 | KH 2024 | GN 2024 |\n|---|---|---|---|---|---|---|---|\n"
    "| 1 | Trung ương | 1.057,6 | 904,7 | 1.288,1 | 1.166,8 | 1.453,0 | 1.370,5 |\n| 2 | Địa phương | 2.790,3 | 2.633,2 | 3.010,2 | 2.802,9 | 3.256,1 | 3.112,3 |\n"
    "|  | Tổng cộng | 3.847,9 | 3.537,9 | 4.298,3 | 3.969,7 | 4.709,1 | 4.482,8 |\n\n"
)

WRONG = [
    (BY_ROWS + "Năm có số tiền sai phạm lớn nhất là năm 2019 với 835,1 triệu đồng.", "835100000"),
    (BY_ROWS + "Sai phạm phát hiện năm 2017 là 603,3 triệu đồng.", "603300000"),
    (
        "Giải ngân năm 2022 đạt 3.537,9 tỷ đồng, năm 2023 đạt 3.969,7 tỷ đồng, năm 2024 đạt 4.428,8 tỷ đồng.\n\n"
        + BY_COLUMNS,
        "4428800000000",
    ),
    (
        "Kế hoạch năm 2022 là 3.847,9 tỷ đồng, năm 2023 là 4.289,3 tỷ đồng, năm 2024 là 4.709,1 tỷ đồng.\n\n"
        + BY_COLUMNS,
        "4289300000000",
    ),
]

# As it stands there, of another year, an estimate, another thing: no alarm.
INNOCENT = [
    BY_ROWS + "Năm có số tiền sai phạm lớn nhất là năm 2019 với 853,1 triệu đồng.",
    BY_ROWS + "Sai phạm phát hiện năm 2016 là 835,1 triệu đồng.",
    BY_ROWS + "Sai phạm phát hiện năm 2019 khoảng 835,1 triệu đồng.",
    BY_ROWS + "Năm 2019, huyện chi cho công tác thanh tra 835,1 triệu đồng.",
    BY_ROWS + "Thu phí chợ năm 2019 là 712,4 triệu đồng.",
    "Giải ngân năm 2022 đạt 3.537,9 tỷ đồng, năm 2023 đạt 3.969,7 tỷ đồng, năm 2025 dự kiến 4.428,8 tỷ đồng.\n\n"
    + BY_COLUMNS,
    "Giải ngân năm 2022 đạt 3.537,9 tỷ đồng, năm 2024 đạt 4.428,8 tỷ đồng.\n\n" + BY_COLUMNS,
]


@pytest.mark.parametrize(("text", "stated"), WRONG)
def test_other_digits_of_the_cell_of_a_year(run_text, text, stated):
    found = [f for f in run_text("Kết quả:\n\n" + text + "\n").findings if f.verdict == "mismatch"]
    assert {(f.kind, f.stated) for f in found} == {("prose_table", stated)}


@pytest.mark.parametrize("text", INNOCENT)
def test_what_may_be_of_something_else(run_text, text):
    assert not [f for f in run_text("Kết quả:\n\n" + text + "\n").findings if f.verdict == "mismatch"]


def test_a_total_is_told_by_another_noun_for_its_things(run_text):
    text = "Xếp loại 82.146 học sinh như sau:\n\n| Xếp loại | THCS (em) |\n|---|---|\n| Tốt | 42.170 |\n| Khá | 39.976 |\n| Cộng | 82.146 |\n\nHết.\n"
    assert ("prose_table", "ok", "82146") in {(f.kind, f.verdict, f.stated) for f in run_text(text).findings}
