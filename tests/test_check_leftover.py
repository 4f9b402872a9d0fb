"""Relations that the words of the figures tell: what is done and not, both halves of a whole, a budget's balance."""

from __future__ import annotations

import pytest

# text -> (kind, verdict, stated)
RELATIONS = [
    # what is done, is being done and is not
    ("Tiếp nhận 245 đơn, đã giải quyết 198 đơn, chưa giải quyết 47 đơn.", ("sum", "ok", "245")),
    ("Tiếp nhận 245 đơn, đã giải quyết 189 đơn, chưa giải quyết 47 đơn.", ("difference", "mismatch", "47")),
    ("Rà soát 31 điểm sạt lở, đã xử lý 18 điểm, đang xử lý 09 điểm, chưa xử lý 04 điểm.", ("sum", "ok", "31")),
    ("Rà soát 31 điểm sạt lở, đã xử lý 18 điểm, đang xử lý 08 điểm, chưa xử lý 04 điểm.", ("sum", "mismatch", "31")),
    ("Kế hoạch vốn 95,6 tỷ đồng, giải ngân 61,2 tỷ đồng, đạt 64%; số vốn chưa giải ngân 34,4 tỷ đồng.", ("difference", "ok", "34400000000")),
    ("Kế hoạch vốn 95,6 tỷ đồng, giải ngân 61,2 tỷ đồng, đạt 64%; số vốn chưa giải ngân 33,4 tỷ đồng.", ("difference", "mismatch", "33400000000")),
    # both halves of a whole
    ("Tổng số 385 đại biểu, trong đó nam 250 người, nữ 135 người.", ("sum", "ok", "385")),
    ("Tổng số 385 đại biểu, trong đó nam 260 người, nữ 135 người.", ("sum", "mismatch", "385")),
    ("Đón 186.400 lượt khách, trong đó khách nội địa 168.300 lượt, khách quốc tế 18.500 lượt.", ("sum", "mismatch", "186400")),
    ("Giải quyết 5.991 hồ sơ, trong đó đúng hạn 5.927 hồ sơ (đạt 98,93%), quá hạn 64 hồ sơ.", ("sum", "ok", "5991")),
    ("Thu năm 2021 đạt 172,8 tỷ đồng; trong đó 6 tháng đầu năm 89,4 tỷ đồng, 6 tháng cuối năm 74,4 tỷ đồng.", ("sum", "mismatch", "172800000000")),
    # a list, and behind a semicolon what it is compared with
    ("Kinh phí tu sửa 34.475 triệu đồng, bao gồm vốn trái phiếu 14.260 triệu đồng, ngân sách huyện 8.735 triệu đồng, ngân sách xã 11.480 triệu đồng và vốn khác 2.965 triệu đồng; so với năm trước tăng 1.200 triệu đồng.", ("sum", "mismatch", "34475000000")),
    ("Kinh phí tu sửa 37.440 triệu đồng, bao gồm vốn trái phiếu 14.260 triệu đồng, ngân sách huyện 8.735 triệu đồng, ngân sách xã 11.480 triệu đồng và vốn khác 2.965 triệu đồng; so với năm trước tăng 1.200 triệu đồng.", ("sum", "ok", "37440000000")),
    ("Toàn xã trồng 186 ha, gồm lúa 102 ha, ngô 51 ha, sắn 23 ha; so với cùng kỳ giảm 14 ha.", ("sum", "mismatch", "186")),
    # told of the total before the list
    ("Sản lượng 845 tấn, trong đó tôm 312 tấn, cá 533 tấn; so với chỉ tiêu 800 tấn đạt 105,6%.", ("ratio", "ok", "105.6")),
    # a budget's balance
    ("Tổng thu ngân sách 268.300 triệu đồng, tổng chi ngân sách 231.450 triệu đồng, kết dư 36.850 triệu đồng.", ("difference", "ok", "36850000000")),
    ("Tổng thu ngân sách 268.300 triệu đồng, tổng chi ngân sách 231.450 triệu đồng, kết dư 36.950 triệu đồng.", ("difference", "mismatch", "36950000000")),
    ("Tổng thu ngân sách xã 5.218.400.000 đồng.\n\nTổng chi 4.986.700.000 đồng. Kết dư chuyển năm sau 213.700.000 đồng.", ("difference", "mismatch", "213700000")),
    ("- Tổng thu quỹ: 125.400.000 đồng.\n\n- Tổng chi quỹ: 98.700.000 đồng.\n\n- Kết dư quỹ: 27.600.000 đồng.", ("difference", "mismatch", "27600000")),
    ("Thu ngân sách tỉnh 12.450 tỷ đồng; chi ngân sách tỉnh 12.800 tỷ đồng; bội chi ngân sách tỉnh 350 tỷ đồng.", ("difference", "ok", "350000000000")),
    # a base behind a bracket with a percentage, and one by what is told once
    ("Số ca là 156 ca, giảm 44 ca (giảm 22%) so với cùng kỳ (200 ca).", ("difference", "ok", "44")),
    ("Số ca là 156 ca, giảm 54 ca (giảm 22%) so với cùng kỳ (200 ca).", ("difference", "mismatch", "54")),
    ("Thu nhập đạt 72,5 triệu đồng/người/năm, tăng 8,5 triệu đồng so với năm 2021 (65 triệu đồng).", ("difference", "mismatch", "8500000")),
    # seasons of a year
    ("Năng suất cả năm 118,4 tạ/ha, trong đó vụ Xuân 64,2 tạ/ha, vụ Mùa 54,2 tạ/ha.", ("sum", "ok", "118.4")),
    # a slip in the last of three
    ("Diện tích gieo trồng 1.250 ha, năng suất 62 tạ/ha, sản lượng 7.570 tấn.", ("product", "mismatch", "7570")),
    ("Diện tích 845,5 ha, năng suất 45,2 tạ/ha, sản lượng 3.821,7 tấn.", ("product", "ok", "3821.7")),
]  # fmt: skip

INNOCENT = [
    # behind a list and a semicolon the total goes on; a percentage right behind a change is of that; a mean is no level
    "Doanh thu 7.500 triệu đồng, gồm khai thác 4.700 triệu đồng, chế biến 2.180 triệu đồng, dịch vụ 620 triệu đồng; so với kế hoạch 7.200 triệu đồng đạt 104,2%, so với năm 2004 (6.500 triệu đồng) tăng 1.000 triệu đồng, bằng 15,4%.",
    "Sản lượng 845 tấn, trong đó tôm 312 tấn, cá 533 tấn; so với chỉ tiêu 800 tấn đạt 105,6%.",
    "Cháy rừng 02 vụ làm thiệt hại 6,5 ha, bình quân 3,25 ha/vụ, giảm 2,7 ha so với năm 2004 (9,2 ha).",
    "Phát 1.095 chương trình. Chương trình tiếng dân tộc gồm 312 chương trình tiếng Tày và 156 chương trình tiếng Dao; cả hai thứ tiếng được 468 chương trình, tăng 24 chương trình so với năm trước.",
    "Toàn xã có 1.200 hộ, 300 hộ nghèo đã nhận hỗ trợ, 12 hộ chưa nhận hỗ trợ.",
    "Dân số 95.600 người, đã tiêm mũi 1 61.200 người, chưa tiêm mũi 1 do chống chỉ định 3.400 người.",
    "Tiếp nhận mới 245 đơn, kỳ trước chuyển sang 15 đơn, đã giải quyết 198 đơn, chưa giải quyết 62 đơn.",
    "Năm 2022 có 130 đơn. Trong năm đã giải quyết 118 đơn, chưa giải quyết 2 đơn, chuyển cơ quan khác 10 đơn.",
    "Thu 1.250 triệu đồng, trong đó thu trong tỉnh 900 triệu đồng, thu ngoài tỉnh 300 triệu đồng, thu khác 50 triệu đồng.",
    "Có 312 lao động, trong đó lao động nữ 140 người, lao động nam dưới 35 tuổi 160 người.",
    "Tổng thu ngân sách nhà nước trên địa bàn 412 tỷ đồng; tổng chi ngân sách huyện 388 tỷ đồng; kết dư ngân sách 5,2 tỷ đồng.",
    "Tổng thu ngân sách 268 tỷ đồng, tổng chi ngân sách 231 tỷ đồng; kết dư năm trước chuyển sang 3,2 tỷ đồng.",
    "Năng suất bình quân 59,2 tạ/ha, trong đó vụ Xuân 64,2 tạ/ha, vụ Mùa 54,2 tạ/ha.",
    "Lúa gieo cấy 2.140 ha, năng suất 58,5 tạ/ha, sản lượng 12.030 tấn.",
    "Xây 12 căn nhà, mức hỗ trợ 50 triệu đồng/căn, 05 căn sửa chữa mức 25 triệu đồng/căn, tổng kinh phí 725 triệu đồng.",
    "Giải quyết 3.934 hồ sơ, trong đó đúng hạn 3.880 hồ sơ; đã số hóa 212 hồ sơ.",
]  # fmt: skip

TABLE = """
| STT | Lĩnh vực | Tổng số | Đã giải quyết | Đúng hạn | Quá hạn | Đang giải quyết |
|---|---|---|---|---|---|---|
| 1 | Đất đai | 1.845 | 1.702 | 1.650 | 52 | 143 |
| 2 | Hộ tịch | 2.310 | 2.232 | 2.230 | 2 | 78 |
|  | Tổng cộng | 4.155 | 3.934 | 3.880 | 54 | 221 |
"""


@pytest.mark.parametrize(("text", "expected"), RELATIONS)
def test_a_relation_is_told_with_its_verdict(run_text, text, expected):
    kind, _, stated = expected
    told = [(f.kind, f.verdict, f.stated) for f in run_text(text).findings]
    assert [each for each in told if each[0] == kind and each[2] == stated] == [expected]


@pytest.mark.parametrize("text", INNOCENT)
def test_what_is_no_contradiction_raises_no_alarm(run_text, text):
    assert [f.message_en for f in run_text(text).findings if f.verdict == "mismatch"] == []


@pytest.mark.parametrize(("last", "verdict"), [("221", "ok"), ("211", "mismatch")])
def test_a_row_told_again_in_prose_is_held_against_it(run_text, last, verdict):
    told = f"Tiếp nhận 4.155 hồ sơ; đã giải quyết 3.934 hồ sơ, trong đó đúng hạn 3.880 hồ sơ; đang giải quyết {last} hồ sơ."
    found = [f for f in run_text(f"{told}\n{TABLE}").findings if f.kind == "prose_table"]
    assert [(f.stated, f.verdict) for f in found if f.stated == last] == [(last, verdict)]


def test_a_figure_of_another_column_is_not_held_against_the_row(run_text):
    told = "Tiếp nhận 4.155 hồ sơ; đã giải quyết 3.934 hồ sơ, trong đó đúng hạn 3.880 hồ sơ; đã số hóa 212 hồ sơ."
    assert not any(f.verdict == "mismatch" for f in run_text(f"{told}\n{TABLE}").findings)


LISTS = """1. Dự án 2: 2.150 triệu đồng, trong đó:

- Phòng Nông nghiệp: 350 triệu đồng;

- Xã Phú Lương: 600 triệu đồng;

- Xã Tân Mỹ: 1.200 triệu đồng.

2. Dự án 3: {total} triệu đồng, trong đó:

- Xã Nà Pheo: 640 triệu đồng;

- Xã Bản Mù: 510 triệu đồng;

- Xã Tà Hừa: 600 triệu đồng.
"""


@pytest.mark.parametrize(("total", "verdict"), [("1.750", "ok"), ("1.830", "mismatch"), ("2.600", "unchecked")])
def test_a_list_beside_one_that_holds_is_complete_too(run_text, total, verdict):
    found = [f for f in run_text(LISTS.format(total=total)).findings if f.kind == "sum"]
    assert [f.verdict for f in found] == ["ok", verdict]


PLANNED = """Tổng kế hoạch vốn của tỉnh là 6.842,5 tỷ đồng, gồm: vốn trung ương 2.148 tỷ đồng; vốn địa phương 4.694,5 tỷ đồng.

Lũy kế giải ngân là 3.917,6 tỷ đồng, đạt 57,25% kế hoạch. Còn lại {left} tỷ đồng phải giải ngân trong quý IV.
"""


@pytest.mark.parametrize(("left", "verdict"), [("2.924,9", "ok"), ("2.942,9", "mismatch")])
def test_what_is_left_is_of_the_total_that_a_share_is_of(run_text, left, verdict):
    (told,) = [f for f in run_text(PLANNED.format(left=left)).findings if f.kind == "difference"]
    assert told.verdict == verdict


def test_what_is_left_of_something_else_is_no_alarm(run_text):
    text = "Tổng diện tích 1.250,5 ha, đã trồng 834,2 ha, đạt 66,71%. Còn 120 ha chờ đền bù."
    assert not [f for f in run_text(text).findings if f.verdict == "mismatch"]


@pytest.mark.parametrize(
    ("again", "is_told"), [("2.802", True), ("2.820", False), ("1.350", False)], ids=["slip", "same", "another"]
)
def test_a_figure_told_again_in_other_digits(run_text, again, is_told):
    text = f"Số nhà bị ngập là 2.820 nhà. Mưa đã giảm.\n\nĐến nay, nước đã rút tại {again} nhà bị ngập nêu trên."
    told = [f for f in run_text(text).findings if f.kind == "document_conflict"]
    assert [(f.stated, f.verdict) for f in told] == ([("2802", "mismatch")] if is_told else [])
    assert all("told again" in f.message_en for f in told)
