"""What is left at the end of a list, when words take away, of two totals, and in a bracket with its plan."""

from __future__ import annotations

import pytest

# text -> kind, verdict, figure told and figure computed
TOLD = [
    # lists that a rest closes: the whole in the sentence, before it, or in a sentence of its own
    (("Trong 96 đối tượng bị bắt có trộm cắp 41 đối tượng, cố ý gây thương tích 23 đối tượng, số còn lại 36 đối tượng phạm tội khác."),
     ("difference", "mismatch", "36", "32")),
    (("Huyện có 2.318 ha cây ăn quả. Vải 1.124 ha, nhãn 486 ha, cam 392 ha, diện tích còn lại 336 ha trồng bưởi, táo."),
     ("difference", "mismatch", "336", "316")),
    (("Dư nợ đạt 284.600 triệu đồng. Vốn tập trung vào ba chương trình: hộ nghèo 96.400 triệu đồng, hộ cận nghèo 74.250 triệu "
      "đồng, việc làm 61.800 triệu đồng. Các chương trình còn lại dư nợ 51.250 triệu đồng."),
     ("difference", "mismatch", "51250000000", "52150000000")),
    (("Có 68 tổ hòa giải, trong đó tổ đạt loại tốt 31 tổ, loại khá 24 tổ, 15 tổ còn lại đạt loại trung bình."),
     ("difference", "mismatch", "15", "13")),
    (("Có 68 tổ hòa giải, trong đó tổ đạt loại tốt 31 tổ, loại khá 24 tổ, 13 tổ còn lại đạt loại trung bình."),
     ("difference", "ok", "13", "13")),
    # items of a list, the last one of which is the rest
    (("Kinh phí được cấp 486.240 triệu đồng, phân bổ:\n- Chi con người 312.450 triệu đồng, chiếm 64,3%;\n- Chi nghiệp vụ 98.615 "
      "triệu đồng, chiếm 20,3%;\n- Còn lại là chi khác 75.715 triệu đồng, chiếm 15,5%."),
     ("difference", "mismatch", "75715000000", "75175000000")),
    # what a plan adds to what was done pages before
    (("Huyện X, ngày 12 tháng 12 năm 2020\n\nBÁO CÁO\nKết quả năm 2020\n\nI. KẾT QUẢ\n\nDiện tích cà phê tái canh 486 ha.\n\n"
      "Sản lượng đạt 2.140 tấn.\n\nII. NHIỆM VỤ\n\nPhấn đấu diện tích cà phê tái canh đạt 530 ha, tăng 54 ha so với năm 2020."),
     ("difference", "mismatch", "54", "44")),
    (("Huyện X, ngày 12 tháng 12 năm 2020\n\nBÁO CÁO\nKết quả năm 2020\n\nI. KẾT QUẢ\n\nDiện tích cà phê tái canh 486 ha.\n\n"
      "Sản lượng đạt 2.140 tấn.\n\nII. NHIỆM VỤ\n\nPhấn đấu diện tích cà phê tái canh đạt 530 ha, tăng 44 ha so với năm 2020."),
     ("difference", "ok", "44", "44")),
    # a number without a unit in a sentence that names it
    (("Trung tâm tiếp nhận 6.142 hồ sơ. Đã trả 5.873 hồ sơ. Số hồ sơ đang trong hạn giải quyết còn 259."),
     ("difference", "mismatch", "259", "269")),
    (("Trung tâm tiếp nhận 6.142 hồ sơ. Đã trả 5.873 hồ sơ. Số hồ sơ còn lại là 269."), ("difference", "ok", "269", "269")),
    # a wrong sum that a rest closes is told as a rest
    ("Toàn huyện có 46 trạm cấp nước, đã sửa 42 trạm, còn 06 trạm chờ vốn.", ("difference", "mismatch", "6", "4")),
    # taken away by words, of each hectare too
    ("Mỗi sào thu về 6.250.000 đồng; trừ giống, phân bón hết 2.840.000 đồng, nhà nông còn lãi 3.140.000 đồng/sào.",
     ("difference", "mismatch", "3140000", "3410000")),
    ("Bán được 284 triệu đồng, trừ tiền giống 36 triệu đồng và thức ăn 112 triệu đồng, hộ bà Sáu lãi 136 triệu đồng.",
     ("difference", "ok", "136000000", "136000000")),
    ("Bán được 284 triệu đồng, trừ tiền giống 36 triệu đồng và thức ăn 112 triệu đồng, hộ bà Sáu lãi 163 triệu đồng.",
     ("difference", "mismatch", "163000000", "136000000")),
    # two totals with what they are made up of between
    (("Tổng thu của hội năm 2018 đạt 862.400.000 đồng, gồm hội phí 214.300.000 đồng, tài trợ 562.700.000 đồng, thu khác 85.400.000 "
      "đồng. Tổng chi 791.900.000 đồng, gồm hoạt động phong trào 486.200.000 đồng, chi khác 305.700.000 đồng. Chênh lệch thu lớn hơn "
      "chi 75.000.000 đồng."), ("difference", "mismatch", "75000000", "70500000")),
    (("Tổng thu ngân sách xã 9 tháng ước 3.415.800.000 đồng, đạt 71,2% dự toán.\n\nTổng chi cùng thời gian 3.208.300.000 đồng. Cân đối "
      "thu chi, ngân sách xã đang kết dư 270.500.000 đồng."), ("difference", "mismatch", "270500000", "207500000")),
    # stocks whose flows are made up of others
    (("Quỹ hội đầu năm còn 12.450.000 đồng. Trong năm thu thêm 31.800.000 đồng, từ các nguồn: hội phí 9.600.000 đồng, thu dịch vụ "
      "22.200.000 đồng. Tổng chi 28.750.000 đồng, tồn quỹ 15.050.000 đồng."), ("difference", "mismatch", "15050000", "15500000")),
    # yet to come, with its plan in the bracket
    ("Từ nay đến hết năm còn phải trồng 214 ha (kế hoạch 960 ha, đã trồng 756 ha).", ("difference", "mismatch", "214", "204")),
]  # fmt: skip

NOT_ACCUSED = [
    "Trung tâm tiếp nhận 6.142 hồ sơ. Đã trả 5.873 hồ sơ. Số cán bộ còn lại là 259.",
    "Trung tâm tiếp nhận 6.142 hồ sơ. Đã trả 5.873 hồ sơ. Số hồ sơ còn của năm 2019.",
    # of another thing, or of another year
    ("Huyện X, ngày 12 tháng 12 năm 2020\n\nBÁO CÁO\nKết quả năm 2020\n\nI. KẾT QUẢ\n\nDiện tích hồ tiêu 486 ha.\n\n"
     "II. NHIỆM VỤ\n\nPhấn đấu trồng 530 ha rừng, tăng 54 ha so với năm 2020."),
    ("Huyện X, ngày 12 tháng 12 năm 2020\n\nBÁO CÁO\nKết quả năm 2020\n\nI. KẾT QUẢ\n\nDiện tích cà phê tái canh 486 ha.\n\n"
     "Năm 2018 diện tích cà phê tái canh đạt 530 ha, tăng 54 ha so với năm 2017."),
    # some of the rest is told apart, the list is of other things, profit after tax, what was there before
    "Có 96 đối tượng bị bắt. Khởi tố 41 đối tượng, trong đó 12 đối tượng nữ, xử phạt 23 đối tượng; còn lại 32 đối tượng được cảm hóa.",
    "Lợi nhuận trước thuế 1.267 triệu đồng. Thuế 25% là 316,75 triệu đồng. Doanh thu 8.240 triệu đồng, chi phí 6.973 triệu đồng, lợi nhuận sau thuế 950,25 triệu đồng.",
    "Số dư đầu năm 42.300.000 đồng. Tổng thu trong năm 318.600.000 đồng; tổng chi 305.200.000 đồng; kết dư 55.700.000 đồng.",
    "Bán được 284 triệu đồng; sau khi trừ chi phí, hộ bà Sáu lãi 96 triệu đồng, cao hơn năm trước 14 triệu đồng.",
    "Mỗi lao động thu nhập 5.200.000 đồng/tháng, chưa trừ tiền ăn 600.000 đồng và nhà ở 400.000 đồng; tiền thưởng 1.000.000 đồng.",
    "Đến nay còn phải giải ngân 214 tỷ đồng (vốn năm trước 96 tỷ đồng, vốn năm nay 318 tỷ đồng).",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_left_is_held_against_what_it_is_left_of(run_text, text, expected):
    assert expected in {(f.kind, f.verdict, f.stated, f.computed) for f in run_text(text).findings}


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_what_is_no_rest_of_these_figures_accuses_nothing(run_text, text):
    assert [f for f in run_text(text).findings if f.verdict == "mismatch"] == []
