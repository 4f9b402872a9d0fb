"""Raised figures in a PDF page's lines, and hyphens that the file calls soft.

pdfium writes `15.4005` for `15.400⁵`, and begins a new line after the raised figure. Marks of footnotes are taken out
of the text. A raised 2 or 3 behind a unit of length (`m2`) is no mark, and what is raised behind a 10 may be its power:
it becomes a raised character (`10⁶`), for 106 would be a wrong figure, and 10 would be one too.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model import Box
from pipeline.read.notemarks import HOUR, MARK, PART, REACH, TEN, UNIT, UNIT_POWERS, meant
from pipeline.read.pdfium import OpenPage

# Of the height of the text before them. 130 marks of four real files: 0.57 to 0.67 high, raised by 0.26 to 0.43;
# reportlab prints them at 0.85. Smaller print on the same baseline is not raised at all.
SMALLER, RAISED = 0.88, 0.15
NEAR = 0.35  # of the height: room between a mark and what it follows
SAME_BASELINE = 0.06
WORD_GAP = 0.12  # a blank is 0.2 and more
SAMPLE = 256  # letters from one whose height is asked for to the next
SOFT_HYPHEN = "\u00ad"

# A number or stars, with a figure or something else printed before the last one: marks are never the first in a word.
_MAYBE = re.compile(r"[0-9*](?:[0-9*.,/]*[0-9*])?(?<=\S[0-9*])")
# The break first, then what stands before it: a search for a text is twenty times as fast.
_ALONE = re.compile(r"\r\n(?<=[^\s\d]\r\n)(?P<mark>[1-9]\d?)(?= ?(?:\r\n|\Z))")
_MORE = re.compile(r"(?:[,;] ?(?:[1-9]\d{0,2}|\*{1,3}))+(?![\d*])")  # `¹, ²`
_BRACKETS = {"(": ")", "[": "]"}
_IS_FOLLOWED = re.compile(r"[^\W_]|[%‰)\]}.,;:!?…\"'”’»]")
_MINUS = "-−–"
_BREAK = re.compile(r" ?\r\n")
_SOFT = re.compile(f"{SOFT_HYPHEN}(?! ?(?:[\r\n]|\\Z))")
_INNER_SOFT = re.compile(rf"(?<=\S){SOFT_HYPHEN}(?=\S)")


class Cut(NamedTuple):
    """`start:end` of a text, to be replaced by `instead`."""

    start: int
    end: int
    instead: str


def harden_hyphens(page: OpenPage) -> None:
    """Soft hyphens printed inside a line become hyphens; old encodings (`ư`) must have been decoded before.

    On a page with an old encoding one that does not stand within a word may be anything.
    """
    if SOFT_HYPHEN not in page.text:
        return
    found = (match.start() for match in (_INNER_SOFT if page.encoding else _SOFT).finditer(page.text))
    cuts = [Cut(at, at + 1, "-") for at in found if (box := page.box_at(at)).x1 > box.x0]
    if cuts:
        _replace(page, cuts)


def drop_marks(page: OpenPage) -> None:
    """Take the marks of footnotes out of the text, and the line breaks that pdfium puts behind them.

    One box a number is asked for, and a second one only where the first is low for the page.
    """
    text = page.text
    alone = [cut for match in _ALONE.finditer(text) if (cut := _mark_alone(page, match))]
    spans = [match.span() for match in _MAYBE.finditer(text)]
    if not spans:
        if alone:
            _replace(page, alone)
        return
    heights = page.heights([*(end - 1 for _, end in spans), spans[0][0], *range(0, len(text), SAMPLE)])
    low = SMALLER * max(heights)
    cuts: list[Cut] = []
    for (start, end), height in zip(spans, heights, strict=False):
        if height < low:
            mark = _bracketed(page, start, end) or _mark(page, start, end)
            if mark and (not cuts or mark.start >= cuts[-1].end):
                cuts.append(mark)
    if cuts or alone:
        _replace(page, sorted({*cuts, *alone}))


def _mark_alone(page: OpenPage, match: re.Match[str]) -> Cut | None:
    """A mark that pdfium gives a line of its own, with the breaks around it."""
    before, first = match.start() - 1, match.start("mark")
    raised = _Raised(page, before)
    if not all(raised.is_mark(at) for at in range(*match.span("mark"))):
        return None
    if abs(page.box_at(first).x0 - page.box_at(before).x1) > NEAR * raised.height:
        return None
    is_unit = match["mark"] in UNIT_POWERS and UNIT.search(page.text, max(0, before + 1 - REACH), before + 1)
    instead = match["mark"] if is_unit else ""
    return _with_break(page, raised, first, match.end("mark"), instead)._replace(start=match.start())


def _bracketed(page: OpenPage, start: int, end: int) -> Cut | None:
    """The number with the brackets around it, if they are a mark."""
    closing = _BRACKETS.get(page.text[start - 1]) if start else None
    return _mark(page, start - 1, end + 1) if closing and page.text[end : end + 1] == closing else None


def _mark(page: OpenPage, start: int, end: int) -> Cut | None:
    """The mark that ends the span or is all of it, with the break after it."""
    text = page.text
    if start and not text[start - 1].isspace():
        start -= 1
    if text[start] in _MINUS and TEN.search(text, max(0, start - REACH), start):
        start -= 1
    last, whole = page.heights((end - 1, start))
    if last >= SMALLER * whole:
        return None
    raised = _Raised(page, start)
    first = end
    while first - 1 > start and raised.is_mark(first - 1):
        first -= 1
    if first < end and UNIT.search(text, max(0, first - REACH), first) and text[first] in UNIT_POWERS:
        first += 1
        if first == end:
            return _with_break(page, raised, end, end, "")
    stands_for = meant(text, first, end)
    if stands_for:
        return _with_break(page, raised, first, end, stands_for)
    if first == end or not _may_be_mark(text, first, end) or not raised.is_beside(first):
        return None
    more = _MORE.match(text, end)
    if more and all(text[at] == " " or raised.is_mark(at) for at in range(*more.span())):
        end = more.end()
    return _with_break(page, raised, first, end, "")


def _may_be_mark(text: str, first: int, end: int) -> bool:
    """Whether a raised figure and what stands around it let it be a mark; one that begins with 0 is a degree sign."""
    if not MARK.fullmatch(text, first, end) or not _IS_FOLLOWED.match(text, first - 1) or PART.match(text, end):
        return False
    return not HOUR.search(text, max(0, first - REACH), first)


class _Raised:
    """Measures against the character that a mark, or the number before it, follows."""

    def __init__(self, page: OpenPage, at: int) -> None:
        self._page = page
        box = page.box_at(at)
        self.height = box.bottom - box.top
        self.base = page.baseline(at)

    def is_mark(self, at: int) -> bool:
        """Whether a character is clearly smaller than the one before the mark, and stands clearly higher."""
        box = self._page.box_at(at)
        lift = self.base - self._page.baseline(at)
        return box.bottom - box.top < SMALLER * self.height and RAISED * self.height < lift < self.height

    def is_beside(self, at: int) -> bool:
        """Whether a character follows the one before it at once: not on sideways lines, nor across columns."""
        before, box = self._page.box_at(at - 1), self._page.box_at(at)
        return abs(box.x0 - before.x1) < NEAR * self.height

    def goes_on(self, mark: Box, at: int) -> float | None:
        """Room between a mark and a character that stands on the line which the mark stands on."""
        box = self._page.box_at(at)
        is_level = abs(self._page.baseline(at) - self.base) < SAME_BASELINE * self.height
        gap = box.x0 - mark.x1
        return gap if is_level and -NEAR * self.height < gap < self.height else None


def _with_break(page: OpenPage, raised: _Raised, first: int, end: int, instead: str) -> Cut:
    """What is raised as `instead`, and without the break behind it where the line goes on."""
    match = _BREAK.match(page.text, end)
    if match is None or match.end() >= len(page.text):
        return Cut(first, end, instead)
    after = match.end()
    at = after + 1 if page.text[after] == " " and after + 1 < len(page.text) else after
    gap = raised.goes_on(page.box_at(end - 1), at)
    if gap is None:
        return Cut(first, end, instead)
    is_parted = at == after and gap > WORD_GAP * raised.height
    return Cut(first, after, instead + " " * is_parted)


def _replace(page: OpenPage, cuts: list[Cut]) -> None:
    """Put each cut's letters in its place; they count as where it ends."""
    pieces: list[str] = []
    sources: list[int] = []
    at = 0
    for start, end, instead in [*cuts, Cut(len(page.text), len(page.text), "")]:
        pieces += [page.text[at:start], instead]
        sources += range(at, start)
        sources += [end - 1] * len(instead)
        at = end
    page.replace_text("".join(pieces), sources, page.encoding)
