"""Totals and the numbers of a clause or bracket, one for each item, with a unit or without."""

from __future__ import annotations

import pytest

SUMS = [
    ("Toàn tỉnh có 314 HTX dịch vụ, xếp loại khá, giỏi 146, trung bình 131, yếu 37.", "ok", "314"),
    ("Người áp dụng: vòng 214, thuốc uống 365, thuốc tiêm 41, bao cao su 480, triệt sản 3; tổng 1.103 người.", "ok", "1103"),
    ("Đã truy vết 1.407 F1 và 2.963 F2, tổng 4.370 người.", "ok", "4370"),
    ("Toàn tỉnh có 1.964 tàu cá, trong đó công suất dưới 90 CV 1.716 chiếc, từ 90 CV trở lên 248 chiếc.", "ok", "1964"),
    ("Kiểm điểm 14 chủ đầu tư (05 ban quản lý, 06 UBND cấp huyện, 03 sở).", "ok", "14"),
    ("Đoàn thể thao giành 21 huy chương (5 HCV, 7 HCB, 10 HCĐ).", "mismatch", "21"),
    ("Thư viện có 2.416 đầu sách, báo (sách pháp luật 824, sách kỹ thuật 512, sách thiếu nhi 718, sách khác 362).", "ok", "2416"),
    ("Dự toán chi 846 triệu đồng, trong đó văn hóa 243 triệu, thể thao 187 triệu, dân số 126, truyền thanh 290 triệu đồng.", "ok", "846000000"),
    ("Đã tổ chức 187 buổi họp, trong đó cấp xã 24 buổi, tại ấp, khóm 121 buổi, lồng ghép với cuộc họp khác 42 buổi.", "ok", "187"),
    ("Còn thiếu 1.246 giáo viên, gồm: mầm non 618, tiểu học 341, THCS 194, THPT 103 giáo viên.", "mismatch", "1246"),
    ("Sửa chữa lớn: cầu Bà Hom 12 (3.450 triệu đồng), chợ Long Hòa 2.180 triệu đồng, kè Rạch Gốc 4.625 triệu đồng; cộng 03 công trình 5.630 triệu đồng.", "mismatch", "5630000000"),
    ("Vốn đã huy động 8.640 triệu đồng, cụ thể: ngân sách tỉnh 2.150 triệu đồng; ngân sách huyện 1.830 triệu đồng; ngân sách xã 1.240 triệu đồng; doanh nghiệp 1.975 triệu đồng; nhân dân 3.420 triệu đồng.", "unchecked", "8640000000"),
    ("Vốn đã huy động 8.640 triệu đồng, cụ thể: ngân sách tỉnh 2.150 triệu đồng; ngân sách huyện 1.830 triệu đồng; ngân sách xã 1.240 triệu đồng; doanh nghiệp 1.975 triệu đồng; nhân dân 3.420 triệu đồng; vốn khác 1.975 triệu đồng.", "unchecked", "8640000000"),
    ("Vốn đã huy động 8.640 triệu đồng, cụ thể: ngân sách tỉnh 2.150 triệu đồng; ngân sách huyện 1.830 triệu đồng; ngân sách xã 1.240 triệu đồng; doanh nghiệp 1.975 triệu đồng; nhân dân 3.420 triệu đồng; tín dụng 1.445 triệu đồng; vốn khác 1.420 triệu đồng.", "unchecked", "8640000000"),
    ("Tổng thu 4.512 triệu đồng, cụ thể: thuế 1.200 triệu đồng; phí 812 triệu đồng; thu khác 2.500 triệu đồng; trợ cấp 1.340 triệu đồng.", "mismatch", "4512000000"),
    ("Biểu dương 12 tập thể và 31 cá nhân (tổng 43).", "ok", "43"),
    ("Miễn, giảm thuế cho 12.350 hộ kinh doanh (miễn 9.140, giảm 3.210).", "ok", "12350"),
    ("Trong đợt có 96 ca bệnh; đã khỏi 81 ca; truy vết 1.407 F1 và 2.963 F2, tổng 4.370 người.", "ok", "4370"),
    ("Ba năm giao 286 thanh niên nhập ngũ, lần lượt là 94, 97 và 95 thanh niên, trong đó 18 đảng viên.", "ok", "286"),
    ("Hỗ trợ học phí cho 11.240 học sinh (miễn 8.126, giảm 3.114).", "ok", "11240"),
    ("Có 42 chi bộ cơ sở; dưới đảng bộ cơ sở có 217 chi bộ trực thuộc, như vậy toàn huyện có 295 chi bộ.", "mismatch", "295"),
]  # fmt: skip

# Lists that need not be complete, or are of something else.
TEMPTING = [
    "Mở 30 lớp tập huấn (12 xã, 8 thôn, 9 bản).",
    "Toàn xã có 315 hộ nghèo, trong đó: hộ dân tộc 120; hộ chính sách 45; hộ neo đơn 60; hộ khác 135.",
    "Tặng 46 suất quà (gia đình chính sách 20, người cao tuổi 15).",
    "Có 24 đơn vị, gồm các trường mầm non 9, tiểu học 12.",
    "Tổng số 45 đại biểu, trong đó nữ 12, trẻ tuổi 15, ngoài Đảng 19.",
    "Trồng 120 ha rừng (keo 60, bạch đàn 40), chăm sóc 350 ha.",
    "Xây 12 cầu, 7 cống, tổng kinh phí 1.250 triệu đồng.",
]

NO_SUMS = [
    "Đạt 05 giải nhất, 02 giải nhì, 03 giải ba.",
    "Xây 5 cầu, 3 cống, 2 đập.",
]


@pytest.mark.parametrize(("text", "verdict", "stated"), SUMS)
def test_items_come_to_their_total(run_text, text, verdict, stated):
    assert (verdict, stated) in [(each.verdict, each.stated) for each in run_text(text).findings if each.kind == "sum"]


@pytest.mark.parametrize("text", TEMPTING)
def test_other_lists_are_no_mistakes(run_text, text):
    assert [each.message_en for each in run_text(text).findings if each.verdict == "mismatch"] == []


@pytest.mark.parametrize("text", NO_SUMS)
def test_neighbours_are_no_sum(run_text, text):
    assert [each for each in run_text(text).findings if each.kind == "sum"] == []
