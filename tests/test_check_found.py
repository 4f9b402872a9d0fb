"""Relations that nothing but their figures tell: found where they hold, and nothing else said of them."""

from __future__ import annotations

import pytest

# text -> kind, stated, what it is computed from
FOUND = [
    # all of some sentences behind the total; units by their short names
    ("Các chi nhánh đo đạc 5.246 thửa. Vùng đồng bằng gồm Tuy Hòa 2.374 thửa, Đông Hòa 1.092 thửa, Phú Hòa 946 thửa. Ven biển có Tuy An 502 thửa, Sông Cầu 332 thửa.", ("sum", "5246", 5)),
    ("Toàn trường có 1.296 học sinh. Khối 10: 432 HS; khối 11: 440 HS; khối 12: 424 HS.", ("sum", "1296", 3)),
    # the first figure behind a heading and its colon
    ("1. Về xác minh: Chấp hành viên xác minh 37 việc, thuộc diện chủ động 15 việc, theo yêu cầu của đương sự 22 việc.", ("sum", "37", 2)),
    ("Tiếp nhận 63 đơn, thuộc thẩm quyền 41 đơn, không thuộc thẩm quyền 22 đơn.", ("sum", "63", 2)),
    ("Có 37 em đạt giải, bằng 68,52% (01 giải Nhất, 06 giải Nhì, 13 giải Ba, 17 giải Khuyến khích).", ("sum", "37", 4)),
    ("Ban hành 62 văn bản chỉ đạo, điều hành (18 quyết định, 21 kế hoạch, 23 công văn).", ("sum", "62", 3)),
    ("Hòa giải 42 vụ việc. Thành 25/42 vụ việc, đạt 59,52%; không thành 11 vụ việc; đang giải quyết 06 vụ việc.", ("sum", "42", 3)),
    ("Thi hành kỷ luật 23 đảng viên, với các hình thức: khiển trách 15 đồng chí, cảnh cáo 05 đồng chí, khai trừ 03 đồng chí.", ("sum", "23", 3)),
    # two breakdowns of one total
    ("Kế hoạch vốn là 312.450 triệu đồng. Theo tính chất: vốn đầu tư 198.300 triệu đồng, vốn sự nghiệp 114.150 triệu đồng. Theo cấp ngân sách: trung ương 296.800 triệu đồng, tỉnh 9.150 triệu đồng, huyện 6.500 triệu đồng.", ("sum", "312450000000", 3)),
    # what was done, and the plans behind the slashes
    ("Đã giải ngân 694,7 tỷ đồng/1.286,5 tỷ đồng. Cụ thể: trung ương 481,2 tỷ đồng/842 tỷ đồng (57,15%), địa phương 139,6 tỷ đồng/268,5 tỷ đồng (51,99%), ODA 73,9 tỷ đồng/176 tỷ đồng (41,99%).", ("sum", "694700000000", 3)),
    ("Toàn huyện có 3.412 học sinh.\n\n- Mầm non: 1.204 cháu, 45 nhóm.\n\n- Tiểu học: 1.320 học sinh, 48 lớp.\n\n- THCS: 888 em, 26 lớp.", ("sum", "3412", 3)),
    ("Xây mới 198 hộ, mức 40 triệu đồng/hộ; sửa chữa 128 hộ, mức 20 triệu đồng/hộ, tổng kinh phí 10.480 triệu đồng.", ("product", "10480000000", 4)),
    ("Hỗ trợ ăn trưa 6.120 trẻ với 6.609.600.000 đồng (120.000 đồng/trẻ/tháng trong 9 tháng).", ("product", "6609600000", 3)),
    ("Xử phạt 21 cơ sở, số tiền 63 triệu đồng, bình quân 3 triệu đồng/cơ sở.", ("product", "63000000", 2)),
    ("Có 17/19 tiêu chí đạt, bằng 89,47%; 02 tiêu chí chưa đạt.", ("difference", "2", 1)),
    ("Có 1.972/1.985 học sinh tốt nghiệp, đạt 99,35%; vào lớp 10 là 1.388 em, chiếm 70,39%.", ("ratio", "70.39", 2)),
    ("Thu nhập 38,5 triệu đồng, tăng 2,3 triệu đồng so với năm 2020 (36,2 triệu đồng), tương ứng tăng 6,35%.", ("growth", "6.35", 2)),
    # what is left, what has changed, what was raised
    ("Thuế hụt thu 654 triệu đồng (dự toán 28.500 triệu đồng, quyết toán 27.846 triệu đồng).", ("difference", "654000000", 2)),
    ("Thu về 1.216 phiếu (95%); có 1.169 phiếu hài lòng, bằng 96,13%, 47 phiếu chưa hài lòng.", ("difference", "47", 2)),
    ("Tai nạn làm chết 58 người, bị thương 81 người. So với cùng kỳ (125 vụ, chết 65 người, bị thương 78 người) giảm 07 người chết, tăng 03 người bị thương.", ("difference", "3", 2)),
    ("Vụ đông đạt 3.150 ha.\n\nNăm 2018 phấn đấu vụ đông 3.250 ha (tăng 100 ha so với năm 2017).", ("difference", "100", 2)),
    ("Có 212/546 xóm đạt chuẩn.\n\nThu ngân sách 62 tỷ đồng.\n\nCó thêm 60 xóm đạt chuẩn, nâng tổng số lên 272 xóm.", ("sum", "272", 2)),
    ("Sở có 755 người; giảm 48 người so với đầu năm (803 người), trong đó nghỉ hưu 39 người, điều động về xã 09 người.", ("sum", "48", 2)),
    ("Xảy ra 74 vụ cháy (tăng 11 vụ, 17,46% so với 63 vụ năm 2022).", ("difference", "11", 2)),
    # shares of what is named, or of the largest figure
    ("Vụ đông gieo trồng 3.150 ha, trong đó bí xanh 560 ha, khoai tây 412 ha. Như vậy, bí xanh chiếm 17,8% diện tích.", ("ratio", "17.8", 2)),
    ("Tiếp nhận 14.862 hồ sơ.\n\n+ Đường bộ: 8.940 hồ sơ.\n\n+ Nhà ở: 2.716 hồ sơ.\n\nLĩnh vực đường bộ chiếm tỷ trọng lớn nhất, 60,15%.", ("ratio", "60.15", 2)),
    ("Diện tích gieo cấy 20.430 ha. Cơ cấu giống: lúa thuần 12.258 ha (60%), lúa lai 4.086 ha (20%).", ("ratio", "60", 2)),
]  # fmt: skip

NOT_FOUND = [
    ("Đạt 01 giải Nhất, 02 giải Nhì, 03 giải Ba.", "sum"),
    ("Chi y tế 500 triệu đồng, chi giáo dục 300 triệu đồng, chi văn hóa 200 triệu đồng.", "sum"),
    ("Giải quyết hồ sơ gồm: ốm đau 96 hồ sơ, hưu trí 64 hồ sơ, tử tuất 32 hồ sơ.", "sum"),  # one of a list is no total of the others
    ("Nợ từ 3 tháng đến dưới 6 tháng là 12 đơn vị; từ 6 tháng trở lên là 05 đơn vị.", "sum"),
    ("Số lao động tăng so với năm trước gồm: Đài Loan 263 người, Nhật Bản 142 người, Hàn Quốc 58 người, thị trường khác 23 người.", "sum"),
    ("Xảy ra 74 vụ cháy (tăng 11 vụ, 17,46% so với 63 vụ năm 2022).", "sum"),
    ("Khiển trách 05 đồng chí, cách chức 01 đồng chí, khai trừ 02 đồng chí; tăng 04 đồng chí.", "difference"),
    ("Đạt 14 giải nhì, 22 giải ba, 27 giải khuyến khích, tăng 8 giải.", "difference"),
    ("Có 1.204 hộ trồng chè, 1.180 hộ trồng cà phê. Diện tích chè chiếm 62,5% diện tích cây công nghiệp.", "ratio"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_what_holds_is_found(run_text, text, expected):
    kind, stated, operands = expected
    rows = [f for f in run_text(text).findings if (f.kind, f.stated) == (kind, stated)]
    assert rows, "nothing is said of the figure"
    assert {row.verdict for row in rows} == {"ok"}
    assert operands in {row.message_en.split("Figures: ")[1].split(". Arithmetic")[0].count(";") + 1 for row in rows}


@pytest.mark.parametrize(("text", "kind"), NOT_FOUND)
def test_figures_that_come_to_another_by_chance_are_left(run_text, text, kind):
    assert [f for f in run_text(text).findings if f.kind == kind] == []


PRICES = [
    # other sentences tell of something else
    ("Kinh phí tuyên truyền 20 triệu đồng.\n\n2. Hỗ trợ sinh kế\n\nCó 12 hộ được vay vốn, mỗi hộ 2 triệu đồng.", []),
    ("Kinh phí sửa chữa trụ sở 150 triệu đồng. Đã hỗ trợ 5 hộ, mỗi hộ 30 triệu đồng.", []),
    ("Hỗ trợ 45 hộ xã Ea Kênh, mỗi hộ 15 triệu đồng, tổng kinh phí 675 triệu đồng. Hỗ trợ 30 hộ xã Ea Yông, mỗi hộ 15 triệu đồng.", ["675000000"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PRICES)
def test_a_price_is_of_what_its_own_sentence_counts(run_text, text, expected):
    assert [f.stated for f in run_text(text).findings if f.kind == "product"] == expected
