"""Page numbers and running heads and feet, taken out so that sentences and figures join over the page break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from pipeline.read.assemble import PageContent
from pipeline.read.bodies import NEARLY, SAME_PLACE, Bodies, height_of, is_apart, is_in_margin, room_around
from pipeline.read.cells import TableBlock
from pipeline.read.interrupting import drop_interrupting, parting_heads
from pipeline.read.lines import Line
from pipeline.read.pagebreak import begins_anew
from pipeline.text import without_marks

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
# Points from the page's edge: a number is told by its value too, and may stand lower than the margin.
RUNNING_EDGE, NUMBER_EDGE = 70.0, 100.0
MOST_PAGES = 0.4  # of all: heads of left and right pages may differ
FEWEST_PAGES = 3
# Of two pages lines may be alike by chance; what runs over them stands in the margin, apart from the text.
TWO_PAGES = 2
LONGEST_LABEL = 4  # words: `Biểu mẫu số 2`
NEAR_TABLE = 1.5  # times the height of a line that tells its unit
SAME_LEVEL = 1.0  # points
CENTRED = 6.0  # points from the middle of the page


class Key(NamedTuple):
    """What makes lines of several pages one: words, page number less printed number, side, place from the edge."""

    words: str
    shift: int | None
    is_head: bool
    place: int


class Found(NamedTuple):
    """A line at the edge of a page, with one of its keys."""

    content: PageContent
    line: Line
    key: Key


def drop_running_lines(contents: list[PageContent]) -> None:
    """Take page numbers, then running lines, then numbers that stood behind these, out of the pages' items."""
    numbered = _drop_numbers(contents)
    _drop_repeated(contents, numbered)
    drop_interrupting(contents)
    _drop_numbers(contents)


def _edges(content: PageContent, edge: float) -> Iterator[Line]:
    """The outermost lines and those on their levels, as far as they stand within `edge` and no table lies beyond."""
    low = content.height - edge
    if not any(item.box.bottom < edge or item.box.top > low for item in content.items):
        return
    for by_height in (sorted(content.items, key=_TOP), sorted(content.items, key=_BOTTOM, reverse=True)):
        found: list[Line] = []
        for number, item in enumerate(by_height):
            if not isinstance(item, Line) or not (number < EDGE_LINES or (found and _is_level(item, found[-1]))):
                break
            if item.box.bottom < edge or item.box.top > low:
                found.append(item)
        yield from found


def _is_level(one: Line, other: Line) -> bool:
    return abs(one.box.top - other.box.top) <= SAME_LEVEL


def _levels(content: PageContent, edge: float) -> Iterator[list[Line]]:
    """The same lines, those on one level together, from the left: `3`, `/`, `12`."""
    lines = sorted({id(line): line for line in _edges(content, edge)}.values(), key=_TOP)
    while lines:
        level = [line for line in lines if _is_level(line, lines[0])]
        lines = lines[len(level) :]
        yield sorted(level, key=attrgetter("box.x0"))


def _drop(content: PageContent, dropped: list[Line]) -> None:
    if dropped:
        content.items = [item for item in content.items if all(item is not line for line in dropped)]


def _drop_numbers(contents: list[PageContent]) -> dict[int, Line]:
    """A lone number in the margin that is the page's own, or runs on from or to a neighbour's (annexes begin anew).

    Pages taken out of a whole have another: it stands alone where the rules put it. Gives the number of each page that
    had one.
    """
    found = [
        (content, lines, int(match["named"] or match["bare"]))
        for content in contents
        for level in _levels(content, NUMBER_EDGE)
        for lines in ([level] if len(level) == 1 else [level, *([line] for line in level)])
        if (match := _LONE_NUMBER.fullmatch(_text_of(lines)))
    ]
    shifts = {(content.number, content.number - number) for content, _, number in found}
    numbered: dict[int, Line] = {}
    for content, lines, number in found:
        at, shift = content.number, content.number - number
        is_next = (at - 1, shift) in shifts or (at + 1, shift) in shifts
        if number == at or is_next or (len(lines) == 1 and _is_in_number_place(content, lines[0])):
            _drop(content, lines)
            numbered[at] = lines[0]
    return numbered


def _text_of(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _is_in_number_place(content: PageContent, line: Line) -> bool:
    """Whether a number stands in the middle of the margin (Nghị định 30/2020/NĐ-CP), apart from the text."""
    if not _BARE_NUMBER.fullmatch(line.text) or not is_in_margin(content, line):
        return False
    return abs((line.box.x0 + line.box.x1) / 2 - content.width / 2) <= CENTRED and is_apart(content, line)


def _drop_repeated(contents: list[PageContent], numbered: Mapping[int, Line]) -> None:
    """Lines that many pages have, or two where they stand apart."""
    keyed = [
        Found(content, line, key)
        for content in contents
        for level in _levels(content, RUNNING_EDGE)
        for line in level
        for key in _keys(content, line, level, numbered.get(content.number))
    ]
    pages: dict[Key, set[int]] = {}
    for content, _, key in keyed:
        pages.setdefault(key, set()).add(content.number)
    shared = [(found, on) for found in keyed if len(on := _near(pages, found.key)) >= TWO_PAGES]
    if not shared:
        return
    repeated = _running(contents, shared)
    repeated += _of_other_sizes(keyed, repeated)
    heads = [content.items[-1:] for content in contents]
    before = {content.number: last for content, last in zip(contents[1:], heads, strict=False)}
    lines = {id(found.line) for found in repeated}
    for content, line, _ in repeated:
        if not _tells_of_table(content, line, lines, before.get(content.number, [])):
            _drop(content, [line])


def _near(pages: dict[Key, set[int]], key: Key) -> set[int]:
    """The pages that have a line of this key, about as far from the edge."""
    return set().union(*(pages.get(key._replace(place=key.place + step), ()) for step in (-1, 0, 1)))


def _running(contents: list[PageContent], shared: list[tuple[Found, set[int]]]) -> list[Found]:
    """Those of the lines that run over the pages: titles of annexes, too, may open several."""
    many = max(FEWEST_PAGES, MOST_PAGES * len(contents))
    ids = {id(found.line) for found, _ in shared}
    bodies = Bodies(contents, ids)
    parting = parting_heads(contents, ids, bodies)
    known: set[tuple[str, int | None, bool]] = set()
    may_run = []
    for found, pages in shared:
        is_beyond = bodies.is_beyond(found.content, found.line, pages)
        is_sure = id(found.line) in parting or bodies.is_small(found.line) or found.key.shift == 0
        if len(pages) < many and (is_beyond is False or not _may_run(found, ids)):
            continue
        if is_beyond is None:
            is_running = len(pages) >= many or _is_marginal(found, ids)
        else:
            is_running = is_beyond and _is_outside(found, pages, ids, bodies)
        may_run.append(found)
        known |= {found.key[:3]} if is_running or is_sure else set()
    return [found for found in may_run if found.key[:3] in known]


def _may_run(found: Found, shared: set[int]) -> bool:
    """Whether there is room about a line of few pages, and it is no label, note or unit."""
    has_room = room_around(found.content, found.line, shared) >= NEARLY * height_of(found.line)
    return has_room and not _is_label(found) and not _is_note(found)


def _is_marginal(found: Found, shared: set[int]) -> bool:
    """Whether a line that all pages have stands in the margin, apart."""
    return is_in_margin(found.content, found.line) and is_apart(found.content, found.line, shared)


def _is_outside(found: Found, pages: set[int], shared: set[int], bodies: Bodies) -> bool:
    """Whether a line beyond the text of other pages is a foot apart, or a head above text that begins as theirs."""
    content, line, key = found
    if not key.is_head:
        return is_apart(content, line, shared)
    return bodies.begins_alike(content, line, pages) and not line.bold and not line.text.isupper()


def _of_other_sizes(keyed: list[Found], repeated: list[Found]) -> list[Found]:
    """The same lines of pages that lie across: their margins are others."""
    sizes: dict[tuple[str, int | None, bool], set[float]] = {}
    for content, _, key in repeated:
        sizes.setdefault(key[:3], set()).add(content.width)
    taken = {id(found.line) for found in repeated}
    return [
        found
        for found in keyed
        if found.key[:3] in sizes
        and found.content.width not in sizes[found.key[:3]]
        and id(found.line) not in taken
        and is_apart(found.content, found.line, taken)
    ]


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


def _is_label(found: Found) -> bool:
    """Whether a line at the head counts up as `Biểu 1`, `Biểu 2` do: few words without figures, a number behind them.

    A page number stands further off from words before it.
    """
    content, line, key = found
    if key.shift is None or not key.is_head or line.text[0].isdigit() or any(map(str.isdigit, key.words)):
        return False
    is_wide = line.box.x1 - line.box.x0 > content.width / 2
    return len(key.words.split()) <= LONGEST_LABEL and not is_wide


def _is_note(found: Found) -> bool:
    """Whether a line may be a note that two pages have, which begins with its mark, or tells more of a title."""
    first, is_foot = found.line.text[0], not found.key.is_head
    return found.key.shift is None and (first in "*([" or (is_foot and first.isdigit()))


def _keys(content: PageContent, line: Line, level: Sequence[Line], number: Line | None) -> Iterator[Key]:
    """As printed (`Báo cáo năm 2022`), and without a number at either end, which may be the page's.

    Below a number of the page's own only the foot may tell it again: `Phụ lục 3` is a title. On scans without the marks
    of letters, which Tesseract takes for one another: `Trằng Bom`, `Träng Bom`. Also as all on its level, for where a
    head has two columns the lines above are parted, and with the page's `number` that stood there.
    """
    is_head = line.box.top < content.height / 2
    place = round((line.box.top if is_head else content.height - line.box.bottom) / SAME_PLACE)
    is_numbered_head = number is not None and is_head
    lines = [*level, number] if number is not None and _is_level(number, line) else level
    for part in [[line]] if len(lines) == 1 else [[line], lines]:
        text = _text_of(part) if content.scan is None else without_marks(_text_of(part))
        yield Key(text, None, is_head, place)
        match = None if is_numbered_head and part[-1] is not number else _OUTER_NUMBER.match(text)
        if match is not None:
            printed, words = (match[1], match[2]) if match[1] else (match[4], match[3])
            yield Key(words, content.number - int(printed), is_head, place)
