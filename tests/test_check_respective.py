"""Percentages told one for each of the figures before them, in their order."""

from __future__ import annotations

import pytest

TOLD = [
    # of a list before, with a total between
    (
        "Vốn trung ương 120 tỷ, vốn tỉnh 85 tỷ, vốn huyện 45 tỷ; tổng 250 tỷ. Giải ngân tương ứng 96 tỷ, 59,5 tỷ và 40,5 tỷ, đạt 80%, 70% và 85%.",
        {("ok", "80"), ("ok", "70"), ("mismatch", "85")},
    ),
    # the wholes behind their parts
    (
        "Ba xã có 48 hộ nghèo, 62 hộ nghèo và 35 hộ nghèo trên 1.200 hộ, 1.550 hộ và 1.400 hộ; tỷ lệ lần lượt là 4,0%, 4,0% và 3,5%.",
        {("ok", "4"), ("mismatch", "3.5")},
    ),
    # of one whole
    (
        "Nhận 31.840 hồ sơ: trực tuyến 22.606 hồ sơ, bưu chính 3.821 hồ sơ, trực tiếp 5.413 hồ sơ, chiếm lần lượt 71,0%, 21,0% và 17,0%.",
        {("ok", "71"), ("mismatch", "21"), ("ok", "17")},
    ),
    # of the level before
    (
        "Giá trị năm 2011 đạt 2.415 tỷ đồng, năm 2012 đạt 2.748 tỷ đồng, năm 2013 đạt 3.051 tỷ đồng, tăng lần lượt 13,8% và 11,0%.",
        {("ok", "13.8"), ("ok", "11")},
    ),
    (
        "Giá trị năm 2011 đạt 2.415 tỷ đồng, năm 2012 đạt 2.748 tỷ đồng, năm 2013 đạt 3.051 tỷ đồng, tăng lần lượt 13,8% và 12,0%.",
        {("ok", "13.8"), ("mismatch", "12")},
    ),
]

APART = [
    # nothing holds; no word says that there is one for each; one of them alone
    "Ba xã thu 96 tỷ đồng, 59,5 tỷ đồng và 40,5 tỷ đồng, đạt lần lượt 64,2%, 51,3% và 47,7% dự toán.",
    "Hai vụ đạt 412 ha và 386 ha; năng suất tăng lần lượt 2,4% và 3,1% so với năm trước.",
    "Khối A có 120 em, khối B 85 em, khối C 45 em. Tỷ lệ giỏi lần lượt là 24%, 31% và 18%.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_one_for_each(run_text, text, expected):
    found = {(f.verdict, f.stated) for f in run_text(text).findings if f.kind in {"ratio", "growth"}}
    assert expected <= found
    assert {stated for verdict, stated in found if verdict == "mismatch"} == {s for v, s in expected if v == "mismatch"}


@pytest.mark.parametrize("text", APART)
def test_what_no_other_percentage_confirms_is_not_told(run_text, text):
    assert [f.stated for f in run_text(text).findings if f.verdict == "mismatch"] == []
