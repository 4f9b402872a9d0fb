"""PDF files: reading order, running lines, tables, boxes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

from pipeline.model import Document, Span
from pipeline.read import open_source
from tests.typeset import fonts

WIDE, HIGH = A4
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PROSE = "Ủy ban nhân dân huyện báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế xã"


class Sheet:
    """A page to write on; heights in points from the top."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def font(self, *, bold: bool = False, size: float = 13) -> None:
        self.canvas.setFont(fonts.face(bold=bold), size)

    def at(self, x: float, top: float, text: str) -> None:
        self.canvas.drawString(x, HIGH - top, text)

    def centred(self, x: float, top: float, text: str) -> None:
        self.canvas.drawCentredString(x, HIGH - top, text)

    def prose(self, top: float, lines: int = 3) -> None:
        for i in range(lines):
            self.at(85, top + 18 * i, PROSE)

    def table(
        self, top: float, rows: list[list[str]], widths: list[float], *style: tuple[object, ...], x: float = 85
    ) -> None:
        base = [
            ("GRID", (0, 0), (-1, -1), 0.5, "black"),
            ("FONT", (0, 0), (-1, -1), fonts.face(), 11),
        ]
        made = Table(rows, colWidths=widths, style=TableStyle([*base, *style]))
        _, height = made.wrapOn(self.canvas, 500, 700)
        made.drawOn(self.canvas, x, HIGH - top - height)


def document_of(folder: Path, *pages: Callable[[Sheet], None]) -> Document:
    with open_source(write(folder, *pages)) as source:
        return source.document


def write(folder: Path, *pages: Callable[[Sheet], None]) -> Path:
    fonts.register()
    path = folder / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4, initialFontName=fonts.face())
    for page in pages:
        sheet = Sheet(canvas)
        sheet.font()
        page(sheet)
        canvas.showPage()
    canvas.save()
    return path


def left(sheet: Sheet) -> None:
    sheet.centred(160, 60, "UBND HUYỆN LẤP VÒ")
    sheet.centred(160, 76, "PHÒNG NÔNG NGHIỆP")
    sheet.centred(160, 100, "Số: 15/BC-PNN")


def right(sheet: Sheet) -> None:
    sheet.centred(410, 60, MOTTO[0])
    sheet.centred(410, 76, MOTTO[1])
    sheet.centred(410, 100, "Lấp Vò, ngày 08 tháng 7 năm 2022")


def by_rows(sheet: Sheet) -> None:
    sheet.centred(160, 60, "UBND HUYỆN LẤP VÒ")
    sheet.centred(410, 60, MOTTO[0])
    sheet.centred(160, 76, "PHÒNG NÔNG NGHIỆP")
    sheet.centred(410, 76, MOTTO[1])
    sheet.centred(160, 100, "Số: 15/BC-PNN")
    sheet.centred(410, 100, "Lấp Vò, ngày 08 tháng 7 năm 2022")


def body(sheet: Sheet) -> None:
    sheet.centred(297, 140, "BÁO CÁO")
    sheet.prose(170)


HEAD = (
    f"UBND HUYỆN LẤP VÒ\nPHÒNG NÔNG NGHIỆP\nSố: 15/BC-PNN\n{MOTTO[0]}\n{MOTTO[1]}\nLấp Vò, ngày 08 tháng 7 năm 2022\n"
)


def printed_lines(text: str) -> str:
    return text.replace("\n\n", "\n")


def test_wide_room_between_lines_parts_paragraphs(tmp_path):
    def spaced(sheet: Sheet) -> None:
        for i, top in enumerate((60, 76, 92, 116, 132, 148, 172)):
            sheet.at(85, top, f"Dòng thứ {i} của báo cáo kết quả thực hiện nhiệm vụ")

    text = document_of(tmp_path, spaced).text
    assert [bool(line) for line in text.split("\n")[:-1]] == [True, True, True, False, True, True, True, False, True]


@pytest.mark.parametrize(
    "steps",
    [(left, right, body), (right, left, body), (by_rows, body), (body, left, right), (body, by_rows)],
    ids=["columns", "right first", "rows", "head last", "rows, head last"],
)
def test_the_head_comes_first_left_before_right(tmp_path, steps):
    document = document_of(tmp_path, lambda sheet: [step(sheet) for step in steps])
    assert printed_lines(document.text) == HEAD + "BÁO CÁO\n" + f"{PROSE}\n" * 3


def test_recipients_come_before_the_signature(tmp_path):
    def signed(sheet: Sheet) -> None:
        sheet.prose(60)
        for i, (recipient, signer) in enumerate(
            [("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"), ("- Như trên;", "KT. CHỦ TỊCH"), ("- Lưu: VT.", "PHÓ CHỦ TỊCH")]
        ):
            sheet.at(85, 150 + 16 * i, recipient)
            sheet.centred(420, 150 + 16 * i, signer)
        sheet.centred(420, 280, "Lê Thị Bích Tuyền")

    text = printed_lines(document_of(tmp_path, body, signed).text)
    assert text.endswith(
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị Bích Tuyền\n"
    )


def test_figures_without_rules_stay_in_their_rows(tmp_path):
    def figures(sheet: Sheet) -> None:
        sheet.prose(60)
        for i, (label, figure) in enumerate(
            [("Tốc độ tăng (%)", "7,23"), ("Khu vực dịch vụ (%)", "7,0"), ("Thu", "164")]
        ):
            sheet.at(100, 130 + 16 * i, label)
            sheet.centred(420, 130 + 16 * i, figure)

    assert "Tốc độ tăng (%) 7,23\nKhu vực dịch vụ (%) 7,0\nThu 164\n" in document_of(tmp_path, body, figures).text


def test_page_numbers_and_running_lines_go_and_figures_join(tmp_path):
    def page(number: int) -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            if number > 1:
                sheet.centred(297, 30, str(number))
            sheet.at(85, 45, "Báo cáo của huyện Lấp Vò")
            sheet.prose(80)
            sheet.at(85, 140, f"kinh phí {number} là 12.500" if number < 4 else "Hết.")

        return draw

    text = document_of(tmp_path, *(page(number) for number in range(1, 5))).text
    ends = ["kinh phí 1 là 12.500", "kinh phí 2 là 12.500", "kinh phí 3 là 12.500", "Hết."]
    assert text == "".join(f"{PROSE}\n" * 3 + end + "\n" for end in ends)


@pytest.mark.parametrize("printed", ["12.500", "2022", "37"])
def test_a_lone_figure_that_is_no_page_number_stays(tmp_path, printed):
    def page(sheet: Sheet) -> None:
        sheet.at(85, 45, printed)
        sheet.prose(80)

    assert printed in document_of(tmp_path, body, page).text


ROWS = [["TT", "Nội dung", "Số tiền"], ["1", "Mua cây", "1.250"], ["2", "Hỗ trợ", "374,4"]]
WIDTHS = [40.0, 200.0, 100.0]


def grid(document: Document, number: int = 0) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in document.tables[number].cells:
        rows.setdefault(cell.row, []).append(document.text[cell.start : cell.end])
    return list(rows.values())


def test_a_table_lies_row_by_row_between_its_lines(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.at(85, 60, "Bảng 1")
        sheet.table(80, ROWS, WIDTHS)
        sheet.at(85, 200, "Sau bảng")

    document = document_of(tmp_path, page)
    assert document.text == "Bảng 1\nTT\tNội dung\tSố tiền\n1\tMua cây\t1.250\n2\tHỗ trợ\t374,4\nSau bảng\n"
    assert grid(document) == ROWS
    [table] = document.tables
    assert document.text[table.start : table.end] == "\n".join("\t".join(row) for row in ROWS)


def test_cells_of_several_lines_and_merged_cells(tmp_path):
    rows = [
        ["TT", "Nội dung", "Số tiền", ""],
        ["", "", "Kế hoạch", "Thực hiện\nsáu tháng"],
        ["1", "Mua\ncây giống", "1.250", "600"],
        ["Tổng cộng", "", "1.250", "600"],
    ]
    spans = [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (1, 1)), ("SPAN", (2, 0), (3, 0)), ("SPAN", (0, 3), (1, 3))]
    document = document_of(tmp_path, lambda sheet: sheet.table(80, rows, [40, 150, 80, 80], *spans))
    assert grid(document) == [
        ["TT", "Nội dung", "Số tiền"],
        ["Kế hoạch", "Thực hiện sáu tháng"],
        ["1", "Mua cây giống", "1.250", "600"],
        ["Tổng cộng", "1.250", "600"],
    ]
    shape = [(c.row, c.column, c.row_span, c.column_span) for c in document.tables[0].cells]
    assert shape[:5] == [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (1, 2, 1, 1), (1, 3, 1, 1)]
    assert shape[-3:] == [(3, 0, 1, 2), (3, 2, 1, 1), (3, 3, 1, 1)]


def test_a_table_over_a_page_break_is_one(tmp_path):
    def first(sheet: Sheet) -> None:
        sheet.prose(60)
        sheet.table(700, ROWS, WIDTHS)

    def second(sheet: Sheet) -> None:
        sheet.centred(297, 30, "2")
        sheet.table(60, [ROWS[0], ["3", "Nộp", "9"]], WIDTHS)
        sheet.at(85, 300, "Sau bảng")

    document = document_of(tmp_path, first, second)
    [table] = document.tables
    assert (table.page, table.page_to) == (1, 2)
    assert grid(document) == [*ROWS, ["3", "Nộp", "9"]]
    assert document.text.count("Nội dung") == 1
    assert document.text[document.pages[1].start :] == "3\tNộp\t9\nSau bảng\n"


def test_one_row_alone_goes_on_a_table_and_is_none_by_itself(tmp_path):
    row = [["3", "Nộp", "9"]]
    document = document_of(tmp_path, lambda s: s.table(700, ROWS, WIDTHS), lambda s: s.table(60, row, WIDTHS))
    assert grid(document) == [*ROWS, *row]
    alone = document_of(tmp_path, lambda s: s.table(60, row, WIDTHS))
    assert (alone.tables, alone.text) == ((), "3 Nộp 9\n")


def test_frames_are_no_tables(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.canvas.rect(40, 40, WIDE - 80, HIGH - 80)
        sheet.prose(80)
        sheet.canvas.rect(80, HIGH - 240, 300, 40)
        sheet.at(90, 225, "Khung chữ")
        sheet.canvas.line(100, HIGH - 300, 200, HIGH - 300)

    assert document_of(tmp_path, page).tables == ()


def test_backgrounds_behind_words_are_no_tables(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.canvas.setFillColorRGB(0.9, 0.9, 0.9)
        for row in range(4):
            for column in range(4):
                sheet.canvas.rect(85 + 60 * column, HIGH - 100 - 20 * row, 60, 20, stroke=0, fill=1)
        sheet.canvas.setFillColorRGB(0, 0, 0)
        sheet.prose(85, 4)

    assert document_of(tmp_path, page).tables == ()


def test_bold_lines_and_bold_heads_of_lines(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.prose(60, 1)
        sheet.font(bold=True)
        sheet.at(85, 80, "I. KẾT QUẢ THỰC HIỆN")
        sheet.at(85, 98, "SÁU THÁNG ĐẦU NĂM")
        sheet.at(85, 120, "1. Nông nghiệp:")
        sheet.font()
        sheet.at(185, 120, "đạt kế hoạch năm")

    document = document_of(tmp_path, page)
    found = [document.text[start:end] for start, end in document.bold]
    assert found == ["I. KẾT QUẢ THỰC HIỆN\nSÁU THÁNG ĐẦU NĂM\n1. Nông nghiệp:"]


def test_every_word_has_its_box(tmp_path):
    places = {"một": (100.0, 300.0), "hai": (300.0, 500.0), "ba": (120.0, 700.0)}

    def page(sheet: Sheet) -> None:
        by_rows(sheet)
        for word, (x, top) in places.items():
            sheet.at(x, top, word)
        sheet.table(720, ROWS, WIDTHS)

    with open_source(write(tmp_path, body, page)) as source:
        text = source.document.text
        words = [Span(*match.span()) for match in re.finditer(r"\S+", text)]
        boxes = dict(zip(words, source.boxes(words), strict=True))
        assert None not in boxes.values()
        for word, (x, top) in places.items():
            at = text.index(f"{word}\n")
            box = boxes[Span(at, at + len(word))]
            assert box is not None
            assert x - 1 <= box.x0 <= x + 3
            assert top - 14 <= box.top < box.bottom <= top + 4
        assert source.boxes([Span(0, 0), Span(0, len(text))])[0] is None
        cell = boxes[Span(text.index("374,4"), text.index("374,4") + 5)]
        assert cell is not None
        assert (cell.x0 > 85 + 240, cell.top > 720) == (True, True)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_on_turned_pages_are_where_the_reader_sees_them(tmp_path, turn):
    fonts.register()
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=landscape(A4))
    canvas.setFont(fonts.face(), 13)
    canvas.drawString(700, 500, "Tây Sơn")
    canvas.showPage()
    canvas.save()
    upright = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    upright[0].set_rotation(turn)
    upright.save(tmp_path / "turned.pdf")
    upright.close()
    long, short = landscape(A4)
    expected = {
        0: (700, short - 500),
        90: (500, 700),
        180: (long - 700, 500),
        270: (short - 500, long - 700),
    }[turn]
    with open_source(tmp_path / "turned.pdf") as source:
        [box] = source.boxes([Span(0, 3)])
        assert box is not None
        near = (
            min(abs(x - expected[0]) for x in (box.x0, box.x1)),
            min(abs(y - expected[1]) for y in (box.top, box.bottom)),
        )
        assert max(near) < 4
        [page] = source.document.pages
        assert (page.width > page.height) == (turn in (0, 180))


def test_a_mention_over_two_pages_has_its_box_on_the_first(tmp_path):
    with open_source(
        write(tmp_path, lambda s: s.at(85, 700, "kinh phí 12.500"), lambda s: s.at(85, 60, "triệu đồng"))
    ) as source:
        text = source.document.text
        assert text == "kinh phí 12.500\ntriệu đồng\n"
        [box] = source.boxes([Span(9, len(text) - 1)])
        assert box is not None
        assert box.top > 600


def test_a_number_stamped_by_a_signing_program_stands_in_its_line(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.at(85, 60, PROSE)
        sheet.at(85, 90, "(Kèm theo Quyết định số            /QĐ-UBND ngày")
        sheet.at(380, 90, "tháng 12 năm 2025)")
        sheet.at(85, 120, PROSE)
        for name, x, value in (("number", 228.0, "2536"), ("day", 358.0, "12")):
            sheet.canvas.acroForm.textfield(
                name=name,
                value=value,
                x=x,
                y=HIGH - 94,
                width=30,
                height=16,
                fontSize=11,
                borderWidth=0,
                fieldFlags="readOnly",
            )

    text = document_of(tmp_path, page).text
    assert text.split("\n")[1] == "(Kèm theo Quyết định số 2536/QĐ-UBND ngày 12 tháng 12 năm 2025)"
    assert text.count("\n") == 3


def test_borders_drawn_as_one_filled_path_are_rules(tmp_path):
    def page(sheet: Sheet) -> None:
        for row in range(2):
            for column in range(2):
                x, y = 85 + 100 * column, HIGH - 100 - 20 * row
                path = sheet.canvas.beginPath()
                for rect in ((x, y, 100, 0.5), (x, y + 20, 100, 0.5), (x, y, 0.5, 20), (x + 100, y, 0.5, 20)):
                    path.rect(*rect)
                sheet.canvas.drawPath(path, stroke=0, fill=1)
                sheet.at(x + 5, 94 + 20 * row, f"ô {row}{column}")

    assert grid(document_of(tmp_path, page)) == [["ô 00", "ô 01"], ["ô 10", "ô 11"]]


def test_an_ocr_layer_is_named_as_such(tmp_path):
    def page(sheet: Sheet) -> None:
        text = sheet.canvas.beginText(85, 700)
        text.setTextRenderMode(3)
        text.textLine(PROSE)
        sheet.canvas.drawText(text)

    assert [each.source for each in document_of(tmp_path, page, body).pages] == ["ocr", "text_layer"]


def test_hyphens_at_line_ends_part_lines_and_join_cells(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.at(85, 60, PROSE + " số 3810/QĐ-")
        sheet.at(85, 78, "UBND ngày 02 tháng 9")
        sheet.table(120, [["TT", "Văn bản"], ["1", "Số 10-\nCTr/TU"]], [40, 200])

    document = document_of(tmp_path, page)
    assert "3810/QĐ-\nUBND ngày" in document.text
    assert grid(document)[1] in (["1", "Số 10-CTr/TU"], ["1", "Số 10- CTr/TU"])


def test_closing_twice_is_allowed(tmp_path):
    source = open_source(write(tmp_path, body))
    source.close()
    source.close()


def test_reading_twice_gives_the_same(tmp_path):
    path = write(tmp_path, by_rows, lambda sheet: sheet.table(80, ROWS, WIDTHS))
    with open_source(path) as one, open_source(path) as other:
        assert one.document == other.document
