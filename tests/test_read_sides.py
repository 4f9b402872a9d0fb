"""Which lines of a page have their words measured, to see whether they stand side by side."""

from __future__ import annotations

import pytest

from pipeline.read.lines import read_lines
from pipeline.read.pdffile import OpenFile
from pipeline.read.sides import words_beside
from tests.test_read_pdf import PROSE, Sheet, write

LAST = "trong quý I."  # of a paragraph
HEADING = "2. Về văn hóa"


def prose(sheet: Sheet, *lines: str) -> None:
    """Lines one below another, and what may stand at their right."""
    for i, line in enumerate(lines):
        left, _, right = line.partition("|")
        sheet.at(85, 300 + 18 * i, left)
        sheet.at(400, 300 + 18 * i, right)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((PROSE, PROSE, PROSE), []),
        ((PROSE, LAST, PROSE), []),  # one line alone is no column
        ((PROSE, LAST, HEADING, PROSE), []),  # two at the left
        ((PROSE, f"{LAST}|2", PROSE, f"{HEADING}|3", PROSE), []),  # never two at the right between two bars
        ((PROSE, "Nơi nhận:|CHỦ TỊCH", "- Lưu: VT.|Lê Văn Hải"), ["-", "CHỦ", "Lê", "Lưu:", "Nơi"]),
    ],
)
def test_words_are_kept_where_two_columns_may_be(tmp_path, lines, expected):
    path = write(tmp_path, lambda _: None, lambda sheet: prose(sheet, *lines))
    opened = OpenFile(path.read_bytes())
    with opened.page(1) as page:
        words = words_beside(page, read_lines(page))
        found = {page.text[piece.start : piece.end] for pieces in words.values() for piece in pieces}
    opened.close()
    assert sorted(found & {"-", "Nơi", "CHỦ", "Lưu:", "Lê", *PROSE.split(), *LAST.split()}) == expected
