"""Words broken in narrow ruled cells of PDFs: joined where a part is no word, else as printed."""

from __future__ import annotations

import pytest

from tests.test_read_pdf import Sheet, document_of, grid

# The lines of a cell as wide as its first one, what it says.
WORDS = [
    ("Nguy|ễn|Văn", "Nguyễn Văn"),
    ("Trư|ờng|học", "Trường học"),
    ("xây|dự|ng", "xây dựng"),
    ("nôn|g|thô|n", "nông thôn"),
    ("Thư|ờng|xuyê|n", "Thường xuyên"),
    ("Ngh|iệp|vụ", "Nghiệp vụ"),
    ("Ng|uyễ|n", "Nguyễn"),
    ("chuy|ên|môn", "chuyên môn"),
    ("HOẠ|CH", "HOẠCH"),
    ("rừn|g,|suối", "rừng, suối"),
    ("(phư|ơng|án)", "(phương án)"),
    # both parts are words, or make none
    ("Kho|anh|em", "Kho anh em"),
    ("Nhà|máy", "Nhà máy"),
    ("Krôn|g", "Krôn g"),
    ("Tấn|kg", "Tấn kg"),
    ("UBND|xã", "UBND xã"),
    ("Ia|Pa", "Ia Pa"),
    ("Chư|Păh", "Chư Păh"),
]


def _read(folder, lines: list[str], width: float) -> str:
    rows = [["Tên", "Kế hoạch", "Thực hiện"], ["\n".join(lines), "1.250", "1.100"], ["Chợ", "640", "612"]]
    document = document_of(folder, lambda sheet: _page(sheet, rows, width))
    return grid(document)[1][0]


def _page(sheet: Sheet, rows: list[list[str]], width: float) -> None:
    sheet.prose(60)
    sheet.table(140, rows, [width, 80, 80])


@pytest.mark.parametrize(("printed", "read"), WORDS)
def test_a_word_broken_in_a_narrow_cell(tmp_path, printed, read):
    lines = printed.split("|")
    assert _read(tmp_path, lines, 13 + max(map(_width, lines))) == read


def _width(line: str) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    from tests.typeset import fonts

    fonts.register()
    return float(stringWidth(line, fonts.face(), 11))


@pytest.mark.parametrize("printed", ["xây|dự|ng", "nôn|g", "Trư|ờng"])
def test_a_word_that_has_room_in_its_line_is_not_broken(tmp_path, printed):
    lines = printed.split("|")
    assert _read(tmp_path, lines, 60) == " ".join(lines)
