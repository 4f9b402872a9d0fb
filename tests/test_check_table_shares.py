"""Shares in tables: of groups within a whole, and of what the rows add up to where the total is wrong; list labels."""

from __future__ import annotations

import pytest


def sheet(*lines: str) -> str:
    return "Số liệu:\n\n" + "\n".join(line.replace(" | ", "\t") for line in lines) + "\n\nHết bảng.\n"


GROUPS = (
    "TT | Nội dung | Số tiền | Tỷ trọng (%)", "I | Chi đầu tư | 97.505 | 15,4", "1 | Vốn tập trung | 45.593 | 7,2", "2 | Tiền đất | 51.912 | 8,2",
    "II | Chi thường xuyên | 535.495 | 84,6", "1 | Kinh tế | 126.864 | 20,1", "2 | Giáo dục | 408.631 | 64,5", " | Tổng cộng | 633.000 | 100,0",
)  # fmt: skip


def shares(run_text, *lines: str) -> set[tuple[str, str]]:
    return {
        (f.stated, f.verdict) for f in run_text(sheet(*lines)).findings if f.rule == "checks.toml: table_total: shares"
    }


def test_shares_of_groups_add_up_to_the_group(run_text):
    assert shares(run_text, *GROUPS) == {("15.4", "ok"), ("84.6", "ok")}


def test_a_slip_in_a_share_is_one_in_its_group(run_text):
    wrong = [line.replace("20,1", "21,0") for line in GROUPS]
    assert shares(run_text, *wrong) == {("15.4", "ok"), ("84.6", "mismatch")}


def test_shares_of_a_group_within_itself_are_no_mismatch(run_text):
    own = ("TT | Nội dung | Số tiền | Tỷ trọng (%)", "I | Đầu tư | 200 | 40,0", "1 | Đường | 150 | 75,0", "2 | Trường | 50 | 25,0",
           "II | Sự nghiệp | 300 | 60,0", "1 | Y tế | 90 | 30,0", "2 | Văn hóa | 210 | 70,0", " | Tổng cộng | 500 | 100,0")  # fmt: skip
    assert not [each for each in shares(run_text, *own) if each[1] != "ok"]


TRUE_SHARES = (
    "Xếp loại | Năm 2021 | Tỷ lệ (%) | Năm 2022 | Tỷ lệ (%)", "Tốt | 29 | 51,8 | 32 | 56,1", "Khá | 20 | 35,7 | 19 | 33,3", "Đạt | 7 | 12,5 | 6 | 10,5",
    "Tổng số | 56 | 100 | 56 | 100",
)  # fmt: skip


def test_shares_are_of_the_sum_where_the_total_is_wrong(run_text):
    found = {(f.kind, f.verdict, f.stated) for f in run_text(sheet(*TRUE_SHARES)).findings}
    assert {("ratio", "ok", "56.1"), ("ratio", "ok", "33.3"), ("ratio", "ok", "10.5"), ("ratio", "ok", "51.8")} <= found
    assert {each for each in found if each[1] == "mismatch"} == {("table_total", "mismatch", "56")}


def test_shares_that_are_of_neither_are_not_told(run_text):
    lines = [line.replace("56,1", "57,1") for line in TRUE_SHARES]
    assert not [f for f in run_text(sheet(*lines)).findings if f.rule.endswith("shares of the sum")]


@pytest.mark.parametrize("rule", ["|:-:|---|---|", "|-:|:-|---|", "| :--: | --- | --: |"])
def test_list_labels_below_a_head_of_words_nest_the_rows(run_text, rule):
    text = (
        f"Diện tích:\n\n| Thứ tự | Loại đất | Diện tích (ha) |\n{rule}\n| | Tổng diện tích tự nhiên | 5.449,0 |\n| 1 | Đất nông nghiệp | 4.872,4 |\n"
        "| 1.1 | Đất trồng lúa | 3.015,6 |\n| 1.2 | Đất trồng cây lâu năm | 1.856,8 |\n| 2 | Đất phi nông nghiệp | 576,6 |\n\nHết.\n"
    )
    found = {(f.kind, f.verdict, f.stated) for f in run_text(text).findings}
    assert {("table_total", "ok", "5449"), ("table_total", "ok", "4872.4")} <= found


SLIPPED = (
    "Xếp loại | Năm 2021 | Năm 2022 | Tỷ lệ 2022 (%)",
    "Vững mạnh | 17 | 20 | 60,6",
    "Khá | 12 | 9 | 27,3",
    "Trung bình | 4 | 4 | 12,1",
    "Cộng | 33 | 33 | 100",
)


def test_a_slipped_share_is_one_in_their_sum(run_text):
    assert shares(run_text, *SLIPPED) == {("100", "ok")}
    assert shares(run_text, *(line.replace("27,3", "72,3") for line in SLIPPED)) == {("100", "mismatch")}


def test_rates_of_their_own_rows_make_up_no_whole(run_text):
    rates = (
        "Xã | Kế hoạch | Thực hiện | Tỷ lệ (%)",
        "A | 20 | 18 | 90",
        "B | 30 | 30 | 100",
        "C | 10 | 12 | 120",
        "Cộng | 60 | 60 | 100",
    )
    assert not shares(run_text, *rates)
