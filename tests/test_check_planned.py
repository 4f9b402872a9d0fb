"""What is planned, done and lasts, by its days: what came of a plan is told beside it, and days need not be in a row."""

from __future__ import annotations

import pytest

from tests.test_check_days import HEAD  # issued on 10 November 2021

ALARMS = [
    ("Dự kiến hoàn thành ngày 30/6/2021, kinh phí 2 tỷ đồng.", ("date_order", "2021-06-30")),
    ("UBND huyện đã giao Ban Quản lý dự án, dự kiến hoàn thành ngày 30/6/2021.", ("date_order", "2021-06-30")),
    ("Ngày 28/11/2021, UBND huyện đã tổ chức hội nghị tổng kết.", ("date_order", "2021-11-28")),
    ("Vào ngày 26/12/2021, Phòng Nội vụ đã tổ chức thi tuyển.", ("date_order", "2021-12-26")),
    ("Ngày 26/12/2021 UBND huyện đã tổ chức hội nghị, các đại biểu thống nhất cao.", ("date_order", "2021-12-26")),
    ("Cầu đã hoàn thành và đưa vào sử dụng ngày 28/11/2021.", ("date_order", "2021-11-28")),
    ("Hội chợ kéo dài 05 ngày, từ ngày 10/3/2021 đến ngày 17/3/2021.", ("difference", "5")),
    ("Thi công trong 30 ngày, từ ngày 01/4/2021 đến ngày 29/6/2021.", ("difference", "30")),
    ("Học viên học 95 ngày, từ ngày 01/8/2021 đến ngày 30/10/2021.", ("difference", "95")),
]  # fmt: skip

INNOCENT = [
    "Dự án dự kiến hoàn thành ngày 30/6/2021, đã hoàn thành ngày 15/8/2021.",
    "Cầu trước đây dự kiến thông xe ngày 30/6/2021 nhưng phải lùi đến tháng 3/2022.",
    "Theo kế hoạch dự kiến khai giảng ngày 05/9/2021 và thực tế đã tổ chức đúng ngày.",
    "Dự kiến khởi công ngày 15/3/2021. Tuy nhiên, đến nay chưa khởi công.",
    "UBND huyện đã chuẩn bị cho bầu cử ngày 23/5/2026.",
    "Huyện đã mời đoàn kiểm tra làm việc ngày 10/01/2022.",
    "Ngày 05/01/2022, Sở Y tế đã có lịch kiểm tra.",
    "Ngày 05/01/2022 các đơn vị đã thống nhất sẽ làm việc.",
    "Đến ngày 30/11/2021, huyện đã giao các xã nộp đủ.",
    "Học viên học 45 ngày, từ ngày 01/8/2021 đến ngày 30/10/2021.",
    "Học sinh nghỉ 09 ngày từ 29/4/2021 đến 03/5/2021 và từ 01/9/2021 đến 04/9/2021.",
]


def told(run_text, text: str) -> set[tuple[str, str]]:
    return {(f.kind, f.stated) for f in run_text(HEAD + text + "\n").findings if f.verdict == "mismatch"}


@pytest.mark.parametrize(("text", "expected"), ALARMS)
def test_days_that_cannot_be_are_told(run_text, text, expected):
    assert told(run_text, text) == {expected}


@pytest.mark.parametrize("text", INNOCENT)
def test_days_that_can_be_raise_no_alarm(run_text, text):
    assert told(run_text, text) == set()


def test_days_that_may_be_apart_are_in_doubt(run_text):
    (found,) = run_text("Học viên học 45 ngày, từ ngày 01/8/2021 đến ngày 30/10/2021.").findings
    assert (found.verdict, found.computed) == ("unchecked", "91")
    assert "need not be days in a row" in found.message_en


def test_a_cited_day_is_told_once(run_text):
    text = "Huyện đã triển khai theo Công văn số 2210/UBND-NN ngày 20/12/2021 của UBND tỉnh."
    found = [f for f in run_text(HEAD + text + "\n").findings if f.kind == "date_order"]
    assert [f.rule for f in found] == ["checks.toml: cited_later"]
