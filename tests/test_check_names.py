"""Counts with the names behind them: what is named must be what is counted, and a comma may stand in a name."""

from __future__ import annotations

import pytest

# text -> verdict and number counted
COUNTED = [
    # a bare count right before a bracket of names
    ("Triệu tập 26 đại biểu, có mặt 24, vắng 02 (ông Lê Minh Tuấn, bà Trần Thị Ngọc Ánh, ông Phan Văn Bé; đều có lý do).", ("mismatch", "3")),
    ("Triệu tập 26 đại biểu, có mặt 24, vắng 02 (ông Lê Minh Tuấn, bà Trần Thị Ngọc Ánh; đều có lý do).", ("ok", "2")),
    ("Hạt có 24 kiểm lâm viên. Trạm: 05 (Hảo Nghĩa, Lương Thành, Kim Hỷ, Vũ Loan, Xuân Dương).", ("ok", "5")),
    ("Tổ chức 05 lớp tập huấn cho 3 xã: Sín Chải, Tủa Thàng, Huổi Só.", ("ok", "3")),
    ("Có 02 xã đạt 19 tiêu chí: Sín Chải, Tủa Thàng.", ("ok", "2")),
    ("Sửa chữa 05 tuyến, gồm ĐT.522, ĐT.523, ĐH.26, ĐH.27B và QL.15.", ("ok", "5")),
    ("Sửa chữa 06 tuyến, gồm: ĐT.522, ĐT.523, ĐH.26, ĐH.27B và QL.15.", ("mismatch", "5")),
    ("Có 09 thôn có tỷ lệ hộ nghèo cao, gồm: Nà Lại, Nà Pài, Bản Lầu, Khau Vàng, Nà Mò và Bản Cắm.", ("mismatch", "6")),
    ("Có 06 thôn có tỷ lệ hộ nghèo cao, gồm: Nà Lại, Nà Pài, Bản Lầu, Khau Vàng, Nà Mò và Bản Cắm.", ("ok", "6")),
    ("Kiểm tra 05 xã gồm các xã: Sín Chải, Tủa Thàng, Huổi Só.", ("mismatch", "3")),
    ("Kiểm tra 03 xã gồm các xã: Sín Chải, Tủa Thàng, Huổi Só.", ("ok", "3")),
    ("Biểu dương 02 đồng chí: Lường Văn Páo, Quàng Thị Mai, Lò Văn Bình.", ("mismatch", "3")),
    ("Có 03 ban của Hội đồng nhân dân gồm: Ban Pháp chế, Ban Dân tộc.", ("mismatch", "2")),
    ("Có 04 trường gồm: Tiểu học Nà Mò, Bản Cắm; Mầm non Khau Vàng; THCS Bản Lầu.", ("ok", "4")),
    ("Có 06 trường gồm: Tiểu học Nà Mò, Bản Cắm; Mầm non Khau Vàng; THCS Bản Lầu.", ("mismatch", "4")),
    ("Kiểm tra tại 05 xã gồm: Sín Chải, Tủa Thàng, Huổi Só; tổ chức tập huấn cho cán bộ.", ("mismatch", "3")),
    ("Mở hai điểm thu tại thị trấn Trại Cau và thị trấn Sông Cầu.", ("ok", "2")),
    # a comma may stand in a name
    ("Có 02 doanh nghiệp gồm Công ty CP Khai thác, Chế biến Tùng Lâm, Công ty TNHH Hải Hà.", ("ok", "2")),
    ("Có 02 đồng chí: Lò Văn Bình - Bí thư, Chủ tịch HĐND, Quàng Thị Mai - Phó Bí thư.", ("unchecked", "3")),
]  # fmt: skip

NOT_COUNTED = [
    "Gói thầu số 02 (nền, mặt đường đoạn Thọ Hợp - Châu Thái) có 03 nhà thầu dự.",
    # where it happens
    "Thành lập 04 tổ hợp tác ở các bản: Nà Mò, Khau Vàng.",
    "Xây dựng 02 mô hình tại các xã: Sín Chải, Tủa Thàng, Huổi Só.",
    "Mở 05 lớp học cho cán bộ các phường: Nam Hà, Bắc Hồng, Đậu Liêu.",
    "Tổ chức 03 đợt kiểm tra tại: xã Sín Chải, xã Tủa Thàng, xã Huổi Só, thị trấn Tủa Chùa.",
    "Bàn giao 04 công trình thuộc các xã (Sín Chải, Tủa Thàng).",
    "Cứu được 02 người tại xã Sín Chải, huyện Tủa Chùa.",
    "Thuê 02 sà lan chở nước từ huyện Cái Bè, tỉnh Tiền Giang về huyện Chợ Lách.",
    # members of a body
    "Thành lập 01 Tổ giúp việc gồm: Phòng Nội vụ, Phòng Tư pháp, Văn phòng.",
    "Thành lập 02 tổ công tác gồm: đại diện Phòng Nội vụ, Phòng Tư pháp, Công an quận.",
    "Thành lập 04 đoàn kiểm tra (Phòng Y tế, Phòng Kinh tế, Công an quận).",
    "Thành lập 02 Ban Chỉ đạo gồm Chủ tịch UBND, Trưởng phòng Nội vụ, Trưởng Công an.",
    # open ends
    "Có 12 xã, phường gồm: các xã Sín Chải, Tủa Thàng, Huổi Só và các xã vùng cao còn lại.",
    "Có 09 thôn, tổ dân phố gồm: các thôn Nà Mò, Khau Vàng và các thôn còn lại.",
    "Có 12 đơn vị tham gia, gồm các phòng, ban, ngành và các xã: Sín Chải, Tủa Thàng.",
    "Mưa lũ xảy ra tại 05 xã Sín Chải, Tủa Thàng và các xã lân cận.",
    "Lập 02 kế hoạch gồm Kế hoạch phát triển văn hóa, thể thao và Kế hoạch phòng cháy, chữa cháy.",
    # a change in brackets
    "Bị thương 14 người, tăng 02 người (tăng 16,7%).",
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_what_is_counted_is_named(run_text, text, expected):
    assert expected in {(f.verdict, f.computed) for f in run_text(text).findings if f.kind == "count"}


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_what_is_named_is_something_else(run_text, text):
    assert [f for f in run_text(text).findings if f.kind == "count"] == []
