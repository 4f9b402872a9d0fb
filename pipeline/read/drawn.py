"""Lines that were drawn in another order than they are read in: feet first, heads and titles last."""

from __future__ import annotations

from pipeline.read.lines import Line
from pipeline.read.printed import PrintedPage

HEAD_SHARE = 0.35  # of the first page's height: the room of the head; there capitals fill the lines and gaps are small
FOOT_FROM = 0.5  # of the page's height: footnotes stand in its lower half
MIN_LINES, MOST_FOOT_LINES = 2, 12
LONGEST_PAGE_NUMBER = 5  # characters: 12, - 3 -
ROUNDING = 1.0  # points


def foot_last(page: PrintedPage, lines: list[Line]) -> list[Line]:
    """Lines that were drawn first but stand below all others, moved to the end: some writers draw footnotes first."""
    if len(lines) < MIN_LINES or lines[0].box.top < FOOT_FROM * page.height:
        return lines
    for count in range(1, min(MOST_FOOT_LINES, len(lines) - 1) + 1):
        others = [line for line in lines[count:] if len(line.text) > LONGEST_PAGE_NUMBER] or lines[count:]
        if min(line.box.top for line in lines[:count]) >= max(line.box.bottom for line in others) - ROUNDING:
            return [*lines[count:], *lines[:count]]
    return lines


def head_first(lines: list[Line]) -> list[Line]:
    """Lines above the first one, moved before it: Word files often have their head last."""
    if not lines:
        return lines
    limit = min(line.box.bottom for line in lines[:1]) - (lines[0].box.bottom - lines[0].box.top) / 2
    above = sorted((line for line in lines[1:] if line.box.bottom <= limit), key=lambda line: line.box.top)
    moved = set(map(id, above))  # a page can have a hundred thousand lines
    return [*above, *(line for line in lines if id(line) not in moved)] if above else lines


def title_first(page: PrintedPage, lines: list[Line]) -> list[Line]:
    """Lines in the room of the head that were drawn behind the text below them, moved before it: a title drawn last."""
    for at in range(1, len(lines)):
        first = lines[at].box
        if first.bottom > min(lines[at - 1].box.top + ROUNDING, HEAD_SHARE * page.height):
            continue
        to = next(i for i, line in enumerate(lines) if line.box.top >= first.bottom - ROUNDING)
        end = at + 1
        while end < len(lines) and lines[end].box.bottom <= lines[to].box.top + ROUNDING:
            end += 1
        passed = lines[to:at]
        low = max(line.box.bottom for line in lines[at:end])
        is_below = all(line.box.top >= low - ROUNDING for line in passed)
        is_body = max(line.box.bottom for line in passed) > HEAD_SHARE * page.height
        if is_below and is_body and all(line.box.bottom <= first.top + ROUNDING for line in lines[:to]):
            return [*lines[:to], *lines[at:end], *passed, *lines[end:]]
    return lines
