"""What a worker reads in a PDF is told by its bytes alone, whatever the worker read before."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from pipeline.read.library import start_anew
from pipeline.work import Job, Outcome, work

SENTENCE = "Tæng thu ng©n s¸ch ®¹t 394,4 triÖu ®ång, t¨ng so víi n¨m tr­íc".encode("cp1252")  # TCVN3


def with_foreign_font(width: int, name: bytes) -> bytes:
    """A page whose font is not in the file; its letters are so many thousandths wide."""
    widths = b" ".join(b"%d" % width for _ in range(32, 127))
    drawing = b"BT /F 12 Tf 50 700 Td (%s) Tj ET" % SENTENCE
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<< /Type /Font /Subtype /TrueType /BaseFont /%s /FirstChar 32 /LastChar 126 /Widths [%s] /FontDescriptor 6 0 R"
        b" /Encoding /WinAnsiEncoding >>" % (name, widths),
        b"<< /Type /FontDescriptor /FontName /%s /Flags 34 /FontBBox [0 0 1000 1000] /ItalicAngle 0"
        b" /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>" % name,
    )
    data, starts = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % start for start in starts)
    return data + table + b"trailer << /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)


def drawn(path: Path) -> None:
    """Draw the page as reading does where it looks for what nobody sees, and close the file."""
    with pypdfium2.PdfDocument(path) as document:
        document[0].render()


def read(path: Path) -> Outcome:
    return work(Job(path, path.name, None))


@pytest.mark.parametrize("name", [b".VnTime", b".VnArialH"])
def test_after_a_pdf_that_bent_the_same_substitute_font(tmp_path, name):
    first, second = tmp_path / "hẹp.pdf", tmp_path / "rộng.pdf"
    first.write_bytes(with_foreign_font(300, name))
    second.write_bytes(with_foreign_font(900, name))
    alone = read(first).rows
    assert alone["amounts"]
    for before in (second, first, second):
        drawn(before)
        assert read(first).rows == alone


def test_twice_the_same(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(with_foreign_font(500, b".VnTimeH"))
    assert len({repr(read(path).rows) for _ in range(3)}) == 1


def test_texts_need_no_library(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Tổng thu 394,4 triệu đồng.", encoding="utf-8")
    assert read(path).rows["amounts"]
    start_anew()  # harmless, as often as one likes
    assert read(path).rows["amounts"]
