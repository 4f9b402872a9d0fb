"""`--ocr` and `--password`, as a user gives them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline.cli import OCR_CHOICES
from pipeline.read import options
from tests.test_cli import corpus, extract
from tests.test_read_ocr import needs_tesseract, page, scan
from tests.typeset import fonts

__all__ = ["corpus"]  # a fixture


def rows(name: str) -> list[dict[str, str]]:
    with Path("out", name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def problems_of(suffix: str) -> list[tuple[str, str]]:
    return [(row["code"], row["remedy"]) for row in rows("problems.csv") if row["path"].endswith(suffix)]


@needs_tesseract
def test_scans_are_read_unless_one_says_never(corpus, tmp_path):
    made = scan(tmp_path, page)
    made.rename(corpus / "scan.pdf")
    assert extract("corpus", "-o", "out").returncode == 0
    assert [
        (row["path"], row["source"], row["number"]) for row in rows("documents.csv") if row["path"].endswith(".pdf")
    ] == [("corpus/scan.pdf", "ocr", "15/BC-PNN")]
    assert extract("corpus", "-o", "out", "--ocr", "never").returncode == 4
    assert problems_of("scan.pdf") == [("no_text_layer", "Run again with --ocr auto.")]


def test_the_choices_are_those_of_the_reader():
    assert set(OCR_CHOICES) == set(options.OcrChoice.__args__)


@pytest.mark.usefixtures("corpus")
def test_another_choice_is_wrong_usage():
    done = extract("corpus", "-o", "out", "--ocr", "often")
    assert done.returncode == 2
    assert "often" in done.stderr


def locked(path: Path, password: str) -> None:
    fonts.register()
    canvas = Canvas(str(path), initialFontName=fonts.face(), encrypt=StandardEncryption(password, ownerPassword="chủ"))
    canvas.setFont(fonts.face(), 13)
    canvas.drawString(85, 700, "Tổng vốn đầu tư là 394,4 triệu đồng.")
    canvas.save()


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        ((), 4, [("encrypted_pdf", "Run again with --password TEXT, or save a copy without the password.")]),
        (("--password", "sai"), 4, [("encrypted_pdf", "Run it alone with its own password.")]),
        (("--password", "mo khoa"), 0, []),
    ],
)
def test_a_locked_pdf_opens_with_its_password_only(corpus, given, code, told):
    locked(corpus / "locked.pdf", "mo khoa")
    done = extract("corpus", "-o", "out", *given)
    assert done.returncode == code
    assert problems_of("locked.pdf") == told
    assert not [
        path
        for path in Path("out").iterdir()
        if path.is_file() and path.suffix == ".json" and b"mo khoa" in path.read_bytes()
    ]


@pytest.mark.usefixtures("corpus")
def test_help_names_both():
    told = extract("--help").stdout
    assert "--ocr {auto,never,always}" in told
    assert "--password TEXT" in told
