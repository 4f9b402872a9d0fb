"""Figures wrapped in narrow ruled cells: one where the wrap is certain, else apart and told."""

from __future__ import annotations

import pytest

import pipeline
from pipeline.read.cells import CellDraft
from pipeline.read.pagebreak import join_row
from pipeline.read.wrapped_figures import CellLine, is_wrapped
from tests.test_read_pdf import Sheet, document_of, grid, write

WRAPPED = [
    # the lines of a cell, how wide it is in points, what it says
    (["-", "424.00", "2"], 41, "-424.002"),
    (["-", "667.", "911"], 33, "-667.911"),
    (["-", "110.723", ".116"], 46, "-110.723.116"),
    (["-1.29", "0"], 33, "-1.290"),
    (["-12.345.", "678"], 48, "-12.345.678"),
    (["(1.29", "0)"], 36, "(1.290)"),
    (["(12.82", "0)"], 40, "(12.820)"),
    (["(12,3", "5)"], 36, "(12,35)"),
    (["-", "19,6", "6"], 33, "-19,66"),
    (["-", "279,", "89"], 33, "-279,89"),
    (["691,2", "0"], 40, "691,20"),
    (["-", "245", "921"], 31, "-245921"),
    (["12345", "678"], 42, "12345678"),
    (["134", "043"], 31, "134043"),
    (["1.026.27", "0.000"], 54, "1.026.270.000"),
    (["58,4", "%"], 33, "58,4%"),
    (["121.18417", "5"], 60, "121.184175"),
]
APART = [
    # two figures, or what may be two
    (["12", "34"], 41),
    (["125", "130"], 31),
    (["12,5", "13,5"], 33),
    (["3,", "5"], 33),
    (["12,", "13"], 41),
    (["2021", "2025"], 34),
    (["125", "05"], 31),
    (["125", "0"], 31),
    (["1250", "1310"], 34),
    (["12,5", "6"], 60),
    (["-", "45"], 41),
    (["-12", "-15"], 31),
    (["(12)", "(15)"], 36),
    (["1.250", "1.310"], 40),
    (["1.250", "310"], 40),
    (["12%", "5"], 33),
    (["(12)", "5"], 36),
]
LETTER = 5.5  # width of a digit, points
WIDTHS = {".": 2.75, ",": 2.75, "-": 3.7, "(": 3.7, ")": 3.7, "%": 9.2}


def _lines(texts: list[str], width: float) -> list[CellLine]:
    """The lines as they stand, to the right, in a cell that begins at 100."""
    sizes = [sum(WIDTHS.get(letter, LETTER) for letter in text) for text in texts]
    return [CellLine(text, 94.6 + width - size, 94.6 + width) for text, size in zip(texts, sizes, strict=True)]


@pytest.mark.parametrize(("texts", "width", "whole"), WRAPPED)
def test_lines_that_are_one_figure(texts, width, whole):
    assert "".join(texts) == whole
    assert is_wrapped(_lines(texts, width), 100, 100 + width)


@pytest.mark.parametrize(("texts", "width"), APART)
def test_lines_that_may_be_two_figures(texts, width):
    assert not is_wrapped(_lines(texts, width), 100, 100 + width)


HEAD = ["TT", "Dự án", "Kế hoạch", "Còn lại"]


def _table(rows: list[list[str]], width: float, align: str):
    def page(sheet: Sheet) -> None:
        sheet.at(330, 80, "Đơn vị tính: triệu đồng")
        sheet.table(100, [HEAD, *rows], [30, 80, 70, width], ("ALIGN", (3, 1), (3, -1), align))

    return page


@pytest.mark.parametrize("align", ["LEFT", "RIGHT", "CENTER"])
@pytest.mark.parametrize(("texts", "width", "whole"), WRAPPED)
def test_a_figure_wrapped_in_a_narrow_cell_is_one(tmp_path, texts, width, whole, align):
    width += 1.2  # that much more stands around the text here than in Word
    rows = [["1", "Kè chống\nsạt lở", "1.250", "\n".join(texts)], ["2", "Chợ", "640", "12"]]
    cells = grid(document_of(tmp_path, _table(rows, width, align)))
    assert cells == [HEAD, ["1", "Kè chống sạt lở", "1.250", whole], ["2", "Chợ", "640", "12"]]


@pytest.mark.parametrize("names", [["Kè chống\nsạt lở\nsuối", "Chợ\nhuyện\nmới"], ["Kè chống\nsạt lở", "Chợ\nhuyện"]])
def test_lines_of_wrapped_figures_are_no_rows(tmp_path, names):
    rows = [["1", names[0], "1.250", "-\n39.6\n22"], ["2", names[1], "640", "-\n170.0\n61"]]
    cells = grid(document_of(tmp_path, _table(rows, 34, "RIGHT")))
    assert [row[-1] for row in cells[1:]] == ["-39.622", "-170.061"]


@pytest.mark.parametrize(("texts", "width"), [(["12", "34"], 41), (["125", "130"], 31), (["1,", "7"], 34)])
def test_figures_one_below_another_have_no_value_and_are_told(tmp_path, texts, width):
    rows = [[str(n), "Kè chống sạt lở", "1.250", "\n".join(texts)] for n in range(1, 5)]
    report = pipeline.extract(write(tmp_path, _table(rows, width, "RIGHT")), ocr="never")
    assert [cell.value for cell in report.cells if cell.column == 3] == [None] * 5
    assert any(" ".join(texts) in problem.message for problem in report.problems)


def test_the_end_of_a_figure_that_a_page_break_cut_is_no_row(tmp_path):
    rows = [["1", "phố Bảo\nLộc", "1.250", "19,8\n3)"]]
    cells = grid(document_of(tmp_path, _table(rows, 36, "RIGHT")))
    assert cells == [HEAD, ["1", "phố Bảo Lộc", "1.250", "19,8 3)"]]


CUT = [
    # the end of a page, the begin of the next, whether the figure goes on
    ("(79.919,8", "3)", True),
    ("(79.919", "3)", False),
    ("(79.919", ",83)", True),
    ("79.919", "3", False),
]


@pytest.mark.parametrize(("above", "below", "expected"), CUT)
def test_a_figure_in_brackets_goes_on_behind_a_page_break(above, below, expected):
    first, rest = ([CellDraft(t, (), n) for n, t in enumerate(("8", "Bảo", each))] for each in (above, below))
    rest[0].text, rest[1].text = "", "Lộc"
    join_row(first, 2, rest)
    assert (first[2].text == above + below) is expected
