"""Files in which more is drawn, or that unpack to more, than in any report: told early, and sound pages are read."""

from __future__ import annotations

import time
import zlib

import pytest

from pipeline.errors import UnreadableFile
from pipeline.model import Document
from pipeline.read import archive, open_source, streams, unpacked
from tests import bombs

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents %d 0 R /Resources << /Font << /F %d 0 R >> >> >>"
)
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
SOUND = bombs.stream(b"BT /F 12 Tf 60 700 Td (Thu 13,5) Tj ET\n")
RECTANGLES = bombs.stream(b"0 0 9 9 re f\n" * 1_000_000)
WORDS = bombs.stream(b"BT /F 9 Tf 50 50 Td " + b"(5 dong) Tj " * 300_000 + b"ET\n")


def pages(*contents: bytes) -> bytes:
    """A PDF of a page for each of these streams."""
    count = len(contents)
    kids = b"".join(b"%d 0 R " % (3 + i) for i in range(count))
    own = (PAGE % (3 + count + i, 3 + 2 * count) for i in range(count))
    return bombs.pdf(CATALOG, b"<< /Type /Pages /Kids [ %s] /Count %d >>" % (kids, count), *own, *contents, FONT)


def read(folder, data: bytes, name: str = "report.pdf") -> Document:
    path = folder / name
    path.write_bytes(data)
    with open_source(path) as source:
        return source.document


@pytest.mark.parametrize(("crowded", "told"), [(RECTANGLES, "1,000,000 pieces"), (WORDS, "300,000 pieces")])
def test_a_page_on_which_too_much_is_drawn_costs_itself(tmp_path, crowded, told):
    began = time.process_time()
    document = read(tmp_path, pages(SOUND, crowded, SOUND))
    assert time.process_time() - began < 10  # 1.3 s where nothing else is under way
    assert document.text.count("13,5") == 2
    (problem,) = document.problems
    assert (problem.code, problem.page) == ("crowded_page", 2)
    assert told in problem.message
    assert "--ocr always" in problem.remedy


def test_a_file_of_crowded_pages_alone_is_told_as_such(tmp_path):
    with pytest.raises(UnreadableFile) as caught:
        read(tmp_path, pages(WORDS, WORDS))
    assert caught.value.code == "crowded_page"


def test_a_long_stream_with_a_line_break_behind_it_is_looked_through_once():
    packed = bombs.stream(b" " * (3 * streams.CHUNK))
    assert b"\nendstream" in packed
    assert not streams.is_suspicious(b"1 0 obj\n%s\nendobj" % packed)


def packed_objects(objects: bytes, table: bytes) -> bytes:
    """A PDF whose catalog is in an object stream and whose table is a stream; both are given as they stand."""
    start = len(b"%PDF-1.7\n" + objects)
    return b"%%PDF-1.7\n%s%s\nstartxref\n%d\n%%%%EOF\n" % (objects, table, start)


def twice_packed(kind: bytes) -> bytes:
    """A stream object of that kind, packed twice, that unpacks to more than any page."""
    return (
        b"5 0 obj\n<< /Type /%s /N 3 " % kind
        + bombs.stream(b" " * (streams.MOST_BYTES + 1), layers=2)[2:]
        + b"\nendobj\n"
    )


@pytest.mark.parametrize(
    "data",
    [
        pages(SOUND, bombs.stream(b" " * (streams.MOST_BYTES + 1), layers=2)),
        pages(SOUND, bombs.zeros(65)),
        packed_objects(twice_packed(b"ObjStm"), b""),
        packed_objects(b"", twice_packed(b"XRef")),
    ],
    ids=["content twice packed", "content", "objects", "table"],
)
def test_what_unpacks_to_more_than_any_report_is_told_before_it_is_unpacked(tmp_path, data):
    began = time.process_time()
    with pytest.raises(UnreadableFile) as caught:
        read(tmp_path, data)
    assert caught.value.code == "zip_bomb"
    assert caught.value.remedy == unpacked.REMEDY
    assert time.process_time() - began < 3  # 0.2 s where nothing else is under way


@pytest.mark.parametrize("kind", [b"/Subtype /Image", b"/Type /EmbeddedFile"])
def test_large_pictures_and_attached_files_are_no_bombs(tmp_path, kind):
    extra = b"<< %s " % kind + bombs.zeros(65)[2:]
    assert (
        read(tmp_path, pages(SOUND).replace(b"xref\n", b"99 0 obj\n%s\nendobj\nxref\n" % extra, 1)).text.count("13,5")
        == 1
    )


def test_a_stream_packed_twice_that_is_short_is_read(tmp_path):
    document = read(tmp_path, pages(bombs.stream(b"BT /F 12 Tf 60 700 Td (Thu 13,5) Tj ET\n", layers=2)))
    assert document.text.count("13,5") == 1


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (b"<< /Filter /FlateDecode >>", 5000),
        (b"<< /Filter [ /Fl ] >>", 5000),
        (b"<< /Filter [ /ASCII85Decode /FlateDecode ] >>", 0),
        (b"<< /Filter /DCTDecode >>", 0),
        (b"<< >>", 0),
    ],
)
def test_what_a_stream_unpacks_to(head, size):
    assert unpacked.unpacked_size(head, zlib.compress(b" " * 5000) + b"\n") == size


@pytest.mark.parametrize("body", [b"<w:p/>" * 3_000_000, b"<w:p></w:p>" * (archive.MOST_PARAGRAPHS + 1)])
def test_a_word_file_of_more_elements_than_any_report_is_told_before_they_are_made(tmp_path, body):
    began = time.process_time()
    with pytest.raises(UnreadableFile) as caught:
        read(tmp_path, bombs.docx(body), "report.docx")
    assert caught.value.code == "zip_bomb"
    assert "elements" in str(caught.value)
    assert time.process_time() - began < 3
