"""Parts that are no parts, or that are more than their total: what is left out, left over, shared, of another year."""

from __future__ import annotations

import pytest

# text -> (kind, verdict, stated)
RELATIONS = [
    # what a bracket leaves out
    ("Thành phố có 43 trường, gồm 17 trường mầm non; 14 trường tiểu học và 12 trường trung học cơ sở (chưa kể 04 trường THPT thuộc Sở).", ("sum", "ok", "43")),
    ("Thành phố có 43 trường, gồm 17 trường mầm non; 14 trường tiểu học và 13 trường trung học cơ sở (chưa kể 04 trường THPT thuộc Sở).", ("sum", "mismatch", "43")),
    ("Đàn vật nuôi 21.000 con, gồm lợn 12.000 con, bò 3.000 con và dê 6.000 con (không tính 2.300 con non).", ("sum", "ok", "21000")),
    # what is left of a list is left of its total
    ("Số hồ sơ 214 hồ sơ (126 hồ sơ đất đai, 54 hồ sơ tư pháp, số còn lại 34 hồ sơ lĩnh vực khác).", ("sum", "ok", "214")),
    ("Huyện có 179 thôn. Vùng cao có 102 thôn, vùng thấp có 63 thôn, số còn lại 15 thôn ở ven thị trấn.", ("difference", "mismatch", "15")),
    ("Xã tiếp nhận 126 đơn, đã giải quyết 84 đơn, còn lại 52 đơn.", ("difference", "mismatch", "52")),
    ("Vốn được giao 98.460 triệu đồng, trong đó chi lương 81.722 triệu đồng (83%), hoạt động 12.800 triệu đồng (13%), phần còn lại 3.938 triệu đồng.", ("difference", "ok", "3938000000")),
    ("Vốn được giao 98.460 triệu đồng, trong đó chi lương 81.722 triệu đồng (83%), hoạt động 12.800 triệu đồng (13%), phần còn lại 4.938 triệu đồng.", ("difference", "mismatch", "4938000000")),
    # a list of parts of several nouns, and what is still to be done behind it
    ("Đến nay hoàn thành 740 công trình, gồm 279 công trình giao thông, 71 công trình thủy lợi, 90 công trình nước, 118 công trình trường học và 131 nhà văn hóa; còn 21 công trình chuyển tiếp.", ("sum", "mismatch", "740")),
    # places cannot have more than there is
    ("Xảy ra 11 vụ cháy, trong đó huyện Yên Lạc 05 vụ, huyện Lập Thạch 04 vụ và thị xã Phúc Yên 03 vụ.", ("sum", "mismatch", "11")),
    ("Ghi nhận 16 ổ dịch, tập trung ở thành phố Long Khánh 09 ổ dịch, huyện Xuân Lộc 05 ổ dịch, huyện Định Quán 04 ổ dịch, với 214 con mắc bệnh.", ("sum", "mismatch", "16")),
    ("Ghi nhận 16 ổ dịch, tập trung ở thành phố Long Khánh 07 ổ dịch, huyện Xuân Lộc 05 ổ dịch, huyện Định Quán 04 ổ dịch.", ("sum", "ok", "16")),
    # `mở` is no `ở`, which would make the total the first of the places
    ("Công an tỉnh mở Chiến dịch đã làm rõ 16 vụ ở thành phố Long Khánh 09 vụ, huyện Xuân Lộc 05 vụ, huyện Định Quán 04 vụ.", ("sum", "mismatch", "16")),
    # names that are fewer than counted, and what is told of them all behind
    ("Xã đạt 09 tiêu chí: quy hoạch, thủy lợi, điện, bưu điện, nhà ở, trường học, y tế và an ninh trật tự, giữ nguyên so với năm trước.", ("count", "mismatch", "9")),
    ("Xã còn 07 tiêu chí: giao thông, thủy lợi, trường học, thu nhập, nhà ở, hộ nghèo và môi trường, tăng 02 tiêu chí so với năm trước.", ("count", "ok", "7")),
    ("Đã thực hiện 06 giải pháp: rà soát hộ nghèo, đào tạo nghề, hỗ trợ vốn, dạy chữ và tăng thu nhập, giảm thủ tục.", ("count", "ok", "6")),
]  # fmt: skip

INNOCENT = [
    # parts whose own shares hold of the total share some, or are not all
    "Số lao động là 98.460 người, trong đó lao động nữ 63.015 người (chiếm 64%), lao động ngoài tỉnh 36.430 người (37%), lao động nước ngoài 1.477 người, chiếm 1,5%.",
    "Đảng bộ có 2.450 đảng viên, trong đó nữ 980 đảng viên (40%), dân tộc thiểu số 1.372 đảng viên (56%), trẻ 245 đảng viên (10%).",
    "Có 179 thôn (102 thôn thuộc xã khu vực III, 63 thôn thuộc xã khu vực II, số còn lại 14 thôn ở xã khu vực I).",
    "Trong 5 năm huy động 835 tỷ đồng. Cụ thể: ngân sách trung ương 613 tỷ đồng; ngân sách tỉnh 79 tỷ đồng; còn lại 143 tỷ đồng là vốn lồng ghép.",
    # figures of another year
    "Toàn xã có 1.233 hộ. Hộ nghèo cuối năm 2013 là 175 hộ, tỷ lệ 14,19%; so với cuối năm 2012 (226 hộ, tỷ lệ 18,55%) giảm 51 hộ.",
    "Tổng số hộ 4.512 hộ. Hộ nghèo năm 2018 là 486 hộ, tỷ lệ 10,92%; năm 2019 còn 412 hộ, tỷ lệ 9,13%.",
    "Toàn huyện có 8.940 hộ. Hộ cận nghèo 612 hộ, tỷ lệ 6,85%, cùng kỳ (655 hộ, tỷ lệ 7,41%).",
    # places of another figure, or not all of them
    "Xảy ra 11 vụ cháy, chủ yếu tại huyện Yên Lạc 05 vụ, huyện Lập Thạch 03 vụ và thị xã Phúc Yên 02 vụ.",
    "Số mắc 355 ca (cùng kỳ 62 ca), số mắc cao tại phường An Lạc (102 ca), phường An Bình (88 ca), phường Bắc Hà (71 ca).",
    "Có 02 mô hình tại huyện Yên Lạc, huyện Lập Thạch có 03 mô hình, thị xã Phúc Yên 02 mô hình.",
    # the first of the places, at the head of its sentence too
    "Hội chợ tại Hà Nội có 6 hợp tác xã, tại Lạng Sơn 5 hợp tác xã, tại Quảng Ninh 3 hợp tác xã.",
    "Thời tiết bất thường. Dịch bệnh tại huyện Chợ Mới làm chết 6 con, tại huyện Phú Tân 5 con, tại huyện An Phú 3 con.",
    "Ở phường Ba Đình có 7 cơ sở, ở phường Ngọc Trạo 6 cơ sở, ở phường Đông Sơn 4 cơ sở vi phạm.",
    "Đoàn kiểm tra ở phường Ba Đình 7 cơ sở, ở phường Ngọc Trạo 6 cơ sở, ở phường Đông Sơn 4 cơ sở.",
    "Có 05 nội dung: tuyên truyền, vận động, tập huấn và hỗ trợ giống.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_relations(tells, text, expected):
    tells(text, expected)


@pytest.mark.parametrize("text", INNOCENT)
def test_no_alarm(run_text, text):
    assert "mismatch" not in {f.verdict for f in run_text(text).findings}


def test_a_wrong_total_is_told_once(run_text):
    text = (
        "Đến nay hoàn thành 740 công trình, gồm 279 công trình giao thông, 71 công trình thủy lợi, 90 công trình nước, "
        "118 công trình trường học và 131 nhà văn hóa; còn 21 công trình chuyển tiếp sang năm sau."
    )
    (told,) = [f for f in run_text(text).findings if f.kind == "sum"]
    assert (told.stated, told.computed) == ("740", "689")
