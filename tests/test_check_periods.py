"""Changes and growths of what a paragraph tells at two times, wherever its two figures stand."""

from __future__ import annotations

import pytest

# text -> kind, verdict, stated
TOLD = [
    # told again by `hay`, over what both are compared with
    ("Tổng doanh thu 345.000 triệu đồng, tăng 26.850 triệu đồng hay 7,8% so với năm trước.", ("growth", "mismatch", "7.8")),
    ("Tổng doanh thu 345.000 triệu đồng, tăng 26.850 triệu đồng hay 8,4% so với năm trước.", ("growth", "ok", "8.4")),
    # both years' figures in the sentence of the percentage, which names one and is of the other
    ("Cả năm đào đắp 1.347.000 m3 đất. Năm 2020 đào đắp 1.203.500 m3, năm 2019 là 1.284.700 m3; như vậy năm nay tăng 4,85% so với năm 2020.", ("growth", "mismatch", "4.85")),
    ("Cả năm đào đắp 1.347.000 m3 đất. Năm 2020 đào đắp 1.203.500 m3, năm 2019 là 1.284.700 m3; như vậy năm nay tăng 4,85% so với năm 2019.", ("growth", "ok", "4.85")),
    # the base stands behind, in a sentence of its own, by year or by word
    ("Năm 2020 tỉnh có 9.480 hộ nuôi tôm, giảm 620 hộ so với năm 2019. Năm 2019 có 10.100 hộ; mức giảm là 6,1%.", ("difference", "ok", "620")),
    ("Năm 2020 tỉnh có 9.480 hộ nuôi tôm, giảm 720 hộ so với năm 2019. Năm 2019 có 10.100 hộ.", ("difference", "mismatch", "720")),
    ("Đàn dê hiện có 7.230 con; thời điểm 01/10/2013 đàn dê có 7.915 con. Như vậy đàn dê giảm 785 con.", ("difference", "mismatch", "785")),
    ("Câu lạc bộ có 64 hội viên, năm 2012 mới có 41 hội viên, tăng thêm 32 hội viên.", ("difference", "mismatch", "32")),
    ("Kho bạc giữ 218 tỷ đồng. So với đầu năm (195 tỷ đồng), số dư tăng 32 tỷ đồng.", ("difference", "mismatch", "32000000000")),
    ("Tiêu hao điện 84.315 kWh, kế hoạch 86.000 kWh, cắt giảm 1.685 kWh.", ("difference", "ok", "1685")),
    # the change divided by the figure of now
    ("Diện tích chè đạt 3.210 ha, tăng 735 ha so với năm 2013 (2.475 ha), tốc độ tăng 22,9%.", ("growth", "mismatch", "22.9")),
    ("Khởi công 46 cầu dân sinh, năm trước 41 cầu, tăng 10,9%.", ("growth", "mismatch", "10.9")),
    # a time right behind a figure is of that figure, not of the one behind
    ("Trong 245 đề tài đăng ký từ đầu năm có 198 đề tài được nghiệm thu. Năm 2019 có 176 đề tài được nghiệm thu, như vậy tăng 22 đề tài.", ("difference", "ok", "22")),
    ("Trong 36 đơn vị đăng ký đầu năm có 30 đơn vị đạt chuẩn. Năm trước cả huyện có 24 đơn vị đạt chuẩn, như vậy tăng 06 đơn vị, tương đương 20%.", ("growth", "mismatch", "20")),
    ("Trong 36 đơn vị đăng ký đầu năm có 30 đơn vị đạt chuẩn. Năm trước cả huyện có 24 đơn vị đạt chuẩn, như vậy tăng 06 đơn vị, tương đương 25%.", ("growth", "ok", "25")),
    # the first months of a year are of now
    ("Trong 6 tháng đầu năm xảy ra 33 vụ cháy, so với 38 vụ của cùng kỳ giảm 15,2%.", ("growth", "mismatch", "15.2")),
    ("Trong 6 tháng đầu năm xảy ra 33 vụ cháy, so với 38 vụ của cùng kỳ giảm 13,2%.", ("growth", "ok", "13.2")),
    ("Từ đầu năm đến nay có 1.248 học viên; so với 1.064 học viên của năm 2018 thì tăng 14,74%.", ("growth", "mismatch", "14.74")),
    ("Chi thường xuyên 38.640 triệu đồng. So với năm trước chi tăng 6.120 triệu đồng, tương đương 15,8%.", ("growth", "mismatch", "15.8")),
    ("Chi thường xuyên 38.640 triệu đồng. So với năm trước chi tăng 6.120 triệu đồng, tương đương 18,8%.", ("growth", "ok", "18.8")),
    # points of two shares
    ("Tỷ lệ bao phủ đạt 88,4%. Cuối năm 2015 tỷ lệ này mới đạt 81,2%, như vậy tăng thêm 7,4 điểm phần trăm.", ("difference", "mismatch", "7.4")),
    ("Tỷ lệ thấp còi giảm từ 24,8% năm 2013 xuống 22,1% năm 2015 (giảm 3,7%).", ("difference", "mismatch", "3.7")),
    # of two bases before, the one that one of the figures gives nearly
    ("Tòa thụ lý 624 vụ, đã xử 587 vụ. So với năm 2018, số thụ lý tăng 64 vụ (năm 2018: 578 vụ).", ("difference", "mismatch", "64")),
    # what is now in percent of what was before or planned, and as a multiple
    ("Năm 2010 giá trị đạt 268 tỷ đồng; đến năm 2014 đạt 415 tỷ đồng, bằng 145,9% năm 2010.", ("ratio", "mismatch", "145.9")),
    ("Kết nạp 318 đảng viên (chỉ tiêu Đại hội đề ra là 300 đồng chí), đạt 106,0% chỉ tiêu.", ("ratio", "ok", "106")),
    ("Ghi nhận 324 ca mắc. Cùng kỳ năm 2018 chỉ có 127 ca, nghĩa là tăng gấp 2,9 lần.", ("ratio", "mismatch", "2.9")),
    # the percentage right behind a change holds of the two times
    ("Ca mắc sởi: năm 2018: 246 ca; năm 2019: 198 ca. Số ca năm 2019 giảm 84 ca, giảm 19,5% so với năm 2018.", ("difference", "mismatch", "84")),
    ("Có 3.480 lao động được tuyển dụng, chiếm 38,4% số lao động đăng ký tìm việc (10.000 người).", ("ratio", "mismatch", "38.4")),
    # shares of a whole that the paragraph tells: named, beside others, taken of the plan
    ("Kế hoạch trồng rừng là 650 ha. Đã trồng được 702 ha; trong đó rừng phòng hộ 118 ha, chiếm 18,2% diện tích đã trồng.", ("ratio", "mismatch", "18.2")),
    ("Trường có 842 học sinh. Giỏi 126 em, chiếm 15,0%; khá 388 em, chiếm 46,1%; trung bình 301 em, chiếm 35,7%; yếu 27 em (3,8%).", ("ratio", "mismatch", "3.8")),
    ("Tỉnh có 87 trong 112 bản thỏa ước có bữa ăn ca, tỷ lệ 76,7%.", ("ratio", "mismatch", "76.7")),
    ("Kinh phí 168.420 triệu đồng:\n\n- Ngân sách tỉnh: 46.185 triệu đồng, chiếm 24,7% tổng nguồn lực.\n\n- Doanh nghiệp: 18.975 triệu đồng, chiếm 11,3%.\n\n- Nhân dân: 38.500 triệu đồng, chiếm 22,9%.", ("ratio", "mismatch", "24.7")),
]  # fmt: skip

INNOCENT = [
    # what is told last changed, and its base is not told
    "Hệ phổ thông đỗ 98,74% (năm trước 97,12%), tăng 1,62 điểm phần trăm; riêng hệ bổ túc đỗ 91,05%, tăng 3,4 điểm phần trăm.",
    "Thu ngân sách 84 tỷ đồng (năm trước 80 tỷ đồng); thu bổ sung 62 tỷ đồng, tăng 5 tỷ đồng.",
    "Năm 2016 có 28 vụ cháy, thiệt hại 3,4 tỷ đồng; năm 2015 có 22 vụ. Diện tích cháy 12 ha, giảm 04 ha.",
    "Khám 9.862 lượt. Khỏi 8.215 lượt, tỷ lệ 83,3%; đỡ, giảm 1.104 lượt, tỷ lệ 11,2%; chuyển tuyến 512 lượt, tỷ lệ 5,2%.",
    "Huyện có 124 thôn; 98 thôn có nhà văn hóa; 67,2% dân số tập thể dục, có 36 thôn đạt chuẩn, chiếm 45,1% số thôn vùng cao.",
    "Diện tích sắn năm nay 1.680 ha, vụ trước là 1.920 ha. Diện tích bị thu hẹp 240 ha, tương ứng 12,5%.",
    "Tổ chức 38 cuộc, gồm 12 cuộc của cấp trên, 26 cuộc của cấp dưới; so với kế hoạch 35 cuộc đạt 108,6%.",
    "Toàn tỉnh có 415 trường, trong đó 186 trường đạt chuẩn, tăng 32 trường so với đầu nhiệm kỳ.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_change_is_held_against_the_two_times_that_its_paragraph_tells(run_text, text, expected):
    assert expected in {(f.kind, f.verdict, f.stated) for f in run_text(text).findings}


@pytest.mark.parametrize("text", INNOCENT)
def test_a_change_of_what_is_not_told_is_no_alarm(run_text, text):
    assert [(f.kind, f.stated) for f in run_text(text).findings if f.verdict == "mismatch"] == []
