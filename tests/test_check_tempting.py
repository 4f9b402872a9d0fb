"""Sentences of reports that tempt to an alarm, and slips of the pen that are one.

All are our own wording of what offices write: bases of another plan, means by year, subjects that change, lists without
a whole, totals of two prices; and figures with two digits changed or swapped.
"""

from __future__ import annotations

import pytest

INNOCENT = [
    "Tổng số 1.842 hộ. Kinh phí đã chi 53,68 tỷ đồng, mức hỗ trợ xây mới 40 triệu đồng/hộ, sửa chữa 20 triệu đồng/hộ.",
    "Tổng vốn 1.250 triệu đồng, trong đó Nhà nước hỗ trợ 765 triệu đồng (61,2%), dân góp công tương đương 485 triệu đồng (38,8%).",
    "Thu ngân sách 214,6 tỷ đồng, trong đó thu nội địa 180,2 tỷ đồng, thu khác 34,4 tỷ đồng, đạt 107,3% dự toán (200 tỷ đồng).",
    "Khám 65.605 lượt, trong đó tại Trung tâm 38.415 lượt, tại các trạm 27.190 lượt, đạt 52,1% kế hoạch năm (126.000 lượt).",
    "Hỗ trợ 162.000 đồng/m2. Hộ ông Lực bị thu hồi 1.240 m2, bồi thường 66.960.000 đồng; hỗ trợ 200.880.000 đồng; cộng 267.840.000 đồng.",
    "Vốn cấp mới 278 triệu USD, tăng thêm 288 triệu USD. Lũy kế từ đầu năm vốn tăng thêm là 422 triệu USD, tăng 43% so với cùng kỳ.",
    "Riêng hai xã khó khăn có 812 hộ nghèo; tỷ lệ nghèo ở xã Tà Long là 58,90% (384 hộ/652 hộ), ở xã Húc là 61,85% (428 hộ/692 hộ).",
    "Hai trường còn 62 em chưa đạt: trường A 20,0% (24 em/120 em), trường B (38 em/190 em).",
    "Xảy ra 61 vụ tai nạn; so với cùng kỳ giảm 14 vụ (12 vụ nghiêm trọng).",
    "Xảy ra 61 vụ tai nạn, khởi tố 44 vụ; so với cùng kỳ giảm 14 vụ (75 vụ).",
    "Có 215 đảng viên, trong đó nữ 87 đảng viên, dân tộc 65 đảng viên.",
    "Có 1.000 người, trong đó nữ 480 người, dân tộc 340 người, hộ nghèo 190 người, còn lại là học sinh.",
    "Huy động 164,3 tỷ đồng, cho vay 157,7 tỷ đồng, tiền gửi tiết kiệm 6,8 tỷ đồng.",
    "Chi 164,3 tỷ đồng, trong đó đầu tư 157,7 tỷ đồng, tiết kiệm 10% chi thường xuyên 6,6 tỷ đồng.",
    "Tiếp nhận 148 đơn (21 đơn khiếu nại, 09 đơn tố cáo, 118 đơn kiến nghị, phản ánh).",
    "Có 62/71 thôn đạt chuẩn, đạt 83% so với kế hoạch.",
    "Có 47 vụ, so với cùng kỳ (56 vụ) giảm 09 vụ, đạt tỷ lệ điều tra 86,2%.",
    "Gieo trồng 29.845 ha (kế hoạch 29.500 ha), đạt 104,3% so với cùng kỳ.",
    "Xã Hòa An đạt 18/19 tiêu chí; những xã còn lại có 12 tiêu chí.",
    "Thị trấn Nà Phặc hoàn thành 16/19 chỉ tiêu, các đơn vị còn lại hoàn thành từ 11 chỉ tiêu trở lên.",
    "Xảy ra 18 vụ tai nạn, làm chết 15 người, bị thương 09 người; so với cùng kỳ (16 vụ, chết 12 người) tăng 02 vụ, tăng 03 người chết.",
    "Thu 412,5 tỷ đồng, chi 387,1 tỷ đồng; so với cùng kỳ (398,2 tỷ đồng) tăng 14,3 tỷ đồng.",
    "Đã giải quyết 145/168 đơn, giảm 22 đơn so với cùng kỳ.",
    "Có 8.412 hồ sơ, giải quyết trước hạn 6.908 hồ sơ (82,6% số hồ sơ đã giải quyết 8.363), đúng hạn 1.455 hồ sơ (17,4%).",
    "Tổng chi 1.240 triệu đồng, gồm: chi lương 612 triệu đồng, bổ sung có mục tiêu 318 triệu đồng, chi khác 310 triệu đồng.",
    "Tổng số học sinh 1.240 em, gồm: giỏi 612 em, khá 318 em, trung bình 250 em, yếu 60 em.",
    "Kinh phí 900 triệu đồng, gồm: chương trình mục tiêu quốc gia 400 triệu đồng, hỗ trợ mỗi xã 200 triệu đồng, dự toán bổ sung 300 triệu đồng.",
    "Tổng thu 1.240 triệu đồng, trong đó: thu thường xuyên 612 triệu đồng, nguồn vượt thu 318 triệu đồng, thu khác 310 triệu đồng.",
    "Đến nay có 02 xã đạt 19/19 tiêu chí: Tân Lập, Tân Phú; 03 xã đạt 15 tiêu chí gồm: Tân An, Tân Bình, Tân Hòa.",
    "Có 05 xã đạt 19 tiêu chí (Tân Lập, Tân Phú, Tân An, Tân Bình, Tân Hòa).",
    "Có 02 xã bị thiệt hại 12 nhà: Tân Lập, Tân Phú. Có 03 xã hoàn thành 17 tiêu chí nông thôn mới gồm các xã: Tân An, Tân Bình, Tân Hòa.",
    "Các xã còn 05 tiêu chí: Tân An, Tân Bình.",
    "Có 1.240 hồ sơ, giải quyết đúng hạn 1.180 hồ sơ (99,2%), quá hạn 10 hồ sơ (0,8%), đang giải quyết 50 hồ sơ.",
    "Tổng số 5.214 đồng chí, được miễn đánh giá 186 đồng chí; hoàn thành xuất sắc 846 đồng chí (16,83%), hoàn thành tốt 3.812 đồng chí (75,82%), hoàn thành 370 đồng chí (7,35%).",
    "Có 86 đơn vị được xếp loại, xuất sắc 12 đơn vị (14,3%), tốt 61 đơn vị (72,6%), hoàn thành 11 đơn vị (13,1%); 02 đơn vị mới thành lập chưa xếp loại.",
    "Có 412 học sinh; 398 học sinh được lên lớp thẳng, đạt 97,3%, không tính 3 học sinh khuyết tật.",
    "Tập huấn tại 07 xã Tam Quang, Tam Hải, Tam Tiến... cho 214 học viên.",
    "Có 08 xã, trong đó các xã: Tân An, Tân Bình, Tân Hòa đạt kết quả cao.",
    "Huyện có 12 xã, các xã vùng cao gồm: Tân An, Tân Bình, Tân Hòa.",
    "Còn 12 xã, đặc biệt các xã: Tân An, Tân Bình, Tân Hòa.",
    "Tổng chi 1.240 triệu đồng, gồm: chi lương 612 triệu đồng, chi từ nguồn thu để lại 318 triệu đồng, chi khác 310 triệu đồng.",
    "Quỹ phòng, chống thiên tai: tồn đầu năm 8.360.000 đồng, thu 54.120.000 đồng, chi 47.500.000 đồng, còn lại 14.980.000 đồng.",
    "Tổng kinh phí là 96.500.000 đồng, trong đó ngân sách huyện 60.000.000 đồng, ngân sách xã 36.500.000 đồng (Bằng chữ: Chín mươi sáu triệu, năm trăm nghìn đồng chẵn).",
    "Hỗ trợ 450.000.000 đồng cho 03 xã, mỗi xã 150.000.000 đồng (Bằng chữ: Bốn trăm năm mươi triệu đồng).",
    "Kinh phí 48 hộ = 240.000.000 đồng, đã tạm ứng 100.000.000 đồng. Số tiền bằng chữ: Hai trăm bốn mươi triệu đồng.",
    "Giá trị quyết toán là 3.245.678.000 đồng, giảm so với giá trị đề nghị 12.322.000 đồng.\nBằng chữ: Ba tỷ hai trăm bốn mươi lăm triệu sáu trăm bảy mươi tám nghìn đồng.",
    "Tổng kinh phí: 96.500.000 đồng, gồm:\n\n- Ngân sách huyện: 60.000.000 đồng;\n\n- Ngân sách xã: 36.500.000 đồng.\n\nBằng chữ: Chín mươi sáu triệu năm trăm nghìn đồng.",
    "Xảy ra 28 vụ, làm chết 11 người, bị thương 24 người; so với cùng kỳ (35 vụ, 14 người chết, 27 người bị thương) giảm 7 vụ (20%), giảm 3 người chết (21,4%), giảm 3 người bị thương (11,1%).",
    "Đại hội có 312 đại biểu, trong đó nữ 120 đại biểu, dân tộc thiểu số 95 đại biểu, trẻ 98 đại biểu.",
    "Đại hội có 312 đại biểu, trong đó nữ 120, dân tộc thiểu số 95, trẻ 98.",
    "Toàn ngành có 412 giáo viên, trong đó nữ 286 giáo viên, đảng viên 130 giáo viên.",
    "Đất lúa giảm 47,2 ha, ngược lại đất cây lâu năm tăng từ 281,7 ha lên 318,9 ha.",
    "Kinh phí 2.526 triệu đồng, gồm ngân sách 1.874 triệu đồng và xã hội hóa 652 triệu đồng, tăng 20,0% so với năm trước (2.105 triệu đồng).",
    "Cùng kỳ 110 vụ hôn nhân gia đình, 95 vụ dân sự; hôn nhân gia đình tăng 9,1%, dân sự giảm 9,5%.",
    "Năm trước có 14 trường hợp tử vong, 27 trường hợp nặng, năm nay tử vong giảm 21,4%.",
    "Thu nhập bình quân tăng từ 35 triệu đồng năm 2016 lên 52 triệu đồng năm 2020, tăng bình quân 10,4%/năm.",
    "Giá trị sản xuất từ 35 tỷ đồng năm 2016 lên 52 tỷ đồng năm 2020, tăng trung bình 10,4% mỗi năm.",
    "Thu nhập đạt 45 triệu đồng, tăng bình quân 9,6%/năm so với năm 2015 (28,5 triệu đồng).",
    "Kế hoạch năm giao 25 tỷ đồng, 6 tháng thực hiện 14 tỷ đồng, đạt 112% kế hoạch 6 tháng.",
    "Dự toán huyện giao 120 tỷ đồng, thu đến nay 90 tỷ đồng, đạt 82% dự toán tỉnh giao.",
    "Kế hoạch vốn 85 tỷ đồng (trong đó vốn kéo dài 12 tỷ đồng), giải ngân 51,1 tỷ đồng, đạt 70% kế hoạch vốn giao trong năm.",
    "Kế hoạch 1.200 ha, đã gieo 900 ha, trong đó lúa lai 450 ha, đạt 90% kế hoạch lúa lai.",
    "Dự toán 100 tỷ đồng, thu 80 tỷ đồng, trong đó tiền sử dụng đất 40 tỷ đồng; nếu trừ tiền sử dụng đất thì đạt 92,8% dự toán (50 tỷ đồng).",
    "Đã giải quyết 60 đơn, đang giải quyết 15 đơn, còn lại 11 đơn chưa đến hạn.",
    "Kế hoạch 86 lớp, đã mở 60 lớp, đang tuyển sinh 12 lớp, còn lại 14 lớp.",
    "Quỹ lương 12 tỷ đồng; 9 tháng chi 8,6 tỷ đồng; quý IV dự kiến chi 3,1 tỷ đồng; còn lại 0,3 tỷ đồng.",
    "Sáp nhập 4 xã thành 2 xã, giảm 2 xã, còn lại 20 xã, thị trấn.",
    "Tổng diện tích 5.600 ha, trong đó lúa 3.200 ha, chiếm 62% giá trị sản xuất.",
    "Có 1.240 doanh nghiệp, trong đó doanh nghiệp dịch vụ 620 doanh nghiệp, chiếm 45% vốn đăng ký.",
    "Cùng kỳ năm trước 145 vụ, năm nay 132 vụ, riêng trộm cắp giảm 15%.",
    "Thu năm trước 45 tỷ đồng, năm nay 52 tỷ đồng, trong đó thu đất đai tăng 30%.",
    "Năm trước 35 vụ, năm nay xảy ra 28 vụ, thiệt hại tài sản giảm 40%.",
    "Mua 25 bộ máy tính, đơn giá 15 triệu đồng/bộ, và 5 máy in, đơn giá 6 triệu đồng/máy, tổng kinh phí 405 triệu đồng.",
    "Xây 12 km kênh, giá 450 triệu đồng/km và 8 cống giá 60 triệu đồng/cống, tổng giá trị 5.880 triệu đồng.",
    "Mua 20 bộ thiết bị, đơn giá 15 triệu đồng/bộ, tổng giá trị 330 triệu đồng (đã gồm thuế 10%).",
    "Chi cho 120 hộ, mức 500.000 đồng/hộ, tổng chi 62 triệu đồng, gồm cả phí chuyển tiền.",
    "Đàn lợn 12.000 con, đàn gia cầm 320.000 con (cùng kỳ: lợn 11.800 con, gia cầm 305.000 con).",
]  # fmt: skip

# text -> (kind, stated) of the one mismatch
WRONG = [
    ("Phòng có 62 cán bộ (30 cán bộ nam/31 cán bộ nữ).", ("sum", "62")),
    ("Xảy ra 61 vụ tai nạn, làm chết 34 người; so với cùng kỳ giảm 16 vụ (75 vụ), tỷ lệ giảm 18,7%.", ("difference", "16")),
    ("Diện tích nuôi trồng 124 ha, trong đó tôm 87 ha, cá 55 ha.", ("sum", "124")),
    ("Thu 27,9 tỷ đồng, trong đó lệ phí ô tô 21,3 tỷ đồng, lệ phí nhà đất 8,4 tỷ đồng.", ("sum", "27900000000")),
    ("Có 14.820 hồ sơ, trong đó trực tuyến 15.841 hồ sơ; trực tiếp 2.579 hồ sơ.", ("sum", "14820")),
    ("Có 13.125/30.240 trẻ được tiêm, đạt 44,3% so với kế hoạch.", ("ratio", "44.3")),
    ("Toàn huyện có 136 ổ dịch, đã xử lý 131 ổ dịch, đạt 93,6%; các ổ dịch còn lại đang xử lý.", ("ratio", "93.6")),
    ("Gieo trồng 29.845 ha (kế hoạch 29.500 ha), đạt 110,17% kế hoạch.", ("ratio", "110.17")),
    ("Tổng mức đầu tư 84,5 tỷ đồng. Khối lượng thực hiện 59,9 tỷ đồng, đạt 79,0% tổng mức đầu tư.", ("ratio", "79")),
    ("Dư nợ 412,6 tỷ đồng với 9.874 hộ vay, tăng 12,8% so với đầu năm (349,1 tỷ đồng).", ("growth", "12.8")),
    ("Có 47 vụ phạm pháp, so với cùng kỳ (56 vụ) giảm 09 vụ, tỷ lệ 11,6%.", ("growth", "11.6")),
    ("Tổng giá gói thầu là 164,3 tỷ đồng, giá trúng thầu 157,7 tỷ đồng, tiết kiệm 6,8 tỷ đồng.", ("difference", "6800000000")),
    ("Thu bổ sung 451.582 triệu đồng, gồm bổ sung cân đối 368.240 triệu đồng và bổ sung có mục tiêu 86.942 triệu đồng.", ("sum", "451582000000")),
    ("Sai phạm 274.860.000 đồng, trong đó thu hồi 198.360.000 đồng và giảm trừ quyết toán 49.500.000 đồng.", ("sum", "274860000")),
    ("Có 34.286 học sinh, gồm mầm non 9.812 cháu, tiểu học 11.534 học sinh, THCS 7.320 học sinh, THPT 3.820 học sinh.", ("sum", "34286")),
    ("Kiểm điểm 15 cá nhân, gồm: 04 cá nhân là trưởng phòng, 06 cá nhân thuộc Ban Quản lý dự án, 04 cá nhân là lãnh đạo xã, thị trấn.", ("sum", "15")),
    ("Tiếp nhận 150 đơn (21 đơn khiếu nại, 09 đơn tố cáo, 118 đơn kiến nghị, phản ánh).", ("sum", "150")),
    ("Đã kiểm tra 3.842 cơ sở, trong đó 2.996 cơ sở đạt, 486 cơ sở vi phạm; xử phạt 57 cơ sở.", ("sum", "3842")),
    ("Số vụ tăng 23 vụ (215/192 vụ), tăng 11,89%.", ("growth", "11.89")),
    ("Tổng diện tích 20.948,35 ha, gồm: đất nông nghiệp 17.841,62 ha (chiếm 85,17%), đất phi nông nghiệp 2.615,26 ha (chiếm 12,48%), đất chưa sử dụng 491,47 ha (chiếm 3,25%).", ("ratio", "3.25")),
    ("Đầu năm có 1.204 hộ, cuối kỳ còn 1.031 hộ, giảm 183 hộ.", ("difference", "183")),
    ("Tổng nợ 5.420 triệu đồng, đã trả 3.175 triệu đồng, còn nợ 2.425 triệu đồng.", ("difference", "2425000000")),
    ("Kim ngạch xuất khẩu 354,67 triệu USD, nhập khẩu 326,37 triệu USD, xuất siêu 28,80 triệu USD.", ("difference", "28800000")),
    ("Kế hoạch vốn 6.842,5 tỷ đồng, giải ngân 3.917,6 tỷ đồng, đạt 57,25%. Còn lại 2.942,9 tỷ đồng.", ("difference", "2942900000000")),
    ("Dân số trong độ tuổi 98.540 người; tiêm mũi 1 93.218 người, đạt 94,60%; tiêm 2 mũi 61.706 người, đạt 62,26%.", ("ratio", "62.26")),
    ("Năm 2023 đạt 2.695 tỷ đồng; ước năm 2024 đạt 2.917 tỷ đồng, bằng 109,2% năm 2023.", ("ratio", "109.2")),
    ("Diện tích 3.852,5 ha, năng suất bình quân 67,4 tạ/ha, sản lượng 29.565,9 tấn.", ("product", "29565.9")),
    ("Đã có 3.450/4.120 hộ đăng ký, còn 760 hộ chưa đăng ký.", ("difference", "760")),
    ("Vốn giao 120 tỷ đồng, giải ngân 86 tỷ đồng, còn lại chưa giải ngân 43 tỷ đồng.", ("difference", "43000000000")),
    ("Được giao 160 biên chế, có mặt 151 biên chế, còn thiếu 19 biên chế.", ("difference", "19")),
    ("Đã giải ngân 46 tỷ đồng trên tổng số 80 tỷ đồng (đạt 75,5%).", ("ratio", "75.5")),
    ("Tổng kinh phí 1.250 triệu đồng, gồm: ngân sách huyện 750 tỷ đồng; nhân dân đóng góp 500 triệu đồng.", ("sum", "1250000000")),
    ("Kinh phí 12,5 tỷ đồng, gồm ngân sách huyện 7.500 triệu đồng và ngân sách xã 500 triệu đồng.", ("sum", "12500000000")),
    ("Xảy ra 24 vụ: trộm cắp 12 vụ, cố ý gây thương tích 5 vụ, đánh bạc 4 vụ, khác 6 vụ.", ("sum", "24")),
    ("Tồn đầu năm 12,5 triệu đồng, thu trong năm 85,4 triệu đồng, chi trong năm 79,2 triệu đồng, tồn cuối năm 19,7 triệu đồng.", ("difference", "19700000")),
    ("Dư nợ đầu năm 120 tỷ đồng, vay trong năm 45 tỷ đồng, trả nợ gốc 30 tỷ đồng, dư nợ cuối năm 153 tỷ đồng.", ("sum", "153000000000")),
    ("Số đơn vị hành chính gồm 38 xã, thị trấn, gồm 33 xã và 02 thị trấn.", ("sum", "38")),
    ("Rà soát 38 ổ dịch, xử lý 36 ổ dịch, đạt 97,4%.", ("ratio", "97.4")),
    ("Dự án ảnh hưởng 1.318 hộ, đã chi trả 1.120 hộ, đạt 88,0%.", ("ratio", "88")),
    ("Khối lượng 412.000 m3, đã về công trường 247.200 m3, đạt 63%.", ("ratio", "63")),
    ("Vốn 42 tỷ đồng, trong đó vốn trung ương 29,4 tỷ đồng (73%), vốn tỉnh 12,6 tỷ đồng (30%).", ("ratio", "73")),
    ("Có 61 hộ trên tổng số 1.322 hộ, tương đương 4,91%.", ("ratio", "4.91")),
    ("Đầu năm có 2.415 hộ, trong kỳ giảm 186 hộ, còn 2.292 hộ.", ("difference", "2292")),
    ("Năm 2021 có 143 hộ nghèo; năm 2022 còn 107 hộ, giảm 39 hộ, tương ứng giảm 25,2%.", ("difference", "39")),
    ("Kế hoạch 8.000 tỷ đồng, đã phân bổ 7.640 tỷ đồng, đạt 95,5%; còn 390 tỷ đồng chưa phân bổ.", ("difference", "390000000000")),
    ("Cảng thông qua 1,24 triệu tấn, gấp 1,9 lần cùng kỳ năm 2025 (775.000 tấn).", ("ratio", "1.9")),
    ("Xây mới 96 phòng học kiên cố, tổng vốn 38,4 tỷ đồng, bình quân 430 triệu đồng/phòng.", ("ratio", "430000000")),
    ("Hợp đồng có giá trị 11.640.000.000 đồng, tạm ứng 30% tương đương 3.942.000.000 đồng.", ("product", "3942000000")),
    ("Mặt đường dài 850 m, rộng 3,5 m, diện tích 2.795 m2.", ("product", "2795")),
    ("Hỗ trợ 84 người, mức 1.200.000 đồng/người/tháng, tổng kinh phí 12 tháng là 1.290.600.000 đồng.", ("product", "1290600000")),
    ("Nợ xã A 6.105 triệu đồng, xã B 4.870 triệu đồng, cộng 13.975 triệu đồng.", ("sum", "13975000000")),
    ("Huy động 1.170 lượt người, gồm công an 260 lượt người, dân quân 940 lượt người, thanh niên 670 lượt người.", ("sum", "1170")),
    ("Quỹ phòng, chống thiên tai: tồn đầu năm 8.360.000 đồng, thu 54.120.000 đồng, chi 47.500.000 đồng, còn lại 14.890.000 đồng.", ("difference", "14890000")),
    ("Thu nội địa năm 2023 đạt 2.695 tỷ đồng, giảm 17,6% so với năm 2022 (3.272 tỷ đồng); ước năm 2024 đạt 2.917 tỷ đồng, bằng 109,2% năm 2023.", ("ratio", "109.2")),
    ("Tổng giá trị thiệt hại ước tính 86,7 tỷ đồng: nhà ở 4,2 tỷ đồng; nông nghiệp 23,5 tỷ đồng; giao thông 41,8 tỷ đồng; thủy lợi 12,6 tỷ đồng; lĩnh vực khác 6,4 tỷ đồng.", ("sum", "86700000000")),
]  # fmt: skip


@pytest.mark.parametrize("text", INNOCENT)
def test_what_tempts_raises_no_alarm(run_text, text):
    assert [(f.kind, f.stated, f.computed) for f in run_text(text).findings if f.verdict == "mismatch"] == []


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_slip_is_found(run_text, text, expected):
    assert [(f.kind, f.stated) for f in run_text(text).findings if f.verdict == "mismatch"] == [expected]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("Chín mươi sáu triệu năm trăm nghìn đồng", "ok"), ("Chín mươi sáu triệu bốn trăm nghìn đồng", "mismatch")],
)
def test_words_below_a_list_are_of_its_total(run_text, words, verdict):
    text = (
        "Tổng kinh phí: 96.500.000 đồng, gồm:\n\n- Ngân sách huyện: 60.000.000 đồng;\n\n"
        f"- Ngân sách xã: 36.500.000 đồng.\n\nBằng chữ: {words}."
    )
    (told,) = [f for f in run_text(text).findings if f.kind == "words"]
    assert (told.stated, told.verdict) == ("96500000", verdict)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Hỗ trợ 1.236 hộ x 3 triệu đồng/hộ = 3.780 triệu đồng.", "3780000000"),
        ("Mua 40 tấn gạo, giá 15 triệu đồng/tấn, thành tiền 610 triệu đồng.", "610000000"),
    ],
)
def test_a_price_is_no_rounded_figure(run_text, text, stated):
    told = [(f.kind, f.verdict, f.stated) for f in run_text(text).findings]
    assert ("product", "mismatch", stated) in told


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Toàn huyện có 86 trường, gồm 64 trường tiểu học, 22 trường THCS; giảm 05 trường so với năm học trước (91 trường).", "5"),
        ("Xảy ra 24 vụ tai nạn, trong đó 9 vụ nghiêm trọng, giảm 3 vụ so với cùng kỳ (27 vụ).", "3"),
    ],
)  # fmt: skip
def test_the_total_changed_and_not_its_last_part(run_text, text, stated):
    told = [(f.verdict, f.stated) for f in run_text(text).findings if f.kind == "difference"]
    assert told == [("ok", stated)]
