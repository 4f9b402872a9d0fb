"""Relations in prose: examples, and counter-examples that must raise no alarm. Text on the left, what is told on the right."""

from __future__ import annotations

import pytest

# text -> {(kind, verdict, stated)}; `unchecked` rows are left out unless they are asked for
RELATIONS = [
    # sums: behind `gồm`, in brackets, behind a colon, behind `trong đó`, in lists
    ("Xây 38 ngôi nhà, gồm: 21 ngôi nhà cho hộ nghèo, 12 ngôi nhà cho hộ cận nghèo và 05 ngôi nhà cho người có công.", {("sum", "ok", "38")}),
    ("Xây 38 ngôi nhà, gồm: 21 ngôi nhà cho hộ nghèo, 12 ngôi nhà cho hộ cận nghèo và 06 ngôi nhà cho người có công.", {("sum", "mismatch", "38")}),
    ("Mở 18 lớp (05 lớp cho cấp ủy viên, 07 lớp cho đảng viên mới, 06 lớp cho đối tượng Đảng).", {("sum", "ok", "18")}),
    ("Đạt 43 giải: 02 giải nhất, 09 giải nhì, 14 giải ba, 17 giải khuyến khích.", {("sum", "mismatch", "43")}),
    ("Lấy ý kiến 658 lượt, trong đó 629 lượt rất hài lòng, 21 lượt hài lòng.", {("sum", "mismatch", "658")}),
    ("Chi 12,5 tỷ đồng, trong đó: ngân sách tỉnh 7,2 tỷ đồng, ngân sách huyện 5,3 tỷ đồng.", {("sum", "ok", "12500000000")}),
    ("Chi 12,6 tỷ đồng, bao gồm ngân sách tỉnh 7,2 tỷ đồng, ngân sách huyện 5,3 tỷ đồng.", {("sum", "rounding", "12600000000")}),
    ("Quỹ có 300 triệu đồng, trong đó:\n\n- Tỉnh cấp: 180 triệu đồng;\n\n- Huyện vận động: 120 triệu đồng.", {("sum", "ok", "300000000")}),
    ("Có 12 đơn vị hành chính (10 xã, 02 thị trấn).", {("sum", "ok", "12")}),
    ("Có 327 cơ sở, gồm: 41 khách sạn, 158 nhà nghỉ, 128 homestay.", {("sum", "ok", "327")}),
    # shares and fulfilment
    ("Xử lý 186/337 đạt 55,19%.", {("ratio", "ok", "55.19")}),
    ("Tiêm cho 3.412/3.498 trẻ dưới 1 tuổi, đạt 97,54%.", {("ratio", "ok", "97.54")}),
    ("Tỷ lệ hồ sơ trực tuyến đạt 76,32% (14.226/18.640 hồ sơ).", {("ratio", "ok", "76.32")}),
    ("Cấp thẻ cho 2.051/2.310 trẻ em, đạt 89,79%.", {("ratio", "mismatch", "89.79")}),
    ("Giải ngân 64.215/112.430 triệu đồng, đạt 75,12% kế hoạch vốn.", {("ratio", "mismatch", "75.12")}),
    ("Trồng 1.840 ha rừng, đạt 92% kế hoạch (2.000 ha).", {("ratio", "ok", "92")}),
    ("Kế hoạch vốn là 156.800 triệu đồng, giải ngân 131.712 triệu đồng, đạt 48,0% kế hoạch.", {("ratio", "mismatch", "48")}),
    ("Kiểm tra 64 cơ sở, phát hiện 09 cơ sở vi phạm, chiếm 14,06%.", {("ratio", "ok", "14.06")}),
    ("Toàn huyện có 13.482 hộ, trong đó hộ nghèo 512 hộ, chiếm 3,80%; hộ cận nghèo 604 hộ, chiếm 4,84%.", {("ratio", "ok", "3.8"), ("ratio", "mismatch", "4.84")}),
    ("Có 214 hộ nghèo trên tổng số 15.286 hộ, chiếm 1,4%.", {("ratio", "ok", "1.4")}),
    # changes
    ("Đàn bò 3.215 con, giảm 4,5% so với cùng kỳ (3.366 con).", {("growth", "ok", "4.5")}),
    ("Đàn gà 415.000 con, tăng 7,2% so với cùng kỳ (402.000 con).", {("growth", "mismatch", "7.2")}),
    ("Phát hiện 58 ca, giảm 15 ca so với cùng kỳ (75 ca).", {("difference", "mismatch", "15")}),
    ("Khách quốc tế 98.000 lượt, giảm từ 112.000 lượt năm 2018, tương ứng giảm 12,5%.", {("growth", "ok", "12.5")}),
    ("Thu nhập đạt 62,5 triệu đồng/người/năm, tăng 5,3 triệu đồng so với năm 2021 (57,2 triệu đồng/người/năm).", {("difference", "ok", "5300000")}),
    # what is left
    ("Nguồn tăng thu là 65,6 tỷ đồng, đã phân bổ 52,1 tỷ đồng, còn lại 13,5 tỷ đồng.", {("difference", "ok", "13500000000")}),
    ("Nhận 145 đơn, đã giải quyết 139 đơn, còn lại 16 đơn.", {("difference", "mismatch", "16")}),
    # products
    ("Sản lượng 4.200 kg, giá bán 52.000 đồng/kg, tổng thu 218.400.000 đồng.", {("product", "ok", "218400000")}),
    ("Sản lượng 15.500 kg, giá bán 38.000 đồng/kg, doanh thu đạt 598.000.000 đồng.", {("product", "mismatch", "598000000")}),
    ("Thu 8,5 tấn tôm, giá 180.000 đồng/kg, doanh thu 1.530.000.000 đồng.", {("product", "ok", "1530000000")}),
    ("Tổng số 7.284 đảng viên, trong đó 218 đảng viên dự bị, chiếm gần 3%.", {("ratio", "ok", "3")}),  # 2,99 rounds to it
    ("Tổng số 7.284 đảng viên, trong đó 262 đảng viên dự bị, chiếm gần 4%.", {("ratio", "ok", "4")}),
    ("Tổng số 7.284 đảng viên, trong đó 222 đảng viên dự bị, chiếm trên 3%.", {("ratio", "rounding", "3")}),
    ("Thu hoạch 6.300 kg/2ha, giá bán 41.000 đồng/kg, tổng thu trên 258.000.000 đồng.", {("product", "rounding", "258000000")}),
    ("Dự kiến mở 32 lớp, mỗi lớp 20 học viên, tổng số 640 học viên.", {("product", "ok", "640")}),
    # digits against words
    ("Giá trị là 3.482.615.000 đồng (Bằng chữ: Ba tỷ, bốn trăm tám mươi hai triệu, sáu trăm mười lăm nghìn đồng).", {("words", "ok", "3482615000")}),
    ("Đã thanh toán 3.150.000.000 đồng (Bằng chữ: Ba tỷ, một trăm linh năm triệu đồng chẵn).", {("words", "mismatch", "3150000000")}),
    ("Số tiền 21.044.000 đồng (Hai mươi mốt triệu không trăm bốn mươi tư nghìn đồng).", {("words", "ok", "21044000")}),
    # counts and names
    ("Tổ chức tại 04 xã Vĩnh An, Tây Bình, Tây Vinh, Tây An và tiếp tục duy trì.", {("count", "ok", "4")}),
    ("Tiêm phòng tại 05 xã gồm: Vĩnh Thới, Hòa Thành, Định Hòa, Phong Hòa.", {("count", "mismatch", "5")}),
    ("Có 03 sản phẩm được công nhận (Su su Tam Đảo; Trà hoa vàng; Mật ong Đại Đình).", {("count", "ok", "3")}),
    ("Có 04 sản phẩm lên sàn (Rượu ba kích; Cao cà gai leo; Bánh gạo rang).", {("count", "mismatch", "4")}),
    # one odd figure twice
    ("Đón hơn 512.347 đoàn với khoảng 512.347 lượt khách.", {("duplicate_figure", "mismatch", "512347")}),
]  # fmt: skip

# What looks like a relation and is none, or one that need not hold.
INNOCENT = [
    "Tổng số 1.250 hộ, trong đó hộ nghèo 120 hộ, hộ cận nghèo 85 hộ.",  # not all parts
    "Có 134 người, trong đó còn sống 81 người, đang điều trị ARV 47 người.",  # kinds that overlap
    "Thu 634.498,3 triệu đồng, trong đó thu trên địa bàn 91.164 triệu đồng, thu bổ sung 540.118,7 triệu đồng.",
    "Tiếp nhận 5.240 hồ sơ, trong đó 4.192 hồ sơ trực tuyến, chiếm 80%; giải quyết đúng hạn 5.109 hồ sơ.",
    "Doanh thu 120 tỷ đồng, nộp ngân sách 15 tỷ đồng, đạt 95% dự toán.",  # the budget's plan is not told
    "Có 62/71 thôn đạt chuẩn, bằng 83% kế hoạch.",
    "Giải quyết 5.102 hồ sơ, đúng hạn đạt 98,6%; hồ sơ trực tuyến chiếm 87,25%.",
    "Vùng Trung du có 374 dự án, chiếm 32,4%; vùng miền núi có 323 dự án, chiếm 28,0%.",
    "Thu 1.284 tỷ đồng, tăng 9,4% so với cùng kỳ năm 2016. Trong đó thu nội địa đạt 486 tỷ đồng.",
    "Năng suất 58,5 tạ/ha, giá 6.200 đồng/kg, tổng kinh phí hỗ trợ 12 tỷ đồng.",
    "Hỗ trợ 145 hộ với 725 triệu đồng, trong đó 12 hộ sập nhà 240 triệu đồng.",
    "Có 36 sản phẩm như: Kén tằm, Măng sạch, Trà Shan.",  # examples
    "Có 12 tỉnh, trước hết là tỉnh Điện Biên, tỉnh Kon Tum và tỉnh Bạc Liêu.",
    "Tổ chức tại 05 xã Hòa Bình, UBND huyện đã chỉ đạo thực hiện.",
    "Có 9/52 trường đạt chuẩn, gồm các trường: Nguyễn Đình Tứ, Hoa Ban, Sao Mai…",
    "Cấp 2.340 thẻ cho 2.340 lao động.",  # may well be equal
    "Tỷ lệ che phủ rừng đạt 58,4%, tăng 0,3% so với năm 2023.",
    "Kết nạp 52 đảng viên (nữ 21 đồng chí, đoàn viên 34 đồng chí, giáo viên 8 đồng chí).",  # kinds that overlap
    "Thu đạt 18.452 triệu đồng/dự toán 152.000 triệu đồng; so với cùng kỳ năm trước (16.890 triệu đồng) tăng 9,25%.",
    "Năm 2022 trồng 1.200 ha mía, năm 2023 trồng 1.300 ha, đạt 95% kế hoạch.",
    "Tổng đàn 45.200 con, trong đó trâu 5.100 con, bò 12.300 con; đàn gia cầm 520.000 con.",
    "Giải quyết việc làm cho 2.150 lao động, bằng 86% kế hoạch; xuất khẩu 120 lao động, đạt 60%.",
    "Lớp có 35 học viên (nữ 12 học viên, dân tộc thiểu số 20 học viên).",
    # items with a number in their names: the first is no total of the others
    "Quốc lộ 1A: 8 vụ; ĐT 716: 5 vụ; đường huyện: 4 vụ.",
    "Khối 6: 8 lớp; khối 7: 5 lớp; khối 8: 4 lớp.",
]


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_a_relation_is_told_with_its_verdict(run_text, text, expected):
    found = {(f.kind, f.verdict, f.stated) for f in run_text(text).findings if f.verdict != "unchecked"}
    assert found == expected


@pytest.mark.parametrize("text", INNOCENT)
def test_what_is_no_contradiction_raises_no_alarm(run_text, text):
    assert [(f.kind, f.stated, f.computed) for f in run_text(text).findings if f.verdict == "mismatch"] == []


def test_a_row_points_at_its_figures(run_text):
    report = run_text("Cấp thẻ cho 2.051/2.310 trẻ em, đạt 89,79%.")
    (found,) = report.findings
    known = {mention.mention_id: mention.text for mention in report.mentions}
    assert found.evidence == "2.051/2.310 trẻ em, đạt 89,79%"
    assert [known[each] for each in found.operands] == ["89,79%", "2.051/2.310 trẻ em"]
    assert (found.computed, found.difference, found.unit) == ("88.7879", "1.0021", "%")


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Tổng kinh phí là 5 tỷ đồng, đạt 80% dự toán.", ["Tổng kinh phí", "Tổng kinh phí"]),
        ("Huyện có 62 hộ nghèo tại các xã.", ["hộ nghèo"]),
        ("- Ngân sách tỉnh: 3 tỷ đồng.", ["Ngân sách tỉnh"]),
        (
            "Chi 7 tỷ đồng, gồm vốn ngân sách tỉnh 4 tỷ đồng, vốn ngân sách xã 3 tỷ đồng.",
            ["Chi", "vốn ngân sách tỉnh", "vốn ngân sách xã"],
        ),
    ],
)
def test_a_figure_tells_what_it_measures(run_text, text, subjects):
    values = [mention.value for mention in run_text(text).mentions]
    assert [value.subject for value in values if hasattr(value, "subject")] == subjects


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Thu tiền sử dụng đất đạt 15.482,3 triệu đồng. Chi sự nghiệp giáo dục 15.482,3 triệu đồng.", True),
        ("- Thu tiền thuê đất: 15.482,3 triệu đồng;\n\n- Chi sự nghiệp y tế: 15.482,3 triệu đồng.", True),
        ("Thu tiền thuê đất đạt 15.482,3 triệu đồng, bằng 102% dự toán. Chi sự nghiệp y tế 15.482,3 triệu đồng.", True),
        ("Thu tiền thuê đất đạt 15.482,3 triệu đồng. Chi sự nghiệp y tế 15.428,3 triệu đồng.", False),
        ("Thu tiền thuê đất đạt 15.482 triệu đồng. Thu tiền thuê đất đạt 15.482 triệu đồng.", False),  # one thing
        ("Thu tiền thuê đất đạt 1.500 triệu đồng. Chi sự nghiệp y tế 1.500 triệu đồng.", False),  # round
        ("Tổng kinh phí 15.482,3 triệu đồng. Trong đó: ngân sách huyện 15.482,3 triệu đồng.", False),
    ],
)
def test_one_odd_figure_in_two_sentences_is_told_and_no_mismatch(run_text, text, is_told):
    found = [f.verdict for f in run_text(text).findings if f.kind == "duplicate_figure"]
    assert found == (["unchecked"] if is_told else [])
