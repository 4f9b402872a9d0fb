"""Tables of scans: what OCR lost of a figure, a head or a row is told, and no value is made of the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.doubts import BARRED
from pipeline.lostcommas import lost_commas
from pipeline.model import Box
from pipeline.notwhole import not_whole
from pipeline.notwhole import problems_of as told_parts
from pipeline.read import open_source, scans
from pipeline.read.cells import CellDraft
from pipeline.read.pagebreak import repeated_rows
from pipeline.rulebook import load_rules
from pipeline.segment import segmenter
from pipeline.stages import extract_document
from pipeline.text import clean
from tests.test_read_ocr import needs_tesseract, scan

UNIT = "Đơn vị tính: triệu đồng\n"
HEAD = ["TT", "Nội dung", "Dự toán", "Thực hiện"]


class Typed:
    """A source of one document, as scanned or typeset."""

    def __init__(self, document, source="ocr"):
        self.document = replace(document, pages=tuple(replace(page, source=source) for page in document.pages))

    def boxes(self, spans):
        return [Box(0, 0, 1, 1)] * len(spans)


@pytest.fixture(scope="module")
def report(rules, document_of):
    """Text above, rows of a table -> the report."""
    return lambda above, rows, source="ocr": extract_document(Typed(document_of(above, rows), source), rules)


@pytest.mark.parametrize(
    ("printed", "is_part"),
    [
        ("000", True),  # a line of a wrapped figure is lost
        (".000", True),
        ("5.150.000.", True),
        ("1250.300", True),
        ("350.000)", True),
        ("987310|", True),
        ("L6I0", True),
        ("3.25", True),  # thousands are marked by dots here
        ("1.250.30", True),
        ("0", False),
        ("05", False),
        ("1.250,5", False),
        ("1250,5", False),
        ("(1.250)", False),
        ("-12,5", False),
        ("1 250 300", False),
        ("7.910.\n000", False),
        ("1.250 (1)", False),  # a note
        ("1.250/1.300", False),  # told otherwise
        ("12 hộ", False),
        ("x", False),
    ],
)
def test_cells_that_hold_a_part_of_a_figure(rules, document_of, printed, is_part):
    rows = [HEAD, *(["1", "Chi", "1.250", text] for text in ("1.310", "2.400", printed, "1.120"))]
    document = clean(Typed(document_of(UNIT, rows)).document)[0]
    layout = segmenter(rules)(document).layout
    doubts = not_whole(document, layout, ())
    assert [document.text[d.start : d.end] for d in doubts] == [printed] * is_part
    assert all(doubt.confidence < BARRED for doubt in doubts)
    assert [problem.code for problem in told_parts(document, doubts)] == ["doubtful_ocr"] * is_part


def test_what_is_no_whole_figure_has_no_value_but_its_text(report):
    rows = [HEAD, *(["1", "Chi", "1.250", text] for text in ("1.310", "000", "1.120"))]
    found = report(UNIT, rows)
    (cell,) = [cell for cell in found.cells if cell.text == "000"]
    assert (cell.value, cell.unit, float(cell.confidence) < BARRED) == (None, "", True)
    assert any("not whole: 000." in problem.message for problem in found.problems)
    assert "not whole" not in str(report(UNIT, rows, "text_layer").problems)


JOINED = [
    ["", "Dự toán năm", "Thực hiện So dự toán (%)", ""],
    ["Thuế", "128.450", "119.302", "92,9"],
    ["Phí", "41.200", "44.615", "108,3"],
]


def test_heads_that_cannot_be_told_apart_give_no_label_and_no_value(report):
    found = report(UNIT, JOINED)
    body = [cell for cell in found.cells if cell.row and cell.column]
    assert [(c.column_label, c.unit, c.value is None) for c in body] == [
        ("Dự toán năm", "VND", False),
        ("", "", True),
        ("", "", True),
    ] * 2
    assert any("heads of 2 columns" in problem.message for problem in found.problems)


def test_a_head_of_one_is_not_doubted_for_the_lost_one_beside_it(report):
    found = report(UNIT, [[*JOINED[0][:2], "Thực hiện", ""], *JOINED[1:]])
    assert [cell.unit for cell in found.cells if cell.row == 1] == ["", "VND", "VND", ""]
    assert "heads of one column" in str(found.problems)


def test_typeset_heads_are_taken_as_they_are(report):
    assert "cannot be told" not in str(report(UNIT, JOINED, "text_layer").problems)


@pytest.mark.parametrize(
    "numbers",
    [
        ["", "1", "2", "3=2/1", ""],  # letters before them and one of them lost
        ["A", "1", "2", "3", "4"],
        ["1", "2", "", "4", "5"],
    ],
)
def test_numbers_of_columns_are_no_figures(segment, numbers):
    head = ["Nội dung", "Dự toán (triệu đồng)", "Quyết toán (triệu đồng)", "Tỷ lệ (%)", "Còn lại (triệu đồng)"]
    rows = [head, numbers, ["Thu", "1.250", "1.198", "95,9", "52"], ["Chi", "845", "901", "106,7", "1"]]
    (grid,) = segment("", rows).layout.grids
    assert grid.head_rows == 2


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        (("959", "1067", "0,0"), ["959", "1067"]),
        (("12,5", "290", "30,1"), ["290"]),
        (("104", "350", "99,5"), []),  # some are printed without decimals
        (("959", "1067", "0"), ["1067"]),  # no comma is printed in the column; no share is so great
    ],
)
def test_bare_shares_far_above_those_with_a_comma(rules, document_of, shares, found):
    rows = [["TT", "Nội dung", "Tỷ lệ (%)"], *(["1", "Chi", share] for share in shares)]
    document = clean(Typed(document_of("", rows)).document)[0]
    doubts = lost_commas(document, segmenter(rules)(document).layout)
    assert [document.text[d.start : d.end] for d in doubts if d.confidence < BARRED] == found


def test_a_figure_ten_times_the_others_of_its_row(rules, document_of):
    rows = [
        ["Huyện", "2022", "2023", "2024"],
        ["Mỹ Xuyên", "12450", "13020", "118755"],
        ["Trần Đề", "7.905", "8.120", "9.155"],
    ]
    document = clean(Typed(document_of(UNIT, rows)).document)[0]
    doubts = lost_commas(document, segmenter(rules)(document).layout)
    assert [document.text[d.start : d.end] for d in doubts] == ["118755"]


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (["Địa phương", "202", "2023", "2024", "2025"], 1),  # a year misread
        (["Mỹ Xuyên", "202", "2023", "2024", "2025"], 0),
        (["Mỹ Xuyên", "12.450", "13.020", "2024", "2025"], 0),
        (["Mỹ Xuyên", "12.450", "13.020", "11.875", "10.960"], 0),
    ],
)
def test_a_head_of_years_printed_again(row, count):
    table = [["Địa phương", "2022", "2023", "2024", "2025"], ["Trần Đề", "8.310", "8.775", "9.012", "9.540"]]
    head, more = (
        [(page, [CellDraft(text, (), column) for column, text in enumerate(texts)]) for texts in rows]
        for page, rows in ((1, table), (2, [row, ["Tổng", "28.665", "29.915", "29.447", "29.655"]]))
    )
    assert repeated_rows(head, more) == count


@needs_tesseract
@pytest.mark.parametrize("is_seen", [True, False])
def test_a_line_lost_of_a_wrapped_figure_leaves_no_other_figure(tmp_path, monkeypatch, is_seen):
    rows = [
        ["TT", "Đơn vị", "Dự toán giao", "Thực hiện"],
        ["1", "Khối tỉnh", "61.300.000\n.000", "72.125.000\n.000"],
        ["2", "Khối huyện", "23.300.000\n.000", "13.060.000\n.000"],
    ]

    def sheet(page):
        page.prose(60)
        page.at(300, 140, "Đơn vị tính: đồng")
        page.table(150, rows, [40, 160, 100, 100], ("LEADING", (0, 0), (-1, -1), 14))

    read = scans.read_words

    def uncertain(*args, **options):
        words = read(*args, **options)
        wrapped = [word for word in words if word.text.endswith("000") and word.text < "1"]
        lost = () if options else (wrapped[1], *(word for word in words if word.text == "23.300.000"))
        changed = (word._replace(confidence=0.2) if word in lost else word for word in words)
        return [word for word in changed if is_seen or word.confidence != 0.2]

    monkeypatch.setattr(scans, "read_words", uncertain)
    with open_source(scan(tmp_path, sheet)) as source:
        cells = extract_document(source, load_rules()).cells
    figures = [cell for cell in cells if cell.row and cell.column > 1]
    right = [61_300_000_000, None, None, 13_060_000_000]  # or none: what stands beside a gap is unsure too
    assert [cell.value in (value, None) for cell, value in zip(figures, right, strict=True)] == [True] * 4
    # A column whose head is lost too has no unit, however its figures were read.
    assert all(not cell.unit for cell in figures if cell.column == 3)
