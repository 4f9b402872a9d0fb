"""Lists that tell off what their total counts: a slip in one of them is wrong, a list of the main ones is not."""

from __future__ import annotations

import pytest

WRONG = [
    # in a bracket right behind the noun
    ("Huyện Bắc Quang có 32 đơn vị hành chính cấp xã (21 xã, 02 thị trấn).", "32"),
    ("Sở tham mưu ban hành 08 văn bản quy phạm pháp luật (01 nghị quyết và 30 quyết định); thẩm định 12 dự thảo.", ""),
    ("Thị xã xảy ra 51 vụ tai nạn giao thông (02 vụ nghiêm trọng, 07 vụ ít nghiêm trọng và 06 vụ va chạm), làm chết 04 người.", "51"),
    ("Đoàn tiến hành 19 cuộc thanh tra (12 cuộc theo kế hoạch, 05 cuộc đột xuất) tại 33 đơn vị.", "19"),
    ("Học sinh khuyết tật có 68 em, chiếm 5,4% (tiểu học 41 em, trung học cơ sở 25 em).", "68"),
    ("Năm học này có 4.127 học sinh tại 05 trường (mầm non 312 cháu, tiểu học 618 em, trung học cơ sở 497 em).", "4127"),
    ("Kinh phí sửa chữa là 368 triệu đồng (ngân sách thị xã 268 triệu đồng, xã hội hóa 120 triệu đồng).", "368000000"),
    # behind a colon, or `gồm`
    ("Thường trực HĐND phường tổ chức 50 cuộc giám sát: Ban Kinh tế - Xã hội chủ trì 02 cuộc, Ban Pháp chế 01 cuộc và Thường trực 02 cuộc.", "50"),
    ("Liên đội quản lý 27 câu lạc bộ: 8 câu lạc bộ học tập, 7 câu lạc bộ thể thao, 4 câu lạc bộ nghệ thuật, 2 câu lạc bộ tình nguyện.", "27"),
    ("Di dời 73 vị trí cột điện, gồm 04 vị trí 110 kV, 09 vị trí 22 kV và 24 vị trí 0,4 kV; đã xong 21 vị trí.", "73"),
    ("Đón 12 đoàn công tác với 251 lượt người: Hà Nội 04 đoàn, 97 người; Đà Nẵng 07 đoàn, 112 người; Lào 02 đoàn, 42 người.", "12"),
    ("Chọn kiểm tra 31 công trình, bằng 18,4% tổng số; gồm 15 công trình giao thông, 09 trường học, 04 công trình thủy lợi, 02 trụ sở.", "31"),
    # the slip is in a part
    ("Toàn trạm có 842 ca tiêm chủng: mũi một 406 ca, mũi hai 245 ca, mũi nhắc 119 ca.", "842"),
]  # fmt: skip
RIGHT = [
    # one more has no figure
    "Toàn tỉnh có 16 đơn vị hành chính cấp huyện gồm 12 huyện, 03 thị xã và thành phố Kon Tum.",
    # some of them
    "Tổng số viên chức 214 người (bác sĩ 31 người, dược sĩ 02 người, điều dưỡng 78 người).",
    "Đảng bộ có 28 chi bộ trực thuộc (10 chi bộ thôn, 08 chi bộ trường học, còn lại là các chi bộ cơ quan).",
    "Toàn xã có 27 hộ kinh doanh (trong đó 12 hộ tạp hóa, 10 hộ ăn uống).",
    "Xử lý 38 trường hợp, chủ yếu là 21 trường hợp quá tốc độ, 12 trường hợp không đội mũ bảo hiểm.",
    # numbers of storms, meetings and roads are no counts
    "Chịu ảnh hưởng của 12 cơn bão (bão số 3, bão số 4, bão số 14).",
    # what follows is of something else
    "Trường có 21 lớp, 735 học sinh: khối 6 có 190 em, khối 7 có 185 em, khối 8 có 180 em, khối 9 có 180 em.",
    "Thị trấn có 72 hộ chăn nuôi (tăng 05 hộ so với 67 hộ của năm 2019).",
]


@pytest.mark.parametrize(("text", "total"), WRONG)
def test_slips_in_them_are_wrong(run_text, text, total):
    wrong = {(each.kind, each.stated) for each in run_text(text).findings if each.verdict == "mismatch"}
    assert wrong == ({("sum", total)} if total else set())


@pytest.mark.parametrize("text", RIGHT)
def test_lists_of_some_of_them_are_not(run_text, text):
    assert [each.message_en for each in run_text(text).findings if each.verdict == "mismatch"] == []
