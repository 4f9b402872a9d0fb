"""Changes told before from and to, of what came and went, of two things at once, and drawn from a figure of before."""

from __future__ import annotations

import pytest

# text -> verdict, figure told and figure computed
TOLD = [
    # from and to behind the change, by whatever it is wrong
    ("Giá dầu hỏa tăng 730 đồng, từ 20.150 đồng/lít lên 20.780 đồng/lít.", ("mismatch", "730", "630")),
    ("Giá dầu hỏa tăng 630 đồng, từ 20.150 đồng/lít lên 20.780 đồng/lít.", ("ok", "630", "630")),
    ("Số thôn đạt chuẩn tăng 14 thôn, từ 61 thôn lên 70 thôn.", ("mismatch", "14", "9")),
    ("Độ che phủ rừng tăng 1,9 điểm phần trăm (từ 41,2% lên 42,1%).", ("mismatch", "1.9", "0.9")),
    ("Sản lượng sữa giảm 6,2%, từ 8.450 tấn xuống 7.830 tấn.", ("mismatch", "6.2", "7.3373")),
    ("Sản lượng sữa giảm 7,3%, từ 8.450 tấn xuống 7.830 tấn.", ("ok", "7.3", "7.3373")),
    # the same right behind what it leads from and to
    ("Đàn vịt từ 38.420 con đầu năm nay chỉ còn 31.150 con, tức là mất đi 7.720 con.", ("mismatch", "7720", "7270")),
    ("Số trạm bơm tăng từ 96 trạm lên 113 trạm, tức thêm 19 trạm.", ("mismatch", "19", "17")),
    ("Tổng đàn dê từ 5.260 con giảm còn 4.815 con, giảm 445 con.", ("ok", "445", "445")),
    # what came and what went, before the change and behind it
    ("Chi bộ kết nạp 42 đảng viên, chuyển đi 15 đảng viên nên số đảng viên tăng thêm 37 đồng chí.", ("mismatch", "37", "27")),
    ("Dân số tăng cơ học 318 người, do có 904 người chuyển đến, 576 người chuyển đi.", ("mismatch", "318", "328")),
    ("Dân số tăng cơ học 328 người, do có 904 người chuyển đến, 576 người chuyển đi.", ("ok", "328", "328")),
    ("Dân số tăng tự nhiên 126 người, trong đó sinh 175 người, chết 59 người.", ("mismatch", "126", "116")),
    # stocks whose flows have a comma in them, and a year in the name of the first
    (("Quỹ Đền ơn năm trước chuyển sang 31.500.000 đồng; trong năm vận động được 148.200.000 đồng; chi thăm hỏi, tặng quà "
      "139.700.000 đồng; tồn quỹ 41.000.000 đồng."), ("mismatch", "41000000", "40000000")),
    (("Số dư năm 2015 chuyển sang 212.400.000 đồng, cộng với 865.300.000 đồng quyên góp trong năm, trừ đi 791.600.000 đồng "
      "đã chi, số dư đến ngày 31/12/2016 còn 268.100.000 đồng."), ("mismatch", "268100000", "286100000")),
    # two things at once, also of then
    ("Kỳ này bắt giữ 214 vụ với 263 đối tượng. Cùng kỳ bắt giữ 198 vụ, 239 đối tượng; như vậy tăng 16 vụ và 34 đối tượng.",
     ("mismatch", "34", "24")),
    ("Kỳ này bắt giữ 214 vụ với 263 đối tượng. Cùng kỳ bắt giữ 198 vụ, 239 đối tượng; như vậy tăng 16 vụ (8,1%) và 24 đối tượng.",
     ("ok", "24", "24")),
    # drawn from a figure of before
    ("Hội thi có 63 thí sinh. Năm trước có 55 thí sinh, như vậy tăng 12 thí sinh.", ("mismatch", "12", "8")),
    ("Có 418 ca tai nạn, gồm giao thông 256 ca, lao động 97 ca, khác 65 ca. Năm trước là 447 ca, như vậy giảm được 39 ca.",
     ("mismatch", "39", "29")),
    ("Cả năm có 186 mô hình mới. So với chỉ tiêu giao 150 mô hình, tỉnh đã vượt 46 mô hình.", ("mismatch", "46", "36")),
]  # fmt: skip

NOT_ACCUSED = [
    # what another change is compared with has not changed itself
    "Dự toán năm sau được giao 1.620 tỷ đồng, tăng 9,00% so với số đã thu là 1.486,2 tỷ đồng; nếu so với dự toán năm nay (1.420 tỷ đồng) thì cao hơn 200 tỷ đồng.",
    # the first and greatest part is no total; nor is what stands between a total and the words for its parts
    "Có 818 việc. Xét theo loại án, hôn nhân nhiều nhất với 389 việc, hình sự 214 việc, dân sự 176 việc, thương mại 28 việc, lao động 11 việc.",
    "Trường có 46 người, giáo viên 32 người; đảng viên 29 người. Giáo viên sinh hoạt ở 03 tổ: tổ Toán 12 người, tổ Ngữ văn 11 người, tổ Nghệ thuật 09 người.",
    # the mean of the years, another noun, other prices, or what is told of another time
    "Sản lượng tăng bình quân 5,2%/năm, từ 8.450 tấn lên 10.890 tấn sau năm năm.",
    "Nợ đọng thuế giảm 10,8 tỷ đồng, nợ bảo hiểm y tế từ 47,9 tỷ đồng giảm còn 31,1 tỷ đồng.",
    "Sản lượng tăng từ 100 tấn lên 112 tấn, tăng 3 tấn so với kế hoạch.",
    "Học sinh tiểu học tăng 307 em, học sinh trung học từ 2.489 em tăng lên 2.793 em.",
    "Toàn tỉnh tăng 14 thôn đặc biệt khó khăn được xét lại; tổng số thôn từ 61 lên 70 thôn do chia tách.",
    "Doanh thu 4.236 triệu đồng, chi phí 3.874 triệu đồng, tăng 412 triệu đồng so với vụ trước.",
    "Trong kỳ kết nạp 42 đảng viên, chuyển đi 15 đảng viên; số đảng viên nữ tăng 20 đồng chí so với đầu nhiệm kỳ.",
    "Dân số tăng 450 người, do tách 128 hộ, nhập 37 hộ và sinh thêm.",
    "Đầu năm xử lý 447 ca, tồn 52 ca. Kỳ này có 418 ca, tăng 12 ca ở khu công nghiệp.",
    "Thu viện phí 1.412 triệu đồng, trong đó bảo hiểm y tế chi trả 1.236,5 triệu đồng; vượt trần 87 triệu đồng.",  # a part
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_changes_are_held_against_what_they_come_of(run_text, text, expected):
    assert expected in {(f.verdict, f.stated, f.computed) for f in run_text(text).findings}


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_what_only_looks_like_a_change_of_two_figures_accuses_nothing(run_text, text):
    assert [f for f in run_text(text).findings if f.verdict == "mismatch"] == []
