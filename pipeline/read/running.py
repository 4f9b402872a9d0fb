"""Page numbers and running heads and feet, taken out so that sentences and figures join over the page break."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from pipeline.read.assemble import PageContent
from pipeline.read.cells import TableBlock
from pipeline.read.lines import Line
from pipeline.read.pagebreak import begins_anew

# `3`, `- 3 -`, `3/12`; a number with a thousands dot or a comma is a figure. The fields of word processors write `Trang
# 3/12`, `Page 3 of 12`, `3 | Page`; their words belong to the file format as `%PDF` does.
_LONE_NUMBER = re.compile(
    r"[\s\-–—|(\[]*(?:(?:trang|page|tr\.)(?:\s+s\w)?[\s:]*(?P<named>\d{1,4})(?:\s*(?:/|of|tr\wn)\s*\d{1,4})?"
    r"|(?P<bare>\d{1,4})(?:\s*/\s*\d{1,4})?(?:\s*\|\s*(?:trang|page))?)[\s\-–—|)\].]*",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"(?:[-–—]\s*)?\d{1,3}(?:\s*[-–—])?")
# `3 UBND huyện`, `Trang 3/12`; `Mẫu số 03` is numbered otherwise.
_OUTER_NUMBER = re.compile(r"\A([1-9]\d{0,3})(?:/\d{1,4})?\s+(.*)\Z|\A(.*?)\s+([1-9]\d{0,3})(?:/\d{1,4})?\Z", re.DOTALL)
_TOP, _BOTTOM = attrgetter("box.top"), attrgetter("box.bottom")
EDGE_LINES = 2  # running heads have one line, at times a second
# Points from the page's edge. The margins of Nghị định 30/2020/NĐ-CP are 57 to 71 points; a number is told by its value
# too, and may stand lower.
RUNNING_EDGE, NUMBER_EDGE = 70.0, 100.0
SAME_PLACE = 4.0  # points that a running line may move from page to page
MOST_PAGES = 0.4  # of all: heads of left and right pages may differ
FEWEST_PAGES = 3
# Of two pages lines may be alike by chance; what runs over them stands in the margin, apart from the text.
TWO_PAGES = 2
MARGIN = 57.0  # points, 20 mm
APART = 1.0  # times the line's height
NEAR_TABLE = 1.5  # times the height of a line that tells its unit
CENTRED = 6.0  # points from the middle of the page


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
    for by_height in (sorted(content.items, key=_TOP), sorted(content.items, key=_BOTTOM, reverse=True)):
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

    Pages taken out of a whole have another: it stands alone where the rules put it. Gives the pages that had one.
    """
    found = [
        (content, line, int(match["named"] or match["bare"]))
        for content in contents
        for line in _edges(content, NUMBER_EDGE)
        if (match := _LONE_NUMBER.fullmatch(line.text))
    ]
    shifts = {(content.number, content.number - number) for content, _, number in found}
    numbered = set()
    for content, line, number in found:
        at, shift = content.number, content.number - number
        is_next = (at - 1, shift) in shifts or (at + 1, shift) in shifts
        if number == at or is_next or _is_in_number_place(content, line):
            _drop(content, [line])
            numbered.add(at)
    return numbered


def _is_in_number_place(content: PageContent, line: Line) -> bool:
    """Whether a number stands in the middle of the margin (Nghị định 30/2020/NĐ-CP), apart from the text."""
    if not _BARE_NUMBER.fullmatch(line.text) or not _is_in_margin(content, line):
        return False
    return abs((line.box.x0 + line.box.x1) / 2 - content.width / 2) <= CENTRED and _is_apart(content, line)


def _is_in_margin(content: PageContent, line: Line) -> bool:
    return line.box.bottom <= MARGIN or line.box.top >= content.height - MARGIN


def _is_apart(content: PageContent, line: Line, others: Sequence[Line] = ()) -> bool:
    """Whether nothing but `others` stands beside the line or within its height of it."""
    room = APART * (line.box.bottom - line.box.top)
    return all(
        item is line
        or any(item is other for other in others)
        or item.box.bottom <= line.box.top - room
        or item.box.top >= line.box.bottom + room
        for item in content.items
    )


def _drop_repeated(contents: list[PageContent], numbered: set[int]) -> None:
    """Lines that many pages have; a number in them counts up the pages only where there is no other (`Phụ lục 3`)."""
    keyed = [
        (content, line, key)
        for content in contents
        for line in _edges(content, RUNNING_EDGE)
        for key in _keys(content, line, is_numbered=content.number in numbered)
    ]
    counts = Counter(key for _, key in {(content.number, key) for content, _, key in keyed})  # once a page
    enough = TWO_PAGES if len(contents) == TWO_PAGES else max(FEWEST_PAGES, MOST_PAGES * len(contents))
    of_two = len(contents) == TWO_PAGES
    repeated = [
        (content, line)
        for content, line, key in keyed
        if sum(counts[key._replace(place=key.place + step)] for step in (-1, 0, 1)) >= enough
        and not (of_two and _is_label(line, key))
    ]
    if of_two:
        repeated = _set_apart(repeated)
    heads = [content.items[-1:] for content in contents]
    before = {content.number: last for content, last in zip(contents[1:], heads, strict=False)}
    lines = {id(line) for _, line in repeated}
    for content, line in repeated:
        if not _tells_of_table(content, line, lines, before.get(content.number, [])):
            _drop(content, [line])


def _tells_of_table(content: PageContent, line: Line, repeated: set[int], before: Sequence[Line | TableBlock]) -> bool:
    """Whether a line is no running head but tells the unit of the table right below it: `Đơn vị tính: triệu đồng`.

    Above a table that goes on from the page before it says nothing new. `before`: what that page ends with.
    """
    text = line.text.strip()
    if ":" not in text and not (text.startswith("(") and text.endswith(")")):
        return False
    above = [item for item in content.items if item.box.top < line.box.top]
    below = min((i for i in content.items if i.box.top > line.box.top), key=lambda item: item.box.top, default=None)
    height = line.box.bottom - line.box.top
    if not isinstance(below, TableBlock) or below.box.top - line.box.bottom > NEAR_TABLE * height:
        return False
    last = before[0] if before else None
    if not isinstance(last, TableBlock) or any(id(item) not in repeated for item in above):
        return True
    return begins_anew(last.rows, below.rows)


def _set_apart(repeated: list[tuple[PageContent, Line]]) -> list[tuple[PageContent, Line]]:
    """Those that stand in the margin, apart from the text."""
    found = []
    for content, line in repeated:
        beside = [other for of, other in repeated if of is content]
        if _is_in_margin(content, line) and _is_apart(content, line, beside):
            found.append((content, line))
    return found


def _is_label(line: Line, key: Key) -> bool:
    """Whether a line at the head counts up as `Biểu 1`, `Biểu 2` do: words without figures and a number behind them."""
    is_head = key.shift is not None and line.box.bottom <= MARGIN
    return is_head and not line.text[0].isdigit() and not any(map(str.isdigit, key.words))


def _keys(content: PageContent, line: Line, *, is_numbered: bool) -> Iterator[Key]:
    """As printed (`Báo cáo năm 2022`), and without a number at either end, which may be the page's."""
    place = round(line.box.top / SAME_PLACE)
    yield Key(line.text, None, place)
    match = None if is_numbered else _OUTER_NUMBER.match(line.text)
    if match is not None:
        number, words = (match[1], match[2]) if match[1] else (match[4], match[3])
        yield Key(words, content.number - int(number), place)
