"""Tables of PDF files that go on behind a page break in columns of other widths: joined where it is sure, else told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import pipeline
from pipeline.read.cells import CellDraft, TableBlock
from pipeline.read.lines import Box
from pipeline.read.pagebreak import begins_another, is_cut, numbers_columns, repeated_rows
from pipeline.read.pagecuts import may_be_cut
from pipeline.read.pagerests import numbering_goes_on, says_rest
from pipeline.report import Report
from tests.test_read_pdf import HIGH, Sheet, write

HEAD = ["STT", "Chỉ tiêu", "Dự toán", "Thực hiện", "Tỷ lệ (%)"]
NAMES = ["Thu nội địa", "Lệ phí trước bạ", "Thu phạt", "Phí và lệ phí", "Thu cho thuê đất", "Thuế cá nhân", "Thu khác"]
WIDTHS, OTHERS = [35.0, 180.0, 80.0, 80.0, 60.0], [45.0, 165.0, 85.0, 75.0, 65.0]
UNIT = "Đơn vị tính: triệu đồng"


def _row(number: int) -> list[str]:
    return [str(number), NAMES[number - 1], f"{1250 + 37 * number}", f"{1310 + 41 * number}", f"{100 + number},5"]


FIRST, REST = [_row(n) for n in (1, 2, 3)], [_row(n) for n in (4, 5, 6, 7)]
DASHED = [["-", *row[1:]] for row in REST]


def _first(sheet: Sheet, rows: list[list[str]] = FIRST, head: list[str] = HEAD, widths: list[float] = WIDTHS) -> None:
    sheet.prose(60)
    sheet.at(200, 620, "Bảng 1. Kết quả thu ngân sách")
    sheet.at(400, 638, UNIT)
    sheet.table(645, [head, *rows], widths)


def _rest(
    rows: list[list[str]], widths: list[float] = OTHERS, *, above: tuple[str, ...] = (), x: float = 85
) -> Callable[[Sheet], None]:
    def page(sheet: Sheet) -> None:
        for at, line in enumerate(above):
            sheet.at(85, 60 + 18 * at, line)
        sheet.table(64 + 18 * len(above), rows, widths, x=x)
        sheet.prose(400)

    return page


def _unruled(rows: list[list[str]], xs: tuple[float, ...]) -> Callable[[Sheet], None]:
    """Rows between no lines: names from the left, figures to the right."""

    def page(sheet: Sheet) -> None:
        sheet.font(size=11)
        for at, row in enumerate(rows):
            for text, x, put in zip(row, xs, (*[sheet.canvas.drawString] * 2, *[sheet.canvas.drawRightString] * 3)):  # noqa: B905
                put(x, HIGH - 60 - 17 * at, text)

    return page


def _report(folder: Path, *pages: Callable[[Sheet], None]) -> Report:
    return pipeline.extract(write(folder, *pages), ocr="never")


def _figures(report: Report, name: str) -> list[tuple[str, str]]:
    """Value and unit of each figure behind a row's name; "" for one that has no value."""
    [row] = {(cell.table_id, cell.row) for cell in report.cells if cell.text == name}
    cells = [c for c in report.cells if (c.table_id, c.row) == row and c.column > 1]
    return [("" if c.value is None else f"{c.value:f}", c.unit) for c in cells]


def _told(report: Report) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.page) for problem in report.problems]


KNOWN = [("1472000000", "VND"), ("1556000000", "VND"), ("106.5", "%")]
JOINED = {
    "numbered on": _rest(REST),
    "one row": _rest(REST[2:3]),
    "in proportion": _rest(DASHED, [width * 1.15 for width in WIDTHS]),
    "moved": _rest(DASHED, WIDTHS, x=145),
    "headed again": _rest([HEAD, *DASHED]),
    "headed in short": _rest([["TT", "Chỉ tiêu", "DT", "TH", "%"], *DASHED]),
    "its columns numbered": _rest([["1", "2", "3", "4", "5"], *REST]),
    "told to go on": _rest(DASHED, above=("Bảng 1 (tiếp theo)",)),
    "its unit told again": _rest(REST, WIDTHS, above=(UNIT,)),
    "in no lines": _unruled(REST, (95, 135, 300, 400, 515)),
}


@pytest.mark.parametrize("rest", [name for name in JOINED if name != "one row"])
def test_a_rest_in_other_columns_is_joined(tmp_path, rest):
    report = _report(tmp_path, _first, JOINED[rest])
    assert _figures(report, NAMES[5]) == KNOWN
    assert (len(report.tables), report.tables[0].rows, _told(report)) == (1, 8, [])


def test_one_row_that_goes_on_the_numbers_is_joined(tmp_path):
    report = _report(tmp_path, lambda sheet: _first(sheet, [*FIRST, *REST[:2]]), JOINED["one row"])
    assert _figures(report, NAMES[5]) == KNOWN


def test_the_third_page_stands_below_the_second(tmp_path):
    pages = _rest(REST[:2]), _rest([["", "Trong đó: thu xã", "12", "13", "14,5"], *REST[2:]])
    report = _report(tmp_path, _first, lambda s: s.table(60, REST[:2], OTHERS), pages[1])
    assert (_figures(report, NAMES[5]), len(report.tables)) == (KNOWN, 1)


TOLD = {
    "not numbered": _rest(DASHED),
    "numbered anew": _rest([[str(n), *row[1:]] for n, row in enumerate(REST, 1)]),
    "a column less": _rest([row[:4] for row in REST], [35, 180, 80, 140]),
    "below other lines": _rest(REST, above=("Về thu ngân sách các xã, thị trấn như sau:",)),
    "below a running head": _rest(DASHED, above=("Báo cáo thu, chi ngân sách",)),
    "unruled, a column less": _unruled([row[:4] for row in REST], (95, 135, 300, 400)),
}


@pytest.mark.parametrize("rest", TOLD)
def test_a_rest_whose_columns_are_not_known_is_told_and_has_no_values(tmp_path, rest):
    report = _report(tmp_path, _first, TOLD[rest])
    assert {figure for figure, _ in _figures(report, NAMES[5])} == {""}
    assert _told(report) == [("unclear_figures", 2)]
    assert not any(mention.page == 2 for mention in report.mentions)


def test_a_table_headed_as_the_one_before_below_a_running_head_is_told(tmp_path):
    report = _report(tmp_path, _first, _rest([HEAD, *DASHED], above=("Báo cáo thu, chi ngân sách năm 2022",)))
    assert [message for message in (p.message for p in report.problems) if "that of the table before" in message]


def test_figures_of_one_row_that_joins_nothing_are_told(tmp_path):
    report = _report(tmp_path, _first, _rest([["-", *REST[2][1:]]]))
    assert _told(report) == [("loose_figures", 2)]


def test_a_table_with_another_head_is_another_table(tmp_path):
    """In columns of the same widths, too: its figures have not the unit that is told above the table before."""
    head = ["STT", "Xã", "Số hộ", "Hộ nghèo", "Tỷ lệ (%)"]
    report = _report(tmp_path, _first, _rest([head, ["1", "Tân Mỹ", "1250", "45", "3,6"], _row(2)], WIDTHS))
    assert [unit for _, unit in _figures(report, "Tân Mỹ")] == ["hộ", "", "%"]
    assert [table.unit for table in report.tables] == [UNIT, None]


@pytest.mark.parametrize(
    "rows",
    [
        [["Nơi nhận:", "CHỦ TỊCH"], ["- Như trên;", "Nguyễn Văn A"]],
        [["Họ và tên", "Nguyễn Văn A"], ["Số con", "2"]],
    ],
    ids=["recipients", "form"],
)
def test_what_is_no_rest_is_not_told(tmp_path, rows):
    assert _told(_report(tmp_path, _first, _rest(rows, [200, 200]))) == []


def test_a_row_parted_from_the_figures_of_its_name_is_told(tmp_path):
    rows = [*FIRST, ["4", "Thu từ hoạt động xổ số", "", "", ""]]
    report = _report(
        tmp_path, lambda s: _first(s, rows), _rest([["", "Kiến thiết Đồng Tháp", *REST[0][2:]], *REST[1:]])
    )
    assert _told(report) == [("cut_row", 2)]


# ---- by rows alone ----------------------------------------------------------------------------------------------


def _rows(*rows: tuple[str, ...]) -> list[tuple[int, list[CellDraft]]]:
    return [(1, [CellDraft(text, (), column) for column, text in enumerate(row)]) for row in rows]


def _block(*rows: tuple[str, ...]) -> TableBlock:
    return TableBlock(1, 1, _rows(*rows), (0.0, 100.0), Box(0.0, 0.0, 100.0, 100.0))


@pytest.mark.parametrize(
    ("last", "first", "expected"),
    [
        (["1", "2"], ["3"], True),
        (["1", "2", "a", "b"], ["3"], True),
        (["5", "5.1"], ["5.2"], True),
        (["5", "5.1"], ["6"], True),
        (["5"], ["5.1"], True),
        (["I", "1", "2"], ["II"], True),
        (["I", "1", "2"], ["3"], True),
        (["III", "IV"], ["V"], True),
        (["A", "B"], ["C"], True),
        (["a)", "b)"], ["c)"], True),
        (["1. Thu", "2. Chi"], ["3. Vay"], True),
        (["1", "2"], ["", "3"], True),  # the end of a row that is cut
        (["1", "2"], ["1"], False),
        (["1", "2"], ["4"], False),
        (["1", "2"], ["-"], False),
        (["-", "-"], ["-"], False),
        (["2021", "2022"], ["2023"], False),  # years are no numbers of rows
        (["Thu", "Chi"], ["Vay"], False),
    ],
)
def test_numbers_of_rows_that_go_on(last, first, expected):
    table, more = (_block(*((label, "x", "12,5") for label in labels)) for labels in (last, first))
    assert numbering_goes_on(table, more) is expected


@pytest.mark.parametrize(
    ("row", "head", "expected"),
    [
        (("TT", "Nội dung", "KH", "TH", "%"), ("STT", "Nội dung", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"), 1),
        (("STT", "Xã", "Số hộ", "Hộ nghèo"), ("STT", "Xã", "Số hộ", "Tỷ lệ (%)"), 1),
        (("STT", "Xã", "Số hộ", "Hộ nghèo"), ("STT", "Tên xã", "Kế hoạch", "Thực hiện"), 0),
        (("A", "B", "Số hộ"), ("An", "Bò", "Số hộ"), 0),
    ],
)
def test_heads_printed_again_in_short(row, head, expected):
    body = ("1", "Bò", "12,5", "13,5", "14,5")[: len(head)]
    assert repeated_rows(_rows(head, body), _rows(row, body, body)) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("STT", "Xã", "Số hộ", "Hộ nghèo"), True),
        (("STT", "Nội dung", "Dự toán", "Tỷ lệ"), False),
        (("", "Xã", "Số hộ", "Hộ nghèo"), False),
        (("STT", "Xã", "", ""), False),
        (("STT", "Xã", "12,5", "Hộ nghèo"), False),
    ],
)
def test_another_head_begins_another_table(row, expected):
    table = _rows(("STT", "Nội dung", "Dự toán", "Thực hiện"), ("1", "Bò", "12,5", "13,5"))
    assert begins_another(table, _rows(row, ("1", "Gà", "2,5", "3,5"))) is expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("1", "2", "3"), True),
        (("A", "B", "1", "2", "3"), True),
        (("(1)", "(2)", "(3)"), True),
        (("1", "2"), False),
        (("1", "Bò", "2", "3"), False),
        (("1", "3", "4"), False),
        (("12", "13", "14"), False),
    ],
)
def test_rows_that_number_columns(texts, expected):
    assert numbers_columns(_rows(texts)[0][1]) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Bảng 1 (tiếp theo)", True),
        ("(Tiếp theo trang trước)", True),
        ("Tiếp theo", True),
        ("Biểu số 2 (tt)", True),
        ("Tiếp tục thực hiện các nhiệm vụ", False),
        ("Bảng 2. Chi ngân sách", False),
    ],
)
def test_lines_that_say_a_rest(line, expected):
    assert says_rest(line) is expected


@pytest.mark.parametrize(
    ("last", "row", "expected"),
    [
        (("Thu từ xổ số và các khoản", "12", "13"), ("thu khác", "", ""), True),
        (("Thu từ xổ số (bao gồm", "12", "13"), ("Xổ số kiến thiết)", "", ""), True),
        (("Thu từ xổ số,", "12", "13"), ("Phí và lệ phí", "", ""), True),
        (("Thu từ xổ số", "12", "13"), ("Các khoản thu", "", ""), False),
        (("Thu từ xổ số.", "12", "13"), ("các khoản thu", "", ""), False),
        (("Thu từ xổ số", "12", "13"), ("trong đó:", "", ""), False),
        (("Thu từ xổ số", "12", "13"), ("các khoản thu", "5", ""), False),
    ],
)
def test_the_end_of_a_name_in_the_first_column(last, row, expected):
    table = _rows(("Chỉ tiêu", "2021", "2022"), ("Chi", "1,5", "2,5"), last)
    assert is_cut(table, _rows(row)[0][1]) is expected


NUMBERED = (("1", "Thu nội địa", "1,5"), ("2", "Thu phạt", "2,5"), ("3", "Thu phí", "4,5"))
NAMED = (("Thu nội địa", "1,5"), ("Thu phạt", "2,5"), ("Thu phí", "4,5"))


@pytest.mark.parametrize(
    ("table", "rows", "expected"),
    [
        ((*NUMBERED, ("4", "Thu xổ số", "")), (("", "Đồng Tháp", "5,5"), ("5", "Thu", "6,5")), True),
        ((*NUMBERED, ("4", "Thu xổ số:", "")), (("", "Đồng Tháp", "5,5"), ("5", "Thu", "6,5")), False),
        ((*NUMBERED, ("", "Thu xã", "3"), ("4", "Thu xổ số", "")), (("", "Đồng Tháp", "5,5"),), False),
        ((*NUMBERED, ("4", "Thu xổ số", "")), (("5", "Đồng Tháp", "5,5"),), False),
        ((*NAMED, ("Thu xổ số", "3,5")), (("Kiến thiết", ""), ("Thu khác", "6,5")), True),
        ((("Phần thu", ""), *NAMED), (("Các khoản chi", ""), ("Chi khác", "6,5")), False),
        (NAMED, (("Các khoản chi", ""), ("Chi khác", "6,5"), ("Vay", ""), ("Vay khác", "3,5")), False),
        (NAMED[:2], (("Kiến thiết", ""), ("Thu khác", "6,5")), True),
        (NAMED[:1], (("Kiến thiết", ""), ("Thu khác", "6,5")), False),
    ],
)
def test_rows_that_may_be_cut(table, rows, expected):
    assert may_be_cut(_rows(*table), _rows(*rows)) is expected
