"""Files that cannot be read: each with its reason, none in silence."""

from __future__ import annotations

import io
import os
import pickle
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import UnreadableFile
from pipeline.read import open_source


def pdf(path: Path, *, text: str = "Xin chao", encrypt: StandardEncryption | None = None) -> bytes:
    canvas = Canvas(str(path), encrypt=encrypt)
    canvas.drawString(100, 700, text)
    canvas.showPage()
    canvas.save()
    return path.read_bytes()


def refused(path: Path) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        open_source(path)
    return caught.value


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
JUNK = bytes(range(256)) * 40
NOISE = "Thuc hign Nghj quyet cna Hgi dgng nhan dan huyqn vg phat trign kinh te xa hgi. " * 6

# name, bytes, code, what the message or remedy says
CASES = [
    ("a.pdf", b"", "empty_file", "no bytes"),
    ("a.txt", b"", "empty_file", "no bytes"),
    ("a.txt", b"\xef\xbb\xbf \r\n\0", "empty_file", "blanks"),
    ("a.pdf", "Báo cáo số 1".encode(), "text_named_pdf", ".txt"),
    ("a.pdf", b"<!DOCTYPE html><html><body>404</body></html>", "html_named_pdf", "web page"),
    ("a.pdf", b"\n <HTML><body>Dang nhap</body></html>", "html_named_pdf", "browser"),
    ("a.pdf", JUNK, "damaged_pdf", "not those of a PDF"),
    ("a.pdf", b"%PDF-1.7\n" + JUNK + b"\n%%EOF\n", "damaged_pdf", "damaged"),
    ("a.txt", JUNK, "binary_file", "no text"),
    ("a.md", os.urandom(0) + b"\x01\x02\x03\x04" * 999, "binary_file", "no text"),
    ("a.txt", b"\0\1\2\xff" * 300, "binary_file", "no text"),  # each other pair of bytes begins with NUL
    ("a.xls", OLE + "Workbook".encode("utf-16-le"), "unsupported_format", "Excel 97"),
    ("a.png", b"\x89PNG\r\n\x1a\n" + JUNK, "unsupported_format", "OCR"),
    ("a.pdf", b"\xff\xd8\xff\xe0" + JUNK, "unsupported_format", "JPEG"),
    ("a.tif", b"II*\x00" + JUNK, "unsupported_format", "TIFF"),
    ("a.bmp", b"BM\x36\0\0\0" + JUNK, "unsupported_format", "BMP"),
    ("a.gz", b"\x1f\x8b\x08" + JUNK, "unsupported_format", "gzip"),
    ("a.rar", b"Rar!\x1a\x07\x00" + JUNK, "unsupported_format", "RAR"),
    ("a.csv", b"a,b\n1,2\n", "unsupported_format", "CSV"),
    ("a.txt", NOISE.encode(), "unreadable_text", "syllables"),
]


@pytest.mark.parametrize(("name", "data", "code", "says"), CASES, ids=[f"{row[0]} {row[3]}" for row in CASES])
def test_refused(tmp_path, name, data, code, says):
    (tmp_path / name).write_bytes(data)
    error = refused(tmp_path / name)
    assert error.code == code
    assert says in str(error)
    assert name in error.message
    assert error.remedy.endswith(".")


ZIPPED = {
    "a.xlsx": ("xl/workbook.xml", "Excel"),
    "a.ods": ("vnd.oasis.opendocument", "OpenDocument"),
    "a.zip": ("a.txt", "zip"),
}


@pytest.mark.parametrize("name", ZIPPED)
def test_zip_containers_are_named(tmp_path, name):
    member, says = ZIPPED[name]
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr(member, "x")
    error = refused(tmp_path / name)
    assert (error.code, says in error.message) == ("unsupported_format", True)


def test_a_word_that_begins_like_a_bitmap_is_text(tmp_path):
    (tmp_path / "a.txt").write_text("BM là viết tắt; MZ và ID3 cũng vậy", encoding="utf-8")
    with open_source(tmp_path / "a.txt") as source:
        assert source.document.text.startswith("BM")


def test_a_truncated_pdf(tmp_path):
    data = pdf(tmp_path / "a.pdf")
    (tmp_path / "a.pdf").write_bytes(data[: len(data) * 2 // 3])
    assert refused(tmp_path / "a.pdf").code == "truncated_pdf"


def test_a_pdf_without_pages(tmp_path):
    empty = pypdfium2.PdfDocument.new()
    empty.save(tmp_path / "a.pdf")
    empty.close()
    assert refused(tmp_path / "a.pdf").code == "no_pages"


def test_a_locked_pdf(tmp_path):
    pdf(tmp_path / "a.pdf", encrypt=StandardEncryption("secret", ownerPassword="owner"))
    assert refused(tmp_path / "a.pdf").code == "encrypted_pdf"


def test_a_pdf_that_only_may_not_be_printed_is_read(tmp_path):
    pdf(tmp_path / "a.pdf", encrypt=StandardEncryption("", ownerPassword="owner", canPrint=0))
    with open_source(tmp_path / "a.pdf") as source:
        assert source.document.text == "Xin chao\n"


def test_a_pdf_without_text(tmp_path):
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.rect(100, 100, 300, 300)
    canvas.showPage()
    canvas.save()
    error = refused(tmp_path / "a.pdf")
    assert (error.code, "OCR" in error.remedy) == ("no_text_layer", True)


def test_a_page_without_text_is_a_problem_of_the_document(tmp_path):
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(100, 700, "Trang mot")
    canvas.showPage()
    canvas.rect(100, 100, 300, 300)
    canvas.showPage()
    canvas.save()
    with open_source(tmp_path / "a.pdf") as source:
        [problem] = source.document.problems
        assert (problem.code, problem.page, "OCR" in problem.remedy) == ("no_text_layer", 2, True)
        assert [(page.start, page.end) for page in source.document.pages] == [(0, 10), (10, 10)]


def test_a_pdf_named_txt_is_read_by_its_bytes(tmp_path):
    pdf(tmp_path / "a.txt")
    with open_source(tmp_path / "a.txt") as source:
        assert source.document.media_type == "application/pdf"


def test_files_that_cannot_be_opened(tmp_path):
    (tmp_path / "link.pdf").symlink_to(tmp_path / "nothing.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    found = [refused(tmp_path / name).code for name in ("gone.pdf", "link.pdf", "pipe.pdf")]
    assert found == ["vanished", "dangling_link", "not_a_file"]
    assert refused(tmp_path).code == "not_a_file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission(tmp_path):
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    assert refused(tmp_path / "a.txt").code == "no_permission"


def test_errors_come_back_from_workers(tmp_path):
    error = refused(tmp_path / "gone.pdf")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (again.code, str(again)) == (error.code, str(error))


def deep_mail(depth: int) -> bytes:
    """Mails in mails, as hostile hands make them."""
    inner = "".join(f'--b{n}\nContent-Type: multipart/mixed; boundary="b{n + 1}"\n\n' for n in range(depth))
    return f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b0"\n\n{inner}x'.encode()


def test_mails_in_mails_are_told_as_nested_too_deep(tmp_path):
    path = tmp_path / "a.mht"
    path.write_bytes(deep_mail(3_000))
    assert refused(path).code == "too_deep"


@pytest.mark.parametrize("depth", [100, 2_000])
def test_tables_in_tables_are_told_as_nested_too_deep(tmp_path, depth):
    path = tmp_path / "a.docx"
    document = docx.Document()
    document.add_paragraph("Tổng thu 5 triệu đồng")
    document.save(path)
    before = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w") as made:
        for name in before.namelist():
            data = before.read(name)
            if name == "word/document.xml":
                tables = b"<w:tbl><w:tr><w:tc>" * depth + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * depth
                data = data.replace(b"<w:body>", b"<w:body>" + tables)
            made.writestr(name, data)
    assert refused(path).code == "too_deep"
