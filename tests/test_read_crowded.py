"""PDF pages on which more is drawn, or that unpack to more, than on any page of a report: they cost themselves."""

from __future__ import annotations

import time

import pytest

from pipeline.errors import UnreadableFile
from pipeline.model import Document
from pipeline.read import open_source, streams
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


def read(folder, data: bytes) -> Document:
    path = folder / "report.pdf"
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
