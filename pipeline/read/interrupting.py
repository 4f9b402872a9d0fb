"""Running heads that only one page has, as the second of two: told by the sentence or table that goes on over them.

`… năm 2019 là 612,35` / `Báo cáo ngân sách huyện Cao Lộc năm 2019` / `tỷ đồng` is no 2019 tỷ đồng.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from pipeline.read.assemble import PageContent
from pipeline.read.bodies import MARGIN, NEARLY, Bodies, Item, height_of, is_apart, pitch_of, room_around
from pipeline.read.cells import TableBlock
from pipeline.read.footnotes import goes_on, usual_height, without_notes
from pipeline.read.lines import Line
from pipeline.read.pagebreak import PagedRow, begins_anew, repeated_rows

MOST_LINES = 2
WIDE_LETTER = 0.62  # width by height of an average letter: more means a gap before the number at the line's end
OTHER_STEP = 0.1  # times the line's height: a step so much unlike the usual one is none within a paragraph
_NUMBER_BEHIND = re.compile(r".*\D\s(?P<number>\d{1,4})(?:/\d{1,4})?", re.DOTALL)
_ROW_NUMBER = re.compile(r"\d{1,4}")


def drop_interrupting(contents: Sequence[PageContent]) -> None:
    """Take the heads out of the pages' items."""
    heads = {content.number: _in_margin(content) for content in contents}
    if not any(heads.values()):
        return
    bodies, usual = Bodies(contents), usual_height(contents)
    for before, content in pairwise(contents):
        head = heads[content.number]
        ids = {id(line) for line in head}
        if not head or not all(bodies.is_beyond(content, line, [content.number], ids) for line in head):
            continue
        last = _without(before, heads[before.number])
        last = last[: without_notes(last, usual)]
        rest = _without(content, head)
        if rest and (_has_its_number(content, head) or (last and _is_parted(content, head, last[-1], rest, bodies))):
            content.items = rest


def parting_heads(contents: Sequence[PageContent], shared: Collection[int], bodies: Bodies) -> set[int]:
    """`id` of those of the `shared` lines at the top of a page that part a sentence or table from its rest."""
    found: set[int] = set()
    usual = usual_height(contents)
    for before, content in pairwise(contents):
        head = [
            item
            for item in content.items
            if id(item) in shared and isinstance(item, Line) and item.box.bottom < content.height / 2
        ]
        last = [item for item in before.items if id(item) not in shared]
        last = last[: without_notes(last, usual)]
        rest = _without(content, head)
        if not head or any(item.box.top < max(line.box.bottom for line in head) for item in rest):
            continue
        if last and rest and _is_parted(content, head, last[-1], rest, bodies):
            found.update(map(id, head))
    return found


def _in_margin(content: PageContent) -> list[Line]:
    """The topmost lines, as far as they stand in the margin."""
    found: list[Line] = []
    if all(item.box.bottom > MARGIN for item in content.items):
        return found
    for item in sorted(content.items, key=lambda item: item.box.top):
        if item.box.bottom > MARGIN:
            break
        if not isinstance(item, Line):
            return []
        found.append(item)
    return found if len(found) <= MOST_LINES else []


def _without(content: PageContent, lines: Sequence[Line]) -> list[Item]:
    return [item for item in content.items if all(item is not line for line in lines)]


def _has_its_number(content: PageContent, head: Sequence[Line]) -> bool:
    """Whether a line apart from the text ends, behind a gap, with the page's number: a title has no such gap."""
    match = _NUMBER_BEHIND.fullmatch(head[0].text)
    if len(head) > 1 or match is None or int(match["number"]) != content.number:
        return False
    box = head[0].box
    is_wide = box.x1 - box.x0 > content.width / 2
    return (
        is_wide
        and box.x1 - box.x0 > WIDE_LETTER * height_of(head[0]) * len(head[0].text)
        and is_apart(content, head[0])
    )


def _is_parted(content: PageContent, head: Sequence[Line], last: Item, rest: Sequence[Item], bodies: Bodies) -> bool:
    """Whether the text or table goes on from the page before behind the head, and the head is no line of it."""
    ids = {id(line) for line in head}
    following = rest[0]
    if isinstance(last, TableBlock) or isinstance(following, TableBlock):
        is_table = isinstance(last, TableBlock) and isinstance(following, TableBlock) and _goes_on(last, following)
        return is_table and not any(map(_tells_more, head)) and all(_has_room(content, line, ids) for line in head)
    if not goes_on(last, following) or any(line.text[:1].islower() for line in head):
        return False
    if last.box.x0 > content.width / 2:  # the signer's name
        return False
    return all(_is_no_line_of_text(content, line, ids, following, bodies) for line in head)


def _is_no_line_of_text(
    content: PageContent, line: Line, head: Collection[int], following: Line, bodies: Bodies
) -> bool:
    """Whether a line is smaller than the text, or not as far from what follows as lines of a paragraph are."""
    if not _has_room(content, line, head):
        return False
    if bodies.is_small(line) or is_apart(content, line, head):
        return True
    pitch = pitch_of(content)
    return pitch is not None and abs(following.box.bottom - line.box.bottom - pitch) >= OTHER_STEP * height_of(line)


def _has_room(content: PageContent, line: Line, head: Collection[int]) -> bool:
    return room_around(content, line, head) >= NEARLY * height_of(line)


def _tells_more(line: Line) -> bool:
    """Whether a line may tell a table's unit or name: `Đơn vị tính: triệu đồng`, `(tiếp theo)`."""
    return ":" in line.text or line.text.lstrip()[:1] == "("


def _goes_on(table: TableBlock, more: TableBlock) -> bool:
    """Whether rows go on those of the table before: without a head, or with it and the number that is next."""
    if begins_anew(table.rows, more.rows):
        return False
    heads = repeated_rows(table.rows, more.rows)
    return not heads or _number(more.rows[heads]) - 1 == _number(table.rows[-1]) > 0


def _number(row: PagedRow) -> int:
    """The number that a row begins with, 0 for none."""
    first = next((draft.text.strip() for draft in row[1] if draft.column == 0), "")
    return int(first) if _ROW_NUMBER.fullmatch(first) else 0
