"""Counts against rolls of many kinds: each text with the number that it lists, and with one more; and tempting ones."""

from __future__ import annotations

import pytest

# text with a gap for the count, and how many are listed
LISTED = [
    ("UBND huyện lập {} tổ công tác xuống hỗ trợ các xã Ngọc Lâm, Thanh Sơn, Hạnh Lâm, mỗi tổ phụ trách một xã.", 3),
    ("Còn {} đơn vị chưa nộp báo cáo tự kiểm tra là Tòa án nhân dân các huyện Anh Sơn, Đô Lương, Tân Kỳ.", 3),
    ("Vốn vay được chuyển đến {} HTX, gồm HTX mây tre đan Đông Phú, HTX rượu men lá Kim Bon, HTX chè Hạnh Lâm, HTX bánh đa Vĩnh Đức, HTX chăn nuôi Ngọc Sơn, HTX mộc Yên Hòa, tạo việc làm cho 215 lao động.", 6),
    ('Toàn huyện có {} trên 18 xã đã được công nhận "Xã đạt chuẩn văn hóa nông thôn mới", đạt tỷ lệ 38,89%. Đó là các xã: Thanh Lĩnh, Thanh Đồng, Thanh Phong, Thanh Tường, Thanh Văn, Thanh Yên, Ngọc Sơn.', 7),
    ("Hội lắp đặt {} hệ thống lọc nước uống đặt tại Trường Tiểu học Thanh Mỹ 2, Trường Tiểu học Hạnh Lâm, Trường Tiểu học Thanh Đức 1, bình quân 96 triệu đồng một hệ thống.", 3),
    ("Đặc biệt có {} giải nhất cấp tỉnh thuộc về các em Nguyễn Hoàng Bảo Ngân (Trường THCS Tôn Quang Phiệt), Võ Minh Khôi (Trường THCS Thanh Dũng) và Lê Thị Thảo (Trường THCS Thanh Hà).", 3),
    ("Trong năm có thêm 12 HTX thành lập mới và {} HTX giải thể. Các HTX giải thể là HTX Gạch ngói Thanh Ngọc, HTX Vận tải Đại Đồng, HTX Chè Thanh Mai, HTX Mây tre đan Võ Liệt và HTX Xây dựng Thanh Khai.", 5),
    ("Xã hỗ trợ sửa chữa {} căn nhà. Các căn sửa chữa thuộc các hộ chị Vi Thị Hoa (bản Muộng), chị Lô Thị Phương (bản Chà Coong 1), ông Kha Văn Nhị (bản Kim Hồng), bà Lương Thị Ba (bản Tân Sáng).", 4),
    ("Sở đã khởi công xây dựng {} trạm y tế tại các xã Thanh Xuân, Thanh Lâm, Thanh Tùng, Xuân Tường; dự kiến bàn giao trong quý IV.", 4),
    ("Huyện đầu tư {} công trình thủy lợi: (1) hồ Cửa Ông, (2) đập Cầu Cau, (3) trạm bơm Thanh Lương, (4) kênh Lam Trà.", 4),
    ("Tại kỳ họp, HĐND huyện đã thông qua {} nghị quyết: Nghị quyết về nhiệm vụ phát triển kinh tế - xã hội; Nghị quyết về dự toán thu, chi ngân sách; Nghị quyết về kế hoạch đầu tư công.", 3),
    ("Ban Thường vụ điều động {} cán bộ gồm các đồng chí Phan Bá Ngọc, Nguyễn Hữu Sáng, Trần Văn Quang và Đậu Thị Hiền; bổ nhiệm mới 6 đồng chí.", 4),
    ("Toàn tỉnh có {} khu công nghiệp đang hoạt động, bao gồm: Bắc Vinh, Nam Cấm, Hoàng Mai I và VSIP Nghệ An.", 4),
    ("Khởi tố {} bị can: Lê Văn Hùng, SN 1985; Trần Đình Nam, SN 1990; Ngô Văn Lực, SN 1992.", 3),
    ('Đã nghiệm thu {} đề tài khoa học cấp tỉnh: "Nghiên cứu phục tráng giống lúa nếp Khẩu Nua Lếch", "Xây dựng mô hình nuôi cá tầm", "Ứng dụng công nghệ sấy lạnh trong bảo quản chè".', 3),
    ("Có {} cơ quan, đơn vị hoàn thành xuất sắc nhiệm vụ: Văn phòng HĐND và UBND, Phòng Nội vụ, Phòng Giáo dục và Đào tạo, Thanh tra huyện, Trung tâm Dịch vụ nông nghiệp.", 5),
    ("Toàn huyện có {} bếp ăn bán trú bị nhắc nhở, gồm: Trường Mầm non Hoa Ban (thiếu sổ kiểm thực), Trường Mầm non Sơn Ca (không lưu mẫu), Trường Tiểu học số 1 (bếp ẩm mốc), Trường Tiểu học số 2 (hết hạn giấy khám sức khỏe).", 4),
    ("Trên địa bàn hiện có {} nhà máy thủy điện đang vận hành là Nậm Chiến 1, Nậm Chiến 2 và Huổi Quảng, tổng công suất 752 MW.", 3),
    ("Đảng bộ có {} chi bộ trực thuộc, gồm Chi bộ Cơ quan, Chi bộ Quân sự, Chi bộ Công an, Chi bộ Trường học, Chi bộ Thôn 1 và Chi bộ Thôn 2, với 142 đảng viên.", 6),
    ("Có {} trường hợp tảo hôn xảy ra ở bản Nà Tòng, bản Huổi Cưởm, bản Pá Sang và bản Nậm Hồng, mỗi bản 01 trường hợp.", 4),
    ("Kiểm tra {} kho vật chứng của Chi cục Thi hành án các huyện Bắc Yên, Phù Yên, Mường La, Thuận Châu, Quỳnh Nhai, mỗi đơn vị một kho.", 5),
    ("Trong kỳ, Đoàn đại biểu đã tiếp xúc cử tri tại {} điểm gồm Nhà văn hóa thôn Đông, Hội trường UBND xã Phú Lộc, Trường THCS Kim Liên và Trung tâm Văn hóa huyện.", 4),
]  # fmt: skip

# what is named is where it is, or whose, or some of it, or something else
TEMPTING = [
    "Toàn huyện có 9 HTX hoạt động hiệu quả, trong đó có HTX chè Hạnh Lâm, HTX bánh đa Vĩnh Đức.",
    "Có 06 tập thể được khen, tiêu biểu là Phòng Nội vụ, Phòng Tư pháp và Công an huyện.",
    "Có 05 mô hình hay, điển hình là mô hình nuôi gà đồi ở Thanh Hương, mô hình trồng bưởi ở Thanh Nho.",
    "Ngập lụt ở 7 xã Thanh Mai, Thanh Khê, Thanh Thủy và một số xã khác.",
    "Huyện có 8 làng nghề: làng nghề nhút Thanh Mỹ, làng nghề tương Thanh Lĩnh, làng nghề mây tre đan Thanh Ngọc...",
    "Có 6 hộ tham gia gồm ông Nguyễn Văn Hải, bà Trần Thị Nga, ông Phan Đình Cường, v.v.",
    "Năm 2020 huyện xây mới 15 nhà tình nghĩa tại các xã Thanh Mai, Thanh Khê, Thanh Thủy, Hạnh Lâm.",
    "Xảy ra 05 vụ cháy rừng tại các xã Thanh Thủy, Thanh Đức, Hạnh Lâm.",
    "Kiểm tra 07 cơ sở tại các xã Thanh Thủy, Thanh Đức, Hạnh Lâm, Ngọc Lâm.",
    "Cử 05 cán bộ xuống hỗ trợ các xã Ngọc Lâm, Thanh Sơn, Hạnh Lâm, Thanh Đức.",
    "Có 04 em đạt giải, nhất là em Nguyễn Trần Anh, em Lê Thùy Dương, em Phạm Quốc Đạt.",
    "Huyện có 4 dân tộc cùng sinh sống, đông nhất là Kinh, Thái, Mông.",
    "Phát hiện 04 trường hợp mắc sốt xuất huyết tại Thanh Mai, Thanh Khê và thị trấn Dùng.",
    "Thu giữ 06 khẩu súng của các đối tượng Nguyễn Văn Tú, Hoàng Đình Long, Trần Quốc Việt.",
    "Có 05 dự án đang triển khai, nổi bật là dự án đường Dùng - Rộ, dự án cầu Kho, dự án chợ Cồn, hồ Cửa Ông.",
    "Bàn giao 06 phòng học cho Trường Tiểu học Thanh Mỹ, Trường THCS Thanh Dũng và Trường Mầm non Thanh Chi.",
    "Xây dựng 05 chốt kiểm soát trên các tuyến Quốc lộ 46, đường Hồ Chí Minh và tỉnh lộ 533.",
    "Đoàn gồm 07 thành viên do ông Nguyễn Văn Hải làm trưởng đoàn, bà Trần Thị Nga, ông Phan Đình Cường làm phó đoàn.",
    "Ủy ban tổ chức 04 cuộc đối thoại với nhân dân các xã Thanh Mai, Thanh Khê, Thanh Thủy.",
    "Có 04 công trình vượt tiến độ, còn các công trình cầu Kho, cầu Rào Gang, hồ Cửa Ông chậm tiến độ.",
    "Triển khai 05 đề tài do các ông Nguyễn Văn Hải, Phan Đình Cường và bà Trần Thị Nga làm chủ nhiệm.",
    "Hoàn thành 04 đoạn kè trên sông Lam, sông Giăng và sông Rộ.",
    "Từ 2 đến 5 xã có nguy cơ hạn hán: Thanh Mai, Thanh Khê, Thanh Thủy, Thanh Sơn, Thanh Đức, Hạnh Lâm.",
    "Có 8 xã đạt chuẩn; các xã Thanh Mai, Thanh Khê, Thanh Thủy phấn đấu đạt chuẩn năm sau.",
    "Thành lập 05 tổ hợp tác sản xuất ở Thanh Mai, Thanh Khê, Thanh Thủy, Hạnh Lâm, đưa tổng số tổ hợp tác lên 42.",
    "Có 11 xã, thị trấn thực hiện tốt, đi đầu là Thanh Lĩnh, Thanh Đồng, thị trấn Dùng.",
    "Sửa chữa 06 cống trên kênh Lam Trà, kênh Thanh Lương, kênh Đồng Bãi.",
    "Có 4 đơn vị chưa hoàn thành, chủ yếu là Phòng Nội vụ, Thanh tra huyện, Phòng Tư pháp.",
    "Tuyên dương 10 cháu ngoan Bác Hồ, đại diện là các cháu Vi Bảo An, Lê Mai Chi và Hồ Nhật Minh.",
    "Xây dựng 04 phóng sự về các xã Thanh Mai, Thanh Khê, Thanh Thủy.",
    "Có 03 vụ án lớn: vụ Nguyễn Văn Tú, Hoàng Đình Long cho vay lãi nặng; vụ Trần Quốc Việt trộm cắp; vụ Lê Văn Hùng, Ngô Văn Lực đánh bạc.",
    "Hai đồng chí Phó Chủ tịch phụ trách 5 xã Thanh Mai, Thanh Khê, Thanh Thủy, Thanh Sơn, Thanh Đức.",
    "Có 05 trường được xây mới nhà hiệu bộ, ví dụ Trường Tiểu học Thanh Mỹ, Trường THCS Thanh Dũng, Trường Mầm non Thanh Chi, Trường THCS Thanh Hà.",
    "Phát 4 bộ phim phục vụ bà con bản Muộng, bản Kim Hồng và bản Xốp Lằm.",
    "Trong 6 HTX được vay vốn có HTX mây tre đan Đông Phú, HTX rượu men lá Kim Bon, HTX chè Hạnh Lâm, HTX bánh đa Vĩnh Đức, HTX mộc Yên Hòa trả nợ đúng hạn.",
    "Có 07 cơ quan, đơn vị được khen, trong đó khối huyện có Phòng Nội vụ, Thanh tra huyện, Phòng Tư pháp.",
    "Hội thi có 8 đội tham gia; giải cao thuộc về đội xã Nghĩa Lộ, đội xã Thanh Lương, đội xã Phúc Sơn.",
    "Tỉnh có 12 dân tộc, đông nhất là Thái, Mông, Kinh.",
    "Toàn huyện có 09 HTX mới thành lập. Các HTX hoạt động tốt là HTX Minh Tâm, HTX Hoa Ban, HTX Sông Đà.",
    "Trong năm đã giải thể 05 HTX. Các HTX hoạt động hiệu quả gồm HTX Minh Tâm, HTX Hoa Ban, HTX Sông Đà và HTX Tây Bắc.",
    "Có 06 xã đạt chuẩn. Các xã đạt chuẩn nâng cao là Mường Kim, Phúc Than, Mường Than.",
    "Lắp đặt 05 camera đặt tại ngã ba Mường Bon, cầu Nà Hạ, chợ trung tâm và bến xe.",
    "Tổ chức 05 hội nghị tuyên truyền tại Trường THCS Kim Liên, Trường THPT Tô Hiệu, Trường Mầm non Hoa Ban và Trường Tiểu học số 1.",
    "Trao 06 suất học bổng cho các em Lò Thị Mai, Quàng Văn Nam, Cà Thị Hoa, Lường Văn Sơn.",
    "Xây 05 phòng học tại các điểm trường Huổi Lóng, Pá Hốc, Bản Lếch.",
    "Thành lập 04 đoàn kiểm tra gồm lãnh đạo Sở Y tế, Sở Công Thương, Sở Nông nghiệp và PTNT.",
    "Khen thưởng 11 tập thể, 15 cá nhân, nổi bật là các ông Tráng A Tủa, Hoàng Ngọc Đính, bà Lò Thị Phượng.",
    "Có 5 trường hợp vi phạm của các hộ ông Bàn Văn Sáu, bà Triệu Mùi Pham, ông Đặng Phúc Lìn, trong đó hộ ông Sáu vi phạm hai lần.",
    "Tiếp nhận 07 đơn của các công dân Tráng A Tủa, Hoàng Ngọc Đính, Lò Thị Phượng.",
    "Mời 04 chuyên gia từ các nước Nhật Bản, Hàn Quốc, Úc.",
    "Duy trì 04 chuyến xe buýt đi Mộc Châu, Yên Châu, Mai Sơn.",
    "Mua 05 máy phát điện cho Trạm Y tế xã Lóng Sập, Trạm Y tế xã Chiềng Sơn, Trạm Y tế xã Đông Sang.",
    "Nâng cấp 06 trạm y tế, trong đó có trạm y tế các xã Lóng Sập, Chiềng Sơn, Đông Sang.",
    "Nâng cấp 05 trạm y tế cho các huyện Vân Hồ, Mộc Châu, Yên Châu.",
    "Sửa chữa 04 điểm sạt lở trên tuyến Nậm Păm - Ngọc Chiến, tuyến Mường Trai - Chiềng Lao, tuyến Hua Trai - Nậm Giôn.",
    "Có 4 điểm sạt lở tại các xã Lóng Sập, Chiềng Sơn, Đông Sang.",
    "Xử lý 04 điểm đen tai nạn giao thông trên Quốc lộ 6, Quốc lộ 37 và Quốc lộ 43.",
    "Bố trí 05 trạm bơm dã chiến tại đập Khe Sặt, hồ Cửa Ông, kênh Đồng Vàng, phục vụ tưới 120 ha.",
    "Tổ chức 04 điểm bán hàng bình ổn tại Siêu thị Hoa Ban, chợ Trung tâm và Bưu điện huyện, riêng chợ Trung tâm có hai điểm.",
    "Dự án có 5 hạng mục: nhà lớp học, nhà hiệu bộ, sân, tường rào và các công trình phụ trợ.",
    "Có 04 ý kiến của ông Tráng A Tủa, bà Lò Thị Phượng, ông Hoàng Ngọc Đính.",
    "Có 05 cá nhân bị xử lý: khiển trách ông Tráng A Tủa, ông Hoàng Ngọc Đính; cảnh cáo bà Lò Thị Phượng và 02 cán bộ địa chính.",
    "Bầu 15 ủy viên Ban Chấp hành; ông Tráng A Tủa, bà Lò Thị Phượng, ông Hoàng Ngọc Đính được bầu vào Ban Thường vụ.",
    "Có 4 sản phẩm mới được công nhận. Các sản phẩm được công nhận năm trước là chè Tô Hiệu, miến dong Chiềng Lề, cam Phù Yên.",
    "Có 05 dự án chậm tiến độ. Các dự án chậm tiến độ nhất là đường tránh thành phố, kè suối Nậm La, hồ Bản Mòng.",
    "Đã giao 06 nhiệm vụ cho Phòng Nội vụ, Phòng Tư pháp, Thanh tra huyện, Công an huyện.",
    "Có 03 huyện Vân Hồ, Mộc Châu, Yên Châu và thành phố Sơn La tham gia.",
    "Xét nghiệm 5 mẫu nước của Nhà máy nước Sơn La, Trạm cấp nước Mộc Châu, Trạm cấp nước Mai Sơn.",
    "Xây dựng 5 tuyến đường nối các bản Huổi Lóng, Pá Hốc, Bản Lếch, Bản Phiêng.",
    "Có 5 hộ thoát nghèo ở các bản Huổi Lóng, Pá Hốc, Bản Lếch, Bản Phiêng.",
    "Khoan 04 giếng nước cho các bản Huổi Lóng, Pá Hốc, Bản Lếch.",
    "Hội có 05 chi hội, trong đó 3 chi hội mạnh là Chi hội bản Mé, Chi hội tổ 4, Chi hội tổ 7.",
    "Triển khai ở 4 xã: Lóng Sập, Chiềng Sơn (giai đoạn 1), Đông Sang và Chiềng Khừa (giai đoạn 2).",
    "Lễ phát động có sự tham gia của 5 đơn vị kết nghĩa cùng Công an huyện, Ban CHQS huyện, Huyện đoàn.",
    "Trồng 04 loại cây tại Trường THCS Kim Liên, Trường THPT Tô Hiệu, Trường Mầm non Hoa Ban.",
    "Mở 05 lớp cho 412 lượt cán bộ. Đó là hai lớp cho chủ tịch công đoàn với 142 người, một lớp kiểm tra 96 người, một lớp kế toán 60 người, một lớp nữ công 114 người.",
    "Có 4 lễ hội, gồm lễ hội đền Nguyễn Công Trứ, lễ hội đình Lạc Thiện, hội chùa Quyết Bình và lễ hội xuống đồng.",
    "Xây 02 nhà văn hóa tại thôn Đông, xã Vĩnh Lâm, huyện Vĩnh Linh.",
    "Có 02 trạm tại các xã Vĩnh Lâm, Vĩnh Sơn, huyện Vĩnh Linh.",
    "Xây 2 căn nhà do ông Lê Văn Tư, bà Lê Thị Hoa và ông Trần Văn Nam ủng hộ.",
    "Có 05 xã khó khăn nhất là Tân Hòa, Tân Đức, Lương Phú, Hà Châu.",
    "Huyện có 4 xã khó khăn, nhất là Nga Mỹ, Xiêng My, Yên Hòa.",
    "Có 04 người bị thương: ông Lê Văn Tư, bà Lê Thị Hoa, ông Trần Văn Nam, một cháu nhỏ.",
    "Tỉnh có 04 khu công nghiệp, gồm: Bắc Vinh, Nam Cấm, Hoàng Mai I và VSIP Nghệ An.",
    "Kết nạp 10 đảng viên, đạt 110% kế hoạch. Đó là các đồng chí: Lê Văn Sáng và 9 đồng chí ở xã Kỳ Tân.",
    "Lắp 4 trạm BTS tại bản Huổi Lóng, bản Pá Hốc, bản Bản Lếch.",
]  # fmt: skip


# text -> verdict, number told and number listed
TOLD = [
    # what is told of all of them, with a comma or without, in small letters or in a clause of its own
    ("Có 06 đơn vị nợ kéo dài gồm Công ty Hoàng Gia Phát, Công ty Krông Búk, Công ty Thành Lợi, Công ty Tân Tiến, Công ty Nam Hương với số nợ lần lượt là 412 triệu đồng, 305 triệu đồng, 268 triệu đồng, 197 triệu đồng và 154 triệu đồng.",
     ("mismatch", "6", "5")),
    ("Trồng 45 ha tại bốn xã vùng ngô là Chiềng Hặc (18 ha), Tú Nang (15 ha) và Lóng Phiêng (12 ha), có 124 hộ tham gia.",
     ("mismatch", "4", "3")),
    ("Bốn xã chưa có tuyến thu gom gồm Thanh Đình, Chu Hóa và Kim Đức, Công ty sẽ khảo sát trong quý II.", ("mismatch", "4", "3")),
    ("Năm qua trung tâm mở 04 lớp: lớp may (35 học viên), lớp hàn (28 học viên), lớp nấu ăn (30 học viên), góp phần tạo việc làm.",
     ("mismatch", "4", "3")),
    ("Dự án triển khai ở 05 huyện: Thanh Chương, Nam Đàn, Đô Lương, Anh Sơn, góp phần giảm nghèo.", ("mismatch", "5", "4")),
    # the most of all are all of them
    ("Bốn xã có khối lượng lớn nhất là Đông Thành (5,2 km), Khải Xuân (4,7 km) và Vũ Yển (3,9 km).", ("mismatch", "4", "3")),
    ("Ba em đạt giải nhất là Nguyễn Ngọc Bảo Trân (môn Ngữ văn) và Trần Quốc Khải (môn Toán).", ("mismatch", "3", "2")),
    # the list is of the count that it fits, and of the one within
    ("Xã có 08 sản phẩm OCOP, gồm 01 sản phẩm hạng 4 sao và 07 sản phẩm hạng 3 sao. Các sản phẩm là nước mắm Nhượng Bạn, ruốc Cẩm Nhượng, mực khô Thiên Cầm, cá khô Bà Thìn, bánh đa Phúc Thăng, tôm nõn Hải Đăng, rượu nếp Nam Thăng, dầu lạc Đồng Tiến.",
     ("ok", "8", "8")),
    ("Huyện có 11 đơn vị cấp xã, gồm thị trấn Mỹ Xuyên và 10 xã là Đại Tâm, Tham Đôn, Thạnh Phú, Thạnh Quới, Gia Hòa 1, Gia Hòa 2, Hòa Tú 1, Hòa Tú 2, Ngọc Đông, Ngọc Tố.",
     ("ok", "10", "10")),
    # words of a superlative that may be of examples, and `và` in the middle
    ("Có 07 phòng: Tổ chức - Hành chính, Thư ký - Biên tập, Báo điện tử và Nội dung số, Kỹ thuật - Công nghệ, Dịch vụ - Quảng cáo, Phóng viên.",
     ("mismatch", "7", "6")),
    # fewer houses than those who got them; a line with a bullet; 04 behind a word for on
    ("Bàn giao 03 căn nhà cho bà Nguyễn Thị Lành, ông Trần Văn Đực, bà Lê Thị Mười và ông Phạm Văn Tám.", ("mismatch", "3", "4")),
    ("- Thanh Liên, Thanh Tiên, Thanh Lĩnh và Thanh Thịnh là 05 xã dẫn đầu phong trào trồng cây.\n- Công tác khác: không có.",
     ("mismatch", "5", "4")),
    ("Đổ bê tông 4,4 km trên 04 tuyến: tuyến kênh Ông Kho 1,5 km, tuyến kênh Cái Bèo 1,2 km, tuyến lộ ấp 7 dài 1,7 km.",
     ("mismatch", "4", "3")),
]  # fmt: skip


def counts(run_text, text):
    return {(f.verdict, f.stated, f.computed) for f in run_text(text).findings if f.kind == "count"}


@pytest.mark.parametrize(("text", "number"), LISTED)
def test_a_count_that_is_one_too_many_is_told(run_text, text, number):
    assert ("mismatch", str(number + 1), str(number)) in counts(run_text, text.format(f"{number + 1:02}"))


@pytest.mark.parametrize(("text", "number"), LISTED)
def test_the_right_count_is_confirmed(run_text, text, number):
    assert {verdict for verdict, *_ in counts(run_text, text.format(f"{number:02}"))} == {"ok"}


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_where_a_list_begins_and_ends(run_text, text, expected):
    found = counts(run_text, text)
    assert expected in found
    assert {each for each in found if each[0] == "mismatch"} <= {expected}


@pytest.mark.parametrize("text", TEMPTING)
def test_what_lists_not_all_accuses_nothing(run_text, text):
    assert not [each for each in counts(run_text, text) if each[0] == "mismatch"]


@pytest.mark.parametrize(("told", "verdict"), [("05", "mismatch"), ("06", "ok")])
def test_persons_are_as_many_as_their_names(run_text, told, verdict):
    text = f"Có {told} Thẩm phán trực tiếp xét xử (Lê Văn An, Trần Thị Lan, Lê Đình Phúc, Phạm Hữu Nghĩa, Võ Thị Hạnh và Đặng Công Lý)."
    assert [f.verdict for f in run_text(f"{text}\n").findings if f.kind == "count"] == [verdict]
