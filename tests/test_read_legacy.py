"""Old encodings: tables, decisions by run of text, the way back to the page, and good text that stays as it is."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.model import Document, Span
from pipeline.read import open_source
from pipeline.read.broken import join_torn
from pipeline.read.legacy import Stretch, decoded, recode
from pipeline.read.legacy_capitals import with_capitals
from pipeline.read.legacy_pages import decode_page
from pipeline.read.legacy_tables import (
    ENCODINGS,
    ODD,
    TCVN3,
    TCVN3_FULL,
    TCVN3_HYPHEN,
    TCVN3_MAC,
    VISCII,
    VNI,
    VPS,
    Encoding,
)
from pipeline.read.pdffile import OpenFile
from tests.bench.legacy import REAL, measure, pairs
from tests.typeset import fonts

CORPUS = Path(__file__).parent.parent / "corpus"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = "đ" + "".join(
    unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in TONES if t or not v.isascii()
)
NOT_IN_VPS = set("ẠẶẬẪẸỆỊỌỘỢỤỮỰỴ")
PROSE = (
    "Ủy ban nhân dân huyện báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế xã hội sáu tháng đầu năm.",
    "Tổng thu ngân sách trên địa bàn đạt 13,5 tỷ đồng, tăng 12% so với cùng kỳ; chi đầu tư vượt kế hoạch.",
    "Lãnh đạo các cơ quan, đơn vị phải giữ gìn kỷ cương, bảo đảm những chỉ tiêu đã được giao trong năm nay.",
)
ALL_LETTERS = " ".join("t" + letter for letter in LETTERS)
SMALL = (*(line[0] + line[1:] for line in ("Ban " + line.lower() for line in PROSE)), ALL_LETTERS)
# Capitals on control codes are rare in real texts, and a text with many of them is taken for no text.
BOTH = (*PROSE * 12, ALL_LETTERS, ALL_LETTERS.upper())
SAMPLES = {
    "TCVN3": (TCVN3, SMALL, "tcvn3"),
    "TCVN3, full set": (TCVN3_FULL, BOTH, "tcvn3"),
    "TCVN3 as MacRoman": (TCVN3_MAC, SMALL, "tcvn3"),
    "VNI": (VNI, BOTH, "vni"),
    "VISCII": (VISCII, BOTH, "viscii"),
    "VPS": (VPS, (*SMALL, " ".join(w for w in ALL_LETTERS.upper().split() if not NOT_IN_VPS & set(w))), "vps"),
}
UNPRINTED = re.compile(r"[\x00-\x1f\x80-\x9f\xa0]")
sampled = pytest.mark.parametrize(("encoding", "lines", "name"), SAMPLES.values(), ids=SAMPLES.keys())


def encoded(text: str, encoding: Encoding, *, controls: bool = False) -> str:
    """The text as it reaches us; of several forms of a code the printing one, or the one of the byte's number."""
    codes: dict[str, str] = {}
    for code, letter in encoding.letters.items():
        same_case = len(code) == 1 or code[0].isupper() == code[1].isupper()
        if same_case and (letter not in codes or (codes[letter] < code) is controls):
            codes[letter] = code
    if encoding in {TCVN3, TCVN3_FULL}:
        codes |= {"ư": "\u00ad", "ã": "·", "à": "µ"}
    return "".join(codes.get(letter, letter) for letter in text)


def as_bytes(text: str) -> bytes:
    return b"".join(char.encode("cp1252") if char > "\xff" else char.encode("latin-1") for char in text)


def read(path: Path) -> Document:
    with open_source(path) as source:
        return source.document


def lines_of(document: Document) -> list[str]:
    return [line for line in document.text.split("\n") if line]


def write_pdf(folder: Path, lines: list[tuple[str, str]]) -> Path:
    """(line, font name) from the top of a page."""
    path = folder / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for index, (line, font) in enumerate(lines):
        canvas.setFont(named(font) if font != "Times-Roman" else font, 9)
        canvas.drawString(60, 780 - 16 * index, line)
    canvas.save()
    return path


def named(name: str) -> str:
    """FreeSerif under another name, as files from before 2005 have it."""
    if name not in pdfmetrics.getRegisteredFontNames():
        fonts.register()
        font = TTFont(name, pdfmetrics.getFont(fonts.face()).face.filename)
        font.face.name = name.encode()
        pdfmetrics.registerFont(font)
    return name


def test_the_letters_are_all():
    assert len(set(LETTERS + LETTERS.upper())) == 134


TABLES = [
    (TCVN3, set(LETTERS.upper()) - set("ĂÂÊÔƠƯĐ")),
    (TCVN3_FULL, set()),
    (VNI, set()),
    (VISCII, set()),
    (VPS, NOT_IN_VPS),
]


@pytest.mark.parametrize(("encoding", "missing"), TABLES, ids=["TCVN3", "full", "VNI", "VISCII", "VPS"])
def test_a_table_has_every_letter_but_those_that_its_fonts_lack(encoding, missing):
    assert set(LETTERS + LETTERS.upper()) - set(encoding.letters.values()) == missing
    assert set(encoding.letters.values()) <= set(LETTERS + LETTERS.upper())


# code -> letter, from the published tables
KNOWN = [
    (TCVN3, "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
    (TCVN3, "®\u2212îc h\u00adëng ­u ®·i", "được hưởng ưu đãi"),
    (TCVN3, "x∙ l∙nh ®•", "xã lãnh đã"),
    (TCVN3, "« t« - « (5 − 3)", "ô tô - ô (5 − 3)"),
    (TCVN3, "“Q§-TTg” – c¬ quan… 5 × 3", "“QĐ-TTg” – cơ quan… 5 × 3"),
    (TCVN3, "\uf0ae\uf0ad\uf0ee\uf063", "được"),
    (TCVN3_MAC, "Æ≠Óc h∏t tri”n Æfia b\ufb01", "được hát triển địa bị"),
    (VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    (VNI, "ÑÖÔØNG LỐI, ñöôïc, Aâu, AÁn, kyõ, myõ, tyû, Yù, kyø, lyù", "ĐƯỜNG LỐI, được, Âu, Ấn, kỹ, mỹ, tỷ, Ý, kỳ, lý"),
    (TCVN3, "nh\ufffesau t\ufffe®Çu KH\ufffeUBND 10\ufffeCT", "như\nsau tư\nđầu KH\ufffeUBND 10\ufffeCT"),
    (
        TCVN3_HYPHEN,
        "®-îc n-íc, -íc; Q§-TTg, KH-UBND, t- vÊn nh- 2-3 x· - héi",
        "được nước, ước; QĐ-TTg, KH-UBND, tư vấn như 2-3 xã - hội",
    ),
]


@pytest.mark.parametrize(("encoding", "old", "new"), KNOWN, ids=[row[1][:20] for row in KNOWN])
def test_known_words(encoding, old, new):
    text, sources = decoded(old, encoding)
    assert text == new
    assert len(sources) == len(text)
    assert sources == sorted(sources)
    assert all(
        old[source] == char for source, char in zip(sources, text, strict=True) if char.isascii() and char.isdigit()
    )


@sampled
def test_text_files(tmp_path, encoding, lines, name):
    if encoding is TCVN3_MAC:
        pytest.skip("old Macintosh text files are no longer about")
    path = tmp_path / "a.txt"
    path.write_bytes(as_bytes(encoded("\n".join(lines), encoding)))
    document = read(path)
    assert lines_of(document) == list(lines)
    assert [page.source for page in document.pages] == [name]
    assert document.problems == ()


@sampled
def test_old_text_saved_as_utf8(tmp_path, encoding, lines, name):
    (tmp_path / "a.txt").write_text(encoded("\n".join(lines), encoding), encoding="utf-8")
    document = read(tmp_path / "a.txt")
    assert (lines_of(document), document.pages[0].source) == (list(lines), name)


@sampled
@pytest.mark.parametrize("font", ["CIDFont+F1", ".VnTime", "VNI-Times"])
def test_pdf_files(tmp_path, encoding, lines, name, font):
    printable = [" ".join(w for w in line.split() if not UNPRINTED.search(encoded(w, encoding))) for line in lines]
    document = read(write_pdf(tmp_path, [(encoded(line, encoding), font) for line in printable]))
    assert lines_of(document) == printable
    assert [page.source for page in document.pages] == [name]


def test_a_soft_hyphen_at_a_line_end_is_a_letter(tmp_path):
    lines = ["Ban lãnh đạo các cơ quan giữ gìn kỷ cương, chi đầu tư", "vượt kế hoạch, thực hiện như", "sau"]
    for font in ("CIDFont+F1", "Times-Roman"):  # Times-Roman has the hyphen for it within lines too
        shown = [(encoded(line, TCVN3), font) for line in lines]
        assert lines_of(read(write_pdf(tmp_path, shown))) == lines


def test_capital_fonts(tmp_path):
    lines = [
        ("Th«ng t­ cña bé", ".VnTimeH"),
        ("nam", ".VnArialH"),
        *((encoded(line, TCVN3), ".VnTime") for line in SMALL),
    ]
    assert lines_of(read(write_pdf(tmp_path, lines))) == ["THÔNG TƯ CỦA BỘ", "NAM", *SMALL]


def test_an_old_heading_over_a_unicode_text(tmp_path):
    lines = [("Céng hoµ x· héi chñ nghÜa", "Old"), *((line, "New") for line in PROSE)]
    assert lines_of(read(write_pdf(tmp_path, lines))) == ["Cộng hoà xã hội chủ nghĩa", *PROSE]


def test_an_old_line_among_unicode_lines_of_the_same_font(tmp_path):
    lines = [("Céng hoµ x· héi chñ nghÜa", "New"), *((line, "New") for line in PROSE), ("Báo cáo có hai trang", "New")]
    expected = ["Cộng hoà xã hội chủ nghĩa", *PROSE, "Báo cáo có hai trang"]
    assert lines_of(read(write_pdf(tmp_path, lines))) == expected


def test_words_that_are_legal_either_way_go_with_their_page(tmp_path):
    lines = [("Tù do", "Other"), *((encoded(line, TCVN3), "Old") for line in SMALL)]
    assert lines_of(read(write_pdf(tmp_path, lines)))[0] == "Tự do"


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
def test_names_of_fonts_lie(tmp_path, font):
    lines = [*PROSE, "Diện tích 5 m², từ ngày 1 « tháng » 3 § 5 Müller"]
    document = read(write_pdf(tmp_path, [(line, font) for line in lines]))
    assert (lines_of(document), document.pages[0].source) == (lines, "text_layer")


@pytest.mark.parametrize("encoding", [TCVN3, VNI], ids=["TCVN3", "VNI"])
def test_boxes_of_decoded_words(tmp_path, encoding):
    shown = [encoded(line, encoding) for line in SMALL[:3]]
    with open_source(write_pdf(tmp_path, [(line, "Old") for line in shown])) as source:
        text = source.document.text
        for line in SMALL[:3]:
            for word in re.finditer(r"\S+", line):
                start = text.index(line) + word.start()
                [box] = source.boxes([Span(start, start + len(word[0]))])
                before = pdfmetrics.stringWidth(encoded(line[: word.start()], encoding), "Old", 9)
                width = pdfmetrics.stringWidth(encoded(word[0], encoding), "Old", 9)
                assert box is not None
                assert abs(box.x0 - 60 - before) < 2
                assert -5 < box.x1 - 60 - before - width < 2  # a sign of VNI at the end may stand out of the box


GOOD = [
    *PROSE,
    "Résumé für Müller, señor, façade, Ayǔn, Krông Nô, Ñuñoa, naïve, Öl, Åse",
    "§ 5 © 2020 ® ¥ 1.000, £ 5, ½ giờ, ± 2%, 30°C, 5 m², 3 × 4, « trích »",
    "BÁO CÁO: có, là, và, cho, hà, xã, đã, bù, đó, thù, hôm, tôi, mình",
    "Hôm qua tôi và cô có mang quà cho bà",
    "",
]


@pytest.mark.parametrize("text", GOOD, ids=[text[:20] for text in GOOD])
def test_good_text_stays(text):
    for whole in (text, "\n".join([*PROSE, text]), unicodedata.normalize("NFD", text)):
        assert recode(whole, [Stretch(0, len(whole), "")]) is None


CORPUS_FILES = sorted(path for path in CORPUS.iterdir() if path.name != "README.md")


@pytest.mark.parametrize("path", CORPUS_FILES, ids=[path.name for path in CORPUS_FILES])
def test_the_corpus_stays(path):
    if path.suffix != ".pdf":
        assert recode(path.read_text(encoding="utf-8"), [Stretch(0, path.stat().st_size, "")]) is None
        return
    opened = OpenFile(path.read_bytes())
    pages = [page for index in range(opened.page_count) if (page := opened.page(index))]
    texts = [page.text for page in pages]
    for page in pages:
        decode_page(page)
        join_torn(page)
    assert texts
    assert texts == [page.text for page in pages]
    opened.close()
    assert all(recode(text, [Stretch(0, len(text), ".VnTime")]) is None for text in texts)


def test_odd_letters_are_none_of_vietnamese():
    assert not ODD.search(LETTERS + LETTERS.upper() + unicodedata.normalize("NFD", LETTERS) + "ƣƢðÐ")
    assert all(ODD.search(encoded(PROSE[0], encoding)) for encoding in ENCODINGS)


@pytest.mark.skipif(not pairs(REAL), reason="the real files are not here")
@pytest.mark.parametrize("pair", pairs(REAL), ids=[pdf.name for pdf, _ in pairs(REAL)])
def test_real_files(pair):
    assert measure(*pair).any_order >= 0.995


CAPITALS = {
    # as typed with Caps Lock, through the table's small letters -> as read
    "II. KIẾN NGHỊ": "II. KIếN NGHị",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": "CộNG HòA Xã HộI CHủ NGHĩA VIệT NAM",
    "PHÒNG TÀI CHÍNH - TM VÀ XH": "PHòNG TàI CHíNH - TM Và XH",
    "Ý KIẾN": "ý KIếN",
    "TM. ỦY BAN NHÂN DÂN TỈNH HÀ GIANG": "TM. ủY BAN NHÂN DÂN TỉNH Hà GIANG",
    "a) VỀ XÃ HỘI và y tế": "a) Về Xã HộI và y tế",
    "Phó CHỦ TỊCH Hà Giang": "Phó CHủ TịCH Hà Giang",
    "UBND Xã, TP Huế": "UBND Xã, TP Huế",
    "Lò Thị Và": "Lò Thị Và",
    "UỶ BAN NHÂN DÂN": "Uỷ BAN NHÂN DÂN",
    "HUYỆN YÊN MINH      Hà Giang, ngày 2 tháng 5": "HUYệN YÊN MINH      Hà Giang, ngày 2 tháng 5",
}


@pytest.mark.parametrize(("read", "typed"), CAPITALS.items())
def test_capitals_that_tcvn3_has_no_codes_for(read, typed):
    assert with_capitals(typed) == read


def test_a_title_typed_in_capitals_over_tcvn3(tmp_path):
    lines = ["I. KếT QUả", "Tổng chi 250.000.000đ; 12,5 tr.đ; 4,5 tỷ đ (1.500đ/kg)", *SMALL]
    (tmp_path / "a.txt").write_bytes("\n".join(encoded(line, TCVN3) for line in lines).encode("cp1252"))
    with open_source(tmp_path / "a.txt") as source:
        text = source.document.text
    assert text.split("\n")[:2] == ["I. KẾT QUẢ", lines[1]]


def test_a_line_that_ends_in_a_consonant_has_no_letter_more(tmp_path):
    lines = ["Báo cáo kết quả thực hiện kế hoạch, đã đạt được", "Đường tinh luyện x", "Đường mía th", "sau đó"]
    (tmp_path / "a.txt").write_bytes(as_bytes(encoded("\n".join(lines), TCVN3)))
    assert lines_of(read(tmp_path / "a.txt")) == lines
