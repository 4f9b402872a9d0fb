"""Slips of the pen where no word says for sure what a figure is the rest, the share or the total of."""

from __future__ import annotations

import pytest

# text -> kind, stated, computed
SLIPPED = [
    ("Toàn huyện có 612 tàu cá, đã cấp phép cho 579 tàu, còn 43 tàu chưa được cấp phép.", ("difference", "43", "33")),
    ("Quỹ thu 1.867 triệu đồng, đạt 124,5% kế hoạch 1.500 triệu đồng; chi 1.204 triệu đồng, còn lại 636 triệu đồng.", ("difference", "636000000", "663000000")),
    ("Phát hiện 263 trường hợp vi phạm, gồm lấn chiếm 148 trường hợp, tách thửa 115 trường hợp. Đã xử phạt 231 trường hợp, chiếm 87,8%; số chưa xử lý là 23 trường hợp.", ("difference", "23", "32")),
    ("Đầu năm có 1.894 hộ nghèo trong tổng số 18.734 hộ. Cuối năm còn 1.326 hộ nghèo/18.946 hộ, tỷ lệ 7,00%; trong năm giảm 586 hộ.", ("difference", "586", "568")),
    ("Đã tiếp nhận 3.250 tấn xi măng, bằng 65% kế hoạch 5.000 tấn của năm; còn 1.850 tấn chưa tiếp nhận.", ("difference", "1850", "1750")),
    ("Tổng kinh phí giao là 318.546 triệu đồng. Đến 30/11/2022 đã giải ngân 141.753 triệu đồng, đạt 45,4%.", ("ratio", "45.4", "44.5")),
    ("Trên địa bàn có 118 doanh nghiệp. Có 96 doanh nghiệp tham gia bảo hiểm, đạt 83,36%, còn 22 doanh nghiệp chưa tham gia.", ("ratio", "83.36", "81.3559")),
    ("Cuối năm toàn xã có 10.836 hộ, 48.720 khẩu.\n\nThu ngân sách đạt 62,4 tỷ đồng.\n\nCòn 487 hộ nghèo, tỷ lệ 4,49%; 612 hộ cận nghèo, tỷ lệ 6,55%.", ("ratio", "6.55", "5.6478")),
    ("Tổ chức 163 cuộc tuyên truyền, tư vấn (cấp huyện 54 cuộc, cấp xã 82 cuộc) với 4.120 lượt người.", ("sum", "163", "136")),
    ("Cấp 14.850 thẻ cho người nghèo và cận nghèo (11.205 thẻ cho người nghèo; 3.465 thẻ cho người cận nghèo).", ("sum", "14850", "14670")),
    ("Có 1.446 hộ phát sinh và tái nghèo; trong 1.446 hộ này có 1.296 hộ phát sinh mới và 105 hộ tái nghèo.", ("sum", "1446", "1401")),
    ("Cử 214 lượt người, bằng 107% kế hoạch (200 lượt người): lý luận 36 lượt người, quản lý 68 lượt người, kỹ năng số 120 lượt người.", ("sum", "214", "224")),
    ("Số hộ phải thu hồi đất là 186 hộ với diện tích 12,46 ha. Đến nay đã chi trả cho 157 hộ, còn lại 39 hộ chưa nhận tiền.", ("difference", "39", "29")),
    ("Có 21 bác sĩ xin thôi việc, tăng 8 người so với cùng kỳ (12 bác sĩ).", ("difference", "8", "9")),
    ("Tại 03 huyện nghèo, tỷ lệ hộ nghèo giảm từ 52,4% xuống còn 24,9%, giảm 28,5%.", ("difference", "28.5", "27.5")),
    ("Trên địa bàn có 1.164 phương tiện vận tải, gồm xe tải 812 xe, xe khách 146 xe, taxi 118 xe, xe đầu kéo 98 xe.", ("sum", "1164", "1174")),
    ("Chủ trì giám sát 89 cuộc, trong đó cấp tỉnh 04 cuộc, cấp huyện 17 cuộc, cấp xã 66 cuộc; góp ý 143 văn bản.", ("sum", "89", "87")),
    ("Có 03 công trình khởi công mới với tổng mức đầu tư 5.350 triệu đồng:\n\n+ Nhà văn hóa: 1.420 triệu đồng;\n\n+ Lớp học 2 tầng: 2.680 triệu đồng;\n\n+ Rãnh thoát nước: 1.130 triệu đồng.", ("sum", "5350000000", "5230000000")),
    ("Đoàn A 58 huy chương vàng, 41 huy chương bạc, 47 huy chương đồng, tổng cộng 146 huy chương; đoàn B 31 huy chương vàng, 36 huy chương bạc, 52 huy chương đồng, tổng cộng 129 huy chương.", ("sum", "129", "119")),
    ("Cứng hóa 684 km đường, nâng tổng số đường được cứng hóa từ 2.315 km lên 2.899 km.", ("sum", "2899", "2999")),
    ("Xuất khẩu lao động 35 người (Nhật Bản 22 người, Đài Loan 09 người, Hàn Quốc 06 người).", ("sum", "35", "37")),
    ("Tổng giá trị sản xuất 3.486,5 tỷ đồng, trong đó thương mại 1.112,3 tỷ đồng. Cơ cấu: thương mại chiếm 30,91%, còn lại là công nghiệp.", ("ratio", "30.91", "31.9031")),
    ("Huy động 3.350 chiến sĩ, trong đó Mùa hè xanh 1.180 chiến sĩ, Hoa phượng đỏ 1.465 chiến sĩ, Hành quân xanh 605 chiến sĩ.", ("sum", "3350", "3250")),
    ("Giới thiệu 2.184 đoàn viên ưu tú, đã kết nạp 1.437 đồng chí, tỷ lệ 65,80%; còn 757 đoàn viên đang xem xét.", ("difference", "757", "747")),
]  # fmt: skip

TEMPTING = [
    # the change is of the total, not of the last part
    "Ban hành 386 văn bản, gồm 214 công văn, 97 thông báo và 75 kế hoạch; tăng 9,7% so với cùng kỳ (352 văn bản).",
    "Tiếp nhận 874 đơn, gồm khiếu nại 312 đơn, tố cáo 28 đơn, kiến nghị 534 đơn; tăng 10,6% so với cùng kỳ năm 2013 (790 đơn).",
    "Đăng 126 tin bài, trong đó cải cách 71 tin bài, chuyển đổi số 55 tin bài; tăng 40% so với cùng kỳ (90 tin bài).",
    # what stands behind is why, not from what
    "Đầu năm có 27.412 em. Cuối năm có 27.394 em, giảm 18 em so với đầu năm do bỏ học 05 em, chuyển trường 13 em.",
    # a percentage of a change
    "Lập biên bản 68.450 trường hợp (tăng 15.810 trường hợp, tương đương 30,03% so với năm 2022 là 52.640 trường hợp).",
    "Tốt nghiệp 2.016/2.031 học sinh, còn 15 học sinh chưa tốt nghiệp; so với năm 2018 (1.944 học sinh) số học sinh tốt nghiệp tăng 72 học sinh, tương ứng tăng 3,7%.",
    "Số lao động đi nước ngoài tăng 55,8% so với năm 2021 (312 lao động) gồm: Đài Loan 263 người, Nhật Bản 142 người, Hàn Quốc 58 người, thị trường khác 23 người.",
    # other reductions than the two figures before
    "Có 612 tàu, đã cấp phép 579 tàu, còn 21 tàu chờ đăng kiểm.",
    "Thu 1.867 triệu đồng, chi 1.204 triệu đồng, nộp trả ngân sách 251 triệu đồng, còn lại 412 triệu đồng.",
    "Hỗ trợ 186 hộ. Đã chi trả cho 157 hộ, còn lại 12 hộ của đợt trước.",
    "Chủ trì giám sát 89 cuộc, trong đó cấp tỉnh 04 cuộc, cấp huyện 17 cuộc, đột xuất 61 cuộc.",
    "Có 03 xã khó khăn, tổng chi 5.350 triệu đồng:\n\n+ Nhà văn hóa: 1.420 triệu đồng;\n\n+ Lớp học: 2.080 triệu đồng.",
    "Có 1.460 cơ quan, đơn vị đạt chuẩn văn hóa trên tổng số 1.532 cơ quan, chiếm 95,30%.",
    "Giá trị thẩm tra giảm 87,6 tỷ đồng trên tổng giá trị đề nghị 2.190 tỷ đồng, tỷ lệ cắt giảm 4%.",
    "Có 35 đại biểu (nữ 22 đại biểu, trẻ 09 đại biểu, ngoài Đảng 06 đại biểu).",
    "Thực hiện tại 6 xã An Hưng, An Dũng, An Vinh, An Quang, An Nghĩa, An Toàn và 3 thôn của xã An Trung.",
    "Dư nợ của 9.402 hộ; có thêm 10 hộ vay trực tiếp, nâng tổng số hộ còn dư nợ lên 9.412 hộ.",
    "Huy động 3.350 chiến sĩ, trong đó Mùa hè xanh 1.180 chiến sĩ, Hoa phượng đỏ 1.465 chiến sĩ.",
    # brackets that name some
    "Có 1.250 hội viên (nữ 412 hội viên, dân tộc thiểu số 187 hội viên).",
    "Tổng chi 14.850 triệu đồng (chi lương 9.120 triệu đồng, chi khác 2.400 triệu đồng).",
    # shares of what is not told
    "Có 318.546 triệu đồng vốn đầu tư. Chi thường xuyên 141.753 triệu đồng, đạt 93,2% dự toán.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SLIPPED)
def test_slips_are_told(run_text, text, expected):
    assert expected in {(f.kind, f.stated, f.computed) for f in run_text(text).findings if f.verdict == "mismatch"}


@pytest.mark.parametrize("text", TEMPTING)
def test_what_need_not_agree_is_no_slip(run_text, text):
    assert [f.message_en for f in run_text(text).findings if f.verdict == "mismatch"] == []
