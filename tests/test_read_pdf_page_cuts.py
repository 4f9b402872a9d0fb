"""Rows of PDF tables without lines that a page break cuts, and numbers of rows one blank before names that hang."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import Document
from pipeline.read.aligned_counted import counted_parted
from pipeline.read.cells import CellDraft
from pipeline.read.lines import Box
from pipeline.read.pagebreak import ends_last_row, says_head
from pipeline.read.pieces import Piece
from tests.test_read_pdf import HIGH, Sheet, document_of, grid

NUMBER, NAME, ENDS, NOTE = 65.0, 87.0, (300.0, 370.0, 440.0), 450.0
LINE, ROW = 14.0, 17.0

Printed = list[tuple[float, str, str, list[str], str]]  # height, number, name, figures, note


def _page(lines: Printed, *, headed: bool = False) -> Callable[[Sheet], None]:
    def page(sheet: Sheet) -> None:
        sheet.font(size=11)
        if headed:
            sheet.at(60, 80, "TT")
            sheet.at(120, 80, "Nội dung")
            for end, head in zip(ENDS, ("Quý I", "Quý II", "Quý III"), strict=True):
                sheet.canvas.drawRightString(end, HIGH - 80, head)
            sheet.at(NOTE + 20, 80, "Ghi chú")
        for top, number, name, figures, note in lines:
            sheet.canvas.drawRightString(NUMBER + 12, HIGH - top, number)
            sheet.at(NAME, top, name)
            for end, figure in zip(ENDS, figures, strict=False):
                sheet.canvas.drawRightString(end, HIGH - top, figure)
            sheet.at(NOTE, top, note)

    return page


def _figures(row: int) -> list[str]:
    return [f"{1370 + 211 * row}", f"{row * 17 + 3},5", f"{4000 + row}"]


FIRST: Printed = [
    (100.0, "8", "Xã Long Hưng", _figures(8), "Hoàn thành"),
    (120.0, "9", "Lúa hè thu", _figures(9), "Theo Quyết định"),
    (120.0 + LINE, "", "", [], "số 215/QĐ-UBND"),
    (157.0, "10", "Trồng rừng sản xuất", _figures(10), "Đã giải ngân"),
    (177.0, "11", "Hỗ trợ chi phí học tập", _figures(11), "Chậm do vướng"),
]
NEXT: Printed = [
    (0.0, "12", "Khu công nghiệp", _figures(12), "Hoàn thành"),
    (LINE, "", "phía nam", [], ""),
    (LINE + 20, "13", "Xã Định An", _figures(13), ""),
    (LINE + 40, "14", "Chi an ninh", _figures(14), "Đã giải ngân"),
]
NAMED = "Hỗ trợ chi phí học tập cho học sinh các xã"
NOTED = "Chậm do vướng giải phóng mặt bằng"


def _moved(lines: Printed, top: float) -> Printed:
    return [(top + at, *rest) for at, *rest in lines]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("tail", "rest", "room"),
    [
        ([("cho học sinh", "giải phóng mặt"), ("các xã", "bằng")], [], 0),
        ([("cho học sinh", "giải phóng mặt bằng"), ("các xã", "")], [], 0),
        ([("cho học sinh", "giải phóng mặt")], [("các xã", "bằng")], 20),
        ([], [("cho học sinh", "giải phóng mặt"), ("các xã", "bằng")], 24),
        ([("cho học sinh các xã", "giải phóng mặt")], [("", "bằng")], 20),
    ],
    ids=["none cut", "the name is longer", "both are cut", "behind their first line", "the note is cut"],
)
def test_a_row_is_whole_whose_name_and_note_a_page_break_cuts(tmp_path, tail, rest, room):
    first = [*FIRST, *((177 + LINE * at, "", name, [], note) for at, (name, note) in enumerate(tail, 1))]
    second = [(70 + LINE * at, "", name, [], note) for at, (name, note) in enumerate(rest)]
    second += _moved(NEXT, 70 + LINE * (len(rest) - 1) + room if rest else 70)
    document = document_of(tmp_path, _page(first, headed=True), _page(second))
    rows = {row[0]: row for row in grid(document)}
    assert len(document.tables) == 1
    assert rows["11"] == ["11", NAMED, *_figures(11), NOTED]
    assert rows["12"][1:5] == ["Khu công nghiệp phía nam", *_figures(12)]
    assert list(rows) == ["TT", *map(str, range(8, 15))]


def test_a_long_rest_of_a_row_goes_on_it(tmp_path):
    words = ["cho học sinh", "các xã đặc biệt", "khó khăn và", "các thôn", "ven sông,", "ven biển,", "hải đảo"]
    second = [(70 + LINE * at, "", name, [], "") for at, name in enumerate(words)]
    second += _moved(NEXT, 70 + LINE * len(words) + 4)
    document: Document = document_of(tmp_path, _page(FIRST, headed=True), _page(second))
    rows = {row[0]: row for row in grid(document)}
    assert len(document.tables) == 1
    assert rows["11"][1] == " ".join(["Hỗ trợ chi phí học tập", *words])
    assert document.problems == ()


def _row(*cells: str) -> list[CellDraft]:
    return [CellDraft(text, (), column) for column, text in enumerate(cells)]


@pytest.mark.parametrize(
    ("last", "row", "expected"),
    [
        (("9", "Hỗ trợ chi phí", "5,2", "Chậm do"), ("", "học tập", "", "vướng"), True),
        (("9", "Hỗ trợ chi phí", "5,2", "Chuyển sang năm"), ("", "", "", "2024"), True),
        (("9", "Hỗ trợ chi phí", "5,2", ""), ("", "Học tập", "", ""), False),  # a heading, or the next name
        (("9", "Hỗ trợ chi phí.", "5,2", ""), ("", "học tập", "", ""), False),
        (("9", "Hỗ trợ chi phí", "5,2", ""), ("10", "học tập", "", ""), False),
        (("9", "Hỗ trợ chi phí", "5,2", ""), ("", "học tập", "7,1", ""), False),
        (("9", "Hỗ trợ chi phí", "5,2", ""), ("", "", "", "vướng"), False),  # of the row below
    ],
)
def test_words_alone_end_the_last_row_of_the_page_before(last, row, expected):
    assert ends_last_row([(1, _row(*last))], _row(*row), names=1, notes=3) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["TT Nội dung Vốn tỉnh"], True),
        (["Vốn", "TT Nội dung tỉnh"], True),  # printed in two lines
        (["TT Nội dung Vốn huyện"], False),
        (["TT Nội dung Vốn tỉnh 1 Bò 5,2"], False),
        ([], False),
    ],
)
def test_lines_that_say_the_head_again(lines, expected):
    table = [(1, _row("TT", "Nội dung", "Vốn tỉnh")), (1, _row("1", "Bò", "5,2"))]
    assert says_head(table, lines) is expected


@pytest.mark.parametrize("apart", [20, 60])
def test_a_head_printed_again_far_above_its_rows(tmp_path, apart):
    def again(sheet: Sheet) -> None:
        _page(_moved(NEXT, 80.0 + apart), headed=True)(sheet)

    document = document_of(tmp_path, _page(FIRST, headed=True), again)
    assert [row[0] for row in grid(document)] == ["TT", *map(str, range(8, 15))]
    assert len(document.tables) == 1


@pytest.mark.parametrize(
    ("lines", "parted"),
    [
        (["9 Bò 12", "10 Chi sự 13", "> nghiệp", "11 Ngô 14"], True),
        (["9 Bò 12", "10 Chi sự 13", "11 Ngô 14"], False),  # no line hangs: the numbers may be of the names
        (["9 Bò 12", "12 Chi sự 13", "> nghiệp", "11 Ngô 14"], False),  # these count nothing
        (["9 Bò 12", "10 Chi sự 13", "> nghiệp"], False),
    ],
)
def test_numbers_before_names_that_hang(lines, parted):
    text, rows = "", []
    for number, line in enumerate(lines):
        top, x = 20.0 * number, 86.0 if line.startswith(">") else 66.0
        words = line.removeprefix("> ").split()
        pieces = []
        for word in words:
            pieces.append(Piece(len(text), len(text) + len(word), Box(x, top, x + 6 * len(word), top + 10)))
            text += word + " "
            x = 86.0 if len(pieces) == 1 and word.isdecimal() else x + 6 * len(word) + 3
        last = pieces.pop() if words[-1].isdecimal() else None
        rows.append([pieces, [last._replace(box=Box(300, top, 312, top + 10))]] if last else [pieces])
    found = counted_parted(text, rows, 0, len(rows))
    assert [len(row) for row in found] == [len(row) + (parted and len(row) > 1) for row in rows]
