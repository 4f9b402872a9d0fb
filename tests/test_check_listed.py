"""Behind a count: units of several types, documents, things with figures, persons, and events at places."""

from __future__ import annotations

import pytest

# text -> verdict and number counted
COUNTED = [
    # names with their numbers in a longer list
    ("Xã đạt 07 tiêu chí gồm quy hoạch (1); điện (4); bưu điện (8); giáo dục (14); y tế (15); an ninh (19).", ("mismatch", "6")),
    ("Còn lại 04 tiêu chí chưa đạt gồm: giao thông (2), trường học (5), cơ sở vật chất văn hóa\n(6), nhà ở dân cư (9).", ("ok", "4")),
    ("Còn 05 tiêu chí chưa đạt: giao thông (2); trường học (6); nhà ở (9); môi trường (17).", ("mismatch", "4")),
    # đặc biệt khó khăn names no example
    ("Có 05 xã ra khỏi tình trạng đặc biệt khó khăn: Sín Chải, Tủa Thàng, Huổi Só, Lao Xả.", ("mismatch", "4")),
    ("Có 04 thôn đặc biệt khó khăn gồm: Nà Lại, Bản Khoang, Pác Nậm, Khuổi Cọ.", ("ok", "4")),
    # a head word told again behind và begins one more
    ("Làm việc với 05 đơn vị: Sở Kế hoạch và Đầu tư, Sở Tài chính, Ban Quản lý dự án tỉnh, UBND huyện Krông Nô, UBND huyện Tuy Đức và UBND huyện Cư Jút.", ("mismatch", "6")),
    ("Làm việc với 03 đơn vị: Sở Y tế, Sở Kế hoạch và Đầu tư và Sở Tài chính.", ("ok", "3")),
    ("Thực hiện tại 06 xã An Hưng, An Dũng, An Vinh, An Quang, An Nghĩa, An Toàn và 3 thôn của xã An Trung.", ("ok", "6")),
    # `và` before a unit joins, and so do `các huyện A, B`
    ("Có 04 địa phương gồm thị xã Bình Minh, huyện Vũng Liêm, huyện Tam Bình, huyện Trà Ôn và huyện Long Hồ.", ("mismatch", "5")),
    ("Có 05 địa phương gồm thị xã Bình Minh, huyện Vũng Liêm, huyện Tam Bình, huyện Trà Ôn và huyện Long Hồ.", ("ok", "5")),
    ("Có 05 địa phương giảm gồm thành phố Vinh, các huyện Đô Lương, Nghi Lộc, Con Cuông, Yên Thành, Quế Phong.", ("mismatch", "6")),
    ("Có 04 địa bàn: thành phố Vinh, thị xã Cửa Lò và huyện Đô Lương.", ("mismatch", "3")),
    ("Kiểm tra 5 huyện, thành phố: thành phố Vinh và các huyện Đô Lương, Nghi Lộc, Con Cuông, Quế Phong.", ("ok", "5")),
    ("Có 03 xã gồm: Sín Chải, Tủa Thàng, Huổi Só và Lao Xả.", ("mismatch", "4")),
    ("Có 03 đơn vị gồm 02 phường Nam Hà, Bắc Hồng và xã Thuận Lộc.", ("ok", "2")),
    # a number in a name, figures of each name
    ("Có 05 đơn vị, gồm: Trung tâm Lưu trữ 1, Trung tâm Y tế, Viện Quy hoạch, Ban Quản lý chợ, Trường Chính trị, Phòng Nội vụ.", ("mismatch", "6")),
    ("Làm đường tại 04 thôn: Nà Lại 1,3 km, Nà Pài 0,8 km, Bản Lầu 1,1 km, Khau Vàng 0,9 km.", ("ok", "4")),
    ("Làm đường tại 05 thôn: Nà Lại 1,3 km, Nà Pài 0,8 km, Bản Lầu 1,1 km, Khau Vàng 0,9 km.", ("mismatch", "4")),
    ("Thi công 03 gói thầu, gồm gói XL01 (12 tỷ đồng), gói XL02 (13 tỷ đồng), gói XL03 (14 tỷ đồng).", ("ok", "3")),
    # documents are counted by their numbers
    ("Ban hành 04 nghị quyết là: Nghị quyết số 05-NQ/HU về kinh tế vườn, kinh tế trang trại; Nghị quyết số 06-NQ/HU về nông thôn mới; Nghị quyết số 08-NQ/HU về cán bộ.", ("mismatch", "3")),
    ("Ban hành 05 văn bản: Nghị quyết số 11/NQ-HĐND của HĐND tỉnh; các Quyết định số 08/QĐ-UBND, số 13/QĐ-UBND và số 19/QĐ-UBND; Kế hoạch số 15/KH-UBND triển khai Chương trình số 56-CTr/TU.", ("ok", "5")),
    ("Bãi bỏ 02 quyết định: Quyết định số 12/QĐ-UBND sửa đổi Quyết định số 05/QĐ-UBND, Quyết định số 06/QĐ-UBND; Quyết định số 13/QĐ-UBND.", ("ok", "2")),
    # what is told of all behind the names is none
    ("Giúp vốn cho 06 hộ là các ông Lê Nhân, Phạm Cớ, Đỗ Dũng, Mai Tân, Hồ Bảy, mỗi hộ được mượn trong hai năm.", ("mismatch", "5")),
    ("Giúp vốn cho 05 hộ là các ông Lê Nhân, Phạm Cớ, Đỗ Dũng, Mai Tân, Hồ Bảy, mỗi hộ được mượn trong hai năm.", ("ok", "5")),
    # named in small letters: where it holds, or each has its figures
    ("Xã có 02 tiêu chí chưa đạt là giao thông và nhà ở dân cư.", ("ok", "2")),
    ("Còn 03 khoản thu không đạt là thu tiền sử dụng đất (52%), lệ phí trước bạ (61%), thuế tài nguyên (70%).", ("ok", "3")),
    ("Còn 04 khoản thu không đạt là thu tiền sử dụng đất (52%), lệ phí trước bạ (61%), thuế tài nguyên (70%).", ("mismatch", "3")),
    ("Phấn đấu thêm 01 xã đạt chuẩn là Huổi Só, nâng tổng số lên 04 xã.", ("ok", "1")),
    ("Dạy nghề ở 04 xã điểm Sín Chải, Tủa Thàng, Huổi Só, Lao Xả; mở 02 lớp.", ("ok", "4")),
    # persons, then what they did
    ("Tổ gồm 03 đồng chí: Lò Văn Bình, Quàng Thị Mai và Lường Văn Páo đã kiểm tra, đôn đốc, nhắc nhở.", ("ok", "3")),
    # the names are of the units before
    ("Có 02 xã đạt từ 12 tiêu chí đến 16 tiêu chí (Sín Chải, Tủa Thàng).", ("ok", "2")),
    ("Phối hợp với 04 tổ chức (Hội Nông dân, Hội Phụ nữ, Hội Cựu chiến binh, Đoàn Thanh niên).", ("ok", "4")),
    # each at a place: one place less need not be wrong
    ("Tổ chức 06 phiên chợ tại xã Sín Chải, thị trấn Tủa Chùa, xã Huổi Só, xã Lao Xả và xã Nà Mò.", ("unchecked", "5")),
    ("Có 04 trung tâm học tập tại các xã, phường: Sín Chải, Tủa Thàng, Huổi Só, Nà Mò; 02 trung tâm còn lại xếp loại khá.", ("ok", "4")),
    ("Tổ chức 03 cuộc diễn tập tại phường Nam Hà, thành phố Vinh; tại xã Hòa An, huyện Đô Lương và tại huyện Nghi Lộc.", ("ok", "3")),
]  # fmt: skip

NOT_ACCUSED = [
    "Có 03 xã được công nhận, bình quân đạt 17 tiêu chí: Sín Chải, Tủa Thàng, Huổi Só.",
    "Có 02 xã, tăng từ 12 tiêu chí lên 16 tiêu chí (Sín Chải, Tủa Thàng).",
    "Lập 02 cụm: xã Sín Chải và xã Tủa Thàng, xã Huổi Só và xã Lao Xả.",
    "Có 05 địa phương gồm các huyện miền núi, thị xã Thái Hòa và huyện Nghĩa Đàn.",
    "Có 06 địa phương đạt thấp: các huyện Đô Lương, Nghi Lộc, thị xã Cửa Lò và các huyện khác.",
    "Có 04 thôn: Nà Lại 12, Nà Pài 15, Bản Lầu 7.",
    "Giao vốn 04 xã: Sín Chải 12 tỷ đồng, Tủa Thàng 13 tỷ đồng, còn lại 14 tỷ đồng.",
    "Ban hành 01 quyết định (Quyết định số 5/QĐ-UBND thay thế Quyết định số 3/QĐ-UBND, Quyết định số 2/QĐ-UBND).",
    "Tham mưu 04 văn bản như: Kế hoạch số 12/KH-UBND; Công văn số 13/UBND; Công văn số 14/UBND.",
    "Ban hành 04 công văn, trong đó: Công văn số 12/UBND-NN; Công văn số 15/UBND-NN.",
    "Xã có 02 tiêu chí chưa đạt là thu nhập, môi trường và an toàn thực phẩm.",
    "Còn 05 nhiệm vụ là giải phóng mặt bằng (đạt 60%), thu ngân sách (82%) và các nhiệm vụ khác.",
    "Có 02 đơn vị: Phòng Nông nghiệp, Phát triển nông thôn, Trung tâm Y tế.",
    "Đoàn đạt 18 giải gồm: Nhất (2); Nhì (4); Ba (5); khuyến khích (7).",
    "Xã đạt 09 tiêu chí gồm quy hoạch (1); điện (4); bưu điện (8); và các tiêu chí khác.",
    "Có 05 xã khó khăn, đặc biệt: Sín Chải, Tủa Thàng, Huổi Só, Lao Xả.",
    "Tăng 05 bậc: Sín Chải 2 bậc, Tủa Thàng 3 bậc.",
    "Xảy ra 05 trường hợp tại các xã Sín Chải, Tủa Thàng, Huổi Só, Lao Xả.",
    "Tổ chức 04 phiên tại các xã Sín Chải, Tủa Thàng, Huổi Só (02 phiên).",
    "Tổ chức 10 hội nghị tại các xã Sín Chải, Tủa Thàng, Huổi Só.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_what_is_listed_is_counted(run_text, text, expected):
    assert expected in {(f.verdict, f.computed) for f in run_text(text).findings if f.kind == "count"}


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_what_may_be_right_is_not_accused(run_text, text):
    assert [f for f in run_text(text).findings if f.kind == "count" and f.verdict == "mismatch"] == []
