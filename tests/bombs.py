"""Small files that unpack, nest or repeat to something huge."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    data, starts = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + trailer


def stream(content: bytes, *, layers: int = 1) -> bytes:
    """A stream, deflated so many times over."""
    for _ in range(layers):
        packer = zlib.compressobj(9)
        content = packer.compress(content) + packer.flush()
    return _stream(content, layers)


def zeros(megabytes: int) -> bytes:
    """A deflated stream of so many megabytes of blanks, made without holding them."""
    packer, piece = zlib.compressobj(9), b" " * (1 << 20)
    content = b"".join(packer.compress(piece) for _ in range(megabytes)) + packer.flush()
    return _stream(content, 1)


def _stream(content: bytes, layers: int) -> bytes:
    filters = b"/FlateDecode " * layers
    return b"<< /Length %d /Filter [ %s ] >>\nstream\n%s\nendstream" % (len(content), filters, content)


def pages(content: bytes, *, more: bytes = b"") -> bytes:
    """A PDF of one page with that content; `more`: entries of the page."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> %s >>"
        % more,
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    )


def docx(body: bytes, *, before: bytes = b"") -> bytes:
    """A Word file with that body; `before`: what stands before the root element."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(
            "word/document.xml",
            before + b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (MAIN.encode(), body),
        )
    return target.getvalue()


def _paragraphs(number: int) -> bytes:
    return b"<w:p><w:r><w:t>Thu 5 t</w:t></w:r></w:p>" * number


BOMBS: dict[str, Callable[[], bytes]] = {
    "blanks.pdf": lambda: pages(zeros(1500)),
    "layers.pdf": lambda: pages(stream(b"BT /F 9 Tf (a) Tj ET\n" * 2_000_000, layers=3)),
    "million-lines.pdf": lambda: pages(stream(b"0 0 m 100 100 l S\n" * 1_000_000)),
    "million-words.pdf": lambda: pages(stream(b"BT /F 9 Tf 50 50 Td (5 dong) Tj ET\n" * 1_000_000)),
    "nested-arrays.pdf": lambda: pages(stream(b""), more=b"/A " + b"[" * 200_000 + b"]" * 200_000),
    "nested-dictionaries.pdf": lambda: pages(stream(b""), more=b"/A " + b"<< /A " * 100_000 + b"0" + b">>" * 100_000),
    "nested-content.pdf": lambda: pages(stream(b"q " * 500_000 + b"[" * 200_000)),
    "page-tree-loop.pdf": lambda: pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [ 2 0 R 2 0 R ] /Count 99999999 >>"
    ),
    "many-pages.pdf": lambda: pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [ %s] /Count 20000 >>" % (b"3 0 R " * 20_000),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] >>",
    ),
    "huge-page.pdf": lambda: pages(stream(b"BT /F 9 Tf (a) Tj ET"), more=b"/MediaBox [ 0 0 1e9 1e9 ] /UserUnit 99999"),
    "form-loop.pdf": lambda: pages(stream(b"/X Do"), more=b"/Resources << /XObject << /X 4 0 R >> >>"),
    "nested-tables.docx": lambda: docx(b"<w:tbl><w:tr><w:tc>" * 200 + _paragraphs(1) + b"</w:tc></w:tr></w:tbl>" * 200),
    "deep.docx": lambda: docx(b"<w:p>" * 100_000 + b"</w:p>" * 100_000),
    "many-paragraphs.docx": lambda: docx(_paragraphs(1_000_000)),
    "large-part.docx": lambda: docx(b" " * 500_000_000),
    "wide-table.docx": lambda: docx(
        b"<w:tbl><w:tr>"
        + b'<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc>' * 50
        + b"</w:tr></w:tbl>"
    ),
    "entities.docx": lambda: docx(
        b"<w:p>&c;</w:p>",
        before=b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "%s"><!ENTITY c "%s">]>'
        % (b"&a;" * 1000, b"&b;" * 1000),
    ),
    "nested.html": lambda: b"<html><body>" + b"<div>" * 300_000 + "Thu ngân sách".encode(),
    "nested-tables.html": lambda: b"<html><body>" + b"<table><tr><td>" * 20_000 + "Thu ngân sách".encode(),
    "wide-table.html": lambda: (
        b"<table><tr>" + b"<td colspan=99999999 rowspan=99999999>1</td>" * 100 + b"</tr></table>"
    ),
    "long-line.txt": lambda: bytes(("Thu ngân sách huyện Tây Sơn đạt 13,5 tỷ đồng " * 200_000), "utf-8"),
    "brackets.txt": lambda: bytes(("Tổng thu ngân sách huyện " + "(" * 500_000), "utf-8"),
    "digits.txt": lambda: bytes(
        ("Tổng thu ngân sách huyện Tây Sơn " + "1.234.567,8 " * 200_000 + "9" * 1_000_000), "utf-8"
    ),
    "pipes.md": lambda: bytes(("| a | b |\n|---|---|\n" + "|" * 300_000 + "\n" + "| 1 | 2 |\n" * 100_000), "utf-8"),
}


def bombs(names: Iterable[str] = ()) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each, or of those named."""
    for name in names or BOMBS:
        yield name, BOMBS[name]()
