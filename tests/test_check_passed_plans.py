"""Plans that are passed by a percentage: it is of the plan and the result beside it, however far off it is."""

from __future__ import annotations

import pytest

TOLD = [
    ("Trồng rừng: kế hoạch 640 ha, thực hiện 672 ha, vượt 5,0% kế hoạch.", ("ok", "5", "5")),
    ("Trồng rừng: kế hoạch 640 ha, thực hiện 672 ha, vượt 15,0% kế hoạch.", ("mismatch", "15", "5")),
    ("Trồng rừng: kế hoạch 640 ha, thực hiện 672 ha (dự án 412 ha; nhân dân 260 ha), vượt 50% kế hoạch.", ("mismatch", "50", "5")),
    ("Thu ngân sách đạt 3.696 triệu đồng, vượt 32,0% dự toán 3.300 triệu đồng.", ("mismatch", "32", "12")),
]  # fmt: skip

NOT_WRONG = [
    "Kế hoạch trồng 640 ha. Thu ngân sách tăng 32,0%. Diện tích gieo sạ 672 ha.",
    "Trồng rừng: kế hoạch 640 ha, thực hiện 672 ha; riêng rừng phòng hộ vượt 15,0% kế hoạch.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_plan_is_passed_by_what_was_done(run_text, text, expected):
    assert expected in {(f.verdict, f.stated, f.computed) for f in run_text(text).findings}


@pytest.mark.parametrize("text", NOT_WRONG)
def test_a_percentage_of_another_thing_is_none_of_the_plan(run_text, text):
    assert all(f.verdict != "mismatch" for f in run_text(text).findings)
