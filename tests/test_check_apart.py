"""Relations whose figures lie apart: told where they hold; what only looks like one raises no alarm."""

from __future__ import annotations

import pytest

HELD = [
    # sums that a word closes, or that stand in sentences of their own
    ("Đàn lợn tiêm 14.200 liều ở phía Bắc, 9.850 liều ở phía Nam, cộng 24.050 liều.", ("sum", "ok", "24050")),
    ("Đàn lợn tiêm 14.200 liều ở phía Bắc, 9.850 liều ở phía Nam, cộng 24.150 liều.", ("sum", "mismatch", "24150")),
    ("Đón 186.400 lượt khách. Khách nội địa 181.900 lượt khách, khách quốc tế 4.500 lượt khách.", ("sum", "ok", "186400")),
    ("Trong 46 cơ sở có 12 khách sạn, 20 nhà nghỉ, 14 homestay.", ("sum", "ok", "46")),
    ("Toàn quận xảy ra 112 vụ, điều tra 80 vụ. Cơ cấu: trộm cắp 61 vụ, cướp giật 23 vụ, loại khác 28 vụ.", ("sum", "ok", "112")),
    ("Cho thuê 47,2 ha đất. Tập trung tại thôn 3 (21,4 ha), thôn 5 (16,3 ha) và thôn 7 (9,5 ha).", ("sum", "ok", "47.2")),
    ("Hộ nghèo 812 hộ; hộ cận nghèo 1.205 hộ; hộ khác 9.640 hộ. Tổng số hộ nghèo và hộ cận nghèo là 2.017 hộ.", ("sum", "ok", "2017")),
    ("Còn 41 dự án chậm, trong đó chậm dưới 12 tháng là 26 dự án, chậm từ 12 tháng trở lên là 15 dự án.", ("sum", "ok", "41")),
    ("Chi sai chế độ, định mức 52.300.000 đồng, gồm tiếp khách 31.100.000 đồng, công tác phí 21.200.000 đồng.", ("sum", "ok", "52300000")),
    # what comes on top
    ("Kết nạp thêm 15 đảng viên, nâng tổng số từ 412 đảng viên lên 427 đảng viên.", ("sum", "ok", "427")),
    ("Lắp đặt thêm 48 bộ đèn, nâng tổng số từ 160 bộ đèn lên 280 bộ đèn.", ("sum", "mismatch", "280")),
    # shares of a figure told before
    ("Cả tỉnh có 1.204 di tích, trong đó 968 di tích lịch sử, 201 di tích kiến trúc và 35 di tích khác. Di tích lịch sử chiếm 80,4%.",
     ("ratio", "ok", "80.4")),
    ("Tổng số hộ là 12.480 hộ. Số hộ dùng nước sạch là 9.610 hộ, chiếm 77,1% tổng số hộ.", ("ratio", "mismatch", "77.1")),
    ("Tổng đàn bò có 24.860 con.\n\nĐã tiêm phòng cho 21.131 con, chiếm 85,0%.", ("ratio", "ok", "85")),
    ("Kiểm tra 6.412 trường hợp, phát hiện 214 vụ vi phạm, chiếm 3,3%.", ("ratio", "ok", "3.3")),
    ("Sản lượng đạt 1,24 triệu tấn, gấp 1,6 lần cùng kỳ (775.000 tấn).", ("ratio", "ok", "1.6")),
    ("Sản lượng đạt 1,24 triệu tấn, gấp 2,6 lần cùng kỳ (775.000 tấn).", ("ratio", "mismatch", "2.6")),
    ("Mở 12 buổi với 540 lượt người dự, bình quân 45 lượt người/buổi.", ("product", "ok", "540")),
    # products
    ("Trực: 24 đồng chí x 40.000 đồng x 30 đêm = 28.800.000 đồng.", ("product", "ok", "28800000")),
    ("Thuê nhà: 18 hộ x 1.500.000 đồng/tháng x 6 tháng = 126.000.000 đồng.", ("product", "mismatch", "126000000")),
    ("Huy động 48 người, mức 150.000 đồng/ngày, trong 20 ngày, thành tiền 144.000.000 đồng.", ("product", "ok", "144000000")),
    ("Giá trị hợp đồng 4.200 triệu đồng, tạm ứng 30%, tức 1.260 triệu đồng.", ("product", "ok", "1260000000")),
    ("Đường dài 640 m, rộng 4,5 m, diện tích mặt đường 2.880 m2.", ("product", "ok", "2880")),
    # what is left, what has changed
    ("Thu 635.000.000 đồng. Đã nộp 521.300.000 đồng; còn 113.700.000 đồng.", ("difference", "ok", "113700000")),
    ("Hội có 21.460 hội viên, tăng so với năm 2018 (20.875 hội viên) là 585 hội viên.", ("difference", "ok", "585")),
    ("Kế hoạch vốn 8.000 tỷ đồng, tăng 6,5% so với năm 2023 (7.510 tỷ đồng).", ("growth", "ok", "6.5")),
    # times with their ends
    ("Thực hiện từ ngày 01/5/2022 đến ngày 30/6/2022 (61 ngày).", ("difference", "ok", "61")),
    ("Thực hiện từ ngày 01/5/2022 đến ngày 30/6/2022 (51 ngày).", ("difference", "mismatch", "51")),
    ("Thực hiện trong 18 tháng, từ tháng 10/2022 đến tháng 3/2024.", ("difference", "ok", "18")),
    ("Kỷ niệm 123 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2013).", ("difference", "ok", "123")),
    # names behind `là`, and lists by semicolons with brackets
    ("Có 03 xã nghèo là Sín Chải, Lao Xả Phình và Tả Sìn Thàng.", ("count", "ok", "3")),
    ("Kiểm tra 02 lễ hội gồm: hội Lim (huyện Tiên Du, tỉnh Bắc Ninh); hội Gióng (xã Phù Đổng, Hà Nội).", ("count", "ok", "2")),
]  # fmt: skip

# What holds by no rule, and is no mistake.
INNOCENT = [
    "Vùng Bắc được 110,5 tỷ đồng, vùng Tây được 52,9 tỷ đồng, các tỉnh còn lại được 31 tỷ đồng.",
    "Chi 12 tỷ đồng cho y tế, 15 tỷ đồng cho giáo dục. Cộng đồng dân cư đóng góp 3 tỷ đồng.",
    "Đã thực hiện 45 ngày làm việc, từ ngày 03/4/2017 đến ngày 02/7/2017.",
    "Kế hoạch 5 năm (2021 - 2025) được phê duyệt.",
    "Hỗ trợ 6.318 trẻ, mức 120.000 đồng/tháng, trong 9 tháng, tổng số tiền 6.823.440.000 đồng.",
    "Phát quà cho 120 hộ; còn 15 hộ ở xa sẽ nhận sau.",
    "Tổng số lao động là 12.400 người. Lao động nữ 5.580 người, chiếm 48,2% tổng số lao động toàn tỉnh.",
    "Trồng mới 20 ha, nâng diện tích từ 100 ha lên 150 ha vào năm 2025.",
    "Mua thêm 3 xe, giảm chi phí từ 40 triệu đồng xuống 28 triệu đồng.",
    "Toàn xã có 120 hộ nghèo, trong đó 30 hộ dân tộc thiểu số, 100 hộ có chủ hộ là nữ.",
    "Huyện có 15 xã, gồm Mai Sơn, Khánh Thiện và các xã khác.",
    "Có 02 xã đạt chuẩn là Lâm Thượng và Khánh Thiện, tỉnh Yên Bái.",
    "Xử phạt 24 cơ sở, chiếm 30,8%; kiểm tra 512 cơ sở vào quý sau.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_what_lies_apart_is_told_where_it_holds(run_text, text, expected):
    assert expected in {(f.kind, f.verdict, f.stated) for f in run_text(text).findings}


@pytest.mark.parametrize("text", INNOCENT)
def test_what_does_not_hold_is_no_alarm(run_text, text):
    assert [(f.kind, f.stated) for f in run_text(text).findings if f.verdict == "mismatch"] == []


DATED = "ỦY BAN NHÂN DÂN\nHUYỆN NGHI XUÂN\nSố: 12/BC-UBND\n\nNghi Xuân, ngày 02 tháng 11 năm 2020\n\nBÁO CÁO\nKết quả\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("Đường đã được sửa chữa xong ngày 12/11/2020.", True),
        ("Theo báo cáo ngày 15/12/2020 của đơn vị, thiệt hại không lớn.", True),
        ("Đường đã được sửa chữa xong ngày 30/10/2020.", False),
        ("Huyện đã giao đơn vị thi công sửa chữa xong trước ngày 12/11/2020.", False),
        ("Lễ khánh thành dự kiến ngày 12/11/2020.", False),
    ],
)
def test_what_is_told_as_done_is_not_later_than_the_document(run_text, text, is_wrong):
    found = [f for f in run_text(DATED.format(text)).findings if f.kind == "date_order"]
    assert bool(found) == is_wrong
