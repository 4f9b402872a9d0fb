"""Scans: pages of pictures, made from typeset pages, read by Tesseract."""

from __future__ import annotations

import ctypes
import random
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pypdfium2.raw as c
import pytest
from PIL import Image, ImageDraw

from pipeline.doubts import BARRED, DOUBTFUL, barred, hidden, with_doubt
from pipeline.errors import UnreadableFile
from pipeline.model import Box, Document, Doubt, Page, Span
from pipeline.read import ReadOptions, ocr, open_source, scans
from pipeline.read.ocr import Word
from pipeline.read.ocr_words import illegible, lines_of, with_left_out
from pipeline.rulebook import load_rules
from pipeline.stages import extract_document
from tests.test_read_pdf import MOTTO, Sheet, left, right, write

needs_tesseract = pytest.mark.skipif(
    not ocr.is_installed(), reason="needs Tesseract with its Vietnamese model, and tesserocr"
)
DPI = 200
RED, BLUE = (214, 40, 60), (40, 60, 200)
LINES = (
    "Căn cứ Nghị định số 90/2020/NĐ-CP ngày 13 tháng 8 năm 2020 của Chính phủ;",
    "Tổng vốn đầu tư là 394,4 triệu đồng, đạt 55,19% kế hoạch năm 2022.",
    "Ủy ban nhân dân huyện đề nghị các phòng chuyên môn tổ chức thực hiện.",
)


def page(sheet: Sheet) -> None:
    left(sheet)
    right(sheet)
    for i, line in enumerate(LINES):
        sheet.at(85, 200 + 22 * i, line)


def nothing(_: Sheet) -> None:
    """An empty page."""


def scan(
    folder: Path, *pages: Callable[[Sheet], None], change: Callable[[Image.Image], Image.Image] = lambda image: image
) -> Path:
    """A PDF of pictures of the pages; `change` is done to each picture."""
    document = pypdfium2.PdfDocument(write(folder, *pages))
    images = [change(each.render(scale=DPI / 72).to_pil().convert("RGB")) for each in document]
    document.close()
    path = folder / "scan.pdf"
    images[0].save(path, save_all=True, append_images=images[1:], resolution=DPI)
    return path


def read(path: Path, **options) -> Document:
    with open_source(path, options=ReadOptions(**options)) as source:
        return source.document


def folded(text: str) -> str:
    return " ".join(text.split())


@needs_tesseract
@pytest.mark.parametrize("pages", [1, 3])
def test_pages_with_nothing_on_them_are_no_document(tmp_path, pages):
    path = write(tmp_path, *[nothing] * pages)
    with pytest.raises(UnreadableFile, match="nothing is printed") as caught:
        read(path)
    assert caught.value.code == "empty_file"


@needs_tesseract
def test_an_empty_page_among_others_is_none_of_its_problems(tmp_path):
    document = read(write(tmp_path, nothing, page))
    assert (document.problems, MOTTO[0] in document.text) == ((), True)


@needs_tesseract
def test_a_picture_of_a_page_is_read_in_reading_order(tmp_path):
    document = read(scan(tmp_path, page))
    assert [page.source for page in document.pages] == ["ocr"]
    text = folded(document.text)
    assert all(line in text for line in LINES)
    assert text.index("Số: 15/BC-PNN") < text.index(MOTTO[0]) < text.index(LINES[0])  # the left column, then the right
    assert document.problems == ()


@needs_tesseract
def test_boxes_are_where_the_words_stand(tmp_path):
    with open_source(write(tmp_path, page)) as source:
        at = source.document.text.index("394,4")
        (typed,) = source.boxes([Span(at, at + 5)])
    with open_source(scan(tmp_path, page)) as source:
        at = source.document.text.index("394,4")
        (read_by_ocr,) = source.boxes([Span(at, at + 5)])
    assert read_by_ocr == pytest.approx(typed, abs=5)


@needs_tesseract
@pytest.mark.parametrize("angle", [-2.5, 1.5])
def test_a_crooked_page_is_straightened_and_its_boxes_are_not(tmp_path, angle):
    path = scan(tmp_path, page, change=lambda image: image.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white"))
    with open_source(path) as source:
        text = source.document.text
        assert all(line in folded(text) for line in LINES)
        ends = source.boxes([Span(at, at + len(word)) for word in ("Căn", "Chính phủ;") for at in [text.index(word)]])
    assert (ends[1].top < ends[0].top) == (angle > 0)  # turned against the clock, lines rise to the right
    assert abs(ends[1].top - ends[0].top) > 8


@needs_tesseract
def test_a_ruled_table_comes_out_as_cells(tmp_path):
    rows = [
        ["TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện"],
        ["01", "Diện tích lúa", "1.250", "1.318"],
        ["02", "Sản lượng", "7.500", "8.102"],
    ]

    def with_table(sheet: Sheet) -> None:
        sheet.prose(60)
        sheet.table(150, rows, [40, 160, 100, 100])

    document = read(scan(tmp_path, with_table))
    (table,) = document.tables
    cells = [[document.text[cell.start : cell.end] for cell in table.cells if cell.row == row] for row in range(3)]
    assert cells == rows


@needs_tesseract
def test_a_layer_of_another_ocr_program_gives_way(tmp_path):
    path = scan(tmp_path, page)
    document = pypdfium2.PdfDocument(path)
    _lay_unseen(document, ["CQng hda xd hQi chu nghla Vi$t Nam D$c l?p Tlr do H4nh phric"] * 12)
    document.save(tmp_path / "wrong.pdf")
    document.close()
    read_again = read(tmp_path / "wrong.pdf")
    assert "394,4 triệu đồng" in folded(read_again.text)
    assert "CQng" not in read_again.text
    with pytest.raises(UnreadableFile, match="poor OCR layer"):
        read(tmp_path / "wrong.pdf", ocr="never")


def _lay_unseen(document: pypdfium2.PdfDocument, lines: list[str]) -> None:
    page, font = document[0], c.FPDFText_LoadStandardFont(document, b"Helvetica")
    for number, text in enumerate(lines):
        piece = c.FPDFPageObj_CreateTextObj(document, font, 8)
        units = (text + "\0").encode("utf-16-le")
        c.FPDFText_SetText(piece, (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units))
        c.FPDFTextObj_SetTextRenderMode(piece, c.FPDF_TEXTRENDERMODE_INVISIBLE)
        c.FPDFPageObj_Transform(piece, 1, 0, 0, 1, 80, 400 + 12 * number)
        c.FPDFPage_InsertObject(page, piece)
    c.FPDFPage_GenerateContent(page)


@needs_tesseract
def test_red_seals_and_blue_handwriting_are_not_read(tmp_path):
    def stamp(image: Image.Image) -> Image.Image:
        draw = ImageDraw.Draw(image)
        draw.ellipse((700, 700, 1100, 1100), outline=RED, width=14)
        draw.text((800, 860), "9876", fill=RED, font_size=70)
        draw.text((300, 1300), "Số 4321", fill=BLUE, font_size=70)
        return image

    text = read(scan(tmp_path, page, change=stamp)).text
    assert all(line in folded(text) for line in LINES)
    assert not any(figure in text for figure in ("9876", "4321"))


@needs_tesseract
def test_a_blank_page_is_no_problem(tmp_path):
    document = read(scan(tmp_path, page, lambda sheet: sheet.at(300, 400, ".")))
    assert document.problems == ()
    assert [page.end > page.start for page in document.pages] == [True, False]


@needs_tesseract
def test_always_reads_pages_with_text_too(tmp_path):
    path = write(tmp_path, page)
    assert [page.source for page in read(path).pages] == ["text_layer"]
    document = read(path, ocr="always")
    assert [page.source for page in document.pages] == ["ocr"]
    assert LINES[0] in folded(document.text)


@needs_tesseract
def test_mentions_come_out_of_a_scan(tmp_path):
    with open_source(scan(tmp_path, page)) as source:
        report = extract_document(source, load_rules())
    found = {mention.text: mention.source for mention in report.mentions}
    assert {"90/2020/NĐ-CP", "394,4 triệu đồng", "55,19%"} <= set(found)
    assert set(found.values()) == {"ocr"}
    assert report.facts.number == "15/BC-PNN"


def test_never_leaves_a_scan_unread(tmp_path):
    with pytest.raises(UnreadableFile) as caught:
        read(scan(tmp_path, page), ocr="never")
    assert (caught.value.code, caught.value.remedy) == ("no_text_layer", scans.SWITCH_ON)


def test_without_tesseract_the_remedy_names_the_packages(tmp_path, monkeypatch):
    monkeypatch.setattr(scans, "is_installed", lambda: False)
    with pytest.raises(UnreadableFile) as caught:
        read(scan(tmp_path, page))
    assert caught.value.code == "no_text_layer"
    assert "tesseract-ocr tesseract-ocr-vie" in caught.value.remedy


@pytest.mark.parametrize(("folder", "there"), [("", False), ("tessdata", True)])
def test_the_model_is_sought_where_the_environment_says(tmp_path, monkeypatch, folder, there):
    monkeypatch.setattr(ocr, "FOLDERS", ())
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    if folder:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / ocr.MODEL).touch()
    ocr.tessdata.cache_clear()
    try:
        assert ocr.tessdata() == (tmp_path / folder if there else None)
    finally:
        ocr.tessdata.cache_clear()


def test_a_page_that_takes_too_long_is_a_problem(tmp_path, monkeypatch):
    def slow(*_, **__):
        raise ocr.OcrTimeout

    monkeypatch.setattr(scans, "is_installed", lambda: True)
    monkeypatch.setattr(scans, "read_words", slow)
    with pytest.raises(UnreadableFile, match="came to the end of no page in time"):
        read(scan(tmp_path, page))


# ---- words ------------------------------------------------------------------------------------------------


def line(*words: tuple[str, float], gap: float = 8, number: int = 1, top: float = 100) -> list[Word]:
    """Words 20 high, 10 a letter, `gap` apart."""
    found, x = [], 0.0
    for text, confidence in words:
        found.append(Word(text, (1, 1, number), Box(x, top, x + 10 * len(text), top + 20), confidence))
        x += 10 * len(text) + gap
    return found


@pytest.mark.parametrize(
    ("words", "gap", "expected"),
    [
        ([("ngày", 0.9), ("1", 0.9), ("1/9/2017", 0.9)], 8, "ngày 11/9/2017"),  # `1` is narrow
        ([("1", 0.9), ("19", 0.7), ("người", 0.9)], 8, "119 người"),
        ([("1", 0.9), ("200", 0.9)], 12, "1 200"),  # a blank
        ([("5", 0.9), ("200", 0.9)], 8, "5 200"),
        ([("|", 0.9), ("Số", 0.9), (".", 0.2), ("15", 0.9)], 8, "Số 15"),  # dirt
        ([("Ầ", 0.0), ("GA", 0.1)], 8, ""),
        ([("'Về", 0.9), ("việc", 0.9)], 8, "Về việc"),
        ([("H'Mông", 0.9), ("“Về", 0.9)], 8, "H'Mông “Về"),
        (
            [("SAO", 0.1), ("Y", 0.2), ("", 0.0), ("NGHỊ", 0.9), ("ĐỊNH", 0.9)],
            8,
            "NGHỊ ĐỊNH",
        ),  # a stamp beside a heading
        ([("-", 0.9), ("Như", 0.9), ("trên", 0.9)], 8, "- Như trên"),
    ],
)
def test_words_are_put_right(words, gap, expected):
    placed = [word for word in line(*words, gap=gap) if word.text]
    if ("", 0.0) in words:
        placed = placed[:2] + [
            word._replace(box=word.box._replace(x0=word.box.x0 + 60, x1=word.box.x1 + 60)) for word in placed[2:]
        ]
    made = [" ".join(word.text for word in each if word.text) for each in lines_of(placed)]
    assert made == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("words", "taken", "lost"),
    [
        ([("Nguyễn", 0.95), ("Trúc", 0.95)], True, 0),
        ([("TM", 0.95), ("UBND", 0.95)], True, 0),
        ([("Nguyễn", 0.78), ("Văn", 0.97), ("Lên", 0.97)], True, 0),
        ([("THỦ", 0.84), ("TƯỚNG", 0.91)], False, 1),  # PHÓ lies under a seal
        ([("6.", 0.93), ("kiến", 0.97), ("nhận", 0.97), ("xét", 0.97), ("quyền", 0.58)], True, 0),
        ([("kiến", 0.99), ("nhận", 0.99), ("xét", 0.97), ("quyền", 0.4)], False, 3),
        ([("Nguyễn", 0.95), ("Trúc", 0.7)], False, 1),  # under a seal
        ([("n", 0.95), ("Hồng", 0.95), ("Hà", 0.95)], False, 1),  # `n` is what is left of a name
        ([("1983", 0.95)], False, 1),
        ([("người", 0.9)], False, 1),
        ([("1", 0.97)], False, 0),  # a border
        ([("lí", 0.95)], False, 0),
        ([("phÐx", 0.95)], False, 0),
    ],
)
def test_what_was_left_out_is_taken_only_beyond_doubt(words, taken, lost):
    first, last = line(("Trên", 0.9), top=10), line(("Dưới", 0.9), top=300)
    found, count = with_left_out([first, last], line(*words, number=7, top=150))
    assert (len(found), count) == (3 if taken else 2, lost)
    assert (found[0], found[-1]) == (first, last)


LOST_BELOW = {"top": 200.0, "number": 2}


@pytest.mark.parametrize(
    ("words", "where", "count"),
    [
        ([("Hạnh", 0.4), ("phúc", 0.3), ("Tự", 0.6)], LOST_BELOW, 3),
        ([("SAO", 0.1), ("Y", 0.2), ("BẢN", 0.3), ("CHÍNH", 0.2)], LOST_BELOW, 3),  # a letter may be anything
        ([("Hạnh", 0.4), ("phúc", 0.3)], LOST_BELOW, 0),  # two such words may come of a picture
        ([("13,5", 0.3)], LOST_BELOW, 0),
        ([("13,5", 0.3)], {"left": 300}, 1),  # a cell of the row
        ([("5", 0.3)], {"left": 300}, 1),
        ([("15/STTTT-CNTT", 0.0)], {"left": 300}, 1),
        ([("l", 0.0)], {"left": 300}, 0),  # specks and strokes
        ([("xf:", 0.3)], {"left": 300}, 0),
        ([("lực", 0.3)], {"left": 300, "high": 4}, 0),
        ([("lực", 0.3)], {"left": 300, "high": 80}, 0),
        ([("Hạnh", 0.9), ("phúc", 0.9), ("Tự", 0.9)], LOST_BELOW, 0),  # read
    ],
)
def test_words_that_were_not_legible_are_counted(words, where, count):
    left, high = where.get("left", 0), where.get("high", 20)
    placed = [
        word._replace(box=Box(word.box.x0 + left, word.box.top, word.box.x1 + left, word.box.top + high))
        for word in line(*words, number=where.get("number", 1), top=where.get("top", 100))
    ]
    text = line(("Diện", 0.9), ("tích", 0.9), ("lúa", 0.9))
    assert illegible([*text, *placed]) == count
    assert illegible(placed) == 0  # a page of which nothing was read has a row of its own


def _fill(draw: ImageDraw.ImageDraw, kind: str) -> None:
    """A picture without text below the lines of the page."""
    chance = random.Random(2)  # noqa: S311 - the same picture each time
    box = (300, 1000, 1350, 1900)
    if kind == "strokes":
        for _ in range(80):
            ends = [(chance.randint(*box[::2]), chance.randint(*box[1::2])) for _ in range(chance.randint(2, 4))]
            draw.line(ends, fill=0, width=chance.randint(1, 6))
    elif kind == "shapes":
        for _ in range(60):
            x, y, size = chance.randint(*box[::2]), chance.randint(*box[1::2]), chance.randint(10, 120)
            form = chance.choice([draw.ellipse, draw.rectangle])
            form((x, y, x + size, y + size * 0.6), outline=0, width=3)
    elif kind == "speckled":
        for _ in range(6000):
            x, y, size = chance.randint(*box[::2]), chance.randint(*box[1::2]), chance.randint(4, 14)
            draw.ellipse((x, y, x + size, y + size), fill=(chance.randint(0, 255),) * 3)
    else:
        draw.ellipse((700, 1200, 1100, 1600), outline=0, width=10)
        draw.regular_polygon((900, 1400, 90), 5, fill=0)


@needs_tesseract
@pytest.mark.parametrize("kind", ["strokes", "shapes", "speckled", "black seal"])
def test_a_picture_without_text_loses_no_words(tmp_path, kind):
    def draw(image: Image.Image) -> Image.Image:
        _fill(ImageDraw.Draw(image), kind)
        return image

    document = read(scan(tmp_path, page, change=draw))
    assert all(line in folded(document.text) for line in LINES)
    assert not any("not legible" in problem.message for problem in document.problems)


# ---- doubts -----------------------------------------------------------------------------------------------


def doubtful(text: str, *doubts: tuple[str, float]) -> Document:
    spans = tuple(Doubt(text.index(word), text.index(word) + len(word), confidence) for word, confidence in doubts)
    return Document(
        "0" * 12, "a.pdf", "0" * 64, 1, "application/pdf", text, (Page(1, 0, len(text), "ocr"),), doubts=spans
    )


@pytest.mark.parametrize(
    ("text", "doubts", "expected"),
    [
        ("chi 394,4 triệu đồng", [("394,4", 0.2)], "chi ………… triệu đồng"),
        ("chi 394,4 triệu đồng", [("394,4", BARRED)], "chi 394,4 triệu đồng"),
        ("chi 1 200 000 đồng", [("200", 0.2)], "chi …………………… đồng"),  # all of the figure
        ("ngày17 tháng 10 năm 2017", [("ngày17", 0.2)], "ngày…… tháng 10 năm 2017"),  # the end of a head's line
        ("có 22 định", [("định", 0.3)], "có …… định"),  # a unit that was misread
        ("Ủy ban tỉnh", [("tỉnh", 0.1)], "Ủy ban tỉnh"),  # words are left
    ],
)
def test_uncertain_figures_are_hidden_from_the_stages(text, doubts, expected):
    document = doubtful(text, *doubts)
    assert len(hidden(text, barred(document))) == len(text)
    assert hidden(text, barred(document)).replace("…" * 5, "…" * 4).replace("…" * 9, "…" * 7) == expected.replace(
        "…" * 9, "…" * 7
    )


@pytest.mark.parametrize(
    ("text", "unsure", "left"),
    [
        ("Tổng kinh phí là £##Š tỷ 214 triệu đồng", "£##Š", ""),
        ("Tổng kinh phí là 119 tỷ 2I4 triệu 500 nghìn đồng", "2I4", ""),
        ("họp ngày £5 tháng 01 năm 2025 tại huyện", "£5", ""),
        ("từ ngày 03 đến ngày $7 tháng 8", "$7", "03"),  # two words part them
        ("Giai đoạn 2O2I - 2025 huyện đầu tư", "2O2I", ""),
        ("Giai đoạn 2021 - 2O2S huyện đầu tư", "2O2S", ""),
        ("đạt I86/337 hộ", "I86/", ""),
        ("tăng từ £,5% đến 7,2% so với", "£,5%", ""),
        ("Hỗ trợ §4I hộ nghèo với số tiền 12.500 triệu đồng", "§4I", "12.500"),
        ("gồm £# xã, 12 thôn", "£#", "12"),
        ("giao huyên 12.500 triệu đồng", "giao", "12.500"),  # a word, though unsure, is no figure
        ("Số 15/BC\t£#\t12", "£#", "15"),
    ],
)
def test_what_is_left_of_a_figure_is_no_figure(text, unsure, left):
    document = doubtful(text + " và các xã", (unsure, 0.2))
    shown = hidden(document.text, barred(document))
    assert " ".join(re.findall(r"\d[\d.,]*\d", shown)) == left


def test_the_month_of_a_head_is_known_without_its_day():
    document = doubtful("Tây Sơn, ngày £5 tháng 6 năm 2022\n\nBÁO CÁO\n", ("£5", 0.2))
    assert "tháng 6 năm 2022" in hidden(document.text, barred(document))


def test_where_a_word_was_left_out_of_a_line_no_figure_is_certain():
    words = line(("đoạn", 0.9), ("%$#", 0.0), ("-", 0.9), ("2025", 0.9), ("|", 0.1), ("huyện", 0.9))
    (kept,) = lines_of(words)
    assert [word.text for word in kept] == ["đoạn", "", "-", "2025", "huyện"]


class Opened:
    """An open file that holds a document."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def boxes(self, spans):
        return [None] * len(spans)


def test_uncertain_figures_become_no_mentions_and_doubtful_ones_say_so():
    text = "Chi 394,4 triệu đồng cho 12 xã, thu 55,1 triệu đồng ngày 13 tháng 8 năm 2020.\n"
    report = extract_document(Opened(doubtful(text, ("394,4", 0.3), ("55,1", 0.62), ("13", 0.5))), load_rules())
    rules = {mention.text: mention.rule for mention in report.mentions}
    assert not any("394,4" in quote for quote in rules)
    assert rules["55,1 triệu đồng"] == "units.toml: triệu đồng; OCR 0.62"
    assert not any("2020" in quote for quote in rules)  # part of a day is no date
    assert "; OCR" not in rules["12 xã"]
    assert report.document.text == text


def test_only_the_least_certain_word_is_told():
    doubts = (Doubt(0, 3, 0.8), Doubt(4, 6, 0.7), Doubt(9, 12, 0.1))
    assert with_doubt("r", doubts, 0, 8) == "r; OCR 0.70"
    assert with_doubt("r", doubts, 6, 9) == "r"
    assert BARRED < DOUBTFUL


@needs_tesseract
def test_pages_with_uncertain_figures_are_named(tmp_path, monkeypatch):
    read_words = scans.read_words

    def unsure(*arguments, **options):
        return [
            word._replace(confidence=0.4) if word.text == "394,4" else word
            for word in read_words(*arguments, **options)
        ]

    monkeypatch.setattr(scans, "read_words", unsure)
    document = read(scan(tmp_path, page))
    assert "394,4" in document.text
    (problem,) = document.problems
    assert (problem.code, problem.page) == ("doubtful_ocr", 1)
    assert "not legible" not in problem.message


@needs_tesseract
@pytest.mark.parametrize(("figure", "code"), [(0.9, "illegible_ocr"), (0.4, "doubtful_ocr")])
def test_pages_with_words_that_were_not_legible_are_named(tmp_path, monkeypatch, figure, code):
    read_words = scans.read_words

    def smudged(*arguments, **options):
        words = read_words(*arguments, **options)
        lines = {word.line for word in words if word.text == "Ủy"}
        words = [word._replace(confidence=0.3) if word.line in lines else word for word in words]
        return [word._replace(confidence=figure) if word.text == "394,4" else word for word in words]

    monkeypatch.setattr(scans, "read_words", smudged)
    document = read(scan(tmp_path, page))
    assert LINES[2] not in folded(document.text)
    (problem,) = document.problems
    assert (problem.code, problem.page) == (code, 1)
    assert f"{len(LINES[2].split())} words were not legible" in problem.message
