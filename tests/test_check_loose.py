"""Changes, shares and rests of numbers without a unit, of other units, and in the brackets beside them."""

from __future__ import annotations

import pytest

# text -> kind, verdict, stated
TOLD = [
    # of what a rest is left of, not of what was taken
    ("Tổng giá gói thầu 96.480 triệu đồng, giá trúng thầu 94.165 triệu đồng, tiết kiệm 2.315 triệu đồng, tỷ lệ tiết kiệm 2,46%.", ("ratio", "mismatch", "2.46")),
    ("Tổng giá gói thầu 96.480 triệu đồng, giá trúng thầu 94.165 triệu đồng, tiết kiệm 2.315 triệu đồng, tỷ lệ tiết kiệm 2,40%.", ("ratio", "ok", "2.4")),
    # of the figure right behind, whatever else it holds of
    ("Cả năm sinh 9.735 trẻ; cùng kỳ con thứ 3 là 1.634 trẻ, chiếm 16,78% của 10.059 trẻ.", ("ratio", "mismatch", "16.78")),
    ("Cả năm sinh 9.735 trẻ; cùng kỳ con thứ 3 là 1.634 trẻ, chiếm 16,24% của 10.059 trẻ.", ("ratio", "ok", "16.24")),
    # a mean in another unit
    ("Có 412 doanh nghiệp đăng ký thành lập mới; tổng vốn đăng ký 2.964,5 tỷ đồng, bình quân một doanh nghiệp 7,20 triệu đồng.", ("ratio", "mismatch", "7200000")),
    # what is lost is no change of what there is
    ("Tôm thẻ thả nuôi 10.640 ha; thiệt hại 638 ha, bằng 6,0% diện tích thả nuôi.", ("ratio", "ok", "6")),
    # two things that went the same way, side by side
    ("Đã bắt 38 vụ, 53 đối tượng. So với cùng kỳ tăng 06 vụ, 08 đối tượng (cùng kỳ 32 vụ, 45 đối tượng).", ("difference", "ok", "6")),
    # a clause of bare numbers behind a semicolon; all that came and went
    ("Tổng số hiện có 24 người, trong đó nữ 09 người, chiếm 37,5%; trình độ thạc sĩ 03, đại học 16, trung cấp 05.", ("sum", "ok", "24")),
    ("Biên chế giảm 09 người do nghỉ hưu 03, nghỉ việc 11, tuyển mới 05.", ("sum", "ok", "9")),
    ("Đầu năm có 421 người, tuyển mới 08, nghỉ hưu 13, thôi việc 09, cuối năm 407 người.", ("sum", "ok", "407")),
    ("Đầu năm có 421 người, tuyển mới 08 người, nghỉ hưu 13 người, thôi việc 09 người, cuối năm có 417 người.", ("sum", "mismatch", "417")),
    # what stands before tax is no figure of before
    ("Tổng doanh thu 345.000 triệu đồng, tăng 26.850 triệu đồng hay 7,8% so với năm trước; lợi nhuận trước thuế 38.000 triệu đồng.", ("growth", "mismatch", "7.8")),
    # but for the unit
    ("Nhà nước hỗ trợ 3.200 triệu đồng, các cơ sở bỏ ra 9.840 triệu đồng, tổng vốn thực hiện 13.040 tỷ đồng.", ("sum", "mismatch", "13040000000000")),
    ("Dự án tại Giồng Riềng 14,5 tỷ đồng, Thứ Ba 22,8 tỷ đồng, Vĩnh Thuận 19,2 tỷ đồng; tổng vốn 56,5 triệu đồng.", ("sum", "mismatch", "56500000")),
    ("Rau các loại: 465,8 ha, năng suất 172 tạ/ha, sản lượng 8.011,8 tạ.", ("product", "mismatch", "8011.8")),
    # the part is the bare number of the percentage's own clause
    ("Điều dưỡng và hộ sinh cộng lại 214 người. Trong 97 bác sĩ, sau đại học có 46 (chuyên khoa II 07, thạc sĩ 03, chuyên khoa I 36), chiếm 47,4%.", ("ratio", "ok", "47.4")),
    # items that tell counts without a unit, of the total above the list
    ("Giao đủ 171/171 tân binh. Chất lượng như sau:\n\n- Trình độ: đại học 12, cao đẳng 15, trung cấp 09, THPT 98, THCS 37.", ("sum", "ok", "171")),
    ("Giao đủ 171/171 tân binh. Chất lượng như sau:\n\n- Dân tộc: Kinh 153, Hoa 11, Chơro 07.", ("sum", "ok", "171")),
    # a row of names with a number behind each, one digit or more: parts of what is counted before it
    ("Hội làm mới 52 nhà tình thương: Bình Minh 14, Tam Bình 9, Trà Ôn 12, Vũng Liêm 8, Mang Thít 9.", ("sum", "ok", "52")),
    ("Hội làm mới 51 nhà tình thương: Bình Minh 14, Tam Bình 9, Trà Ôn 12, Vũng Liêm 8, Mang Thít 9.", ("sum", "mismatch", "51")),
    ("Có 23 em đoạt giải: Toán 6, Vật lí 5, Hóa học 4, Ngữ văn 7, Tin học 2.", ("sum", "mismatch", "23")),
    ("Phường có 62 khu vực, Tân An góp 14, Thới Bình 19 và Xuân Khánh 29.", ("sum", "ok", "62")),
    ("Trạm mở 64 lớp tập huấn. Số lớp về trồng trọt là 31, về chăn nuôi 22, về thủy sản 11.", ("sum", "ok", "64")),
    # stocks, with what came and went told without a unit
    ("Đầu năm có 1.303 học sinh; chuyển đến 05, chuyển đi 09, bỏ học 03, như vậy cuối năm còn 1.296 học sinh.", ("difference", "ok", "1296")),
    # a percentage of a bare number, in the unit of what was counted last
    ("Quầy tiếp nhận 8.640 hồ sơ. Nộp qua mạng 6.307, chiếm 73,0%, nộp tại chỗ 2.333.", ("ratio", "ok", "73")),
    ("Quầy tiếp nhận 8.640 hồ sơ. Nộp qua mạng 6.307, chiếm 37,0%, nộp tại chỗ 2.333.", ("ratio", "mismatch", "37")),
    ("Trường có 58 giáo viên, nữ 41 (tỷ lệ 70,7%); là đảng viên 33 (tỷ lệ 59,6%).", ("ratio", "mismatch", "59.6")),
    # part and whole by the same words, with an amount between them and the percentage
    ("69 trong tổng số 92 ấp có nhà văn hóa từ 300 triệu đồng trở lên, tỷ lệ 75,0%.", ("ratio", "ok", "75")),
    ("69 trong 92 bản cam kết có mức phạt từ 50.000 đồng trở lên, tỷ lệ 77,0%.", ("ratio", "mismatch", "77")),
    # of what is counted by another unit, which the other shares find
    ("Xếp loại 144 CĐCS: xuất sắc 47 đơn vị (32,64%); tốt 71 đơn vị (49,31%); khá 26 đơn vị (18,60%).", ("ratio", "mismatch", "18.6")),
    ("Trường có 1.352 học sinh, chia thành 36 lớp. Trong đó có 655 em nữ, chiếm 48,6%.", ("ratio", "mismatch", "48.6")),
    ("Dự toán giao 214.300 triệu đồng. Chi cho con người 180.012 triệu đồng, chiếm 82,0% dự toán.", ("ratio", "mismatch", "82")),
    # the year in the bracket behind is that of the figure in it
    ("Năm 2021, tỷ lệ bao phủ đạt 66,5% (năm 2016: 52,8%), tăng 17,3 điểm %.", ("difference", "mismatch", "17.3")),
    ("Tỷ lệ đỗ đạt 96,45%, cao hơn bình quân cả nước (95,12%) 2,33 điểm phần trăm.", ("difference", "mismatch", "2.33")),
    # bare numbers at two times
    ("Sau sắp xếp số xóm còn 926; trước sắp xếp là 1.284; giảm 358 xóm (27,9%).", ("growth", "ok", "27.9")),
    ("Sau sắp xếp số xóm còn 926; trước sắp xếp là 1.284; giảm 338 xóm.", ("difference", "mismatch", "338")),
    # the only two of the sentence, where a word tells that one was taken from the other
    ("Đề nghị 164.215 triệu đồng, được duyệt 161.842 triệu đồng, giảm trừ 2.733 triệu đồng.", ("difference", "mismatch", "2733000000")),
    ("Phường có 57 biên chế, hiện có mặt 52 người, khuyết 05 người.", ("difference", "ok", "5")),
    ("Từ 6,4 ha năm 2014, diện tích hoa lên 17,9 ha, thêm 11,5 ha.", ("difference", "ok", "11.5")),
    # of two figures before, the one that gives nearly what is told
    ("Có 31.412 hộ trong tổng số 35.527 hộ đạt danh hiệu. Năm 2013 có 30.265 hộ đạt, như vậy tăng 1.247 hộ.", ("difference", "mismatch", "1247")),
    ("Năm 2015 huyện có 13 xã đạt chuẩn, năm 2019 có 22 xã, tăng 8 xã.", ("difference", "mismatch", "8")),
    ("Nợ thuế là 32,86 tỷ đồng; đầu năm nợ 39,41 tỷ đồng. Nợ giảm 6,55 tỷ đồng, tỷ lệ giảm 61,6%.", ("growth", "mismatch", "61.6")),
    ("Xuất khẩu đạt 164,7 triệu USD; quý I năm ngoái 151,2 triệu USD. Tốc độ tăng trưởng đạt 8,9%.", ("growth", "ok", "8.9")),
    # what is left, by words that only say what it waits for, or where it is
    ("Kho nhận 3.700 lít hóa chất, đã cấp 2.960 lít (80%), 740 lít lưu kho.", ("difference", "ok", "740")),
    ("Tiếp nhận 46 đơn, giải quyết xong 41 đơn, đạt 89,13%; 05 đơn đang xác minh.", ("difference", "ok", "5")),
    ("Thu 118.620.000 đồng, trích nộp cấp trên 35.586.000 đồng, để lại cơ sở 83.034.000 đồng.", ("difference", "ok", "83034000")),
    ("Có 342 hộ, gồm 218 hộ đã nhận tiền và 124 hộ đang chờ.", ("sum", "ok", "342")),
    # what is left: a bare number, an item of a list, a stock with what came and went
    ("Có 13.418/14.106 em tham gia, tỷ lệ 95,1%; số em chưa tham gia là 688.", ("difference", "ok", "688")),
    ("- Thụ lý: 332 vụ;\n- Đã giải quyết: 318 vụ, đạt 95,8%;\n- Còn lại chưa giải quyết: 14 vụ.", ("difference", "ok", "14")),
    ("Phường có 68 hộ nghèo; trong kỳ 24 hộ thoát nghèo, phát sinh mới 03 hộ, hiện còn 47 hộ.", ("difference", "ok", "47")),
    # of those that are named, the part is told
    ("Xã có 4 trong 5 thôn giữ vững danh hiệu (Vĩnh Trì, Cao Lộ, An Tảo, Vĩnh Nghĩa).", ("count", "ok", "4")),
    # the plan by the giver that the percentage names
    ("Thu ngân sách 540 tỷ đồng, dự toán tỉnh giao 480 tỷ đồng, đạt 105% dự toán tỉnh giao.", ("ratio", "mismatch", "105")),
    ("Sản lượng 1.080 tấn, kế hoạch năm 1.200 tấn, bằng 92% kế hoạch năm.", ("ratio", "mismatch", "92")),
    ("Đơn vị có 40 cán bộ. Quỹ khen thưởng 80 triệu đồng, bình quân 3 triệu đồng/người.", ("ratio", "mismatch", "3000000")),
    # words tell what came and what went, whatever other signs would give
    ("Hộ nghèo đầu năm 450 hộ, thoát nghèo 120, phát sinh mới 15 hộ, tái nghèo 5 hộ, cuối năm còn 310 hộ.", ("difference", "mismatch", "310")),
    ("Hộ nghèo đầu năm 450 hộ, thoát nghèo 120, phát sinh mới 15 hộ, tái nghèo 5 hộ, cuối năm còn 350 hộ.", ("difference", "ok", "350")),
    ("Nợ đầu năm 500 triệu đồng, đã trả 200 triệu đồng, phát sinh mới 50 triệu đồng, cuối năm còn 250 triệu đồng.", ("difference", "mismatch", "250000000")),
    ("Đã giải quyết 15/18 vụ, còn 4 vụ.", ("difference", "mismatch", "4")),
]  # fmt: skip

INNOCENT = [
    "Hộ nghèo đầu năm là 318 hộ, nay còn 257 hộ, chiếm 12,5%.",
    "Toàn xã 2.054 hộ. Hộ nghèo cuối năm 2012 là 318 hộ, qua rà soát còn 257 hộ, chiếm 12,5%.",
    "Giao đủ 171/171 tân binh. Chất lượng như sau:\n\n- Trình độ: đại học 12, cao đẳng 15, trung cấp 09, THPT 98.",
    "Huyện có 89 chợ đang hoạt động, gồm 02 chợ hạng 1, 08 chợ hạng 2 và 79 chợ hạng 3.",
    "Năm 2023 số sẵn sàng nhập ngũ là 2.086 người, năm nay tăng 168 người (8,05%).",
    "Các chi nhánh đo đạc 5.246 thửa. Vùng đồng bằng gồm Tuy Hòa 2.374 thửa, Đông Hòa 1.092 thửa, Phú Hòa 946 thửa. Ven biển có Tuy An 502 thửa, Sông Cầu 352 thửa.",
    "Đầu năm có 1.303 HS; chuyển đến 05, chuyển đi 09, bỏ học 03, như vậy cuối năm còn 1.296 HS.",
    "Khảo sát 12 điểm tại các thôn Hòa Tú 1, Hòa Tú 2, Gia Hòa 1, Gia Hòa 2.",
    "Khảo sát 12 hộ ở Tổ 9, Tổ 12 và Tổ 3.",
    "Hội có 33.114 chị, đã tập hợp được 24.836 hội viên, tỷ lệ 75,0%; trong số hội viên có 8.941 chị là người Khmer, chiếm 36,0%.",
    "Có 9.412 hộ trên tổng số 12.705 hộ, bằng 74,1%, cao hơn cùng kỳ năm 2013 (70,6%) là 3,5 điểm %.",
    "Đầu năm có 1.243 học sinh. Trong năm có 6 em chuyển đến, 11 em chuyển đi, 5 em bỏ học, do đó cuối năm còn 1.233 em.",
    "Đã thanh toán 1.284,6 tỷ đồng trong kế hoạch vốn 1.742,3 tỷ đồng. Số vốn chưa giải ngân còn 457,7 tỷ đồng.",
    "Thời điểm 01/10 có 4.382 con, so với thời điểm 01/4 (4.127 con) tăng 255 con.",
    "Tỷ lệ hộ nghèo 4,12%, giảm so với mức 5,62% của năm 2020; cận nghèo giảm 0,8 điểm phần trăm.",
    # the percentage names a base that is not beside it
    "Sản lượng 1.080 tấn, kế hoạch năm 1.200 tấn, bằng 108% so với cùng kỳ.",
    "Thu BHXH 25,4 tỷ đồng, kế hoạch 26 tỷ đồng, đạt 101% so với cùng kỳ năm trước.",
    "Trồng 400 ha/350 ha kế hoạch, bằng 120% so với năm 2022.",
    # the plan of another giver
    "Thu ngân sách 540 tỷ đồng, dự toán tỉnh giao 480 tỷ đồng, đạt 105% dự toán HĐND huyện giao.",
    # a mean of the whole, behind a part of it
    "Đơn vị có 40 cán bộ, trong đó nữ 25 người. Quỹ khen thưởng 80 triệu đồng, bình quân 2 triệu đồng/người.",
    "Trường có 600 học sinh. Nữ sinh 310 học sinh. Học phí thu 180 triệu đồng, bình quân 300.000 đồng/học sinh.",
    # what a fraction leaves
    "Tiếp nhận 30 vụ: thụ lý 18 vụ, chuyển đơn 12 vụ; đã giải quyết 15/18 vụ, còn 3 vụ.",
]


def said(findings) -> set[tuple[str, str, str]]:
    return {(each.kind, each.verdict, each.stated) for each in findings}


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_has_no_unit_is_counted_in_that_beside_it(run_text, text, expected):
    assert expected in said(run_text(text).findings)


@pytest.mark.parametrize("text", INNOCENT)
def test_what_is_right_is_no_alarm(run_text, text):
    assert not [each for each in run_text(text).findings if each.verdict == "mismatch"]


OF_NOW = [
    "Đàn trâu 1.500 con, đàn bò 1.300 con, giảm 200 con so với cùng kỳ.",
    "Học sinh nam 620 em, nữ 580 em, tăng 40 em so với năm học trước.",
    "Xảy ra 9 vụ tai nạn, làm 7 người chết, 6 người bị thương, so với cùng kỳ năm trước giảm 1 người chết.",
    "Chi đầu tư 120 tỷ đồng, chi thường xuyên 300 tỷ đồng, tăng 180 tỷ đồng so với dự toán.",
]


@pytest.mark.parametrize("text", OF_NOW)
def test_two_figures_of_now_say_nothing_of_a_change_since_then(run_text, text):
    assert not run_text(text).findings


OF_THEN = [
    "Thu 540 tỷ đồng, cùng kỳ 500 tỷ đồng, tăng 40 tỷ đồng so với cùng kỳ.",
    "Năm 2022 bán 540 tấn, năm nay 500 tấn, giảm 40 tấn so với năm trước.",
    "Có 47 vụ, giảm 8 vụ so với cùng kỳ (55 vụ).",
    "Thu 540 tỷ đồng, dự toán giao 500 tỷ đồng, tăng 40 tỷ đồng so với dự toán.",
]


@pytest.mark.parametrize("text", OF_THEN)
def test_a_figure_of_then_confirms_the_change_since(run_text, text):
    assert [(each.kind, each.verdict) for each in run_text(text).findings] == [("difference", "ok")]


@pytest.mark.parametrize("opener", [" (Tân Lập, Hòa Bình, Phú Sơn).", ": Tân Lập, Hòa Bình, Phú Sơn."])
def test_names_are_of_the_count_right_before_them(run_text, opener):
    found = run_text(f"Xảy ra 03 ổ dịch tả lợn châu Phi tại 04 xã{opener}").findings
    assert said(found) == {("count", "mismatch", "4")}
