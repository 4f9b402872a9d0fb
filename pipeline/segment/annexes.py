"""Annexes behind the signature: the text goes on there, with headings of its own."""

from __future__ import annotations

from pipeline.segment.labels import Grammar, label_of
from pipeline.segment.lines import Page


def annexes_begin(grammar: Grammar, page: Page, *, last: int) -> int:
    """Index of the first line behind `last`, where signature and recipients begin, that is `PHỤ LỤC` and its number.

    The number of lines where there is none.
    """
    for index in range(last, len(page.lines)):
        line = page.lines[index]
        label = None if line.in_table else label_of(grammar, line.text)
        if label is not None and label.style == "annex":
            return index
    return len(page.lines)
