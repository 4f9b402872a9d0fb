"""Percentages of a part and a whole told side by side, by name or in rows of one form, and growth by its year."""

from __future__ import annotations

import pytest

# text -> kind, stated, computed
WRONG = [
    ("Khám cho 8.432 cháu trên tổng số 9.120 trẻ (đạt 95,2%).", ("ratio", "95.2", "92.4561")),
    ("Có 312 cán bộ trong số 356 cán bộ được chuẩn hóa, đạt tỷ lệ 78,6%.", ("ratio", "78.6", "87.6404")),
    ("Công tác tự kiểm tra: 214/428 = 60%.", ("ratio", "60", "50")),
    # the base is named right behind
    ("Thu đạt kế hoạch. Nợ đọng 5,2 tỷ đồng, chiếm 3,1% số phải thu 193,8 tỷ đồng.", ("ratio", "3.1", "2.6832")),
    ("Thiếu nước 118 ha, chiếm 14,6% tổng diện tích gieo trồng 1.046 ha.", ("ratio", "14.6", "11.2811")),
    ("Xã Lai Hòa giao 1.250, thực hiện 1.125, đạt 90,0%; xã Vĩnh Tân giao 840, thực hiện 714, đạt 85,0%; xã Lạc Hòa giao 960, thực hiện 768, đạt 70,0%; xã Vĩnh Hải giao 1.120, thực hiện 1.030, đạt 92,0%.", ("ratio", "70", "80")),
    ("- Thôn 1: 120 hộ, 45 hộ nghèo, chiếm 37,5%;\n- Thôn 2: 150 hộ, 30 hộ nghèo, chiếm 20,0%;\n- Thôn 3: 80 hộ, 26 hộ nghèo, chiếm 32,5%;\n- Thôn 4: 96 hộ, 24 hộ nghèo, chiếm 52,0%.", ("ratio", "52", "25")),
    ("- Xã Hòa Lạc nhận 412 hồ sơ, giải quyết 398, đạt 96,6%;\n- Xã Hòa Bình nhận 287, giải quyết 274, đạt 95,5%;\n- Xã Hòa Tiến nhận 305, giải quyết 281 hồ sơ, đạt 95,5%;\n- Xã Hòa An nhận 198, giải quyết 186, đạt 93,9%.", ("ratio", "95.5", "92.1311")),
    ("Giá trị sản xuất 2.415 tỷ đồng, gồm nông nghiệp 864 tỷ đồng, công nghiệp 912 tỷ đồng, dịch vụ du lịch 639 tỷ đồng. Như vậy ngành nông nghiệp chiếm 35,8%, ngành công nghiệp 37,8%, dịch vụ du lịch 29,5%.", ("ratio", "29.5", "26.4596")),
    ("Toàn trường có 1.245 học sinh, trong đó khối sáng 640 em, khối chiều 605 em. Riêng khối chiều chiếm 46,8% tổng số.", ("ratio", "46.8", "48.5944")),
    ("Các khoản thu gồm tiền thuê đất 5.120 triệu đồng; lệ phí trước bạ 3.840 triệu đồng; thuế môn bài doanh nghiệp 7.040 triệu đồng. Cộng lại là 16.000 triệu đồng; trong đó thuế môn bài chiếm 24,0%.\n\nThu tiền thuê đất 2.718 triệu đồng; lệ phí trước bạ 1.246 triệu đồng; thuế thu nhập doanh nghiệp 4.115 triệu đồng. Cộng các khoản là 8.079 triệu đồng; trong đó thuế thu nhập chiếm 33,6%.", ("ratio", "33.6", "50.9345")),
    ("Cơ quan thuế thu nợ 418,6 triệu đồng, gồm nợ gốc 300,0 triệu đồng và tiền phạt 118,6 triệu đồng. So với năm 2018 thu được 352 triệu đồng thì tăng 19,8%.", ("growth", "19.8", "18.9205")),
    ("Năm 2018 xã thu 412 triệu đồng, năm 2019 thu 486 triệu đồng, năm 2020 thu 540 triệu đồng, tăng 31,1% so với năm 2019.", ("growth", "31.1", "11.1111")),
    ("Năm 2019 huyện trồng 846 ha, năm 2020 trồng 973 ha, tăng 13,1% so với năm 2019.", ("growth", "13.1", "15.0118")),
    # divided by the figure of now
    ("Số vụ việc thụ lý tăng 58 vụ so với năm 2019 (1.148 vụ), tương ứng 4,81%.", ("growth", "4.81", "5.0523")),
    ("Học sinh giỏi đạt 31 giải: 02 giải nhất, 06 giải nhì, 09 giải ba, 14 giải khuyến khích; tăng 6 giải so với năm học trước (25 giải), tăng 19,35%.", ("growth", "19.35", "24")),
    ("Thu 312,5 tỷ đồng, tăng 24,5 tỷ đồng (7,84%) so với năm 2015.", ("growth", "7.84", "8.5069")),
    ("Chi 1.962,7 tỷ đồng, gồm cấp tỉnh 1.104,8 tỷ đồng, cấp huyện 703,4 tỷ đồng, cấp xã 154,5 tỷ đồng. Cần rà soát vì cấp huyện chiếm tới 56,3%.", ("ratio", "56.3", "35.8384")),
    ("Hàng hóa đạt 12,94 triệu tấn, tăng 1,87 triệu tấn, tức 14,45% so với cùng kỳ (11,07 triệu tấn).", ("growth", "14.45", "16.8925")),
    ("Có 412 hộ nghèo, giảm 38 hộ, tương đương 9,22% so với đầu năm.", ("growth", "9.22", "8.4444")),
    ("Khai thác được 1.735 tấn, tăng 315 tấn so với năm 2009, tức là tăng 18,16%.", ("growth", "18.16", "22.1831")),
]  # fmt: skip

RIGHT = [
    ("Chi 1.962,7 tỷ đồng, gồm cấp tỉnh 1.104,8 tỷ đồng, cấp huyện 703,4 tỷ đồng, cấp xã 154,5 tỷ đồng. Cần rà soát vì cấp huyện chiếm tới 35,8%.", ("ratio", "35.8")),
    ("Tiêm phòng được 41.230 con trên 48.600 con thuộc diện tiêm, đạt 84,8%.", ("ratio", "84.8")),
    ("Có 1.204 thửa so với 1.500 thửa phải cấp, bằng 80,3%.", ("ratio", "80.3")),
    ("Xã Lai Hòa giao 1.250, thực hiện 1.125, đạt 90,0%; xã Vĩnh Tân giao 840, thực hiện 714, đạt 85,0%.", ("ratio", "85")),
    ("Giá trị 2.415 tỷ đồng, gồm nông nghiệp 864 tỷ đồng, thủy sản 1.551 tỷ đồng. Như vậy ngành nông nghiệp chiếm 35,8%.", ("ratio", "35.8")),
    ("Xã thu hoạch 4.120 tấn. So với năm trước đạt 3.750 tấn thì tăng 9,9%.", ("growth", "9.9")),
    # a zero behind the comma tells as much as another digit
    ("Xã có 1.873 hộ vay vốn.\n\nHội Nông dân tổ chức 12 lớp.\n\nĐã trả nợ 1.498 hộ, chiếm 80,0%.", ("ratio", "80")),
]  # fmt: skip

TEMPTING = [
    "Thu 214 tỷ đồng, tăng 14 tỷ đồng, tương ứng 107% so với dự toán.",
    "Có 412 hộ nghèo, giảm 38 hộ, tỷ lệ 6,2% tổng số hộ.",
    "Thu 12.400 tấn trên 2.480 ha, đạt 103% kế hoạch.",
    "Có 120 hộ trên 40 tuổi, đạt 85%.",
    "Số vụ 45 vụ so với 60 vụ cùng kỳ, đạt 92% chỉ tiêu.",
    "Trồng 214 ha trên 428 ha, đạt 96,4% kế hoạch.",
    # rows of which nothing says that a share is of the two
    "Xã A có 120 hộ, 45 hộ vay vốn, đạt 96,1%; xã B có 150 hộ, 60 hộ vay vốn, đạt 98,0%; xã C có 90 hộ, 22 hộ vay vốn, đạt 97,5%.",
    "- Thôn 1: 120 hộ, 45 hộ nghèo, chiếm 37,5%;\n- Thôn 2: 150 hộ, 30 hộ nghèo, chiếm 20,0%;\n- Thôn 4: 96 hộ, 24 hộ cận nghèo, đạt 52,0% kế hoạch.",
    # a share of something else than what the list is of
    "Toàn tỉnh có 1.245 doanh nghiệp, trong đó doanh nghiệp nhà nước 640 doanh nghiệp, tư nhân 605 doanh nghiệp. Đóng góp ngân sách của doanh nghiệp nhà nước chiếm 81,3%.",
    "Cộng các khoản là 8.079 triệu đồng; trong đó thuế chiếm 61,4%.",
    # a part of it grew
    "Năm 2019 có 214 vụ, năm 2020 có 187 vụ, trong đó trộm cắp giảm 25,4% so với năm 2019.",
    "Năm 2020 gieo trồng 1.560 ha, riêng lúa 920 ha. So với năm 2019 lúa đạt 860 ha thì tăng 7,0%.",
    "Đàn bò 4.120 con, tăng 380 con so với năm trước, đạt 97,5% kế hoạch.",
    "Đàn bò 4.120 con, tăng 380 con so với năm trước, tương ứng tăng 12,5% so với kế hoạch.",
    "Năm 2018 thu 412 triệu đồng, năm 2019 thu 486 triệu đồng, năm 2020 thu 540 triệu đồng, tăng 31,1% so với năm 2018.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_the_odd_percentage_is_told(run_text, text, expected):
    assert expected in {(f.kind, f.stated, f.computed) for f in run_text(text).findings if f.verdict == "mismatch"}


@pytest.mark.parametrize(("text", "expected"), RIGHT)
def test_what_holds_is_told(run_text, text, expected):
    findings = run_text(text).findings
    assert expected in {(f.kind, f.stated) for f in findings if f.verdict == "ok"}
    assert not [f for f in findings if f.verdict == "mismatch"]


@pytest.mark.parametrize("text", TEMPTING)
def test_what_need_not_agree_is_no_mismatch(run_text, text):
    assert [f.message_en for f in run_text(text).findings if f.verdict == "mismatch"] == []


# what the first figure counts may stand between: text -> verdict of the percentage
OUT_OF = [
    ("Toàn xã có 9.862 người tham gia bảo hiểm y tế trên 11.384 nhân khẩu, đạt 83,15%.", "mismatch"),
    ("Có 1.486 hộ dùng nước sạch trên 1.842 hộ, đạt 80,67%.", "ok"),
    ("Có 8.215 hồ sơ nộp trực tuyến trên tổng số 9.480 hồ sơ (đạt 88,66%).", "mismatch"),
    ("Trồng 45 ha rừng trên 60 ha đất trống, đạt 90% kế hoạch.", None),
    ("Có 45 hộ thoát nghèo trên địa bàn 12 xã, đạt 90%.", None),
]


@pytest.mark.parametrize(("text", "verdict"), OUT_OF)
def test_a_part_out_of_a_whole(run_text, text, verdict):
    told = {f.verdict for f in run_text(text).findings if f.kind == "ratio" and f.verdict != "unchecked"}
    assert told == ({verdict} if verdict else set())
