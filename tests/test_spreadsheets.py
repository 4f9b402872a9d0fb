"""Texts that a spreadsheet would run are told so that it does not; all others, and all figures, stay as they are."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from pipeline.store.export.csv import csv_text
from pipeline.store.load import original

RUN = [
    "=1+1",
    "=cmd|'/C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org?x="&A1;"Xem")',
    "-HYPERLINK(A1)",
    "\t=1+1",
    "\r\n=1+1",
    "\xa0=1+1",
    "＝1+1",
    "@baocao",
    "+'Sheet 2'!A1",
    "=",
    "-SUM (A1)",
    "+sum  (A1:B2)",
    '-1*HYPERLINK ("x";"y")',
    "- 2+webservice (A1)",
    "+A1+B2",
    "-A1",
    "+ $AB$12*2",
    "+QL1",
]
STAY = [
    "-5,2%",
    "- 5,2%",
    "+12,5%",
    "-1.250.000 đồng",
    "- Thu ngân sách huyện Tây Sơn",
    "- Chi thường xuyên (nếu có): 12,5 tỷ đồng",
    "+ Xã Vĩnh An: 120 hộ",
    "-1+2",
    "'trích dẫn'",
    "5=5",
    "xã A@B",
    " Thu",
    "",
    "a|b",
    "báo cáo (1)!",
    "- HTX (12 đơn vị)",
    "- Chi (nếu có)",
    "+ Q1 năm 2022",
    "- H1: 12 hộ",
    "-X9y",
    "- Xã A1 B2",
]


def read(text: str) -> str:
    ((cell, _),) = csv.reader(io.StringIO(csv_text([(text, 1)]), newline=""))
    return cell


@pytest.mark.parametrize("text", RUN)
def test_what_would_run_is_a_text(text):
    assert read(text) == f"'{text}"


@pytest.mark.parametrize("text", STAY)
def test_all_else_stays(text):
    assert read(text) == text


@pytest.mark.parametrize("text", [*RUN, *(text for text in STAY if text), "'=1+1", "''=1+1", "'", "''-A(1)"])
def test_every_text_comes_back(text):
    assert list(original(pd.Series([read(text)], dtype="string"))) == [text]


@pytest.mark.parametrize("row", [(-5, -2.5, None, "x"), ("-5", 1, "=A1", -3)])
def test_figures_stay_figures(row):
    ((*cells,),) = csv.reader(io.StringIO(csv_text([row]), newline=""))
    expected = ["" if cell is None else f"'{cell}" if cell == "=A1" else str(cell) for cell in row]
    assert cells == expected
