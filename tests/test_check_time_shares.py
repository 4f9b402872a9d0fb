"""Percentages of a part of now that come out of the total of then are wrong; those of the same time are right."""

import pytest

CASES = "Sáu tháng ghi nhận 412 ca mắc. Cùng kỳ năm trước là 515 ca, giảm 20,0%. Nhiều nhất ở xã Tùng Bá với 74 ca, chiếm {}."
VISITS = (
    "Tổng số lượt khám 78.462 lượt, tăng 8.682 lượt so với năm 2021 (69.780 lượt). Trạm y tế khám 32.224 lượt. Chuyển tuyến "
    "1.543 lượt, chiếm {} tổng số lượt khám."
)
BIRTHS = (
    "Năm 2022 có 9.735 trẻ sinh ra, giảm 324 trẻ so với năm 2021 (10.059 trẻ). Số trẻ là con thứ ba có 1.506 trẻ, chiếm 15,47%; "
    "cùng kỳ là 1.634 trẻ, chiếm {}."
)
# text, percentage, verdict
TOLD = [
    (CASES.format("14,4%"), "14.4", "mismatch"),
    (CASES.format("17,96%"), "17.96", "ok"),
    (VISITS.format("2,21%"), "2.21", "mismatch"),
    (VISITS.format("1,97%"), "1.97", "ok"),
    # what was then is of the total of then
    (BIRTHS.format("16,78%"), "16.78", "mismatch"),
    (BIRTHS.format("16,24%"), "16.24", "ok"),
    # a part that is told beside the total of then is of that
    (
        "Năm 2021 có 515 ca mắc, trong đó xã Tùng Bá 74 ca, chiếm 14,37%. Năm 2022 còn 412 ca, giảm 103 ca so với năm 2021.",
        "14.37",
        "ok",
    ),
    # both of one year
    (
        "Năm 2023 lập biên bản 22.318 trường hợp, năm nay 24.550 trường hợp, tăng 2.232 trường hợp. Vi phạm nồng độ cồn năm 2023 là 6.430 trường hợp, chiếm 28,81%.",
        "28.81",
        "ok",
    ),
]


@pytest.mark.parametrize(("text", "stated", "verdict"), TOLD)
def test_a_share_is_of_the_total_of_its_own_time(run_text, text, stated, verdict):
    found = [f.verdict for f in run_text(f"{text}\n").findings if f.stated == stated and f.kind == "ratio"]
    assert found == [verdict]


NEXT_YEAR = "Thu dịch vụ 3.164 triệu đồng; so năm 2017 (2.695 triệu đồng) tăng 17,4%.\n\nMục tiêu năm 2019: thu dịch vụ 3.640 triệu đồng, tăng {} so với năm 2018.\n"


@pytest.mark.parametrize(("told", "verdict"), [("15,0%", "ok"), ("35,1%", "mismatch")])
def test_a_change_is_of_the_year_that_it_names(run_text, told, verdict):
    found = [
        f
        for f in run_text(NEXT_YEAR.format(told)).findings
        if f.kind == "growth" and f.stated == told[:-1].replace(",", ".").rstrip("0").rstrip(".")
    ]
    assert [f.verdict for f in found] == [verdict]
    assert found[0].computed.startswith("15.0")


def test_a_share_of_what_was_there_at_the_beginning_is_not_of_what_is_there_now(run_text):
    text = (
        "Nợ thuế đến 31/10/2018 là 856 tỷ đồng, tăng 5,4% so với 31/12/2017, trong đó nợ có khả năng thu 412 tỷ đồng, nợ khó thu 398 "
        "tỷ đồng. Số nợ thu được trong 10 tháng là 534 tỷ đồng, bằng 65,8% số nợ đầu năm.\n"
    )
    assert [f for f in run_text(text).findings if f.verdict == "mismatch"] == []
