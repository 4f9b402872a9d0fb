"""Counts against rolls: items judged by how they are built, wherever the count stands and however it is written."""

from __future__ import annotations

import pytest

# text -> verdict, number told and number counted
COUNTED = [
    # persons, behind `là`, `đó là` or nothing, and in the next sentence
    ("Đã tìm thấy 03 người bị nạn là Lò Văn Pành, Quàng Thị Ín và cháu Cà Văn Tủa.", ("ok", "3", "3")),
    ("Đã tìm thấy 04 người bị nạn là Lò Văn Pành, Quàng Thị Ín và cháu Cà Văn Tủa.", ("mismatch", "4", "3")),
    ("Xét xử bốn bị cáo Sồng A Páo, Thào Thị Dợ và Mùa A Tếnh.", ("mismatch", "4", "3")),
    ("Kỷ luật 03 cán bộ. Đó là ông Hà Quang Vinh, ông Lưu Đình Thọ và bà Tạ Thị Sen.", ("ok", "3", "3")),
    ("Bầu 03 ủy viên, đó là các ông Hà Minh Quang - Trưởng Công an, Lê Văn Đại - Xã đội trưởng.",
     ("mismatch", "3", "2")),
    ("Có 04 em đạt giải Nhì là Lê Nhật Minh (Toán), Hà Khánh Linh (Văn) và Đoàn Thị Xuân (Tin).",
     ("mismatch", "4", "3")),
    # titles before all of them, persons who are told to be examples by their count, places of two kinds
    ("Bàn giao nhà cho 06 hộ gồm các ông, bà Bùi Văn Thông, Ngô Thị Mùi, Lê Hiền, Cao Văn Tú, Vũ Đức Tài.",
     ("mismatch", "6", "5")),
    ("Xây nhà cho 06 hộ gồm các ông, bà Bùi Văn Thông, Ngô Thị Mùi, Lê Thị Hiền, Cao Văn Tú, Vũ Đức Tài, định mức 60 triệu đồng/hộ.",
     ("mismatch", "6", "5")),
    ("Khen 05 công nhân tiêu biểu là anh Lê Văn Tấn, chị Ngô Thị Hoa, anh Vũ Quốc Bảo và anh Đỗ Văn Minh.",
     ("mismatch", "5", "4")),
    ("Có 06/11 xã, thị trấn (54,5%) thu đạt trên 75% dự toán, gồm thị trấn Phú Lương và các xã Tân Lập, Tân Hòa, Tân Tiến, Tân Bình.",
     ("mismatch", "6", "5")),
    ("Năm 2019 có 4 chỉ tiêu chưa đạt: tỷ lệ hộ nghèo, tỷ lệ che phủ rừng, thu ngân sách.", ("mismatch", "4", "3")),
    # bodies with `và`, commas and dashes in their names
    ("Có 03 phòng: Phòng Tài nguyên và Môi trường, Phòng Lao động - Thương binh và Xã hội, Phòng Tư pháp.",
     ("ok", "3", "3")),
    ("Làm việc với 04 cơ quan: Văn phòng HĐND và UBND huyện, Phòng Văn hóa và Thông tin, Thanh tra huyện.",
     ("mismatch", "4", "3")),
    ("Có 03 công ty chậm nộp là Công ty TNHH Hải Long và Doanh nghiệp tư nhân Minh Quân.", ("mismatch", "3", "2")),
    ("Có 03 đơn vị ủng hộ: Công ty Bút Sơn 50 triệu đồng, Công ty Hòa An 15 triệu đồng và gia đình ông Lại Sáu 10 triệu đồng.",
     ("ok", "3", "3")),
    # things with names of their own, things that open alike, things with figures
    ("Đưa vào sử dụng 4 công trình là đập Khe Sặt, kênh Đồng Vàng và cầu Bến Đá.", ("mismatch", "4", "3")),
    ("Tổ chức 04 hội thi: thi kể chuyện, thi vẽ tranh và thi đọc sách.", ("mismatch", "4", "3")),
    ("Huy động từ bốn nguồn: ngân sách tỉnh 2.400 triệu đồng, huyện 815 triệu đồng và xã hội hóa 650 triệu đồng.", ("mismatch", "4", "3")),
    ("Có 06 chi bộ (chi bộ Cơ quan, chi bộ Quân sự, chi bộ Y tế, chi bộ ấp 1 và chi bộ ấp 2).",
     ("mismatch", "6", "5")),
    ("Có 05 xã đạt chuẩn, gồm: Hòa An, Hà An, Nam Hòa, Phong Hải; Ban Chỉ đạo huyện đã biểu dương tại hội nghị.",
     ("mismatch", "5", "4")),
    # counts in words, counts behind their list, what is told of all
    ("Vùng mía tập trung ở năm xã: Hòa An, Hòa Bình, Mỹ Lộc, Tân Phú; tổng diện tích 2.140 ha.",
     ("mismatch", "5", "4")),
    ("Ba dân tộc chiếm đa số là Thái, Mông và Kinh.", ("ok", "3", "3")),
    ("Hòa Sơn, Hòa Phú và Hòa Ninh là 04 xã cuối cùng có sóng 4G.", ("mismatch", "4", "3")),
    ("Các xã Hướng Lập, Hướng Sơn và Hướng Linh (3 xã) bị cô lập.", ("ok", "3", "3")),
    ("Có 4 ca sốt rét: Blúp Ngước, Zơ Râm Nhứt, Pơ Loong Chiến, đều trở về từ Lào.", ("mismatch", "4", "3")),
    # one of each owner, one in each of the bodies
    ("Năm căn nhà thuộc các hộ chị Thạch Thị Sa, chị Kim Thị Pha, chị Trần Thị Mười, chị Lê Thị Ba.",
     ("mismatch", "5", "4")),
    # lines below
    ("Có 04 nhiệm vụ trọng tâm:\n- Sắp xếp bộ máy;\n- Cắt giảm thủ tục;\n- Số hóa sổ hộ tịch.", ("mismatch", "4", "3")),
    ("Có 03 nhiệm vụ như sau:\n- Sắp xếp bộ máy;\n- Cắt giảm thủ tục;\n- Số hóa sổ hộ tịch.", ("ok", "3", "3")),
    # what is told of them stands between; the noun comes again; others are left
    ("Hội đề nghị khen 04 hội viên có công xây dựng hội gồm bà Lê Thị Hương, bà Hà Thị Xoan, bà Lò Thị Bánh.", ("mismatch", "4", "3")),
    ("Sở hỗ trợ 06 trạm còn thiếu bác sĩ, đó là trạm y tế các xã: Yên Khê, Chi Khê, Lục Dạ, Bồng Khê, Môn Sơn.",
     ("mismatch", "6", "5")),
    ("Đã thanh tra 05 huyện (Quế Phong, Quỳ Châu, Con Cuông, Tương Dương); các huyện còn lại tự kiểm tra.",
     ("mismatch", "5", "4")),
    # things in brackets, with what is told of them before
    ("Có 04 trạm bơm hư hỏng nặng (Đồng Quan, Phù Lưu, Bến Trại).", ("mismatch", "4", "3")),
    ("Còn 05 dự án chậm tiến độ (cầu Khe Ang, đường Nà Pục, chợ Bản Lát, hồ Cửa Ông).", ("mismatch", "5", "4")),
    # one of each
    ("Quỹ trao 06 căn nhà cho hội viên Vừ Bá Dếnh, Lầu Y Xồng, Xồng Bá Lỳ, Hờ Bá Tểnh và Và Bá Ca.",
     ("mismatch", "6", "5")),
    ("Sở mở 05 phiên lưu động tại các huyện Kỳ Sơn, Con Cuông, Anh Sơn, Đô Lương, mỗi huyện một phiên.",
     ("mismatch", "5", "4")),
    ("Đoàn đã kiểm tra 05 trường tiểu học trên địa bàn: Kim Đồng, Lê Văn Tám, Võ Thị Sáu, Trần Phú.",
     ("mismatch", "5", "4")),
    ("Xã đảm nhận 06 khâu dịch vụ: làm đất, gieo cấy, tưới tiêu, thu hoạch, sấy thóc.", ("mismatch", "6", "5")),
    # what is told of all of them behind proper names, a part of a whole, a line that ends within a name
    ("Vốn được chuyển đến 05 HTX, gồm HTX mây tre đan Đông Phú, HTX chè Hạnh Lâm, HTX bánh đa Vĩnh Đức, HTX mộc Yên Hòa, tạo việc làm cho 215 lao động.",
     ("mismatch", "5", "4")),
    ('Huyện có 05 trên 18 xã được công nhận "Xã đạt chuẩn văn hóa", đạt 27,78%. Đó là các xã: Thanh Đồng, Thanh Phong, Thanh Văn, Ngọc Sơn.',
     ("mismatch", "5", "4")),
    ("Bồi thường, giải phóng mặt bằng: Trong năm thực hiện 05 dự án gồm: Cụm công\nnghiệp Thanh Thủy, mở rộng Quốc lộ 46 đoạn qua xã Thanh Đồng, khu dân cư\nthị trấn Dùng, trạm bơm xã Thanh Luân.",
     ("mismatch", "5", "4")),
    ("Bốn sản phẩm tiêu biểu được trưng bày gồm miến Bình Lư, chè Tân Uyên và gạo Séng Cù.", ("mismatch", "4", "3")),
]  # fmt: skip

NOT_ACCUSED = [
    "Ba trường được kiểm tra là Mầm non Hoa Sen, Tiểu học Kim Đồng và Trung học cơ sở Trần Phú.",
    "Có 03 cơ quan đạt giải là Sở Nội vụ, Sở Y tế và Báo Hà Nam.",
    "Dự án đi qua 3 xã, 1 thị trấn: Hòa Lạc, Hòa Bình, Minh Sơn và thị trấn Hữu Lũng.",
    "Dự án đi qua 2 huyện gồm các xã Yên Sơn, Yên Bình, Yên Thắng.",
    "Xảy ra 04 vụ: Tân An 1 vụ, Tân Phú 2 vụ, Bến Lức 1 vụ.",
    "Có 05 cán bộ chuyển đi (Công an huyện 2, Phòng Nội vụ 2, Thanh tra 1).",
    "Tặng 4 máy tính cho Trường Tiểu học Phước Lộc, Trường Tiểu học Phước Quang, Trường THCS Phước Sơn.",
    "Trong năm xã đã làm kênh mương ở các thôn Đông Thành, Tây Thành, Nam Thành, Bắc Thành.",
    "Có 03 đơn vị: Nhà hát Lớn 31,5 tỷ đồng, Cục Biểu diễn 45 tỷ đồng, Trung tâm Vân Hồ, phố Hoa Lư 17 tỷ đồng.",
    "Hộ nghèo tập trung ở 4 dân tộc, nhất là dân tộc Mông, Khơ Mú, Xinh Mun.",
    "Có 12 hộ:\n- Xã Tân Lập 05 hộ;\n- Xã Tân Phú 04 hộ;\n- Xã Hòa An 03 hộ.",
    "Mở 04 lớp tập huấn (Hòa An, Hòa Bình, Hòa Lạc) cho 312 người.",
    "Có 06 công trình hoàn thành (nguồn vốn Trung ương, tỉnh, huyện).",
    "Trao 05 suất quà cho hội viên Trần Văn Lới, Nguyễn Thị Hoa, Lê Văn Nam và một số hộ khó khăn khác.",
    "Đã kiểm tra 05 huyện (Tân Yên, Việt Yên, Yên Thế, Lạng Giang); huyện còn lại là Hiệp Hòa.",
    "Khảo sát 10 công ty trên địa bàn: Hòa Phát, Hoa Sen, Đồng Tâm, các công ty may và giày da.",
    "Ba gói mua sắm cộng lại là 1 tỷ 983 triệu đồng, đã quyết toán xong trong tháng 5.",
    "Lò đốt tại xã Càng Long, xã Tiểu Cần, xã Cầu Kè (04 lò) vượt quy chuẩn.",
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_a_count_is_held_against_its_roll(run_text, text, expected):
    assert expected in {(f.verdict, f.stated, f.computed) for f in run_text(text).findings if f.kind == "count"}


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_what_is_no_roll_of_the_count_accuses_nothing(run_text, text):
    assert [f for f in run_text(text).findings if f.kind == "count" and f.verdict == "mismatch"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Toàn tỉnh có 04 cơ sở bảo trợ: Trung tâm Bảo trợ xã hội tỉnh, Làng trẻ em SOS, Mái ấm Lâm Bích, Mái ấm Thiên Ân, Nhà dưỡng lão La Vang.",
        "Toàn tỉnh có 03 cơ sở bảo trợ: Trung tâm Bảo trợ xã hội tỉnh, Làng trẻ em SOS, Mái ấm Lâm Bích, Mái ấm Thiên Ân, Nhà dưỡng lão La Vang.",
    ],
)
def test_fewer_than_the_names_parted_by_commas_are_not_told_to_hold(run_text, text):
    assert not [f for f in run_text(f"{text}\n").findings if f.kind == "count" and f.verdict == "ok"]
