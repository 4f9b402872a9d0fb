"""Counts with names in groups, names of where things are, and names in a bracket that repeats the noun."""

from __future__ import annotations

import pytest

# text -> verdict and number counted
COUNTED = [
    ("Tổ chức chiến dịch tại 07 xã: Ia Phìn, Thăng Hưng (huyện Chư Prông); Uar, Chư Gu (huyện Krông Pa); Ia Nan (huyện Đức Cơ) với 2.318 lượt người.", ("mismatch", "5")),
    ("Tổ chức chiến dịch tại 05 xã: Ia Phìn, Thăng Hưng (huyện Chư Prông); Uar, Chư Gu (huyện Krông Pa); Ia Nan (huyện Đức Cơ) với 2.318 lượt người.", ("ok", "5")),
    ("Kiểm tra 05 xã, thị trấn gồm: Mậu A, An Thịnh (huyện Văn Yên); Cổ Phúc và Báo Đáp (huyện Trấn Yên); xã Yên Bình (huyện Yên Bình).", ("ok", "5")),
    ("Kiểm tra 06 xã, thị trấn gồm: Mậu A, An Thịnh (huyện Văn Yên); Cổ Phúc và Báo Đáp (huyện Trấn Yên); xã Yên Bình (huyện Yên Bình).", ("mismatch", "5")),
    ("Hỗ trợ 04 xã (Phú Tân, Hòa An (huyện Châu Thành); Vị Bình (huyện Vị Thủy)).", ("mismatch", "3")),
    ("Xây dựng 04 trạm cấp nước tại các xã Phú Tân, Hòa An (huyện Châu Thành); Vị Bình, Vĩnh Tường (huyện Vị Thủy), công suất từ 20 m3/giờ.", ("ok", "4")),
    ("Tổ chức 05 phiên tòa lưu động tại xã Suối Dây, Tân Hội, Tân Đông, Tân Hiệp và thị trấn Tân Châu.", ("ok", "5")),
    ("Có 06 xã có trường bán trú ở các cấp học (xã Huổi Só, Xín Chải, Tả Sìn Thàng, Lao Xả Phình, Tả Phìn).", ("mismatch", "5")),
    ("Có 05 xã có trường bán trú ở các cấp học (xã Huổi Só, Xín Chải, Tả Sìn Thàng, Lao Xả Phình, Tả Phìn).", ("ok", "5")),
    ("Có thêm 04 xã đạt chuẩn là Lạng Khê, Lục Dạ, Môn Sơn, Mậu Đức, nâng tổng số xã đạt chuẩn lên 08 xã.", ("ok", "4")),
    ("Kiểm tra 05 xã gồm: Sín Chải, Tủa Thàng, Huổi Só. Kinh phí còn lại chuyển năm sau.", ("mismatch", "3")),
    ("Có thêm 05 xã đạt chuẩn là Lạng Khê, Lục Dạ, Môn Sơn, Mậu Đức, nâng tổng số xã đạt chuẩn lên 08 xã.", ("mismatch", "4")),
    ("Có 05 thị trấn (Quỳnh Côi, An Bài).", ("mismatch", "2")),
    ("Còn 04 xã chưa đạt là xã Tân Hòa, xã Tân Đức và xã Lương Phú.", ("mismatch", "3")),
    ("Có 05 xã có số thu đạt thấp (Láng Biển, Mỹ Đông, Thạnh Lợi, Trường Xuân).", ("mismatch", "4")),
    ("Kiểm tra 05 xã Tân Hòa, Tân Đức, Lương Phú, Hà Châu và Nga My. Công an, Quân sự phối hợp.", ("ok", "5")),
]  # fmt: skip

NOT_COUNTED = [
    "Hỗ trợ 05 xã: Phú Tân, Hòa An (huyện Châu Thành); Vị Bình (huyện Vị Thủy); các xã còn lại của huyện Phụng Hiệp.",
    "Hỗ trợ 06 xã: Phú Tân, Hòa An (huyện Châu Thành); Vị Bình (huyện Vị Thủy) và thành phố Vị Thanh.",
    "Hỗ trợ 06 xã: Phú Tân, Hòa An (huyện Châu Thành); Vị Bình (huyện Vị Thủy), ...",
    "Tổ chức 07 phiên tòa lưu động tại xã Suối Dây, Tân Hội, Tân Đông, Tân Hiệp và thị trấn Tân Châu.",
    "Có 08 xã có điểm nghẽn hạ tầng (xã Tân Lập, Tân Phú và một số xã vùng cao).",
    "Có 12 thôn có nhiều hộ nghèo (thôn Nà Mò, thôn Khau Vàng).",
    "Có 12 thôn được công nhận ở các xã (xã Tân Lập, Tân Phú).",
    "Có 05 xã đạt chuẩn, tiêu biểu là Tân Hòa, Tân Đức, Lương Phú, Hà Châu.",
    "Có 05 xã khó khăn nhất là Tân Hòa, Tân Đức, Lương Phú, Hà Châu.",
    "Có 05 xã chậm là Tân Hòa, Tân Đức, Lương Phú, Hà Châu. Xã còn lại đúng tiến độ.",
    "Có 05 xã tham gia (Chủ tịch UBND, Bí thư Đoàn, Trưởng thôn, Công an).",
    # the bracket is of one member; the next sentence tells the others
    "Giải quyết 03 vụ tồn đọng, gồm vụ ông N.V.T (ấp Hội Thạnh, xã Tân Hội), vụ bà L.T.H (xã Thạnh Đông). Vụ còn lại đang chờ ý kiến.",
    "Kiểm tra 05 xã gồm: Sín Chải, Tủa Thàng, Huổi Só. Hai xã còn lại sẽ kiểm tra trong quý IV.",
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_names_are_counted(run_text, text, expected):
    assert expected in {(f.verdict, f.computed) for f in run_text(text).findings if f.kind == "count"}


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_what_is_named_may_be_less(run_text, text):
    assert [f for f in run_text(text).findings if f.kind == "count"] == []
