"""Relations that no author means, though the figures come to them: none of them is told, whatever the verdict.

All are our own wording. Beside each class stand sentences of the same form in which the relation is meant.
"""

from __future__ import annotations

import pytest

# text -> kind and stated figure of what must not be told
NOT_MEANT = [
    # no part of what another item tells, no points between a share and what was fulfilled, no share of a part
    ("- Chi nhánh Tân Phước: mua nước thô, chi 300,8 triệu đồng.\n- Công đoàn: chăm lo Tết 168 phần quà x 1,5 triệu đồng = 252 triệu đồng.", "sum", "300800000"),
    ("Đưa đi 754 người. Việc này chưa đạt chỉ tiêu 800 người, mới đạt 94,3%; thị trường gồm Malaysia 312 người, Lào 286 người, Đài Loan 74 người, Hàn Quốc 61 người và nước khác 21 người.", "sum", "800"),
    ("Trong 22 chỉ tiêu, có 14 chỉ tiêu vượt, 06 chỉ tiêu đạt, 02 chỉ tiêu chưa đạt kế hoạch; số chỉ tiêu đạt và vượt là 20 chỉ tiêu, bằng 90,9%.", "growth", "90.9"),
    ("Thuế ngoài quốc doanh thu 16.848 triệu đồng, đạt 54% dự toán, tăng 12,5% cùng kỳ và chiếm 43,75% tổng thu.", "difference", "12.5"),
    # of what the next sentence tells, or of the plan of another year
    ("Mở lớp cho 352 lao động nông thôn. Học viên nữ 159 người, chiếm 55,40%. Sau học nghề, 287 học viên có việc làm.", "ratio", "55.4"),
    ("Thu ngân sách 9 tháng 2.876,5 tỷ đồng. Dự toán Trung ương giao năm 2017 là 3.250 tỷ đồng, năm 2018 là 3.550 tỷ đồng; số thu 9 tháng đạt 88,51% dự toán năm 2018.", "ratio", "88.51"),
    # no share of what came of a change, of what stands behind a semicolon, or of last year's part and plan
    ("Năm nay giao chỉ tiêu 171 thanh niên. So với năm 2023 (chỉ tiêu 165) tăng 06 thanh niên, bằng 3,51%.", "growth", "3.51"),
    ("Giao đủ 171 tân binh. Có đảng viên 05 đồng chí, đạt 3,13%; đoàn viên 160 đồng chí.", "ratio", "3.13"),
    ("Tám tháng xuất khẩu 245,8 triệu USD, tăng 7,6% so với cùng kỳ 2022 là 228,4 triệu USD. Kế hoạch năm 2023 tỉnh giao 390 triệu USD (năm 2022 giao 320 triệu USD), như vậy mới thực hiện được 71,4% kế hoạch.", "ratio", "71.4"),
    # words in which one stands that tells what is left, or all: xếp loại, các loại, thiếu nhi, khai trừ, hạ tầng
    ("Phẫu thuật 1.426 ca, gồm loại I 118 ca, loại II 846 ca, loại III 462 ca.", "difference", "462"),
    ("Kỷ luật 31 đảng viên, gồm: khiển trách 19 đảng viên, cảnh cáo 09 đảng viên, khai trừ 03 đảng viên.", "difference", "3"),
    ("Thư viện cấp 2.316 thẻ bạn đọc, gồm 1.478 thẻ thiếu nhi, 838 thẻ người lớn.", "difference", "838"),
    ("Kiểm đếm 2.486 ha, gồm lúa 1.912 ha, ngô 148 ha, lạc 96 ha, rau màu các loại 330 ha.", "difference", "330"),
    # counts in a row name nothing: the next one is no name of the one before
    ("Ở cấp huyện, học sinh đoạt 04 giải Nhất, 08 giải Nhì, 10 giải Ba, 12 giải Khuyến khích, cả thảy 34 giải.", "count", "4"),
    # an item that begins with `không` is no rest
    ("Phạt 412 triệu đồng: hàng giả 118 triệu đồng, không niêm yết giá 96 triệu đồng, không rõ nguồn gốc 198 triệu đồng.", "difference", "96000000"),
    ("Ban Tổ chức trao 03 giải A, 06 giải B, 10 giải C và 02 giải chuyên đề.", "count", "3"),
    ("Trong số hợp tác xã mới có 9 HTX ở Lục Ngạn, 7 ở Yên Thế, 6 ở Việt Yên; Hiệp Hòa và Tân Yên mỗi huyện 5 HTX; Lạng Giang, Lục Nam mỗi nơi 3 HTX, Sơn Động 2.", "count", "9"),
    ("Kiểm điểm 05 người thuộc Ban Quản lý dự án, 03 người thuộc Phòng Tài chính, 02 người thuộc Phòng Kinh tế.", "count", "5"),
    ("Tổ chức 03 phiên tại Tân Phú, 03 phiên tại Định Quán và 02 phiên tại Xuân Lộc.", "count", "3"),
    # neither do figures behind a count
    ("Xảy ra 14 vụ, tăng 02 vụ so với năm trước (12 vụ, tăng 16,67%), làm chết 03 người.", "count", "2"),
    ("Tỉnh vận hành chính quyền địa phương hai cấp với 65 đơn vị hành chính cấp xã (61 xã, 04 phường).", "count", "2"),
    ("Gộp cả hai hình thức, số tổ chức đảng được kiểm tra là 80, số đảng viên là 125.", "count", "2"),
    ("Trường có một điểm chính và hai điểm phụ: điểm Ea Tar 10 lớp, 296 cháu; điểm Buôn Mấp 3 lớp, 94 cháu; điểm Buôn Trấp 2 lớp, 58 cháu.", "count", "2"),
    # names are of the nearest count that they can be of
    ("Bộ máy gồm 05 phòng chức năng, 06 khoa (Cơ khí, Điện - Điện lạnh, Công nghệ ô tô, Công nghệ thông tin, Khoa học cơ bản) và 02 trung tâm.", "count", "5"),
    ("Giao chỉ tiêu kết nạp 05 hội viên, đã kết nạp 06 người. Đó là các bà: Lò Thị Hương, Vàng Thị Mai, Sùng Thị Dở, Giàng Thị Chua, Lý Thị Pà.", "count", "5"),
    ("Có 05 trường hợp tự nguyện nên chỉ phải tổ chức 19 cuộc, ở các xã Tân Liễu 04 cuộc, Nội Hoàng 03 cuộc, Tiền Phong 05 cuộc, Yên Lư 04 cuộc và thị trấn Neo 03 cuộc.", "count", "5"),
    ("Trong 11 nhóm hàng có 08 nhóm tăng giá, 02 nhóm giảm. Các nhóm tăng gồm thuốc và dịch vụ y tế, giáo dục, giao thông, nhà ở và vật liệu xây dựng, may mặc, thiết bị gia đình, đồ uống và thuốc lá, văn hóa giải trí.", "count", "11"),
    # a total is no part of itself, one of a row of places no total, and a product none of what stands before it
    ("Tổ công tác lấy 04 mẫu nước và 02 mẫu đất, đều đạt. Sở Y tế kiểm tra 15 mẫu, đạt cả 15 mẫu.", "sum", "15"),
    ("Các hợp tác xã đi dự 04 hội chợ; hội chợ tại Hà Nội có 6 hợp tác xã, tại Lạng Sơn 5 hợp tác xã, tại Quảng Ninh 3 hợp tác xã, tại tỉnh nhà 7 hợp tác xã.", "sum", "6"),
    ("Đi làm việc ở nước ngoài 105 người; vay vốn 318 người. Trung tâm mở 12 lớp nghề, mỗi lớp 35 học viên, tổng cộng 420 học viên.", "sum", "420"),
    ("Thụ lý 471 vụ, gồm 8 vụ cũ và 463 vụ mới. Kết quả: truy tố 459 vụ, đình chỉ 2 vụ, trả hồ sơ 6 vụ. Số vụ đã giải quyết là 467/471, đạt 99,2%.", "sum", "463"),
    # a mean is of no single row
    ("Trường có 14 lớp với 490 học sinh, sĩ số bình quân 35 em/lớp. Cấp THCS 08 lớp, 276 học sinh; cấp THPT 06 lớp, 214 học sinh.", "product", "276"),
    ("Có 1.468 đội với 11.744 đội viên, trung bình 08 người một đội. Lực lượng hiện có 13.329 người, sinh hoạt trong 1.604 đội.", "product", "13329"),
    # round prices of a row are no product of one another, and so many times one is itself
    ("Trao 05 giải Khuyến khích. Tiền thưởng theo mức 500.000 đồng cho giải Nhất, 300.000 đồng/giải Nhì và 100.000 đồng/giải Khuyến khích.", "product", "500000"),
    ("Thu giữ 6 tờ mệnh giá 500.000 đồng, 9 tờ mệnh giá 200.000 đồng, 5 tờ mệnh giá 100.000 đồng.", "product", "500000"),
    ("Các điểm được xóa nằm ở phường Gia Cẩm 02 điểm, Nông Trang 02 điểm, Tiên Cát, Thanh Miếu và Vân Phú mỗi phường 01 điểm.", "product", "2"),
    # nor is a part by the number of parts, nor what was multiplied already
    ("Có 7 trạm biến áp, tổng công suất 2.240 kVA, trong đó 2 trạm loại 250 kVA, 4 trạm loại 400 kVA và 1 trạm loại 320 kVA.", "product", "2240"),
    ("Kinh phí 94.500 triệu đồng chia cho 03 đơn vị: Nhà hát 31.500 triệu đồng, Cục Nghệ thuật 45.000 triệu đồng, Trung tâm Triển lãm 17.000 triệu đồng.", "product", "94500000000"),
    ("Thuê 06 chuyến xe với giá 650.000 đồng một chuyến hết 3.900.000 đồng; văn phòng phẩm 1.480.000 đồng. Tổng chi từ ngân sách xã là 23.400.000 đồng.", "product", "23400000"),
    # short figures far apart, changes, and one of a list are no total of a sentence that comes to them
    ("Cơ cấu gồm: trộm cắp tài sản 11 vụ, cố ý gây thương tích 04 vụ, đánh bạc 02 vụ, lừa đảo 02 vụ và 03 vụ ma túy.", "sum", "11"),
    ("Cùng kỳ năm trước là 53 vụ cháy.\n\nCông tác tuyên truyền được đẩy mạnh.\n\nCứu nạn 29 vụ, gồm tai nạn giao thông 12 vụ, đuối nước 09 vụ, mắc kẹt thang máy 03 vụ.", "sum", "53"),
    # what is added up is counted alike, and a number that names a class or a road counts nothing
    ("Học sinh xuất sắc phân bố khá đồng đều. Khối 1 đạt 51 em, khối 2 đạt 49 em. Khối 3 và khối 5 cùng đạt 58 em, khối 4 đạt 74 em.", "sum", "51"),
    ("Tuyển mới 70 em vào lớp 6. Trừ đi 61 em lớp 9 đã ra trường, quy mô từ 265 em lên 274 em.", "difference", "61"),
    ("Rà soát hành lang dọc quốc lộ 20, quốc lộ 27. Xử lý 68 cơ sở nhà, đất dôi dư (gồm 41 cơ sở giáo dục, 19 trụ sở làm việc, 08 cơ sở khác).", "difference", "41"),
    ("Xã có 12 đồng chí công an chính quy. Xã có 06 ấp, mỗi ấp bố trí 03 người tham gia bảo vệ an ninh, toàn xã 18 người.", "sum", "18"),
    ("Hợp tác xã Nuôi trồng có 28 thành viên, vốn 850 triệu đồng. Hợp tác xã Rau an toàn có 36 thành viên, vốn 620 triệu đồng, 08 lao động.", "sum", "36"),
    ("Số tiền các cấp công đoàn đã chi là 23 tỷ đồng. Có 46.000 suất quà đến tay đoàn viên, mỗi suất 500.000 đồng, tính thành tiền vừa tròn 23 tỷ đồng.", "sum", "23000000000"),
    ("Ban giám khảo xếp loại giỏi 94 tiết (70,7%), loại khá 36 tiết (27,1%), 03 tiết còn lại đạt yêu cầu. Hội thi thu hút 31 thầy cô tham gia, 24 thầy cô được công nhận.", "sum", "94"),
    ("Thuế giá trị gia tăng 4.912 triệu đồng, thuế thu nhập 1.086 triệu đồng, khoản khác 513 triệu đồng. Doanh thu tăng 5.425 triệu đồng.", "difference", "4912000000"),
    # a mean is by what stands beside it; terms of some years, and what is averaged, are no sums
    ("Xét nghiệm 8.640 lam máu, trung bình 720 lam một tháng. Trường A có 21 ca, trường B 16 ca; 12 ca khác là công nhân.", "ratio", "720"),
    ("Có 27 trường tiểu học, 15 trường trung học cơ sở. Mỗi xã, thị trấn được cấp 1.500 tờ rơi, tính cho 17 đơn vị là 22.500 tờ.", "ratio", "1500"),
    ("Dự án nhóm B bố trí vốn quá 4 năm, nhóm C quá 2 năm. Số dự án nhóm C vượt thời hạn 2 năm là 84 dự án.", "difference", "2"),
    ("Cá nhân được đánh giá theo 06 tháng (bằng điểm trung bình cộng của 06 tháng) và xếp loại cuối năm (bằng điểm trung bình cộng của 12 tháng).", "sum", "12"),
    ("Có 6 nhà văn hóa xã, 4 nhà văn hóa thôn, nhà sinh hoạt cộng đồng 10 nhà.", "sum", "10"),
    # a change told as one of the first figure is no share of the second
    ("Giá gói thầu 10.350.000.000 đồng, trúng thầu 10.039.500.000 đồng, giảm được 310.500.000 đồng, tức 3%.", "ratio", "3"),
    # short figures of a row are no totals of those that follow, nor is one of a list that its sentence opens
    ("Xây mới 139 nhà, nhiều nhất là Văn Yên 41 nhà, Lục Yên 38 nhà, Yên Bình 29 nhà, Trấn Yên 27 nhà, Mù Cang Chải 15 nhà, Trạm Tấu 12 nhà.", "sum", "27"),
    ("Cơ cấu giải: giải Nhất 2.000.000 đồng, giải Nhì 1.500.000 đồng, giải Ba 1.000.000 đồng, giải Khuyến khích 500.000 đồng.", "sum", "1500000"),
    ("Giá trị sản xuất 94,6 tỷ đồng, trong đó nông nghiệp 47,3 tỷ đồng; tiểu thủ công nghiệp 28,4 tỷ đồng; dịch vụ 18,9 tỷ đồng.", "sum", "47300000000"),
    ("Phát hiện 63 vụ vi phạm, tăng 12 vụ so với năm trước. Khởi tố 06 vụ, trong đó 04 vụ ma túy, 02 vụ pháo.", "sum", "12"),
    ("Trộm cắp 05 vụ, lừa đảo 02 vụ, gây rối 01 vụ, ma túy 01 vụ; đã làm rõ 08/09 vụ. Tiếp 37 lượt công dân, nhận 22 đơn; đã giải quyết 17 đơn.", "sum", "17"),
    # the first of a row is no total of others that are named as it is
    ("Xã Hòa Bình thu 85 triệu đồng, xã Tân Lập 52 triệu đồng, xã Yên Sơn 33 triệu đồng, đạt lần lượt 102%, 98% và 95% chỉ tiêu.", "sum", "85000000"),
    ("Trạm bơm số 1 tưới 320 ha, trạm số 2 tưới 190 ha, trạm số 3 tưới 130 ha.", "sum", "320"),
    ("Hồ A tích 4,5 triệu m3, hồ B tích 2,7 triệu m3, hồ C tích 1,8 triệu m3.", "sum", "4500000"),
    ("Gói thầu số 1 giá 12,5 tỷ đồng, gói số 2 giá 7,5 tỷ đồng, gói số 3 giá 5,0 tỷ đồng.", "sum", "12500000000"),
    # what a change leads from is no sum
    ("Bệnh viện mua 12 máy thở; lắp thêm 4 máy chạy thận, đưa số máy từ 16 lên 20.", "sum", "16"),
]  # fmt: skip

# text -> what is told of a percentage or of a rest: one verdict
SETTLED = [
    ("Tai nạn làm chết 09 người, bị thương 17 người; so với năm 2013 (chết 12 người, bị thương 25 người) giảm 03 người chết (25%), giảm 08 người bị thương (47,1%).", "47.1", ["mismatch"]),
    ("Tòa thụ lý 327 vụ, gồm 45 vụ cũ và 282 vụ mới. Đã giải quyết 297 vụ, đạt 90,83%, còn lại 30 vụ. Năm 2009 thụ lý 301 vụ, giải quyết 268 vụ (89,04%). Như thế số thụ lý tăng 26 vụ, bằng 8,64%.", "26", ["ok"]),
    ("Chi cục có 38 cán bộ, công chức: 03 lãnh đạo và 35 người ở 03 đội, là Đội Nghiệp vụ 15 người, Đội Kê khai 12 người, Đội Kiểm tra 08 người. Đại học 27 người (71,05%), trung cấp 11 người. Nữ 15 người, tỷ lệ 39,47%.", "39.47", ["ok"]),
    ("So thực hiện năm 2024 là 89.640,2 triệu đồng thì tăng 6.369,5 triệu đồng, hay 7,11%.", "7.11", ["ok"]),
    ("Lấy 46 mẫu gửi phân tích. Kết quả có 43 mẫu phù hợp quy chuẩn; 03 mẫu không đạt, chiếm 6,52% số mẫu.", "6.52", ["ok"]),
    ("Kiểm tra 118 cơ sở. Có 97 cơ sở bảo đảm vệ sinh; 21 cơ sở vi phạm, chiếm 17,8%.", "17.8", ["ok"]),
    ("Đã tiêm cho 1.412 trẻ, hoãn tiêm 96 trẻ trên tổng số 1.508 trẻ, tỷ lệ tiêm đạt 93,63%.", "93.63", ["ok"]),
    ("Có 2.982/3.172 hộ được công nhận gia đình văn hóa, đạt 91,6%, trong khi năm 2009 có 2.790/3.046 hộ.", "91.6", ["mismatch"]),
    ("Cả năm ghi nhận 412 ca, so với năm 2008 (537 ca) giảm 125 ca, tức giảm 23,28%. Số mắc tập trung ở xã Hố Nai có 87 ca, xã Bắc Sơn 74 ca, thị trấn Trảng Bom 61 ca, xã Giang Điền 38 ca; các xã còn lại có 142 ca.", "142", ["mismatch"]),
]  # fmt: skip

# text -> kind and stated figure of what is told
MEANT = [
    ("Ba em đoạt giải Nhì là Giàng A Chu (Lịch sử), Thào Thị Dở (Địa lí), Vàng Thị Khua (Ngữ văn).", "count", "3"),
    ("Mở 02 lớp (lớp thứ nhất 40 người, lớp thứ hai 35 người).", "count", "2"),
    ("Có 03 đơn vị thi công: Công ty Sông Đà 5, Công ty Thành An 117, Công ty Vinaconex 9.", "count", "3"),
    ("Huyện có 03 bệnh viện, 04 phòng khám (Tân Thạnh, Bình Lư, Mường So, Khoen On).", "count", "4"),
    ("Trong 11 nhóm hàng có 08 nhóm tăng giá, 02 nhóm giảm. Các nhóm tăng gồm thuốc và dịch vụ y tế, giáo dục, giao thông, nhà ở và vật liệu xây dựng, may mặc, thiết bị gia đình, đồ uống và thuốc lá, văn hóa giải trí.", "count", "8"),
    ("Xã có 08 sản phẩm OCOP, gồm 01 sản phẩm 4 sao và 07 sản phẩm 3 sao. Các sản phẩm là nước mắm Nhượng Bạn, ruốc Cẩm Nhượng, mực khô Thiên Cầm, cá khô Bà Thìn, bánh đa Phúc Thăng, tôm nõn Hải Đăng, rượu nếp Nam Thăng, dầu lạc Đồng Tiến.", "count", "8"),
    ("Trao 5 suất quà, mỗi suất 100.000 đồng, tổng 500.000 đồng.", "product", "500000"),
    ("Trường có 14 lớp với 490 học sinh, sĩ số bình quân 35 em/lớp. Cấp THCS 08 lớp, 276 học sinh; cấp THPT 06 lớp, 214 học sinh.", "product", "490"),
    ("Có 12 xã, mỗi xã 01 trạm y tế, tổng số 12 trạm.", "product", "12"),
    ("Trong năm nhận 38 đơn của công dân, có 03 đơn khiếu nại, 26 đơn phản ánh và 09 đơn đề nghị.", "sum", "38"),
    ("Toàn xã có 683 nhà bị tốc mái. Tính theo địa bàn, thôn Sơn Hào nặng nhất với 148 nhà, sau đó là Yến Hải 121 nhà, Thái Hòa 104 nhà; năm thôn kia cộng lại còn 310 nhà.", "sum", "683"),
    ("Cuối năm 2011 toàn tỉnh có 218 hợp tác xã (HTX). Năm 2012 đưa số HTX lên 231, tăng 13 HTX so với cuối năm trước.", "sum", "231"),
    ("Mở 41 lớp nghề nông nghiệp (1.230 học viên) và 26 lớp nghề phi nông nghiệp (810 học viên). Như vậy có 2.040 học viên theo học.", "sum", "2040"),
    ("Vườn có 4.826 bản, trong kỳ mua thêm 214 bản, nâng tổng số lên 5.040 bản.", "sum", "5040"),
    ("Giá gói thầu 10.350.000.000 đồng, trúng thầu 10.039.500.000 đồng, giảm được 310.500.000 đồng, tức 3%.", "growth", "3"),
    ("Diện tích lúa cả năm 214 ha. Lúa chiêm xuân 86 ha, năng suất 58 tạ/ha; lúa mùa 128 ha, năng suất 51 tạ/ha.", "sum", "214"),
    ("Nợ đọng còn 28.415 triệu đồng (nợ BHXH 19.867 triệu đồng, nợ BHYT 6.302 triệu đồng, nợ BHTN 2.246 triệu đồng).", "sum", "28415000000"),
    ("Đàn gia súc 2.450 con, đàn trâu 1.130 con, đàn bò 1.320 con.", "sum", "2450"),
]  # fmt: skip


def _told(run_text, text):
    return {(f.kind, f.stated) for f in run_text(text).findings if f.verdict != "unchecked"}


@pytest.mark.parametrize(("text", "kind", "stated"), NOT_MEANT)
def test_what_only_comes_out_is_not_told(run_text, text, kind, stated):
    assert (kind, stated) not in _told(run_text, text)


@pytest.mark.parametrize(("text", "kind", "stated"), MEANT)
def test_what_is_meant_is_told(run_text, text, kind, stated):
    assert (kind, stated) in _told(run_text, text)


@pytest.mark.parametrize(("text", "stated", "verdicts"), SETTLED)
def test_a_figure_has_one_verdict(run_text, text, stated, verdicts):
    assert [f.verdict for f in run_text(text).findings if f.stated == stated and f.verdict != "unchecked"] == verdicts
