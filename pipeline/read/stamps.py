"""Numbers and days stamped by signing programs into the room left blank: put into the line that they stand in.

pdfium gives them last on the page, for they were form fields; on paper they read `Số: 2536/QĐ-UBND, ngày 12 tháng 12`.
"""

from __future__ import annotations

from pipeline.read.lines import Line
from pipeline.read.pieces import SAME_ROW, BoxOf, Piece, line_from, words_of
from pipeline.read.printed import PrintedPage

MOST_WORDS = 8  # a number, a day and a month, at times of two places; more is a line of its own
OVERLAP = 0.25  # of the stamp's width that may lie on printed words: stamps are set by hand


def put_stamps(page: PrintedPage, lines: list[Line], box_of: BoxOf) -> list[Line]:
    """The lines, stamped words moved into the gaps where they are printed."""
    words = [words_of(line, page.text, box_of) for line in lines]
    kept = list(range(len(lines)))
    changed: set[int] = set()
    for late in reversed(range(1, len(lines))):
        if len(words[late]) > MOST_WORDS:
            continue
        hosts = [_host(word, words, [i for i in kept if i != late]) for word in words[late]]
        if not hosts or None in hosts:
            continue
        for word, host in zip(words[late], hosts, strict=True):
            if host is not None:
                words[host].append(word)
                changed.add(host)
        kept.remove(late)
    return [line_from(page, sorted(words[i], key=lambda p: p.box.x0)) if i in changed else lines[i] for i in kept]


def _host(word: Piece, words: list[list[Piece]], lines: list[int]) -> int | None:
    """Index of the line with a gap where the word stands."""
    return next((i for i in lines if len(words[i]) > 1 and _has_room(words[i], word)), None)


def _has_room(line: list[Piece], word: Piece) -> bool:
    if abs(line[0].middle - word.middle) > SAME_ROW * line[0].height:
        return False
    if not min(p.box.x0 for p in line) < word.box.x0 < max(p.box.x1 for p in line):
        return False
    wide = word.box.x1 - word.box.x0
    return all(min(p.box.x1, word.box.x1) - max(p.box.x0, word.box.x0) <= OVERLAP * wide for p in line)
