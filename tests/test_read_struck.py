"""Words of PDF pages that a line strikes out are left out and told; lines that run elsewhere strike nothing out."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.test_read_covered import FIRST, STEP, TOP, Draw, drawn, line, read
from tests.test_read_pdf import HIGH, Sheet, document_of
from tests.typeset import fonts

SIZE, X = 12, 72.0


def stroke(before: str, words: str, row: int = 0, *, up: float = 0.26, more: float = 0.0, thick: float = 0.8) -> Draw:
    """A line `up` times the size above the baseline over `words`, which stand behind `before`; `more`: too far."""

    def draw(canvas: Canvas) -> None:
        begin = X + stringWidth(before, "Helvetica", SIZE)
        wide = stringWidth(words, "Helvetica", SIZE)
        canvas.rect(begin - more, TOP - STEP * row + up * SIZE, wide + 2 * more, thick, fill=1, stroke=0)

    return draw


STRUCK = [
    ("a figure", [line("Con 3.412 3.214 ho ngheo"), stroke("Con ", "3.412")], "Con 3.214 ho ngheo", 1),
    ("a figure right before the new one", [line("Con 3.4123.214 ho"), stroke("Con ", "3.412")], "Con 3.214 ho", 1),
    ("with the blank behind it", [line("Con 3.412 3.214 ho"), stroke("Con ", "3.412 ")], "Con 3.214 ho", 1),
    ("the end of a line", [line("Dat 86% (tang 3%)"), stroke("Dat 86% ", "(tang 3%)")], "Dat 86%", 2),
    (
        "twice, by a pair of lines",
        [line("Dat 12 13 ha"), stroke("Dat ", "12", up=0.18), stroke("Dat ", "12", up=0.36)],
        "Dat 13 ha",
        1,
    ),
    ("two places", [line("A 12 13 B 45 46"), stroke("A ", "12"), stroke("A 12 13 B ", "45")], "A 13 B 46", 2),
]


@pytest.mark.parametrize(("steps", "text", "words"), [case[1:] for case in STRUCK], ids=[case[0] for case in STRUCK])
def test_what_is_struck_out_is_left_out_and_told(tmp_path, steps, text, words):
    document = read(tmp_path, drawn(line(FIRST, 1), *steps))
    assert document.text.split("\n")[0] == text
    [problem] = document.problems
    assert (problem.code, problem.page) == ("struck_text", 1)
    assert f": {words} words" in problem.message


KEPT: list[tuple[str, Draw]] = [
    ("an underline", stroke("Con ", "3.412", up=-0.12)),
    ("a line over them", stroke("Con ", "3.412", up=0.75)),
    ("a ruling that goes on", stroke("Con ", "3.412", more=40)),
    ("a ruling over the page", lambda canvas: canvas.line(50, TOP + 3, 560, TOP + 3)),
    ("a marker's colour", stroke("Con ", "3.412", up=-0.2, thick=SIZE)),
    ("a line beside them", stroke("Con 3.412 ho ngheo ", "12345")),
]


@pytest.mark.parametrize("step", [case[1] for case in KEPT], ids=[case[0] for case in KEPT])
def test_other_lines_strike_nothing_out(tmp_path, step):
    def first(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillGray(0.8)
        step(canvas)
        canvas.restoreState()

    document = read(tmp_path, drawn(first, line("Con 3.412 ho ngheo"), line(FIRST, 1)))
    assert document.text.split("\n")[0] == "Con 3.412 ho ngheo"
    assert document.problems == ()


def test_all_letters_of_a_struck_sentence_go(tmp_path):
    words = "Nội dung đã bãi bỏ, gồm 45 tỷ đồng."

    def page(sheet: Sheet) -> None:
        sheet.at(85, 100, words + " Lãi suất còn cao.")
        wide = stringWidth(words, fonts.face(), 13)
        sheet.canvas.rect(85, HIGH - 100 + 0.26 * 13, wide, 0.7, fill=1, stroke=0)

    document = document_of(tmp_path, page)
    assert document.text.strip() == "Lãi suất còn cao."
    assert ": 9 words" in document.problems[0].message
