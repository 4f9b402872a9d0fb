"""Footnotes that part a sentence from its rest on the next page: they are read before the paragraph that goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.read.assemble import PageContent
from pipeline.read.cells import TableBlock
from pipeline.read.lines import Line

SMALLER = 0.9  # of the height of the page's lines; 10 points below 13 are 0.77, 12 below 14 are 0.86
FEWEST_LINES = 3  # of text above, for its height to be known
FULL = 0.85  # of the page's widest line: a line that is not the last of its paragraph
_BARE = r"(?:\[?\(?\d{1,3}\)?\]?|\*{1,3}|[¹²³⁴-⁹])"
_BARE_MARK = re.compile(_BARE)
_MARK = re.compile(rf"{_BARE}[.\s]*\S")
_ENDED = re.compile(r"[.;:!?…][\"”’»)\s]*\Z")
_BROKEN = re.compile(r"[-,/]\Z|\d[.]\Z")

Item = Line | TableBlock


def put_footnotes_first(contents: Sequence[PageContent]) -> None:
    """Move the notes at the foot of a page above its last paragraph, where this goes on on the next page."""
    for content, following in pairwise(contents):
        items = content.items
        notes = _first_note(items)
        if notes is None or not following.items or not goes_on(items[notes - 1], following.items[0]):
            continue
        begin = _paragraph(items[:notes])
        if begin is not None:
            content.items = [*items[:begin], *items[notes:], *items[begin:notes]]


def usual_height(contents: Sequence[PageContent]) -> float:
    """Height of most lines, in points; 0 where there are too few to tell."""
    heights = [item.box.bottom - item.box.top for each in contents for item in each.items if isinstance(item, Line)]
    return median(heights) if len(heights) >= FEWEST_LINES else 0.0


def without_notes(items: Sequence[Item], usual: float) -> int:
    """How many of a page's items are left without the notes at its foot, which are smaller than `usual`."""
    start = len(items)
    while start and isinstance(item := items[start - 1], Line) and item.box.bottom - item.box.top < SMALLER * usual:
        start -= 1
    return start if _begin_notes(items[start:]) else len(items)


def _begin_notes(items: Sequence[Item]) -> bool:
    """Whether the first line begins with a mark, or is one whose note is the next line: a raised figure may be so."""
    first = items[0] if items else None
    if not isinstance(first, Line):
        return False
    return _MARK.match(first.text) is not None or (len(items) > 1 and _BARE_MARK.fullmatch(first.text) is not None)


def _first_note(items: Sequence[Item]) -> int | None:
    """Index of the first of the notes that end the page."""
    heights = [item.box.bottom - item.box.top for item in items if isinstance(item, Line)]
    if len(heights) < FEWEST_LINES:
        return None
    most = SMALLER * median(heights)
    start = len(items)
    while start and isinstance(item := items[start - 1], Line) and item.box.bottom - item.box.top < most:
        start -= 1
    notes = items[start:]
    is_below = start >= FEWEST_LINES and all(one.box.top < other.box.top for one, other in pairwise(items[start - 1 :]))
    return start if is_below and _begin_notes(notes) else None


def goes_on(last: Item, following: Item) -> bool:
    """Whether a sentence that `last` begins ends in `following`, the first line of the next page."""
    if not isinstance(last, Line) or not isinstance(following, Line):
        return False
    if _BROKEN.search(last.text):
        return True
    return not _ENDED.search(last.text) and (following.text[:1].islower() or following.text.startswith("%"))


def _paragraph(items: Sequence[Item]) -> int | None:
    """Index of the first line of the last paragraph; `None` when it began on the page before.

    A short line ends a paragraph only where the next does not go on with its sentence: lines may be broken by hand.
    """
    widest = max(item.box.x1 for item in items)
    left = min(item.box.x0 for item in items)
    full = left + FULL * (widest - left)
    at = len(items) - 1
    while at > 0:
        above, line = items[at - 1], items[at]
        is_short = above.box.x1 < full and not goes_on(above, line)
        if not isinstance(above, Line) or _ENDED.search(above.text) or is_short:
            return at
        at -= 1
    return None
