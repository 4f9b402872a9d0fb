"""Relations that a whole list or a whole clause tells: shares of one total, all of a hundred, changes, stocks, equations."""

from __future__ import annotations

import pytest

# text -> (kind, verdict, stated)
RELATIONS = [
    # two digits of a short total changed places, however far apart it is then
    ("Thi hành kỷ luật 13 đảng viên, gồm: khiển trách 19 đảng viên, cảnh cáo 09 đảng viên, khai trừ 03 đảng viên.", ("sum", "mismatch", "13")),
    ("Hỗ trợ thiệt hại cho 124 hộ, trong đó 35 hộ thiệt hại trên 70%, 179 hộ thiệt hại từ 30% đến 70%.", ("sum", "mismatch", "124")),
    ("Có 124 đoàn viên, trong đó nữ 112 người, dân tộc 102 người.", ("sum", "unchecked", "124")),
    ("Cấp 30 con bò cho 30 hộ nghèo, giá mua bình quân 9,5 triệu đồng/con, tổng kinh phí 825 triệu đồng.", ("product", "mismatch", "825000000")),
    # parts that are all there is by their own shares
    ("Tu bổ khu phố cổ: 24 tỉ đồng, trong đó vốn trung ương 29,4 tỉ đồng (70%), vốn tỉnh 12,6 tỉ đồng (30%).", ("sum", "mismatch", "24000000000")),
    ("Chi ngân sách 14.236 triệu đồng. Trong đó chi đầu tư 12.450 triệu đồng (30,19%), chi thường xuyên 28.786 triệu đồng (69,81%).", ("sum", "mismatch", "14236000000")),
    # the percentage of a change whose two figures stand apart, of what was then
    ("Xảy ra 03 vụ cháy, thiệt hại 4,86 ha: Kim Lư 2,15 ha, Cư Lễ 1,48 ha, Lam Sơn 1,23 ha.\n\nCùng kỳ: 05 vụ, 7,92 ha. Số vụ giảm 02, diện tích giảm 3,06 ha (giảm 62,96%).", ("growth", "mismatch", "62.96")),
    ("Xảy ra 03 vụ cháy, thiệt hại 4,86 ha: Kim Lư 2,15 ha, Cư Lễ 1,48 ha, Lam Sơn 1,23 ha.\n\nCùng kỳ: 05 vụ, 7,92 ha. Số vụ giảm 02, diện tích giảm 3,06 ha (giảm 38,64%).", ("growth", "ok", "38.64")),
    ("Có 23 vụ phạm pháp hình sự, so với 29 vụ của năm 2020 thì giảm 06 vụ (-20,69%).", ("growth", "ok", "-20.69")),
    # a list that goes on behind the parts that come to its total
    ("Tổng vốn 21.150 triệu đồng: bể chứa 9.800 triệu đồng; tuyến ống 6.450 triệu đồng; hồ nước thô 4.900 triệu đồng; trạm bơm 2.500 triệu đồng.", ("sum", "mismatch", "21150000000")),
    ("Tổng vốn 23.650 triệu đồng: bể chứa 9.800 triệu đồng; tuyến ống 6.450 triệu đồng; hồ nước thô 4.900 triệu đồng; trạm bơm 2.500 triệu đồng.", ("sum", "ok", "23650000000")),
    # what most percentages of a list are of, the others are of
    ("Có 4.120 em: tốt 2.610 em (63,35%), khá 1.204 em (29,22%), đạt 306 em (7,43%).", ("ratio", "ok", "7.43")),
    ("Có 4.120 em: tốt 2.610 em (63,35%), khá 1.204 em (22,92%), đạt 306 em (7,43%).", ("ratio", "mismatch", "22.92")),
    ("Xếp loại: xuất sắc 148 người (14,8%), tốt 702 người (70,2%), khá 150 người (15,0%).", ("ratio", "ok", "14.8")),
    ("Xếp loại: xuất sắc 148 người (18,4%), tốt 702 người (70,2%), khá 150 người (15,0%).", ("ratio", "mismatch", "18.4")),
    ("Toàn thị xã có 9.640 hộ. Hộ nghèo 812 hộ, chiếm 8,42%; hộ cận nghèo 640 hộ, chiếm 6,46%.", ("ratio", "mismatch", "6.46")),
    ("Nhận 4.312 đơn; đã giải quyết 4.108 đơn, trong đó đúng hạn 4.046 đơn (đạt 93,5%), quá hạn 62 đơn.", ("ratio", "mismatch", "93.5")),
    # percentages that leave nothing over
    ("Cơ cấu kinh tế: nông nghiệp chiếm 18,6%; công nghiệp chiếm 44,1%; dịch vụ chiếm 37,3%.", ("sum", "ok", "37.3")),
    ("Cơ cấu kinh tế: nông nghiệp chiếm 18,6%; công nghiệp chiếm 44,1%; dịch vụ chiếm 33,7%.", ("sum", "mismatch", "33.7")),
    ("Vốn tỉnh chiếm 41,2%, vốn huyện chiếm 36,5%, các nguồn khác chiếm 23,2%.", ("sum", "mismatch", "23.2")),
    # the words name the total, or it is a rate
    ("Ngành có 2.416 giáo viên. Nữ có 1.812 người, chiếm 75,0% tổng số giáo viên.", ("ratio", "ok", "75")),
    ("Ngành có 2.416 giáo viên. Nữ có 1.812 người, chiếm 77,0% tổng số giáo viên.", ("ratio", "mismatch", "77")),
    ("Nước thải phát sinh 42,5 m3/ngày, thu gom 38,2 m3/ngày, đạt tỷ lệ 89,9%.", ("ratio", "ok", "89.9")),
    ("Nước thải phát sinh 42,5 m3/ngày, thu gom 38,2 m3/ngày, đạt tỷ lệ 98,9%.", ("ratio", "mismatch", "98.9")),
    # changes
    ("Cháy 24 vụ, tăng 6 vụ (24/18 vụ).", ("difference", "ok", "6")),
    ("Cháy 24 vụ, tăng 8 vụ (24/18 vụ).", ("difference", "mismatch", "8")),
    ("Thụ lý 318 vụ; so với năm 2021 tăng 42 vụ, tương ứng tăng 15,2%.", ("growth", "ok", "15.2")),
    ("Thụ lý 318 vụ; so với năm 2021 tăng 42 vụ, tương ứng tăng 15,8%.", ("growth", "mismatch", "15.8")),
    ("Chỉ số đạt 81,46%, tăng 3,14% so với năm 2021 (78,32%).", ("difference", "ok", "3.14")),
    ("Chỉ số đạt 81,46%, tăng 3,41% so với năm 2021 (78,32%).", ("difference", "mismatch", "3.41")),
    ("Chỉ số đạt 81,46%, tăng 4,01% so với năm 2021 (78,32%).", ("growth", "ok", "4.01")),
    ("Tỷ lệ bao phủ đạt 91,4%, cùng kỳ năm 2021 đạt 88,9%, tăng 2,5 điểm phần trăm.", ("difference", "ok", "2.5")),
    ("Thụ lý 512 vụ, cùng kỳ năm 2021 là 467 vụ, tăng 54 vụ.", ("difference", "mismatch", "54")),
    ("Mở 812 lớp; so với năm 2021 tăng 126 lớp (năm 2021: 668 lớp).", ("difference", "mismatch", "126")),
    # equations
    ("Kết dư: 412.650 triệu đồng - 398.120 triệu đồng = 14.530 triệu đồng.", ("difference", "ok", "14530000000")),
    ("Kết dư: 412.650 triệu đồng - 398.120 triệu đồng = 14.350 triệu đồng.", ("difference", "mismatch", "14350000000")),
    ("Tổng: 12.400 đồng + 3.150 đồng + 900 đồng = 16.540 đồng.", ("sum", "mismatch", "16540")),
    # stocks of what is counted
    ("Đầu năm có 842 hộ nghèo; thoát nghèo 196 hộ, phát sinh mới 21 hộ; cuối năm còn 667 hộ.", ("difference", "ok", "667")),
    ("Đầu năm có 842 hộ nghèo; có 196 hộ thoát nghèo, phát sinh mới 21 hộ; cuối năm còn 676 hộ.", ("difference", "mismatch", "676")),
    # what is left
    ("Tổng kinh phí 41,6 tỷ đồng, đã trả 36,2 tỷ đồng cho 154 hộ; còn lại 29 hộ với số tiền 5,4 tỷ đồng.", ("difference", "ok", "5400000000")),
    ("Tổng kinh phí 41,6 tỷ đồng, đã trả 36,2 tỷ đồng cho 154 hộ; còn lại 29 hộ với số tiền 6,4 tỷ đồng.", ("difference", "mismatch", "6400000000")),
    ("Đã cấp phát cho 412 hộ trong tổng số 486 hộ, còn lại 47 hộ chưa nhận.", ("difference", "mismatch", "47")),
    # totals and parts with a slip
    ("Đảng bộ có 38 tổ chức, gồm 21 đảng bộ và 14 chi bộ.", ("sum", "mismatch", "38")),
    ("Tiếp nhận 412 đơn, gồm 64 đơn khiếu nại, 21 đơn tố cáo và 372 đơn kiến nghị, phản ánh.", ("sum", "mismatch", "412")),
    ("Phát hiện sai phạm 6.218 triệu đồng, thu hồi 2.406 triệu đồng, xử lý khác 3.182 triệu đồng.", ("sum", "mismatch", "6218000000")),
    ("Bảo hiểm bắt buộc 9.416 người, tự nguyện 2.108 người, tổng số người tham gia 11.254 người.", ("sum", "mismatch", "11254")),
    ("Có 6.412 lượt, trong đó trẻ em 2.106 lượt, người già 1.904 lượt, khác 2.302 lượt; điều trị 214 ca.", ("sum", "mismatch", "6412")),
    ("Xử phạt 412 trường hợp, trong đó cảnh cáo 98 trường hợp, phạt tiền 341 trường hợp.", ("sum", "mismatch", "412")),
    ("Tạm giữ 1.142 phương tiện (64 ô tô, 1.017 mô tô, 16 phương tiện khác).", ("sum", "mismatch", "1142")),
    ("Cho vay 96.418 triệu đồng, thu nợ 81.206 triệu đồng, dư nợ tăng 12.512 triệu đồng.", ("difference", "mismatch", "12512000000")),
    ("Kế hoạch vốn năm 2023 là 1.240 tỷ đồng, tăng 8,9% so với năm 2022 (1.130 tỷ đồng).", ("growth", "mismatch", "8.9")),
    ("Tỷ lệ hộ nghèo giảm từ 8,5% xuống còn 6,2%, giảm 3,2%.", ("difference", "mismatch", "3.2")),
    ("Có 61/64 trường nối mạng, 93,5%.", ("ratio", "mismatch", "93.5")),
    ("Toàn thị xã có 9.640 hộ, trong đó hộ nghèo 812 hộ (14,8%).", ("ratio", "unchecked", "14.8")),
    # products
    ("Hỗ trợ tiền ăn cho 318 học sinh, mức 596.000 đồng/tháng, trong 9 tháng, kinh phí 1.705.725.000 đồng.", ("product", "mismatch", "1705725000")),
    ("Tặng 1.260 suất quà, mỗi suất trị giá 300.000 đồng, tổng trị giá 378 triệu đồng.", ("product", "ok", "378000000")),
    ("Tặng 1.260 suất quà, mỗi suất trị giá 300.000 đồng, tổng trị giá 387 triệu đồng.", ("product", "mismatch", "387000000")),
    ("Toàn thị xã có 9.412 em/285 lớp, bình quân 30,3 học sinh/lớp.", ("ratio", "mismatch", "30.3")),
]  # fmt: skip

INNOCENT = [
    "Xảy ra 04 vụ cháy: bản Chiềng Nưa xã Si Pa Phìn, bản Vàng Lếch xã Nậm Tin, hai vụ tại xã Nà Hỳ.",
    "Trao quà cho 412 hộ, mỗi hộ 500.000 đồng và 10 kg gạo, tổng trị giá 247 triệu đồng.",
    "Cho vay 412 tỷ đồng, thu nợ 386 tỷ đồng, dư nợ tăng 24 tỷ đồng so với đầu năm.",
    "Cơ cấu lao động: nông nghiệp chiếm 62,1%, công nghiệp chiếm 18,3%, dịch vụ chiếm 19,6%; đã qua đào tạo chiếm 54,2%.",
    "Trồng mới 312 ha cây ăn quả (104% kế hoạch), trong đó cam 142 ha (118%), bưởi 96 ha (96%), nhãn 74 ha (92,5%).",
    "Có 3.214 viên chức, 412 hợp đồng. Nữ 2.410 người, chiếm 66,5% tổng số viên chức, người lao động.",
    "Đầu năm tiếp nhận 142 hồ sơ, giải quyết 130 hồ sơ, cuối năm tiếp nhận 98 hồ sơ.",
    "Lương 1.490.000 đồng x 2,34 + phụ cấp 500.000 đồng = 3.986.600 đồng.",
    "Có 1.526 người, trong đó nữ 1.094 người (71,7%); đảng viên 918 người (60,2%); giáo viên đạt chuẩn 1.187 người (95,9%).",
    "Có 3.412 trẻ, tiêm mũi 1 được 3.280 trẻ (đạt 97,4%), tiêm mũi 2 được 3.102 trẻ (đạt 94,6%).",
    "Toàn trường 812 em, nữ 406 em (50,0%), dân tộc thiểu số 318 em (39,2%), nữ dân tộc thiểu số 151 em (37,2%).",
    "Huyện có 9.640 hộ, hộ nghèo 812 hộ (8,42%), trong đó hộ đồng bào 640 hộ (78,8%), hộ chính sách 12 hộ (1,48%).",
    "Công nghiệp chiếm 38,9%, trong đó khai khoáng chiếm 12,4%; dịch vụ chiếm 28,7%.",
    "Cơ cấu kinh tế chuyển dịch tích cực: nông nghiệp giảm còn 18,6%, công nghiệp tăng lên 44,1%, dịch vụ tăng 2,3%.",
    "Dân tộc Kinh chiếm 87,2%, dân tộc Tày chiếm 7,1%, dân tộc Nùng chiếm 4,2%.",
    "Đầu năm có 1.912 hộ nghèo, đến nay có 412 hộ thoát nghèo; hộ cận nghèo còn 1.563 hộ.",
    # brackets behind a percentage that tell no base
    "Số hộ cận nghèo còn 120 hộ, chiếm 6% (giảm 15 hộ so với năm 2021). Toàn xã có 2.000 hộ.",
    "Toàn huyện có 30 trường, trong đó 18 trường đạt chuẩn, chiếm 60% (tăng 02 trường so với năm trước).",
    "Kết nạp 35 đảng viên mới, đạt 87,5% (giảm 3 đảng viên so với cùng kỳ).",
    "Đã giải quyết 45 đơn, đạt 90% (còn 5 đơn đang giải quyết).",
    "Giải ngân 120 tỷ đồng, đạt 60% (còn 80 tỷ đồng chưa giải ngân).",
    "Đã cấp 450 giấy, đạt 90% (trong đó cấp mới 50 giấy).",
    "Hoàn thành 45 km, đạt 90% (riêng xã Hòa Bình 12 km).",
    "Thu từ đất 120 tỷ đồng, đạt 60% (thấp hơn cùng kỳ 15 tỷ đồng).",
    "Thu được 45 triệu đồng, đạt 90% (vượt 5 triệu đồng so với cùng kỳ).",
    "Trong năm xảy ra 50 vụ, đã điều tra làm rõ 42 vụ, đạt 84% (tăng 5 vụ so với cùng kỳ).",
    "Xảy ra 28 vụ, giảm 58 vụ (-7,8%).",
    "Đầu năm có 237 hộ nghèo, cuối năm 173 hộ (2,11% tổng số hộ), giảm 64 hộ, kế hoạch giảm 60 hộ.",
    "Thu ngân sách 412 tỷ đồng, thu nội địa tăng 45 tỷ đồng (11%).",
    "Bị hại 157 người (tăng 7,01%, 168/157 người); số người bị thương giảm 9 người.",
    "Tỷ lệ đạt 91,4%, cùng kỳ đạt 88,9%, tăng 1,2% so với kế hoạch.",
    "Có 12 vụ mới, tăng 5 vụ (15/34 vụ là trộm cắp).",
    "Tặng 50 hộ nghèo, mỗi hộ một phần quà và 500.000 đồng, tổng trị giá 40 triệu đồng.",
    "Đã chi trả 54,9 tỷ đồng cho 281 hộ; còn lại 37 hộ với số tiền 8,5 tỷ đồng chưa nhận tiền.",
    "Có 142 công dân, trong đó đảng viên 48 công dân, trình độ đại học 131 công dân.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_a_relation_is_told_with_its_verdict(run_text, text, expected):
    told = [(f.kind, f.verdict, f.stated) for f in run_text(text).findings]
    assert expected in told, told
    if expected[1] == "ok":
        assert [each for each in told if each[1] == "mismatch"] == []


@pytest.mark.parametrize("text", INNOCENT)
def test_what_is_no_contradiction_raises_no_alarm(run_text, text):
    assert [f.message_en for f in run_text(text).findings if f.verdict == "mismatch"] == []
