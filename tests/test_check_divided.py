"""Totals that words divide, figures told of two things at once, and percentages whose base the words name."""

from __future__ import annotations

import pytest

# The line before the list is as long as the text is wide, and yet no item goes on with it.
SEASON = (
    "Theo vụ, đông xuân tưới 7.912,3 ha, hè thu 7.556,2 ha.\n\nVụ đông xuân, diện tích do từng cụm phụ trách cụ thể:\n"
)
CLUSTERS = "- Cụm A 1.284,6 ha;\n- Cụm B 1.746,2 ha;\n- Cụm C 1.918,4 ha;\n- Cụm D 1.250,3 ha;\n- Cụm E 1.757,8 ha."
LOANS = "Vốn:\n- Ngân hàng: 46,8 tỷ đồng cho 1.215 hộ;\n- Quỹ hội: 3,4 tỷ đồng cho 172 hộ;\n- Quỹ chi hội: 1,9 tỷ đồng cho 264 hộ.\n"
RIGHT = [
    (
        "Tòa án xét xử 27 vụ: thành phố 8 vụ, Kế Sách 6 vụ, Mỹ Tú và Long Phú mỗi huyện 3 vụ, Trần Đề 4 vụ, Thạnh Trị 3 vụ.",
        ("sum", "27"),
    ),
    ("Tập huấn 180 học viên: xã Nga My và Yên Thắng mỗi xã 40 em, xã Nga Tân 100 em.", ("sum", "180")),
    ("Có 312 ca mắc mới, bằng 4,8% tổng số 6.480 lượt khám.", ("ratio", "4.8")),
    ("Xã Lộc An giảm so với 4.210 lượt năm trước, có 3.960 lượt, đạt 82,5% kế hoạch là 4.800 lượt.", ("ratio", "82.5")),
]
WRONG = [
    ("Chi cục quản lý 63 trại giống; chia theo vật nuôi có 41 trại lợn, 9 trại gà và 15 trại bò.", ("sum", "63")),
    (
        "Huyện đoàn nhận 84 thanh niên, bố trí ở xã Tà Rụt 27 người, xã A Ngo 31 người, xã A Bung 16 người, xã Húc Nghì 8 người.",
        ("sum", "84"),
    ),
    (
        "Thanh tra 57 đơn vị. Hình thức xử lý: cảnh cáo 18 đơn vị, phạt tiền 29 đơn vị, thu hồi giấy phép 8 đơn vị.",
        ("sum", "57"),
    ),
    ("Nông dân làm chủ 68 mô hình, gồm 41 trang trại, 14 doanh nghiệp, 6 hợp tác xã và 9 tổ hợp tác.", ("sum", "68")),
    (
        "Tòa án xét xử 26 vụ: thành phố 8 vụ, Kế Sách 6 vụ, Mỹ Tú và Long Phú mỗi huyện 3 vụ, Trần Đề 4 vụ, Thạnh Trị 3 vụ.",
        ("sum", "26"),
    ),
    ("Có 312 ca mắc mới, bằng 3,9% tổng số 6.480 lượt khám.", ("ratio", "3.9")),
    (
        "Nước tiêu thụ 3.998.000 m3. Nước sản xuất cả năm 4.286.000 m3, bằng 107,2% kế hoạch (4.150.000 m3).",
        ("ratio", "107.2"),
    ),
    ("Trong 34 vụ nói trên, phạt tiền 26 vụ và phạt cảnh cáo 09 vụ.", ("sum", "34")),
    (
        "Biên chế 236 người, nữ 41 người. Trình độ chuyên môn: thạc sĩ 8 người, đại học 137 người, cao đẳng 21 người, trung cấp 86 người.",
        ("sum", "236"),
    ),
    (
        "Tỷ lệ hộ nghèo ở Sốp Cộp là 61,24% (5.318 hộ/8.684 hộ), ở Mường Lát là 48,53% (3.702 hộ/8.562 hộ).",
        ("ratio", "48.53"),
    ),
    ("Các cơ quan đã có văn bản trả lời 73/88 đơn được chuyển, đạt 93%.", ("ratio", "93")),
    # more than all, of things that share nothing
    ("Mở 14 lớp, trong đó có 6 lớp nghề nông nghiệp, 5 lớp nghề may và 4 lớp sửa chữa điện.", ("sum", "14")),
    # three parts or more that come so near are all, be they counted behind `trong đó`, or out of what a sentence opens with
    ("Thư viện đoạt 22 giải, trong đó có 03 giải A, 06 giải B, 10 giải C và 02 giải phụ.", ("sum", "22")),
    (
        "Công ty quản lý hồ. Trong 14 hồ có 5 hồ trên 3 triệu m3, 6 hồ từ 1 đến 3 triệu m3 và 2 hồ dưới 1 triệu m3.",
        ("sum", "14"),
    ),
    (
        "Đối tượng quản lý 412 người. Trong 268 người nghiện, có 113 người điều trị tại trạm, 86 người cai tập trung, 59 người ở nhà.",
        ("sum", "268"),
    ),
    (
        "Quý II nhận 1.025 hồ sơ. Trong 1.025 hồ sơ nói trên, chi thường xuyên 714, chi đầu tư 206, hoàn ứng 95.",
        ("sum", "1025"),
    ),
    # things of several kinds, where words divide a total of the sentence before
    (
        "Toàn huyện có 412 cơ sở. Phân theo loại hình có 218 cửa hàng, 96 nhà máy, 74 trang trại và 14 kho lạnh.",
        ("sum", "412"),
    ),
    # a total that its words tell as such, all of a sentence; one for each unit; a total farther away; parts without a unit
    ("Tổng số án thụ lý là 725 vụ, do 69 vụ cũ chuyển sang, 618 vụ mới khởi tố và 11 vụ phục hồi.", ("sum", "725")),
    (
        SEASON + CLUSTERS,
        ("sum", "7912.3"),
    ),
    (
        "Có mặt 47 người, còn thiếu 5 người so với biên chế; trong đó kỹ sư 29, trung cấp 11, lái xe và phục vụ 6.",
        ("sum", "47"),
    ),
    # as many as were counted before; what is told right behind a total that holds
    (
        "Tổ may có 12 thành viên, tổ đan có 15 thành viên, tổ mộc có 21 thành viên. Ba tổ có 58 thành viên.",
        ("sum", "58"),
    ),
    (LOANS + "Đến nay, tổng dư nợ các nguồn là 52,1 tỷ đồng với 1.661 hộ vay.", ("sum", "1661")),
    # a slip in a part is one of the sum
    ("Phường có 17.862 nhân khẩu. Về nhân khẩu thì thường trú 12.716 khẩu, tạm trú 5.164 khẩu.", ("sum", "17862")),
    ("Năm 2016, chỉ tiêu nâng từ 450 lên 500, tăng 10,0%.", ("growth", "10")),
]
TEMPTING = [
    # picked, not all
    "Có 86 hợp tác xã, chủ yếu theo ngành nông nghiệp 41 hợp tác xã, thủy sản 23 hợp tác xã, vận tải 18 hợp tác xã.",
    "Có 64 hộ vay vốn, riêng chia theo dân tộc có 21 hộ Mông, 17 hộ Dao và 24 hộ Tày.",
    "Chi cục có 52 công chức, trong đó bố trí 21 người ở văn phòng, số khác ở các hạt.",
    "Trong tổng số 38 dự án có 24 dự án đã quyết toán, 9 dự án chậm tiến độ, 6 dự án thiếu vốn.",
    "Huyện có 212 hộ nghèo, trong đó 96 hộ thiếu vốn, 88 hộ thiếu đất và 61 hộ đông con.",
    "Xét nghiệm 1.846 lam máu, trong đó chủ động 1.210 lam, thụ động 636 lam; có 03 lam dương tính.",
    # two of several, or too few
    "Trong 12 giải nhất có 6 giải thuộc các trường vùng cao và 4 giải thuộc các trường thị trấn.",
    "Trong 48 hộ vay vốn, có 18 hộ trồng cam, 11 hộ nuôi ong và 9 hộ nuôi cá.",
    "Trong 268 người nghiện, chủ yếu có 113 người dưới 30 tuổi, 86 người làm nông, 59 người ở thị trấn.",
    "Xã có 134 người nhiễm, trong đó còn sống 81 người, đang điều trị 47 người.",
    # of several kinds, and nothing divides the total; too few of it
    "Toàn huyện có 412 cơ sở. Năm nay xây mới 218 cửa hàng, 96 nhà máy, 74 trang trại và 14 kho lạnh.",
    "Tổng số án thụ lý là 725 vụ, xét xử 69 vụ lưu động, 418 vụ tại trụ sở và 11 vụ rút kinh nghiệm.",
    # of other tổ than those before; of another measure than the total right before it
    "Tổ may có 12 thành viên, tổ đan có 15 thành viên, tổ mộc có 21 thành viên. Năm tổ khác có 58 thành viên.",
    LOANS + "Đến nay, tổng dư nợ các nguồn là 52,1 tỷ đồng với 2.418 lượt hộ.",
    # what some are beside others; some of those asked; of another kind
    "Chi bộ có 22 đảng viên, trong đó 7 đảng viên nữ, 8 đảng viên trẻ và 6 đảng viên dân tộc.",
    "Trong 60 hộ được khảo sát, có 21 hộ trồng chè, 19 hộ nuôi bò và 17 hộ làm nghề phụ; một số hộ làm nhiều nghề.",
    "Tổng số lao động là 318 người, làm việc tại 96 cơ sở chế biến, 118 cửa hàng và 94 trang trại.",
    # of another thing
    "Xảy ra 31 vụ; tăng 6 vụ so với cùng kỳ (25 vụ), số người chết tăng 19,35%.",
]


@pytest.mark.parametrize(("text", "expected"), RIGHT)
def test_what_holds_is_told(run_text, text, expected):
    found = run_text(text).findings
    assert expected in {(f.kind, f.stated) for f in found if f.verdict == "ok"}
    assert "mismatch" not in {f.verdict for f in found}


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_is_wrong_is_found(run_text, text, expected):
    found = [f for f in run_text(text).findings if (f.kind, f.stated) == expected]
    assert "mismatch" in {f.verdict for f in found}
    assert "ok" not in {f.verdict for f in found}


@pytest.mark.parametrize("text", TEMPTING)
def test_what_is_not_so_told_is_no_mismatch(run_text, text):
    assert [f.message_en for f in run_text(text).findings if f.verdict == "mismatch"] == []


def test_all_of_a_list_that_semicolons_part_is_meant(run_text):
    text = "Có 22 huy hiệu, cụ thể: 70 năm 05 đảng viên; 60 năm 04 đảng viên; 50 năm 06 đảng viên; 40 năm 07 đảng viên; 30 năm 02 đảng viên."
    assert "ok" not in {f.verdict for f in run_text(f"Có 22 đảng viên được tặng. {text}").findings if f.kind == "sum"}
