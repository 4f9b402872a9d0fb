"""Damaged PDFs and stand-ins: what can be read is read, and nothing is half read in silence."""

from __future__ import annotations

import base64
import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import UnreadableFile
from pipeline.model import Document
from pipeline.read import damage, open_source, streams
from pipeline.read import pdf as pdf_reader


def pdf(pages: int = 3, *, encrypt: StandardEncryption | None = None, packed: bool = False) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, encrypt=encrypt, invariant=1, pageCompression=packed)
    for number in range(1, pages + 1):
        canvas.drawString(100, 700, f"Trang thu {number}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


SOUND = pdf()
ALL = "Trang thu 1\nTrang thu 2\nTrang thu 3\n"


def read(folder: Path, data: bytes, name: str = "a.pdf") -> Document:
    (folder / name).write_bytes(data)
    with open_source(folder / name) as source:
        return source.document


def refused(folder: Path, data: bytes, name: str = "a.pdf") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read(folder, data, name)
    return caught.value


HEADERS = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"
WARNING = b"<br />\n<b>Warning</b>: session_start() in <b>/var/www/index.php</b> on line 3<br />\n"
# Every page is read, and there is nothing to report.
WHOLE = {
    "sound": SOUND,
    "wrong startxref": re.sub(rb"startxref\s+\d+", b"startxref\n7", SOUND),
    "no startxref": SOUND.replace(b"startxref", b"startxxxx"),
    "headers of a server before it": HEADERS + SOUND,
    "a program's warnings before it": WARNING + SOUND,
    "a page before it": b"<html><body>" + b"<p>x</p>" * 2000 + b"</body></html>\n" + SOUND,
    "random bytes before it": bytes(range(1, 256)) * 3 + SOUND,
    "NULs behind it": SOUND + b"\0" * 5000,
    "a page behind it": SOUND + b"<html><body>" + b"<p>x</p>" * 2000 + b"</body></html>",
    "the end mark cut": SOUND.rstrip()[:-3],
    "no end mark at all": SOUND[: SOUND.rindex(b"%%EOF")],
    "line ends changed in transfer": SOUND.replace(b"\n", b"\r\n"),
    "locked against printing only": pdf(encrypt=StandardEncryption("", ownerPassword="owner", canPrint=0)),
}


@pytest.mark.parametrize("data", WHOLE.values(), ids=WHOLE.keys())
def test_read_whole(tmp_path, data):
    document = read(tmp_path, data)
    assert (document.text, document.problems, len(document.pages)) == (ALL, (), 3)


def numbered(data: bytes) -> dict[str, tuple[int, int]]:
    """Where the objects lie: `content 2` the text of page 2, `pages` the list, `catalog`."""
    found = {}
    contents = [m.span() for m in re.finditer(rb"\d+ 0 obj\b.*?endobj\n", data, re.DOTALL) if b"stream" in m[0]]
    for number, span in enumerate(contents, 1):
        found[f"content {number}"] = span
    return found


def test_a_cut_file_whose_pages_are_all_there_is_read_and_reported(tmp_path):
    document = read(tmp_path, SOUND[: SOUND.index(b"xref\n0")])  # the table of objects is cut off
    assert document.text == ALL
    assert [(problem.code, problem.page) for problem in document.problems] == [("truncated_pdf", None)]


def test_pages_of_a_cut_file_that_are_not_whole_are_reported_one_by_one(tmp_path):
    last = numbered(SOUND)["content 3"]
    for end in (last[0], last[0] + 60, last[1] - 20):  # before it, in its head, in its text
        document = read(tmp_path, SOUND[:end])
        assert document.text == "Trang thu 1\nTrang thu 2\n"
        assert sorted((problem.code, problem.page or 0) for problem in document.problems) == [
            ("damaged_page", 3),
            ("truncated_pdf", 0),
        ]
        assert [page.number for page in document.pages] == [1, 2, 3]


@pytest.mark.parametrize("share", [0.05, 0.2, 0.35, 0.5])
def test_a_file_that_lost_its_list_of_pages_is_refused(tmp_path, share):
    assert refused(tmp_path, SOUND[: int(len(SOUND) * share)]).code in {"truncated_pdf", "damaged_pdf"}


def signed() -> bytes:
    """A file with a revision added at its end, which replaces the text of page 1, as signing programs do."""
    number, start = next(
        (m[1], m.start()) for m in re.finditer(rb"(\d+) 0 obj\b", SOUND) if m.start() == numbered(SOUND)["content 1"][0]
    )
    text = SOUND[start : numbered(SOUND)["content 1"][1]].replace(b"Trang thu 1", b"So 12/QD-UB")
    at = len(SOUND)
    table = b"xref\n%b 1\n%010d 00000 n \ntrailer\n<< /Size 99 /Prev %b /Root %b >>\n" % (
        number, at, re.findall(rb"startxref\s+(\d+)", SOUND)[-1], re.findall(rb"/Root (\d+ 0 R)", SOUND)[-1],
    )  # fmt: skip
    return SOUND + text + table + b"startxref\n%d\n%%%%EOF\n" % (at + len(text))


def test_a_file_cut_within_an_added_revision_is_refused(tmp_path):
    whole = signed()
    assert read(tmp_path, whole).text.startswith("So 12/QD-UB")
    for end in (len(SOUND) + 30, len(SOUND) + 200, len(whole) - 60):
        assert refused(tmp_path, whole[:end]).code == "truncated_pdf"  # the older text would be wrong


def test_a_cut_file_that_may_be_locked_is_refused(tmp_path):
    data = WHOLE["locked against printing only"]
    assert refused(tmp_path, data[: data.index(b"xref\n0")]).code == "truncated_pdf"


@pytest.mark.parametrize("end", range(0, len(SOUND), 97))
def test_no_cut_gives_wrong_text(tmp_path, end):
    """Wherever a file is cut: refused, or every page is right or reported."""
    try:
        document = read(tmp_path, SOUND[:end])
    except UnreadableFile:
        return
    lost = {problem.page for problem in document.problems}
    assert document.text == "".join(f"Trang thu {number}\n" for number in (1, 2, 3) if number not in lost)
    assert document.problems or damage.is_whole(SOUND[:end])


def test_a_page_that_fails_does_not_cost_the_others(tmp_path, monkeypatch):
    def failing(page, *rest):
        if page.index == 1:
            raise KeyError("x")
        return read_page(page, *rest)

    read_page = pdf_reader.read_page
    monkeypatch.setattr(pdf_reader, "read_page", failing)
    document = read(tmp_path, SOUND)
    assert document.text == "Trang thu 1\nTrang thu 3\n"
    assert [(problem.code, problem.page) for problem in document.problems] == [("failed_page", 2)]


POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"4d7a" * 16 + b"\nsize 12345\n"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt"])
def test_a_git_lfs_pointer(tmp_path, name):
    error = refused(tmp_path, POINTER, name)
    assert (error.code, "git lfs pull" in error.remedy) == ("lfs_pointer", True)


def test_a_long_text_about_git_lfs_is_a_text(tmp_path):
    assert read(tmp_path, POINTER + b"Xin chao. " * 200, "a.txt").media_type == "text/plain"


def packed_pdf() -> bytes:
    """Three pages whose drawing orders are packed as word processors pack them."""
    return re.sub(rb"/ASCII85Decode ", b"", _unescaped(pdf(packed=True)))


def _unescaped(data: bytes) -> bytes:
    """The file with its streams as bytes, not as letters; offsets are wrong then, which pdfium mends."""

    def unpack(match: re.Match[bytes]) -> bytes:
        return b"stream\n" + base64.a85decode(match[1].strip(), adobe=False) + b"\nendstream"

    return re.sub(rb"stream\r?\n(.*?)~>\s*endstream", unpack, data, flags=re.DOTALL)


PACKED = packed_pdf()
SECOND = [match.span(1) for match in re.finditer(rb"stream\n(.*?)\nendstream", PACKED, re.DOTALL)][1]


def spoilt(change: Callable[[bytes], bytes]) -> bytes:
    """The packed file, the drawing orders of its second page changed."""
    return PACKED[: SECOND[0]] + change(PACKED[slice(*SECOND)]) + PACKED[SECOND[1] :]


DAMAGES = {
    "cut": lambda stream: stream[: len(stream) // 2],
    "zeros": lambda stream: stream[:20] + bytes(len(stream) - 20),
    "garbled": lambda stream: stream[:10] + bytes(255 - byte for byte in stream[10:30]) + stream[30:],
    "nothing": lambda stream: stream[:0],
}


@pytest.mark.parametrize("kind", DAMAGES)
def test_a_page_whose_drawing_orders_are_damaged_is_not_half_read(tmp_path, kind):
    document = read(tmp_path, spoilt(DAMAGES[kind]))
    assert document.text == "Trang thu 1\nTrang thu 3\n"
    assert [(problem.code, problem.page) for problem in document.problems] == [("damaged_page", 2)]


def test_a_page_whose_drawing_orders_are_missing(tmp_path):
    number = re.findall(rb"/Contents (\d+) 0 R", PACKED)[1]
    document = read(tmp_path, PACKED.replace(b"\n%b 0 obj" % number, b"\n%b 0 xbj" % number))
    assert [(problem.code, problem.page) for problem in document.problems] == [("damaged_page", 2)]


def with_form() -> bytes:
    """Two pages; all of the second is drawn by a form."""
    made = io.BytesIO()
    canvas = Canvas(made, pageCompression=1, invariant=1)
    canvas.beginForm("all")
    for row in range(6):
        canvas.drawString(100, 700 - 20 * row, f"Trang thu 2, dong {row}")
    canvas.endForm()
    canvas.drawString(100, 700, "Trang thu 1")
    canvas.showPage()
    canvas.doForm("all")
    canvas.save()
    return re.sub(rb"/ASCII85Decode ", b"", _unescaped(made.getvalue()))


@pytest.mark.parametrize("kind", [None, *DAMAGES])
def test_a_page_whose_form_is_damaged_is_not_half_read(tmp_path, kind):
    data = with_form()
    form = re.search(rb"/Subtype /Form(?:(?!endobj).)*?stream\n(.*?)\nendstream", data, re.DOTALL).span(1)
    change = DAMAGES[kind] if kind else bytes
    document = read(tmp_path, data[: form[0]] + change(data[slice(*form)]) + data[form[1] :])
    assert [(problem.code, problem.page) for problem in document.problems] == ([("damaged_page", 2)] if kind else [])
    assert ("dong 5" in document.text) is (not kind)


SOUND_STREAMS = {
    "as it is": lambda stream: stream,
    "without its checksum": lambda stream: stream[:-4],
    "with bytes behind it": lambda stream: stream + b"\r\n  ",
}


@pytest.mark.parametrize("kind", SOUND_STREAMS)
def test_sound_drawing_orders_are_no_problem(tmp_path, kind):
    document = read(tmp_path, spoilt(SOUND_STREAMS[kind]))
    assert (document.text, document.problems) == (ALL, ())


@pytest.mark.parametrize("damage", [b"", b"/Type /XObject /Subtype /Form ", b"/Subtype /Image ", b"/Type /Metadata "])
def test_only_what_may_be_drawing_orders_makes_a_file_suspicious(damage):
    other = b"\n99 0 obj\n<< %b/Filter /FlateDecode /Length 5 >>\nstream\nxxxxx\nendstream\nendobj\n" % damage
    assert streams.is_suspicious(PACKED + other) is (not damage or b"Form" in damage)
    assert not streams.is_suspicious(PACKED)


def test_a_page_that_is_meant_to_be_empty_is_whole(tmp_path):
    made = io.BytesIO()
    canvas = Canvas(made, invariant=1)
    canvas.drawString(100, 700, "Trang thu 1")
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    assert read(tmp_path, made.getvalue()).text == "Trang thu 1\n"


def blank_pdf(orders: bytes, length: int | None = None) -> bytes:
    """A PDF of one page whose drawing orders are `orders`, packed as they say."""
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (
        len(orders) if length is None else length,
        orders,
    )
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 595 842] /Resources << >> >>"
    objects = (b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, stream)
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 5\n0000000000 65535 f \n"
    return data + head + table + b"trailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n%d\n%%%%EOF\n" % len(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (blank_pdf(b""), "empty_file"),
        (blank_pdf(zlib.compress(b"q 1 0 0 1 0 0 cm Q")), "empty_file"),
        (blank_pdf(b"", length=120), "damaged_page"),
        (blank_pdf(zlib.compress(b"BT /F1 12 Tf (Thu) Tj ET" * 40)[:20]), "damaged_page"),
    ],
)
def test_a_blank_page_is_no_damage(tmp_path, data, code):
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(UnreadableFile) as caught, open_source(tmp_path / "a.pdf"):
        pass
    assert caught.value.code == code


def test_a_blank_page_between_others_is_no_scan(tmp_path):
    made = io.BytesIO()
    canvas = Canvas(made, invariant=1)
    for text in ("Trang thu 1", "", "Trang thu 3"):
        if text:
            canvas.drawString(100, 700, text)
        canvas.showPage()
    canvas.save()
    document = read(tmp_path, made.getvalue())
    assert [page.source for page in document.pages] == ["text_layer"] * 3
    assert not document.problems
