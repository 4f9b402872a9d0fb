"""Sums of the steps of a scale and of brackets of several things; rests below a list, and of what came and went; two units."""

from __future__ import annotations

import pytest

BELOW_A_LIST = (
    "Các nhà hảo tâm giúp 98.600.000 đồng, hội đã:\n\n- Tặng 42 suất quà, mỗi suất 700.000 đồng, thành tiền 29.400.000 đồng;\n\n"
    "- Sửa 3 căn nhà, thành tiền 54.000.000 đồng.\n\nSố tiền còn lại {} đồng nhập quỹ."
)
RIGHT = [
    ("Huyện có 27 huy chương (6 vàng, 9 bạc, 12 đồng).", ("sum", "27")),
    ("Đoàn mang về 63 giải: 4 giải nhất, 13 giải nhì, 21 giải ba và 25 giải khuyến khích.", ("sum", "63")),
    ("Có 7 máy, tổng công suất 1.790 kVA, gồm 3 máy loại 250 kVA, 2 máy loại 320 kVA, 2 máy loại 200 kVA.", ("sum", "1790")),
    ("Đầu năm có 864 học sinh; 9 em chuyển đến, 14 em chuyển đi, 3 em thôi học, cuối năm còn 856 em.", ("difference", "856")),
    (BELOW_A_LIST.format("15.200.000"), ("difference", "15200000")),
    ("Mức quà 250.000 đồng/người. Phường đã tặng 1.346 người, tổng kinh phí 336.500.000 đồng.", ("product", "336500000")),
    ("Thu hồi 148.300 m2 (14,83 ha) đất của 12 hộ.", ("product", "14.83")),
    ("Sản lượng đạt 12.400 tạ, tương đương 1.240 tấn.", ("product", "1240")),
    ("Tổng chi 1,25 tỷ đồng (1.250,4 triệu đồng).", ("product", "1250000000")),
    ("Thu phí 68,4 ha, tức 684.000 m2, làm tròn.", ("product", "68.4")),
    ("Trạm Mù Cả 182,5 mm, Ka Lăng 164,0 mm, Pa Ủ đạt 203,5 mm, bình quân 03 trạm 183,3 mm.", ("ratio", "183.3")),
]  # fmt: skip
WRONG = [
    # a comma for a point, and one place too many
    ("Ngân sách năm 2022 là 342.760 triệu đồng, chi lương 281.063 triệu đồng, chi hoạt động 48.500 triệu đồng, mua sắm, sửa chữa 13,197 triệu đồng.", ("sum", "342760000000")),
    ("Diện tích lúa 4.652 ha, vụ xuân 2.318 ha, vụ mùa 2,334 ha.", ("sum", "4652")),
    ("Tổng dư nợ đến cuối năm 68.940 triệu đồng. Nợ quá hạn 207 triệu đồng, chiếm 3,00% dư nợ.", ("ratio", "3")),
    ("Trường có 412 học sinh, trong đó 206 em nữ, chiếm 5,00%.", ("ratio", "5")),
    ("Huyện có 27 huy chương (6 vàng, 9 bạc, 14 đồng).", ("sum", "27")),
    ("Đoàn mang về 63 giải, cụ thể 4 giải nhất, 13 giải nhì, 12 giải ba và 25 giải khuyến khích.", ("sum", "63")),
    ("Có 4 gói thầu giá 12.450 triệu đồng, 8.915 triệu đồng, 15.230 triệu đồng và 6.780 triệu đồng, cộng 36.595 triệu đồng.",
     ("sum", "36595000000")),
    ("Thu hồi 148.300 m2 (1,483 ha) đất của 12 hộ.", ("product", "1.483")),
    ("Sản lượng đạt 12.400 tạ, tương đương 124 tấn.", ("product", "124")),
    ("Bổ sung 2,4 tỷ đồng (240 triệu đồng) cho 12 xã.", ("product", "2400000000")),
    ("Có 386 nhóm, lớp (91 nhóm trẻ và 305 lớp mẫu giáo).", ("sum", "386")),
    ("Có 1.146 học sinh được xếp loại:\n\n- Hạnh kiểm: tốt 918 em, khá 230 em, trung bình 16 em.", ("sum", "1146")),
    ("Có 7 máy, tổng công suất 1.970 kVA, gồm 3 máy loại 250 kVA, 2 máy loại 320 kVA, 2 máy loại 200 kVA.", ("sum", "1970")),
    ("Có 246 thí sinh đăng ký, 231 thí sinh dự thi, vắng 25 thí sinh.", ("difference", "25")),
    (BELOW_A_LIST.format("12.500.000"), ("difference", "12500000")),
    ("Mức quà 250.000 đồng/người. Phường đã tặng 1.346 người, tổng kinh phí 365.500.000 đồng.", ("product", "365500000")),
    ("Suất đầu tư một phòng, kể cả bàn ghế, là 460 triệu đồng, nên 38 phòng hết 17 tỷ 840 triệu đồng.", ("product", "17840000000")),
    ("Trợ giúp 34 trường hợp, mỗi trường hợp bằng 10 tháng lương là 13.900.000 đồng, tổng số tiền 427.600.000 đồng.",
     ("product", "427600000")),
]  # fmt: skip
TEMPTING = [
    "Nợ quá hạn 207 triệu đồng, chiếm 3,00% nợ quá hạn toàn tỉnh. Dư nợ cho vay hộ nghèo 68.940 triệu đồng.",
    "Thu 4.652 triệu đồng, chi 2.318 triệu đồng, tạm ứng 2,3 triệu đồng.",
    "Thu phí 120 triệu đồng, lệ phí 80 triệu đồng, cộng 200 triệu đồng và phạt 45 triệu đồng.",
    "Trồng 12 ha cam, 8 ha bưởi, 5 ha chuối; cộng với 20 ha cũ là 45 ha.",
    "Trong đợt phòng dịch Covid-19, chị em may 6.450 khẩu trang, mua thêm 1.250 cái, phát tổng cộng 7.700 khẩu trang.",
    "Trồng 12,5 ha (4.300 m2 rau), nạo vét 3 km (450 m kênh cấp 2).",
    "Chi 2,4 tỷ đồng (130 triệu đồng từ nguồn thu), thu 1,2 tỷ đồng (mỗi xã 120 triệu đồng).",
    "Cấp 3,6 tỷ đồng, bằng 360 triệu đồng/xã; mở rộng 2 ha, tăng 200 m2.",
    "Xã có 9 thôn; trung bình mỗi thôn 140 hộ; toàn xã 1.312 hộ.",
    "Năm 2018 có 938 hộ nghèo; năm 2019 giảm 176 hộ; hiện còn 781 hộ nghèo do phát sinh 19 hộ.",
    "Có 54 xã, đã có 38 xã đạt chuẩn, còn 14 xã đạt dưới 12 tiêu chí.",
    "Xử phạt 325 trường hợp: không đội mũ bảo hiểm 128, quá tốc độ 96, nồng độ cồn 81.",
    "Cơ quan có 214 người (85 nữ, 64 đảng viên).",
    "Có 486 học sinh: giỏi 112 em, khá 205 em, trung bình 148 em.",
]


@pytest.mark.parametrize(("text", "expected"), RIGHT)
def test_what_holds_is_told(run_text, text, expected):
    assert expected in _found(run_text, text, "ok")


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_slip_is_a_mismatch(run_text, text, expected):
    assert expected in _found(run_text, text, "mismatch")


@pytest.mark.parametrize("text", TEMPTING)
def test_other_figures_raise_no_alarm(run_text, text):
    assert not _found(run_text, text, "mismatch")


def _found(run_text, text, verdict):
    return [(f.kind, f.stated) for f in run_text(f"{text}\n").findings if f.verdict == verdict]
