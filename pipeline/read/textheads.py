"""Running heads and feet of texts with form feeds: told by their page number, or by the sentence that goes on.

`… là 612,35` / form feed / `Báo cáo ngân sách năm 2019` / empty line / `tỷ đồng, đạt …` is no 2019 tỷ đồng.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import Span, Table

MOST_LINES = 3  # a head of two lines, and its number
LONGEST = 250  # characters of a line that is looked at
LONG_LINE = 40  # characters: cells of a table, one a line, are shorter
TWO_PAGES, THREE_PAGES = 2, 3
FEWEST_WORDS = 4  # of a foot
ROOM = 200  # characters before a line that are looked at for an empty one
_NUMBERED = re.compile(
    r"(?P<words>\S.*?)(?:[ \t]{3,}|[ \t]*\t[ \t]*)\D{0,8}(?P<number>\d{1,4})(?:[ \t]*/[ \t]*\d{1,4})?"
)
_NUMBER = re.compile(r"[-–— ]*\d{1,4}[-–— ]*")
_ROW = re.compile(r"\S[ \t]{3,}\S.*?\S[ \t]{3,}\S")  # three columns
_PRINTED = re.compile(r"\S(?:[^\n\f]*\S)?")
_ENDED = re.compile(r"[.;:!?…][\"”’»)\s]*\Z")


def text_heads(text: str, pages: Sequence[Span], tables: Sequence[Table]) -> list[Span]:
    """Lines of the text that are running heads or feet."""
    if len(pages) < TWO_PAGES:
        return []
    lines = [_lines(text, page) for page in pages]
    parting = _parting(text, lines)
    words = {text[line.start : line.end] for line in parting if not _NUMBER.fullmatch(text[line.start : line.end])}
    again = [line for page in lines for line in page[:MOST_LINES] if text[line.start : line.end] in words]
    found = [*_counted(text, lines), *parting, *again, *_same_feet(text, lines)]
    return [line for line in found if not any(t.start < line.end and line.start < t.end for t in tables)]


def _lines(text: str, page: Span) -> list[Span]:
    """The page's lines on which something stands, as many at either end as heads and feet may have, and one more."""
    found = [Span(match.start(), match.end()) for match in _PRINTED.finditer(text, page.start, page.end)]
    return found if len(found) <= 2 * MOST_LINES + 2 else [*found[: MOST_LINES + 1], *found[-MOST_LINES - 1 :]]


def _counted(text: str, lines: Sequence[Sequence[Span]]) -> list[Span]:
    """First or last lines of pages with the same words and, behind a gap, the page's number.

    Where pages are numbered otherwise, three of them: rows may count up as well.
    """
    keyed: dict[tuple[str, int, bool], list[Span]] = {}
    for at, page in enumerate(lines):
        for is_head, line in ((True, page[0]), (False, page[-1])) if page else ():
            match = _NUMBERED.fullmatch(text, line.start, line.end) if line.end - line.start <= LONGEST else None
            if match is not None and not _is_row(text, line):
                keyed.setdefault((match["words"], int(match["number"]) - at, is_head), []).append(line)
    enough = {key: TWO_PAGES if key[1] == 1 else THREE_PAGES for key in keyed}
    return [line for key, same in keyed.items() if len(same) >= enough[key] for line in same]


def _parting(text: str, lines: Sequence[Sequence[Span]]) -> list[Span]:
    """Lines at the top of a page, an empty line below them, that part a sentence from its rest."""
    found: list[Span] = []
    for before, page in pairwise(lines):
        count = _head_length(text, page)
        if not count or not before:
            continue
        ends = (_last(text, before), page[count])
        last, following = (text[each.start : each.end] for each in ends)
        is_prose = min(len(last), len(following)) >= LONG_LINE and not any(_is_row(text, each) for each in ends)
        if is_prose and not _ENDED.search(last) and (following[0].islower() or following[0] == "%"):
            found += page[:count]
    return found


def _same_feet(text: str, lines: Sequence[Sequence[Span]]) -> list[Span]:
    """Last lines, an empty line above them, that pages one after the other have; notes begin with their mark."""
    feet = [_last(text, page) for page in lines if page]
    words = [text[line.start : line.end] for line in feet]
    may_run = [
        len(each.split()) >= FEWEST_WORDS
        and each[0].isalpha()
        and not _is_row(text, line)
        and _is_below_room(text, line)
        for each, line in zip(words, feet, strict=True)
    ]
    found: list[Span] = []
    for at, (line, is_foot) in enumerate(zip(feet, may_run, strict=True)):
        if is_foot and words[at] in [*words[max(at - 1, 0) : at], *words[at + 1 : at + 2]]:
            found.append(line)
    return found


def _is_row(text: str, line: Span) -> bool:
    """Whether a line has three columns; one that is too long to be told counts as such."""
    return line.end - line.start > LONGEST or _ROW.search(text, line.start, line.end) is not None


def _is_below_room(text: str, line: Span) -> bool:
    return text[max(line.start - ROOM, 0) : line.start].replace(" ", "").endswith("\n\n")


def _head_length(text: str, page: Sequence[Span]) -> int:
    """How many lines stand above the first empty line below which a page goes on in small letters, 0 for none."""
    for count in range(1, min(MOST_LINES + 1, len(page))):
        above, below = page[count - 1], page[count]
        if text[above.start].islower():
            return 0
        if text.count("\n", above.end, below.start) > 1 and (text[below.start].islower() or text[below.start] == "%"):
            return count
    return 0


def _last(text: str, page: Sequence[Span]) -> Span:
    """The last line of a page that is no number."""
    return next((line for line in reversed(page) if not _NUMBER.fullmatch(text[line.start : line.end])), page[-1])
