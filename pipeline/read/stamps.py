"""Numbers and days stamped by signing programs into the room left blank: put into the line that they stand in.

pdfium gives them last on the page, for they were form fields; on paper they read `Số: 2536/QĐ-UBND, ngày 12 tháng 12`.
"""

from __future__ import annotations

import re

from pipeline.read.lines import Line
from pipeline.read.pieces import SAME_ROW, BoxOf, Piece, line_from, words_of_lines
from pipeline.read.printed import PrintedPage

MOST_WORDS = 8  # a number, a day and a month, at times of two places; more is a line of its own
OVERLAP = 0.25  # of the stamp's width that may lie on printed words: stamps are set by hand
FIGURE_ROW = 0.75  # of the line's height: figures set by hand, which nothing but such room can be meant for
_LEADER = re.compile(r"[._]{3,}|…+")  # Số: ......../BC-UBND


def put_stamps(page: PrintedPage, lines: list[Line], box_of: BoxOf) -> list[Line]:
    """The lines, stamped words moved into the gaps where they are printed."""
    words = [_parted(each, page.text, box_of) for each in words_of_lines(lines, page)]
    kept = list(range(len(lines)))
    changed: set[int] = set()
    for late in reversed(range(1, len(lines))):
        if len(words[late]) > MOST_WORDS:
            continue
        hosts = _hosts(page.text, words, late, kept)
        for word, host in zip(words[late], hosts, strict=bool(hosts)):
            words[host] = [p for p in words[host] if not _is_under(page.text, p, word)] + [word]
            changed.add(host)
        if hosts:
            kept.remove(late)
    return [line_from(page, sorted(words[i], key=lambda p: p.box.x0)) if i in changed else lines[i] for i in kept]


def _parted(words: list[Piece], text: str, box_of: BoxOf) -> list[Piece]:
    """The words, the dots where a number is to be filled in parted from the symbol behind them."""
    found = []
    for word in words:
        leader = _LEADER.match(text, word.start, word.end)
        if leader and leader.end() < word.end:
            at = leader.end()
            found.append(word._replace(end=at, box=word.box._replace(x1=box_of(at - 1).x1)))
            found.append(word._replace(start=at, box=word.box._replace(x0=box_of(at).x0)))
        else:
            found.append(word)
    return found


def _is_under(text: str, word: Piece, stamp: Piece) -> bool:
    """Whether the word is dots that the stamp lies over."""
    is_over = min(word.box.x1, stamp.box.x1) > max(word.box.x0, stamp.box.x0)
    return is_over and _LEADER.fullmatch(text, word.start, word.end) is not None


def _hosts(text: str, words: list[list[Piece]], late: int, kept: list[int]) -> list[int]:
    """The line that each word of a late one is to be put into; none unless all of them have one."""
    found: list[int] = []
    for word in words[late]:
        host = _host(text, word, words, [i for i in kept if i != late])
        if host is None:
            return []
        found.append(host)
    return found


def _host(text: str, word: Piece, words: list[list[Piece]], lines: list[int]) -> int | None:
    """Index of the nearest line with a gap where the word stands."""
    row = FIGURE_ROW if text[word.start : word.end].isdigit() else SAME_ROW
    middle = word.middle
    near = []
    for i in lines:
        line = words[i]
        if len(line) > 1:
            _, top, _, bottom = line[0].box
            if abs((top + bottom) / 2 - middle) <= row * (bottom - top) and _has_room(text, line, word):
                near.append(i)
    return min(near, key=lambda i: abs(words[i][0].middle - middle), default=None)


def _has_room(text: str, line: list[Piece], word: Piece) -> bool:
    """Whether a word stands between those of a line, over nothing but dots."""
    if not min(p.box.x0 for p in line) < word.box.x0 < max(p.box.x1 for p in line):
        return False
    wide = word.box.x1 - word.box.x0
    return all(
        min(p.box.x1, word.box.x1) - max(p.box.x0, word.box.x0) <= OVERLAP * wide or _is_under(text, p, word)
        for p in line
    )
