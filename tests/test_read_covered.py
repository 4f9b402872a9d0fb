"""Words that cannot be seen: painted over, or on a layer that is switched off. What can be seen stays."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.model import Document
from pipeline.read import ReadOptions, open_source

TOP, STEP = 700, 20  # of the first line, and from line to line, in points from the bottom
FIRST = "Kinh phi thuc hien la 1.200 trieu dong."
SECOND = "So tien chua duyet la 845 trieu dong."
Draw = Callable[[Canvas], None]


def read(tmp_path: Path, data: bytes) -> Document:
    (tmp_path / "a.pdf").write_bytes(data)
    with open_source(tmp_path / "a.pdf", options=ReadOptions(ocr="never")) as source:
        return source.document


def drawn(*steps: Draw, compress: bool = True) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, pageCompression=int(compress), invariant=1)
    for step in steps:
        step(canvas)
    canvas.save()
    return made.getvalue()


def line(text: str, row: int = 0, x: float = 72) -> Draw:
    return lambda canvas: canvas.drawString(x, TOP - STEP * row, text)


def box(
    row: int = 0, x: float = 70, wide: float = 300, *, grey: float = 0.0, fill: int = 1, alpha: float = 1.0
) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillGray(grey, alpha)
        canvas.rect(x, TOP - STEP * row - 4, wide, 16, fill=fill, stroke=1 - fill)
        canvas.restoreState()

    return draw


HIDDEN = [
    ("a black bar", [line(FIRST), line(SECOND, 1), box(1)], f"{FIRST}\n"),
    ("a white one", [line(FIRST), line(SECOND, 1), box(1, grey=1)], f"{FIRST}\n"),
    (
        "a correction over it",
        [line(FIRST), line(SECOND, 1), box(1, grey=1), line("So tien da duyet la 854 trieu dong.", 1)],
        f"{FIRST}\nSo tien da duyet la 854 trieu dong.\n",
    ),
    ("some words of a line", [line(FIRST), line("Mat so 845", 1), line("cong khai 12 ha", 1, 300), box(1, wide=120)],
     f"{FIRST}\ncong khai 12 ha\n"),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "text"), [case[1:] for case in HIDDEN], ids=[case[0] for case in HIDDEN])
def test_what_is_painted_over_is_left_out_and_told(tmp_path, steps, text):
    document = read(tmp_path, drawn(*steps))
    assert " ".join(document.text.split()) == " ".join(text.split())
    assert [(problem.code, problem.page) for problem in document.problems] == [("covered_text", 1)]


SHOWN = [
    ("a shade under the words", [line(FIRST), box(1, grey=0.85), line(SECOND, 1)]),
    ("a shade under them that reaches up", [line(FIRST), box(0.6, grey=0.85), line(SECOND, 1)]),
    ("a frame around them", [line(FIRST), line(SECOND, 1), box(1, fill=0)]),
    ("a marker's colour over them", [line(FIRST), line(SECOND, 1), box(1, grey=0.5, alpha=0.4)]),
    ("a bar below them", [line(FIRST), line(SECOND, 1), box(2)]),
    ("a bar beside them", [line(FIRST), line(SECOND, 1), box(1, x=400, wide=100)]),
    ("white words on a dark ground", [line(FIRST), box(1), lambda canvas: canvas.setFillGray(1), line(SECOND, 1)]),
]


@pytest.mark.parametrize("steps", [steps for _, steps in SHOWN], ids=[kind for kind, _ in SHOWN])
def test_what_can_be_seen_stays(tmp_path, steps):
    document = read(tmp_path, drawn(*steps))
    assert (document.text, document.problems) == (f"{FIRST}\n{SECOND}\n", ())


def test_paths_without_end_cover_nothing(tmp_path):
    endless = f"q 10 0 0 10 0 0 cm {2 * 10**38} {2 * 10**38} {3 * 10**38} {3 * 10**38} re f Q"
    document = read(tmp_path, drawn(line(FIRST), lambda canvas: canvas._code.append(endless), line(SECOND, 1)))
    assert (document.text, document.problems) == (f"{FIRST}\n{SECOND}\n", ())


def layered(state: str) -> bytes:
    """The second line on a layer that is ON or OFF."""

    def mark(operator: str) -> Draw:
        return lambda canvas: canvas._code.append(operator)  # reportlab has no layers

    data = drawn(line(FIRST), mark("/OC /MC0 BDC"), line(SECOND, 1), mark("EMC"), compress=False)
    layers = b"/OCProperties << /OCGs [ 90 0 R ] /D << /%s [ 90 0 R ] /Order [ 90 0 R ] >> >> " % state.encode()
    data = data.replace(b"/Type /Catalog", layers + b"/Type /Catalog")
    data = data.replace(b"/Resources <<", b"/Resources << /Properties << /MC0 90 0 R >>")
    return data.replace(b"xref\n", b"90 0 obj\n<< /Type /OCG /Name (nhap) >>\nendobj\nxref\n", 1)


@pytest.mark.parametrize(("state", "text"), [("ON", f"{FIRST}\n{SECOND}\n"), ("OFF", f"{FIRST}\n")])
def test_a_layer_that_is_switched_off_is_not_read(tmp_path, state, text):
    document = read(tmp_path, layered(state))
    assert document.text == text
    assert [problem.code for problem in document.problems] == (["covered_text"] if state == "OFF" else [])


def test_pages_are_not_drawn_for_layers_that_are_always_shown(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.read.covered.rendered", lambda *_: pytest.fail("drawn"))
    assert read(tmp_path, layered("ON")).text == f"{FIRST}\n{SECOND}\n"
    with pytest.raises(pytest.fail.Exception):
        read(tmp_path, layered("OFF"))
