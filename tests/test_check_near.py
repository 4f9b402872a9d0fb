"""Sums and rests with a slip of the pen, in the windows that the text bounds; and figures that are not so related."""

from __future__ import annotations

import pytest

RIGHT = [
    "Bộ phận một cửa huyện nhận 4.316 hồ sơ, các xã nhận 7.528 hồ sơ. Cộng cả hai cấp là 11.844 hồ sơ.",
    "Tổ 1: 9 người; tổ 2: 8 người; tổ 3: 6 người; cộng 23 người.",
    "Nhu cầu giống là 64.380 kg. Đợt 1 đã cấp 31.150 kg, đợt 2 cấp 24.900 kg, còn thiếu 8.330 kg.",
    "Được giao 132 tân binh. Bàn giao cho Trung đoàn 2 được 87 tân binh; 45 tân binh còn lại giao cho Công an tỉnh.",
]
WRONG = [
    # a figure with two digits that changed places, in the total or in a part
    ("Xã Tân An nhận 4.316 hồ sơ, xã Bình An nhận 7.528 hồ sơ. Cộng cả hai xã là 11.484 hồ sơ.", ("sum", "11484")),
    ("Thụ lý 338 vụ: 51 vụ hình sự, 139 vụ dân sự, 124 vụ hôn nhân, 06 vụ hành chính.", ("sum", "338")),
    ("Có 1.174 hộ bị ngập. Xã Phú Lộc 425 hộ, xã Tân Hòa 397 hộ, xã Vĩnh Sơn 325 hộ.", ("sum", "1174")),
    # a one that was not carried; units of several kinds
    ("Đăng ký mới 743 ô tô và 3.268 mô tô, cộng 4.021 phương tiện.", ("sum", "4021")),
    # in other paragraphs, and told by the years
    (
        "Cấp huyện tiếp nhận 17.352 hồ sơ, số hóa 80%.\n\nCác xã tiếp nhận 20.849 hồ sơ. Tính chung hai cấp là 38.021 hồ sơ.",
        ("sum", "38021"),
    ),
    (
        "Tinh giản: năm 2018 12 người, năm 2019 09, năm 2020 15, năm 2021 07 người, tổng cộng 4 năm 44 người.",
        ("sum", "44"),
    ),
    ("Đợt 1 tặng 214 suất, đợt 2 tặng 187 suất, đợt 3 tặng 96 suất. Cả đợt tặng 479 suất.", ("sum", "479")),
    (
        "Phát 3.150 áo phao ở Hải An, 1.820 áo phao ở Hải Đông, 940 áo phao ở thị trấn; tổng số: 5.190 chiếc.",
        ("sum", "5190"),
    ),
    (
        "Kết nạp 138 đảng viên, trong đó khối xã 83 đồng chí, khối cơ quan 29 đồng chí, khối trường học 16 đồng chí.",
        ("sum", "138"),
    ),
    ("Bắt 187 đối tượng (nam 163, nữ 15).", ("sum", "187")),
    # what is left
    (
        "Triển khai 52 dự án; 33 dự án hoàn thành, 12 dự án đang thi công; còn 9 dự án chưa khởi công.",
        ("difference", "9"),
    ),
    (
        "Kế hoạch 185 nhà. Đến nay đã hoàn thành 162 nhà, đạt 87,6%; 17 nhà đang làm dở; còn lại 08 nhà.",
        ("difference", "8"),
    ),
    (
        "Nhu cầu giống là 64.380 kg. Đợt 1 đã cấp 31.150 kg, đợt 2 cấp 24.900 kg, còn thiếu 8.230 kg.",
        ("difference", "8230"),
    ),
    (
        "Toàn huyện có 247 công trình.\n\nNăm nay hoàn thành 213 công trình, tỷ lệ 86,2%; còn lại 43 công trình.",
        ("difference", "43"),
    ),
]
TEMPTING = [
    # a funnel, what is left out, another thing, a change, a part of the day
    "Toàn huyện có 286 cơ sở, đã kiểm tra 120 cơ sở, phát hiện 86 cơ sở vi phạm, xử phạt 70 cơ sở.",
    "Kinh phí 600 triệu đồng (ngân sách tỉnh 350 triệu đồng, ngân sách huyện 200 triệu đồng).",
    "Có 142 viên chức, trong đó 118 người biên chế, 24 người hợp đồng. Có 29 bác sĩ, 9 dược sĩ, 52 điều dưỡng, 14 hộ sinh.",
    "Giới thiệu 186 đoàn viên ưu tú. Xếp loại 176 cơ sở: xuất sắc 58 đơn vị; tốt 89 đơn vị; khá 29 đơn vị.",
    "Lượng mưa tại Sơn Lương 312,0 mm. Tại đây, ngày 19/7 đo được 58,5 mm, ngày 20/7 lên đến 171,0 mm, ngày 21/7 còn 15,5 mm.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_adds_up_is_told(run_text, text):
    verdicts = {f.verdict for f in run_text(text).findings if f.kind in {"sum", "difference"}}
    assert "ok" in verdicts
    assert "mismatch" not in verdicts


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_slip_is_found(run_text, text, expected):
    assert expected in {(f.kind, f.stated) for f in run_text(text).findings if f.verdict == "mismatch"}


@pytest.mark.parametrize("text", TEMPTING)
def test_what_is_not_so_related_is_no_mismatch(run_text, text):
    assert [f.message_en for f in run_text(text).findings if f.verdict == "mismatch"] == []
