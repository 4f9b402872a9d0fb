"""No message of a problem or check is longer than a cell of a spreadsheet, whatever the document holds."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.brief import LONGEST_MESSAGE, brief, named
from pipeline.model import Problem
from pipeline.store.rows import problem_row
from pipeline.work import Job, work
from tests.test_run import TEXT

WORDS = "thu ngân sách " * 400
FIGURES = " ".join(f"{1 + at % 9}.{100 + at % 900}" for at in range(1500))
EXCEL = 32_767  # characters of a cell


@pytest.mark.parametrize(
    ("text", "shown"),
    [("", ""), ("12,500", "12,500"), ("12345678", "12345… (+3)"), ("1234 678", "1234… (+3)")],
)
def test_a_long_text_is_told_by_its_beginning(text, shown):
    assert brief(text, 7 if len(text) < 8 else 5) == shown


def test_some_are_named_and_the_others_counted():
    assert named(["1", "2", "3"], 3) == "1; 2; 3"
    assert named(["1", "2", "3"], 2) == "1; 2; … (+1)"
    assert named(["x" * 1200], 2) == f"{'x' * 200}… (+1,000)"


def test_a_message_that_quotes_whatever_is_bounded_in_its_row():
    row = problem_row(None, "a.txt", Problem("any", "x" * 3_000_000, "Look."))
    assert max(len(cell) for cell in row if isinstance(cell, str)) < LONGEST_MESSAGE + 20


LONG = [
    # name, text of a file, code of a problem that it has
    ("figures.txt", f"{TEXT}\n{FIGURES}\n", None),
    ("digits.txt", f"{TEXT}\nTổng {'1' * 50_000} hộ, tăng 5%\n", "unclear_figures"),
    ("commas.txt", f"Thu {', '.join(['12,500'] * 4000)} đồng\n", None),
    ("cell.md", f"| Đơn vị | Số hộ |\n|---|---|\n| A | {FIGURES} |\n| {WORDS} | 12 |\n| B | 13 |\n", "unclear_figures"),
    ("head.md", f"| Đơn vị | {WORDS} 1.215 |\n|---|---|\n| A | 12 |\n| B | 13 |\n", "unclear_figures"),
    (
        "units.md",
        "| Đơn vị | " + " | ".join(f"Số (zq{at}x)" for at in range(400)) + " |\n" + "|---" * 401 + "|\n"
        "| A | " + " | ".join(["12"] * 400) + " |\n",
        None,
    ),
    ("sum.txt", "Tổng số 9 hộ, trong đó: " + ", ".join(f"xã A{at} {at} hộ" for at in range(800)) + ".\n", None),
    (
        "total.md",
        "| Đơn vị | Số hộ |\n|---|---|\n" + "".join(f"| xã {at} | {at} |\n" for at in range(900)) + "| Tổng số | 5 |\n",
        None,
    ),
]


@pytest.mark.parametrize(("name", "text", "code"), LONG, ids=[name for name, *_ in LONG])
def test_nothing_that_is_said_is_longer_than_a_cell(tmp_path: Path, name, text, code):
    (tmp_path / name).write_text(text, encoding="utf-8")
    rows = work(Job(tmp_path / name, name, None)).rows
    said = [str(cell) for table in ("problems", "checks") for row in rows[table] for cell in row]
    assert max(map(len, said), default=0) < min(EXCEL, csv.field_size_limit())
    assert code is None or code in said
