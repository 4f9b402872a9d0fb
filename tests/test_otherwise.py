"""Figures that come near a computation and are told of something else have no mismatch; the same told plainly have."""

from __future__ import annotations

import pytest

from pipeline import extract

TOLD = [  # told of something else, and told of the figures beside it
    (
        "Quỹ thu trong kỳ 86.179.000 đồng, chi trong kỳ 44.682.000 đồng, số dư cuối kỳ 43.497.000 đồng.",
        "Quỹ có 86.179.000 đồng, đã chi 44.682.000 đồng, còn lại 43.497.000 đồng.",
    ),
    (
        "Đàn bò có 18.303 con, đạt 93,1% kế hoạch; cùng thời điểm năm trước 20.038 con.",
        "Đàn bò có 18.303 con, đạt 93,1% so với cùng thời điểm năm trước (20.038 con).",
    ),
    (
        "Mở 27 lớp, định mức 24,5 triệu đồng/lớp, riêng một số lớp cao hơn; tổng kinh phí 691,5 triệu đồng.",
        "Mở 27 lớp, định mức 24,5 triệu đồng/lớp, tổng kinh phí 691,5 triệu đồng.",
    ),
    (
        "Phí vệ sinh thu được 1.273,1 triệu đồng, so với 1.113,3 triệu đồng năm trước; phí chợ tăng 158,9 triệu đồng.",
        "Phí vệ sinh thu được 1.273,1 triệu đồng, so với 1.113,3 triệu đồng năm trước; tăng 158,9 triệu đồng.",
    ),
    (
        "Đảng bộ xã có 325 đảng viên, 118 đảng viên nữ, chiếm 33,6% đảng viên nữ khối xã.",
        "Đảng bộ xã có 325 đảng viên, 118 đảng viên nữ, chiếm 33,6% số đảng viên.",
    ),
    (
        "Số học sinh nội trú 315 em trong 1.862 học sinh THCS của huyện, chiếm 19,6% số học sinh nội trú toàn tỉnh.",
        "Số học sinh nội trú 315 em trong 1.862 học sinh THCS của huyện, chiếm 19,6% số học sinh THCS.",
    ),
    (
        "Dư nợ ngắn hạn từ 839,9 tỷ đồng lên 957,8 tỷ đồng; dư nợ trung, dài hạn cũng tăng 171,9 tỷ đồng.",
        "Dư nợ ngắn hạn từ 839,9 tỷ đồng lên 957,8 tỷ đồng, tăng 171,9 tỷ đồng.",
    ),
    (
        "Năm qua xã có 125 hộ thoát nghèo, 32 hộ nghèo phát sinh; hiện còn 83 hộ nghèo.",
        "Năm qua xã có 125 hộ nghèo, 32 hộ đã thoát nghèo; hiện còn 83 hộ nghèo.",
    ),
    (
        "Tặng 128 suất học bổng, mức thấp nhất 750.000 đồng/suất, tổng số tiền 98.000.000 đồng.",
        "Tặng 128 suất học bổng, mức 750.000 đồng/suất, tổng số tiền 98.000.000 đồng.",
    ),
]


def _mismatches(folder, text):
    path = folder / "report.txt"
    path.write_text(f"Trong năm có nhiều kết quả.\n\n{text}\n", encoding="utf-8")
    return [f.stated for f in extract(path).findings if f.verdict == "mismatch"]


@pytest.mark.parametrize("text", [other for other, _ in TOLD])
def test_of_something_else(tmp_path, text):
    assert _mismatches(tmp_path, text) == []


@pytest.mark.parametrize("text", [own for _, own in TOLD])
def test_of_the_figures_beside_it(tmp_path, text):
    assert len(_mismatches(tmp_path, text)) == 1
