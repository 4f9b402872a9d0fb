"""Figures in prose with a blank in them: `12. 500.000 đồng`, `3, 5 tỷ đồng`, `98. 5%`, `12 .450 người`.

What stands behind the blank looks like a figure of its own, of another value. Each becomes a row of `problems` and no
mention: a blank may also part two figures, or two sentences. Not torn are the numbers of headings (`2. 850 hộ …`) and
those that name something (`Điều 3. 120 hộ …`, `thôn 3, 5 và 7`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.marred import told_by_page
from pipeline.model import Document, Layout, Mention, Problem, Span
from pipeline.rulebook import Rulebook, alternation
from pipeline.text import OffsetMap
from pipeline.values import Amount, Percentage, Quantity

FIRST = "1. "  # number of an item in a line: `Gồm: 1. 200 triệu đồng của huyện; 2. 150 triệu đồng của xã`
REACH = 40  # characters before a figure in which the rest of it, and the word before that, can stand
DIGITS = 3  # before the mark
REMEDY = "Look at the page: a blank stands in the figure, or a mark behind the figure before it."
_HEAD = re.compile(r"(?<![\w.,/-])\d{1,3}(?:\.\d{3})*[.,] $")
_GROUP = re.compile(r"\d{3}(?!\d)")
_DECIMALS = re.compile(r"\d{1,2}(?![\d.,])")
_BEFORE_MARK = re.compile(r"(?<![\w.,/-])\d{1,3}(?:\.\d{3})* [.,]\d+(?:[.,]\d+)*(?![\d/])")
_FIRST = re.compile(r"(?<=[^\W\d_]\s)\d{1,3}$")
_LISTED = re.compile(r"\d\s?, $")

Torn = Callable[[Layout, Sequence[Mention]], list[Span]]


def torn_figures(rules: Rulebook) -> Torn:
    """Function of a layout and what the finders found in it -> the stretches of such figures, in order."""
    numbered = re.compile(rf"(?<!\w){alternation(rules.words('words.misread.numbered'))}\s$", re.IGNORECASE)
    money = alternation(unit.name for unit in rules.money_units if unit.sure)
    # Of `chi là 1. 200 triệu đồng` from the point on: a pattern that begins with a mark is found 20 times as fast.
    unread = re.compile(rf"\. \d{{3}}\s+{money}", re.IGNORECASE)

    def find(layout: Layout, mentions: Sequence[Mention]) -> list[Span]:
        text = layout.text
        found = [span for mention in mentions if (span := _joined(text, mention, numbered)) is not None]
        if " ." in text or " ," in text:
            found += [Span(*match.span()) for match in _BEFORE_MARK.finditer(text) if _is_in_line(text, match.start())]
        if ". " in text:
            spans = [
                Span(head.start(), match.end())
                for match in unread.finditer(text)
                if (head := _first(text, match)) is not None and _is_in_line(text, head.start())
            ]
            found += [span for span in spans if numbered.search(text, max(0, span.start - REACH), span.start) is None]
        tables = [(grid.table.start, grid.table.end) for grid in layout.grids]
        return sorted({span for span in found if not any(start <= span.start < end for start, end in tables)})

    return find


def _first(text: str, behind: re.Match[str]) -> re.Match[str] | None:
    """The first digits of a figure that goes on behind a point and a blank."""
    return _FIRST.search(text, max(0, behind.start() - DIGITS), behind.start())


def _joined(text: str, mention: Mention, numbered: re.Pattern[str]) -> Span | None:
    """The whole of a figure that begins behind a blank and a mark of another one."""
    start = mention.start
    if text[start - 1 : start] != " " or text[start - 2 : start - 1] not in {".", ","}:
        return None
    if not isinstance(mention.value, Amount | Percentage | Quantity):
        return None
    low = max(0, start - REACH)
    head = _HEAD.search(text[low:start])
    if head is None or not _is_in_line(text, low + head.start()):
        return None
    at, mark = low + head.start(), text[start - 2]
    before = text[max(0, at - REACH) : at]
    is_item = before[-2:] == "; " or (before[-2:] == ": " and head[0] == FIRST)
    if is_item or numbered.search(before) is not None or _LISTED.search(before) is not None:
        return None
    is_share = isinstance(mention.value, Percentage)
    if mark == "." or is_share:
        is_torn = _GROUP.match(text, start) is not None or (is_share and _DECIMALS.match(text, start) is not None)
    else:
        is_measured = isinstance(mention.value, Amount) or "." in head[0]
        is_torn = is_measured and _DECIMALS.match(text, start) is not None
    return Span(at, mention.end) if is_torn else None


def _is_in_line(text: str, at: int) -> bool:
    """Whether words stand before it in its line: else it numbers the line."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return any(map(str.isalpha, line))


def problems_of(document: Document, layout: Layout, torn: Sequence[Span], offsets: OffsetMap) -> Iterator[Problem]:
    """One row a page with such figures."""
    return told_by_page(document, layout, torn, offsets, said="figures with a blank in them", remedy=REMEDY)
