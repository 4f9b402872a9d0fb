"""Percentages that hold of a figure of which nothing beside them is."""

import pytest

POLL = (
    "Gửi 250 phiếu, thu về 235 phiếu, đạt 94%. Trong số phiếu thu về có 148 phiếu rất hài lòng (63,0%), 76 phiếu hài lòng "
    "({}) và 11 phiếu chưa hài lòng (4,7%)."
)
TEACHERS = (
    "Huyện có 1.240 giáo viên, kiểm tra 960 giáo viên. Kết quả có 432 người loại tốt (45,0%), 384 người loại khá ({}), 144 "
    "người trung bình (15,0%)."
)
CHANGE = "Đảng bộ kỷ luật 23 đảng viên. Năm 2015 kỷ luật 18 đảng viên, như vậy tăng 05 trường hợp, bằng {}."
SAVED = (
    "Giá kế hoạch của các mặt hàng là 186,5 tỷ đồng, giá trúng thầu 172,9 tỷ đồng, tiết kiệm được 13,6 tỷ đồng, tỷ lệ tiết "
    "kiệm {} so với giá kế hoạch."
)
# A number in a name stands between the first part and its share.
LEAVERS = (
    "Toàn huyện có 2.214 em dự xét. Trong 2.198 em tốt nghiệp, 1.486 em trúng tuyển lớp 10 công lập (67,61%), 472 em học nghề (21,47%), "
    "240 em đi lao động ({})."
)
FUNDS = "Tổng kinh phí 640 triệu đồng, trong đó ngân sách tỉnh 512 triệu đồng, chiếm 80%; ngân sách huyện 128 triệu đồng, chiếm {}."
# text -> the percentage and its verdict
TOLD = [
    # two parts that are all there is
    (FUNDS.format("25%"), "25", "mismatch"),
    (FUNDS.format("20%"), "20", "ok"),
    ("Tổng số 845 hộ, gồm 620 hộ nông nghiệp (73,4%) và 225 hộ phi nông nghiệp (36,3%).", "36.3", "mismatch"),
    ("Toàn trường có 640 em, nữ 512 em, chiếm 80%; đoàn viên 128 em, chiếm 25% số nữ.", "25", "ok"),
    (LEAVERS.format("10,84%"), "10.84", "mismatch"),
    (LEAVERS.format("10,92%"), "10.92", "ok"),
    # all others of a list are of what came back
    (POLL.format("30,4%"), "30.4", "mismatch"),
    (POLL.format("32,3%"), "32.3", "ok"),
    (TEACHERS.format("31,0%"), "31", "mismatch"),
    (TEACHERS.format("40,0%"), "40", "ok"),
    # a change is of what was then, whatever word counts it
    (CHANGE.format("21,7%"), "21.7", "mismatch"),
    # what it is compared with is named
    (SAVED.format("7,9%"), "7.9", "mismatch"),
    (SAVED.format("7,3%"), "7.3", "ok"),
]


@pytest.mark.parametrize(("text", "stated", "verdict"), TOLD)
def test_a_share_is_of_what_those_beside_it_are_of(run_text, text, stated, verdict):
    found = [f.verdict for f in run_text(f"{text}\n").findings if f.stated == stated]
    assert found
    assert set(found) == {verdict}


def test_a_change_of_what_was_then_is_not_wrong(run_text):
    assert [f for f in run_text(f"{CHANGE.format('27,8%')}\n").findings if f.verdict == "mismatch"] == []
