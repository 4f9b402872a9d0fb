"""Pages that lie on their side or stand on their head: scans, pages that the file turns wrongly, text drawn so."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2
import pytest

from pipeline.model import Box, Span
from pipeline.read import ocr, open_source
from pipeline.read.ocr import Word
from pipeline.read.ocr_words import legible
from tests.test_read_pdf import HIGH, Sheet, by_rows, write

WIDE = 595.28
DPI = 200
ALIKE = 0.9  # OCR reads a dot more, or a figure apart
FIGURE = "394,4"
LINES = (
    "Tổng vốn đầu tư là 394,4 triệu đồng, đạt 55,19% kế hoạch năm 2022.",
    "Ủy ban nhân dân huyện đề nghị các phòng chuyên môn tổ chức thực hiện.",
    "Số hộ nghèo giảm 123 hộ so với cùng kỳ năm trước, còn 1.234 hộ.",
)
SHORT = ("Biểu số 02", "Đơn vị tính: triệu đồng", "KT. CHỦ TỊCH", "Lúa: 1.111 ha")


def page(sheet: Sheet) -> None:
    by_rows(sheet)
    for i, line in enumerate(LINES):
        sheet.at(85, 200 + 22 * i, line)
    sheet.table(400, [["TT", "Nội dung"], ["1", "Mua cây"], ["2", "Hỗ trợ"]], [40, 200])
    sheet.at(290, 40, "UBND huyện")


def scanned(folder: Path, turn: int) -> Path:
    document = pypdfium2.PdfDocument(write(folder, page))
    image = document[0].render(scale=DPI / 72).to_pil().convert("L")
    document.close()
    image.rotate(-turn, expand=True).save(folder / "turned.pdf", resolution=DPI)
    return folder / "turned.pdf"


def told_by_file(folder: Path, turn: int) -> Path:
    document = pypdfium2.PdfDocument(write(folder, page))
    document[0].set_rotation(turn)
    document.save(folder / "turned.pdf")
    document.close()
    return folder / "turned.pdf"


def drawn(folder: Path, turn: int) -> Path:
    def on_its_side(sheet: Sheet) -> None:
        moved = {90: (0, WIDE), 180: (WIDE, HIGH), 270: (HIGH, 0)}[turn]
        sheet.canvas.setPageSize((WIDE, HIGH) if turn == 180 else (HIGH, WIDE))
        sheet.canvas.translate(*moved)
        sheet.canvas.rotate(-turn)
        page(sheet)

    return write(folder, on_its_side)


def seen(box: Box, turn: int) -> Box:
    """Where a box of the upright page is seen after turning it with the clock."""
    if turn == 90:
        return Box(HIGH - box.bottom, box.x0, HIGH - box.top, box.x1)
    if turn == 180:
        return Box(WIDE - box.x1, HIGH - box.bottom, WIDE - box.x0, HIGH - box.top)
    return Box(box.top, WIDE - box.x1, box.bottom, WIDE - box.x0)


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize(
    ("make", "slack"),
    [
        (told_by_file, 1.0),
        (drawn, 1.0),
        pytest.param(scanned, 4.0, marks=pytest.mark.skipif(not ocr.is_installed(), reason="needs Tesseract")),
    ],
)
def test_a_turned_page_reads_as_the_upright_one(
    tmp_path: Path, make: Callable[[Path, int], Path], turn: int, slack: float
) -> None:
    (tmp_path / "upright").mkdir()
    with open_source(write(tmp_path / "upright", page)) as source:
        text = source.document.text
        [box] = source.boxes([Span(text.index(FIGURE), text.index(FIGURE) + len(FIGURE))])
    with open_source(make(tmp_path, turn)) as source:
        document = source.document
        words, wanted = document.text.split(), text.split()
        assert words == wanted or (make is scanned and SequenceMatcher(None, words, wanted).ratio() > ALIKE)
        assert len(document.tables) == 1
        at = document.text.index(FIGURE)
        [found] = source.boxes([Span(at, at + len(FIGURE))])
    assert box is not None
    assert found is not None
    assert found == pytest.approx(seen(box, turn), abs=slack)
    size = (document.pages[0].width, document.pages[0].height)
    assert size == pytest.approx((WIDE, HIGH) if turn == 180 else (HIGH, WIDE), abs=1)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_drawn_on_its_side_and_turned_back_by_the_file_keeps_its_short_lines(tmp_path: Path, turn: int) -> None:
    def landscape(sheet: Sheet) -> None:
        """As annexes come from scanners and print drivers: a sheet set upright, printed across."""
        sheet.canvas.setPageSize((HIGH, WIDE) if turn == 180 else (WIDE, HIGH))
        sheet.canvas.translate(*{90: (WIDE, 0), 180: (HIGH, WIDE), 270: (0, HIGH)}[turn])
        sheet.canvas.rotate({90: 90, 180: 180, 270: -90}[turn])
        for i, line in enumerate(SHORT):
            sheet.canvas.drawRightString(HIGH - 30, WIDE - 60 - 22 * i, line)
            sheet.canvas.drawString(30, WIDE - 200 - 22 * i, line)

    document = pypdfium2.PdfDocument(write(tmp_path, landscape))
    document[0].set_rotation(turn)
    document.save(tmp_path / "stored.pdf")
    document.close()
    with open_source(tmp_path / "stored.pdf") as source:
        lines = source.document.text.split("\n")
        assert [lines.count(line) for line in SHORT] == [2] * len(SHORT)
        assert (source.document.pages[0].width, source.document.pages[0].height) == pytest.approx((HIGH, WIDE), abs=1)


def test_a_page_with_some_lines_that_run_up_is_not_turned(tmp_path):
    def with_heads(sheet: Sheet) -> None:
        page(sheet)
        sheet.canvas.rotate(90)
        for i in range(3):
            sheet.canvas.drawString(300, -520 - 15 * i, "Nội dung cột dọc của bảng")

    with open_source(write(tmp_path, with_heads)) as source:
        assert source.document.pages[0].width == pytest.approx(WIDE, abs=1)
        assert LINES[0] in source.document.text


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ([("đồng", 0.9), ("394,4", 0.8)], 1.0),
        ([("đồng", 0.9), ("ƃuọp", 0.9)], 0.5),  # upside down: no syllable
        ([("đồng", 0.3)], 0.0),  # not certain
        ([("ı", 0.9), ("UBND", 0.9)], 0.8),
        ([], 0.0),
    ],
)
def test_a_reading_is_as_good_as_its_words(words, share):
    found = [Word(text, (0, 0, 0), Box(0, 0, 1, 1), confidence) for text, confidence in words]
    assert legible(found)[0] == pytest.approx(share)
