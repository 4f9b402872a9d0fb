"""Pictures on pages with text, layers that are no text, and text that nobody sees."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader

from pipeline.errors import UnreadableFile
from pipeline.model import Document
from pipeline.read import ReadOptions, open_source
from pipeline.read.judge import weigh
from tests.test_read_ocr import LINES, needs_tesseract
from tests.test_read_pdf import PROSE, Sheet, write

TONELESS = [
    "Tong thu ngan sach tren dia ban huyen dat 125.480 trieu dong, bang 62,1% du toan nam, tang 12,4% so voi cung ky",
    "chi ngan sach 98.765 trieu dong theo Quyet dinh cua UBND tinh; cac phong ban tiep tuc thuc hien nhiem vu",
]


def read(path: Path, **options) -> Document:
    with open_source(path, options=ReadOptions(**options)) as source:
        return source.document


def codes(document: Document) -> list[tuple[str, int]]:
    return [(problem.code, problem.page) for problem in document.problems]


def printed(folder: Path) -> Image.Image:
    """A page of text as a picture."""
    document = pypdfium2.PdfDocument(
        write(folder, lambda sheet: [sheet.at(60, 60 + 22 * i, each) for i, each in enumerate(LINES * 8)])
    )
    return document[0].render(scale=200 / 72).to_pil().convert("RGB")


def photograph() -> Image.Image:
    image = Image.linear_gradient("L").resize((900, 600)).convert("RGB")
    ImageDraw.Draw(image).ellipse((200, 100, 600, 500), fill=(90, 120, 60))
    return image


def put(sheet: Sheet, image: Image.Image, x: float, top: float, wide: float, high: float) -> None:
    sheet.canvas.drawImage(ImageReader(image), x, 841.9 - top - high, wide, high)


@pytest.mark.parametrize(
    ("kind", "box", "reported"),
    [
        ("text", (60, 300, 480, 480), True),
        ("text", (80, 300, 430, 180), True),  # a table's picture under the text
        ("text", (80, 300, 120, 120), False),  # as large as a seal
        ("text", (0, 0, 595, 842), False),  # a background: the page's text stands on it
        ("photograph", (60, 300, 480, 320), False),
        ("blank", (60, 300, 480, 320), False),
    ],
)
def test_a_picture_of_text_is_reported(tmp_path, kind, box, reported):
    makers = {
        "text": lambda: printed(tmp_path),
        "photograph": photograph,
        "blank": lambda: Image.new("RGB", (90, 60), "white"),
    }
    image = makers[kind]()

    def page(sheet: Sheet) -> None:
        put(sheet, image, *box)
        sheet.font()
        for i in range(7):
            sheet.at(60, 80 + 20 * i, PROSE)

    document = read(write(tmp_path, page), ocr="never")
    assert PROSE in document.text
    assert codes(document) == ([("unread_picture", 1)] if reported else [])


def layered(folder: Path, *, over: bool) -> Path:
    """A scan with a layer of text without tones, unseen over the picture, or printed under it."""
    image = printed(folder)

    def page(sheet: Sheet) -> None:
        if over:
            put(sheet, image, 0, 0, 595, 842)
        lines = sheet.canvas.beginText(60, 700)
        lines.setFont("Helvetica", 8)
        lines.setTextRenderMode(3 if over else 0)
        for line in TONELESS * 3:
            lines.textLine(line)
        sheet.canvas.drawText(lines)
        if not over:
            put(sheet, image, 0, 0, 595, 842)

    return write(folder, page)


@needs_tesseract
@pytest.mark.parametrize("over", [True, False])
def test_a_layer_without_tones_gives_way_to_ocr(tmp_path, over):
    text = " ".join(read(layered(tmp_path, over=over)).text.split())
    assert LINES[1] in text
    assert "ngan sach" not in text


@pytest.mark.parametrize("over", [True, False])
def test_a_layer_without_tones_is_reported_where_ocr_is_not_wanted(tmp_path, over):
    with pytest.raises(UnreadableFile) as caught:
        read(layered(tmp_path, over=over), ocr="never")
    assert caught.value.code == "unreadable_text"


@needs_tesseract
def test_text_under_a_scan_is_not_taken_for_a_stamp_on_it(tmp_path):
    image = printed(tmp_path)

    def page(sheet: Sheet) -> None:
        sheet.at(60, 700, "Tổng thu 777.777 triệu đồng")
        put(sheet, image, 0, 0, 595, 842)
        sheet.at(60, 790, "Số đến: 4521")

    text = read(write(tmp_path, page)).text
    assert "777.777" not in text
    assert "4521" in text


@pytest.mark.parametrize(
    ("text", "unmarked"),
    [
        (" ".join(TONELESS), True),
        ("Biểu số 2 " + "12.500 98,5 " * 40, False),  # hardly any words
        (" ".join(LINES), False),
    ],
)
def test_unmarked(text, unmarked):
    assert weigh(text).is_unmarked is unmarked


def test_text_without_tones_and_without_a_picture_is_a_text(tmp_path):
    path = write(tmp_path, lambda sheet: [sheet.at(40, 80 + 20 * i, line) for i, line in enumerate(TONELESS)])
    assert "125.480 trieu dong" in read(path).text


def test_what_cannot_be_seen_is_no_text(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.prose(80, 6)
        for x, top in ((900, 300), (100, -60), (100, 900)):
            sheet.at(x, top, "Tổng chi 999 triệu đồng")
        unseen = sheet.canvas.beginText(85, 400)
        unseen.setTextRenderMode(3)
        unseen.textLine("Tổng thu 888 triệu đồng")
        sheet.canvas.drawText(unseen)

    text = read(write(tmp_path, page)).text
    assert PROSE in text
    assert "999" not in text
    assert "888" not in text


def test_an_unseen_layer_over_a_picture_stays(tmp_path):
    image = printed(tmp_path)

    def page(sheet: Sheet) -> None:
        sheet.prose(80, 6)
        put(sheet, image, 60, 300, 480, 400)
        unseen = sheet.canvas.beginText(85, 400)
        unseen.setTextRenderMode(3)
        unseen.textLine("Tổng thu 888 triệu đồng")
        sheet.canvas.drawText(unseen)

    assert "888 triệu đồng" in read(write(tmp_path, page), ocr="never").text
