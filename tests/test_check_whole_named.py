"""Percentages that hold of two figures by chance, and whose words name others."""

import pytest

USED = (
    "Kinh phí được giao 1.842,5 triệu đồng, đã sử dụng 1.705,7 triệu đồng, gồm chi cho con người 1.124,3 triệu đồng, chi "
    "quản lý 398,65 triệu đồng, mua sắm 182,75 triệu đồng. Chi cho con người chiếm {}."
)
AREA = (
    "Diện tích quy hoạch 640 ha, đã giải phóng mặt bằng 512 ha, gồm đất lúa 318 ha, đất vườn 127 ha, đất ở 67 ha. Đất lúa "
    "chiếm {}."
)
REVENUE = (
    "Tổng thu 6 tháng được 4.326,5 triệu đồng. Cụ thể, các khoản hưởng 100% thu 543,3 triệu đồng, các khoản phân chia 968,2 "
    "triệu đồng, bổ sung từ ngân sách cấp trên 2.815 triệu đồng. Như vậy nguồn bổ sung của cấp trên vẫn chiếm tới {}."
)
LAND = "Tổng diện tích là 61.461 ha. Đất nông nghiệp có 55.928 ha, chiếm 91,0%; đất ở 4.917 ha, chiếm {}; sông suối 616 ha."
# text -> verdict of the percentage
TOLD = [
    (USED.format("61,02% số kinh phí đã sử dụng"), "61.02", "mismatch"),
    (USED.format("61,02% kinh phí được giao"), "61.02", "ok"),
    (USED.format("65,91% số kinh phí đã sử dụng"), "65.91", "ok"),
    (AREA.format("49,69% diện tích đã giải phóng mặt bằng"), "49.69", "mismatch"),
    (AREA.format("49,69% diện tích quy hoạch"), "49.69", "ok"),
    # however far off that makes it
    (
        "Khám phụ khoa cho 7.216 chị, phát hiện 2.742 chị mắc bệnh (chiếm 38,0% số chị được khám), đã điều trị 2.604 chị (bằng 36,1% số mắc bệnh).",
        "36.1",
        "mismatch",
    ),
    (
        "Khám phụ khoa cho 7.216 chị, phát hiện 2.742 chị mắc bệnh (chiếm 38,0% số chị được khám), đã điều trị 2.604 chị (bằng 36,1% số được khám).",
        "36.1",
        "ok",
    ),
    (
        "Khám phụ khoa cho 7.216 chị, phát hiện 2.742 chị mắc bệnh (chiếm 38,0% số chị được khám), đã điều trị 2.604 chị (bằng 95,0% số mắc bệnh).",
        "95",
        "ok",
    ),
    (
        "Tiếp nhận 980 hồ sơ đất đai, thẩm định 620 hồ sơ, phê duyệt 410 hồ sơ, bằng 41,8% số hồ sơ thẩm định.",
        "41.8",
        "mismatch",
    ),
    ("Toàn trường có 1.200 học sinh, 340 học sinh giỏi; nữ 150 em, chiếm 12,5% học sinh toàn trường.", "12.5", "ok"),
    # one part of a sum is no whole of another
    (REVENUE.format("56,1% tổng thu"), "56.1", "mismatch"),
    (REVENUE.format("65,1% tổng thu"), "65.1", "ok"),
    (LAND.format("8,8%"), "8.8", "mismatch"),
    (LAND.format("8,0%"), "8", "ok"),
    # what is now is of the same name as what was before
    (
        (
            "Diện tích hồ tiêu thu hẹp: năm 2018 có 16.245 ha, nay còn 15.230 ha, giảm 1.015 ha. Cho thu hoạch 12.184 ha, "
            "chiếm 80% tổng diện tích tiêu."
        ),
        "80",
        "ok",
    ),
]


@pytest.mark.parametrize(("text", "stated", "verdict"), TOLD)
def test_a_share_is_of_what_its_words_name(run_text, text, stated, verdict):
    found = [f.verdict for f in run_text(f"{text}\n").findings if f.stated == stated]
    assert found
    assert set(found) == {verdict}


def test_a_share_that_holds_of_a_sibling_alone_is_not_right(run_text):
    text = "Công ty trồng 1.260 ha keo, 845 ha bạch đàn, 395 ha thông, tổng cộng 2.500 ha. Thông chiếm 46,7% tổng diện tích."
    assert not [f for f in run_text(f"{text}\n").findings if f.stated == "46.7" and f.verdict == "ok"]


def test_a_share_of_what_nobody_tells_is_of_no_two_figures_around(run_text):
    text = (
        "Kích hoạt được 71.524 tài khoản, đạt 68,1% chỉ tiêu (105.000 tài khoản). Đã thu nhận 124.310 hồ sơ trên 127.500 người. "
        "Ba xã đạt cao nhất là Kha Sơn 82,4%, Nga My 80,1%, Điềm Thụy 79,6%."
    )
    assert not [f for f in run_text(f"{text}\n").findings if f.stated == "82.4"]


def test_a_list_that_a_rest_closes_has_no_total_without_it(run_text):
    text = (
        "Trung tâm có 52 biên chế, có mặt 47 người, còn thiếu 05 người. Ngoài ra có 08 hợp đồng nên tổng số là 55. Trình độ thạc "
        "sĩ 09 người, đại học 31 người, cao đẳng 07 người, trung cấp 05 người, còn lại 03 người là lao động phổ thông."
    )
    assert not [f for f in run_text(f"{text}\n").findings if f.kind == "sum" and f.stated == "52"]
