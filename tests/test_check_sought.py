"""Percentages, means and points whose figures are sought all around: told where chance would seldom give them."""

from __future__ import annotations

import pytest

POOR = (
    "Đầu năm có 268 hộ nghèo; trong năm 63 hộ thoát nghèo, cuối năm còn 212 hộ nghèo trong 25.836 hộ.\n\n"
    "Về nguyên nhân, 148 hộ không còn khả năng lao động, 39 hộ có người ốm đau nặng, 25 hộ thiếu vốn. "
    "Có thể thấy nhóm không còn khả năng lao động chiếm tới {} hộ nghèo, dư địa giảm nghèo không nhiều."
)
PASSED = (
    "Kỳ thi có 5.842 thí sinh dự xét (5.596 học sinh phổ thông và 246 học viên bổ túc). Số tốt nghiệp lần lượt là "
    "5.463 và 178, cộng chung 5.641 em. Tỷ lệ tốt nghiệp toàn tỉnh đạt 96,56%, trong đó hệ phổ thông đạt {}."
)
INCOME = (
    "Nguồn thu năm 2023 là 412.680 triệu đồng:\n\n- Bảo hiểm y tế thanh toán: 298.415 triệu đồng.\n\n"
    "- Viện phí trực tiếp: 68.740 triệu đồng.\n\n- Ngân sách nhà nước: 34.125 triệu đồng.\n\n"
    "- Thu khác: 11.400 triệu đồng.\n\n"
    "Bảo hiểm y tế quyết định phần lớn hoạt động của đơn vị với {} tổng thu."
)
HURT = (
    "Xảy ra 62 vụ tai nạn, làm chết 31 người, bị thương 48 người. Đối chiếu với năm 2014 (71 vụ, 36 người chết, "
    "55 người bị thương), giảm 07 người bị thương ({})."
)
PLANNED = "Xét tốt nghiệp: 349/352 học sinh, đạt 99,1%.\n\nPhấn đấu năm tới xét tốt nghiệp đạt 99,5% học sinh."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (POOR.format("69,8%"), [("ok", "69.8")]),
        (POOR.format("68,9%"), [("mismatch", "68.9")]),
        (POOR.format("61,3%"), []),  # no slip of the pen: it may be of something else
        (PASSED.format("97,62%"), [("ok", "97.62")]),
        (INCOME.format("72,3%"), [("ok", "72.3")]),
        (INCOME.format("73,2%"), [("mismatch", "73.2")]),
        (HURT.format("12,73%"), [("ok", "12.73")]),
        (HURT.format("14,58%"), [("mismatch", "14.58")]),  # of those that are now
        (PLANNED, [("ok", "99.1")]),  # what is still to come is not wrong
    ],
)
def test_a_percentage_is_sought(run_text, text, expected):
    found = run_text(f"{text}\n").findings
    assert [(f.verdict, f.stated) for f in found if f.kind in {"ratio", "growth"}][-1:] == expected


STAYS = "Số lượt điều trị nội trú đạt 38.973 lượt. Tổng số ngày điều trị 280.594, ngày điều trị trung bình {} ngày."
CHECKED = "Các xã phối hợp xác minh 3.908 lượt, bình quân mỗi đơn vị {} lượt với 25 xã, thị trấn trong huyện."
CRITERIA = "Toàn huyện có 32 xã. Bình quân tiêu chí hiện ở mức {}, do đã hoàn thành 594 lượt tiêu chí."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STAYS.format("7,2"), [("ok", "7.2")]),
        (STAYS.format("9,4"), []),
        (CHECKED.format("156,3"), [("ok", "156.3")]),
        (CHECKED.format("165,3"), []),
        (CRITERIA.format("18,56"), [("ok", "18.56")]),
    ],
)
def test_a_mean_is_sought(run_text, text, expected):
    found = run_text(f"{text}\n").findings
    assert [(f.verdict, f.stated) for f in found if f.rule.endswith("sought mean")] == expected


def test_a_mean_that_holds_is_no_price(run_text):
    found = run_text("Ngân hàng có dư nợ 2.318,6 tỷ đồng của 15.230 hộ, tức 152,2 triệu đồng/hộ.\n").findings
    assert [(f.kind, f.verdict) for f in found] == [("ratio", "ok")]


SUNK = (
    "Cuối năm 2015 có 4.812 hộ nghèo trên tổng số 48.902 hộ, ứng với tỷ lệ 9,84%. Bốn năm sau, số hộ nghèo rút xuống "
    "1.328 trên 50.881 hộ, ứng với 2,61%. Như vậy tỷ lệ hộ nghèo hạ {} điểm phần trăm."
)


@pytest.mark.parametrize(("points", "verdicts"), [("7,23", ["ok"]), ("7,32", ["mismatch"]), ("5,10", [])])
def test_points_are_sought(run_text, points, verdicts):
    found = run_text(f"{SUNK.format(points)}\n").findings
    assert [f.verdict for f in found if f.rule.endswith("sought points")] == verdicts


def test_a_named_total_is_the_whole(run_text):
    """The second is a part of the first, and told to be of the total: it is not held by the two."""
    text = (
        "Tổng thu nhiệm kỳ đạt 486,5 tỷ đồng. Trong đó kinh phí công đoàn 358,2 tỷ đồng, đoàn phí 104,7 tỷ đồng, thu khác "
        "23,6 tỷ đồng. Về cơ cấu, kinh phí công đoàn chiếm 73,6% tổng thu, đoàn phí chiếm {} tổng thu.\n"
    )
    wrong, right = (run_text(text.format(share)).findings for share in ("29,2%", "21,5%"))
    assert not [f for f in wrong if f.stated == "29.2" and f.verdict == "ok"]
    assert [f.verdict for f in right if f.stated == "21.5"] == ["ok"]


@pytest.mark.parametrize(
    "text",
    [
        # the first of a list is no total of what `còn lại` ends, nor of what `khác` ends; levels are no counts
        "Đánh giá 83 tiêu chí, trong đó mức 5 có 8 tiêu chí, mức 4 có 55, mức 3 có 17, mức 2 có 3 và không còn tiêu chí ở mức 1.",
        "Về cây công nghiệp ngắn ngày: lạc 1.015 ha, vừng 285 ha, còn lại 100 ha mía.",
        (
            "Tổng kinh phí hoạt động trong năm là 62.450.000 đồng. Trung tâm Y tế huyện cấp 31.250.000 đồng, ngân sách xã "
            "18.000.000 đồng, Trung tâm Dân số huyện 9.800.000 đồng, nguồn khác 3.400.000 đồng."
        ),
    ],
)
def test_one_of_a_list_is_no_total(run_text, text):
    assert not [f for f in run_text(f"{text}\n").findings if f.verdict == "mismatch"]
