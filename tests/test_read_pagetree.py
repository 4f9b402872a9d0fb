"""PDFs whose list of pages is false: one problem tells what it claims and what was read."""

from __future__ import annotations

import pytest

from pipeline.model import Document
from pipeline.read import open_source
from pipeline.read.pagetree import is_doubtful
from tests import bombs

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
)
SOUND = bombs.stream(b"BT /F 12 Tf 60 700 Td (Thu 13,5) Tj ET\n")
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"


def tree(kids: bytes, count: int, *more: bytes) -> bytes:
    """A PDF whose root node names `kids`; object 3 is a page, `more` are objects from 6 on."""
    root = b"<< /Type /Pages /Kids [ %s ] /Count %d >>" % (kids, count)
    return bombs.pdf(CATALOG, root, PAGE, SOUND, FONT, *more)


def read(folder, data: bytes) -> Document:
    path = folder / "report.pdf"
    path.write_bytes(data)
    with open_source(path) as source:
        return source.document


@pytest.mark.parametrize(
    ("data", "read_pages", "told"),
    [
        (tree(b"3 0 R", 2_000_000), 1, "claims 2,000,000 pages and names 1. Read as far as page 1."),
        (tree(b"3 0 R", 5_000), 1, "claims 5,000 pages and names 1."),
        (tree(b"3 0 R 2 0 R", 2), 1, "claims 2 pages and names 1."),
        (tree(b"3 0 R 6 0 R", 50, b"<< /Type /Pages /Kids [ 2 0 R ] /Count 49 >>"), 1, "claims 50 pages and names 1."),
        (tree(b"3 0 R " * 3_000, 3_000), 1, "names 1, one of them 3,000 times. Read as far as page 1."),
        (tree(b"3 0 R " * 30 + b"6 0 R", 31, PAGE), 31, "names 2, one of them 30 times. Read as far as page 31."),
        (tree(b"3 0 R 6 0 R 7 0 R", 2, PAGE, PAGE), 2, "claims 2 pages and names 3. Read as far as page 2."),
    ],
    ids=["count", "damaged pages", "itself", "ring", "one page", "two pages", "pages left out"],
)
def test_a_false_list_of_pages_is_one_problem(tmp_path, data, read_pages, told):
    document = read(tmp_path, data)
    assert len(document.pages) == document.text.count("13,5") == read_pages
    (problem,) = document.problems
    assert (problem.code, problem.page) == ("false_page_list", None)
    assert told in problem.message


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (tree(b"3 0 R 6 0 R 3 0 R", 3, PAGE), 3),  # one blank page may stand at several places
        (tree(b"3 0 R", 0), 1),
        (tree(b"3 0 R 6 0 R", 3, b"<< /Type /Pages /Kids [ 7 0 R 8 0 R ] /Count 2 >>", PAGE, PAGE), 3),
    ],
)
def test_a_list_of_pages_that_loses_nothing_is_no_problem(tmp_path, data, count):
    document = read(tmp_path, data)
    assert len(document.pages) == count
    assert not document.problems


def test_files_without_doubt_are_not_parsed():
    nested = tree(b"3 0 R 6 0 R", 3, b"<< /Count 2 /Kids [ 7 0 R 8 0 R ] /Type /Pages >>", PAGE, PAGE)
    assert not is_doubtful(nested, 3)
    assert is_doubtful(nested, 4)
    assert not is_doubtful(b"no node is seen", 1)
