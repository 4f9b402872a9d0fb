"""Page numbers and running heads and feet, taken out so that sentences and figures join over the page break."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.read.assemble import PageContent
from pipeline.read.lines import Line

# `3`, `- 3 -`, `3/12`; a number with a thousands dot or a comma is a figure.
_LONE_NUMBER = re.compile(r"[\s\-–—|(\[]*(\d{1,4})(?:\s*/\s*\d{1,4})?[\s\-–—|)\].]*")
# `3 UBND huyện`, `Trang 3/12`; `Mẫu số 03` is numbered otherwise.
_OUTER_NUMBER = re.compile(r"\A([1-9]\d{0,3})(?:/\d{1,4})?\s+(.*)\Z|\A(.*?)\s+([1-9]\d{0,3})(?:/\d{1,4})?\Z", re.DOTALL)
EDGE_LINES = 2  # running heads have one line, at times a second
# Points from the page's edge. The margins of Nghị định 30/2020/NĐ-CP are 57 to 71 points; a number is told by its value
# too, and may stand lower.
RUNNING_EDGE, NUMBER_EDGE = 70.0, 100.0
SAME_PLACE = 4.0  # points that a running line may move from page to page
MOST_PAGES = 0.4  # of all: heads of left and right pages may differ
FEWEST_PAGES = 3


class Key(NamedTuple):
    """What makes lines of several pages one: words, page number less printed number, height on the page."""

    words: str
    shift: int | None
    place: int


def drop_running_lines(contents: list[PageContent]) -> None:
    """Take page numbers, then running lines, then numbers that stood behind these, out of the pages' items."""
    numbered = _drop_numbers(contents)
    _drop_repeated(contents, numbered)
    _drop_numbers(contents)


def _edges(content: PageContent, edge: float) -> Iterator[Line]:
    """The topmost and bottommost lines, as far as they stand within `edge` and no table lies beyond them."""
    for by_height in (
        sorted(content.items, key=lambda item: item.box.top),
        sorted(content.items, key=lambda item: -item.box.bottom),
    ):
        for item in by_height[:EDGE_LINES]:
            if not isinstance(item, Line):
                break
            if item.box.bottom < edge or item.box.top > content.height - edge:
                yield item


def _drop(content: PageContent, dropped: list[Line]) -> None:
    if dropped:
        content.items = [item for item in content.items if all(item is not line for line in dropped)]


def _drop_numbers(contents: list[PageContent]) -> set[int]:
    """A lone number in the margin that is the page's own, or runs on from or to a neighbour's (annexes begin anew).

    Gives the pages that had one.
    """
    found = [
        (content, line, int(match[1]))
        for content in contents
        for line in _edges(content, NUMBER_EDGE)
        if (match := _LONE_NUMBER.fullmatch(line.text))
    ]
    shifts = {(content.number, content.number - number) for content, _, number in found}
    numbered = set()
    for content, line, number in found:
        at, shift = content.number, content.number - number
        if number == at or (at - 1, shift) in shifts or (at + 1, shift) in shifts:
            _drop(content, [line])
            numbered.add(at)
    return numbered


def _drop_repeated(contents: list[PageContent], numbered: set[int]) -> None:
    """Lines that many pages have; a number in them counts up the pages only where there is no other (`Phụ lục 3`)."""
    keyed = [
        (content, line, _key(content, line, is_numbered=content.number in numbered))
        for content in contents
        for line in _edges(content, RUNNING_EDGE)
    ]
    counts = Counter(key for _, key in {(content.number, key) for content, _, key in keyed})  # once a page
    enough = max(FEWEST_PAGES, MOST_PAGES * len(contents))
    for content, line, key in keyed:
        near = sum(counts[key._replace(place=key.place + step)] for step in (-1, 0, 1))
        if near >= enough:
            _drop(content, [line])


def _key(content: PageContent, line: Line, *, is_numbered: bool) -> Key:
    """A number at either end is left out of the words when it may be the page's."""
    match = None if is_numbered else _OUTER_NUMBER.match(line.text)
    place = round(line.box.top / SAME_PLACE)
    if match is None:
        return Key(line.text, None, place)
    number, words = (match[1], match[2]) if match[1] else (match[4], match[3])
    return Key(words, content.number - int(number), place)
