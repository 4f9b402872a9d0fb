"""Every box on a PDF, laid over its page, covers the mention: the characters inside are the mention's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest

from pipeline import extract
from pipeline.read import pdffile
from pipeline.run import run
from pipeline.values import Amount
from tests.scoring import table
from tests.test_outputs_invariants import CORPUS, mentions
from tests.test_read_pdf import WIDTHS, write
from tests.test_store import CONTRACT

PDFS = sorted(path.name for path in CORPUS.glob("*.pdf"))
# Points on each side: pdfium takes a character whose middle lies inside; boxes are rounded to hundredths.
MARGIN = 0.5
ONE_LINE = 17.0  # points; two lines of the smallest print here, 9 points, are higher
LEANING = 2  # letters, one on each side: italics lean over their neighbours, and a comma's box reaches under the letter before


class Boxed(NamedTuple):
    """A mention with a box, and the page it lies on."""

    name: str
    text: str
    edges: tuple[float, float, float, float]
    size: tuple[float, float]
    inside: str

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.edges[3] - self.edges[1]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("outputs")
    run([CORPUS / name for name in PDFS], folder)
    return folder


@pytest.fixture(scope="module")
def boxed(outputs) -> dict[str, list[Boxed]]:
    """PDF -> its mentions."""
    tables = {name: table(outputs, name) for name in CONTRACT}
    by_page: dict[tuple[str, int], list[dict[str, str]]] = {}
    for _, row in mentions(tables):
        by_page.setdefault((row["doc_id"], int(row["page"])), []).append(row)
    names = {row["doc_id"]: Path(row["path"]).name for row in tables["documents"]}
    found: dict[str, list[Boxed]] = {name: [] for name in PDFS}
    for (doc_id, number), rows in by_page.items():
        found[names[doc_id]] += _on_page(names[doc_id], number, rows)
    return found


def _on_page(name: str, number: int, rows: list[dict[str, str]]) -> Iterator[Boxed]:
    with pypdfium2.PdfDocument(CORPUS / name) as document:
        page = document[number - 1]
        letters = page.get_textpage()
        width, height = page.get_size()
        for row in rows:
            x0, top, x1, bottom = (float(row[edge]) for edge in ("x0", "top", "x1", "bottom"))
            inside = letters.get_text_bounded(x0 - MARGIN, height - bottom - MARGIN, x1 + MARGIN, height - top + MARGIN)
            yield Boxed(name, row["text"], (x0, top, x1, bottom), (width, height), inside)
        letters.close()
        page.close()


def folded(text: str) -> str:
    """Letters alone; pdfium writes U+FFFE for a hyphen at a line end."""
    return "".join(text.replace("\ufffe", "-").split())


@pytest.mark.parametrize("name", PDFS)
def test_the_characters_inside_are_the_mentions(boxed, name):
    assert len(boxed[name]) > 50
    wrong = [each for each in boxed[name] if folded(each.text) not in folded(each.inside)]
    assert wrong == []


@pytest.mark.parametrize("name", PDFS)
def test_a_box_on_one_line_holds_nothing_else(boxed, name):
    single = [each for each in boxed[name] if each.height < ONE_LINE]
    assert len(single) > 0.8 * len(boxed[name])
    assert [each for each in single if len(folded(each.inside)) > len(folded(each.text)) + LEANING] == []


@pytest.mark.parametrize("name", PDFS)
def test_boxes_lie_on_the_page(boxed, name):
    for each in boxed[name]:
        x0, top, x1, bottom = each.edges
        width, height = each.size
        assert 0 <= x0 < x1 <= width, each
        assert 0 <= top < bottom <= height, each


def test_the_page_of_a_mention_in_a_row_cut_by_a_page_break(tmp_path):
    rows = [
        ["TT", "Nội dung", "Tỷ lệ (%)"],
        ["1", "Chi thường xuyên", "98,5"],
        ["2", "Sửa chữa đường giao thông", "97"],
    ]
    path = write(
        tmp_path,
        lambda sheet: sheet.table(660, rows, WIDTHS),
        lambda sheet: sheet.table(60, [["", "các xã vùng sâu là 12 triệu đồng", ""], ["3", "Nộp", "8"]], WIDTHS),
    )
    (amount,) = [mention for mention in extract(path).mentions if isinstance(mention.value, Amount)]
    assert amount.text == "12 triệu đồng"
    assert amount.box.bottom < 200  # it stands at the top of the second page
    assert amount.page == 2


def test_pages_that_are_loaded_again_have_the_same_boxes(monkeypatch):
    path = next(CORPUS.glob("BC-118*.pdf"))
    kept = extract(path)
    monkeypatch.setattr(pdffile, "MOST_KEPT_BYTES", 0)
    assert any(mention.box for mention in kept.mentions)
    assert extract(path) == kept
