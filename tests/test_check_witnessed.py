"""Figures with a slip that several relations show at once, or one long list alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.audit.figure import Figure
from pipeline.audit.intervals import bounds
from pipeline.audit.printed import Slips

# text -> (kind, stated) of all that is wrong
WRONG = [
    # a change, and a list in another sentence
    (
        (
            "Phẫu thuật được 4.163 ca. Cùng kỳ năm 2018 bệnh viện mổ 1.287 ca, như vậy tăng 149 ca. Phân theo loại có 214 ca "
            "loại I, 806 ca loại II và 416 ca loại III."
        ),
        set(),  # 1.436: more than a slip
    ),
    (
        (
            "Phẫu thuật được 4.136 ca. Cùng kỳ năm 2018 bệnh viện mổ 1.287 ca, như vậy tăng 149 ca. Phân theo loại có 214 ca "
            "loại I, 806 ca loại II và 416 ca loại III."
        ),
        {("difference", "149"), ("sum", "4136")},
    ),
    # a growth and shares of what it came to
    (
        (
            "Toàn thị xã thả nuôi 71.680 ha, giảm 2,86% so với năm 2015 (18.200 ha). Tôm sú 11.492 ha, chiếm 65,0%; tôm thẻ "
            "6.188 ha, chiếm 35,0%."
        ),
        {("growth", "2.86"), ("ratio", "65"), ("ratio", "35"), ("sum", "71680")},
    ),
    # a list alone, which comes to it with two digits changed over
    (
        (
            "Nguồn thu năm 2021 là 142.680 triệu đồng, hình thành từ:\n\n- Bảo hiểm y tế: 298.415 triệu đồng;\n\n- Viện phí: "
            "68.740 triệu đồng;\n\n- Ngân sách: 34.125 triệu đồng;\n\n- Dịch vụ: 11.400 triệu đồng."
        ),
        {("sum", "142680000000")},
    ),
    # what a list leaves of its total for a part of it
    (
        "Cả năm cấp 46.240 sổ: cấp mới 21.875 sổ, cấp lại 14.620 sổ, cấp đổi 7.945 sổ.",
        {("sum", "46240")},
    ),
    # a change between two figures that words name, right beside it or pages before
    ("Số vụ giảm 899 vụ, từ 4.998 vụ xuống còn 4.108 vụ.", {("difference", "899")}),
    (
        (
            "Năm 2016 khám cho 486.250 lượt người.\n\nNăm 2017 phấn đấu khám 500.000 lượt, tăng 31.750 lượt so với số đã "
            "thực hiện của năm 2016."
        ),
        {("difference", "31750")},
    ),
    # a total that a word tells, of what stands in brackets
    (
        (
            "Đã mở 31 lớp, gồm 22 lớp nông nghiệp (663 học viên) và 09 lớp phi nông nghiệp (271 học viên). Tính chung có 394 "
            "học viên theo học."
        ),
        {("sum", "394")},
    ),
    # small counts have a zero before them
    ("Đường dây nóng nhận 25 cuộc gọi, xử lý xong 21 cuộc, 40 cuộc còn lại chuyển xác minh.", {("sum", "25")}),
]
RIGHT = [
    # what is left of more than is told
    "Đầu kỳ tồn 40 đơn, trong kỳ nhận 25 đơn, giải quyết 21 đơn, còn lại 44 đơn.",
    "Nhận 25 đơn, giải quyết 21 đơn; toàn tỉnh còn 30 đơn tồn từ năm trước.",
    # more is told of than stands there
    "Xây mới 850 triệu đồng; sửa chữa 600 triệu đồng; tổng kinh phí 1.540 triệu đồng, cả chi phí quản lý.",
    "Phấn đấu giảm 45 hộ nghèo; hộ cận nghèo từ 418 hộ xuống còn 364 hộ.",
    "Khám 500.000 lượt, tăng 31.750 lượt so với chỉ tiêu tỉnh giao; nội trú 86.250 lượt.",
    # one relation alone
    "Thu hoạch 8.412 tấn. Năm trước 4.218 tấn, sản lượng nay tăng khá nhờ giống mới, giá bán tăng 270 đồng/kg.",
    "Có 1.846 hộ vay. Hội Phụ nữ quản lý 612 hộ, Hội Nông dân quản lý 574 hộ, Đoàn thanh niên quản lý 238 hộ.",
]


@pytest.mark.parametrize(("text", "wrong"), WRONG)
def test_what_several_relations_show_is_wrong(run_text, text, wrong):
    assert {(each.kind, each.stated) for each in run_text(text).findings if each.verdict == "mismatch"} == wrong


@pytest.mark.parametrize("text", RIGHT)
def test_what_one_alone_would_show_is_not(run_text, text):
    assert [each.message_en for each in run_text(text).findings if each.verdict == "mismatch"] == []


def test_slips_are_of_printed_digits():
    """No digit of a unit that is printed as a word, no first zero."""
    value = Decimal(130_000_000)
    slips = Slips.of(Figure(value, bounds(value), "VND", 0, 14, "130 triệu đồng"))
    assert {int(each / 1_000_000) for each in slips.turned} == {310, 103}
    assert len(slips.others) == 8 + 9 + 9
    assert Decimal(190_000_000) in slips.others
