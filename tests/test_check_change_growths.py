"""Changes beside a percentage that holds of two figures: they are what lies between these."""

import pytest

PRIZES = "Học sinh giỏi cấp tỉnh 31 giải, gồm 02 nhất, 07 nhì, 09 ba, 13 khuyến khích; năm học trước được 25 giải, như vậy tăng {}."
# text, change, verdicts
TOLD = [
    (PRIZES.format("05 giải (24%)"), "5", {"mismatch"}),
    (PRIZES.format("06 giải (24%)"), "6", {"ok"}),
    ("Năm 2022 xảy ra 46 vụ; năm 2021 xảy ra 58 vụ, giảm 14 vụ, tương ứng giảm 20,7%.", "14", {"mismatch"}),
    ("Năm 2022 xảy ra 46 vụ; năm 2021 xảy ra 58 vụ, giảm 12 vụ, tương ứng giảm 20,7%.", "12", {"ok"}),
    # a change in round figures
    (PRIZES.format("khoảng 05 giải (24%)"), "5", set()),
]


@pytest.mark.parametrize(("text", "stated", "verdicts"), TOLD)
def test_a_change_lies_between_the_figures_of_its_percentage(run_text, text, stated, verdicts):
    found = {f.verdict for f in run_text(f"{text}\n").findings if f.kind == "difference" and f.stated == stated}
    assert found == verdicts
