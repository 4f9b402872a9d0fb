"""Blanks within the figures of cells: a value where only one reading is possible, else a row of problems."""

from __future__ import annotations

import pytest

import pipeline
from tests.test_read_pdf import Sheet, write

HEAD = "UBND HUYỆN HẢI LĂNG\nSố: 402/BC-UBND\nHải Lăng, ngày 9 tháng 12 năm 2022\n\nBÁO CÁO\nThu ngân sách\n\n"
ONE = [
    # what a cell of a column of tấn holds, its value
    ("10 .000", "10000"),
    ("8 . 540", "8540"),
    ("1 .234 .567", "1234567"),
    ("6 .626,64", "6626.64"),
    ("9.587 ,61", "9587.61"),
    ("41 ,0", "41.0"),
    ("(9 .137)", "-9137"),
    ("- 1 .250", "-1250"),
    ("12.5 00", "12500"),
    ("80, 5", "80.5"),
    ("1.250, 5", "1250.5"),
    ("(80, 5)", "-80.5"),
    ("1 234 567", "1234567"),
]
TWO = ["3 1.161", "12.5 41", "80, 55", "12, 500", "1.23.4", "1.2 34.567", "12..5", "1 234,5", "12.5 05"]


def _table(printed: str, other: str = "12,5") -> str:
    rows = [("Lúa", "1.250"), ("Ngô", other), ("Khoai", printed), ("Sắn", "640")]
    body = "".join(f"| {name} | {figure} |\n" for name, figure in rows)
    return f"{HEAD}Đơn vị tính: tấn\n| Cây trồng | Sản lượng |\n| --- | --- |\n{body}"


def _cell(report, printed):
    [cell] = [cell for cell in report.cells if cell.text == printed]
    return cell


@pytest.mark.parametrize(("printed", "value"), ONE)
def test_a_figure_that_can_be_read_in_one_way_has_its_value(run_text, printed, value):
    report = run_text(_table(printed))
    cell = _cell(report, printed)
    assert (f"{cell.value:f}", cell.unit, report.problems) == (value, "tấn", ())


@pytest.mark.parametrize("printed", TWO)
def test_what_may_be_two_figures_is_told_once(run_text, printed):
    report = run_text(_table(printed))
    assert _cell(report, printed).value is None
    assert [problem.code for problem in report.problems] == ["unclear_figures"]
    assert printed in report.problems[0].message


def test_decimals_behind_a_blank_need_others_in_their_column(run_text):
    report = run_text(_table("80, 5", other="12"))
    assert _cell(report, "80, 5").value is None
    assert [problem.code for problem in report.problems] == ["unclear_figures"]


def test_thousands_parted_by_blanks_may_have_decimals(run_text):
    rows = "| Ngô | 12 500 |\n| Khoai | 1 234,5 |\n| Lúa | 1 345 |\n| Sắn | 640 |\n"
    report = run_text(f"{HEAD}Đơn vị tính: tấn\n| Cây trồng | Sản lượng |\n| --- | --- |\n{rows}")
    assert f"{_cell(report, '1 234,5').value:f}" == "1234.5"


def test_years_and_dates_are_not_told(run_text):
    rows = "| Đường | 2019 - 2020 | 1.250 |\n| Cầu | 2021 | 640 |\n| Kè | 31/12/2021 | 98 |\n"
    report = run_text(f"{HEAD}| Dự án | Thời gian | Vốn (tấn) |\n| --- | --- | --- |\n{rows}")
    assert report.problems == ()


@pytest.mark.parametrize("printed", ["10 .000", "9.587 ,61", "80, 5", "- 1 .250"])
def test_so_it_is_in_ruled_cells_of_a_pdf(tmp_path, printed):
    rows = [["Cây trồng", "Sản lượng (tấn)"], ["Lúa", "1.250"], ["Ngô", "12,5"], ["Khoai", printed], ["Sắn", "640"]]
    report = pipeline.extract(write(tmp_path, lambda sheet: _page(sheet, rows)), ocr="never")
    assert f"{_cell(report, printed).value:f}" == dict(ONE)[printed]


def _page(sheet: Sheet, rows: list[list[str]]) -> None:
    sheet.prose(60)
    sheet.table(150, rows, [120, 100], ("ALIGN", (1, 0), (1, -1), "RIGHT"))
