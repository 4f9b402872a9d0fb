"""Parts that their names, their count or their place show to be all: there a slip of two digits counts, too."""

from __future__ import annotations

import pytest

# text -> kind and figure told wrong
WRONG = [
    # a word for a total behind its parts, of all figures of the sentence before
    ("Xã Tam Hợp thu 31 tấn, xã Tam Thái thu 12 tấn, xã Tam Đình thu 9 tấn. Tổng sản lượng là 62 tấn.", ("sum", "62")),
    ("Quý I nộp 3.140 triệu đồng, quý II nộp 2.965 triệu đồng. Lũy kế hai quý đạt 6.015 triệu đồng.", ("sum", "6015000000")),
    ("Chợ nộp 45,5 triệu đồng, bến bãi nộp 38,7 triệu đồng và nhà văn hóa nộp 9,8 triệu đồng. Tổng số thu 49,0 triệu đồng.", ("sum", "49000000")),
    # so many things, in digits or in words
    ("Qua 3 kỳ kiểm tra, kỳ một phạt 42 hộ, kỳ hai 35 hộ, kỳ ba 27 hộ; cả 3 kỳ phạt 114 hộ.", ("sum", "114")),
    ("Hội Phụ nữ góp 18 triệu đồng, Hội Nông dân 23 triệu đồng. Gộp hai nguồn được 51 triệu đồng.", ("sum", "51000000")),
    ("Năm 2017 mở 18 lớp, năm 2018 mở 21 lớp, năm 2019 mở 26 lớp. Cả giai đoạn 2017 - 2019 mở 56 lớp.", ("sum", "56")),
    ("Nuôi 1.645 ha tôm; tôm sú 1.120 ha, tôm thẻ 385 ha, tôm lúa 104 ha.", ("sum", "1645")),
    # as many kinds as the total names, below a colon, too
    ("Xã có 38 cán bộ, công chức, viên chức:\n\n+ Cán bộ: 11 người\n\n+ Công chức: 14 người\n\n+ Viên chức: 15 người", ("sum", "38")),
    # numbered one by one, opened by one word, closed by what else there is
    ("Trong quý II, đội kiểm tra 87 vụ. Tháng 4 kiểm tra 25 vụ, tháng 5 kiểm tra 31 vụ và tháng 6 kiểm tra 32 vụ.", ("sum", "87")),
    ("Nhận 29 đơn; lĩnh vực đất đai 11 đơn, lĩnh vực xây dựng 6 đơn, lĩnh vực môi trường 7 đơn, lĩnh vực chính sách 8 đơn.", ("sum", "29")),
    ("Cấp phép cho 1.428 trường hợp: nhà ở 1.365 trường hợp, công trình khác 36 trường hợp.", ("sum", "1428")),
    ("Trong số 58 ý kiến, tán thành 41 ý kiến, đề nghị sửa 13 ý kiến, không tán thành 6 ý kiến.", ("sum", "58")),
    ("Ban có 15 thành viên: 1 trưởng ban, 2 phó trưởng ban và 13 ủy viên.", ("sum", "15")),
    # what is cumulated, of what is new and what was
    ("Trong tháng có 16 ca mắc mới, cộng dồn từ đầu năm 113 ca (tháng trước cộng dồn 87 ca).", ("sum", "113")),
    # what is left
    ("Lập biên bản 47 vụ, phạt tiền 39 vụ, chuyển công an 2 vụ, số còn lại 9 vụ đang xác minh.", ("difference", "9")),
    ("Đã vận động được 36 hộ trong số 41 hộ vi phạm, hiện còn 6 hộ chưa chấp hành.", ("difference", "6")),
    ("Đầu năm có 36 phòng học tạm, đã xóa 21 phòng học, hiện toàn ngành còn 13 phòng học tạm.", ("difference", "13")),
    ("Tỉnh có 204 xã, phường, đã có 187 đơn vị hoàn thành đại hội, còn 27 đơn vị chưa tổ chức.", ("difference", "27")),
]  # fmt: skip
RIGHT = [
    ("Qua 3 kỳ kiểm tra, kỳ một phạt 42 hộ, kỳ hai 35 hộ, kỳ ba 27 hộ; cả 3 kỳ phạt 104 hộ.", "sum"),
    ("Trong tháng có 16 ca mắc mới, cộng dồn từ đầu năm 103 ca (tháng trước cộng dồn 87 ca).", "sum"),
    ("Xã quản lý 11 trụ sở, trong đó 4 nhà do xã xây, 5 nhà do huyện giao và 2 nhà của hợp tác xã cũ.", "sum"),
    ("Trong quý tiếp nhận 2.464 hồ sơ đất đai.\n\nVăn phòng đã trả 2.391 hồ sơ, còn lại 73 hồ sơ đang xem xét.", "difference"),
    ("Tỉnh có 204 xã, phường, đã có 187 đơn vị hoàn thành đại hội, còn 17 đơn vị chưa tổ chức.", "difference"),
]  # fmt: skip
TEMPTING = [
    # a rest of something else, and what is short of something
    "Chợ có 186 hộ kinh doanh; thu phí 156 hộ, miễn 12 hộ mới, còn nợ phí 24 hộ.",
    "Trong tổng số 38 dự án có 24 dự án đã quyết toán, 9 dự án chậm tiến độ, 6 dự án thiếu vốn.",
    # one of a list, parts that go on, groups that overlap, times that are not told
    "Có ba đợt; đợt 1 có 42 người, đợt 2 có 38 người và 12 người học bổ sung.",
    "Nạo vét 12 tuyến kênh, trong đó xã A 04 tuyến, xã B 03 tuyến, xã C 02 tuyến.",
    "Số ca mắc: thị trấn 12 ca, xã Sơn Lâm 5 ca, xã Sơn Bình 4 ca, xã Ba Cụm 3 ca, xã Thành Sơn 1 ca.",
    "Đầu kỳ có 58 hộ nghèo; 21 hộ thoát nghèo, phát sinh 03 hộ, hiện còn 40 hộ. Hộ cận nghèo 112 hộ.",
    "Năm 2015 có 24 vụ, năm 2016 có 21 vụ; cả giai đoạn 2011 - 2016 có 148 vụ.",
    "Qua 3 năm đã có 45 hộ thoát nghèo, 12 hộ xây nhà và 68 hộ vay vốn.",
    "Lũy kế từ đầu năm thu 14.250 triệu đồng; tháng 8 thu 1.860 triệu đồng, tháng 7 thu 1.740 triệu đồng.",
    "Đợt 1 có 84 hộ, đợt 2 có 65 hộ; có 22 hộ nhận cả hai đợt, tổng cộng 127 hộ được hỗ trợ.",
    "Đã trả 2.391 hồ sơ hộ tịch, còn lại 12 hồ sơ của năm trước.",
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_slip_among_all_parts_is_told(run_text, text, expected):
    assert expected in {(f.kind, f.stated) for f in run_text(text).findings if f.verdict == "mismatch"}


@pytest.mark.parametrize(("text", "kind"), RIGHT)
def test_what_holds_is_told(run_text, text, kind):
    findings = run_text(text).findings
    assert kind in {f.kind for f in findings if f.verdict == "ok"}
    assert "mismatch" not in {f.verdict for f in findings}


@pytest.mark.parametrize("text", TEMPTING)
def test_what_need_not_add_up_is_not_told(run_text, text):
    assert [f.message_en for f in run_text(text).findings if f.verdict == "mismatch"] == []
