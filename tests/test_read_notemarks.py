"""Raised marks of notes in Word files, web pages and light markup: no part of figures; and what is raised and none."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import docx
import pytest

from pipeline.model import Document
from pipeline.read import open_source
from pipeline.rulebook import load_rules
from pipeline.stages import extract_document
from pipeline.values import Amount, Citation, Percentage, Quantity
from tests.test_read_html import SENTENCE, page


def read(path: Path) -> Document:
    with open_source(path) as source:
        return source.document


def web(folder: Path, body: str) -> Document:
    (folder / "a.html").write_text(page(f"<p>{SENTENCE}</p>{body}"), encoding="utf-8")
    return read(folder / "a.html")


def word(folder: Path, line: str) -> Document:
    """A line whose parts between `^` are raised, in turn."""
    made = docx.Document()
    made.add_paragraph(SENTENCE)
    paragraph = made.add_paragraph()
    for number, part in enumerate(line.split("^")):
        paragraph.add_run(part).font.superscript = True if number % 2 else None
    made.save(str(folder / "a.docx"))
    return read(folder / "a.docx")


def extracted(path: Path) -> list[object]:
    """The values of all mentions."""
    with open_source(path) as source:
        return [mention.value for mention in extract_document(source, load_rules()).mentions]


def printed(document: Document) -> str:
    """The last line, without its marks."""
    marked = {at for mark in document.marks for at in range(*mark)}
    return "".join(c for at, c in enumerate(document.text) if at not in marked).strip().rpartition("\n")[2].strip()


NOTES = [
    ("Chi 12.450,5^1^ triệu đồng", "Chi 12.450,5 triệu đồng"),
    ("Chi 12.450,5^1,2^ triệu đồng", "Chi 12.450,5 triệu đồng"),
    ("Chi 870^14^ triệu đồng", "Chi 870 triệu đồng"),
    ("tăng 8,4^(2)^%", "tăng 8,4%"),
    ("đến năm 2019^3^, huyện", "đến năm 2019, huyện"),
    ("Nghị định số 15/2020/NĐ-CP^[5]^ ngày", "Nghị định số 15/2020/NĐ-CP ngày"),
    ("rộng 42 km^2^^7^ rừng", "rộng 42 km2 rừng"),
    ("đạt 95%^**^.", "đạt 95%."),
    ("^1^ Trong đó 12 hộ", "Trong đó 12 hộ"),
    ("có 350[3] hộ, 12[4],[5] thôn", "có 350 hộ, 12 thôn"),
]
NO_NOTES = [
    ("rộng 1.250 m^2^, sâu 3 dm^3^", "rộng 1.250 m2, sâu 3 dm3"),
    ("được 3.10^6^ cây", "được 3.10⁶ cây"),
    ("dưới 10^-3^ g", "dưới 10⁻³ g"),
    ("nóng 39^0^C", "nóng 39°C"),
    ("lúc 7h^30^ sáng", "lúc 7h30 sáng"),
    ("rộng 2^1^/2 sào", "rộng 2¹/2 sào"),
    ("giá 50.000^đ^/kg", "giá 50.000đ/kg"),
    ("ion Ca^2+^ trong", "ion Ca2+ trong"),
    ("^15.400^", "15.400"),
    ("đạt 2.345^678^9 tấn", "đạt 2.3459 tấn"),
    ("theo [2] và mục [3]", "theo [2] và mục [3]"),
]


@pytest.mark.parametrize(("line", "text"), [*NOTES, *NO_NOTES])
def test_what_is_raised_in_word_files(tmp_path: Path, line: str, text: str) -> None:
    assert printed(word(tmp_path, line)) == text


@pytest.mark.parametrize(("line", "text"), [*NOTES, *NO_NOTES])
def test_what_is_raised_in_web_pages(tmp_path: Path, line: str, text: str) -> None:
    parts = line.split("^")
    body = "".join(f"<sup>{part}</sup>" if at % 2 else part for at, part in enumerate(parts))
    assert printed(web(tmp_path, f"<p>{body}</p>")) == text


def test_figures_with_notes_have_their_values(tmp_path: Path) -> None:
    web(
        tmp_path,
        "<p>Thu 8.320<sup><a href='#n1'>1</a></sup> triệu đồng, 3,6 <sup>2</sup> tỷ đồng, bằng 104,5<sup>3</sup>%; "
        "Kế hoạch số 41/KH-UBND<span style='vertical-align: super'>4</span> ngày 07/3/2018<sup>5</sup>; "
        "2.145[6] hộ.</p>",
    )
    found = extracted(tmp_path / "a.html")
    assert [amount.value for amount in found if isinstance(amount, Amount)] == [8320000000, 3600000000]
    assert [share.value for share in found if isinstance(share, Percentage)] == [Decimal("104.5")]
    assert [cited.canonical for cited in found if isinstance(cited, Citation)] == ["41/KH-UBND"]
    assert [cited.date for cited in found if isinstance(cited, Citation)] == ["2018-03-07"]
    assert [counted.value for counted in found if isinstance(counted, Quantity)] == [2145]


def test_cells_with_notes_have_their_values(tmp_path: Path) -> None:
    rows = "<tr><th>Xã</th><th>Vốn (triệu đồng)<sup>1</sup></th></tr><tr><td>Ea Hu</td><td>1.250<sup>2</sup></td></tr>"
    web(tmp_path, f"<table border=1>{rows}<tr><td>Ea Bhốk</td><td>940[3]</td></tr></table>")
    found = extracted(tmp_path / "a.html")
    assert [amount.value for amount in found if isinstance(amount, Amount)] == [1250000000, 940000000]


def test_notes_in_light_markup(tmp_path: Path) -> None:
    text = f"{SENTENCE}\nChi 870<sup>1</sup> triệu đồng, rộng 35 m<sup>2</sup>.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    found = extracted(tmp_path / "a.md")
    assert [amount.value for amount in found if isinstance(amount, Amount)] == [870000000]
    assert [(q.value, q.unit) for q in found if isinstance(q, Quantity)] == [(35, "m2")]
