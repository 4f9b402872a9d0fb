"""Numbers of lines in the left margin are no text; columns of numbers in tables and lists stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from pipeline.model import Box
from pipeline.read.assemble import PageContent
from pipeline.read.linenumbers import drop_line_numbers
from pipeline.read.lines import Line
from tests.test_read_pdf import PROSE, Sheet, document_of


def page_with(numbers: Sequence[str], *, head: str = "") -> Callable[[Sheet], None]:
    """Draws a page whose lines have these numbers beside them, right of which prose begins."""

    def draw(sheet: Sheet) -> None:
        sheet.at(36, 54, head)
        for at in range(len(numbers)):
            sheet.at(85, 72 + 18 * at, f"{PROSE} {at}")
        for at, number in enumerate(numbers):
            sheet.at(50 - 6.5 * len(number), 72 + 18 * at, number)

    return draw


NUMBERS = {
    "each line": [str(at) for at in range(1, 16)],
    "from the page before": [str(at) for at in range(26, 41)],
    "every fifth": ["" if at % 5 else str(at) for at in range(1, 27)],
    "footnotes anew": [*(str(at) for at in range(1, 11)), "1", "2", "3"],
}


@pytest.mark.parametrize("numbers", NUMBERS.values(), ids=NUMBERS)
def test_line_numbers_go(tmp_path, numbers):
    text = document_of(tmp_path, page_with(numbers), page_with(numbers)).text
    assert [line for line in text.split("\n") if line] == [f"{PROSE} {at}" for at in range(len(numbers))] * 2


STAY = {
    "too few": (["11", "12", "13", "", ""], ""),
    "not one after another": (["12", "7", "30", "14", "18", "9"], ""),
    "a column of a table, under its head": ([str(at) for at in range(11, 19)], "STT"),
}


@pytest.mark.parametrize(("numbers", "head"), STAY.values(), ids=STAY)
def test_other_numbers_stay(tmp_path, numbers, head):
    words = document_of(tmp_path, page_with(numbers, head=head)).text.split()
    assert sorted(word for word in words if word.isdigit()) == sorted(
        [*filter(None, numbers), *map(str, range(len(numbers)))]
    )


def test_numbers_alone_on_a_page_stay():
    lines = [Line(str(at + 11), (), Box(50, 100 + 18 * at, 62, 112 + 18 * at)) for at in range(8)]
    content = PageContent(1, 595, 842, "text_layer", [*lines])
    drop_line_numbers([content])
    assert content.items == lines
