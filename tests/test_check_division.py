"""Totals that a text divides further on, by words or names, with other figures and other divisions between."""

from __future__ import annotations

import pytest

# (text, what is wrong in it, what would be right there, the total)
CASES = [
    (
        (
            "Cả năm phòng khám tiếp 64.210 lượt, đạt 103% kế hoạch (62.300 lượt) và tăng 5.120 lượt so với năm trước. Tuyến "
            "huyện khám 38.150 lượt; tuyến xã khám 26.060 lượt. Theo từng quý, quý I khám 14.905 lượt, quý II 16.240 lượt, "
            "quý III 17.130 lượt, quý IV 15.395 lượt."
        ),
        ("15.395", "15.935"),
        "64210",
    ),
    (
        (
            "Đội tiếp nhận 216 vụ cháy, nổ, thiệt hại 4,2 tỷ đồng. Nhà dân 210 vụ, rừng 6 vụ.\n\nVề nguyên nhân: sự cố điện "
            "nhiều nhất với 94 vụ, tiếp theo là sơ suất dùng lửa 61 vụ, đốt rác 35 vụ và nguyên nhân khác 36 vụ."
        ),
        ("36 vụ", "26 vụ"),
        "216",
    ),
    (
        (
            "Bến cảng có 1.216 chiếc tàu, tổng công suất 210.400 CV. Cuối năm 2019 có 1.172 chiếc, như vậy tăng 44 chiếc. "
            "Phân theo nhóm công suất:\n\n- Dưới 20 CV: 402 chiếc;\n- Từ 20 CV đến dưới 90 CV: 517 chiếc;\n"
            "- Từ 90 CV trở lên: 327 chiếc."
        ),
        ("327", "297"),
        "1216",
    ),
    (
        (
            "Bộ phận một cửa nhận 4.126 hồ sơ, trong đó nộp trực tuyến 3.514 hồ sơ, chỉ còn 612 hồ sơ nộp trực tiếp. Đất đai "
            "phát sinh nhiều nhất với 1.602 hồ sơ, sau đó là hộ tịch 1.148 hồ sơ, chứng thực 846 hồ sơ; tất cả các lĩnh vực "
            "khác cộng lại là 550 hồ sơ."
        ),
        ("550", "530"),
        "4126",
    ),
    (
        (
            "Có 314 em mức Tốt, 402 em mức Khá, 58 em mức Chưa đạt.\n\nMức Tốt nhiều nhất là khối 6 với 92 em, khối 7 có 81 "
            "em, khối 8 có 72 em, khối 9 có 69 em. Học sinh mức Chưa đạt phân theo khối: khối 6 có 18 em, khối 7 có 14 em, "
            "khối 8 có 11 em, khối 9 có 16 em."
        ),
        ("16 em", "15 em"),
        "58",
    ),
    (
        (
            "Lượng nước thương phẩm đạt 2.146.300 m3, trong đó sinh hoạt 1.820.100 m3, sản xuất 326.200 m3. Diễn biến như "
            "sau: quý I 510.200 m3, quý II 548.700 m3, cộng sáu tháng đầu năm 1.058.900 m3; quý III tăng lên 572.400 m3, quý "
            "IV giảm còn 505.000 m3."
        ),
        ("505.000", "515.000"),
        "2146300",
    ),
    (
        (
            "Đoàn có 21 VĐV dự giải, trong đó 8 em đội tuyển trẻ, 13 em đội tuyển. Chia theo môn: điền kinh 7 em, võ 5 em, "
            "bơi và cờ vua mỗi môn 3 em, bắn súng 2 em."
        ),
        ("2 em", "3 em"),
        "21",
    ),
    (
        (
            "Lượng khách đạt 186.400 lượt, doanh thu 92 tỷ đồng. Nếu chia theo tháng, tháng 4 có 42.300 lượt, tháng 5 có "
            "61.800 lượt, tháng 6 đạt 78.500 lượt."
        ),
        ("78.500", "82.300"),
        "186400",
    ),
    # with another division that holds, far from the one that does not
    (
        (
            "Cả năm thu gom 48.320 tấn rác. Khối lượng phân theo quý như sau: quý I 11.640 tấn, quý II 12.180 tấn, quý III "
            "12.960 tấn, quý IV 11.450 tấn.\n\nXử lý bằng chôn lấp 30.120 tấn, đốt 12.400 tấn, làm phân 5.800 tấn."
        ),
        ("11.450", "11.540"),
        "48320",
    ),
    # ranks, one after another
    (
        (
            "Toàn tỉnh đầu tư 96 công trình. Nhiều nhất là đường giao thông với 41 công trình, chiếm 42,7%, tiếp đến trường "
            "học 24 công trình; nhà sinh hoạt cộng đồng 16 công trình; thủy lợi nhỏ 13 công trình."
        ),
        ("13 công", "15 công"),
        "96",
    ),
]
TEMPTING = [
    # of the year before, of some months, told of the same ones
    "Giải ngân 412 tỷ đồng. Cơ cấu vốn năm trước: trung ương 180 tỷ đồng, tỉnh 140 tỷ đồng, huyện 70 tỷ đồng.",
    "Sản lượng cả năm 84.600 tấn. Ba tháng cuối năm diễn biến như sau: tháng 10 đạt 28.200 tấn, tháng 11 đạt 26.100 tấn, tháng 12 đạt 24.300 tấn.",
    "Cả tỉnh có 2.410 thanh niên trúng tuyển. Về chất lượng, đại học 320 thanh niên, đảng viên 180 thanh niên, sức khỏe tốt 1.650 thanh niên.",
    # two totals that may be meant, a plan, a time before
    (
        "Tỉnh giao cho xã 64 biên chế. Hiện có mặt 57 người, còn thiếu 7 người. Việc bố trí như sau:\n\n- Khối Đảng: 19 "
        "người;\n- Khối chính quyền: 31 người;\n- Sự nghiệp: 9 người."
    ),
    "Kế hoạch trồng 600 ha. Theo từng xã, Lộc Sơn trồng 214 ha, Lộc Bình 168 ha, Lộc An 142 ha.",
    "Năm 2019 có 384 vụ. Năm nay phân theo loại án có dân sự 126 vụ, hôn nhân 171 vụ, hình sự 62 vụ.",
    # what is summed up behind them, or is told of a part
    (
        "Hàng đi 163,4 triệu USD, hàng về 151,3 triệu USD. Về cơ cấu hàng đi: gỗ 58,6 triệu USD, than 47,2 triệu USD, dệt "
        "may 36,5 triệu USD. Ba nhóm này cộng lại được 142,3 triệu USD."
    ),
    (
        "Hư hỏng 612 nhà, trong đó nặng 365 nhà, nhẹ 247 nhà. Tính theo địa bàn, thôn Đông 218 nhà, sau đó là thôn Bắc 121 "
        "nhà, thôn Nam 104 nhà; hai thôn kia cộng lại còn 169 nhà."
    ),
    # the greatest only, some of them, no parts
    "Huyện có 642 ha keo. Trồng nhiều nhất là Lộc Sơn 214 ha, tiếp đến Lộc Bình 168 ha và Lộc An 142 ha.",
    "Toàn xã có 512 hộ nghèo. Về đích nông thôn mới có 204 hộ hiến đất, 143 hộ góp công, 97 hộ góp tiền.",
    "Đơn vị có 120 cán bộ. Theo kế hoạch cử 42 người học trung cấp, 31 người học đại học, 38 người tập huấn.",
    "Trung tâm nhận 5.214 hồ sơ. Theo lĩnh vực, đất đai 2.102 hồ sơ, hộ tịch 1.486 hồ sơ, xây dựng 926 hồ sơ, v.v.",
    (
        "Lượng khách đạt 186.400 lượt. So với các quý trước: quý I tăng 42.300 lượt, quý II tăng 61.800 lượt, quý III tăng "
        "78.500 lượt."
    ),
    (
        "Siêu âm, X-quang thực hiện 26.019 lượt; siêu âm nhiều nhất, 12.480 lượt (47,96%), tiếp theo là X-quang 9.326 lượt "
        "và điện tim 4.213 lượt.\n\nTrung tâm khám 28.238 lượt."
    ),
]


def _sums(run_text, text):
    return {(f.verdict, f.stated) for f in run_text(text).findings if f.kind in {"sum", "difference"}}


@pytest.mark.parametrize(("text", "total"), [(text, total) for text, _, total in CASES])
def test_a_division_that_does_not_come_out_is_told(run_text, text, total):
    assert ("mismatch", total) in _sums(run_text, text)


@pytest.mark.parametrize(("text", "slip", "total"), CASES)
def test_a_division_that_comes_out_is_right(run_text, text, slip, total):
    told = _sums(run_text, text.replace(*slip))
    assert ("ok", total) in told
    assert "mismatch" not in {verdict for verdict, _ in told}


@pytest.mark.parametrize("text", TEMPTING)
def test_what_is_no_division_of_a_total_is_no_mismatch(run_text, text):
    assert "mismatch" not in {verdict for verdict, _ in _sums(run_text, text)}
