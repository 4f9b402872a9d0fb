"""Slips in lists of parts, in what they leave, in shares told by name, and in differences that the words tell."""

from __future__ import annotations

import pytest

# text -> (kind, verdict, stated)
RELATIONS = [
    # totals before their parts, of which some have no unit or another word for it
    ("Năm 2021 xếp loại 362 hợp tác xã đủ điều kiện: loại tốt 84, loại khá 151, loại trung bình 98 và loại yếu 39 hợp tác xã.", ("sum", "mismatch", "362")),
    ("Năm 2021 xếp loại 372 hợp tác xã đủ điều kiện: loại tốt 84, loại khá 151, loại trung bình 98 và loại yếu 39 hợp tác xã.", ("sum", "ok", "372")),
    ("Tổng số hội viên 48.715 người. Cụ thể Hội Nông dân có 21.460 hội viên, phụ nữ 18.325, cựu chiến binh 8.390 người.", ("sum", "mismatch", "48715")),
    ("Toàn xã có 1.143 học sinh, trong đó mầm non 317 cháu, tiểu học 495 em và trung học cơ sở 322 em.", ("sum", "mismatch", "1143")),
    ("Xảy ra 52 vụ vi phạm. Trong đó đánh bạc 31 vụ, trộm cắp 14 vụ, gây rối 8 vụ, cố ý gây thương tích 6 vụ và có 3 vụ khác.", ("sum", "mismatch", "52")),
    ("Trong 3 năm huyện Cư Jút tiếp nhận 2.146 đơn. Năm 2019 nhận 684 đơn và năm 2020 là 712 đơn; riêng năm 2021 lên đến 760.", ("sum", "mismatch", "2146")),
    ("Trong 3 năm huyện Cư Jút tiếp nhận 2.156 đơn. Năm 2019 nhận 684 đơn và năm 2020 là 712 đơn; riêng năm 2021 lên đến 760.", ("sum", "ok", "2156")),
    # totals behind their parts
    ("Cứng hóa mương Nà Lúm 930 m; Bản Cại 540 m; Phai Luông 385 m, cộng chung 3 bản được 1.585 m.", ("sum", "mismatch", "1585")),
    ("Cứng hóa mương Nà Lúm 930 m; Bản Cại 540 m; Phai Luông 385 m, cộng chung 3 bản được 1.855 m.", ("sum", "ok", "1855")),
    # what several parts leave
    ("Có 274 cơ sở, trong số này 18 cơ sở sản xuất, 203 cơ sở kinh doanh, phần còn lại là 43 cơ sở dịch vụ.", ("difference", "mismatch", "43")),
    ("Có 274 cơ sở, trong số này 18 cơ sở sản xuất, 203 cơ sở kinh doanh, phần còn lại là 53 cơ sở dịch vụ.", ("difference", "ok", "53")),
    ("Có 36 xã, trong đó 12 xã đạt 19 tiêu chí, 15 xã đạt 15 tiêu chí, còn lại 8 xã đạt dưới 15 tiêu chí.", ("difference", "mismatch", "8")),
    ("Toàn huyện có 2.318 ha bị mặn, gồm thiệt hại trên 70% là 864 ha, từ 30 - 70% là 1.127 ha, còn lại dưới 30% là 337 ha.", ("difference", "mismatch", "337")),
    ("Đầu kỳ có 179 thôn (102 thôn ở khu vực III, 63 thôn ở khu vực II, số còn lại 14 thôn ở khu vực I).", ("difference", "ok", "14")),
    ("Toàn huyện có 26 trường trực thuộc, gồm 11 trường mầm non, mẫu giáo; 09 trường tiểu học và 06 trường THCS.", ("sum", "ok", "26")),
    ("Mở 428 lớp, trong đó 163 lớp trực tuyến, còn lại 256 lớp trực tiếp.", ("difference", "mismatch", "256")),
    ("Rừng của huyện là 38.462 ha, tăng 512 ha. Theo chức năng, rừng phòng hộ 23.145 ha, rừng sản xuất 15.371 ha.", ("sum", "mismatch", "38462")),
    # shares of parts told before, by their names
    ("Có 860 mô hình, trong đó kinh tế 321 mô hình, văn hóa 254 mô hình, an ninh 285 mô hình. Như vậy, kinh tế chiếm 37,3%, văn hóa 29,5%, an ninh 31,3%.", ("ratio", "mismatch", "31.3")),
    ("Có 860 mô hình, trong đó kinh tế 321 mô hình, văn hóa 254 mô hình, an ninh 285 mô hình. Như vậy, kinh tế chiếm 37,3%, văn hóa 29,5%, an ninh 33,1%.", ("ratio", "ok", "33.1")),
    ("Toàn tỉnh có 512 tổ hợp tác. Trong đó, lĩnh vực trồng trọt đông nhất với 387 tổ hợp tác. Như vậy tổ hợp tác trồng trọt chiếm 76,5%.", ("ratio", "mismatch", "76.5")),
    ("Mầm non có 1.125 trẻ, tiểu học 2.340 học sinh, trung học 1.560 học sinh. Như vậy tiểu học chiếm 46,6%.", ("ratio", "ok", "46.6")),
    ("Thuế môn bài 1.240 triệu đồng, thuế thu nhập cá nhân từ đất 3.620 triệu đồng. Cộng các khoản này là 4.860 triệu đồng; trong đó thuế thu nhập cá nhân chiếm 61,2%.", ("ratio", "mismatch", "61.2")),
    # differences that the words tell
    ("Trong năm kết nạp 1.872 hội viên, ra khỏi hội 1.345 hội viên, tăng thực 572 hội viên.", ("difference", "mismatch", "572")),
    ("Trong năm kết nạp 1.872 hội viên, ra khỏi hội 1.345 hội viên, thực tăng 527 hội viên.", ("difference", "ok", "527")),
    ("Toàn huyện có 1.942 phòng học. Nhu cầu đến năm 2026 là 2.215 phòng, nên cần xây thêm 283 phòng.", ("difference", "mismatch", "283")),
    ("Toàn huyện có 1.942 phòng học. Nhu cầu đến năm 2026 là 2.215 phòng, nên cần xây thêm 273 phòng.", ("difference", "ok", "273")),
    ("Tỷ lệ hài lòng là 92,40% (1.848 phiếu), tăng so với mức 88,25% của năm 2019 là 5,15 điểm phần trăm.", ("difference", "mismatch", "5.15")),
    ("Tỷ lệ hộ nghèo là 4,12%, giảm so với mức 5,62% của năm 2020 là 1,5 điểm phần trăm.", ("difference", "ok", "1.5")),
]  # fmt: skip

INNOCENT = [
    "Toàn tỉnh có 1.245 hợp tác xã. Năm 2022 thành lập mới 86 hợp tác xã, giải thể 31 hợp tác xã.",
    "Tổng đàn lợn 45.600 con. Xuất chuồng 22.800 con, nái 5.120 con.",
    "Toàn huyện có 4.125 đảng viên, trong đó nữ 1.286 đảng viên, dân tộc thiểu số 1.964 đảng viên, trẻ 786 đảng viên.",
    "Xử phạt 245 trường hợp: không đội mũ bảo hiểm 98, quá tốc độ 76, nồng độ cồn 51.",
    "Tổng số cán bộ 312 người, nữ 120 người, đảng viên 98 người, trẻ 95 người.",
    "Có 45 xã, trong đó 32 xã đạt chuẩn, còn 11 xã dưới 10 tiêu chí.",
    "Toàn huyện có 286 cơ sở, đã kiểm tra 120 cơ sở, phát hiện 86 cơ sở vi phạm, xử phạt 70 cơ sở.",
    "Thu giữ 1.684 phương tiện (126 xe ô tô, 1.531 xe mô tô, 37 xe ba bánh và phương tiện khác).",
    "Diện tích lúa 3.250 ha. Vụ Đông Xuân 1.820 ha, trong đó lúa lai 1.430 ha.",
    "Huyện có 186 doanh nghiệp. Năm 2019 có 145 doanh nghiệp, năm 2020 có 168 doanh nghiệp.",
    "Lực lượng gồm 245 người: công an 86, quân sự 54, dân quân 95 và y tế.",
    "Đã trồng 120 ha cam, 80 ha bưởi, cộng với 35 ha chuối là 245 ha.",
    "Toàn tỉnh có 430 hợp tác xã, trong đó 347 hợp tác xã nông nghiệp. Nông nghiệp chiếm 27,5% GRDP.",
    "Kinh tế có 412 mô hình, văn hóa 386 mô hình. Tỷ trọng kinh tế chiếm 35,1%, văn hóa 32,0%.",
    "Trong năm thu 2.146 triệu đồng, chi 1.583 triệu đồng, tăng 653 triệu đồng so với năm trước.",
    "Có 2.684 phòng học. Nhu cầu sửa chữa 305 phòng, xây thêm 46 phòng.",
    "Tỷ lệ hộ nghèo 4,12%, giảm so với mức 5,62% của năm 2020; cận nghèo giảm 0,8 điểm phần trăm.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_a_relation_is_told_with_its_verdict(run_text, text, expected):
    kind, _, stated = expected
    told = [(f.kind, f.verdict, f.stated) for f in run_text(text).findings]
    assert [each for each in told if each[0] == kind and each[2] == stated] == [expected]


@pytest.mark.parametrize("text", INNOCENT)
def test_what_is_no_contradiction_raises_no_alarm(run_text, text):
    assert [f.message_en for f in run_text(text).findings if f.verdict == "mismatch"] == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Xếp loại 421 hợp tác xã: loại tốt 96, loại khá 178, loại trung bình 112 và loại yếu 35 hợp tác xã.", "ok"),
        (
            "Xếp loại 421 hợp tác xã: loại tốt 96, loại khá 178, loại trung bình 112 và loại yếu 45 hợp tác xã.",
            "mismatch",
        ),
        ("Toàn cấp có 7.392 em: 421 em giỏi, 2.530 em khá, 4.215 em trung bình, 218 em yếu và 8 em kém.", "ok"),
    ],
)
def test_a_grade_is_no_mean(run_text, text, verdict):
    assert [f.verdict for f in run_text(text).findings if f.kind == "sum"] == [verdict]
