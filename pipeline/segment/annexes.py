"""Annexes behind the signature, and documents that a decision issues: the text goes on, with headings of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.segment.labels import Grammar, label_of
from pipeline.segment.lines import Page
from pipeline.segment.typeline import Marks

LONGEST_TITLE = 8  # lines from the type of an issued document down to `(Ban hành kèm theo …)`


def annexes_begin(grammar: Grammar, attached: re.Pattern[str], page: Page, *, last: int) -> int:
    """Index of the first line behind `last`, where signature and recipients begin, that belongs to an annex.

    That is `PHỤ LỤC` and its number, or what stands below `DANH SÁCH`, its title and `(Kèm theo Quyết định số …)`.
    The number of lines where there is none.
    """
    for index in range(last, len(page.lines)):
        line = page.lines[index]
        label = None if line.in_table else label_of(grammar, line.text)
        if label is not None and label.style == "annex":
            return index
        if _is_note_below_title(attached, page, index, last):
            return index + 1
    return len(page.lines)


def _is_note_below_title(attached: re.Pattern[str], page: Page, index: int, last: int) -> bool:
    """Whether a line is `(Kèm theo …)`, with a line in capitals close above it."""
    line = page.lines[index]
    if line.in_table or line.text[0] != "(" or not attached.match(line.text):
        return False
    return any(above.is_capitals for above in page.lines[max(last, index - LONGEST_TITLE) : index])


def attached_at(marks: Marks, attached: re.Pattern[str], page: Page) -> Iterator[int]:
    """Where each document begins that another one issues: `KẾ HOẠCH`, its title, `(Ban hành kèm theo Quyết định …)`.

    Its headings stand in none of those above.
    """
    for index, line in enumerate(page.lines):
        if line.in_table or line.text[0] != "(" or not attached.match(line.text):
            continue
        above = range(max(0, index - LONGEST_TITLE), index)
        kinds = (at for at in reversed(above) if page.lines[at].is_capitals and marks.kinds.match(page.lines[at].text))
        at = next(kinds, None)
        if at is not None:
            yield page.lines[at].start
