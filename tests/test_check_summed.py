"""Totals of several measures behind one word that sums up: `Cộng cả hai vụ, diện tích 2.426 ha, sản lượng 14.335 tấn`."""

from __future__ import annotations

import pytest

# (text, what is wrong in it, what would be right there, the total)
CASES = [
    (
        (
            "Đợt 1 kiểm tra 46 cơ sở, nhắc nhở 12 cơ sở, phạt 84,5 triệu đồng. Đợt 2 kiểm tra 52 cơ sở, phạt 91,2 triệu đồng. "
            "Cộng cả hai đợt đã kiểm tra 98 cơ sở, số tiền phạt 157,7 triệu đồng."
        ),
        ("157,7", "175,7"),
        "157700000",
    ),
    (
        (
            "- Lớp may: 32 học viên, kinh phí 96 triệu đồng;\n\n- Lớp nấu ăn: 28 học viên, kinh phí 84 triệu đồng;\n\n- Lớp "
            "chăn nuôi: 35 học viên, kinh phí 105 triệu đồng.\n\nTính chung ba lớp có 95 học viên với kinh phí 258 triệu đồng."
        ),
        ("258", "285"),
        "258000000",
    ),
    (
        (
            "Xã tổ chức ba buổi. Buổi 1 có 1.214 hộ, đạt 80,4%; buổi 2 có 1.386 hộ, đạt 87,0%; buổi 3 có 1.452 hộ, đạt 94,0%. "
            "Cả ba buổi cộng lại được 4.025 lượt hộ."
        ),
        ("4.025", "4.052"),
        "4025",
    ),
    (
        (
            "Huyện A: giao 120.500 triệu đồng, giải ngân 98.200 triệu đồng, còn phải giải ngân 22.300 triệu đồng.\n\nHuyện B: "
            "giao 88.400 triệu đồng, giải ngân 71.900 triệu đồng, còn 16.500 triệu đồng.\n\nHuyện C: giao 64.000 triệu đồng, "
            "giải ngân 50.700 triệu đồng; còn 13.300 triệu đồng.\n\nNhư vậy tổng số vốn còn phải giải ngân của cả ba huyện là "
            "51.200 triệu đồng."
        ),
        ("51.200", "52.100"),
        "51200000000",
    ),
    (
        (
            "Vụ xuân cấy 1.240 ha, sản lượng 7.812 tấn.\n\nVụ mùa cấy 1.186 ha, sản lượng 6.523 tấn.\n\nCộng cả hai vụ, diện "
            "tích 2.426 ha, sản lượng 14.535 tấn, tăng 210 tấn so với năm trước."
        ),
        ("14.535", "14.335"),
        "14535",
    ),
    (
        (
            "Cấp huyện khen 14 tập thể và 26 cá nhân. Cấp xã khen 22 tập thể và 41 cá nhân. Cộng cả hai cấp có 36 tập thể, 76 "
            "cá nhân được khen."
        ),
        ("76 cá", "67 cá"),
        "76",
    ),
]
TEMPTING = [
    # some of it, what was before, a mean, what is planned
    (
        "Đợt 1 kiểm tra 46 cơ sở, phạt 84,5 triệu đồng. Đợt 2 kiểm tra 52 cơ sở, phạt 91,2 triệu đồng. Cộng cả hai đợt đã "
        "kiểm tra 98 cơ sở, trong đó đã nộp phạt 157,7 triệu đồng."
    ),
    (
        "Vụ xuân cấy 1.240 ha, sản lượng 7.812 tấn. Vụ mùa cấy 1.186 ha, sản lượng 6.523 tấn. Cộng cả hai vụ, diện tích 2.426 "
        "ha, tăng 120 ha, trong khi cùng kỳ sản lượng 14.120 tấn."
    ),
    (
        "Lớp may có 32 học viên, kinh phí 96 triệu đồng; lớp nấu ăn 28 học viên, kinh phí 84 triệu đồng. Tính chung hai lớp có "
        "60 học viên, bình quân mỗi học viên 3 triệu đồng; sau đào tạo thu nhập 210 triệu đồng."
    ),
    (
        "Tổ 1 có 12 hộ vay 480 triệu đồng, tổ 2 có 15 hộ vay 610 triệu đồng. Cộng hai tổ 27 hộ; kế hoạch năm tới cho vay 1.100 "
        "triệu đồng."
    ),
    (
        "Cấp huyện khen 14 tập thể và 26 cá nhân. Cấp xã khen 22 tập thể và 41 cá nhân. Cộng cả hai cấp có 36 tập thể; đề nghị "
        "tỉnh khen 12 tập thể, 60 cá nhân."
    ),
    (
        "Đội tiếp nhận 46 tin, xử lý 40 tin. Phường tiếp nhận 52 tin, xử lý 45 tin. Cộng cả hai nơi có 98 lượt tin, có mặt kịp "
        "thời 90 lượt."
    ),
]


def _sums(run_text, text):
    return {(f.verdict, f.stated) for f in run_text(text).findings if f.kind == "sum"}


@pytest.mark.parametrize(("text", "total"), [(text, total) for text, _, total in CASES])
def test_a_total_that_does_not_come_out_is_told(run_text, text, total):
    assert ("mismatch", total) in _sums(run_text, text)


@pytest.mark.parametrize(("text", "slip"), [(text, slip) for text, slip, _ in CASES])
def test_totals_that_come_out_are_right(run_text, text, slip):
    told = _sums(run_text, text.replace(*slip))
    assert {verdict for verdict, _ in told} == {"ok"}


@pytest.mark.parametrize("text", TEMPTING)
def test_what_is_no_total_of_them_is_no_mismatch(run_text, text):
    assert "mismatch" not in {verdict for verdict, _ in _sums(run_text, text)}
