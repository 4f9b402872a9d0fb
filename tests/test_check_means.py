"""Means of whole numbers, products in other measures, and ratios of two words for one thing."""

from __future__ import annotations

import pytest

RELATIONS = [
    # a mean that is printed whole is rounded
    ("Tiêm 18.415 mũi trong 22 buổi, bình quân 837 mũi/buổi.", ("ratio", "ok", "837")),
    ("Mở 46 lớp cho 1.590 học viên, bình quân 35 học viên/lớp.", ("ratio", "ok", "35")),
    ("Mở 46 lớp cho 1.590 học viên, bình quân 45 học viên/lớp.", ("ratio", "mismatch", "45")),
    ("Toàn trường có 1.262 học sinh/37 lớp, bình quân 34 học sinh/lớp.", ("ratio", "ok", "34")),
    ("Mở 96 lớp bồi dưỡng cho 7.200 lượt người, mỗi lớp bình quân 75 người.", ("product", "ok", "7200")),
    # and one of money in full that ends in zeros
    ("Giải ngân cho 6.215 hộ vay 11 tỷ 860 triệu đồng; bình quân mỗi hộ 1.908.000đ.", ("ratio", "ok", "1908000")),
    ("Chi 2.346.580.000 đồng cho 1.284 lao động, bình quân 1.827.000 đồng/lao động.", ("ratio", "rounding", "1827000")),
    ("Chi 2.346.580.000 đồng cho 1.284 lao động, bình quân 1.872.000 đồng/lao động.", ("ratio", "mismatch", "1872000")),
    # tạ and tấn
    ("Diện tích mì 1.460 ha x 25 tạ/ha, sản lượng 36.500 tấn.", ("product", "mismatch", "36500")),
    ("Diện tích mì 1.460 ha x 25 tạ/ha, sản lượng 3.650 tấn.", ("product", "ok", "3650")),
    ("Diện tích bắp 2.140 ha, năng suất 50 tạ/ha, sản lượng 107.000 tấn.", ("product", "mismatch", "107000")),
    ("Diện tích bắp 2.140 ha, năng suất 50 tạ/ha, sản lượng 10.700 tấn.", ("product", "ok", "10700")),
    ("Cấp gạo cho 12.460 học sinh bán trú, mỗi em 15 kg/tháng trong 9 tháng, tổng số 1.862,1 tấn gạo.", ("product", "mismatch", "1862.1")),
    ("Cấp gạo cho 12.460 học sinh bán trú, mỗi em 15 kg/tháng trong 9 tháng, tổng số 1.682,1 tấn gạo.", ("product", "ok", "1682.1")),
    # two words for one thing
    ("Y tế: thẻ BHYT 7.854 người/9.240 khẩu, đạt 81,0% (yêu cầu 75%).", ("ratio", "mismatch", "81")),
    ("Y tế: thẻ BHYT 7.854 người/9.240 khẩu, đạt 85,0% (yêu cầu 75%).", ("ratio", "ok", "85")),
]  # fmt: skip

TEMPTING = [
    "Đã bắt 45 vụ/50 đối tượng, đạt 88% kế hoạch.",
    "Tham gia BHYT 7.854 người/9.240 khẩu, bằng 83% so với cùng kỳ.",
    "Hỗ trợ 240 hộ, mỗi hộ 15 kg/tháng trong 6 tháng và 120 kg giống, tổng số 9,8 tấn.",
    "Diện tích bắp 2.140 ha, năng suất 50 tạ/ha; sản lượng lương thực 36.500 tấn.",
]


@pytest.mark.parametrize(("text", "found"), RELATIONS)
def test_a_relation_is_told_with_its_verdict(run_text, text, found):
    assert found in [(each.kind, each.verdict, each.stated) for each in run_text(text).findings]


@pytest.mark.parametrize("text", TEMPTING)
def test_other_figures_are_no_mistakes(run_text, text):
    assert [each.message_en for each in run_text(text).findings if each.verdict == "mismatch"] == []
