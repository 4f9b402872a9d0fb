"""Totals that something has raised, held against what was before, what came and what went, in their own sentence."""

from __future__ import annotations

import pytest

# (text, what is wrong in it, what would be right there, the total)
CASES = [
    (
        "Đầu năm thư viện có 24.180 bản sách; trong năm bổ sung 1.320 bản và thanh lọc 460 bản, nâng tổng số lên 25.500 bản.",
        ("25.500", "25.040"),
        "25500",
    ),
    (
        (
            "Tháng 5 có 6 ca đầu tiên, tháng 6 có 9 ca, tháng 7 tăng lên 18 ca và tháng 8 là 27 ca, nâng số mắc cộng dồn đến "
            "hết tháng 8 lên 58 ca."
        ),
        ("58 ca", "60 ca"),
        "58",
    ),
    ("Tuyển mới 45 em vào lớp 10. Trừ đi 38 em đã ra trường, quy mô từ 312 em lên 329 em.", ("329", "319"), "329"),
    ("Kết nạp thêm 24 hội viên, xóa tên 5 hội viên, đưa số hội viên từ 486 lên 515 hội viên.", ("515", "505"), "515"),
    ("Tuyển dụng thêm 08 giảng viên, nâng số giảng viên từ 57 người lên 66 người.", ("66", "65"), "66"),
    ("Năm trước chuyển sang 312 vụ, thụ lý mới 618 vụ, nâng số phải giải quyết lên 920 vụ.", ("920", "930"), "920"),
    (
        "Giống A có 1.015 ha, giống B có 438 ha, giống C có 297 ha, đưa diện tích giống mới lên 1.705 ha.",
        ("1.705", "1.750"),
        "1705",
    ),
    (
        "Đợt tháng 4 thu được 214 đơn vị máu, đợt tháng 10 thu 246 đơn vị, nâng tổng số máu thu được trong năm lên 450 đơn vị.",
        ("450", "460"),
        "450",
    ),
]
TEMPTING = [
    # what both come to is told, too; what was before is told nowhere
    "Trong năm thành lập mới 41 HTX, giải thể 14 HTX, tăng ròng 27 HTX, đưa tổng số HTX lên 572 HTX.",
    "Xã xây mới 12 nhà văn hóa, sửa chữa 9 nhà, nâng tổng số nhà văn hóa lên 24 nhà.",
    "Bổ sung 2.500 triệu đồng, giải ngân 1.800 triệu đồng, nâng nguồn vốn lên 4.150 triệu đồng.",
    # another thing, in more than one year, planned
    "Nâng cấp 14 km đường, đưa chiều dài đường nhựa từ 62 km lên 81 km trong hai năm.",
    "Năm 2019 có 45 xe, năm 2020 mua thêm 4 xe, dự kiến nâng lên 52 xe vào năm 2025.",
    "Phấn đấu trồng 120 ha, chăm sóc 240 ha, nâng độ che phủ lên 380 ha rừng tập trung.",
]


def _told(run_text, text):
    return {(f.verdict, f.stated) for f in run_text(text).findings if f.kind in {"sum", "difference"}}


@pytest.mark.parametrize(("text", "total"), [(text, total) for text, _, total in CASES])
def test_a_total_that_was_raised_by_more_or_less_is_told(run_text, text, total):
    told = _told(run_text, text)
    assert ("mismatch", total) in told
    assert ("ok", total) not in told


@pytest.mark.parametrize(("text", "slip"), [(text, slip) for text, slip, _ in CASES])
def test_totals_that_come_out_are_right(run_text, text, slip):
    assert {verdict for verdict, _ in _told(run_text, text.replace(*slip))} == {"ok"}


@pytest.mark.parametrize("text", TEMPTING)
def test_what_raises_no_such_total_is_no_mismatch(run_text, text):
    assert "mismatch" not in {verdict for verdict, _ in _told(run_text, text)}
