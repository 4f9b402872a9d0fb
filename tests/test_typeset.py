"""The typesetter: nothing of a source is lost or changed on its way through a PDF."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from tests.typeset import BadMarkupError, FontMissingError, fonts, typeset, typeset_plain
from tests.typeset.inline import plain
from tests.typeset.plain import is_cut

SOURCES = Path(__file__).parent / "typeset" / "sources"
CORPUS = Path(__file__).parents[1] / "corpus"
DIRECTIVE = re.compile(r"^@\w+ ?", re.MULTILINE)
WIDTHS = re.compile(r"^@widths .*$|^\|[|:\- ]+$", re.MULTILINE)

ODD = {
    "empty": "",
    "blank lines": "\n\n \n\n",
    "one word": "Thôn",
    "stray marks": "**chưa đóng và *một mình, 2 * 3 = 6 và a*b",
    "marks that overlap": "**đậm *cả hai** nghiêng* rồi <b>đậm <i>hai</b></i> <u>thẻ lạ</u> & 1 < 2",
    "ragged tabs": "STT\tNội dung\tSố tiền\n1\tChi\n\t\t12,5\t\n2\tThu\t1.706\tGhi chú",
    "ragged pipes": "| a | b |\n|---|---|\n| 1 |\n| 2 | 3 | 4 |",
    "separator alone": "|---|---|",
    "only a head": "| STT | Tên |\n|---|---|",
    "pages": "Trang một\fTrang hai\f\f",
    "controls": "Tổng\x00 cộng\x0b 5 tỷ\ufeff đồng\r\nDòng hai",
    "decomposed": "Thu\u031b\u0323c hie\u0323\u0302n",
    "old letters": "Chƣơng trình, PHƢƠNG HƢỚNG, Ð ,  nghìn",
    "long word": "https://vi.example.vn/" + "vanban" * 60,
    "long word in a table": "a\tb\n" + "x" * 400 + "\t5",
    "tall cell": "a\tb\n" + "nội dung dài " * 900 + "\t5",
    "wide table": "\t".join(f"Cột {n}" for n in range(40)) + "\n" + "\t".join(f"{n}.{n}00" for n in range(40)),
    "more columns than letters fit": "\t".join("12" for _ in range(120)) + "\n" + "\t".join("34" for _ in range(120)),
    "html": "<table><tr><td>1</td></tr></table> <br> A<br/>B",
    "rule and fence": "---\n```\ncode\n```\n***\n> trích\n\n#không phải mục",
}


def text_of(path: Path) -> str:
    """All pages as pdfium reads them; its mark for a hyphen at a line end is the hyphen again."""
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "\n".join(pages).replace("\ufffe", "-\n")


def words_of_markup(source: str) -> Counter[str]:
    """The words that a source in our markup must bring into the text layer."""
    bare = DIRECTIVE.sub("", WIDTHS.sub("", source))
    bare = re.sub(r"^#+ ", "", bare, flags=re.MULTILINE)
    bare = re.sub(r"[|\t]", " ", bare)
    return Counter(word for word in plain(bare).split() if word not in ("<", "^"))


def test_every_word_of_every_source_is_in_the_text_layer(tmp_path: Path) -> None:
    for source in sorted(SOURCES.glob("*.txt")):
        text = source.read_text(encoding="utf-8")
        target = tmp_path / f"{source.stem}.pdf"
        typeset(text, target)
        lost = words_of_markup(text) - Counter(text_of(target).split())
        assert not lost, f"{source.name} lost {dict(lost)}"


def test_the_corpus_holds_every_word_of_its_sources() -> None:
    """Repair: python -m tests.typeset tests/typeset/sources corpus."""
    sources = sorted(SOURCES.glob("*.txt"))
    assert {source.stem for source in sources} == {path.stem for path in CORPUS.glob("*.pdf")}
    for source in sources:
        lost = words_of_markup(source.read_text(encoding="utf-8")) - Counter(
            text_of(CORPUS / f"{source.stem}.pdf").split()
        )
        assert not lost, f"{source.stem}.pdf lacks {dict(lost)}"


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    source = (SOURCES / "BC-96-UBND-huyen-Tien-Hai-2021.txt").read_text(encoding="utf-8")
    first, second = tmp_path / "a" / "report.pdf", tmp_path / "b" / "report.pdf"
    for target in (first, second):
        typeset(source, target)
    assert first.read_bytes() == second.read_bytes()
    for target in (first, second):
        typeset_plain(source, target)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("name", ODD)
def test_odd_text_is_printed_whole(name: str, tmp_path: Path) -> None:
    target = tmp_path / "odd.pdf"
    typeset_plain(ODD[name], target)
    letters = re.sub(r"[\s*|>#`~\-]", "", plain(ODD[name].replace("\f", " ")))
    printed = re.sub(r"[\s*|>#`~\-]", "", text_of(target))
    missing = Counter(letters) - Counter(printed)
    assert not missing, dict(missing)


def test_lines_that_a_page_cut_stay_lines(tmp_path: Path) -> None:
    lines = (
        "Thực hiện Chương trình hành động số 10-CTr/TU ngày 14/5/2021 của Tỉnh ủy và Kế",
        "hoạch kèm theo Quyết định số 3810/QĐ-UBND, kinh phí năm 2022 được duyệt là 12.500",
        "triệu đồng, tăng 5% so với kế hoạch của năm trước và được phân bổ cho 14 xã của",
        "toàn huyện theo đúng quy định.",
    )
    target = tmp_path / "cut.pdf"
    typeset_plain("\n\n".join(lines), target)
    assert is_cut("\n\n".join(lines).split("\n"))
    assert text_of(target).split("\r\n") == list(lines)


def test_lines_cut_without_blank_lines_flow_together(tmp_path: Path) -> None:
    text = (
        "1. Hỗ trợ 12 xã của huyện Lấp Vò xây dựng nông thôn mới nâng cao với số tiền 1.250\n"
        "triệu đồng, đạt 50% kế hoạch.\n2. Số: 5/KH-UBND                    Lấp Vò, ngày 05 tháng 7 năm 2022\nDòng cuối"
    )
    target = tmp_path / "flow.pdf"
    typeset_plain(text, target)
    assert text_of(target).split() == text.split()
    assert "2. Số: 5/KH-UBND Lấp Vò, ngày 05 tháng 7 năm 2022\r\nDòng cuối" in text_of(target)


def test_markdown_becomes_faces_and_tables(tmp_path: Path) -> None:
    text = (
        "## **I. KINH PHÍ**\n\nTổng **394,4 triệu đồng** cho năm 2021.\n\n"
        "STT\tNội dung\tSố tiền\n1\tChi\t20\n\t<b>Tổng</b>\t<b>394,4</b>\n"
    )
    target = tmp_path / "markdown.pdf"
    typeset_plain(text, target)
    expected = "I. KINH PHÍ Tổng 394,4 triệu đồng cho năm 2021. STT Nội dung Số tiền 1 Chi 20 Tổng 394,4"
    assert text_of(target).split() == expected.split()


def test_pages_are_numbered_from_the_second(tmp_path: Path) -> None:
    target = tmp_path / "pages.pdf"
    typeset("Trang một\n@portrait\nTrang hai\n@landscape\nTrang ba", target)
    document = pypdfium2.PdfDocument(target)
    assert [page.get_textpage().get_text_range().split()[0] for page in document] == ["Trang", "2", "3"]
    assert [page.get_width() > page.get_height() for page in document] == [False, False, True]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("Một\n@titel Báo cáo", "Line 2: @titel is not known"),
        ("| a | b |\n|---|---|\n| 1 |", "Line 1: this table's rows have [1, 2] columns"),
        ("@widths 1 2\nMột", "Line 2: @widths has no table below it"),
        ("@widths 1 2 3\n| a | b |\n|---|---|\n| 1 | 2 |", "Line 2: this table's rows have [2] columns"),
    ],
)
def test_a_wrong_source_says_where(source: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(BadMarkupError, match=re.escape(message)):
        typeset(source, tmp_path / "wrong.pdf")


def test_a_missing_font_names_the_package(tmp_path: Path) -> None:
    (tmp_path / "LiberationSerif-Regular.ttf").touch()
    (tmp_path / "FreeSerif.ttf").touch()
    with pytest.raises(FontMissingError, match=r"apt-get install fonts-freefont-ttf"):
        fonts.find_typeface([tmp_path, tmp_path / "no such folder"])
