"""Columns of points between percentages, of what is left of two totals, of grades; totals that the prose tells right."""

from __future__ import annotations

import pytest

POOR = (
    "Biểu 1. Hộ nghèo\n| TT | Huyện | Số hộ 2016 | Hộ nghèo 2016 | Tỷ lệ (%) | Số hộ 2020 | Hộ nghèo 2020 | Tỷ lệ (%) | Giảm (điểm %) |\n"
    "|---|---|---|---|---|---|---|---|---|\n| 1 | Huyện Mường Chà | 10.120 | 4.055 | 40,07 | 10.640 | 2.980 | 28,01 | 12,06 |\n"
    "| 2 | Huyện Tủa Chùa | 11.045 | 5.230 | 47,35 | 11.508 | 3.912 | 33,99 | {points} |\n"
    "| 3 | Huyện Tuần Giáo | 17.930 | 5.145 | 28,69 | 18.720 | 3.388 | 18,10 | 10,59 |\n"
)
BUDGET = (
    "Biểu 2 (triệu đồng)\n| TT | Năm | Tổng thu NS xã | Tổng chi NS xã | Kết dư |\n|---|---|---|---|---|\n| 1 | 2016 | 5.312,4 | 5.120,6 | 191,8 |\n"
    "| 2 | 2017 | 5.870,1 | 5.655,9 | 214,2 |\n| 3 | 2018 | 6.044,7 | 5.980,3 | {left} |\n| 4 | 2019 | 6.518,0 | 6.207,5 | 310,5 |\n"
)
GRADES = (
    "Bảng 3. Xếp loại\n| TT | Trường | Tổng số HS | Giỏi | Khá | Trung bình | Yếu |\n|---|---|---|---|---|---|---|\n| 1 | THCS Lộc An | 512 | 131 | 214 | 156 | 11 |\n"
    "| 2 | THCS Bảo Thuận | 436 | 98 | 187 | 142 | 9 |\n| 3 | THCS Gung Ré | {pupils} | 84 | 172 | 129 | 14 |\n| 4 | THCS Liên Đầm | 341 | 77 | 140 | 118 | 6 |\n"
)
SPENT = (
    "Biểu 4: Chi ngân sách (triệu đồng)\n| TT | Nội dung chi | Dự toán | Thực hiện |\n|---|---|---|---|\n| 1 | Chi đầu tư phát triển | 820,0 | 1.045,3 |\n"
    "| 2 | Quản lý nhà nước, đảng, đoàn thể | 2.315,0 | 2.298,4 |\n| 3 | Sự nghiệp xã hội | 412,0 | 436,9 |\n|  | Tổng chi | 3.547,0 | {total} |\n\n"
)


def findings(run_text, text):
    return {(f.kind, f.verdict, f.stated) for f in run_text("Kết quả:\n\n" + text + "\nHết.\n").findings}


def test_points_between_two_columns_of_percentages(run_text):
    found = findings(run_text, POOR.format(points="13,36"))
    assert {("difference", "ok", stated) for stated in ("12.06", "13.36", "10.59")} <= found
    assert not {each for each in found if each[1] == "mismatch"}
    assert ("difference", "mismatch", "13.63") in findings(run_text, POOR.format(points="13,63"))


def test_what_is_left_of_two_totals(run_text):
    found = findings(run_text, BUDGET.format(left="64,4"))
    assert ("difference", "ok", "64400000") in found
    assert not {each for each in found if each[1] == "mismatch"}
    assert ("difference", "mismatch", "46400000") in findings(run_text, BUDGET.format(left="46,4"))


@pytest.mark.parametrize("head", ["Lợi nhuận", "Thất thoát", "Lãi", "Xuất siêu", "Thâm hụt"])
def test_what_heads_call_by_its_own_name_is_left_of_two_columns(run_text, head):
    text = (
        f"Biểu (triệu đồng)\n| Xí nghiệp | Doanh thu | Chi phí | {head} |\n|---|---|---|---|\n| Số 1 | 12.450 | 10.890 | 1.560 |\n"
        "| Số 2 | 9.870 | 8.245 | 1.625 |\n| Số 3 | 7.312 | 6.998 | {left} |\n| Số 4 | 8.155 | 7.420 | 735 |\n"
    )
    assert ("difference", "ok", "314000000") in findings(run_text, text.format(left="314"))
    assert ("difference", "mismatch", "341000000") in findings(run_text, text.format(left="341"))


def test_grades_are_counted(run_text):
    found = findings(run_text, GRADES.format(pupils="399"))
    assert ("table_total", "ok", "399") in found
    assert not {each for each in found if each[1] == "mismatch"}
    assert ("table_total", "mismatch", "393") in findings(run_text, GRADES.format(pupils="393"))


def test_a_mean_beside_one_grade_is_no_grade(run_text):
    text = (
        "Bảng\n| TT | Lớp | Tổng điểm | Khá | Trung bình | Số em |\n|---|---|---|---|---|---|\n| 1 | 6A | 262 | 12 | 7,1 | 31 |\n"
        "| 2 | 6B | 243 | 14 | 6,9 | 32 |\n| 3 | 6C | 255 | 13 | 7,0 | 33 |\n"
    )
    assert not {each for each in findings(run_text, text) if each[1] == "mismatch"}


def test_prose_tells_what_the_rows_add_up_to(run_text):
    told = "Tổng chi thực hiện 3.780,6 triệu đồng, trong đó chi đầu tư phát triển 1.045,3 triệu đồng.\n"
    assert ("prose_table", "ok", "3780600000") in findings(run_text, SPENT.format(total="3.780,6") + told)
    found = findings(run_text, SPENT.format(total="3.708,2") + told)
    assert {("prose_table", "mismatch", "3780600000"), ("table_total", "mismatch", "3708200000")} <= found
