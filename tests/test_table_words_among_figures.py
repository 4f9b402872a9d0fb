"""A row of words among figures may head those below: it is told where the heads above are others."""

from __future__ import annotations

import pytest

HEAD = "UBND HUYỆN HẢI LĂNG\nSố: 402/BC-UBND\nHải Lăng, ngày 9 tháng 12 năm 2022\n\nBÁO CÁO\nThu ngân sách\n\n"
ROWS = [
    # the row, whether it is told
    (["Đối tượng", "Số hộ", "Mức hỗ trợ"], True),
    (["Nội dung chi", "Dự toán", "Thực hiện"], False),
    (["Nội dung chi", "DT", "TH"], False),
    (["Lệ phí khác", "Không", "Không"], False),
    (["Lệ phí khác", "chưa giao", "chưa thu"], False),
    (["Lệ phí khác", "", "Chưa thu"], False),
    (["Lệ phí khác", "1.250", "Chưa thu"], False),
]


@pytest.mark.parametrize(("words", "is_told"), ROWS)
def test_a_row_of_words_among_figures(run_text, words, is_told):
    rows = [
        ["Nội dung", "Dự toán", "Thực hiện"],
        ["---"] * 3,
        ["Thuế môn bài", "1.250", "1.100"],
        words,
        ["Hộ nghèo", "3.936", "2.382"],
    ]
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    problems = run_text(f"{HEAD}Đơn vị tính: triệu đồng\n{table}").problems
    assert [problem.code for problem in problems] == ["unclear_figures"] * is_told
    assert all('"Đối tượng; Số hộ; Mức hỗ trợ"' in problem.message for problem in problems)
