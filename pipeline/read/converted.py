"""What converters of PDFs leave in Markdown: marks of pages, anchors, breaks in cells, tables cut by a page.

`{1}-----` parts pages (marker), `<span id="page-0-0"></span>` is where a link leads, `Tổng<br>số` is one cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.figures import figure_cell
from pipeline.read.textlines import holds

_PAGE_MARK = re.compile(r"^\{\d{1,4}\}-{10,}[ \t]*$", re.MULTILINE)
_ANCHOR = re.compile(r"<(?P<tag>span|a)\b[^<>]*\bid=[^<>]*></(?P=tag)>")
_BREAK_IN_ROW = re.compile(r"[ \t]*<br[ ]?/?>[ \t]*", re.IGNORECASE)
_PIPE_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
_RULE_ROW = re.compile(r"[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*")
_BOLD = re.compile(r"\*\*|__")


def without_leftovers(text: str) -> str:
    """The text without marks of pages and anchors, breaks in rows of tables as blanks."""
    if "<" in text:
        text = _ANCHOR.sub("", text)
        if "|" in text and "<br" in text.lower():
            text = "\n".join(_without_breaks(text.split("\n")))
    return _joined_pages(text) if holds(text, "}--") and _PAGE_MARK.search(text) else text


def _without_breaks(lines: Sequence[str]) -> Iterator[str]:
    """The lines, breaks in the cells of tables with figures as blanks: those of letterheads part lines."""
    for is_row, rows in groupby(lines, key=lambda line: _PIPE_ROW.fullmatch(line) is not None):
        held = list(rows)
        is_data = is_row and any(figure_cell(cell) for row in held for cell in _said(row) if cell)
        yield from (_BREAK_IN_ROW.sub(" ", row) for row in held) if is_data else held


def _joined_pages(text: str) -> str:
    """The pages one after another; a table that goes on behind a mark is one, its head printed once."""
    pages = [page.strip("\n") for page in _PAGE_MARK.split(text)]
    whole = pages[0]
    for page in pages[1:]:
        rest = _rest_of_table(whole, page)
        whole += f"\n\n{page}" if rest is None else f"\n{rest}"
    return whole


def _rest_of_table(whole: str, page: str) -> str | None:
    """The page without the head of the table that it goes on; `None` where it begins with no such table."""
    above, below = _table_at_end(whole), page.split("\n")
    rule = next((n for n, line in enumerate(below) if _RULE_ROW.fullmatch(line)), None)
    if len(above) < 2 or rule != 1 or not _RULE_ROW.fullmatch(above[1]):  # noqa: PLR2004 a head and its rule
        return None
    return "\n".join(below[2:]) if _said(above[0]) == _said(below[0]) else None


def _table_at_end(text: str) -> list[str]:
    """The rows of the table that a text ends with."""
    rows: list[str] = []
    for line in reversed(text.rstrip().split("\n")):
        if not _PIPE_ROW.fullmatch(line):
            break
        rows.append(line)
    return rows[::-1]


def _said(row: str) -> list[str]:
    """What the cells of a row say, apart from blanks and bold print."""
    return ["".join(_BOLD.sub("", cell).split()) for cell in row.strip().strip("|").split("|")]
